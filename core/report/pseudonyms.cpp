// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/pseudonyms.h"

#include "core/plan/words.h"

#include <QMap>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using plan::Words;

namespace {

constexpr qsizetype kShortestPart = 2;

/// Scripts that put a space before and behind a name. The others write on, or hang particles on it.
bool standsApart(QChar c)
{
    switch (c.script()) {
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Common:
        return true;
    default:
        return false;
    }
}

QString patternOf(const QString& name)
{
    const auto before = standsApart(name.front()) ? u"(?<![\\p{L}\\p{N}])"_s : QString();
    const auto after = standsApart(name.back()) ? u"(?![\\p{L}\\p{N}])"_s : QString();
    return before + QRegularExpression::escape(name) + after;
}

bool isPart(const QString& word)
{
    return word.size() >= kShortestPart && !word.front().isLower() && word.front().isLetter();
}

} // namespace

Pseudonyms::Pseudonyms(const QList<Known>& people)
{
    QList<Known> once;
    QSet<QString> names;
    QMap<QString, int> holders;
    for (auto one : people) {
        one.name = one.name.simplified();
        if (one.name.isEmpty() || names.contains(one.name))
            continue;
        names.insert(one.name);
        once.append(one);
        ++holders[one.role];
    }
    QMap<QString, int> counted;
    for (const auto& one : std::as_const(once)) {
        const auto number = ++counted[one.role];
        const auto words = one.role.isEmpty() ? Words::tr("Participant %1").arg(number)
            : holders.value(one.role) > 1     ? one.role + u' ' + QString::number(number)
                                              : one.role;
        m_words.insert(one.name, words);
    }
    for (const auto& one : std::as_const(once)) {
        for (const auto& part : one.name.split(u' ')) {
            if (!isPart(part) || names.contains(part))
                continue;
            // Who is meant by a part that two have in common cannot be told.
            const auto other = m_words.constFind(part);
            const bool isShared = other != m_words.constEnd() && *other != m_words.value(one.name);
            m_words.insert(part, isShared ? Words::tr("a participant") : m_words.value(one.name));
        }
    }
    QStringList longestFirst = m_words.keys();
    std::sort(longestFirst.begin(), longestFirst.end(), [](const QString& a, const QString& b) {
        return a.size() == b.size() ? a < b : a.size() > b.size();
    });
    QStringList patterns;
    for (const auto& name : std::as_const(longestFirst))
        patterns.append(patternOf(name));
    m_names = QRegularExpression(patterns.join(u'|'), QRegularExpression::UseUnicodePropertiesOption);
}

QString Pseudonyms::replaced(const QString& text) const
{
    if (m_words.isEmpty() || text.isEmpty())
        return text;
    QString made;
    qsizetype from = 0;
    auto found = m_names.globalMatch(text);
    while (found.hasNext()) {
        const auto name = found.next();
        made += QStringView(text).mid(from, name.capturedStart() - from);
        made += m_words.value(name.captured());
        from = name.capturedEnd();
    }
    return from == 0 ? text : made + text.mid(from);
}

} // namespace muster::report
