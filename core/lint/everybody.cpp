// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/everybody.h"

#include "core/lint/coverage.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace muster::plan::lint {

namespace {

/// Entries that are the same as others, found by what they have in common.
class Sameness {
public:
    explicit Sameness(qsizetype size)
        : m_first(size)
    {
        std::iota(m_first.begin(), m_first.end(), qsizetype { 0 });
    }
    /// Whoever has this mark is the same.
    void mark(const QString& mark, qsizetype entry)
    {
        const auto known = m_marks.constFind(mark);
        if (known == m_marks.constEnd())
            m_marks.insert(mark, entry);
        else
            join(*known, entry);
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
        const auto [first, second] = std::minmax(firstOf(one), firstOf(other));
        m_first[second] = first;
    }

    QList<qsizetype> m_first;
    QHash<QString, qsizetype> m_marks;
};

/// The digits; a local spelling of a number is not taken for the international one.
QString digitsOf(const QString& phone)
{
    QString digits;
    for (const auto& letter : phone) {
        if (letter.isDigit())
            digits.append(letter);
    }
    return digits;
}

/// A shorter one is an extension, and many houses have it.
constexpr qsizetype kShortestNumber = 7;

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
    Sameness same(entries.size());
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const auto& entry = entries[i];
        if (named[i])
            same.mark(QStringLiteral("name ") + entry.name.simplified().toCaseFolded(), i);
        if (!isNobody(entry.email))
            same.mark(QStringLiteral("email ") + entry.email.trimmed().toCaseFolded(), i);
        if (const auto digits = digitsOf(entry.phone); digits.size() >= kShortestNumber)
            same.mark(QStringLiteral("phone ") + digits, i);
        same.mark(QStringLiteral("id %1 %2").arg(QString::number(entry.member), entry.id), i);
    }
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
