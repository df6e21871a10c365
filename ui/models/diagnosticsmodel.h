// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostics.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/walltime.h"

namespace muster::ui {

/// One line of what the program did.
struct DiagnosticRow {
    DiagnosticLine line;

    bool operator==(const DiagnosticRow&) const = default;
    [[nodiscard]] bool isSame(const DiagnosticRow& other) const { return line.number == other.line.number; }
};

/// What the program did and met since it was started, the newest last, without what says who sits here.
/// Thread: main. The diagnostics outlive it.
class DiagnosticsModel final : public RowsModel<DiagnosticRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiagnosticsModel)
public:
    explicit DiagnosticsModel(const Diagnostics& diagnostics, QObject* parent = nullptr);
    ~DiagnosticsModel() override;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    /// "14:02:09 git"
    [[nodiscard]] QString headWords(const DiagnosticRow& row) const;
    /// All lines, for somebody who is asked for help.
    [[nodiscard]] QString text() const;

private:
    [[nodiscard]] QList<DiagnosticRow> rows() const;
    [[nodiscard]] QString spoken(const DiagnosticRow& row) const;

    const Diagnostics& m_diagnostics;
    WallTime m_time;
};

} // namespace muster::ui
