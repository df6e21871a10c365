// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace muster::ui {

/// Makes itself heard. A port. Thread: main.
class Sounder {
    Q_DISABLE_COPY_MOVE(Sounder)
public:
    Sounder() = default;
    virtual ~Sounder() = default;

    /// One short sound. Returns at once; where there is nothing to hear it with, nothing happens.
    virtual void chime() = 0;
};

} // namespace muster::ui
