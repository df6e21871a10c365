// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/panels/logentry.h"

#include <QTest>

using namespace muster;
using namespace muster::ui;
using Kind = incident::NoteAdded::Kind;

class TstLogEntry final : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void prefixesAndTimesAreRead_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("at");
        const auto row = [](const char* name, const QString& typed, Kind kind, const QString& text,
                             const QString& at = {}) {
            QTest::newRow(name) << typed << static_cast<int>(kind) << text << at;
        };
        row("note", QStringLiteral("  The pager rings "), Kind::Note, QStringLiteral("The pager rings"));
        row("decision", QStringLiteral("! We restore"), Kind::Decision, QStringLiteral("We restore"));
        row("question", QStringLiteral("?Who has the key"), Kind::Question,
            QStringLiteral("Who has the key"));
        row("task", QStringLiteral("TODO call the vendor"), Kind::Task, QStringLiteral("call the vendor"));
        row("no task", QStringLiteral("TODOS are many"), Kind::Note, QStringLiteral("TODOS are many"));
        row("earlier", QStringLiteral("03:17 It began"), Kind::Note, QStringLiteral("It began"),
            QStringLiteral("2026-03-14T03:17:00.000Z"));
        row("earlier decision", QStringLiteral("3:17:05 ! Restore"), Kind::Decision,
            QStringLiteral("Restore"), QStringLiteral("2026-03-14T03:17:05.000Z"));
        row("yesterday", QStringLiteral("23:50 It began"), Kind::Note, QStringLiteral("It began"),
            QStringLiteral("2026-03-13T23:50:00.000Z"));
        row("no time", QStringLiteral("12:345 is a ratio"), Kind::Note, QStringLiteral("12:345 is a ratio"));
        row("no such time", QStringLiteral("25:00 never"), Kind::Note, QStringLiteral("25:00 never"));
    }
    void prefixesAndTimesAreRead()
    {
        QFETCH(QString, typed);
        QFETCH(int, kind);
        QFETCH(QString, text);
        QFETCH(QString, at);
        const auto entry = readLogEntry(typed, WallTime(), *instantFromIso(u"2026-03-14T03:28:00.000Z"));
        QVERIFY(entry);
        QCOMPARE_EQ(static_cast<int>(entry->note.kind), kind);
        QCOMPARE_EQ(entry->note.text, text);
        QCOMPARE_EQ(entry->at ? isoText(*entry->at) : QString(), at);
    }

    void withoutWordsThereIsNothing_data()
    {
        QTest::addColumn<QString>("typed");
        for (const auto* text : { "", "   ", "!", "? ", "03:17 ", "03:17 !" })
            QTest::addRow("[%s]", text) << QString::fromLatin1(text);
    }
    void withoutWordsThereIsNothing()
    {
        QFETCH(QString, typed);
        QVERIFY(!readLogEntry(typed + u' ', WallTime(), *instantFromIso(u"2026-03-14T03:28:00.000Z")));
    }
};
MUSTER_TEST(TstLogEntry)
#include "tst_logentry.moc"
