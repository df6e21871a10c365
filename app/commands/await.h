// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>

namespace muster::commands {

/// Runs the event loop until the future has finished, and gives its answer. Only commands wait like this.
template <typename T> [[nodiscard]] Result<T> await(const QFuture<Result<T>>& future)
{
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<Result<T>> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        loop.exec();
    }
    if (future.resultCount() == 0) {
        return fail(Fault::Internal,
            QCoreApplication::translate("muster", "The program stopped before it had an answer."));
    }
    return future.result();
}

} // namespace muster::commands
