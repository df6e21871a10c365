// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

namespace muster::ui {

/// What somebody typed or picked for an incident and has not recorded yet, by where it stands:
/// "step/outage/promote/saw". Each panel has keys of its own; it is kept over a crash and never a part of the
/// record.
using Typed = QMap<QString, QString>;

} // namespace muster::ui
