// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/vault.h"

#include <QFuture>
#include <QList>
#include <QString>

#include <optional>

namespace muster::readiness {

/// Something of this computer that an incident would need.
struct PreflightFact {
    enum class Verdict {
        Good,
        Poor, ///< an incident can be held all the same, and somebody should know
        Unknown
    };
    enum class About { Clock, Storage, Keychain };
    About about = About::Clock;
    /// "Storage"
    QString name;
    Verdict verdict = Verdict::Unknown;
    /// "212 GB free"
    QString words;
    /// What to do when it is not good, in a sentence; empty otherwise.
    QString remedy = {};

    bool operator==(const PreflightFact&) const = default;
};

/// Whether the machine's clock follows others; nothing when nobody here can say.
[[nodiscard]] PreflightFact clockFact(std::optional<bool> synchronised);
/// The folder of the log, or the nearest one above it that is there.
[[nodiscard]] PreflightFact storageFact(const QString& folder);
[[nodiscard]] PreflightFact keychainFact(credentials::VaultState state);

/// All of them, as they are now. Asks the system bus and the keychain, and no network. Works beside the
/// caller; never fails. The vault outlives the answer.
[[nodiscard]] QFuture<QList<PreflightFact>> lookAround(const QString& folder, credentials::Vault& vault);

} // namespace muster::readiness
