// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace muster::plan {

/// Words::tr("…") is QCoreApplication::translate("muster", "…"), short enough for a room that is mostly
/// sentences.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(muster)
};

} // namespace muster::plan
