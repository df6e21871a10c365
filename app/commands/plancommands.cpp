// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/plancommands.h"

#include "app/commands/knownpast.h"
#include "app/commands/lookup.h"
#include "app/commands/printing.h"
#include "app/commands/times.h"
#include "core/lint/linter.h"
#include "core/lint/together.h"
#include "core/plan/planlibrary.h"
#include "core/plan/plansummary.h"
#include "core/readiness/verdict.h"

#include <algorithm>
#include <memory>

namespace muster::commands {

namespace {

QJsonArray placesOf(const QString& file, const QList<plan::Place>& places)
{
    QJsonArray rows;
    for (const auto& place : places)
        rows.append(QJsonObject { { QStringLiteral("file"), place.file.isEmpty() ? file : place.file },
            { QStringLiteral("line"), place.line }, { QStringLiteral("column"), place.column },
            { QStringLiteral("source"), place.source } });
    return rows;
}

QJsonObject jsonOf(const QString& file, const plan::Finding& finding)
{
    const auto& own = finding.place.file;
    return { { QStringLiteral("file"), own.isEmpty() ? file : own },
        { QStringLiteral("line"), finding.place.line }, { QStringLiteral("column"), finding.place.column },
        { QStringLiteral("severity"), textOf(finding.severity) }, { QStringLiteral("rule"), finding.rule },
        { QStringLiteral("text"), finding.text }, { QStringLiteral("hint"), finding.hint },
        { QStringLiteral("consequence"), textOf(finding.consequence) },
        { QStringLiteral("subject"), finding.subject }, { QStringLiteral("source"), finding.place.source },
        { QStringLiteral("against"), placesOf(file, finding.against) } };
}

/// What one file has to hear; or several together, under the name of their folder.
struct FileChecked {
    QString file;
    plan::lint::Checked checked;
};

/// What the plans of a folder cannot have at once, under a name that says which of them were no plans.
FileChecked checkedTogether(
    const QString& folder, const QList<PlanRead>& plans, const plan::lint::LintContext& context)
{
    plan::lint::Members members;
    QStringList without;
    for (const auto& read : plans) {
        if (read.loaded->plan)
            members.append({ read.file, std::make_shared<const plan::Plan>(*read.loaded->plan) });
        else
            without.append(read.file);
    }
    const auto name = without.isEmpty()
        ? Words::tr("%1 (its plans together)").arg(folder)
        : Words::tr("%1 (its plans together, without %2)").arg(folder, without.join(QStringLiteral(", ")));
    return { name, plan::lint::checkTogether(members, context) };
}

bool isWrong(const plan::Finding& finding)
{
    return finding.severity != plan::Finding::Severity::Info;
}

} // namespace

Usage PlanList::usage() const
{
    return { QStringLiteral("plan list"), {}, 0, 0,
        Words::tr("List the plans known here: bundled packs and your own."), {} };
}

int PlanList::run(const Arguments& arguments, Console& console)
{
    Q_UNUSED(arguments)
    const plan::PlanLibrary library(console.planFolder);
    const KnownPast past(console);
    QJsonArray rows;
    for (const auto& entry : library.entries()) {
        const auto found = library.find(entry.path);
        const auto* plan = found && found->loaded.plan ? &*found->loaded.plan : nullptr;
        const auto title = plan ? plan->title : Words::tr("(cannot be read)");
        if (console.json) {
            rows.append(QJsonObject { { QStringLiteral("id"), entry.id }, { QStringLiteral("title"), title },
                { QStringLiteral("path"), entry.path }, { QStringLiteral("bundled"), entry.bundled },
                { QStringLiteral("approval"), plan ? past.json(*plan) : QJsonValue() } });
        } else {
            const auto from = entry.bundled ? Words::tr("bundled") : entry.path;
            const auto approval = plan ? past.briefly(*plan) : QString();
            console.tell(QStringLiteral("%1 %2 %3 %4")
                             .arg(entry.id, -20)
                             .arg(title, -24)
                             .arg(approval, -26)
                             .arg(from));
        }
    }
    if (console.json)
        console.tell(rows);
    return kDone;
}

Usage PlanCheck::usage() const
{
    return { QStringLiteral("plan check"), QStringLiteral("FILE…"), 1, -1,
        Words::tr(
            "Say what is wrong with plans, one finding a line; of a folder also what cannot be had at once."),
        {} };
}

int PlanCheck::run(const Arguments& arguments, Console& console)
{
    const plan::PlanLibrary library(console.planFolder);
    QJsonArray rows;
    int status = kDone;
    const auto tell = [&](const FileChecked& one) {
        for (const auto& finding : one.checked.open) {
            if (console.json)
                rows.append(jsonOf(one.file, finding));
            else
                console.tell(plan::lineOf(one.file, finding));
        }
        if (std::any_of(one.checked.open.begin(), one.checked.open.end(), isWrong))
            status = std::max(status, int(kNo));
        if (console.json)
            return;
        console.remark(one.checked.open.isEmpty()
                ? Words::tr("%1: nothing is wrong.").arg(one.file)
                : Words::tr("%1: %2.").arg(
                    one.file, readiness::textOf(readiness::countsOf(one.checked.open))));
        for (const auto& [finding, waiver] : one.checked.waived)
            console.remark(Words::tr("%1: waived: %2: %3: %4")
                               .arg(one.file, finding.rule, finding.subject, waiver.reason.trimmed()));
    };
    const KnownPast past(console);
    const plan::lint::LintContext today { .today = dayOf(console.clock.now()) };
    for (const auto& word : arguments.operands) {
        const bool together = library.meansFolder(word);
        const auto files
            = together ? plan::PlanLibrary::filesIn(word) : Result<QStringList>(QStringList { word });
        if (!files) {
            status = console.unusable(files.error().text);
            continue;
        }
        QList<plan::PlanLibrary::Found> found;
        for (const auto& file : *files) {
            // The other files are still worth their answer.
            if (auto plan = library.find(file))
                found.append(*std::move(plan));
            else
                status = console.unusable(plan.error().text);
        }
        const auto all = eachOnce(found);
        for (const auto& read : all)
            tell({ read.file,
                plan::lint::checkLoaded(
                    *read.loaded, read.loaded->plan ? past.context(*read.loaded->plan) : today) });
        if (together && all.size() > 1)
            tell(checkedTogether(word, all, today));
    }
    if (console.json)
        console.tell(rows);
    return status;
}

Usage PlanSummary::usage() const
{
    return { QStringLiteral("plan summary"), QStringLiteral("PLAN"), 1, 1,
        Words::tr("Say what a plan holds: promises, scenarios, backups, roles."), {} };
}

int PlanSummary::run(const Arguments& arguments, Console& console)
{
    int status = kDone;
    const auto found = usablePlan(console, arguments.operands.first(), status);
    if (!found)
        return status;
    const auto& loaded = found->loaded;
    const KnownPast past(console);
    const auto findings = plan::lint::checkLoaded(loaded, past.context(*loaded.plan)).open;
    if (console.json) {
        auto summary = plan::summaryJson(*loaded.plan, findings);
        summary.insert(QStringLiteral("approval"), past.json(*loaded.plan));
        console.tell(summary);
    } else {
        console.tell(plan::summaryText(*loaded.plan, past.sentence(*loaded.plan), findings).trimmed());
    }
    return kDone;
}

} // namespace muster::commands
