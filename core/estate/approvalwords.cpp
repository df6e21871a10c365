// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/estate/approvalwords.h"

#include "core/estate/approvers.h"
#include "core/plan/plannames.h"
#include "core/plan/words.h"

namespace muster::estate {

using plan::Words;
using Standing = ApprovalState::Standing;

namespace {

QString dateText(QDate day)
{
    return day.toString(Qt::ISODate);
}

QString nameOr(const QString& name)
{
    return name.isEmpty() ? Words::tr("somebody whose name was withheld") : name;
}

/// "Ada", or "Ada for CTO".
QString personOf(const Approval& approval, const plan::Plan& plan)
{
    const plan::PlanNames names(plan);
    // `--as` may be an id of the plan, too.
    const auto name = approval.by.isEmpty() ? nameOr({}) : names.who(approval.by);
    if (approval.what.approver.isEmpty())
        return name;
    const auto title = names.who(approval.what.approver);
    return title == name ? name : Words::tr("%1 for %2").arg(name, title);
}

QString missingOf(const ApprovalState& state, const plan::Plan& plan)
{
    const plan::PlanNames names(plan);
    QStringList parts;
    for (const auto& approver : state.missing)
        parts.append(names.who(approver));
    return parts.join(QStringLiteral(", "));
}

QString lastDay(const ApprovalState& state, const plan::Plan& plan)
{
    const auto end = state.until ? *state.until : state.approvals.first().what.until;
    return dateText(lastDayBefore(plan, end));
}

} // namespace

QString peopleOf(const ApprovalState& state, const plan::Plan& plan)
{
    QStringList parts;
    for (const auto& approval : state.approvals)
        parts.append(personOf(approval, plan));
    return parts.join(QStringLiteral(", "));
}

QString sentenceOf(const ApprovalState& state, const plan::Plan& plan)
{
    switch (state.standing) {
    case Standing::Never:
        return Words::tr("Not approved");
    case Standing::Changed: {
        const auto& last = state.approvals.first();
        const auto day = dateText(dayOf(plan, last.at));
        return last.what.version.isEmpty() || last.what.version == plan.version
            ? Words::tr("Changed since %1 approved it on %2").arg(personOf(last, plan), day)
            : Words::tr("Changed since %1 approved version %2 on %3")
                  .arg(personOf(last, plan), last.what.version, day);
    }
    case Standing::Withdrawn: {
        const auto& gone = *state.approvals.first().withdrawn;
        const auto text = Words::tr("Approval withdrawn on %1 by %2")
                              .arg(dateText(dayOf(plan, gone.at)), nameOr(gone.by));
        return gone.why.isEmpty() ? text : Words::tr("%1: %2").arg(text, gone.why);
    }
    case Standing::Expired:
        return Words::tr("Approval by %1 ended on %2").arg(peopleOf(state, plan), lastDay(state, plan));
    case Standing::Partly:
        return Words::tr("Approved by %1 until %2; still missing: %3")
            .arg(peopleOf(state, plan), lastDay(state, plan), missingOf(state, plan));
    case Standing::Valid:
        return Words::tr("Approved by %1 until %2").arg(peopleOf(state, plan), lastDay(state, plan));
    }
    Q_UNREACHABLE();
}

QString briefly(const ApprovalState& state, const plan::Plan& plan)
{
    switch (state.standing) {
    case Standing::Never:
        return Words::tr("not approved");
    case Standing::Changed:
        return Words::tr("changed since approval");
    case Standing::Withdrawn:
        return Words::tr("approval withdrawn");
    case Standing::Expired:
        return Words::tr("approval ended %1").arg(lastDay(state, plan));
    case Standing::Partly:
        return Words::tr("approved by %1 of %2")
            .arg(state.approvals.size())
            .arg(state.approvals.size() + state.missing.size());
    case Standing::Valid:
        return Words::tr("approved until %1").arg(lastDay(state, plan));
    }
    Q_UNREACHABLE();
}

QString keyOf(Standing standing)
{
    switch (standing) {
    case Standing::Never:
        return QStringLiteral("never");
    case Standing::Changed:
        return QStringLiteral("changed");
    case Standing::Withdrawn:
        return QStringLiteral("withdrawn");
    case Standing::Expired:
        return QStringLiteral("expired");
    case Standing::Partly:
        return QStringLiteral("partly");
    case Standing::Valid:
        return QStringLiteral("valid");
    }
    Q_UNREACHABLE();
}

} // namespace muster::estate
