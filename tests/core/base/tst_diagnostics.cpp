// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diagnostics.h"
#include "tests/support/manualclock.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <array>
#include <memory>

using namespace muster;
using Weight = DiagnosticLine::Weight;

class TstDiagnostics final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void aLineSaysWhenAndWhere()
    {
        const test::ManualClock clock;
        Diagnostics diagnostics(clock);
        diagnostics.write(Weight::Warning, QStringLiteral("muster.git"), QStringLiteral("status: 12 ms"));
        const DiagnosticLine expected { 1, clock.now(), Weight::Warning, QStringLiteral("muster.git"),
            QStringLiteral("status: 12 ms") };
        QCOMPARE(diagnostics.lines().size(), 1);
        QVERIFY(diagnostics.lines().first() == expected);
    }

    void theOldestGiveWay()
    {
        const test::ManualClock clock;
        Diagnostics diagnostics(clock);
        for (int i = 0; i < Diagnostics::kKept + 3; ++i)
            diagnostics.write(Weight::Note, {}, QString::number(i));
        QCOMPARE(diagnostics.lines().size(), Diagnostics::kKept);
        QCOMPARE(diagnostics.lines().first().words, QStringLiteral("3"));
        QCOMPARE(diagnostics.lines().last().number, quint64(Diagnostics::kKept + 3));
    }

    void manyLinesAreToldOnce()
    {
        const test::ManualClock clock;
        Diagnostics diagnostics(clock);
        const QSignalSpy changed(&diagnostics, &Diagnostics::changed);
        diagnostics.write(Weight::Note, {}, QStringLiteral("a"));
        diagnostics.write(Weight::Note, {}, QStringLiteral("b"));
        QCOMPARE(changed.size(), 0);
        QCoreApplication::processEvents();
        QCOMPARE(changed.size(), 1);
        diagnostics.write(Weight::Note, {}, QStringLiteral("c"));
        QCoreApplication::processEvents();
        QCOMPARE(changed.size(), 2);
    }

    void aLineIsKeptWithoutWhoSitsHere()
    {
        const test::ManualClock clock;
        Diagnostics diagnostics(clock);
        diagnostics.write(Weight::Note, {}, QStringLiteral("opened %1/store").arg(QDir::homePath()));
        QCOMPARE(diagnostics.lines().first().words, QStringLiteral("opened ~/store"));
    }

    void severalThreadsMayWriteAtOnce()
    {
        const test::ManualClock clock;
        Diagnostics diagnostics(clock);
        std::array<std::unique_ptr<QThread>, 4> threads;
        for (auto& thread : threads) {
            thread.reset(QThread::create([&diagnostics] {
                for (int i = 0; i < 100; ++i)
                    diagnostics.write(Weight::Note, {}, QString::number(i));
            }));
            thread->start();
        }
        for (auto& thread : threads)
            QVERIFY(thread->wait());
        const auto lines = diagnostics.lines();
        QCOMPARE(lines.size(), 400);
        for (int i = 0; i < lines.size(); ++i)
            QCOMPARE(lines[i].number, quint64(i + 1));
    }

    void whoSitsHereIsNotSaid()
    {
        QCOMPARE(redacted(QDir::homePath() + QStringLiteral("/plans/shop.plan.yaml cannot be read")),
            QStringLiteral("~/plans/shop.plan.yaml cannot be read"));
        const auto neighbour = QDir::homePath() + QStringLiteral("2/plans");
        QCOMPARE(redacted(neighbour), neighbour);
        QCOMPARE(redacted(QStringLiteral("postgres://ada:secret@db.example/muster, then /srv")),
            QStringLiteral("postgres://…@db.example/muster, then /srv"));
        QCOMPARE(
            redacted(QStringLiteral("mail to ada@example.org")), QStringLiteral("mail to ada@example.org"));
    }
};

MUSTER_TEST(TstDiagnostics)
#include "tst_diagnostics.moc"
