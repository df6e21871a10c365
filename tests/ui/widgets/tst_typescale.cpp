// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/widgets/typescale.h"

#include <QApplication>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QRawFont>
#include <QTest>

using namespace muster;
using ui::TypeScale;
using Token = TypeScale::Token;

class TstTypeScale : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::loadFonts(); }
    void init() { test::failOnWarnings(); }

    void everyDigitOfAFigureIsAsWideAsTheOthers()
    {
        for (const auto token : { Token::Figure, Token::FigureStrong, Token::Item, Token::Expect,
                 Token::Current, Token::CellClock, Token::CompactClock, Token::StripClock, Token::Mono }) {
            const QFontMetricsF metrics(TypeScale().font(token));
            for (const auto digit : QStringLiteral("123456789"))
                QCOMPARE(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(u'0'));
        }
    }

    void theFiguresAreTheOnesThatAreCompiledIn()
    {
        const auto nameOf = [](Token token) {
            const auto raw = QRawFont::fromFont(TypeScale().font(token));
            return QStringLiteral("%1 %2").arg(raw.familyName(), raw.styleName());
        };
        QCOMPARE(nameOf(Token::Item), QStringLiteral("Muster Figures Regular"));
        QCOMPARE(nameOf(Token::StripClock), QStringLiteral("Muster Figures Bold"));
        QCOMPARE(nameOf(Token::Mono), QStringLiteral("Muster Mono Regular"));
    }

    void sizesAreThoseOfTheScale()
    {
        const TypeScale scale;
        QCOMPARE(scale.font(Token::Body).pixelSize(), 15);
        QCOMPARE(scale.font(Token::Current).pixelSize(), 24);
        QCOMPARE(scale.font(Token::StripClock).pixelSize(), 36);
        QVERIFY(scale.font(Token::Current).bold());
    }

    void zoomScalesTypeAndWhatBelongsToIt()
    {
        const TypeScale large({}, 150);
        QCOMPARE(large.font(Token::Current).pixelSize(), 36);
        QCOMPARE(large.px(32), 48);
        QCOMPARE(TypeScale({}, 20).zoom(), TypeScale::kSmallestZoom);
        QCOMPARE(TypeScale({}, 900).zoom(), TypeScale::kLargestZoom);
    }

    void strongerWordsAreOneWeightUp()
    {
        const TypeScale usual;
        const auto strong = usual.stronger();
        QVERIFY(!(strong == usual));
        QCOMPARE(strong.font(Token::Body).weight(), QFont::Medium);
        QCOMPARE(strong.font(Token::BodyStrong).weight(), QFont::Bold);
        QCOMPARE(strong.font(Token::Item).weight(), QFont::Medium);
        QCOMPARE(strong.font(Token::Mono).weight(), QFont::Medium);
        QCOMPARE(strong.font(Token::Body).pixelSize(), usual.font(Token::Body).pixelSize());
        QCOMPARE(strong.stronger().font(Token::Body).weight(), QFont::Medium);
    }
};

MUSTER_TEST_APPLICATION(QApplication)
MUSTER_TEST(TstTypeScale)

#include "tst_typescale.moc"
