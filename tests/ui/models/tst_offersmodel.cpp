// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/models/offersmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

class TstOffersModel final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void eachOfferSaysWhyAndWhoMakesIt()
    {
        OffersModel model;
        const QAbstractItemModelTester tester(&model);
        model.setOffers({ { QStringLiteral("2.4 Promote: struck"), QStringLiteral("no replica"),
                              { plan::PlanEdit {} }, {} },
            { QStringLiteral("1.1a Lower the TTL: added"), {}, { plan::PlanEdit {} }, {} },
            { QStringLiteral("Ransomware: attached"), QStringLiteral("files encrypted"), {},
                QStringLiteral("A plan has no place for it. Name it in the triggers.") } });
        QCOMPARE_EQ(model.rowCount(), 3);
        QCOMPARE_EQ(model.byHand(), 1);
        QCOMPARE_EQ(model.index(0).data(DetailRole).toString(), QStringLiteral("Why: no replica"));
        QCOMPARE_EQ(model.index(1).data(DetailRole).toString(), QStringLiteral("Nobody said why."));
        QCOMPARE_EQ(model.index(2).data(HeadEndRole).toString(), QStringLiteral("by hand"));
        QCOMPARE_EQ(model.index(2).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("Ransomware: attached, Why: files encrypted, by hand: A plan has no place for it. "
                           "Name it in the triggers."));
        QCOMPARE_EQ(model.plainText(),
            QStringLiteral("2.4 Promote: struck\nWhy: no replica\n\n1.1a Lower the TTL: added\n\n"
                           "Ransomware: attached\nWhy: files encrypted\n"
                           "A plan has no place for it. Name it in the triggers."));
    }
};

MUSTER_TEST(TstOffersModel)
#include "tst_offersmodel.moc"
