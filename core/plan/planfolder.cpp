// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planfolder.h"

#include "core/base/nearest.h"
#include "core/base/printable.h"
#include "core/plan/planloader.h"
#include "core/plan/words.h"

#include <QDir>
#include <QFileInfo>

namespace muster::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Names stand in `source` too, as FILE:LINE with commas between them.
bool goesDown(const QString& written)
{
    if (written.isEmpty() || written.size() > 200 || written.front() == u'/' || written.front().isSpace())
        return false;
    for (const QChar c : { u'\\', u':', u',' }) {
        if (written.contains(c))
            return false;
    }
    // No file has a NUL in its name, and no honest one anything else that is not seen.
    if (printableLine(written) != written)
        return false;
    return !written.split(u'/').contains(u".."_s);
}

} // namespace

PlanFolder::PlanFolder(const QString& file)
    : m_name(QFileInfo(file).fileName())
{
    if (!file.isEmpty() && !file.startsWith(u':'))
        m_folder = QFileInfo(file).absolutePath();
}

QString PlanFolder::pathOf(const QString& file) const
{
    return QDir(m_folder).filePath(file);
}

tl::expected<QString, FileFault> PlanFolder::named(const QString& from, const QString& written) const
{
    if (!goesDown(written))
        return tl::unexpected(FileFault { "plan.bad-file",
            Words::tr(
                "A file is named by its way down from the folder of the file that names it, not as '%1'")
                .arg(written.left(60)),
            Words::tr("for example shared.plan.yaml or regions/eu.plan.yaml; no '/' in front, no '..'") });
    const auto folder = QFileInfo(from).path();
    return QDir::cleanPath(folder == u"." ? written : folder + u'/' + written);
}

tl::expected<QByteArray, FileFault> PlanFolder::read(const QString& file) const
{
    const QFileInfo info(pathOf(file));
    const auto target = info.canonicalFilePath();
    if (target.isEmpty()) {
        const auto files = QDir(info.path()).entryList({ u"*.yaml"_s, u"*.yml"_s }, QDir::Files, QDir::Name);
        const auto nearest = nearestWord(info.fileName(), files);
        const auto folder = file.first(file.lastIndexOf(u'/') + 1);
        return tl::unexpected(FileFault { "plan.unknown-file", Words::tr("There is no file '%1'").arg(file),
            nearest.isEmpty() ? Words::tr("it is looked for beside the file that names it")
                              : Words::tr("did you mean '%1'?").arg(folder + nearest) });
    }
    const auto folder = QDir(m_folder).canonicalPath();
    if (!target.startsWith(folder.endsWith(u'/') ? folder : folder + u'/'))
        return tl::unexpected(FileFault { "plan.bad-file",
            Words::tr("'%1' is a link to a place outside of the folder of this plan").arg(file),
            Words::tr("put a copy of the file there") });
    auto text = readPlanText(target);
    if (!text)
        return tl::unexpected(
            FileFault { "plan.unusable-file", Words::tr("'%1' is not read").arg(file), text.error().text });
    return *std::move(text);
}

} // namespace muster::plan
