// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/commsplan.h"
#include "ui/models/sentmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

class TstSentModel final : public QObject {
    Q_OBJECT
private:
    static QString words(const SentModel& model, int row)
    {
        QStringList words;
        for (const auto role : { HeadRole, HeadEndRole, DetailRole, DetailEndRole })
            words << model.index(row).data(role).toString();
        return words.join(QStringLiteral(" | "));
    }

private slots:
    void init() { failOnWarnings(); }

    void whatWasSentStandsBesideWhatWasPromisedNewestFirst()
    {
        IncidentRig rig(commsPlan());
        SentModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        QCOMPARE(model.rowCount(), 0);
        rig.clock.advance(4min);
        rig.act(toldOf(QStringLiteral("customers")));
        rig.clock.advance(22min);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        rig.act(toldOf(QStringLiteral("customers"), {}, QStringLiteral("Subject\n\n<b>Body</b>")));
        rig.act(toldOf(QStringLiteral("press")));
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(words(model, 0), QStringLiteral("14:38 Press | not promised | Ada | "));
        QCOMPARE(words(model, 1), QStringLiteral("14:38 Customers | 2 min late | Ada | promised for 14:36"));
        QCOMPARE(words(model, 2), QStringLiteral("14:16 Customers | in time | Ada | promised for 14:17"));
        QVERIFY(model.index(1).data(UrgencyRole).toInt() == static_cast<int>(Urgency::Soon));
        QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral(
                "14:38 Customers, sent by Ada, promised for 14:36, 2 min late, Subject <b>Body</b>"));
        QVERIFY(model.index(1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;")));
        model.setIncident(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void whatIsTakenBackIsForgotten()
    {
        IncidentRig rig(commsPlan());
        SentModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        rig.act(toldOf(QStringLiteral("customers"), {}, QStringLiteral("the key is hunter2")));
        const auto entry = rig.last().id;
        QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains(u"hunter2"));
        rig.act(incident::LeafErased {
            { { { entry, QStringLiteral("payload.text") } }, {} }, QStringLiteral("a password") });
        QCOMPARE(model.rowCount(), 1);
        for (const auto role : { Qt::ToolTipRole, Qt::AccessibleTextRole })
            QVERIFY(!model.index(0).data(role).toString().contains(u"hunter2"));
    }

    void secondsLateAreLate()
    {
        IncidentRig rig(commsPlan());
        SentModel model;
        model.setIncident(rig.session);
        rig.clock.advance(5min + 20s);
        rig.act(toldOf(QStringLiteral("customers")));
        QCOMPARE(model.index(0).data(HeadEndRole).toString(), QStringLiteral("less than a minute late"));
    }
};

MUSTER_TEST(TstSentModel)
#include "tst_sentmodel.moc"
