// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/findindex.h"
#include "ui/widgets/theme.h"

#include <QFrame>
#include <QPointer>

#include <functional>

class QLabel;
class QLineEdit;
class QListView;

namespace muster::ui {

class PaletteModel;

/// Something that can be found and then done or shown.
struct Findable {
    QString text;
    /// What it is: "Incident", "Step", "Person".
    QString kind;
    /// The keys that do the same; empty for none.
    QString keys = {};
    /// More words it is found by, which are not shown.
    QString also = {};
    std::function<void()> act;
};

/// "Find or run a command": one line to type in, and what fits below it. Enter does the first or the chosen
/// one; Escape, or a look elsewhere, closes it and gives the keyboard back to where it was.
/// Thread: main. It lies over the window that is its parent.
class Palette final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Palette)
public:
    Palette(const ThemeValues& theme, QWidget* parent);
    ~Palette() override;

    /// Its upper edge lies at `top` of the parent. What was done last comes first while nothing is typed.
    void open(QList<Findable> everything, int top);
    void setTheme(const ThemeValues& theme);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void dismiss();
    void showFitting(const QString& query);
    void bringForwardRecent();
    void run();
    void moveBy(int rows);
    void place();

    ThemeValues m_theme;
    QLineEdit* m_line;
    QListView* m_list;
    QLabel* m_nothing;
    PaletteModel* m_model;
    QList<Findable> m_everything;
    FindIndex m_index;
    QStringList m_recent;
    QPointer<QWidget> m_before;
    int m_top = 0;
};

} // namespace muster::ui
