// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/htmlpages.h"
#include "core/paper/plansheet.h"
#include "tests/core/paper/paperrig.h"

#include <QRegularExpression>

using namespace muster;
using namespace muster::paper;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QString pageOf(const plan::Plan& plan)
{
    return QString::fromUtf8(planPage(planSheet(plan), u"2026-03-14"_s));
}

/// The text between the tags, as a reader sees it.
QString readOf(QString html)
{
    html.remove(QRegularExpression(u"<style>.*?</style>"_s, QRegularExpression::DotMatchesEverythingOption));
    html.remove(QRegularExpression(u"<[^>]*>"_s));
    return html.replace(u"&lt;"_s, u"<"_s)
        .replace(u"&gt;"_s, u">"_s)
        .replace(u"&quot;"_s, u"\""_s)
        .replace(u"&nbsp;"_s, u" "_s)
        .replace(u"&amp;"_s, u"&"_s);
}

/// The elements that are open and closed in the wrong order, or nothing.
QString unbalanced(const QString& html)
{
    static const QStringList kAlone { u"meta"_s, u"br"_s };
    QStringList open;
    auto tags = QRegularExpression(u"<(/?)([a-z][a-z0-9]*)[^>]*>"_s).globalMatch(html);
    while (tags.hasNext()) {
        const auto tag = tags.next();
        const auto name = tag.captured(2);
        if (kAlone.contains(name))
            continue;
        if (tag.captured(1).isEmpty())
            open.append(name);
        else if (open.isEmpty() || open.takeLast() != name)
            return tag.captured();
    }
    return open.join(u' ');
}

} // namespace

class TstHtmlPages final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void aSmallPlanIsThisPage()
    {
        const auto wanted = QString::fromUtf8(paperData("small.html")).split(u'\n');
        const auto written = pageOf(smallPlan()).split(u'\n');
        for (qsizetype i = 0; i < std::min(wanted.size(), written.size()); ++i)
            QCOMPARE_EQ(written[i], wanted[i]);
        QCOMPARE_EQ(written.size(), wanted.size());
    }

    void nothingOfThePacksIsMissing_data() { addPackRows(); }
    void nothingOfThePacksIsMissing()
    {
        QFETCH(const QString, pack);
        const auto plan = plan::PlanLibrary().plan(pack);
        VERIFY_RESULT(plan);
        const auto html = pageOf(*plan);
        QCOMPARE_EQ(unbalanced(html), QString());
        const auto read = dense(readOf(html));
        for (const auto& words : wordsThatMustBeThere(*plan))
            QVERIFY2(read.contains(dense(words)), qPrintable(words));
        for (const auto& contact : plan->contacts) {
            for (const auto& words : { contact.title, contact.email, contact.phone })
                QVERIFY2(read.contains(dense(words)), qPrintable(words));
        }
        for (const auto& one : plan->disagreements) {
            for (const auto& side : one.sides)
                QVERIFY2(read.contains(dense(side.text)), qPrintable(side.text));
        }
    }

    void aPageNeedsNothingButItself_data() { addPackRows(); }
    void aPageNeedsNothingButItself()
    {
        QFETCH(const QString, pack);
        const auto plan = plan::PlanLibrary().plan(pack);
        VERIFY_RESULT(plan);
        const auto html = pageOf(*plan);
        for (const auto* part : { "<script", "src=", "<link", "@import", "url(", "<img", "<iframe" })
            QVERIFY2(!html.contains(QLatin1StringView(part)), part);
    }

    void hostileTextIsOnlyText()
    {
        const auto plan = planOf(paperData("hostile.plan.yaml"));
        const auto html = pageOf(plan);
        QVERIFY(!html.contains(u"<script"_s));
        QVERIFY(!html.contains(u"<img"_s));
        QVERIFY(!html.contains(u"<svg"_s));
        QVERIFY(!html.contains(u"href=\"javascript"_s));
        QVERIFY(!html.contains(QChar(0x202e)));
        QVERIFY(html.contains(u"<html lang=\"en\">"_s));
        QVERIFY(html.contains(u"%1 %2 &amp;amp; &lt;b&gt;"_s));
        QVERIFY(readOf(html).contains(u"a\uFFFDb"_s));
        QVERIFY(readOf(html).contains(u"a\\u202eb"_s));
        QCOMPARE_EQ(unbalanced(html), QString());
    }

    void tablesNameTheirRowsAndColumns()
    {
        const auto html = pageOf(smallPlan());
        QCOMPARE_EQ(html.count(u"<table>"_s), html.count(u"<caption>"_s));
        QVERIFY(html.contains(u"<th scope=\"col\">RTO</th>"_s));
        QVERIFY(html.contains(u"<th scope=\"row\"><span class=\"whole\">Database</span></th>"_s));
    }

    void whoCanBeReachedIsALink()
    {
        const auto html = pageOf(smallPlan());
        QVERIFY(html.contains(u"href=\"tel:+493023125101\""_s));
        QVERIFY(html.contains(u"href=\"mailto:ada@shop.example\""_s));
        QVERIFY(html.contains(u"href=\"https://status.host.example\""_s));
    }

    void anEmptyPlanIsAPageToo()
    {
        const auto html = pageOf(planOf("muster: 1\nplan: {id: p, title: P}\n"));
        QCOMPARE_EQ(unbalanced(html), QString());
        QVERIFY(html.contains(u"The plan has no scenario."_s));
        QVERIFY(html.contains(u"The plan names nobody to call."_s));
    }

    void theIndexListsThePlans()
    {
        const auto html = QString::fromUtf8(indexPage({ planSheet(smallPlan()) }, u"2026-03-14"_s));
        QVERIFY(html.contains(u"<a href=\"small.html\">Small &amp; &lt;b&gt;bold&lt;/b&gt;</a>"_s));
        for (const auto* cell : { ">7<", ">in force<", ">Ada<", ">1<" })
            QVERIFY2(html.contains(QLatin1StringView(cell)), cell);
        QCOMPARE_EQ(unbalanced(html), QString());
        QVERIFY(QString::fromUtf8(indexPage({}, {})).contains(u"<table>"_s));
    }

    void ourPagesAreKnownByTheirBeginning()
    {
        const auto page = planPage(planSheet(smallPlan()), u"2026-03-14"_s);
        QVERIFY(isOurPage(page.first(kPageBeginning)));
        QVERIFY(!isOurPage("<!DOCTYPE html><title>Mine</title>"));
        // What a plan says does not make a page ours.
        const auto plan
            = planOf("muster: 1\nplan: {id: p, title: '<meta name=\"generator\" content=\"x\">'}\n");
        QCOMPARE_EQ(planPage(planSheet(plan), {}).count("<meta name=\"generator\""), 1);
    }
};

MUSTER_TEST(TstHtmlPages)
#include "tst_htmlpages.moc"
