// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timelinemodel.h"

#include "core/incident/walkthrough.h"
#include "core/plan/plannames.h"
#include "ui/models/tooltip.h"

#include <algorithm>
#include <utility>

namespace muster::ui {

using Routine = TimelineEntries::Routine;

namespace {

/// What a few screens show.
constexpr int kKeptLines = 2000;
/// So many sentences are read at once when somebody begins to search, and in each turn of the event loop
/// afterwards: more would stop the window for longer than a frame.
constexpr int kAtOnce = 2000;
constexpr int kInSlice = 500;
/// A short log is searched again for each letter without being read again.
constexpr int kFoundKept = 20'000;

/// "Sam Lee" as "@Sam @Lee", so that each of the words is found behind its sign.
QString marked(QChar sign, const QString& words)
{
    QString made;
    for (const auto& word : words.split(u' ', Qt::SkipEmptyParts))
        made += sign + word + u' ';
    return made;
}

int keyOfGroup(int first)
{
    return -1 - first;
}

} // namespace

TimelineModel::TimelineModel(QObject* parent)
    : QAbstractListModel(parent)
    , m_lines(kKeptLines)
{
    m_search.setInterval(0);
    connect(&m_search, &QTimer::timeout, this, &TimelineModel::searchSlice);
}

TimelineModel::~TimelineModel() = default;

void TimelineModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident)
        disconnect(m_incident.get(), nullptr, this, nullptr);
    beginResetModel();
    m_incident = std::move(incident);
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
    readAgain();
    endResetModel();
    if (!m_incident)
        return;
    connect(m_incident.get(), &session::IncidentSession::textsErased, this, [this] { m_last.reset(); });
    connect(m_incident.get(), &session::IncidentSession::stateChanged, this, &TimelineModel::refresh);
}

void TimelineModel::remember()
{
    m_read = m_incident ? m_incident->events().size() : 0;
    m_last = m_read > 0 ? std::optional(m_incident->events().last().id) : std::nullopt;
    m_plan = m_incident ? &m_incident->plan() : nullptr;
}

void TimelineModel::forgetWords()
{
    m_lines.clear();
    m_found.clear();
    m_recovers.clear();
}

void TimelineModel::refresh()
{
    const auto& events = m_incident->events();
    const auto onlyNewOnes = events.size() >= m_read && (m_read == 0 || events[m_read - 1].id == m_last);
    const bool isReworded = m_plan != &m_incident->plan();
    const bool isSearched = !m_words.isEmpty();
    if (!onlyNewOnes || (isSearched && (isReworded || events.size() - m_read > kAtOnce))) {
        beginResetModel();
        readAgain();
        endResetModel();
        return;
    }
    if (isReworded) {
        forgetWords();
        if (!m_rows.isEmpty())
            emit dataChanged(index(0), index(rowCount() - 1));
    }
    const auto before = static_cast<int>(m_read);
    m_entries.read(events);
    remember();
    const auto rows = rowCount();
    const auto end = m_rows.isEmpty() ? -1 : m_rows.last().last;
    const auto group = m_rows.isEmpty() ? std::nullopt : groupOf(rows - 1);
    const auto groupEnd = group ? m_rows[*group].last : -1;
    const auto [fresh, hidden] = rowsFrom(before);
    // An open group takes in what stands below it; every other row is all that there is of it.
    if (group && m_rows[*group].last != groupEnd) {
        m_lines.remove(keyOfGroup(m_rows[*group].first));
        emit dataChanged(index(*group), index(*group));
    } else if (rows > 0 && m_rows.last().last != end) {
        emit dataChanged(index(rows - 1), index(rows - 1));
    }
    if (!fresh.isEmpty()) {
        beginInsertRows({}, rows, rows + static_cast<int>(fresh.size()) - 1);
        m_rows += fresh;
        listMarks(rows);
        endInsertRows();
    }
    if (hidden > 0) {
        m_hidden += hidden;
        emit hiddenChanged();
    }
}

void TimelineModel::readAgain()
{
    ++m_reading;
    forgetWords();
    m_entries.clear();
    m_day = {};
    if (m_incident)
        m_entries.read(m_incident->events());
    remember();
    fill();
}

void TimelineModel::fill()
{
    stopSearch();
    m_rows.clear();
    m_marked.clear();
    if (m_words.isEmpty()) {
        m_rows.reserve(m_topics ? 0 : m_entries.told());
        for (int event = 0; event < m_entries.size(); ++event) {
            if (m_entries.at(event).told && fits(event))
                place(event, m_rows);
        }
    } else {
        m_unsearched = m_entries.size();
        m_rows = searchOn(kAtOnce);
        if (m_unsearched > 0)
            m_search.start();
    }
    listMarks(0);
}

void TimelineModel::setFilter(TimelineTopics topics, const QString& words)
{
    const FindWords wanted(words);
    if (topics == m_topics && wanted == m_words)
        return;
    beginResetModel();
    m_topics = topics;
    m_words = wanted;
    m_hidden = 0;
    fill();
    endResetModel();
    emit hiddenChanged();
}

std::pair<QList<TimelineModel::Row>, int> TimelineModel::rowsFrom(int event)
{
    QList<Row> fresh;
    int hidden = 0;
    for (; event < m_entries.size(); ++event) {
        if (!m_entries.at(event).told)
            continue;
        if (fits(event))
            place(event, fresh);
        else
            ++hidden;
    }
    return { fresh, hidden };
}

bool TimelineModel::isRoutine(int event) const
{
    return m_entries.at(event).routine != Routine::None;
}

void TimelineModel::place(int event, QList<Row>& fresh)
{
    auto* above = !fresh.isEmpty() ? &fresh.last() : !m_rows.isEmpty() ? &m_rows.last() : nullptr;
    Row row { event, event };
    mark(row, above ? std::optional(above->last) : std::nullopt);
    const bool belongs = above && !row.day && !isFiltered() && isRoutine(event) && isRoutine(above->last);
    if (!belongs) {
        fresh.append(row);
    } else if (above->kind == Row::Member) {
        row.kind = Row::Member;
        // Only rows that were there already can have been opened.
        m_rows[*groupOf(rowCount() - 1)].last = event;
        fresh.append(row);
    } else {
        above->kind = Row::Group;
        above->last = event;
    }
}

QList<TimelineModel::Row> TimelineModel::searchOn(int most)
{
    QList<Row> found;
    while (m_unsearched > 0 && most > 0) {
        --m_unsearched;
        if (!m_entries.at(m_unsearched).told)
            continue;
        --most;
        if (fits(m_unsearched))
            found.append({ m_unsearched, m_unsearched });
    }
    std::reverse(found.begin(), found.end());
    std::optional<int> before;
    for (auto& row : found) {
        mark(row, before);
        before = row.first;
    }
    return found;
}

void TimelineModel::searchSlice()
{
    const auto found = searchOn(kInSlice);
    if (!found.isEmpty()) {
        const auto many = static_cast<int>(found.size());
        beginInsertRows({}, 0, many - 1);
        const bool hadRows = !m_rows.isEmpty();
        if (hadRows)
            mark(m_rows.first(), found.last().last);
        for (auto row = found.crbegin(); row != found.crend(); ++row)
            m_rows.prepend(*row);
        for (auto& row : m_marked)
            row += many;
        for (auto row = std::min(many, rowCount() - 1); row >= 0; --row) {
            if (isMarked(row))
                m_marked.prepend(row);
        }
        endInsertRows();
        if (hadRows)
            emit dataChanged(index(many), index(many));
    }
    if (m_unsearched > 0)
        return;
    stopSearch();
    emit searchEnded();
}

void TimelineModel::stopSearch()
{
    m_search.stop();
    m_unsearched = 0;
}

bool TimelineModel::areOnOneDay(Instant a, Instant b) const
{
    const auto holds = [this](Instant at) { return at >= m_day.first && at < m_day.second; };
    // To ask a calendar costs more than all the rest of a row.
    if (!holds(a))
        m_day = m_time.dayAround(a);
    return holds(b);
}

void TimelineModel::mark(Row& row, std::optional<int> before) const
{
    const auto& entry = m_entries.at(row.first);
    row.day = before && !areOnOneDay(m_entries.at(*before).at, entry.at);
    // What is hidden by the filter was recorded all the same.
    row.gap = before && !isFiltered() && entry.silence > 0;
}

void TimelineModel::listMarks(int row)
{
    for (; row < m_rows.size(); ++row) {
        if (isMarked(row))
            m_marked.append(row);
    }
}

int TimelineModel::marksBefore(int row) const
{
    return static_cast<int>(std::lower_bound(m_marked.begin(), m_marked.end(), row) - m_marked.begin());
}

QString TimelineModel::markWords(int row) const
{
    const auto& entry = m_entries.at(m_rows[row].first);
    const auto gap = m_rows[row].gap
        ? tr("%1 without an entry").arg(durationText(std::chrono::minutes(entry.silence)))
        : QString();
    if (!m_rows[row].day)
        return gap;
    const auto day = m_time.day(entry.at);
    return gap.isEmpty() ? day : tr("%1, after %2").arg(day, gap);
}

bool TimelineModel::fits(int event)
{
    if (m_topics && !(m_topics & m_entries.at(event).topics()))
        return false;
    if (m_words.isEmpty())
        return true;
    if (const auto known = m_found.constFind(event); known != m_found.constEnd())
        return m_words.areIn(*known);
    const auto text = textToFind(event);
    if (m_found.size() < kFoundKept)
        m_found.insert(event, text);
    return m_words.areIn(text);
}

QString TimelineModel::textToFind(int event)
{
    const auto line
        = incident::timelineLine(m_incident->plan(), m_incident->state(), m_incident->events()[event]);
    return line ? foldedToFind(line->text + u' ' + marked(u'@', line->actor) + servicesOf(*line)) : QString();
}

QString TimelineModel::servicesOf(const incident::TimelineLine& line)
{
    const auto& plan = m_incident->plan();
    const auto named
        = [&](const plan::ServiceId& id) { return marked(u'#', plan::PlanNames(plan).service(id)); };
    if (line.service)
        return named(*line.service);
    if (!line.step)
        return {};
    if (const auto known = m_recovers.constFind(*line.step); known != m_recovers.constEnd())
        return *known;
    QString words;
    if (const auto place = incident::placeOf(plan, m_incident->state().scenario, *line.step)) {
        for (const auto& service : place->step->recovers)
            words += named(service);
    }
    return *m_recovers.insert(*line.step, words);
}

incident::TimelineLine TimelineModel::lineOfEvent(int event) const
{
    if (const auto* kept = m_lines.object(event))
        return *kept;
    auto line = incident::timelineLine(m_incident->plan(), m_incident->state(), m_incident->events()[event]);
    Q_ASSERT(line); // only what is told has a row
    m_lines.insert(event, new incident::TimelineLine(*line));
    return *line;
}

incident::TimelineLine TimelineModel::lineOfGroup(const Row& row) const
{
    const auto key = keyOfGroup(row.first);
    if (const auto* kept = m_lines.object(key))
        return *kept;
    int many = 0;
    bool onlyMachine = true;
    for (auto event = row.first; event <= row.last; ++event) {
        many += m_entries.at(event).told ? 1 : 0;
        onlyMachine = onlyMachine && m_entries.at(event).routine != Routine::Program;
    }
    const auto& first = m_incident->events()[row.first];
    const auto text
        = (onlyMachine ? tr("%1 entries of Muster, %2 to %3") : tr("%1 entries of programs, %2 to %3"))
              .arg(many)
              .arg(m_time.minutes(first.at), m_time.minutes(m_entries.at(row.last).at));
    const incident::TimelineLine line { first.id, first.at, first.at, {}, {}, incident::LineKind::Clock,
        text };
    m_lines.insert(key, new incident::TimelineLine(line));
    return line;
}

incident::TimelineLine TimelineModel::at(int row) const
{
    return isGroup(row) ? lineOfGroup(m_rows[row]) : lineOfEvent(m_rows[row].first);
}

std::optional<int> TimelineModel::rowOf(const journal::EventId& event) const
{
    // Who asks most often asks for something new.
    for (auto i = m_entries.size() - 1; i >= 0; --i) {
        if (m_incident->events()[i].id == event)
            return rowShowing(i);
    }
    return std::nullopt;
}

std::optional<int> TimelineModel::rowShowing(int entry) const
{
    const auto after = std::upper_bound(
        m_rows.begin(), m_rows.end(), entry, [](int event, const Row& row) { return event < row.first; });
    if (after == m_rows.begin())
        return std::nullopt;
    const auto row = static_cast<int>(after - m_rows.begin()) - 1;
    return m_rows[row].last >= entry ? std::optional(row) : std::nullopt;
}

std::optional<int> TimelineModel::rowFrom(Instant moment) const
{
    if (m_rows.isEmpty())
        return std::nullopt;
    const auto isBefore = [&](int row) {
        return m_entries.at(isOpen(row) ? m_rows[row].first : m_rows[row].last).at < moment;
    };
    int found = 0;
    if (m_entries.isInOrder()) {
        int end = rowCount();
        while (found < end) {
            const auto middle = found + (end - found) / 2;
            if (isBefore(middle))
                found = middle + 1;
            else
                end = middle;
        }
    } else {
        while (found < rowCount() && isBefore(found))
            ++found;
    }
    return std::min(found, rowCount() - 1);
}

bool TimelineModel::isOpen(int row) const
{
    return isGroup(row) && row + 1 < rowCount() && isMember(row + 1);
}

std::optional<int> TimelineModel::groupOf(int row) const
{
    if (isGroup(row))
        return row;
    if (!isMember(row))
        return std::nullopt;
    while (isMember(row))
        --row;
    return row;
}

void TimelineModel::setOpen(int row, bool open)
{
    if (!isGroup(row) || isOpen(row) == open)
        return;
    const auto begin = row + 1;
    if (open) {
        QList<Row> members;
        for (const auto entry : entriesOf(row)) {
            const bool isFirst = members.isEmpty();
            members.append({ entry, entry, Row::Member, false, !isFirst && m_entries.at(entry).silence > 0 });
        }
        beginInsertRows({}, begin, row + static_cast<int>(members.size()));
        m_rows = m_rows.first(begin) + members + m_rows.sliced(begin);
    } else {
        auto end = begin;
        while (end < rowCount() && isMember(end))
            ++end;
        beginRemoveRows({}, begin, end - 1);
        m_rows.remove(begin, end - begin);
    }
    m_marked.clear();
    listMarks(0);
    if (open)
        endInsertRows();
    else
        endRemoveRows();
    emit dataChanged(index(row), index(row));
}

int TimelineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return at(index.row()).text;
    case Qt::ToolTipRole:
        return plainToolTip(at(index.row()).text);
    case Qt::AccessibleTextRole:
        return spoken(index.row());
    default:
        return {};
    }
}

QString TimelineModel::timeWords(int row) const
{
    return m_time.seconds(m_entries.at(m_rows[row].first).at);
}

QString TimelineModel::actorOf(const incident::TimelineLine& line) const
{
    return line.backDated ? tr("%1, written %2").arg(line.actor, m_time.minutes(line.recorded)) : line.actor;
}

QString TimelineModel::actorWords(int row) const
{
    return actorOf(at(row));
}

QString TimelineModel::spoken(int row) const
{
    const auto line = at(row);
    const auto words = !isGroup(row) ? tr("%1, %2, %3").arg(m_time.minutes(line.at), line.text, actorOf(line))
        : isOpen(row)                ? tr("%1, opened").arg(line.text)
                                     : tr("%1, closed").arg(line.text);
    return isMarked(row) ? tr("%1. %2").arg(markWords(row), words) : words;
}

QList<int> TimelineModel::entriesOf(int row) const
{
    QList<int> made;
    for (auto event = m_rows[row].first; event <= m_rows[row].last; ++event) {
        if (m_entries.at(event).told)
            made.append(event);
    }
    return made;
}

TimelineCopy TimelineModel::copyOf(int entry) const
{
    const auto line
        = incident::timelineLine(m_incident->plan(), m_incident->state(), m_incident->events()[entry]);
    if (!line)
        return {};
    return { m_time.date(line->at) + u' ' + m_time.seconds(line->at), m_time.zoneName(line->at),
        actorOf(*line), line->text };
}

} // namespace muster::ui
