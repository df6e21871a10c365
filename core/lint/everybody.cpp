// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/everybody.h"

#include "core/lint/coverage.h"

#include <QMap>

#include <algorithm>
#include <numeric>
#include <utility>

namespace muster::plan::lint {

namespace {

/// Entries that are the same as others, found by what they have in common.
class Sameness {
public:
    explicit Sameness(const QList<Everybody::Entry>& entries)
        : m_entries(entries)
        , m_first(entries.size())
    {
        std::iota(m_first.begin(), m_first.end(), qsizetype { 0 });
    }
    /// Whoever has this mark is the same, unless two of one plan have it: then it is a desk, or a common
    /// name.
    void mark(const QString& mark, qsizetype entry) { m_marks[mark].append(entry); }
    void joinMarked()
    {
        for (const auto& marked : std::as_const(m_marks)) {
            QHash<qsizetype, QString> ids;
            const bool isOfOne = std::all_of(marked.begin(), marked.end(), [&](qsizetype entry) {
                const auto& [member, id, name, phone, email, place] = m_entries[entry];
                const auto known = ids.constFind(member);
                if (known != ids.constEnd())
                    return *known == id;
                ids.insert(member, id);
                return true;
            });
            for (const auto entry : marked) {
                if (isOfOne)
                    join(marked.constFirst(), entry);
            }
        }
    }
    /// The first entry that is the same as this one.
    qsizetype firstOf(qsizetype entry)
    {
        while (m_first[entry] != entry)
            entry = m_first[entry] = m_first[m_first[entry]];
        return entry;
    }

private:
    void join(qsizetype one, qsizetype other)
    {
        const auto a = firstOf(one);
        const auto b = firstOf(other);
        m_first[std::max(a, b)] = std::min(a, b);
    }

    const QList<Everybody::Entry>& m_entries;
    QList<qsizetype> m_first;
    QMap<QString, QList<qsizetype>> m_marks;
};

} // namespace

Everybody::Everybody(const Members& members)
{
    QList<Entry> entries;
    QList<bool> named;
    for (qsizetype member = 0; member < members.size(); ++member) {
        const auto& plan = *members[member].plan;
        for (const auto& one : plan.people) {
            entries.append({ member, one.id, titleOr(one.name, one.id), one.phone, one.email,
                members[member].at(one.place) });
            named.append(!isNobody(one.name));
        }
        for (const auto& one : plan.contacts) {
            entries.append({ member, one.id, titleOr(one.title, one.id), one.phone, one.email,
                members[member].at(one.place) });
            named.append(false);
        }
    }
    Sameness same(entries);
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const auto& entry = entries[i];
        if (named[i])
            same.mark(QStringLiteral("name ") + entry.name.simplified().toCaseFolded(), i);
        if (!isNobody(entry.email))
            same.mark(QStringLiteral("email ") + entry.email.trimmed().toCaseFolded(), i);
        same.mark(QStringLiteral("id %1 %2").arg(QString::number(entry.member), entry.id), i);
    }
    same.joinMarked();
    QHash<qsizetype, qsizetype> numbers;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const auto first = same.firstOf(i);
        if (!numbers.contains(first)) {
            numbers.insert(first, m_all.size());
            m_all.append({ entries[i].name, {} });
        }
        const auto number = numbers.value(first);
        m_all[number].entries.append(entries[i]);
        m_who.insert({ entries[i].member, entries[i].id }, number);
    }
}

qsizetype Everybody::who(qsizetype member, const QString& id) const
{
    return m_who.value({ member, id }, -1);
}

} // namespace muster::plan::lint
