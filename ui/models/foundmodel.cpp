// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/foundmodel.h"

#include "core/base/printable.h"
#include "core/incident/timeline.h"
#include "ui/models/kindwords.h"
#include "ui/models/tooltip.h"

#include <QJsonObject>

#include <algorithm>
#include <chrono>

namespace muster::ui {

namespace {

/// What a row has room for at most.
constexpr qsizetype kPiece = 140;
constexpr qsizetype kShortId = 8;
/// As the timeline has it.
constexpr Millis kWrittenLater = std::chrono::seconds(60);
constexpr auto kName = QLatin1StringView("actor.name");

/// Texts that belong to the entry and are not here.
int missingTexts(const journal::Event& event)
{
    int missing = 0;
    for (auto field = event.payload.begin(); field != event.payload.end(); ++field) {
        const auto isLeaf = field.value().toObject().contains(u"leaf");
        const auto place = QStringLiteral("payload.") + field.key();
        if (isLeaf && std::none_of(event.leaves.begin(), event.leaves.end(), [&](const journal::Leaf& leaf) {
                return leaf.field == place;
            }))
            ++missing;
    }
    return missing;
}

} // namespace

QList<FoundRow::Mark> marksIn(const QString& text, const QList<journal::SoughtWords>& sought)
{
    QList<FoundRow::Mark> found;
    for (const auto& one : sought) {
        for (qsizetype from = 0; from < text.size();) {
            const auto piece = journal::excerptOf({ text.mid(from) }, { one }, text.size());
            if (piece.length == 0)
                break;
            found.append({ from + piece.at, piece.length });
            from += piece.at + piece.length;
        }
    }
    std::sort(found.begin(), found.end(),
        [](const FoundRow::Mark& a, const FoundRow::Mark& b) { return a.at < b.at; });
    QList<FoundRow::Mark> apart;
    for (const auto& mark : std::as_const(found)) {
        if (apart.isEmpty() || apart.last().at + apart.last().length < mark.at)
            apart.append(mark);
        else
            apart.last().length = std::max(apart.last().length, mark.at + mark.length - apart.last().at);
    }
    return apart;
}

FoundModel::FoundModel(QObject* parent)
    : RowsModel(parent)
{
}

FoundModel::~FoundModel() = default;

void FoundModel::setIncidents(
    const QList<session::IncidentSummary>& incidents, const journal::StreamId& estate)
{
    m_titles.clear();
    for (const auto& incident : incidents)
        m_titles.insert(incident.id, { incident.title, incident.kind });
    m_estate = estate;
}

void FoundModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    m_incident = std::move(incident);
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
}

void FoundModel::show(const QList<journal::Event>& events, const QString& words, bool again)
{
    const auto sought = journal::soughtIn(words);
    QList<FoundRow> rows;
    rows.reserve(events.size());
    for (const auto& event : events)
        rows.append(rowOf(event, sought));
    if (again)
        adoptRows(rows);
    else
        replaceRows(std::move(rows));
}

void FoundModel::clear()
{
    replaceRows({});
}

std::optional<incident::TimelineLine> FoundModel::lineOf(const journal::Event& event) const
{
    if (!m_incident || m_incident->stream().id != event.stream)
        return std::nullopt;
    return incident::timelineLine(m_incident->plan(), m_incident->state(), event);
}

QStringList FoundModel::textsOf(const journal::Event& event) const
{
    QStringList texts;
    for (const auto& leaf : event.leaves) {
        if (leaf.field != kName && !leaf.value.isEmpty())
            texts.append(leaf.value);
    }
    const auto missing = missingTexts(event);
    if (missing > 0)
        texts.append(missing == 1 ? tr("(its text was taken back or withheld)")
                                  : tr("(texts of it were taken back or withheld)"));
    return texts;
}

QString FoundModel::titleOf(const journal::StreamId& stream) const
{
    if (m_estate == stream)
        return tr("In peace time");
    const auto title = m_titles.value(stream).title;
    return title.isEmpty() ? stream.toString().left(kShortId) : printableLine(title, kMaxQuoted);
}

FoundRow FoundModel::rowOf(const journal::Event& event, const QList<journal::SoughtWords>& sought) const
{
    FoundRow row { event.id, event.stream, {}, {}, {}, {}, {} };
    const auto line = lineOf(event);
    const auto texts = line ? QStringList { line->text } : textsOf(event);
    row.when = u"%1 %2"_qs.arg(m_time.date(event.at), m_time.seconds(event.at));
    row.incident = titleOf(event.stream);
    row.kind = kindWordsOf(event);
    const auto name = !event.actor.name.isEmpty() ? event.actor.name
        : line                                    ? line->actor
        : !event.actor.role.isEmpty()             ? event.actor.role
                                                  : tr("somebody");
    row.who = printableLine(name, kMaxQuoted);
    row.text = printableLine(journal::excerptOf(texts, sought, kPiece).text)
                   .normalized(QString::NormalizationForm_C);
    row.marks = marksIn(row.text, sought);
    // In a drill the simulated clock and that of the machine always differ.
    const bool isLive
        = m_titles.value(event.stream, { {}, journal::StreamKind::Drill }).kind == journal::StreamKind::Live;
    if (line ? line->backDated : isLive && event.wall - event.at > kWrittenLater) {
        const bool isOneDay = m_time.date(event.wall) == m_time.date(event.at);
        row.written
            = tr("written %1").arg(isOneDay ? m_time.minutes(event.wall) : m_time.dateAndMinutes(event.wall));
    }
    return row;
}

QVariant FoundModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.text.isEmpty() ? row.kind : row.text;
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::ToolTipRole:
        return plainToolTip(spoken(row));
    default:
        return {};
    }
}

QString FoundModel::spoken(const FoundRow& row)
{
    QStringList parts { row.when, row.kind, row.text, row.who, row.incident, row.written };
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace muster::ui
