// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messagetap.h"
#include "core/base/diagnostics.h"
#include "tests/support/manualclock.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QLoggingCategory>
#include <QTest>

using namespace muster;
using Weight = DiagnosticLine::Weight;

namespace {

Q_LOGGING_CATEGORY(room, "muster.room", QtWarningMsg)

} // namespace

class TstMessageTap final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void whatRoomsSayIsHeardOnlyWhileSomebodyListens()
    {
        const test::ManualClock clock;
        Diagnostics diagnostics(clock);
        qCInfo(room) << "before";
        {
            const app::MessageTap tap(diagnostics);
            qCInfo(room).noquote() << QStringLiteral("status: 12 ms");
        }
        qCInfo(room) << "after";
        QCOMPARE(diagnostics.lines().size(), 1);
        QCOMPARE(diagnostics.lines().first().source, QStringLiteral("muster.room"));
        QCOMPARE(diagnostics.lines().first().words, QStringLiteral("status: 12 ms"));
        QVERIFY(diagnostics.lines().first().weight == Weight::Note);
    }

    void aWarningAlsoGoesWhereItWentBefore()
    {
        const test::ManualClock clock;
        Diagnostics diagnostics(clock);
        const app::MessageTap tap(diagnostics);
        QTest::ignoreMessage(QtWarningMsg, "a bus is gone");
        qWarning("a bus is gone");
        QCOMPARE(diagnostics.lines().size(), 1);
        QVERIFY(diagnostics.lines().first().weight == Weight::Warning);
    }
};

MUSTER_TEST(TstMessageTap)
#include "tst_messagetap.moc"
