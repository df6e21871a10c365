// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/planoffer.h"

#include "core/incident/refusals.h"
#include "core/incident/runningplan.h"
#include "core/incident/walkthrough.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <memory>
#include <utility>

namespace muster::incident {

using namespace Qt::Literals::StringLiterals;
using plan::PlanEdit;
using plan::PlanPath;

namespace {

/// Ascii letters and digits of a title, as ids are written.
QString slugOf(const QString& title)
{
    constexpr qsizetype kLongest = 40;
    QString slug;
    const auto plain = title.toLower().replace(u'ß', u"ss"_s).normalized(QString::NormalizationForm_KD);
    for (const auto c : plain) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        const bool fits = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (fits)
            slug += c;
        else if (!slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    slug.truncate(kLongest);
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug;
}

QString nameOf(const plan::Step& step)
{
    return step.code + u' ' + step.title;
}

QString idIn(const QString& id)
{
    return id.sliced(id.lastIndexOf(u'/') + 1);
}

/// Works out the offers: goes through the running plan in its order, beside the frozen one.
class Offering {
public:
    Offering(const plan::Plan& frozen, const IncidentState& state)
        : m_frozen(frozen)
        , m_state(state)
        , m_running(std::make_shared<const plan::Plan>(frozen))
    {
        m_running.follow(state);
        for (const auto& change : state.amendments)
            std::visit([this](const auto& p) { note(p); }, change.what);
    }

    QList<PlanOffer> make()
    {
        const auto* walked = m_running.current().scenario(m_state.scenario);
        QString strand;
        for (const auto& phase : walked ? walked->procedure : QList<plan::Phase>()) {
            const auto of = attachedTo(phase.id.toString()).toString();
            if (of != strand)
                sayAttached(of, *walked);
            strand = of;
            offer(phase, of);
        }
        offerValidation();
        return m_offers;
    }

private:
    // ---- what was said ----
    void note(const ScenarioAttached& p) { say(p.as.toString(), p.why); }
    void note(const ScenarioDetached&) { }
    void note(const StepRestored&) { }
    void note(const StepAdded& p) { say(p.step.toString(), p.why); }
    void note(const StepStruck& p) { say(p.step.toString(), p.why); }
    void note(const StepReworded& p) { say(p.step.toString(), p.why); }
    void note(const StepMoved& p)
    {
        say(p.step.toString(), p.why);
        m_moved.insert(p.step);
    }
    void say(const QString& about, const QString& why)
    {
        if (!why.trimmed().isEmpty())
            m_why.insert(about, why.trimmed());
    }

    // ---- where it stands in the file ----
    /// The scenario of the file whose steps these are; null where the file has them only once.
    [[nodiscard]] const plan::Scenario* scenarioOf(const QString& strand) const
    {
        if (strand.isEmpty())
            return m_frozen.scenario(m_state.scenario);
        const bool isCopy = strand.contains(u'#') || strand == m_state.scenario.toString();
        return isCopy ? nullptr : m_frozen.scenario(plan::ScenarioId(strand));
    }
    static PlanPath stepsPath(const plan::Scenario& scenario, const QString& phase)
    {
        return { u"scenarios"_s, scenario.id.toString(), u"procedure"_s, phase, u"steps"_s };
    }
    /// As it was, and in which phase.
    struct Was {
        const plan::Step* step = nullptr;
        const plan::Phase* phase = nullptr;
        /// The one before it among those that are still to be done.
        QString behind;
    };
    [[nodiscard]] Was wasIn(const plan::Scenario& scenario, const QString& id) const
    {
        for (const auto& phase : scenario.procedure) {
            QString behind;
            for (const auto& step : phase.steps) {
                if (step.id.toString() == id)
                    return { &step, &phase, behind };
                if (!m_gone.contains(step.id.toString()))
                    behind = step.id.toString();
            }
        }
        return {};
    }

    // ---- phase by phase ----
    void sayAttached(const QString& strand, const plan::Scenario& own)
    {
        if (strand.isEmpty())
            return;
        const auto* scenario = m_frozen.scenario(plan::ScenarioId(strand.section(u'#', 0, 0)));
        const auto title = scenario ? scenario->title : strand;
        add(strand, tr("Attached: “%1”").arg(title), {},
            tr("“%1” was needed beside “%2”. Say in the plan when it is.").arg(title, own.title));
    }

    void offer(const plan::Phase& phase, const QString& strand)
    {
        const auto* scenario = scenarioOf(strand);
        m_gone.clear();
        for (const auto& step : phase.steps) {
            if (step.struck)
                m_gone.insert(idIn(step.id.toString()));
        }
        QString behind;
        QString behindName;
        for (const auto& step : phase.steps) {
            const auto address = stepAddress(m_state.scenario, step.id);
            const auto home = attachedTo(step.id.toString()).toString();
            if (home != strand) {
                add(address.toString(), tr("%1: moved into “%2”").arg(nameOf(step), phase.title), {},
                    tr("%1 is a step of another scenario of the file. Decide there where it belongs.")
                        .arg(nameOf(step)));
                continue;
            }
            const auto id = offer(step, phase, scenario, { behind, behindName });
            if (!step.struck) {
                behind = id;
                behindName = step.code;
            }
        }
    }

    struct Place {
        QString behind;
        QString behindName;
    };

    /// What became of one step; gives its id in the file.
    QString offer(
        const plan::Step& step, const plan::Phase& phase, const plan::Scenario* scenario, const Place& place)
    {
        const auto id = idIn(step.id.toString());
        const auto address = stepAddress(m_state.scenario, step.id);
        const auto& of = scenario ? *scenario : copyOf(step);
        const auto was = wasIn(of, id);
        if (!was.step) {
            if (step.struck)
                return id;
            const auto words = place.behind.isEmpty()
                ? tr("%1: added at the beginning of “%2”").arg(nameOf(step), phase.title)
                : tr("%1: added behind %2").arg(nameOf(step), place.behindName);
            if (!scenario)
                return byHandInCopy(address, words, step);
            const auto given = newIdFor(step, *scenario);
            add(address.toString(), words,
                { PlanEdit { PlanEdit::Kind::Put, stepsPath(*scenario, idIn(phase.id.toString())), {},
                    written(step, given), place.behind, {} } });
            return given;
        }
        const auto path = stepsPath(of, was.phase->id.toString()) + PlanPath { id };
        if (step.struck) {
            offerChange(address, tr("%1: struck").arg(nameOf(step)), *was.step, scenario,
                { PlanEdit { PlanEdit::Kind::Remove, path, {}, {}, {}, {} } }, neededBy(of, *was.step));
            return id;
        }
        offerWords(step, *was.step, address, path, scenario);
        const auto phaseId = idIn(phase.id.toString());
        const bool stands = was.phase->id.toString() == phaseId && was.behind == place.behind;
        if (m_moved.contains(address) && !stands) {
            const auto words = place.behind.isEmpty()
                ? tr("%1: moved to the beginning of “%2”").arg(nameOf(step), phase.title)
                : tr("%1: moved behind %2").arg(nameOf(step), place.behindName);
            offerChange(address, words, *was.step, scenario,
                { PlanEdit { PlanEdit::Kind::Move, path, {}, {}, place.behind, stepsPath(of, phaseId) } },
                {});
        }
        return id;
    }

    void offerWords(const plan::Step& step, const plan::Step& was, const StepAddress& address,
        const PlanPath& path, const plan::Scenario* scenario)
    {
        QList<PlanEdit> edits;
        if (step.title != was.title)
            edits.append({ PlanEdit::Kind::Set, path + PlanPath { u"do"_s }, {}, plan::textValue(step.title),
                {}, {} });
        const auto expect = path + PlanPath { u"expect"_s };
        if (step.expect != was.expect) {
            if (step.expect.isEmpty())
                edits.append({ PlanEdit::Kind::Remove, expect, {}, {}, {}, {} });
            else if (was.expect.isEmpty())
                edits.append(
                    { PlanEdit::Kind::Insert, path, u"expect"_s, plan::textValue(step.expect), {}, {} });
            else
                edits.append({ PlanEdit::Kind::Set, expect, {}, plan::textValue(step.expect), {}, {} });
        }
        if (edits.isEmpty())
            return;
        const auto words = step.title != was.title
            ? tr("%1: reworded, was “%2”").arg(nameOf(step), was.title)
            : tr("%1: what is to be seen was reworded").arg(nameOf(step));
        offerChange(address, words, was, scenario, edits, {});
    }

    void offerValidation()
    {
        const auto& steps = m_running.current().validation;
        for (qsizetype i = 0; i < steps.size() && i < m_frozen.validation.size(); ++i) {
            const auto& step = steps[i];
            const auto& was = m_frozen.validation[i];
            const StepAddress address(u"validation/"_s + step.id.toString());
            const PlanPath path { u"validation"_s, step.id.toString() };
            // It stands in the file once, whatever is walked through.
            const auto* once = m_frozen.scenario(m_state.scenario);
            if (step.struck) {
                offerChange(address, tr("%1: struck").arg(nameOf(step)), was, once,
                    { PlanEdit { PlanEdit::Kind::Remove, path, {}, {}, {}, {} } }, {});
            } else {
                offerWords(step, was, address, path, once);
            }
        }
    }

    // ---- offers ----
    void add(
        const QString& about, const QString& words, const QList<PlanEdit>& edits, const QString& byHand = {})
    {
        m_offers.append({ words, m_why.value(about), edits, byHand });
    }

    /// A change of a step that the plan has: made in the file where it can be.
    void offerChange(const StepAddress& address, const QString& words, const plan::Step& was,
        const plan::Scenario* scenario, const QList<PlanEdit>& edits, const QString& needed)
    {
        if (!scenario)
            byHandInCopy(address, words, was);
        else if (!was.use.isEmpty())
            add(address.toString(), words, {},
                tr("This step is taken from %1. Change it there, or write it into this plan.").arg(was.use));
        else
            add(address.toString(), words, needed.isEmpty() ? edits : QList<PlanEdit>(), needed);
    }

    QString byHandInCopy(const StepAddress& address, const QString& words, const plan::Step& step)
    {
        add(address.toString(), words, {},
            tr("The scenario was walked through more than once, and this was changed in one of the times. "
               "Decide whether the plan is to say so."));
        return step.id.toString();
    }
    [[nodiscard]] const plan::Scenario& copyOf(const plan::Step& step) const
    {
        static const plan::Scenario kNone;
        const auto strand = attachedTo(step.id.toString()).toString().section(u'#', 0, 0);
        const auto* scenario = m_frozen.scenario(plan::ScenarioId(strand));
        return scenario ? *scenario : kNone;
    }

    /// What would be left hanging without it; empty for nothing.
    [[nodiscard]] static QString neededBy(const plan::Scenario& scenario, const plan::Step& gone)
    {
        const auto hangs = [&](const std::optional<plan::Condition>& when) {
            return when && gone.decision
                && std::any_of(when->all.begin(), when->all.end(), [&](const plan::Term& term) {
                       const auto* is = std::get_if<plan::Term::DecisionIs>(&term.test);
                       return is && is->decision == gone.decision->id;
                   });
        };
        for (const auto& phase : scenario.procedure) {
            if (hangs(phase.when))
                return tr("“%1” hangs on its answer. Take it out by hand.").arg(phase.title);
            for (const auto& step : phase.steps) {
                if (step.after.contains(gone.id) || hangs(step.when))
                    return tr("“%1” waits for it or hangs on its answer. Take it out by hand.")
                        .arg(step.title);
            }
        }
        return {};
    }

    [[nodiscard]] QString newIdFor(const plan::Step& step, const plan::Scenario& scenario)
    {
        auto& taken = m_taken[scenario.id];
        if (taken.isEmpty()) {
            for (const auto& phase : scenario.procedure) {
                for (const auto& one : phase.steps)
                    taken.insert(one.id.toString());
            }
            for (const auto& list : { scenario.rollback, scenario.failback }) {
                for (const auto& one : list)
                    taken.insert(one.id.toString());
            }
        }
        const auto slug = slugOf(step.title);
        auto id = slug.isEmpty() ? u"step-1"_s : slug;
        for (int number = 2; taken.contains(id); ++number)
            id = (slug.isEmpty() ? u"step"_s : slug) + u'-' + QString::number(number);
        taken.insert(id);
        return id;
    }

    [[nodiscard]] static plan::YamlNode written(const plan::Step& step, const QString& id)
    {
        QList<std::pair<QString, plan::YamlNode>> entries { { u"id"_s, plan::textValue(id) },
            { u"do"_s, plan::textValue(step.title) } };
        if (!step.expect.isEmpty())
            entries.append({ u"expect"_s, plan::textValue(step.expect) });
        return plan::mapValue(entries);
    }

    const plan::Plan& m_frozen;
    const IncidentState& m_state;
    RunningPlan m_running;
    /// By address, or what a scenario is attached as.
    QHash<QString, QString> m_why;
    QSet<StepAddress> m_moved;
    /// Of the phase that is being looked at: what was struck in it.
    QSet<QString> m_gone;
    QHash<plan::ScenarioId, QSet<QString>> m_taken;
    QList<PlanOffer> m_offers;
};

} // namespace

QList<PlanOffer> planOffers(const plan::Plan& frozen, const IncidentState& state)
{
    return Offering(frozen, state).make();
}

QList<PlanEdit> editsOf(const QList<PlanOffer>& offers)
{
    QList<PlanEdit> edits;
    for (const auto& offer : offers)
        edits += offer.edits;
    return edits;
}

} // namespace muster::incident
