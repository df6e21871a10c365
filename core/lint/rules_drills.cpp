// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/promises.h"
#include "core/lint/rules_feasibility.h"
#include "core/plan/words.h"

#include <QHash>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace muster::plan::lint {

namespace {

/// What must be back by when, and who says so.
struct Due {
    Millis rto { 0 };
    QString name;
    Place place;
};

/// By when a scenario must be over: what it says itself, else when the last of its services must be back.
std::optional<Due> dueOf(const Promises& promises, const Scenario& scenario)
{
    if (const auto rto = scenario.rto.number())
        return Due { *rto, u'\'' + nameOf(scenario) + u'\'', scenario.place };
    std::optional<Due> last;
    for (const auto& id : scenario.affects) {
        const auto* service = promises.service(id);
        const auto rto = service ? promises.rto(*service) : std::nullopt;
        if (rto && (!last || rto->value > last->rto))
            last = Due { rto->value, nameOf(*service), service->place };
    }
    return last;
}

/// The shortest of what a drill rehearses.
std::optional<Due> shortestOf(const Plan& plan, const Promises& promises, const DrillPolicy& drill)
{
    std::optional<Due> shortest;
    for (const auto& id : drill.rotates) {
        const auto* scenario = plan.scenario(id);
        const auto due = scenario ? dueOf(promises, *scenario) : std::nullopt;
        if (due && (!shortest || due->rto < shortest->rto))
            shortest = due;
    }
    return shortest;
}

void drillOverRto(const Plan& plan, const LintContext&, Findings& found)
{
    const Promises promises(plan);
    for (const auto& drill : plan.drills) {
        const auto shortest = shortestOf(plan, promises, drill);
        const auto target = drill.rto.number();
        // How long a drill takes is only a measure where it has no target of its own.
        const bool isTimed = target || !drill.targets.isEmpty();
        const auto hint = Words::tr("give the drill a target (`rto`) of at most %1");
        if (shortest && target && *target > shortest->rto)
            found.add(drill.id, drill.place,
                Words::tr("The drill '%1' is passed after %2, but %3 must be back in %4")
                    .arg(nameOf(drill), durationText(*target), shortest->name, durationText(shortest->rto)),
                hint.arg(durationText(shortest->rto)), { shortest->place });
        else if (shortest && !isTimed && drill.takes && *drill.takes > shortest->rto)
            found.add(drill.id, drill.place,
                Words::tr("The drill '%1' takes %2 and has no target of its own, but %3 must be back in %4: "
                          "nothing says when it has failed")
                    .arg(nameOf(drill), durationText(*drill.takes), shortest->name,
                        durationText(shortest->rto)),
                hint.arg(durationText(shortest->rto)), { shortest->place });
        for (auto one = drill.targets.constBegin(); one != drill.targets.constEnd(); ++one) {
            const auto* service = promises.service(ServiceId(one.key()));
            const auto* scenario = plan.scenario(ScenarioId(one.key()));
            const auto rto = service ? promises.rto(*service) : std::nullopt;
            auto due
                = rto ? std::optional(Due { rto->value, nameOf(*service), service->place }) : std::nullopt;
            if (scenario)
                due = dueOf(promises, *scenario);
            if (!due || !one->number() || *one->number() <= due->rto)
                continue;
            found.add(drill.id, drill.place,
                Words::tr("The drill '%1' allows %2 for %3, but it must be back in %4")
                    .arg(nameOf(drill), durationText(*one->number()), due->name, durationText(due->rto)),
                hint.arg(durationText(due->rto)), { due->place });
        }
    }
}

/// What a drill or a test of a backup does, as far as its words say.
enum class Deed { None, Restore, Full };

Deed deedOf(const QString& words)
{
    static const QRegularExpression kFull(
        QStringLiteral("\\bfull\\b(?!.(?:backup|copy|snapshot))|\\bcomplete\\b|\\bentire\\b|failover"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kRestore(
        QStringLiteral("restor"), QRegularExpression::CaseInsensitiveOption);
    if (kFull.match(words).hasMatch())
        return Deed::Full;
    return kRestore.match(words).hasMatch() ? Deed::Restore : Deed::None;
}

/// The drills that come most often, by what they do.
QMap<Deed, const DrillPolicy*> mostOften(const Plan& plan)
{
    QMap<Deed, const DrillPolicy*> drills;
    for (const auto& drill : plan.drills) {
        const auto every = drill.every && !drill.drafted ? longestInterval(*drill.every) : std::nullopt;
        const auto deed = deedOf(drill.id + u' ' + drill.title + u' ' + drill.scope);
        const auto* known = drills.value(deed);
        if (every && deed != Deed::None && (!known || *every < *longestInterval(*known->every)))
            drills.insert(deed, &drill);
    }
    return drills;
}

void drillBelowNeed(const Plan& plan, const LintContext&, Findings& found)
{
    const auto drills = mostOften(plan);
    // What several backups promise in the same words is one finding.
    struct Promised {
        const BackupPolicy* backup = nullptr;
        const BackupVerify* verify = nullptr;
        const DrillPolicy* drill = nullptr;
        QList<Place> others;
    };
    QList<Promised> promised;
    QHash<QString, qsizetype> places;
    for (const auto& backup : plan.backups) {
        for (const auto& verify : backup.verify) {
            const auto every = longestInterval(verify.every);
            const auto* drill = drills.value(deedOf(verify.kind));
            if (!every || !drill || *every >= *longestInterval(*drill->every))
                continue;
            const QString words = verify.kind + u' ' + verify.every.text;
            if (const auto known = places.constFind(words); known != places.constEnd()) {
                promised[*known].others.append(verify.place);
                continue;
            }
            places.insert(words, promised.size());
            promised.append({ &backup, &verify, drill, {} });
        }
    }
    for (const auto& [backup, verify, drill, others] : std::as_const(promised)) {
        auto who = u'\'' + nameOf(*backup) + u'\'';
        if (!others.isEmpty())
            who = Words::tr("%1 and %2 more").arg(who, QString::number(others.size()));
        found.add(backup->id, verify->place,
            Words::tr("%1: a test (%2) is promised %3, but the drill that does it, '%4', comes only %5")
                .arg(who, verify->kind, oftenText(verify->every), nameOf(*drill), oftenText(*drill->every)),
            Words::tr("hold the drill as often as the test is promised, or name another drill for it"),
            QList<Place> { drill->place } + others);
    }
}

void verifyTwice(const Plan& plan, const LintContext&, Findings& found)
{
    for (const auto& backup : plan.backups) {
        QHash<QString, const BackupVerify*> first;
        for (const auto& verify : backup.verify) {
            const auto* other = first.value(verify.kind);
            if (!other) {
                first.insert(verify.kind, &verify);
                continue;
            }
            if (longestInterval(other->every) == longestInterval(verify.every))
                continue;
            found.add(backup.id, verify.place,
                Words::tr("'%1' is to be verified (%2) both %3 and %4")
                    .arg(nameOf(backup), verify.kind, oftenText(other->every), oftenText(verify.every)),
                Words::tr("keep the one that holds, or give them different kinds"), { other->place });
        }
    }
}

} // namespace

const QList<Rule>& drillsRules()
{
    using enum Finding::Severity;
    static const QList<Rule> kRules {
        { "feasibility.drill-over-rto", Warning, Consequence::PromiseBroken, drillOverRto },
        { "feasibility.drill-below-need", Warning, Consequence::Unprepared, drillBelowNeed },
        { "feasibility.verify-twice", Warning, Consequence::Unclear, verifyTwice },
    };
    return kRules;
}

} // namespace muster::plan::lint
