// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readiness/preflight.h"

#include "core/plan/words.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QLoggingCategory>
#include <QStorageInfo>
#include <QTemporaryFile>

namespace muster::readiness {

using credentials::VaultState;
using plan::Words;
using About = PreflightFact::About;
using Verdict = PreflightFact::Verdict;

namespace {

Q_LOGGING_CATEGORY(lc, "muster.computer", QtWarningMsg)

constexpr int kBusMillis = 1000;
/// A log, its attachments and a report have room in this many times over.
constexpr qint64 kEnoughBytes = 1'000'000'000;

/// As systemd tells it, which is there on most Linux machines and nowhere else.
std::optional<bool> isSynchronised()
{
    auto ask = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.timedate1"),
        QStringLiteral("/org/freedesktop/timedate1"), QStringLiteral("org.freedesktop.DBus.Properties"),
        QStringLiteral("Get"));
    ask << QStringLiteral("org.freedesktop.timedate1") << QStringLiteral("NTPSynchronized");
    const auto answer = QDBusConnection::systemBus().call(ask, QDBus::Block, kBusMillis);
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty()) {
        qCInfo(lc).noquote() << "systemd does not tell of the clock:" << answer.errorMessage();
        return std::nullopt;
    }
    return answer.arguments().first().value<QDBusVariant>().variant().toBool();
}

QString nearestFolder(const QString& folder)
{
    QDir dir(folder);
    while (!dir.exists()) {
        const auto above = QFileInfo(dir.absolutePath()).absolutePath();
        if (above == dir.absolutePath())
            break;
        dir.setPath(above);
    }
    return dir.absolutePath();
}

} // namespace

PreflightFact clockFact(std::optional<bool> synchronised)
{
    const auto name = Words::tr("Clock");
    if (!synchronised)
        return { About::Clock, name, Verdict::Unknown, Words::tr("whether it is synchronised is not known") };
    if (*synchronised)
        return { About::Clock, name, Verdict::Good, Words::tr("synchronised") };
    return { About::Clock, name, Verdict::Poor, Words::tr("not synchronised"),
        Words::tr("Compare it with another clock; times in the log are this clock's.") };
}

PreflightFact storageFact(const QString& folder)
{
    const auto name = Words::tr("Storage");
    const auto there = nearestFolder(folder);
    // Only a file that was made proves that one can be: permissions say nothing of a full or read-only disk.
    if (QTemporaryFile probe(there + QStringLiteral("/muster-probe-XXXXXX")); !probe.open())
        return { About::Storage, name, Verdict::Poor, Words::tr("%1 cannot be written").arg(there),
            Words::tr("Start Muster with --store and another folder.") };
    const QStorageInfo storage(there);
    if (!storage.isValid())
        return { About::Storage, name, Verdict::Unknown, Words::tr("how much is free is not known") };
    const auto free = Words::tr("%1 free").arg(
        QLocale::c().formattedDataSize(storage.bytesAvailable(), 0, QLocale::DataSizeSIFormat));
    if (storage.bytesAvailable() < kEnoughBytes)
        return { About::Storage, name, Verdict::Poor, free,
            Words::tr("Free some, or start Muster with --store and another folder.") };
    return { About::Storage, name, Verdict::Good, free };
}

PreflightFact keychainFact(VaultState state)
{
    const auto name = Words::tr("Keychain");
    switch (state) {
    case VaultState::Ready:
        return { About::Keychain, name, Verdict::Good, Words::tr("unlocked") };
    case VaultState::Locked:
        return { About::Keychain, name, Verdict::Poor, Words::tr("locked"),
            Words::tr("Unlock it before credentials are needed.") };
    case VaultState::Absent:
        return { About::Keychain, name, Verdict::Poor, Words::tr("none answers"),
            Words::tr("The key that signs the log lies in a file beside it instead.") };
    }
    Q_UNREACHABLE();
}

QFuture<QList<PreflightFact>> lookAround(const QString& folder, credentials::Vault& vault)
{
    return vault.state().then(QtFuture::Launch::Async, [folder](VaultState state) {
        return QList<PreflightFact> { clockFact(isSynchronised()), storageFact(folder), keychainFact(state) };
    });
}

} // namespace muster::readiness
