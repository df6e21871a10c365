// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"
#include "ui/models/rowsmodel.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace muster::ui {

/// Somebody who can be reached, or a role that nobody holds.
struct ContactRow {
    enum class Kind { Person, OpenRole, Contact, Vendor };

    Kind kind = Kind::Person;
    /// What makes it the same row after a change.
    QString key;
    QString name;
    /// "Technical lead now", "Technical lead, primary".
    QStringList roles;
    /// Holds one of its roles in this incident now.
    bool isOnDuty = false;
    QString phone;
    QString mail;
    QString statusPage;
    std::optional<Millis> escalateAfter;
    /// As the plan writes it; empty when it does not say.
    QString zone;

    bool operator==(const ContactRow&) const = default;
    [[nodiscard]] bool isSame(const ContactRow& other) const { return key == other.key; }
    /// The number, else the mail address; empty for neither.
    [[nodiscard]] const QString& reach() const { return phone.isEmpty() ? mail : phone; }
};

/// Whom to call: role by role who holds it now and who stands in, then everybody else of the plan, contacts
/// by when to escalate to them, vendors last. Pure.
[[nodiscard]] QList<ContactRow> contactRows(const plan::Plan& plan, const incident::IncidentState& state);

/// contactRows() of an incident as a list. Local times move with the clock, which nobody is told.
/// Thread: main.
class ContactsModel final : public RowsModel<ContactRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContactsModel)
public:
    enum Role {
        /// Everything that a person may type to find a row.
        FilterRole = Qt::UserRole,
    };

    explicit ContactsModel(QObject* parent = nullptr);
    ~ContactsModel() override;

    /// Null for no incident.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);
    /// Once a second; true once a minute, when local times are others.
    [[nodiscard]] bool tick();

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    // Texts of a row; the same words on screen and aloud.

    [[nodiscard]] static QString nameWords(const ContactRow& row);
    /// "Technical lead now · Scribe", "contact", "vendor".
    [[nodiscard]] static QString roleWords(const ContactRow& row);
    /// Why there is neither number nor mail; empty where there is one, and of a role.
    [[nodiscard]] static QString absenceWords(const ContactRow& row);
    /// "escalate after 15 min · local time 03:28 AEDT"; empty when nothing is known.
    [[nodiscard]] QString factWords(const ContactRow& row) const;
    [[nodiscard]] static bool hasLocalTime(const ContactRow& row);
    [[nodiscard]] QString spoken(const ContactRow& row) const;

private:
    [[nodiscard]] QStringList facts(const ContactRow& row) const;

    std::shared_ptr<session::IncidentSession> m_incident;
    std::optional<Instant> m_minute;
};

} // namespace muster::ui
