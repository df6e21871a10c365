// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/loganchor.h"

#include "app/commands/await.h"
#include "app/commands/incidentact.h"
#include "app/commands/lookup.h"
#include "app/commands/times.h"
#include "core/incident/payloadcodec.h"
#include "core/journal/headcode.h"
#include "core/timestamp/stampclient.h"
#include "core/worktree/anchorcommit.h"

#include <algorithm>

namespace muster::commands {

namespace {

using Way = incident::RecordAnchored::Way;

const auto kGit = QStringLiteral("--git");
const auto kTimestamp = QStringLiteral("--timestamp");
const auto kTold = QStringLiteral("--told");

/// How the entry is left elsewhere, as far as the log has to know.
struct Left {
    Way way = Way::Told;
    QString where;
    std::optional<journal::Attachment> token = {};
};
using Leaving = Result<std::optional<Left>>;

/// What is wrong with the arguments, in a sentence; empty for nothing.
QString misuse(const Arguments& arguments)
{
    const QStringList ways { kTold, kGit, kTimestamp };
    if (std::count_if(ways.begin(), ways.end(), [&](const auto& way) { return arguments.has(way); }) > 1)
        return Words::tr("Give one of --told, --git and --timestamp at a time.");
    if (arguments.operands.size() > 1 && !arguments.has(kGit))
        return Words::tr("A folder is named only with --git.");
    if (arguments.has(kTold) && textOf(arguments, kTold).isEmpty())
        return Words::tr("Say to whom: --told WHOM.");
    return {};
}

Leaving leftInGit(const journal::Head& head, const QString& folder)
{
    // No translation: whoever looks for it in the history knows it by these words.
    const auto message = QStringLiteral("Anchor a record of Muster\n\n") + journal::codeOf(head);
    const auto commit = await(worktree::commitAnchor(folder, message));
    if (!commit)
        return fail(commit.error());
    return Left { Way::Git, *commit };
}

Leaving leftWithAuthority(const journal::Head& head, const QString& address, journal::BlobStore& blobs)
{
    timestamp::StampClient client;
    const auto stamped = await(client.stamp(address, head.hash));
    if (!stamped)
        return fail(stamped.error());
    const auto token = await(blobs.put(stamped->der));
    if (!token)
        return fail(token.error());
    const auto& stamp = stamped->stamp;
    return Left { Way::Timestamp, stamp.authority + QStringLiteral(", ") + isoText(stamp.at), *token };
}

/// Leaves the entry where the arguments say; nothing where they say nothing.
Leaving leave(const Arguments& arguments, const journal::Head& head, const IncidentAtHand& opened,
    const Console& console)
{
    if (arguments.has(kGit))
        return leftInGit(head, arguments.operands.value(1, console.planFolder));
    if (arguments.has(kTimestamp)) {
        return leftWithAuthority(head, arguments.value(kTimestamp), opened.workplace.session->ports().blobs);
    }
    if (arguments.has(kTold))
        return Left { Way::Told, textOf(arguments, kTold) };
    return std::nullopt;
}

QJsonObject jsonOf(const journal::Head& head, const std::optional<Left>& left)
{
    const auto whenLeft
        = [&](const QString& text) { return left && !text.isEmpty() ? QJsonValue(text) : QJsonValue(); };
    return { { QStringLiteral("entry"), head.seq }, { QStringLiteral("code"), journal::codeOf(head) },
        { QStringLiteral("words"), QJsonArray::fromStringList(journal::wordsOf(head.hash)) },
        { QStringLiteral("way"), whenLeft(left ? incident::wordOf(left->way) : QString()) },
        { QStringLiteral("where"), whenLeft(left ? left->where : QString()) },
        { QStringLiteral("token"), whenLeft(left && left->token ? left->token->hash : QString()) } };
}

} // namespace

Usage LogAnchor::usage() const
{
    return { QStringLiteral("log anchor"), QStringLiteral("ID [FOLDER]"), 1, 2,
        Words::tr("Leave the newest entry where this computer cannot change it; without an option, show it."),
        { { kTold, QStringLiteral("WHOM"), Words::tr("It is read to somebody, or written down") },
            { kGit, {}, Words::tr("As a commit in FOLDER; else in the folder of plans") },
            { kTimestamp, QStringLiteral("URL"),
                Words::tr("Stamped with the time by this authority (RFC 3161)") } } };
}

int LogAnchor::run(const Arguments& arguments, Console& console)
{
    if (const auto wrong = misuse(arguments); !wrong.isEmpty())
        return console.unusable(wrong);
    const auto opened = incidentAtHand(arguments.operands.first(), console);
    if (!opened)
        return opened.error();
    auto& incident = *opened->incident;
    const auto head = incident.head();
    if (!head) {
        return console.unusable(Words::tr(
            "This console wrote no entry in this incident, so there is none to be left elsewhere."));
    }
    const auto left = leave(arguments, *head, *opened, console);
    if (!left)
        return console.refuse(left.error());
    const auto before = incident.timeline().size();
    if (*left) {
        const auto recorded = await(incident.act(incident::RecordAnchored { (*left)->way, head->seq,
            QString::fromLatin1(head->hash.toHex()), (*left)->where, (*left)->token }));
        if (!recorded)
            return console.refuse(recorded.error());
    }
    if (console.json) {
        console.tell(jsonOf(*head, *left));
        return kDone;
    }
    console.tell(journal::codeOf(*head));
    console.tell(
        QStringLiteral("%1: %2").arg(QString::number(head->seq), journal::wordsOf(head->hash).join(u' ')));
    tellSince(before, incident, zoneOf(incident.plan().zone, console.utc), console);
    return kDone;
}

} // namespace muster::commands
