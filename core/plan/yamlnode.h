// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/finding.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QTypeInfo>

#include <optional>

namespace muster::plan {

/// Where a piece of the text stands.
struct Span {
    /// Offsets in bytes; `end` is one past the last.
    qsizetype begin = 0;
    qsizetype end = 0;
    /// Of `begin`, from 1. A column counts Unicode code points, so an emoji is one and a tab does not occur.
    int line = 1;
    int column = 1;
    /// 0 in the file that was read; else what Reading::takenFrom() gave for another one.
    int origin = 0;
};

/// A piece of a YAML text: a scalar, a list or a map, and where it was written. Scalars are texts; what they
/// mean is for the reader to say. The span of a block list or map goes from its first key or dash to the end
/// of its last value.
struct YamlNode {
    enum class Kind { Scalar, List, Map };
    enum class Style { Plain, Quoted, Block };

    struct Entry;

    Kind kind = Kind::Scalar;
    Style style = Style::Plain;
    QString text;
    QList<YamlNode> items;
    /// Of a map, in the order of the file. Whoever changes them otherwise than by append() calls reindex().
    QList<Entry> entries;
    Span span;

    /// The position in `entries`; -1 when the map has no such key, and for lists and scalars.
    [[nodiscard]] qsizetype positionOf(const QString& key) const;
    /// The value of a key; null where positionOf() is -1.
    [[nodiscard]] const YamlNode* find(const QString& key) const;
    [[nodiscard]] const YamlNode* find(QLatin1StringView key) const;
    /// A key that the map does not have yet.
    void append(Entry entry);
    void reindex();

private:
    /// By key; only of a map with many.
    QHash<QString, qsizetype> m_index;
};

struct YamlNode::Entry {
    QString key;
    Span keySpan;
    YamlNode value;
};

} // namespace muster::plan

// Lists of them grow by moving bytes; trees of thousands are built for each plan.
Q_DECLARE_TYPEINFO(muster::plan::YamlNode, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(muster::plan::YamlNode::Entry, Q_RELOCATABLE_TYPE);

namespace muster::plan {

/// Budgets for a text from outside: what is over them is refused, so hostile input costs no more than linear
/// time.
constexpr qsizetype kMaxPlanBytes = 2 * 1024 * 1024;
constexpr int kMaxYamlDepth = 32;
constexpr int kMaxYamlNodes = 50'000;
constexpr int kMaxYamlKeys = 2000;
constexpr int kMaxYamlKeyLength = 200;

/// A tree when nothing was wrong; all findings up to the first that made reading on senseless.
struct YamlTree {
    std::optional<YamlNode> root;
    QList<Finding> findings;
};

/// Reads one YAML document of maps, lists and texts. Refused, with place: anchors, aliases, tags beyond the
/// core ones, duplicate keys, keys that are not texts, a second document, values left empty, an unquoted
/// '#word' after a value (YAML would silently drop it), tabs between values, invalid UTF-8, and whatever is
/// over the budgets. Never throws.
[[nodiscard]] YamlTree readYaml(const QByteArray& text);

/// The tree as JSON in one line, keys sorted, each scalar as the text it was understood as. The same tree
/// gives the same bytes; readYaml reads them back to the same tree, but for spans and styles.
[[nodiscard]] QByteArray canonicalJson(const YamlNode& node);

} // namespace muster::plan
