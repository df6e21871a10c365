// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/powersource.h"

namespace muster::ui {

PowerSource::PowerSource(QObject* parent)
    : QObject(parent)
{
}

PowerSource::~PowerSource() = default;

} // namespace muster::ui
