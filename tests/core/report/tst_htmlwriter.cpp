// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/htmlwriter.h"
#include "tests/core/report/reportrig.h"

#include <QRegularExpression>

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstHtmlWriter final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void aPageNeedsNothingButItself()
    {
        const auto html = QString::fromUtf8(htmlOf(richIncident().made()));
        for (const auto* part : { "<script", "src=", "<link", "@import", "url(", "<img", "<iframe",
                 "http:", "https:", "javascript" })
            QVERIFY2(!html.contains(QLatin1StringView(part)), part);
    }

    void textsOfPeopleAreOnlyText()
    {
        const auto html = QString::fromUtf8(htmlOf(richIncident().made()));
        QVERIFY(html.contains(u"&lt;script&gt;alert(1)&lt;/script&gt;"_s));
        QVERIFY(html.contains(u"<h1 dir=\"auto\">Rows are missing &lt;b&gt;&amp; more&lt;/b&gt;</h1>"_s));
        QVERIFY(!html.contains(u"<b>&amp; more"_s));
    }

    void everyElementIsClosed()
    {
        const auto html = QString::fromUtf8(htmlOf(richIncident().made()));
        const QStringList alone { u"meta"_s, u"br"_s };
        QStringList open;
        static const QRegularExpression kTag(u"<(/?)([a-z][a-z0-9]*)[^>]*>"_s);
        auto tags = kTag.globalMatch(html);
        while (tags.hasNext()) {
            const auto tag = tags.next();
            if (alone.contains(tag.captured(2)))
                continue;
            if (tag.captured(1).isEmpty())
                open.append(tag.captured(2));
            else
                QVERIFY2(!open.isEmpty() && open.takeLast() == tag.captured(2), qPrintable(tag.captured()));
        }
        QCOMPARE_EQ(open, QStringList());
    }

    void everyLinkHasItsPlaceAndEveryIdIsOne()
    {
        const auto html = QString::fromUtf8(htmlOf(richIncident().made()));
        static const QRegularExpression kId(u" id=\"([^\"]+)\""_s);
        static const QRegularExpression kLink(u"href=\"#([^\"]+)\""_s);
        QStringList ids;
        for (auto all = kId.globalMatch(html); all.hasNext();)
            ids.append(all.next().captured(1));
        QCOMPARE_EQ(ids.removeDuplicates(), 0);
        int links = 0;
        for (auto all = kLink.globalMatch(html); all.hasNext(); ++links) {
            const auto link = all.next().captured(1);
            QVERIFY2(ids.contains(link), qPrintable(link));
        }
        QVERIFY(links > 20);
    }

    /// Without the timeline there is nowhere to go to.
    void aCopyWithoutTheTimelineLeadsNowhere()
    {
        auto it = richIncident();
        it.setup.leftOut = { u"timeline"_s };
        QVERIFY(!htmlOf(it.made()).contains("href=\"#entry-"));
    }

    void itPrintsWell()
    {
        const auto html = htmlOf(richIncident().made());
        QVERIFY(html.contains("@page{margin:"));
        QVERIFY(html.contains("thead{display:table-header-group}"));
        QVERIFY(html.contains("break-after:avoid"));
        // What is short is on one page.
        QVERIFY(html.contains("<div class=\"wide short\"><table id=\"objectives.rto\">"));
        QVERIFY(html.contains("<div class=\"wide\"><table id=\"timeline.entries\">"));
    }

    void aFigureThatWasDrawnIsShownAndTold()
    {
        Drawing drawing;
        drawing.svg
            = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\"><text>03:12</text></svg>";
        const auto html
            = QString::fromUtf8(htmlOf(richIncident().made(), { { u"planned-and-actual"_s, drawing } }));
        const auto figure = figureOf(html, u"adherence.planned-and-actual"_s);
        QVERIFY(figure.contains(u"<p class=\"title\">Planned and actual, by phase</p>"_s));
        QVERIFY(figure.contains(u"<div role=\"img\" aria-label=\"Planned and actual, by phase\">"
                                "<svg viewBox=\"0 0 2 1\"><text>03:12</text></svg></div>"_s));
        QVERIFY(figure.contains(u"<figcaption dir=\"auto\">Two bars for each phase"_s));
        QVERIFY(figure.contains(u"href=\"#adherence.phases\""_s));
        // The others are told all the same.
        QVERIFY(!figureOf(html, u"objectives.rto-burn"_s).contains(u"<svg"_s));
    }

    void aFigureThatWasNotDrawnIsTold()
    {
        const auto html = QString::fromUtf8(htmlOf(richIncident().made()));
        QVERIFY(!html.contains(u"<svg"_s));
        QVERIFY(!html.contains(u"role=\"img\""_s));
        for (const auto* id : { "objectives.rto-burn", "timeline.lanes", "adherence.planned-and-actual",
                 "communications.punctuality" })
            QVERIFY2(figureOf(html, QString::fromLatin1(id)).contains(u"<figcaption"_s), id);
    }

    void anExerciseSaysSoAtBothEnds()
    {
        QCOMPARE_EQ(htmlOf(ReportIncident(journal::StreamKind::Drill).made())
                        .count("<p class=\"banner\">EXERCISE</p>"),
            2);
        QVERIFY(!htmlOf(ReportIncident().made()).contains("class=\"banner\""));
    }

private:
    static QString figureOf(const QString& html, const QString& id)
    {
        const auto from = html.indexOf(u"<figure id=\"%1\">"_s.arg(id));
        return from < 0 ? QString() : html.mid(from, html.indexOf(u"</figure>"_s, from) - from);
    }
};

MUSTER_TEST(TstHtmlWriter)
#include "tst_htmlwriter.moc"
