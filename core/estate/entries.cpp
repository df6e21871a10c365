// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/estate/entries.h"

#include <QJsonObject>

namespace muster::estate {

namespace {

constexpr int kVersion = 1;
constexpr auto kApproved = QLatin1StringView("plan.approved");
constexpr auto kWithdrawn = QLatin1StringView("plan.approval-withdrawn");

constexpr auto kEnrolled = QLatin1StringView("console.enrolled");
constexpr auto kRevoked = QLatin1StringView("console.revoked");

constexpr auto kConsole = QLatin1StringView("console");
constexpr auto kKey = QLatin1StringView("key");
constexpr auto kName = QLatin1StringView("name");
constexpr auto kSince = QLatin1StringView("since");
constexpr auto kPlan = QLatin1StringView("plan");
constexpr auto kPlanVersion = QLatin1StringView("plan_version");
constexpr auto kPlanHash = QLatin1StringView("plan_hash");
constexpr auto kSourceHash = QLatin1StringView("source_hash");
constexpr auto kApprover = QLatin1StringView("approver");
constexpr auto kUntil = QLatin1StringView("until");
constexpr auto kRemark = QLatin1StringView("remark");
constexpr auto kWhy = QLatin1StringView("why");

/// An empty text writes no leaf: nothing was said, so there is nothing to withhold.
void addLeaf(journal::Draft& draft, QLatin1StringView key, const QString& text)
{
    if (!text.isEmpty())
        draft.texts.append({ key, text });
}

void write(const PlanApproved& entry, journal::Draft& draft)
{
    draft.type = kApproved;
    draft.subject = entry.plan.toString();
    draft.payload.insert(kPlan, entry.plan.toString());
    if (!entry.version.isEmpty())
        draft.payload.insert(kPlanVersion, entry.version);
    draft.payload.insert(kPlanHash, entry.planHash);
    draft.payload.insert(kSourceHash, entry.sourceHash);
    if (!entry.approver.isEmpty())
        draft.payload.insert(kApprover, entry.approver);
    draft.payload.insert(kUntil, isoText(entry.until));
    addLeaf(draft, kRemark, entry.remark);
}

void write(const PlanApprovalWithdrawn& entry, journal::Draft& draft)
{
    draft.type = kWithdrawn;
    draft.subject = entry.plan.toString();
    draft.payload.insert(kPlan, entry.plan.toString());
    draft.payload.insert(kPlanHash, entry.planHash);
    addLeaf(draft, kWhy, entry.why);
}

void write(const ConsoleEnrolled& entry, journal::Draft& draft)
{
    draft.type = kEnrolled;
    draft.subject = entry.console.toString();
    draft.payload.insert(kConsole, entry.console.toString());
    draft.payload.insert(kKey, entry.key);
    addLeaf(draft, kName, entry.name);
}

void write(const ConsoleRevoked& entry, journal::Draft& draft)
{
    draft.type = kRevoked;
    draft.subject = entry.console.toString();
    draft.payload.insert(kConsole, entry.console.toString());
    draft.payload.insert(kSince, isoText(entry.since));
    addLeaf(draft, kWhy, entry.why);
}

/// About a console: nothing when the payload does not hold what it must.
std::optional<Entry> consoleEntry(const journal::Event& event)
{
    const auto text = [&](QLatin1StringView key) { return event.payload.value(key).toString(); };
    const auto leaf = [&](QLatin1StringView key) { return event.text(key).value_or(QString()); };
    const auto console = journal::OriginId::fromString(text(kConsole));
    if (!console)
        return std::nullopt;
    if (event.type == kEnrolled) {
        constexpr qsizetype kKeyDigits = 64;
        if (text(kKey).size() != kKeyDigits)
            return std::nullopt;
        return ConsoleEnrolled { *console, text(kKey), leaf(kName) };
    }
    const auto since = instantFromIso(text(kSince));
    if (!since)
        return std::nullopt;
    return ConsoleRevoked { *console, *since, leaf(kWhy) };
}

} // namespace

QStringList entryTypes()
{
    return { kApproved, kWithdrawn, kEnrolled, kRevoked };
}

void encode(const Entry& entry, journal::Draft& draft)
{
    draft.version = kVersion;
    std::visit([&](const auto& one) { write(one, draft); }, entry);
}

std::optional<Entry> decode(const journal::Event& event)
{
    if (event.version != kVersion || !entryTypes().contains(event.type))
        return std::nullopt;
    if (event.type == kEnrolled || event.type == kRevoked)
        return consoleEntry(event);
    const auto text = [&](QLatin1StringView key) { return event.payload.value(key).toString(); };
    const auto leaf = [&](QLatin1StringView key) { return event.text(key).value_or(QString()); };
    const plan::PlanId plan(text(kPlan));
    const auto planHash = text(kPlanHash);
    if (plan.toString().isEmpty() || planHash.isEmpty())
        return std::nullopt;
    if (event.type == kWithdrawn)
        return PlanApprovalWithdrawn { plan, planHash, leaf(kWhy) };
    const auto until = instantFromIso(text(kUntil));
    if (!until)
        return std::nullopt;
    return PlanApproved { plan, text(kPlanVersion), planHash, text(kSourceHash), text(kApprover), *until,
        leaf(kRemark) };
}

} // namespace muster::estate
