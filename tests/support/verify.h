// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QRegularExpression>
#include <QTest>

namespace muster::test {

/// First line of every init(): a stray Qt warning fails the test; announce an expected one with
/// QTest::ignoreMessage.
inline void failOnWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

/// Runs the event loop until the future has finished, and gives its answer. Tests and commands only.
template <typename T> [[nodiscard]] T await(const QFuture<T>& future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30000))
        qFatal("a future did not finish within 30 s");
    return future.result();
}

} // namespace muster::test

/// Fails the test with the error's own words. The argument is evaluated once.
#define VERIFY_RESULT(r)                                                                                     \
    do {                                                                                                     \
        const auto& verified_ = (r);                                                                         \
        QVERIFY2(verified_.has_value(),                                                                      \
            verified_.has_value()                                                                            \
                ? ""                                                                                         \
                : qPrintable(verified_.error().text + QStringLiteral(" | ") + verified_.error().detail));    \
    } while (false)
