// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/yamlsource.h"

#include <algorithm>

namespace muster::plan {

qsizetype countOf(const YamlNode& node)
{
    return node.kind == YamlNode::Kind::Map ? node.entries.size() : node.items.size();
}

const YamlNode& childOf(const YamlNode& node, qsizetype number)
{
    return node.kind == YamlNode::Kind::Map ? node.entries[number].value : node.items[number];
}

YamlSource::YamlSource(const QByteArray& text)
    : m_text(text)
{
    const auto first = text.indexOf('\n');
    if (first > 0 && text[first - 1] == '\r')
        m_newline = "\r\n";
}

qsizetype YamlSource::lineStart(qsizetype byte) const
{
    return byte == 0 ? 0 : m_text.lastIndexOf('\n', byte - 1) + 1;
}

qsizetype YamlSource::lineEnd(qsizetype byte) const
{
    const auto found = m_text.indexOf('\n', byte);
    if (found < 0)
        return m_text.size();
    return found > byte && m_text[found - 1] == '\r' ? found - 1 : found;
}

qsizetype YamlSource::nextLine(qsizetype byte) const
{
    const auto found = m_text.indexOf('\n', byte);
    return found < 0 ? m_text.size() : found + 1;
}

qsizetype YamlSource::skipGap(qsizetype byte) const
{
    while (byte < m_text.size()) {
        const char c = at(byte);
        if (c == '#')
            byte = lineEnd(byte);
        else if (c == ' ' || c == '\n' || c == '\r')
            ++byte;
        else
            break;
    }
    return byte;
}

bool YamlSource::isBlank(qsizetype begin, qsizetype end) const
{
    const auto piece = QByteArrayView(m_text).sliced(begin, end - begin);
    return std::all_of(piece.begin(), piece.end(), [](char c) { return c == ' '; });
}

bool YamlSource::hasComment(qsizetype begin, qsizetype end) const
{
    return QByteArrayView(m_text).sliced(begin, end - begin).contains('#');
}

/// Behind the tag of a list or map.
qsizetype YamlSource::beginOf(const YamlNode& node) const
{
    auto byte = node.span.begin;
    if (at(byte) != '!')
        return byte;
    while (byte < m_text.size() && at(byte) != ' ' && at(byte) != '\n' && at(byte) != '\r')
        ++byte;
    return skipGap(byte);
}

bool YamlSource::isFlow(const YamlNode& node) const
{
    if (node.kind == YamlNode::Kind::Scalar)
        return false;
    const char c = at(beginOf(node));
    return c == '{' || c == '[';
}

bool YamlSource::isBlock(const YamlNode& node) const
{
    return node.kind != YamlNode::Kind::Scalar && !isFlow(node);
}

qsizetype YamlSource::endOf(const YamlNode& node) const
{
    if (isBlock(node))
        return endOf(childOf(node, countOf(node) - 1));
    auto end = node.span.end;
    while (node.style == YamlNode::Style::Block && end > node.span.begin && isBlank(lineStart(end), end))
        end = lineEnd(lineStart(lineStart(end) - 1));
    return end;
}

std::optional<qsizetype> YamlSource::endOfKeptLines(const YamlNode& node) const
{
    if (isBlock(node))
        return endOfKeptLines(childOf(node, countOf(node) - 1));
    const bool isKept = node.style == YamlNode::Style::Block
        && (at(node.span.begin + 1) == '+' || at(node.span.begin + 2) == '+');
    return isKept ? std::optional(node.span.end) : std::nullopt;
}

int YamlSource::indentOf(const YamlNode& block) const
{
    if (block.kind == YamlNode::Kind::Map)
        return block.entries.constFirst().keySpan.column - 1;
    return static_cast<int>(beginOf(block) - lineStart(beginOf(block)));
}

qsizetype YamlSource::headOf(const YamlNode& parent, qsizetype number) const
{
    if (parent.kind == YamlNode::Kind::Map)
        return parent.entries[number].keySpan.begin;
    if (isFlow(parent))
        return parent.items[number].span.begin;
    return number == 0 ? beginOf(parent) : skipGap(endOf(parent.items[number - 1]));
}

qsizetype YamlSource::afterSign(const YamlNode& parent, qsizetype number) const
{
    if (parent.kind == YamlNode::Kind::Map)
        return skipGap(parent.entries[number].keySpan.end) + 1;
    return headOf(parent, number) + 1;
}

qsizetype YamlSource::endOfPart(const YamlNode& block, qsizetype number) const
{
    auto end = lineEnd(endOf(childOf(block, number)));
    while (end < m_text.size()) {
        const auto next = nextLine(end);
        auto first = next;
        while (at(first) == ' ')
            ++first;
        if (at(first) != '#' || first - next <= indentOf(block))
            break;
        end = lineEnd(next);
    }
    return end;
}

} // namespace muster::plan
