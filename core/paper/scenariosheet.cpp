// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/scenariosheet.h"

#include "core/incident/checks.h"
#include "core/incident/walkthrough.h"
#include "core/plan/commandtext.h"
#include "core/plan/plannames.h"
#include "core/plan/sections.h"
#include "core/plan/words.h"

#include <algorithm>

namespace muster::paper {

using plan::PlanNames;
using plan::promiseWithRemark;
using plan::said;
using plan::Words;
using Look = Piece::Look;

namespace {

QStringList pairsOf(const QMap<QString, QString>& map)
{
    QStringList lines;
    for (auto it = map.begin(); it != map.end(); ++it)
        lines.append(QStringLiteral("%1: %2").arg(it.key(), it.value()));
    return lines;
}

/// Gathers the parts of one step in the order in which they are read: what can do harm, when it is its turn,
/// what to do, what to see.
class StepWriter {
public:
    StepWriter(const plan::Plan& plan, const plan::Scenario* scenario,
        const QHash<plan::StepId, QString>& codes, const plan::Step& step)
        : m_plan(plan)
        , m_names(plan)
        , m_scenario(scenario)
        , m_codes(codes)
        , m_step(step)
    {
    }

    StepSheet write(const QString& code)
    {
        m_made.code = code;
        m_made.text = plan::wordsOf(m_step);
        m_made.role = m_step.role ? m_names.role(*m_step.role) : QString();
        m_made.takes = m_step.takes ? durationText(*m_step.takes) : QString();
        if (m_step.critical)
            m_made.marks.append(Words::tr("critical"));
        if (m_step.drafted)
            m_made.marks.append(Words::tr("drafted"));
        addDangers();
        addTurn();
        addDecision();
        addCommands();
        addCheck();
        addOutcome();
        addDuties();
        return std::move(m_made);
    }

private:
    void add(Look look, const QString& label, const QStringList& lines)
    {
        m_made.pieces.append({ look, label, lines });
    }
    void addText(Look look, const QString& label, const QString& text)
    {
        if (!text.trimmed().isEmpty())
            add(look, label, text.trimmed().split(u'\n'));
    }

    void addDangers()
    {
        addText(Look::Boxed, Words::tr("CAUTION"), m_step.caution);
        if (m_step.irreversible) {
            QStringList lines;
            if (!m_step.irreversible->target.isEmpty())
                lines.append(Words::tr("It changes for good: %1.").arg(m_step.irreversible->target));
            if (!m_step.irreversible->undo.isEmpty())
                lines.append(Words::tr("What helps afterwards: %1.").arg(m_step.irreversible->undo));
            add(Look::Boxed, Words::tr("CANNOT BE UNDONE"), lines);
        }
        if (m_step.approve) {
            QStringList lines { Words::tr("Only after %1 has agreed.").arg(m_names.who(m_step.approve->by)) };
            if (!m_step.approve->exclude.isEmpty())
                lines.append(Words::tr("Whoever agrees must not be: %1.").arg(m_step.approve->exclude));
            add(Look::Boxed, Words::tr("APPROVAL"), lines);
        }
        if (m_step.verify == u"two-person")
            add(Look::Boxed, Words::tr("TWO PERSONS"), { Words::tr("A second person confirms this step.") });
        else
            addText(Look::Plain, Words::tr("Verified by"), m_step.verify);
    }

    void addTurn()
    {
        if (m_step.when)
            add(Look::Plain, Words::tr("Only if"), { m_names.condition(m_scenario, *m_step.when) });
        QStringList before;
        for (const auto& id : m_step.after) {
            const auto code = m_codes.value(id);
            before.append(code.isEmpty() ? id.toString() : code);
        }
        if (!before.isEmpty())
            add(Look::Plain, Words::tr("After"), { before.join(QStringLiteral(", ")) });
    }

    void addDecision()
    {
        if (!m_step.decision)
            return;
        QStringList lines { m_step.decision->question };
        for (const auto& answer : m_step.decision->answers) {
            const auto title = answer.title.isEmpty() ? answer.id.toString() : answer.title;
            lines.append(
                answer.takes ? Words::tr("%1 (takes %2)").arg(title, durationText(*answer.takes)) : title);
        }
        add(Look::Choices, Words::tr("Decide"), lines);
    }

    [[nodiscard]] static QString labelOf(plan::Run::Mode mode, qsizetype number)
    {
        switch (mode) {
        case plan::Run::Mode::One:
            return Words::tr("Command");
        case plan::Run::Mode::Any:
            return number == 0 ? Words::tr("Either this command") : Words::tr("Or this command");
        case plan::Run::Mode::All:
            return number == 0 ? Words::tr("First this command") : Words::tr("Then this command");
        }
        Q_UNREACHABLE();
    }

    void addCommand(const QString& label, const plan::CommandLine& command)
    {
        add(Look::Verbatim, label, { plan::commandText(command.argv) });
        if (!command.environment.isEmpty())
            add(Look::Plain, Words::tr("In its environment"), pairsOf(command.environment));
        addText(Look::Plain, Words::tr("It should print"), command.expectOutput);
        if (command.timeout)
            add(Look::Plain, Words::tr("Give it up after"), { durationText(*command.timeout) });
    }

    void addCommands()
    {
        if (m_step.run) {
            for (qsizetype i = 0; i < m_step.run->commands.size(); ++i)
                addCommand(labelOf(m_step.run->mode, i), m_step.run->commands[i]);
        }
        if (m_step.sql) {
            add(Look::Plain, Words::tr("Compare on"), { m_names.service(m_step.sql->on) });
            addText(Look::Verbatim, Words::tr("Query before"), m_step.sql->before);
            addText(Look::Verbatim, Words::tr("Query after"), m_step.sql->after);
            addText(Look::Plain, Words::tr("The two answers must be"), m_step.sql->compare);
        }
    }

    void addCheck()
    {
        if (!m_step.check)
            return;
        const auto* check = incident::checkOf(m_plan, *m_step.check);
        add(Look::Plain, Words::tr("Check"),
            QStringList { m_names.check(*m_step.check) }
                + (check ? wordsOfCheck(m_plan, *check) : QStringList()));
        if (check && check->command)
            addCommand(Words::tr("Command of the check"), *check->command);
    }

    void addOutcome()
    {
        addText(Look::Plain, Words::tr("Expect"), m_step.expect);
        addText(Look::Plain, Words::tr("Why"), m_step.why);
        addText(Look::Plain, Words::tr("Remember"), m_step.remember);
        if (m_step.asksRestorePoint)
            add(Look::Blank, Words::tr("Restore point that was found"), {});
        if (!m_step.recovers.isEmpty())
            add(Look::Plain, Words::tr("Brings back"), { m_names.services(m_step.recovers) });
        addText(Look::Plain, Words::tr("To undo it"), m_step.undo);
    }

    void addDuties()
    {
        if (m_step.notify) {
            const auto& notice = *m_step.notify;
            const auto audience = notice.audience ? m_names.audience(*notice.audience) : QString();
            const auto message = notice.templateId
                ? Words::tr("message “%1”").arg(m_names.message(*notice.templateId))
                : QString();
            QStringList parts { audience, message };
            parts.removeAll(QString());
            addText(Look::Plain, Words::tr("Tell"), parts.join(QStringLiteral(": ")));
        }
        for (const auto& snapshot : m_step.snapshots) {
            add(Look::Plain, Words::tr("Keep for comparison"),
                { snapshot.mask.isEmpty() ? snapshot.id
                                          : Words::tr("%1, only its %2").arg(snapshot.id, snapshot.mask) });
        }
        QStringList changed;
        for (const auto& id : m_step.rotate)
            changed.append(m_names.credential(id));
        addText(Look::Plain, Words::tr("Credentials to change"), changed.join(QStringLiteral(", ")));
        addText(Look::Plain, Words::tr("Evidence"), m_step.evidence);
    }

    const plan::Plan& m_plan;
    const PlanNames m_names;
    const plan::Scenario* m_scenario;
    const QHash<plan::StepId, QString>& m_codes;
    const plan::Step& m_step;
    StepSheet m_made;
};

QList<PhaseSheet> walkedPhases(
    const plan::Plan& plan, const plan::Scenario* scenario, QHash<plan::StepId, QString>& codes)
{
    incident::IncidentState state;
    if (scenario)
        state.scenario = scenario->id;
    const auto walk = incident::walkthrough(plan, state);
    for (const auto& view : walk.steps) {
        if (walk.phases[view.phase].phase)
            codes.insert(view.step->id, view.code);
    }
    QList<PhaseSheet> made;
    for (const auto& view : walk.phases) {
        PhaseSheet sheet { view.code, view.title, {}, {}, {} };
        if (view.phase) {
            sheet.about = aboutPhase(plan, *scenario, *view.phase);
            sheet.complete = view.phase->complete;
        } else {
            sheet.about = { { Words::tr("Proves"), { Words::tr("that all is back, whatever happened") } } };
        }
        for (int i = view.first; i < view.first + view.count; ++i)
            sheet.steps.append(stepSheet(plan, scenario, codes, *walk.steps[i].step, walk.steps[i].code));
        made.append(sheet);
    }
    return made;
}

QString mitigationText(const plan::Mitigation& one)
{
    return one.state.isEmpty() ? one.text : Words::tr("%1 (%2)").arg(one.text, one.state);
}

QStringList orNotSaid(const QStringList& lines)
{
    return lines.isEmpty() ? QStringList { said({}) } : lines;
}

QList<Said> aboutScenario(const plan::Plan& plan, const plan::Scenario& scenario)
{
    const PlanNames names(plan);
    QList<Said> about;
    const auto add = [&](const QString& name, const QStringList& lines) {
        about.append({ name, orNotSaid(lines) });
    };
    const auto addIfAny = [&](const QString& name, const QStringList& lines) {
        if (!lines.isEmpty())
            about.append({ name, lines });
    };
    add(Words::tr("Triggers"), scenario.triggers);
    add(Words::tr("Symptoms"), scenario.symptoms);
    add(Words::tr("Impact"), { said(scenario.impact) });
    add(Words::tr("Severity"), { scenario.severity ? names.severity(*scenario.severity) : said({}) });
    add(Words::tr("Likelihood"), { said(scenario.likelihood) });
    add(Words::tr("Affects"), { said(names.services(scenario.affects)) });
    add(Words::tr("To be back within"), promiseWithRemark(scenario.rto).split(u'\n'));
    if (!scenario.currentHow.isEmpty() || scenario.currentRto.state != plan::Target::State::Unknown) {
        add(Words::tr("What can be done today"),
            { said(scenario.currentHow),
                Words::tr("back within: %1").arg(plan::textOf(scenario.currentRto)) });
    }
    QStringList mitigation;
    for (const auto& one : scenario.mitigation)
        mitigation.append(mitigationText(one));
    addIfAny(Words::tr("What keeps it small"), mitigation);
    addIfAny(Words::tr("Needed before"), scenario.prerequisites);
    if (scenario.watch) {
        const auto& watch = *scenario.watch;
        add(Words::tr("Watched afterwards"),
            { Words::tr("for %1, by %2")
                    .arg(watch.lasting ? durationText(*watch.lasting) : Words::tr("an unsaid time"),
                        names.who(watch.owner)) });
    }
    return about;
}

} // namespace

StepSheet stepSheet(const plan::Plan& plan, const plan::Scenario* scenario,
    const QHash<plan::StepId, QString>& codes, const plan::Step& step, const QString& code)
{
    return StepWriter(plan, scenario, codes, step).write(code);
}

QList<Said> aboutPhase(const plan::Plan& plan, const plan::Scenario& scenario, const plan::Phase& phase)
{
    QList<Said> about;
    if (phase.drafted)
        about.append({ Words::tr("Standing"), { Words::tr("drafted") } });
    if (!phase.window.isEmpty())
        about.append({ Words::tr("Window"), { phase.window } });
    if (phase.when)
        about.append({ Words::tr("Only if"), { PlanNames(plan).condition(&scenario, *phase.when) } });
    if (phase.order == plan::Order::Any)
        about.append({ Words::tr("Order"), { Words::tr("the steps may be done in any order") } });
    if (phase.mode == plan::Mode::DoConfirm)
        about.append({ Words::tr("How"), { Words::tr("do the steps from memory, then confirm each here") } });
    return about;
}

ScenarioSheet scenarioSheet(const plan::Plan& plan, const plan::Scenario& scenario)
{
    ScenarioSheet made { scenario.id.toString(), scenario.title, scenario.drafted,
        aboutScenario(plan, scenario), {} };
    QHash<plan::StepId, QString> codes;
    made.phases = walkedPhases(plan, &scenario, codes);
    const auto addApart = [&](const QList<plan::Step>& steps, const QString& title, const QString& why) {
        if (steps.isEmpty())
            return;
        PhaseSheet sheet { {}, title, { { Words::tr("When"), { why } } }, {}, {} };
        for (const auto& step : steps)
            sheet.steps.append(stepSheet(plan, &scenario, codes, step, {}));
        made.phases.append(sheet);
    };
    addApart(scenario.rollback, Words::tr("Rollback"),
        Words::tr("if the recovery itself has to be taken back; the walkthrough does not go here"));
    addApart(scenario.failback, Words::tr("Failback"),
        Words::tr("later, to go back to the usual way of running; the walkthrough does not go here"));
    return made;
}

QList<PhaseSheet> looseValidation(const plan::Plan& plan)
{
    QHash<plan::StepId, QString> codes;
    return plan.scenarios.isEmpty() ? walkedPhases(plan, nullptr, codes) : QList<PhaseSheet>();
}

QStringList wordsOfCheck(const plan::Plan& plan, const plan::CheckSpec& check)
{
    const PlanNames names(plan);
    QStringList lines;
    if (check.command || (check.kind == u"muster" && check.address.isEmpty()))
        lines.append(check.kind);
    else
        lines.append(QStringLiteral("%1: %2").arg(check.kind, names.address(check.address)));
    auto settings = check.settings;
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        if (it.key() == u"credential")
            *it = names.credential(*it);
        if (it.key() == u"vendor")
            *it = names.who(*it);
    }
    if (!settings.isEmpty())
        lines.append(pairsOf(settings).join(QStringLiteral("; ")));
    const auto only = check.expect.value(QStringLiteral("value"));
    if (check.expect.size() == 1 && !only.isEmpty())
        lines.append(Words::tr("should answer: %1").arg(only));
    else if (!check.expect.isEmpty())
        lines.append(Words::tr("should answer: %1").arg(pairsOf(check.expect).join(QStringLiteral("; "))));
    return lines;
}

} // namespace muster::paper
