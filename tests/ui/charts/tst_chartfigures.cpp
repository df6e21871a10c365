// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/charts/chartfigures.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace muster;
using namespace muster::metrics;
using namespace Qt::Literals::StringLiterals;

MUSTER_TEST_APPLICATION(QApplication)

Q_DECLARE_METATYPE(muster::metrics::Figure)

namespace {

constexpr qint64 kMinute = 60 * 1000;
constexpr double kWidth = 170;
/// What colours without colour differ by at least, in L* of CIELAB: black is 0, white 100.
constexpr double kApart = 10;

struct Label {
    QString text;
    QRectF box;
};

/// Where the texts of a drawing stand.
QList<Label> labelsOf(const report::Drawing& drawing)
{
    const auto font = ui::FigureLook::paper().font;
    const QFontMetricsF metrics(font);
    QList<Label> labels;
    QXmlStreamReader xml(drawing.svg);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement() || xml.name() != u"text")
            continue;
        const QPointF at(
            xml.attributes().value("x"_L1).toDouble(), xml.attributes().value("y"_L1).toDouble());
        const auto text = xml.readElementText().trimmed();
        labels.append({ text,
            QRectF(at.x(), at.y() - metrics.ascent(), metrics.horizontalAdvance(text),
                metrics.ascent() + metrics.descent()) });
    }
    return labels;
}

double lightness(const QColor& colour)
{
    const auto linear
        = [](double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    const double y
        = 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    return y > 0.008856 ? 116 * std::cbrt(y) - 16 : 903.3 * y;
}

Axis axis(int minutes, const QString& label)
{
    Axis axis { Origin::Failure, 0, minutes * kMinute, {} };
    for (int at = 0; at <= minutes; at += 10)
        axis.ticks.append({ at * kMinute, label.arg(at) });
    return axis;
}

Lane lane(const QString& name, const QList<Span>& spans, const QString& note = {})
{
    Lane lane { name, spans, note };
    for (auto& span : lane.spans) {
        span.from *= kMinute;
        span.until *= kMinute;
    }
    return lane;
}

Figure burn()
{
    Spans spans { axis(90, u"%1 min"_s),
        { lane(u"Database"_s, { { SpanKind::Planned, 0, 60 }, { SpanKind::Actual, 0, 30 } },
              u"00:30:00 of 1 h"_s),
            lane(QString::fromUtf8("数据库主节点与备份节点之间的复制服务以及其他很长的名字和更多的字"),
                { { SpanKind::Planned, 0, 30 }, { SpanKind::Actual, 0, 30 }, { SpanKind::Late, 30, 90 },
                    { SpanKind::Paused, 5, 20 } },
                u"✗ 01:30:00 of 30 min, not back, and this is a note that is far longer than any"_s),
            lane(QString::fromUtf8("خدمة الإشعارات والرسائل القصيرة والبريد الإلكتروني لجميع العملاء"),
                { { SpanKind::Planned, 0, 24 * 60 }, { SpanKind::Actual, 0, 44 } }, u"00:44:00 of 1 d"_s) } };
    spans.legend = { { SpanKind::Planned, u"promised"_s }, { SpanKind::Actual, u"until it was back"_s },
        { SpanKind::Late, u"beyond the promise"_s }, { SpanKind::Paused, u"paused"_s } };
    return { u"Time from the failure"_s, spans };
}

Figure gantt()
{
    Spans spans { axis(50, u"03:%1"_s),
        { lane(u"1 Declare"_s, { { SpanKind::Planned, 0, 5 }, { SpanKind::Actual, 0, 4 } }),
            lane(u"2 Database"_s, { { SpanKind::Planned, 5, 18 }, { SpanKind::Critical, 4, 20 } }) } };
    spans.markers = { { 1 * kMinute, u"Audit logs due 03:01"_s }, { 3 * kMinute, u"Web due 03:03"_s },
        { 50 * kMinute, u"Database due 03:50"_s } };
    spans.legend = { { SpanKind::Planned, u"planned"_s }, { SpanKind::Critical, u"critical"_s } };
    return { u"Planned and actual"_s, spans };
}

Figure punctuality()
{
    Spans spans { axis(120, u"04:%1:00 on the day after"_s),
        { lane(u"Customers"_s,
            { { SpanKind::Mark, 0, 0 }, { SpanKind::Late, 15, 20 }, { SpanKind::Mark, 20, 20 },
                { SpanKind::Kept, 40, 45 }, { SpanKind::Mark, 120, 120 } },
            u"1 of 2 on time"_s) } };
    for (int i = 0; i < 9; ++i)
        spans.legend.append({ SpanKind::Late, u"words that need a second row, number %1"_s.arg(i) });
    return { u"Updates"_s, spans };
}

Figure lanes(int number)
{
    Counts counts { axis(120, u"05:%1"_s), 10 * kMinute, {} };
    for (int i = 0; i < number; ++i)
        counts.lanes.append({ u"Kind %1"_s.arg(i), { 1, 0, 12, i, 0, 0, 0, 40, 0, 0, 0, 3 } });
    return { u"What was done when"_s, counts };
}

Figure bars()
{
    return { u"Time to recover"_s,
        Bars { u"min"_s, { u"first"_s, u"second"_s },
            { { u"Promised"_s, { 60, 60 } }, { u"Taken"_s, { 10, 40 } } } } };
}

} // namespace

class TstChartFigures : public QObject {
    Q_OBJECT

    [[nodiscard]] static report::Drawing drawn(const Figure& figure)
    {
        report::Figure block;
        block.id = u"figure"_s;
        block.drawing = figure;
        return ui::ChartFigures().drawn(block, kWidth);
    }
    /// With a margin around it.
    [[nodiscard]] static QImage painted(const Figure& figure, int margin = 0)
    {
        const auto picture = drawn(figure).picture;
        const auto size = picture.boundingRect().size() + QSize(2 * margin, 2 * margin);
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.drawPicture(margin, margin, picture);
        return image;
    }
    /// The longest run of a colour in a row of the image.
    [[nodiscard]] static int longest(const QImage& image, const QColor& colour, int row)
    {
        int most = 0;
        int run = 0;
        for (int x = 0; x < image.width(); ++x) {
            run = image.pixelColor(x, row) == colour ? run + 1 : 0;
            most = std::max(most, run);
        }
        return most;
    }
    /// The longest runs of a colour that are at all, one for each bar, from above.
    [[nodiscard]] static QList<int> lengths(const QImage& image, const QColor& colour)
    {
        QList<int> all;
        int most = 0;
        for (int y = 0; y < image.height(); ++y) {
            // A sample in the legend is shorter.
            const int here = longest(image, colour, y);
            if (here < 20 && most > 0)
                all.append(most);
            most = here < 20 ? 0 : std::max(most, here);
        }
        if (most > 0)
            all.append(most);
        return all;
    }
    static void addFigures()
    {
        QTest::addColumn<Figure>("figure");
        QTest::newRow("burn") << burn();
        QTest::newRow("gantt") << gantt();
        QTest::newRow("punctuality") << punctuality();
        QTest::newRow("lanes") << lanes(10);
        QTest::newRow("bars") << bars();
    }

private slots:
    void init() { test::failOnWarnings(); }

    void everyLabelIsWholeAndStandsApart_data() { addFigures(); }
    void everyLabelIsWholeAndStandsApart()
    {
        QFETCH(const Figure, figure);
        const auto drawing = drawn(figure);
        const QRectF whole(drawing.picture.boundingRect());
        const auto labels = labelsOf(drawing);
        QVERIFY(labels.size() > 4);
        for (qsizetype i = 0; i < labels.size(); ++i) {
            const auto box = labels.at(i).box.adjusted(0.5, 0.5, -0.5, -0.5);
            QVERIFY2(whole.contains(box), qPrintable(labels.at(i).text));
            for (qsizetype other = 0; other < i; ++other)
                QVERIFY2(!box.intersects(labels.at(other).box), qPrintable(labels.at(i).text));
        }
    }

    void nothingIsDrawnBesideThePicture_data() { addFigures(); }
    void nothingIsDrawnBesideThePicture()
    {
        QFETCH(const Figure, figure);
        constexpr int kMargin = 30;
        auto image = painted(figure, kMargin);
        QPainter painter(&image);
        painter.fillRect(image.rect().adjusted(kMargin, kMargin, -kMargin, -kMargin), Qt::white);
        painter.end();
        QImage empty(image.size(), image.format());
        empty.fill(Qt::white);
        QCOMPARE(image, empty);
    }

    void aDrawingIsOneElementWithTextsInIt_data() { addFigures(); }
    void aDrawingIsOneElementWithTextsInIt()
    {
        QFETCH(const Figure, figure);
        const auto svg = drawn(figure).svg;
        QVERIFY(svg.startsWith("<svg xmlns="));
        QVERIFY(svg.endsWith("</svg>"));
        QVERIFY(svg.contains(" viewBox=\"0 0 642.00 "));
        QVERIFY(!svg.contains("<?xml"));
        QVERIFY(!svg.contains("DOCTYPE"));
        QVERIFY(!svg.contains("<title"));
        // Several may stand in one page.
        QVERIFY(!svg.contains(" id="));
        QVERIFY(svg.contains("font-family=\"Muster Figures, system-ui, sans-serif\""));
    }

    void aNameIsAsLongAsThereIsRoomForIt()
    {
        QStringList texts;
        for (const auto& label : labelsOf(drawn(burn())))
            texts.append(label.text);
        QVERIFY(texts.contains(u"Database"_s));
        QVERIFY(texts.contains(u"00:30:00 of 1 h"_s));
        QVERIFY(texts.contains(u"beyond the promise"_s));
        const auto cut = texts.filter(u"…"_s);
        // Two names and a note are too long.
        QCOMPARE(cut.size(), 3);
        const auto chinese = texts.filter(QString::fromUtf8("数据库主节点"));
        QCOMPARE(chinese.size(), 1);
        QVERIFY(chinese.first().size() > 12);
        QVERIFY(!chinese.first().contains(QString::fromUtf8("更多的字")));
        QVERIFY(cut.filter(u"01:30:00 of 30 min"_s).size() == 1);
    }

    /// So that they stay apart in print and for everybody.
    void theInksDifferInLightness()
    {
        const auto look = ui::FigureLook::paper();
        const QList<SpanKind> kinds { SpanKind::Planned, SpanKind::Paused, SpanKind::Kept, SpanKind::Actual,
            SpanKind::Late, SpanKind::Critical };
        for (qsizetype i = 1; i < kinds.size(); ++i) {
            const double lighter = lightness(look.fillOf(kinds.at(i - 1)));
            QVERIFY2(
                lighter - lightness(look.fillOf(kinds.at(i))) >= kApart, qPrintable(wordOf(kinds.at(i))));
        }
        QVERIFY(std::abs(lightness(look.text) - lightness(look.ground)) > 80);
    }

    void barsAreAsLongAsTheirValues()
    {
        const auto look = ui::FigureLook::paper();
        const auto taken = lengths(painted(bars()), look.actual);
        QCOMPARE(taken.size(), 2);
        QVERIFY(taken.at(0) > 40);
        QVERIFY(std::abs(taken.at(0) * 4 - taken.at(1)) <= 8);
    }

    void spansAreAsLongAsTheirTimes()
    {
        const auto look = ui::FigureLook::paper();
        const auto image = painted(gantt());
        const auto actual = lengths(image, look.actual);
        const auto critical = lengths(image, look.critical);
        QCOMPARE(actual.size(), 1);
        QVERIFY(!critical.isEmpty());
        // 4 and 16 minutes; the lines of the markers cut the first.
        QVERIFY(critical.last() > 100);
        QVERIFY(actual.first() <= critical.last() / 4 + 2);
    }

    void countsAreAsHighAsTheyAreMany()
    {
        const auto look = ui::FigureLook::paper();
        const auto image = painted(lanes(1));
        QList<int> heights;
        bool wasIn = false;
        // In the last row of the lane every interval in which there was something stands.
        for (int x = 0; x < image.width(); ++x) {
            int height = 0;
            for (int y = 0; y < image.height(); ++y)
                height += image.pixelColor(x, y) == look.actual ? 1 : 0;
            if (height > 0 && !wasIn)
                heights.append(height);
            else if (height > 0)
                heights.last() = std::max(heights.last(), height);
            wasIn = height > 0;
        }
        QCOMPARE(heights.size(), 4);
        QVERIFY(heights.at(2) > 3 * heights.at(1) - 4);
        QVERIFY(heights.at(1) > heights.at(0));
    }

    void aFigureWithAllItsLanesFitsOnAPage()
    {
        constexpr double kHighest = 200;
        const auto size = drawn(lanes(12)).size;
        QVERIFY(size.height() < kHighest);
        QVERIFY(std::abs(size.width() - kWidth) < 1);
        // The picture has the shape that is promised.
        const auto box = drawn(lanes(12)).picture.boundingRect();
        QVERIFY(std::abs(size.width() / size.height() - double(box.width()) / box.height()) < 0.01);
    }

    void anEmptyFigureDrawsNothing()
    {
        const auto drawing = drawn({});
        QVERIFY(drawing.picture.isNull());
        QVERIFY(drawing.svg.isEmpty());
        QVERIFY(drawing.size.isEmpty());
    }

    void aWindowHasItsOwnInks()
    {
        auto look = ui::FigureLook::paper();
        look.text = Qt::white;
        look.ground = Qt::black;
        look.actual = QColor(1, 200, 3);
        report::Figure block;
        block.drawing = bars();
        const auto drawing = ui::ChartFigures(look).drawn(block, kWidth);
        QVERIFY(drawing.svg.contains("#01c803"));
        QVERIFY(!drawing.svg.contains(ui::FigureLook::paper().actual.name().toLatin1()));
    }
};

MUSTER_TEST(TstChartFigures)
#include "tst_chartfigures.moc"
