// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <memory>

namespace muster::commands {

/// What is typed at a terminal does not appear on it as long as this lives. Does nothing where standard input
/// is none. Thread: main. Owner: whoever reads.
class WithoutEcho {
    Q_DISABLE_COPY_MOVE(WithoutEcho)
public:
    explicit WithoutEcho(bool wanted);
    ~WithoutEcho();

private:
    struct Before;
    /// Null while nothing was changed.
    std::unique_ptr<Before> m_before;
};

} // namespace muster::commands
