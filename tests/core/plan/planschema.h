// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/yamlnode.h"

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <functional>

namespace muster::test {

/// Whether plain scalars become numbers and truths, as an editor reads them, or stay texts, as Muster does.
enum class Typed { AsYaml, AsText };

inline QJsonValue jsonOf(const plan::YamlNode& node, Typed typed)
{
    using Kind = plan::YamlNode::Kind;
    if (node.kind == Kind::List) {
        QJsonArray made;
        for (const auto& item : node.items)
            made.append(jsonOf(item, typed));
        return made;
    }
    if (node.kind == Kind::Map) {
        QJsonObject made;
        for (const auto& entry : node.entries)
            made.insert(entry.key, jsonOf(entry.value, typed));
        return made;
    }
    if (typed == Typed::AsText || node.style != plan::YamlNode::Style::Plain)
        return node.text;
    if (node.text == u"true" || node.text == u"false")
        return node.text == u"true";
    bool isNumber = false;
    const double number = node.text.toDouble(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(node.text);
}

/// Calls back for the map itself and each map below it.
inline void forEachMap(plan::YamlNode& node, const std::function<void(plan::YamlNode&)>& visit)
{
    if (node.kind == plan::YamlNode::Kind::Map)
        visit(node);
    for (auto& item : node.items)
        forEachMap(item, visit);
    for (auto& entry : node.entries)
        forEachMap(entry.value, visit);
}

/// A JSON Schema, and as much of a validator as ours needs: a keyword that it does not know ends the test.
/// Places are JSON pointers, of what a `$ref` leads to.
class Schema final {
public:
    explicit Schema(const QByteArray& text)
        : Schema(QJsonDocument::fromJson(text).object())
    {
    }

    [[nodiscard]] QJsonObject at(const QString& place) const { return m_places.value(place); }
    /// Of all schemas in the schema.
    [[nodiscard]] QStringList places() const { return m_places.keys(); }
    /// Whether a schema describes a map of known keys, and not only a condition on some of them.
    [[nodiscard]] static bool isMap(const QJsonObject& schema)
    {
        return schema.contains(QStringLiteral("properties"))
            && schema.contains(QStringLiteral("additionalProperties"));
    }
    /// The schemas that do.
    [[nodiscard]] QStringList maps() const
    {
        QStringList made;
        for (auto one = m_places.begin(); one != m_places.end(); ++one) {
            if (isMap(*one))
                made.append(one.key());
        }
        return made;
    }

    /// Copies in which a map has a key less, and more.
    [[nodiscard]] Schema without(const QString& place, const QString& key) const
    {
        return Schema(changed(m_root, place, [&](QJsonObject& map) { map.remove(key); }));
    }
    [[nodiscard]] Schema with(const QString& place, const QString& key) const
    {
        return Schema(changed(m_root, place, [&](QJsonObject& map) { map.insert(key, QJsonObject()); }));
    }

    /// Calls back for every value of the tree with the place of what describes it. A part that nothing
    /// describes is left out.
    void walk(const plan::YamlNode& root,
        const std::function<void(const plan::YamlNode& node, const QString& place)>& visit) const
    {
        walkFrom(root, QString(), visit);
    }

    /// Why a value is not as a place of the schema describes it; empty when it is.
    [[nodiscard]] QString fault(const QJsonValue& value, const QString& place = {}) const;

private:
    using Visit = std::function<void(const plan::YamlNode&, const QString&)>;

    explicit Schema(const QJsonObject& root)
        : m_root(root)
    {
        gather(root, QString());
    }

    void gather(const QJsonObject& schema, const QString& place)
    {
        m_places.insert(place, schema);
        for (const auto* key : { "properties", "$defs" }) {
            const auto named = schema.value(QLatin1StringView(key)).toObject();
            for (auto one = named.begin(); one != named.end(); ++one)
                gather(one.value().toObject(), place + u'/' + QLatin1StringView(key) + u'/' + one.key());
        }
        for (const auto* key : { "items", "additionalProperties", "propertyNames" }) {
            const auto one = schema.value(QLatin1StringView(key));
            if (one.isObject())
                gather(one.toObject(), place + u'/' + QLatin1StringView(key));
        }
        const auto branches = schema.value(QStringLiteral("anyOf")).toArray();
        for (qsizetype i = 0; i < branches.size(); ++i)
            gather(branches[i].toObject(), place + QStringLiteral("/anyOf/%1").arg(i));
    }

    static QJsonObject changed(
        QJsonObject schema, const QString& place, const std::function<void(QJsonObject&)>& act)
    {
        if (place.isEmpty()) {
            auto keys = schema.value(QStringLiteral("properties")).toObject();
            act(keys);
            schema.insert(QStringLiteral("properties"), keys);
            return schema;
        }
        const auto key = place.section(u'/', 1, 1);
        const auto rest = place.sliced(key.size() + 1);
        if (key == u"properties" || key == u"$defs") {
            const auto name = rest.section(u'/', 1, 1);
            auto named = schema.value(key).toObject();
            named.insert(name, changed(named.value(name).toObject(), rest.sliced(name.size() + 1), act));
            schema.insert(key, named);
        } else if (key == u"anyOf") {
            const auto number = rest.section(u'/', 1, 1);
            auto branches = schema.value(key).toArray();
            branches[number.toInt()]
                = changed(branches[number.toInt()].toObject(), rest.sliced(number.size() + 1), act);
            schema.insert(key, branches);
        } else {
            schema.insert(key, changed(schema.value(key).toObject(), rest, act));
        }
        return schema;
    }

    [[nodiscard]] QString followed(QString place) const
    {
        for (auto ref = at(place).value(QStringLiteral("$ref")); ref.isString();
             ref = at(place).value(QStringLiteral("$ref")))
            place = ref.toString().sliced(1);
        return place;
    }

    /// The one branch that describes this value.
    [[nodiscard]] QString branchFor(const plan::YamlNode& node, const QString& place) const
    {
        const auto here = followed(place);
        const auto branches = at(here).value(QStringLiteral("anyOf")).toArray();
        if (branches.isEmpty() || at(here).contains(QStringLiteral("type")))
            return here;
        for (qsizetype i = 0; i < branches.size(); ++i) {
            const auto branch = branchFor(node, here + QStringLiteral("/anyOf/%1").arg(i));
            if (fits(node, at(branch)))
                return branch;
        }
        return here;
    }
    static bool fits(const plan::YamlNode& node, const QJsonObject& schema)
    {
        const bool isMap = schema.value(QStringLiteral("type")) == QStringLiteral("object");
        const bool isList = schema.value(QStringLiteral("type")) == QStringLiteral("array");
        if (node.kind != plan::YamlNode::Kind::Map)
            return !isMap && isList == (node.kind == plan::YamlNode::Kind::List);
        const auto required = schema.value(QStringLiteral("required")).toArray();
        return isMap && std::all_of(required.begin(), required.end(), [&](const QJsonValue& key) {
            return node.find(key.toString()) != nullptr;
        });
    }

    void walkFrom(const plan::YamlNode& node, const QString& place, const Visit& visit) const
    {
        const auto here = branchFor(node, place);
        const auto schema = at(here);
        visit(node, here);
        for (const auto& item : node.items)
            walkFrom(item, here + QStringLiteral("/items"), visit);
        const auto keys = schema.value(QStringLiteral("properties")).toObject();
        for (const auto& entry : node.entries) {
            if (keys.contains(entry.key))
                walkFrom(entry.value, here + QStringLiteral("/properties/") + entry.key, visit);
            else if (schema.value(QStringLiteral("additionalProperties")).isObject())
                walkFrom(entry.value, here + QStringLiteral("/additionalProperties"), visit);
        }
    }

    [[nodiscard]] QString faultOfMap(
        const QJsonObject& map, const QJsonObject& schema, const QString& place) const;
    [[nodiscard]] QString faultOfText(const QString& text, const QJsonObject& schema) const;

    QJsonObject m_root;
    QMap<QString, QJsonObject> m_places;
};

inline QString Schema::faultOfText(const QString& text, const QJsonObject& schema) const
{
    static QHash<QString, QRegularExpression> compiled;
    const auto pattern = schema.value(QStringLiteral("pattern")).toString();
    if (!pattern.isEmpty() && !compiled.contains(pattern))
        compiled.insert(pattern, QRegularExpression(pattern));
    if (!pattern.isEmpty() && !compiled.value(pattern).match(text).hasMatch())
        return QStringLiteral("'%1' is not like %2").arg(text, pattern);
    const auto longest = schema.value(QStringLiteral("maxLength")).toInt(-1);
    return longest >= 0 && text.size() > longest ? QStringLiteral("'%1' is too long").arg(text) : QString();
}

inline QString Schema::faultOfMap(
    const QJsonObject& map, const QJsonObject& schema, const QString& place) const
{
    const auto required = schema.value(QStringLiteral("required")).toArray();
    for (const auto& key : required) {
        if (!map.contains(key.toString()))
            return QStringLiteral("'%1' is missing").arg(key.toString());
    }
    const auto known = schema.value(QStringLiteral("properties")).toObject();
    const auto others = schema.value(QStringLiteral("additionalProperties"));
    for (auto entry = map.begin(); entry != map.end(); ++entry) {
        QString found;
        if (schema.contains(QStringLiteral("propertyNames")))
            found = fault(entry.key(), place + QStringLiteral("/propertyNames"));
        if (known.contains(entry.key()))
            found = fault(entry.value(), place + QStringLiteral("/properties/") + entry.key());
        else if (others == QJsonValue(false))
            found = QStringLiteral("it is no key");
        else if (others.isObject() && found.isEmpty())
            found = fault(entry.value(), place + QStringLiteral("/additionalProperties"));
        if (!found.isEmpty())
            return entry.key() + QStringLiteral(": ") + found;
    }
    return {};
}

inline QString Schema::fault(const QJsonValue& value, const QString& place) const
{
    static const QStringList kKnown { QStringLiteral("$ref"), QStringLiteral("$schema"),
        QStringLiteral("$defs"), QStringLiteral("title"), QStringLiteral("description"),
        QStringLiteral("examples"), QStringLiteral("type"), QStringLiteral("enum"), QStringLiteral("anyOf"),
        QStringLiteral("required"), QStringLiteral("properties"), QStringLiteral("additionalProperties"),
        QStringLiteral("propertyNames"), QStringLiteral("items"), QStringLiteral("minItems"),
        QStringLiteral("pattern"), QStringLiteral("maxLength"), QStringLiteral("minimum"),
        QStringLiteral("maximum") };
    const auto schema = at(place);
    const auto keywords = schema.keys();
    for (const auto& keyword : keywords) {
        if (!kKnown.contains(keyword))
            qFatal("the test's validator does not know %s", qPrintable(keyword));
    }
    if (schema.contains(QStringLiteral("$ref")))
        return fault(value, followed(place));
    static const QHash<QJsonValue::Type, QString> kTypes { { QJsonValue::String, QStringLiteral("string") },
        { QJsonValue::Bool, QStringLiteral("boolean") }, { QJsonValue::Double, QStringLiteral("number") },
        { QJsonValue::Array, QStringLiteral("array") }, { QJsonValue::Object, QStringLiteral("object") } };
    const auto type = schema.value(QStringLiteral("type"));
    const auto types = type.isArray() ? type.toArray() : type.isString() ? QJsonArray { type } : QJsonArray();
    const bool isWhole = value.isDouble() && value.toDouble() == std::floor(value.toDouble());
    if (!types.isEmpty() && !types.contains(kTypes.value(value.type()))
        && !(isWhole && types.contains(QStringLiteral("integer"))))
        return QStringLiteral("it is a %1").arg(kTypes.value(value.type()));
    const auto words = schema.value(QStringLiteral("enum")).toArray();
    if (!words.isEmpty() && !words.contains(value))
        return QStringLiteral("'%1' is no such word").arg(value.toVariant().toString());
    if (value.isDouble()
        && (value.toDouble() < schema.value(QStringLiteral("minimum")).toDouble(value.toDouble())
            || value.toDouble() > schema.value(QStringLiteral("maximum")).toDouble(value.toDouble())))
        return QStringLiteral("it is out of bounds");
    QString found = value.isString() ? faultOfText(value.toString(), schema) : QString();
    if (found.isEmpty() && value.isObject())
        found = faultOfMap(value.toObject(), schema, place);
    if (value.isArray()) {
        const auto items = value.toArray();
        if (items.size() < schema.value(QStringLiteral("minItems")).toInt())
            found = QStringLiteral("it has too few entries");
        for (qsizetype i = 0; i < items.size() && found.isEmpty(); ++i)
            found = fault(items[i], place + QStringLiteral("/items"));
    }
    const auto branches = schema.value(QStringLiteral("anyOf")).toArray();
    QString reasons;
    bool fitsOne = branches.isEmpty();
    for (qsizetype i = 0; i < branches.size() && !fitsOne; ++i) {
        const auto reason = fault(value, place + QStringLiteral("/anyOf/%1").arg(i));
        fitsOne = reason.isEmpty();
        reasons += reason + QStringLiteral("; ");
    }
    return found.isEmpty() && !fitsOne ? reasons : found;
}

} // namespace muster::test
