// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/drillhatch.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/horizonbar.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/onanswer.h"

#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using ui::HorizonBar;
using ui::InlineBar;

namespace {

constexpr QRect kBar(0, 0, 100, 16);

QImage pictureOf(const HorizonBar& bar, const ui::StateColors& colors)
{
    QImage image(kBar.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(colors.panel);
    QPainter painter(&image);
    bar.paint(&painter, kBar, colors);
    return image;
}

QWidget* partOf(const QWidget& whole, const char* name)
{
    return whole.findChild<QWidget*>(QString::fromLatin1(name));
}

} // namespace

class TstParts : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void aHorizonBarIsFilledByTheTimeGone()
    {
        const auto colors = ui::StateColors::dark();
        const auto picture = pictureOf({ .gone = 0.5 }, colors);
        QCOMPARE(picture.pixelColor(25, 8), colors.muted);
        QCOMPARE(picture.pixelColor(75, 8), colors.clockTrack);
    }

    void aBrokenPromiseIsFullAndRed()
    {
        const auto colors = ui::StateColors::dark();
        const auto picture = pictureOf({ .state = HorizonBar::State::Over, .gone = 1.4 }, colors);
        QCOMPARE(picture.pixelColor(5, 8), colors.critical);
        QCOMPARE(picture.pixelColor(95, 8), colors.critical);
    }

    void theForecastAndTheDecisionStandOnTheBar()
    {
        const auto colors = ui::StateColors::dark();
        const auto picture = pictureOf(
            { .gone = 0.2, .forecast = 0.7, .forecastFrom = 0.6, .forecastTo = 0.8, .decideBy = 0.4 },
            colors);
        QCOMPARE(picture.pixelColor(40, 8), colors.warningChip);
        QCOMPARE(picture.pixelColor(65, 8), colors.border);
        QCOMPARE(picture.pixelColor(70, 4), colors.text);
    }

    void aChipHasRoomForItsWord()
    {
        const ui::ThemeValues theme;
        const ui::Chip plain { QStringLiteral("SEV-1"), ui::Chip::Kind::Critical };
        const ui::Chip signedChip { QStringLiteral("SEV-1"), ui::Chip::Kind::Critical, ui::Glyph::Critical };
        QVERIFY(signedChip.size(theme).width() > plain.size(theme).width());
        QImage image(plain.size(theme), QImage::Format_ARGB32_Premultiplied);
        image.fill(theme.colors.panel);
        QPainter painter(&image);
        plain.paint(&painter, image.rect(), theme);
        painter.end();
        QCOMPARE(image.pixelColor(3, image.height() / 2), theme.colors.criticalChip);
    }

    void aFocusedButtonHasItsRing()
    {
        const ui::ThemeValues theme;
        QWidget window;
        ui::Button button(ui::Button::Kind::Solid, QStringLiteral("Declare incident"), theme, &window);
        button.resize(button.sizeHint());
        window.resize(400, 100);
        window.show();
        const auto edge = [&] { return button.grab().toImage().pixelColor(button.width() / 2, 0); };
        QVERIFY(edge() != theme.colors.focus);
        window.activateWindow();
        button.setFocus();
        QTRY_VERIFY(button.hasFocus());
        QCOMPARE(edge(), theme.colors.focus);
    }

    void anOutlineIsTwiceAsThickInHighContrast()
    {
        for (const auto& colors : { ui::StateColors::dark(), ui::StateColors::highContrast() }) {
            const ui::ThemeValues theme { colors, ui::TypeScale() };
            ui::Button button(ui::Button::Kind::Outlined, QStringLiteral("Compose"), theme);
            button.resize(button.sizeHint());
            const auto picture = button.grab().toImage();
            const auto inside = colors.outline;
            QCOMPARE(picture.pixelColor(button.width() / 2, inside - 1), colors.border);
            QCOMPARE(picture.pixelColor(button.width() / 2, inside), colors.raised);
        }
    }

    void theKeyOfAButtonIsShownAndSpoken()
    {
        const ui::ThemeValues theme;
        ui::Button button(ui::Button::Kind::Outlined, QStringLiteral("Declare"), theme);
        const auto before = button.sizeHint().width();
        button.setKeyHint(QStringLiteral("Ctrl+Shift+D"));
        QVERIFY(button.sizeHint().width() > before);
        QCOMPARE(button.accessibleDescription(), QStringLiteral("Ctrl Shift D"));
    }

    void anEmptyStateOffersItsAct()
    {
        ui::EmptyState empty(QStringLiteral("Nothing logged."), ui::ThemeValues());
        const QSignalSpy wanted(&empty, &ui::EmptyState::actWanted);
        auto* act = empty.findChild<ui::Button*>();
        QVERIFY(act->isHidden());
        empty.setAct(QStringLiteral("Write"), QStringLiteral("Ctrl+L"));
        act->click();
        QCOMPARE(wanted.size(), 1);
    }

    void aQuestionBeginsOnTheAnswerThatChangesNothing()
    {
        QWidget window;
        InlineBar bar(ui::ThemeValues(), &window);
        bar.resize(800, 60);
        bar.say(InlineBar::Tone::Caution, QStringLiteral("Close?"));
        bar.askFor({});
        bar.offer(QStringLiteral("Close it"), QStringLiteral("Keep running"));
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const QSignalSpy accepted(&bar, &InlineBar::accepted);
        const QSignalSpy dismissed(&bar, &InlineBar::dismissed);
        bar.open();
        QVERIFY(partOf(bar, "dismiss")->hasFocus());
        QTest::keyClick(partOf(bar, "dismiss"), Qt::Key_Return);
        QCOMPARE(dismissed.size(), 1);
        QTest::keyClick(partOf(bar, "dismiss"), Qt::Key_Escape);
        QCOMPARE(dismissed.size(), 2);
        QCOMPARE(accepted.size(), 0);
        partOf(bar, "accept")->setFocus();
        QTest::keyClick(partOf(bar, "accept"), Qt::Key_Return);
        QCOMPARE(accepted.size(), 1);
    }

    void answersGoBelowTheWordsWhereThereIsNoRoomBesideThem()
    {
        QWidget window;
        InlineBar bar(ui::ThemeValues(), &window);
        bar.say(InlineBar::Tone::Caution, QStringLiteral("To whom?"), QStringLiteral("Hand over command."));
        bar.askFor(QStringLiteral("To whom?"));
        bar.offer(QStringLiteral("Hand over"), QStringLiteral("Keep command"));
        bar.resize(1000, 60);
        window.resize(1000, 200);
        window.show();
        bar.open();
        const auto* field = partOf(bar, "field");
        const auto* sentence = bar.findChild<QLabel*>();
        const auto below = [&] { return field->geometry().top() >= sentence->geometry().bottom(); };
        QTRY_VERIFY(!below());
        const auto least = bar.minimumSizeHint().width();
        QVERIFY2(least <= 660, qPrintable(QString::number(least)));
        bar.resize(least, 100);
        QTRY_VERIFY(below());
        QVERIFY(bar.rect().contains(partOf(bar, "dismiss")->geometry()));
        QCOMPARE(partOf(bar, "dismiss")->width(), partOf(bar, "dismiss")->sizeHint().width());
    }

    void whatIsTypedIsAcceptedOnce()
    {
        QWidget window;
        InlineBar bar(ui::ThemeValues(), &window);
        bar.resize(800, 60);
        bar.askFor(QStringLiteral("To whom?"));
        bar.offer(QStringLiteral("Hand over"), QStringLiteral("Keep"));
        window.show();
        bar.open();
        const QSignalSpy accepted(&bar, &InlineBar::accepted);
        QTest::keyClicks(partOf(bar, "field"), QStringLiteral(" Grace "));
        QTest::keyClick(partOf(bar, "field"), Qt::Key_Return);
        QCOMPARE(accepted.size(), 1);
        QCOMPARE(accepted.first().first().toString(), QStringLiteral("Grace"));
    }

    void wordsOfOthersAreNeverReadAsMarkup()
    {
        InlineBar bar((ui::ThemeValues()));
        bar.say(InlineBar::Tone::Neutral, QStringLiteral("<img src=x>"), QStringLiteral("a < b"));
        QVERIFY(!bar.findChild<QLabel*>()->text().contains(QStringLiteral("<img")));
    }

    void anAnswerFindsNobodyWhoHasGone()
    {
        QPromise<int> promise;
        promise.start();
        int called = 0;
        {
            QObject gone;
            ui::onAnswer(promise.future(), &gone, [&](int) { ++called; });
        }
        QObject here;
        ui::onAnswer(promise.future(), &here, [&](int answer) { called += answer; });
        promise.addResult(10);
        promise.finish();
        QTRY_COMPARE(called, 10);
    }

    void theHatchIsOnlyAtTheEdge()
    {
        const auto colors = ui::StateColors::dark();
        QImage image(200, 100, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::black);
        QPainter painter(&image);
        ui::DrillHatch hatch;
        hatch.paint(&painter, image.rect(), image.rect(), colors);
        painter.end();
        const int inside = ui::DrillHatch::kWidth;
        QCOMPARE(image.pixelColor(inside, inside), QColor(Qt::black));
        QSet<QRgb> seen;
        for (int x = 0; x < image.width(); ++x)
            seen << image.pixel(x, 2);
        QVERIFY(seen.contains(colors.drill.rgb()));
        QVERIFY(seen.contains(colors.window.rgb()));
    }
};

MUSTER_TEST(TstParts)

#include "tst_parts.moc"
