// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/planapprove.h"

#include "app/commands/await.h"
#include "app/commands/knownpast.h"
#include "app/commands/lookup.h"
#include "app/commands/printing.h"
#include "core/estate/approvalwords.h"
#include "core/lint/linter.h"
#include "core/plan/planhash.h"
#include "core/readiness/verdict.h"
#include "core/session/estatesession.h"

namespace muster::commands {

namespace {

const auto kFor = QStringLiteral("--for");
const auto kUntil = QStringLiteral("--until");
const auto kRemark = QStringLiteral("--remark");
const auto kWithdraw = QStringLiteral("--withdraw");

using PlanPtr = std::shared_ptr<const plan::Plan>;
using State = session::EstateSession::State;

State approved(
    const Arguments& arguments, const PlanPtr& plan, const Console& console, session::EstateSession& estate)
{
    session::ApprovalWanted wanted { plan, console.as, arguments.value(kFor) };
    wanted.remark = arguments.value(kRemark);
    if (arguments.has(kUntil)) {
        const auto day = QDate::fromString(arguments.value(kUntil), Qt::ISODate);
        if (!day.isValid()) {
            return fail(Fault::Invalid,
                Words::tr("\"%1\" is no day. Write it as --until 2027-03-31.").arg(arguments.value(kUntil)));
        }
        wanted.lastDay = day;
    }
    return await(estate.approve(wanted));
}

} // namespace

Usage PlanApprove::usage() const
{
    return { QStringLiteral("plan approve"), QStringLiteral("PLAN"), 1, 1,
        Words::tr("Record that you answer for this version of a plan, and until when."),
        { { kFor, QStringLiteral("ID"), Words::tr("For which approver of the plan; else whom --as names") },
            { kUntil, QStringLiteral("DATE"), Words::tr("The last day; else until the plan's next review") },
            { kRemark, QStringLiteral("TEXT"), Words::tr("What the record should say besides") },
            { kWithdraw, QStringLiteral("TEXT"),
                Words::tr("Why what was approved of this version no longer counts") } } };
}

int PlanApprove::run(const Arguments& arguments, Console& console)
{
    const bool isWithdrawal = arguments.has(kWithdraw);
    for (const auto& option : { kFor, kUntil, kRemark }) {
        if (isWithdrawal && arguments.has(option))
            return console.unusable(Words::tr("%1 says nothing beside %2.").arg(option, kWithdraw));
    }
    int status = kDone;
    const auto found = usablePlan(console, arguments.operands.first(), status);
    if (!found)
        return status;
    const auto plan = std::make_shared<const plan::Plan>(*found->loaded.plan);
    auto store = console.open();
    if (!store)
        return console.unopened(store.error());
    session::EstateSession estate(store->session->ports());
    const auto before = await(estate.approvals());
    if (!before)
        return console.refuse(before.error());
    const auto state = isWithdrawal ? await(estate.withdraw(plan, console.as, arguments.value(kWithdraw)))
                                    : approved(arguments, plan, console, estate);
    if (!state)
        return console.refuse(state.error());
    const auto hash = plan::hashOf(*plan);
    if (console.json) {
        console.tell(QJsonObject { { QStringLiteral("plan"), plan->id.toString() },
            { QStringLiteral("version"), plan->version }, { QStringLiteral("hash"), hash },
            { QStringLiteral("approval"), jsonOf(*state) } });
        return kDone;
    }
    console.remark(Words::tr("%1, hash %2: %3.")
                       .arg(nameOf(*found), plan::shortHash(hash), estate::sentenceOf(*state, *plan)));
    if (const auto ended = before->of(*plan, console.clock.now()); isWithdrawal && ended.approvals.size() > 1)
        console.remark(Words::tr("This ends every approval of this version: by %1.")
                           .arg(estate::peopleOf(ended, *plan)));
    const auto findings
        = plan::lint::checkLoaded(found->loaded, KnownPast(console, *store->session).context(*plan)).open;
    if (!findings.isEmpty() && !isWithdrawal)
        console.remark(Words::tr("Open in it: %1; \"plan check\" lists them.")
                           .arg(readiness::textOf(readiness::countsOf(findings))));
    if (!plan->children.isEmpty())
        console.remark(Words::tr("Its child plans are approved by themselves."));
    return kDone;
}

} // namespace muster::commands
