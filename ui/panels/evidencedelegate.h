// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace muster::ui {

class EvidenceModel;

/// Draws one thing that was attached: its name and when it happened, what it is and who attached it, its
/// step, and one line of what it shows. What was withdrawn is struck through and steps back. Thread: main.
/// Owner: its parent; the model outlives it.
class EvidenceDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EvidenceDelegate)
public:
    EvidenceDelegate(const EvidenceModel* model, const ThemeValues& theme, QObject* parent);
    ~EvidenceDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    /// The lines below the first, without those that would be empty.
    [[nodiscard]] QStringList linesOf(int row) const;

    const EvidenceModel* m_model;
    ThemeValues m_theme;
    mutable WordShapes m_shapes;
};

/// The sign of a kind of evidence, in one ink, centred in the rectangle: a sheet, a picture, what a terminal
/// shows, a sheet before and after a stroke.
void paintEvidenceSign(
    QPainter* painter, incident::EvidenceAttached::Kind kind, const QRectF& rect, const QColor& ink);

} // namespace muster::ui
