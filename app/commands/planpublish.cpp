// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/planpublish.h"

#include "app/commands/knownpast.h"
#include "app/commands/lookup.h"
#include "app/commands/times.h"
#include "core/base/durable.h"
#include "core/lint/linter.h"
#include "core/paper/htmlpages.h"
#include "core/paper/plansheet.h"
#include "core/plan/planlibrary.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace muster::commands {

namespace {

struct Page {
    QString name;
    QByteArray html;
};

/// The plans that words mean: each a plan, or a folder of them.
Result<QStringList> plansCalled(const plan::PlanLibrary& library, const QStringList& words)
{
    QStringList plans;
    for (const auto& word : words) {
        if (!library.meansFolder(word)) {
            plans.append(word);
            continue;
        }
        const auto files = plan::PlanLibrary::filesIn(word);
        if (!files)
            return fail(files.error());
        plans.append(*files);
    }
    return plans;
}

/// The secret that a plan shows and that nobody has waived.
std::optional<plan::Finding> secretIn(const plan::Plan& plan, const Console& console)
{
    const auto open = plan::lint::checkPlan(plan, { .today = dayOf(console.clock.now()) }).open;
    const auto found = std::find_if(open.begin(), open.end(),
        [](const plan::Finding& finding) { return finding.rule == u"form.secret-in-plain-text"; });
    return found == open.end() ? std::nullopt : std::optional(*found);
}

Result<QList<paper::PlanSheet>> sheetsOf(Console& console, const QStringList& plans)
{
    const KnownPast past(console);
    QList<paper::PlanSheet> sheets;
    for (const auto& word : plans) {
        const auto plan = planCalled(console, word);
        if (!plan)
            return fail(plan.error());
        if (const auto secret = secretIn(**plan, console)) {
            return fail(Fault::Invalid,
                Words::tr("Nothing was published, for everybody could read a secret: %1")
                    .arg(plan::lineOf(word, *secret)));
        }
        sheets.append(paper::planSheet(**plan, past.sentence(**plan)));
    }
    return sheets;
}

/// What is asked for: which plans, and where to.
struct Publishing {
    QStringList plans;
    QString folder;
};

/// With `-o DIR` the operands are plans; without, the one operand is the folder, and all plans are meant that
/// are known here.
Result<Publishing> publishingOf(const Arguments& arguments, const plan::PlanLibrary& library)
{
    const auto& words = arguments.operands;
    if (arguments.has(QStringLiteral("--output"))) {
        const auto plans = plansCalled(library, words);
        if (!plans)
            return fail(plans.error());
        return Publishing { *plans, arguments.value(QStringLiteral("--output")) };
    }
    const auto entries = library.entries();
    const auto& word = words.first();
    const bool namesPlans = words.size() > 1 || word.contains(QStringLiteral(".yaml"))
        || plan::PlanLibrary::filesIn(word)
        || std::any_of(entries.begin(), entries.end(), [&](const auto& entry) { return entry.id == word; });
    if (namesPlans)
        return fail(Fault::Invalid, Words::tr("Say where to: -o DIR."));
    QStringList plans;
    for (const auto& entry : entries)
        plans.append(entry.path);
    return Publishing { plans, word };
}

/// Two pages of one name, or nothing.
std::optional<QString> nameGivenTwice(const QList<Page>& pages)
{
    QStringList names;
    for (const auto& page : pages) {
        if (names.contains(page.name, Qt::CaseInsensitive))
            return page.name;
        names.append(page.name);
    }
    return std::nullopt;
}

bool isSomebodyElses(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return false;
    QFile file(path);
    return !info.isFile() || info.isSymLink() || !file.open(QIODevice::ReadOnly)
        || !paper::isOurPage(file.read(paper::kPageBeginning));
}

} // namespace

Usage PlanPublish::usage() const
{
    return { QStringLiteral("plan publish"), QStringLiteral("PLAN…"), 1, -1,
        Words::tr("Write plans as pages for people who have no Muster."),
        { { QStringLiteral("--output"), QStringLiteral("DIR"),
            Words::tr(
                "Where to; or -o DIR. Without: PLAN is where to, and all plans known here are meant") } } };
}

int PlanPublish::run(const Arguments& arguments, Console& console)
{
    const auto publishing = publishingOf(arguments, plan::PlanLibrary(console.planFolder));
    if (!publishing)
        return console.refuse(publishing.error());
    const auto& folder = publishing->folder;
    if (folder.isEmpty())
        return console.unusable(Words::tr("Say where to: -o DIR."));
    const auto sheets = sheetsOf(console, publishing->plans);
    if (!sheets)
        return console.refuse(sheets.error());
    const auto published = dateAndTime(console.clock.now(), zoneOf({}, console.utc)).first(10);
    QList<Page> pages;
    for (const auto& sheet : *sheets)
        pages.append({ paper::pageName(sheet), paper::planPage(sheet, published) });
    // Last, so that it never names a page that is not there yet.
    pages.append({ paper::indexName(), paper::indexPage(*sheets, published) });
    if (const auto name = nameGivenTwice(pages))
        return console.unusable(
            Words::tr("Two pages would be called %1. Give each plan an id of its own.").arg(*name));
    const QDir dir(folder);
    if (QFileInfo(folder).exists() && !QFileInfo(folder).isDir())
        return console.unusable(Words::tr("%1 is a file. Name a folder.").arg(folder));
    for (const auto& page : std::as_const(pages)) {
        if (isSomebodyElses(dir.filePath(page.name))) {
            return console.unusable(
                Words::tr("%1 was not written by \"plan publish\" and stays as it is. Nothing "
                          "was written; name another folder.")
                    .arg(dir.filePath(page.name)));
        }
    }
    if (const auto made = makeFolder(folder, Readers::AsUsual); !made)
        return console.refuse(made.error());
    QJsonArray rows;
    for (const auto& page : std::as_const(pages)) {
        const auto path = dir.filePath(page.name);
        if (const auto written = writeDurably(path, page.html, Readers::AsUsual); !written)
            return console.refuse(written.error());
        if (console.json)
            rows.append(QJsonObject { { QStringLiteral("file"), path } });
        else
            console.remark(path);
    }
    if (console.json)
        console.tell(rows);
    return kDone;
}

} // namespace muster::commands
