// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/walltime.h"

#include <QString>

#include <memory>
#include <optional>

namespace muster::ui {

/// A credential of the plan: its name, its place, and what is known of it. Never a value.
struct CredentialRow {
    QString id;
    QString title;
    /// Names of an entry of the keychain and of an item of a password manager; either may be empty.
    QString keychain;
    QString onepassword;
    bool breakGlass = false;
    bool rotateAfterUse = false;
    session::SecretStanding standing = session::SecretStanding::Unknown;
    /// Who asked for it last in this incident.
    std::optional<incident::CredentialState> last;
    QString lastBy;

    bool operator==(const CredentialRow&) const = default;
    [[nodiscard]] bool isSame(const CredentialRow& other) const { return id == other.id; }
};

/// The credentials that the plan of an incident names, in its order.
/// Thread: main.
class CredentialsModel final : public RowsModel<CredentialRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CredentialsModel)
public:
    explicit CredentialsModel(QObject* parent = nullptr);
    ~CredentialsModel() override;

    /// Null for no incident.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    // Texts of a row; the same words on screen and aloud.

    /// "stored here", "keychain locked".
    [[nodiscard]] static QString stateWords(const CredentialRow& row);
    /// "keychain entry neon · 1Password op://Ops/Neon/password".
    [[nodiscard]] static QString placeWords(const CredentialRow& row);
    /// "break glass · change after use"; empty for neither.
    [[nodiscard]] static QString careWords(const CredentialRow& row);
    /// "last asked for by Ada 03:14 AEDT, to be shown"; empty when nobody did.
    [[nodiscard]] QString lastWords(const CredentialRow& row) const;
    [[nodiscard]] QString spoken(const CredentialRow& row) const;

private:
    [[nodiscard]] QList<CredentialRow> rows() const;

    std::shared_ptr<session::IncidentSession> m_incident;
    WallTime m_time;
};

} // namespace muster::ui
