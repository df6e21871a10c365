// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/worker.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;

class TstWorker : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void workIsDoneInTheOtherThreadAndInOrder()
    {
        WorkerThread thread(QStringLiteral("test"));
        auto* worker = new QObject;
        thread.adopt(worker);
        auto first = ask(worker, [] { return QThread::currentThread()->objectName(); });
        auto second = ask(worker, [first] { return first.isFinished(); });
        QCOMPARE(test::await(first), QStringLiteral("test"));
        QVERIFY(test::await(second));
    }

    void whatIsAskedOfAWorkerThatIsGoneIsCancelled()
    {
        auto worker = std::make_unique<QObject>();
        auto future = ask(worker.get(), [] { return 1; });
        worker.reset();
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 0);
    }
};

MUSTER_TEST(TstWorker)
#include "tst_worker.moc"
