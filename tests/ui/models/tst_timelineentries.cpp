// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/chain.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/models/timelineentries.h"

#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;
using Routine = TimelineEntries::Routine;

namespace {

incident::Payload note()
{
    return incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("The pager rings") };
}

incident::Payload check(
    const char* id, incident::CheckWord word, incident::CheckedBy by = incident::CheckedBy::Program)
{
    return incident::CheckReported { plan::CheckId(QString::fromLatin1(id)), word, by, {}, {} };
}

QList<qint32> silencesOf(const QList<journal::Event>& events)
{
    TimelineEntries entries;
    entries.read(events);
    QList<qint32> made;
    for (int i = 0; i < entries.size(); ++i)
        made << entries.at(i).silence;
    return made;
}

QList<Routine> routinesOf(EventMaker& maker, const QList<incident::Payload>& payloads)
{
    QList<journal::Event> events;
    for (const auto& payload : payloads)
        events << maker.make(payload);
    TimelineEntries entries;
    entries.read(events);
    QList<Routine> made;
    for (int i = 0; i < entries.size(); ++i)
        made << entries.at(i).routine;
    return made;
}

} // namespace

class TstTimelineEntries final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void onlyMoreThanHalfAnHourIsASilence()
    {
        EventMaker maker;
        QList<journal::Event> events { maker.make(note()) };
        events << maker.advance(30min).make(note());
        events << maker.advance(30min + 1s).make(note());
        events << maker.advance(130min).make(note());
        QCOMPARE_EQ(silencesOf(events), QList<qint32>({ 0, 0, 30, 130 }));
    }

    void whatIsWrittenLaterNeitherMakesNorHidesASilence()
    {
        EventMaker maker;
        const auto begin = maker.now();
        QList<journal::Event> events { maker.make(note()) };
        maker.advance(20min);
        events << maker.make(note()) << maker.make(note(), begin - 3h);
        events << maker.advance(10min).make(note());
        events << maker.advance(40min).make(note());
        QCOMPARE_EQ(silencesOf(events), QList<qint32>({ 0, 0, 0, 0, 40 }));
    }

    void aDrillsClockLeapsOverNothing()
    {
        EventMaker maker;
        const auto begin = maker.now();
        QList<journal::Event> events { maker.make(note()) };
        // Paused for a night of the real clock, then set on by two hours.
        events << maker.make(incident::ClockChanged { begin, 0 });
        maker.advance(9h);
        events << maker.make(incident::ClockChanged { begin + 2h, 1000 }, begin);
        events << maker.make(note(), begin + 2h + 5min);
        events << maker.make(note(), begin + 2h + 50min);
        QCOMPARE_EQ(silencesOf(events), QList<qint32>({ 0, 0, 0, 0, 45 }));
    }

    void theChainsOwnEventsAreNotTold()
    {
        EventMaker maker;
        auto joined = maker.make(note());
        joined.type = journal::kOriginJoined;
        TimelineEntries entries;
        entries.read({ joined, maker.make(note()) });
        QCOMPARE_EQ(entries.size(), 2);
        QCOMPARE_EQ(entries.told(), 1);
        QVERIFY(!entries.at(0).told);
        QVERIFY(entries.at(1).told);
    }

    void onlyWhatCameSinceIsRead()
    {
        EventMaker maker;
        QList<journal::Event> events { maker.make(note()) };
        TimelineEntries entries;
        entries.read(events);
        QVERIFY(entries.isInOrder());
        events << maker.make(note(), maker.now() - 1h);
        entries.read(events);
        QCOMPARE_EQ(entries.told(), 2);
        QVERIFY(!entries.isInOrder());
        entries.clear();
        QCOMPARE_EQ(entries.size(), 0);
        QVERIFY(entries.isInOrder());
    }

    void whatMattersIsNoRoutine()
    {
        using namespace incident;
        using enum CheckWord;
        EventMaker maker;
        QCOMPARE_EQ(routinesOf(maker,
                        { MachineSlept { 5min }, ZoneChanged { QStringLiteral("UTC"), QStringLiteral("CET") },
                            ClockChecked { true } }),
            QList<Routine>({ Routine::Machine, Routine::Machine, Routine::Machine }));
        QCOMPARE_EQ(routinesOf(maker,
                        { note(), ClockChecked { false }, ClockMoved { maker.now(), maker.now() - 37s } }),
            QList<Routine>({ Routine::None, Routine::None, Routine::None }));
    }

    void aCheckThatTurnsIsNoRoutine()
    {
        using enum incident::CheckWord;
        EventMaker maker;
        QCOMPARE_EQ(routinesOf(maker,
                        { check("a", Holds), check("a", Holds), check("b", Holds), check("a", Fails),
                            check("a", Fails), check("a", Holds), check("a", Holds), check("b", NoAnswer) }),
            QList<Routine>({ Routine::None, Routine::Program, Routine::None, Routine::None, Routine::None,
                Routine::None, Routine::Program, Routine::None }));
        QCOMPARE_EQ(routinesOf(maker, { check("c", Holds), check("c", Holds, incident::CheckedBy::Person) }),
            QList<Routine>({ Routine::None, Routine::None }));
    }
};
MUSTER_TEST(TstTimelineEntries)
#include "tst_timelineentries.moc"
