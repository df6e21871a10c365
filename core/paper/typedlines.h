// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/incident/payloads.h"
#include "core/incident/walkthrough.h"
#include "core/paper/typedtime.h"
#include "core/plan/plan.h"

#include <QList>
#include <QString>

#include <optional>

namespace muster::paper {

/// A line that was typed from paper, and what it says.
struct TypedLine {
    /// From 1.
    int number = 0;
    QString text;
    /// What it may mean, the newest first; never empty. It is recorded at the first.
    QList<Instant> meant;
    /// It says when. Else it is recorded when it is typed, and known again at whatever time it stands.
    bool isTimed = true;
    /// What the other time of the line may mean: the restore point, or when the next message is promised.
    /// The first of them is what the act says.
    QList<Instant> otherMeant = {};
    /// In this order. Whoever saw or agreed is named only: ids of people are the session's.
    QList<incident::Payload> acts;
    /// The step that it is about, if it is about one.
    std::optional<incident::StepAddress> step;

    [[nodiscard]] Instant at() const { return meant.first(); }
};

/// Why a line cannot be read: one sentence, and what to type instead.
struct TypedFault {
    int number = 0;
    QString text;
    bool operator==(const TypedFault&) const = default;
};

struct TypedLines {
    /// By their times; those of the same time as they were typed.
    QList<TypedLine> lines;
    QList<TypedFault> faults;
};

/// What the lines are about. All of it must outlive the reading.
struct TypedAbout {
    const plan::Plan& plan;
    const incident::IncidentState& state;
    const incident::Walkthrough& walk;
    TimeSpan span;
};

/// Reads one line: "1.2 0314 lag 3 s with Ben", "1.3 0320 skip console down", "2.1 0330 yes", "note 0335
/// text", "phase 1 0341", "recovered postgres 0340", "rollback 0350 why", "R postgres 0250 at 0320",
/// "M customers 0320 next 0350", "C Sam 0400"; the man page has all of them. Services, audiences and people
/// are called by their ids or titles, in small or capital letters.
/// Nothing for an empty line and a remark (#). Fails with Invalid and one sentence. Whether it may be
/// recorded is not asked here. Pure.
[[nodiscard]] Result<std::optional<TypedLine>> typedLine(
    const QString& line, int number, const TypedAbout& about);
/// The same of every line of a text.
[[nodiscard]] TypedLines typedLines(const QString& text, const TypedAbout& about);

/// Why an act can no longer be dated back to that time: what the log took in since says what is so now, and
/// the act would say otherwise. Nothing when it can. Pure.
[[nodiscard]] std::optional<Error> outrun(
    const incident::Payload& act, Instant at, const incident::IncidentState& state);

/// The acts of a line with what has to come before them as it stands now: a step that failed is reopened
/// before it is done, and what nobody has asked for is asked for before it is approved. Pure.
[[nodiscard]] QList<incident::Payload> actsNow(
    const QList<incident::Payload>& acts, const incident::Walkthrough& walk);

/// What the log holds, to know again what was typed before.
class RecordedActs final {
public:
    explicit RecordedActs(const QList<journal::Event>& events);
    void add(Instant at, const incident::Payload& act) { m_acts.append({ at, act }); }
    /// At which of these times the same act stands there; nothing when at none.
    [[nodiscard]] std::optional<Instant> find(
        const incident::Payload& act, const QList<Instant>& meant) const;
    /// The same of an act of a line, whichever of the times that the line may mean it stands with.
    [[nodiscard]] std::optional<Instant> find(const incident::Payload& act, const TypedLine& line) const;

private:
    struct Recorded {
        Instant at;
        incident::Payload act;
    };
    QList<Recorded> m_acts;
};

} // namespace muster::paper
