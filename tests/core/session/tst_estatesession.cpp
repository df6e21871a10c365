// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planhash.h"
#include "core/session/estatesession.h"
#include "tests/core/session/sessionrig.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;
using Standing = estate::ApprovalState::Standing;

namespace {

std::shared_ptr<const plan::Plan> planWith(const QByteArray& head)
{
    auto loaded = plan::loadPlan("muster: 1\nplan: {id: shop, title: Shop, version: '1', " + head
        + "}\ncontacts:\n  - {id: board, title: The board}\n");
    if (!loaded.plan)
        qFatal("%s", qPrintable(loaded.findings.value(0).text));
    return std::make_shared<const plan::Plan>(*std::move(loaded.plan));
}

struct EstateRig : SessionRig {
    session::EstateSession estate { session.ports() };
    std::shared_ptr<const plan::Plan> plan = planWith("review: yearly");

    session::EstateSession::State approve(const session::ApprovalWanted& wanted)
    {
        return await(estate.approve(wanted));
    }
};

} // namespace

class TstEstateSession final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void anApprovalIsOnRecordWithThePlanThatItIsOf()
    {
        EstateRig rig;
        const QSignalSpy changed(&rig.estate, &session::EstateSession::approvalsChanged);
        const auto state = rig.approve({ rig.plan, u" Ada "_s, {}, {}, u"after the drill"_s });
        VERIFY_RESULT(state);
        QCOMPARE_EQ(state->standing, Standing::Valid);
        QCOMPARE_EQ(changed.size(), 1);
        const auto& event = rig.journal.events().last();
        QVERIFY(event.stream == rig.journal.estate().id);
        QCOMPARE_EQ(event.actor.name, u"Ada"_s);
        // What was approved can be read again when the file is long gone.
        const auto frozen = await(rig.blobs.get(plan::hashOf(*rig.plan)));
        VERIFY_RESULT(frozen);
        QCOMPARE_EQ(*frozen, rig.plan->resolved);
        QCOMPARE_EQ(event.attachments.size(), 2);
        const auto known = await(rig.estate.approvals());
        VERIFY_RESULT(known);
        QCOMPARE_EQ(known->all().size(), 1);
        QCOMPARE_EQ(known->all().first().what.remark, u"after the drill"_s);
    }

    void withoutAnEndItHoldsUntilTheNextReview()
    {
        EstateRig rig;
        const auto state = rig.approve({ rig.plan, u"Ada"_s });
        VERIFY_RESULT(state);
        QCOMPARE_EQ(isoText(*state->until), u"2027-03-15T00:00:00.000Z"_s);
    }

    void theLastDayIsWhole()
    {
        EstateRig rig;
        const auto state = rig.approve({ rig.plan, u"Ada"_s, {}, QDate(2026, 3, 14) });
        VERIFY_RESULT(state);
        QCOMPARE_EQ(state->standing, Standing::Valid);
        QCOMPARE_EQ(isoText(*state->until), u"2026-03-15T00:00:00.000Z"_s);
    }

    void whatCannotBeApprovedIsRefusedAndNothingIsWritten_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("by");
        QTest::addColumn<QDate>("lastDay");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("nobody") << QByteArray("review: yearly") << u"  "_s << QDate()
                                << u"Say who approves: an approval needs a name."_s;
        QTest::newRow("no end")
            << QByteArray("review: unknown") << u"Ada"_s << QDate()
            << u"Say until when the approval holds, as 2027-03-31: Shop does not say how often it is reviewed."_s;
        QTest::newRow("over already")
            << QByteArray("review: yearly") << u"Ada"_s << QDate(2026, 3, 13)
            << u"The approval would have ended already: 2026-03-13 is before today, 2026-03-14."_s;
        QTest::newRow("none of them")
            << QByteArray("review: yearly, approvers: [board]") << u"Ada"_s << QDate()
            << u"Ada is none of those who approve this plan: The board (board). Say for whom: --for ID."_s;
    }
    void whatCannotBeApprovedIsRefusedAndNothingIsWritten()
    {
        QFETCH(const QByteArray, head);
        QFETCH(const QString, by);
        QFETCH(const QDate, lastDay);
        EstateRig rig;
        const auto state = rig.approve(
            { planWith(head), by, {}, lastDay.isValid() ? std::optional(lastDay) : std::nullopt });
        QVERIFY(!state);
        QTEST(state.error().text, "sentence");
        QCOMPARE_EQ(state.error().fault, Fault::Invalid);
        QVERIFY(rig.journal.events().isEmpty());
        QCOMPARE_EQ(rig.blobs.calls, 0);
    }

    void aDiskThatFailsAtAnyPlaceRecordsNothing()
    {
        // Two files, then the entry.
        for (int call = 0; call < 2; ++call) {
            EstateRig rig;
            rig.blobs.failCall = call;
            const auto state = rig.approve({ rig.plan, u"Ada"_s });
            QVERIFY(!state);
            QVERIFY(state.error().text.startsWith(u"NOT RECORDED"));
            QVERIFY(rig.journal.events().isEmpty());
        }
        EstateRig rig;
        rig.journal.failCall = 0;
        const auto state = rig.approve({ rig.plan, u"Ada"_s });
        QVERIFY(!state);
        QVERIFY(state.error().text.startsWith(u"NOT RECORDED"));
        QVERIFY(rig.journal.events().isEmpty());
    }

    void withdrawingNeedsAReasonAndSomethingToWithdraw()
    {
        EstateRig rig;
        auto state = await(rig.estate.withdraw(rig.plan, u"Ada"_s, u"moved"_s));
        QVERIFY(!state);
        QCOMPARE_EQ(
            state.error().text, u"There is no approval of this version of Shop to withdraw: Not approved."_s);
        VERIFY_RESULT(rig.approve({ rig.plan, u"Ada"_s }));
        state = await(rig.estate.withdraw(rig.plan, u"Ada"_s, u" "_s));
        QVERIFY(!state);
        QCOMPARE_EQ(state.error().text, u"Say in a few words why the approval is withdrawn."_s);
        state = await(rig.estate.withdraw(rig.plan, u" "_s, u"moved"_s));
        QVERIFY(!state);
        state = await(rig.estate.withdraw(rig.plan, u"Ben"_s, u"moved"_s));
        VERIFY_RESULT(state);
        QCOMPARE_EQ(state->standing, Standing::Withdrawn);
    }

    void approvalsOfOtherConsolesArriveWithTheirEvents()
    {
        EstateRig there;
        VERIFY_RESULT(there.approve({ there.plan, u"Ada"_s }));
        EstateRig here;
        const QSignalSpy changed(&here.estate, &session::EstateSession::approvalsChanged);
        here.journal.receive(there.journal.events());
        QCOMPARE_EQ(changed.size(), 1);
        QCOMPARE_EQ(
            await(here.estate.approvals())->of(*here.plan, here.clock.now()).standing, Standing::Valid);
    }
};

MUSTER_TEST(TstEstateSession)
#include "tst_estatesession.moc"
