// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/plancommands.h"

#include "core/plan/finding.h"
#include "core/plan/planlibrary.h"
#include "core/plan/plansummary.h"

#include <algorithm>

namespace muster::commands {

namespace {

QJsonObject jsonOf(const QString& file, const plan::Finding& finding)
{
    return { { QStringLiteral("file"), file }, { QStringLiteral("line"), finding.place.line },
        { QStringLiteral("column"), finding.place.column },
        { QStringLiteral("severity"), textOf(finding.severity) }, { QStringLiteral("rule"), finding.rule },
        { QStringLiteral("text"), finding.text }, { QStringLiteral("hint"), finding.hint } };
}

struct FileFinding {
    QString file;
    plan::Finding finding;
};

/// The findings of a plan, then those of its child plans, each with the file that it is in.
QList<FileFinding> findingsOf(const QString& file, const plan::Loaded& loaded, const QString& folder)
{
    QList<FileFinding> made;
    for (const auto& finding : loaded.findings)
        made.append({ file, finding });
    for (const auto& child : loaded.children)
        made += findingsOf(folder + child.file, child.loaded, folder);
    return made;
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
    QJsonArray rows;
    for (const auto& entry : library.entries()) {
        const auto found = library.find(entry.path);
        const auto title
            = found && found->loaded.plan ? found->loaded.plan->title : Words::tr("(cannot be read)");
        if (console.json) {
            rows.append(QJsonObject { { QStringLiteral("id"), entry.id }, { QStringLiteral("title"), title },
                { QStringLiteral("path"), entry.path }, { QStringLiteral("bundled"), entry.bundled } });
        } else {
            const auto from = entry.bundled ? Words::tr("bundled") : entry.path;
            console.tell(QStringLiteral("%1 %2 %3").arg(entry.id, -24).arg(title, -36).arg(from));
        }
    }
    if (console.json)
        console.tell(rows);
    return kDone;
}

Usage PlanCheck::usage() const
{
    return { QStringLiteral("plan check"), QStringLiteral("FILE…"), 1, -1,
        Words::tr("Say what is wrong with plans, one finding a line."), {} };
}

int PlanCheck::run(const Arguments& arguments, Console& console)
{
    const plan::PlanLibrary library(console.planFolder);
    QJsonArray rows;
    int status = kDone;
    for (const auto& word : arguments.operands) {
        const auto found = library.find(word);
        if (!found) {
            // The other files are still worth their answer.
            status = console.unusable(found.error().text);
            continue;
        }
        const auto folder = found->name.first(found->name.lastIndexOf(u'/') + 1);
        const auto findings = findingsOf(found->name, found->loaded, folder);
        for (const auto& [file, finding] : findings) {
            if (console.json)
                rows.append(jsonOf(file, finding));
            else
                console.tell(plan::lineOf(file, finding));
        }
        const bool isWrong = std::any_of(findings.begin(), findings.end(),
            [](const FileFinding& one) { return one.finding.severity != plan::Finding::Severity::Info; });
        if (isWrong)
            status = std::max(status, int(kNo));
        else if (!console.json)
            console.remark(Words::tr("%1: nothing is wrong.").arg(found->name));
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
    const auto found = plan::PlanLibrary(console.planFolder).find(arguments.operands.first());
    if (!found)
        return console.unusable(found.error().text);
    const auto& loaded = found->loaded;
    if (!loaded.plan) {
        for (const auto& finding : loaded.findings)
            console.err << printable(plan::lineOf(found->name, finding)) << u'\n';
        return console.unusable(Words::tr("%1 cannot be used until its errors are mended.").arg(found->name));
    }
    if (console.json)
        console.tell(plan::summaryJson(*loaded.plan, loaded.findings));
    else
        console.tell(plan::summaryText(*loaded.plan, loaded.findings).trimmed());
    return kDone;
}

} // namespace muster::commands
