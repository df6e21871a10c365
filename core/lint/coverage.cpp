// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/coverage.h"

#include "core/base/printable.h"
#include "core/plan/words.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace muster::plan::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Names are listed up to about this length; a longer line is read by nobody.
constexpr qsizetype kMaxLength = 120;
constexpr qsizetype kMinListed = 2;

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
        text = Words::tr("%1; there is only a draft for each").arg(text);
    else if (!drafted.isEmpty())
        text = Words::tr("%1; there is a draft for %2").arg(text, listed(drafted));
    found.add(plan.id.toString(), lacking.constFirst().place, text,
        withDraftHint(saying.hint, !drafted.isEmpty()), others);
}

} // namespace

QString titleOr(const QString& title, const QString& id)
{
    return title.isEmpty() ? id : title;
}

QString listed(QStringList names)
{
    names.removeDuplicates();
    if (names.size() < 2)
        return names.value(0);
    qsizetype fits = 0;
    for (qsizetype length = 0; fits < names.size() && (fits < kMinListed || length < kMaxLength); ++fits)
        length += names[fits].size() + 2;
    if (fits < names.size())
        return Words::tr("%1 and %2 more")
            .arg(names.first(fits).join(u", "_s), QString::number(names.size() - fits));
    return Words::tr("%1 and %2").arg(names.first(names.size() - 1).join(u", "_s), names.constLast());
}

QString inSentence(const QString& title)
{
    const auto isPlain = [](const QString& word) {
        return word.size() > 1
            && std::all_of(word.begin() + 1, word.end(), [](QChar c) { return c.isLower() || c == u'-'; });
    };
    auto words = title.split(u' ');
    for (auto& word : words) {
        if (isPlain(word))
            word.front() = word.front().toLower();
    }
    return words.join(u' ');
}

void tell(
    const Plan& plan, const QList<Lacking>& lacking, const Saying& saying, qsizetype apart, Findings& found)
{
    if (lacking.isEmpty())
        return;
    QSet<QString> waived;
    for (const auto& waiver : plan.waivers)
        waived.insert(printableLine(waiver.where));
    QList<Lacking> rest;
    for (const auto& one : lacking) {
        if (waived.contains(printableLine(one.id)))
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
    const bool atHeart = isDraftedAtHeart(scenario);
    QList<StepAt> steps;
    for (qsizetype p = 0; p < scenario.procedure.size(); ++p) {
        const auto& phase = scenario.procedure[p];
        for (const auto& step : phase.steps)
            steps.append({ &step, p, !atHeart && (phase.drafted || step.drafted) });
    }
    return steps;
}

bool hasSteps(const Scenario& scenario)
{
    return std::any_of(scenario.procedure.begin(), scenario.procedure.end(),
        [](const Phase& phase) { return !phase.steps.isEmpty(); });
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

QString nameOf(const Compliance& entry)
{
    return isNobody(entry.control) ? entry.framework : entry.framework + u' ' + entry.control;
}

} // namespace muster::plan::lint
