// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/looks.h"
#include "core/report/report.h"

#include <QByteArray>

namespace muster::report {

/// An OpenDocument text, to be edited further: headings with levels, a table of contents, tables with heads
/// that repeat. Each number has its id, its value and its unit at its table:table-cell, as muster:id,
/// muster:value and muster:unit of the namespace "urn:muster:report"; the id stands at headlines, facts and
/// tables alike. The same report gives the same bytes. The user-defined field "muster-subject" of meta.xml is
/// the stream. Fails with Internal. Any thread.
[[nodiscard]] Result<QByteArray> odtOf(const Report& report, const Looks& looks);

} // namespace muster::report
