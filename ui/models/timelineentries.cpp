// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timelineentries.h"

#include "core/incident/payloadcodec.h"
#include "core/journal/chain.h"

#include <QJsonObject>

#include <algorithm>

namespace muster::ui {

void TimelineEntries::clear()
{
    *this = {};
}

void TimelineEntries::read(const QList<journal::Event>& events)
{
    m_entries.reserve(events.size());
    for (auto i = m_entries.size(); i < events.size(); ++i) {
        const auto& event = events[i];
        Entry entry { event.at };
        entry.told = event.type != journal::kOriginJoined;
        if (entry.told) {
            ++m_told;
            m_inOrder = m_inOrder && (!m_latest || event.at >= *m_latest);
            entry.topic = static_cast<quint8>(topicOf(event));
            entry.routine = routineOf(event);
            entry.silence = silenceBefore(event);
        }
        m_entries.append(entry);
    }
}

qint32 TimelineEntries::silenceBefore(const journal::Event& event)
{
    const auto silence = m_latest ? event.at - *m_latest : Millis::zero();
    m_latest = m_latest ? std::max(*m_latest, event.at) : event.at;
    // A drill's clock that is set leaps over time in which there was nothing to record.
    if (event.type == u"clock.changed") {
        const auto payload = incident::decode(event);
        if (const auto* set = payload ? std::get_if<incident::ClockChanged>(&*payload) : nullptr)
            m_latest = std::max(*m_latest, set->simulated);
    }
    return silence > kSilence
        ? static_cast<qint32>(std::chrono::duration_cast<std::chrono::minutes>(silence).count())
        : 0;
}

TimelineEntries::Routine TimelineEntries::routineOf(const journal::Event& event)
{
    const auto says = [&](QStringView field) { return event.payload.value(field).toString(); };
    if (event.version != 1)
        return Routine::None;
    if (event.type == u"machine.slept" || event.type == u"zone.changed")
        return Routine::Machine;
    if (event.type == u"clock.checked")
        return says(u"synchronised") == u"yes" ? Routine::Machine : Routine::None;
    if (event.type != u"check.reported")
        return Routine::None;
    const auto word = says(u"word");
    auto& last = m_checks[says(u"check")];
    const bool isTheSame = last == word;
    last = word;
    return isTheSame && word == u"holds" && says(u"by") == u"program" ? Routine::Program : Routine::None;
}

} // namespace muster::ui
