// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/findables.h"

#include "core/base/printable.h"
#include "core/session/incidentsession.h"
#include "ui/models/contactsmodel.h"
#include "ui/models/evidencemodel.h"

#include <QAction>
#include <QCoreApplication>

namespace muster::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

} // namespace

QList<Findable> findablesOf(const QList<MenuAction>& actions)
{
    QList<Findable> made;
    for (const auto& [menu, action] : actions) {
        made.append({ .text = wordsOf(*action),
            .kind = menu,
            .keys = action->shortcut().toString(),
            .act = [action = action] { action->trigger(); } });
    }
    return made;
}

QList<Findable> findablesOf(const session::IncidentSession& incident, const ShowParts& parts)
{
    QList<Findable> made;
    for (const auto& step : incident.walkthrough().steps) {
        made.append({ .text = step.step->title,
            .kind = tr("Step %1").arg(step.code),
            .act = [show = parts.step, address = step.address] { show(address); } });
    }
    for (const auto& service : incident.plan().services) {
        made.append({ .text = service.title,
            .kind = tr("Service"),
            .also = service.id.toString(),
            .act = [show = parts.service, id = service.id] { show(id); } });
    }
    for (const auto& contact : contactRows(incident.plan(), incident.state())) {
        if (contact.kind == ContactRow::Kind::OpenRole)
            continue;
        made.append({ .text = contact.name,
            .kind = contact.kind == ContactRow::Kind::Vendor ? tr("Vendor") : tr("Contact"),
            .also = (contact.roles + QStringList { contact.phone, contact.mail }).join(u' '),
            .act = [show = parts.contact, key = contact.key] { show(key); } });
    }
    return made;
}

QList<Findable> findablesOfEvidence(
    const session::IncidentSession& incident, const std::function<void(const journal::EventId& entry)>& show)
{
    QList<Findable> made;
    for (const auto& one : incident.state().evidence) {
        // One whose name is withheld or was taken back is found by nothing.
        if (one.what.name.isEmpty())
            continue;
        const auto kind = evidenceKindWords(one.what.kind);
        made.append({ .text = printableLine(one.what.name, kMaxQuoted),
            .kind = one.withdrawnAt ? tr("Evidence, withdrawn") : tr("Evidence: %1").arg(kind),
            .also = QStringList { one.what.of, one.what.shows, one.what.means }.join(u' '),
            .act = [show, id = one.id] { show(id); } });
    }
    return made;
}

QList<Findable> findablesOf(
    const QList<PlanChoice>& plans, const std::function<void(int plan, int scenario)>& show)
{
    QList<Findable> made;
    for (int i = 0; i < plans.size(); ++i) {
        if (!plans[i].plan)
            continue;
        const auto& plan = *plans[i].plan;
        made.append({ .text = plan.title, .kind = tr("Plan"), .also = plan.id.toString(), .act = [show, i] {
                         show(i, -1);
                     } });
        for (int j = 0; j < plan.scenarios.size(); ++j) {
            const auto& scenario = plan.scenarios[j];
            made.append({ .text = scenario.title,
                .kind = tr("Scenario of %1").arg(plan.title),
                .also = (scenario.triggers + scenario.symptoms).join(u' '),
                .act = [show, i, j] { show(i, j); } });
        }
    }
    return made;
}

} // namespace muster::ui
