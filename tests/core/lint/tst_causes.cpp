// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/causes.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const Rule kRule { "feasibility.some", Finding::Severity::Warning, Consequence::DataLost, nullptr };

Causes::Entry entry(int number)
{
    const auto n = QString::number(number);
    return { u"id"_s + n, u"Name "_s + n, { number, 1, {} }, u"Text "_s + n, u"Hint "_s + n,
        { Place { 100 + number, 1, {} } } };
}

QList<Finding> told(const Causes& causes)
{
    QList<Finding> list;
    Findings found(kRule, list);
    causes.tell(found);
    return list;
}

} // namespace

class TstCauses final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void aFewAreToldOneByOne();
    void manyOfOneCauseAreToldAsOne();
    void notAllAreNamed();
};

void TstCauses::aFewAreToldOneByOne()
{
    Causes causes;
    for (int i = 1; i <= 5; ++i)
        causes.add(u"tier"_s, entry(i));
    causes.add(u"other"_s, entry(6));
    const auto list = told(causes);
    QCOMPARE(list.size(), 6);
    QCOMPARE(list.first().subject, u"id1"_s);
    QCOMPARE(list.first().hint, u"Hint 1"_s);
    QCOMPARE(list.first().rule, u"feasibility.some"_s);
    QCOMPARE(list.first().against.size(), 1);
    QCOMPARE(list.last().text, u"Text 6"_s);
}

void TstCauses::manyOfOneCauseAreToldAsOne()
{
    Causes causes;
    for (int i = 1; i <= 6; ++i)
        causes.add(u"tier"_s, entry(i));
    const auto list = told(causes);
    QCOMPARE(list.size(), 1);
    QCOMPARE(list.first().subject, u"tier"_s);
    QCOMPARE(list.first().text, u"Text 1; and so with 5 more: Name 2, Name 3, Name 4, Name 5, Name 6"_s);
    QCOMPARE(list.first().place.line, 1);
    QCOMPARE(list.first().against.size(), 6);
    QCOMPARE(list.first().against.first().line, 101);
    QCOMPARE(list.first().against.last().line, 6);
}

void TstCauses::notAllAreNamed()
{
    Causes causes;
    for (int i = 1; i <= 30; ++i)
        causes.add(u"tier"_s, entry(i));
    const auto list = told(causes);
    QCOMPARE(list.size(), 1);
    QVERIFY(list.first().text.contains(u"and so with 29 more: Name 2, "));
    QVERIFY(list.first().text.endsWith(u", Name 9, …"));
}

MUSTER_TEST(TstCauses)
#include "tst_causes.moc"
