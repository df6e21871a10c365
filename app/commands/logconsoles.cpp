// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logconsoles.h"

#include "app/commands/await.h"
#include "app/commands/printing.h"
#include "app/commands/times.h"
#include "core/session/consoleregister.h"

#include <algorithm>

namespace muster::commands {

namespace {

const auto kCalled = QStringLiteral("--called");
const auto kSince = QStringLiteral("--since");
const auto kWhy = QStringLiteral("--why");

using Known = session::ConsoleRegister::Known;

/// The one whose origin begins so.
Result<journal::OriginId> consoleCalled(const QList<Known>& all, const QString& beginning)
{
    QStringList met;
    std::optional<journal::OriginId> found;
    for (const auto& known : all) {
        if (known.console.origin.toString().startsWith(beginning, Qt::CaseInsensitive)) {
            met.append(known.console.origin.toString());
            found = known.console.origin;
        }
    }
    if (met.size() == 1)
        return *found;
    if (met.isEmpty())
        return fail(Fault::Invalid,
            Words::tr("No console is called \"%1\"; \"log consoles\" lists them.").arg(beginning));
    return fail(Fault::Invalid,
        Words::tr("\"%1\" is the beginning of %2 consoles: %3. Give more of it.")
            .arg(beginning)
            .arg(met.size())
            .arg(met.join(QStringLiteral(", "))));
}

QString vouchedText(const Known& known)
{
    const auto& vouched = known.console.vouched;
    if (!vouched)
        return Words::tr("nobody vouches for it");
    const auto name = vouched->name.isEmpty() ? Words::tr("(withheld)") : vouched->name;
    return known.console.isVouchedFor()
        ? Words::tr("%1; %2 vouches for it").arg(name, vouched->by)
        : Words::tr("%2 vouched for another key, as %1; do not trust it").arg(name, vouched->by);
}

void tellOf(const Known& known, const QTimeZone& zone, Console& console)
{
    QStringList keys;
    for (const auto& key : known.console.keys)
        keys.append(shortKey(key));
    keys.sort();
    console.tell(QStringLiteral("%1  %2%3")
                     .arg(known.console.origin.toString(), vouchedText(known),
                         known.isThis ? Words::tr(" (this console)") : QString()));
    console.tell(Words::tr("    key %1; first seen %2; records: %3")
                     .arg(keys.join(QStringLiteral(" / ")), dateAndTime(known.console.firstSeen, zone))
                     .arg(known.console.streams.size()));
    const auto& gone = known.console.givenUp;
    if (!gone)
        return;
    console.tell(Words::tr("    REVOKED as of %1 by %2: %3")
                     .arg(dateAndTime(gone->since, zone), gone->by,
                         gone->why.isEmpty() ? Words::tr("(withheld)") : gone->why));
    console.tell(known.signedSince.isEmpty()
            ? Words::tr("    it has signed nothing since that is here")
            : Words::tr("    signed since, of what is here: %1").arg(known.signedSince.size()));
    for (const auto& event : known.signedSince) {
        console.tell(QStringLiteral("      %1  %2  %3 %4")
                         .arg(dateAndTime(event.wall, zone), event.stream.toString().left(8))
                         .arg(event.seq)
                         .arg(event.type));
    }
}

QJsonObject jsonOf(const Known& known)
{
    const auto& console = known.console;
    auto keys = console.keys.values();
    keys.sort();
    QJsonObject object { { QStringLiteral("console"), console.origin.toString() },
        { QStringLiteral("this"), known.isThis },
        { QStringLiteral("keys"), QJsonArray::fromStringList(keys) },
        { QStringLiteral("first_seen"), isoText(console.firstSeen) },
        { QStringLiteral("records"), console.streams.size() },
        { QStringLiteral("vouched"), console.isVouchedFor() } };
    if (console.vouched) {
        object.insert(QStringLiteral("called"), console.vouched->name);
        object.insert(QStringLiteral("vouched_by"), console.vouched->by);
    }
    if (console.givenUp) {
        QJsonArray rows;
        for (const auto& event : known.signedSince) {
            rows.append(QJsonObject { { QStringLiteral("stream"), event.stream.toString() },
                { QStringLiteral("seq"), event.seq }, { QStringLiteral("type"), event.type },
                { QStringLiteral("at"), isoText(event.wall) } });
        }
        object.insert(QStringLiteral("revoked_since"), isoText(console.givenUp->since));
        object.insert(QStringLiteral("revoked_by"), console.givenUp->by);
        object.insert(QStringLiteral("why"), console.givenUp->why);
        object.insert(QStringLiteral("signed_since"), rows);
    }
    return object;
}

/// Opens the log, finds the console that is meant, and lets `act` record something about it; tells how it
/// stands then.
template <typename Act> int actOn(const Arguments& arguments, Console& console, Act act)
{
    auto store = console.open();
    if (!store)
        return console.unopened(store.error());
    session::ConsoleRegister consoles(store->session->ports());
    const auto before = await(consoles.all());
    if (!before)
        return console.refuse(before.error());
    const auto origin = consoleCalled(*before, arguments.operands.first());
    if (!origin)
        return console.refuse(origin.error());
    const auto done = act(consoles, *origin);
    if (!done)
        return console.refuse(done.error());
    const auto after = await(consoles.all());
    if (!after)
        return console.refuse(after.error());
    const auto meant = std::find_if(
        after->begin(), after->end(), [&](const Known& known) { return known.console.origin == *origin; });
    if (console.json)
        console.tell(jsonOf(*meant));
    else if (!console.quiet)
        tellOf(*meant, zoneOf({}, console.utc), console);
    return kDone;
}

} // namespace

Usage LogConsoles::usage() const
{
    return { QStringLiteral("log consoles"), {}, 0, 0,
        Words::tr(
            "List the consoles whose entries are in the log, who vouches for them, and what revoked ones "
            "signed since."),
        {} };
}

int LogConsoles::run(const Arguments& arguments, Console& console)
{
    Q_UNUSED(arguments)
    auto store = console.open();
    if (!store)
        return console.unopened(store.error());
    session::ConsoleRegister consoles(store->session->ports());
    const auto all = await(consoles.all());
    if (!all)
        return console.refuse(all.error());
    QJsonArray rows;
    for (const auto& known : *all) {
        if (console.json)
            rows.append(jsonOf(known));
        else
            tellOf(known, zoneOf({}, console.utc), console);
    }
    if (console.json)
        console.tell(rows);
    else if (all->isEmpty())
        console.remark(Words::tr("Nothing is recorded yet."));
    return kDone;
}

Usage LogEnroll::usage() const
{
    return { QStringLiteral("log enroll"), QStringLiteral("CONSOLE"), 1, 1,
        Words::tr("Vouch for a console: its key is that of a laptop of the team."),
        { { kCalled, QStringLiteral("NAME"), Words::tr("Whose laptop it is") } } };
}

int LogEnroll::run(const Arguments& arguments, Console& console)
{
    if (!arguments.has(kCalled))
        return console.unusable(Words::tr("Say whose laptop it is, as --called \"Sam's laptop\"."));
    return actOn(
        arguments, console, [&](session::ConsoleRegister& consoles, const journal::OriginId& origin) {
            return await(consoles.vouch(origin, arguments.value(kCalled), console.as));
        });
}

Usage LogRevoke::usage() const
{
    return { QStringLiteral("log revoke"), QStringLiteral("CONSOLE"), 1, 1,
        Words::tr("Record that a console is in other hands: what it signs from then on does not count."),
        { { kSince, QStringLiteral("TIME"), Words::tr("Since when; now when it is not given") },
            { kWhy, QStringLiteral("TEXT"), Words::tr("What became of it") } } };
}

int LogRevoke::run(const Arguments& arguments, Console& console)
{
    if (!arguments.has(kWhy))
        return console.unusable(Words::tr("Say what became of it, as --why \"stolen from the car\"."));
    auto since = console.clock.now();
    if (arguments.has(kSince)) {
        const auto read = readTime(arguments.value(kSince), since, zoneOf({}, console.utc));
        if (!read)
            return console.unusable(read.error().text);
        since = *read;
    }
    return actOn(
        arguments, console, [&](session::ConsoleRegister& consoles, const journal::OriginId& origin) {
            return await(consoles.giveUp(origin, since, arguments.value(kWhy), console.as));
        });
}

} // namespace muster::commands
