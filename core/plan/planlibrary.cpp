// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planlibrary.h"

#include "core/base/nearest.h"
#include "core/plan/words.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

// Q_INIT_RESOURCE must stand outside of every namespace.
static void initPlanResources()
{
    Q_INIT_RESOURCE(muster_plans);
}

namespace muster::plan {

namespace {

QString suffix()
{
    return QStringLiteral(".plan.yaml");
}

QList<PlanLibrary::Entry> entriesOf(const QString& folder, bool bundled)
{
    QList<PlanLibrary::Entry> made;
    if (folder.isEmpty())
        return made;
    const QDir dir(folder);
    const auto names = dir.entryList({ QStringLiteral("*") + suffix() }, QDir::Files, QDir::Name);
    for (const auto& name : names)
        made.append({ name.chopped(suffix().size()), dir.filePath(name), bundled });
    return made;
}

bool isPath(const QString& wanted)
{
    return wanted.contains(u'/') || wanted.contains(QStringLiteral(".yaml"));
}

Result<PlanLibrary::Found> load(const QString& path, bool bundled)
{
    auto loaded = loadPlanFile(path);
    if (!loaded)
        return fail(loaded.error());
    return PlanLibrary::Found { path, bundled ? QFileInfo(path).fileName() : path, bundled,
        std::move(*loaded) };
}

} // namespace

PlanLibrary::PlanLibrary(QString folder)
    : m_folder(std::move(folder))
{
    initPlanResources();
}

QList<PlanLibrary::Entry> PlanLibrary::entries() const
{
    return entriesOf(QStringLiteral(":/plans"), true) + entriesOf(m_folder, false);
}

Result<PlanLibrary::Found> PlanLibrary::find(const QString& wanted) const
{
    if (isPath(wanted))
        return load(wanted, wanted.startsWith(QStringLiteral(":/")));
    const auto all = entriesOf(QStringLiteral(":/starters"), true) + entries();
    const auto found
        = std::find_if(all.rbegin(), all.rend(), [&](const Entry& entry) { return entry.id == wanted; });
    if (found != all.rend())
        return load(found->path, found->bundled);
    QStringList ids;
    for (const auto& entry : all)
        ids.append(entry.id);
    const auto nearest = nearestWord(wanted, ids);
    const auto text = Words::tr("There is no plan '%1'.").arg(wanted);
    if (!nearest.isEmpty())
        return fail(Fault::NotFound, text + u' ' + Words::tr("Did you mean '%1'?").arg(nearest));
    return fail(Fault::NotFound,
        text + u' '
            + Words::tr("Known here: %1. For a file, write its path.").arg(ids.join(QStringLiteral(", "))));
}

Result<Plan> PlanLibrary::plan(const QString& wanted) const
{
    auto found = find(wanted);
    if (!found)
        return fail(found.error());
    if (found->loaded.plan)
        return std::move(*found->loaded.plan);
    QStringList lines;
    for (const auto& finding : found->loaded.findings) {
        if (finding.severity == Finding::Severity::Error)
            lines.append(lineOf(found->name, finding));
    }
    return fail(Fault::Invalid,
        Words::tr("The plan %1 cannot be used. Faults: %2. The first: %3")
            .arg(wanted)
            .arg(lines.size())
            .arg(lines.value(0)),
        lines.join(u'\n'));
}

bool PlanLibrary::meansFolder(const QString& wanted) const
{
    if (!QFileInfo(wanted).isDir())
        return false;
    const auto all = entries();
    return std::none_of(all.begin(), all.end(), [&](const Entry& entry) { return entry.id == wanted; });
}

Result<QStringList> PlanLibrary::filesIn(const QString& folder)
{
    QStringList files;
    for (const auto& entry : entriesOf(folder, false))
        files.append(entry.path);
    if (files.isEmpty())
        return fail(Fault::NotFound, Words::tr("There is no plan (*.plan.yaml) in %1.").arg(folder));
    return files;
}

} // namespace muster::plan
