// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/knownpast.h"

#include "app/commands/await.h"
#include "app/commands/times.h"
#include "core/estate/approvalwords.h"
#include "core/readiness/pastdrills.h"
#include "core/session/estatesession.h"

#include <algorithm>

namespace muster::commands {

KnownPast::KnownPast(Console& console)
    : m_now(console.clock.now())
{
    if (!console.hasLog()) {
        m_approvals = estate::Approvals();
        return;
    }
    auto store = console.open();
    if (!store)
        complain(console, store.error());
    else if (const auto done = read(*store->session); !done)
        complain(console, done.error());
}

KnownPast::KnownPast(Console& console, session::Session& session)
    : m_now(console.clock.now())
{
    if (const auto done = read(session); !done)
        complain(console, done.error());
}

void KnownPast::complain(Console& console, const Error& error)
{
    console.complain(
        Words::tr("Who approved which plan, and when it was drilled, is not known: %1").arg(error.text));
}

Result<void> KnownPast::read(session::Session& session)
{
    session::EstateSession estate(session.ports());
    auto approvals = await(estate.approvals());
    if (!approvals)
        return fail(approvals.error());
    auto incidents = await(session.incidents());
    if (!incidents)
        return fail(incidents.error());
    m_approvals = *std::move(approvals);
    m_incidents = *std::move(incidents);
    return {};
}

std::optional<estate::ApprovalState> KnownPast::stateOf(const plan::Plan& plan) const
{
    if (!m_approvals)
        return std::nullopt;
    return m_approvals->of(plan, m_now);
}

QString KnownPast::sentence(const plan::Plan& plan) const
{
    const auto state = stateOf(plan);
    return state ? estate::sentenceOf(*state, plan) : Words::tr("Whether it is approved is not known");
}

QString KnownPast::briefly(const plan::Plan& plan) const
{
    const auto state = stateOf(plan);
    return state ? estate::briefly(*state, plan) : Words::tr("approval not known");
}

QJsonValue KnownPast::json(const plan::Plan& plan) const
{
    const auto state = stateOf(plan);
    return state ? QJsonValue(jsonOf(*state)) : QJsonValue();
}

plan::lint::LintContext KnownPast::context(const plan::Plan& plan) const
{
    return readiness::contextOf(plan, m_incidents, m_now);
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
