// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/alarm.h"

#include "ui/shell/sounder.h"

#include <QAction>

namespace muster::ui {

Alarm::Alarm(const MachineClock& clock, const QAction& mute)
    : m_rule(clock)
    , m_mute(mute)
{
}

Alarm::~Alarm() = default;

void Alarm::look(const QList<AttentionRow>& rows)
{
    if (m_rule.look(rows) && !m_mute.isChecked() && m_sounder != nullptr)
        m_sounder->chime();
}

} // namespace muster::ui
