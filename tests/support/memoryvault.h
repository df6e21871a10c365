// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/worker.h"
#include "core/credentials/vault.h"

#include <QHash>

namespace muster::test {

/// A keychain in memory, in any state a real one can be in.
class MemoryVault final : public credentials::Vault {
public:
    credentials::VaultState now = credentials::VaultState::Ready;
    /// Writes are answered with success and forgotten.
    bool forgets = false;
    QHash<QString, SecretPtr> entries;

    [[nodiscard]] QFuture<credentials::VaultState> state() override { return ready(now); }
    [[nodiscard]] QFuture<Result<SecretPtr>> read(QString name) override
    {
        if (now != credentials::VaultState::Ready)
            return ready<Result<SecretPtr>>(fail(Fault::Denied, QStringLiteral("The keychain is closed.")));
        if (!entries.contains(name))
            return ready<Result<SecretPtr>>(fail(Fault::NotFound, QStringLiteral("There is no such entry.")));
        return ready<Result<SecretPtr>>(entries.value(name));
    }
    [[nodiscard]] QFuture<Result<void>> write(QString name, SecretPtr secret) override
    {
        if (now != credentials::VaultState::Ready)
            return ready<Result<void>>(fail(Fault::Denied, QStringLiteral("The keychain is closed.")));
        if (!forgets)
            entries.insert(name, std::move(secret));
        return ready<Result<void>>({});
    }
    [[nodiscard]] QFuture<Result<void>> remove(QString name) override
    {
        entries.remove(name);
        return ready<Result<void>>({});
    }
};

} // namespace muster::test
