// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "tests/ui/start/planchoices.h"
#include "ui/start/startwords.h"

#include <QTextDocument>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

QString plain(const QString& html)
{
    QTextDocument document;
    document.setHtml(html);
    return document.toPlainText().replace(QChar::ObjectReplacementCharacter, u'*');
}

plan::Finding finding(plan::Finding::Severity severity, const QString& text, const QString& hint = {})
{
    plan::Finding made;
    made.rule = QStringLiteral("feasibility.rpo-interval");
    made.severity = severity;
    made.text = text;
    made.hint = hint;
    return made;
}

} // namespace

class TstStartWords final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void aPlanSaysWhatItsCheckFoundWorstFirst()
    {
        const auto choice = bundledPlans({ QStringLiteral("drama-engine") }).first();
        PlanStanding standing;
        const auto words = [&] { return plain(planWords(choice, standing, StateColors::dark())); };
        QVERIFY(words().contains(QStringLiteral("Being checked…")));
        standing.checked = plan::lint::Checked {};
        QVERIFY(words().contains(QStringLiteral("The check found nothing to mend.")));
        auto error = finding(plan::Finding::Severity::Error,
            QStringLiteral("Redis promises 30 min; snapshots run daily"), QStringLiteral("Promise 24 h"));
        error.place.line = 78;
        error.against << plan::Place { 85, 1 };
        standing.checked->open << error
                               << finding(plan::Finding::Severity::Warning, QStringLiteral("Ten steps"));
        standing.checked->waived.append({ error, {} });
        for (const auto* expected : { "What the check found: 1 error, 1 warning",
                 "* Error Redis promises 30 min; snapshots run daily",
                 "Promise 24 h · lines 78, 85 · feasibility.rpo-interval", "* Warning Ten steps",
                 "1 finding is waived in the plan.", "never drilled", "came with Muster" })
            QVERIFY2(words().contains(QString::fromUtf8(expected)), qPrintable(words()));
    }

    void whatGitKnowsIsSaidInASentence()
    {
        auto choice = bundledPlans({ QStringLiteral("drama-engine") }).first();
        choice.path = QStringLiteral("/plans/shop.plan.yaml");
        worktree::WorkTree tree;
        tree.branch = QStringLiteral("main");
        tree.head = QStringLiteral("1f2e3d4");
        tree.lastAuthors = { QStringLiteral("Ada"), QStringLiteral("Ben") };
        tree.underWay = worktree::UnderWay::Merge;
        PlanStanding standing;
        standing.tree = std::make_shared<const worktree::WorkTree>(tree);
        standing.file
            = worktree::FileState { QStringLiteral("shop.plan.yaml"), worktree::Change::Modified, {},
                  worktree::Commit { QStringLiteral("Ada"), instantFromMillis(1'700'000'000'000),
                      QStringLiteral("Begin") } };
        const auto words = plain(planWords(choice, standing, StateColors::dark()));
        QVERIFY2(words.contains(
                     QStringLiteral("main at 1f2e3d4; this file is modified; last changed 2023-11-14 by "
                                    "Ada; a merge: end it before you rely on these plans")),
            qPrintable(words));
        QVERIFY(words.contains(QStringLiteral("Ada, Ben")));
    }

    void aNameInAPlanIsTextAndNeverMarkup()
    {
        auto choice = bundledPlans({ QStringLiteral("drama-engine") }).first();
        auto plan = *choice.plan;
        plan.owner = QStringLiteral("<b>Ops</b> & <script>");
        choice.plan = std::make_shared<const plan::Plan>(plan);
        choice.path = QStringLiteral("/plans/<i>.plan.yaml");
        const auto words = plain(planWords(choice, {}, StateColors::dark()));
        QVERIFY2(words.contains(plan.owner), qPrintable(words));
        QVERIFY2(words.contains(choice.path), qPrintable(words));
    }

    void aScenarioSaysWhenItIsTheOneAndWhatWillBeDone()
    {
        const auto choice = bundledPlans({ QStringLiteral("drama-engine") }).first();
        const auto words
            = plain(scenarioWords(*choice.plan, choice.plan->scenarios.first(), {}, StateColors::dark()));
        for (const auto* expected :
            { "Region outage", "Database (Neon Postgres)", "1 h", "What will be done" })
            QVERIFY2(words.contains(QString::fromUtf8(expected)), qPrintable(words));
    }
};

MUSTER_TEST(TstStartWords)

#include "tst_startwords.moc"
