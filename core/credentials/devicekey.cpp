// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/devicekey.h"

#include "core/base/durable.h"
#include "core/base/worker.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QHash>
#include <QSysInfo>
#include <QUuid>

#include <optional>
#include <utility>

namespace muster::credentials {

namespace {

constexpr qsizetype kSeedSize = 32;
constexpr qint64 kLargestFile = 4096;
constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
    | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

using Answer = Result<DeviceKey>;
using AnswerPromise = std::shared_ptr<QPromise<Answer>>;

struct KeyFile {
    QString machine;
    KeyPlace place = KeyPlace::File;
    /// Name in the keychain; empty for a file.
    QString name;
    SecretPtr seed;
};

void give(const AnswerPromise& promise, Answer answer)
{
    promise->addResult(std::move(answer));
    promise->finish();
}

tl::unexpected<Error> damaged(const QString& file)
{
    return fail(Fault::Invalid,
        QCoreApplication::translate("muster",
            "The file %1 does not say where this console's key is. Put it back from a copy, or remove it: "
            "Muster then makes a new "
            "key, and what is recorded already stays readable.")
            .arg(file));
}

QByteArray written(const KeyFile& key)
{
    QByteArray text = key.place == KeyPlace::File
        ? "# The secret key with which Muster signs what this console records. It lies in this file because "
          "no unlocked\n"
          "# keychain answered when it was made. Show it to nobody and copy it nowhere.\n"
        : "# The secret key with which Muster signs what this console records is in the keychain of your "
          "session, under the\n"
          "# name below. This file only remembers that, and holds no secret.\n";
    text += "place: " + textOf(key.place).toUtf8() + "\nmachine: " + key.machine.toUtf8() + '\n';
    if (key.place == KeyPlace::File)
        text += "seed: " + QByteArray(key.seed->data(), key.seed->size()).toHex() + '\n';
    else
        text += "name: " + key.name.toUtf8() + '\n';
    return text;
}

/// Nothing when there is no file.
Result<std::optional<KeyFile>> readFile(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return std::nullopt;
    if ((file.permissions() & kOthers) != 0) {
        return fail(Fault::Denied,
            QCoreApplication::translate("muster",
                "The key file %1 is open to other people of this machine. Run \"chmod 600\" on it; if "
                "somebody may have copied it, "
                "remove it, and Muster makes a new key.")
                .arg(path));
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(Fault::Denied,
            QCoreApplication::translate("muster", "The key file %1 cannot be read: %2.")
                .arg(path, file.errorString()));
    }
    const auto text = file.read(kLargestFile);
    QHash<QByteArray, QByteArray> fields;
    for (const auto& line : text.split('\n')) {
        const auto colon = line.indexOf(": ");
        if (!line.startsWith('#') && colon > 0)
            fields.insert(line.left(colon), line.mid(colon + 2));
    }
    KeyFile key { QString::fromUtf8(fields.value("machine")), KeyPlace::File,
        QString::fromUtf8(fields.value("name")), {} };
    if (fields.value("place") == "keychain" && !key.name.isEmpty()) {
        key.place = KeyPlace::Keychain;
        return key;
    }
    const auto seed = QByteArray::fromHex(fields.value("seed"));
    if (fields.value("place") != "file" || seed.size() != kSeedSize || fields.value("seed") != seed.toHex())
        return damaged(path);
    key.seed = std::make_shared<const Secret>(seed);
    return key;
}

void keepInFile(
    const AnswerPromise& promise, const QString& file, const QString& machine, const SecretPtr& seed)
{
    if (auto kept = writeDurably(file, written({ machine, KeyPlace::File, {}, seed })); !kept)
        return give(promise, fail(kept.error()));
    give(promise, DeviceKey { seed, KeyPlace::File });
}

/// Trusts the keychain with the key only after it gave it back.
void makeKey(const AnswerPromise& promise, const QString& file, const QString& machine, Vault& vault,
    const SecretPtr& seed)
{
    const auto name = QStringLiteral("device-key-%1").arg(QUuid::createUuid().toString(QUuid::WithoutBraces));
    const auto inFile = [=] { keepInFile(promise, file, machine, seed); };
    std::ignore = vault.state().then([=, &vault](VaultState state) {
        if (state != VaultState::Ready)
            return inFile();
        std::ignore = vault.write(name, seed).then([=, &vault](const Result<void>& stored) {
            if (!stored)
                return inFile();
            std::ignore = vault.read(name).then([=](const Result<SecretPtr>& back) {
                if (!back || !(*back)->isSame(*seed))
                    return inFile();
                if (auto kept = writeDurably(file, written({ machine, KeyPlace::Keychain, name, {} })); !kept)
                    return give(promise, fail(kept.error()));
                give(promise, DeviceKey { seed, KeyPlace::Keychain });
            });
        });
    });
}

Error notInKeychain(const Error& reason, const QString& file)
{
    if (reason.fault == Fault::NotFound) {
        return { Fault::Denied,
            QCoreApplication::translate("muster",
                "This console's key is no longer in the keychain. Bring the keychain back, or remove %1: "
                "Muster then makes a new "
                "key, and what is recorded already stays readable.")
                .arg(file),
            reason.detail };
    }
    return { Fault::Denied,
        QCoreApplication::translate("muster", "This console's key is in the keychain and cannot be read. %1")
            .arg(reason.text),
        reason.detail };
}

} // namespace

QString textOf(KeyPlace place)
{
    return place == KeyPlace::Keychain ? QStringLiteral("keychain") : QStringLiteral("file");
}

QString thisMachine()
{
    const auto name = "muster-machine\n" + QSysInfo::machineUniqueId();
    return QString::fromLatin1(QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex());
}

QFuture<Result<DeviceKey>> openDeviceKey(
    QString file, QString machine, Vault& vault, const SecretPtr& newSeed)
{
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    auto future = promise->future();
    const auto known = readFile(file);
    if (!known) {
        give(promise, fail(known.error()));
    } else if (!*known || (*known)->machine != machine) {
        makeKey(promise, file, machine, vault, newSeed);
    } else if ((*known)->place == KeyPlace::File) {
        give(promise, DeviceKey { (*known)->seed, KeyPlace::File });
    } else {
        std::ignore = vault.read((*known)->name).then([promise, file](const Result<SecretPtr>& seed) {
            if (!seed)
                return give(promise, fail(notInKeychain(seed.error(), file)));
            if ((*seed)->size() != kSeedSize)
                return give(promise, damaged(file));
            give(promise, DeviceKey { *seed, KeyPlace::Keychain });
        });
    }
    return future;
}

} // namespace muster::credentials
