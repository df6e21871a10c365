// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/yamlnode.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace muster::plan {

/// The way to a value of a plan: keys of maps; in lists the `id` of an entry, or "#N" with N from 1. For
/// example {"scenarios", "database-loss", "procedure", "#1", "title"}.
using PlanPath = QStringList;

/// Values to be written.
[[nodiscard]] YamlNode textValue(const QString& text);
[[nodiscard]] YamlNode listValue(const QList<YamlNode>& items);
[[nodiscard]] YamlNode mapValue(const QList<std::pair<QString, YamlNode>>& entries);

/// One change to a plan file.
struct PlanEdit {
    enum class Kind {
        Set, ///< gives the value at the path another one
        Insert, ///< gives the map at the path a key that it does not have
        Append, ///< gives the list at the path an entry more, at its end
        Put, ///< gives the list at the path an entry more, behind the one called `behind`
        Move, ///< takes the entry at the path behind the one called `behind` of the list at `into`
        Remove ///< takes the key or entry at the path out
    };
    Kind kind = Kind::Set;
    PlanPath at;
    /// Of Insert.
    QString key = {};
    /// Of Set, Insert, Append and Put.
    YamlNode value = {};
    /// Of Put and Move: an entry's `id` or "#N"; empty for the beginning of the list.
    QString behind = {};
    /// Of Move: the list, which may be the one that the entry is in.
    PlanPath into = {};
};

/// The text of a plan with the edits made, one after the other. Only the bytes of what is edited change: set
/// values in their place, a new key behind those that usually come before it, what is removed with its
/// lines; all other comments, quotes, blanks and line breaks stay. `file` is the path of the plan, as
/// loadPlan() takes it.
/// Fails with NotFound when a path leads nowhere, and with Invalid when the text is no YAML, or when what
/// came out would not load as the plan that was meant.
[[nodiscard]] Result<QByteArray> edited(
    const QByteArray& text, const QList<PlanEdit>& edits, const QString& file = {});

/// Makes the edits in the plan file, durably, when it still holds `before`; gives what it holds now. Its
/// rights stay, and so does a link to it. Fails as edited() and readPlanText() do, with Conflict when
/// somebody else has changed the file, and with Storage; the file is then as it was.
[[nodiscard]] Result<QByteArray> saveEdits(
    const QString& file, const QByteArray& before, const QList<PlanEdit>& edits);

} // namespace muster::plan
