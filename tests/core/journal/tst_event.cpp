// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/event.h"
#include "tests/core/journal/sampleevents.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::journal;

class TstEvent : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void kindsReadBack()
    {
        for (const auto kind : { StreamKind::Live, StreamKind::Drill, StreamKind::Estate })
            QCOMPARE(streamKindFromText(textOf(kind)), std::optional(kind));
        QVERIFY(!streamKindFromText(u"Live"));
    }

    void textsAreFoundByTheirFieldOnly()
    {
        const auto event = test::sampleEvents(2).last();
        QVERIFY(event.text(QLatin1StringView("saw"))->startsWith(QStringLiteral("restore point")));
        QVERIFY(!event.text(QLatin1StringView("aw")));
        QVERIFY(!event.text(QLatin1StringView("name")));
    }

    void theOrderIsStampThenOriginThenSeq()
    {
        auto a = test::sampleEvents(2).last();
        auto b = a;
        b.stamp.counter += 1;
        QVERIFY(comesBefore(a, b) && !comesBefore(b, a));
        b = a;
        b.origin = OriginId(test::fixedUuid(999));
        QVERIFY(comesBefore(a, b) && !comesBefore(b, a));
        b = a;
        b.seq += 1;
        QVERIFY(comesBefore(a, b) && !comesBefore(b, a));
        QVERIFY(!comesBefore(a, a));
    }
};

MUSTER_TEST(TstEvent)
#include "tst_event.moc"
