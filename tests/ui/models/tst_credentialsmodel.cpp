// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/credentialsplan.h"
#include "ui/models/credentialsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using session::SecretStanding;
using How = incident::CredentialAccessed::How;

class TstCredentialsModel final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void eachCredentialOfThePlanIsARow()
    {
        IncidentRig rig(credentialsPlan());
        CredentialsModel model;
        const QAbstractItemModelTester tester(&model);
        QCOMPARE_EQ(model.rowCount(), 0);
        model.setIncident(rig.session);
        QCOMPARE_EQ(model.rowCount(), 3);
        QCOMPARE_EQ(model.index(0).data().toString(), QStringLiteral("Neon console"));
        // Without a title its id is what people know it by.
        QCOMPARE_EQ(model.index(2).data().toString(), QStringLiteral("smtp"));
        QCOMPARE_EQ(model.index(0).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("Neon console, not checked yet, keychain entry neon-console"));
        QCOMPARE_EQ(model.index(1).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral(
                "AWS root account, not checked yet, break glass · change after use, keychain entry "
                "aws-root · 1Password op://Ops/AWS/password"));
        model.setIncident(nullptr);
        QCOMPARE_EQ(model.rowCount(), 0);
    }

    void whatTheKeychainSaysIsTheState()
    {
        IncidentRig rig(credentialsPlan());
        rig.vault.entries.insert(QStringLiteral("neon-console"), secretOf("s"));
        CredentialsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        rig.session->secrets().look();
        QTRY_COMPARE(CredentialsModel::stateWords(model.at(2)), QStringLiteral("kept elsewhere"));
        QCOMPARE(CredentialsModel::stateWords(model.at(0)), QStringLiteral("stored here"));
        QCOMPARE(CredentialsModel::stateWords(model.at(1)), QStringLiteral("not stored"));
        rig.vault.now = credentials::VaultState::Locked;
        rig.session->secrets().look();
        QTRY_COMPARE(CredentialsModel::stateWords(model.at(1)), QStringLiteral("keychain locked"));
        VERIFY_RESULT(rig.session->secrets().hold(QStringLiteral("smtp"), secretOf("s")));
        QCOMPARE(CredentialsModel::stateWords(model.at(2)), QStringLiteral("in memory only"));
        QVERIFY(reset.isEmpty());
    }

    void eachStateHasWordsOfItsOwn()
    {
        QSet<QString> words;
        CredentialRow row;
        constexpr int kStandings = static_cast<int>(SecretStanding::Silent) + 1;
        for (int i = 0; i < kStandings; ++i) {
            row.standing = static_cast<SecretStanding>(i);
            words.insert(CredentialsModel::stateWords(row));
        }
        QCOMPARE_EQ(words.size(), kStandings);
        QCOMPARE_EQ(CredentialsModel::placeWords(row), QStringLiteral("the plan names no place"));
    }

    void whoAskedLastStandsInTheZoneOfThePlan()
    {
        IncidentRig rig(credentialsPlan());
        CredentialsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        rig.act(incident::CredentialAccessed { QStringLiteral("neon-console"), How::Revealed, {} });
        QCOMPARE_EQ(changed.size(), 1);
        QCOMPARE_EQ(
            model.lastWords(model.at(0)), QStringLiteral("last asked for by Ada 14:12 AEDT, to be shown"));
        rig.clock.advance(std::chrono::minutes(3));
        rig.act(incident::CredentialAccessed { QStringLiteral("neon-console"), How::Copied, {} });
        QCOMPARE_EQ(
            model.lastWords(model.at(0)), QStringLiteral("last asked for by Ada 14:15 AEDT, to be copied"));
        QVERIFY(model.lastWords(model.at(1)).isEmpty());
    }
};
MUSTER_TEST(TstCredentialsModel)
#include "tst_credentialsmodel.moc"
