// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/widgets/statecolors.h"

#include <QTest>

using namespace muster;
using ui::StateColors;

class TstStateColors : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void contrastIsThatOfWcag()
    {
        QCOMPARE(ui::contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(ui::contrast(Qt::white, Qt::black), 21.0);
        QCOMPARE(ui::contrast(Qt::red, Qt::red), 1.0);
        QVERIFY(qAbs(ui::contrast(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
    }

    void whatIsReadStandsOut_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::addRow("dark") << true;
        QTest::addRow("light") << false;
    }

    void whatIsReadStandsOut()
    {
        QFETCH(const bool, isDark);
        const auto colors = isDark ? StateColors::dark() : StateColors::light();
        QCOMPARE(colors.isDark(), isDark);
        const auto atLeast = [](double wanted, const QColor& ink, const QColor& ground, const char* what) {
            const auto found = ui::contrast(ink, ground);
            QVERIFY2(found >= wanted,
                qPrintable(QStringLiteral("%1: %2 on %3 has %4")
                               .arg(QLatin1String(what), ink.name(), ground.name())
                               .arg(found)));
        };
        for (const auto& ground : { colors.window, colors.panel, colors.raised, colors.field,
                 colors.currentCard, colors.cautionBand, colors.criticalBand }) {
            atLeast(11.0, colors.text, ground, "text");
            atLeast(6.0, colors.muted, ground, "muted");
            atLeast(4.5, colors.critical, ground, "critical");
            atLeast(4.5, colors.warning, ground, "warning");
            atLeast(3.0, colors.border, ground, "border");
            atLeast(3.0, colors.focus, ground, "focus");
            atLeast(3.0, colors.current, ground, "current");
            atLeast(3.0, colors.drill, ground, "drill");
            atLeast(4.5, colors.ok, ground, "ok");
        }
        for (const auto& ground : { colors.window, colors.panel, colors.raised })
            atLeast(4.4, colors.information, ground, "information");
        atLeast(4.5, colors.onCurrent, colors.current, "word on primary button");
        atLeast(6.0, colors.onCriticalChip, colors.criticalChip, "critical chip");
        atLeast(12.0, colors.onWarningChip, colors.warningChip, "warning chip");
        atLeast(7.0, colors.onInformationChip, colors.informationChip, "information chip");
        atLeast(4.5, colors.onDrill, colors.drill, "drill chip");
        // A clock's fill is told from its track, and its words from a solid button.
        atLeast(2.5, colors.muted, colors.clockTrack, "fill on track");
        atLeast(11.0, colors.panel, colors.text, "word on solid button");
    }

    void theTwoSetsDifferInEverySurface()
    {
        const auto dark = StateColors::dark();
        const auto light = StateColors::light();
        QVERIFY(dark.window.lightness() < light.window.lightness());
        QVERIFY(dark.panel.lightness() < light.panel.lightness());
        QVERIFY(dark.currentCard.lightness() < light.currentCard.lightness());
    }
};

MUSTER_TEST(TstStateColors)

#include "tst_statecolors.moc"
