// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/remainingsheet.h"

#include "core/incident/cadence.h"
#include "core/incident/objectives.h"
#include "core/incident/phrases.h"
#include "core/paper/plansheet.h"
#include "core/paper/scenariosheet.h"
#include "core/plan/plannames.h"
#include "core/plan/restorepoints.h"
#include "core/plan/words.h"

#include <QDateTime>

#include <algorithm>

namespace muster::paper {

using namespace Qt::Literals::StringLiterals;
using incident::StepLook;
using incident::StepView;
using incident::WaitsOn;
using plan::PlanNames;
using plan::Words;

namespace {

/// Writes down what is left, phase by phase.
class RemainingWriter {
public:
    RemainingWriter(const plan::Plan& plan, const incident::IncidentState& state,
        const incident::Walkthrough& walk, const Moment& moment)
        : m_plan(plan)
        , m_names(plan)
        , m_state(state)
        , m_walk(walk)
        , m_moment(moment)
        , m_scenario(plan.scenario(state.scenario))
        , m_later(incident::walkthrough(plan, whenTimeIsUp(state, moment.now), moment.now))
    {
        for (const auto& view : walk.steps) {
            if (walk.phases[view.phase].phase)
                m_codes.insert(view.step->id, view.code);
        }
    }

    [[nodiscard]] RemainingSheet write() const
    {
        RemainingSheet made;
        made.id = m_moment.id.left(8);
        made.title = title();
        made.kind = m_state.kind == journal::StreamKind::Live ? Words::tr("LIVE") : Words::tr("DRILL");
        made.plan = m_plan.version.isEmpty() ? m_plan.title
                                             : Words::tr("%1, version %2").arg(m_plan.title, m_plan.version);
        made.asOf = dateAndTime(m_moment.now);
        made.about = about();
        made.due = { u"due"_s, Words::tr("What is promised"), {} };
        addServices(made.due);
        addMessages(made.due);
        if (const auto& head = m_moment.head)
            made.record = RecordMark { head->seq, journal::codeOf(*head), journal::wordsOf(head->hash) };
        for (const auto* view : incident::remembered(m_walk)) {
            if (!view->state.rememberEndedAt)
                made.inForce.append({ view->code, { view->step->remember } });
        }
        for (int p = 0; p < m_walk.phases.size(); ++p) {
            auto open = phase(m_walk, p);
            if (!m_state.closedAt && (!open.steps.isEmpty() || !open.complete.isEmpty()))
                made.phases.append(std::move(open));
            else if (m_walk.phases[p].count > 0)
                made.over.append({ nameOf(m_walk, p), { overLine(p) } });
        }
        if (!made.phases.isEmpty()) {
            made.wayBack = wayBack();
            made.beside = beside();
        }
        made.calls = planSheet(m_plan).calls;
        return made;
    }

private:
    /// The same at a time at which every promise to be back is broken.
    static incident::IncidentState whenTimeIsUp(incident::IncidentState state, Instant now)
    {
        state.lastActAt = now + std::chrono::years(10);
        return state;
    }

    [[nodiscard]] QDateTime shown(Instant at) const
    {
        return QDateTime::fromMSecsSinceEpoch(millisOf(at), m_moment.zone);
    }
    [[nodiscard]] QString dateAndTime(Instant at) const
    {
        return shown(at).toString(u"yyyy-MM-dd HH:mm "_s) + m_moment.zone.abbreviation(shown(at));
    }
    /// The time of day; of another day with its date.
    [[nodiscard]] QString time(Instant at) const
    {
        const bool isToday = shown(at).date() == shown(m_moment.now).date();
        return shown(at).toString(isToday ? u"HH:mm"_s : u"yyyy-MM-dd HH:mm"_s);
    }

    [[nodiscard]] QString title() const
    {
        if (!m_state.title.isEmpty())
            return m_state.title;
        return m_scenario ? m_scenario->title : m_state.scenario.toString();
    }

    [[nodiscard]] QString place() const
    {
        if (const auto* view = m_walk.currentStep())
            return view->name();
        if (m_walk.pause)
            return Words::tr("the end of %1").arg(nameOf(m_walk, *m_walk.pause));
        return {};
    }

    [[nodiscard]] QList<Said> about() const
    {
        QList<Said> about;
        const auto add = [&](const QString& name, const QString& text) {
            if (!text.trimmed().isEmpty())
                about.append({ name, { text.trimmed() } });
        };
        if (m_state.summary != m_state.title)
            add(Words::tr("What it is"), m_state.summary);
        add(Words::tr("Scenario"), m_scenario ? m_scenario->title : m_state.scenario.toString());
        if (m_state.severity)
            add(Words::tr("Severity"), m_names.severity(*m_state.severity));
        add(Words::tr("It failed at"), dateAndTime(m_state.failedAt));
        add(Words::tr("Declared at"), dateAndTime(m_state.declaredAt));
        for (auto it = m_state.roles.begin(); it != m_state.roles.end(); ++it)
            add(m_names.role(it.key()), m_state.nameOf(it->holder));
        for (auto it = m_state.services.begin(); it != m_state.services.end(); ++it) {
            if (it->restorePoint)
                add(Words::tr("Restore point"),
                    Words::tr("%1: %2").arg(m_names.service(it.key()), dateAndTime(it->restorePoint->point)));
        }
        if (m_state.rollback)
            add(Words::tr("Rolled back"),
                told(Words::tr("since %1 by %2"), m_state.rollback->at, m_state.rollback->by, {},
                    m_state.rollback->why));
        if (m_state.closedAt)
            add(Words::tr("Closed at"), dateAndTime(*m_state.closedAt));
        else
            add(Words::tr("Go on with"), place());
        return about;
    }

    void addServices(Section& section) const
    {
        const auto board = incident::objectives(m_plan, m_state, m_moment.now);
        Table table { Words::tr("Services"),
            { Words::tr("Service"), Words::tr("State"), Words::tr("RTO"), Words::tr("Due at"),
                Words::tr("Back at") },
            {} };
        const auto due = [&](const incident::RtoClock& clock, bool isBack) {
            if (!clock.due)
                return u"–"_s;
            return !isBack && clock.broken ? Words::tr("%1, OVERDUE").arg(time(*clock.due))
                                           : time(*clock.due);
        };
        for (const auto& row : board.rows) {
            if (row.standing == incident::ServiceStanding::Normal)
                continue;
            auto state = row.recoveredAt ? Words::tr("back") : Words::tr("down");
            if (!row.recoveredAt && !row.waitingFor.isEmpty())
                state += u'\n' + Words::tr("needs %1").arg(row.waitingFor.join(u", "_s));
            table.rows.append({ row.title, state, plan::promiseText(row.rto.target),
                due(row.rto, row.recoveredAt.has_value()),
                row.recoveredAt ? time(*row.recoveredAt) : blankTime() });
        }
        if (board.scenario) {
            table.rows.append({ Words::tr("All of it"), u"–"_s, plan::promiseText(board.scenario->target),
                due(*board.scenario, false), blankTime() });
        }
        if (!table.rows.isEmpty())
            section.tables.append(table);
    }

    void addMessages(Section& section) const
    {
        Table table { Words::tr("Messages"),
            { Words::tr("Audience"), Words::tr("Next due at"), Words::tr("Then every") }, {} };
        for (const auto& update : incident::cadence(m_plan, m_state)) {
            if (!update.due)
                continue;
            const auto* audience = incident::audienceOf(m_plan, update.audience);
            table.rows.append({ update.title,
                update.isOverdue(m_moment.now) ? Words::tr("%1, OVERDUE").arg(time(*update.due))
                                               : time(*update.due),
                audience && audience->every ? durationText(*audience->every) : u"–"_s });
        }
        if (!table.rows.isEmpty())
            section.tables.append(table);
    }

    [[nodiscard]] static QString blankTime() { return Words::tr("___:___"); }
    [[nodiscard]] static QString blankWords() { return QString(24, u'_'); }

    /// Rows for one audience that is told again and again, and for hand-overs.
    static constexpr int kAgain = 3;

    [[nodiscard]] Section beside() const
    {
        Section section { u"beside"_s, Words::tr("Restore points, messages, command"),
            Words::tr(
                "Write it down when it happens. What stands first in a row begins the line that is typed "
                "back; the other blanks follow in their order."),
            { restorePoints() } };
        if (!m_plan.communications.audiences.isEmpty())
            section.tables.append(messagesTold());
        section.tables.append(handOvers());
        return section;
    }

    [[nodiscard]] Table restorePoints() const
    {
        Table table { Words::tr("Restore points"),
            { Words::tr("Type back"), Words::tr("Service"), Words::tr("Restored to"), Words::tr("Chosen at"),
                Words::tr("Where it says so") },
            {} };
        const auto add = [&](const QString& code, const QString& service) {
            table.rows.append(
                { code, service, blankTime(), Words::tr("at %1").arg(blankTime()), blankWords() });
        };
        if (m_scenario) {
            for (const auto& id : plan::restorableServices(m_plan, *m_scenario))
                add(u"R "_s + id.toString(), m_names.service(id));
        }
        add(u"R"_s, blankWords());
        return table;
    }

    [[nodiscard]] Table messagesTold() const
    {
        const auto& communications = m_plan.communications;
        QStringList ways;
        for (const auto& channel : communications.channels)
            ways.append(channel.id);
        for (const auto& one : communications.templates)
            ways.append(one.id.toString());
        Table table { ways.isEmpty() ? Words::tr("Told whom, when")
                                     : Words::tr("Told whom, when; by %1").arg(ways.join(u", "_s)),
            { Words::tr("Type back"), Words::tr("Audience"), Words::tr("Told at"), Words::tr("By"),
                Words::tr("Next promised for") },
            {} };
        for (const auto& update : incident::cadence(m_plan, m_state)) {
            const auto* audience = incident::audienceOf(m_plan, update.audience);
            const auto rows = update.due || (audience && audience->every) ? kAgain : 1;
            for (int i = 0; i < rows; ++i) {
                table.rows.append({ u"M "_s + update.audience.toString(), update.title, blankTime(),
                    ways.isEmpty() ? u"–"_s : Words::tr("by ____________"),
                    Words::tr("next %1").arg(blankTime()) });
            }
        }
        return table;
    }

    [[nodiscard]] static Table handOvers()
    {
        Table table { Words::tr("Command handed to"),
            { Words::tr("Type back"), Words::tr("To whom"), Words::tr("At") }, {} };
        for (int i = 0; i < kAgain; ++i)
            table.rows.append({ u"C"_s, blankWords(), blankTime() });
        return table;
    }

    [[nodiscard]] QString nameOf(const incident::Walkthrough& walk, int p) const
    {
        const auto& view = walk.phases[p];
        return view.code.isEmpty() ? view.title : view.code + u' ' + view.title;
    }

    /// Nothing that may still happen makes it false.
    [[nodiscard]] bool isSettled(const plan::Condition& when) const
    {
        return std::all_of(when.all.begin(), when.all.end(), [this](const plan::Term& term) {
            if (const auto* answer = std::get_if<plan::Term::DecisionIs>(&term.test))
                return m_state.decisions.contains(answer->decision);
            return std::holds_alternative<plan::Term::KindIs>(term.test)
                || std::holds_alternative<plan::Term::SeverityAtLeast>(term.test);
        });
    }

    /// It is not over, or may come yet.
    [[nodiscard]] bool isLeft(const incident::Walkthrough& walk, int i) const
    {
        const auto look = walk.steps[i].look;
        if (look == StepLook::Inactive)
            return i < m_later.steps.size() && m_later.steps[i].look != StepLook::Inactive;
        return !incident::isEnded(look);
    }

    [[nodiscard]] OpenPhase phase(const incident::Walkthrough& walk, int p) const
    {
        const auto& view = walk.phases[p];
        OpenPhase made;
        made.name = nameOf(walk, p);
        for (int i = view.first; i < view.first + view.count; ++i) {
            if (isLeft(walk, i))
                made.steps.append(step(walk.steps[i], i == walk.current));
        }
        const bool awaitsCall = view.hasCall() && !view.completed && !m_state.rollback;
        if (awaitsCall)
            made.complete = view.phase->complete;
        if (view.phase && m_scenario) {
            auto head = *view.phase;
            if (head.when && isSettled(*head.when))
                head.when.reset();
            made.about = aboutPhase(m_plan, *m_scenario, head);
        }
        const auto done = doneLine(walk, p);
        if (!done.isEmpty())
            made.about.append({ Words::tr("Over"), { done } });
        for (const auto& other : walk.steps) {
            const auto* until = other.look == StepLook::Deferred && view.phase
                ? std::get_if<incident::UntilPhase>(&other.state.rest->until)
                : nullptr;
            if (until && until->phase == view.phase->id)
                made.about.append({ Words::tr("Comes back here"), { other.name() } });
        }
        return made;
    }

    [[nodiscard]] static QString codeOfOver(const StepView& view)
    {
        if (view.look == StepLook::Skipped)
            return Words::tr("%1 (skipped)").arg(view.code);
        return view.look == StepLook::Overridden ? Words::tr("%1 (vouched for)").arg(view.code) : view.code;
    }

    /// What is over of a phase; empty for nothing.
    [[nodiscard]] QString doneLine(const incident::Walkthrough& walk, int p) const
    {
        const auto& view = walk.phases[p];
        QStringList codes;
        std::optional<Instant> last;
        for (int i = view.first; i < view.first + view.count; ++i) {
            const auto& step = walk.steps[i];
            if (!incident::isEnded(step.look))
                continue;
            codes.append(codeOfOver(step));
            if (const auto at = step.overSince(); at && (!last || *at > *last))
                last = at;
        }
        if (codes.isEmpty())
            return {};
        const auto line
            = Words::tr("%1 of %2: %3").arg(codes.size()).arg(view.active).arg(codes.join(u", "_s));
        return last ? Words::tr("%1; the last at %2").arg(line, time(*last)) : line;
    }

    [[nodiscard]] QString overLine(int p) const
    {
        const auto& view = m_walk.phases[p];
        if (view.inactive) {
            const auto first = m_walk.steps.begin() + view.first;
            const bool isStruck = std::all_of(
                first, first + view.count, [](const StepView& step) { return step.step->struck; });
            return isStruck ? Words::tr("struck") : Words::tr("not on the way that was taken");
        }
        auto line = doneLine(m_walk, p);
        if (line.isEmpty())
            return Words::tr("nothing was done");
        const auto said = m_state.phases.constFind(view.address);
        if (view.phase && said != m_state.phases.constEnd())
            line = Words::tr("%1; said to be complete at %2").arg(line, time(said->completedAt));
        return line;
    }

    /// "HELD since 03:10 by Ada, until 03:30: why"; `words` have a place for the time and one for the name.
    [[nodiscard]] QString told(const QString& words, Instant at, const incident::PersonId& by,
        const QString& more = {}, const QString& why = {}) const
    {
        auto line = words.arg(time(at), m_state.nameOf(by));
        if (!more.isEmpty())
            line += u", "_s + more;
        return why.isEmpty() ? line : line + u": "_s + why;
    }

    void addRest(QStringList& lines, const StepView& view) const
    {
        if (!view.state.rest)
            return;
        const auto& rest = *view.state.rest;
        const auto add = [&](const QString& words, const QString& more) {
            lines.append(told(words, rest.since, rest.by, more, rest.why));
        };
        switch (rest.kind) {
        case incident::RestState::Kind::Held:
            add(Words::tr("HELD since %1 by %2"), {});
            return;
        case incident::RestState::Kind::Waiting:
            if (view.isDue)
                add(Words::tr("WAITED since %1 by %2"), Words::tr("the wait is over"));
            else
                add(Words::tr("WAITING since %1 by %2"),
                    rest.waitUntil ? Words::tr("until %1 at the latest").arg(time(*rest.waitUntil))
                                   : QString());
            return;
        case incident::RestState::Kind::Deferred:
            add(Words::tr("PUT OFF since %1 by %2"),
                view.isDue ? Words::tr("and it is back")
                           : incident::untilText(m_plan, m_state.scenario, rest.until,
                               [this](Instant at) { return time(at); }));
            return;
        }
        Q_UNREACHABLE();
    }

    void addApproval(QStringList& lines, const StepView& view) const
    {
        if (!view.state.approval)
            return;
        const auto& approval = *view.state.approval;
        const auto add = [&](const QString& words, const QString& why) {
            lines.append(told(words, approval.answeredAt.value_or(approval.requestedAt),
                approval.answeredBy.value_or(approval.requestedBy), {}, why));
        };
        switch (approval.answer) {
        case incident::ApprovalState::Answer::Open:
            add(Words::tr("WAITING for approval since %1, asked for by %2"), {});
            return;
        case incident::ApprovalState::Answer::Given:
            add(Words::tr("APPROVED at %1 by %2"), {});
            return;
        case incident::ApprovalState::Answer::Refused:
            add(Words::tr("APPROVAL REFUSED at %1 by %2"), approval.why);
            return;
        }
        Q_UNREACHABLE();
    }

    [[nodiscard]] QStringList standingOf(const StepView& view, bool isPlace) const
    {
        QStringList lines;
        const auto& state = view.state;
        const auto by = state.by.value_or(incident::PersonId(QUuid()));
        if (isPlace)
            lines.append(Words::tr("GO ON HERE"));
        if (view.step->when && !isSettled(*view.step->when))
            lines.append(Words::tr("ONLY IF %1").arg(m_names.condition(m_scenario, *view.step->when)));
        if (state.status == incident::StepStatus::Failed && state.endedAt)
            lines.append(told(Words::tr("FAILED at %1 by %2"), *state.endedAt, by, {}, state.why));
        else if (view.waitsOn == WaitsOn::SecondPerson && state.endedAt)
            lines.append(told(Words::tr("DONE at %1 by %2"), *state.endedAt, by,
                Words::tr("WAITING for a second person"), state.saw));
        else if (state.startedAt)
            lines.append(told(Words::tr("STARTED at %1 by %2"), *state.startedAt, by));
        addRest(lines, view);
        addApproval(lines, view);
        if (state.released)
            lines.append(told(Words::tr("RELEASED at %1 by %2"), state.released->at, state.released->by));
        return lines;
    }

    [[nodiscard]] QList<Blank> blanksOf(const StepView& view) const
    {
        using Kind = Blank::Kind;
        QList<Blank> blanks;
        const auto& step = *view.step;
        const bool isDone = view.waitsOn == WaitsOn::SecondPerson;
        const auto& approval = view.state.approval;
        if (step.approve && !isDone
            && (!approval || approval->answer != incident::ApprovalState::Answer::Given))
            blanks.append({ Kind::Person, Words::tr("Approved by") });
        if (step.irreversible && !isDone && !view.state.released)
            blanks.append({ Kind::Person, Words::tr("Write its name first") });
        for (const auto& fact : incident::unproven(view)) {
            const auto name = m_names.credential(fact.credential);
            blanks.append({ Kind::Tick,
                fact.fact == incident::CredentialProven::Fact::NewWorks
                    ? Words::tr("the new value of %1 works").arg(name)
                    : Words::tr("the old value of %1 is dead").arg(name) });
        }
        if (!isDone && incident::sensorOf(step))
            blanks.append({ Kind::Words, Words::tr("How you know that it is done") });
        else if (!isDone && !step.expect.isEmpty())
            blanks.append({ Kind::Words, Words::tr("Seen") });
        if (!step.verify.isEmpty())
            blanks.append({ Kind::Person, Words::tr("Second person") });
        return blanks;
    }

    [[nodiscard]] OpenStep step(const StepView& view, bool isPlace) const
    {
        auto plain = *view.step;
        // Told where it stands: a condition that is met is of no more interest.
        plain.when.reset();
        OpenStep made { stepSheet(m_plan, m_scenario, m_codes, plain, view.code), standingOf(view, isPlace),
            blanksOf(view) };
        for (auto& piece : made.sheet.pieces) {
            for (qsizetype i = 1; piece.look == Piece::Look::Choices && i < piece.lines.size(); ++i)
                piece.lines[i] = QString::number(i) + u"  "_s + piece.lines[i];
        }
        return made;
    }

    [[nodiscard]] QList<OpenPhase> wayBack() const
    {
        if (!incident::mayRollBack(m_plan, m_walk, m_state))
            return {};
        auto state = m_state;
        state.rollback = incident::RollbackState { m_moment.now, incident::PersonId(QUuid()), {} };
        const auto back = incident::walkthrough(m_plan, state, m_moment.now);
        auto made = phase(back, static_cast<int>(back.phases.size() - 1));
        for (auto& step : made.steps)
            step.standing.clear();
        made.about = { { Words::tr("When"),
            { Words::tr("Only if the recovery itself has to be taken back. What is done from here on has its "
                        "own way back, beside its step.") } } };
        return { made };
    }

    const plan::Plan& m_plan;
    const PlanNames m_names;
    const incident::IncidentState& m_state;
    const incident::Walkthrough& m_walk;
    const Moment& m_moment;
    const plan::Scenario* m_scenario;
    const incident::Walkthrough m_later;
    QHash<plan::StepId, QString> m_codes;
};

} // namespace

RemainingSheet remainingSheet(const plan::Plan& plan, const incident::IncidentState& state,
    const incident::Walkthrough& walk, const Moment& moment)
{
    return RemainingWriter(plan, state, walk, moment).write();
}

} // namespace muster::paper
