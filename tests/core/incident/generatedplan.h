// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/builders.h"

#include <QRandomGenerator>

#include <chrono>

namespace muster::test {

/// Makes up a plan of 10 to 25 steps: phases in order and in any, branches, steps that wait for others, and
/// of every kind that the walk knows. What hangs on a question, or waits for a step, stands behind it; so
/// every run can come to its end.
class PlanGenerator {
public:
    explicit PlanGenerator(quint32 seed)
        : m_random(seed)
    {
    }

    [[nodiscard]] plan::Plan make()
    {
        using namespace std::chrono_literals;
        auto builder = aPlan();
        builder.withOverall(within(1h), within(5min))
            .withRole(QStringLiteral("commander"))
            .withService(QStringLiteral("db"), within(30min), within(5min))
            .withService(QStringLiteral("api"), { QStringLiteral("db") })
            .withAudience(QStringLiteral("team"))
            .withTemplate(QStringLiteral("first"), QStringLiteral("Down"), QStringLiteral("It is down."))
            .withTemplate(QStringLiteral("last"), QStringLiteral("Up"), QStringLiteral("It is up."))
            .withAudience(QStringLiteral("customers"))
            .withScenario(QStringLiteral("outage"), { QStringLiteral("db") });
        procedure(builder, m_random.bounded(10, 24), m_random.bounded(2, 6));
        for (int i = m_random.bounded(3); i > 0; --i)
            builder.withValidation(
                chance(30) ? aStep(nextId()).expecting(QStringLiteral("it loads")) : aStep(nextId()));
        auto plan = builder.build();
        auto& scenario = plan.scenarios.first();
        for (qsizetype p = 0; p < scenario.procedure.size(); ++p) {
            if (m_calls.value(p))
                scenario.procedure[p].complete = QStringLiteral("It is so");
        }
        for (int i = chance(30) ? m_random.bounded(1, 4) : 0; i > 0; --i)
            scenario.rollback.append(aStep(nextId()));
        plan.scenarios.append(second());
        plan::Credential login;
        login.id = QStringLiteral("login");
        plan.credentials.append(login);
        for (const auto* name : { "answers", "link" }) {
            plan::CheckSpec check;
            check.id = plan::CheckId(QString::fromLatin1(name));
            check.every = std::chrono::minutes(1);
            plan.checks.append(check);
        }
        return plan;
    }

private:
    void procedure(PlanBuilder& builder, int total, int phases)
    {
        for (int p = 0; p < phases; ++p) {
            const auto name = QStringLiteral("phase-%1").arg(p + 1);
            if (p > 0 && !m_questions.isEmpty() && chance(25))
                builder.withPhase(name, answer());
            else
                builder.withPhase(name, chance(40) ? plan::Order::Any : plan::Order::Strict);
            const int count = p + 1 == phases ? total - m_made : total * (p + 1) / phases - m_made;
            for (int i = 0; i < count; ++i)
                builder.withStep(step());
            m_calls.append(chance(40));
        }
    }

    /// A short one, with the same names, to be attached.
    [[nodiscard]] plan::Scenario second()
    {
        m_made = 0;
        m_questions.clear();
        PlanBuilder builder;
        builder.withScenario(QStringLiteral("intrusion"), { QStringLiteral("api") });
        procedure(builder, m_random.bounded(2, 7), m_random.bounded(1, 3));
        auto scenario = builder.build().scenarios.first();
        if (chance(30))
            scenario.rollback.append(aStep(nextId()));
        return scenario;
    }

    [[nodiscard]] bool chance(int percent) { return m_random.bounded(100) < percent; }
    [[nodiscard]] QString nextId() { return QStringLiteral("s%1").arg(++m_made); }
    /// One of two answers to one of the questions so far.
    [[nodiscard]] plan::Condition answer()
    {
        return answered(m_questions.at(m_random.bounded(static_cast<int>(m_questions.size()))),
            chance(50) ? QStringLiteral("left") : QStringLiteral("right"));
    }

    [[nodiscard]] plan::Step step()
    {
        using namespace std::chrono_literals;
        auto made = aStep(nextId());
        if (chance(20))
            made.after({ m_made > 1 ? QStringLiteral("s%1").arg(m_random.bounded(1, m_made))
                                    : QStringLiteral("none-such") });
        condition(made);
        if (chance(18)) {
            const auto question = QStringLiteral("q%1").arg(m_made);
            made.deciding(question, { QStringLiteral("left"), QStringLiteral("right") });
            m_questions.append(question);
        }
        if (chance(20))
            made.critical();
        if (chance(15))
            made.expecting(QStringLiteral("5 rows"));
        if (chance(15))
            made.irreversible(chance(70) ? QStringLiteral("production") : QString());
        if (chance(15))
            made.twoPerson();
        if (chance(15))
            made.approvedBy(QStringLiteral("commander"));
        if (chance(20))
            made.recovering({ chance(50) ? QStringLiteral("db") : QStringLiteral("api") });
        if (chance(15))
            made.remembering(QStringLiteral("Writes are frozen"));
        if (chance(30))
            made.taking(std::chrono::minutes(5));
        if (chance(20))
            made.taking(5min);
        sensor(made);
        plan::Step step = made;
        if (chance(12))
            step.rotate = { QStringLiteral("login") };
        if (chance(30))
            step.undo = QStringLiteral("Take it back");
        return step;
    }

    void condition(StepBuilder& made)
    {
        if (!m_questions.isEmpty() && chance(25))
            made.onlyWhen(answer());
        else if (chance(5))
            made.onlyWhen(holds(plan::Term::KindIs { QStringLiteral("live") }));
        else if (chance(5))
            made.onlyWhen(holds(plan::Term::RtoMissed { QStringLiteral("db") }));
    }

    void sensor(StepBuilder& made)
    {
        if (chance(5)) {
            made.checking(QStringLiteral("muster:declared"));
        } else if (chance(12)) {
            made.checking(QStringLiteral("muster:notice-sent"));
            if (chance(80))
                made.notifying(chance(50) ? QStringLiteral("customers") : QStringLiteral("team"), QString());
            else if (chance(50))
                made.notifying(QStringLiteral("team"), QStringLiteral("last"));
        } else if (chance(30)) {
            made.checking(chance(50) ? QStringLiteral("answers") : QStringLiteral("link"));
        }
    }

    QRandomGenerator m_random;
    int m_made = 0;
    QStringList m_questions;
    /// By phase, whether it ends with a call.
    QList<bool> m_calls;
};

} // namespace muster::test
