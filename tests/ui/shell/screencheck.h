// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace muster::test {

/// What a person would find wrong with a widget and everything visible in it, one sentence each: words that
/// have too little room and are neither shortened nor wrapped, parts that lie on each other or stick out of
/// what they are in, and controls that are too small to be hit.
[[nodiscard]] QStringList faultsOnScreen(const QWidget& whole);

} // namespace muster::test
