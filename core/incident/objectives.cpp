// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/objectives.h"

#include <QSet>

#include <algorithm>
#include <tuple>

namespace muster::incident {

namespace {

RtoClock rtoClock(
    const plan::RulingTarget& ruling, Instant failedAt, Instant end, Millis paused = Millis { 0 })
{
    RtoClock clock;
    clock.target = ruling.target;
    clock.from = ruling.from;
    clock.paused = paused;
    clock.elapsed = std::max(end - failedAt - paused, Millis { 0 });
    if (const auto promised = ruling.target.number()) {
        clock.left = *promised - clock.elapsed;
        clock.due = failedAt + *promised + paused;
        clock.broken = *clock.left < Millis { 0 };
    }
    return clock;
}

struct LossEnd {
    Instant at;
    bool isAssumed = false;
};

/// Where the loss window ends. Where nobody has said when the damage began or what was written last, it is
/// taken that writes went on until the failure.
LossEnd lossEnd(const IncidentState& state)
{
    if (state.damageBegan && state.lastWrite)
        return { std::max(*state.damageBegan, *state.lastWrite) };
    if (state.damageBegan || state.lastWrite)
        return { state.damageBegan ? *state.damageBegan : *state.lastWrite };
    return { state.failedAt, true };
}

LossClock lossClock(const plan::RulingTarget& ruling, const ServiceState& service, const LossEnd& end)
{
    LossClock clock;
    clock.target = ruling.target;
    clock.from = ruling.from;
    clock.end = end.at;
    clock.endIsAssumed = end.isAssumed;
    if (service.restorePoint) {
        clock.restorePoint = service.restorePoint->point;
        clock.window = std::max(end.at - service.restorePoint->point, Millis { 0 });
        const auto promised = ruling.target.number();
        clock.broken = promised && *clock.window > *promised;
    }
    return clock;
}

/// Running clocks first: those with a promise by what is left of it, then those without; then those that
/// stand.
std::tuple<int, bool, Millis> rankOf(const ServiceRow& row)
{
    switch (row.standing) {
    case ServiceStanding::Down:
        return { row.rto.pausedSince ? 1 : 0, !row.rto.left, row.rto.left.value_or(Millis { 0 }) };
    case ServiceStanding::Recovered:
        return { 2, false, Millis { 0 } };
    case ServiceStanding::Normal:
        return { 3, false, Millis { 0 } };
    }
    Q_UNREACHABLE();
}

/// Down are the services that the scenario names. What depends on them suffers too, but promises nothing of
/// its own in this scenario: a plan that wants a clock for it lists it in `affects`.
ServiceStanding standingOf(
    const QSet<plan::ServiceId>& affected, const plan::ServiceId& id, const ServiceState& state)
{
    if (state.recoveredAt)
        return ServiceStanding::Recovered;
    return affected.contains(id) ? ServiceStanding::Down : ServiceStanding::Normal;
}

class Board {
public:
    Board(const plan::Plan& plan, const IncidentState& state, Instant now)
        : m_plan(plan)
        , m_state(state)
        // A closed incident's clocks stand: its record reads the same a year later.
        , m_now(state.closedAt ? std::min(now, *state.closedAt) : now)
        , m_scenario(state.declared ? plan.scenario(state.scenario) : nullptr)
    {
        if (m_scenario)
            m_affected = { m_scenario->affects.begin(), m_scenario->affects.end() };
    }

    Objectives read()
    {
        if (m_state.declared)
            m_board.elapsed = std::max(m_now - m_state.failedAt, Millis { 0 });
        const auto end = lossEnd(m_state);
        m_board.rows.reserve(m_plan.services.size());
        for (const auto& service : m_plan.services)
            m_board.rows.append(rowOf(service, end));
        nameWhatIsWaitedFor();
        std::stable_sort(m_board.rows.begin(), m_board.rows.end(),
            [](const ServiceRow& a, const ServiceRow& b) { return rankOf(a) < rankOf(b); });
        if (!m_board.rows.isEmpty() && m_board.rows.first().standing == ServiceStanding::Down
            && m_board.rows.first().rto.left && !m_board.rows.first().rto.pausedSince)
            m_board.worst = 0;
        if (m_scenario && m_scenario->rto.state != plan::Target::State::Unknown)
            m_board.scenario = scenarioClock();
        return std::move(m_board);
    }

private:
    ServiceRow rowOf(const plan::Service& service, const LossEnd& lost)
    {
        const auto state = m_state.services.value(service.id);
        ServiceRow row;
        row.service = service.id;
        row.title = service.title;
        row.standing = standingOf(m_affected, service.id, state);
        row.recoveredAt = state.recoveredAt;
        const auto rto = plan::rulingRto(m_plan, service);
        const auto rpo = plan::rulingRpo(m_plan, service);
        if (row.standing == ServiceStanding::Normal) {
            row.rto.target = rto.target;
            row.rto.from = rto.from;
        } else {
            const auto end = state.recoveredAt.value_or(m_now);
            row.rto = rtoClock(rto, m_state.failedAt, end, state.pausedBetween(m_state.failedAt, end));
            if (state.isPaused() && !state.recoveredAt && !m_state.closedAt)
                row.rto.pausedSince = state.pauses.last().from;
            ++m_board.affected;
            m_board.recovered += state.recoveredAt ? 1 : 0;
        }
        if (row.standing == ServiceStanding::Normal && !state.restorePoint) {
            row.loss.target = rpo.target;
            row.loss.from = rpo.from;
        } else {
            row.loss = lossClock(rpo, state, lost);
        }
        return row;
    }

    /// Rows are still in plan order here.
    void nameWhatIsWaitedFor()
    {
        QHash<plan::ServiceId, QString> down;
        for (const auto& row : std::as_const(m_board.rows)) {
            if (row.standing == ServiceStanding::Down)
                down.insert(row.service, row.title);
        }
        if (down.isEmpty())
            return;
        for (qsizetype i = 0; i < m_board.rows.size(); ++i) {
            for (const auto& other : m_plan.services[i].dependsOn) {
                if (const auto found = down.constFind(other); found != down.constEnd())
                    m_board.rows[i].waitingFor.append(*found);
            }
        }
    }

    /// Runs until everything that the scenario affects is back.
    [[nodiscard]] RtoClock scenarioClock() const
    {
        bool allBack = !m_scenario->affects.isEmpty();
        auto lastBack = m_state.failedAt;
        for (const auto& id : m_scenario->affects) {
            const auto back = m_state.services.value(id).recoveredAt;
            allBack = allBack && back;
            lastBack = std::max(lastBack, back.value_or(lastBack));
        }
        return rtoClock({ m_scenario->rto, {} }, m_state.failedAt, allBack ? lastBack : m_now);
    }

    const plan::Plan& m_plan;
    const IncidentState& m_state;
    Instant m_now;
    const plan::Scenario* m_scenario;
    QSet<plan::ServiceId> m_affected;
    Objectives m_board;
};

} // namespace

Objectives objectives(const plan::Plan& plan, const IncidentState& state, Instant now)
{
    return Board(plan, state, now).read();
}

bool rtoMissed(const plan::Plan& plan, const IncidentState& state, const QString& of)
{
    const auto* service = plan.service(plan::ServiceId(of));
    const auto* scenario = plan.scenario(state.scenario);
    if (!service || !scenario)
        return false;
    const auto known = state.services.value(service->id);
    const auto& back = known.recoveredAt;
    if (!back && !scenario->affects.contains(service->id))
        return false;
    const auto promised = plan::rulingRto(plan, *service).target.number();
    const auto end = back.value_or(state.lastActAt);
    return promised && end - state.failedAt - known.pausedBetween(state.failedAt, end) > *promised;
}

std::optional<bool> rpoMissed(const plan::Plan& plan, const IncidentState& state, const QString& of)
{
    auto id = plan::ServiceId(of);
    plan::RulingTarget ruling;
    const auto data = std::find_if(plan.data.begin(), plan.data.end(),
        [&](const plan::DataClass& candidate) { return candidate.id == of; });
    if (data != plan.data.end()) {
        ruling.target = data->rpo;
        id = data->storedIn.value_or(id);
    } else if (const auto* service = plan.service(id)) {
        ruling = plan::rulingRpo(plan, *service);
    }
    if (ruling.target.state == plan::Target::State::None)
        return false;
    if (ruling.target.state == plan::Target::State::Unknown)
        return std::nullopt;
    const auto clock = lossClock(ruling, state.services.value(id), lossEnd(state));
    return clock.window ? std::optional(clock.broken) : std::nullopt;
}

} // namespace muster::incident
