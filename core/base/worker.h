// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThread>

#include <memory>
#include <type_traits>
#include <utility>

namespace muster {

/// A thread with an event loop that ends with its owner: the destructor quits and waits.
/// Thread: made and destroyed on the owner's thread.
class WorkerThread {
public:
    explicit WorkerThread(const QString& name)
    {
        m_thread.setObjectName(name);
        m_thread.start();
    }
    ~WorkerThread()
    {
        m_thread.quit();
        m_thread.wait();
    }
    WorkerThread(const WorkerThread&) = delete;
    WorkerThread& operator=(const WorkerThread&) = delete;
    WorkerThread(WorkerThread&&) = delete;
    WorkerThread& operator=(WorkerThread&&) = delete;

    /// Hands the object over; it is deleted in the thread when the thread ends.
    void adopt(QObject* object)
    {
        object->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, object, &QObject::deleteLater);
    }

private:
    QThread m_thread;
};

/// Calls `function` in the thread of `worker`; the future finishes with what it returned.
/// If the worker goes first the future is cancelled.
template <typename Function>
[[nodiscard]] auto ask(QObject* worker, Function function) -> QFuture<std::invoke_result_t<Function>>
{
    using Answer = std::invoke_result_t<Function>;
    auto promise = std::make_shared<QPromise<Answer>>();
    auto future = promise->future();
    promise->start();
    QMetaObject::invokeMethod(
        worker,
        [promise, function = std::move(function)]() mutable {
            promise->addResult(function());
            promise->finish();
        },
        Qt::QueuedConnection);
    return future;
}

/// A future that already has its answer.
template <typename T> [[nodiscard]] QFuture<T> ready(T answer)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(answer));
    promise.finish();
    return promise.future();
}

} // namespace muster
