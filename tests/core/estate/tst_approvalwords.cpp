// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/estate/approvalwords.h"
#include "tests/core/estate/estaterig.h"

using namespace muster;
using namespace muster::estate;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What is said of a plan after these events.
QStringList said(const QList<journal::Event>& events, const plan::Plan& plan, const char* day)
{
    const auto state = Approvals(events).of(plan, on(day));
    return { keyOf(state.standing), sentenceOf(state, plan), briefly(state, plan) };
}

} // namespace

class TstApprovalWords final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyStandingHasItsSentence()
    {
        const auto old = planWith("version: '1'");
        const auto plan = planWith("version: '2'");
        EstateMaker maker;
        QCOMPARE_EQ(
            said({}, plan, "2026-03-14"), (QStringList { u"never"_s, u"Not approved"_s, u"not approved"_s }));

        const auto first = maker.approve(old, "2026-03-14", u"Ada"_s, "2027-03-14");
        QCOMPARE_EQ(said({ first }, old, "2026-03-15"),
            (QStringList {
                u"valid"_s, u"Approved by Ada until 2027-03-14"_s, u"approved until 2027-03-14"_s }));
        QCOMPARE_EQ(said({ first }, plan, "2026-03-15"),
            (QStringList { u"changed"_s, u"Changed since Ada approved version 1 on 2026-03-14"_s,
                u"changed since approval"_s }));
        QCOMPARE_EQ(said({ first }, old, "2027-03-20"),
            (QStringList {
                u"expired"_s, u"Approval by Ada ended on 2027-03-14"_s, u"approval ended 2027-03-14"_s }));

        const auto gone = maker.withdraw(old, "2026-04-01", u"Ben"_s, u"the region moved"_s);
        QCOMPARE_EQ(said({ first, gone }, old, "2026-04-02"),
            (QStringList { u"withdrawn"_s, u"Approval withdrawn on 2026-04-01 by Ben: the region moved"_s,
                u"approval withdrawn"_s }));
    }

    void aVersionThatKeptItsNameIsNotCalledByIt()
    {
        const auto old = planWith("version: '1'");
        const auto changed = planWith("version: '1', language: en");
        EstateMaker maker;
        QCOMPARE_EQ(said({ maker.approve(old, "2026-03-14", u"Ada"_s, "2027-03-14") }, changed, "2026-03-15")
                        .value(1),
            u"Changed since Ada approved it on 2026-03-14"_s);
    }

    void thoseWhoAreMissingAreNamed()
    {
        const auto plan = planOfThree();
        EstateMaker maker;
        const QList<journal::Event> events { maker.approve(
                                                 plan, "2026-03-14", u"Ada"_s, "2027-03-14", u"cto"_s),
            maker.approve(plan, "2026-03-14", u"Ben"_s, "2027-03-14", u"ben"_s) };
        QCOMPARE_EQ(said(events, plan, "2026-03-15"),
            (QStringList { u"partly"_s,
                u"Approved by Ada for Chief technology officer, Ben until 2027-03-14; still missing: The board"_s,
                u"approved by 2 of 3"_s }));
    }

    void anIdIsCalledByTheNameItHasInThePlan()
    {
        const auto plan = planOfThree();
        EstateMaker maker;
        const QList<journal::Event> events { maker.approve(
                                                 plan, "2026-03-14", u"ben"_s, "2027-03-14", u"ben"_s),
            maker.approve(plan, "2026-03-14", u"ben"_s, "2027-03-14", u"cto"_s) };
        QCOMPARE_EQ(said(events, plan, "2026-03-15").value(1),
            u"Approved by Ben for Chief technology officer, Ben until 2027-03-14; still missing: The board"_s);
    }

    void aWithheldNameIsSaidToBeWithheld()
    {
        const auto plan = planWith({});
        EstateMaker maker;
        const auto event = withoutLeaves(maker.approve(plan, "2026-03-14", u"Ada"_s, "2027-03-14"));
        QCOMPARE_EQ(said({ event }, plan, "2026-03-15").value(1),
            u"Approved by somebody whose name was withheld until 2027-03-14"_s);
    }
};

MUSTER_TEST(TstApprovalWords)
#include "tst_approvalwords.moc"
