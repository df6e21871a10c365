// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/markdownwriter.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstMarkdownWriter final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void textsOfPeopleAreOnlyText()
    {
        const auto text = QString::fromUtf8(markdownOf(richIncident().made()));
        QVERIFY(text.contains(u"\\<script\\>alert(1)\\</script\\>"_s));
        QVERIFY(text.contains(u"# Rows are missing \\<b\\>\\& more\\</b\\>"_s));
        QVERIFY(text.contains(u"\\=1+1 is two \\| and \\`more\\`"_s));
    }

    void whatWouldBeAListIsNone()
    {
        Report report;
        report.sections = { { u"s"_s, u"S"_s,
            { Paragraph { u"- one"_s }, Paragraph { u"2. two"_s }, Paragraph { u"# three\nfour"_s },
                Paragraph { u"said\nagain"_s, true, u"Ada"_s, u"7"_s } } } };
        const auto text = QString::fromUtf8(markdownOf(report));
        QVERIFY(text.contains(u"\n\\- one\n"_s));
        QVERIFY(text.contains(u"\n2\\. two\n"_s));
        QVERIFY(text.contains(u"\n\\# three\\\nfour\n"_s));
        QVERIFY(text.contains(u"> said\\\n> again\n>\n> — In the words of Ada, entry 7\n"_s));
    }

    void aLineOfATableIsOneLine()
    {
        const auto text = QString::fromUtf8(markdownOf(richIncident().made()));
        QVERIFY(text.contains(u"The shop is back<br>Sorry."_s));
        QVERIFY(text.contains(u"| --- | ---: |"_s));
    }

    void aFigureIsTold()
    {
        Report report;
        report.sections = { { u"s"_s, u"S"_s,
            { Figure { u"f"_s, u"One bar\nis <longer>."_s, u"t"_s, { u"Bars"_s, {} } } } } };
        const auto text = QString::fromUtf8(markdownOf(report));
        QVERIFY2(text.contains(u"\n> **Bars** One bar is \\<longer\\>.\n"_s), qPrintable(text));
    }
};

MUSTER_TEST(TstMarkdownWriter)
#include "tst_markdownwriter.moc"
