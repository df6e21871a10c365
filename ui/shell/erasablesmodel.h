// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/erasure.h"
#include "core/session/eraser.h"
#include "ui/models/walltime.h"
#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QAbstractListModel>
#include <QList>
#include <QStyledItemDelegate>

namespace muster::session {
class IncidentSession;
}

namespace muster::ui {

/// A text that can be taken back, or a file.
struct ErasableRow {
    journal::EventId entry;
    /// Of a text; empty for a file.
    QString field;
    /// Of a file, by its hash; empty for a text.
    QString file;
    Instant at;
    /// "Note, its text"
    QString head;
    QString who;
    /// The text in one line, and which part of it was looked for.
    QString words;
    qsizetype found = -1;
    qsizetype foundLength = 0;
    bool isChecked = true;
};

/// What can be taken back of an incident: every text in which some characters stand, or all of one entry with
/// its file. All of it is checked until somebody unchecks it; what is gone meanwhile is not there.
/// Thread: main.
class ErasablesModel final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErasablesModel)
public:
    explicit ErasablesModel(QObject* parent = nullptr);
    ~ErasablesModel() override;

    /// Everything in which they stand; nothing for none.
    void find(const session::IncidentSession& incident, const QString& characters);
    /// Everything of the entry.
    void show(const session::IncidentSession& incident, const journal::EventId& entry);
    void clear();
    [[nodiscard]] const ErasableRow& at(int row) const { return m_rows[row]; }
    /// What is checked.
    [[nodiscard]] journal::Erasure chosen() const;
    [[nodiscard]] qsizetype count() const;
    /// Whether the name of who acted is among it.
    [[nodiscard]] bool choosesName(const QString& name) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    /// "03:26:51"
    [[nodiscard]] QString timeWords(const ErasableRow& row) const;
    [[nodiscard]] QString spoken(const ErasableRow& row) const;

private:
    /// With the checks as they were.
    void adopt(QList<ErasableRow> rows);

    QList<ErasableRow> m_rows;
    WallTime m_time;
};

/// "2 texts and one file", "one text".
[[nodiscard]] QString wordsOf(const journal::Erasure& what);

/// Its rows: a box, when it was and what it is, below it the words with what was looked for marked. A click
/// anywhere on a row checks it, and so does the space bar.
/// Thread: main. Owner: its parent.
class ErasableDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErasableDelegate)
public:
    ErasableDelegate(const ErasablesModel* model, const ThemeValues& theme, QObject* parent);
    ~ErasableDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

private:
    const ErasablesModel* m_model;
    ThemeValues m_theme;
    mutable WordShapes m_shapes;
};

} // namespace muster::ui
