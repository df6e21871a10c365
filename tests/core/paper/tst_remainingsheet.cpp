// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/remainingsheet.h"
#include "tests/core/paper/incidentrig.h"

using namespace muster;
using namespace muster::incident;
using namespace muster::paper;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The sheet as text: a line a fact.
QString textOf(const RemainingSheet& sheet)
{
    QStringList lines { u"%1 · %2 · %3 · %4 · %5"_s.arg(
        sheet.id, sheet.kind, sheet.title, sheet.plan, sheet.asOf) };
    const auto addSaid = [&](const QString& head, const QList<Said>& all) {
        for (const auto& said : all)
            lines.append(head + said.name + u" | "_s + said.lines.join(u" / "_s));
    };
    addSaid({}, sheet.about);
    const auto addTables = [&](const Section& section) {
        for (const auto& table : section.tables) {
            lines.append(u"= %1: %2"_s.arg(table.caption, table.columns.join(u" | "_s)));
            for (auto row : table.rows)
                lines.append(u"  "_s + row.replaceInStrings(u"\n"_s, u" / "_s).join(u" | "_s));
        }
    };
    addTables(sheet.due);
    addSaid(u"over: "_s, sheet.over);
    addSaid(u"in force: "_s, sheet.inForce);
    for (const auto& phase : sheet.phases + sheet.wayBack) {
        lines.append(u"== "_s + phase.name);
        addSaid(u"   "_s, phase.about);
        for (const auto& open : phase.steps) {
            lines.append(u"%1 [ ] %2 at __:__"_s.arg(open.sheet.code, open.sheet.text));
            for (const auto& mark : open.sheet.marks)
                lines.append(u"      "_s + mark.toUpper());
            for (const auto& line : open.standing)
                lines.append(u"      ! "_s + line);
            for (const auto& piece : open.sheet.pieces)
                lines.append(u"      %1 | %2"_s.arg(piece.label, piece.lines.join(u" / "_s)));
            for (const auto& blank : open.blanks)
                lines.append(u"      ____ %1%2"_s.arg(
                    blank.label, blank.kind == Blank::Kind::Words ? QString() : u" at __:__"_s));
        }
        if (!phase.complete.isEmpty())
            lines.append(u"   say: "_s + phase.complete);
    }
    addTables(sheet.beside);
    for (const auto& table : sheet.calls.tables)
        lines.append(u"calls: "_s + table.caption);
    return lines.join(u'\n') + u'\n';
}

OpenStep stepOf(const RemainingSheet& sheet, const QString& code)
{
    for (const auto& phase : sheet.phases) {
        for (const auto& step : phase.steps) {
            if (step.sheet.code == code)
                return step;
        }
    }
    return {};
}

QStringList codesOf(const RemainingSheet& sheet)
{
    QStringList codes;
    for (const auto& phase : sheet.phases) {
        for (const auto& step : phase.steps)
            codes.append(step.sheet.code);
    }
    return codes;
}

} // namespace

class TstRemainingSheet final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void inTheMiddleOfAPhase()
    {
        PaperIncident incident;
        incident.done("find", "02:50, proven");
        incident.done("freeze");
        incident.tell(StepWaiting { PaperIncident::at("ask"), {}, u"the night shift of the vendor"_s });
        incident.tell(StepDeferred {
            PaperIncident::at("change"), UntilPhase { plan::PhaseId(u"act"_s) }, u"the vault is down"_s });
        QCOMPARE_EQ(textOf(incident.sheet()), QString::fromUtf8(paperData("remaining.txt")));
    }

    void theRecordIsMarkedWhereThereIsAnEntry()
    {
        PaperIncident incident;
        QVERIFY(!incident.sheet().record);
        const auto head = incident.events.last().head();
        const auto record = incident.sheet(head).record;
        QVERIFY(record);
        QCOMPARE_EQ(record->seq, head.seq);
        QVERIFY(journal::headMarkFromText(record->code)->fits(head));
        QVERIFY(
            journal::headMarkFromText(u"%1: %2"_s.arg(head.seq).arg(record->words.join(u' ')))->fits(head));
    }

    void aPhaseThatIsOverIsALine()
    {
        PaperIncident incident(journal::StreamKind::Drill);
        incident.done("find", "02:50");
        incident.done("freeze");
        incident.tell(StepSkipped { PaperIncident::at("ask"), SkipReason::NotNeeded, {} });
        incident.answer("restore");
        auto sheet = incident.sheet();
        QCOMPARE_EQ(sheet.kind, u"DRILL"_s);
        // All is done, but nobody has said so.
        QVERIFY(sheet.over.isEmpty());
        QCOMPARE_EQ(sheet.phases.first().name, u"1 Look"_s);
        QVERIFY(sheet.phases.first().steps.isEmpty());
        QCOMPARE_EQ(sheet.phases.first().complete, u"The damage is known"_s);
        incident.say("look");
        sheet = incident.sheet();
        QCOMPARE_EQ(sheet.over,
            (QList<Said> { { u"1 Look"_s,
                { u"4 of 4: 1.1, 1.2, 1.3 (skipped), 1.4; the last at 03:06; said to be complete at 03:07"_s } } }));
        // The branch that was not taken is left out, and what is certain needs no "if"; what time may bring
        // does.
        QCOMPARE_EQ(codesOf(sheet), (QStringList { u"2.2"_s, u"2.3"_s, u"2.4"_s, u"2.5"_s, u"3.1"_s }));
        QCOMPARE_EQ(stepOf(sheet, u"2.2"_s).standing, (QStringList { u"GO ON HERE"_s }));
        QCOMPARE_EQ(
            stepOf(sheet, u"2.3"_s).standing, (QStringList { u"ONLY IF the RTO of Postgres is missed"_s }));
    }

    void whatBecameOfAStepIsTold()
    {
        PaperIncident incident;
        incident.done("find", "02:50");
        incident.done("freeze");
        incident.done("ask");
        incident.answer("restore");
        incident.say("look");
        const auto drop = PaperIncident::at("drop");
        const auto standing = [&] { return stepOf(incident.sheet(), u"2.2"_s).standing.sliced(1); };
        const auto blanks = [&] {
            QStringList labels;
            const auto step = stepOf(incident.sheet(), u"2.2"_s);
            for (const auto& blank : step.blanks)
                labels.append(blank.label);
            return labels.join(u" | "_s);
        };
        QCOMPARE_EQ(blanks(), u"Approved by | Write its name first | Second person"_s);
        incident.tell(ApprovalRequested { drop });
        QCOMPARE_EQ(standing(), (QStringList { u"WAITING for approval since 03:08, asked for by Ada"_s }));
        incident.tell(ApprovalRefused { drop, person(u"Owen"_s), u"Owen"_s, u"not yet"_s });
        QCOMPARE_EQ(standing(), (QStringList { u"APPROVAL REFUSED at 03:09 by Owen: not yet"_s }));
        incident.tell(ApprovalRequested { drop });
        incident.tell(ApprovalGiven { drop, SecondHow::ReadBack, person(u"Owen"_s), u"Owen"_s });
        incident.tell(StepReleased { drop, u"shop-production"_s });
        QCOMPARE_EQ(
            standing(), (QStringList { u"APPROVED at 03:11 by Owen"_s, u"RELEASED at 03:12 by Ada"_s }));
        QCOMPARE_EQ(blanks(), u"Second person"_s);
        incident.tell(StepFailed { drop, u"access denied"_s });
        QCOMPARE_EQ(standing().first(), u"FAILED at 03:13 by Ada: access denied"_s);
        incident.tell(StepHeld { drop });
        QCOMPARE_EQ(standing()[1], u"HELD since 03:14 by Ada"_s);
        incident.tell(StepReopened { drop, {} });
        incident.tell(StepStarted { drop });
        QCOMPARE_EQ(standing().first(), u"STARTED at 03:16 by Ada"_s);
        incident.done("drop", "gone");
        QCOMPARE_EQ(standing().first(), u"DONE at 03:17 by Ada, WAITING for a second person: gone"_s);
        QCOMPARE_EQ(blanks(), u"Second person"_s);
    }

    void promisesHaveTheirTimes()
    {
        PaperIncident incident;
        incident.maker.advance(std::chrono::hours(26));
        incident.tell(ServiceRecovered { plan::ServiceId(u"web"_s), {} });
        const auto sheet = incident.sheet();
        const auto& rows = sheet.due.tables.first().rows;
        QCOMPARE_EQ(rows.size(), 2);
        QCOMPARE_EQ(rows[0].first(), u"Postgres"_s);
        QCOMPARE_EQ(rows[0][3], u"2026-03-14 03:50, OVERDUE"_s);
        QCOMPARE_EQ(rows[1][1], u"back"_s);
        QCOMPARE_EQ(rows[1][4], u"05:02"_s);
    }

    void whatWasChangedHasItsPlaceAndItsCode()
    {
        PaperIncident incident;
        incident.change();
        auto sheet = incident.sheet();
        QStringList phases;
        for (const auto& phase : sheet.phases)
            phases.append(phase.name);
        // What is struck is left out, and a phase in which nothing is left to do.
        QCOMPARE_EQ(phases, (QStringList { u"1 Look"_s, u"2 Act"_s, u"B2 Act"_s, u"3 Validation"_s }));
        QCOMPARE_EQ(
            codesOf(sheet).first(5), (QStringList { u"1.1"_s, u"1.2"_s, u"1.2a"_s, u"B1.2"_s, u"1.4"_s }));
        QCOMPARE_EQ(codesOf(sheet).last(), u"3.1"_s);
        QVERIFY(sheet.over.isEmpty());
        QCOMPARE_EQ(stepOf(sheet, u"1.2a"_s).sheet.text, u"Count the rows"_s);
        QCOMPARE_EQ(stepOf(sheet, u"1.2a"_s).blanks.size(), 1);
        QCOMPARE_EQ(stepOf(sheet, u"B1.2"_s).sheet.text, u"Freeze writes"_s);
        QCOMPARE_EQ(stepOf(sheet, u"1.1"_s).standing, (QStringList { u"GO ON HERE"_s }));
        QCOMPARE_EQ(stepOf(sheet, u"B2.1"_s).standing,
            (QStringList { u"ONLY IF “Is a replica at hand?” is answered “Yes, promote it”"_s }));
        // The way back begins with what was attached.
        QCOMPARE_EQ(sheet.wayBack.first().name, u"Rollback"_s);
        QStringList back;
        for (const auto& step : sheet.wayBack.first().steps)
            back.append(step.sheet.code);
        QCOMPARE_EQ(back, (QStringList { u"RB1"_s, u"R1"_s }));

        incident.done("find", "02:50");
        incident.done("freeze");
        incident.tell(StepCompleted { StepAddress(u"corruption#2/freeze"_s), {} });
        sheet = incident.sheet();
        QCOMPARE_EQ(sheet.phases.first().about.last().lines,
            (QStringList { u"3 of 5: 1.1, 1.2, B1.2; the last at 03:11"_s }));
        QCOMPARE_EQ(codesOf(sheet).first(2), (QStringList { u"1.2a"_s, u"1.4"_s }));
    }

    void aPhaseWhoseStepsAreStruckIsALine()
    {
        PaperIncident incident;
        incident.tell(StepStruck { StepAddress(u"validation/smoke"_s), {} });
        incident::RunningPlan running(std::make_shared<const plan::Plan>(incident.plan));
        running.follow(incident.state);
        incident.plan = running.current();
        QCOMPARE_EQ(incident.sheet().over, (QList<Said> { { u"3 Validation"_s, { u"struck"_s } } }));
    }

    void rollingBackLeavesTheProcedure()
    {
        PaperIncident incident;
        incident.done("find", "02:50");
        QCOMPARE_EQ(incident.sheet().wayBack.size(), 1);
        QCOMPARE_EQ(incident.sheet().wayBack.first().steps.first().sheet.code, u"R1"_s);
        incident.tell(RollbackStarted { u"the replica is damaged too"_s });
        const auto sheet = incident.sheet();
        QCOMPARE_EQ(codesOf(sheet), (QStringList { u"3.1"_s, u"R1"_s }));
        QCOMPARE_EQ(sheet.phases.last().name, u"Rollback"_s);
        QVERIFY(sheet.wayBack.isEmpty());
        QVERIFY(sheet.phases.last().complete.isEmpty());
    }

    void whatHappensBesideTheStepsHasBlanksAndCodes()
    {
        PaperIncident incident;
        incident.plan.communications.channels = { { u"mail"_s, u"Mail"_s, {}, {}, {}, {}, false, {} } };
        incident.plan.communications.audiences.append(
            { plan::AudienceId(u"press"_s), u"Press"_s, {}, {}, {}, false, {} });
        const auto sheet = incident.sheet();
        QStringList captions;
        for (const auto& table : sheet.beside.tables)
            captions.append(table.caption);
        QCOMPARE_EQ(captions,
            (QStringList { u"Restore points"_s, u"Told whom, when; by mail"_s, u"Command handed to"_s }));
        QStringList codes;
        for (const auto& row : sheet.beside.tables[1].rows)
            codes.append(row.first());
        // Whoever is told again and again has more room.
        QCOMPARE_EQ(
            codes, (QStringList { u"M customers"_s, u"M customers"_s, u"M customers"_s, u"M press"_s }));
        QCOMPARE_EQ(sheet.beside.tables[1].rows.first()[3], u"by ____________"_s);

        incident.plan.communications = {};
        QCOMPARE_EQ(incident.sheet().beside.tables.size(), 2);
        incident.tell(IncidentClosed {});
        QVERIFY(incident.sheet().beside.tables.isEmpty());
    }

    void nothingIsLeftOfWhatIsOver_data()
    {
        QTest::addColumn<bool>("closed");
        QTest::newRow("all is done") << false;
        QTest::newRow("it was closed before") << true;
    }
    void nothingIsLeftOfWhatIsOver()
    {
        QFETCH(const bool, closed);
        PaperIncident incident;
        incident.done("find", "02:50");
        if (closed) {
            incident.tell(IncidentClosed {});
        } else {
            incident.done("freeze");
            incident.done("ask");
            incident.answer("promote");
            incident.say("look");
            incident.done("promote", "lag 3 s");
            incident.tell(ServiceRecovered { plan::ServiceId(u"postgres"_s), {} });
            incident.tell(StepSkipped { PaperIncident::at("tell"), SkipReason::NotNeeded, {} });
            incident.tell(StepSkipped { PaperIncident::at("change"), SkipReason::NotNeeded, {} });
            incident.say("act");
            incident.tell(StepCompleted { StepAddress(u"validation/smoke"_s), {} });
        }
        const auto sheet = incident.sheet();
        QCOMPARE_EQ(codesOf(sheet), QStringList());
        QVERIFY(sheet.phases.isEmpty());
        QVERIFY(sheet.wayBack.isEmpty());
        QCOMPARE_EQ(sheet.over.size(), 3);
    }
};

MUSTER_TEST(TstRemainingSheet)
#include "tst_remainingsheet.moc"
