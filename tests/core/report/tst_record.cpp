// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/record.h"
#include "tests/core/report/reportrig.h"

#include <algorithm>

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstRecord final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whatIsOnRecordIsRead()
    {
        const auto it = richIncident();
        const auto record = it.record();
        QCOMPARE_EQ(record.told().size(), it.events.size());
        QCOMPARE_EQ(record.end(), it.minute(110));
        QVERIFY(!record.isDrill());
        QCOMPARE_EQ(record.plan().scenarios.first().procedure.at(1).steps.size(), 7);
        QCOMPARE_EQ(record.told().first().entry, u"1"_s);
        QVERIFY(record.told().first().says<incident::IncidentDeclared>());
        QVERIFY(!record.told().first().says<incident::NoteAdded>());
        QCOMPARE_EQ(record.entryOf(it.events.at(4).id), &record.told().at(4));
        QVERIFY(!record.entryOf(journal::EventId::random()));
        QCOMPARE_EQ(record.stepName(it.at("freeze")), u"1.2 Freeze writes"_s);
        QCOMPARE_EQ(record.stepName(incident::StepAddress(u"gone/step"_s)), u"gone/step"_s);
    }

    void anyOrderAndTwiceIsTheSame()
    {
        const auto it = richIncident();
        auto events = it.events;
        std::reverse(events.begin(), events.end());
        events.append(it.events);
        const Record record(it.plan, events, it.setup);
        QCOMPARE_EQ(record.told().size(), it.events.size());
        QCOMPARE_EQ(record.told().first().event->id, it.events.first().id);
        QCOMPARE_EQ(record.state(), it.record().state());
    }

    void whatIsNotHereIsSaidToBeSo()
    {
        auto it = richIncident();
        const auto erased = std::find_if(it.events.begin(), it.events.end(),
            [&](const auto& event) { return event.type == u"note.added" && event.leaves.size() == 1; });
        QVERIFY(erased != it.events.end());
        const auto record = it.record();
        QCOMPARE_EQ(record.said(*record.entryOf(erased->id), "text"_L1), u"(taken back)"_s);
        for (auto& event : it.events)
            event = withoutLeaves(event);
        const auto bare = it.record();
        QCOMPARE_EQ(bare.said(bare.told().first(), "summary"_L1), u"(withheld)"_s);
        QCOMPARE_EQ(bare.said(bare.told().first(), "nothing"_L1), QString());
    }

    void severalConsolesHaveLetters()
    {
        ReportIncident it;
        EventMaker other(2);
        it.events.append(
            other.at(it.minute(5))
                .make(incident::NoteAdded { incident::NoteAdded::Kind::Note, u"from elsewhere"_s }));
        const auto record = it.record();
        QCOMPARE_EQ(record.origins().size(), 2);
        QCOMPARE_EQ(record.origins().at(1).letter, u"B"_s);
        QCOMPARE_EQ(record.origins().at(0).entries, 2);
        QCOMPARE_EQ(record.told().first().entry, u"A 1"_s);
        QCOMPARE_EQ(record.told().last().entry, u"B 1"_s);
    }

    void reasonsAreJoined()
    {
        QCOMPARE_EQ(withReason(u"a"_s, u"b"_s), u"a: b"_s);
        QCOMPARE_EQ(withReason(u"a"_s, {}), u"a"_s);
        QCOMPARE_EQ(withReason({}, u"b"_s), u"b"_s);
        QCOMPARE_EQ(quoted(u"a"_s), u"“a”"_s);
        QCOMPARE_EQ(quoted(u"(withheld)"_s), u"(withheld)"_s);
        QCOMPARE_EQ(quoted({}), QString());
    }
};

MUSTER_TEST(TstRecord)
#include "tst_record.moc"
