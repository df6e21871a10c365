// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/chimerule.h"

#include <QList>

class QAction;

namespace muster::ui {

class Sounder;

/// Makes what needs somebody heard, as ChimeRule has it. While it is muted, things count as heard: nothing is
/// made up for later. Thread: main.
class Alarm final {
    Q_DISABLE_COPY_MOVE(Alarm)
public:
    /// Muted while `mute` is checked. Both must outlive it.
    Alarm(const MachineClock& clock, const QAction& mute);
    ~Alarm();

    /// Without one nothing is heard. It must outlive this.
    void setSounder(Sounder& sounder) { m_sounder = &sounder; }
    /// Another incident is on the screen, with what needs somebody in it already.
    void begin(const QList<AttentionRow>& rows) { m_rule.begin(rows); }
    /// To be called once a second.
    void look(const QList<AttentionRow>& rows);

private:
    ChimeRule m_rule;
    const QAction& m_mute;
    Sounder* m_sounder = nullptr;
};

} // namespace muster::ui
