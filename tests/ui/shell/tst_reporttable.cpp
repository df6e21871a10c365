// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/shell/reporttable.h"

#include <QAccessible>
#include <QImage>
#include <QTest>

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace muster::ui;

namespace {

Table aTable()
{
    Table table { QStringLiteral("rto"), QStringLiteral("Back in time"),
        { { QStringLiteral("service"), QStringLiteral("Service") },
            { QStringLiteral("nothing"), QStringLiteral("Never filled") },
            { QStringLiteral("achieved"), QStringLiteral("Achieved"), Column::Align::End },
            { QStringLiteral("how"), QStringLiteral("How it was established") } },
        {} };
    const auto row = [&](const char* service, const char* achieved, Tone tone, const char* how) {
        table.rows.append({ QString::fromLatin1(service),
            { { QString::fromLatin1(service) }, {}, { QString::fromLatin1(achieved), {}, tone },
                { QString::fromLatin1(how) } } });
    };
    row("Neon database", "00:37:12", Tone::Good, "Sensed by the check of the primary");
    row("Vercel application", "01:31:40", Tone::Bad,
        "A smoke test, less a pause of fourteen minutes to which the owner of the service had agreed");
    return table;
}

} // namespace

class TstReportTable final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void itSaysASentenceARow()
    {
        const ReportTable table(aTable(), { 0, 2 }, plainTheme());
        QCOMPARE_EQ(table.accessibleName(), QStringLiteral("Back in time"));
        const auto sentences = table.accessibleDescription().split(u'\n');
        QCOMPARE(sentences.size(), 2);
        QCOMPARE_EQ(sentences.first(),
            QStringLiteral("Neon database, Achieved: 00:37:12, How it was established: Sensed by the check "
                           "of the primary."));
        auto* spoken = QAccessible::queryAccessibleInterface(const_cast<ReportTable*>(&table));
        QCOMPARE(spoken->role(), QAccessible::StaticText);
    }

    void itIsAsHighAsItsWordsNeed()
    {
        const ReportTable table(aTable(), { 0, 2 }, plainTheme());
        const auto wide = table.heightForWidth(2000);
        const auto middle = table.heightForWidth(420);
        const auto narrow = table.heightForWidth(140);
        QVERIFY2(wide < middle, qPrintable(QString::number(middle)));
        QVERIFY2(middle < narrow, qPrintable(QString::number(narrow)));
        // Nothing of a table without rows is drawn twice, or fails.
        const ReportTable empty({ QStringLiteral("none"), {}, aTable().columns, {} }, { 0, 0 }, plainTheme());
        QVERIFY(empty.heightForWidth(300) < 40);
    }

    void aPartGoesOnWithoutTheHead()
    {
        const ReportTable all(aTable(), { 0, 2 }, plainTheme());
        const ReportTable first(aTable(), { 0, 1 }, plainTheme());
        const ReportTable second(aTable(), { 1, 1 }, plainTheme());
        // Columns are those of the whole, so that the parts are as high as it.
        for (const int width : { 420, 700, 2000 })
            QCOMPARE(first.heightForWidth(width) + second.heightForWidth(width), all.heightForWidth(width));
        QVERIFY(second.accessibleDescription().startsWith(QStringLiteral("Vercel application")));
    }

    void itPaintsAtEveryWidth()
    {
        ReportTable table(aTable(), { 0, 2 }, plainTheme());
        for (const int width : { 100, 300, 900 }) {
            table.resize(width, table.heightForWidth(width));
            const auto shown = table.grab().toImage();
            QVERIFY(!shown.isNull());
            // The words of the last row, not only the ground.
            const auto ground = shown.pixelColor(shown.width() - 1, shown.height() / 2);
            int inked = 0;
            for (int y = shown.height() * 2 / 3; y < shown.height(); ++y) {
                for (int x = 0; x < shown.width() / 2; ++x)
                    inked += shown.pixelColor(x, y) != ground ? 1 : 0;
            }
            QVERIFY2(inked > 20, qPrintable(QString::number(width)));
        }
    }
};

MUSTER_TEST(TstReportTable)

#include "tst_reporttable.moc"
