// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/payloadcodec.h"
#include "core/journal/headcode.h"
#include "tests/core/paper/pdfrig.h"
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "tests/ui/panels/panelrig.h"
#include "tests/ui/shell/shellrig.h"
#include "ui/models/walltime.h"
#include "ui/shell/anchorpage.h"
#include "ui/shell/anchorwords.h"
#include "ui/shell/ticker.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <QTextDocumentFragment>

#include <algorithm>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

namespace {

using incident::RecordAnchored;

/// The page alone, over a real session.
struct PageRig {
    IncidentRig rig;
    QAction print { QStringLiteral("Print what is left") };
    AnchorPage page { print, plainTheme() };

    explicit PageRig(journal::StreamKind kind = journal::StreamKind::Live)
        : rig(outagePlan(), kind)
    {
        loadFonts();
        page.resize(1000, 700);
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the page did not get the keyboard");
        page.setIncident(rig.session);
        page.setFocus();
    }

    template <typename Widget = QWidget> [[nodiscard]] Widget* find(const char* name) const
    {
        return page.findChild<Widget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString words(const char* name) const { return find<QLabel>(name)->text(); }
    [[nodiscard]] QString code() const { return find<QPlainTextEdit>("anchor.code")->toPlainText(); }
    void press(Qt::Key key) const { QTest::keyClick(QApplication::focusWidget(), key); }
    void type(const QString& text) const { QTest::keyClicks(QApplication::focusWidget(), text); }
    /// What was recorded about leaving it elsewhere, oldest first.
    [[nodiscard]] QList<RecordAnchored> anchored() const
    {
        QList<RecordAnchored> made;
        for (const auto& event : rig.journal.events()) {
            const auto payload = incident::decode(event);
            if (payload && std::holds_alternative<RecordAnchored>(*payload))
                made << std::get<RecordAnchored>(*payload);
        }
        return made;
    }
    /// As a camera sees what is on the screen.
    [[nodiscard]] QString seen()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("page.png"));
        auto* picture = find("anchor.picture");
        // From a hand's breadth away: a square of it is some points of the camera.
        const auto seen = picture->grab().toImage();
        return seen.scaled(seen.size() * 2).save(file) ? codeSeenBy({ file }) : QStringLiteral("(no file)");
    }
};

RecordAnchored anchorOf(const journal::Head& head, RecordAnchored::Way way, const QString& where)
{
    return { way, head.seq, QString::fromLatin1(head.hash.toHex()), where };
}

} // namespace

class TstAnchorPage final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void wordsAndCodeAreThoseOfTheNewestEntry()
    {
        const PageRig rig;
        const auto head = *rig.rig.session->head();
        QCOMPARE_EQ(rig.code(), journal::codeOf(head));
        const auto spoken
            = QStringLiteral("%1: %2").arg(QString::number(head.seq), journal::wordsOf(head.hash).join(u' '));
        auto* words = rig.find<QLabel>("anchor.words");
        QCOMPARE_EQ(words->accessibleName(), spoken);
        // What is selected and copied is still a number and twelve words.
        const auto copied = QTextDocumentFragment::fromHtml(words->text()).toPlainText();
        const auto mark = journal::headMarkFromText(copied);
        VERIFY_RESULT(mark);
        QVERIFY(mark->fits(head));
        QCOMPARE_EQ(words->text().count(QStringLiteral("<tr>")), 3);
        QVERIFY(words->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
        const WallTime time(rig.rig.plan->zone);
        QVERIFY2(rig.words("anchor.entry")
                     .startsWith(QStringLiteral("Entry %1, written %2 ")
                                     .arg(QString::number(head.seq), time.dateAndMinutes(rig.rig.last().at))),
            qPrintable(rig.words("anchor.entry")));
    }

    void theCodeIsWhole_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : { 500, 700, 1000, 1800 })
            QTest::addRow("%d", width) << width;
    }
    void theCodeIsWhole()
    {
        QFETCH(const int, width);
        PageRig rig;
        rig.page.resize(width, 900);
        QCoreApplication::processEvents();
        const auto* code = rig.find<QPlainTextEdit>("anchor.code");
        const auto lines = static_cast<int>(code->document()->size().height());
        QVERIFY(lines * QFontMetrics(code->font()).lineSpacing() <= code->height());
        QVERIFY((lines + 1) * QFontMetrics(code->font()).lineSpacing() > code->height());
    }

    void anotherProgramReadsThePicture_data()
    {
        QTest::addColumn<Appearance>("appearance");
        QTest::addColumn<int>("zoom");
        QTest::newRow("dark") << Appearance::Dark << 100;
        QTest::newRow("light") << Appearance::Light << 100;
        QTest::newRow("contrast, small") << Appearance::HighContrast << 80;
        QTest::newRow("night, large") << Appearance::Night << 200;
    }
    void anotherProgramReadsThePicture()
    {
        QFETCH(const Appearance, appearance);
        QFETCH(const int, zoom);
        PageRig rig;
        rig.page.resize(2000, 1400);
        rig.page.setTheme(themeFor(appearance, {}, zoom));
        QCoreApplication::processEvents();
        const auto* picture = rig.find("anchor.picture");
        QTRY_COMPARE_EQ(picture->size(), picture->sizeHint());
        QCOMPARE_EQ(rig.seen(), rig.code());
        QVERIFY(picture->width() >= std::max(160, 160 * zoom / 100));
    }

    void whatIsToldIsRecordedOnce()
    {
        const PageRig rig;
        const auto head = *rig.rig.session->head();
        QCOMPARE_EQ(QApplication::focusWidget(), rig.find("anchor.who"));
        rig.type(QStringLiteral(" Priya Nair, by telephone "));
        rig.press(Qt::Key_Return);
        // Nobody is told twice by a key that was held too long.
        rig.press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.find<QLineEdit>("anchor.who")->text(), QString());
        QCOMPARE_EQ(rig.anchored(),
            QList { anchorOf(head, RecordAnchored::Way::Told, QStringLiteral("Priya Nair, by telephone")) });
        QCOMPARE_EQ(rig.words("anchor.message"),
            QStringLiteral("Recorded: entry %1 was told to Priya Nair, by telephone.").arg(head.seq));
        // This entry is none that has to be left elsewhere in its turn.
        QCOMPARE_EQ(rig.words("anchor.since"), QString());
        const auto listed = rig.find<QLabel>("anchor.list")->accessibleName();
        QVERIFY2(listed.endsWith(QStringLiteral(", told, entry %1, Ada").arg(head.seq)), qPrintable(listed));
    }

    void nobodyIsToldWithoutAName()
    {
        const PageRig rig;
        rig.type(QStringLiteral("  "));
        rig.press(Qt::Key_Return);
        QCOMPARE_EQ(rig.words("anchor.message"), QStringLiteral("Write who has it now."));
        rig.find<QAbstractButton>("anchor.sent")->click();
        QCOMPARE_EQ(rig.words("anchor.message"), QStringLiteral("Write who it was sent to."));
        QCOMPARE_EQ(QApplication::focusWidget(), rig.find("anchor.who"));
        QVERIFY(rig.anchored().isEmpty());
    }

    void whatIsShownStaysWhileItIsReadAloud()
    {
        PageRig rig;
        const auto head = *rig.rig.session->head();
        const auto top = rig.find("anchor.words")->mapTo(&rig.page, QPoint());
        QVERIFY(rig.find("anchor.newest")->isHidden());
        VERIFY_RESULT(await(rig.rig.session->note(QStringLiteral("Noor calls back"))));
        QCOMPARE_EQ(rig.words("anchor.since"), QStringLiteral("1 entry was added since."));
        VERIFY_RESULT(await(rig.rig.session->note(QStringLiteral("Noor is on the way"))));
        QCOMPARE_EQ(rig.words("anchor.since"), QStringLiteral("2 entries were added since."));
        QCoreApplication::processEvents();
        QCOMPARE_EQ(rig.find("anchor.words")->mapTo(&rig.page, QPoint()), top);
        QCOMPARE_EQ(rig.code(), journal::codeOf(head));
        rig.type(QStringLiteral("Priya"));
        rig.press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.anchored().size(), 1);
        QCOMPARE_EQ(rig.anchored().first().seq, head.seq);
        QTRY_COMPARE_EQ(rig.find<QLineEdit>("anchor.who")->text(), QString());

        rig.find<QAbstractButton>("anchor.newest")->click();
        QCOMPARE_EQ(rig.code(), journal::codeOf(*rig.rig.session->head()));
        QVERIFY(rig.find("anchor.newest")->isHidden());
        QCOMPARE_EQ(rig.words("anchor.since"), QString());
        QCOMPARE_EQ(QApplication::focusWidget(), rig.find("anchor.who"));
    }

    void whatIsNotRecordedStaysInTheField()
    {
        PageRig rig;
        rig.rig.journal.failCall = rig.rig.journal.calls;
        rig.type(QStringLiteral("Priya"));
        rig.press(Qt::Key_Return);
        QTRY_VERIFY2(rig.words("anchor.message").startsWith(QStringLiteral("NOT RECORDED: ")),
            qPrintable(rig.words("anchor.message")));
        QCOMPARE_EQ(rig.find<QLineEdit>("anchor.who")->text(), QStringLiteral("Priya"));
        QVERIFY(rig.anchored().isEmpty());
        rig.press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.anchored().size(), 1);
    }

    void toCopyIsNotToSend()
    {
        const PageRig rig;
        const auto head = *rig.rig.session->head();
        rig.find<QAbstractButton>("anchor.copy")->click();
        QCOMPARE_EQ(QGuiApplication::clipboard()->text(),
            QStringLiteral("Record of %1, entry %2: %3")
                .arg(rig.rig.session->state().title, QString::number(head.seq), journal::codeOf(head)));
        const auto before = rig.rig.journal.events().size();
        QCoreApplication::processEvents();
        QCOMPARE_EQ(rig.rig.journal.events().size(), before);
        rig.type(QStringLiteral("ops@example.org"));
        rig.find<QAbstractButton>("anchor.sent")->click();
        QTRY_COMPARE_EQ(rig.anchored(),
            QList { anchorOf(head, RecordAnchored::Way::Message, QStringLiteral("ops@example.org")) });
    }

    void whatIsCopiedInADrillSaysSo()
    {
        const PageRig rig(journal::StreamKind::Drill);
        rig.find<QAbstractButton>("anchor.copy")->click();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("DRILL: Record of ")));
    }

    void printingFollowsItsCommand()
    {
        PageRig rig;
        const QSignalSpy printed(&rig.print, &QAction::triggered);
        auto* button = rig.find<QAbstractButton>("anchor.print");
        button->click();
        QCOMPARE_EQ(printed.size(), 1);
        rig.print.setEnabled(false);
        QVERIFY(!button->isEnabled());
    }

    void theKeyboardReachesEverything()
    {
        PageRig rig;
        VERIFY_RESULT(await(rig.rig.session->note(QStringLiteral("Noor calls back"))));
        QSet<QString> reached;
        for (auto name = QApplication::focusWidget()->objectName(); !reached.contains(name);
             name = QApplication::focusWidget()->objectName()) {
            reached << name;
            rig.press(Qt::Key_Tab);
        }
        for (const auto* name : { "anchor.who", "anchor.told", "anchor.copy", "anchor.sent", "anchor.print",
                 "anchor.back", "anchor.newest", "anchor.code" })
            QVERIFY2(reached.contains(QString::fromLatin1(name)),
                qPrintable(QStringLiteral("%1 is not among %2")
                               .arg(QString::fromLatin1(name), reached.values().join(u' '))));
        // Enter presses the button that has the keyboard, from anywhere Escape leaves.
        rig.find("anchor.newest")->setFocus();
        rig.press(Qt::Key_Return);
        QCOMPARE_EQ(rig.code(), journal::codeOf(*rig.rig.session->head()));
        const QSignalSpy left(&rig.page, &AnchorPage::left);
        for (const auto* name : { "anchor.who", "anchor.code", "anchor.words", "anchor.sent" }) {
            rig.find(name)->setFocus();
            rig.press(Qt::Key_Escape);
        }
        QCOMPARE_EQ(left.size(), 4);
        QVERIFY(rig.anchored().isEmpty());
    }

    void withoutAnEntryThereIsNothingToLeave()
    {
        PageRig rig;
        rig.page.setIncident(nullptr);
        QVERIFY(!rig.find("anchor.told")->isVisible());
        QVERIFY(!rig.find("anchor.list")->isVisible());
        QVERIFY(rig.find("anchor.back")->isVisible());
    }

    void theStatusBarSaysSinceWhenItIsDue()
    {
        const WallTime time(QStringLiteral("Australia/Sydney"));
        const auto declared = *time.read(u"2026-03-14 03:12", instantFromMillis(4102444800000));
        QList<incident::AnchorState> anchors;
        QVERIFY(!anchorFact({}, anchors, time));
        QCOMPARE_EQ(anchorFact(declared, anchors, time).value(),
            (AnchorFact { true, QStringLiteral("Record not anchored since 03:12"),
                QStringLiteral("Not anchored since 03:12") }));
        for (const auto& [way, word] : { std::pair(RecordAnchored::Way::Paper, "paper"),
                 std::pair(RecordAnchored::Way::Message, "message"),
                 std::pair(RecordAnchored::Way::Told, "told"), std::pair(RecordAnchored::Way::Git, "git"),
                 std::pair(RecordAnchored::Way::Timestamp, "time stamp") }) {
            anchors << incident::AnchorState { way, 4, declared + 2min, journal::PersonId(QUuid()) };
            QCOMPARE_EQ(anchorFact({}, anchors, time).value(),
                (AnchorFact { false,
                    QStringLiteral("Record anchored 03:14 (%1)").arg(QString::fromLatin1(word)),
                    QStringLiteral("Anchored 03:14") }));
        }
        QCOMPARE_EQ(anchorFact(declared + 1h, anchors, time)->words,
            QStringLiteral("Record not anchored since 04:12"));
    }

    void theWindowLeadsToIt_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("narrow") << 1024;
        QTest::newRow("usual") << 1440;
    }
    /// From its key and from the status bar, and back to where it was called from.
    void theWindowLeadsToIt()
    {
        QFETCH(const int, width);
        ShellRig rig;
        rig.open();
        rig.window->resize(width, 700);
        auto* action = rig.find<QAction>("checklist.anchor");
        QVERIFY(!action->isEnabled());
        auto* fact = rig.find<QAbstractButton>("status.anchor");
        QVERIFY(!fact->isVisible());
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
        QTRY_VERIFY(rig.find<QAction>("incident.declare")->isEnabled());
        rig.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
        rig.type(QStringLiteral("Orders lost since midnight"));
        rig.press(Qt::Key_Return);
        QTRY_VERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
        QVERIFY(action->isEnabled());
        QTRY_VERIFY(fact->isVisible());
        QVERIFY(fact->text().startsWith(QStringLiteral("Record not anchored since ")));
        const auto facts = [&rig] {
            QString all;
            for (const auto* label : rig.window->statusBar()->findChildren<QLabel*>())
                all += label->text();
            return all;
        };
        const auto isWhole = [&] {
            return facts().contains(QStringLiteral("Saved ")) && facts().contains(QStringLiteral("lock"))
                && rig.window->width() == width;
        };
        QVERIFY2(isWhole(), qPrintable(facts()));

        fact->setFocus();
        rig.press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("anchor.who"));
        QVERIFY(rig.find<QWidget>("dock.matrix")->isHidden());
        QVERIFY(rig.find<QWidget>("anchor.picture")->isVisible());
        rig.press(Qt::Key_Escape);
        QTRY_VERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
        rig.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("anchor.who"));
        rig.type(QStringLiteral("Priya"));
        // Once more leads nowhere else, and takes nothing away.
        action->trigger();
        QCOMPARE_EQ(rig.find<QLineEdit>("anchor.who")->text(), QStringLiteral("Priya"));
        rig.press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("record.anchored")), 1);
        QTRY_VERIFY2(fact->text().startsWith(QStringLiteral("Record anchored ")), qPrintable(fact->text()));
        QVERIFY(fact->text().endsWith(QStringLiteral("(told)")));
        QVERIFY2(isWhole(), qPrintable(facts()));
        rig.find<QAbstractButton>("anchor.print")->click();
        QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("record.anchored")), 2);
        QTRY_VERIFY(fact->text().endsWith(QStringLiteral("(paper)")));

        // Closed while somebody is on the page: it is due again, and back is the review.
        rig.clock.advance(1h);
        VERIFY_RESULT(await(rig.incident()->close()));
        QTRY_VERIFY(fact->text().startsWith(QStringLiteral("Record not anchored since ")));
        QVERIFY(!rig.find<QWidget>("anchor.print")->isEnabled());
        rig.find<QWidget>("anchor.who")->setFocus();
        rig.press(Qt::Key_Escape);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("review.outline"));
        QVERIFY(action->isEnabled());
    }

    void theStatusBarStandsStillWhileTimePasses()
    {
        ShellRig rig;
        rig.open();
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
        QTRY_VERIFY(rig.find<QAction>("incident.declare")->isEnabled());
        rig.press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
        rig.type(QStringLiteral("Orders lost"));
        rig.press(Qt::Key_Return);
        auto* fact = rig.find<QAbstractButton>("status.anchor");
        QTRY_VERIFY(fact->isVisible());
        const auto words = fact->text();
        rig.clock.advance(7min);
        QVERIFY(QMetaObject::invokeMethod(rig.window->findChild<Ticker*>(), "ticked"));
        QCoreApplication::processEvents();
        QCOMPARE_EQ(fact->text(), words);
    }
};

MUSTER_TEST(TstAnchorPage)
#include "tst_anchorpage.moc"
