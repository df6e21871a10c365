// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"
#include "ui/widgets/theme.h"

#include <QList>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;

namespace muster::ui {

/// Asks for a restore point: its time, what is known of it, and which of the affected services it brings
/// back.
class RestorePointEntry final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestorePointEntry)
public:
    /// What was entered and not sent yet.
    struct Draft {
        QString point;
        int standing = 0;
        int service = 0;
    };

    explicit RestorePointEntry(const ThemeValues& theme, QWidget* parent = nullptr);
    ~RestorePointEntry() override;

    /// Shows the affected services of the incident; hides itself if there are none.
    void ask(const session::IncidentSession& incident, const Draft& draft);
    [[nodiscard]] Draft draft() const;
    /// Nothing while no time was typed. Fails with Invalid when it cannot be read.
    [[nodiscard]] Result<std::optional<incident::RestorePointChosen>> read(
        const QString& source, Instant now) const;
    [[nodiscard]] bool isEmpty() const;
    void takeKeyboard();
    /// The parts that take the keyboard, in order.
    [[nodiscard]] QList<QWidget*> stops() const;
    void setOpen(bool open);
    void setTheme(const ThemeValues& theme);

signals:
    /// Enter in the time.
    void entered();

private:
    void restyle();

    ThemeValues m_theme;
    WallTime m_time;
    QList<plan::ServiceId> m_services;
    QLabel* m_pointLabel;
    QLineEdit* m_point;
    QLabel* m_standingLabel;
    QComboBox* m_standing;
    QLabel* m_serviceLabel;
    QComboBox* m_service;
};

} // namespace muster::ui
