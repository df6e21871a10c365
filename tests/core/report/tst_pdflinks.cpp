// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/pdflinks.h"
#include "tests/core/paper/pdfrig.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Pages with a word on each.
QByteArray drawn(const QStringList& words)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageMargins({});
    QPainter painter(&writer);
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (i > 0)
            writer.newPage();
        painter.drawText(2000, 3000, words.at(i));
    }
    painter.end();
    return bytes;
}

PdfExtras extras()
{
    PdfExtras made { u"Rows are missing: 王芳 <b>"_s, u"Shop & more"_s, u"en"_s,
        QDateTime(QDate(2026, 3, 14), QTime(3, 12, 5), Qt::UTC), u"1fd3a60a-e083-5b3d-8058-4d12f5e1b42f"_s };
    made.bookmarks
        = { { u"First"_s, { 0, 100 }, { { u"Below it"_s, { 1, 200 } } } }, { u"Second"_s, { 1, 300 } } };
    made.links = { { 0, QRectF(90, 180, 100, 100), { 1, 300 } } };
    return made;
}

} // namespace

class TstPdfLinks final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void theEdgesAreLaidOverThePages()
    {
        const auto made = completedPdf(drawn({ u"Alpha"_s, u"Beta"_s }), drawn({ u"One"_s, u"Two"_s }), {});
        VERIFY_RESULT(made);
        const auto pages = readBy(u"pdftotext"_s, {}, *made).split(u'\f');
        QCOMPARE_EQ(pages.size(), 3);
        QVERIFY(pages[0].contains(u"Alpha"_s) && pages[0].contains(u"One"_s));
        QVERIFY(pages[1].contains(u"Beta"_s) && pages[1].contains(u"Two"_s));
        QVERIFY(!pages[0].contains(u"Two"_s));
        const auto checked = readBy(u"qpdf"_s, { u"--check"_s }, *made);
        QVERIFY2(checked.contains(u"No syntax or stream encoding errors found"_s), qPrintable(checked));
    }

    void itSaysWhatItIs()
    {
        const auto made = completedPdf(drawn({ u"Alpha"_s }), drawn({ u"One"_s }),
            { u"Rows are missing: 王芳 <b>"_s, u"Shop & more"_s, u"en"_s,
                QDateTime(QDate(2026, 3, 14), QTime(3, 12, 5), Qt::UTC), u"1fd3a60a-0001"_s });
        VERIFY_RESULT(made);
        const auto told = readBy(u"pdfinfo"_s, { u"-isodates"_s }, *made);
        for (const auto& part :
            { u"Rows are missing: 王芳 <b>"_s, u"Shop & more"_s, u"2026-03-14T03:12:05Z"_s })
            QVERIFY2(told.contains(part), qPrintable(told));
        const auto meta = readBy(u"pdfinfo"_s, { u"-meta"_s }, *made);
        QVERIFY2(meta.contains(u"Rows are missing: 王芳 &lt;b&gt;"_s), qPrintable(meta));
        QVERIFY(meta.contains(u"<xmp:CreateDate>2026-03-14T03:12:05Z</xmp:CreateDate>"_s));
        QVERIFY(made->contains("/Lang"));
        QCOMPARE_EQ(subjectOfPdf(*made), u"1fd3a60a-0001"_s);
    }

    void placesAreFoundByOthers()
    {
        const auto made = completedPdf(drawn({ u"Alpha"_s, u"Beta"_s }), drawn({ u""_s, u""_s }), extras());
        VERIFY_RESULT(made);
        const auto xml = readBy(u"pdftohtml"_s, { u"-xml"_s, u"-i"_s, u"-stdout"_s }, *made);
        for (const auto* item : { "<item page=\"1\">First</item>", "<item page=\"2\">Below it</item>",
                 "<item page=\"2\">Second</item>" })
            QVERIFY2(xml.contains(QLatin1StringView(item)), qPrintable(xml));
        // One stands below another.
        QVERIFY(xml.indexOf(u"<outline>"_s, xml.indexOf(u"First</item>"_s)) < xml.indexOf(u"Below it"_s));
        // From the lower edge, as PDF counts: A4 is 842 points high.
        QVERIFY2(made->contains("/XYZ null 742 null"), "First");
        QVERIFY2(made->contains("/XYZ null 542 null"), "Second");
        QVERIFY2(made->contains("/Rect [ 90 562 190 662 ]"), "the link");
    }

    void theSameIsTheSameBytes()
    {
        const auto pages = drawn({ u"Alpha"_s });
        const auto edges = drawn({ u"One"_s });
        const auto once = completedPdf(pages, edges, {});
        VERIFY_RESULT(once);
        QCOMPARE_EQ(*completedPdf(pages, edges, {}), *once);
        // Drawn at another time.
        QCOMPARE_EQ(*completedPdf(drawn({ u"Alpha"_s }), drawn({ u"One"_s }), {}), *once);
    }

    void whatDoesNotFitIsRefused()
    {
        const auto pages = drawn({ u"Alpha"_s, u"Beta"_s });
        const auto fewer = completedPdf(pages, drawn({ u"One"_s }), {});
        QVERIFY(!fewer);
        QCOMPARE_EQ(fewer.error().fault, Fault::Internal);
        QVERIFY(!completedPdf("no PDF at all", pages, {}));
        QVERIFY(!completedPdf(pages, {}, {}));
        auto beyond = extras();
        beyond.links.first().target.page = 2;
        QVERIFY(!completedPdf(pages, pages, beyond));
        beyond = extras();
        beyond.bookmarks.last().place.page = 2;
        QVERIFY(!completedPdf(pages, pages, beyond));
    }

    void othersAreNoReports()
    {
        QCOMPARE_EQ(subjectOfPdf({}), QString());
        QCOMPARE_EQ(subjectOfPdf("something else"), QString());
        QCOMPARE_EQ(subjectOfPdf("%PDF-1.4 and nothing more"), QString());
        QCOMPARE_EQ(subjectOfPdf(drawn({ u"Alpha"_s })), QString());
        const auto made = completedPdf(drawn({ u"Alpha"_s, {} }), drawn({ u"One"_s, {} }), extras());
        VERIFY_RESULT(made);
        QCOMPARE_EQ(subjectOfPdf(*made), extras().subject);
        // Cut off, as a copy may be: whatever it says, it does not fall over.
        for (qsizetype size = made->size() - 1; size > 0; size -= 997)
            (void)subjectOfPdf(made->first(size));
    }
};

MUSTER_TEST(TstPdfLinks)
#include "tst_pdflinks.moc"
