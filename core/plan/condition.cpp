// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/condition.h"

#include <QRegularExpression>

namespace muster::plan {

namespace {

std::optional<Term> termFromText(const QString& text)
{
    static const QRegularExpression kEqual(QStringLiteral("^([A-Za-z0-9_-]+)\\s*=\\s*([A-Za-z0-9_-]+)$"));
    static const QRegularExpression kAtLeast(QStringLiteral("^severity\\s*>=\\s*([A-Za-z0-9_-]+)$"));
    static const QRegularExpression kMissed(
        QStringLiteral("^(rpo|rto)_missed\\(\\s*([A-Za-z0-9_-]+)\\s*\\)$"));
    if (const auto match = kEqual.match(text); match.hasMatch()) {
        const auto left = match.captured(1);
        const auto right = match.captured(2);
        if (left != u"kind")
            return Term { Term::DecisionIs { DecisionId(left), AnswerId(right) } };
        if (right != u"live" && right != u"drill")
            return std::nullopt;
        return Term { Term::KindIs { right } };
    }
    if (const auto match = kAtLeast.match(text); match.hasMatch())
        return Term { Term::SeverityAtLeast { SeverityId(match.captured(1)) } };
    if (const auto match = kMissed.match(text); match.hasMatch()) {
        if (match.capturedView(1) == u"rpo")
            return Term { Term::RpoMissed { match.captured(2) } };
        return Term { Term::RtoMissed { match.captured(2) } };
    }
    return std::nullopt;
}

} // namespace

std::optional<Condition> conditionFromText(QStringView text)
{
    if (text.size() > 500)
        return std::nullopt;
    Condition made;
    made.text = text.toString().simplified();
    const auto terms = made.text.split(QStringLiteral(" and "));
    for (const auto& term : terms) {
        auto read = termFromText(term.trimmed());
        if (!read)
            return std::nullopt;
        made.all.append(std::move(*read));
    }
    return made;
}

} // namespace muster::plan
