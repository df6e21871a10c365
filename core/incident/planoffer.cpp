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
#include <optional>
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

/// Validation has no codes where no scenario is walked through.
QString nameOf(const plan::Step& step)
{
    return step.code.isEmpty() ? step.title : step.code + u' ' + step.title;
}

QString idIn(const QString& id)
{
    return id.sliced(id.lastIndexOf(u'/') + 1);
}

/// Where steps hang on one another by name.
struct Surroundings {
    QList<const plan::Phase*> phases;
    QList<const QList<plan::Step>*> lists;
    QList<const plan::DrillPolicy*> drills;
};

bool hangsOn(const std::optional<plan::Condition>& when, const plan::Step& step)
{
    return when && step.decision
        && std::any_of(when->all.begin(), when->all.end(), [&](const plan::Term& term) {
               const auto* is = std::get_if<plan::Term::DecisionIs>(&term.test);
               return is && is->decision == step.decision->id;
           });
}

/// Works out the offers: goes through the running plan in its order, beside what the file holds while the
/// edits are made one after the other.
class Offering {
public:
    Offering(const plan::Plan& frozen, const IncidentState& state)
        : m_frozen(frozen)
        , m_state(state)
        , m_running(std::make_shared<const plan::Plan>(frozen))
    {
        m_running.follow(state);
        m_walked = m_running.current().scenario(state.scenario);
        for (const auto& change : state.amendments)
            std::visit([this](const auto& p) { note(p); }, change.what);
        for (const auto& phase : phases())
            layOut(phase);
        findLeaving();
    }

    QList<PlanOffer> make()
    {
        QString strand;
        for (const auto& phase : phases()) {
            const auto of = attachedTo(phase.id.toString()).toString();
            if (of != strand)
                sayAttached(of);
            strand = of;
            offer(phase, of);
        }
        offerValidation();
        return m_offers;
    }

private:
    // ---- what was said ----
    /// Why, as it was said last.
    struct Said {
        /// Of what was added or attached: whatever was done with it since.
        QString added;
        QString struck;
        QString reworded;
        QString moved;
    };
    void note(const ScenarioAttached& p) { say(m_said[p.as.toString()].added, p.why); }
    void note(const ScenarioDetached& p) { m_said.remove(p.as.toString()); }
    void note(const StepRestored& p) { m_said[p.step.toString()].struck.clear(); }
    void note(const StepAdded& p) { say(m_said[p.step.toString()].added, p.why); }
    void note(const StepStruck& p) { say(m_said[p.step.toString()].struck, p.why); }
    void note(const StepReworded& p)
    {
        auto& said = m_said[p.step.toString()];
        say(said.reworded, p.why);
        say(said.added, p.why);
    }
    void note(const StepMoved& p)
    {
        auto& said = m_said[p.step.toString()];
        say(said.moved, p.why);
        say(said.added, p.why);
        m_moved.insert(p.step);
    }
    static void say(QString& said, const QString& why)
    {
        if (!why.trimmed().isEmpty())
            said = why.trimmed();
    }

    // ---- where it stands in the file ----
    [[nodiscard]] const QList<plan::Phase>& phases() const
    {
        static const QList<plan::Phase> kNone;
        return m_walked ? m_walked->procedure : kNone;
    }
    [[nodiscard]] StepAddress addressOf(const plan::Step& step) const
    {
        return stepAddress(m_state.scenario, step.id);
    }
    /// The scenario of the file that has these steps.
    struct Home {
        const plan::Scenario* scenario = nullptr;
        /// It is walked through more than once; these are not the first time.
        bool isCopy = false;
    };
    [[nodiscard]] Home homeOf(const QString& strand) const
    {
        if (strand.isEmpty())
            return { m_frozen.scenario(m_state.scenario), false };
        return { scenarioAttachedAs(m_frozen, strand),
            strand.contains(u'#') || strand == m_state.scenario.toString() };
    }
    static PlanPath stepsPath(const plan::Scenario& scenario, const plan::PhaseId& phase)
    {
        return { u"scenarios"_s, scenario.id.toString(), u"procedure"_s, idIn(phase.toString()), u"steps"_s };
    }
    /// As it was, and in which phase.
    struct Was {
        const plan::Step* step = nullptr;
        const plan::Phase* phase = nullptr;
    };
    static Was wasIn(const plan::Scenario& scenario, const plan::StepId& id)
    {
        for (const auto& phase : scenario.procedure) {
            for (const auto& step : phase.steps) {
                if (step.id.toString() == idIn(id.toString()))
                    return { &step, &phase };
            }
        }
        return {};
    }
    /// What the list of a phase holds at first. What will leave it does not count as anybody's neighbour.
    void layOut(const plan::Phase& phase)
    {
        const auto strand = attachedTo(phase.id.toString()).toString();
        const auto prefix = strand.isEmpty() ? QString() : strand + u'/';
        const auto* scenario = homeOf(strand).scenario;
        auto& list = m_lists[phase.id];
        for (const auto& was : scenario ? scenario->procedure : QList<plan::Phase>()) {
            if (was.id.toString() != idIn(phase.id.toString()))
                continue;
            for (const auto& step : was.steps)
                list.append(plan::StepId(prefix + step.id.toString()));
        }
        for (const auto& step : phase.steps) {
            if (step.struck || m_moved.contains(addressOf(step)))
                m_unsettled.insert(step.id);
        }
    }
    /// Whether it stands behind this one in the file; unset for the beginning.
    [[nodiscard]] bool stands(
        const plan::StepId& id, const plan::PhaseId& phase, const std::optional<plan::StepId>& behind) const
    {
        std::optional<plan::StepId> before;
        for (const auto& one : m_lists.value(phase)) {
            if (one == id)
                return before == behind;
            if (!m_unsettled.contains(one))
                before = one;
        }
        return false;
    }
    void settle(const plan::StepId& id, const plan::PhaseId& phase, const std::optional<plan::StepId>& behind)
    {
        for (auto& list : m_lists)
            list.removeOne(id);
        auto& list = m_lists[phase];
        list.insert(behind ? list.indexOf(*behind) + 1 : 0, id);
        m_unsettled.remove(id);
    }
    [[nodiscard]] QString idInFile(const std::optional<plan::StepId>& id) const
    {
        return id ? m_given.value(*id, idIn(id->toString())) : QString();
    }

    // ---- phase by phase ----
    void sayAttached(const QString& strand)
    {
        if (strand.isEmpty())
            return;
        const auto* scenario = homeOf(strand).scenario;
        const auto title = scenario ? scenario->title : strand;
        add(tr("Attached: “%1”").arg(title), m_said.value(strand).added, {},
            tr("“%1” was needed beside “%2”. Say in the plan when it is.").arg(title, m_walked->title));
    }

    /// The one before it that is to be in the file.
    struct Place {
        std::optional<plan::StepId> behind;
        QString name;
    };

    void offer(const plan::Phase& phase, const QString& strand)
    {
        Place place;
        for (const auto& step : phase.steps) {
            const auto home = attachedTo(step.id.toString()).toString();
            const auto of = homeOf(home);
            if (!of.scenario)
                continue;
            const auto was = wasIn(*of.scenario, step.id);
            const bool isThere = was.step ? offerOld(step, phase, home == strand, of, was, place)
                                          : offerNew(step, phase, home == strand, of, place);
            if (isThere)
                place = { step.id, step.code };
        }
    }

    /// Of a step that the file does not have; whether it will be there.
    bool offerNew(
        const plan::Step& step, const plan::Phase& phase, bool isOwn, const Home& home, const Place& place)
    {
        if (step.struck)
            return false;
        const auto why = m_said.value(addressOf(step).toString()).added;
        if (!isOwn) {
            add(tr("%1: added to “%2”").arg(nameOf(step), phase.title), why, {},
                tr("%1 was added to one scenario of the file and moved to another. Write it where it "
                   "belongs.")
                    .arg(nameOf(step)));
            return false;
        }
        const auto words = place.behind
            ? tr("%1: added behind %2").arg(nameOf(step), place.name)
            : tr("%1: added at the beginning of “%2”").arg(nameOf(step), phase.title);
        if (home.isCopy) {
            add(words, why, {}, inCopy());
        } else {
            m_given.insert(step.id, newIdFor(step, *home.scenario));
            add(words, why,
                { PlanEdit { PlanEdit::Kind::Put, stepsPath(*home.scenario, phase.id), {},
                    written(step, m_given.value(step.id)), idInFile(place.behind), {} } });
        }
        settle(step.id, phase.id, place.behind);
        return true;
    }

    /// Of a step that the file has; whether it will be there, at this place.
    bool offerOld(const plan::Step& step, const plan::Phase& phase, bool isOwn, const Home& home,
        const Was& was, const Place& place)
    {
        const auto said = m_said.value(addressOf(step).toString());
        const auto path = stepsPath(*home.scenario, was.phase->id) + PlanPath { was.step->id.toString() };
        if (step.struck) {
            offerChange(tr("%1: struck").arg(nameOf(step)), said.struck, *was.step, home.isCopy,
                { PlanEdit { PlanEdit::Kind::Remove, path, {}, {}, {}, {} } },
                neededBy(around(*home.scenario), *was.step));
            return false;
        }
        offerWords(step, *was.step, said.reworded, path, home.isCopy);
        if (!isOwn) {
            add(tr("%1: moved into “%2”").arg(nameOf(step), phase.title), said.moved, {},
                tr("%1 is a step of another scenario of the file. Decide there where it belongs.")
                    .arg(nameOf(step)));
            return false;
        }
        // What stands between it and its neighbour has yet to leave.
        if (!m_unsettled.contains(step.id) || stands(step.id, phase.id, place.behind)) {
            m_unsettled.remove(step.id);
            return true;
        }
        const auto words = place.behind
            ? tr("%1: moved behind %2").arg(nameOf(step), place.name)
            : tr("%1: moved to the beginning of “%2”").arg(nameOf(step), phase.title);
        offerChange(words, said.moved, *was.step, home.isCopy,
            { PlanEdit { PlanEdit::Kind::Move, path, {}, {}, idInFile(place.behind),
                stepsPath(*home.scenario, phase.id) } });
        // It stays where it is, and nothing can be put behind it here.
        if (!was.step->use.isEmpty() && !home.isCopy)
            return false;
        settle(step.id, phase.id, place.behind);
        return true;
    }

    void offerWords(
        const plan::Step& step, const plan::Step& was, const QString& why, const PlanPath& path, bool isCopy)
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
        offerChange(words, why, was, isCopy, edits);
    }

    /// They stand in the file once, whatever is walked through, and keep their places.
    void offerValidation()
    {
        const auto& steps = m_running.current().validation;
        for (qsizetype i = 0; i < steps.size(); ++i) {
            const auto& step = steps[i];
            const auto& was = m_frozen.validation[i];
            const auto said = m_said.value(u"validation/"_s + step.id.toString());
            const PlanPath path { u"validation"_s, step.id.toString() };
            if (step.struck) {
                offerChange(tr("%1: struck").arg(nameOf(step)), said.struck, was, false,
                    { PlanEdit { PlanEdit::Kind::Remove, path, {}, {}, {}, {} } },
                    neededBy(aroundValidation(), was));
            } else {
                offerWords(step, was, said.reworded, path, false);
            }
        }
    }

    // ---- offers ----
    void add(
        const QString& words, const QString& why, const QList<PlanEdit>& edits, const QString& byHand = {})
    {
        m_offers.append({ words, why, edits, byHand });
    }

    /// A change of a step that the plan has: made in the file where it can be.
    void offerChange(const QString& words, const QString& why, const plan::Step& was, bool isCopy,
        const QList<PlanEdit>& edits, const QString& needed = {})
    {
        if (isCopy)
            add(words, why, {}, inCopy());
        else if (!was.use.isEmpty())
            add(words, why, {},
                tr("This step is taken from %1. Change it there, or write it into this plan.").arg(was.use));
        else
            add(words, why, needed.isEmpty() ? edits : QList<PlanEdit>(), needed);
    }

    static QString inCopy()
    {
        return tr("The scenario was walked through more than once, and this was changed in one of the times. "
                  "Decide whether the plan is to say so.");
    }

    // ---- what hangs on what ----
    static Surroundings around(const plan::Scenario& scenario)
    {
        Surroundings made;
        for (const auto& phase : scenario.procedure) {
            made.phases.append(&phase);
            made.lists.append(&phase.steps);
        }
        made.lists += { &scenario.rollback, &scenario.failback };
        return made;
    }
    [[nodiscard]] Surroundings aroundValidation() const
    {
        Surroundings made { {}, { &m_frozen.validation }, {} };
        for (const auto& drill : m_frozen.drills)
            made.drills.append(&drill);
        return made;
    }

    /// What would be left hanging without it; empty for nothing.
    [[nodiscard]] QString neededBy(const Surroundings& around, const plan::Step& gone) const
    {
        for (const auto* phase : around.phases) {
            if (hangsOn(phase->when, gone))
                return tr("“%1” hangs on its answer. Take it out by hand.").arg(phase->title);
        }
        for (const auto* list : around.lists) {
            for (const auto& step : *list) {
                if (!m_leaving.contains(&step) && (step.after.contains(gone.id) || hangsOn(step.when, gone)))
                    return tr("“%1” waits for it or hangs on its answer. Take it out by hand.")
                        .arg(step.title);
            }
        }
        for (const auto* drill : around.drills) {
            if (drill->validation.contains(gone.id.toString()))
                return tr("The drill “%1” tries it. Take it out by hand.")
                    .arg(drill->title.isEmpty() ? drill->id : drill->title);
        }
        return {};
    }

    /// What hangs on a step that leaves is no matter when it leaves too.
    void findLeaving()
    {
        QHash<const plan::Step*, Surroundings> leaving;
        for (const auto& phase : phases()) {
            for (const auto& step : phase.steps) {
                const auto home = homeOf(attachedTo(step.id.toString()).toString());
                const auto was = home.scenario ? wasIn(*home.scenario, step.id) : Was();
                if (step.struck && was.step && was.step->use.isEmpty() && !home.isCopy)
                    leaving.insert(was.step, around(*home.scenario));
            }
        }
        const auto& validation = m_running.current().validation;
        for (qsizetype i = 0; i < validation.size(); ++i) {
            if (validation[i].struck && m_frozen.validation[i].use.isEmpty())
                leaving.insert(&m_frozen.validation[i], aroundValidation());
        }
        for (auto one = leaving.keyBegin(); one != leaving.keyEnd(); ++one)
            m_leaving.insert(*one);
        // One that has to stay may hold another.
        for (qsizetype before = -1; before != m_leaving.size();) {
            before = m_leaving.size();
            for (auto one = leaving.cbegin(); one != leaving.cend(); ++one) {
                if (m_leaving.contains(one.key()) && !neededBy(one.value(), *one.key()).isEmpty())
                    m_leaving.remove(one.key());
            }
        }
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
    /// As it is walked through; null when the incident has none.
    const plan::Scenario* m_walked = nullptr;
    /// By address, or what a scenario is attached as.
    QHash<QString, Said> m_said;
    QSet<StepAddress> m_moved;
    /// What the phases hold in the file after the edits so far. Steps are called as in the running plan.
    QHash<plan::PhaseId, QList<plan::StepId>> m_lists;
    /// Those that leave their place, or will not be there.
    QSet<plan::StepId> m_unsettled;
    /// The ids of those that were added, as the file has them.
    QHash<plan::StepId, QString> m_given;
    QHash<plan::ScenarioId, QSet<QString>> m_taken;
    /// Of the frozen plan: what is taken out of the file.
    QSet<const plan::Step*> m_leaving;
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
