// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace muster::ui {

/// What a row of two lines says, for whoever draws it. Each is a text, but UrgencyRole is an Urgency.
enum TwoLinesRole {
    HeadRole = Qt::UserRole + 1,
    /// At the right end of the first line.
    HeadEndRole,
    DetailRole,
    /// At the right end of the second line.
    DetailEndRole,
    UrgencyRole,
};

enum class Urgency { None, Calm, Soon, Over };

} // namespace muster::ui
