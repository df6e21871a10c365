// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logbackup.h"

#include "app/commands/times.h"

#include <QLocale>

namespace muster::commands {

namespace {

const auto kOutput = QStringLiteral("--output");

QJsonObject jsonOf(const BackupFile& backup)
{
    return { { QStringLiteral("file"), backup.file }, { QStringLiteral("at"), isoText(backup.at) },
        { QStringLiteral("entries"), backup.entries }, { QStringLiteral("bytes"), backup.bytes } };
}

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace

Usage LogBackup::usage() const
{
    return { QStringLiteral("log backup"), {}, 0, 0,
        Words::tr("Copy the log now and check the copy, beside the log or whole into another folder."),
        { { kOutput, QStringLiteral("FOLDER"),
            Words::tr(
                "An empty folder, perhaps on a stick; or -o FOLDER. It is a log of its own then, with all "
                "attached files") } } };
}

int LogBackup::run(const Arguments& arguments, Console& console)
{
    if (arguments.has(kOutput) && arguments.value(kOutput).isEmpty())
        return console.unusable(Words::tr("Say where to: -o FOLDER."));
    const auto backup = console.backUp(arguments.value(kOutput));
    if (!backup) {
        return backup.error().fault == Fault::Conflict ? console.unopened(backup.error())
                                                       : console.refuse(backup.error());
    }
    if (console.json) {
        auto object = jsonOf(*backup);
        object.insert(QStringLiteral("unreadable"), QJsonArray::fromStringList(backup->unreadable));
        console.tell(object);
    } else {
        console.tell(backup->file);
        console.remark(Words::tr("Checked: %1 entries, %2.")
                           .arg(QString::number(backup->entries), sizeText(backup->bytes)));
        for (const auto& text : backup->unreadable)
            console.complain(text);
    }
    return backup->unreadable.isEmpty() ? kDone : kNo;
}

Usage LogBackups::usage() const
{
    return { QStringLiteral("log backups"), {}, 0, 0,
        Words::tr("List the backups that lie beside the log, oldest first."), {} };
}

int LogBackups::run(const Arguments&, Console& console)
{
    const auto backups = console.backups();
    if (!backups)
        return console.refuse(backups.error());
    if (console.json) {
        QJsonArray rows;
        for (const auto& backup : *backups)
            rows.append(jsonOf(backup));
        console.tell(rows);
        return kDone;
    }
    for (const auto& backup : *backups) {
        console.tell(Words::tr("%1  %2 entries  %3  %4")
                         .arg(dateAndTime(backup.at, zoneOf({}, console.utc)),
                             QString::number(backup.entries), sizeText(backup.bytes), backup.file));
    }
    if (backups->isEmpty())
        console.remark(Words::tr("There is no backup yet."));
    return kDone;
}

Usage LogRecover::usage() const
{
    return { QStringLiteral("log recover"), {}, 0, 0,
        Words::tr("Set a damaged log aside, whole, and go on with all that can be read of it and of its "
                  "backups."),
        {} };
}

int LogRecover::run(const Arguments&, Console& console)
{
    const auto rescue = console.recover();
    if (!rescue)
        return rescue.error().fault == Fault::Conflict ? console.unopened(rescue.error())
                                                       : console.refuse(rescue.error());
    if (console.json) {
        console.tell(QJsonObject { { QStringLiteral("recovered"), !rescue->quarantine.isEmpty() },
            { QStringLiteral("whole"), rescue->isWhole }, { QStringLiteral("entries"), rescue->entries },
            { QStringLiteral("quarantine"), rescue->quarantine },
            { QStringLiteral("report"), rescue->report } });
    } else {
        console.tell(rescue->report);
    }
    return rescue->isWhole ? kDone : kNo;
}

} // namespace muster::commands
