// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace muster {
class Diagnostics;
}

namespace muster::app {

/// While it lives, whatever is logged through Qt goes into the diagnostics, and on to where it went before
/// when it is a warning or worse. One at a time; it ends before what it writes to. Thread: main.
class MessageTap final {
    Q_DISABLE_COPY_MOVE(MessageTap)
public:
    explicit MessageTap(Diagnostics& diagnostics);
    ~MessageTap();
};

} // namespace muster::app
