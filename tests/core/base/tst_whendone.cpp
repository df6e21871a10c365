// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/whendone.h"
#include "core/base/worker.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::test;

class TstWhenDone : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void theAnswerIsPassedOn()
    {
        QObject context;
        const auto doubled = whenDone(ready(21), &context, 0, [](int n) { return 2 * n; });
        QCOMPARE_EQ(await(doubled), 42);
    }
    void aFutureIsWaitedFor()
    {
        QObject context;
        const auto text = whenDone(ready(7), &context, 0, [](int n) { return ready(QString::number(n)); });
        QCOMPARE_EQ(await(text), QStringLiteral("7"));
    }
    void aCancelledFutureCountsAsItsFallback()
    {
        QObject context;
        QFuture<int> cancelled;
        {
            QPromise<int> promise;
            promise.start();
            cancelled = promise.future();
        }
        QCOMPARE_EQ(await(whenDone(cancelled, &context, -1, [](int n) { return n; })), -1);
    }
    void aContextThatGoesFirstCancels()
    {
        auto context = std::make_unique<QObject>();
        QPromise<int> promise;
        promise.start();
        bool called = false;
        const auto answer = whenDone(promise.future(), context.get(), 0, [&](int n) {
            called = true;
            return n;
        });
        context.reset();
        promise.addResult(1);
        promise.finish();
        QTRY_VERIFY(answer.isFinished());
        QVERIFY(answer.isCanceled());
        QVERIFY(!called);
    }
    void anAnswerOfAnotherThreadArrivesHere()
    {
        WorkerThread thread(QStringLiteral("test"));
        auto* worker = new QObject;
        thread.adopt(worker);
        QObject context;
        const auto here = whenDone(ask(worker, [] { return QThread::currentThread(); }), &context,
            static_cast<QThread*>(nullptr), [](QThread* there) { return there != QThread::currentThread(); });
        QVERIFY(await(here));
    }
};

MUSTER_TEST(TstWhenDone)
#include "tst_whendone.moc"
