// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/executivebrief.h"

#include "core/plan/words.h"
#include "core/report/frame.h"
#include "core/report/standing.h"

#include <algorithm>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using plan::Words;

namespace {

/// Of a kind, so that it stays one page.
constexpr qsizetype kMostRows = 8;

QList<Fact> factsOf(const Record& record)
{
    auto facts = outlineFacts(record,
        { u"kind"_s, u"scenario"_s, u"severity"_s, u"failed"_s, u"closed"_s, u"as-of"_s, u"length"_s });
    for (auto& fact : facts) {
        if (fact.id == u"severity" && record.state().severity)
            fact.cell.text = record.names().severity(*record.state().severity);
    }
    return facts;
}

/// Leaves the first, and says how many more there are.
void addSome(Section& section, Table table)
{
    const auto more = table.rows.size() - kMostRows;
    if (more > 0)
        table.rows = table.rows.mid(0, kMostRows);
    table.title.clear();
    section.blocks.append(table);
    if (more > 0)
        section.blocks.append(Paragraph { Words::tr("And %1 more, in the report.").arg(more) });
}

Section happenedSection(const Record& record)
{
    auto section = summarySection(record);
    section.title = Words::tr("What happened");
    for (auto& block : section.blocks) {
        if (auto* paragraph = std::get_if<Paragraph>(&block))
            paragraph->entry.clear();
    }
    return section;
}

Section downSection(const Record& record)
{
    const auto whole = impactSection(record);
    Section section { whole.id, Words::tr("What was down") };
    const auto table = narrowedIn(whole, u"services"_s, { u"service"_s, u"from"_s, u"until"_s, u"length"_s });
    if (table.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("The record names no service that was down.") });
    else
        addSome(section, table);
    return section;
}

Section keptSection(const Record& record)
{
    const auto whole = objectivesSection(record);
    Section section { whole.id, Words::tr("What was promised, and what was achieved") };
    auto table
        = narrowedIn(whole, u"rto"_s, { u"service"_s, u"target"_s, u"achieved"_s, u"margin"_s, u"result"_s });
    if (table.rows.isEmpty())
        section.blocks.append(
            Paragraph { Words::tr("No promise was put to the test: no service was down.") });
    else
        addSome(section, table);
    return section;
}

/// Those that stand: answers of the plan's questions, and what somebody noted as a decision.
Section decidedSection(const Record& record)
{
    const auto whole = decisionsSection(record);
    Section section { whole.id, Words::tr("Decisions that mattered") };
    auto table = narrowedIn(whole, u"answers"_s, { u"time"_s, u"question"_s, u"answer"_s });
    table.rows.removeIf([&](const Row& row) {
        return std::any_of(record.told().begin(), record.told().end(), [&](const Told& told) {
            return told.entry == row.id && told.says<incident::DecisionRecorded>()
                && !decisionStands(record, told);
        });
    });
    if (table.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("No decision is on record.") });
    else
        addSome(section, table);
    return section;
}

Section followingSection(const Record& record)
{
    const auto whole = followUpsSection(record);
    Section section { whole.id, Words::tr("What follows") };
    if (!record.state().closedAt)
        section.blocks.append(Paragraph { Words::tr("It is not closed yet; what stands here may change.") });
    const auto tasks = tasksTable(record);
    if (tasks.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("No task is left.") });
    else
        addSome(section, tasks);
    if (const auto* questions = tableCalled(whole, u"questions"_s)) {
        section.blocks.append(Paragraph { questions->rows.size() == 1
                ? Words::tr("One question is left to be answered; it stands in the report.")
                : Words::tr("%1 questions are left to be answered; they stand in the report.")
                      .arg(questions->rows.size()) });
    }
    return section;
}

} // namespace

Report executiveBrief(const plan::Plan& frozen, const QList<journal::Event>& events, const ReportSetup& setup)
{
    auto outside = setup;
    outside.namesAsRoles = true;
    const Record record(frozen, events, outside);
    const auto what = Words::tr("Executive brief");
    auto report = framed(record, what);
    report.footer = footOf(record, what, Reader::Outside);
    report.headlines = promiseHeadlines(record);
    report.facts = factsOf(record);
    report.sections = { happenedSection(record), downSection(record), keptSection(record),
        decidedSection(record), followingSection(record), originSection(record) };
    report.isSheet = true;
    finish(report, record);
    return report;
}

} // namespace muster::report
