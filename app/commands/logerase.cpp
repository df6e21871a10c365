// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logerase.h"

#include "app/commands/await.h"
#include "app/commands/incidentact.h"
#include "app/commands/lookup.h"
#include "app/commands/times.h"
#include "app/commands/withoutecho.h"
#include "core/base/printable.h"
#include "core/evidence/filelimits.h"
#include "core/session/eraser.h"

#include <QSet>

#include <algorithm>
#include <optional>

namespace muster::commands {

namespace {

const auto kContaining = QStringLiteral("--containing");
const auto kEntry = QStringLiteral("--entry");
const auto kField = QStringLiteral("--field");
const auto kFile = QStringLiteral("--file");
const auto kKeepWords = QStringLiteral("--keep-words");
const auto kWhy = QStringLiteral("--why");
const auto kYes = QStringLiteral("--yes");

/// What is read instead of standing in the shell's history.
const auto kInput = QStringLiteral("-");

/// Of an entry's id, to be told apart from others.
constexpr qsizetype kShortId = 8;
/// So much of a text is shown, and so much of it in front of what was looked for.
constexpr qsizetype kMostShown = 60;
constexpr qsizetype kBefore = 20;

/// What is wrong with the arguments, in a sentence; empty for nothing.
QString misuse(const Arguments& arguments)
{
    const QStringList ways { kEntry, kContaining, kFile };
    if (std::count_if(ways.begin(), ways.end(), [&](const auto& way) { return arguments.has(way); }) != 1)
        return Words::tr("Say what is to go: one of --entry, --containing and --file.");
    if (arguments.has(kField) && !arguments.has(kEntry))
        return Words::tr("--field belongs to --entry.");
    if (arguments.has(kKeepWords) && !arguments.has(kFile))
        return Words::tr("--keep-words belongs to --file.");
    if (arguments.has(kYes) && textOf(arguments, kWhy).isEmpty())
        return Words::tr("Say in a few words why, without repeating it: --why TEXT.");
    return {};
}

/// What is to go.
struct Found {
    QList<session::Erasable> texts = {};
    QList<incident::EvidenceState> files = {};
    /// What was looked for, if anything was.
    QString characters = {};

    [[nodiscard]] bool isEmpty() const { return texts.isEmpty() && files.isEmpty(); }
    /// Each file once: the same one may be attached several times.
    [[nodiscard]] QStringList hashes() const
    {
        QStringList made;
        for (const auto& file : files)
            made.append(file.what.file.hash);
        made.removeDuplicates();
        return made;
    }
    [[nodiscard]] journal::Erasure erasure() const
    {
        journal::Erasure what { {}, hashes() };
        for (const auto& text : texts)
            what.leaves.append(text.leaf);
        return what;
    }
};

Result<Found> ofEntry(const session::IncidentSession& incident, const Arguments& arguments)
{
    const auto entry = entryCalled(incident, arguments.value(kEntry));
    if (!entry)
        return fail(entry.error());
    Found found { session::textsOf(incident, *entry) };
    if (!arguments.has(kField))
        return found;
    auto field = arguments.value(kField).trimmed();
    if (!field.contains(u'.'))
        field.prepend(QStringLiteral("payload."));
    QStringList known;
    for (const auto& text : std::as_const(found.texts))
        known.append(text.leaf.field);
    if (!known.contains(field)) {
        return fail(Fault::NotFound,
            incident.state().isErased(*entry, field) ? Words::tr("It was taken back already.")
                : known.isEmpty()
                ? Words::tr("This entry has no text that could be taken back.")
                : Words::tr("This entry has no text \"%1\". There is: %2.")
                      .arg(printableLine(field, kMaxQuoted), known.join(QStringLiteral(", "))));
    }
    found.texts.removeIf([&](const session::Erasable& text) { return text.leaf.field != field; });
    return found;
}

Result<QString> charactersMeant(const Arguments& arguments, Console& console)
{
    if (arguments.value(kContaining) != kInput)
        return arguments.value(kContaining);
    const bool asks = console.canAsk && !console.json;
    if (asks)
        console.prompt(Words::tr("Characters that are to go (they are not shown): "));
    std::optional<QString> line;
    {
        const WithoutEcho silence(console.canAsk);
        line = console.readLine();
    }
    // The line break that was typed was not shown either.
    if (asks)
        console.prompt(QStringLiteral("\n"));
    if (!line || console.wasInterrupted())
        return fail(Fault::Invalid, Words::tr("Nothing was given to look for."));
    return *line;
}

Result<Found> ofCharacters(
    const session::IncidentSession& incident, const Arguments& arguments, Console& console)
{
    const auto characters = charactersMeant(arguments, console);
    if (!characters)
        return fail(characters.error());
    if (characters->trimmed().isEmpty())
        return fail(Fault::Invalid, Words::tr("Say which characters are to go."));
    return Found { session::textsContaining(incident, *characters), {}, *characters };
}

Result<Found> ofFile(const session::IncidentSession& incident, const Arguments& arguments)
{
    const auto word = arguments.value(kFile).trimmed();
    const auto& state = incident.state();
    Found found;
    for (const auto& one : state.evidence) {
        const auto& hash = one.what.file.hash;
        const bool isMeant = !word.isEmpty() && (one.what.name == word || hash.startsWith(word.toLower()));
        if (isMeant && !state.erasedFiles.contains(hash))
            found.files.append(one);
    }
    const auto hashes = found.hashes();
    if (hashes.isEmpty())
        return found;
    if (hashes.size() > 1) {
        QStringList beginnings;
        for (const auto& hash : hashes)
            beginnings.append(hash.left(kShortId));
        return fail(Fault::Invalid,
            Words::tr("%1 files are called \"%2\". Write the beginning of one hash: %3.")
                .arg(QString::number(hashes.size()), printableLine(word, kMaxQuoted),
                    beginnings.join(QStringLiteral(", "))));
    }
    if (arguments.has(kKeepWords))
        return found;
    for (const auto& file : std::as_const(found.files)) {
        for (const auto& text : session::textsOf(incident, file.id)) {
            if (text.leaf.field != QStringLiteral("actor.name"))
                found.texts.append(text);
        }
    }
    return found;
}

Result<Found> foundFor(const session::IncidentSession& incident, const Arguments& arguments, Console& console)
{
    if (arguments.has(kEntry))
        return ofEntry(incident, arguments);
    if (arguments.has(kContaining))
        return ofCharacters(incident, arguments, console);
    return ofFile(incident, arguments);
}

/// Short, in one line, and with what was looked for in it.
QString shown(const QString& text, const QString& characters)
{
    const auto place = characters.isEmpty() ? -1 : text.indexOf(characters, 0, Qt::CaseInsensitive);
    const auto first = place > kBefore ? place - kBefore : 0;
    return (first > 0 ? QStringLiteral("…") : QString()) + printableLine(text.mid(first), kMostShown);
}

QString countText(const Found& found)
{
    const auto files = found.hashes().size();
    const auto texts
        = found.texts.size() == 1 ? Words::tr("1 text") : Words::tr("%1 texts").arg(found.texts.size());
    const auto ofFiles = files == 1 ? Words::tr("1 file") : Words::tr("%1 files").arg(files);
    if (files == 0)
        return texts;
    return found.texts.isEmpty() ? ofFiles : Words::tr("%1 and %2").arg(texts, ofFiles);
}

/// What is gone already is not said again.
void tell(const Found& found, const session::IncidentSession& incident, bool isGone, Console& console)
{
    const auto zone = zoneOf(incident.plan().zone, console.utc);
    const auto now = incident.clock().now();
    for (const auto& file : found.files) {
        const auto name
            = file.what.name.isEmpty() ? Words::tr("(no name)") : printableLine(file.what.name, kMaxQuoted);
        console.tell(
            QStringLiteral("%1  %2  %3")
                .arg(timeOrDate(file.at, now, zone), file.what.file.hash.left(kShortId),
                    isGone ? Words::tr("file")
                           : Words::tr("file %1, %2").arg(name, evidence::sizeText(file.what.file.size))));
    }
    for (const auto& text : found.texts) {
        const auto line = QStringLiteral("%1  %2  %3  %4")
                              .arg(timeOrDate(text.at, now, zone), text.leaf.event.toString().left(kShortId),
                                  printableLine(text.type, kMaxQuoted), text.leaf.field);
        console.tell(isGone ? line : line + QStringLiteral("  ") + shown(text.value, found.characters));
    }
}

QJsonObject jsonOf(const Found& found, const QString& why, bool isGone)
{
    QJsonArray texts;
    for (const auto& text : found.texts) {
        texts.append(QJsonObject { { QStringLiteral("entry"), text.leaf.event.toString() },
            { QStringLiteral("field"), text.leaf.field }, { QStringLiteral("type"), text.type },
            { QStringLiteral("occurred_at"), isoText(text.at) },
            { QStringLiteral("text"), isGone ? QJsonValue() : QJsonValue(text.value) } });
    }
    return { { QStringLiteral("taken_back"), isGone }, { QStringLiteral("texts"), texts },
        { QStringLiteral("files"), QJsonArray::fromStringList(found.hashes()) },
        { QStringLiteral("why"), isGone ? QJsonValue(why) : QJsonValue() } };
}

/// Lists it, and changes nothing.
int preview(const Found& found, const session::IncidentSession& incident, Console& console)
{
    if (console.json) {
        console.tell(jsonOf(found, {}, false));
        return kDone;
    }
    tell(found, incident, false, console);
    console.remark(
        Words::tr("Nothing was changed. With --why TEXT --yes, %1 of this list will be taken back for "
                  "good.")
            .arg(countText(found)));
    return kDone;
}

/// What a person should know who takes the name back under which they act.
QString nameAdvice(const Found& found, const session::IncidentSession& incident)
{
    const auto name = incident.actingAs();
    const bool isOwn
        = std::any_of(found.texts.begin(), found.texts.end(), [&](const session::Erasable& text) {
              return text.leaf.field == QStringLiteral("actor.name") && text.value == name;
          });
    return isOwn
        ? Words::tr("The entry that took it back was written as %1, and carries that name. Use --as to "
                    "act under another.")
              .arg(printableLine(name, kMaxQuoted))
        : QString();
}

} // namespace

Usage LogErase::usage() const
{
    return { QStringLiteral("log erase"), QStringLiteral("ID"), 1, 1,
        Words::tr("Take texts or a file of an incident back for good; without --yes, show which."),
        { { kEntry, QStringLiteral("ENTRY"), Words::tr("The texts of the entry whose id begins so") },
            { kField, QStringLiteral("FIELD"), Words::tr("With --entry: only this text") },
            { kContaining, QStringLiteral("CHARACTERS"),
                Words::tr("Every text in which they stand; - reads them from the input") },
            { kFile, QStringLiteral("NAME"),
                Words::tr("The attached file of this name, or whose hash begins so, with its words") },
            { kKeepWords, {}, Words::tr("With --file: its name and what was said of it stay") }, whyOption(),
            { kYes, {}, Words::tr("Do it; it cannot be undone") } } };
}

int LogErase::run(const Arguments& arguments, Console& console)
{
    if (const auto wrong = misuse(arguments); !wrong.isEmpty())
        return console.unusable(wrong);
    const auto opened = incidentAtHand(arguments.operands.first(), console);
    if (!opened)
        return opened.error();
    auto& incident = *opened->incident;
    const auto found = foundFor(incident, arguments, console);
    if (!found)
        return console.refuse(found.error());
    if (found->isEmpty()) {
        if (console.json)
            console.tell(jsonOf(*found, {}, false));
        else
            console.tell(arguments.has(kFile) ? Words::tr("No file of this incident is called so.")
                    : arguments.has(kEntry)   ? Words::tr("This entry has no text that could be taken back.")
                                              : Words::tr("This stands in no text of this incident."));
        return kNo;
    }
    if (!arguments.has(kYes))
        return preview(*found, incident, console);
    const auto why = textOf(arguments, kWhy);
    const auto advice = nameAdvice(*found, incident);
    const auto done = await(session::eraseForGood(incident, found->erasure(), why, found->characters));
    if (!done)
        return console.refuse(done.error());
    if (console.json) {
        console.tell(jsonOf(*found, why, true));
        return kDone;
    }
    tell(*found, incident, true, console);
    console.remark(
        Words::tr("Taken back for good: %1. Printed sheets, sent messages and files exported before are "
                  "out of reach.")
            .arg(countText(*found)));
    if (!advice.isEmpty())
        console.remark(advice);
    return kDone;
}

} // namespace muster::commands
