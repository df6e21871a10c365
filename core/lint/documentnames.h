// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/place.h"

#include <QSet>
#include <QString>
#include <QStringList>

namespace muster::plan::lint {

/// The documents and files that a text names: "runbook.md", "docs/operations/", "scripts/dr-check.ts".
/// Addresses of the web are left out: they are read where the network is.
[[nodiscard]] QStringList documentsIn(const QString& text);

/// The last part of a path, in lower case: by it a document is known wherever it lies.
[[nodiscard]] QString fileNameOf(const QString& path);

/// The documents behind a place: "a.md" of "a.md:3, a.md:9".
[[nodiscard]] QSet<QString> documentsBehind(const QString& source);

} // namespace muster::plan::lint
