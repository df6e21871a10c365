// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/record.h"
#include "core/report/report.h"

#include <QList>
#include <QString>

#include <optional>

namespace muster::report {

// What stands in the report of an incident, each from the same record. A section that has nothing to list
// says so in a sentence. Pure.

/// What people wrote for this part of the report, one of incident::reviewParts(); nothing where they did not.
[[nodiscard]] std::optional<Paragraph> writtenFor(const Record& record, const QString& part);

/// What the record knows of the whole: which incident, which plan, who was in command.
[[nodiscard]] QList<Fact> overviewFacts(const Record& record);
/// What happened, in the words of a person; says so where nobody has written any.
[[nodiscard]] Section summarySection(const Record& record);
/// What was down, and for how long.
[[nodiscard]] Section impactSection(const Record& record);

/// What was promised and what was achieved, and on which times that stands.
[[nodiscard]] Section objectivesSection(const Record& record);
/// The two services nearest to their promise or furthest beyond, and the most that was lost.
[[nodiscard]] QList<Headline> objectivesHeadlines(const Record& record);

/// Each entry of the record in a line.
[[nodiscard]] Section timelineSection(const Record& record);

/// What became of the plan's steps, how sure that is, and how long they took beside what was planned.
[[nodiscard]] Section adherenceSection(const Record& record);

/// What was decided, why, and what other people had to agree to.
[[nodiscard]] Section decisionsSection(const Record& record);
/// Whether the plan goes on by what this entry answered; not for an entry about anything else.
[[nodiscard]] bool decisionStands(const Record& record, const Told& told);

/// What was told to whom, beside what had been promised.
[[nodiscard]] Section messagesSection(const Record& record);
/// How many updates were on time; nothing where none was promised.
[[nodiscard]] std::optional<Headline> messagesHeadline(const Record& record);

/// Who held a role from when until when.
struct Tenure {
    plan::RoleId role { QString() };
    QString title;
    QString holder;
    Instant from;
    /// Unset while they hold it.
    std::optional<Instant> until = {};
    incident::RoleAssigned::How how = incident::RoleAssigned::How::Taken;
    QString entry;

    bool operator==(const Tenure&) const = default;
};
/// In the order in which they began.
[[nodiscard]] QList<Tenure> tenuresIn(const Record& record);
[[nodiscard]] Section rolesSection(const Record& record);
/// By name, never a value.
[[nodiscard]] Section credentialsSection(const Record& record);

/// How the plan was changed while it ran.
[[nodiscard]] Section changesSection(const Record& record);
/// The files that were put to the record.
[[nodiscard]] Section evidenceSection(const Record& record);
/// What of the record was left with somebody who is not its author.
[[nodiscard]] Section anchorsSection(const Record& record);
/// What is left to do, to explain and to answer.
[[nodiscard]] Section followUpsSection(const Record& record);

/// What the words mean, where this comes from and how to check it.
[[nodiscard]] Section appendixSection(const Record& record);

} // namespace muster::report
