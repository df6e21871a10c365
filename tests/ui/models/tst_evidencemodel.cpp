// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/evidencekeeper.h"
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "ui/models/evidencemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;
using Kind = incident::EvidenceAttached::Kind;

class TstEvidenceModel final : public QObject {
    Q_OBJECT
private:
    /// Puts a text to the record, as the window does.
    static journal::EventId attach(
        IncidentRig& rig, const session::NewEvidence& what, std::optional<Instant> at = {})
    {
        session::EvidenceKeeper keeper(rig.blobs);
        const auto done = await(keeper.attach(*rig.session, QByteArray("lag 0 s\n"), what, at));
        if (!done)
            qFatal("%s", qPrintable(done.error().text));
        return rig.session->state().evidence.last().id;
    }
    static session::NewEvidence named(const char* name, Kind kind = Kind::File, const QString& of = {})
    {
        return { QString::fromLatin1(name), kind, of };
    }
    static QStringList namesOf(const EvidenceModel& model)
    {
        QStringList names;
        for (const auto& row : model.shownRows())
            names << row.name;
        return names;
    }

private slots:
    void init() { failOnWarnings(); }

    void whatIsNewComesFirstAndSaysAllOfItInASentence()
    {
        IncidentRig rig;
        EvidenceModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        QCOMPARE_EQ(model.rowCount(), 0);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        attach(rig, named("first.log"));
        rig.clock.advance(3min);
        auto what = named("lag.txt", Kind::Output);
        what.shows = QStringLiteral("no lag");
        what.about = IncidentRig::address(QStringLiteral("confirm-outage"));
        attach(rig, what);
        QCOMPARE_EQ(inserted.size(), 2);
        QVERIFY(reset.isEmpty());
        QCOMPARE(namesOf(model), QStringList({ QStringLiteral("lag.txt"), QStringLiteral("first.log") }));
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("lag.txt, Output, 8 bytes, 14:15, Ada, 1.2 Confirm Neon reports the outage, "
                           "shows: no lag"));
        QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("first.log, File, 8 bytes, 14:12, Ada"));
    }

    void whatHappenedEarlierStandsThereAndSaysWhenItWasRecorded()
    {
        IncidentRig rig;
        EvidenceModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        rig.clock.advance(20min);
        attach(rig, named("now.log"));
        attach(rig, named("then.log"), rig.clock.now() - 10min);
        QCOMPARE(namesOf(model), QStringList({ QStringLiteral("now.log"), QStringLiteral("then.log") }));
        QVERIFY(!model.at(0).recorded);
        QCOMPARE_EQ(model.timeWords(model.at(0)), QStringLiteral("14:32"));
        QCOMPARE_EQ(model.timeWords(model.at(1)), QStringLiteral("14:22, recorded 14:32"));
    }

    void whatWasWithdrawnStaysAndSaysWhy()
    {
        IncidentRig rig;
        EvidenceModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const auto first = attach(rig, named("first.log"));
        attach(rig, named("second.log"));
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        rig.clock.advance(4min);
        rig.act(incident::EvidenceWithdrawn { first, QStringLiteral("another host") });
        QCOMPARE_EQ(changed.size(), 1);
        QCOMPARE_EQ(model.rowCount(), 2);
        QCOMPARE_EQ(model.withdrawn(), 1);
        const auto& row = model.at(*model.rowOf(first));
        QCOMPARE_EQ(model.withdrawnWords(row), QStringLiteral("Withdrawn 14:16 by Ada: another host"));
        QVERIFY(model.spoken(row).startsWith(u"Withdrawn 14:16 by Ada: another host, first.log"));
        model.setShowsWithdrawn(false);
        QCOMPARE(namesOf(model), QStringList(QStringLiteral("second.log")));
        QCOMPARE_EQ(model.attached(), 2);
        model.setShowsWithdrawn(true);
        QCOMPARE_EQ(model.rowCount(), 2);
    }

    void wordsLeaveOnlyWhatHasAllOfThem()
    {
        IncidentRig rig;
        EvidenceModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        auto what = named("lag.txt", Kind::Output);
        what.shows = QStringLiteral("Rückstand 0 s");
        attach(rig, what);
        attach(rig, named("status.log"));
        model.setFilter(QStringLiteral("ruckstand output"));
        QCOMPARE(namesOf(model), QStringList(QStringLiteral("lag.txt")));
        // What comes meanwhile and does not fit stays out of sight.
        attach(rig, named("other.log"));
        QCOMPARE_EQ(model.rowCount(), 1);
        model.setFilter({});
        QCOMPARE_EQ(model.rowCount(), 3);
    }

    void aSnapshotFindsTheOtherSideOfTheSameChange()
    {
        IncidentRig rig;
        EvidenceModel model;
        model.setIncident(rig.session);
        const auto zone = QStringLiteral("DNS zone");
        const auto before = attach(rig, named("before.txt", Kind::Before, zone));
        attach(rig, named("other.txt", Kind::After, QStringLiteral("firewall")));
        QVERIFY(!model.partnerOf(model.at(*model.rowOf(before))));
        rig.clock.advance(1min);
        const auto after = attach(rig, named("after.txt", Kind::After, QStringLiteral("dns zone")));
        QCOMPARE_EQ(model.partnerOf(model.at(*model.rowOf(before)))->event, after);
        QCOMPARE_EQ(model.partnerOf(model.at(*model.rowOf(after)))->event, before);
        QCOMPARE_EQ(EvidenceModel::kindWords(model.at(*model.rowOf(before))),
            QStringLiteral("Snapshot before of DNS zone, 8 bytes"));
        rig.act(incident::EvidenceWithdrawn { after, QStringLiteral("too early") });
        QVERIFY(!model.partnerOf(model.at(*model.rowOf(before))));
    }

    void aNameThatIsWithheldSaysSo()
    {
        IncidentRig rig;
        EvidenceModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const auto known = *session::EvidenceKeeper::described("x", named("secret name.txt"));
        EventMaker other(2);
        other.at(rig.clock.now()).by(QStringLiteral("Ben"));
        auto event = other.make(known);
        event.stream = rig.session->stream().id;
        rig.journal.receive({ withoutLeaves(event) });
        QCOMPARE_EQ(model.rowCount(), 1);
        QCOMPARE_EQ(model.at(0).name, QStringLiteral("(name withheld)"));
        model.setIncident(nullptr);
        QCOMPARE_EQ(model.rowCount(), 0);
    }

    void whatIsTakenBackIsForgotten()
    {
        IncidentRig rig;
        EvidenceModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        auto what = named("hunter2.log");
        what.shows = QStringLiteral("the key hunter2");
        const auto event = attach(rig, what);
        const auto hash = rig.session->state().evidence.last().what.file.hash;
        rig.act(incident::EvidenceWithdrawn { event, QStringLiteral("hunter2 is in it") });
        const auto withdrawal = rig.last().id;
        QVERIFY(!model.at(0).fileErased);
        // The file alone: no text of an entry goes with it.
        rig.act(incident::LeafErased { { {}, { hash } }, QStringLiteral("a password") });
        QVERIFY(model.at(0).fileErased);
        QCOMPARE_EQ(EvidenceModel::kindWords(model.at(0)), QStringLiteral("File, taken back"));
        QCOMPARE_EQ(model.at(0).name, QStringLiteral("hunter2.log"));
        rig.act(incident::LeafErased {
            { { { event, QStringLiteral("payload.name") }, { event, QStringLiteral("payload.shows") },
                  { withdrawal, QStringLiteral("payload.why") } },
                {} },
            QStringLiteral("a password") });
        QCOMPARE_EQ(model.rowCount(), 1);
        QCOMPARE_EQ(model.at(0).name, QStringLiteral("(name taken back)"));
        QVERIFY2(!model.spoken(model.at(0)).contains(u"hunter2"), qPrintable(model.spoken(model.at(0))));
        model.setFilter(QStringLiteral("hunter2"));
        QCOMPARE_EQ(model.rowCount(), 0);
    }
};
MUSTER_TEST(TstEvidenceModel)
#include "tst_evidencemodel.moc"
