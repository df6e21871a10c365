// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/diffvalues.h"

#include "core/plan/words.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace muster::plan::diff {

using namespace Qt::Literals::StringLiterals;

namespace {

bool namesSecret(const QString& variable)
{
    static const QRegularExpression kName(
        u"pass|pwd|secret|token|key|auth"_s, QRegularExpression::CaseInsensitiveOption);
    return kName.match(variable).hasMatch();
}

/// Words of the format that need some to be understood.
QString plainWord(const QString& key, const QString& word)
{
    if (key == u"order")
        return word == u"any" ? Words::tr("in any order") : Words::tr("one after the other");
    return word == u"do-confirm" ? Words::tr("do, then confirm") : Words::tr("read, then do");
}

} // namespace

ValueTexts::ValueTexts(SecretTest isSecret)
    : m_isSecret(std::move(isSecret))
{
}

QString ValueTexts::hidden()
{
    return Words::tr("(not shown: it holds a secret)");
}

bool ValueTexts::isHidden(const QString& key, const QString& text) const
{
    const auto lines = text.split(u'\n');
    return std::any_of(lines.begin(), lines.end(), [&](const QString& line) {
        return m_isSecret(line) || m_isSecret(key + u": "_s + line) || m_isSecret(key + u'=' + line);
    });
}

QString ValueTexts::shownText(const QString& key, const QString& text) const
{
    return isHidden(key, text) ? hidden() : text;
}

QString ValueTexts::titleOf(const Side& side, const Node& item, const EntryWords& words) const
{
    if (item.kind == Node::Kind::Scalar)
        return shownText(QString(), item.text);
    for (const auto& key : words.titles) {
        if (const auto text = textAt(&item, key); !text.isEmpty())
            return shownScalar(side, words.context, key, *item.find(key));
    }
    return textAt(&item, u"id"_s);
}

QString ValueTexts::detailOf(const Side& side, const Node& item, const EntryWords& words) const
{
    const auto* detail = words.detail.isEmpty() ? nullptr : item.find(words.detail);
    const auto text = detail ? shown(side, words.context, words.detail, *detail) : QString();
    return text.isEmpty() ? text : u" ("_s + clipped(text, kDetailInTitle) + u')';
}

QString ValueTexts::stepTitle(const Node& step) const
{
    const auto text = textAt(&step, u"do"_s);
    return text.isEmpty() ? textAt(&step, u"id"_s) : shownText(u"do"_s, text);
}

QString ValueTexts::nameOf(const Side& side, const KeyWords& words, const QString& id)
{
    for (const auto& list : words.names) {
        const auto titles = side.titles.constFind(list);
        if (titles == side.titles.constEnd())
            continue;
        if (const auto title = titles->value(id); !title.isEmpty())
            return clipped(title, kTitleLength);
    }
    return id;
}

KeyWords ValueTexts::wordsOf(const QString& context, const QString& key)
{
    if (context == u"environment" || context == u"expect")
        return { key, ValueSort::Plain };
    if (context == u"targets")
        return { key, ValueSort::Promise, {}, {}, {}, PlanChange::Section::Rest };
    return keyWords(context, key);
}

QString ValueTexts::contextBelow(const QString& key)
{
    return key == u"decide" ? u"decision"_s : key == u"run" ? u"command"_s : key;
}

QString ValueTexts::shown(
    const Side& side, const QString& context, const QString& key, const Node& node) const
{
    const auto words = wordsOf(context, key);
    switch (node.kind) {
    case Node::Kind::Scalar:
        return shownScalar(side, context, key, node);
    case Node::Kind::List:
        return shownList(side, context, key, node);
    case Node::Kind::Map:
        break;
    }
    QStringList parts;
    const bool isTarget = words.sort == ValueSort::Promise || words.sort == ValueSort::Ability;
    for (const auto& entry : node.entries) {
        if (entry.key == u"id" || entry.key == u"source")
            continue;
        const auto below = contextBelow(key);
        const auto value = shown(side, below, entry.key, entry.value);
        const bool isClear = entry.key == u"argv" || (isTarget && entry.key != u"status");
        parts.append(isClear ? value : wordsOf(below, entry.key).label + u": "_s + value);
    }
    if (parts.isEmpty())
        return node.entries.isEmpty() ? Words::tr("nothing") : textAt(&node, u"id"_s);
    return parts.join(isTarget ? u", "_s : u"; "_s);
}

QString ValueTexts::shownScalar(
    const Side& side, const QString& context, const QString& key, const Node& node) const
{
    const auto words = wordsOf(context, key);
    if (context == u"environment" && namesSecret(key) && !node.text.startsWith(u"credential:"))
        return hidden();
    if (isHidden(key, node.text))
        return hidden();
    if (context == u"phase" && (key == u"order" || key == u"mode"))
        return plainWord(key, node.text);
    if (words.sort == ValueSort::Name)
        return nameOf(side, words, node.text);
    if (words.sort == ValueSort::Flag)
        return node.text == u"true" ? Words::tr("yes") : node.text == u"false" ? Words::tr("no") : node.text;
    return node.text;
}

QString ValueTexts::shownList(
    const Side& side, const QString& context, const QString& key, const Node& node) const
{
    if (node.items.isEmpty())
        return Words::tr("nothing");
    QStringList plain;
    QStringList parts;
    for (const auto& item : node.items) {
        plain.append(item.text);
        const auto text = item.kind == Node::Kind::Map ? shown(side, context, key, item)
                                                       : shownScalar(side, context, key, item);
        const bool asWord = key == u"argv" && (text.contains(u' ') || text.isEmpty());
        parts.append(asWord ? u'"' + text + u'"' : text);
    }
    // An option and its value are a secret only together.
    if (isHidden(key, plain.join(u' ')) || isHidden(key, plain.join(u", "_s)))
        return hidden();
    if (key == u"argv")
        return parts.join(u' ');
    return parts.join(key == u"any" ? Words::tr(" or ") : key == u"all" ? Words::tr(", then ") : u", "_s);
}

QString ValueTexts::full(const Side& side, const QString& context, const QString& key, const Node* node) const
{
    if (!node)
        return {};
    if (node->kind != Node::Kind::Scalar)
        return shown(side, context, key, *node);
    const auto text = shownScalar(side, context, key, *node);
    return text == hidden() ? text : node->text;
}

} // namespace muster::plan::diff
