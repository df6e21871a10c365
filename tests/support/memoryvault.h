// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/worker.h"
#include "core/credentials/vault.h"

#include <QHash>
#include <QList>

#include <functional>
#include <utility>

namespace muster::test {

/// A keychain in memory, in any state a real one can be in.
class MemoryVault final : public credentials::Vault {
public:
    credentials::VaultState now = credentials::VaultState::Ready;
    /// Writes are answered with success and forgotten.
    bool forgets = false;
    /// It says what it has, and gives and takes nothing: a person dismissed its question.
    bool refuses = false;
    /// Answers wait until release(), as while a person is asked.
    bool holdsAnswers = false;
    /// How often a secret was asked for.
    int reads = 0;
    QHash<QString, SecretPtr> entries;

    void release()
    {
        holdsAnswers = false;
        for (const auto& answer : std::exchange(m_held, {}))
            answer();
    }

    [[nodiscard]] QFuture<credentials::VaultState> state() override { return answer(now); }
    [[nodiscard]] QFuture<Result<credentials::Presence>> look(QString name) override
    {
        using Answer = Result<credentials::Presence>;
        if (now != credentials::VaultState::Ready)
            return answer<Answer>(closed());
        return answer<Answer>(
            entries.contains(name) ? credentials::Presence::Here : credentials::Presence::Missing);
    }
    [[nodiscard]] QFuture<Result<SecretPtr>> read(QString name) override
    {
        ++reads;
        if (now != credentials::VaultState::Ready || refuses)
            return answer<Result<SecretPtr>>(closed());
        if (!entries.contains(name))
            return answer<Result<SecretPtr>>(
                fail(Fault::NotFound, QStringLiteral("There is no such entry.")));
        return answer<Result<SecretPtr>>(entries.value(name));
    }
    [[nodiscard]] QFuture<Result<void>> write(QString name, SecretPtr secret) override
    {
        if (now != credentials::VaultState::Ready || refuses)
            return answer<Result<void>>(closed());
        if (!forgets)
            entries.insert(name, std::move(secret));
        return answer<Result<void>>({});
    }
    [[nodiscard]] QFuture<Result<void>> remove(QString name) override
    {
        entries.remove(name);
        return answer<Result<void>>({});
    }

private:
    [[nodiscard]] static tl::unexpected<Error> closed()
    {
        return fail(Fault::Denied, QStringLiteral("The keychain is closed."));
    }

    template <typename T> [[nodiscard]] QFuture<T> answer(T value)
    {
        if (!holdsAnswers)
            return ready<T>(std::move(value));
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        m_held.append([promise, value = std::move(value)] {
            promise->addResult(value);
            promise->finish();
        });
        return promise->future();
    }

    QList<std::function<void()>> m_held;
};

} // namespace muster::test
