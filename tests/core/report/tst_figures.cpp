// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/figures.h"
#include "core/report/sections.h"
#include "tests/core/report/reportrig.h"

#include <QSet>

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Every number that a figure draws.
struct Numbers {
    QSet<qint64> all;

    void operator()(const metrics::Bars& bars)
    {
        for (const auto& series : bars.series) {
            for (const auto value : series.values)
                all.insert(static_cast<qint64>(value));
        }
    }
    void operator()(const metrics::Spans& spans)
    {
        for (const auto& lane : spans.lanes) {
            for (const auto& span : lane.spans)
                all += QSet<qint64> { span.from, span.until };
        }
        for (const auto& marker : spans.markers)
            all.insert(marker.at);
        if (spans.axis.origin == metrics::Origin::Failure)
            all.remove(0);
    }
    void operator()(const metrics::Counts& counts)
    {
        for (const auto& lane : counts.lanes) {
            for (qsizetype i = 0; i < lane.counts.size(); ++i)
                all += QSet<qint64> { lane.counts.at(i), counts.axis.from + i * counts.step };
        }
        all.remove(0);
    }
};

/// Every number of a row; 0 where a cell has none.
QList<qint64> numbersOf(const Row& row)
{
    QList<qint64> numbers;
    for (const auto& cell : row.cells)
        numbers.append(cell.number ? cell.number->value : 0);
    return numbers;
}

/// Every number of these tables, and what follows from two of them: until when something was overdue, when
/// after the failure a clock was paused, and what that adds to what was promised and achieved.
QSet<qint64> numbersIn(const Section& section, const QStringList& tables, qint64 failedAt)
{
    QSet<qint64> numbers;
    for (const auto& id : tables) {
        for (const auto& row : tableIn(section, id.toLatin1().constData()).rows) {
            const auto list = numbersOf(row);
            numbers += QSet<qint64>(list.begin(), list.end());
            if (id == u"never")
                numbers.insert(list.at(1) + list.at(2));
            if (id != u"pauses")
                continue;
            numbers += QSet<qint64> { list.at(1) - failedAt, list.at(2) - failedAt };
            for (const auto& service : tableIn(section, "rto").rows) {
                for (const auto number : numbersOf(service))
                    numbers.insert(number + list.at(3));
            }
        }
    }
    return numbers;
}

QList<Figure> figuresOf(const Section& section)
{
    QList<Figure> figures;
    for (const auto& block : section.blocks) {
        if (const auto* figure = std::get_if<Figure>(&block))
            figures.append(*figure);
    }
    return figures;
}

} // namespace

class TstFigures final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyNumberThatIsDrawnStandsInATable()
    {
        const auto it = richIncident();
        const auto report = it.made();
        QStringList ids;
        for (const auto& section : report.sections) {
            for (const auto& figure : figuresOf(section)) {
                ids.append(figure.id);
                QVERIFY(tableCalled(section, figure.table));
                QVERIFY(!figure.drawing.isEmpty());
                Numbers drawn;
                std::visit([&](const auto& shape) { drawn(shape); }, figure.drawing.shape);
                QVERIFY(!drawn.all.isEmpty());
                const auto missing = drawn.all
                    - numbersIn(
                        section, QStringList(figure.table) + figure.otherTables, millisOf(it.minute(-10)));
                QVERIFY2(missing.isEmpty(), qPrintable(figure.id));
            }
        }
        QCOMPARE_EQ(
            ids, (QStringList { u"rto-burn"_s, u"lanes"_s, u"planned-and-actual"_s, u"punctuality"_s }));
    }

    void itIsSaidWhatIsToBeSeen()
    {
        const auto it = richIncident();
        const auto record = it.record();
        const auto burn = figuresOf(objectivesSection(record)).value(0).alternative;
        QVERIFY2(
            burn.contains(u"Back within what was promised: 1 of 2. Furthest beyond its promise: Web shop, "
                          "with 00:56:00 of 30 min, which is 00:26:00 more. The most to spare: Postgres, "
                          "with 00:35:00 of 1 h. Where a clock was paused"_s),
            qPrintable(burn));
        const auto phases = figuresOf(adherenceSection(record)).value(0).alternative;
        QVERIFY2(phases.contains(u"Steps were done from 03:01:00 to 03:06:00. Longer than planned: 0 of 1. "
                                 "The most to spare: 1 Look, planned 15 min, took 00:05:00."_s),
            qPrintable(phases));
        const auto messages = figuresOf(messagesSection(record)).value(0).alternative;
        QVERIFY2(
            messages.contains(u"On time: 1 of 3 updates that were promised. The latest was sent to "
                              "Customers at 03:20:00 and was due at 03:15:00, 00:05:00 earlier. What was "
                              "due to Customers at 04:10:00 was never sent."_s),
            qPrintable(messages));
        const auto lanes = figuresOf(timelineSection(record)).value(0).alternative;
        QVERIFY2(lanes.contains(u"in steps of 10 min. The first is of 02:55:00, the last of 04:50:00"_s),
            qPrintable(lanes));
    }

    void whatIsNotBackIsSaidToBe()
    {
        const ReportIncident it;
        const auto burn = figuresOf(objectivesSection(it.record())).value(0).alternative;
        QVERIFY2(burn.contains(u"Back within what was promised: 0 of 2."_s), qPrintable(burn));
        QVERIFY2(burn.contains(u"Not back: "_s), qPrintable(burn));
    }

    /// The entries of each kind, added up over time, are all of the timeline.
    void noEntryIsLeftOut()
    {
        const auto section = timelineSection(richIncident().record());
        qint64 sum = 0;
        const auto& table = tableIn(section, "activity");
        QVERIFY(table.rows.size() <= 16);
        for (const auto& row : table.rows) {
            for (const auto& cell : row.cells.mid(1))
                sum += cell.number ? cell.number->value : 0;
        }
        QCOMPARE_EQ(sum, tableIn(section, "entries").rows.size());
    }

    void whereThereIsNothingToDrawThereIsNoFigure()
    {
        const ReportIncident it;
        const auto record = it.record();
        QVERIFY(!punctualityFigure(record, {}, {}));
        QVERIFY(!phasesFigure(record, {}, {}));
        // Both of its entries are of one moment.
        QVERIFY(!activityOf(record));
    }
};

MUSTER_TEST(TstFigures)
#include "tst_figures.moc"
