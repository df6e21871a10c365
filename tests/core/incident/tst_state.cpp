// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/fold.h"
#include "core/incident/state.h"
#include "tests/core/incident/generatedrun.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

#include <algorithm>

using namespace muster;
using namespace muster::incident;

class TstState : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void printsOneFactALineSorted()
    {
        const auto plan = test::richPlan();
        const StepAddress step(QStringLiteral("corruption/look"));
        const auto start = *instantFromIso(u"2026-03-14T03:12:00.000Z");
        const auto ada = test::person(QStringLiteral("Ada"));
        const auto text = printed(fold(test::eventsOf({
            test::declarationOf(plan, journal::StreamKind::Drill, start),
            RoleAssigned { commanderRole(), ada, QStringLiteral("Ada"), RoleAssigned::How::Taken },
            StepStarted { step },
            StepSkipped { step, SkipReason::NotPossible, QStringLiteral("two\nlines") },
            RestorePointChosen { plan::ServiceId(QStringLiteral("redis")), start,
                RestorePointChosen::Standing::Clean, QStringLiteral("nightly") },
            MessageSent { plan::AudienceId(QStringLiteral("team")), plan::TemplateId(QStringLiteral("first")),
                QStringLiteral("chat"), MessageSent::How::ByHand, start, QStringLiteral("told") },
            CredentialAccessed {
                QStringLiteral("vault"), CredentialAccessed::How::Copied, QStringLiteral("why") },
            AssumptionAnswered { QStringLiteral("link-up"), Truth::Fails },
        })));
        QString expected = QStringLiteral("assumption link-up: fails\n"
                                          "credential vault: copied at 2026-03-14T03:18:00.000Z by ADA\n"
                                          "declared: 2026-03-14T03:12:00.000Z\n"
                                          "events: 8\n"
                                          "failed: 2026-03-14T03:12:00.000Z\n"
                                          "ignored: 0\n"
                                          "kind: drill\n"
                                          "last-act: 2026-03-14T03:19:00.000Z\n"
                                          "message 00001.by: ADA\n"
                                          "message 00001.channel: chat\n"
                                          "message 00001.next: 2026-03-14T03:12:00.000Z\n"
                                          "message 00001.template: first\n"
                                          "message 00001.text: \"told\"\n"
                                          "message 00001: 2026-03-14T03:17:00.000Z to team\n"
                                          "person ADA: \"Ada\"\n"
                                          "plan.hash: AAAA\n"
                                          "plan.source: BBBB\n"
                                          "plan.version: 1\n"
                                          "plan: test-plan\n"
                                          "role commander: ADA since 2026-03-14T03:13:00.000Z\n"
                                          "scenario: corruption\n"
                                          "service redis.restore-point.source: \"nightly\"\n"
                                          "service redis.restore-point.standing: clean\n"
                                          "service redis.restore-point.stated: 2026-03-14T03:16:00.000Z\n"
                                          "service redis.restore-point: 2026-03-14T03:12:00.000Z\n"
                                          "step corruption/look.by: ADA\n"
                                          "step corruption/look.ended: 2026-03-14T03:15:00.000Z\n"
                                          "step corruption/look.reason: not-possible\n"
                                          "step corruption/look.started: 2026-03-14T03:14:00.000Z\n"
                                          "step corruption/look.status: skipped\n"
                                          "step corruption/look.why: \"two\\nlines\"\n"
                                          "summary: \"Wrong rows in the orders table\"\n"
                                          "title: \"Corruption\"\n");
        expected.replace(QStringLiteral("ADA"), ada.toString())
            .replace(QStringLiteral("AAAA"), QString(64, u'a'))
            .replace(QStringLiteral("BBBB"), QString(64, u'b'));
        QCOMPARE(text, expected);
    }

    void differentStatesPrintDifferently()
    {
        const auto plan = test::richPlan();
        QSet<QString> texts;
        QList<IncidentState> states;
        for (quint32 seed = 0; seed < 50; ++seed) {
            const auto state = fold(test::generatedRun(plan, seed, 30));
            if (!states.contains(state))
                states.append(state);
            texts.insert(printed(state));
        }
        QCOMPARE(texts.size(), states.size());
    }

    void anUnknownPersonIsSomebody()
    {
        QCOMPARE(IncidentState().nameOf(test::person(QStringLiteral("Ada"))), QStringLiteral("somebody"));
    }
};

MUSTER_TEST(TstState)
#include "tst_state.moc"
