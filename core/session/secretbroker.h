// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/credentials/vault.h"
#include "core/incident/payloads.h"
#include "core/plan/plan.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QSet>

namespace muster::session {

class IncidentSession;

/// What this console can say of a credential of the plan without asking for its value.
enum class SecretStanding {
    /// Nobody has looked yet.
    Unknown,
    /// In the keychain.
    Stored,
    /// The keychain is open and has none.
    Missing,
    /// Pasted in, and kept in memory until the incident is closed or left.
    Held,
    /// The plan names no entry of a keychain.
    Elsewhere,
    Locked,
    Absent,
    /// The keychain did not answer.
    Silent,
};

/// Whether this console can give out a value now.
[[nodiscard]] bool isAtHand(SecretStanding standing);
/// Whether a value can be put into the keychain now.
[[nodiscard]] bool isOpen(SecretStanding standing);

/// The values behind a plan's credentials, of one incident. Each one that is given out or put away is in the
/// log first; no value is ever in an event, a signal or an error.
/// Thread: main. Owner: the incident; the vault outlives it.
class SecretBroker final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretBroker)
public:
    using Released = Result<SecretPtr>;
    using Done = Result<void>;

    SecretBroker(credentials::Vault& vault, IncidentSession& incident);
    ~SecretBroker() override;

    /// As it was when somebody last looked.
    [[nodiscard]] SecretStanding standing(const QString& credential) const;
    /// Looks at every credential of the plan again, one after the other. standingsChanged tells what differs.
    void look();
    /// Why nothing comes from the keychain, and what to do; empty while it is open.
    [[nodiscard]] QString closedWords() const;

    /// Gives out a value after the log has it on record that it was asked for. Fails with what decide says,
    /// NotFound (nothing is stored), Denied (locked, absent, refused), Timeout, Storage: then nothing was
    /// given out.
    [[nodiscard]] QFuture<Released> release(
        const QString& credential, incident::CredentialAccessed::How how, const QString& why = {});
    /// Puts a value into the keychain, looks whether it is there, and records that. Fails as release() does,
    /// and with Invalid (empty or too long); a value that could not be recorded as added is taken out again.
    [[nodiscard]] QFuture<Done> store(const QString& credential, SecretPtr value);
    /// Keeps a value in memory where no keychain can: it is not saved, and forgotten with the incident.
    [[nodiscard]] Done hold(const QString& credential, SecretPtr value);

signals:
    void standingsChanged();

private:
    [[nodiscard]] QFuture<SecretStanding> ask(const plan::Credential& credential);
    void lookAtNext(qsizetype next);
    void settle(const QString& credential, SecretStanding standing);
    [[nodiscard]] Result<const plan::Credential*> known(const QString& credential) const;
    [[nodiscard]] Error notAtHand(const plan::Credential& credential, SecretStanding standing) const;
    [[nodiscard]] QFuture<Released> record(const plan::Credential& credential,
        const incident::CredentialAccessed& access, const SecretPtr& held);
    [[nodiscard]] QFuture<Done> put(
        const plan::Credential& credential, const SecretPtr& value, SecretStanding before);
    [[nodiscard]] QFuture<Done> recordStored(
        const plan::Credential& credential, incident::CredentialStored::How how);

    credentials::Vault& m_vault;
    IncidentSession& m_incident;
    QHash<QString, SecretStanding> m_standings;
    QHash<QString, SecretPtr> m_held;
    /// Those that are being stored.
    QSet<QString> m_busy;
    bool m_looks = false;
};

} // namespace muster::session
