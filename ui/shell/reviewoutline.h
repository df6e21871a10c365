// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QStyledItemDelegate>

namespace muster::ui {

/// A section of a report, as its outline tells it.
struct OutlinedSection {
    QString id;
    QString title;
    /// It has a part that people write: so many words stand in it.
    bool isWritten = false;
    qsizetype words = 0;
    /// Remarks that nobody has answered.
    qsizetype remarks = 0;

    /// "empty", "55 words", "from the log"; with the remarks where there are any.
    [[nodiscard]] QString note() const;
    [[nodiscard]] bool needsSomebody() const { return (isWritten && words == 0) || remarks > 0; }
    bool operator==(const OutlinedSection&) const = default;
};

/// The sections of a report, a row each. Thread: main.
class ReviewOutline final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReviewOutline)
public:
    explicit ReviewOutline(QObject* parent = nullptr);
    ~ReviewOutline() override;

    /// Rows whose ids are the same stay where they are.
    void set(const QList<OutlinedSection>& sections);
    [[nodiscard]] const OutlinedSection& at(int row) const { return m_sections.at(row); }
    /// -1 for none.
    [[nodiscard]] int rowOf(const QString& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<OutlinedSection> m_sections;
};

/// Thread: main. Owner: its parent.
class ReviewOutlineDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReviewOutlineDelegate)
public:
    ReviewOutlineDelegate(const ReviewOutline* model, const ThemeValues& theme, QObject* parent);
    ~ReviewOutlineDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const ReviewOutline* m_model;
    ThemeValues m_theme;
    mutable WordShapes m_shapes;
};

} // namespace muster::ui
