// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/paper/sheet.h"

#include <QByteArray>
#include <QString>

namespace muster::paper {

enum class Format { A4, Letter };

struct Printing {
    Format format = Format::A4;
    /// Only this scenario; empty for all.
    QString scenario = {};
    /// When, in words.
    QString printed = {};
};

struct Printed {
    QByteArray pdf;
    qsizetype pages = 0;
};

/// A checklist to be filed and filled in by hand, as PDF. Needs a QGuiApplication, but no display: without
/// one it fails with Internal. Thread: main.
[[nodiscard]] Result<Printed> paperChecklist(const PlanSheet& sheet, const Printing& printing);

} // namespace muster::paper
