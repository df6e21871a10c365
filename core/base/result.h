// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace muster {

/// What code may branch on when something failed. Small and closed.
enum class Fault { Invalid, NotFound, Conflict, Denied, Offline, Timeout, Storage, Internal };

/// Why something failed. `text` is translated and for people: what, where, what to do.
/// `detail` is English, for the log, and never holds a secret.
struct Error {
    Fault fault = Fault::Internal;
    QString text;
    QString detail = {};

    bool operator==(const Error&) const = default;
};

/// A value or an Error. Functions that return one are [[nodiscard]].
template <typename T> using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

[[nodiscard]] inline tl::unexpected<Error> fail(Fault fault, QString text, QString detail = {})
{
    return tl::unexpected<Error>(Error { fault, std::move(text), std::move(detail) });
}

} // namespace muster
