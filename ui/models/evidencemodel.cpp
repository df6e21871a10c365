// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/evidencemodel.h"

#include "core/evidence/filelimits.h"
#include "core/evidence/tamedname.h"
#include "core/incident/payloadcodec.h"
#include "core/incident/timeline.h"
#include "core/incident/walkthrough.h"
#include "ui/models/tooltip.h"

#include <QStringList>

#include <algorithm>
#include <utility>
#include <variant>

namespace muster::ui {

using incident::EvidenceAttached;
using incident::EvidenceWithdrawn;
using Kind = EvidenceAttached::Kind;

bool EvidenceRow::isSnapshot() const
{
    return what.kind == Kind::Before || what.kind == Kind::After;
}

QString evidenceKindWords(Kind kind)
{
    switch (kind) {
    case Kind::File:
        return EvidenceModel::tr("File");
    case Kind::Picture:
        return EvidenceModel::tr("Picture");
    case Kind::Output:
        return EvidenceModel::tr("Output");
    case Kind::Before:
        return EvidenceModel::tr("Snapshot before");
    case Kind::After:
        return EvidenceModel::tr("Snapshot after");
    }
    Q_UNREACHABLE();
}

EvidenceModel::EvidenceModel(QObject* parent)
    : RowsModel(parent)
{
}

EvidenceModel::~EvidenceModel() = default;

void EvidenceModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident)
        disconnect(m_incident.get(), nullptr, this, nullptr);
    m_incident = std::move(incident);
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
    m_beside.clear();
    m_withdrawals.clear();
    m_read = 0;
    m_last.reset();
    readNewEvents();
    workOut();
    replaceRows(shown());
    if (!m_incident)
        return;
    connect(m_incident.get(), &session::IncidentSession::textsErased, this, [this] { m_last.reset(); });
    connect(m_incident.get(), &session::IncidentSession::stateChanged, this, &EvidenceModel::refresh);
}

void EvidenceModel::setFilter(const QString& words)
{
    m_words = FindWords(words);
    adoptRows(shown());
}

void EvidenceModel::setShowsWithdrawn(bool shows)
{
    m_showsWithdrawn = shows;
    adoptRows(shown());
}

void EvidenceModel::refresh()
{
    readNewEvents();
    workOut();
    adoptRows(shown());
}

void EvidenceModel::readNewEvents()
{
    if (!m_incident)
        return;
    const auto& events = m_incident->events();
    if (events.size() < m_read || (m_read > 0 && events[m_read - 1].id != m_last)) {
        m_beside.clear();
        m_withdrawals.clear();
        m_read = 0;
    }
    for (auto i = m_read; i < events.size(); ++i)
        read(events[i]);
    m_read = events.size();
    m_last = events.isEmpty() ? std::nullopt : std::optional(events.last().id);
}

void EvidenceModel::read(const journal::Event& event)
{
    // Of thousands of entries a few are of evidence; the others need not be read for it.
    const auto payload = event.type.startsWith(u"evidence.") ? incident::decode(event) : std::nullopt;
    if (!payload)
        return;
    const auto& state = m_incident->state();
    const auto who = event.actor.name.isEmpty() ? state.nameOf(event.actor.person) : event.actor.name;
    if (const auto* attached = std::get_if<EvidenceAttached>(&*payload)) {
        const auto line = incident::timelineLine(m_incident->plan(), state, event);
        const auto recorded = line && line->backDated ? std::optional(line->recorded) : std::nullopt;
        m_beside.insert(event.id, { who, recorded, !attached->name.isEmpty() });
    } else if (const auto* back = std::get_if<EvidenceWithdrawn>(&*payload)) {
        // A second one changes nothing.
        if (!m_withdrawals.contains(back->evidence))
            m_withdrawals.insert(back->evidence, { event.at, who, back->why });
    }
}

void EvidenceModel::workOut()
{
    m_all.clear();
    if (!m_incident)
        return;
    const auto& state = m_incident->state();
    for (const auto& one : state.evidence) {
        const auto beside = m_beside.value(one.id);
        const auto nameless = state.isErased(one.id, QStringLiteral("payload.name")) ? tr("(name taken back)")
                                                                                     : tr("(name withheld)");
        EvidenceRow row { one.id, one.what, one.at, beside.recorded, beside.who,
            beside.hasName ? evidence::tamedName(one.what.name) : nameless, {}, {},
            state.erasedFiles.contains(one.what.file.hash) };
        if (one.what.about) {
            const auto place = incident::placeOf(m_incident->plan(), state.scenario, *one.what.about);
            row.step = place ? tr("%1 %2").arg(place->code, place->title) : one.what.about->toString();
        }
        if (one.withdrawnAt)
            row.withdrawn = m_withdrawals.value(one.id, EvidenceRow::Withdrawal { *one.withdrawnAt, {}, {} });
        m_all.append(row);
    }
    // The record goes by when things were written; people ask what was when.
    std::reverse(m_all.begin(), m_all.end());
    std::stable_sort(
        m_all.begin(), m_all.end(), [](const EvidenceRow& a, const EvidenceRow& b) { return a.at > b.at; });
}

QList<EvidenceRow> EvidenceModel::shown() const
{
    QList<EvidenceRow> rows;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(rows), [this](const EvidenceRow& row) {
        return (m_showsWithdrawn || !row.withdrawn)
            && (m_words.isEmpty() || m_words.areIn(foldedToFind(spoken(row))));
    });
    return rows;
}

qsizetype EvidenceModel::withdrawn() const
{
    return std::count_if(
        m_all.begin(), m_all.end(), [](const EvidenceRow& row) { return row.withdrawn.has_value(); });
}

std::optional<int> EvidenceModel::rowOf(const journal::EventId& event) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row).event == event)
            return row;
    }
    return std::nullopt;
}

std::optional<EvidenceRow> EvidenceModel::partnerOf(const EvidenceRow& row) const
{
    if (!row.isSnapshot() || row.what.of.isEmpty())
        return std::nullopt;
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const EvidenceRow& other) {
        return other.isSnapshot() && !other.withdrawn && other.what.kind != row.what.kind
            && other.what.of.compare(row.what.of, Qt::CaseInsensitive) == 0;
    });
    return found == m_all.end() ? std::nullopt : std::optional(*found);
}

QVariant EvidenceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::ToolTipRole:
        return plainToolTip(spoken(row));
    default:
        return {};
    }
}

QString EvidenceModel::timeWords(const EvidenceRow& row) const
{
    const auto moment = [&](Instant at) {
        const bool isThatDay = m_incident && m_time.date(at) == m_time.date(m_incident->clock().now());
        return isThatDay ? m_time.minutes(at) : m_time.dateAndMinutes(at);
    };
    return row.recorded ? tr("%1, recorded %2").arg(moment(row.at), moment(*row.recorded)) : moment(row.at);
}

QString EvidenceModel::kindWords(const EvidenceRow& row)
{
    const auto size = row.fileErased ? tr("taken back") : evidence::sizeText(row.what.file.size);
    const auto kind = evidenceKindWords(row.what.kind);
    return row.what.of.isEmpty() ? tr("%1, %2").arg(kind, size)
                                 : tr("%1 of %2, %3").arg(kind, row.what.of, size);
}

QString EvidenceModel::withdrawnWords(const EvidenceRow& row) const
{
    if (!row.withdrawn)
        return {};
    const auto& back = *row.withdrawn;
    const auto head = back.who.isEmpty() ? tr("Withdrawn %1").arg(m_time.minutes(back.at))
                                         : tr("Withdrawn %1 by %2").arg(m_time.minutes(back.at), back.who);
    return back.why.isEmpty() ? head : tr("%1: %2").arg(head, back.why);
}

QString EvidenceModel::spoken(const EvidenceRow& row) const
{
    QStringList parts;
    const auto shows = row.what.shows.isEmpty() ? QString() : tr("shows: %1").arg(row.what.shows);
    for (const auto& part :
        { withdrawnWords(row), row.name, kindWords(row), timeWords(row), row.who, row.step, shows }) {
        if (!part.isEmpty())
            parts << part.simplified();
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace muster::ui
