// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/yamlnode.h"

#include <QByteArray>

#include <optional>

namespace muster::plan {

/// Entries of a map, items of a list; a scalar has none.
[[nodiscard]] qsizetype countOf(const YamlNode& node);
/// The value of an entry, or an item, by its number.
[[nodiscard]] const YamlNode& childOf(const YamlNode& node, qsizetype number);

/// How the text of a tree is laid out around its nodes. Places are bytes. The text must outlive it, and the
/// nodes must be of its tree.
class YamlSource final {
public:
    explicit YamlSource(const QByteArray& text);

    [[nodiscard]] const QByteArray& text() const { return m_text; }
    /// The line break of the file: of its first line.
    [[nodiscard]] const QByteArray& newline() const { return m_newline; }
    /// '\0' behind the end.
    [[nodiscard]] char at(qsizetype byte) const { return byte < m_text.size() ? m_text[byte] : '\0'; }

    [[nodiscard]] qsizetype lineStart(qsizetype byte) const;
    /// Before the line break, or the end of the text.
    [[nodiscard]] qsizetype lineEnd(qsizetype byte) const;
    /// Where the next line begins, or the end of the text.
    [[nodiscard]] qsizetype nextLine(qsizetype byte) const;
    /// The next byte that is neither blank nor in a comment.
    [[nodiscard]] qsizetype skipGap(qsizetype byte) const;
    [[nodiscard]] bool isBlank(qsizetype begin, qsizetype end) const;
    /// Whether a piece between values has a comment.
    [[nodiscard]] bool hasComment(qsizetype begin, qsizetype end) const;

    /// [ … ] or { … }.
    [[nodiscard]] bool isFlow(const YamlNode& node) const;
    /// A list or map that is no flow.
    [[nodiscard]] bool isBlock(const YamlNode& node) const;
    /// Where a value ends; the line break and blank lines below it are not part of it.
    [[nodiscard]] qsizetype endOf(const YamlNode& node) const;
    /// Behind the last line of a value that ends in a block of lines whose blank lines count.
    [[nodiscard]] std::optional<qsizetype> endOfKeptLines(const YamlNode& node) const;
    /// Blanks before the keys or dashes of a block.
    [[nodiscard]] int indentOf(const YamlNode& block) const;
    /// Where the key or dash of a part begins; in a flow list the part itself.
    [[nodiscard]] qsizetype headOf(const YamlNode& parent, qsizetype number) const;
    /// Behind the ':' or '-' of a part of a block.
    [[nodiscard]] qsizetype afterSign(const YamlNode& parent, qsizetype number) const;
    /// The end of the last line of a part of a block, with the comments that are set below it.
    [[nodiscard]] qsizetype endOfPart(const YamlNode& block, qsizetype number) const;

private:
    [[nodiscard]] qsizetype beginOf(const YamlNode& node) const;

    const QByteArray& m_text;
    QByteArray m_newline = "\n";
};

} // namespace muster::plan
