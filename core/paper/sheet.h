// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace muster::paper {

/// One thing that is said of a plan or scenario: a name and what is said, most often one line.
struct Said {
    QString name;
    QStringList lines;
    bool operator==(const Said&) const = default;
};

/// One labelled part of a step.
struct Piece {
    enum class Look {
        Plain,
        Boxed, ///< must not be overlooked
        Verbatim, ///< to be typed as it stands
        Choices, ///< the question, then its answers, of which one is marked
        Blank ///< to be filled in by hand
    };
    Look look = Look::Plain;
    QString label;
    QStringList lines;
    bool operator==(const Piece&) const = default;
};

struct StepSheet {
    /// As the walkthrough calls it: "2.3"; empty where the walkthrough does not go.
    QString code;
    QString text;
    /// "critical", "drafted".
    QStringList marks;
    QString role;
    QString takes;
    QList<Piece> pieces;
    bool operator==(const StepSheet&) const = default;
};

/// Steps that are worked through together: a phase, the validation, the rollback or the failback.
struct PhaseSheet {
    /// "2", as in the codes of its steps; empty where the walkthrough does not go.
    QString number;
    QString title;
    QList<Said> about;
    QList<StepSheet> steps;
    /// What is said aloud at the end; may be empty.
    QString complete;
    bool operator==(const PhaseSheet&) const = default;
};

struct ScenarioSheet {
    QString id;
    QString title;
    bool drafted = false;
    QList<Said> about;
    /// In the order of the walkthrough, then rollback and failback where there are any.
    QList<PhaseSheet> phases;
    bool operator==(const ScenarioSheet&) const = default;
};

/// Cells may have several lines; the first one names its row.
struct Table {
    QString caption;
    QStringList columns;
    QList<QStringList> rows;
    bool operator==(const Table&) const = default;
};

/// Something that is told in a section: a message, a question, a contradiction. With nothing below its title
/// it is an item of a list.
struct Entry {
    QString title;
    QStringList lines;
    /// To be used as it stands; may be empty.
    QString verbatim = {};

    [[nodiscard]] bool isItem() const { return lines.isEmpty() && verbatim.isEmpty(); }
    bool operator==(const Entry&) const = default;
};

struct Section {
    QString id;
    QString title;
    /// What it is, or that there is nothing.
    QString remark;
    QList<Table> tables = {};
    QList<Entry> entries = {};
    bool operator==(const Section&) const = default;
};

/// A plan in the words and the order in which people read it, whatever it is written on.
struct PlanSheet {
    QString id;
    QString title;
    QString version;
    QString status;
    /// In a sentence; empty where it is not told.
    QString approval;
    QString owner;
    /// A language tag, or empty when the plan has none that can be used.
    QString language;
    /// The first 12 digits of the hash under which a declared incident freezes the plan.
    QString hash;
    QList<Said> about;
    Section promises;
    Section calls;
    QList<ScenarioSheet> scenarios;
    /// The validation of a plan that has no scenario; else it is the last phase of each.
    QList<PhaseSheet> loose;
    QList<Section> rest;
    bool operator==(const PlanSheet&) const = default;
};

} // namespace muster::paper
