// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/speaker.h"

namespace muster::ui {

Speaker::Speaker(QObject* parent)
    : QObject(parent)
{
}

Speaker::~Speaker() = default;

} // namespace muster::ui
