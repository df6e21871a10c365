// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/coverage.h"
#include "core/lint/rules_coverage.h"
#include "core/plan/words.h"

#include <QHash>

#include <algorithm>

namespace muster::plan::lint {

namespace {

/// The audiences that `at` does not find provided for, or only by a draft.
template <typename At> QList<Lacking> audiencesWithout(const Plan& plan, At at)
{
    QList<Lacking> lacking;
    for (const auto& audience : plan.communications.audiences) {
        const Presence presence = at(audience);
        if (presence != Presence::There)
            lacking.append({ audience.id.toString(), audience.place,
                titleOr(audience.title, audience.id.toString()), presence == Presence::Drafted });
    }
    return lacking;
}

void audienceWithoutChannel(const Plan& plan, const LintContext&, Findings& found)
{
    QHash<QString, bool> drafted;
    for (const auto& channel : plan.communications.channels)
        drafted.insert(channel.id, channel.drafted);
    const auto lacking = audiencesWithout(plan, [&](const Audience& audience) {
        Presence presence = Presence::Missing;
        for (const auto& channel : audience.channels)
            see(presence, drafted.value(channel));
        return presence;
    });
    tell(plan, lacking,
        { Words::tr("Nothing says by which channel this audience is told: %1"),
            Words::tr("Only a drafted channel reaches this audience: %1"),
            Words::tr("Nothing says by which channel %1 audiences are told: %2"),
            Words::tr("name one or more of the plan's channels in `channels`") },
        kApart, found);
}

void audienceWithoutCadence(const Plan& plan, const LintContext&, Findings& found)
{
    const auto lacking = audiencesWithout(plan, [](const Audience& audience) {
        return audience.first || audience.every ? Presence::There : Presence::Missing;
    });
    tell(plan, lacking,
        { Words::tr("Nothing says how soon, or how often, this audience is told: %1"), {},
            Words::tr("Nothing says how soon, or how often, %1 audiences are told: %2"),
            Words::tr("write `first` and `every`, e.g. `first: 15 min` and `every: 30 min`") },
        kTogether, found);
}

void audienceWithoutTemplate(const Plan& plan, const LintContext&, Findings& found)
{
    QHash<QString, Presence> written;
    for (const auto& one : plan.communications.templates)
        see(written[one.audience ? one.audience->toString() : QString()], one.drafted);
    const auto lacking = audiencesWithout(plan, [&](const Audience& audience) {
        // A template without an audience is for all of them.
        return std::max(written.value(audience.id.toString()), written.value(QString()));
    });
    tell(plan, lacking,
        { Words::tr("No message is prepared for this audience: %1"),
            Words::tr("Only a drafted message is prepared for this audience: %1"),
            Words::tr("No message is prepared for %1 audiences: %2"),
            Words::tr("write one under `templates`, with its `audience`") },
        kTogether, found);
}

void channelWithoutDrillAddress(const Plan& plan, const LintContext&, Findings& found)
{
    QList<Lacking> lacking;
    for (const auto& channel : plan.communications.channels) {
        const bool leaves = !channel.kind.isEmpty() && channel.kind != QStringLiteral("manual");
        if (leaves && !channel.drafted && isNobody(channel.drillAddress))
            lacking.append({ channel.id, channel.place, titleOr(channel.title, channel.id) });
    }
    tell(plan, lacking,
        { Words::tr("A drill cannot try this channel: %1"), {},
            Words::tr("A drill cannot try %1 channels: %2"),
            Words::tr("write a `drill_address`: nothing else is sent to in a drill") },
        kTogether, found);
}

void alertTellsNobody(const Plan& plan, const LintContext&, Findings& found)
{
    QHash<QString, QString> titles;
    for (const auto& check : plan.checks)
        titles.insert(check.id.toString(), check.title);
    for (const auto& backup : plan.backups)
        titles.insert(backup.id, backup.title);
    QList<Lacking> lacking;
    for (const auto& alert : plan.alerts) {
        if (alert.drafted || !alert.tell.isEmpty())
            continue;
        const auto on = alert.on.toString();
        const auto name = titleOr(titles.value(on), on);
        lacking.append({ on, alert.place, name, false,
            Words::tr("An alert tells nobody: %1, when %2").arg(name, alert.when) });
    }
    tell(plan, lacking,
        { {}, {}, Words::tr("%1 alerts tell nobody: %2"),
            Words::tr("name in `tell` who is to know: an audience, channel, role, contact or person") },
        kApart, found);
}

} // namespace

QList<Rule> messageCoverage()
{
    using enum Finding::Severity;
    return {
        { "coverage.audience-without-channel", Warning, Consequence::Unprepared, audienceWithoutChannel },
        { "coverage.audience-without-cadence", Warning, Consequence::Unprepared, audienceWithoutCadence },
        { "coverage.audience-without-template", Info, Consequence::Unprepared, audienceWithoutTemplate },
        { "coverage.channel-without-drill-address", Info, Consequence::Unprepared,
            channelWithoutDrillAddress },
        { "coverage.alert-tells-nobody", Warning, Consequence::Unprepared, alertTellsNobody },
    };
}

} // namespace muster::plan::lint
