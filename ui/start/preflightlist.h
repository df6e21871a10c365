// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/start/door.h"
#include "ui/widgets/theme.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace muster::ui {

/// What of this computer an incident would need, a line each; hidden as long as nothing is known.
/// Thread: main.
class PreflightList final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreflightList)
public:
    PreflightList(const ThemeValues& theme, QWidget* parent);
    ~PreflightList() override;

    /// As they were at this moment.
    void setFacts(const QList<readiness::PreflightFact>& facts, Instant at);
    void setTheme(const ThemeValues& theme);

private:
    void fill();

    ThemeValues m_theme;
    QList<readiness::PreflightFact> m_facts;
    Instant m_at;
    QWidget* m_rows = nullptr;
};

} // namespace muster::ui
