// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/coverage.h"

#include "core/plan/words.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace muster::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More would make a line that nobody reads.
constexpr qsizetype kMaxListed = 6;

QString withDraftHint(const QString& hint, bool drafted)
{
    return drafted ? Words::tr("%1; where it is drafted, agree on it and take `drafted: true` away").arg(hint)
                   : hint;
}

void tellOne(const Lacking& one, const Saying& saying, Findings& found)
{
    const bool drafted = one.drafted && !saying.drafted.isEmpty();
    auto text = one.text;
    if (text.isEmpty())
        text = (drafted ? saying.drafted : saying.one).arg(one.name);
    found.add(one.id, one.place, text, withDraftHint(saying.hint, drafted));
}

void tellTogether(const Plan& plan, const QList<Lacking>& lacking, const Saying& saying, Findings& found)
{
    QStringList names;
    QStringList drafted;
    QList<Place> others;
    for (const auto& one : lacking) {
        names.append(one.name);
        if (one.drafted)
            drafted.append(one.name);
        if (names.size() > 1)
            others.append(one.place);
    }
    auto text = saying.many.arg(QString::number(names.size()), listed(names));
    if (drafted.size() == names.size())
        text = Words::tr("%1; all of it is only drafted").arg(text);
    else if (!drafted.isEmpty())
        text = Words::tr("%1; it is drafted for %2").arg(text, listed(drafted));
    found.add(plan.id.toString(), lacking.constFirst().place, text,
        withDraftHint(saying.hint, !drafted.isEmpty()), others);
}

} // namespace

bool isUnsaid(const QString& text)
{
    static const QSet<QString> kUnsaid { u""_s, u"unknown"_s, u"tbd"_s, u"tba"_s, u"n/a"_s, u"?"_s, u"-"_s,
        u"—"_s };
    return kUnsaid.contains(text.trimmed().toLower());
}

bool isNobody(const QString& text)
{
    return isUnsaid(text) || text.trimmed().toLower() == u"none";
}

QString titleOr(const QString& title, const QString& id)
{
    return title.isEmpty() ? id : title;
}

QString listed(const QStringList& names)
{
    if (names.size() > kMaxListed)
        return Words::tr("%1 and %2 more")
            .arg(names.first(kMaxListed - 1).join(u", "_s), QString::number(names.size() - kMaxListed + 1));
    if (names.size() < 2)
        return names.value(0);
    return Words::tr("%1 and %2").arg(names.first(names.size() - 1).join(u", "_s), names.constLast());
}

QString inSentence(const QString& title)
{
    const auto first = title.section(u' ', 0, 0);
    const bool isWord = first.size() > 1
        && std::all_of(first.begin() + 1, first.end(), [](QChar c) { return c.isLower() || c == u'-'; });
    return isWord ? title.front().toLower() + title.sliced(1) : title;
}

void tell(
    const Plan& plan, const QList<Lacking>& lacking, const Saying& saying, qsizetype apart, Findings& found)
{
    if (lacking.isEmpty())
        return;
    QSet<QString> waived;
    for (const auto& waiver : plan.waivers)
        waived.insert(waiver.where);
    QList<Lacking> rest;
    for (const auto& one : lacking) {
        if (waived.contains(one.id))
            tellOne(one, saying, found);
        else
            rest.append(one);
    }
    if (rest.size() > apart) {
        tellTogether(plan, rest, saying, found);
        return;
    }
    for (const auto& one : std::as_const(rest))
        tellOne(one, saying, found);
}

QList<StepAt> stepsOf(const Scenario& scenario)
{
    const bool whole = isDraftedWhole(scenario);
    QList<StepAt> steps;
    for (qsizetype p = 0; p < scenario.procedure.size(); ++p) {
        const auto& phase = scenario.procedure[p];
        for (const auto& step : phase.steps)
            steps.append({ &step, p, !whole && (phase.drafted || step.drafted) });
    }
    return steps;
}

bool hasSteps(const Scenario& scenario)
{
    return std::any_of(scenario.procedure.begin(), scenario.procedure.end(),
        [](const Phase& phase) { return !phase.steps.isEmpty(); });
}

bool isDraftedWhole(const Scenario& scenario)
{
    return scenario.drafted
        || std::all_of(scenario.procedure.begin(), scenario.procedure.end(), [](const Phase& phase) {
               return phase.drafted
                   || std::all_of(
                       phase.steps.begin(), phase.steps.end(), [](const Step& step) { return step.drafted; });
           });
}

bool isDraftedAtHeart(const Scenario& scenario)
{
    struct Tally {
        qsizetype all = 0;
        qsizetype drafted = 0;
    };
    Tally steps;
    Tally recovering;
    for (const auto& phase : scenario.procedure) {
        for (const auto& step : phase.steps) {
            for (auto* tally : { &steps, step.recovers.isEmpty() ? nullptr : &recovering }) {
                if (!tally)
                    continue;
                ++tally->all;
                tally->drafted += phase.drafted || step.drafted ? 1 : 0;
            }
        }
    }
    const auto& heart = recovering.all > 0 ? recovering : steps;
    return scenario.drafted || (heart.all > 0 && heart.drafted == heart.all);
}

QString addressOf(const Scenario& scenario, const Step& step)
{
    return scenario.id.toString() + u'/' + step.id.toString();
}

QString nameOf(const Step& step)
{
    return titleOr(step.title, step.id.toString());
}

} // namespace muster::plan
