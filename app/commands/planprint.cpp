// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/planprint.h"

#include "app/commands/knownpast.h"
#include "app/commands/lookup.h"
#include "app/commands/times.h"
#include "core/base/durable.h"
#include "core/paper/paperchecklist.h"
#include "core/paper/plansheet.h"

#include <QFile>
#include <QFileInfo>

namespace muster::commands {

namespace {

std::optional<paper::Format> formatCalled(const QString& word)
{
    if (word.isEmpty() || word == u"a4")
        return paper::Format::A4;
    if (word == u"letter")
        return paper::Format::Letter;
    return std::nullopt;
}

/// Whether something other than a PDF has this name: a plan, most likely, and a slip of the keyboard.
bool isSomethingElse(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return false;
    QFile file(path);
    return !info.isFile() || !file.open(QIODevice::ReadOnly) || (file.size() > 0 && file.read(5) != "%PDF-");
}

} // namespace

Usage PlanPrint::usage() const
{
    return { QStringLiteral("plan print"), QStringLiteral("PLAN"), 1, 1,
        Words::tr("Write a plan as a checklist on paper, as PDF."),
        { { QStringLiteral("--output"), QStringLiteral("FILE.pdf"), Words::tr("Where to; or -o FILE.pdf") },
            { QStringLiteral("--scenario"), QStringLiteral("ID"), Words::tr("Only this one; else all") },
            { QStringLiteral("--paper"), QStringLiteral("SIZE"), Words::tr("a4 or letter; else a4") } },
        true };
}

int PlanPrint::run(const Arguments& arguments, Console& console)
{
    const auto path = arguments.value(QStringLiteral("--output"));
    if (path.isEmpty())
        return console.unusable(Words::tr("Say where to: -o FILE.pdf."));
    const auto size = arguments.value(QStringLiteral("--paper"));
    const auto format = formatCalled(size);
    if (!format)
        return console.unusable(Words::tr("There is no paper \"%1\" here. Write a4 or letter.").arg(size));
    const auto plan = planCalled(console, arguments.operands.first());
    if (!plan)
        return console.refuse(plan.error());
    QString only;
    if (const auto word = arguments.value(QStringLiteral("--scenario")); !word.isEmpty()) {
        const auto scenario = scenarioCalled(**plan, word);
        if (!scenario)
            return console.refuse(scenario.error());
        only = scenario->toString();
    }
    if (isSomethingElse(path))
        return console.unusable(
            Words::tr("%1 is there already, and is no PDF. Nothing was written.").arg(path));
    const auto now = dateAndTime(console.clock.now(), zoneOf((*plan)->zone, console.utc));
    // Without the seconds.
    const auto printed = now.first(16) + now.sliced(19);
    const auto sheet = paper::planSheet(**plan, KnownPast(console).sentence(**plan));
    const auto made = paper::paperChecklist(sheet, { *format, only, printed });
    if (!made)
        return console.refuse(made.error());
    if (const auto written = writeDurably(path, made->pdf, Readers::AsUsual); !written)
        return console.refuse(written.error());
    if (console.json)
        console.tell(
            QJsonObject { { QStringLiteral("file"), path }, { QStringLiteral("pages"), made->pages } });
    else
        console.remark(made->pages == 1 ? Words::tr("%1: 1 page.").arg(path)
                                        : Words::tr("%1: %2 pages.").arg(path, QString::number(made->pages)));
    return kDone;
}

} // namespace muster::commands
