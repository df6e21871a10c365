// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/state.h"
#include "tests/support/builders.h"

#include <QRandomGenerator>

#include <array>

namespace muster::test {

/// A plan with branches, parallel steps, conditions of every kind and a validation.
[[nodiscard]] inline plan::Plan richPlan()
{
    using namespace std::chrono_literals;
    const auto id = [](const char* text) { return QString::fromLatin1(text); };
    auto plan
        = aPlan()
              .withOverall(within(4h), within(24h))
              .withSeverity(id("sev-1"))
              .withSeverity(id("sev-2"))
              .withRole(id("commander"))
              .withRole(id("scribe"))
              .withTier(id("critical"), within(1h), within(5min))
              .withService(id("postgres"))
              .inTier(id("critical"))
              .withService(id("redis"), within(30min), noPromise())
              .withService(id("api"), { id("postgres"), id("redis") })
              .withData(id("assets"), id("postgres"), within(12h))
              .withScenario(id("corruption"), { id("postgres"), id("api") }, within(2h))
              .withPhase(id("decide"))
              .withStep(aStep(id("look")).expecting(id("a restore point")))
              .withStep(aStep(id("choose")).deciding(id("path"), { id("promote"), id("restore") }))
              .withPhase(id("promote"), answered(id("path"), id("promote")))
              .withStep(aStep(id("promote-replica")).recovering({ id("postgres") }))
              .withPhase(id("restore"), answered(id("path"), id("restore")))
              .withStep(id("restore-branch"))
              .withStep(aStep(id("compare")).after({ id("restore-branch") }))
              .withStep(
                  aStep(id("switch")).after({ id("compare") }).recovering({ id("postgres"), id("api") }))
              .withStep(aStep(id("replay")).onlyWhen(holds(plan::Term::RpoMissed { id("assets") })))
              .withPhase(id("tell"), plan::Order::Any)
              .withStep(aStep(id("tell-customers")).onlyWhen(holds(plan::Term::KindIs { id("live") })))
              .withStep(aStep(id("tell-team")).critical())
              .withStep(aStep(id("escalate")).onlyWhen(holds(plan::Term::RtoMissed { id("postgres") })))
              .withValidation(aStep(id("smoke")).expecting(id("loads")))
              .withAudience(id("team"), {}, 30min)
              .withAudience(id("customers"), 5min, 20min)
              .build();
    plan::Credential vault;
    vault.id = id("vault");
    vault.title = id("Vault root");
    vault.breakGlass = true;
    plan::Credential shop;
    shop.id = id("shop");
    plan.credentials = { vault, shop };
    plan::Assumption link;
    link.id = id("link-up");
    link.text = id("The regions reach each other");
    link.breaks = { plan::AnswerId(id("promote")) };
    plan.assumptions = { link };
    plan.scenarios.first().procedure.first().steps.first().remember = id("Writes are frozen");
    return plan;
}

/// A run as three consoles might leave it behind: acts of every kind, also such as contradict each other or
/// do not fit. The same seed gives the same run.
[[nodiscard]] inline QList<journal::Event> generatedRun(const plan::Plan& plan, quint32 seed, int count)
{
    using namespace incident;
    QRandomGenerator random(seed);
    const auto pick
        = [&](const auto& list) { return list.at(random.bounded(static_cast<int>(list.size()))); };
    const auto chance = [&](int percent) { return random.bounded(100) < percent; };
    const auto words
        = [&] { return chance(30) ? QString() : QStringLiteral("text %1").arg(random.bounded(1000)); };

    QList<StepAddress> steps { StepAddress(QStringLiteral("elsewhere/step")) };
    for (const auto& phase : plan.scenarios.first().procedure) {
        for (const auto& step : phase.steps)
            steps.append(StepAddress(plan.scenarios.first().id.toString() + u'/' + step.id.toString()));
    }
    for (const auto& step : plan.validation)
        steps.append(StepAddress(QStringLiteral("validation/") + step.id.toString()));
    const QStringList names { QStringLiteral("Ada"), QStringLiteral("Ben"), QStringLiteral("Cleo"),
        QString() };
    const auto services = plan.services;
    const auto untils = [&](Instant at, const StepAddress& other) {
        return QList<Until> { UntilEnd {}, UntilTime { at + Millis { 600'000 } }, UntilStep { other },
            UntilPhase { pick(plan.scenarios.first().procedure).id } };
    };

    std::array makers { EventMaker(1), EventMaker(2), EventMaker(3) };
    const auto start = makers[0].now();
    QList<journal::Event> events { makers[0].make(
        declarationOf(plan, chance(50) ? journal::StreamKind::Live : journal::StreamKind::Drill, start)) };
    auto now = start;
    while (events.size() < count) {
        now += Millis { random.bounded(120'000) };
        auto& maker = makers[random.bounded(3u)];
        // The consoles' clocks differ by up to two minutes, and two may stamp the same millisecond.
        maker.at(now + Millis { (random.bounded(5) - 2) * 60'000 }).by(pick(names));
        const auto step = pick(steps);
        const auto service = pick(services).id;
        const auto time = now - Millis { random.bounded(7'200'000) };
        const auto answer
            = plan::AnswerId(chance(50) ? QStringLiteral("promote") : QStringLiteral("restore"));
        const QList<Payload> payloads {
            StepStarted { step },
            StepCompleted { step, words() },
            StepCompleted { step, words() },
            StepSkipped { step, chance(50) ? SkipReason::NotNeeded : SkipReason::Other, words() },
            StepFailed { step, words() },
            StepReopened { step, words() },
            DecisionRecorded { StepAddress(QStringLiteral("corruption/choose")),
                plan::DecisionId(QStringLiteral("path")), answer, words() },
            NoteAdded { NoteAdded::Kind::Question, words() },
            MessageSent { pick(plan.communications.audiences).id, {}, {}, MessageSent::How::ByHand,
                chance(30) ? std::optional(now + Millis { 1'200'000 }) : std::nullopt, words() },
            ServiceRecovered { service, words() },
            RecoveryWithdrawn { service, words() },
            RestorePointChosen { service, time, RestorePointChosen::Standing::Proven, words() },
            TimesStated { chance(30) ? std::optional(time) : std::nullopt,
                chance(50) ? std::optional(time) : std::nullopt, std::optional(time + Millis { 60'000 }),
                words() },
            ClockChanged { now + Millis { 600'000 }, random.bounded(10'000) },
            ClockMoved { now, now + Millis { (random.bounded(3) - 1) * 40'000 } },
            MachineSlept { Millis { 90'000 } },
            ZoneChanged { QStringLiteral("UTC"), QStringLiteral("Europe/Berlin") },
            ClockChecked { chance(50) },
            EvidenceAttached { chance(50) ? EvidenceAttached::Kind::Output : EvidenceAttached::Kind::Before,
                { QString(64, u'd'), 12 }, QStringLiteral("text/plain"),
                chance(50) ? std::optional(step) : std::nullopt, words(), words(), words(), words() },
            EvidenceWithdrawn { journal::EventId::random(), words() },
            LeafErased { { { { pick(events).id, QStringLiteral("payload.text") } },
                             chance(50) ? QStringList() : QStringList(QString(64, u'd')) },
                words() },
            RecordAnchored { chance(50) ? RecordAnchored::Way::Paper : RecordAnchored::Way::Git,
                random.bounded(1, 50), QString(64, u'c'), words() },
            RoleAssigned { chance(70) ? commanderRole() : plan::RoleId(QStringLiteral("scribe")),
                person(pick(names)), pick(names), RoleAssigned::How::HandedOver },
            RememberEnded { step },
            RememberResumed { step },
            CredentialAccessed { QStringLiteral("vault"), CredentialAccessed::How::Copied, words() },
            CredentialStored { QStringLiteral("vault"), CredentialStored::How::Replaced },
            AssumptionAnswered { QStringLiteral("link-up"), chance(50) ? Truth::Fails : Truth::Holds },
            CheckReported { plan::CheckId(QStringLiteral("answers")),
                chance(50) ? CheckWord::Fails : CheckWord::Holds,
                chance(50) ? CheckedBy::Program : CheckedBy::Person, words(), {} },
            CheckReported {
                plan::CheckId(QStringLiteral("link")), CheckWord::NoAnswer, CheckedBy::Program, {}, words() },
            StepHeld { step },
            StepWaiting {
                step, chance(50) ? std::optional(now + Millis { 300'000 }) : std::nullopt, words() },
            StepDeferred { step, pick(untils(now, pick(steps))), words() },
            StepResumed { step },
            StepOverridden {
                step, chance(50) ? OverrideReason::SensorWrong : OverrideReason::Other, words() },
            StepReleased { step, words() },
            StepVerified { step, SecondHow::ReadBack, person(pick(names)), pick(names), words(), {} },
            StepVerified { step, SecondHow::Alone, {}, {}, {}, words() },
            ApprovalRequested { step },
            ApprovalGiven { step, SecondHow::OwnConsole, person(pick(names)), pick(names) },
            ApprovalRefused { step, person(pick(names)), pick(names), words() },
            MisfitNoted { step, words() },
            StepExplained { step, words() },
            WatchBegun { time + std::chrono::hours(1), words() },
            WatchEnded { words() },
            StepExtended { step, std::chrono::minutes(5), words() },
            ObjectivePaused { service, words() },
            ObjectiveResumed { service },
            ObjectionNoted { pick(events).id, words(), words() },
            FollowUpAdded {
                chance(50) ? std::optional(time) : std::nullopt, pick(events).id, words(), words() },
            FollowUpChanged { pick(events).id, time, words() },
            FollowUpEnded { pick(events).id,
                chance(50) ? FollowUpEnded::How::Done : FollowUpEnded::How::Dropped, words() },
            FollowUpReopened { pick(events).id },
            ReviewWritten { pick(reviewParts()), words() },
            ReviewMoved { chance(50) ? ReviewStage::InReview : ReviewStage::Draft, words() },
            ReviewCommented { QStringLiteral("decisions"), words() },
            ReviewSettled { pick(events).id, words() },
            IncidentClosed { words() },
            declarationOf(plan, journal::StreamKind::Live, time),
        };
        // Closing and declaring again are rare, the rest is not.
        const auto last = chance(2) ? payloads.size() : payloads.size() - 2;
        const auto& payload = payloads.at(random.bounded(static_cast<int>(last)));
        if (chance(3))
            events.append(maker.makeForeign(QStringLiteral("notice.sent")));
        else if (chance(10))
            events.append(maker.make(payload, time));
        else
            events.append(maker.make(payload));
    }
    return events;
}

} // namespace muster::test
