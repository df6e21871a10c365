// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/reading.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstReading final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void aNameMayBeUsedBeforeItIsGiven();
    void scopesKeepNamesApart();
    void findingsComeInTheOrderOfTheFile();
    void slugs();
};

void TstReading::aNameMayBeUsedBeforeItIsGiven()
{
    Reading reading;
    reading.use({ NameKind::Role, NameKind::Person }, {}, u"ada"_s, { 0, 0, 1, 1 });
    reading.declare(NameKind::Person, {}, u"ada"_s, { 0, 0, 2, 1 });
    reading.checkNames();
    QVERIFY(reading.takeFindings().isEmpty());
}

void TstReading::scopesKeepNamesApart()
{
    Reading reading;
    reading.declare(NameKind::Step, u"one"_s, u"verify"_s, { 0, 0, 1, 1 });
    reading.declare(NameKind::Step, u"two"_s, u"verify"_s, { 0, 0, 2, 1 });
    QVERIFY(!reading.knows(NameKind::Step, {}, u"verify"_s));
    QVERIFY(reading.takeFindings().isEmpty());
    reading.declare(NameKind::Step, u"two"_s, u"verify"_s, { 0, 0, 3, 1 });
    QCOMPARE(reading.takeFindings().size(), 1);
}

void TstReading::findingsComeInTheOrderOfTheFile()
{
    Reading reading;
    reading.error("b", { 0, 0, 2, 1 }, u"second"_s);
    reading.warning("a", { 0, 0, 1, 9 }, u"first"_s);
    QCOMPARE(
        linesOf(u"f"_s, reading.takeFindings()), u"f:1:9: warning: a: first\nf:2:1: error: b: second\n"_s);
}

void TstReading::slugs()
{
    for (const auto& good : { u"a"_s, u"SEV-2"_s, u"a_b"_s, QString(64, u'x') })
        QVERIFY2(isSlug(good), qPrintable(good));
    for (const auto& bad : { QString(), u"-a"_s, u"a b"_s, u"a/b"_s, u"ä"_s, u"a.yaml"_s, QString(65, u'x') })
        QVERIFY2(!isSlug(bad), qPrintable(bad));
}

MUSTER_TEST(TstReading)
#include "tst_reading.moc"
