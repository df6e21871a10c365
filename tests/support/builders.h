// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "core/journal/event.h"
#include "core/plan/plan.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace muster::test {

/// A promise that is a number.
[[nodiscard]] plan::Target within(Millis value);
/// "There is no promise", which is not the same as nobody having said.
[[nodiscard]] plan::Target noPromise();

/// `when: decision = answer`.
[[nodiscard]] plan::Condition answered(const QString& decision, const QString& answer);
/// A condition of one other term.
[[nodiscard]] plan::Condition holds(const decltype(plan::Term::test)& test);

/// A step, filled in as needed: aStep("promote").titled("Promote the replica").expecting("lag below 5 s").
class StepBuilder {
public:
    explicit StepBuilder(const QString& id);

    StepBuilder& titled(const QString& title);
    StepBuilder& expecting(const QString& expect);
    StepBuilder& critical();
    StepBuilder& taking(Millis takes);
    StepBuilder& after(const QStringList& steps);
    StepBuilder& onlyWhen(const plan::Condition& when);
    StepBuilder& recovering(const QStringList& services);
    StepBuilder& deciding(const QString& decision, const QStringList& answers);
    StepBuilder& remembering(const QString& remember);
    StepBuilder& twoPerson();
    /// An empty target: the plan does not say on what it acts.
    StepBuilder& irreversible(const QString& target);
    StepBuilder& approvedBy(const QString& who);
    /// A check of the plan, or what Muster itself sees ("muster:declared").
    StepBuilder& checking(const QString& check);
    /// Empty: any audience, any template of it.
    StepBuilder& notifying(const QString& audience, const QString& from = {});

    // NOLINTNEXTLINE: a builder stands where the value is wanted
    operator plan::Step() const { return m_step; }

private:
    plan::Step m_step;
};
[[nodiscard]] StepBuilder aStep(const QString& id);

/// A plan, written from top to bottom: withPhase opens a phase of the last scenario, withStep adds to the
/// last phase. Titles are the ids with a capital and spaces.
class PlanBuilder {
public:
    PlanBuilder();

    PlanBuilder& withOverall(const plan::Target& rto, const plan::Target& rpo);
    PlanBuilder& withSeverity(const QString& id);
    PlanBuilder& withRole(const QString& id);
    PlanBuilder& withTier(const QString& id, const plan::Target& rto, const plan::Target& rpo);
    /// Without targets of its own.
    PlanBuilder& withService(const QString& id, const QStringList& dependsOn = {});
    PlanBuilder& withService(const QString& id, const plan::Target& rto, const plan::Target& rpo,
        const QStringList& dependsOn = {});
    /// Puts the last service into a tier.
    PlanBuilder& inTier(const QString& tier);
    PlanBuilder& withData(const QString& id, const QString& storedIn, const plan::Target& rpo);
    PlanBuilder& withScenario(
        const QString& id, const QStringList& affects = {}, const plan::Target& rto = {});
    PlanBuilder& withPhase(const QString& id, plan::Order order = plan::Order::Strict);
    PlanBuilder& withPhase(const QString& id, const plan::Condition& when);
    PlanBuilder& withStep(const QString& id);
    PlanBuilder& withStep(const plan::Step& step);
    PlanBuilder& withValidation(const plan::Step& step);

    PlanBuilder& withAudience(
        const QString& id, std::optional<Millis> first = {}, std::optional<Millis> every = {});
    /// Of the last audience.
    PlanBuilder& withTemplate(const QString& id, const QString& subject, const QString& body);

    [[nodiscard]] plan::Plan build() const { return m_plan; }

private:
    plan::Plan m_plan;
};
[[nodiscard]] PlanBuilder aPlan();

/// The person of this name; the same name is the same person in every test.
[[nodiscard]] journal::PersonId person(const QString& name);

/// Declares the plan's first scenario at `failedAt`.
[[nodiscard]] incident::IncidentDeclared declarationOf(
    const plan::Plan& plan, journal::StreamKind kind, Instant failedAt);

/// Makes events as one console would, without signing them: stamps grow, leaves are salted, ids are the same
/// in every run. Starts at 2026-03-14T03:12:00Z and stands still until it is told to move.
class EventMaker {
public:
    explicit EventMaker(int console = 1);

    EventMaker& at(Instant now);
    EventMaker& advance(Millis by);
    EventMaker& by(const QString& name);
    [[nodiscard]] Instant now() const { return m_now; }

    [[nodiscard]] journal::Event make(const incident::Payload& payload);
    /// As if it had happened then, while the machine's clock says now.
    [[nodiscard]] journal::Event make(const incident::Payload& payload, Instant happened);
    /// For what another room has to say: a draft of now, to be filled in and sealed.
    [[nodiscard]] journal::Draft draft() const;
    [[nodiscard]] journal::Event seal(const journal::Draft& draft);
    /// An event of a type nobody knows.
    [[nodiscard]] journal::Event makeForeign(const QString& type);

private:
    int m_console;
    Instant m_now;
    QString m_name;
    qint64 m_seq = 0;
    journal::Stamp m_last;
};

/// The events of one payload after the other, a minute apart, by Ada.
[[nodiscard]] QList<journal::Event> eventsOf(const QList<incident::Payload>& payloads);

/// The event as an export without texts would hold it.
[[nodiscard]] journal::Event withoutLeaves(journal::Event event);

} // namespace muster::test
