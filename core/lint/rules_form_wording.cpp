// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/branches.h"
#include "core/lint/gathered.h"
#include "core/lint/imperatives.h"
#include "core/lint/rules_form.h"
#include "core/plan/words.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace muster::plan::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Between two pause points a person keeps about nine things in mind.
constexpr qsizetype kMaxSteps = 9;
/// What fits on the card, and is read in one look.
constexpr qsizetype kMaxStep = 90;
constexpr qsizetype kMaxAnswer = 60;

QString shown(const QString& text)
{
    return text.size() > 60 ? text.first(59) + u'…' : text;
}

/// How many steps of the section can be before somebody in one incident: of the branches of one decision only
/// the longest counts.
qsizetype stepsAtOnce(const Section& section)
{
    qsizetype count = 0;
    QHash<QString, QHash<QString, qsizetype>> branches;
    for (const auto& step : *section.steps) {
        const auto& terms = step.when ? step.when->all : QList<Term>();
        QString decision;
        QString answer;
        for (const auto& term : terms) {
            if (const auto* is = std::get_if<Term::DecisionIs>(&term.test)) {
                decision = is->decision.toString();
                answer = is->answer.toString();
            } else if (const auto* kind = std::get_if<Term::KindIs>(&term.test)) {
                decision = u"="_s;
                answer = kind->kind;
            }
        }
        if (decision.isEmpty())
            ++count;
        else
            ++branches[decision][answer];
    }
    for (const auto& answers : std::as_const(branches))
        count += *std::max_element(answers.begin(), answers.end());
    return count;
}

void longPhase(const Plan& plan, const LintContext&, Findings& found)
{
    for (const auto& section : sectionsOf(plan)) {
        const auto count = stepsAtOnce(section);
        if (count > kMaxSteps)
            found.add(section.address, section.place,
                Words::tr("'%1' has %2 steps; nobody keeps the place in more than %3")
                    .arg(section.title, QString::number(count), QString::number(kMaxSteps)),
                Words::tr("make two phases of it, each with a `complete` of its own"));
    }
}

void longStep(const Plan& plan, const LintContext&, Findings& found)
{
    Gathered gathered(plan);
    for (const auto& section : sectionsOf(plan)) {
        for (const auto& step : *section.steps) {
            const auto length = step.title.toUcs4().size();
            if (length > kMaxStep)
                gathered.add({ section.addressOf(step), section.addressOf(step), step.place,
                    Words::tr("This step has %1 characters; more than %2 are not read in one look: %3")
                        .arg(QString::number(length), QString::number(kMaxStep), shown(step.title)) });
        }
    }
    gathered.tell(found, Words::tr("%1 steps are longer than what is read in one look, 90 characters: %2"),
        Words::tr("keep the act in `do`, and move the rest to `why`, `caution` or `remember`"));
}

void longAnswer(const Plan& plan, const LintContext&, Findings& found)
{
    Gathered gathered(plan);
    for (const auto& section : sectionsOf(plan)) {
        for (const auto& step : *section.steps) {
            const auto length = step.expect.toUcs4().size();
            if (length > kMaxAnswer)
                gathered.add({ section.addressOf(step), section.addressOf(step), step.place,
                    Words::tr(
                        "What this step expects has %1 characters; more than %2 are not read in one look")
                        .arg(QString::number(length), QString::number(kMaxAnswer)) });
        }
    }
    gathered.tell(found, Words::tr("%1 steps expect more than what is read in one look, 60 characters: %2"),
        Words::tr("keep the value to be seen in `expect`, and move the rest to `why` or `remember`"));
}

void twoVerbs(const Plan& plan, const LintContext&, Findings& found)
{
    if (!isEnglish(plan))
        return;
    Gathered gathered(plan);
    for (const auto& section : sectionsOf(plan)) {
        for (const auto& step : *section.steps) {
            const auto second = secondAct(step.title);
            if (!second.isEmpty())
                gathered.add({ section.addressOf(step), section.addressOf(step), step.place,
                    Words::tr(
                        "This step asks for two acts, and one tick covers both: the second begins with '%1'")
                        .arg(second) });
        }
    }
    gathered.tell(found, Words::tr("%1 steps ask for two acts, and one tick covers both: %2"),
        Words::tr("make a step of each act"));
}

void vagueAnswer(const Plan& plan, const LintContext&, Findings& found)
{
    static const QSet<QString> kVague { u"checked"_s, u"ok"_s, u"okay"_s, u"all ok"_s, u"done"_s,
        u"all done"_s, u"works"_s, u"it works"_s, u"working"_s, u"verified"_s, u"confirmed"_s,
        u"as expected"_s, u"expected"_s, u"good"_s, u"all good"_s, u"fine"_s, u"success"_s, u"successful"_s,
        u"succeeded"_s, u"complete"_s, u"completed"_s, u"finished"_s, u"set"_s };
    static const QRegularExpression kEdges(u"^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$"_s);
    Gathered gathered(plan);
    for (const auto& section : sectionsOf(plan)) {
        for (const auto& step : *section.steps) {
            auto answer = step.expect.size() > 40 ? QString() : step.expect.simplified().toLower();
            if (kVague.contains(answer.remove(kEdges)))
                gathered.add({ section.addressOf(step), section.addressOf(step), step.place,
                    Words::tr("'%1' can be said without looking").arg(step.expect.simplified()) });
        }
    }
    gathered.tell(found, Words::tr("What %1 steps expect can be said without looking: %2"),
        Words::tr("write in `expect` the value that is seen, e.g. `the page shows version 4.2`"));
}

void duplicateTitle(const Plan& plan, const LintContext&, Findings& found)
{
    for (const auto& section : sectionsOf(plan)) {
        const QList<Section> alone { section };
        const Branches branches(alone);
        QHash<QString, const Step*> seen;
        for (const auto& step : *section.steps) {
            const auto words = step.title.simplified().toCaseFolded();
            if (words.isEmpty())
                continue;
            const auto* first = seen.value(words);
            if (!first) {
                seen.insert(words, &step);
                continue;
            }
            if (branches.conflictOf(conditionsOf(section, *first) + conditionsOf(section, step)).isEmpty())
                found.add(section.addressOf(step), step.place,
                    Words::tr("This step has the words of '%1' in the same phase: %2")
                        .arg(first->id.toString(), shown(step.title)),
                    Words::tr("say in `do` what sets the two apart"), { first->place });
        }
    }
}

void phaseWithoutCompletion(const Plan& plan, const LintContext&, Findings& found)
{
    Gathered gathered(plan, 1);
    for (const auto& section : sectionsOf(plan)) {
        if (section.phase && section.phase->complete.trimmed().isEmpty())
            gathered.add({ section.address, section.address, section.place,
                Words::tr("Nothing is said aloud when '%1' is complete").arg(section.title) });
    }
    gathered.tell(found, Words::tr("Nothing is said aloud when these %1 phases are complete: %2"),
        Words::tr("write `complete:` with the state that is reached, e.g. `The restore point is known`"));
}

void numberWithoutUnit(const Plan& plan, const LintContext&, Findings& found)
{
    static const QRegularExpression kBare(u"^[0-9][0-9.,' ]*(?:[-–][0-9.,' ]+)?(?:/ ?[a-z]+)?$"_s);
    const auto isBare = [](const QString& text) {
        return text.size() <= 40 && text.simplified() != u"0" && kBare.match(text.simplified()).hasMatch();
    };
    for (const auto& section : sectionsOf(plan)) {
        if (section.phase && isBare(section.phase->window))
            found.add(section.address, section.place,
                Words::tr("The window '%1' does not say what it counts").arg(section.phase->window),
                Words::tr("write it as 0-15 min"));
    }
    for (const auto& cost : plan.costs) {
        for (const auto& amount : { cost.monthly, cost.limit }) {
            if (isBare(amount))
                found.add(cost.item, cost.place,
                    Words::tr("The amount '%1' does not say in which currency").arg(amount),
                    Words::tr("write it as 50 USD, or 50 USD/day"));
        }
    }
}

} // namespace

QList<Rule> wordingForm()
{
    using enum Finding::Severity;
    return {
        { "form.long-phase", Warning, Consequence::Unclear, longPhase },
        { "form.long-step", Warning, Consequence::Unclear, longStep },
        { "form.long-answer", Info, Consequence::Unclear, longAnswer },
        { "form.two-verbs", Warning, Consequence::Unclear, twoVerbs },
        { "form.vague-answer", Warning, Consequence::Unclear, vagueAnswer },
        { "form.duplicate-title", Warning, Consequence::Unclear, duplicateTitle },
        { "form.phase-without-completion", Info, Consequence::Unclear, phaseWithoutCompletion },
        { "form.number-without-unit", Warning, Consequence::Unclear, numberWithoutUnit },
    };
}

} // namespace muster::plan::lint
