// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/payloadcodec.h"
#include "core/paper/typedlines.h"
#include "tests/core/paper/incidentrig.h"

#include <QDateTime>

using namespace muster;
using namespace muster::incident;
using namespace muster::paper;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Reads lines of one incident, an hour after it was declared.
struct Desk {
    PaperIncident incident;
    Walkthrough walk = incident.walk();

    Desk() { incident.maker.advance(std::chrono::hours(1)); }

    void change()
    {
        incident.change();
        walk = incident.walk();
    }

    [[nodiscard]] TypedLines read(const QString& text) const
    {
        return typedLines(text,
            { incident.plan, incident.state, walk,
                { incident.state.declaredAt, incident.now(), incident.zone } });
    }
    /// The acts of one line, one word after the other.
    [[nodiscard]] QString acts(const QString& line) const
    {
        const auto read = this->read(line);
        if (!read.faults.isEmpty())
            return u"? "_s + read.faults.first().text;
        if (read.lines.isEmpty())
            return u"nothing"_s;
        QStringList words { QDateTime::fromMSecsSinceEpoch(millisOf(read.lines.first().at()), incident.zone)
                                .toString(u"HHmm"_s) };
        for (const auto& act : read.lines.first().acts)
            words.append(std::visit([](const auto& p) { return told(p); }, act));
        return words.join(u" + "_s);
    }

    static QString step(const StepAddress& address) { return address.toString().section(u'/', 1); }
    static QString told(const StepCompleted& p) { return u"done %1 [%2]"_s.arg(step(p.step), p.saw); }
    static QString told(const StepStarted& p) { return u"started %1"_s.arg(step(p.step)); }
    static QString told(const StepSkipped& p)
    {
        return u"skipped %1 %2 [%3]"_s.arg(step(p.step), QString::number(int(p.reason)), p.why);
    }
    static QString told(const StepFailed& p) { return u"failed %1 [%2]"_s.arg(step(p.step), p.why); }
    static QString told(const StepDeferred& p) { return u"later %1 [%2]"_s.arg(step(p.step), p.why); }
    static QString told(const StepOverridden& p) { return u"by hand %1 [%2]"_s.arg(step(p.step), p.why); }
    static QString told(const StepReleased& p) { return u"released %1 [%2]"_s.arg(step(p.step), p.target); }
    static QString told(const StepVerified& p)
    {
        return u"seen %1 by %2 [%3%4]"_s.arg(
            step(p.step), p.how == SecondHow::Alone ? u"nobody"_s : p.secondName, p.saw, p.why);
    }
    static QString told(const ApprovalRequested& p) { return u"asked %1"_s.arg(step(p.step)); }
    static QString told(const ApprovalGiven& p)
    {
        return u"approved %1 by %2"_s.arg(step(p.step), p.approverName);
    }
    static QString told(const ApprovalRefused& p)
    {
        return u"refused %1 by %2 [%3]"_s.arg(step(p.step), p.approverName, p.why);
    }
    static QString told(const DecisionRecorded& p)
    {
        return u"answered %1 %2 [%3]"_s.arg(step(p.step), p.answer.toString(), p.why);
    }
    static QString told(const NoteAdded& p) { return u"note [%1]"_s.arg(p.text); }
    static QString told(const ServiceRecovered& p)
    {
        return u"back %1 [%2]"_s.arg(p.service.toString(), p.evidence);
    }
    static QString told(const PhaseCompleted& p) { return u"said %1"_s.arg(p.phase.toString()); }
    static QString told(const RollbackStarted& p) { return u"rolled back [%1]"_s.arg(p.why); }
    static QString told(const CredentialProven& p)
    {
        return u"%1 of %2"_s.arg(
            p.fact == CredentialProven::Fact::NewWorks ? u"new works"_s : u"old dead"_s, p.credential);
    }
    /// In Sydney, of the incident.
    static QString moment(Instant at)
    {
        return QDateTime::fromMSecsSinceEpoch(millisOf(at), QTimeZone("Australia/Sydney"))
            .toString(u"dd HHmm"_s);
    }
    static QString told(const RestorePointChosen& p)
    {
        return u"point %1 %2 %3 [%4]"_s.arg(
            p.service.toString(), moment(p.point), QString::number(int(p.standing)), p.source);
    }
    static QString told(const MessageSent& p)
    {
        return u"told %1 by <%2%3> next %4 [%5]"_s.arg(p.audience.toString(), p.channel,
            p.from ? p.from->toString() : QString(), p.nextAt ? moment(*p.nextAt) : u"never"_s, p.text);
    }
    static QString told(const RoleAssigned& p)
    {
        return u"%1 to %2"_s.arg(p.role.toString(), p.holderName)
            + (p.how == RoleAssigned::How::HandedOver ? QString() : u" taken"_s);
    }
    template <typename Other> static QString told(const Other&) { return u"something else"_s; }
};

} // namespace

class TstTypedLines final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void eachLineIsAnAct_data();
    void eachLineIsAnAct();
    void stepsOfAChangedPlanAreTypedByTheirCodes_data();
    void stepsOfAChangedPlanAreTypedByTheirCodes();
    void whatIsPrintedOfAChangedPlanCanBeTyped();
    void whatCannotBeReadIsSaid_data();
    void whatCannotBeReadIsSaid();
    void namesAreIdsOrTitlesOfAnyScript_data();
    void namesAreIdsOrTitlesOfAnyScript();
    void aStepKeepsItsOwnLetter();
    void whatIsPrintedBesideTheStepsCanBeTyped();
    void linesAreSortedByTheirTimes();
    void everyBadLineIsTold();
    void whatComesBeforeIsPutIn();
    void whatWasTypedBeforeIsKnown();
    void aTimeOfAnEarlierDayIsKnownToo();
    void bothTimesOfALineMayBeOfAnEarlierDay();
    void anActWithoutATimeIsKnownAtAnyTime();
    void whatIsNewerIsNotOverturned();
};

void TstTypedLines::eachLineIsAnAct_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("acts");
    const auto row = [](const char* line, const char* acts) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(acts);
    };
    row("1.2 0314", "0314 + done freeze []");
    row("  1.2:  at 3:14 ", "0314 + done freeze []");
    row("- [x] 1,2 0314", "0314 + done freeze []");
    row("freeze 0314 ok", "0314 + done freeze []");
    row("1.1 0314 02:50, proven", "0314 + done find [02:50, proven]");
    row("1.1 0314 -3 rows", "0314 + done find [-3 rows]");
    row("1.1 0314 done failed rows: 3", "0314 + done find [failed rows: 3]");
    row("1.1 0314 doneness 3", "0314 + done find [doneness 3]");
    row("1.2 0310 started", "0310 + started freeze");
    row("1.3 0320 skip console down", "0320 + skipped ask 3 [console down]");
    row("1.3 0320 skipped: not needed", "0320 + skipped ask 0 [not needed]");
    row("1.3 0320 FAIL", "0320 + failed ask []");
    row("1.3 0320 failed, nobody answers", "0320 + failed ask [nobody answers]");
    row("1.3 0320 later nobody answers", "0320 + later ask [nobody answers]");
    row("1.3 0320 put off", "0320 + later ask []");
    row("1.4 0330 1", "0330 + answered choose promote []");
    row("1.4 0330 2 because it is damaged", "0330 + answered choose restore [it is damaged]");
    row("1.4 0330 YES", "0330 + answered choose promote []");
    row("1.4 0330 No, restore: it is damaged", "0330 + answered choose restore [it is damaged]");
    row("1.4 0330 restore", "0330 + answered choose restore []");
    row("1.4 0330 done restore", "0330 + answered choose restore []");
    row("2.2 0335 ask", "0335 + asked drop");
    row("2.2 0336 approved by Owen", "0336 + approved drop by Owen");
    row("2.2 0336 approved Owen", "0336 + approved drop by Owen");
    row("2.2 0336 refused by Owen: not yet", "0336 + refused drop by Owen [not yet]");
    row("2.2 0337 release shop-production", "0337 + released drop [shop-production]");
    row("2.2 0338 with Ben", "0338 + done drop [] + seen drop by Ben []");
    row("2.2 0338 it is gone, with Ben Li",
        "0338 + done drop [it is gone] + seen drop by Ben Li [it is gone]");
    row("2.2 0338 seen by Ben: gone", "0338 + seen drop by Ben [gone]");
    row("2.2 0338 alone nobody is here", "0338 + seen drop by nobody [nobody is here]");
    // Nobody else has to see it: it is what was seen.
    row("2.1 0338 lag 3 s with Ben", "0338 + done promote [lag 3 s with Ben]");
    row("2.4 0339 by hand told them by phone", "0339 + by hand tell [told them by phone]");
    row("2.5 0340 new works", "0340 + new works of db-url");
    row("2.5 0340 old dead db-url: refused", "0340 + old dead of db-url");
    row("note 0335 Called the vendor", "0335 + note [Called the vendor]");
    row("Note: 03:35 - Called", "0335 + note [Called]");
    row("recovered postgres 0340", "0340 + back postgres []");
    row("recovered Web shop at 0340 orders go through", "0340 + back web [orders go through]");
    row("recovered postgres 2026-03-14 0340", "0340 + back postgres []");
    row("phase 1 0341", "0341 + said corruption/look");
    row("phase Look 0341 said", "0341 + said corruption/look");
    row("rollback 0350 the replica is damaged too", "0350 + rolled back [the replica is damaged too]");
    row("R1 0352", "0352 + done rollback:thaw []");
    row("R postgres 0250 at 0320", "0320 + point postgres 14 0250 0 []");
    row("r: POSTGRES 2:50 @ 3:20 proven, WAL archive", "0320 + point postgres 14 0250 1 [WAL archive]");
    row("R Web shop 2026-03-12 2350 at 0320 clean", "0320 + point web 12 2350 2 []");
    row("R web 2350 at 0320: at the vendor", "0320 + point web 13 2350 0 [at the vendor]");
    // Nobody wrote when it was chosen.
    row("R postgres 0312 snapshot 7", "0402 + point postgres 14 0312 0 [snapshot 7]");
    row("M customers 0320",
        "0320 + told customers by <> next never [Told while Muster was off; the words are on the paper.]");
    row("m Customers at 3:20 next 03:50",
        "0320 + told customers by <> next 14 0350 [Told while Muster was off; the words are on the paper.]");
    row("M customers 0320: We are down, next 0350", "0320 + told customers by <> next 14 0350 [We are down]");
    row("M customers 0320 next 0310, We are down", "0320 + told customers by <> next 15 0310 [We are down]");
    row("M customers 0320 next 2026-03-16 0900: Down for days",
        "0320 + told customers by <> next 16 0900 [Down for days]");
    row("M customers 0320: next steps follow", "0320 + told customers by <> next never [next steps follow]");
    row("M customers 0320: by now all is back",
        "0320 + told customers by <> next never [by now all is back]");
    row("M customers 0320: next 0350: next steps follow",
        "0320 + told customers by <> next 14 0350 [next steps follow]");
    row("M customers 0320 the next 30 minutes",
        "0320 + told customers by <> next never [the next 30 minutes]");
    row("C Sam 0400", "0400 + commander to Sam");
    row("c: Sam Li at 04:00", "0400 + commander to Sam Li");
    row("- [x] C mia 0400", "0400 + commander to Mia");
    row("", "nothing");
    row("# 1.2 0314", "nothing");
    row("[ ]", "nothing");
}

void TstTypedLines::eachLineIsAnAct()
{
    QFETCH(const QString, line);
    QFETCH(const QString, acts);
    QCOMPARE_EQ(Desk().acts(line), acts);
}

void TstTypedLines::stepsOfAChangedPlanAreTypedByTheirCodes_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("acts");
    const auto row = [](const char* line, const char* acts) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(acts);
    };
    row("1.2a 0330 all there", "0330 + done added-1 [all there]");
    row("1.2A 0330 all there", "0330 + done added-1 [all there]");
    row("- [x] 1,2a: 0330 all there", "0330 + done added-1 [all there]");
    row("1.2 0330", "0330 + done freeze []");
    // Of the scenario that was attached, also where it was moved away from there.
    row("B1.2 0330", "0330 + done freeze []");
    row("b1,2 0330 ok", "0330 + done freeze []");
    row("b1.1 0330 02:50", "0330 + done find [02:50]");
    row("B1.4 0330 2", "0330 + answered choose restore []");
    row("B2.2 0330 approved by Owen", "0330 + approved drop by Owen");
    row("phase 1 0341", "0341 + said corruption/look");
    row("phase B2 0341", "0341 + said corruption#2/act");
    row("phase b2 0341 said", "0341 + said corruption#2/act");
    row("3.1 0350", "0350 + done smoke []");
    row("R1 0352", "0352 + done rollback:thaw []");
    row("RB1 0352", "0352 + done rollback:thaw []");
    // It is still there, whoever did it all the same.
    row("1.3 0330 skip console down", "0330 + skipped ask 3 [console down]");
    row("phase 4 0341", "? There is no phase \"4\" whose end is said. There is: 1, 2, B2.");
}

void TstTypedLines::stepsOfAChangedPlanAreTypedByTheirCodes()
{
    QFETCH(const QString, line);
    QFETCH(const QString, acts);
    Desk desk;
    desk.change();
    QCOMPARE_EQ(desk.acts(line), acts);
    const auto read = desk.read(line);
    if (read.lines.isEmpty() || !line.startsWith(u'B', Qt::CaseInsensitive))
        return;
    QVERIFY2(read.lines.first().step->toString().startsWith(u"corruption#2/"),
        qPrintable(read.lines.first().step->toString()));
}

void TstTypedLines::whatIsPrintedOfAChangedPlanCanBeTyped()
{
    Desk desk;
    desk.change();
    const auto sheet = desk.incident.sheet();
    for (const auto& phase : sheet.phases + sheet.wayBack) {
        for (const auto& open : phase.steps) {
            const auto line = open.sheet.code + u" 0330 fail"_s;
            const auto read = desk.read(line);
            QVERIFY2(read.faults.isEmpty(), qPrintable(line));
            QVERIFY2(std::holds_alternative<StepFailed>(read.lines.first().acts.first()), qPrintable(line));
        }
    }
}

void TstTypedLines::whatCannotBeReadIsSaid_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* line, const char* said) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(said);
    };
    row("1.2", "There is no time; write for example: 1.2 0314");
    row("1.2 lag 3", "There is no time; write for example: 1.2 0314");
    row("1.2 0259", "0259 is not between the declaration, 2026-03-14 03:00 AEDT, and now, ");
    row("1.2 2314", "2314 is not between the declaration, 2026-03-14 03:00 AEDT, and now, ");
    row("1.12 0314", "\"1.12\"");
    row("hello 0314", "\"hello\" is no step; begin with a code such as 1.2");
    row("1.1 0314", "1.1 expects “a point before the damage”; write what was seen");
    row("1.1 0314 done", "1.1 expects “a point before the damage”; write what was seen");
    row("1.3 0314 skip", "Say why 1.3 was left out: 1.3 0314 skip WHY.");
    row("1.4 0314",
        "1.4 asks “Is a replica at hand?”; write the number of an answer after the time: "
        "1 Yes, promote it, 2 No, restore.");
    row("1.4 0314 3", "write the number of an answer");
    row("1.4 0314 ok", "write the number of an answer");
    row("2.4 0314", "say how you know: 2.4 0314 by hand WHY.");
    row("2.4 0314 by hand", "Say how you know that 2.4 is done: 2.4 0314 by hand WHY.");
    row("2.2 0314 approved", "Say who approved 2.2: 2.2 0314 approved by NAME.");
    row("2.2 0314 refused by Owen", "Say who refused 2.2, and why: 2.2 0314 refused by NAME: WHY.");
    row("2.2 0314 release", "Write the name of what 2.2 changes for good");
    row("2.2 0314 seen by", "Say who saw 2.2: 2.2 0314 seen by NAME: VALUE.");
    row("2.2 0314 alone", "Say why nobody else saw 2.2");
    row("1.2 0314 new works", "1.2 changes no credential.");
    row("note 0335", "The note is empty");
    row("note Called", "There is no time; write for example: note 0335 Called the vendor");
    row("recovered postgres", "There is no time; write for example: recovered SERVICE 0340");
    row("recovered postgre 0340", "The plan has no service \"postgre\". Did you mean postgres?");
    row("phase 3 0341", "There is no phase \"3\" whose end is said.");
    row("phase 1 0341 and more", "\"and more\" is not recorded with a phase");
    row("rollback 0350", "Say why it was rolled back");
    row("R2 0314", "no step");
    row("R postgres", "There is no time; write for example: R SERVICE 0250 at 0320");
    row("R 0250", "There is no name before the time; write for example: R SERVICE 0250 at 0320");
    row("R postgre 0250 at 0320", "The plan has no service \"postgre\". Did you mean postgres?");
    row("R mailserver 0250", "The plan has no service \"mailserver\". There is: postgres, web.");
    row("R postgres 0250 0320", "There are two times; write at before the one at which");
    row("R postgres 0250 at 2314", "2314 is not between the declaration, 2026-03-14 03:00 AEDT, and now, ");
    row("R postgres 2026-03-14 0350 at 0320",
        "The restore point 2026-03-14 0350 is not before 2026-03-14 03:20 AEDT, when it was chosen");
    row("M customers", "There is no time; write for example: M AUDIENCE 0320 next 0350");
    row("M 0320 customers", "There is no name before the time; write for example: M AUDIENCE");
    row("M press 0320", "The plan has no audience \"press\". There is: customers.");
    row("M customers 0259", "0259 is not between the declaration");
    row("M customers 0320 next", "There is no time behind next");
    row("M customers 0320 next steps", "There is no time behind next");
    row("M customers 0320 next 0320", "The next message at 0320 is not after 2026-03-14 03:20 AEDT");
    row("M customers 0320 by pigeon", "The plan has no channel and no message \"pigeon\" for them.");
    row("C Sam", "There is no time; write for example: C NAME 0400");
    row("C 0400", "There is no name before the time; write for example: C NAME 0400");
    row("C Sam 0400 by phone", "\"by phone\" is not recorded with a hand-over; write it as a note");
}

void TstTypedLines::whatCannotBeReadIsSaid()
{
    QFETCH(const QString, line);
    QFETCH(const QString, said);
    const auto read = Desk().read(line);
    QVERIFY(read.lines.isEmpty());
    QCOMPARE_EQ(read.faults.size(), 1);
    QVERIFY2(read.faults.first().text.contains(said), qPrintable(read.faults.first().text));
}

void TstTypedLines::namesAreIdsOrTitlesOfAnyScript_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("acts");
    const auto row = [](const char* line, const char* acts) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(acts);
    };
    row("R 数据库 0250 at 0320", "0320 + point postgres 14 0250 0 []");
    row("recovered 数据库 0340", "0340 + back postgres []");
    row("R متجر الويب 0250 at 0320", "0320 + point web 14 0250 0 []");
    row("M العملاء 0320 next 0350 by 邮件: 系统停机",
        "0320 + told customers by <mail> next 14 0350 [系统停机]");
    row("M KÄUFER 0320",
        "0320 + told buyers by <> next never [Told while Muster was off; the words are on the "
        "paper.]");
    // The same letter of two characters.
    row("M ka\xcc\x88ufer 0320 x", "0320 + told buyers by <> next never [x]");
    row("M buyers 0320 by status page next 0350",
        "0320 + told buyers by <status> next 14 0350 [Told while Muster was off; the words are on the "
        "paper.]");
    row("M buyers 0320 by first, by mail",
        "0320 + told buyers by <mailfirst> next never [Told by “first”; the words are on the paper.]");
    row("C オーウェン 0400", "0400 + commander to オーウェン");
    row("C OWEN 0400", "0400 + commander to オーウェン");
    row("R Cache 0250 at 0320", "? Several are called \"Cache\"; write the id of one: cache-a, cache-b.");
    row("R cache-b 0250 at 0320", "0320 + point cache-b 14 0250 0 []");
    row("M buyers 0320 by fax",
        "? The plan has no channel and no message \"fax\" for them. There is: mail, status, first.");
    // It is for others.
    row("M العملاء 0320 by first",
        "? The plan has no channel and no message \"first\" for them. There is: mail, status.");
}

void TstTypedLines::namesAreIdsOrTitlesOfAnyScript()
{
    QFETCH(const QString, line);
    QFETCH(const QString, acts);
    Desk desk;
    auto& plan = desk.incident.plan;
    plan.services[0].title = u"数据库"_s;
    plan.services[1].title = u"متجر الويب"_s;
    for (const auto* id : { "cache-a", "cache-b" }) {
        auto cache = plan.services[1];
        cache.id = plan::ServiceId(QString::fromLatin1(id));
        cache.title = u"Cache"_s;
        plan.services.append(cache);
    }
    plan.people[0].name = u"オーウェン"_s;
    auto& communications = plan.communications;
    communications.audiences[0].title = u"العملاء"_s;
    communications.audiences.append(communications.audiences[0]);
    communications.audiences[1].id = plan::AudienceId(u"buyers"_s);
    communications.audiences[1].title = u"Käufer"_s;
    for (const auto& [id, title] :
        { std::pair(u"mail"_s, u"邮件"_s), std::pair(u"status"_s, u"Status page"_s) }) {
        plan::Channel channel;
        channel.id = id;
        channel.title = title;
        communications.channels.append(channel);
    }
    plan::MessageTemplate first;
    first.id = plan::TemplateId(u"first"_s);
    first.audience = communications.audiences[1].id;
    first.subject = u"{{service}} is impaired"_s;
    communications.templates = { first };
    QCOMPARE_EQ(desk.acts(line), acts);
}

void TstTypedLines::aStepKeepsItsOwnLetter()
{
    Desk desk;
    desk.incident.plan.scenarios.first().procedure.first().steps[1].id = plan::StepId(u"m"_s);
    desk.walk = desk.incident.walk();
    QCOMPARE_EQ(desk.acts(u"m 0314"_s), u"0314 + done m []"_s);
    QVERIFY(desk.acts(u"M customers 0314"_s).contains(u"told customers"_s));
}

void TstTypedLines::whatIsPrintedBesideTheStepsCanBeTyped()
{
    Desk desk;
    for (const auto& table : desk.incident.sheet().beside.tables) {
        for (const auto& row : table.rows) {
            auto words = row;
            // The titles only tell the reader whom a code means.
            if (row.first().contains(u' '))
                words.removeAt(1);
            auto line = words.join(u' ')
                            .replace(u"___:___"_s, u"03:30"_s)
                            .replace(QString(24, u'_'), u"postgres"_s)
                            .remove(u'–');
            // In the row of a message the promise follows.
            line.replace(u"next 03:30"_s, u"next 03:40"_s);
            const auto read = desk.read(line);
            QVERIFY2(read.faults.isEmpty(), qPrintable(line));
            QCOMPARE_EQ(read.lines.size(), 1);
        }
    }
}

void TstTypedLines::linesAreSortedByTheirTimes()
{
    const auto read = Desk().read(u"note 0335 c\r\nnote 0310 a\n\nnote 0335 d\nnote 0320 b"_s);
    QVERIFY(read.faults.isEmpty());
    QStringList order;
    for (const auto& line : read.lines)
        order.append(QString::number(line.number) + u' ' + line.text);
    QCOMPARE_EQ(order,
        (QStringList { u"2 note 0310 a"_s, u"5 note 0320 b"_s, u"1 note 0335 c"_s, u"4 note 0335 d"_s }));
}

void TstTypedLines::everyBadLineIsTold()
{
    const auto read = Desk().read(u"1.2 0314\n1.2\nhello\nnote 0310 a"_s);
    QCOMPARE_EQ(read.lines.size(), 2);
    QCOMPARE_EQ(read.faults.size(), 2);
    QCOMPARE_EQ(read.faults[0].number, 2);
    QCOMPARE_EQ(read.faults[1].number, 3);
}

void TstTypedLines::whatComesBeforeIsPutIn()
{
    PaperIncident incident;
    const auto find = PaperIncident::at("find");
    const auto drop = PaperIncident::at("drop");
    const QList<Payload> done { StepCompleted { find, u"02:50"_s } };
    const QList<Payload> approved { ApprovalGiven {
        drop, SecondHow::SameKeyboard, person(u"Owen"_s), u"Owen"_s } };
    QCOMPARE_EQ(actsNow(done, incident.walk()), done);
    incident.tell(StepFailed { find, u"no console"_s });
    QCOMPARE_EQ(
        actsNow(done, incident.walk()), (QList<Payload> { StepReopened { find, u"tried again"_s } } + done));
    QCOMPARE_EQ(
        actsNow(approved, incident.walk()), (QList<Payload> { ApprovalRequested { drop } } + approved));
    incident.tell(ApprovalRequested { drop });
    QCOMPARE_EQ(actsNow(approved, incident.walk()), approved);
    incident.tell(ApprovalRefused { drop, person(u"Owen"_s), u"Owen"_s, u"not yet"_s });
    QCOMPARE_EQ(
        actsNow(approved, incident.walk()), (QList<Payload> { ApprovalRequested { drop } } + approved));
}

void TstTypedLines::whatWasTypedBeforeIsKnown()
{
    PaperIncident incident;
    const auto at = incident.now();
    const auto find = PaperIncident::at("find");
    incident.done("find", "02:50");
    incident.tell(StepVerified { find, SecondHow::SameKeyboard, person(u"Ben"_s), u"Ben"_s, u"02:50"_s, {} });
    incident.say("look");
    incident.tell(ServiceRecovered { plan::ServiceId(u"postgres"_s), u"lag 3 s"_s });
    RecordedActs recorded(incident.events);
    const auto after = [at](int minutes) { return QList<Instant> { at + std::chrono::minutes(minutes) }; };
    QVERIFY(recorded.find(StepCompleted { find, u"02:50"_s }, after(0)));
    QVERIFY(!recorded.find(StepCompleted { find, u"02:51"_s }, after(0)));
    QVERIFY(!recorded.find(StepCompleted { find, u"02:50"_s }, after(1)));
    // Ids of people, and what hangs on when it was recorded, are not typed.
    QVERIFY(recorded.find(StepVerified { find, SecondHow::SameKeyboard, {}, u"ben"_s, {}, {} }, after(1)));
    QVERIFY(!recorded.find(StepVerified { find, SecondHow::SameKeyboard, {}, u"Mia"_s, {}, {} }, after(1)));
    QVERIFY(recorded.find(PhaseCompleted { PhaseAddress(u"corruption/look"_s), 2 }, after(2)));
    QVERIFY(recorded.find(ServiceRecovered { plan::ServiceId(u"postgres"_s), {} }, after(3)));
    const NoteAdded note { NoteAdded::Kind::Note, u"Called"_s };
    QVERIFY(!recorded.find(note, after(9)));
    recorded.add(after(9).first(), note);
    QVERIFY(recorded.find(note, after(9)));
}

void TstTypedLines::aTimeOfAnEarlierDayIsKnownToo()
{
    Desk desk;
    desk.incident.tell(NoteAdded { NoteAdded::Kind::Note, u"Called"_s });
    const auto recorded = desk.incident.events.last();
    const auto shown = QDateTime::fromMSecsSinceEpoch(millisOf(recorded.at), desk.incident.zone);
    // The same line, a day later, means the later day first.
    desk.incident.maker.advance(std::chrono::hours(30));
    const auto read = desk.read(u"note %1 Called"_s.arg(shown.toString(u"HHmm"_s)));
    QCOMPARE_EQ(read.lines.size(), 1);
    const auto& line = read.lines.first();
    QCOMPARE_EQ(line.meant, (QList<Instant> { recorded.at + std::chrono::hours(24), recorded.at }));
    QCOMPARE_EQ(
        RecordedActs(desk.incident.events).find(line.acts.first(), line.meant), std::optional(recorded.at));
}

void TstTypedLines::bothTimesOfALineMayBeOfAnEarlierDay()
{
    Desk desk;
    const auto typed = u"R postgres 0250 at 0320\nM customers 0320 next 0350\nC Sam 0400"_s;
    RecordedActs recorded({});
    const auto first = desk.read(typed);
    QCOMPARE_EQ(first.lines.size(), 3);
    for (const auto& line : first.lines) {
        QVERIFY(!recorded.find(line.acts.first(), line));
        recorded.add(line.at(), line.acts.first());
    }
    // A month later, and the clocks were put back in between.
    desk.incident.maker.advance(std::chrono::hours(30 * 24));
    const auto again = desk.read(typed);
    QCOMPARE_EQ(again.lines.size(), 3);
    for (qsizetype i = 0; i < again.lines.size(); ++i) {
        const auto& line = again.lines[i];
        QVERIFY(line.at() != first.lines[i].at());
        QCOMPARE_EQ(recorded.find(line.acts.first(), line), std::optional(first.lines[i].at()));
    }
    // What is said otherwise is another act.
    for (const auto& other :
        { u"R postgres 0251 at 0320"_s, u"R web 0250 at 0320"_s, u"R postgres 0250 at 0320 proven"_s,
            u"M customers 0320 next 0351"_s, u"M customers 0320"_s, u"C Mia 0400"_s }) {
        const auto read = desk.read(other);
        QCOMPARE_EQ(read.lines.size(), 1);
        QVERIFY2(!recorded.find(read.lines.first().acts.first(), read.lines.first()), qPrintable(other));
    }
}

void TstTypedLines::anActWithoutATimeIsKnownAtAnyTime()
{
    Desk desk;
    const auto first = desk.read(u"R postgres 0250"_s).lines.value(0);
    QVERIFY(!first.isTimed);
    RecordedActs recorded({});
    recorded.add(first.at(), first.acts.first());
    desk.incident.maker.advance(std::chrono::hours(30));
    const auto again = desk.read(u"R postgres 0250"_s).lines.value(0);
    QVERIFY(again.acts.first() != first.acts.first());
    QCOMPARE_EQ(recorded.find(again.acts.first(), again), std::optional(first.at()));
    const auto other = desk.read(u"R postgres 0249"_s).lines.value(0);
    QVERIFY(!recorded.find(other.acts.first(), other));
}

void TstTypedLines::whatIsNewerIsNotOverturned()
{
    PaperIncident incident;
    const auto before = incident.now() - std::chrono::seconds(1);
    const RoleAssigned sam { commanderRole(), person(u"Sam"_s), u"Sam"_s, RoleAssigned::How::HandedOver };
    const RestorePointChosen point { plan::ServiceId(u"postgres"_s), before,
        RestorePointChosen::Standing::Present, {} };
    QVERIFY(!outrun(sam, before, incident.state));
    QVERIFY(!outrun(point, before, incident.state));
    incident.tell(
        RoleAssigned { commanderRole(), person(u"Mia"_s), u"Mia"_s, RoleAssigned::How::HandedOver });
    incident.tell(point);
    QVERIFY(outrun(sam, before, incident.state));
    QVERIFY2(outrun(sam, before, incident.state)->text.contains(u"Command was given to Mia after that"_s),
        qPrintable(outrun(sam, before, incident.state)->text));
    QVERIFY(outrun(point, before, incident.state));
    QVERIFY(!outrun(sam, incident.now(), incident.state));
    QVERIFY(!outrun(point, incident.now(), incident.state));
    auto web = point;
    web.service = plan::ServiceId(u"web"_s);
    QVERIFY(!outrun(web, before, incident.state));
    QVERIFY(!outrun(NoteAdded { NoteAdded::Kind::Note, u"x"_s }, before, incident.state));
}

MUSTER_TEST(TstTypedLines)
#include "tst_typedlines.moc"
