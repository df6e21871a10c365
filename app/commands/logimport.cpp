// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logimport.h"

#include "app/commands/await.h"
#include "core/bundle/bundleverifier.h"
#include "core/session/consoleregister.h"

#include <QMap>
#include <QSet>

#include <algorithm>

namespace muster::commands {

namespace {

/// What came from whom.
struct Account {
    struct Source {
        qsizetype fresh = 0;
        qsizetype known = 0;
    };
    QMap<journal::OriginId, Source> consoles;
    /// New entries, by who acted; empty for a name that is withheld.
    QMap<QString, qsizetype> people;
    journal::Admission admission;
    qsizetype files = 0;
};

Account accountOf(const QList<journal::Event>& brought, const QList<journal::Event>& before,
    const journal::Admission& admission)
{
    QSet<journal::EventId> here;
    for (const auto& event : before)
        here.insert(event.id);
    // Of a chain that was refused nothing came from there on.
    QHash<journal::OriginId, qint64> refusedFrom;
    for (const auto& fault : admission.refused)
        refusedFrom.insert(fault.origin, fault.seq);
    Account account;
    account.admission = admission;
    for (const auto& event : brought) {
        const auto refused = refusedFrom.constFind(event.origin);
        if (refused != refusedFrom.constEnd() && event.seq >= *refused)
            continue;
        auto& source = account.consoles[event.origin];
        const bool isFresh = !here.contains(event.id);
        (isFresh ? source.fresh : source.known) += 1;
        // The first of a chain belongs to the chain, not to the incident.
        if (isFresh && event.seq > 1)
            account.people[event.actor.name] += 1;
    }
    return account;
}

QString nameOf(const journal::OriginId& origin, const QList<session::ConsoleRegister::Known>& consoles)
{
    const auto known = std::find_if(consoles.begin(), consoles.end(),
        [&](const session::ConsoleRegister::Known& one) { return one.console.origin == origin; });
    const auto beginning = origin.toString().left(8);
    if (known == consoles.end())
        return beginning;
    if (known->isThis)
        return Words::tr("%1, this console").arg(beginning);
    if (known->console.givenUp)
        return Words::tr("%1, REVOKED; \"log consoles\" lists what it signed since").arg(beginning);
    return known->console.isVouchedFor() && !known->console.vouched->name.isEmpty()
        ? Words::tr("%1, %2").arg(beginning, known->console.vouched->name)
        : Words::tr("%1, for which nobody vouches").arg(beginning);
}

void tell(const Account& account, const QString& title,
    const QList<session::ConsoleRegister::Known>& consoles, Console& console)
{
    console.remark(title);
    for (auto it = account.consoles.begin(); it != account.consoles.end(); ++it) {
        console.remark(Words::tr("  console %1: %2 new, %3 known already")
                           .arg(nameOf(it.key(), consoles))
                           .arg(it->fresh)
                           .arg(it->known));
    }
    for (auto it = account.people.begin(); it != account.people.end(); ++it) {
        console.remark(Words::tr("  entries of %1: %2")
                           .arg(it.key().isEmpty() ? Words::tr("somebody whose name is withheld") : it.key())
                           .arg(*it));
    }
    for (const auto& fault : account.admission.refused) {
        console.tell(Words::tr("  NOT TAKEN IN: console %1 from entry %2 on. %3")
                         .arg(fault.origin.toString().left(8), QString::number(fault.seq), fault.text));
    }
    if (account.admission.renewed) {
        console.tell(
            Words::tr("This console was restored from a copy, or a copy of it is in use. What is recorded "
                      "from here on counts as a new console's."));
    }
}

QJsonObject jsonOf(const Account& account, const journal::StreamId& stream)
{
    QJsonArray consoles;
    for (auto it = account.consoles.begin(); it != account.consoles.end(); ++it) {
        consoles.append(QJsonObject { { QStringLiteral("console"), it.key().toString() },
            { QStringLiteral("new"), it->fresh }, { QStringLiteral("known"), it->known } });
    }
    QJsonArray people;
    for (auto it = account.people.begin(); it != account.people.end(); ++it)
        people.append(
            QJsonObject { { QStringLiteral("name"), it.key() }, { QStringLiteral("entries"), *it } });
    QJsonArray refused;
    for (const auto& fault : account.admission.refused) {
        refused.append(QJsonObject { { QStringLiteral("console"), fault.origin.toString() },
            { QStringLiteral("seq"), fault.seq }, { QStringLiteral("text"), fault.text } });
    }
    return { { QStringLiteral("stream"), stream.toString() },
        { QStringLiteral("new"), account.admission.stored },
        { QStringLiteral("known"), account.admission.known }, { QStringLiteral("consoles"), consoles },
        { QStringLiteral("people"), people }, { QStringLiteral("files"), account.files },
        { QStringLiteral("refused"), refused }, { QStringLiteral("renewed"), account.admission.renewed } };
}

} // namespace

Usage LogImport::usage() const
{
    return { QStringLiteral("log import"), QStringLiteral("FILE"), 1, 1,
        Words::tr("Take in what other consoles recorded, from a bundle, and say what came from whom."), {} };
}

int LogImport::run(const Arguments& arguments, Console& console)
{
    const auto files = bundle::readFiles(arguments.operands.first());
    if (!files)
        return console.refuse(files.error());
    const auto found = bundle::verify(*files);
    if (!found.holds()) {
        return console.unusable(
            Words::tr("%1 does not hold, and nothing of it was taken in. %2: %3")
                .arg(arguments.operands.first(), found.faults.first().file, found.faults.first().text));
    }
    auto store = console.open();
    if (!store)
        return console.unopened(store.error());
    const auto& ports = store->session->ports();
    const auto stream = found.heads->stream;
    const auto before = await(ports.journal.read(stream));
    if (!before)
        return console.refuse(before.error());
    // What entries name must be here before they are.
    for (const auto& bytes : found.bundle.files) {
        if (const auto stored = await(ports.blobs.put(bytes)); !stored)
            return console.refuse(stored.error());
    }
    const auto admission = await(ports.journal.admit(found.bundle.events));
    if (!admission)
        return console.refuse(admission.error());
    auto account = accountOf(found.bundle.events, *before, *admission);
    account.files = found.bundle.files.size();
    if (console.json) {
        console.tell(jsonOf(account, stream));
    } else {
        session::ConsoleRegister consoles(ports);
        const auto known = await(consoles.all());
        tell(account,
            Words::tr("Record %1, brought by console %2:")
                .arg(stream.toString().left(8), found.heads->by.toString().left(8)),
            known ? *known : QList<session::ConsoleRegister::Known>(), console);
    }
    return admission->refused.isEmpty() ? kDone : kNo;
}

} // namespace muster::commands
