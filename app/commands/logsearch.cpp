// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logsearch.h"

#include "app/commands/await.h"
#include "app/commands/lookup.h"
#include "app/commands/times.h"
#include "core/journal/finder.h"
#include "core/journal/textwords.h"

#include <QEventLoop>
#include <QHash>
#include <QTimer>

#include <chrono>

namespace muster::commands {

namespace {

const auto kIncident = QStringLiteral("--incident");
const auto kKind = QStringLiteral("--kind");
const auto kBy = QStringLiteral("--by");
const auto kStep = QStringLiteral("--step");
const auto kService = QStringLiteral("--service");
const auto kFrom = QStringLiteral("--from");
const auto kUntil = QStringLiteral("--until");
const auto kPeople = QStringLiteral("--people");
const auto kMachine = QStringLiteral("--machine");
const auto kMost = QStringLiteral("--most");

constexpr qsizetype kMostAtOnce = 10'000;
constexpr qsizetype kWidth = 100;
constexpr qsizetype kShortId = 8;
constexpr auto kAgain = std::chrono::milliseconds(100);
/// So many answers with something missing, until it is said.
constexpr int kPatience = 5;

/// All of the search that can be read without the log.
Result<journal::Search> searchIn(const Arguments& arguments, const Console& console)
{
    const auto zone = zoneOf({}, console.utc);
    journal::Search search { .words = arguments.operands.join(u' '),
        .types = arguments.value(kKind).split(u',', Qt::SkipEmptyParts),
        .person = arguments.value(kBy),
        .subject = arguments.value(kStep),
        .service = arguments.value(kService) };
    for (const auto& [option, at] :
        { std::pair { kFrom, &search.from }, std::pair { kUntil, &search.until } }) {
        if (!arguments.has(option))
            continue;
        const auto time = readTime(arguments.value(option), console.clock.now(), zone);
        if (!time)
            return fail(time.error());
        *at = *time;
    }
    if (arguments.has(kPeople) && arguments.has(kMachine))
        return fail(Fault::Invalid, Words::tr("Say --people or --machine, not both."));
    if (arguments.has(kPeople))
        search.source = journal::Search::Source::People;
    if (arguments.has(kMachine))
        search.source = journal::Search::Source::Machine;
    if (arguments.has(kMost)) {
        bool isNumber = false;
        search.most = arguments.value(kMost).toLongLong(&isNumber);
        if (!isNumber || search.most < 1 || search.most > kMostAtOnce)
            return fail(Fault::Invalid, Words::tr("--most takes a number from 1 to %1.").arg(kMostAtOnce));
    }
    return search;
}

/// In one incident a step may be called by its code; its address counts.
Result<void> narrowToIncident(
    const QString& beginning, session::Session& session, journal::Search& search, const Console& console)
{
    const auto summary = incidentCalled(session, beginning);
    if (!summary)
        return fail(summary.error());
    search.stream = summary->id;
    if (search.subject.isEmpty() || search.subject.contains(u'/'))
        return {};
    const auto incident = openIncident(session, beginning, console);
    if (!incident)
        return fail(incident.error());
    const auto step = stepCalled((*incident)->walkthrough(), search.subject);
    if (!step)
        return fail(step.error());
    search.subject = (*step)->address.toString();
    return {};
}

/// Asks again until nothing is missing.
Result<journal::Found> found(journal::Finder& finder, const journal::Search& search, Console& console)
{
    for (int asked = 1;; ++asked) {
        auto answer = await(finder.search(search));
        if (!answer || answer->waiting == 0)
            return answer;
        if (asked == kPatience)
            console.progress(
                Words::tr("The log is being prepared for searching; entries that are missing: %1.")
                    .arg(answer->waiting));
        if (console.wasInterrupted())
            return fail(Fault::Denied, Words::tr("Interrupted."));
        QEventLoop pause;
        QTimer::singleShot(kAgain, &pause, &QEventLoop::quit);
        pause.exec();
    }
}

/// What incidents are called.
class Titles {
public:
    Titles(const QList<session::IncidentSummary>& incidents, const journal::StreamId& estate)
    {
        for (const auto& incident : incidents)
            m_titles.insert(incident.id, incident.title);
        m_titles.insert(estate, Words::tr("In peace time"));
    }
    [[nodiscard]] QString of(const journal::StreamId& stream) const
    {
        const auto title = m_titles.value(stream);
        return title.isEmpty() ? stream.toString().left(kShortId) : title;
    }

private:
    QHash<journal::StreamId, QString> m_titles;
};

QStringList textsOf(const journal::Event& event)
{
    QStringList texts;
    for (const auto& leaf : event.leaves) {
        if (leaf.field != u"actor.name" && !leaf.value.isEmpty())
            texts.append(leaf.value);
    }
    return texts;
}

QString lineOf(const journal::Event& event, const Titles& titles, const QList<journal::SoughtWords>& sought,
    const Console& console)
{
    const auto piece = journal::excerptOf(textsOf(event), sought, kWidth).text;
    QStringList parts { dateAndTime(event.at, zoneOf({}, console.utc)), titles.of(event.stream),
        event.actor.name.isEmpty() ? event.actor.role : event.actor.name, event.type, event.subject, piece };
    parts.removeAll(QString());
    return parts.join(QStringLiteral("  "));
}

QJsonObject jsonOf(const journal::Event& event, const Titles& titles)
{
    QJsonObject texts;
    for (const auto& leaf : event.leaves) {
        if (leaf.field != u"actor.name")
            texts.insert(leaf.field.section(u'.', 1), leaf.value);
    }
    return { { QStringLiteral("id"), event.id.toString() },
        { QStringLiteral("incident"), event.stream.toString() },
        { QStringLiteral("title"), titles.of(event.stream) },
        { QStringLiteral("occurred_at"), isoText(event.at) },
        { QStringLiteral("recorded_at"), isoText(event.wall) }, { QStringLiteral("actor"), event.actor.name },
        { QStringLiteral("type"), event.type }, { QStringLiteral("subject"), event.subject },
        { QStringLiteral("texts"), texts } };
}

} // namespace

Usage LogSearch::usage() const
{
    return { QStringLiteral("log search"), QStringLiteral("[TEXT…]"), 0, -1,
        Words::tr("Find entries of all incidents by their words, newest first."),
        { { kIncident, QStringLiteral("ID"), Words::tr("Only of this incident or drill") },
            { kKind, QStringLiteral("TYPE,…"), Words::tr("Only these, as step or step.completed") },
            { kBy, QStringLiteral("NAME"), Words::tr("Only what this person did") },
            { kStep, QStringLiteral("STEP"), Words::tr("Only of this step, or of a whole scenario") },
            { kService, QStringLiteral("ID"), Words::tr("Only of this service") },
            { kFrom, QStringLiteral("TIME"), Words::tr("Only what happened then or later") },
            { kUntil, QStringLiteral("TIME"), Words::tr("Only what happened before") },
            { kPeople, {}, Words::tr("Only what people recorded") },
            { kMachine, {}, Words::tr("Only what Muster noted by itself") },
            { kMost, QStringLiteral("N"), Words::tr("So many at most; 200 when it is not given") } } };
}

int LogSearch::run(const Arguments& arguments, Console& console)
{
    auto search = searchIn(arguments, console);
    if (!search)
        return console.unusable(search.error().text);
    auto store = console.open();
    if (!store)
        return console.unopened(store.error());
    if (!store->finder)
        return console.refuse({ Fault::Internal, Words::tr("This log cannot be searched.") });
    auto& session = *store->session;
    if (arguments.has(kIncident)) {
        const auto narrowed = narrowToIncident(arguments.value(kIncident), session, *search, console);
        if (!narrowed)
            return console.refuse(narrowed.error());
    }
    const auto hits = found(*store->finder, *search, console);
    if (!hits)
        return console.refuse(hits.error());
    // Without the list they are named by their ids.
    const Titles titles(await(session.incidents()).value_or(QList<session::IncidentSummary>()),
        session.ports().journal.estate().id);
    if (console.json) {
        QJsonArray entries;
        for (const auto& event : hits->events)
            entries.append(jsonOf(event, titles));
        console.tell(QJsonObject {
            { QStringLiteral("entries"), entries }, { QStringLiteral("more"), hits->hasMore } });
        return hits->events.isEmpty() ? kNo : kDone;
    }
    const auto sought = journal::soughtIn(search->words);
    for (const auto& event : hits->events)
        console.tell(lineOf(event, titles, sought, console));
    if (hits->events.isEmpty())
        console.remark(Words::tr("Nothing was found."));
    else if (hits->hasMore)
        console.remark(Words::tr("There are more; --most shows more of them, --until older ones."));
    return hits->events.isEmpty() ? kNo : kDone;
}

} // namespace muster::commands
