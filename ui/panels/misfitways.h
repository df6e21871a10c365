// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QList>
#include <QWidget>

namespace muster::ui {

class Button;
class SignedLine;

/// The ways on where the plan does not fit: another scenario, somebody who knows, or without a plan. No dead
/// end.
class MisfitWays final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MisfitWays)
public:
    explicit MisfitWays(const ThemeValues& theme, QWidget* parent = nullptr);
    ~MisfitWays() override;

    /// Shows itself; `why` is what does not fit.
    void offer(const QString& why);
    void setTheme(const ThemeValues& theme);

signals:
    /// Another scenario, of this plan or another.
    void scenarioWanted();
    void contactsWanted();
    void rollbackWanted();
    /// To go on without the plan: what is done is written into the timeline.
    void entryWanted();

private:
    ThemeValues m_theme;
    SignedLine* m_words;
    QList<Button*> m_ways;
};

} // namespace muster::ui
