// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logverify.h"

#include "app/commands/await.h"
#include "app/commands/printing.h"
#include "app/commands/times.h"
#include "core/bundle/bundleverifier.h"
#include "core/journal/headcode.h"
#include "core/session/consoleregister.h"

#include <algorithm>

namespace muster::commands {

namespace {

const auto kAnchor = QStringLiteral("--anchor");

/// How many entries are signed by consoles that were in other hands by then; says so of each such console.
Result<qsizetype> signedByRevoked(const Workplace& store, Console& console)
{
    session::ConsoleRegister consoles(store.session->ports());
    const auto all = await(consoles.all());
    if (!all)
        return fail(all.error());
    qsizetype count = 0;
    for (const auto& known : *all) {
        count += known.signedSince.size();
        if (known.signedSince.isEmpty() || console.json)
            continue;
        console.tell(
            Words::tr("console %1 was revoked as of %2; entries that it signed since: %3. \"log consoles\" "
                      "lists them.")
                .arg(known.console.origin.toString(),
                    dateAndTime(known.console.givenUp->since, zoneOf({}, console.utc)),
                    QString::number(known.signedSince.size())));
    }
    return count;
}

int verifyStore(Console& console)
{
    auto store = console.open();
    if (!store)
        return console.unopened(store.error());
    const auto faults = store->verify();
    if (!faults)
        return console.refuse(faults.error());
    QJsonArray rows;
    for (const auto& fault : *faults) {
        rows.append(QJsonObject { { QStringLiteral("stream"), fault.stream },
            { QStringLiteral("origin"), fault.origin }, { QStringLiteral("seq"), fault.seq },
            { QStringLiteral("text"), fault.text } });
        if (!console.json) {
            console.tell(Words::tr("stream %1, console %2, entry %3: %4")
                             .arg(fault.stream, fault.origin, QString::number(fault.seq), fault.text));
        }
    }
    const auto revoked = signedByRevoked(*store, console);
    if (!revoked)
        return console.refuse(revoked.error());
    const bool holds = faults->isEmpty() && *revoked == 0;
    if (console.json)
        console.tell(QJsonObject { { QStringLiteral("holds"), holds }, { QStringLiteral("faults"), rows },
            { QStringLiteral("signed_by_revoked"), *revoked } });
    else if (holds)
        console.remark(Words::tr("The log holds: every entry, link and signature is as it was written."));
    return holds ? kDone : kNo;
}

/// A bundle that was checked, and what somebody kept of it.
struct Checked {
    bundle::Verification found;
    std::optional<journal::HeadMark> kept;
    /// The entry that was kept.
    std::optional<journal::Head> entry;

    [[nodiscard]] int status() const { return found.holds() && (!kept || entry) ? kDone : kNo; }
};

QString wayText(const QString& way)
{
    if (way == u"paper")
        return Words::tr("on paper");
    if (way == u"message")
        return Words::tr("in a message");
    if (way == u"told")
        return Words::tr("told to somebody");
    if (way == u"git")
        return Words::tr("in git");
    if (way == u"timestamp")
        return Words::tr("with a time stamping authority");
    return way;
}

void tellFaults(const bundle::Verification& found, Console& console)
{
    for (const auto& fault : found.faults)
        console.tell(QStringLiteral("%1: %2").arg(fault.file, fault.text));
    if (found.faults.size() >= bundle::kMostFaults)
        console.tell(Words::tr("There may be more."));
    console.tell(Words::tr("The record does not hold."));
}

void tellFound(const bundle::Verification& found, Console& console)
{
    const auto& heads = *found.heads;
    console.remark(Words::tr("The record holds: %1 entries of %2.")
                       .arg(QString::number(found.bundle.events.size()), heads.stream.toString()));
    for (const auto& one : found.consoles) {
        console.remark(Words::tr("  console %1: %2 entries, key %3 …")
                           .arg(one.head.origin.toString(), QString::number(one.head.seq),
                               shortKey(QString::fromLatin1(one.key.toHex()))));
    }
    const auto wrote = std::any_of(found.consoles.begin(), found.consoles.end(),
        [&](const bundle::ConsoleFound& one) { return one.head.origin == heads.by; });
    const auto at = dateAndTime(heads.at, zoneOf({}, console.utc));
    console.remark(wrote
            ? Words::tr("  as of %1, by console %2").arg(at, heads.by.toString())
            : Words::tr("  as of %1, by console %2, key %3 …, which wrote nothing in it")
                  .arg(at, heads.by.toString(), shortKey(QString::fromLatin1(heads.key.toHex()))));
    if (!found.withheldFiles.isEmpty() || found.withheldTexts > 0) {
        console.remark(Words::tr("  withheld: %1 files, %2 texts")
                           .arg(found.withheldFiles.size())
                           .arg(found.withheldTexts));
    }
    for (const auto& anchor : found.anchors) {
        const auto text = anchor.fits
            ? Words::tr("  entry %1 of console %2 was left elsewhere: %3")
            : Words::tr(
                "  entry %1 of console %2 was left elsewhere: %3; what the log says of it is not true");
        console.remark(
            text.arg(QString::number(anchor.left.seq), anchor.origin.toString(), wayText(anchor.way)));
    }
}

void tellKept(const Checked& checked, Console& console)
{
    if (checked.entry) {
        console.remark(Words::tr("What you kept is of entry %1 of console %2: up to there the record is what "
                                 "it was then.")
                           .arg(QString::number(checked.entry->seq), checked.entry->origin.toString()));
    } else {
        console.tell(Words::tr("What you kept, of an entry %1, is of no entry of this record: it was written "
                               "anew since, or it is another one.")
                         .arg(checked.kept->seq));
    }
}

QJsonObject jsonOf(const Checked& checked)
{
    const auto& found = checked.found;
    QJsonArray faults;
    for (const auto& fault : found.faults) {
        faults.append(QJsonObject { { QStringLiteral("file"), fault.file },
            { QStringLiteral("seq"), fault.seq }, { QStringLiteral("text"), fault.text } });
    }
    QJsonObject object { { QStringLiteral("holds"), found.holds() }, { QStringLiteral("faults"), faults } };
    if (checked.kept)
        object.insert(QStringLiteral("fits"), found.holds() && checked.entry.has_value());
    if (!found.holds())
        return object;
    QJsonArray consoles;
    for (const auto& one : found.consoles) {
        consoles.append(QJsonObject { { QStringLiteral("console"), one.head.origin.toString() },
            { QStringLiteral("key"), QString::fromLatin1(one.key.toHex()) },
            { QStringLiteral("entries"), one.head.seq } });
    }
    QJsonArray withheld;
    for (const auto& file : found.withheldFiles)
        withheld.append(file.hash);
    QJsonArray anchors;
    for (const auto& anchor : found.anchors) {
        anchors.append(QJsonObject { { QStringLiteral("console"), anchor.origin.toString() },
            { QStringLiteral("seq"), anchor.left.seq }, { QStringLiteral("way"), anchor.way },
            { QStringLiteral("fits"), anchor.fits } });
    }
    object.insert(QStringLiteral("stream"), found.heads->stream.toString());
    object.insert(QStringLiteral("at"), isoText(found.heads->at));
    object.insert(QStringLiteral("by"), found.heads->by.toString());
    object.insert(QStringLiteral("entries"), found.bundle.events.size());
    object.insert(QStringLiteral("consoles"), consoles);
    object.insert(QStringLiteral("withheld_files"), withheld);
    object.insert(QStringLiteral("withheld_texts"), found.withheldTexts);
    object.insert(QStringLiteral("anchors"), anchors);
    return object;
}

int verifyBundle(const QString& path, const std::optional<journal::HeadMark>& kept, Console& console)
{
    const auto files = bundle::readFiles(path);
    if (!files)
        return console.refuse(files.error());
    Checked checked { bundle::verify(*files), kept, {} };
    if (kept)
        checked.entry = checked.found.entryOf(*kept);
    if (console.json) {
        console.tell(jsonOf(checked));
    } else if (!checked.found.holds()) {
        tellFaults(checked.found, console);
    } else {
        tellFound(checked.found, console);
        if (kept)
            tellKept(checked, console);
    }
    return checked.status();
}

} // namespace

Usage LogVerify::usage() const
{
    return { QStringLiteral("log verify"), QStringLiteral("[FILE]"), 0, 1,
        Words::tr("Check every entry, link and signature of the log, or of a record that was exported."),
        { { kAnchor, QStringLiteral("CODE"),
            Words::tr("Also whether this code is of one of its entries, or \"47: able about …\"") } } };
}

int LogVerify::run(const Arguments& arguments, Console& console)
{
    if (arguments.operands.isEmpty()) {
        return arguments.has(kAnchor)
            ? console.unusable(Words::tr("Name the file whose entries the code may be of."))
            : verifyStore(console);
    }
    std::optional<journal::HeadMark> kept;
    if (arguments.has(kAnchor)) {
        const auto mark = journal::headMarkFromText(arguments.value(kAnchor));
        if (!mark)
            return console.refuse(mark.error());
        kept = *mark;
    }
    return verifyBundle(arguments.operands.first(), kept, console);
}

} // namespace muster::commands
