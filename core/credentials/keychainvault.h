// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/vault.h"

#include <QObject>

#include <functional>

class QDBusMessage;
class QDBusPendingCall;

namespace muster::credentials {

/// The keychain of the user's session through QtKeychain. It asks whether the keychain is there and unlocked
/// before every access, because a locked one answers "not found" otherwise. A call that takes too long is
/// abandoned, never deleted: the library keeps a pointer to it. No answer takes longer than the deadline for
/// each of its two steps. Thread: main, with a running event loop. Owner: app/compose.
class KeychainVault final : public QObject, public Vault {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeychainVault)
public:
    /// `service` is the name under which the keychain lists our secrets.
    explicit KeychainVault(QString service);

    [[nodiscard]] QFuture<VaultState> state() override;
    [[nodiscard]] QFuture<Result<Presence>> look(QString name) override;
    [[nodiscard]] QFuture<Result<SecretPtr>> read(QString name) override;
    [[nodiscard]] QFuture<Result<void>> write(QString name, SecretPtr secret) override;
    [[nodiscard]] QFuture<Result<void>> remove(QString name) override;

private:
    void call(const QDBusMessage& message, std::function<void(const QDBusPendingCall&)> then);
    /// Does the work with the promise of the answer, or answers itself where no keychain is open.
    template <typename T, typename Work> [[nodiscard]] QFuture<Result<T>> whenReady(Work work);

    QString m_service;
};

} // namespace muster::credentials
