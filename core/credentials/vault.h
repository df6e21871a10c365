// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QFuture>
#include <QString>

namespace muster::credentials {

/// What can be said of a keychain before it is asked for anything.
enum class VaultState {
    /// No keychain answers here.
    Absent,
    /// It is there and gives nothing before a person unlocks it.
    Locked,
    Ready,
};

/// Whether a keychain keeps something under a name.
enum class Presence { Here, Missing };

/// Port: keeps secrets by name. Never keeps one in plain text.
/// Thread: main. Fails with Denied (absent, locked, refused), NotFound, Timeout; the text is for people.
class Vault {
public:
    virtual ~Vault() = default;
    [[nodiscard]] virtual QFuture<VaultState> state() = 0;
    /// Whether there is an entry of this name. Does not ask for its secret.
    [[nodiscard]] virtual QFuture<Result<Presence>> look(QString name) = 0;
    [[nodiscard]] virtual QFuture<Result<SecretPtr>> read(QString name) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> write(QString name, SecretPtr secret) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> remove(QString name) = 0;
};

} // namespace muster::credentials
