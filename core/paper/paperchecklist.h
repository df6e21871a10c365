// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/paper/printed.h"
#include "core/paper/sheet.h"

#include <QString>

namespace muster::paper {

struct Printing {
    Format format = Format::A4;
    /// Only this scenario; empty for all.
    QString scenario = {};
    /// When, in words.
    QString printed = {};
};

/// A checklist to be filed and filled in by hand, as PDF. Needs a QGuiApplication, but no display: without
/// one it fails with Internal. Thread: main.
[[nodiscard]] Result<Printed> paperChecklist(const PlanSheet& sheet, const Printing& printing);

} // namespace muster::paper
