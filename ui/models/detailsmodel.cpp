// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/detailsmodel.h"

#include "core/base/spokentime.h"
#include "core/plan/commandtext.h"
#include "core/plan/plannames.h"
#include "ui/models/tooltip.h"

#include <algorithm>
#include <utility>

namespace muster::ui {

namespace {

using Tr = DetailsModel;

/// Collects what is said.
class Rows {
public:
    void add(const QString& name, const QString& value)
    {
        if (!value.trimmed().isEmpty())
            m_rows.append({ name, value.trimmed() });
    }
    [[nodiscard]] QList<DetailRow> take() { return std::move(m_rows); }

private:
    QList<DetailRow> m_rows;
};

QString wordsOf(plan::RulingTarget::From from, const plan::Plan& plan, const plan::Service& service)
{
    switch (from) {
    case plan::RulingTarget::From::Service:
        return Tr::tr("its own");
    case plan::RulingTarget::From::Tier:
        return service.tier ? Tr::tr("of the tier %1").arg(plan::PlanNames(plan).tier(*service.tier))
                            : QString();
    case plan::RulingTarget::From::Overall:
        return Tr::tr("of the whole plan");
    }
    Q_UNREACHABLE();
}

QString promise(const plan::RulingTarget& ruling, const plan::Plan& plan, const plan::Service& service)
{
    const auto text = plan::promiseWithRemark(ruling.target).replace(u'\n', QStringLiteral(", "));
    return ruling.target.state == plan::Target::State::Unknown
        ? text
        : Tr::tr("%1, %2").arg(text, wordsOf(ruling.from, plan, service));
}

QString commandsOf(const plan::Step& step)
{
    QStringList lines;
    if (step.run) {
        for (const auto& command : step.run->commands)
            lines << plan::commandText(command.argv);
    }
    return lines.join(u'\n');
}

QList<DetailRow> rowsOf(const plan::Plan& plan, const incident::StepView& view)
{
    const plan::PlanNames names(plan);
    const auto& step = *view.step;
    Rows rows;
    rows.add(Tr::tr("Step"), view.name());
    rows.add(Tr::tr("Role"), step.role ? names.role(*step.role) : QString());
    const auto box = incident::timeBoxOf(view);
    rows.add(Tr::tr("Takes"), box ? durationText(*box) : QString());
    rows.add(Tr::tr("Critical"), step.critical ? Tr::tr("yes") : QString());
    rows.add(Tr::tr("Expect"), step.expect);
    rows.add(Tr::tr("Caution"), step.caution);
    rows.add(Tr::tr("Why"), step.why);
    rows.add(Tr::tr("To undo"), step.undo);
    rows.add(Tr::tr("Remember"), step.remember);
    rows.add(Tr::tr("Run"), commandsOf(step));
    rows.add(Tr::tr("Brings back"), names.services(step.recovers));
    rows.add(Tr::tr("Written at"), step.place.source);
    return rows.take();
}

QList<DetailRow> rowsOf(const plan::Plan& plan, const plan::Service& service)
{
    const plan::PlanNames names(plan);
    QList<plan::ServiceId> neededBy;
    for (const auto& other : plan.services) {
        if (other.dependsOn.contains(service.id))
            neededBy << other.id;
    }
    QStringList checks;
    for (const auto& id : service.checks) {
        const auto found = std::find_if(plan.checks.begin(), plan.checks.end(),
            [&id](const plan::CheckSpec& check) { return check.id == id; });
        checks << (found == plan.checks.end() || found->title.isEmpty() ? id.toString() : found->title);
    }
    Rows rows;
    rows.add(Tr::tr("Service"), names.service(service.id));
    rows.add(Tr::tr("Kind"), service.kind);
    rows.add(Tr::tr("Tier"), service.tier ? names.tier(*service.tier) : QString());
    rows.add(Tr::tr("Back within"), promise(plan::rulingRto(plan, service), plan, service));
    rows.add(Tr::tr("May lose"), promise(plan::rulingRpo(plan, service), plan, service));
    rows.add(Tr::tr("Strategy"), service.strategy);
    rows.add(Tr::tr("Region"), service.region);
    rows.add(Tr::tr("Owner"), service.owner.isEmpty() ? QString() : names.who(service.owner));
    rows.add(Tr::tr("Vendor"), service.vendor.isEmpty() ? QString() : names.who(service.vendor));
    rows.add(Tr::tr("Depends on"), names.services(service.dependsOn));
    rows.add(Tr::tr("Needed by"), names.services(neededBy));
    rows.add(Tr::tr("Checks"), checks.join(QStringLiteral(", ")));
    rows.add(Tr::tr("Written at"), service.place.source);
    return rows.take();
}

QList<DetailRow> rowsOf(const ContactRow& contact)
{
    Rows rows;
    rows.add(Tr::tr("Name"), ContactsModel::nameWords(contact));
    rows.add(Tr::tr("Role"), ContactsModel::roleWords(contact));
    rows.add(Tr::tr("Number"), contact.phone);
    rows.add(Tr::tr("Mail"), contact.mail);
    rows.add(
        Tr::tr("Escalate after"), contact.escalateAfter ? durationText(*contact.escalateAfter) : QString());
    rows.add(Tr::tr("Zone"), contact.zone);
    rows.add(Tr::tr("Status page"), contact.statusPage);
    return rows.take();
}

} // namespace

QList<DetailRow> detailRows(const session::IncidentSession& incident, const Looked& looked)
{
    if (const auto* step = std::get_if<incident::StepAddress>(&looked)) {
        const auto* view = incident.walkthrough().find(*step);
        return view != nullptr ? rowsOf(incident.plan(), *view) : QList<DetailRow>();
    }
    if (const auto* id = std::get_if<plan::ServiceId>(&looked)) {
        const auto* service = incident.plan().service(*id);
        return service != nullptr ? rowsOf(incident.plan(), *service) : QList<DetailRow>();
    }
    if (const auto* contact = std::get_if<ContactRow>(&looked))
        return rowsOf(*contact);
    return {};
}

QString titleOf(const session::IncidentSession& incident, const Looked& looked)
{
    const auto rows = detailRows(incident, looked);
    return rows.isEmpty() ? QString() : rows.first().value;
}

DetailsModel::DetailsModel(QObject* parent)
    : RowsModel(parent)
{
}

DetailsModel::~DetailsModel() = default;

void DetailsModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident)
        m_incident->disconnect(this);
    m_incident = std::move(incident);
    m_looked = {};
    replaceRows({});
    if (m_incident)
        connect(m_incident.get(), &session::IncidentSession::stateChanged, this,
            [this] { adoptRows(detailRows(*m_incident, m_looked)); });
}

void DetailsModel::look(Looked looked)
{
    m_looked = std::move(looked);
    replaceRows(m_incident ? detailRows(*m_incident, m_looked) : QList<DetailRow>());
}

QString DetailsModel::title() const
{
    return m_incident ? titleOf(*m_incident, m_looked) : QString();
}

QVariant DetailsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.value;
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(row.name, row.value);
    case Qt::ToolTipRole:
        return plainToolTip(row.value);
    default:
        return {};
    }
}

} // namespace muster::ui
