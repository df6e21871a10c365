// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/causes.h"
#include "core/lint/criticalpath.h"
#include "core/lint/promises.h"
#include "core/lint/rules_feasibility.h"
#include "core/plan/words.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace muster::plan::lint {

namespace {

/// The quickest of the alerts; nothing when one says nothing of how long it waits, or when there are none.
const AlertRule* quickestAlert(const Plan& plan)
{
    const AlertRule* quickest = nullptr;
    for (const auto& alert : plan.alerts) {
        if (!alert.lasting)
            return nullptr;
        if (!quickest || *alert.lasting < *quickest->lasting)
            quickest = &alert;
    }
    return quickest;
}

/// The earliest that something is reached over the scenarios that have it, and where.
struct Earliest {
    Reach reach;
    const Step* step = nullptr;
    const Scenario* scenario = nullptr;
};

bool declares(const Step& step)
{
    static const QRegularExpression kDeclare(
        QStringLiteral("^\\W*(?:formally )?declares?\\b"), QRegularExpression::CaseInsensitiveOption);
    return kDeclare.match(step.title).hasMatch();
}

/// Of each scenario: the first step that tells an audience, and the one that declares.
struct Tellings {
    QHash<AudienceId, QList<Earliest>> byAudience;
    QList<Earliest> declarations;
};

Tellings tellingsOf(const Plan& plan)
{
    Tellings tellings;
    for (const auto& scenario : plan.scenarios) {
        QHash<AudienceId, Earliest> first;
        std::optional<Earliest> declared;
        std::optional<CriticalPath> path;
        for (const auto& phase : scenario.procedure) {
            for (const auto& step : phase.steps) {
                const auto audience = step.notify ? step.notify->audience : std::nullopt;
                const bool isDeclaring = declares(step);
                if (!audience && !isDeclaring)
                    continue;
                if (!path)
                    path = criticalPath(scenario, kPathVisits / plan.scenarios.size());
                const auto reach = path->steps.constFind(step.id);
                if (reach == path->steps.constEnd())
                    continue;
                const Earliest one { *reach, &step, &scenario };
                if (isDeclaring && (!declared || reach->least < declared->reach.least))
                    declared = one;
                if (!audience)
                    continue;
                const auto known = first.constFind(*audience);
                if (known == first.constEnd() || reach->least < known->reach.least)
                    first.insert(*audience, one);
            }
        }
        for (auto one = first.constBegin(); one != first.constEnd(); ++one)
            tellings.byAudience[one.key()].append(*one);
        if (declared)
            tellings.declarations.append(*declared);
    }
    return tellings;
}

void firstNoticeImpossible(const Plan& plan, const LintContext&, Findings& found)
{
    const auto hasFirst = [](const Audience& audience) { return audience.first.has_value(); };
    const auto& audiences = plan.communications.audiences;
    if (!std::any_of(audiences.begin(), audiences.end(), hasFirst))
        return;
    const auto* quickest = quickestAlert(plan);
    const auto tellings = tellingsOf(plan);
    Causes causes;
    const auto add = [&](const Audience& audience, const Earliest& one, const QString& sentence) {
        const auto length = one.reach.atLeast ? Words::tr("at least %1").arg(durationText(one.reach.least))
                                              : durationText(one.reach.least);
        causes.add(audience.id.toString(),
            { audience.id.toString(), nameOf(*one.scenario), audience.place,
                sentence.arg(nameOf(audience), durationText(*audience.first), one.step->title,
                    nameOf(*one.scenario), length),
                Words::tr("move the step forward, or promise the first word later"), { one.step->place } });
    };
    for (const auto& audience : audiences) {
        if (!audience.first)
            continue;
        if (quickest && *quickest->lasting > *audience.first) {
            causes.add(audience.id.toString(),
                { audience.id.toString(), nameOf(audience), audience.place,
                    Words::tr(
                        "The first word to '%1' is promised within %2, but the quickest alert is raised "
                        "only after %3")
                        .arg(nameOf(audience), durationText(*audience.first),
                            durationText(*quickest->lasting)),
                    Words::tr("raise the alert earlier, or promise the first word later"),
                    { quickest->place } });
        }
        QSet<ScenarioId> told;
        for (const auto& one : tellings.byAudience.value(audience.id)) {
            told.insert(one.scenario->id);
            if (one.reach.least > *audience.first)
                add(audience, one,
                    Words::tr("The first word to '%1' is promised within %2, but the step that sends it, "
                              "'%3' of '%4', is done after %5"));
        }
        // Nobody sends anything before the incident is declared.
        for (const auto& one : tellings.declarations) {
            if (one.reach.least > *audience.first && !told.contains(one.scenario->id))
                add(audience, one,
                    Words::tr(
                        "The first word to '%1' is promised within %2, but '%3' of '%4' is done after %5"));
        }
    }
    causes.tell(found);
}

void cadenceOverRto(const Plan& plan, const LintContext&, Findings& found)
{
    const Promises promises(plan);
    std::optional<Millis> shortest;
    QString name;
    Place place;
    for (const auto& service : plan.services) {
        const auto rto = promises.rto(service);
        // What is back at once is told of by no notice.
        if (!rto || rto->value.count() == 0 || (shortest && rto->value >= *shortest))
            continue;
        shortest = rto->value;
        name = nameOf(service);
        place = service.place;
    }
    for (const auto& scenario : plan.scenarios) {
        const auto rto = scenario.rto.number();
        if (!rto || rto->count() == 0 || (shortest && *rto >= *shortest))
            continue;
        shortest = rto;
        name = nameOf(scenario);
        place = scenario.place;
    }
    for (const auto& audience : plan.communications.audiences) {
        if (!shortest || !audience.every || *audience.every <= *shortest)
            continue;
        // Who first hears when all should be back hears of the aftermath.
        if (audience.first && *audience.first >= *shortest)
            continue;
        found.add(audience.id.toString(), audience.place,
            Words::tr("Updates to '%1' come every %2, but %3 must be back in %4: it would be over before the "
                      "first one")
                .arg(nameOf(audience), durationText(*audience.every), name, durationText(*shortest)),
            Words::tr("send updates at least every %1").arg(durationText(*shortest)), { place });
    }
}

} // namespace

const QList<Rule>& noticesRules()
{
    using enum Finding::Severity;
    static const QList<Rule> kRules {
        { "feasibility.first-notice-impossible", Warning, Consequence::PromiseBroken, firstNoticeImpossible },
        { "feasibility.cadence-over-rto", Warning, Consequence::PromiseBroken, cadenceOverRto },
    };
    return kRules;
}

} // namespace muster::plan::lint
