// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/checks.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::incident {

namespace {

using namespace std::chrono_literals;

constexpr int kStaleAfterLooks = 3;
constexpr int kToldAgainAfterLooks = 2;
constexpr int kFewestToJudgeReach = 3;
constexpr Millis kTogether = 2min;

} // namespace

const plan::CheckSpec* checkOf(const plan::Plan& plan, const plan::CheckId& id)
{
    const auto found = std::find_if(
        plan.checks.begin(), plan.checks.end(), [&](const plan::CheckSpec& check) { return check.id == id; });
    return found == plan.checks.end() ? nullptr : &*found;
}

bool endsByItsCheck(const plan::Step& step)
{
    return step.check && !step.decision && step.verify.isEmpty() && !step.irreversible && !step.approve
        && step.rotate.isEmpty() && step.recovers.isEmpty() && !step.asksRestorePoint
        && step.evidence.isEmpty();
}

std::optional<Instant> seenToHold(const CheckState& check, Instant from)
{
    std::optional<Instant> seen;
    bool fellBack = true;
    for (const auto& turn : check.turns) {
        if (turn.word == CheckWord::Fails)
            fellBack = true;
        const bool sees = turn.word == CheckWord::Holds && turn.by == CheckedBy::Program && turn.at >= from;
        if (sees && fellBack) {
            seen = turn.at;
            fellBack = false;
        }
    }
    return seen;
}

std::optional<Instant> staleFrom(const plan::CheckSpec& spec, const CheckState& check)
{
    return spec.every ? std::optional(check.toldAt + kStaleAfterLooks * *spec.every) : std::nullopt;
}

bool tellsNothingNew(
    const plan::CheckSpec& spec, const CheckState& check, const CheckReported& told, Instant at)
{
    return check.word() == told.word && check.turns.last().by == told.checkedBy && check.saw == told.saw
        && check.program == told.program
        && !(spec.every && at >= check.toldAt + kToldAgainAfterLooks * *spec.every);
}

QString impairedReachText(const ImpairedReach& impaired)
{
    return QCoreApplication::translate("muster",
        "This console's own reach is impaired: %1 of %2 checks went silent together. Look at its network "
        "first.")
        .arg(impaired.silent)
        .arg(impaired.known);
}

std::optional<ImpairedReach> impairedReach(const IncidentState& state)
{
    const auto known = static_cast<int>(state.checks.size());
    if (known < kFewestToJudgeReach)
        return std::nullopt;
    QList<Instant> silent;
    for (const auto& check : state.checks) {
        if (check.word() == CheckWord::NoAnswer)
            silent.append(check.since());
    }
    std::sort(silent.begin(), silent.end());
    // The first moment from which on enough of them went silent together.
    for (auto first = silent.begin(); first != silent.end(); ++first) {
        const auto last = std::upper_bound(first, silent.end(), *first + kTogether);
        if (2 * (last - first) > known)
            return ImpairedReach { *first, static_cast<int>(last - first), known };
    }
    return std::nullopt;
}

} // namespace muster::incident
