// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QObject>

class QLabel;
class QStatusBar;

namespace muster::session {
class IncidentSession;
}

namespace muster::ui {

/// The right end of the status bar: what is saved, whose clock it is, which plan, which incident. Changes
/// with events, never with the clock. Thread: main. Owner: the status bar.
class StatusFacts final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusFacts)
public:
    StatusFacts(QStatusBar* bar, const ThemeValues& theme);
    ~StatusFacts() override;

    /// `approval` is how its plan stood when it was declared; empty as long as that is not known.
    void show(const session::IncidentSession& incident, const QString& approval);
    /// Without an incident: where the log is; empty while it is not open.
    void showFolder(const QString& folder);
    void setTheme(const ThemeValues& theme);

private:
    void write(const QStringList& facts);

    QStatusBar* m_bar;
    QLabel* m_line;
};

} // namespace muster::ui
