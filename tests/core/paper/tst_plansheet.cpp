// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/plansheet.h"
#include "tests/core/paper/paperrig.h"

#include <QCryptographicHash>

using namespace muster;
using namespace muster::paper;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstPlanSheet final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void theMatrixSaysWhoPromisesAndWhatNobodySaid()
    {
        const auto sheet = planSheet(smallPlan());
        const auto& rows = sheet.promises.tables[0].rows;
        QCOMPARE_EQ(rows[0].first(3), (QStringList { u"Database"_s, u"1 h"_s, u"0"_s }));
        QCOMPARE_EQ(rows[1].first(3),
            (QStringList { u"Shop\ndrafted"_s, u"4 h\naspirational\nby the whole plan"_s, u"none"_s }));
        QCOMPARE_EQ(rows[1][4], u"Database"_s);
        QCOMPARE_EQ(rows[1][5], u"not said"_s);
        QCOMPARE_EQ(sheet.promises.tables[1].rows[0],
            (QStringList { u"The whole plan"_s, u"4 h\naspirational\nnot yet agreed"_s, u"unknown"_s }));
    }

    void theHashIsTheOneThatADeclarationFreezes()
    {
        const auto plan = smallPlan();
        const auto hash = QCryptographicHash::hash(plan.resolved, QCryptographicHash::Sha256).toHex();
        QCOMPARE_EQ(planSheet(plan).hash, QString::fromLatin1(hash.first(12)));
    }

    void credentialsHaveAPlaceAndNoValue()
    {
        const auto sheet = planSheet(smallPlan());
        for (const auto& section : sheet.rest) {
            if (section.id == u"credentials")
                QCOMPARE_EQ(section.tables[0].rows[0],
                    (QStringList { u"Login of the database"_s, u"keychain: small/database-url"_s,
                        u"only in an emergency, with a second person"_s }));
        }
    }

    void bothSidesOfAContradictionAreKept()
    {
        const auto sheet = planSheet(smallPlan());
        QCOMPARE_EQ(sheet.rest.last().id, u"disagreements"_s);
        QCOMPARE_EQ(sheet.rest.last().entries[0].lines,
            (QStringList { u"35 days (plan.md:40)"_s, u"two weeks (handbook.md:12)"_s }));
    }

    void anEmptyPlanSaysThatItIsEmpty()
    {
        const auto sheet = planSheet(planOf("muster: 1\nplan: {id: p, title: P, language: no language}\n"));
        QCOMPARE_EQ(sheet.calls.remark, u"The plan names nobody to call."_s);
        QVERIFY(sheet.scenarios.isEmpty());
        QVERIFY(sheet.rest.isEmpty());
        QCOMPARE_EQ(sheet.owner, u"not said"_s);
        QVERIFY(sheet.language.isEmpty());
    }
};

MUSTER_TEST(TstPlanSheet)
#include "tst_plansheet.moc"
