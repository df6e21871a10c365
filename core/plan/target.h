// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace muster::plan {

/// A promise of time. Unknown (nobody has said), None (there is no promise) and 0 are three things.
struct Target {
    enum class State { Unknown, None, Number };
    /// How firmly a number is meant.
    enum class Status { Unstated, Agreed, Aspirational, Measured };

    State state = State::Unknown;
    /// Only with Number.
    Millis value { 0 };
    /// Written with "~".
    bool approximate = false;
    Status status = Status::Unstated;
    QString remark = {};
    /// Where the document says so; empty when unsaid.
    QString source = {};

    [[nodiscard]] std::optional<Millis> number() const
    {
        return state == State::Number ? std::optional(value) : std::nullopt;
    }
    bool operator==(const Target&) const = default;
};

/// Reads `<= 1 h`, `~ 1 h`, `1 h`, `0`, `none`, `unknown`; nothing for any other text.
[[nodiscard]] std::optional<Target> targetFromText(QStringView text);

/// For people: "1 h", "~ 1 h", "none", "unknown".
[[nodiscard]] QString textOf(const Target& target);

} // namespace muster::plan
