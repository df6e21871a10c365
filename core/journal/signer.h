// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>

namespace muster::journal {

/// Port: signs with the key of this console. Thread: any.
class Signer {
public:
    virtual ~Signer() = default;
    /// 32 bytes.
    [[nodiscard]] virtual QByteArray publicKey() const = 0;
    /// 64 bytes.
    [[nodiscard]] virtual QByteArray sign(const QByteArray& message) const = 0;
};

/// Ed25519 by libsodium, from a seed of 32 bytes.
class Ed25519Signer final : public Signer {
public:
    /// Fails with Invalid when the seed is not 32 bytes.
    [[nodiscard]] static Result<std::shared_ptr<const Signer>> fromSeed(const SecretPtr& seed);
    /// 32 random bytes from the system.
    [[nodiscard]] static SecretPtr newSeed();

    [[nodiscard]] QByteArray publicKey() const override;
    [[nodiscard]] QByteArray sign(const QByteArray& message) const override;

private:
    Ed25519Signer(QByteArray publicKey, SecretPtr secretKey);

    QByteArray m_publicKey;
    SecretPtr m_secretKey;
};

[[nodiscard]] bool verifies(
    const QByteArray& publicKey, const QByteArray& message, const QByteArray& signature);

} // namespace muster::journal
