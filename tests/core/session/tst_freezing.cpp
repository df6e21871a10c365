// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planhash.h"
#include "core/session/freezing.h"
#include "tests/core/session/sessionrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstFreezing final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void allThatAPlanIsMadeOfIsPutAway()
    {
        SessionRig rig;
        auto plan = *smallPlan();
        plan.included = { { u"steps.plan.yaml"_s, "muster: 1\n" } };
        const auto frozen = await(session::freeze(rig.session.ports(), &rig.session, plan));
        VERIFY_RESULT(frozen);
        QCOMPARE_EQ(frozen->size(), 3);
        QCOMPARE_EQ(frozen->at(0).hash, plan::hashOf(plan));
        QCOMPARE_EQ(frozen->at(1).hash, plan::sourceHashOf(plan));
        for (const auto& [file, bytes] : { std::pair(frozen->at(0), plan.resolved),
                 std::pair(frozen->at(1), plan.source), std::pair(frozen->at(2), plan.included[0].text) }) {
            const auto kept = await(rig.blobs.get(file.hash));
            VERIFY_RESULT(kept);
            QCOMPARE_EQ(*kept, bytes);
        }
    }

    void theResolvedFormIsReadAgain()
    {
        const auto plan = session::planFrom(smallPlan()->resolved);
        VERIFY_RESULT(plan);
        QCOMPARE_EQ(plan::hashOf(*plan), plan::hashOf(*smallPlan()));
        const auto broken = session::planFrom("muster: [");
        QVERIFY(!broken);
        QCOMPARE_EQ(broken.error().fault, Fault::Invalid);
        QVERIFY(broken.error().text.startsWith(u"The frozen plan cannot be read"));
    }

    void theFirstThatFailsEndsIt()
    {
        for (int call = 0; call < 2; ++call) {
            SessionRig rig;
            rig.blobs.failCall = call;
            const auto frozen = await(session::freeze(rig.session.ports(), &rig.session, *smallPlan()));
            QVERIFY(!frozen);
            QVERIFY(frozen.error().text.startsWith(u"NOT RECORDED"));
            QCOMPARE_EQ(rig.blobs.calls, call + 1);
        }
    }

    void aFileIsAttachedOnce()
    {
        SessionRig rig;
        journal::Draft draft { rig.journal.estate(), journal::EventId::random(), rig.clock.now(),
            { journal::PersonId::random(), {}, journal::Claim::Claimed, {} }, u"note.added"_s };
        const QList<journal::Attachment> files { { u"a"_s, 1 }, { u"b"_s, 2 }, { u"a"_s, 1 } };
        session::attach(files, draft);
        QCOMPARE_EQ(draft.attachments.size(), 2);
    }
};

MUSTER_TEST(TstFreezing)
#include "tst_freezing.moc"
