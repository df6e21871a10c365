// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QList>

#include <algorithm>
#include <utility>

namespace muster::ui {

/// A list of rows that are worked out anew whenever something happens, and tells views only what differs.
/// A Row has operator== for "says the same", and isSame() for "about the same thing"; no two rows of a list
/// are about the same thing. What operator== leaves out is taken over without a word.
/// Thread: main.
template <typename Row> class RowsModel : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const final
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] const Row& at(int row) const { return m_rows[row]; }
    [[nodiscard]] const QList<Row>& shownRows() const { return m_rows; }

protected:
    /// For another incident: all rows are others.
    void replaceRows(QList<Row> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }

    /// Removes, inserts, moves and changes single rows until the list is as wanted.
    void adoptRows(const QList<Row>& wanted)
    {
        for (auto row = rowCount() - 1; row >= 0; --row) {
            if (placeOf(m_rows[row], wanted, 0) == wanted.size()) {
                beginRemoveRows({}, row, row);
                m_rows.removeAt(row);
                endRemoveRows();
            }
        }
        for (int to = 0; to < wanted.size(); ++to) {
            const auto from = placeOf(wanted[to], m_rows, to);
            if (from == m_rows.size()) {
                beginInsertRows({}, to, to);
                m_rows.insert(to, wanted[to]);
                endInsertRows();
            } else if (from != to) {
                beginMoveRows({}, from, from, {}, to);
                m_rows.move(from, to);
                endMoveRows();
            }
            const bool saysTheSame = m_rows[to] == wanted[to];
            m_rows[to] = wanted[to];
            if (!saysTheSame)
                emit dataChanged(index(to), index(to));
        }
    }

private:
    /// The size of the list for none.
    [[nodiscard]] static int placeOf(const Row& row, const QList<Row>& rows, int from)
    {
        const auto found = std::find_if(
            rows.begin() + from, rows.end(), [&](const Row& other) { return other.isSame(row); });
        return static_cast<int>(found - rows.begin());
    }

    QList<Row> m_rows;
};

} // namespace muster::ui
