// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/intake.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::bundle;
using namespace Qt::Literals::StringLiterals;

class TstIntake : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void onlyNamesOfABundleAreTakenIn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isOne");
        const auto row = [](const QString& name, bool isOne) {
            QTest::newRow(qPrintable(u"<%1>"_s.arg(name.toHtmlEscaped()))) << name << isOne;
        };
        const auto chain = u"chains/00000000-0000-4000-8000-00000000000a/"_s;
        for (const auto& name : { u"heads.txt"_s, u"heads.sig"_s, u"READ-ME-FIRST.txt"_s, u"report.html"_s,
                 u"verify.sh"_s, u"words.txt"_s, chain + "events.jsonl"_L1, chain + "signatures.txt"_L1,
                 chain + "leaves.txt"_L1, "files/"_L1 + QString(64, u'a') })
            row(name, true);
        for (const auto& name :
            { QString(), u"/heads.txt"_s, u"./heads.txt"_s, u"../heads.txt"_s, u"heads.txt/"_s,
                u"heads.txt\n"_s, u"heads.txt "_s, u"heads.txt\u0000"_s, u"Heads.txt"_s, u"headsxtxt"_s,
                u"C:\\heads.txt"_s, u"\\heads.txt"_s, u"chains/../heads.txt"_s, chain + "../heads.txt"_L1,
                chain + "x"_L1, u"chains/events.jsonl"_s, chain, chain.toUpper() + "leaves.txt"_L1,
                u"files/"_s, "files/"_L1 + QString(63, u'a'), "files/"_L1 + QString(65, u'a'),
                "files/"_L1 + QString(64, u'A'), "files/"_L1 + QString(64, u'g'),
                "files/"_L1 + QString(64, u'٣'), u"files/../heads.txt"_s, u"/etc/passwd"_s, u".git/config"_s,
                u"report.htm"_s, u"report.html.exe"_s, u"files/report.html"_s, u"reportxhtml"_s })
            row(name, false);
    }
    void onlyNamesOfABundleAreTakenIn()
    {
        QFETCH(QString, name);
        QFETCH(bool, isOne);
        QCOMPARE(Intake::isFileName(name), isOne);
        Intake intake;
        QCOMPARE(intake.begin(name).has_value(), isOne);
    }

    void onlyItsFoldersAreTakenIn()
    {
        Intake intake;
        for (const auto& name :
            { u"files"_s, u"chains"_s, u"chains/00000000-0000-4000-8000-00000000000a"_s }) {
            VERIFY_RESULT(intake.folder(name));
            QVERIFY(!intake.folder(name));
        }
        for (const auto& name : { u""_s, u"."_s, u".."_s, u"files/x"_s, u"chains/x"_s, u"/files"_s, u"x"_s })
            QVERIFY2(!intake.folder(name), qPrintable(name));
        // The chain has no files.
        VERIFY_RESULT(intake.begin(u"heads.txt"_s));
        QVERIFY(!intake.finish());
    }

    void whatIsTakenInIsGivenBack()
    {
        Intake intake;
        VERIFY_RESULT(intake.begin(u"heads.txt"_s));
        VERIFY_RESULT(intake.add("ab"));
        VERIFY_RESULT(intake.add("c"));
        VERIFY_RESULT(intake.begin(u"words.txt"_s));
        QVERIFY(!intake.begin(u"heads.txt"_s));
        const auto files = intake.finish();
        VERIFY_RESULT(files);
        QCOMPARE(*files, (Files { { u"heads.txt"_s, "abc" }, { u"words.txt"_s, "" } }));
        QVERIFY(!Intake().finish());
    }

    void muchIsRefused()
    {
        const Limits usual;
        QCOMPARE(usual.files, 20000);
        QCOMPARE(usual.oneFile, 268435456);
        QCOMPARE(usual.allFiles, 1073741824);
        QCOMPARE(usual.report, 67108864);

        Intake brief({ 9, 10, 100, 2 });
        VERIFY_RESULT(brief.begin(u"report.html"_s));
        VERIFY_RESULT(brief.add("ab"));
        const auto more = brief.add("c");
        QVERIFY(!more && more.error().text.contains(u"report.html is larger"));
        VERIFY_RESULT(brief.begin(u"heads.txt"_s));
        VERIFY_RESULT(brief.add("abc"));

        Intake few({ 2, 10, 100 });
        VERIFY_RESULT(few.begin(u"heads.txt"_s));
        VERIFY_RESULT(few.begin(u"heads.sig"_s));
        const auto third = few.begin(u"words.txt"_s);
        QVERIFY(!third && third.error().text.contains(u"more than 2 files"));

        Intake small({ 9, 3, 5 });
        VERIFY_RESULT(small.begin(u"heads.txt"_s));
        VERIFY_RESULT(small.add("abc"));
        const auto fourth = small.add("d");
        QVERIFY(!fourth && fourth.error().text.contains(u"heads.txt is larger"));
        VERIFY_RESULT(small.begin(u"heads.sig"_s));
        VERIFY_RESULT(small.add("de"));
        const auto sixth = small.add("f");
        QVERIFY(!sixth && sixth.error().text.contains(u"in all"));
    }
};

MUSTER_TEST(TstIntake)
#include "tst_intake.moc"
