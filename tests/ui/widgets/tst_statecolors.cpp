// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "tests/ui/widgets/colorsight.h"
#include "ui/widgets/theme.h"

#include <QTest>

using namespace muster;
using test::Sight;
using ui::Appearance;
using ui::StateColors;

namespace {

/// Far enough apart to be told at a glance.
constexpr double kFarEnough = 28;

struct Named {
    const char* name;
    QColor color;
};

/// What is read, on every ground it is read on, and has less contrast than it needs.
QStringList tooFaint(const StateColors& colors)
{
    QStringList faults;
    const auto atLeast = [&](double wanted, const QColor& ink, const QColor& ground, const char* what) {
        const auto found = ui::contrast(ink, ground);
        if (found < wanted)
            faults << QStringLiteral("%1: %2 on %3 has %4")
                          .arg(QLatin1String(what), ink.name(), ground.name())
                          .arg(found);
    };
    for (const auto& ground : { colors.window, colors.panel, colors.raised, colors.field, colors.currentCard,
             colors.cautionBand, colors.criticalBand }) {
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
    atLeast(4.5, colors.ok, colors.okChip.alpha() == 0 ? colors.panel : colors.okChip, "ok chip");
    atLeast(4.5, colors.onDrill, colors.drill, "drill chip");
    // A clock's fill is told from its track, and its words from a solid button.
    atLeast(2.5, colors.muted, colors.clockTrack, "fill on track");
    atLeast(11.0, colors.panel, colors.text, "word on solid button");
    return faults;
}

/// The colours that tell the states of a set: its inks on dark grounds, where inks are light and differ; the
/// fills of chips on light ones, where every ink has to be dark to be read.
QList<Named> stateColors(const StateColors& colors)
{
    if (colors.okChip.alpha() == 0)
        return { { "critical", colors.critical }, { "warning", colors.warning },
            { "information", colors.information }, { "ok", colors.ok }, { "drill", colors.drill } };
    return { { "critical", colors.criticalChip }, { "warning", colors.warningChip },
        { "information", colors.informationChip }, { "ok", colors.okChip }, { "drill", colors.drill } };
}

/// Pairs of states that look too much alike to somebody.
QStringList tooClose(const QList<Named>& states)
{
    QStringList faults;
    for (const auto sight : { Sight::Usual, Sight::Protan, Sight::Deutan, Sight::Tritan }) {
        for (qsizetype i = 0; i < states.size(); ++i) {
            for (qsizetype k = i + 1; k < states.size(); ++k) {
                const auto apart = test::difference(states[i].color, states[k].color, sight);
                if (apart < kFarEnough)
                    faults << QStringLiteral("%1 and %2, sight %3: %4")
                                  .arg(QLatin1String(states[i].name), QLatin1String(states[k].name))
                                  .arg(static_cast<int>(sight))
                                  .arg(apart, 0, 'f', 1);
            }
        }
    }
    return faults;
}

} // namespace

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
        QTest::addColumn<Appearance>("appearance");
        QTest::addRow("dark") << Appearance::Dark;
        QTest::addRow("light") << Appearance::Light;
        QTest::addRow("night") << Appearance::Night;
        QTest::addRow("high contrast") << Appearance::HighContrast;
    }

    void whatIsReadStandsOut()
    {
        QFETCH(const Appearance, appearance);
        const auto colors = ui::themeFor(appearance, {}, 100).colors;
        QCOMPARE(tooFaint(colors).join(u'\n'), QString());
    }

    void anInkTooCloseToItsGroundIsFound()
    {
        auto planted = StateColors::dark();
        planted.muted = QColor(0x6b, 0x78, 0x85);
        QVERIFY(!tooFaint(planted).isEmpty());
        auto chip = StateColors::highContrast();
        chip.onCriticalChip = Qt::white;
        QCOMPARE(tooFaint(chip).size(), 1);
    }

    /// The numbers that are published beside the matrices, and two colours that everybody knows.
    void whatOthersSeeIsSimulated()
    {
        QVERIFY(qAbs(test::difference(Qt::black, Qt::white, Sight::Usual) - 100) < 0.01);
        QVERIFY(test::difference(Qt::red, QColor(0x80, 0x80, 0), Sight::Usual) > 60);
        QVERIFY(test::difference(QColor(0xb3, 0x26, 0x1e), QColor(0x7a, 0x4a, 0x00), Sight::Deutan) < 10);
        for (const auto sight : { Sight::Protan, Sight::Deutan, Sight::Tritan })
            QVERIFY(test::difference(Qt::white, Qt::black, sight) > 99.9);
    }

    /// Also for those who see fewer colours. High contrast is left out: its four colours are given, and there
    /// sign and word tell the state.
    void statesAreToldApartByEverybody()
    {
        QCOMPARE(tooClose(stateColors(StateColors::dark())).join(u'\n'), QString());
        QCOMPARE(tooClose(stateColors(StateColors::night())).join(u'\n'), QString());
        // The fills of "information" and "ok" are pale on purpose: neither asks for anything, and each has
        // its sign, word and border.
        auto loud = stateColors(StateColors::light());
        const auto pale = loud.takeAt(3);
        QCOMPARE(pale.name, "ok");
        QCOMPARE(tooClose(loud).join(u'\n'), QString());
        loud.removeAt(2);
        loud << pale;
        QCOMPARE(tooClose(loud).join(u'\n'), QString());
        const auto light = StateColors::light();
        QVERIFY(test::difference(light.informationChip, light.okChip, Sight::Tritan) > 7.5);
    }

    void aColourThatSomebodyCannotTellIsFound()
    {
        // Told well by most people, and not at all without red cones.
        auto planted = StateColors::dark();
        planted.ok = QColor(0x8a, 0x9c, 0x5e);
        const auto faults = tooClose(stateColors(planted));
        QVERIFY(!faults.isEmpty());
        for (const auto& fault : faults)
            QVERIFY2(!fault.contains(QStringLiteral("sight 0")), qPrintable(fault));
    }

    void theSetsDifferInTheirSurfaces()
    {
        const auto dark = StateColors::dark();
        const auto light = StateColors::light();
        const auto night = StateColors::night();
        QVERIFY(dark.window.lightness() < light.window.lightness());
        QVERIFY(dark.panel.lightness() < light.panel.lightness());
        QVERIFY(dark.currentCard.lightness() < light.currentCard.lightness());
        QVERIFY(night.window.lightness() < dark.window.lightness());
        QCOMPARE(night.panel, dark.panel);
    }

    void highContrastHasFourColoursAndThickOutlines()
    {
        const auto colors = StateColors::highContrast();
        const QList<QColor> allowed { Qt::black, Qt::white, Qt::yellow, Qt::cyan };
        for (const auto& color : { colors.window, colors.panel, colors.raised, colors.field, colors.hairline,
                 colors.border, colors.text, colors.muted, colors.focus, colors.current, colors.onCurrent,
                 colors.currentCard, colors.critical, colors.criticalChip, colors.onCriticalChip,
                 colors.criticalBand, colors.warning, colors.warningChip, colors.onWarningChip,
                 colors.cautionBand, colors.information, colors.informationChip, colors.onInformationChip,
                 colors.ok, colors.okChip, colors.drill, colors.onDrill, colors.clockTrack })
            QVERIFY2(allowed.contains(color), qPrintable(color.name(QColor::HexArgb)));
        QCOMPARE(colors.outline, 2);
    }

    void theSystemIsFollowedOnlyWhereItIsAsked()
    {
        using ui::themeFor;
        QCOMPARE(themeFor(Appearance::System, { true, false }, 100).colors, StateColors::dark());
        QCOMPARE(themeFor(Appearance::System, { false, false }, 100).colors, StateColors::light());
        QCOMPARE(themeFor(Appearance::System, { false, true }, 100).colors, StateColors::highContrast());
        QCOMPARE(themeFor(Appearance::Light, { true, true }, 100).colors, StateColors::light());
        QCOMPARE(themeFor(Appearance::Night, { false, true }, 150).colors, StateColors::night());
        QCOMPARE(themeFor(Appearance::Night, {}, 150).type.zoom(), 150);
    }
};

MUSTER_TEST(TstStateColors)

#include "tst_statecolors.moc"
