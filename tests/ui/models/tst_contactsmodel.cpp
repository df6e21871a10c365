// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/contactsplan.h"
#include "tests/ui/incidentrig.h"
#include "ui/models/contactsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

class TstContactsModel final : public QObject {
    Q_OBJECT
private:
    static QStringList named(const QList<ContactRow>& rows)
    {
        QStringList names;
        for (const auto& row : rows)
            names << ContactsModel::nameWords(row) + QStringLiteral(": ") + ContactsModel::roleWords(row);
        return names;
    }

private slots:
    void init() { failOnWarnings(); }

    void rolesComeFirstThenEscalationThenVendors()
    {
        IncidentRig rig(contactsPlan());
        QCOMPARE_EQ(named(contactRows(rig.session->plan(), rig.session->state())),
            QStringList({ QStringLiteral("Ada: Commander now"), QStringLiteral("Nobody yet: Technical lead"),
                QStringLiteral("Bea: Technical lead, primary"),
                QStringLiteral("Hotline: Technical lead, secondary · contact"), QStringLiteral("Carl: "),
                QStringLiteral("Platform team: contact"), QStringLiteral("Legal: contact"),
                QStringLiteral("Neon: vendor"), QStringLiteral("Mux: vendor") }));
    }

    void aRoleSaysWhoHoldsItNow()
    {
        IncidentRig rig(contactsPlan());
        ContactsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        QCOMPARE_EQ(model.rowCount(), 9);
        QVERIFY(!model.at(2).isOnDuty);
        const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        rig.act(incident::RoleAssigned { plan::RoleId(QStringLiteral("technical-lead")),
            person(QStringLiteral("Bea")), QStringLiteral("bea") });
        QCOMPARE_EQ(removed.size(), 1);
        QVERIFY(reset.isEmpty());
        QVERIFY(model.at(1).isOnDuty);
        QCOMPARE_EQ(model.at(1).name, QStringLiteral("Bea"));
        QCOMPARE_EQ(ContactsModel::roleWords(model.at(1)), QStringLiteral("Technical lead now"));
    }

    void unknownIsNoNumber()
    {
        IncidentRig rig(contactsPlan());
        ContactsModel model;
        model.setIncident(rig.session);
        QVERIFY(model.at(5).reach().isEmpty());
        QCOMPARE_EQ(
            ContactsModel::absenceWords(model.at(5)), QStringLiteral("no number or mail in the plan"));
        QCOMPARE_EQ(model.at(2).reach(), QStringLiteral("+61 2 5550 0100"));
        QCOMPARE_EQ(model.at(7).mail, QStringLiteral("support@neon.tech"));
        QCOMPARE_EQ(model.at(8).phone, QStringLiteral("+1 555 0100"));
    }

    void localTimesMoveByTheMinuteAndTellNobody()
    {
        IncidentRig rig(contactsPlan());
        ContactsModel model;
        model.setIncident(rig.session);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QVERIFY(model.tick());
        QVERIFY(!model.tick());
        QCOMPARE_EQ(model.factWords(model.at(2)), QStringLiteral("local time 04:12 CET"));
        rig.clock.advance(59s);
        QVERIFY(!model.tick());
        rig.clock.advance(1s);
        QVERIFY(model.tick());
        QCOMPARE_EQ(model.factWords(model.at(2)), QStringLiteral("local time 04:13 CET"));
        QVERIFY(changed.isEmpty());
        QVERIFY(!ContactsModel::hasLocalTime(model.at(4)));
        QCOMPARE_EQ(model.factWords(model.at(4)), QStringLiteral("zone AEST"));
    }

    void eachRowIsOneSpokenSentence()
    {
        IncidentRig rig(contactsPlan());
        ContactsModel model;
        model.setIncident(rig.session);
        const auto spoken = [&](int row) { return model.index(row).data(Qt::AccessibleTextRole).toString(); };
        QCOMPARE_EQ(spoken(1), QStringLiteral("Nobody yet, Technical lead"));
        QCOMPARE_EQ(spoken(2),
            QStringLiteral("Bea, Technical lead, primary, +61 2 5550 0100, bea@example.org, local time 04:12 "
                           "CET"));
        QCOMPARE_EQ(spoken(5),
            QStringLiteral("Platform team, contact, no number or mail in the plan, escalate after 15 min"));
        QCOMPARE_EQ(
            spoken(7), QStringLiteral("Neon, vendor, support@neon.tech, status page https://neonstatus.com"));
    }

    void withoutAnIncidentItIsEmpty()
    {
        ContactsModel model;
        QCOMPARE_EQ(model.rowCount(), 0);
        QVERIFY(!model.tick());
        IncidentRig rig(contactsPlan());
        model.setIncident(rig.session);
        model.setIncident(nullptr);
        QCOMPARE_EQ(model.rowCount(), 0);
    }
};
MUSTER_TEST(TstContactsModel)
#include "tst_contactsmodel.moc"
