// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QLineEdit>

namespace muster::ui {

/// The timeline's entry line. Shows its prefixes at the right until something is typed. Enter is told as
/// returnPressed, also while it is read-only.
class EntryEdit final : public QLineEdit {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EntryEdit)
public:
    explicit EntryEdit(const ThemeValues& theme, QWidget* parent = nullptr);
    ~EntryEdit() override;

    void setTheme(const ThemeValues& theme);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ThemeValues m_theme;
    WordShapes m_shapes;
};

/// The time an entry would get, painted so that its ticking is not read aloud.
class EntryTime final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EntryTime)
public:
    explicit EntryTime(const ThemeValues& theme, QWidget* parent = nullptr);
    ~EntryTime() override;

    void setTime(const QString& time);
    void setTheme(const ThemeValues& theme);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ThemeValues m_theme;
    WordShapes m_shapes;
    QString m_time;
};

} // namespace muster::ui
