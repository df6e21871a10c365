// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/estate/approvals.h"
#include "tests/core/estate/estaterig.h"

#include <algorithm>

using namespace muster;
using namespace muster::estate;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;
using Standing = ApprovalState::Standing;

namespace {

QStringList peopleOf(const ApprovalState& state)
{
    QStringList names;
    for (const auto& approval : state.approvals)
        names.append(approval.by);
    return names;
}

} // namespace

class TstApprovals final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void withoutEntriesNobodyApproved()
    {
        const auto state = Approvals().of(planWith("version: '1'"), on("2026-03-14"));
        QCOMPARE_EQ(state.standing, Standing::Never);
        QVERIFY(state.approvals.isEmpty());
        QVERIFY(!state.until);
    }

    void anApprovalHoldsUntilItsEndAndNotAMomentLonger()
    {
        const auto plan = planWith("version: '1'");
        EstateMaker maker;
        const Approvals approvals({ maker.approve(plan, "2026-03-14", u"Ada"_s, "2026-09-01") });
        QCOMPARE_EQ(approvals.of(plan, on("2026-03-13")).standing, Standing::Never);
        QCOMPARE_EQ(approvals.of(plan, on("2026-03-14")).standing, Standing::Valid);
        QCOMPARE_EQ(approvals.of(plan, on("2026-09-01") - Millis(1)).standing, Standing::Valid);
        const auto after = approvals.of(plan, on("2026-09-01"));
        QCOMPARE_EQ(after.standing, Standing::Expired);
        QCOMPARE_EQ(peopleOf(after), QStringList { u"Ada"_s });
    }

    void anotherVersionIsNotApproved()
    {
        const auto old = planWith("version: '1'");
        const auto next = planWith("version: '2'");
        EstateMaker maker;
        const Approvals approvals({ maker.approve(old, "2026-03-14", u"Ada"_s, "2027-03-14") });
        const auto state = approvals.of(next, on("2026-03-15"));
        QCOMPARE_EQ(state.standing, Standing::Changed);
        QCOMPARE_EQ(state.approvals.first().what.version, u"1"_s);
        QCOMPARE_EQ(approvals.of(old, on("2026-03-15")).standing, Standing::Valid);
    }

    /// A comment changes the file, and not what people answer for.
    void aCommentChangesNothing()
    {
        const auto plan = planWith("version: '1'");
        const auto commented = planWith("version: '1'", "# reviewed\n");
        QVERIFY(plan.source != commented.source);
        EstateMaker maker;
        const Approvals approvals({ maker.approve(plan, "2026-03-14", u"Ada"_s, "2027-03-14") });
        QCOMPARE_EQ(approvals.of(commented, on("2026-03-15")).standing, Standing::Valid);
    }

    void anotherPlanWithTheSameWordsIsAnotherPlan()
    {
        auto plan = planWith("version: '1'");
        EstateMaker maker;
        const Approvals approvals({ maker.approve(plan, "2026-03-14", u"Ada"_s, "2027-03-14") });
        plan.id = plan::PlanId(u"cafe"_s);
        QCOMPARE_EQ(approvals.of(plan, on("2026-03-15")).standing, Standing::Never);
    }

    void everyoneWhoMustApproveIsWaitedFor()
    {
        const auto plan = planOfThree();
        EstateMaker maker;
        QList<journal::Event> events { maker.approve(plan, "2026-03-14", u"Ada"_s, "2027-03-14", u"cto"_s) };
        auto state = Approvals(events).of(plan, on("2026-03-20"));
        QCOMPARE_EQ(state.standing, Standing::Partly);
        QCOMPARE_EQ(state.missing, (QStringList { u"board"_s, u"ben"_s }));
        events.append(maker.approve(plan, "2026-03-15", u"Cid"_s, "2026-12-01", u"board"_s));
        events.append(maker.approve(plan, "2026-03-16", u"Ben"_s, "2027-03-16", u"ben"_s));
        state = Approvals(events).of(plan, on("2026-03-20"));
        QCOMPARE_EQ(state.standing, Standing::Valid);
        QCOMPARE_EQ(*state.until, on("2026-12-01"));
        QCOMPARE_EQ(peopleOf(state), (QStringList { u"Ada"_s, u"Cid"_s, u"Ben"_s }));
        // When the first of them ends, the others still stand.
        state = Approvals(events).of(plan, on("2026-12-02"));
        QCOMPARE_EQ(state.standing, Standing::Partly);
        QCOMPARE_EQ(state.missing, QStringList { u"board"_s });
    }

    void renewingTakesThePlaceOfWhatWas()
    {
        const auto plan = planWith("version: '1'");
        EstateMaker maker;
        const Approvals approvals({ maker.approve(plan, "2026-03-14", u"Ada"_s, "2026-09-01"),
            maker.approve(plan, "2026-08-20", u"Ben"_s, "2027-03-01") });
        const auto state = approvals.of(plan, on("2026-09-02"));
        QCOMPARE_EQ(state.standing, Standing::Valid);
        QCOMPARE_EQ(peopleOf(state), QStringList { u"Ben"_s });
    }

    void whatIsWithdrawnNoLongerCountsAndCanBeGivenAnew()
    {
        const auto plan = planWith("version: '1'");
        EstateMaker maker;
        const Approvals approvals({ maker.approve(plan, "2026-03-14", u"Ada"_s, "2027-03-14"),
            maker.withdraw(plan, "2026-04-01", u"Ben"_s, u"the region moved"_s),
            maker.approve(plan, "2026-05-01", u"Ada"_s, "2027-05-01") });
        // What stood in between is still known as it was then.
        QCOMPARE_EQ(approvals.of(plan, on("2026-03-20")).standing, Standing::Valid);
        const auto gone = approvals.of(plan, on("2026-04-02"));
        QCOMPARE_EQ(gone.standing, Standing::Withdrawn);
        QCOMPARE_EQ(gone.approvals.first().withdrawn->by, u"Ben"_s);
        QCOMPARE_EQ(gone.approvals.first().withdrawn->why, u"the region moved"_s);
        QCOMPARE_EQ(approvals.of(plan, on("2026-05-02")).standing, Standing::Valid);
    }

    void aWithdrawalIsOfOneVersionOnly()
    {
        const auto old = planWith("version: '1'");
        const auto next = planWith("version: '2'");
        EstateMaker maker;
        const Approvals approvals({ maker.approve(old, "2026-03-14", u"Ada"_s, "2027-03-14"),
            maker.approve(next, "2026-03-15", u"Ada"_s, "2027-03-15"),
            maker.withdraw(old, "2026-03-16", u"Ada"_s, u"superseded"_s) });
        QCOMPARE_EQ(approvals.of(old, on("2026-03-17")).standing, Standing::Withdrawn);
        QCOMPARE_EQ(approvals.of(next, on("2026-03-17")).standing, Standing::Valid);
    }

    void theOrderInWhichEventsArriveDoesNotMatter()
    {
        const auto plan = planOfThree();
        EstateMaker here(1);
        EstateMaker there(2);
        QList<journal::Event> events { here.approve(plan, "2026-03-14", u"Ada"_s, "2027-03-14", u"cto"_s),
            there.approve(plan, "2026-03-15", u"Cid"_s, "2027-03-15", u"board"_s),
            here.withdraw(plan, "2026-03-16", u"Ada"_s, u"typing error"_s),
            there.approve(plan, "2026-03-17", u"Ben"_s, "2027-03-17", u"ben"_s) };
        const auto expected = Approvals(events).all();
        QCOMPARE_EQ(expected.size(), 3);
        std::sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
        do {
            QVERIFY(Approvals(events).all() == expected);
        } while (std::next_permutation(
            events.begin(), events.end(), [](const auto& a, const auto& b) { return a.id < b.id; }));
    }

    void withheldNamesChangeNoStanding()
    {
        const auto plan = planOfThree();
        EstateMaker maker;
        QList<journal::Event> events { maker.approve(plan, "2026-03-14", u"Ada"_s, "2027-03-14", u"cto"_s),
            maker.withdraw(plan, "2026-03-15", u"Ada"_s, u"why"_s) };
        for (auto& event : events)
            event = withoutLeaves(event);
        const auto state = Approvals(events).of(plan, on("2026-03-20"));
        QCOMPARE_EQ(state.standing, Standing::Withdrawn);
        QVERIFY(state.approvals.first().by.isEmpty());
    }
};

MUSTER_TEST(TstApprovals)
#include "tst_approvals.moc"
