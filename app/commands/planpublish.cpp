// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/planpublish.h"

#include "app/commands/lookup.h"
#include "app/commands/times.h"
#include "core/base/durable.h"
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

/// The plans that a word means: one, or those of a folder.
Result<QStringList> plansCalled(const Console& console, const QString& word)
{
    const auto known = plan::PlanLibrary(console.planFolder).entries();
    const bool isId
        = std::any_of(known.begin(), known.end(), [&](const auto& one) { return one.id == word; });
    if (isId || !QFileInfo(word).isDir())
        return QStringList { word };
    const QDir folder(word);
    QStringList files;
    for (const auto& name : folder.entryList({ QStringLiteral("*.plan.yaml") }, QDir::Files, QDir::Name))
        files.append(QStringLiteral("%1/%2").arg(QDir::cleanPath(word), name));
    if (files.isEmpty())
        return fail(Fault::NotFound, Words::tr("The folder %1 holds no *.plan.yaml file.").arg(word));
    return files;
}

Result<QList<paper::PlanSheet>> sheetsOf(const Console& console, const QStringList& words)
{
    QList<paper::PlanSheet> sheets;
    for (const auto& word : words) {
        const auto called = plansCalled(console, word);
        if (!called)
            return fail(called.error());
        for (const auto& one : *called) {
            const auto plan = planCalled(console, one);
            if (!plan)
                return fail(plan.error());
            sheets.append(paper::planSheet(**plan));
        }
    }
    return sheets;
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
        { { QStringLiteral("--output"), QStringLiteral("DIR"), Words::tr("Where to; or -o DIR") } } };
}

int PlanPublish::run(const Arguments& arguments, Console& console)
{
    const auto folder = arguments.value(QStringLiteral("--output"));
    if (folder.isEmpty())
        return console.unusable(Words::tr("Say where to: -o DIR."));
    const auto sheets = sheetsOf(console, arguments.operands);
    if (!sheets)
        return console.refuse(sheets.error());
    const auto published = dateAndTime(console.clock.now(), console.utc).first(10);
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
