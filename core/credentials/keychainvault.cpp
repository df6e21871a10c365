// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/keychainvault.h"

#include "core/base/worker.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QMap>
#include <QPointer>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <utility>

namespace muster::credentials {

namespace {

Q_LOGGING_CATEGORY(lc, "muster.keychain", QtWarningMsg)

constexpr auto kSecrets = QLatin1StringView("org.freedesktop.secrets");
constexpr auto kSecretsPath = QLatin1StringView("/org/freedesktop/secrets");
constexpr auto kSecretsInterface = QLatin1StringView("org.freedesktop.Secret.Service");
constexpr int kBusDeadline = 1500;
constexpr int kJobDeadline = 3000;

/// By which a keychain finds its entries.
using Attributes = QMap<QString, QString>;

/// Whether there is a bus to talk to. Without this look the bus library may start one, or a person's patience
/// end.
bool busIsThere()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const auto runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + QStringLiteral("/bus"));
}

const char* nameOf(VaultState state)
{
    switch (state) {
    case VaultState::Ready:
        return "unlocked";
    case VaultState::Locked:
        return "locked";
    case VaultState::Absent:
        return "none answers";
    }
    Q_UNREACHABLE();
}

Error errorOf(VaultState state)
{
    return state == VaultState::Locked ? Error { Fault::Denied,
        QCoreApplication::translate("muster", "The keychain is locked. Unlock it and start Muster again."),
        QStringLiteral("locked") }
                                       : Error { Fault::Denied,
                                             QCoreApplication::translate(
                                                 "muster", "No keychain answers in this session."),
                                             QStringLiteral("absent") };
}

Error errorOf(const QKeychain::Job& job)
{
    const auto detail = QStringLiteral("keychain %1: %2").arg(int(job.error())).arg(job.errorString());
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return { Fault::NotFound,
            QCoreApplication::translate("muster", "The keychain has no entry \"%1\".").arg(job.key()),
            detail };
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return { Fault::Denied,
            QCoreApplication::translate("muster", "The keychain refused the entry \"%1\".").arg(job.key()),
            detail };
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    return { Fault::Denied,
        QCoreApplication::translate("muster", "The keychain did not give or take the entry \"%1\".")
            .arg(job.key()),
        detail };
}

/// Runs the job; `answerOf` reads it when it has finished without error. What comes after the deadline is not
/// heard.
template <typename T, typename Job, typename AnswerOf>
void runJob(
    Job* job, const std::shared_ptr<QPromise<Result<T>>>& promise, QObject* context, AnswerOf answerOf)
{
    const auto give = [promise](Result<T> answer) {
        if (promise->future().isFinished())
            return;
        promise->addResult(std::move(answer));
        promise->finish();
    };
    QObject::connect(job, &QKeychain::Job::finished, context, [job, give, answerOf](QKeychain::Job*) {
        qCInfo(lc).noquote() << job->key()
                             << (job->error() == QKeychain::NoError ? QStringLiteral("done")
                                                                    : job->errorString());
        if (job->error() != QKeychain::NoError)
            give(fail(errorOf(*job)));
        else
            give(answerOf(*job));
    });
    QTimer::singleShot(kJobDeadline, context, [give, promise] {
        if (!promise->future().isFinished())
            qCInfo(lc) << "no answer within" << kJobDeadline << "ms";
        give(fail(Fault::Timeout,
            QCoreApplication::translate("muster",
                "The keychain has not answered. It may be waiting for you in another window; then start "
                "Muster again.")));
    });
    job->setInsecureFallback(false);
    job->start();
}

} // namespace

KeychainVault::KeychainVault(QString service)
    : m_service(std::move(service))
{
}

QFuture<VaultState> KeychainVault::state()
{
    if (!busIsThere() || !QDBusConnection::sessionBus().isConnected())
        return ready(VaultState::Absent);
    auto promise = std::make_shared<QPromise<VaultState>>();
    promise->start();
    const auto give = [promise](VaultState state) {
        qCInfo(lc) << nameOf(state);
        promise->addResult(state);
        promise->finish();
    };
    auto whichCollection = QDBusMessage::createMethodCall(
        kSecrets, kSecretsPath, kSecretsInterface, QStringLiteral("ReadAlias"));
    whichCollection << QStringLiteral("default");
    call(whichCollection, [this, give](const QDBusPendingCall& done) {
        const QDBusPendingReply<QDBusObjectPath> collection = done;
        // Without a collection a write would ask a person for a new password in the middle of something else.
        if (collection.isError() || collection.value().path() == u"/")
            return give(VaultState::Absent);
        auto isLocked = QDBusMessage::createMethodCall(kSecrets, collection.value().path(),
            QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
        isLocked << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
        call(isLocked, [give](const QDBusPendingCall& answered) {
            const QDBusPendingReply<QDBusVariant> locked = answered;
            if (locked.isError())
                return give(VaultState::Absent);
            give(locked.value().variant().toBool() ? VaultState::Locked : VaultState::Ready);
        });
    });
    return promise->future();
}

void KeychainVault::call(const QDBusMessage& message, std::function<void(const QDBusPendingCall&)> then)
{
    auto* watcher
        = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message, kBusDeadline), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
        [then = std::move(then)](QDBusPendingCallWatcher* done) {
            done->deleteLater();
            then(*done);
        });
}

template <typename T, typename Work> QFuture<Result<T>> KeychainVault::whenReady(Work work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    std::ignore = state().then([alive = QPointer(this), promise, work](VaultState state) {
        // No context: Qt 6.4 asserts when a context has gone before its future finishes.
        if (!alive)
            return;
        if (state == VaultState::Ready)
            return work(promise);
        promise->addResult(Result<T>(fail(errorOf(state))));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<Presence>> KeychainVault::look(QString name)
{
    return whenReady<Presence>([this, name](const std::shared_ptr<QPromise<Result<Presence>>>& promise) {
        qDBusRegisterMetaType<Attributes>();
        auto search = QDBusMessage::createMethodCall(
            kSecrets, kSecretsPath, kSecretsInterface, QStringLiteral("SearchItems"));
        search << QVariant::fromValue(
            Attributes { { QStringLiteral("user"), name }, { QStringLiteral("server"), m_service } });
        call(search, [this, name, promise](const QDBusPendingCall& done) {
            const QDBusPendingReply<QList<QDBusObjectPath>, QList<QDBusObjectPath>> items = done;
            const auto give = [promise](const Result<Presence>& presence) {
                promise->addResult(presence);
                promise->finish();
            };
            if (!items.isError() && !(items.argumentAt<0>().isEmpty() && items.argumentAt<1>().isEmpty()))
                return give(Presence::Here);
            // The library may keep its entries in KWallet, which is not searched here: it has the last word.
            std::ignore = read(name).then([give](const Result<SecretPtr>& secret) {
                if (secret)
                    give(Presence::Here);
                else if (secret.error().fault == Fault::NotFound)
                    give(Presence::Missing);
                else
                    give(fail(secret.error()));
            });
        });
    });
}

QFuture<Result<SecretPtr>> KeychainVault::read(QString name)
{
    return whenReady<SecretPtr>([this, name](const std::shared_ptr<QPromise<Result<SecretPtr>>>& promise) {
        auto* job = new QKeychain::ReadPasswordJob(m_service);
        job->setKey(name);
        runJob<SecretPtr>(job, promise, this, [](const QKeychain::ReadPasswordJob& done) {
            return std::make_shared<const Secret>(done.binaryData());
        });
    });
}

QFuture<Result<void>> KeychainVault::write(QString name, SecretPtr secret)
{
    return whenReady<void>([this, name, secret](const std::shared_ptr<QPromise<Result<void>>>& promise) {
        auto* job = new QKeychain::WritePasswordJob(m_service);
        job->setKey(name);
        job->setBinaryData(QByteArray(secret->data(), secret->size()));
        runJob<void>(job, promise, this, [](const QKeychain::WritePasswordJob&) { return Result<void>(); });
    });
}

QFuture<Result<void>> KeychainVault::remove(QString name)
{
    return whenReady<void>([this, name](const std::shared_ptr<QPromise<Result<void>>>& promise) {
        auto* job = new QKeychain::DeletePasswordJob(m_service);
        job->setKey(name);
        runJob<void>(job, promise, this, [](const QKeychain::DeletePasswordJob&) { return Result<void>(); });
    });
}

} // namespace muster::credentials
