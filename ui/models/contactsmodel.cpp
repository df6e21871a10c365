// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/contactsmodel.h"

#include "core/base/spokentime.h"
#include "core/plan/unsaid.h"
#include "ui/models/tooltip.h"
#include "ui/models/walltime.h"

#include <algorithm>
#include <utility>

namespace muster::ui {

using Kind = ContactRow::Kind;

namespace {

/// Plans say "unknown" or "none" where somebody looked and found nothing: nobody can call that.
QString known(const QString& text)
{
    return plan::isNobody(text) ? QString() : text.trimmed();
}

ContactRow rowOf(const plan::Person& person)
{
    ContactRow row;
    row.key = QStringLiteral("person/") + person.id;
    row.name = person.name;
    row.phone = known(person.phone);
    row.mail = known(person.email);
    row.zone = known(person.zone);
    return row;
}

ContactRow rowOf(const plan::Contact& contact)
{
    ContactRow row;
    row.kind = Kind::Contact;
    row.key = QStringLiteral("contact/") + contact.id;
    row.name = contact.title;
    row.phone = known(contact.phone);
    row.mail = known(contact.email);
    row.escalateAfter = contact.escalateAfter;
    return row;
}

ContactRow rowOf(const plan::Vendor& vendor)
{
    ContactRow row;
    row.kind = Kind::Vendor;
    row.key = QStringLiteral("vendor/") + vendor.id;
    row.name = vendor.title;
    // Whatever way the vendor offers; a number is told from an address by its first sign.
    const auto support = known(vendor.support);
    const auto isNumber = !support.isEmpty() && (support.front() == u'+' || support.front().isDigit());
    (isNumber ? row.phone : row.mail) = support;
    row.statusPage = known(vendor.statusPage);
    return row;
}

ContactRow rowOfName(const QString& name)
{
    ContactRow row;
    row.key = QStringLiteral("name/") + name.toCaseFolded();
    row.name = name;
    return row;
}

template <typename List> const auto* withId(const List& list, const QString& id)
{
    const auto found
        = std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.id == id; });
    return found == list.end() ? nullptr : &*found;
}

class Gatherer {
public:
    Gatherer(const plan::Plan& plan, const incident::IncidentState& state)
        : m_plan(plan)
        , m_state(state)
    {
    }

    QList<ContactRow> gather()
    {
        for (const auto& role : roles())
            addRole(role);
        for (const auto& person : m_plan.people)
            place(rowOf(person));
        auto contacts = m_plan.contacts;
        std::stable_sort(
            contacts.begin(), contacts.end(), [](const plan::Contact& a, const plan::Contact& b) {
                return a.escalateAfter.value_or(Millis::max()) < b.escalateAfter.value_or(Millis::max());
            });
        for (const auto& contact : std::as_const(contacts))
            place(rowOf(contact));
        for (const auto& vendor : m_plan.vendors)
            place(rowOf(vendor));
        return std::move(m_rows);
    }

private:
    /// Command first, then as the plan has them, then what people hold beyond it.
    [[nodiscard]] QList<plan::Role> roles() const
    {
        auto roles = m_plan.roles;
        const auto add = [&](const plan::RoleId& id, const QString& title) {
            const auto isNamed = std::any_of(
                roles.begin(), roles.end(), [&](const plan::Role& role) { return role.id == id; });
            if (isNamed)
                return;
            plan::Role role;
            role.id = id;
            role.title = title;
            roles.append(role);
        };
        add(incident::commanderRole(), ContactsModel::tr("Incident commander"));
        for (auto held = m_state.roles.begin(); held != m_state.roles.end(); ++held)
            add(held.key(), held.key().toString());
        std::stable_partition(roles.begin(), roles.end(),
            [](const plan::Role& role) { return role.id == incident::commanderRole(); });
        return roles;
    }

    void addRole(const plan::Role& role)
    {
        const auto held = m_state.roles.constFind(role.id);
        if (held != m_state.roles.constEnd()) {
            auto& row = place(holder(m_state.nameOf(held->holder)));
            row.isOnDuty = true;
            row.roles << ContactsModel::tr("%1 now").arg(role.title);
        } else {
            ContactRow open;
            open.kind = Kind::OpenRole;
            open.key = QStringLiteral("role/") + role.id.toString();
            place(open).roles << role.title;
        }
        m_inRole.clear();
        if (held != m_state.roles.constEnd())
            m_inRole << holder(m_state.nameOf(held->holder)).key;
        addStandIn(role.primary, ContactsModel::tr("%1, primary").arg(role.title));
        addStandIn(role.secondary, ContactsModel::tr("%1, secondary").arg(role.title));
        for (const auto& person : m_plan.people) {
            if (person.roles.contains(role.id))
                addStandIn(person.id, role.title);
        }
    }

    [[nodiscard]] ContactRow holder(const QString& name) const
    {
        const auto isThis
            = [&](const plan::Person& person) { return person.name.compare(name, Qt::CaseInsensitive) == 0; };
        const auto found = std::find_if(m_plan.people.begin(), m_plan.people.end(), isThis);
        return found == m_plan.people.end() ? rowOfName(name) : rowOf(*found);
    }

    /// `who` as plans name people: by an id of theirs, or in words.
    void addStandIn(const QString& who, const QString& words)
    {
        if (known(who).isEmpty())
            return;
        ContactRow row;
        if (const auto* person = withId(m_plan.people, who))
            row = rowOf(*person);
        else if (const auto* contact = withId(m_plan.contacts, who))
            row = rowOf(*contact);
        else if (const auto* vendor = withId(m_plan.vendors, who))
            row = rowOf(*vendor);
        else
            row = rowOfName(who);
        if (m_inRole.contains(row.key))
            return;
        m_inRole << row.key;
        place(row).roles << words;
    }

    /// The row of this key; made only where there is none yet.
    ContactRow& place(const ContactRow& row)
    {
        const auto found = std::find_if(
            m_rows.begin(), m_rows.end(), [&](const ContactRow& other) { return other.isSame(row); });
        if (found != m_rows.end())
            return *found;
        m_rows.append(row);
        return m_rows.last();
    }

    const plan::Plan& m_plan;
    const incident::IncidentState& m_state;
    QList<ContactRow> m_rows;
    /// Who has been said to have the role at hand.
    QStringList m_inRole;
};

} // namespace

QList<ContactRow> contactRows(const plan::Plan& plan, const incident::IncidentState& state)
{
    return Gatherer(plan, state).gather();
}

ContactsModel::ContactsModel(QObject* parent)
    : RowsModel(parent)
{
}

ContactsModel::~ContactsModel() = default;

void ContactsModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident)
        disconnect(m_incident.get(), nullptr, this, nullptr);
    m_incident = std::move(incident);
    replaceRows(m_incident ? contactRows(m_incident->plan(), m_incident->state()) : QList<ContactRow>());
    if (m_incident)
        connect(m_incident.get(), &session::IncidentSession::stateChanged, this,
            [this] { adoptRows(contactRows(m_incident->plan(), m_incident->state())); });
}

bool ContactsModel::tick()
{
    std::optional<Instant> minute;
    if (m_incident)
        minute = std::chrono::floor<std::chrono::minutes>(m_incident->clock().now());
    return std::exchange(m_minute, minute) != minute;
}

QVariant ContactsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return nameWords(row);
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::ToolTipRole:
        return plainToolTip(spoken(row));
    case FilterRole:
        return QStringList { nameWords(row), roleWords(row), row.phone, row.mail }.join(u'\n');
    default:
        return {};
    }
}

QString ContactsModel::nameWords(const ContactRow& row)
{
    return row.kind == Kind::OpenRole ? tr("Nobody yet") : row.name;
}

QString ContactsModel::roleWords(const ContactRow& row)
{
    auto words = row.roles;
    if (row.kind == Kind::Contact)
        words << tr("contact");
    else if (row.kind == Kind::Vendor)
        words << tr("vendor");
    return words.join(QStringLiteral(" · "));
}

QString ContactsModel::absenceWords(const ContactRow& row)
{
    return row.kind != Kind::OpenRole && row.reach().isEmpty() ? tr("no number or mail in the plan")
                                                               : QString();
}

bool ContactsModel::hasLocalTime(const ContactRow& row)
{
    return zoneNamed(row.zone).isValid();
}

QStringList ContactsModel::facts(const ContactRow& row) const
{
    QStringList facts;
    if (row.escalateAfter)
        facts << tr("escalate after %1").arg(durationText(*row.escalateAfter));
    if (hasLocalTime(row) && m_incident) {
        const WallTime time(row.zone);
        const auto now = m_incident->clock().now();
        facts << tr("local time %1 %2").arg(time.minutes(now), time.zoneName(now));
    } else if (!row.zone.isEmpty()) {
        facts << tr("zone %1").arg(row.zone);
    }
    if (!row.statusPage.isEmpty())
        facts << tr("status page %1").arg(row.statusPage);
    return facts;
}

QString ContactsModel::factWords(const ContactRow& row) const
{
    return facts(row).join(QStringLiteral(" · "));
}

QString ContactsModel::spoken(const ContactRow& row) const
{
    QStringList parts { nameWords(row) };
    for (const auto& part : { roleWords(row), row.phone, row.mail, absenceWords(row) }) {
        if (!part.isEmpty())
            parts << part;
    }
    return (parts + facts(row)).join(QStringLiteral(", "));
}

} // namespace muster::ui
