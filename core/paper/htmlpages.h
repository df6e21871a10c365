// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/paper/sheet.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace muster::paper {

/// A page that needs nothing but itself: no script, no other file. `published` is printed at its foot; with
/// the same one the same bytes come out.
[[nodiscard]] QByteArray planPage(const PlanSheet& sheet, const QString& published);

/// The list of the plans, each linked to the page that pageName() names.
[[nodiscard]] QByteArray indexPage(const QList<PlanSheet>& sheets, const QString& published);

/// "PLAN-ID.html"
[[nodiscard]] QString pageName(const PlanSheet& sheet);
/// "index.html"
[[nodiscard]] QString indexName();

/// Whether a page with this beginning was written here, and so may be written anew.
[[nodiscard]] bool isOurPage(const QByteArray& beginning);
/// How much of a page isOurPage needs to see.
constexpr qint64 kPageBeginning = 1024;

} // namespace muster::paper
