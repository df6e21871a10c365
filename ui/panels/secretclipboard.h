// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/base/time.h"

namespace muster::ui {

/// Lends a value to the clipboard for a while. What somebody else has put there since is left alone.
/// Thread: main; times are those of one clock that only goes forward.
class SecretClipboard final {
public:
    SecretClipboard() = default;
    /// Takes back what is still lent.
    ~SecretClipboard();
    SecretClipboard(const SecretClipboard&) = delete;
    SecretClipboard& operator=(const SecretClipboard&) = delete;
    SecretClipboard(SecretClipboard&&) = delete;
    SecretClipboard& operator=(SecretClipboard&&) = delete;

    void lend(SecretPtr value, Millis until);
    /// How long it stays there; zero and less when it is due, or nothing is lent.
    [[nodiscard]] Millis left(Millis now) const;
    [[nodiscard]] bool isLent() const { return m_value != nullptr; }

    enum class TakenBack {
        Cleared,
        /// Something else is there by now.
        LeftAlone,
    };
    TakenBack takeBack();

private:
    SecretPtr m_value;
    Millis m_until { 0 };
};

} // namespace muster::ui
