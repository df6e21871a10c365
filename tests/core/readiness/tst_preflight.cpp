// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readiness/preflight.h"
#include "tests/support/memoryvault.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>

using namespace muster;
using namespace muster::readiness;
using namespace muster::test;
using credentials::VaultState;
using Verdict = PreflightFact::Verdict;

class TstPreflight final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void aClockIsOnlyCalledGoodWhenSomebodySaysSo()
    {
        QCOMPARE_EQ(clockFact(true).verdict, Verdict::Good);
        QCOMPARE_EQ(clockFact(false).verdict, Verdict::Poor);
        QVERIFY(!clockFact(false).remedy.isEmpty());
        QCOMPARE_EQ(clockFact({}).verdict, Verdict::Unknown);
    }

    void theStorageOfAFolderThatIsNotThereYetIsThatAboveIt()
    {
        const QTemporaryDir folder;
        const auto fact = storageFact(folder.filePath(QStringLiteral("not/yet")));
        QVERIFY2(fact.words.endsWith(QStringLiteral(" free")), qPrintable(fact.words));
    }

    void aPlaceThatCannotBeWrittenIsNamed()
    {
        const auto fact = storageFact(QStringLiteral("/proc/muster"));
        QCOMPARE_EQ(fact.verdict, Verdict::Poor);
        QCOMPARE_EQ(fact.words, QStringLiteral("/proc cannot be written"));
        QVERIFY(fact.remedy.contains(QStringLiteral("--store")));
    }

    void everyStateOfAKeychainIsSaid()
    {
        QCOMPARE_EQ(keychainFact(VaultState::Ready).verdict, Verdict::Good);
        QCOMPARE_EQ(keychainFact(VaultState::Locked).words, QStringLiteral("locked"));
        QCOMPARE_EQ(keychainFact(VaultState::Absent).verdict, Verdict::Poor);
    }

    void allIsLookedAtTogether()
    {
        const QTemporaryDir folder;
        MemoryVault vault;
        vault.now = VaultState::Locked;
        const auto facts = await(lookAround(folder.path(), vault));
        QCOMPARE_EQ(facts.size(), 3);
        QCOMPARE_EQ(facts.last(), keychainFact(VaultState::Locked));
    }
};

MUSTER_TEST(TstPreflight)

#include "tst_preflight.moc"
