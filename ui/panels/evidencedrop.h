// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>

#include <functional>

class QMimeData;
class QWindow;

namespace muster::ui {

/// Lies over a part of the window while something is dragged there that can be attached, says what becomes of
/// it, and takes it. Thread: main. Owner: what it lies over.
class EvidenceDrop final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EvidenceDrop)
public:
    EvidenceDrop(const ThemeValues& theme, QWidget* over);
    ~EvidenceDrop() override;

    /// Whether it is a file of this computer, or a picture.
    [[nodiscard]] static bool fits(const QMimeData& data);
    /// The files among what is dragged or copied.
    [[nodiscard]] static QStringList filesOf(const QMimeData& data);

    /// Whether these are records of other consoles, which come in wherever one is.
    [[nodiscard]] static bool areRecords(const QStringList& files);

    /// Covers it as soon as something that fits is dragged into this window, before any field in it can take
    /// it for a text, while `wants` says so; a record always.
    void watch(QWindow* window, std::function<bool()> wants);
    /// Covers what it lies over; goes when the drag leaves or ends.
    void cover();
    void setTheme(const ThemeValues& theme);

signals:
    /// Holds only as long as the call.
    void dropped(const QMimeData& data);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    ThemeValues m_theme;
    std::function<bool()> m_wants;
    bool m_isRecord = false;
};

} // namespace muster::ui
