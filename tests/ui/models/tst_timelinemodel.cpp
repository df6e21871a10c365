// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "ui/models/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

class TstTimelineModel final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whatHappensIsAppended()
    {
        IncidentRig rig;
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const auto before = model.rowCount();
        QVERIFY(before >= 2);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        VERIFY_RESULT(await(rig.session->note(QStringLiteral("The phone rings"))));
        QCOMPARE_EQ(inserted.size(), 1);
        QVERIFY(reset.isEmpty());
        QCOMPARE_EQ(model.rowCount(), before + 1);
        QCOMPARE_EQ(model.at(before).text, QStringLiteral("The phone rings"));
    }

    void aLineThatBelongsBeforeOthersMakesItReadAgain()
    {
        IncidentRig rig;
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        EventMaker other(2);
        other.at(rig.clock.now()).by(QStringLiteral("Ben"));
        auto late = other.make(
            incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("Ben was here") });
        late.stream = rig.session->stream().id;
        rig.clock.advance(std::chrono::minutes(5));
        VERIFY_RESULT(await(rig.session->note(QStringLiteral("Five minutes later"))));
        const auto rows = model.rowCount();
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        rig.journal.receive({ late });
        QCOMPARE_EQ(reset.size(), 1);
        QCOMPARE_EQ(model.rowCount(), rows + 1);
        QCOMPARE_EQ(model.at(rows).text, QStringLiteral("Five minutes later"));
    }

    void whatWasWrittenLaterSaysSo()
    {
        IncidentRig rig;
        TimelineModel model;
        model.setIncident(rig.session);
        const auto happened = rig.clock.now();
        rig.clock.advance(std::chrono::minutes(29));
        VERIFY_RESULT(await(rig.session->note(QStringLiteral("The pager was silent"), happened)));
        const auto row = model.rowCount() - 1;
        QCOMPARE_EQ(model.timeWords(row), QStringLiteral("14:12:00"));
        QCOMPARE_EQ(model.actorWords(row), QStringLiteral("Ada, written 14:41"));
        QCOMPARE_EQ(model.index(row).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("14:12, The pager was silent, Ada, written 14:41"));
    }
};
MUSTER_TEST(TstTimelineModel)
#include "tst_timelinemodel.moc"
