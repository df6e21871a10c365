// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/withoutecho.h"

#include <termios.h>
#include <unistd.h>

namespace muster::commands {

struct WithoutEcho::Before {
    termios settings {};
};

WithoutEcho::WithoutEcho(bool wanted)
{
    auto before = std::make_unique<Before>();
    if (!wanted || ::isatty(STDIN_FILENO) == 0 || ::tcgetattr(STDIN_FILENO, &before->settings) != 0)
        return;
    auto silent = before->settings;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    if (::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0)
        m_before = std::move(before);
}

WithoutEcho::~WithoutEcho()
{
    if (m_before)
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before->settings);
}

} // namespace muster::commands
