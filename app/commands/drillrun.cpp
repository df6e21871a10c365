// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/drillrun.h"

#include "app/commands/await.h"
#include "app/commands/drilldialogue.h"
#include "app/commands/lookup.h"
#include "app/commands/times.h"
#include "app/commands/unattended.h"
#include "core/base/printable.h"
#include "core/plan/answers.h"

#include <algorithm>

namespace muster::commands {

namespace {

using SessionPtr = std::shared_ptr<session::IncidentSession>;

const auto kScenario = QStringLiteral("--scenario");
const auto kAnswers = QStringLiteral("--answers");
const auto kSpeed = QStringLiteral("--speed");
const auto kContinue = QStringLiteral("--continue");
constexpr double kFastest = 3600;

/// What the words of the command line come to, before anything is opened.
struct Wish {
    std::shared_ptr<const plan::Plan> plan;
    plan::ScenarioId scenario { QString() };
    QString continued;
    QString answersPath;
    std::optional<plan::Answers> answers;
    /// In thousandths.
    std::optional<qint64> rate;
};

Result<std::optional<qint64>> rateOf(const Arguments& arguments)
{
    if (!arguments.has(kSpeed))
        return std::nullopt;
    bool isNumber = false;
    const auto speed = arguments.value(kSpeed).toDouble(&isNumber);
    if (!isNumber || !(speed >= 0 && speed <= kFastest)) {
        return fail(Fault::Invalid,
            Words::tr("--speed is a number from 0 (the clock stands) to %1, not \"%2\".")
                .arg(QString::number(kFastest), arguments.value(kSpeed)));
    }
    return qRound64(speed * 1000);
}

Result<plan::Answers> answersOf(const QString& path, const plan::Plan& plan, const plan::ScenarioId& scenario,
    Instant failedAt, Console& console)
{
    auto loaded = plan::loadAnswersFile(path, plan, *plan.scenario(scenario), failedAt);
    if (!loaded)
        return fail(loaded.error());
    for (const auto& finding : loaded->findings)
        console.err << printable(plan::lineOf(path, finding)) << u'\n';
    if (!loaded->answers)
        return fail(Fault::Invalid, Words::tr("%1 cannot be used until its errors are mended.").arg(path));
    return *std::move(loaded->answers);
}

Result<Wish> wishOf(const Arguments& arguments, Console& console)
{
    Wish wish;
    wish.answersPath = arguments.value(kAnswers);
    wish.continued = arguments.value(kContinue);
    const auto rate = rateOf(arguments);
    if (!rate)
        return fail(rate.error());
    wish.rate = *rate;
    if (wish.answersPath.isEmpty() && !console.canAsk) {
        return fail(Fault::Invalid,
            Words::tr("A drill needs somebody to answer: run it in a terminal, or give --answers FILE."));
    }
    const bool isContinued = arguments.has(kContinue);
    if (isContinued != arguments.operands.isEmpty() || (isContinued && arguments.has(kScenario))) {
        return fail(Fault::Invalid,
            Words::tr("Say either which plan to drill (drill run PLAN --scenario ID) or which drill goes on "
                      "(drill run --continue ID)."));
    }
    if (isContinued)
        return wish;
    auto plan = planCalled(console, arguments.operands.first());
    if (!plan)
        return fail(plan.error());
    wish.plan = *plan;
    auto scenario = scenarioCalled(**plan, arguments.value(kScenario));
    if (!scenario)
        return fail(scenario.error());
    wish.scenario = *scenario;
    if (!wish.answersPath.isEmpty()) {
        auto answers = answersOf(wish.answersPath, **plan, wish.scenario, console.clock.now(), console);
        if (!answers)
            return fail(answers.error());
        wish.answers = *std::move(answers);
    }
    return wish;
}

Result<SessionPtr> continued(const Wish& wish, session::Session& session, Console& console)
{
    auto opened = openIncident(session, wish.continued, console);
    if (!opened)
        return opened;
    if ((*opened)->stream().kind != journal::StreamKind::Drill) {
        return fail(Fault::Invalid,
            Words::tr("%1 is a live incident; drill run goes on with drills only.")
                .arg((*opened)->state().title));
    }
    if ((*opened)->state().closedAt)
        return fail(Fault::Invalid, Words::tr("This drill is closed already; start a new one."));
    return opened;
}

/// The newest drill of the same plan and scenario that nobody has closed.
Result<std::optional<session::IncidentSummary>> openDrill(const Wish& wish, session::Session& session)
{
    const auto list = await(session.incidents());
    if (!list)
        return fail(list.error());
    const auto found = std::find_if(list->rbegin(), list->rend(), [&](const session::IncidentSummary& one) {
        return one.kind == journal::StreamKind::Drill && !one.closedAt && one.plan == wish.plan->id.toString()
            && one.scenario == wish.scenario.toString();
    });
    return found == list->rend() ? std::nullopt : std::optional(*found);
}

/// Asks whether to go on with a drill that is still open; with nobody to ask, says how.
bool wantsToGoOn(const session::IncidentSummary& open, const plan::Plan& plan, Console& console)
{
    const auto since = dateAndTime(open.declaredAt, zoneOf(plan.zone, console.utc));
    const auto id = open.id.toString();
    if (!console.canAsk) {
        console.progress(Words::tr("A drill of %1 is still open; it goes on with: drill run --continue %2")
                             .arg(since, id));
        return false;
    }
    console.prompt(
        Words::tr("A drill of this scenario is still open, since %1. Go on with it? [Y/n] ").arg(since));
    const auto answer = console.readLine();
    return answer && !answer->trimmed().toLower().startsWith(u'n');
}

Result<SessionPtr> started(const Wish& wish, session::Session& session, Console& console)
{
    if (!wish.answers) {
        const auto open = openDrill(wish, session);
        if (!open)
            return fail(open.error());
        if (*open && wantsToGoOn(**open, *wish.plan, console))
            return await(session.open((*open)->id, console.as));
    }
    if (console.wasInterrupted())
        return fail(Fault::Conflict, Words::tr("Interrupted before the drill began; nothing was recorded."));
    session::Declaration declaration;
    declaration.plan = wish.plan;
    declaration.scenario = wish.scenario;
    declaration.kind = journal::StreamKind::Drill;
    declaration.summary = wish.answers ? Words::tr("Unattended drill") : Words::tr("Drill in the terminal");
    declaration.commander = wish.answers && !wish.answers->as.isEmpty() ? wish.answers->as : console.as;
    // Without a person the clock is moved by the answers alone, so that every run takes the same time.
    declaration.clockRate = wish.rate.value_or(wish.answers ? 0 : 1000);
    return await(session.declare(declaration));
}

} // namespace

Usage DrillRun::usage() const
{
    return { QStringLiteral("drill run"), QStringLiteral("PLAN"), 0, 1,
        Words::tr("Walk a drill in the terminal, with a person or with an answers file; print its id."),
        { { kScenario, QStringLiteral("ID"), Words::tr("What has happened; a scenario of the plan") },
            { kAnswers, QStringLiteral("FILE"),
                Words::tr("Nobody is asked; the file says what each step does") },
            { kSpeed, QStringLiteral("N"), Words::tr("How fast the drill's clock runs; 0 = it stands") },
            { kContinue, QStringLiteral("ID"), Words::tr("Go on with a drill that is open") } } };
}

int DrillRun::run(const Arguments& arguments, Console& console)
{
    auto wish = wishOf(arguments, console);
    if (!wish)
        return console.unusable(wish.error().text);
    auto store = console.open();
    if (!store)
        return console.unopened(store.error());
    const bool goesOn = !wish->continued.isEmpty();
    const auto incident
        = goesOn ? continued(*wish, *store->session, console) : started(*wish, *store->session, console);
    if (!incident)
        return console.refuse(incident.error());
    auto& drill = **incident;
    if (goesOn && !wish->answersPath.isEmpty()) {
        auto answers = answersOf(
            wish->answersPath, drill.plan(), drill.state().scenario, drill.state().failedAt, console);
        if (!answers)
            return console.unusable(answers.error().text);
        wish->answers = *std::move(answers);
    }
    if (goesOn && wish->rate) {
        if (const auto changed = await(drill.setRate(*wish->rate)); !changed)
            return console.refuse(changed.error());
    }
    if (!wish->answers)
        return DrillDialogue(drill, console).run();
    if (!wish->answers->as.isEmpty())
        drill.setActingAs(wish->answers->as);
    return runUnattended(drill, *wish->answers, console);
}

} // namespace muster::commands
