// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/exchangewords.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::session;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

journal::OriginId console(int number)
{
    return journal::OriginId(QUuid(QString::number(number) + u"000000-0000-4000-8000-000000000000"_s));
}

QStringList textsOf(const QList<AccountLine>& lines)
{
    QStringList texts;
    for (const auto& line : lines)
        texts << line.text;
    return texts;
}

Imported someImport()
{
    Imported imported { .file = u"x.muster"_s,
        .stream = journal::StreamId(QUuid(u"abcdef01-0000-4000-8000-000000000000"_s)),
        .by = console(10) };
    imported.title = u"Rows are missing"_s;
    Imported::Source ada { .console = console(10), .fresh = 3, .known = 2 };
    ada.standing = ConsoleRegister::Known { { console(10), { u"ab"_s } } };
    ada.standing->console.vouched = estate::Console::Vouched { u"ab"_s, u"laptop of Ada"_s, u"Sam"_s, {} };
    Imported::Source own { .console = console(20), .fresh = 0, .known = 7 };
    own.standing = ConsoleRegister::Known { { console(20) }, true };
    Imported::Source stolen { .console = console(30), .fresh = 1, .known = 0 };
    stolen.standing = ConsoleRegister::Known { { console(30) } };
    stolen.standing->console.givenUp = estate::Console::GivenUp {};
    Imported::Source unknown { .console = console(40), .fresh = 1, .known = 0 };
    unknown.standing = ConsoleRegister::Known { { console(40) } };
    imported.consoles = { ada, own, stolen, unknown };
    imported.people = { { u""_s, 1 }, { u"Ada"_s, 4 } };
    imported.admission.stored = 5;
    return imported;
}

} // namespace

class TstExchangeWords final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whatCameFromWhomIsTold()
    {
        QCOMPARE_EQ(textsOf(accountOf(someImport())),
            (QStringList { u"Record abcdef01, Rows are missing, new here, brought by console 10000000:"_s,
                u"console 10000000, laptop of Ada: 3 new, 2 known already"_s,
                u"console 20000000, this console: 0 new, 7 known already"_s,
                u"console 30000000, REVOKED; \"muster-cli log consoles\" lists what it signed since: 1 new, 0 known already"_s,
                u"console 40000000, for which nobody vouches: 1 new, 0 known already"_s,
                u"entries of somebody whose name is withheld: 1"_s, u"entries of Ada: 4"_s }));
        auto estate = someImport();
        estate.kind = journal::StreamKind::Estate;
        QVERIFY(accountOf(estate).first().text.startsWith(u"What was recorded outside of incidents"_s));
        estate.kind = journal::StreamKind::Live;
        estate.wasKnown = true;
        QVERIFY(!accountOf(estate).first().text.contains(u"new here"_s));
    }

    void whatWasNotTakenInStandsOut()
    {
        auto imported = someImport();
        imported.takenBack = 1;
        imported.admission.renewed = true;
        imported.admission.refused.append({ imported.stream, console(30), 4, u"It says something else."_s });
        const auto lines = accountOf(imported);
        QVERIFY(lines.contains(
            { AccountLine::Kind::Detail, u"1 file was taken back here before and is not taken in again"_s }));
        QVERIFY(lines.contains({ AccountLine::Kind::Refusal,
            u"NOT TAKEN IN: console 30000000 from entry 4 on. It says something else."_s }));
        QCOMPARE_EQ(lines.last().kind, AccountLine::Kind::Refusal);
    }

    void ofSeveralOnlyTheNewsIsTold()
    {
        auto old = someImport();
        old.admission.stored = 0;
        const QList<FileImported> all { { u"a"_s, someImport() }, { u"b"_s, old }, { u"c"_s, old },
            { u"d"_s, fail(Fault::Invalid, u"d is no record of Muster."_s) } };
        const auto texts = textsOf(accountOf(all));
        QCOMPARE_EQ(texts.filter(u"Record abcdef01"_s).size(), 1);
        QCOMPARE_EQ(texts.last(), u"2 files brought nothing new."_s);
        QVERIFY(texts.contains(u"NOT TAKEN IN: d is no record of Muster."_s));
        // What was refused is news, and what stays away as well.
        old.takenBack = 1;
        QVERIFY(textsOf(accountOf({ FileImported { u"b"_s, old } })).first().startsWith(u"Record"_s));
    }

    void whatWasWrittenIsTold()
    {
        Exported exported { .file = u"x.muster"_s, .stream = someImport().stream, .entries = 4, .files = 2 };
        QCOMPARE_EQ(textsOf(accountOf(exported)),
            QStringList { u"x.muster: 4 entries, 2 files. Whoever has it can read all of it."_s });
        exported.hasReport = true;
        QCOMPARE_EQ(textsOf(accountOf(exported)),
            QStringList {
                u"x.muster: 4 entries, 2 files. Its report.html is for reading; what can be checked are "
                "the entries. Whoever has it can read all of it."_s });
        exported.hasReport = false;
        exported.isPartial = true;
        exported.withheldTexts = 7;
        exported.fault = u"heads.txt: Wrong."_s;
        exported.unreadable = { u"It is gone."_s };
        QCOMPARE_EQ(textsOf(accountOf(exported)),
            (QStringList {
                u"x.muster: 4 entries, 2 files. Not in it: texts 7, files 0. Names may still stand in other texts."_s,
                u"A file of the record is left out: It is gone."_s,
                u"x.muster was written, but the record does not hold. heads.txt: Wrong."_s }));
        auto there = exported;
        there.fault.clear();
        there.unreadable.clear();
        there.wasThere = true;
        QCOMPARE_EQ(textsOf(accountOf({ FileExported { u"x"_s, exported }, FileExported { u"x"_s, there },
                        FileExported { u"abcdef01"_s, fail(Fault::Storage, u"The disk is full."_s) } })),
            (QStringList { u"Records written: 1; there already as they are: 1."_s,
                u"A file of the record is left out: It is gone."_s,
                u"x.muster was written, but the record does not hold. heads.txt: Wrong."_s,
                u"NOT WRITTEN: record abcdef01. The disk is full."_s }));
    }

    void whoCanReadItIsSaidBefore()
    {
        QVERIFY(readersOf({}).contains(u"can read all of it"_s));
        QVERIFY(readersOf(bundle::Withholding {}).contains(u"can read all of it"_s));
        const auto names = readersOf(bundle::Withholding { .names = true });
        QVERIFY(
            names.contains(u"the names of those who acted"_s) && names.contains(u"other texts stay in it"_s));
        const auto most = readersOf(bundle::Withholding { true, true, true, { u"saw"_s } });
        QVERIFY(most.contains(u"every text"_s) && most.contains(u"cannot be opened"_s));
        QVERIFY(!most.contains(u"saw"_s) && !most.contains(u"other texts"_s));
        QVERIFY(readersOf(bundle::Withholding { .fields = { u"why"_s, u"saw"_s } }).contains(u"saw, why"_s));
    }
};

MUSTER_TEST(TstExchangeWords)
#include "tst_exchangewords.moc"
