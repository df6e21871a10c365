// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/compensation.h"

#include "core/plan/plannames.h"

#include <QCoreApplication>

namespace muster::incident {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

class CompensationFor {
public:
    using Answer = std::optional<Compensation>;

    CompensationFor(const plan::Plan& plan, const Walkthrough& walkthrough)
        : m_plan(plan)
        , m_walkthrough(walkthrough)
    {
    }

    Answer operator()(const StepCompleted& p) const { return reopening(p.step, tr("done %1")); }
    Answer operator()(const StepSkipped& p) const { return reopening(p.step, tr("skipped %1")); }
    Answer operator()(const StepFailed& p) const { return reopening(p.step, tr("failed %1")); }
    Answer operator()(const DecisionRecorded& p) const { return reopening(p.step, tr("decided %1")); }
    Answer operator()(const ServiceRecovered& p) const
    {
        return Compensation { RecoveryWithdrawn { p.service, tr("Undone") },
            tr("%1 is back").arg(plan::PlanNames(m_plan).service(p.service)) };
    }
    Answer operator()(const RememberEnded& p) const
    {
        return Compensation { RememberResumed { p.step },
            tr("no longer to remember: %1").arg(nameOf(p.step)) };
    }
    Answer operator()(const RememberResumed& p) const
    {
        return Compensation { RememberEnded { p.step }, tr("to remember again: %1").arg(nameOf(p.step)) };
    }
    template <typename Other> Answer operator()(const Other&) const { return std::nullopt; }

private:
    [[nodiscard]] QString nameOf(const StepAddress& address) const
    {
        const auto* view = m_walkthrough.find(address);
        return view ? QStringLiteral("%1 %2").arg(view->code, view->step->title) : address.toString();
    }
    [[nodiscard]] Answer reopening(const StepAddress& address, const QString& words) const
    {
        const auto* view = m_walkthrough.find(address);
        if (!view || view->step->irreversible)
            return std::nullopt;
        return Compensation { StepReopened { address, tr("Undone") }, words.arg(nameOf(address)) };
    }

    const plan::Plan& m_plan;
    const Walkthrough& m_walkthrough;
};

} // namespace

std::optional<Compensation> compensationOf(
    const plan::Plan& plan, const Walkthrough& walkthrough, const Payload& act)
{
    return std::visit(CompensationFor(plan, walkthrough), act);
}

} // namespace muster::incident
