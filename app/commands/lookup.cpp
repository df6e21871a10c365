// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/lookup.h"

#include "app/commands/await.h"
#include "core/base/nearest.h"
#include "core/base/printable.h"
#include "core/incident/cadence.h"
#include "core/incident/checks.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace muster::commands {

namespace {

QString nearestOr(const QString& text, const QString& word, const QStringList& known)
{
    const auto near = nearestWord(word, known);
    if (!near.isEmpty())
        return text + u' ' + Words::tr("Did you mean \"%1\"?").arg(near);
    return known.isEmpty() ? text
                           : text + u' ' + Words::tr("There is: %1.").arg(known.join(QStringLiteral(", ")));
}

template <typename Items> QStringList idsOf(const Items& items)
{
    QStringList ids;
    for (const auto& item : items)
        ids.append(item.id.toString());
    return ids;
}

/// How many characters two texts have in common at their beginning.
qsizetype commonStart(const QString& a, const QString& b)
{
    qsizetype n = 0;
    while (n < a.size() && n < b.size() && a[n] == b[n])
        ++n;
    return n;
}

/// The id that was probably meant: nearest by letters among beginnings of the same length.
QString nearestId(const QString& beginning, const QList<session::IncidentSummary>& list)
{
    QStringList beginnings;
    for (const auto& incident : list)
        beginnings.append(incident.id.toString().left(std::max<qsizetype>(beginning.size(), 4)));
    const auto near = nearestWord(beginning, beginnings);
    if (!near.isEmpty())
        return list[beginnings.indexOf(near)].id.toString();
    const auto best = std::max_element(list.begin(), list.end(), [&](const auto& a, const auto& b) {
        return commonStart(a.id.toString(), beginning) < commonStart(b.id.toString(), beginning);
    });
    return best->id.toString();
}

/// Where the word is a code: the codes of the same phase, else of all steps.
QStringList codesNear(const incident::Walkthrough& walkthrough, const QString& word)
{
    static const QRegularExpression kCode(QStringLiteral("^[A-Za-z]{0,2}\\d+(\\.\\d*[A-Za-z]*)?$"));
    if (!kCode.match(word).hasMatch())
        return {};
    const auto phase = word.section(u'.', 0, 0) + u'.';
    QStringList near;
    QStringList all;
    for (const auto& view : walkthrough.steps) {
        all.append(view.code);
        if (view.code.startsWith(phase, Qt::CaseInsensitive))
            near.append(view.code);
    }
    return near.isEmpty() ? all : near;
}

/// A plan, then its child plans.
QList<PlanRead> readOf(const QString& file, const plan::Loaded& loaded, const QString& folder)
{
    QList<PlanRead> made { { file, &loaded } };
    for (const auto& child : loaded.children)
        made += readOf(folder + child.file, child.loaded, folder);
    return made;
}

} // namespace

Result<session::IncidentSummary> incidentCalled(session::Session& session, const QString& beginning)
{
    const auto list = await(session.incidents());
    if (!list)
        return fail(list.error());
    QList<session::IncidentSummary> matching;
    const auto wanted = beginning.trimmed().toLower();
    for (const auto& incident : *list) {
        if (!wanted.isEmpty() && incident.id.toString().startsWith(wanted))
            matching.append(incident);
    }
    if (matching.size() == 1)
        return matching.first();
    if (matching.size() > 1) {
        return fail(Fault::Invalid,
            Words::tr("%1 incidents begin with \"%2\": %3. Write more of the id.")
                .arg(matching.size())
                .arg(beginning, idsOf(matching).join(QStringLiteral(", "))));
    }
    if (list->isEmpty())
        return fail(
            Fault::NotFound, Words::tr("There is no incident \"%1\": the log holds none.").arg(beginning));
    return fail(Fault::NotFound,
        Words::tr("There is no incident \"%1\". The nearest is %2.")
            .arg(beginning, nearestId(wanted, *list)));
}

Result<std::shared_ptr<session::IncidentSession>> openIncident(
    session::Session& session, const QString& beginning, const Console& console)
{
    const auto summary = incidentCalled(session, beginning);
    if (!summary)
        return fail(summary.error());
    return await(session.open(summary->id, console.as));
}

tl::expected<IncidentAtHand, int> incidentAtHand(const QString& beginning, Console& console)
{
    auto workplace = console.open();
    if (!workplace)
        return tl::unexpected(console.unopened(workplace.error()));
    auto incident = openIncident(*workplace->session, beginning, console);
    if (!incident)
        return tl::unexpected(console.refuse(incident.error()));
    return IncidentAtHand { *std::move(workplace), *std::move(incident) };
}

Result<const incident::StepView*> stepCalled(const incident::Walkthrough& walkthrough, const QString& word)
{
    QStringList known;
    const incident::StepView* found = nullptr;
    for (const auto& view : walkthrough.steps) {
        const auto id = view.step->id.toString();
        known.append(id);
        const bool isCode = view.code.compare(word, Qt::CaseInsensitive) == 0;
        if (!isCode && id != word && view.address.toString() != word)
            continue;
        if (found) {
            return fail(Fault::Invalid,
                Words::tr("Two steps are called \"%1\": %2 and %3. Write the whole address.")
                    .arg(word, found->address.toString(), view.address.toString()));
        }
        found = &view;
    }
    if (found)
        return found;
    const auto text = Words::tr("This incident has no step \"%1\".").arg(word);
    if (const auto near = codesNear(walkthrough, word); !near.isEmpty()) {
        return fail(
            Fault::NotFound, text + u' ' + Words::tr("There is: %1.").arg(near.join(QStringLiteral(", "))));
    }
    return fail(Fault::NotFound, nearestOr(text, word, known));
}

Result<const incident::PhaseView*> phaseCalled(const incident::Walkthrough& walkthrough, const QString& word)
{
    QStringList known;
    for (const auto& view : walkthrough.phases) {
        const auto id = view.phase ? view.phase->id.toString() : view.code;
        // The way back has neither.
        if (id.isEmpty())
            continue;
        if (word == id || word.compare(view.code, Qt::CaseInsensitive) == 0)
            return &view;
        known.append(id);
    }
    return fail(
        Fault::NotFound, nearestOr(Words::tr("This scenario has no phase \"%1\".").arg(word), word, known));
}

Result<std::shared_ptr<const plan::Plan>> planCalled(const Console& console, const QString& word)
{
    auto found = plan::PlanLibrary(console.planFolder).plan(word);
    if (!found)
        return fail(found.error());
    return std::make_shared<const plan::Plan>(*std::move(found));
}

std::optional<plan::PlanLibrary::Found> usablePlan(Console& console, const QString& word, int& status)
{
    auto found = plan::PlanLibrary(console.planFolder).find(word);
    if (!found) {
        status = console.unusable(found.error().text);
        return std::nullopt;
    }
    if (found->loaded.plan)
        return std::move(*found);
    for (const auto& finding : found->loaded.findings) {
        if (finding.severity == plan::Finding::Severity::Error)
            console.err << printable(plan::lineOf(found->name, finding)) << u'\n';
    }
    status = console.unusable(Words::tr("%1 cannot be used until its errors are mended.").arg(found->name));
    return std::nullopt;
}

QList<PlanRead> eachOnce(const QList<plan::PlanLibrary::Found>& plans)
{
    QList<PlanRead> made;
    QSet<QString> seen;
    for (const auto& found : plans) {
        const auto folder = found.name.first(found.name.lastIndexOf(u'/') + 1);
        for (const auto& read : readOf(found.name, found.loaded, folder)) {
            if (!seen.contains(read.file))
                made.append(read);
            seen.insert(read.file);
        }
    }
    return made;
}

Result<plan::ScenarioId> scenarioCalled(const plan::Plan& plan, const QString& word)
{
    if (word.isEmpty() && plan.scenarios.size() == 1)
        return plan.scenarios.first().id;
    const auto known = idsOf(plan.scenarios);
    if (word.isEmpty()) {
        return fail(Fault::Invalid,
            Words::tr("Say which scenario: --scenario ID. %1 has: %2.")
                .arg(plan.title, known.join(QStringLiteral(", "))));
    }
    const plan::ScenarioId id(word);
    if (plan.scenario(id))
        return id;
    return fail(Fault::NotFound,
        nearestOr(Words::tr("%1 has no scenario \"%2\".").arg(plan.title, word), word, known));
}

Result<plan::ServiceId> serviceCalled(const plan::Plan& plan, const QString& word)
{
    const plan::ServiceId id(word);
    if (plan.service(id))
        return id;
    return fail(Fault::NotFound,
        nearestOr(Words::tr("%1 has no service \"%2\".").arg(plan.title, word), word, idsOf(plan.services)));
}

Result<plan::CheckId> checkCalled(const plan::Plan& plan, const QString& word)
{
    const plan::CheckId id(word);
    if (incident::checkOf(plan, id))
        return id;
    return fail(Fault::NotFound,
        nearestOr(Words::tr("%1 has no check \"%2\".").arg(plan.title, word), word, idsOf(plan.checks)));
}

Result<plan::AudienceId> audienceCalled(const plan::Plan& plan, const QString& word)
{
    const plan::AudienceId id(word);
    if (incident::audienceOf(plan, id))
        return id;
    return fail(Fault::NotFound,
        nearestOr(Words::tr("%1 has no audience \"%2\".").arg(plan.title, word), word,
            idsOf(plan.communications.audiences)));
}

Result<journal::EventId> entryCalled(const session::IncidentSession& incident, const QString& beginning)
{
    const auto wanted = beginning.trimmed().toLower();
    QList<journal::EventId> matching;
    for (const auto& event : incident.events()) {
        if (!wanted.isEmpty() && event.id.toString().startsWith(wanted))
            matching.append(event.id);
    }
    if (matching.size() == 1)
        return matching.first();
    if (matching.isEmpty()) {
        return fail(Fault::NotFound,
            Words::tr(
                "There is no entry \"%1\" in this incident. See: muster-cli incident timeline ID --json")
                .arg(printableLine(beginning, kMaxQuoted)));
    }
    return fail(Fault::Invalid,
        Words::tr("%1 entries begin with \"%2\". Write more of the id.")
            .arg(QString::number(matching.size()), printableLine(beginning, kMaxQuoted)));
}

} // namespace muster::commands
