// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QSet>
#include <QString>

#include <optional>

namespace muster::plan::lint {

/// Which of a plan's names are used somewhere else in it.
class NamesUsed final {
public:
    explicit NamesUsed(const Plan& plan);

    /// Somebody who is asked to act, to own, to approve or is told: a role, person, contact or vendor. That a
    /// person can hold a role asks nothing of it.
    [[nodiscard]] bool isAsked(const QString& who) const { return m_who.contains(who); }
    [[nodiscard]] bool isLookedAt(const CheckId& check) const { return m_checks.contains(check); }
    /// By a check, a channel, a command or a step that changes it.
    [[nodiscard]] bool isTaken(const QString& credential) const { return m_credentials.contains(credential); }
    [[nodiscard]] bool isSpokenOn(const QString& channel) const { return m_channels.contains(channel); }
    [[nodiscard]] bool isSent(const TemplateId& id) const { return m_templates.contains(id); }
    [[nodiscard]] bool isRelied(const QString& vendor) const { return m_vendors.contains(vendor); }
    [[nodiscard]] bool isPopulated(const TierId& tier) const { return m_tiers.contains(tier); }

private:
    void readPeople(const Plan& plan);
    void readStep(const Step& step);
    void readCommand(const CommandLine& command);
    void readAddress(const QString& address);

    QSet<QString> m_who;
    QSet<CheckId> m_checks;
    QSet<QString> m_credentials;
    QSet<QString> m_channels;
    QSet<TemplateId> m_templates;
    QSet<QString> m_vendors;
    QSet<TierId> m_tiers;
};

/// Which words the texts of the work hold, so that a name can be found in them that no key uses:
/// "neon-console" in "Log in to the Neon console".
class WordsSpoken final {
public:
    /// Reads the plan when it is first asked; the plan must outlive it.
    explicit WordsSpoken(const Plan& plan)
        : m_plan(plan)
    {
    }

    /// The words of the id stand in a text, one after the other. Ids of more than four words are not found.
    [[nodiscard]] bool name(const QString& id) const;

private:
    const Plan& m_plan;
    mutable std::optional<QSet<QString>> m_runs;
};

} // namespace muster::plan::lint
