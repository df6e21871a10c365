// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/archiver.h"
#include "core/store/archiving.h"
#include "tests/core/session/sessionrig.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace muster;
using namespace muster::session;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

IncidentSummary anIncident(Instant declaredAt)
{
    return { journal::StreamId::random(), journal::StreamKind::Live, u"Orders are missing"_s, u"shop"_s,
        u"corruption"_s, declaredAt, declaredAt + std::chrono::hours(3), {}, {}, u"Ada"_s };
}

} // namespace

class TstArchiver final : public QObject {
    Q_OBJECT

    static QList<IncidentSummary> listOf(SessionRig& rig) { return *await(rig.session.incidents()); }
    static Result<QList<journal::Event>> putAway(SessionRig& rig, const IncidentSummary& incident)
    {
        const journal::Head head { rig.journal.origin(), 12, QByteArray(32, '\7') };
        return await(rig.journal.append({ streamArchived(rig.session.ports(), incident, { head },
            u"2026-03-14_orders.muster"_s, QByteArray(32, '\1'), u"Ada"_s) }));
    }

private slots:
    void init() { failOnWarnings(); }

    void theEntryIsTheOneAfterWhichTheStoreLetsGo() { QCOMPARE(kStreamArchived, store::kArchive); }

    void whatWasPutAwayStaysOnTheList()
    {
        SessionRig rig;
        const auto incident = anIncident(rig.clock.now());
        QSignalSpy changed(&rig.session, &Session::incidentsChanged);
        VERIFY_RESULT(putAway(rig, incident));
        QCOMPARE(changed.size(), 1);
        const auto list = listOf(rig);
        QCOMPARE(list.size(), 1);
        const auto& one = list.first();
        QCOMPARE(one.id, incident.id);
        QCOMPARE(one.title, incident.title);
        QCOMPARE(one.commander, incident.commander);
        QCOMPARE(one.kind, incident.kind);
        QCOMPARE(one.plan, incident.plan);
        QCOMPARE(one.scenario, incident.scenario);
        QCOMPARE(one.declaredAt, incident.declaredAt);
        QCOMPARE(one.closedAt, incident.closedAt);
        QCOMPARE(one.archivedIn, u"2026-03-14_orders.muster"_s);
    }

    void toOpenItSaysWhereItIs()
    {
        SessionRig rig;
        const auto incident = anIncident(rig.clock.now());
        VERIFY_RESULT(putAway(rig, incident));
        const auto opened = await(rig.session.open(incident.id));
        QVERIFY(!opened);
        QCOMPARE(opened.error().fault, Fault::NotFound);
        QVERIFY2(opened.error().text.contains(u"2026-03-14_orders.muster"), qPrintable(opened.error().text));
    }

    void whatIsHereIsNotCalledPutAway()
    {
        SessionRig rig;
        const auto opened = rig.declare();
        VERIFY_RESULT(opened);
        auto incident = listOf(rig).first();
        incident.closedAt = rig.clock.now();
        VERIFY_RESULT(putAway(rig, incident));
        const auto list = listOf(rig);
        QCOMPARE(list.size(), 1);
        QCOMPARE(list.first().archivedIn, QString());
    }

    void theyStandInTheOrderInWhichTheyWereDeclared()
    {
        SessionRig rig;
        const auto old = anIncident(rig.clock.now() - std::chrono::hours(900));
        VERIFY_RESULT(rig.declare());
        VERIFY_RESULT(putAway(rig, old));
        const auto list = listOf(rig);
        QCOMPARE(list.size(), 2);
        QCOMPARE(list.first().id, old.id);
    }

    void theNewestEntryCounts()
    {
        SessionRig rig;
        auto incident = anIncident(rig.clock.now());
        VERIFY_RESULT(putAway(rig, incident));
        incident.title = u"Orders were missing"_s;
        VERIFY_RESULT(putAway(rig, incident));
        QCOMPARE(listOf(rig).size(), 1);
        QCOMPARE(listOf(rig).first().title, incident.title);
    }

    void withoutItsTextsItIsStillOnTheList()
    {
        SessionRig rig;
        const auto stored = putAway(rig, anIncident(rig.clock.now()));
        VERIFY_RESULT(stored);
        auto bare = stored->last();
        bare.leaves.clear();
        const auto incident = archivedIncident(bare);
        QVERIFY(incident);
        QCOMPARE(incident->title, u"corruption"_s);
        QCOMPARE(incident->archivedIn, u"01010101.muster"_s);
        bare.type = u"stream.closed"_s;
        QCOMPARE(archivedIncident(bare), std::nullopt);
    }
};

MUSTER_TEST(TstArchiver)
#include "tst_archiver.moc"
