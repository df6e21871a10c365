// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/assumptions.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::incident;
using namespace muster::test;

class TstAssumptions final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void onlyWhatDoesNotHoldSpeaksAgainstAnAnswer()
    {
        plan::Plan plan;
        plan::Assumption link;
        link.id = QStringLiteral("link-up");
        link.text = QStringLiteral("The regions reach each other");
        link.breaks = { plan::AnswerId(QStringLiteral("promote")) };
        auto storage = link;
        storage.id = QStringLiteral("storage");
        storage.text = QStringLiteral("The backups can be read");
        storage.breaks << plan::AnswerId(QStringLiteral("restore"));
        plan.assumptions = { link, storage };
        const auto under = [&](const IncidentState& state, const char* answer) {
            return failedUnder(plan, state, plan::AnswerId(QString::fromLatin1(answer)));
        };
        IncidentState state;
        QVERIFY(under(state, "promote").isEmpty());
        state.assumptions = { { link.id, Truth::Unknown }, { storage.id, Truth::Holds } };
        QVERIFY(under(state, "promote").isEmpty());
        state.assumptions[storage.id] = Truth::Fails;
        QCOMPARE_EQ(under(state, "restore"), QStringList(storage.text));
        state.assumptions[link.id] = Truth::Fails;
        QCOMPARE_EQ(under(state, "promote"), (QStringList { link.text, storage.text }));
        QVERIFY(under(state, "wait").isEmpty());
        QVERIFY(assumptionOf(plan, QStringLiteral("link-up")) == &plan.assumptions[0]);
        QVERIFY(assumptionOf(plan, QStringLiteral("gone")) == nullptr);
    }
};

MUSTER_TEST(TstAssumptions)

#include "tst_assumptions.moc"
