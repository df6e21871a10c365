// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/series.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QSet>
#include <QTest>

using namespace muster;
using namespace muster::metrics;

class TstSeries : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void whatHasNothingToDrawIsEmpty()
    {
        QVERIFY(Figure().isEmpty());
        QVERIFY((Figure { {}, Spans {} }.isEmpty()));
        QVERIFY((Figure { {}, Counts {} }.isEmpty()));
        QVERIFY(!(Figure { {}, Bars { {}, { QStringLiteral("one") }, {} } }.isEmpty()));
        const Lane lane { QStringLiteral("one"), { { SpanKind::Actual, 0, 1 } } };
        QVERIFY(!(Figure { {}, Spans { { Origin::Failure, 0, 1, {} }, { lane } } }.isEmpty()));
        // An axis without a length cannot be drawn on.
        QVERIFY((Figure { {}, Spans { { Origin::Failure, 1, 1, {} }, { lane } } }.isEmpty()));
        const Tally tally { QStringLiteral("one"), { 1 } };
        QVERIFY(!(Figure { {}, Counts { { Origin::Epoch, 0, 1, {} }, 1, { tally } } }.isEmpty()));
        QVERIFY((Figure { {}, Counts { { Origin::Epoch, 1, 1, {} }, 1, { tally } } }.isEmpty()));
    }

    void everyKindHasItsWord()
    {
        QSet<QString> words;
        for (const auto kind : { SpanKind::Planned, SpanKind::Actual, SpanKind::Critical, SpanKind::Paused,
                 SpanKind::Kept, SpanKind::Late, SpanKind::Mark })
            words.insert(wordOf(kind));
        QCOMPARE(words.size(), 7);
        QCOMPARE(wordOf(SpanKind::Late), QStringLiteral("late"));
    }
};

MUSTER_TEST(TstSeries)
#include "tst_series.moc"
