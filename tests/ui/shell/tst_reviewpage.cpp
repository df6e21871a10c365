// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/shell/reporttable.h"
#include "ui/shell/reviewpage.h"
#include "ui/shell/reviewrow.h"
#include "ui/widgets/button.h"
#include "ui/widgets/typescale.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;
using incident::ReviewStage;

namespace {

const auto kSettled = QStringLiteral("The report is approved.");

/// The page alone, over a real session of an incident that is closed.
struct PageRig {
    IncidentRig rig;
    QTemporaryDir folder;
    ReviewPage page { plainTheme() };

    explicit PageRig(int notes = 0)
    {
        loadFonts();
        for (int i = 0; i < notes; ++i)
            rig.act(
                incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("Note %1").arg(i) });
        if (!await(rig.session->close()))
            qFatal("the incident did not close");
        page.setFolder(folder.path());
        page.resize(1100, 800);
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the page did not get the keyboard");
        page.setIncident(rig.session);
        page.setFocus();
        if (!isReady())
            qFatal("the report did not come");
    }

    [[nodiscard]] bool isReady() const
    {
        return QTest::qWaitFor([this] { return page.isReady(); }, 20000);
    }
    template <typename Widget = QWidget> [[nodiscard]] Widget* find(const char* name) const
    {
        return page.findChild<Widget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString words(const char* name) const { return find<QLabel>(name)->text(); }
    [[nodiscard]] QPlainTextEdit* box(const char* part) const
    {
        return page.findChild<QPlainTextEdit*>(QStringLiteral("review.part.") + QString::fromLatin1(part));
    }
    [[nodiscard]] QString message() const
    {
        const auto* line = find("review.message");
        return line->isVisible() ? line->findChild<QLabel*>()->text() : QString();
    }
    [[nodiscard]] QString outline(int row) const
    {
        return find<QListView>("review.outline")
            ->model()
            ->index(row, 0)
            .data(Qt::AccessibleTextRole)
            .toString();
    }
    [[nodiscard]] const incident::ReviewState& review() const { return rig.session->state().review; }
    void move(ReviewStage to) { rig.act(incident::ReviewMoved { to, QStringLiteral("because") }); }
    [[nodiscard]] QStringList rows(const char* kind) const
    {
        QStringList sentences;
        for (const auto* row : page.findChildren<ReviewRow*>(QString::fromLatin1(kind))) {
            if (!row->isHidden())
                sentences << row->sentence();
        }
        return sentences;
    }
    /// What all tables of the report say.
    [[nodiscard]] QString tables() const
    {
        QString all;
        for (const auto* table : page.findChildren<ReportTable*>()) {
            if (!table->isHidden() && !table->parentWidget()->isHidden())
                all += table->accessibleDescription() + u'\n';
        }
        return all;
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    static void type(const char* text)
    {
        QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text));
    }
    [[nodiscard]] static QString focused()
    {
        return QApplication::focusWidget() != nullptr ? QApplication::focusWidget()->objectName() : QString();
    }
};

} // namespace

class TstReviewPage final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void theOutlineSaysWhatIsEmpty()
    {
        PageRig rig;
        QCOMPARE_EQ(rig.outline(0), QStringLiteral("1 Summary, empty"));
        QCOMPARE_EQ(rig.outline(1), QStringLiteral("2 Impact, empty"));
        QVERIFY2(rig.outline(2).endsWith(QStringLiteral(", from the log")), qPrintable(rig.outline(2)));
        // What nobody has written yet has its place before what ends the report.
        const auto rows = rig.find<QListView>("review.outline")->model()->rowCount();
        QStringList ends;
        for (int row = rows - 5; row < rows; ++row)
            ends << rig.outline(row).section(u' ', 1).section(u',', 0, 0);
        QCOMPARE(ends.mid(0, 4),
            QStringList({ QStringLiteral("What contributed"), QStringLiteral("What helped"),
                QStringLiteral("What surprised"), QStringLiteral("Where luck helped") }));
        rig.rig.act(incident::ReviewWritten { QStringLiteral("summary"), QStringLiteral("It fell over") });
        QCOMPARE_EQ(rig.outline(0), QStringLiteral("1 Summary, 3 words"));
        rig.rig.act(incident::ReviewCommented { QStringLiteral("summary"), QStringLiteral("How long?") });
        QCOMPARE_EQ(rig.outline(0), QStringLiteral("1 Summary, 3 words, 1 open remark"));
    }

    void whatIsTypedIsRecordedByKeyOrByLeaving()
    {
        PageRig rig;
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("review.outline"));
        PageRig::press(Qt::Key_Return);
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("review.part.summary"));
        PageRig::type("The replica was promoted");
        QCOMPARE_EQ(rig.page.typed().value(QStringLiteral("review/summary")),
            QStringLiteral("The replica was promoted"));
        QVERIFY(rig.words("review.by.summary").startsWith(QStringLiteral("Not recorded yet.")));
        QCOMPARE(rig.review().written.size(), 0);
        PageRig::press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_EQ(
            rig.review().textOf(QStringLiteral("summary")), QStringLiteral("The replica was promoted"));
        QTRY_VERIFY2(rig.words("review.by.summary").startsWith(QStringLiteral("Written by Ada, ")),
            qPrintable(rig.words("review.by.summary")));
        QVERIFY(rig.page.typed().isEmpty());
        // It is not recorded twice.
        const auto entries = rig.rig.journal.events().size();
        PageRig::press(Qt::Key_Return, Qt::ControlModifier);
        rig.box("impact")->setFocus(Qt::TabFocusReason);
        QCOMPARE_EQ(rig.rig.journal.events().size(), entries);
        PageRig::type("Forty orders");
        PageRig::press(Qt::Key_Escape);
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("review.outline"));
        QTRY_COMPARE_EQ(rig.review().textOf(QStringLiteral("impact")), QStringLiteral("Forty orders"));
    }

    void whatSomebodyElseWroteIsNotWrittenOverByLeaving()
    {
        PageRig rig;
        rig.box("luck")->setFocus();
        PageRig::type("mine");
        rig.rig.act(incident::ReviewWritten { QStringLiteral("luck"), QStringLiteral("theirs") });
        QVERIFY2(rig.words("review.by.luck").contains(QStringLiteral("somebody else wrote meanwhile")),
            qPrintable(rig.words("review.by.luck")));
        PageRig::press(Qt::Key_Escape);
        QCoreApplication::processEvents();
        QCOMPARE_EQ(rig.review().textOf(QStringLiteral("luck")), QStringLiteral("theirs"));
        QCOMPARE_EQ(rig.box("luck")->toPlainText(), QStringLiteral("mine"));
        rig.box("luck")->setFocus();
        PageRig::press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_EQ(rig.review().textOf(QStringLiteral("luck")), QStringLiteral("mine"));
        // Where nothing is typed, the words of others just come.
        rig.rig.act(incident::ReviewWritten { QStringLiteral("impact"), QStringLiteral("None at all") });
        QCOMPARE_EQ(rig.box("impact")->toPlainText(), QStringLiteral("None at all"));
    }

    void afterApprovalNothingIsWrittenAndItSaysWhy()
    {
        PageRig rig;
        rig.box("summary")->setFocus();
        PageRig::type("too late");
        rig.move(ReviewStage::InReview);
        rig.move(ReviewStage::Approved);
        for (const auto* part : { "summary", "impact", "contributors", "mitigators", "surprises", "luck" }) {
            QVERIFY2(rig.box(part)->isReadOnly(), part);
            QVERIFY2(rig.box(part)->accessibleDescription().startsWith(kSettled), part);
        }
        QVERIFY(rig.words("review.by.impact").contains(kSettled));
        // What was typed before is refused in a sentence, and stays.
        PageRig::press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY2(rig.message().startsWith(kSettled), qPrintable(rig.message()));
        QCOMPARE(rig.review().written.size(), 0);
        QCOMPARE_EQ(rig.box("summary")->toPlainText(), QStringLiteral("too late"));
        rig.move(ReviewStage::InReview);
        QVERIFY(!rig.box("summary")->isReadOnly());
    }

    void itGoesOnAndBackByStages()
    {
        PageRig rig;
        auto* onward = rig.find<Button>("review.onward");
        auto* backward = rig.find<Button>("review.backward");
        QCOMPARE_EQ(onward->text(), QStringLiteral("Ask for review"));
        QVERIFY(!backward->isVisible());
        onward->click();
        QTRY_VERIFY(rig.review().stage == ReviewStage::InReview);
        QVERIFY2(rig.words("review.standing").startsWith(QStringLiteral("In review. ")),
            qPrintable(rig.words("review.standing")));
        backward->click();
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("reason.text"));
        // It goes nowhere without a reason.
        PageRig::press(Qt::Key_Return);
        QVERIFY(rig.review().stage == ReviewStage::InReview);
        PageRig::type("a time is wrong");
        PageRig::press(Qt::Key_Return);
        QTRY_VERIFY(rig.review().stage == ReviewStage::Draft);
        QCOMPARE_EQ(rig.review().why, QStringLiteral("a time is wrong"));
        // An open remark is asked about before it is approved.
        rig.move(ReviewStage::InReview);
        rig.rig.act(incident::ReviewCommented { {}, QStringLiteral("How long?") });
        onward->click();
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("reason.text"));
        QVERIFY(rig.review().stage == ReviewStage::InReview);
        PageRig::press(Qt::Key_Return);
        QTRY_VERIFY(rig.review().stage == ReviewStage::Approved);
    }

    void aRemarkIsAnswered()
    {
        PageRig rig;
        rig.find<Button>("review.remark.impact")->click();
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("reason.text"));
        PageRig::type("Say how many customers");
        PageRig::press(Qt::Key_Return);
        QTRY_COMPARE(rig.review().comments.size(), 1);
        QCOMPARE_EQ(rig.review().comments.first().section, QStringLiteral("impact"));
        auto* section = rig.find("review.section.impact");
        QTRY_COMPARE(section->findChildren<ReviewRow*>().size(), 1);
        QTRY_COMPARE(rig.rows("review.row.remark").size(), 1);
        QVERIFY(rig.rows("review.row.remark").first().endsWith(QStringLiteral("Say how many customers")));
        auto* answer = section->findChild<Button*>(QStringLiteral("review.answer"));
        QVERIFY(answer->accessibleName().contains(QStringLiteral("Say how many customers")));
        answer->click();
        PageRig::type("Forty, it stands there now");
        PageRig::press(Qt::Key_Return);
        QTRY_VERIFY(rig.review().comments.first().settledAt);
        QTRY_VERIFY(rig.rows("review.row.remark")
                        .value(0)
                        .endsWith(QStringLiteral("Answered: Forty, it stands there now")));
    }

    void rolesTakeThePlaceOfNamesAtOnce()
    {
        PageRig rig;
        QVERIFY(rig.tables().contains(QStringLiteral("Ada")));
        auto* roles = rig.find<QCheckBox>("review.roles");
        const QSignalSpy changed(&rig.page, &ReviewPage::rolesChanged);
        roles->click();
        QCOMPARE(changed.size(), 1);
        QTRY_VERIFY2(!rig.tables().isEmpty() && !rig.tables().contains(QStringLiteral("Ada")),
            qPrintable(rig.tables()));
        rig.page.setRoles(false);
        QTRY_VERIFY(rig.tables().contains(QStringLiteral("Ada")));
    }

    void theReportGoesIntoAFolder()
    {
        PageRig rig;
        QSignalSpy written(&rig.page, &ReviewPage::written);
        QSignalSpy refused(&rig.page, &ReviewPage::notWritten);
        const auto write = [&](report::Form form) {
            rig.page.exportAs(form);
            return written.wait(20000) ? written.takeLast().first().toString() : QString();
        };
        const auto html = write(report::Form::Html);
        QCOMPARE_EQ(QFileInfo(html).path(), rig.folder.path());
        QVERIFY2(html.endsWith(QStringLiteral("_report.html")), qPrintable(html));
        QFile page(html);
        QVERIFY(page.open(QIODevice::ReadOnly));
        QVERIFY(page.readAll().contains("Ada"));
        // The same again takes its place, and one without names stands beside it.
        QCOMPARE_EQ(write(report::Form::Html), html);
        rig.page.setRoles(true);
        const auto roles = write(report::Form::Html);
        QVERIFY2(roles.endsWith(QStringLiteral("_report_roles.html")), qPrintable(roles));
        QFile blameless(roles);
        QVERIFY(blameless.open(QIODevice::ReadOnly));
        QVERIFY(!blameless.readAll().contains("Ada"));
        QCOMPARE(QDir(rig.folder.path()).entryList(QDir::Files).size(), 2);
        // One at a time.
        rig.page.exportAs(report::Form::Csv);
        rig.page.exportAs(report::Form::Json);
        QCOMPARE(refused.size(), 1);
        QVERIFY(written.wait(20000));
        // A folder that cannot be made is named.
        rig.page.setFolder(html + QStringLiteral("/below"));
        rig.page.exportAs(report::Form::Markdown);
        QVERIFY(refused.wait(20000));
        QVERIFY2(
            refused.last().first().toString().contains(html), qPrintable(refused.last().first().toString()));
    }

    void aLongTableIsCutAndOpenedWhole()
    {
        PageRig rig(250);
        auto* timeline = rig.find("review.section.timeline");
        auto* whole = timeline->findChild<Button*>(QStringLiteral("review.whole"));
        QVERIFY(whole != nullptr);
        QVERIFY(rig.tables().contains(QStringLiteral("Note 10")));
        QVERIFY(!rig.tables().contains(QStringLiteral("Note 249")));
        QSignalSpy written(&rig.page, &ReviewPage::written);
        whole->click();
        QVERIFY(written.wait(20000));
        QVERIFY(written.first().last().toBool());
        QFile page(written.first().first().toString());
        QVERIFY(page.open(QIODevice::ReadOnly));
        QVERIFY(page.readAll().contains("Note 249"));
    }

    void followUpsAreAddedAndEnded()
    {
        PageRig rig;
        rig.page.addFollowUp();
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("review.followUp.what"));
        PageRig::press(Qt::Key_Return);
        QVERIFY(rig.find("review.followUp.complaint")->isVisible());
        PageRig::type("Cut the redeploy");
        QVERIFY(!rig.find("review.followUp.complaint")->isVisible());
        rig.find<QLineEdit>("review.followUp.owner")->setText(QStringLiteral("Mara"));
        rig.find<QLineEdit>("review.followUp.due")->setText(QStringLiteral("tomorrow"));
        QCOMPARE(rig.page.typed().size(), 3);
        PageRig::press(Qt::Key_Return);
        QVERIFY(rig.words("review.followUp.complaint").contains(QStringLiteral("“tomorrow” is no day")));
        QVERIFY(rig.rig.session->state().followUps.isEmpty());
        rig.find<QLineEdit>("review.followUp.due")->setText(QStringLiteral("2030-06-30"));
        PageRig::press(Qt::Key_Return);
        const auto& followUps = rig.rig.session->state().followUps;
        QTRY_COMPARE(followUps.size(), 1);
        QCOMPARE_EQ(followUps.first().owner, QStringLiteral("Mara"));
        QTRY_VERIFY(rig.page.typed().isEmpty());
        QTRY_COMPARE(rig.rows("review.row.followUp"),
            QStringList { QStringLiteral("Cut the redeploy — by Mara, due 2030-06-30.") });
        rig.find<Button>("review.followUp.change")->click();
        PageRig::type("Noor");
        PageRig::press(Qt::Key_Return);
        PageRig::type("2030-07-01");
        PageRig::press(Qt::Key_Return);
        QTRY_COMPARE_EQ(followUps.first().owner, QStringLiteral("Noor"));
        QTRY_COMPARE(rig.rows("review.row.followUp"),
            QStringList { QStringLiteral("Cut the redeploy — by Noor, due 2030-07-01.") });
        const auto buttons = rig.page.findChildren<Button*>(QStringLiteral("review.followUp.done"));
        buttons.last()->click();
        QTRY_VERIFY(followUps.first().ended == incident::FollowUpEnded::How::Done);
    }

    void aLateReviewIsSaid()
    {
        PageRig rig;
        QVERIFY(rig.words("review.due").startsWith(QStringLiteral("Review due ")));
        rig.rig.clock.advance(24h * 20);
        rig.page.tick();
        QVERIFY2(rig.words("review.due").startsWith(QStringLiteral("Review late: it was due ")),
            qPrintable(rig.words("review.due")));
    }

    void aDraftIsPutBack()
    {
        PageRig rig;
        rig.page.setTyped({ { QStringLiteral("review/luck"), QStringLiteral("half a sent") },
            { QStringLiteral("step/outage/promote/saw"), QStringLiteral("of others") } });
        QCOMPARE_EQ(rig.box("luck")->toPlainText(), QStringLiteral("half a sent"));
        QCOMPARE(rig.page.typed().size(), 1);
        rig.page.setIncident(nullptr);
        QVERIFY(rig.page.typed().isEmpty());
        QCOMPARE(rig.review().written.size(), 0);
    }

    void escapeLeavesFromTheOutlineOnly()
    {
        PageRig rig;
        const QSignalSpy left(&rig.page, &ReviewPage::left);
        rig.box("luck")->setFocus();
        PageRig::press(Qt::Key_Escape);
        QCOMPARE(left.size(), 0);
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("review.outline"));
        PageRig::press(Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }
};

MUSTER_TEST(TstReviewPage)

#include "tst_reviewpage.moc"
