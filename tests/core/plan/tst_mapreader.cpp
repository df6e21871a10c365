// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/mapreader.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TstMapReader final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void whatIsAbsentReadsAsEmpty();
    void whatIsThereIsRead();
    void aKeyThatNobodyReadIsReported();
    void aCredentialThatIsNotListedIsAWarning();
    void unknownIsNoName();
};

void TstMapReader::whatIsAbsentReadsAsEmpty()
{
    const auto tree = readYaml("{}\n");
    Reading reading;
    MapReader map(reading, *tree.root, u"thing"_s);
    QVERIFY(map.text("a"_L1).isEmpty());
    QVERIFY(!map.flag("b"_L1));
    QVERIFY(!map.duration("c"_L1));
    QVERIFY(map.target("d"_L1).state == Target::State::Unknown);
    QVERIFY(!map.recurrence("e"_L1));
    QVERIFY(map.texts("f"_L1).isEmpty());
    QVERIFY(map.list("g"_L1).isEmpty());
    QVERIFY(!map.map("h"_L1));
    map.finish();
    QCOMPARE(linesOf(u"t"_s, reading.takeFindings()), QString());
}

void TstMapReader::whatIsThereIsRead()
{
    const auto tree
        = readYaml("{a: 5 min, b: 'true', c: {value: ~ 1 h, status: measured, remark: r}, d: 50 %, "
                   "e: 2026-01-31, f: {x: y}, g: [h, i], source: 'doc.md:3-5'}\n");
    QVERIFY(tree.root);
    Reading reading;
    MapReader map(reading, *tree.root, u"thing"_s);
    QVERIFY(map.duration("a"_L1) == std::optional<Millis>(5min));
    QVERIFY(map.flag("b"_L1));
    const auto target = map.target("c"_L1);
    QVERIFY(target.approximate && target.status == Target::Status::Measured && target.remark == u"r");
    QCOMPARE(map.quantity("d"_L1, "%"_L1).value_or(0), 50.0);
    QVERIFY(map.date("e"_L1) == std::optional(QDate(2026, 1, 31)));
    QCOMPARE(map.textMap("f"_L1).value(u"x"_s), u"y"_s);
    QCOMPARE(map.texts("g"_L1), (QStringList { u"h"_s, u"i"_s }));
    QCOMPARE(map.place().source, u"doc.md:3-5"_s);
    map.finish();
    QCOMPARE(linesOf(u"t"_s, reading.takeFindings()), QString());
}

void TstMapReader::aKeyThatNobodyReadIsReported()
{
    const auto tree = readYaml("titel: x\n");
    Reading reading;
    MapReader map(reading, *tree.root, u"thing"_s);
    QVERIFY(map.text("title"_L1).isEmpty());
    map.finish();
    QCOMPARE(linesOf(u"t"_s, reading.takeFindings()),
        u"t:1:1: error: plan.unknown-key: 'titel' is not a key of this thing (did you mean 'title'?)\n"_s);
}

void TstMapReader::aCredentialThatIsNotListedIsAWarning()
{
    const auto tree = readYaml("address: \"credential:neon\"\n");
    Reading reading;
    reading.declare(NameKind::Credential, {}, u"neon-url"_s, {});
    MapReader map(reading, *tree.root, u"thing"_s);
    QCOMPARE(map.address("address"_L1), u"credential:neon"_s);
    reading.checkNames();
    QCOMPARE(linesOf(u"t"_s, reading.takeFindings()),
        u"t:1:10: warning: plan.unknown-credential: There is no credential 'neon' (did you mean 'neon-url'?)\n"_s);
}

void TstMapReader::unknownIsNoName()
{
    const auto tree = readYaml("{a: unknown, b: none, c: unknown}\n");
    Reading reading;
    MapReader map(reading, *tree.root, u"thing"_s);
    QVERIFY(map.name("a"_L1, { NameKind::Service }).isEmpty());
    QVERIFY(map.name("b"_L1, { NameKind::Service }).isEmpty());
    QCOMPARE(map.who("c"_L1), u"unknown"_s);
    reading.checkNames();
    QCOMPARE(linesOf(u"t"_s, reading.takeFindings()), QString());
}

MUSTER_TEST(TstMapReader)
#include "tst_mapreader.moc"
