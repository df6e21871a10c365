// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "tests/ui/start/planchoices.h"
#include "ui/start/approveform.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

struct Rig {
    ManualClock clock;
    ApproveForm form { clock, ThemeValues(), nullptr };
    QList<session::ApprovalWanted> wanted;
    int dismissed = 0;

    explicit Rig(plan::Plan plan)
    {
        QObject::connect(&form, &ApproveForm::wanted, [this](const auto& said) { wanted << said; });
        QObject::connect(&form, &ApproveForm::dismissed, [this] { ++dismissed; });
        form.show();
        form.activateWindow();
        if (!QTest::qWaitForWindowActive(&form))
            qFatal("the form did not get the keyboard");
        form.begin(std::make_shared<const plan::Plan>(std::move(plan)), QStringLiteral("Ada"));
    }
    [[nodiscard]] QLineEdit* line(const char* name) const
    {
        return form.findChild<QLineEdit*>(QString::fromLatin1(name));
    }
};

plan::Plan shop()
{
    auto plan = *bundledPlans({ QStringLiteral("drama-engine") }).first().plan;
    plan.approvers.clear();
    plan.review.reset();
    return plan;
}

} // namespace

class TstApproveForm final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void enterSaysWhoAnswersAndUntilWhen()
    {
        Rig rig(shop());
        rig.line("approve.until")->setText(QStringLiteral("2027-03-31"));
        QTest::keyClick(rig.line("approve.name"), Qt::Key_Return);
        QCOMPARE_EQ(rig.wanted.size(), 1);
        QCOMPARE_EQ(rig.wanted.first().by, QStringLiteral("Ada"));
        QVERIFY(rig.wanted.first().lastDay == std::optional(QDate(2027, 3, 31)));
        QVERIFY(rig.form.findChild<QComboBox*>()->isHidden());
        // A second Enter while the log has not answered says nothing more.
        QTest::keyClick(rig.line("approve.name"), Qt::Key_Return);
        QCOMPARE_EQ(rig.wanted.size(), 1);
        rig.form.complain(QStringLiteral("Not recorded."));
        QTest::keyClick(rig.line("approve.name"), Qt::Key_Return);
        QCOMPARE_EQ(rig.wanted.size(), 2);
    }

    void aWordThatIsNoDayIsNotTaken()
    {
        Rig rig(shop());
        rig.line("approve.until")->setText(QStringLiteral("next spring"));
        QTest::keyClick(rig.line("approve.name"), Qt::Key_Return);
        QVERIFY(rig.wanted.isEmpty());
        QCOMPARE_EQ(rig.form.findChild<QLabel*>(QStringLiteral("approve.complaint"))->text(),
            QStringLiteral("“next spring” is no day. Write it as 2027-03-31."));
        QVERIFY(rig.line("approve.until")->hasFocus());
    }

    void thoseWhoMustApproveAreChosenFrom()
    {
        auto plan = shop();
        plan.approvers = { QStringLiteral("commander"), QStringLiteral("on-call") };
        const Rig rig(plan);
        const auto* approvers = rig.form.findChild<QComboBox*>();
        QVERIFY(!approvers->isHidden());
        QCOMPARE_EQ(approvers->count(), 2);
        QCOMPARE_EQ(approvers->itemText(0), QStringLiteral("Incident commander"));
        // Nobody says which of them Ada is.
        QCOMPARE_EQ(approvers->currentIndex(), -1);
    }

    void escapeGoesBack()
    {
        Rig rig(shop());
        QTest::keyClick(rig.line("approve.name"), Qt::Key_Escape);
        QCOMPARE_EQ(rig.dismissed, 1);
    }
};

MUSTER_TEST_APPLICATION(QApplication)
MUSTER_TEST(TstApproveForm)

#include "tst_approveform.moc"
