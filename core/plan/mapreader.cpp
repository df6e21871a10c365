// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/mapreader.h"

#include "core/base/nearest.h"
#include "core/base/printable.h"
#include "core/plan/words.h"

#include <QRegularExpression>

#include <algorithm>

namespace muster::plan {

namespace {

QString kindOf(const YamlNode& node)
{
    switch (node.kind) {
    case YamlNode::Kind::Scalar:
        return Words::tr("a text");
    case YamlNode::Kind::List:
        return Words::tr("a list");
    case YamlNode::Kind::Map:
        return Words::tr("a map");
    }
    return {};
}

QString shown(const QString& text)
{
    return text.size() > 60 ? text.first(59) + u'…' : text;
}

QString example(QLatin1StringView key, const QString& value)
{
    return Words::tr("for example `%1: %2`").arg(QString(key), value);
}

const QString kSourceExample = QStringLiteral("\"document.md:48\"");

bool isSource(const QString& text)
{
    static const QRegularExpression kSource(QStringLiteral("^[^:,\\s][^:,]*:[1-9][0-9]*(-[1-9][0-9]*)?$"));
    return text.size() <= 300 && printableLine(text) == text && kSource.match(text).hasMatch();
}

} // namespace

const QList<NameKind>& kindsOfWho()
{
    static const QList<NameKind> kKinds { NameKind::Person, NameKind::Contact, NameKind::Role,
        NameKind::Vendor };
    return kKinds;
}

MapReader::MapReader(Reading& reading, const YamlNode& node, const QString& what)
    : m_reading(reading)
    , m_node(node)
    , m_what(what)
{
    if (node.kind != YamlNode::Kind::Map)
        reading.error("plan.wrong-kind", node.span,
            Words::tr("This %1 must be a map of keys, but %2 is written here").arg(what, kindOf(node)),
            Words::tr("write `key: value` pairs"));
}

const Span& MapReader::spanOf(QLatin1StringView key) const
{
    const auto* value = find(key);
    return value ? value->span : m_node.span;
}

bool MapReader::has(QLatin1StringView key) const
{
    return find(key) != nullptr;
}

const YamlNode* MapReader::any(QLatin1StringView key)
{
    if (!m_known.contains(key))
        m_known.append(key);
    return find(key);
}

const YamlNode* MapReader::find(QLatin1StringView key) const
{
    return m_node.find(key);
}

QStringList MapReader::known() const
{
    QStringList made;
    for (const auto key : m_known)
        made.append(QString(key));
    return made;
}

void MapReader::wrongKind(
    const YamlNode& node, QLatin1StringView key, const QString& wanted, const QString& value)
{
    m_reading.error("plan.wrong-kind", node.span,
        Words::tr("'%1' takes %2, but %3 is written here").arg(QString(key), wanted, kindOf(node)),
        example(key, value));
}

const YamlNode* MapReader::scalar(QLatin1StringView key, const QString& value)
{
    const auto* node = any(key);
    if (node && node->kind != YamlNode::Kind::Scalar) {
        wrongKind(*node, key, Words::tr("a text"), value);
        return nullptr;
    }
    return node;
}

const YamlNode* MapReader::map(QLatin1StringView key)
{
    const auto* node = any(key);
    if (node && node->kind != YamlNode::Kind::Map) {
        wrongKind(*node, key, Words::tr("a map"), QStringLiteral("{key: value}"));
        return nullptr;
    }
    return node;
}

const QList<YamlNode>& MapReader::list(QLatin1StringView key)
{
    static const QList<YamlNode> kNone;
    const auto* node = any(key);
    if (node && node->kind != YamlNode::Kind::List) {
        m_reading.error("plan.wrong-kind", node->span,
            Words::tr("'%1' takes a list, but %2 is written here").arg(QString(key), kindOf(*node)),
            Words::tr("put each entry on a line of its own, after '- '"));
        return kNone;
    }
    return node ? node->items : kNone;
}

QString MapReader::text(QLatin1StringView key)
{
    const auto* node = scalar(key, Words::tr("some words"));
    return node ? node->text : QString();
}

QString MapReader::required(QLatin1StringView key, const QString& value)
{
    const auto* node = scalar(key, value);
    const bool isMissing = m_node.kind == YamlNode::Kind::Map && !has(key);
    if (isMissing || (node && node->text.trimmed().isEmpty()))
        m_reading.error("plan.missing-key", spanOf(key),
            Words::tr("This %1 needs '%2'").arg(m_what, QString(key)), example(key, value));
    return node ? node->text : QString();
}

QString MapReader::word(QLatin1StringView key, const QStringList& words)
{
    const auto* node = scalar(key, words.constFirst());
    if (!node)
        return words.constFirst();
    if (words.contains(node->text))
        return node->text;
    const auto nearest = nearestWord(node->text, words);
    m_reading.error("plan.unknown-word", node->span,
        Words::tr("'%1' is not a word for '%2'").arg(shown(node->text), QString(key)),
        nearest.isEmpty() ? Words::tr("one of: %1").arg(words.join(QStringLiteral(", ")))
                          : Words::tr("did you mean '%1'?").arg(nearest));
    return words.constFirst();
}

bool MapReader::flag(QLatin1StringView key)
{
    const auto* node = scalar(key, QStringLiteral("true"));
    if (!node || node->text == u"false")
        return false;
    if (node->text != u"true")
        m_reading.error("plan.bad-flag", node->span,
            Words::tr("'%1' is true or false, not '%2'").arg(QString(key), shown(node->text)),
            example(key, QStringLiteral("true")));
    return node->text == u"true";
}

std::optional<int> MapReader::number(QLatin1StringView key)
{
    const auto* node = scalar(key, QStringLiteral("1"));
    if (!node)
        return std::nullopt;
    bool ok = false;
    const int value = node->text.toInt(&ok);
    if (ok)
        return value;
    m_reading.error("plan.bad-number", node->span,
        Words::tr("'%1' takes a whole number, not '%2'").arg(QString(key), shown(node->text)),
        example(key, QStringLiteral("1")));
    return std::nullopt;
}

std::optional<double> MapReader::quantity(QLatin1StringView key, QLatin1StringView unit)
{
    const auto sample = QStringLiteral("2%1").arg(unit);
    const auto* node = scalar(key, sample);
    if (!node)
        return std::nullopt;
    const auto text = node->text.trimmed();
    bool ok = false;
    const double value = text.endsWith(unit) ? text.chopped(unit.size()).trimmed().toDouble(&ok) : 0;
    if (ok && value >= 0 && value < 1e9)
        return value;
    m_reading.error("plan.bad-number", node->span,
        Words::tr("'%1' takes a number and %2, not '%3'").arg(QString(key), QString(unit), shown(node->text)),
        example(key, sample));
    return std::nullopt;
}

std::optional<Millis> MapReader::duration(QLatin1StringView key)
{
    const auto* node = scalar(key, QStringLiteral("30 min"));
    if (!node || node->text == u"unknown")
        return std::nullopt;
    const auto value = durationFromText(node->text);
    if (!value)
        m_reading.error("plan.bad-duration", node->span,
            Words::tr("'%1' is not a duration").arg(shown(node->text)),
            Words::tr("write it as 30 min, 1 h, 4 h 30 min or 7 d"));
    return value;
}

Target MapReader::target(QLatin1StringView key)
{
    const auto* node = any(key);
    if (!node)
        return {};
    const auto bad = [&](const YamlNode& at) {
        m_reading.error("plan.bad-target", at.span, Words::tr("'%1' is not a target").arg(shown(at.text)),
            Words::tr("write it as 1 h, <= 1 h, ~ 1 h, none, unknown or 0"));
    };
    if (node->kind == YamlNode::Kind::List) {
        wrongKind(*node, key, Words::tr("a target"), QStringLiteral("1 h"));
        return {};
    }
    if (node->kind == YamlNode::Kind::Scalar) {
        const auto target = targetFromText(node->text);
        if (!target)
            bad(*node);
        return target.value_or(Target {});
    }
    MapReader reader(m_reading, *node, Words::tr("target"));
    Target target;
    const auto value = reader.required(QLatin1StringView("value"), QStringLiteral("1 h"));
    if (const auto* at = node->find(QStringLiteral("value")); at && at->kind == YamlNode::Kind::Scalar) {
        const auto read = targetFromText(value);
        if (!read)
            bad(*at);
        target = read.value_or(Target {});
    }
    const auto status = reader.has(QLatin1StringView("status"))
        ? reader.word(QLatin1StringView("status"),
            { QStringLiteral("agreed"), QStringLiteral("aspirational"), QStringLiteral("measured") })
        : (static_cast<void>(reader.any(QLatin1StringView("status"))), QString());
    if (status == u"agreed")
        target.status = Target::Status::Agreed;
    else if (status == u"aspirational")
        target.status = Target::Status::Aspirational;
    else if (status == u"measured")
        target.status = Target::Status::Measured;
    target.remark = reader.text(QLatin1StringView("remark"));
    target.source = reader.place().source;
    reader.finish();
    return target;
}

std::optional<Recurrence> MapReader::recurrence(QLatin1StringView key)
{
    const auto* node = scalar(key, QStringLiteral("daily 02:00"));
    if (!node)
        return std::nullopt;
    auto read = recurrenceFromText(node->text);
    if (!read)
        m_reading.error("plan.bad-schedule", node->span,
            Words::tr("'%1' is not a schedule").arg(shown(node->text)),
            Words::tr("write it as every 1 h, daily 02:00, weekdays 02:00, sundays 03:00, weekly, monthly, "
                      "first business day, quarterly, yearly, continuous, on change or five cron fields"));
    return read;
}

std::optional<Period> MapReader::period(QLatin1StringView key)
{
    const auto* node = scalar(key, QStringLiteral("30 d"));
    if (!node)
        return std::nullopt;
    auto read = periodFromText(node->text);
    if (!read)
        m_reading.error("plan.bad-period", node->span,
            Words::tr("'%1' is not a length of time").arg(shown(node->text)),
            Words::tr("write it as 30 d, 4 weeks, 12 months, 7 years or forever"));
    return read;
}

std::optional<QDate> MapReader::date(QLatin1StringView key)
{
    const auto* node = scalar(key, QStringLiteral("2026-01-31"));
    if (!node)
        return std::nullopt;
    const auto read = QDate::fromString(node->text, Qt::ISODate);
    if (read.isValid())
        return read;
    m_reading.error("plan.bad-date", node->span, Words::tr("'%1' is not a date").arg(shown(node->text)),
        example(key, QStringLiteral("2026-01-31")));
    return std::nullopt;
}

QList<const YamlNode*> MapReader::scalars(QLatin1StringView key)
{
    QList<const YamlNode*> made;
    for (const auto& item : list(key)) {
        if (item.kind == YamlNode::Kind::Scalar)
            made.append(&item);
        else
            m_reading.error("plan.wrong-kind", item.span,
                Words::tr("'%1' is a list of texts, but %2 is written here").arg(QString(key), kindOf(item)),
                example(key, QStringLiteral("[one, two]")));
    }
    return made;
}

QStringList MapReader::texts(QLatin1StringView key)
{
    QStringList made;
    const auto found = scalars(key);
    for (const auto* item : found)
        made.append(item->text);
    return made;
}

QMap<QString, QString> MapReader::textMap(QLatin1StringView key)
{
    QMap<QString, QString> made;
    const auto* node = map(key);
    if (!node)
        return made;
    for (const auto& entry : node->entries) {
        if (entry.value.kind == YamlNode::Kind::Scalar) {
            made.insert(entry.key, entry.value.text);
            if (entry.value.text.startsWith(u"credential:"))
                m_reading.use({ NameKind::Credential }, {}, entry.value.text.sliced(11), entry.value.span,
                    Finding::Severity::Warning);
        } else {
            m_reading.error("plan.wrong-kind", entry.value.span,
                Words::tr("'%1' takes a text, but %2 is written here").arg(entry.key, kindOf(entry.value)),
                Words::tr("for example `%1: some words`").arg(entry.key));
        }
    }
    return made;
}

QString MapReader::address(QLatin1StringView key)
{
    const auto* node = scalar(key, QStringLiteral("\"credential:NAME\""));
    if (!node)
        return {};
    if (node->text.startsWith(u"credential:"))
        m_reading.use(
            { NameKind::Credential }, {}, node->text.sliced(11), node->span, Finding::Severity::Warning);
    return node->text;
}

QString MapReader::id(NameKind kind, const QString& scope)
{
    const QLatin1StringView key("id");
    const auto* node = scalar(key, QStringLiteral("some-name"));
    if (!node) {
        if (!has(key) && m_node.kind == YamlNode::Kind::Map)
            m_reading.error("plan.missing-key", m_node.span,
                Words::tr("This %1 needs '%2'").arg(m_what, QString(key)),
                example(key, QStringLiteral("some-name")));
        return {};
    }
    if (!isSlug(node->text)) {
        m_reading.error("plan.bad-name", node->span, Words::tr("'%1' cannot be an id").arg(shown(node->text)),
            Words::tr("at most 64 letters, digits, '-' and '_', beginning with a letter or digit"));
        return {};
    }
    m_reading.declare(kind, scope, node->text, node->span);
    return node->text;
}

QString MapReader::name(QLatin1StringView key, const QList<NameKind>& kinds, const QString& scope)
{
    const auto* node = scalar(key, QStringLiteral("some-name"));
    if (!node || node->text == u"unknown" || node->text == u"none")
        return {};
    m_reading.use(kinds, scope, node->text, node->span);
    return node->text;
}

QStringList MapReader::names(QLatin1StringView key, const QList<NameKind>& kinds, const QString& scope)
{
    QStringList made;
    const auto found = scalars(key);
    for (const auto* item : found) {
        made.append(item->text);
        m_reading.use(kinds, scope, item->text, item->span);
    }
    return made;
}

QString MapReader::who(QLatin1StringView key)
{
    static_cast<void>(name(key, kindsOfWho()));
    const auto* node = find(key);
    return node && node->kind == YamlNode::Kind::Scalar ? node->text : QString();
}

QStringList MapReader::whos(QLatin1StringView key)
{
    return names(key, kindsOfWho());
}

Place MapReader::place()
{
    const QLatin1StringView key("source");
    return { m_node.span.line, m_node.span.column, source(key) };
}

QString MapReader::source(QLatin1StringView key)
{
    const auto* node = any(key);
    if (!node)
        return {};
    const bool several = node->kind == YamlNode::Kind::List;
    QStringList made;
    for (const auto* item : several ? scalars(key) : QList { scalar(key, kSourceExample) }) {
        if (item && isSource(item->text))
            made.append(item->text);
        else if (item)
            m_reading.error("plan.bad-source", item->span,
                Words::tr("'%1' does not say where").arg(shown(item->text)), example(key, kSourceExample));
    }
    return made.join(QStringLiteral(", "));
}

void MapReader::finish()
{
    if (m_reading.isAskedFor())
        m_reading.asked(m_node.span, m_what, known());
    for (const auto& entry : m_node.entries) {
        const bool isKnown = std::any_of(
            m_known.begin(), m_known.end(), [&](QLatin1StringView key) { return key == entry.key; });
        if (isKnown || m_reading.isFull())
            continue;
        const auto keys = known();
        const auto nearest = nearestWord(entry.key, keys);
        m_reading.error("plan.unknown-key", entry.keySpan,
            Words::tr("'%1' is not a key of this %2").arg(shown(entry.key), m_what),
            nearest.isEmpty() ? Words::tr("it has: %1").arg(keys.join(QStringLiteral(", ")))
                              : Words::tr("did you mean '%1'?").arg(nearest));
    }
}

} // namespace muster::plan
