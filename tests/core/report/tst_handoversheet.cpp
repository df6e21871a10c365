// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/handoversheet.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

Report sheetAt(const ReportIncident& it, int minute)
{
    auto setup = it.setup;
    setup.asOf = it.minute(minute);
    return handoverSheet(it.plan, it.events, setup);
}

const Section& block(const Report& sheet, const char* id)
{
    const auto* found = sectionCalled(sheet.sections, QString::fromLatin1(id));
    if (!found)
        qFatal("there is no block %s", id);
    return *found;
}

QStringList listedIn(const Section& section)
{
    QStringList lines;
    for (const auto& one : section.blocks) {
        if (const auto* listing = std::get_if<Listing>(&one)) {
            for (const auto& item : listing->items)
                lines.append(item.text);
        }
    }
    return lines;
}

} // namespace

class TstHandoverSheet : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void allTwelveBlocksAreThere()
    {
        const auto it = richIncident();
        const auto sheet = sheetAt(it, 30);
        QVERIFY(sheet.isSheet);
        QStringList ids;
        for (const auto& section : sheet.sections)
            ids.append(section.id);
        QCOMPARE_EQ(ids,
            (QStringList { u"situation"_s, u"matrix"_s, u"wanted"_s, u"actions"_s, u"organisation"_s,
                u"resources"_s, u"clocks"_s, u"remember"_s, u"left-out"_s, u"undecided"_s, u"worries"_s,
                u"origin"_s }));
    }

    void whoTakesOverLearnsHowItStands()
    {
        const auto it = richIncident();
        const auto sheet = sheetAt(it, 30);
        QVERIFY(
            sentencesIn(block(sheet, "situation")).contains(u"1 of 2 services that were down are back."_s));
        QCOMPARE_EQ(textIn(block(sheet, "matrix"), "services", "web", "left"), u"over 00:10:00"_s);
        QVERIFY(sentencesIn(block(sheet, "wanted")).contains(u"To be back: Web shop by 03:20:00."_s));
        const auto& actions = tableIn(block(sheet, "actions"), "actions");
        QCOMPARE_EQ(cellIn(actions, u"corruption/promote"_s, "standing").text, u"Done"_s);
        QCOMPARE_EQ(cellIn(actions, u"corruption/promote"_s, "time").text, u"03:25:00"_s);
        // It was done a minute later.
        QVERIFY(cellIn(actions, u"corruption/change"_s, "standing").text != u"Done"_s);
        QCOMPARE_EQ(listedIn(block(sheet, "organisation")),
            QStringList { u"Incident commander: 王芳, since 03:11:00"_s });
        QVERIFY(
            sentencesIn(block(sheet, "organisation")).contains(u"Held by nobody: Database administrator."_s));
        QVERIFY(!rowWith(tableIn(block(sheet, "resources"), "uses"), "Database login").isEmpty());
        QCOMPARE_EQ(textIn(block(sheet, "clocks"), "clocks", "update:customers", "due"), u"03:45:00"_s);
        QCOMPARE_EQ(listedIn(block(sheet, "remember")), QStringList { u"1.2 Writes are frozen"_s });
        const auto leftOut = rowWith(tableIn(block(sheet, "left-out"), "reasons"), "Ask the vendor");
        QVERIFY(leftOut.contains(u"the vendor does not answer"_s));
    }

    void whatIsNotDecidedStandsInIt()
    {
        auto it = richIncident();
        const auto open = sheetAt(it, 11);
        QVERIFY(listedIn(block(open, "undecided")).contains(u"Not decided: Is a replica at hand?"_s));
        const auto decided = sheetAt(it, 30);
        QVERIFY(!listedIn(block(decided, "undecided")).contains(u"Not decided: Is a replica at hand?"_s));
        const auto later = sheetAt(it, 60);
        QVERIFY(listedIn(block(later, "undecided")).contains(u"Asked: Why did nobody see it?"_s));
    }

    void objectionsStandInIt()
    {
        ReportIncident it;
        const auto decision
            = it.tell(3, incident::NoteAdded { incident::NoteAdded::Kind::Decision, u"Wait an hour"_s });
        it.tell(4, incident::ObjectionNoted { decision, u"Kofi"_s, u"Waiting costs orders"_s });
        QVERIFY(listedIn(block(sheetAt(it, 5), "undecided"))
                    .contains(u"Objection of Kofi: Waiting costs orders"_s));
    }

    void worriesAreWrittenOrLeftToBeFilledIn()
    {
        auto it = richIncident();
        QVERIFY(sentencesIn(block(sheetAt(it, 30), "worries")).contains(u"To be filled in"_s));
        it.tell(29, incident::ReviewWritten { u"worries"_s, u"The disk is old"_s });
        const auto worries = sentencesIn(block(sheetAt(it, 30), "worries"));
        QVERIFY2(worries.contains(u"The disk is old"_s) && !worries.contains(u"To be filled in"_s),
            qPrintable(worries));
    }

    void aBareOneSaysWhatIsNotThere()
    {
        const ReportIncident it;
        const auto sheet = sheetAt(it, 1);
        QVERIFY(sentencesIn(block(sheet, "remember")).contains(u"Nothing is in force"_s));
        QVERIFY(sentencesIn(block(sheet, "left-out")).contains(u"nothing failed"_s));
        QVERIFY(sentencesIn(block(sheet, "resources"))
                    .contains(u"No credential was asked for through Muster."_s));
        QVERIFY(rowWith(tableIn(block(sheet, "actions"), "actions"), "The next one")
                    .contains(u"1.1 Find the newest restore point"_s));
    }

    /// Of what is long there is the nearest, and how much more there is.
    void itStaysShort()
    {
        auto it = richIncident();
        for (int i = 0; i < 30; ++i)
            it.tell(
                29, incident::NoteAdded { incident::NoteAdded::Kind::Question, u"Question %1?"_s.arg(i) });
        const auto sheet = sheetAt(it, 30);
        const auto& undecided = block(sheet, "undecided");
        QCOMPARE_EQ(listedIn(undecided).size(), 8);
        QVERIFY(sentencesIn(undecided).contains(u"And 22 more."_s));
    }

    void noValueOfACredentialIsThere()
    {
        const auto it = richIncident();
        QVERIFY(!sentencesIn(block(sheetAt(it, 200), "resources")).contains(u"hunter2"_s));
    }
};

MUSTER_TEST(TstHandoverSheet)
#include "tst_handoversheet.moc"
