// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/difftree.h"
#include "core/plan/diffwords.h"
#include "core/plan/plandiff.h"

#include <QString>

namespace muster::plan::diff {

/// So many characters of a title are shown.
constexpr qsizetype kTitleLength = 70;
/// And of what tells apart entries of one title.
constexpr qsizetype kDetailInTitle = 40;

/// Shows the values of plans; never one that holds a secret.
class ValueTexts final {
public:
    explicit ValueTexts(SecretTest isSecret);

    /// Stands for a secret.
    [[nodiscard]] static QString hidden();
    /// As keyWords(), also for maps with any keys.
    [[nodiscard]] static KeyWords wordsOf(const QString& context, const QString& key);
    /// What the keys of a map under this key are asked for with.
    [[nodiscard]] static QString contextBelow(const QString& key);

    /// A value of any kind, in one text.
    [[nodiscard]] QString shown(
        const Side& side, const QString& context, const QString& key, const Node& node) const;
    [[nodiscard]] QString shownScalar(
        const Side& side, const QString& context, const QString& key, const Node& node) const;
    /// As shown(), but a scalar is as it was written; null without a node.
    [[nodiscard]] QString full(
        const Side& side, const QString& context, const QString& key, const Node* node) const;
    [[nodiscard]] QString shownText(const QString& key, const QString& text) const;

    [[nodiscard]] QString titleOf(const Side& side, const Node& item, const EntryWords& words) const;
    /// What tells apart entries of one title, in brackets.
    [[nodiscard]] QString detailOf(const Side& side, const Node& item, const EntryWords& words) const;
    [[nodiscard]] QString stepTitle(const Node& step) const;
    /// The title behind an id, or the id.
    [[nodiscard]] static QString nameOf(const Side& side, const KeyWords& words, const QString& id);

private:
    [[nodiscard]] QString shownList(
        const Side& side, const QString& context, const QString& key, const Node& node) const;
    [[nodiscard]] bool isHidden(const QString& key, const QString& text) const;

    SecretTest m_isSecret;
};

} // namespace muster::plan::diff
