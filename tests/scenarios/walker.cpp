// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/walker.h"

#include "core/plan/plannames.h"

#include <QTest>

#include <algorithm>
#include <utility>

namespace muster::test {

namespace {

/// Whom no plan names; what begins like a name that is known would be completed.
const QStringList& others()
{
    static const QStringList kOthers { QStringLiteral("Zed"), QStringLiteral("Xara"),
        QStringLiteral("Quinn") };
    return kOthers;
}
/// A point that every incident has behind it.
const auto kRestorePoint = QStringLiteral("2024-01-01 02:50");
/// How long a key that was forgotten is waited for, in ms.
constexpr int kShortPatience = 2000;
/// How long, and how often, a window that was just started is given to begin something, in ms.
constexpr int kTryPatience = 10000;
constexpr int kMostTries = 3;
/// More than any scenario has.
constexpr int kMostActs = 300;

const auto kCurrent = QStringLiteral("ctrl+period");
const auto kMain = QStringLiteral("ctrl+Return");
const auto kEnter = QStringLiteral("Return");
const auto kTab = QStringLiteral("Tab");

/// What does not change by itself while time goes by.
QJsonObject placeIn(const QJsonObject& shown)
{
    QJsonObject place;
    for (const auto key : { u"status", u"current_step", u"call_due", u"steps" })
        place.insert(key, shown.value(key));
    return place;
}

QString digit(qsizetype number)
{
    return QString::number(number);
}

} // namespace

Walker::Walker(LiveWindow& window, const WalkedPlan& plan, const WalkedScenario& walked)
    : m_window(window)
    , m_plan(plan)
    , m_walked(walked)
{
}

bool Walker::fail(const QString& what)
{
    if (m_trouble.isEmpty())
        m_trouble = QStringLiteral("%1, %2").arg(m_walked.scenario.title, what);
    return false;
}

QString Walker::words()
{
    return QStringLiteral("seen %1").arg(++m_words);
}

QString Walker::somebodyElse()
{
    return others()[m_others++ % others().size()];
}

void Walker::note(const QString& kind, const QString& begins, const QString& ends)
{
    m_deeds.append({ kind, begins, ends });
}

void Walker::noteRecovered(const plan::Step& step, const QString& evidence)
{
    for (const auto& service : step.recovers) {
        if (std::exchange(m_back, m_back + QSet { service }).contains(service))
            continue;
        note(QStringLiteral("service.recovered"),
            QStringLiteral("%1 is back").arg(plan::PlanNames(m_plan.plan).service(service))
                + (evidence.isEmpty() ? QString() : QStringLiteral(" — ") + evidence));
    }
}

QJsonObject Walker::look() const
{
    return m_window.ask({ QStringLiteral("incident"), QStringLiteral("show"), m_incident }).toObject();
}

QJsonArray Walker::timeline() const
{
    return actsIn(
        m_window.ask({ QStringLiteral("incident"), QStringLiteral("timeline"), m_incident }).toArray());
}

QJsonArray Walker::actsIn(const QJsonArray& timeline)
{
    QJsonArray acts;
    for (const auto& entry : timeline) {
        if (entry[u"kind"].toString() != u"clock.checked")
            acts.append(entry);
    }
    return acts;
}

std::optional<Walker::Here> Walker::hereIn(const QJsonObject& shown) const
{
    const auto view = shown.value(u"current_step").toObject();
    const plan::StepId id(view.value(u"id").toString());
    // Validation comes after every scenario of a plan.
    QList<const QList<plan::Step>*> lists;
    for (const auto& phase : m_walked.scenario.procedure)
        lists.append(&phase.steps);
    lists.append(&m_plan.plan.validation);
    for (const auto* steps : lists) {
        for (const auto& step : *steps) {
            if (step.id == id)
                return Here { view, &step, view.value(u"code").toString() + u' ' + step.title };
        }
    }
    return std::nullopt;
}

bool Walker::pressUntil(const QString& what, Keys keys, const std::function<bool()>& isDone)
{
    if (!m_trouble.isEmpty())
        return false;
    const bool forgets = std::exchange(m_forgets, false);
    m_window.press(forgets ? keys.butOne() : keys);
    return QTest::qWaitFor(isDone, forgets ? kShortPatience : kPatience)
        || fail(QStringLiteral("nothing came of this: ") + what);
}

bool Walker::act(const QString& what, Keys keys)
{
    return pressUntil(what, std::move(keys), [this] {
        const auto now = placeIn(look());
        return !now.value(u"status").isNull() && now != m_before && !now.value(u"steps").isUndefined()
            && (m_before = now, true);
    });
}

bool Walker::actUntilTold(const QString& what, Keys keys)
{
    const auto wanted = m_deeds.size();
    const bool done = pressUntil(what, std::move(keys), [&] { return timeline().size() >= wanted; });
    m_before = placeIn(look());
    return done;
}

bool Walker::declare(journal::StreamKind kind)
{
    const bool isDrill = kind == journal::StreamKind::Drill;
    const auto all = [this] {
        return m_window.ask({ QStringLiteral("incident"), QStringLiteral("list") }).toArray();
    };
    const auto before = all().size();
    const auto summary = words();
    Keys keys;
    // The first letter goes from the list into the field.
    keys.press(QStringLiteral("ctrl+4")).press(QStringLiteral("w")).press(QStringLiteral("ctrl+a"));
    keys.type(m_walked.call.toLower()).press(isDrill ? kEnter : QStringLiteral("ctrl+shift+d"));
    keys.type(summary).press(kEnter);
    const auto isDeclared = [&] { return all().size() > before; };
    // The plans come some time after the window, and nothing but the screen tells that they have come.
    for (int i = 0; before == 0 && i < kMostTries && !isDeclared(); ++i) {
        m_window.press(keys);
        static_cast<void>(QTest::qWaitFor(isDeclared, kTryPatience));
    }
    if (before > 0 ? !pressUntil(QStringLiteral("declaring"), keys, isDeclared) : !isDeclared())
        return fail(QStringLiteral("it is not declared"));
    m_incident = all().last().toObject().value(u"id").toString();
    const auto shown = look();
    if (shown.value(u"scenario").toString() != m_walked.scenario.id.toString()
        || shown.value(u"title").toString() != m_walked.scenario.title)
        return fail(QStringLiteral("something else was declared"));
    m_before = placeIn(shown);
    note(QStringLiteral("incident.declared"),
        (isDrill ? QStringLiteral("Drill declared: %1 — %2")
                 : QStringLiteral("Live incident declared: %1 — %2"))
            .arg(m_walked.scenario.title, summary));
    note(QStringLiteral("role.assigned"), QString(), QStringLiteral(" taken by Ada"));
    if (isDrill)
        note(QStringLiteral("clock.changed"), QStringLiteral("Drill clock set to "), QStringLiteral("×1"));
    return true;
}

bool Walker::walk()
{
    for (int acts = 0; !m_isOver; ++acts) {
        if (acts > kMostActs)
            return fail(QStringLiteral("it has no end"));
        if (!goOn())
            return false;
    }
    return true;
}

bool Walker::goOn()
{
    if (!m_trouble.isEmpty())
        return false;
    if (const auto call = m_before.value(u"call_due").toObject(); !call.isEmpty())
        return say(call);
    if (const auto here = hereIn(m_before))
        return doStep(*here);
    if (!m_before.value(u"current_step").isNull())
        return fail(QStringLiteral("the place is no step of it"));
    m_isOver = true;
    return true;
}

bool Walker::doStep(const Here& here)
{
    const auto& step = *here.step;
    const auto waitsOn = here.view.value(u"waits_on").toString();
    const auto rest = here.view.value(u"rest").toObject();
    const auto rotations = here.view.value(u"rotations").toArray();
    const bool isProven = std::all_of(rotations.begin(), rotations.end(), [](const QJsonValue& one) {
        return !one[u"new_works_at"].isNull() && !one[u"old_dead_at"].isNull();
    });
    if (waitsOn == u"second-person")
        return recordSecond(here);
    if (waitsOn == u"approval")
        return recordApproval(here);
    if (!rest.isEmpty() && !rest.value(u"over").toBool())
        return goOnWith(here);
    if (step.id == m_walked.putOff && !m_hasPutOff)
        return putOff(here);
    if (step.approve && here.view.value(u"approval").isNull())
        return askApproval(here);
    if (step.irreversible && here.view.value(u"released").isNull())
        return release(here);
    if (!isProven)
        return prove(here, rotations);
    if (step.id == m_walked.cutOff && !m_wasCutOff)
        return cutOff(here);
    return step.decision ? decide(here) : finish(here);
}

bool Walker::putOff(const Here& here)
{
    const auto why = words();
    m_hasPutOff = true;
    Keys keys;
    keys.press(kCurrent);
    // Out of the field, where a letter is a letter.
    if (!here.step->expect.isEmpty())
        keys.press(QStringLiteral("shift+Tab"));
    keys.press(QStringLiteral("d")).press(QStringLiteral("1")).type(why).press(kEnter);
    note(QStringLiteral("step.deferred"), here.name + QStringLiteral(": put off until “"),
        QStringLiteral("” begins — ") + why);
    return act(QStringLiteral("putting off ") + here.name, keys);
}

bool Walker::goOnWith(const Here& here)
{
    note(QStringLiteral("step.resumed"), here.name + QStringLiteral(": taken up again"));
    return act(QStringLiteral("going on with ") + here.name, Keys().press(kCurrent).press(kMain));
}

bool Walker::askApproval(const Here& here)
{
    note(QStringLiteral("approval.requested"), here.name + QStringLiteral(": approval asked for, of "),
        plan::PlanNames(m_plan.plan).who(here.step->approve->by));
    return act(QStringLiteral("asking for approval of ") + here.name, Keys().press(kCurrent).press(kMain));
}

bool Walker::recordApproval(const Here& here)
{
    const auto approver = somebodyElse();
    note(QStringLiteral("approval.given"),
        here.name + QStringLiteral(": approved by %1, read back").arg(approver));
    Keys keys;
    keys.press(kCurrent).press(kMain).type(approver).press(kEnter).press(QStringLiteral("1")).press(kEnter);
    return act(QStringLiteral("recording the approval of ") + here.name, keys);
}

bool Walker::recordSecond(const Here& here)
{
    const auto saw = words();
    const auto second = somebodyElse();
    note(QStringLiteral("step.verified"),
        here.name + QStringLiteral(": seen by %1 too, read back — saw “%2”").arg(second, saw));
    noteRecovered(*here.step, saw);
    Keys keys;
    keys.press(kCurrent).press(kMain).type(second).press(kEnter).press(QStringLiteral("1")).type(saw);
    return act(QStringLiteral("recording who else saw ") + here.name, keys.press(kEnter));
}

bool Walker::release(const Here& here)
{
    note(QStringLiteral("step.released"),
        here.name + QStringLiteral(": released, cannot be undone — ") + releaseTarget());
    Keys keys;
    keys.press(kCurrent).press(kMain).type(releaseTarget()).press(kEnter);
    return act(QStringLiteral("releasing ") + here.name, keys);
}

bool Walker::prove(const Here& here, const QJsonArray& rotations)
{
    const auto& step = *here.step;
    // In the order of the keyboard: details, commands, then both facts of each credential.
    int stops = step.run ? static_cast<int>(step.run->commands.size()) : 0;
    if (!step.why.isEmpty() || !step.undo.isEmpty() || !step.remember.isEmpty()
        || !step.place.source.isEmpty())
        ++stops;
    for (const auto& one : rotations) {
        const auto name = plan::PlanNames(m_plan.plan).credential(one[u"credential"].toString());
        const auto proveFact = [&](const QString& words) {
            note(QStringLiteral("credential.proven"),
                QStringLiteral("%1: %2").arg(here.name, words.arg(name)));
            Keys keys;
            keys.press(kCurrent).press(kTab, stops).press(kEnter);
            return act(QStringLiteral("proving ") + words.arg(name), keys);
        };
        ++stops;
        if (one[u"new_works_at"].isNull())
            return proveFact(QStringLiteral("the new value of %1 works"));
        ++stops;
        if (one[u"old_dead_at"].isNull())
            return proveFact(QStringLiteral("the old value of %1 is dead"));
    }
    return fail(QStringLiteral("nothing to prove at ") + here.name);
}

bool Walker::cutOff(const Here& here)
{
    m_wasCutOff = true;
    note(QStringLiteral("step.started"), here.name + QStringLiteral(": started"));
    if (!actUntilTold(QStringLiteral("starting ") + here.name,
            Keys().press(kCurrent).press(QStringLiteral("shift+Tab")).press(QStringLiteral("t"))))
        return false;
    m_half = words();
    m_window.press(Keys().press(kCurrent).type(m_half));
    if (!QTest::qWaitFor([this] { return m_window.hasKept(m_incident, m_half); }, kPatience))
        return fail(QStringLiteral("what was typed is not kept at ") + here.name);
    m_window.kill();
    if (!m_window.start(m_incident))
        return fail(QStringLiteral("it does not start again: ") + m_window.said());
    if (placeIn(look()) != m_before)
        return fail(QStringLiteral("after the crash it is at another place than ") + here.name);
    note(QStringLiteral("step.held"), here.name + QStringLiteral(": held"));
    // Without the bar that asks whether to go on, the first key would end the step, and the second be a
    // letter in the field of another one.
    return act(QStringLiteral("holding ") + here.name, Keys().press(kEnter).press(QStringLiteral("h")));
}

bool Walker::finish(const Here& here)
{
    const auto& step = *here.step;
    const bool asksPoint = step.asksRestorePoint && !m_walked.scenario.affects.isEmpty();
    QString saw;
    Keys keys;
    keys.press(kCurrent);
    if (!step.expect.isEmpty()) {
        saw = std::exchange(m_half, {});
        if (saw.isEmpty())
            keys.type(saw = words());
    }
    if (asksPoint && !saw.isEmpty())
        keys.press(kCurrent);
    if (asksPoint) {
        keys.type(kRestorePoint);
        note(QStringLiteral("restore-point.chosen"),
            QStringLiteral("Restore point of %1: ")
                .arg(plan::PlanNames(m_plan.plan).service(m_walked.scenario.affects.first())),
            saw.isEmpty() ? QStringLiteral("present") : QStringLiteral("present — ") + saw);
    }
    note(QStringLiteral("step.completed"),
        here.name
            + (saw.isEmpty() ? QStringLiteral(": done") : QStringLiteral(": done — saw “%1”").arg(saw)));
    if (step.verify.isEmpty())
        noteRecovered(step, saw);
    return act(QStringLiteral("doing ") + here.name, keys.press(kMain));
}

bool Walker::decide(const Here& here)
{
    const auto& asked = *here.step->decision;
    const auto answer = m_walked.answers.value(asked.id, plan::AnswerId(QString()));
    const auto& answers = asked.answers;
    const auto chosen = std::find_if(
        answers.begin(), answers.end(), [&](const plan::Answer& one) { return one.id == answer; });
    const auto other = std::find_if(
        answers.begin(), answers.end(), [&](const plan::Answer& one) { return one.id != answer; });
    note(
        QStringLiteral("decision.recorded"), here.name + QStringLiteral(": decided “%1”").arg(chosen->title));
    note(QStringLiteral("step.completed"), here.name + QStringLiteral(": done"));
    noteRecovered(*here.step, {});
    Keys keys;
    keys.press(kCurrent).press(digit(chosen - answers.begin() + 1)).press(kMain);
    if (!act(QStringLiteral("deciding ") + here.name, keys))
        return false;
    if (m_changedAnswers > 0 || other == answers.end())
        return true;
    return changeAnswer(here, chosen->id, other->id) && changeAnswer(here, other->id, chosen->id);
}

bool Walker::changeAnswer(const Here& here, const plan::AnswerId& from, const plan::AnswerId& to)
{
    const auto& asked = *here.step->decision;
    int before = 0;
    QString title;
    for (const auto& one : asked.answers) {
        if (one.id == to) {
            title = one.title;
            break;
        }
        before += one.id == from ? 0 : 1;
    }
    ++m_changedAnswers;
    note(QStringLiteral("decision.recorded"), here.name + QStringLiteral(": decided “%1”").arg(title));
    Keys keys;
    keys.press(QStringLiteral("ctrl+k"))
        .type(QStringLiteral("step ") + here.view.value(u"code").toString())
        .press(kEnter);
    keys.press(kEnter).press(kTab, before).press(kEnter);
    return actUntilTold(QStringLiteral("answering otherwise at ") + here.name, keys);
}

bool Walker::say(const QJsonObject& call)
{
    const auto title = call.value(u"title").toString();
    const auto deferred = call.value(u"deferred").toInt();
    const auto words = deferred == 0
        ? QStringLiteral("“%1” is complete").arg(title)
        : QStringLiteral("“%1” is complete except %2 put off").arg(title).arg(deferred);
    note(QStringLiteral("phase.completed"), words + QStringLiteral(" — ") + call.value(u"say").toString());
    return act(QStringLiteral("the call of ") + title, Keys().press(kCurrent).press(kMain));
}

bool Walker::close()
{
    if (!m_trouble.isEmpty())
        return false;
    const auto shown = look();
    const bool isDrill = shown.value(u"kind").toString() == u"drill";
    note(QStringLiteral("incident.closed"),
        isDrill ? QStringLiteral("Drill closed") : QStringLiteral("Incident closed"));
    if (!isDrill && m_walked.scenario.watch)
        note(QStringLiteral("watch.begun"), QStringLiteral("Watch until "), QStringLiteral("UTC"));
    Keys keys;
    keys.press(QStringLiteral("ctrl+shift+w")).press(QStringLiteral("Left")).press(kEnter);
    return act(QStringLiteral("closing"), keys);
}

} // namespace muster::test
