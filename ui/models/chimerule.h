// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/models/attentionmodel.h"

#include <QList>

#include <optional>

namespace muster::ui {

/// Decides when what needs somebody is to be heard: once for each thing that is broken, overdue or over its
/// time box, one sound for all that come together, and never two within five seconds. What comes sooner is
/// heard when they are over, if it is still so. A drill is heard as a live incident is. Thread: main.
class ChimeRule final {
public:
    /// The clock must outlive it; of it only elapsed() is asked, which nobody sets.
    explicit ChimeRule(const MachineClock& clock);

    /// Another incident: what is so already when it comes onto the screen is never heard.
    void begin(const QList<AttentionRow>& rows);
    /// To be called whenever that may have changed, and once a second. True when one sound is due now; the
    /// things that it stands for are not told again.
    [[nodiscard]] bool look(const QList<AttentionRow>& rows);

private:
    struct Known {
        AttentionRow row;
        /// It was so at the last look.
        bool lasts = false;
    };
    /// Somebody knows of it; it may be that it was over for a while.
    [[nodiscard]] bool isKnown(const AttentionRow& row) const;
    /// From here on somebody knows of these. Whatever is over stays known, in case that it was a mistake.
    void learn(const QList<AttentionRow>& rows);

    const MachineClock& m_clock;
    QList<Known> m_known;
    /// When a sound was due last, in elapsed().
    std::optional<Millis> m_last;
};

} // namespace muster::ui
