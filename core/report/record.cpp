// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/record.h"

#include "core/incident/fold.h"
#include "core/incident/payloadcodec.h"
#include "core/plan/words.h"

#include <QSet>

#include <algorithm>
#include <memory>
#include <utility>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using plan::Words;

namespace {

constexpr qsizetype kLetters = 26;

QList<journal::Event> inOrder(QList<journal::Event> events)
{
    std::stable_sort(events.begin(), events.end(), journal::comesBefore);
    QList<journal::Event> once;
    QSet<journal::EventId> seen;
    once.reserve(events.size());
    for (const auto& event : std::as_const(events)) {
        if (seen.contains(event.id))
            continue;
        seen.insert(event.id);
        once.append(event);
    }
    return once;
}

std::shared_ptr<const plan::Plan> inZone(plan::Plan frozen, const QTimeZone& zone)
{
    frozen.zone = QString::fromUtf8(zone.id());
    return std::make_shared<const plan::Plan>(std::move(frozen));
}

incident::RunningPlan followed(std::shared_ptr<const plan::Plan> frozen, const incident::IncidentState& state)
{
    incident::RunningPlan running(std::move(frozen));
    running.follow(state);
    return running;
}

QString letterOf(qsizetype place)
{
    return place < kLetters ? QString(QChar(u'A' + static_cast<int>(place))) : u"C%1"_s.arg(place + 1);
}

} // namespace

Record::Record(plan::Plan frozen, QList<journal::Event> events, ReportSetup setup)
    : m_setup(std::move(setup))
    , m_events(inOrder(std::move(events)))
    , m_state(incident::fold(m_events))
    , m_running(followed(inZone(std::move(frozen), m_setup.zone), m_state))
    , m_names(m_running.current())
    , m_end(m_state.closedAt.value_or(m_setup.asOf))
    , m_walk(incident::walkthrough(m_running.current(), m_state, m_end))
    , m_objectives(incident::objectives(m_running.current(), m_state, m_end))
    , m_words(m_setup.zone, m_state.failedAt)
{
    readEntries();
}

void Record::readEntries()
{
    QHash<journal::OriginId, qsizetype> known;
    for (const auto& event : std::as_const(m_events)) {
        if (!known.contains(event.origin)) {
            known.insert(event.origin, m_origins.size());
            m_origins.append({ event.origin, letterOf(m_origins.size()), 0, event.head() });
        }
        auto& origin = m_origins[known.value(event.origin)];
        ++origin.entries;
        if (event.seq >= origin.head.seq)
            origin.head = event.head();
    }
    if (m_origins.size() == 1)
        m_origins.first().letter.clear();
    m_told.reserve(m_events.size());
    for (const auto& event : std::as_const(m_events)) {
        const auto& letter = m_origins.at(known.value(event.origin)).letter;
        const auto number = QString::number(event.seq);
        m_places.insert(event.id, m_told.size());
        m_told.append({ &event, letter.isEmpty() ? number : letter + u' ' + number, incident::decode(event),
            incident::timelineLine(plan(), m_state, event) });
    }
}

const Told* Record::entryOf(const journal::EventId& id) const
{
    const auto found = m_places.constFind(id);
    return found == m_places.constEnd() ? nullptr : &m_told.at(*found);
}

QString Record::said(const Told& told, QLatin1StringView field) const
{
    if (const auto text = told.event->text(field))
        return text->trimmed();
    if (!told.event->payload.contains(field))
        return {};
    return m_state.isErased(told.event->id, u"payload."_s + field) ? Words::tr("(taken back)")
                                                                   : Words::tr("(withheld)");
}

QString Record::actorOf(const Told& told)
{
    return told.line ? told.line->actor : told.event->actor.name;
}

QString Record::stepName(const incident::StepAddress& address) const
{
    const auto place = incident::placeOf(plan(), m_state.scenario, address);
    return place ? place->code + u' ' + place->title : address.toString();
}

QString quoted(const QString& text)
{
    return text.isEmpty() || text.startsWith(u'(') ? text : u'“' + text + u'”';
}

QString withReason(const QString& words, const QString& reason)
{
    if (words.isEmpty() || reason.isEmpty())
        return words + reason;
    return words + u": "_s + reason;
}

} // namespace muster::report
