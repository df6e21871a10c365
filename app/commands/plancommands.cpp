// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/plancommands.h"

#include "core/lint/linter.h"
#include "core/plan/planlibrary.h"
#include "core/plan/plansummary.h"

#include <QDateTime>

#include <algorithm>

namespace muster::commands {

namespace {

QJsonArray placesOf(const QList<plan::Place>& places)
{
    QJsonArray rows;
    for (const auto& place : places)
        rows.append(QJsonObject { { QStringLiteral("line"), place.line },
            { QStringLiteral("column"), place.column }, { QStringLiteral("source"), place.source } });
    return rows;
}

QJsonObject jsonOf(const QString& file, const plan::Finding& finding)
{
    return { { QStringLiteral("file"), file }, { QStringLiteral("line"), finding.place.line },
        { QStringLiteral("column"), finding.place.column },
        { QStringLiteral("severity"), textOf(finding.severity) }, { QStringLiteral("rule"), finding.rule },
        { QStringLiteral("text"), finding.text }, { QStringLiteral("hint"), finding.hint },
        { QStringLiteral("consequence"), textOf(finding.consequence) },
        { QStringLiteral("subject"), finding.subject }, { QStringLiteral("source"), finding.place.source },
        { QStringLiteral("against"), placesOf(finding.against) } };
}

plan::lint::LintContext contextOf(const Console& console)
{
    const auto now = QDateTime::fromMSecsSinceEpoch(console.clock.now().time_since_epoch().count(), Qt::UTC);
    return { .today = now.date() };
}

/// What one file has to hear.
struct FileChecked {
    QString file;
    plan::lint::Checked checked;
};

/// A plan, then its child plans.
QList<FileChecked> checkedOf(const QString& file, const plan::Loaded& loaded, const QString& folder,
    const plan::lint::LintContext& context)
{
    QList<FileChecked> made { { file, plan::lint::checkLoaded(loaded, context) } };
    for (const auto& child : loaded.children)
        made += checkedOf(folder + child.file, child.loaded, folder, context);
    return made;
}

bool isWrong(const plan::Finding& finding)
{
    return finding.severity != plan::Finding::Severity::Info;
}

/// "2 errors, 5 warnings, 9 remarks"; what there is none of is left out.
QString countsOf(const QList<plan::Finding>& findings)
{
    using Severity = plan::Finding::Severity;
    const auto count = [&](Severity wanted) {
        return std::count_if(findings.begin(), findings.end(),
            [&](const plan::Finding& finding) { return finding.severity == wanted; });
    };
    QStringList parts;
    const auto add = [&](Severity severity, const QString& one, const QString& many) {
        if (const auto n = count(severity); n > 0)
            parts.append(n == 1 ? one : many.arg(n));
    };
    add(Severity::Error, Words::tr("1 error"), Words::tr("%1 errors"));
    add(Severity::Warning, Words::tr("1 warning"), Words::tr("%1 warnings"));
    add(Severity::Info, Words::tr("1 remark"), Words::tr("%1 remarks"));
    return parts.join(QStringLiteral(", "));
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
        const auto all = checkedOf(found->name, found->loaded, folder, contextOf(console));
        for (const auto& [file, checked] : all) {
            for (const auto& finding : checked.open) {
                if (console.json)
                    rows.append(jsonOf(file, finding));
                else
                    console.tell(plan::lineOf(file, finding));
            }
            if (std::any_of(checked.open.begin(), checked.open.end(), isWrong))
                status = std::max(status, int(kNo));
            if (console.json)
                continue;
            console.remark(checked.open.isEmpty() ? Words::tr("%1: nothing is wrong.").arg(file)
                                                  : Words::tr("%1: %2.").arg(file, countsOf(checked.open)));
            for (const auto& [finding, waiver] : checked.waived)
                console.remark(
                    Words::tr("%1: waived: %2: %3").arg(file, finding.rule, waiver.reason.trimmed()));
        }
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
    const auto findings = plan::lint::checkLoaded(loaded, contextOf(console)).open;
    if (console.json)
        console.tell(plan::summaryJson(*loaded.plan, findings));
    else
        console.tell(plan::summaryText(*loaded.plan, findings).trimmed());
    return kDone;
}

} // namespace muster::commands
