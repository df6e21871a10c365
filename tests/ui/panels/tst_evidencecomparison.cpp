// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/evidencecomparison.h"
#include "ui/panels/paragraph.h"
#include "ui/widgets/button.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using Kind = evidence::ComparedLine::Kind;

class TstEvidenceComparison final : public QObject {
    Q_OBJECT
private:
    static evidence::TextComparison zones()
    {
        const auto compared
            = evidence::compareTexts("a\nttl 300\nb\nc\nold\nd\n", "a\nttl 60\nb\nc\nd\nnew\n");
        if (!compared)
            qFatal("%s", qPrintable(compared.error().text));
        return *compared;
    }
    static void show(EvidenceComparison& comparison)
    {
        comparison.resize(600, 300);
        comparison.show();
        comparison.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&comparison));
        comparison.open(QStringLiteral("before.txt"), QStringLiteral("after.txt"), zones());
    }

private slots:
    void init() { failOnWarnings(); }

    void linesThatDifferAreToldApartWithoutColour()
    {
        ComparisonModel model;
        const QAbstractItemModelTester tester(&model);
        model.setLines(zones().lines);
        QSet<QString> signs;
        for (const auto kind : { Kind::Same, Kind::Changed, Kind::OnlyLeft, Kind::OnlyRight })
            signs.insert(ComparisonModel::signOf(kind));
        QCOMPARE_EQ(signs.size(), 4);
        QStringList spoken;
        for (const auto& row : model.shownRows())
            spoken << ComparisonModel::spoken(row.line);
        QVERIFY(spoken.contains(QStringLiteral("The same, line 1: a")));
        QVERIFY(spoken.contains(QStringLiteral("Changed, line 2: ttl 300; now line 2: ttl 60")));
        QVERIFY(spoken.contains(QStringLiteral("Only left, line 5: old")));
        QVERIFY(spoken.contains(QStringLiteral("Only right, line 6: new")));
    }

    void aRunOfLinesIsOneDifference()
    {
        ComparisonModel model;
        QList<evidence::ComparedLine> lines;
        const auto add = [&](Kind kind) {
            const auto number = static_cast<int>(lines.size()) + 1;
            lines.append({ kind, QStringLiteral("x"), QStringLiteral("y"), number, number });
        };
        for (const auto kind :
            { Kind::Changed, Kind::Changed, Kind::Same, Kind::OnlyLeft, Kind::OnlyRight, Kind::Same })
            add(kind);
        model.setLines(lines);
        QCOMPARE(model.difference(-1, 1), std::optional(0));
        QCOMPARE(model.difference(0, 1), std::optional(3));
        QCOMPARE(model.difference(3, 1), std::optional<int>());
        QCOMPARE(model.difference(5, -1), std::optional(3));
        QCOMPARE(model.difference(3, -1), std::optional(0));
        QCOMPARE(model.difference(0, -1), std::optional<int>());
    }

    void theKeyboardGoesFromDifferenceToDifference()
    {
        EvidenceComparison comparison(plainTheme());
        show(comparison);
        auto* list = comparison.findChild<QListView*>(QStringLiteral("evidence.lines"));
        QVERIFY(list->hasFocus());
        const auto kindNow = [&] {
            const auto* model = qobject_cast<ComparisonModel*>(list->model());
            return model->at(list->currentIndex().row()).line.kind;
        };
        QCOMPARE_EQ(kindNow(), Kind::Changed);
        const auto first = list->currentIndex().row();
        QTest::keyClick(list, Qt::Key_N);
        QCOMPARE_EQ(kindNow(), Kind::OnlyLeft);
        QTest::keyClick(list, Qt::Key_N);
        QCOMPARE_EQ(kindNow(), Kind::OnlyRight);
        auto* next = comparison.findChild<Button*>(QStringLiteral("evidence.next"));
        QVERIFY(!next->isEnabled());
        QTest::keyClick(list, Qt::Key_N);
        QCOMPARE_EQ(kindNow(), Kind::OnlyRight);
        QTest::keyClick(list, Qt::Key_P);
        QTest::keyClick(list, Qt::Key_P);
        QCOMPARE_EQ(list->currentIndex().row(), first);
        const QSignalSpy left(&comparison, &EvidenceComparison::left);
        QTest::keyClick(list, Qt::Key_Escape);
        QCOMPARE_EQ(left.size(), 1);
    }

    void longLinesAreLookedAlong()
    {
        EvidenceComparison comparison(plainTheme());
        show(comparison);
        auto* list = comparison.findChild<QListView*>(QStringLiteral("evidence.lines"));
        auto* delegate = qobject_cast<ComparisonDelegate*>(list->itemDelegate());
        QTest::keyClick(list, Qt::Key_Left);
        QCOMPARE_EQ(delegate->shift(), 0);
        QTest::keyClick(list, Qt::Key_Right);
        // Not beyond the last letter of the longest.
        QCOMPARE_EQ(delegate->shift(), 6);
        QTest::keyClick(list, Qt::Key_Left);
        QCOMPARE_EQ(delegate->shift(), 0);
    }

    void whatDiffersBesideLinesIsSaid()
    {
        EvidenceComparison comparison(plainTheme());
        show(comparison);
        auto* head = comparison.findChild<Paragraph*>(QStringLiteral("evidence.compared"));
        QCOMPARE_EQ(head->text(), QStringLiteral("Left before.txt, right after.txt: 3 lines differ"));
        const auto ends = evidence::compareTexts("a\r\nb\r\n", "a\nb\n");
        VERIFY_RESULT(ends);
        comparison.open(QStringLiteral("dos.txt"), QStringLiteral("unix.txt"), *ends);
        QCOMPARE_EQ(head->text(), QStringLiteral("Left dos.txt, right unix.txt: no line differs"));
        auto* remarks = comparison.findChild<Paragraph*>(QStringLiteral("evidence.comparedRemarks"));
        QVERIFY(remarks->isVisible() && !remarks->text().isEmpty());
    }
};
MUSTER_TEST(TstEvidenceComparison)
#include "tst_evidencecomparison.moc"
