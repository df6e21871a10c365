// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/printable.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;

class TstPrintable final : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void foreignTextCannotCommandATerminal()
    {
        // Clears the screen, sets the title, turns the direction, and is split by a control character of
        // eight bits.
        const auto shown = printable(QStringLiteral("a\x1b[2J b\a c\u202e d\u009b e\r\tf\ng"));
        for (const auto c : { u'\x1b', u'\a', u'\u202e', u'\u009b', u'\r', u'\t' })
            QVERIFY(!shown.contains(c));
        QVERIFY(shown.contains(QStringLiteral("[2J b")));
        QVERIFY(shown.contains(QStringLiteral("f\ng")));
        QCOMPARE_EQ(printable(QStringLiteral("Größe — “ok” 日本")), QStringLiteral("Größe — “ok” 日本"));
    }
};

MUSTER_TEST(TstPrintable)
#include "tst_printable.moc"
