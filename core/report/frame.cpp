// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/frame.h"

#include "core/base/printable.h"
#include "core/base/spokentime.h"
#include "core/journal/headcode.h"
#include "core/plan/words.h"
#include "core/report/pseudonyms.h"
#include "core/report/sections.h"

#include <QHash>

#include <algorithm>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using plan::Words;

namespace {

constexpr qsizetype kShortId = 8;
constexpr int kLongestSlug = 60;
constexpr qsizetype kMostHeadlines = 4;

QString titleOf(const Record& record)
{
    const auto* declared
        = record.newest([](const Told& told) { return told.says<incident::IncidentDeclared>() != nullptr; });
    const auto title = declared ? record.said(*declared, "title"_L1) : QString();
    if (!title.isEmpty())
        return title;
    const auto* scenario = record.plan().scenario(record.state().scenario);
    return scenario ? scenario->title : Words::tr("Incident");
}

/// Everybody whose name the record, the plan or the setup has, in the order in which they came.
QList<Known> peopleOf(const Record& record)
{
    QList<Known> people;
    QHash<QString, QString> roles;
    for (const auto& tenure : tenuresIn(record)) {
        const auto name = tenure.holder.simplified();
        if (!roles.contains(name))
            roles.insert(name, tenure.title);
    }
    const auto add = [&](const QString& name) { people.append({ name, roles.value(name.simplified()) }); };
    for (const auto& told : record.told()) {
        // What the machine saw of itself stands under the name of this program.
        if (told.line && !(told.payload && incident::isOfMachine(*told.payload)))
            add(told.event->actor.name);
        if (const auto* assigned = told.says<incident::RoleAssigned>())
            add(assigned->holderName);
        if (const auto* verified = told.says<incident::StepVerified>())
            add(verified->secondName);
        if (const auto* given = told.says<incident::ApprovalGiven>())
            add(given->approverName);
        if (const auto* refused = told.says<incident::ApprovalRefused>())
            add(refused->approverName);
        if (const auto* objected = told.says<incident::ObjectionNoted>())
            add(objected->whose);
        if (const auto* added = told.says<incident::FollowUpAdded>())
            add(added->owner);
        if (const auto* changed = told.says<incident::FollowUpChanged>())
            add(changed->owner);
    }
    auto known = record.state().people.values();
    std::sort(known.begin(), known.end());
    std::for_each(known.begin(), known.end(), add);
    for (const auto& person : record.plan().people)
        add(person.name.isEmpty() ? person.id : person.name);
    if (const auto& approval = record.setup().approval) {
        for (const auto& one : approval->approvals) {
            add(one.by);
            add(one.withdrawn ? one.withdrawn->by : QString());
        }
    }
    add(record.setup().madeBy);
    return people;
}

/// "entry 47", "entries A 47 and B 3": the newest of each console.
QString newestEntries(const Record& record)
{
    QStringList newest;
    for (const auto& origin : record.origins()) {
        const auto number = QString::number(origin.head.seq);
        newest.append(origin.letter.isEmpty() ? number : origin.letter + u' ' + number);
    }
    if (newest.isEmpty())
        return Words::tr("no entry");
    if (newest.size() == 1)
        return Words::tr("entry %1").arg(newest.first());
    const auto last = newest.takeLast();
    return Words::tr("entries %1 and %2").arg(newest.join(u", "_s), last);
}

} // namespace

Report framed(const Record& record, const QString& what)
{
    Report report;
    report.subject = record.told().isEmpty() ? QString() : record.told().first().event->stream.toString();
    report.day = record.words().dayOf(record.state().failedAt);
    report.title = titleOf(record);
    report.subtitle = Words::tr("%1 · %2 · times in %3")
                          .arg(record.plan().title, record.words().dayText(record.state().failedAt),
                              record.words().zoneText());
    if (!what.isEmpty())
        report.subtitle = what + u" · "_s + report.subtitle;
    report.banner = record.isDrill() ? Words::tr("EXERCISE") : QString();
    return report;
}

void finish(Report& report, const Record& record)
{
    nameNumbers(report);
    if (!record.setup().namesAsRoles) {
        rewriteTexts(report, printable);
        return;
    }
    const Pseudonyms pseudonyms(peopleOf(record));
    rewriteTexts(report, [&](const QString& text) { return printable(pseudonyms.replaced(text)); });
}

QList<Headline> promiseHeadlines(const Record& record)
{
    auto headlines = objectivesHeadlines(record);
    if (const auto messages = messagesHeadline(record))
        headlines.append(*messages);
    return headlines.mid(0, kMostHeadlines);
}

QString footOf(const Record& record, const QString& what, Reader reader)
{
    const auto& setup = record.setup();
    const auto id
        = record.told().isEmpty() ? QString() : record.told().first().event->stream.toString().left(kShortId);
    const auto at = momentText(setup.madeAt, QString::fromUtf8(setup.zone.id()));
    const bool isTold = reader == Reader::InTheRoom && !setup.madeBy.isEmpty();
    const auto made
        = isTold ? Words::tr("made %1 by %2").arg(at, setup.madeBy) : Words::tr("made %1").arg(at);
    const auto foot = Words::tr("%1 · %2 from %3 of record %4 · times in %5")
                          .arg(what, made, newestEntries(record), id, record.words().zoneText());
    return record.isDrill() ? Words::tr("EXERCISE · %1").arg(foot) : foot;
}

Section originSection(const Record& record)
{
    Section section { u"origin"_s, Words::tr("Made from the record") };
    QStringList codes;
    for (const auto& origin : record.origins()) {
        const auto code = journal::codeOf(origin.head);
        codes.append(origin.letter.isEmpty() ? code : origin.letter + u' ' + code);
    }
    if (codes.isEmpty())
        section.blocks.append(Paragraph { Words::tr("The record holds no entry.") });
    else
        section.blocks.append(Paragraph {
            Words::tr("Newest entry, by which the record can be checked: %1").arg(codes.join(u", "_s)) });
    return section;
}

QList<journal::Event> eventsUntil(const QList<journal::Event>& events, Instant until)
{
    auto kept = events;
    kept.removeIf([&](const journal::Event& event) {
        return event.at > until && event.type != "incident.declared"_L1;
    });
    return kept;
}

Table narrowed(const Table& table, const QStringList& columns)
{
    Table made { table.id, table.title, {}, {} };
    QList<qsizetype> places;
    for (const auto& id : columns) {
        for (qsizetype i = 0; i < table.columns.size(); ++i) {
            if (table.columns.at(i).id != id)
                continue;
            places.append(i);
            made.columns.append(table.columns.at(i));
        }
    }
    for (const auto& row : table.rows) {
        Row less { row.id, {} };
        for (const auto place : std::as_const(places))
            less.cells.append(row.cells.at(place));
        made.rows.append(less);
    }
    return made;
}

Table narrowedIn(const Section& section, const QString& table, const QStringList& columns)
{
    const auto* whole = tableCalled(section, table);
    return whole ? narrowed(*whole, columns) : Table {};
}

QString slugOf(const QString& text)
{
    QString slug;
    int letters = 0;
    for (const auto letter : text.toLower().toUcs4()) {
        if (letters == kLongestSlug)
            break;
        const char32_t one = letter;
        if (QChar::isLetterOrNumber(one)) {
            slug += QString::fromUcs4(&one, 1);
            ++letters;
        } else if (!slug.isEmpty() && !slug.endsWith(u'-')) {
            slug += u'-';
        }
    }
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug;
}

QString fileBeginning(const Report& report)
{
    const auto slug = slugOf(report.title);
    return report.day.toString(Qt::ISODate) + u'_' + (slug.isEmpty() ? u"incident"_s : slug);
}

QString shortId(const Report& report)
{
    return report.subject.left(kShortId);
}

} // namespace muster::report
