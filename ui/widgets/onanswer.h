// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>

namespace muster::ui {

/// Calls `then` with the answer, in the context's thread. Does nothing when the context goes first or the
/// future is cancelled; QFuture::then asserts that a context outlives its future, which a window that is
/// closed cannot promise.
template <typename T, typename Then> void onAnswer(const QFuture<T>& future, QObject* context, Then then)
{
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
            watcher->deleteLater();
            const auto answer = watcher->future();
            if (!answer.isCanceled() && answer.resultCount() > 0)
                then(answer.result());
        });
    watcher->setFuture(future);
}

} // namespace muster::ui
