// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/signer.h"

#include <QCoreApplication>

#include <sodium.h>

#include <cstdlib>

namespace muster::journal {

namespace {
const unsigned char* bytesOf(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned char* writable(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

/// Without a working random source or with a broken library no honest record is possible: stop.
void startSodium()
{
    if (sodium_init() < 0)
        qFatal("libsodium could not be started");
}
} // namespace

Ed25519Signer::Ed25519Signer(QByteArray publicKey, SecretPtr secretKey)
    : m_publicKey(std::move(publicKey))
    , m_secretKey(std::move(secretKey))
{
}

Result<std::shared_ptr<const Signer>> Ed25519Signer::fromSeed(const SecretPtr& seed)
{
    startSodium();
    if (!seed || seed->size() != crypto_sign_SEEDBYTES) {
        return fail(Fault::Invalid,
            QCoreApplication::translate(
                "muster", "The key of this console is damaged: it has %1 bytes instead of %2.")
                .arg(seed ? seed->size() : 0)
                .arg(crypto_sign_SEEDBYTES));
    }
    QByteArray publicKey(crypto_sign_PUBLICKEYBYTES, '\0');
    QByteArray secretKey(crypto_sign_SECRETKEYBYTES, '\0');
    crypto_sign_seed_keypair(
        writable(publicKey), writable(secretKey), reinterpret_cast<const unsigned char*>(seed->data()));
    auto kept = std::make_shared<const Secret>(secretKey);
    sodium_memzero(secretKey.data(), static_cast<std::size_t>(secretKey.size()));
    return std::shared_ptr<const Signer>(new Ed25519Signer(publicKey, std::move(kept)));
}

SecretPtr Ed25519Signer::newSeed()
{
    startSodium();
    QByteArray seed(crypto_sign_SEEDBYTES, '\0');
    randombytes_buf(seed.data(), static_cast<std::size_t>(seed.size()));
    auto kept = std::make_shared<const Secret>(seed);
    sodium_memzero(seed.data(), static_cast<std::size_t>(seed.size()));
    return kept;
}

QByteArray Ed25519Signer::publicKey() const
{
    return m_publicKey;
}

QByteArray Ed25519Signer::sign(const QByteArray& message) const
{
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(writable(signature), nullptr, bytesOf(message),
        static_cast<unsigned long long>(message.size()),
        reinterpret_cast<const unsigned char*>(m_secretKey->data()));
    return signature;
}

bool verifies(const QByteArray& publicKey, const QByteArray& message, const QByteArray& signature)
{
    startSodium();
    return publicKey.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(bytesOf(signature), bytesOf(message),
               static_cast<unsigned long long>(message.size()), bytesOf(publicKey))
        == 0;
}

} // namespace muster::journal
