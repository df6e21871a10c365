// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/difftree.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::plan;
using namespace muster::plan::diff;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstDiffTree final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void valuesHaveTheirLineAndOrder();
    void aPlanWithoutTextIsAnEmptyMap();
    void theOrderOfKeysIsNoDifference();
    void keysThatAreGoneStandWhereTheyStood();
    void aPromiseIsReadInBothForms();
};

void TstDiffTree::valuesHaveTheirLineAndOrder()
{
    const auto plan = planOf("vendors:\n  - title: V\n    id: v\nobjectives:\n  rto: 1 h\n");
    const auto side = sideOf(plan);
    QCOMPARE(keysOf({}, side.root), (QStringList { u"muster"_s, u"plan"_s, u"vendors"_s, u"objectives"_s }));
    const auto& vendor = itemsAt(&side.root, u"vendors"_s).first();
    QCOMPARE(vendor.span.line, 4);
    QCOMPARE(vendor.entries.first().key, u"title"_s);
    QCOMPARE(vendor.find(u"id"_s)->span.line, 5);
    QCOMPARE(side.root.find(u"objectives"_s)->find(u"rto"_s)->span.line, 7);
}

void TstDiffTree::aPlanWithoutTextIsAnEmptyMap()
{
    const Plan plan;
    const auto side = sideOf(plan);
    QVERIFY(isMap(&side.root) && side.root.entries.isEmpty());
    QVERIFY(!isMap(nullptr) && !isList(nullptr) && !hasItems(nullptr) && !holdsMaps(nullptr));
}

void TstDiffTree::theOrderOfKeysIsNoDifference()
{
    const auto tree = [](const QByteArray& text) { return *readYaml(text).root; };
    QVERIFY(same(tree("{a: 1, b: [x, y]}"), tree("b:\n  - x\n  - \"y\"\na: 1\n")));
    QVERIFY(!same(tree("{a: 1, b: [x, y]}"), tree("{a: 1, b: [y, x]}")));
    QVERIFY(!same(tree("{a: 1}"), tree("{b: 1}")));
    QVERIFY(!same(tree("{a: []}"), tree("{a: {}}")));
}

void TstDiffTree::keysThatAreGoneStandWhereTheyStood()
{
    const auto tree = [](const QByteArray& text) { return *readYaml(text).root; };
    QCOMPARE(keysOf(tree("{a: 1, b: 1, c: 1}"), tree("{c: 1, a: 1, d: 1}")),
        (QStringList { u"c"_s, u"a"_s, u"b"_s, u"d"_s }));
    QCOMPARE(keysOf(tree("{a: 1, b: 1}"), tree("{b: 1}")), (QStringList { u"a"_s, u"b"_s }));
}

void TstDiffTree::aPromiseIsReadInBothForms()
{
    const auto root = *readYaml("{a: 1 h, b: {value: 2 h}, c: {remark: x}}").root;
    QCOMPARE(promiseText(root.find(u"a"_s)), u"1 h"_s);
    QCOMPARE(promiseText(root.find(u"b"_s)), u"2 h"_s);
    QVERIFY(promiseText(root.find(u"c"_s)).isNull());
    QVERIFY(promiseText(nullptr).isNull());
}

MUSTER_TEST(TstDiffTree)
#include "tst_difftree.moc"
