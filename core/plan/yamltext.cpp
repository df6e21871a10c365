// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/yamltext.h"

#include <QStringList>

#include <algorithm>

namespace muster::plan {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype kLineLength = 100;

/// Not to be written as it is: YAML refuses it, folds it, or an editor does not show it.
bool isHidden(QChar c)
{
    const char16_t u = c.unicode();
    return u < 0x20 || (u >= 0x7F && u <= 0xA0) || u == 0x2028 || u == 0x2029 || u == 0xFEFF || u >= 0xFFFE;
}

bool hasHidden(QStringView text)
{
    return std::any_of(text.begin(), text.end(), isHidden);
}

bool canBePlain(QStringView text, bool inFlow)
{
    static const QStringList kNulls { u"~"_s, u"null"_s, u"Null"_s, u"NULL"_s };
    if (text.isEmpty() || text.front() == u' ' || text.back() == u' ' || hasHidden(text)
        || kNulls.contains(text.toString()))
        return false;
    if (u"?:,[]{}#&*!|>'\"%@`"_s.contains(text.front()) || text.startsWith(u"---") || text.startsWith(u"..."))
        return false;
    if (text.front() == u'-' && (text.size() == 1 || text[1] == u' '))
        return false;
    if (text.contains(u": ") || text.endsWith(u':') || text.contains(u" #"))
        return false;
    // Older readers end a plain text of a flow at '?' too.
    static const QString kFlow = u",[]{}?"_s;
    for (qsizetype i = 0; inFlow && i < text.size(); ++i) {
        if (kFlow.contains(text[i]) || (text[i] == u':' && kFlow.contains(text[i + 1])))
            return false;
    }
    return true;
}

QByteArray doubleQuoted(QStringView text)
{
    QByteArray out = "\"";
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto c = text[i];
        if (c == u'"' || c == u'\\')
            out += c == u'"' ? "\\\"" : "\\\\";
        else if (c == u'\n')
            out += "\\n";
        else if (c == u'\t')
            out += "\\t";
        else if (isHidden(c))
            out += "\\u" + QByteArray::number(uint(c.unicode()), 16).rightJustified(4, '0');
        else if (c.isHighSurrogate() && i + 1 < text.size())
            out += text.sliced(i++, 2).toUtf8();
        else
            out += text.sliced(i, 1).toUtf8();
    }
    return out + '"';
}

QByteArray singleQuoted(QStringView text)
{
    return '\'' + text.toUtf8().replace("'", "''") + '\'';
}

/// Whether the text can stand as lines below a '|'.
bool canBeLines(const QString& text)
{
    if (!text.contains(u'\n') || text.endsWith("\n\n"_L1))
        return false;
    const auto lines = text.split(u'\n');
    // The first line tells how far all are indented, so it cannot be blank or begin with a blank.
    if (lines.constFirst().isEmpty() || lines.constFirst().front() == u' ')
        return false;
    return std::none_of(lines.begin(), lines.end(),
        [](const QString& line) { return hasHidden(line) || (!line.isEmpty() && line.trimmed().isEmpty()); });
}

QByteArray indentOf(const YamlSpot& spot)
{
    return spot.newline + QByteArray(spot.indent, ' ');
}

YamlLines blockOfLines(const QString& text, const YamlSpot& spot)
{
    const bool ends = text.endsWith(u'\n');
    YamlLines made { ends ? " |" : " |-", {} };
    const auto lines = (ends ? text.chopped(1) : text).split(u'\n');
    for (const auto& line : lines)
        made.tail += line.isEmpty() ? spot.newline : indentOf(spot) + line.toUtf8();
    return made;
}

bool hasLines(const YamlNode& value)
{
    return (value.kind == YamlNode::Kind::Scalar && value.text.contains(u'\n'))
        || std::any_of(value.items.begin(), value.items.end(), hasLines)
        || std::any_of(value.entries.begin(), value.entries.end(),
            [](const YamlNode::Entry& entry) { return hasLines(entry.value); });
}

YamlSpot below(const YamlSpot& spot)
{
    return { false, spot.indent + 2, spot.newline };
}

/// The entries of a map, each on a line of its own.
QByteArray mapLines(const YamlNode& map, const YamlSpot& spot)
{
    QByteArray out;
    for (const auto& entry : map.entries) {
        const auto value = valueLines(entry.value, below(spot));
        out += indentOf(spot) + scalarText(entry.key, false) + ':' + value.head + value.tail;
    }
    return out;
}

QByteArray listLines(const YamlNode& list, const YamlSpot& spot)
{
    QByteArray out;
    for (const auto& item : list.items) {
        const bool isLong = item.kind == YamlNode::Kind::Map && !item.entries.isEmpty()
            && (hasLines(item) || flowText(item).size() + spot.indent + 2 > kLineLength);
        if (isLong) {
            // The first key stands beside the dash.
            const auto lines = mapLines(item, below(spot));
            out += indentOf(spot) + "- " + lines.sliced(indentOf(below(spot)).size());
        } else {
            const auto value = valueLines(item, below(spot));
            out += indentOf(spot) + '-' + value.head + value.tail;
        }
    }
    return out;
}

} // namespace

QByteArray scalarText(const QString& text, bool inFlow, char quote)
{
    if (quote == '\0' && canBePlain(text, inFlow))
        return text.toUtf8();
    const bool hasSigns = text.contains(u'"') || text.contains(u'\\');
    if (!hasHidden(text) && (quote == '\'' || (quote == '\0' && hasSigns)))
        return singleQuoted(text);
    return doubleQuoted(text);
}

QByteArray flowText(const YamlNode& value)
{
    QByteArrayList parts;
    switch (value.kind) {
    case YamlNode::Kind::Scalar:
        return scalarText(value.text, true);
    case YamlNode::Kind::List:
        for (const auto& item : value.items)
            parts.append(flowText(item));
        return '[' + parts.join(", ") + ']';
    case YamlNode::Kind::Map:
        for (const auto& entry : value.entries)
            parts.append(scalarText(entry.key, true) + ": " + flowText(entry.value));
        return '{' + parts.join(", ") + '}';
    }
    return {};
}

YamlLines valueLines(const YamlNode& value, const YamlSpot& spot, YamlLayout layout, char quote)
{
    if (value.kind == YamlNode::Kind::Scalar) {
        if (!spot.inFlow && canBeLines(value.text))
            return blockOfLines(value.text, spot);
        return { ' ' + scalarText(value.text, spot.inFlow, quote), {} };
    }
    const auto flow = ' ' + flowText(value);
    const bool isEmpty = value.items.isEmpty() && value.entries.isEmpty();
    const bool fits = layout == YamlLayout::Flow || flow.size() + spot.indent <= kLineLength;
    if (spot.inFlow || isEmpty || (layout != YamlLayout::Block && fits && !hasLines(value)))
        return { flow, {} };
    return { {}, value.kind == YamlNode::Kind::List ? listLines(value, spot) : mapLines(value, spot) };
}

} // namespace muster::plan
