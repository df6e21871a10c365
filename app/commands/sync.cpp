// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/sync.h"

namespace muster::commands {

namespace {

const auto kOff = QStringLiteral("--off");
const auto kUrl = QStringLiteral("URL");
const auto kOptionalUrl = QStringLiteral("[URL]");

QJsonObject jsonOf(const SyncOutcome& outcome)
{
    return { { QStringLiteral("server"), outcome.server }, { QStringLiteral("role"), outcome.role },
        { QStringLiteral("same"), outcome.isSame() }, { QStringLiteral("sent"), outcome.sent },
        { QStringLiteral("received"), outcome.received }, { QStringLiteral("files"), outcome.files },
        { QStringLiteral("only_here"), outcome.onlyHere },
        { QStringLiteral("only_there"), outcome.onlyThere },
        { QStringLiteral("notices"), QJsonArray::fromStringList(outcome.notices) } };
}

int refused(Console& console, const Error& error)
{
    if (error.fault == Fault::Conflict)
        return console.unopened(error);
    return error.fault == Fault::NotFound ? console.unusable(error.text) : console.refuse(error);
}

int told(Console& console, const Result<SyncOutcome>& outcome)
{
    if (!outcome)
        return refused(console, outcome.error());
    if (console.json) {
        console.tell(jsonOf(*outcome));
        return outcome->isSame() ? kDone : kNo;
    }
    if (outcome->sent + outcome->received + outcome->files > 0) {
        console.remark(Words::tr("Sent %1 entries, received %2; %3 files went along.")
                           .arg(QString::number(outcome->sent), QString::number(outcome->received),
                               QString::number(outcome->files)));
    }
    for (const auto& notice : outcome->notices)
        console.complain(notice);
    if (outcome->onlyHere > 0) {
        console.tell(outcome->role == u"observer"
                ? Words::tr("%1 entries are only here: as an observer you may not send them.")
                      .arg(outcome->onlyHere)
                : Words::tr("%1 entries are only here.").arg(outcome->onlyHere));
    }
    if (outcome->onlyThere > 0)
        console.tell(Words::tr("%1 entries are only on the server.").arg(outcome->onlyThere));
    if (outcome->isSame())
        console.tell(Words::tr("This log and that of %1 are the same.").arg(outcome->server));
    return outcome->isSame() ? kDone : kNo;
}

QString urlIn(const Arguments& arguments)
{
    return arguments.operands.value(0);
}

} // namespace

Usage SyncInit::usage() const
{
    return { QStringLiteral("sync init"), kUrl, 1, 1,
        Words::tr("Make the log of a team in a PostgreSQL database, as somebody who may make roles there."),
        {} };
}

int SyncInit::run(const Arguments& arguments, Console& console)
{
    if (const auto made = console.sync->init(urlIn(arguments)); !made)
        return made.error().fault == Fault::Conflict ? console.unusable(made.error().text)
                                                     : refused(console, made.error());
    console.remark(Words::tr(
        "Made. Let somebody in with: muster-cli sync member URL LOGIN commander|responder|observer."));
    return kDone;
}

Usage SyncMember::usage() const
{
    return { QStringLiteral("sync member"), QStringLiteral("URL LOGIN ROLE"), 3, 3,
        Words::tr(
            "Let a login of the server into the team's log as commander, responder or observer, who only "
            "reads; the login is made if it is missing."),
        {} };
}

int SyncMember::run(const Arguments& arguments, Console& console)
{
    const auto& role = arguments.operands.at(2);
    const QStringList roles { QStringLiteral("commander"), QStringLiteral("responder"),
        QStringLiteral("observer") };
    if (!roles.contains(role)) {
        return console.unusable(
            Words::tr("There is no role \"%1\". There is: %2.").arg(role, roles.join(QStringLiteral(", "))));
    }
    const auto& login = arguments.operands.at(1);
    if (const auto done = console.sync->admit(urlIn(arguments), login, role); !done)
        return refused(console, done.error());
    console.remark(
        Words::tr("%1 may come as %2. How they prove who they are is the server's matter: give the "
                  "login a password or a certificate there.")
            .arg(login, role));
    return kDone;
}

Usage SyncUse::usage() const
{
    return { QStringLiteral("sync use"), kOptionalUrl, 0, 1,
        Words::tr("Let the window sync with this server from its next start on."),
        { { kOff, {}, Words::tr("With none; everything stays on this computer") } } };
}

int SyncUse::run(const Arguments& arguments, Console& console)
{
    const auto url = urlIn(arguments);
    if (url.isEmpty() != arguments.has(kOff))
        return console.unusable(Words::tr("Say which server, or --off for none."));
    if (const auto done = console.sync->use(url); !done)
        return refused(console, done.error());
    console.remark(url.isEmpty() ? Words::tr("The log stays on this computer.")
                                 : Words::tr("The window syncs with that server from its next start on."));
    return kDone;
}

Usage SyncOnce::usage() const
{
    return { QStringLiteral("sync once"), kOptionalUrl, 0, 1,
        Words::tr("Make this log and that of the server the same, now."), {} };
}

int SyncOnce::run(const Arguments& arguments, Console& console)
{
    return told(console, console.sync->once(urlIn(arguments)));
}

Usage SyncStanding::usage() const
{
    return { QStringLiteral("sync status"), kOptionalUrl, 0, 1,
        Words::tr("Tell how this log stands to that of the server; nothing is sent or received."), {} };
}

int SyncStanding::run(const Arguments& arguments, Console& console)
{
    return told(console, console.sync->status(urlIn(arguments)));
}

Usage SyncRun::usage() const
{
    return { QStringLiteral("sync run"), kOptionalUrl, 0, 1,
        Words::tr("Keep this log and that of the server the same, until it is interrupted."), {} };
}

int SyncRun::run(const Arguments& arguments, Console& console)
{
    const auto done = console.sync->run(
        urlIn(arguments),
        [&console](const QString& text) {
            if (console.json)
                console.tell(QJsonObject { { QStringLiteral("status"), text } });
            else
                console.tell(text);
        },
        console.wasInterrupted);
    if (!done)
        return refused(console, done.error());
    return kDone;
}

} // namespace muster::commands
