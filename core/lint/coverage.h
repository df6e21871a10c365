// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/linter.h"
#include "core/plan/unsaid.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace muster::plan::lint {

// What the rules of coverage share.

/// Whether what is looked for is in the plan. A drafted part counts as missing, and is told apart.
enum class Presence { Missing, Drafted, There };
inline void see(Presence& at, bool drafted)
{
    at = drafted ? (at == Presence::There ? at : Presence::Drafted) : Presence::There;
}

/// What people call it.
[[nodiscard]] QString titleOr(const QString& title, const QString& id);
/// "A, B and C"; of a long list the first ones and how many others. A name is listed once.
[[nodiscard]] QString listed(QStringList names);
/// The title of a role in the middle of a sentence: "incident commander"; "DevOps lead" stays.
[[nodiscard]] QString inSentence(const QString& title);

/// A part of the plan that lacks something.
struct Lacking {
    QString id;
    Place place;
    QString name;
    /// What it lacks is there, but only drafted.
    bool drafted = false;
    /// Said of it alone, in place of Saying::one.
    QString text = {};
};

/// How a lack is said.
struct Saying {
    /// "%1 has no check".
    QString one;
    /// "%1 has only a drafted check"; empty for a rule that does not tell drafts apart.
    QString drafted;
    /// "%1 services have no check: %2".
    QString many;
    QString hint;
};

/// How many are said one by one; more have one cause, and are one finding about the plan.
constexpr qsizetype kApart = 3;
constexpr qsizetype kTogether = 1;

/// Says what is lacking, one by one or together. What a waiver names is always said by itself, so that the
/// waiver meets it.
void tell(
    const Plan& plan, const QList<Lacking>& lacking, const Saying& saying, qsizetype apart, Findings& found);

/// A step of a procedure, with the number of its phase. Where what brings the services back is only drafted,
/// no step counts as drafted: they are measured among themselves.
struct StepAt {
    const Step* step = nullptr;
    qsizetype phase = 0;
    bool drafted = false;
};
[[nodiscard]] QList<StepAt> stepsOf(const Scenario& scenario);
[[nodiscard]] bool hasSteps(const Scenario& scenario);
/// What brings the services back is only drafted, whatever stands around it: the scenario, all steps with
/// `recovers`, or all steps where none has it.
[[nodiscard]] bool isDraftedAtHeart(const Scenario& scenario);

/// "database-corruption/switch": what a finding about a step is about.
[[nodiscard]] QString addressOf(const Scenario& scenario, const Step& step);
[[nodiscard]] QString nameOf(const Step& step);
/// "SOC 2 A1.3".
[[nodiscard]] QString nameOf(const Compliance& entry);

} // namespace muster::plan::lint
