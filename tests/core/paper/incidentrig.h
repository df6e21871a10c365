// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/fold.h"
#include "core/incident/runningplan.h"
#include "core/incident/walkthrough.h"
#include "core/paper/remainingsheet.h"
#include "tests/core/paper/paperrig.h"
#include "tests/support/builders.h"

namespace muster::test {

/// A live incident that Ada declared at 03:00 in Sydney, of a plan in which every kind of step has its place.
struct PaperIncident {
    plan::Plan plan = planOf(paperData("incident.plan.yaml"));
    QTimeZone zone { "Australia/Sydney" };
    EventMaker maker;
    QList<journal::Event> events;
    incident::IncidentState state;

    explicit PaperIncident(journal::StreamKind kind = journal::StreamKind::Live)
    {
        const auto declared = *instantFromIso(u"2026-03-13T16:00:00.000Z");
        maker.at(declared).by(QStringLiteral("Ada"));
        auto words = declarationOf(plan, kind, declared - std::chrono::minutes(10));
        words.title = QStringLiteral("Rows are missing");
        words.summary = QStringLiteral("Orders of today are not there");
        tell(words);
        tell(incident::RoleAssigned { incident::commanderRole(), person(QStringLiteral("Ada")),
            QStringLiteral("Ada"), incident::RoleAssigned::How::Taken });
    }

    /// A minute later than what was told before.
    void tell(const incident::Payload& payload)
    {
        events.append(maker.make(payload));
        incident::apply(state, events.last());
        maker.advance(std::chrono::minutes(1));
    }
    /// From here on the plan is the one that runs: a step was added behind 1.2, one of the same scenario that
    /// was attached was moved to it, one was struck, and the phase "look" of what was attached was emptied.
    void change()
    {
        using namespace incident;
        const PhaseAddress look(QStringLiteral("corruption/look"));
        const PhaseAddress act(QStringLiteral("corruption#2/act"));
        const plan::ScenarioId again(QStringLiteral("corruption#2"));
        const auto attached = [](const char* step) {
            return StepAddress(QStringLiteral("corruption#2/") + QString::fromLatin1(step));
        };
        tell(ScenarioAttached { again, state.scenario, {} });
        tell(StepAdded { at("added-1"), look, at("freeze"), QStringLiteral("Count the rows"),
            QStringLiteral("as many as last night"), {} });
        tell(StepStruck { at("ask"), {} });
        tell(StepMoved { attached("freeze"), look, at("added-1"), {} });
        for (const auto* step : { "choose", "ask", "find" })
            tell(StepMoved { attached(step), act, {}, {} });
        RunningPlan running(std::make_shared<const plan::Plan>(plan));
        running.follow(state);
        plan = running.current();
    }
    [[nodiscard]] static incident::StepAddress at(const char* step)
    {
        return incident::StepAddress(QStringLiteral("corruption/") + QString::fromLatin1(step));
    }
    void done(const char* step, const char* saw = "")
    {
        tell(incident::StepCompleted { at(step), QString::fromUtf8(saw) });
    }
    void answer(const char* answer)
    {
        tell(incident::DecisionRecorded { at("choose"), plan::DecisionId(QStringLiteral("path")),
            plan::AnswerId(QString::fromLatin1(answer)), {} });
        done("choose");
    }
    void say(const char* phase)
    {
        tell(incident::PhaseCompleted {
            incident::PhaseAddress(QStringLiteral("corruption/") + QString::fromLatin1(phase)), 0 });
    }
    [[nodiscard]] Instant now() const { return maker.now(); }
    [[nodiscard]] incident::Walkthrough walk() const { return incident::walkthrough(plan, state, now()); }
    /// With the mark of that entry, if there is one.
    [[nodiscard]] paper::RemainingSheet sheet(const std::optional<journal::Head>& head = {}) const
    {
        return paper::remainingSheet(
            plan, state, walk(), { QStringLiteral("8fe01234-aaaa"), now(), zone, head });
    }
};

} // namespace muster::test
