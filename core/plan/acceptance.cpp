// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/acceptance.h"

#include "core/plan/coverage.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace muster::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Count {
    qsizetype documented = 0;
    qsizetype drafted = 0;
};

template <typename T> Count countOf(const QList<T>& list)
{
    if constexpr (requires(const T& one) { one.drafted; }) {
        const auto drafted
            = std::count_if(list.begin(), list.end(), [](const T& one) { return one.drafted; });
        return { list.size() - drafted, drafted };
    } else {
        return { list.size(), 0 };
    }
}

Count scenariosOf(const Plan& plan)
{
    Count count;
    for (const auto& scenario : plan.scenarios)
        ++(isDraftedAtHeart(scenario) ? count.drafted : count.documented);
    return count;
}

Count proceduresOf(const Plan& plan)
{
    Count count;
    for (const auto& scenario : plan.scenarios) {
        if (hasSteps(scenario))
            ++(isDraftedAtHeart(scenario) ? count.drafted : count.documented);
    }
    return count;
}

/// How many numbers are promised, of which kind they may be.
template <typename Member> qsizetype numbersIn(const Plan& plan, Member member)
{
    const auto in = [&](const auto& list) {
        return std::count_if(
            list.begin(), list.end(), [&](const auto& one) { return member(one).number().has_value(); });
    };
    return (member(plan).number() ? 1 : 0) + in(plan.tiers) + in(plan.services) + in(plan.targets);
}

Count rtosOf(const Plan& plan)
{
    const auto ofScenarios = std::count_if(plan.scenarios.begin(), plan.scenarios.end(),
        [](const Scenario& one) { return one.rto.number().has_value(); });
    return { numbersIn(plan, [](const auto& one) -> const Target& { return one.rto; }) + ofScenarios, 0 };
}

Count rposOf(const Plan& plan)
{
    const auto ofData = std::count_if(plan.data.begin(), plan.data.end(),
        [](const DataClass& one) { return one.rpo.number().has_value(); });
    return { numbersIn(plan, [](const auto& one) -> const Target& { return one.rpo; }) + ofData, 0 };
}

using Counter = Count (*)(const Plan&, const Records&);

template <auto List> Count count(const Plan& plan, const Records&)
{
    return countOf(plan.*List);
}

template <auto List> Count countMessages(const Plan& plan, const Records&)
{
    return countOf(plan.communications.*List);
}

const QMap<QString, Counter>& counters()
{
    static const QMap<QString, Counter> kCounters {
        { u"scenarios"_s, [](const Plan& plan, const Records&) { return scenariosOf(plan); } },
        { u"procedures"_s, [](const Plan& plan, const Records&) { return proceduresOf(plan); } },
        { u"rtos"_s, [](const Plan& plan, const Records&) { return rtosOf(plan); } },
        { u"rpos"_s, [](const Plan& plan, const Records&) { return rposOf(plan); } },
        { u"drills"_s, count<&Plan::drills> },
        { u"drills-recorded"_s,
            [](const Plan& plan, const Records& records) {
                return Count { std::count_if(plan.drills.begin(), plan.drills.end(),
                                   [&](const DrillPolicy& one) { return records.drills.contains(one.id); }),
                    0 };
            } },
        { u"credentials-proven"_s,
            [](const Plan& plan, const Records& records) {
                return Count { std::count_if(plan.credentials.begin(), plan.credentials.end(),
                                   [&](const Credential& one) { return records.proofs.contains(one.id); }),
                    0 };
            } },
        { u"services"_s, count<&Plan::services> },
        { u"roles"_s, count<&Plan::roles> },
        { u"people"_s, count<&Plan::people> },
        { u"contacts"_s, count<&Plan::contacts> },
        { u"vendors"_s, count<&Plan::vendors> },
        { u"credentials"_s, count<&Plan::credentials> },
        { u"checks"_s, count<&Plan::checks> },
        { u"alerts"_s, count<&Plan::alerts> },
        { u"backups"_s, count<&Plan::backups> },
        { u"validation"_s, count<&Plan::validation> },
        { u"duties"_s, count<&Plan::duties> },
        { u"reviews"_s, count<&Plan::reviews> },
        { u"approvers"_s, count<&Plan::approvers> },
        { u"reviewers"_s, count<&Plan::reviewers> },
        { u"compliance"_s, count<&Plan::compliance> },
        { u"assumptions"_s, count<&Plan::assumptions> },
        { u"metrics"_s, count<&Plan::metrics> },
        { u"audiences"_s, countMessages<&Communications::audiences> },
        { u"channels"_s, countMessages<&Communications::channels> },
        { u"templates"_s, countMessages<&Communications::templates> },
    };
    return kCounters;
}

bool holds(qsizetype documented, const QString& sign, qsizetype asked)
{
    if (sign == u">")
        return documented > asked;
    if (sign == u"=")
        return documented == asked;
    if (sign == u"<")
        return documented < asked;
    if (sign == u"<=")
        return documented <= asked;
    return documented >= asked;
}

} // namespace

std::optional<QList<AcceptanceTerm>> acceptanceOf(
    const QString& metBy, const Plan& plan, const Records& records)
{
    static const QRegularExpression kTerm(u"^([a-z][a-z_-]{0,40})(?: ?(>=|<=|>|<|=) ?(\\d{1,6}))?$"_s);
    if (metBy.size() > 500)
        return std::nullopt;
    QList<AcceptanceTerm> terms;
    const auto parts = metBy.simplified().split(u" and "_s);
    for (const auto& part : parts) {
        const auto match = kTerm.match(part);
        const auto name = match.captured(1).replace(u'_', u'-');
        const auto counter = counters().value(name);
        if (!match.hasMatch() || !counter)
            return std::nullopt;
        const auto sign = match.captured(2);
        const qsizetype asked = sign.isEmpty() ? 1 : match.captured(3).toInt();
        const auto got = counter(plan, records);
        terms.append({ .what = name,
            .asked = asked,
            .documented = got.documented,
            .drafted = got.drafted,
            .met = holds(got.documented, sign, asked) });
    }
    return terms;
}

QStringList acceptanceNames()
{
    return counters().keys();
}

} // namespace muster::plan
