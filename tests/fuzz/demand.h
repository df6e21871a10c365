// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

namespace muster::fuzz {

/// What does not hold ends the program, for libFuzzer to keep its input.
inline void demand(bool holds, const char* what)
{
    if (!holds)
        qFatal("%s", what);
}

/// With MUSTER_FUZZ_PLANTED nothing else is looked at, and the rig must find an input that begins with "bug".
inline bool isPlanted(const QByteArray& input)
{
    static const bool kPlanted = qEnvironmentVariableIsSet("MUSTER_FUZZ_PLANTED");
    demand(!kPlanted || input.size() < 3 || input[0] != 'b' || input[1] != 'u' || input[2] != 'g',
        "the planted fault");
    return kPlanted;
}

} // namespace muster::fuzz
