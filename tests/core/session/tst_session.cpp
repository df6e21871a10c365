// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/fold.h"
#include "core/session/estateentries.h"
#include "core/session/session.h"
#include "tests/core/session/sessionrig.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace muster;
using namespace muster::test;

class TstSession : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void declaringTakesCommandAndTellsTheEstate();
    void theFilesThatAPlanTakesStepsFromAreFrozenToo();
    void aLiveIncidentHasNoClockOfItsOwn();
    void aFaultyDeclarationIsRefused_data();
    void aFaultyDeclarationIsRefused();
    void openingAgainGivesTheSameIncident();
    void anUnknownIncidentIsNotFound();
    void aDamagedPlanIsRefused();
    void aDeclarationIsAllOrNothing();
    void incidentsAreListedOldestFirst();
    void aWatchOutlivesClosingInTheList();
    void aMissingEntryOfTheEstateIsAddedOnOpening();
    void aDeclarationElsewhereIsAnnounced();
    void anIncidentMayBeAPartOfAnother();
    void whatCannotBeAPartIsRefused();
};

void TstSession::anIncidentMayBeAPartOfAnother()
{
    SessionRig rig;
    const auto parent = *rig.declare();
    auto wanted = SessionRig::declaration();
    wanted.parent = parent->stream().id;
    const auto part = await(rig.session.declare(wanted));
    VERIFY_RESULT(part);
    QVERIFY((*part)->state().parent == parent->stream().id);
    const auto all = await(rig.session.incidents());
    VERIFY_RESULT(all);
    QVERIFY(!all->first().parent);
    QVERIFY(all->last().parent == parent->stream().id);
    QCOMPARE_EQ(all->first().commander, QStringLiteral("Ada"));
    // Also for whoever opens it later.
    const auto again = await(rig.session.open((*part)->stream().id));
    VERIFY_RESULT(again);
    QCOMPARE_EQ(incident::printed((*again)->state()), incident::printed((*part)->state()));
}

void TstSession::whatCannotBeAPartIsRefused()
{
    SessionRig rig;
    const auto refusal = [&](const journal::StreamId& of, journal::StreamKind kind) {
        auto wanted = SessionRig::declaration();
        wanted.parent = of;
        wanted.kind = kind;
        const auto made = await(rig.session.declare(wanted));
        return made ? QString() : made.error().text;
    };
    const auto drill = journal::StreamKind::Drill;
    const auto live = journal::StreamKind::Live;
    const auto parent = *rig.declare();
    const auto id = parent->stream().id;
    QCOMPARE_EQ(refusal(id, live),
        QStringLiteral("Data corruption is a drill; a live incident cannot be a part of it."));
    auto real = SessionRig::declaration();
    real.kind = live;
    const auto emergency = *await(rig.session.declare(real));
    QCOMPARE_EQ(refusal(emergency->stream().id, drill),
        QStringLiteral("Data corruption is live; a drill cannot be a part of it."));
    const auto unknown = journal::StreamId::random();
    QCOMPARE_EQ(refusal(unknown, drill),
        QStringLiteral("There is no incident %1 that this one could be a part of.").arg(unknown.toString()));
    auto above = id;
    for (int level = 2; level <= session::kMostLevels; ++level) {
        auto wanted = SessionRig::declaration();
        wanted.parent = above;
        const auto made = await(rig.session.declare(wanted));
        VERIFY_RESULT(made);
        above = (*made)->stream().id;
    }
    QCOMPARE_EQ(refusal(above, drill),
        QStringLiteral("Data corruption is 5 levels deep already; make this a part of what it belongs to."));
    const auto before = await(rig.session.incidents())->size();
    QVERIFY(await(parent->close()));
    QCOMPARE_EQ(
        refusal(id, drill), QStringLiteral("Data corruption is closed. Declare an incident of its own."));
    QCOMPARE_EQ(await(rig.session.incidents())->size(), before);
}

void TstSession::declaringTakesCommandAndTellsTheEstate()
{
    SessionRig rig;
    const auto incident = rig.declare();
    VERIFY_RESULT(incident);
    const auto& state = (*incident)->state();
    QVERIFY(state.declared);
    QCOMPARE_EQ(state.title, QStringLiteral("Data corruption"));
    QCOMPARE_EQ(state.summary, QStringLiteral("Orders are missing"));
    QCOMPARE_EQ(state.failedAt, rig.clock.now());
    QCOMPARE_EQ(state.nameOf(*state.commander()), QStringLiteral("Ada"));
    QVERIFY(state.clock.has_value());
    QCOMPARE_EQ((*incident)->walkthrough().currentStep()->code, QStringLiteral("1.1"));
    QCOMPARE_EQ(incident::printed(state), incident::printed(incident::fold(rig.stored(**incident))));

    const auto entries = await(rig.journal.find({ QString(session::kStreamOpened) }));
    VERIFY_RESULT(entries);
    QCOMPARE_EQ(entries->size(), 1);
    QCOMPARE_EQ(entries->first().stream, rig.journal.estate().id);
    QCOMPARE_EQ(entries->first().payload.value(u"stream").toString(), (*incident)->stream().id.toString());
    QCOMPARE_EQ(entries->first().payload.value(u"kind").toString(), QStringLiteral("drill"));

    const auto declared = await(rig.journal.find({ QStringLiteral("incident.declared") }));
    QCOMPARE_EQ(declared->first().attachments.size(), 2);
    const auto source = await(rig.blobs.get(state.sourceHash));
    VERIFY_RESULT(source);
    QCOMPARE_EQ(*source, smallPlan()->source);
}

void TstSession::theFilesThatAPlanTakesStepsFromAreFrozenToo()
{
    SessionRig rig;
    const auto write = [](const QString& path, const QByteArray& bytes) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    const QByteArray shared
        = "muster: 1\nplan: {id: shared, title: Shared}\nvalidation: [{id: look, do: Look well}]\n";
    auto wanted = SessionRig::declaration();
    {
        QTemporaryDir dir;
        write(dir.filePath(QStringLiteral("shared.plan.yaml")), shared);
        auto loaded = plan::loadPlan(
            smallPlan()->source + "validation: [{id: see, use: \"shared.plan.yaml#look\"}]\n",
            dir.filePath(QStringLiteral("shop.plan.yaml")));
        QVERIFY(loaded.plan);
        wanted.plan = std::make_shared<const plan::Plan>(*std::move(loaded.plan));
    }
    const auto incident = rig.declare(wanted);
    VERIFY_RESULT(incident);
    const auto declared = await(rig.journal.find({ QStringLiteral("incident.declared") }));
    const auto& attachments = declared->first().attachments;
    QCOMPARE_EQ(attachments.size(), 3);
    QCOMPARE_EQ(*await(rig.blobs.get(attachments[2].hash)), shared);
    // The folder is gone; the incident still knows its steps.
    const auto again = await(rig.session.open((*incident)->stream().id, QStringLiteral("Ada")));
    VERIFY_RESULT(again);
    QCOMPARE_EQ((*again)->plan().validation[0].title, QStringLiteral("Look well"));
}

void TstSession::aLiveIncidentHasNoClockOfItsOwn()
{
    SessionRig rig;
    auto wanted = SessionRig::declaration();
    wanted.kind = journal::StreamKind::Live;
    wanted.failedAt = rig.clock.now() - std::chrono::minutes(12);
    const auto incident = rig.declare(wanted);
    VERIFY_RESULT(incident);
    QVERIFY(!(*incident)->state().clock);
    QCOMPARE_EQ((*incident)->state().failedAt, *wanted.failedAt);
    rig.clock.advance(std::chrono::minutes(1));
    QCOMPARE_EQ((*incident)->clock().now(), rig.clock.now());
}

void TstSession::aFaultyDeclarationIsRefused_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("said");
    QTest::newRow("summary") << "summary"
                             << "needs a summary";
    QTest::newRow("commander") << "commander"
                               << "needs a commander";
    QTest::newRow("scenario") << "scenario"
                              << "It has: corruption";
    QTest::newRow("assumption") << "assumption"
                                << "no assumption \"dry\"";
    QTest::newRow("future") << "future"
                            << "cannot be in the future";
    QTest::newRow("plan") << "plan"
                          << "Choose the plan";
    QTest::newRow("estate") << "estate"
                            << "live or a drill";
}

void TstSession::aFaultyDeclarationIsRefused()
{
    QFETCH(const QString, fault);
    QFETCH(const QString, said);
    SessionRig rig;
    auto wanted = SessionRig::declaration();
    if (fault == u"summary")
        wanted.summary = QStringLiteral(" \n");
    if (fault == u"commander")
        wanted.commander.clear();
    if (fault == u"scenario")
        wanted.scenario = plan::ScenarioId(QStringLiteral("flood"));
    if (fault == u"assumption")
        wanted.assumptions.insert(QStringLiteral("dry"), incident::Truth::Holds);
    if (fault == u"future")
        wanted.failedAt = rig.clock.now() + Millis(1);
    if (fault == u"plan")
        wanted.plan.reset();
    if (fault == u"estate")
        wanted.kind = journal::StreamKind::Estate;
    const auto refused = rig.declare(wanted);
    QVERIFY(!refused);
    QCOMPARE_EQ(refused.error().fault, Fault::Invalid);
    QVERIFY2(refused.error().text.contains(said), qPrintable(refused.error().text));
    QCOMPARE_EQ(rig.journal.calls + rig.blobs.calls, 0);
}

void TstSession::openingAgainGivesTheSameIncident()
{
    SessionRig rig;
    const auto first = *rig.declare();
    VERIFY_RESULT(await(first->complete(stepNamed("find"), QStringLiteral("02:50"))));
    rig.clock.advance(std::chrono::hours(2));

    const auto again = await(rig.session.open(first->stream().id, QStringLiteral("Ben")));
    VERIFY_RESULT(again);
    QCOMPARE_EQ(incident::printed((*again)->state()), incident::printed(first->state()));
    QCOMPARE_EQ((*again)->walkthrough().currentStep()->code, QStringLiteral("1.2"));
    QCOMPARE_EQ((*again)->clock().now(), first->clock().now());
    QCOMPARE_EQ((*again)->actingAs(), QStringLiteral("Ben"));
    QCOMPARE_EQ((*again)->plan().title, QStringLiteral("Shop"));
    QCOMPARE_EQ(first->actingAs(), QStringLiteral("Ada"));
}

void TstSession::anUnknownIncidentIsNotFound()
{
    SessionRig rig;
    const auto missing = await(rig.session.open(journal::StreamId::random()));
    QVERIFY(!missing);
    QCOMPARE_EQ(missing.error().fault, Fault::NotFound);
}

void TstSession::aDamagedPlanIsRefused()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    MemoryBlobs empty;
    session::Session other(session::Ports { rig.clock, rig.journal, empty, rig.vault });
    const auto opened = await(other.open(incident->stream().id));
    QVERIFY(!opened);
    QCOMPARE_EQ(opened.error().fault, Fault::NotFound);
}

// Makes each call of the journal and of the blob store fail in turn, until none fails.
void TstSession::aDeclarationIsAllOrNothing()
{
    int refused = 0;
    for (int n = 0; n < 10; ++n) {
        SessionRig rig;
        // Blob calls come first, then the one append.
        rig.blobs.failCall = n;
        rig.journal.failCall = n - 2;
        const auto incident = rig.declare();
        const auto events = rig.journal.events();
        if (incident) {
            QCOMPARE_EQ(refused, 3);
            return;
        }
        ++refused;
        QVERIFY2(incident.error().text.startsWith(QStringLiteral("NOT RECORDED")),
            qPrintable(incident.error().text));
        QCOMPARE_EQ(events.size(), 0);
        const auto list = await(rig.session.incidents());
        VERIFY_RESULT(list);
        QVERIFY(list->isEmpty());
    }
    QFAIL("every declaration was refused");
}

void TstSession::aWatchOutlivesClosingInTheList()
{
    SessionRig rig;
    const auto drill = *rig.declare();
    VERIFY_RESULT(await(drill->close(QStringLiteral("enough"))));
    const auto until = [&rig] { return await(rig.session.incidents())->at(0).watchUntil; };
    QVERIFY(!until());
    const auto wanted = rig.clock.now() + std::chrono::hours(24);
    const QSignalSpy changed(&rig.session, &session::Session::incidentsChanged);
    VERIFY_RESULT(await(drill->act(incident::WatchBegun { wanted, QStringLiteral("Ada") })));
    QVERIFY(until() == wanted);
    VERIFY_RESULT(await(drill->act(incident::WatchEnded { QStringLiteral("quiet") })));
    QVERIFY(!until());
    QCOMPARE_EQ(changed.size(), 2);
}

void TstSession::incidentsAreListedOldestFirst()
{
    SessionRig rig;
    const auto first = *rig.declare();
    rig.clock.advance(std::chrono::minutes(5));
    auto wanted = SessionRig::declaration();
    wanted.title = QStringLiteral("Second");
    wanted.kind = journal::StreamKind::Live;
    const auto second = *rig.declare(wanted);
    VERIFY_RESULT(await(first->close(QStringLiteral("enough"))));

    const auto list = await(rig.session.incidents());
    VERIFY_RESULT(list);
    QCOMPARE_EQ(list->size(), 2);
    QCOMPARE_EQ(list->at(0).id, first->stream().id);
    QVERIFY(list->at(0).closedAt.has_value());
    QCOMPARE_EQ(list->at(0).scenario, QStringLiteral("corruption"));
    QCOMPARE_EQ(list->at(1).title, QStringLiteral("Second"));
    QCOMPARE_EQ(list->at(1).kind, journal::StreamKind::Live);
    QVERIFY(!list->at(1).closedAt);
}

void TstSession::aMissingEntryOfTheEstateIsAddedOnOpening()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    // The append of the closing act comes next; the one after it, the estate's, fails.
    rig.journal.failCall = rig.journal.calls + 1;
    VERIFY_RESULT(await(incident->close()));
    QVERIFY(incident->state().closedAt.has_value());
    QCOMPARE_EQ(await(rig.journal.find({ QString(session::kStreamClosed) }))->size(), 0);

    VERIFY_RESULT(await(rig.session.open(incident->stream().id)));
    VERIFY_RESULT(await(rig.session.open(incident->stream().id)));
    const auto entries = await(rig.journal.find({ QString(session::kStreamClosed) }));
    QCOMPARE_EQ(entries->size(), 1);
    const auto& last = incident->events().last();
    const auto heads = entries->first().payload.value(u"heads").toArray();
    QCOMPARE_EQ(heads.size(), 1);
    QCOMPARE_EQ(heads[0].toArray()[1].toInteger(), last.seq);
    QCOMPARE_EQ(heads[0].toArray()[2].toString(), QString::fromLatin1(last.hash.toHex()));
}

void TstSession::aDeclarationElsewhereIsAnnounced()
{
    SessionRig rig;
    QSignalSpy spy(&rig.session, &session::Session::incidentsChanged);
    session::Session elsewhere(rig.session.ports());
    const auto incident = await(elsewhere.declare(SessionRig::declaration()));
    VERIFY_RESULT(incident);
    QCOMPARE_EQ(spy.size(), 1);
    VERIFY_RESULT(await((*incident)->note(QStringLiteral("a note is no news of the list"))));
    QCOMPARE_EQ(spy.size(), 1);
    VERIFY_RESULT(await((*incident)->close()));
    QCOMPARE_EQ(spy.size(), 2);
}

MUSTER_TEST(TstSession)
#include "tst_session.moc"
