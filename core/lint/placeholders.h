// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace muster::plan::lint {

/// What somebody meant to fill in: `<host>`, `[Name]`, `${VAR}`, `{{ name }}`, YYYY-MM-DD, TBD, XXX, a host
/// of example.com. The first one of the text; empty when there is none.
[[nodiscard]] QString placeholderIn(const QString& text);

} // namespace muster::plan::lint
