// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/plan/reading.h"

#include <QLatin1StringView>
#include <QMap>
#include <QVarLengthArray>

#include <initializer_list>
#include <optional>

namespace muster::plan {

/// Reads one map key by key. Every read makes its key a known one; finish() reports the others with the
/// nearest known word. What is absent reads as empty; what is there but wrong is reported and reads as empty.
class MapReader final {
public:
    /// `what` is the map in a word for people, e.g. "step". A node that is no map is reported, and reads as
    /// an empty one. All three must outlive the reader, and so must the keys it is asked for.
    MapReader(Reading& reading, const YamlNode& node, const QString& what);

    [[nodiscard]] const Span& span() const { return m_node.span; }
    [[nodiscard]] const Span& spanOf(QLatin1StringView key) const;
    [[nodiscard]] bool has(QLatin1StringView key) const;

    [[nodiscard]] QString text(QLatin1StringView key);
    [[nodiscard]] QString required(QLatin1StringView key, const QString& example);
    /// One of a few words; the first is what an absent or wrong one reads as.
    [[nodiscard]] QString word(QLatin1StringView key, const QStringList& words);
    [[nodiscard]] bool flag(QLatin1StringView key);
    [[nodiscard]] std::optional<int> number(QLatin1StringView key);
    /// "2x" or "50 %": the number before the unit.
    [[nodiscard]] std::optional<double> quantity(QLatin1StringView key, QLatin1StringView unit);
    /// A duration; `unknown` and an absent key are nothing.
    [[nodiscard]] std::optional<Millis> duration(QLatin1StringView key);
    [[nodiscard]] Target target(QLatin1StringView key);
    [[nodiscard]] std::optional<Recurrence> recurrence(QLatin1StringView key);
    [[nodiscard]] std::optional<Period> period(QLatin1StringView key);
    [[nodiscard]] std::optional<QDate> date(QLatin1StringView key);
    [[nodiscard]] QStringList texts(QLatin1StringView key);
    /// A map of texts, with any keys.
    [[nodiscard]] QMap<QString, QString> textMap(QLatin1StringView key);
    /// A text that may be "credential:NAME"; the name should be one of the plan's.
    [[nodiscard]] QString address(QLatin1StringView key);

    /// The map's own id, declared under its kind and scope; empty when it is missing or wrong.
    [[nodiscard]] QString id(NameKind kind, const QString& scope = {});
    /// A name of one of the kinds; empty when absent, wrong, `unknown` or `none`.
    [[nodiscard]] QString name(
        QLatin1StringView key, const QList<NameKind>& kinds, const QString& scope = {});
    [[nodiscard]] QStringList names(
        QLatin1StringView key, const QList<NameKind>& kinds, const QString& scope = {});
    /// As name, but `unknown` and `none` are kept: who it is, as written.
    [[nodiscard]] QString who(QLatin1StringView key);
    [[nodiscard]] QStringList whos(QLatin1StringView key);

    template <typename Id>
    [[nodiscard]] std::optional<Id> idOf(QLatin1StringView key, NameKind kind, const QString& scope = {})
    {
        const auto found = name(key, { kind }, scope);
        return found.isEmpty() ? std::nullopt : std::optional(Id(found));
    }
    template <typename Id>
    [[nodiscard]] QList<Id> idsOf(QLatin1StringView key, NameKind kind, const QString& scope = {})
    {
        QList<Id> made;
        const auto found = names(key, { kind }, scope);
        for (const auto& one : found)
            made.append(Id(one));
        return made;
    }

    /// The value of any kind; null when absent.
    [[nodiscard]] const YamlNode* any(QLatin1StringView key);
    /// A map; null when absent or something else.
    [[nodiscard]] const YamlNode* map(QLatin1StringView key);
    /// The entries of a list; empty when absent or something else.
    [[nodiscard]] const QList<YamlNode>& list(QLatin1StringView key);

    /// Line, column and the key `source`.
    [[nodiscard]] Place place();
    /// "FILE:LINE" or "FILE:LINE-LINE", or a list of them, joined by ", "; empty when absent or wrong.
    [[nodiscard]] QString source(QLatin1StringView key);

    /// Reports the keys that nobody read.
    void finish();

    [[nodiscard]] Reading& reading() { return m_reading; }

private:
    [[nodiscard]] const YamlNode* scalar(QLatin1StringView key, const QString& example);
    [[nodiscard]] QList<const YamlNode*> scalars(QLatin1StringView key);
    void wrongKind(
        const YamlNode& node, QLatin1StringView key, const QString& wanted, const QString& example);

    Reading& m_reading;
    const YamlNode& m_node;
    QString m_what;
    [[nodiscard]] const YamlNode* find(QLatin1StringView key) const;
    [[nodiscard]] QStringList known() const;

    /// As they were written in the source: every map is asked for dozens, and few of them are there.
    QVarLengthArray<QLatin1StringView, 40> m_known;
};

/// Which persons, contacts, roles and vendors can be asked to do something.
[[nodiscard]] const QList<NameKind>& kindsOfWho();

} // namespace muster::plan
