// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/sections.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstDecisionsSection final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void decisionsHaveTheirReasons()
    {
        const auto it = richIncident();
        const auto section = decisionsSection(it.record());
        const auto row = rowWith(tableIn(section, "answers"), "Is a replica at hand?");
        QCOMPARE_EQ(row.at(0), u"03:12:00"_s);
        QCOMPARE_EQ(row.at(2), u"Yes, promote it"_s);
        QCOMPARE_EQ(row.at(3), u"=1+1 is two | and `more`"_s);
        QCOMPARE_EQ(row.at(4), u"王芳"_s);
        QCOMPARE_EQ(row.at(5), u"stands"_s);
        QVERIFY(!rowWith(tableIn(section, "answers"), "Keep the replica for a week").isEmpty());
        QVERIFY(sentencesIn(section).contains(u"Nobody was asked to approve a step."_s));
    }

    void objectionsStandBesideTheirDecisions()
    {
        auto it = richIncident();
        auto section = decisionsSection(it.record());
        const auto said = u"ليلى حداد: “nobody has tried the replica”"_s;
        QCOMPARE_EQ(rowWith(tableIn(section, "answers"), "Is a replica at hand?").at(6), said);
        QCOMPARE_EQ(rowWith(tableIn(section, "answers"), "Keep the replica for a week").at(6), QString());
        const auto row = rowWith(tableIn(section, "objections"), "nobody has tried");
        QCOMPARE_EQ(row.at(0), u"04:04:00"_s);
        QCOMPARE_EQ(row.at(1), rowWith(tableIn(section, "answers"), "Is a replica at hand?").at(7));
        QCOMPARE_EQ(row.at(2), said);
        QCOMPARE_EQ(row.at(3), u"王芳"_s);
        // Several stand one behind the other; of somebody who says it for themselves no other name is needed.
        const auto about = it.record().state().objections.first().about;
        it.tell(111, incident::ObjectionNoted { about, {}, u"it was too early"_s });
        section = decisionsSection(it.record());
        QCOMPARE_EQ(rowWith(tableIn(section, "answers"), "Is a replica at hand?").at(6),
            said + u"; 王芳: “it was too early”"_s);
        ReportIncident none;
        QVERIFY(sentencesIn(decisionsSection(none.record()))
                    .contains(u"Nobody noted an objection to a decision."_s));
    }

    void aLaterAnswerTakesTheFirstBack()
    {
        ReportIncident it;
        const auto answer = [&](int after, const QString& id) {
            it.tell(after,
                incident::DecisionRecorded {
                    it.at("choose"), plan::DecisionId(u"path"_s), plan::AnswerId(id), {} });
        };
        answer(1, u"promote"_s);
        answer(2, u"restore"_s);
        const auto section = decisionsSection(it.record());
        const auto& table = tableIn(section, "answers");
        QCOMPARE_EQ(rowWith(table, "Yes, promote it").at(5), u"taken back or decided anew"_s);
        QCOMPARE_EQ(rowWith(table, "No, restore").at(5), u"stands"_s);
    }

    void approvalsAreTold()
    {
        ReportIncident it;
        const auto sam = person(u"Sam"_s);
        it.tell(1, incident::ApprovalRequested { it.at("promote") });
        it.tell(2, incident::ApprovalRefused { it.at("promote"), sam, u"Sam"_s, u"not now"_s });
        it.tell(
            3, incident::ApprovalGiven { it.at("promote"), incident::SecondHow::ReadBack, sam, u"Sam"_s });
        const auto section = decisionsSection(it.record());
        const auto& table = tableIn(section, "approvals");
        QCOMPARE_EQ(table.rows.size(), 3);
        QCOMPARE_EQ(rowWith(table, "refused").at(5), u"not now"_s);
        QCOMPARE_EQ(rowWith(table, "approved").at(3), u"Sam"_s);
        QCOMPARE_EQ(rowWith(table, "approved").at(4), u"read back"_s);
        QVERIFY(sentencesIn(section).startsWith(u"No decision is on record."_s));
    }
};

MUSTER_TEST(TstDecisionsSection)
#include "tst_decisionssection.moc"
