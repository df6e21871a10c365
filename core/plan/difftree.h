// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/plan/yamlnode.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace muster::plan::diff {

using Node = YamlNode;

/// One of the two versions that are compared. Must not outlive its plan.
struct Side {
    const Plan* plan = nullptr;
    /// The resolved plan; `span.line` of a value is the line of its key or dash in the file, and maps have
    /// the order of the file. What comes from another file stands where it is used.
    Node root;
    /// What things are called, by list and id.
    QHash<QString, QHash<QString, QString>> titles;
};
[[nodiscard]] Side sideOf(const Plan& plan);

[[nodiscard]] bool isList(const Node* node);
[[nodiscard]] bool isMap(const Node* node);
[[nodiscard]] bool hasItems(const Node* node);
[[nodiscard]] bool holdsMaps(const Node* node);
/// Equal but for places, styles and the order of keys.
[[nodiscard]] bool same(const Node& a, const Node& b);

/// The scalar under a key; null when there is none.
[[nodiscard]] QString textAt(const Node* map, const QString& key);
[[nodiscard]] const QList<Node>& itemsAt(const Node* map, const QString& key);
/// The value of a target, in either form; null when there is none.
[[nodiscard]] QString promiseText(const Node* node);
/// The keys of both maps in the order of the new one, each that is gone after what stood before it.
[[nodiscard]] QStringList keysOf(const Node& before, const Node& after);

} // namespace muster::plan::diff
