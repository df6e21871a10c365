// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace muster::plan::lint {

/// The countries (two letters, or EU) that a text names by a country, a city or a vendor's code of a region:
/// "AU residency", "Sydney", "ap-southeast-2", "syd1". Empty when none is known; not a complete list of the
/// world.
[[nodiscard]] QStringList countriesIn(const QString& text);

/// Whether a text is no more than a country, so that it does not say which region of it.
[[nodiscard]] bool isCountry(const QString& text);

/// Whether one country is among others; EU holds its members. What is only known to be in the EU may lie in
/// any of them.
[[nodiscard]] bool liesIn(const QString& country, const QStringList& allowed);

} // namespace muster::plan::lint
