// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/acceptance.h"

#include "core/lint/coverage.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace muster::plan::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Count {
    qsizetype documented = 0;
    qsizetype drafted = 0;
    bool recorded = false;
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

/// Promises of either kind.
Count targetsOf(const Plan& plan)
{
    return { rtosOf(plan).documented + rposOf(plan).documented, 0 };
}

Count recordedDrills(const Plan& plan, const Records& records)
{
    const auto held = std::count_if(plan.drills.begin(), plan.drills.end(),
        [&](const DrillPolicy& one) { return records.drills.contains(one.id); });
    return { held, 0, true };
}

/// A record names the drill and not which of its scenarios had its turn, so it counts for one.
Count drilledScenarios(const Plan& plan, const Records& records)
{
    const auto held = std::count_if(plan.drills.begin(), plan.drills.end(),
        [&](const DrillPolicy& one) { return !one.rotates.isEmpty() && records.drills.contains(one.id); });
    return { held, 0, true };
}

Count provenCredentials(const Plan& plan, const Records& records)
{
    const auto proven = std::count_if(plan.credentials.begin(), plan.credentials.end(),
        [&](const Credential& one) { return records.proofs.contains(one.id); });
    return { proven, 0, true };
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
        { u"targets"_s, [](const Plan& plan, const Records&) { return targetsOf(plan); } },
        { u"drills"_s, count<&Plan::drills> },
        { u"recorded-drills"_s, recordedDrills },
        { u"drilled-scenarios"_s, drilledScenarios },
        { u"proven-credentials"_s, provenCredentials },
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

const QString kDrillsEvery = u"drills every "_s;

/// `drills every quarterly`: one that comes round at least so often.
std::optional<AcceptanceTerm> drillsEvery(const QString& text, const Plan& plan)
{
    const auto asked = recurrenceFromText(QStringView(text).sliced(kDrillsEvery.size()));
    const auto interval = asked ? usualInterval(*asked) : std::nullopt;
    if (!interval)
        return std::nullopt;
    AcceptanceTerm term { .what = text, .asked = 1 };
    for (const auto& drill : plan.drills) {
        const auto usual = drill.every ? usualInterval(*drill.every) : std::nullopt;
        if (usual && *usual <= *interval)
            ++(drill.drafted ? term.drafted : term.documented);
    }
    term.met = term.documented > 0;
    return term;
}

std::optional<AcceptanceTerm> counted(const QString& text, const Plan& plan, const Records& records)
{
    static const QRegularExpression kTerm(u"^([a-z][a-z_ -]{0,40}?)(?: ?(>=|<=|>|<|=) ?(\\d{1,6}))?$"_s);
    const auto match = kTerm.match(text);
    const auto name = match.captured(1).replace(u'_', u'-').replace(u' ', u'-');
    const auto counter = counters().value(name);
    if (!match.hasMatch() || !counter)
        return std::nullopt;
    const auto sign = match.captured(2);
    const qsizetype asked = sign.isEmpty() ? 1 : match.captured(3).toInt();
    const auto got = counter(plan, records);
    return AcceptanceTerm { .what = QString(name).replace(u'-', u' '),
        .asked = asked,
        .documented = got.documented,
        .drafted = got.drafted,
        .recorded = got.recorded,
        .met = holds(got.documented, sign, asked) };
}

} // namespace

tl::expected<QList<AcceptanceTerm>, QString> acceptanceOf(
    const QString& metBy, const Plan& plan, const Records& records)
{
    if (metBy.size() > 500)
        return tl::unexpected(metBy.left(60) + u'…');
    QList<AcceptanceTerm> terms;
    const auto parts = metBy.simplified().split(u" and "_s);
    for (const auto& part : parts) {
        auto term = part.startsWith(kDrillsEvery) ? drillsEvery(part, plan) : counted(part, plan, records);
        if (!term)
            return tl::unexpected(part);
        terms.append(std::move(*term));
    }
    return terms;
}

QStringList acceptanceNames()
{
    return counters().keys();
}

} // namespace muster::plan::lint
