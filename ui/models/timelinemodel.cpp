// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timelinemodel.h"

#include "core/incident/walkthrough.h"
#include "core/plan/plannames.h"
#include "ui/models/tooltip.h"

#include <algorithm>
#include <utility>

namespace muster::ui {

namespace {

/// "Sam Lee" as "@Sam @Lee", so that each of the words is found behind its sign.
QString marked(QChar sign, const QString& words)
{
    QString made;
    for (const auto& word : words.split(u' ', Qt::SkipEmptyParts))
        made += sign + word + u' ';
    return made;
}

} // namespace

TimelineModel::TimelineModel(QObject* parent)
    : QAbstractListModel(parent)
{
}

TimelineModel::~TimelineModel() = default;

void TimelineModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident)
        disconnect(m_incident.get(), nullptr, this, nullptr);
    beginResetModel();
    m_incident = std::move(incident);
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
    m_recovers.clear();
    readAgain();
    endResetModel();
    if (m_incident)
        connect(m_incident.get(), &session::IncidentSession::stateChanged, this, &TimelineModel::refresh);
}

QList<incident::TimelineLine> TimelineModel::linesFrom(qsizetype event, qsizetype end) const
{
    QList<incident::TimelineLine> lines;
    if (!m_incident)
        return lines;
    const auto& events = m_incident->events();
    for (auto i = event; i < end; ++i) {
        if (const auto line = incident::timelineLine(m_incident->plan(), m_incident->state(), events[i]))
            lines.append(*line);
    }
    return lines;
}

void TimelineModel::remember()
{
    m_read = m_incident ? m_incident->events().size() : 0;
    m_last = m_read > 0 ? std::optional(m_incident->events().last().id) : std::nullopt;
    m_plan = m_incident ? &m_incident->plan() : nullptr;
}

void TimelineModel::refresh()
{
    const auto& events = m_incident->events();
    const auto onlyNewOnes = events.size() >= m_read
        && (m_read == 0 || events[m_read - 1].id == m_last.value_or(events.first().id));
    const bool isReworded = m_plan != &m_incident->plan();
    if (!onlyNewOnes || (isReworded && isFiltered())) {
        beginResetModel();
        m_recovers.clear();
        readAgain();
        endResetModel();
        return;
    }
    if (isReworded)
        reword();
    const auto added = linesFrom(m_read, events.size());
    remember();
    if (added.isEmpty())
        return;
    const auto before = static_cast<int>(m_lines.size());
    m_lines += added;
    const auto fit = fitting(before);
    if (!fit.isEmpty()) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fit.size()) - 1);
        m_shown += fit;
        endInsertRows();
    }
    if (const auto hidden = static_cast<int>(added.size() - fit.size()); hidden > 0) {
        m_hidden += hidden;
        emit hiddenChanged();
    }
}

void TimelineModel::reword()
{
    m_index.clear();
    m_recovers.clear();
    // Every line is shown: there is no filter.
    const auto lines = linesFrom(0, m_read);
    for (int row = 0; row < m_lines.size(); ++row) {
        const bool saysTheSame = m_lines[row].text == lines[row].text;
        m_lines[row] = lines[row];
        if (!saysTheSame)
            emit dataChanged(index(row), index(row));
    }
}

void TimelineModel::readAgain()
{
    m_lines = linesFrom(0, m_incident ? m_incident->events().size() : 0);
    m_index.clear();
    m_shown = fitting(0);
    remember();
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
    m_shown = fitting(0);
    endResetModel();
    emit hiddenChanged();
}

QList<int> TimelineModel::fitting(int from)
{
    QList<int> fit;
    fit.reserve(m_lines.size() - from);
    for (auto i = from; i < m_lines.size(); ++i) {
        if (m_topics && !m_topics.testFlag(topicOf(m_lines[i])))
            continue;
        if (!m_words.isEmpty()) {
            while (m_index.size() <= i)
                m_index << textToFind(m_lines[m_index.size()]);
            if (!m_words.areIn(m_index[i]))
                continue;
        }
        fit << i;
    }
    return fit;
}

QString TimelineModel::textToFind(const incident::TimelineLine& line)
{
    return foldedToFind(line.text + u' ' + marked(u'@', line.actor) + servicesOf(line));
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

std::optional<int> TimelineModel::rowOf(const journal::EventId& event) const
{
    const auto found
        = std::find_if(m_shown.begin(), m_shown.end(), [&](int line) { return m_lines[line].id == event; });
    return found == m_shown.end() ? std::nullopt : std::optional(static_cast<int>(found - m_shown.begin()));
}

std::optional<int> TimelineModel::rowFrom(Instant moment) const
{
    if (m_shown.isEmpty())
        return std::nullopt;
    const auto found
        = std::find_if(m_shown.begin(), m_shown.end(), [&](int line) { return m_lines[line].at >= moment; });
    return std::min(static_cast<int>(found - m_shown.begin()), rowCount() - 1);
}

int TimelineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
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
    return m_time.seconds(at(row).at);
}

QString TimelineModel::actorWords(int row) const
{
    const auto& line = at(row);
    return line.backDated ? tr("%1, written %2").arg(line.actor, m_time.minutes(line.recorded)) : line.actor;
}

QString TimelineModel::spoken(int row) const
{
    return tr("%1, %2, %3").arg(m_time.minutes(at(row).at), at(row).text, actorWords(row));
}

} // namespace muster::ui
