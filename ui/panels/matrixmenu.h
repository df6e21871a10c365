// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/matrixview.h"

#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QWidget;

namespace muster::ui {

/// The entries of the matrix's menu: whether the clock of the selected service runs, in which order services
/// stand, in groups or not, and what a row says. Thread: main. Owner: the panel that was given.
class MatrixMenu final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MatrixMenu)
public:
    /// Adds its entries to the panel's actions.
    explicit MatrixMenu(QWidget* panel);
    ~MatrixMenu() override;

    /// Marks what is chosen.
    void show(const MatrixView& view);
    /// What can be done with the clock of the selected service.
    void offer(bool mayPause, bool mayResume);

signals:
    void chosen(const muster::ui::MatrixView& view);
    void pauseWanted();
    void resumeWanted();

private:
    [[nodiscard]] QMenu* addMenu(QWidget* panel, const QString& title);
    void add(QMenu* menu, QActionGroup* group, const QString& id, const QString& text, int value);
    void choose();

    QAction* m_pause;
    QAction* m_resume;
    QActionGroup* m_order;
    QActionGroup* m_grouping;
    QActionGroup* m_details;
};

} // namespace muster::ui
