// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <memory>
#include <type_traits>
#include <utility>

namespace muster {

namespace detail {
template <typename T> struct Plain {
    using Type = T;
    static constexpr bool isFuture = false;
};
template <typename T> struct Plain<QFuture<T>> {
    using Type = T;
    static constexpr bool isFuture = true;
};

template <typename T> void pass(QPromise<T>& promise, T answer)
{
    promise.addResult(std::move(answer));
    promise.finish();
}
} // namespace detail

/// Calls `function` with the answer of `future` in the thread of `context`, from its event loop. The returned
/// future has what it answers; a future that it answers is waited for as well. A future that is cancelled
/// counts as answered with `ifCancelled`. When `context` goes first, nothing is called and the returned
/// future is cancelled: here QFuture::then of Qt 6.4 ends a debug build. Thread: of `context`.
template <typename T, typename Function>
[[nodiscard]] auto whenDone(const QFuture<T>& future, QObject* context, T ifCancelled, Function function)
{
    using Given = detail::Plain<std::invoke_result_t<Function, const T&>>;
    using Answer = typename Given::Type;
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    auto answer = promise->future();
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
        [promise, watcher, context, ifCancelled = std::move(ifCancelled),
            function = std::move(function)]() mutable {
            watcher->deleteLater();
            const auto& got = watcher->future();
            const T value = got.isCanceled() || got.resultCount() == 0 ? ifCancelled : got.result();
            if constexpr (Given::isFuture) {
                auto* inner = new QFutureWatcher<Answer>(context);
                QObject::connect(inner, &QFutureWatcherBase::finished, context, [promise, inner] {
                    inner->deleteLater();
                    if (inner->future().resultCount() > 0)
                        detail::pass(*promise, inner->result());
                });
                inner->setFuture(function(value));
            } else {
                detail::pass(*promise, Answer(function(value)));
            }
        });
    watcher->setFuture(future);
    return answer;
}

} // namespace muster
