// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/sections.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace muster::plan::lint {

/// Which steps of one scenario, or of the validation, can meet in one incident. It points into its plan.
class Branches final {
public:
    /// Where a decision is asked.
    struct Asked {
        const Section* section = nullptr;
        const Step* step = nullptr;
    };

    /// The sections must be those of one scenario, or the validation, and outlive it.
    explicit Branches(const QList<Section>& sections);

    /// Why these conditions can never hold together, in words for people; empty when they can. A condition on
    /// a decision holds only where the decision is asked, so what its step needs is needed too.
    [[nodiscard]] QString conflictOf(const QList<const Condition*>& conditions) const;

    [[nodiscard]] const QHash<DecisionId, Asked>& asked() const { return m_asked; }

private:
    QHash<DecisionId, Asked> m_asked;
};

/// The conditions of a step: its section's and its own.
[[nodiscard]] QList<const Condition*> conditionsOf(const Section& section, const Step& step);
/// The decisions that these conditions ask for.
[[nodiscard]] QList<DecisionId> decisionsOf(const QList<const Condition*>& conditions);

/// A step that nobody can begin, because the question it hangs on is asked only after it.
struct DeadEnd {
    const Section* section = nullptr;
    const Step* step = nullptr;
    DecisionId decision { QString() };
};
/// The first one of these sections; nothing when there is none. Linear.
[[nodiscard]] std::optional<DeadEnd> deadEndOf(const QList<Section>& sections, const Branches& branches);

} // namespace muster::plan::lint
