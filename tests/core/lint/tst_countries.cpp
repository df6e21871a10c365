// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/countries.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstCountries final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void placesAreOfTheirCountries_data();
    void placesAreOfTheirCountries();
    void onlyACountryIsNoRegion();
    void theUnionHoldsItsMembers();
};

void TstCountries::placesAreOfTheirCountries_data()
{
    QTest::addColumn<QString>("countries");
    const auto row = [](const char* text, const char* countries) {
        QTest::newRow(text) << QString::fromLatin1(countries);
    };
    row("AU", "AU");
    row("AU residency", "AU");
    row("Neon cold storage (AU)", "AU");
    row("Sydney", "AU");
    row("syd1", "AU");
    row("ap-southeast-2", "AU");
    row("ap-southeast-1", "SG");
    row("Singapore", "SG");
    row("Frankfurt, Germany", "DE");
    row("Sydney and Singapore", "AU SG");
    row("eu-west-1", "IE");
    row("unknown", "");
    row("rack 7", "");
    row("tell us where", "");
    row("", "");
}

void TstCountries::placesAreOfTheirCountries()
{
    QFETCH(QString, countries);
    QCOMPARE(countriesIn(QString::fromLatin1(QTest::currentDataTag())).join(u' '), countries);
}

void TstCountries::onlyACountryIsNoRegion()
{
    QVERIFY(isCountry(u"AU"_s));
    QVERIFY(isCountry(u" Australia "_s));
    QVERIFY(isCountry(u"europe"_s));
    QVERIFY(!isCountry(u"Sydney"_s));
    QVERIFY(!isCountry(u"us-east-1"_s));
    QVERIFY(!isCountry(u"unknown"_s));
    QVERIFY(!isCountry(QString()));
}

void TstCountries::theUnionHoldsItsMembers()
{
    QVERIFY(liesIn(u"AU"_s, { u"AU"_s, u"SG"_s }));
    QVERIFY(!liesIn(u"SG"_s, { u"AU"_s }));
    QVERIFY(liesIn(u"DE"_s, { u"EU"_s }));
    QVERIFY(!liesIn(u"GB"_s, { u"EU"_s }));
    QVERIFY(!liesIn(u"CH"_s, { u"EU"_s }));
    // Somewhere in the union may be just there.
    QVERIFY(liesIn(u"EU"_s, { u"DE"_s }));
    QVERIFY(!liesIn(u"EU"_s, { u"US"_s }));
}

MUSTER_TEST(TstCountries)
#include "tst_countries.moc"
