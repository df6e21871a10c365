// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/panels/brokenlines.h"

#include <QFont>
#include <QTest>
#include <QTextLayout>

using namespace muster::test;
using namespace muster::ui;

class TstBrokenLines final : public QObject {
    Q_OBJECT
private:
    static QStringList linesOf(const QString& text, qreal width)
    {
        QTextLayout layout(withLineMarks(text), QFont());
        breakIntoLines(layout, width);
        QStringList lines;
        for (int i = 0; i < layout.lineCount(); ++i) {
            const auto line = layout.lineAt(i);
            lines << layout.text().mid(line.textStart(), line.textLength()).trimmed();
        }
        return lines;
    }

private slots:
    void init() { failOnWarnings(); }

    void aLineBreaksBetweenWords()
    {
        const auto lines = linesOf(QStringLiteral("replication stopped ").repeated(20), 220);
        QVERIFY(lines.size() > 5);
        for (const auto& line : lines) {
            for (const auto& word : line.split(u' '))
                QVERIFY2(word == u"replication" || word == u"stopped", qPrintable(line));
        }
    }

    void aWordThatIsLongerThanALineIsBroken()
    {
        const auto word = QStringLiteral("x").repeated(200);
        const auto lines = linesOf(word, 220);
        QVERIFY(lines.size() > 1);
        QCOMPARE_EQ(lines.join(QString()), word);
    }

    void aLineFeedBeginsALine()
    {
        QCOMPARE_EQ(linesOf(QStringLiteral("one\ntwo"), 400),
            QStringList({ QStringLiteral("one"), QStringLiteral("two") }));
    }

    void noLineIsLowerThanAskedFor()
    {
        QTextLayout layout(QStringLiteral("one two"), QFont());
        const auto room = breakIntoLines(layout, 400, 90);
        QCOMPARE_EQ(room.height(), 90.0);
        QVERIFY(room.width() < 400);
        // In the middle of its line.
        QVERIFY(layout.lineAt(0).position().y() > 0);
    }
};
MUSTER_TEST(TstBrokenLines)
#include "tst_brokenlines.moc"
