// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/planapprove.h"
#include "tests/app/commands/commandrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QString standingIn(const QJsonValue& row)
{
    return row[u"approval"][u"standing"].toString();
}

QJsonValue rowOf(const QJsonArray& rows, const QString& id)
{
    for (const auto& row : rows) {
        if (row[u"id"].toString() == id)
            return row;
    }
    return {};
}

} // namespace

class TstPlanApprove final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void anApprovalIsTold()
    {
        CommandRig rig;
        rig.run(words("plan approve drama-engine --as Ada --until 2026-12-31"));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "Approved by Ada until 2026-12-31.");
        VERIFY_SAYS(rig.out, "\"plan check\" lists them.");
    }

    void withoutADayTheReviewDecides()
    {
        CommandRig rig;
        // It is reviewed yearly.
        rig.run(words("plan approve mgx-ai --as Ada --for cto --json"));
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.object()[u"approval"][u"until"].toString(), u"2027-03-15T00:00:00.000Z"_s);
        // It does not say how often.
        rig.run(words("plan approve drama-engine --as Ada"));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Say until when the approval holds");
    }

    void theHashIsTheOneUnderWhichAnIncidentFreezesThePlan()
    {
        CommandRig rig;
        rig.run(words("plan approve drama-engine --as Ada --until 2026-12-31 --json"));
        VERIFY_STATUS(rig, 0);
        const auto hash = rig.object()[u"hash"].toString();
        const auto id = rig.declare();
        rig.run({ u"incident"_s, u"show"_s, id, u"--json"_s });
        QCOMPARE_EQ(rig.object()[u"plan_hash"].toString(), hash);
        QCOMPARE_EQ(standingIn(rig.object()), u"valid"_s);
    }

    void whereverAPlanIsShownItsApprovalIsShown()
    {
        CommandRig rig;
        rig.run(words("plan list --json"));
        QCOMPARE_EQ(standingIn(rowOf(rig.array(), u"drama-engine"_s)), u"never"_s);
        rig.run(words("plan approve drama-engine --as Ada --until 2026-12-31"));
        rig.run(words("plan list --json"));
        QCOMPARE_EQ(standingIn(rowOf(rig.array(), u"drama-engine"_s)), u"valid"_s);
        QCOMPARE_EQ(standingIn(rowOf(rig.array(), u"vete"_s)), u"never"_s);
        rig.run(words("plan list"));
        VERIFY_SAYS(rig.out, "approved until 2026-12-31");
        rig.run(words("plan summary drama-engine"));
        VERIFY_SAYS(rig.out, "Approved by Ada until 2026-12-31");
        rig.run(words("plan summary drama-engine --json"));
        QCOMPARE_EQ(standingIn(rig.object()), u"valid"_s);
        rig.run({ u"incident"_s, u"show"_s, rig.declare() });
        VERIFY_SAYS(rig.out, "Approved by Ada until 2026-12-31");
        QTemporaryDir pages;
        rig.run({ u"plan"_s, u"publish"_s, u"drama-engine"_s, u"-o"_s, pages.path() });
        VERIFY_STATUS(rig, 0);
        for (const auto* name : { "drama-engine.html", "index.html" }) {
            QFile page(pages.filePath(QString::fromLatin1(name)));
            QVERIFY(page.open(QIODevice::ReadOnly));
            VERIFY_SAYS(QString::fromUtf8(page.readAll()), "Approved by Ada until 2026-12-31");
        }
    }

    /// An incident says how its plan stood when it was declared, not what came after.
    void whatWasApprovedLaterCameTooLate()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.log.clock.advance(std::chrono::minutes(1));
        rig.run(words("plan approve drama-engine --as Ada --until 2026-12-31"));
        rig.run({ u"incident"_s, u"show"_s, id, u"--json"_s });
        QCOMPARE_EQ(standingIn(rig.object()), u"never"_s);
    }

    void thoseWhoMustApproveAreWaitedFor()
    {
        CommandRig rig;
        rig.run(words("plan approve mgx-ai --as Eve --until 2026-12-31"));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Eve is none of those who approve this plan: CTO (cto)");
        rig.run(words("plan approve mgx-ai --as Eve --for cto --until 2026-12-31"));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "Approved by Eve for CTO until 2026-12-31; still missing: ");
        rig.run(words("plan approve mgx-ai --as Ben --for engineering-manager --until 2026-12-31"));
        rig.run(words("plan approve mgx-ai --as Cid --for devops-lead --until 2026-11-30 --json"));
        QCOMPARE_EQ(standingIn(rig.object()), u"valid"_s);
        QCOMPARE_EQ(rig.object()[u"approval"][u"until"].toString(), u"2026-12-01T00:00:00.000Z"_s);
    }

    /// A withdrawal is of the version, not of one person's approval.
    void whoseApprovalsAWithdrawalEndsIsSaid()
    {
        CommandRig rig;
        rig.run(words("plan approve mgx-ai --as Eve --for cto --until 2026-12-31"));
        rig.run(words("plan approve mgx-ai --as Ben --for engineering-manager --until 2026-12-31"));
        rig.run({ u"plan"_s, u"approve"_s, u"mgx-ai"_s, u"--as"_s, u"Eve"_s, u"--withdraw"_s,
            u"The region moved"_s });
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "Approval withdrawn on 2026-03-14 by Eve: The region moved.");
        VERIFY_SAYS(rig.out, "This ends every approval of this version: by Eve for CTO, Ben for ");
    }

    void anApprovalIsWithdrawnWithAReason()
    {
        CommandRig rig;
        rig.run({ u"plan"_s, u"approve"_s, u"drama-engine"_s, u"--withdraw"_s, u"The region moved"_s });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "There is no approval of this version");
        rig.run(words("plan approve drama-engine --as Ada --until 2026-12-31"));
        rig.run({ u"plan"_s, u"approve"_s, u"drama-engine"_s, u"--withdraw"_s, u"The region moved"_s });
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "Approval withdrawn on 2026-03-14 by Ada: The region moved.");
        rig.run(words("plan approve drama-engine --withdraw why --until 2026-12-31"));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "--until says nothing beside --withdraw.");
    }

    void whatCannotBeUsedIsRefused()
    {
        CommandRig rig;
        rig.run(words("plan approve drama-engine --until tomorrow"));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "\"tomorrow\" is no day. Write it as --until 2027-03-31.");
        rig.run(words("plan approve no-such-plan"));
        VERIFY_STATUS(rig, 2);
        QTemporaryDir dir;
        const auto path = dir.filePath(u"broken.plan.yaml"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("muster: 1\nplan: {id: p}\n");
        file.close();
        rig.run({ u"plan"_s, u"approve"_s, path });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "cannot be used until its errors are mended");
        QVERIFY(rig.log.journal.events().isEmpty());
    }

    void aPlanIsShownAlsoWhereTheLogCannotBeRead()
    {
        CommandRig rig;
        rig.storeFault = Error { Fault::Storage, u"The disk is full."_s };
        rig.run(words("plan list"));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "approval not known");
        VERIFY_SAYS(
            rig.err, "Who approved which plan, and when it was drilled, is not known: The disk is full.");
        rig.run(words("plan list --json"));
        QVERIFY(rowOf(rig.array(), u"vete"_s)[u"approval"].isNull());
        // Where there is no log yet, nobody approved anything, and none is made for the question.
        rig.hasLog = false;
        rig.run(words("plan list"));
        VERIFY_SAYS(rig.out, "not approved");
        QCOMPARE_EQ(rig.err, QString());
    }
};

MUSTER_TEST(TstPlanApprove)
#include "tst_planapprove.moc"
