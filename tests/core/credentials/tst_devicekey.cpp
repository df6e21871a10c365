// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/devicekey.h"
#include "tests/support/memoryvault.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QTemporaryDir>

using namespace muster;
using namespace muster::credentials;
using muster::test::await;
using muster::test::MemoryVault;

class TstDeviceKey final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    char m_next = 'a';

    [[nodiscard]] QString file() const { return m_folder->filePath(QStringLiteral("device.key")); }
    [[nodiscard]] QByteArray content() const
    {
        QFile in(file());
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    /// Opens with a fresh seed at hand, as every start does.
    [[nodiscard]] Result<DeviceKey> open(MemoryVault& vault, const QString& machine = QStringLiteral("here"))
    {
        return await(
            openDeviceKey(file(), machine, vault, std::make_shared<const Secret>(QByteArray(32, m_next++))));
    }
    [[nodiscard]] static QByteArray bytes(const DeviceKey& key)
    {
        return { key.seed->data(), key.seed->size() };
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void withoutAKeychainTheKeyIsAFileThatSaysSo_data()
    {
        QTest::addColumn<int>("state");
        QTest::newRow("absent") << int(VaultState::Absent);
        QTest::newRow("locked") << int(VaultState::Locked);
    }
    void withoutAKeychainTheKeyIsAFileThatSaysSo()
    {
        QFETCH(int, state);
        MemoryVault vault;
        vault.now = VaultState(state);
        const auto made = open(vault);
        VERIFY_RESULT(made);
        QCOMPARE(made->place, KeyPlace::File);
        QVERIFY(content().startsWith("# The secret key with which Muster signs"));
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
            | QFileDevice::WriteOther;
        QCOMPARE(QFile::permissions(file()) & others, QFileDevice::Permissions());
        // A keychain that appears later changes nothing.
        vault.now = VaultState::Ready;
        const auto again = open(vault);
        VERIFY_RESULT(again);
        QCOMPARE(bytes(*again), bytes(*made));
        QCOMPARE(again->place, KeyPlace::File);
        QVERIFY(vault.entries.isEmpty());
    }

    void withAKeychainTheFileHoldsNoSecret()
    {
        MemoryVault vault;
        const auto made = open(vault);
        VERIFY_RESULT(made);
        QCOMPARE(made->place, KeyPlace::Keychain);
        QVERIFY(!content().contains(bytes(*made).toHex()));
        QVERIFY(!content().contains(bytes(*made)));
        const auto again = open(vault);
        VERIFY_RESULT(again);
        QCOMPARE(bytes(*again), bytes(*made));
        QCOMPARE(vault.entries.size(), 1);
    }

    void aLockedKeychainNeverLeadsToASecondKey()
    {
        MemoryVault vault;
        const auto made = open(vault);
        VERIFY_RESULT(made);
        for (const auto state : { VaultState::Locked, VaultState::Absent }) {
            vault.now = state;
            const auto refused = open(vault);
            QVERIFY(!refused);
            QCOMPARE(refused.error().fault, Fault::Denied);
            QVERIFY(!refused.error().text.isEmpty());
        }
        vault.now = VaultState::Ready;
        QCOMPARE(bytes(*open(vault)), bytes(*made));
    }

    void aKeyThatIsGoneFromTheKeychainIsSaidWithTheWayOut()
    {
        MemoryVault vault;
        VERIFY_RESULT(open(vault));
        vault.entries.clear();
        const auto refused = open(vault);
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::Denied);
        QVERIFY2(refused.error().text.contains(file()), qPrintable(refused.error().text));
    }

    void aKeychainThatForgetsIsNotTrusted()
    {
        MemoryVault vault;
        vault.forgets = true;
        const auto made = open(vault);
        VERIFY_RESULT(made);
        QCOMPARE(made->place, KeyPlace::File);
    }

    void aFileOpenToOthersIsRefused()
    {
        MemoryVault vault;
        vault.now = VaultState::Absent;
        VERIFY_RESULT(open(vault));
        QVERIFY(QFile::setPermissions(file(), QFileDevice::ReadOwner | QFileDevice::ReadOther));
        const auto refused = open(vault);
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::Denied);
        QVERIFY2(refused.error().text.contains(file()), qPrintable(refused.error().text));
    }

    void aDamagedFileIsRefusedAndLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("content");
        const QByteArray head("# words\nplace: file\nmachine: here\n");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no seed") << head;
        QTest::newRow("short seed") << head + "seed: 0102\n";
        QTest::newRow("no hex") << head + "seed: " + QByteArray(64, 'z') + '\n';
        QTest::newRow("capitals") << head + "seed: " + QByteArray(64, 'A') + '\n';
        QTest::newRow("no name") << QByteArray("place: keychain\nmachine: here\n");
        QTest::newRow("huge") << QByteArray(1'000'000, 'x');
    }
    void aDamagedFileIsRefusedAndLeftAlone()
    {
        QFETCH(QByteArray, content);
        QFile out(file());
        QVERIFY(out.open(QIODevice::WriteOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        out.write(content);
        out.close();
        MemoryVault vault;
        const auto refused = open(vault);
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::Invalid);
        QVERIFY2(refused.error().text.contains(file()), qPrintable(refused.error().text));
        QCOMPARE(this->content(), content);
    }

    void aFolderFromAnotherMachineGetsAKeyOfItsOwn()
    {
        MemoryVault vault;
        const auto there = open(vault, QStringLiteral("there"));
        vault.entries.clear();
        const auto here = open(vault, QStringLiteral("here"));
        VERIFY_RESULT(there);
        VERIFY_RESULT(here);
        QVERIFY(bytes(*there) != bytes(*here));
        QCOMPARE(bytes(*open(vault, QStringLiteral("here"))), bytes(*here));
    }

    void theMachineHasOneName()
    {
        QCOMPARE(thisMachine().size(), 64);
        QCOMPARE(thisMachine(), thisMachine());
    }
};

MUSTER_TEST(TstDeviceKey)
#include "tst_devicekey.moc"
