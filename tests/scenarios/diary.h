// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QList>
#include <QString>

namespace muster::test {

/// What somebody did, as the timeline has to tell it.
struct Deed {
    /// "step.completed"
    QString kind;
    QString begins;
    /// What comes at the end; when it is set, something that nobody can foretell may stand between.
    QString ends = {};
};

/// The first place where the timeline, as muster-cli tells it, does not tell these deeds: each once, in this
/// order, and nothing else but what the machine sees by itself. Empty when it tells them.
[[nodiscard]] QString untold(const QList<Deed>& deeds, const QJsonArray& timeline);

} // namespace muster::test
