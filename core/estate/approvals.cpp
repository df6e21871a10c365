// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/estate/approvals.h"

#include "core/plan/planhash.h"

#include <QHash>

#include <algorithm>

namespace muster::estate {

namespace {

using Standing = ApprovalState::Standing;

/// As it was known at a moment: what came later had not happened.
bool wasWithdrawn(const Approval& approval, Instant moment)
{
    return approval.withdrawn && approval.withdrawn->at <= moment;
}

} // namespace

Approvals::Approvals(QList<journal::Event> events)
{
    std::sort(events.begin(), events.end(), &journal::comesBefore);
    for (const auto& event : std::as_const(events)) {
        const auto entry = decode(event);
        if (!entry)
            continue;
        if (const auto* approved = std::get_if<PlanApproved>(&*entry)) {
            m_all.append({ *approved, event.actor.name, event.at });
            continue;
        }
        const auto* gone = std::get_if<PlanApprovalWithdrawn>(&*entry);
        if (!gone)
            continue;
        for (auto& approval : m_all) {
            const bool isMeant = approval.what.plan == gone->plan && approval.what.planHash == gone->planHash;
            if (isMeant && !approval.withdrawn)
                approval.withdrawn = Withdrawal { event.actor.name, event.at, gone->why };
        }
    }
}

ApprovalState Approvals::of(
    const plan::PlanId& plan, const QString& hash, const QStringList& approvers, Instant moment) const
{
    // The newest of each approver; one who renews takes the place of what was.
    QHash<QString, Approval> newest;
    const Approval* last = nullptr;
    const Approval* other = nullptr;
    for (const auto& approval : m_all) {
        if (approval.what.plan != plan || approval.at > moment)
            continue;
        if (approval.what.planHash != hash) {
            other = wasWithdrawn(approval, moment) ? other : &approval;
            continue;
        }
        last = &approval;
        newest.insert(approvers.isEmpty() ? QString() : approval.what.approver, approval);
    }
    ApprovalState state;
    for (const auto& approver : approvers.isEmpty() ? QStringList { QString() } : approvers) {
        const auto found = newest.constFind(approver);
        const bool counts
            = found != newest.constEnd() && !wasWithdrawn(*found, moment) && moment < found->what.until;
        if (counts) {
            state.approvals.append(*found);
            state.until = state.until ? std::min(*state.until, found->what.until) : found->what.until;
        } else if (!approver.isEmpty()) {
            state.missing.append(approver);
        }
    }
    if (!state.approvals.isEmpty()) {
        state.standing = state.missing.isEmpty() ? Standing::Valid : Standing::Partly;
    } else if (last) {
        state.approvals = { *last };
        state.standing = wasWithdrawn(*last, moment) ? Standing::Withdrawn : Standing::Expired;
    } else if (other) {
        state.approvals = { *other };
        state.standing = Standing::Changed;
    }
    return state;
}

ApprovalState Approvals::of(const plan::Plan& plan, Instant moment) const
{
    return of(plan.id, plan::hashOf(plan), plan.approvers, moment);
}

} // namespace muster::estate
