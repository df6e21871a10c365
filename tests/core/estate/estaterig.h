// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/estate/approvals.h"
#include "core/plan/planhash.h"
#include "core/plan/planloader.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

namespace muster::test {

/// The head of a plan, with what else is wanted in it: "version: '2', approvers: [cto]".
[[nodiscard]] inline plan::Plan planWith(const QByteArray& head, const QByteArray& rest = {})
{
    auto loaded = plan::loadPlan("muster: 1\nplan: {id: shop, title: Shop, zone: Australia/Sydney"
        + (head.isEmpty() ? QByteArray() : ", " + head) + "}\n" + rest);
    if (!loaded.plan)
        qFatal("%s", qPrintable(loaded.findings.value(0).text));
    return *std::move(loaded.plan);
}

/// Three who approve: a role that Ada holds, a contact, and a person.
[[nodiscard]] inline plan::Plan planOfThree()
{
    return planWith("version: '2', approvers: [cto, board, ben]",
        "people:\n  - {id: ada, name: Ada, roles: [cto]}\n  - {id: ben, name: Ben}\n"
        "roles:\n  - {id: cto, title: Chief technology officer}\n"
        "contacts:\n  - {id: board, title: The board}\n");
}

[[nodiscard]] inline Instant on(const char* day)
{
    return *instantFromIso(QString::fromLatin1(day) + QStringLiteral("T12:00:00.000Z"));
}

/// Writes approvals of a plan as one console would.
class EstateMaker {
public:
    explicit EstateMaker(int console = 1)
        : m_maker(console)
    {
    }

    journal::Event approve(const plan::Plan& plan, const char* day, const QString& by, const char* until,
        const QString& approver = {})
    {
        return make(estate::PlanApproved { plan.id, plan.version, plan::hashOf(plan),
                        plan::sourceHashOf(plan), approver, on(until), {} },
            day, by);
    }
    journal::Event withdraw(
        const plan::Plan& plan, const char* day, const QString& by, const QString& why = {})
    {
        return make(estate::PlanApprovalWithdrawn { plan.id, plan::hashOf(plan), why }, day, by);
    }
    journal::Event make(const estate::Entry& entry, const char* day, const QString& by)
    {
        auto draft = m_maker.at(on(day)).by(by).draft();
        estate::encode(entry, draft);
        return m_maker.seal(draft);
    }

private:
    EventMaker m_maker;
};

} // namespace muster::test
