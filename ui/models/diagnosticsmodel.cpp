// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/diagnosticsmodel.h"

#include "ui/models/tooltip.h"

namespace muster::ui {

DiagnosticsModel::DiagnosticsModel(const Diagnostics& diagnostics, QObject* parent)
    : RowsModel(parent)
    , m_diagnostics(diagnostics)
{
    replaceRows(rows());
    connect(&diagnostics, &Diagnostics::changed, this, [this] { adoptRows(rows()); });
}

DiagnosticsModel::~DiagnosticsModel() = default;

QList<DiagnosticRow> DiagnosticsModel::rows() const
{
    QList<DiagnosticRow> rows;
    const auto lines = m_diagnostics.lines();
    for (const auto& line : lines)
        rows.append({ line });
    return rows;
}

QVariant DiagnosticsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.line.words;
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::ToolTipRole:
        return plainToolTip(spoken(row));
    default:
        return {};
    }
}

QString DiagnosticsModel::headWords(const DiagnosticRow& row) const
{
    return m_time.seconds(row.line.at) + u' ' + row.line.source;
}

QString DiagnosticsModel::spoken(const DiagnosticRow& row) const
{
    switch (row.line.weight) {
    case DiagnosticLine::Weight::Note:
        return tr("%1: %2").arg(headWords(row), row.line.words);
    case DiagnosticLine::Weight::Warning:
        return tr("%1, warning: %2").arg(headWords(row), row.line.words);
    case DiagnosticLine::Weight::Trouble:
        return tr("%1, error: %2").arg(headWords(row), row.line.words);
    }
    Q_UNREACHABLE();
}

QString DiagnosticsModel::text() const
{
    QStringList lines;
    for (int i = 0; i < rowCount(); ++i)
        lines << spoken(at(i));
    return lines.join(u'\n');
}

} // namespace muster::ui
