// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/causes.h"
#include "core/lint/copies.h"
#include "core/lint/countries.h"
#include "core/lint/coverage.h"
#include "core/lint/promises.h"
#include "core/lint/rules_feasibility.h"
#include "core/plan/words.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace muster::plan::lint {

namespace {

/// Longer than any month of it, so that a doubtful case is none.
std::optional<Millis> longestKept(const BackupPolicy& backup)
{
    if (!backup.retention || backup.retention->state != Period::State::Length)
        return std::nullopt;
    const auto& kept = *backup.retention;
    return std::chrono::hours(24) * (kept.days + kept.months / 12 * 366 + kept.months % 12 * 31);
}

void retentionBelowInterval(const Plan& plan, const LintContext&, Findings& found)
{
    for (const auto& backup : plan.backups) {
        const auto kept = longestKept(backup);
        const auto loss = lossOf(backup);
        if (!kept || !loss || *kept >= loss->interval)
            continue;
        found.add(backup.id, backup.place,
            Words::tr("'%1' is kept %2, but the next copy comes only after %3: between them there is none")
                .arg(nameOf(backup), backup.retention->text, durationText(loss->interval)),
            Words::tr("keep each copy at least until the next one is proven"));
    }
}

void retentionShort(const Plan& plan, const LintContext&, Findings& found)
{
    for (const auto& backup : plan.backups) {
        const auto kept = longestKept(backup);
        const BackupVerify* soonest = nullptr;
        std::optional<Millis> least;
        for (const auto& verify : backup.verify) {
            const auto every = longestInterval(verify.every);
            if (every && (!least || *every < *least)) {
                least = every;
                soonest = &verify;
            }
        }
        if (!kept || !soonest || *kept >= *least)
            continue;
        found.add(backup.id, backup.place,
            Words::tr("'%1' is kept %2, but is verified only %3: damage can be in every copy before "
                      "anybody looks")
                .arg(nameOf(backup), backup.retention->text, oftenText(soonest->every)),
            Words::tr("verify at least every %1, or keep some copies longer").arg(backup.retention->text),
            { soonest->place });
    }
}

enum class Part { Other, Base, Chain };

Part partOf(const BackupPolicy& backup)
{
    const auto kind = backup.kind.toLower();
    if (kind == u"full" || kind == u"base" || kind == u"snapshot")
        return Part::Base;
    if (kind == u"wal" || kind == u"incremental" || kind == u"differential" || kind == u"binlog")
        return Part::Chain;
    return Part::Other;
}

void chainWithoutBase(const Plan& plan, const LintContext&, Findings& found)
{
    QHash<ServiceId, Loss> bases;
    for (const auto& backup : plan.backups) {
        const auto loss = lossOf(backup);
        if (!backup.service || !loss || partOf(backup) != Part::Base)
            continue;
        const auto known = bases.constFind(*backup.service);
        if (known == bases.constEnd() || loss->interval < known->interval)
            bases.insert(*backup.service, *loss);
    }
    for (const auto& backup : plan.backups) {
        const auto kept = longestKept(backup);
        if (!backup.service || !kept || partOf(backup) != Part::Chain)
            continue;
        const auto base = bases.constFind(*backup.service);
        if (base == bases.constEnd() || *kept >= base->interval)
            continue;
        found.add(backup.id, backup.place,
            Words::tr("'%1' is kept %2, but '%3', on which it builds, is made only %4")
                .arg(nameOf(backup), backup.retention->text, nameOf(*base->backup),
                    oftenText(*base->backup->schedule)),
            Words::tr("keep it until the next base copy is there"), { base->backup->place });
    }
}

void chainWithoutAnyBase(const Plan& plan, const LintContext&, Findings& found)
{
    QSet<ServiceId> based;
    for (const auto& backup : plan.backups) {
        // What nobody has called anything may be the base.
        if (backup.service && !backup.drafted && (partOf(backup) == Part::Base || isUnsaid(backup.kind)))
            based.insert(*backup.service);
    }
    for (const auto& backup : plan.backups) {
        if (!backup.service || backup.drafted || partOf(backup) != Part::Chain
            || based.contains(*backup.service))
            continue;
        found.add(backup.id, backup.place,
            Words::tr("'%1' (%2) restores nothing alone, and '%3' has no copy on which it builds")
                .arg(nameOf(backup), backup.kind, backup.service->toString()),
            Words::tr("add a backup of the `kind` full, base or snapshot, or write such a `kind` where there "
                      "is one"));
    }
}

bool mentionsRestore(const QString& text)
{
    static const QRegularExpression kRestore(
        QStringLiteral("restor|recover|failover|fail over"), QRegularExpression::CaseInsensitiveOption);
    return kRestore.match(text).hasMatch();
}

/// What some drill brings back in earnest.
struct Drilled {
    QSet<ServiceId> services;
    bool all = false;
};

Drilled drilledIn(const Plan& plan)
{
    Drilled drilled;
    for (const auto& drill : plan.drills) {
        if (drill.drafted || drill.kind != u"functional")
            continue;
        for (auto target = drill.targets.constBegin(); target != drill.targets.constEnd(); ++target)
            drilled.services.insert(ServiceId(target.key()));
        for (const auto& id : drill.rotates) {
            if (const auto* scenario = plan.scenario(id))
                drilled.services.unite({ scenario->affects.begin(), scenario->affects.end() });
        }
        drilled.all
            = drilled.all || (drill.rotates.isEmpty() && mentionsRestore(drill.title + u' ' + drill.scope));
    }
    return drilled;
}

void unverifiedBackup(const Plan& plan, const LintContext&, Findings& found)
{
    const Promises promises(plan);
    const Copies copies(plan);
    const auto drilled = drilledIn(plan);
    if (drilled.all)
        return;
    Causes causes;
    for (const auto& service : plan.services) {
        const auto rpo = promises.rpo(service);
        const auto copying = copies.of(service.id);
        if (!rpo || copying.backups.isEmpty() || isStateless(service)
            || drilled.services.contains(service.id))
            continue;
        const auto isRestored = [](const BackupPolicy* backup) {
            return std::any_of(backup->verify.begin(), backup->verify.end(),
                [](const BackupVerify& verify) { return mentionsRestore(verify.kind); });
        };
        if (std::any_of(copying.backups.begin(), copying.backups.end(), isRestored))
            continue;
        QList<Place> places;
        for (const auto* backup : copying.backups.first(std::min<qsizetype>(copying.backups.size(), 5)))
            places.append(backup->place);
        causes.add(plan.id.toString(),
            { service.id.toString(), nameOf(service), service.place,
                Words::tr("%1 may lose at most %2, but no test ever restores a copy of it")
                    .arg(nameOf(service), durationText(rpo->value)),
                Words::tr("add `verify: [{kind: restore, every: monthly}]` to '%1', or a functional drill")
                    .arg(nameOf(*copying.backups.constFirst())),
                places });
    }
    causes.tell(found);
}

/// "'Region outage' (Database corruption or loss)": by what words of which scenario a region goes.
QString lossText(const Scenario& scenario, const QString& words)
{
    const auto quoted = u'\'' + words + u'\'';
    return words == nameOf(scenario) ? quoted : quoted + QStringLiteral(" (%1)").arg(nameOf(scenario));
}

/// The words of the scenario that say that a whole region goes; empty when none do.
QString lossOfRegion(const Scenario& scenario)
{
    static const QRegularExpression kLost(
        QStringLiteral(
            "\\b(?:region(?:al)?|(?:data ?|server ?)cent(?:er|re)|availability zone)\\b.*"
            "\\b(?:loss|lost|outage|down|unavailab\\w*|gone|fail\\w*|disaster|fire|flood|unreachable)\\b"
            "|\\b(?:loss|outage|failure|destruction) of (?:a |an |the |one )?(?:\\w+ )?"
            "(?:region|availability zone|(?:data ?|server ?)cent(?:er|re))\\b"
            "|\\b(?:complete|total) outage\\b"),
        QRegularExpression::CaseInsensitiveOption);
    for (const auto& text : QStringList { scenario.title } + scenario.triggers) {
        if (text.size() < 200 && kLost.match(text).hasMatch())
            return text;
    }
    return {};
}

/// What is left of a service's copies when its region is gone.
struct Left {
    /// Copies that are known to lie elsewhere, or of which nobody has said where they lie.
    std::optional<Loss> least;
    bool unscheduled = false;
    /// Copies that are known to lie with the service.
    QList<Place> lost;
    /// Backups that name no copy: they lie with the service as far as anybody has said.
    QList<Place> unnamed;
};

Left leftOf(const Service& service, const Copying& copying)
{
    Left left;
    for (const auto* backup : copying.backups) {
        bool survives = false;
        for (const auto& copy : backup->copies) {
            const bool here = !isNobody(service.region) && !isCountry(service.region)
                && service.region.compare(copy.region, Qt::CaseInsensitive) == 0;
            survives = survives || !here;
            if (here)
                left.lost.append(copy.place);
        }
        if (backup->copies.isEmpty())
            left.unnamed.append(backup->place);
        if (!survives)
            continue;
        const auto loss = lossOf(*backup);
        left.unscheduled = left.unscheduled || !loss;
        if (loss && (!left.least || loss->most() < left.least->most()))
            left.least = loss;
    }
    return left;
}

/// Calls back with each scenario in which a region goes, and each service it affects that may lose so much.
template <typename Visit> void visitRegionLosses(const Plan& plan, Visit visit)
{
    const Promises promises(plan);
    const Copies copies(plan);
    for (const auto& scenario : plan.scenarios) {
        const auto words = lossOfRegion(scenario);
        if (words.isEmpty())
            continue;
        for (const auto& id : scenario.affects) {
            const auto* service = promises.service(id);
            const auto rpo = service && !isStateless(*service) ? promises.rpo(*service) : std::nullopt;
            if (!rpo)
                continue;
            const auto copying = copies.of(id);
            if (!copying.backups.isEmpty())
                visit(scenario, words, *service, *rpo, copying);
        }
    }
}

void regionLossCopies(const Plan& plan, const LintContext&, Findings& found)
{
    Causes causes;
    visitRegionLosses(plan,
        [&](const Scenario& scenario, const QString& words, const Service& service, const Promise& rpo,
            const Copying& copying) {
            const auto left = leftOf(service, copying);
            if (left.least || left.unscheduled || !left.unnamed.isEmpty())
                return;
            causes.add(scenario.id.toString(),
                { service.id.toString(), nameOf(service), service.place,
                    Words::tr(
                        "%1 may lose at most %2, but all its copies lie in %3 with it: %4 takes them too")
                        .arg(nameOf(service), durationText(rpo.value), service.region,
                            lossText(scenario, words)),
                    Words::tr("keep a copy in another region"),
                    QList<Place> { scenario.place } + left.lost });
        });
    causes.tell(found);
}

void regionLossOlderCopy(const Plan& plan, const LintContext&, Findings& found)
{
    Causes causes;
    visitRegionLosses(plan,
        [&](const Scenario& scenario, const QString& words, const Service& service, const Promise& rpo,
            const Copying& copying) {
            const auto left = leftOf(service, copying);
            // What breaks the promise also without the loss of a region is another finding's.
            if (!left.least || left.unscheduled || left.least->most() <= rpo.value || !copying.least
                || copying.least->most() > rpo.value)
                return;
            causes.add(scenario.id.toString(),
                { service.id.toString(), nameOf(service), service.place,
                    Words::tr(
                        "%1 may lose at most %2, but after '%3' (%4) what is left is '%5', copied every "
                        "%6")
                        .arg(nameOf(service), durationText(rpo.value), words, nameOf(scenario),
                            nameOf(*left.least->backup), durationText(left.least->interval)),
                    Words::tr("copy to another region at least every %1, or promise %2 for this scenario")
                        .arg(durationText(rpo.value), durationText(left.least->most())),
                    { scenario.place, left.least->backup->place } });
        });
    causes.tell(found);
}

void residency(const Plan& plan, const LintContext&, Findings& found)
{
    const auto allowed = countriesIn(plan.residency);
    if (allowed.isEmpty())
        return;
    Causes causes;
    const auto look
        = [&](const QString& subject, const QString& what, const QString& region, const Place& place) {
              const auto where = countriesIn(region);
              const auto outside = std::find_if(where.begin(), where.end(),
                  [&](const QString& country) { return !liesIn(country, allowed); });
              if (outside == where.end())
                  return;
              causes.add(region,
                  { subject, what, place,
                      Words::tr("%1 lies in %2 (%3), but data must stay in %4")
                          .arg(what, region, *outside, plan.residency),
                      Words::tr("move it, or say in `residency` that it may be there"), { plan.place } });
          };
    for (const auto& service : plan.services) {
        // What holds no data may run anywhere.
        if (!isStateless(service))
            look(service.id.toString(), nameOf(service), service.region, service.place);
    }
    for (const auto& backup : plan.backups) {
        for (const auto& copy : backup.copies)
            look(backup.id, Words::tr("A copy of '%1'").arg(nameOf(backup)),
                isNobody(copy.region) ? copy.where : copy.region, copy.place);
    }
    causes.tell(found);
}

} // namespace

const QList<Rule>& copiesRules()
{
    using enum Finding::Severity;
    static const QList<Rule> kRules {
        { "feasibility.retention-below-interval", Error, Consequence::DataLost, retentionBelowInterval },
        { "feasibility.retention-short", Warning, Consequence::DataLost, retentionShort },
        { "feasibility.chain-without-base", Error, Consequence::DataLost, chainWithoutBase },
        { "feasibility.chain-without-any-base", Warning, Consequence::DataLost, chainWithoutAnyBase },
        { "feasibility.unverified-backup-is-no-promise", Warning, Consequence::DataLost, unverifiedBackup },
        { "feasibility.region-loss-copies", Error, Consequence::DataLost, regionLossCopies },
        { "feasibility.region-loss-older-copy", Warning, Consequence::DataLost, regionLossOlderCopy },
        { "feasibility.residency", Error, Consequence::PromiseBroken, residency },
    };
    return kRules;
}

} // namespace muster::plan::lint
