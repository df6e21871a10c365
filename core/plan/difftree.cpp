// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/difftree.h"

#include <algorithm>
#include <utility>

namespace muster::plan::diff {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Gives each value the line of its key or dash in the file, and each map the order that it has there. What
/// comes from another file stands where it is used.
void lay(Node& node, const Node* written, int line)
{
    node.span.line = line;
    for (qsizetype i = 0; i < node.items.size(); ++i) {
        const auto* item = written && i < written->items.size() ? &written->items[i] : nullptr;
        lay(node.items[i], item, item ? item->span.line : line);
    }
    const auto place = [&](const QString& key) {
        const auto at = written ? written->positionOf(key) : 0;
        return at < 0 ? written->entries.size() : at;
    };
    for (auto& entry : node.entries) {
        const auto at = place(entry.key);
        const auto* found = written && at < written->entries.size() ? &written->entries[at] : nullptr;
        lay(entry.value, found ? &found->value : nullptr, found ? found->keySpan.line : line);
    }
    std::stable_sort(node.entries.begin(), node.entries.end(),
        [&](const Node::Entry& a, const Node::Entry& b) { return place(a.key) < place(b.key); });
    node.reindex();
}

} // namespace

Side sideOf(const Plan& plan)
{
    Side made;
    made.plan = &plan;
    made.root.kind = Node::Kind::Map;
    if (auto resolved = readYaml(plan.resolved).root) {
        made.root = std::move(*resolved);
        const auto written = readYaml(plan.source).root;
        lay(made.root, written ? &*written : nullptr, 1);
    }
    return made;
}

bool isList(const Node* node)
{
    return node && node->kind == Node::Kind::List;
}

bool isMap(const Node* node)
{
    return node && node->kind == Node::Kind::Map;
}

bool hasItems(const Node* node)
{
    return node && !node->items.isEmpty();
}

bool holdsMaps(const Node* node)
{
    return node && std::any_of(node->items.begin(), node->items.end(), [](const Node& item) {
        return item.kind == Node::Kind::Map;
    });
}

bool same(const Node& a, const Node& b)
{
    if (a.kind != b.kind || a.text != b.text || a.items.size() != b.items.size()
        || a.entries.size() != b.entries.size())
        return false;
    for (qsizetype i = 0; i < a.items.size(); ++i) {
        if (!same(a.items[i], b.items[i]))
            return false;
    }
    return std::all_of(a.entries.begin(), a.entries.end(), [&](const Node::Entry& entry) {
        const auto* other = b.find(entry.key);
        return other && same(entry.value, *other);
    });
}

QString textAt(const Node* map, const QString& key)
{
    const auto* found = map ? map->find(key) : nullptr;
    return found && found->kind == Node::Kind::Scalar ? found->text : QString();
}

const QList<Node>& itemsAt(const Node* map, const QString& key)
{
    static const QList<Node> kNone;
    const auto* found = map ? map->find(key) : nullptr;
    return found ? found->items : kNone;
}

QString promiseText(const Node* node)
{
    if (!node)
        return {};
    return node->kind == Node::Kind::Scalar ? node->text : textAt(node, u"value"_s);
}

QStringList keysOf(const Node& before, const Node& after)
{
    QStringList keys;
    for (const auto& entry : after.entries)
        keys.append(entry.key);
    QString last;
    for (const auto& entry : before.entries) {
        if (!after.find(entry.key))
            keys.insert(last.isEmpty() ? 0 : keys.indexOf(last) + 1, entry.key);
        last = entry.key;
    }
    return keys;
}

} // namespace muster::plan::diff
