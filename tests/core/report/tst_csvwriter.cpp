// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csvwriter.h"
#include "tests/core/report/reportrig.h"

#include <algorithm>

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstCsvWriter final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyLineHasItsFields()
    {
        const auto bytes = csvOf(richIncident().made());
        QCOMPARE_EQ(bytes.count("\r\n"), csvIn(bytes).size());
        QVERIFY(bytes.startsWith("section,table,row,column,text,number,unit,id\r\n"));
        for (const auto& line : csvIn(bytes))
            QVERIFY2(line.size() == 8, qPrintable(line.join(u'|')));
    }

    void noTextIsAFormula()
    {
        for (const auto& line : csvIn(csvOf(richIncident().made()))) {
            for (qsizetype i = 0; i < 5; ++i)
                QVERIFY2(line.at(i).isEmpty() || !u"=+-@\t\r\n"_s.contains(line.at(i).front()),
                    qPrintable(line.at(i)));
        }
        Report report;
        for (const auto* text : { "=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "＝1" })
            report.facts.append({ u"a"_s, u"-b"_s, { QString::fromUtf8(text) } });
        const auto lines = csvIn(csvOf(report));
        for (const auto& line : lines) {
            if (line.at(1) != u"facts")
                continue;
            QVERIFY(line.at(3) == u"'-b");
            QVERIFY2(line.at(4).startsWith(u'\''), qPrintable(line.at(4)));
        }
    }

    void quotesAndBreaksStayInTheirField()
    {
        Report report;
        report.facts = { { u"a"_s, u"name"_s, { u"one \"two\",\nthree"_s } } };
        const auto lines = csvIn(csvOf(report));
        const auto fact = std::find_if(
            lines.begin(), lines.end(), [](const QStringList& line) { return line.at(1) == u"facts"; });
        QVERIFY(fact != lines.end());
        QCOMPARE_EQ(fact->at(4), u"one \"two\",\nthree"_s);
    }

    /// A number is a number, also one below nothing.
    void numbersStandBare()
    {
        QVERIFY(csvOf(richIncident().made())
                    .contains(",\"over 00:26:00\",-1560000,ms,\"objectives.rto.web.margin\"\r\n"));
    }
};

MUSTER_TEST(TstCsvWriter)
#include "tst_csvwriter.moc"
