// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/knownapprovals.h"

#include "app/commands/await.h"
#include "core/estate/approvalwords.h"
#include "core/session/estatesession.h"

namespace muster::commands {

KnownApprovals::KnownApprovals(Console& console)
    : m_now(console.clock.now())
{
    if (!console.hasLog()) {
        m_approvals = estate::Approvals();
        return;
    }
    auto store = console.open();
    if (!store) {
        console.complain(Words::tr("Who approved which plan is not known: %1").arg(store.error().text));
        return;
    }
    session::EstateSession estate(store->session->ports());
    const auto approvals = await(estate.approvals());
    if (approvals)
        m_approvals = *approvals;
    else
        console.complain(Words::tr("Who approved which plan is not known: %1").arg(approvals.error().text));
}

std::optional<estate::ApprovalState> KnownApprovals::stateOf(const plan::Plan& plan) const
{
    if (!m_approvals)
        return std::nullopt;
    return m_approvals->of(plan, m_now);
}

QString KnownApprovals::sentence(const plan::Plan& plan) const
{
    const auto state = stateOf(plan);
    return state ? estate::sentenceOf(*state, plan) : Words::tr("Whether it is approved is not known");
}

QString KnownApprovals::briefly(const plan::Plan& plan) const
{
    const auto state = stateOf(plan);
    return state ? estate::briefly(*state, plan) : Words::tr("approval not known");
}

QJsonValue KnownApprovals::json(const plan::Plan& plan) const
{
    const auto state = stateOf(plan);
    return state ? QJsonValue(jsonOf(*state)) : QJsonValue();
}

QJsonObject jsonOf(const estate::ApprovalState& state)
{
    QJsonArray approvals;
    for (const auto& one : state.approvals) {
        const auto& approver = one.what.approver;
        approvals.append(QJsonObject { { QStringLiteral("by"), one.by },
            { QStringLiteral("for"), approver.isEmpty() ? QJsonValue() : QJsonValue(approver) },
            { QStringLiteral("at"), isoText(one.at) }, { QStringLiteral("until"), isoText(one.what.until) },
            { QStringLiteral("version"), one.what.version } });
    }
    return { { QStringLiteral("standing"), estate::keyOf(state.standing) },
        { QStringLiteral("until"), state.until ? QJsonValue(isoText(*state.until)) : QJsonValue() },
        { QStringLiteral("approvals"), approvals },
        { QStringLiteral("missing"), QJsonArray::fromStringList(state.missing) } };
}

} // namespace muster::commands
