// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/exchangewords.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::session {

namespace {

using Kind = AccountLine::Kind;

constexpr qsizetype kShortId = 8;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

QString nameOf(const Imported::Source& source)
{
    const auto beginning = source.console.toString().left(kShortId);
    if (!source.standing)
        return beginning;
    const auto& console = source.standing->console;
    if (source.standing->isThis)
        return tr("%1, this console").arg(beginning);
    if (console.givenUp)
        return tr("%1, REVOKED; \"muster-cli log consoles\" lists what it signed since").arg(beginning);
    return console.isVouchedFor() && !console.vouched->name.isEmpty()
        ? tr("%1, %2").arg(beginning, console.vouched->name)
        : tr("%1, for which nobody vouches").arg(beginning);
}

QString headOf(const Imported& imported)
{
    const auto stream = imported.stream.toString().left(kShortId);
    const auto by = imported.by.toString().left(kShortId);
    if (imported.kind == journal::StreamKind::Estate)
        return tr("What was recorded outside of incidents (%1), brought by console %2:").arg(stream, by);
    const auto title = imported.title.isEmpty() ? tr("without a title") : imported.title;
    return imported.wasKnown ? tr("Record %1, %2, brought by console %3:").arg(stream, title, by)
                             : tr("Record %1, %2, new here, brought by console %3:").arg(stream, title, by);
}

/// Nothing that anybody would have to read.
bool isOldNews(const Imported& imported)
{
    return imported.admission.stored == 0 && imported.admission.refused.isEmpty()
        && !imported.admission.renewed && imported.takenBack == 0;
}

QString leftOut(qint64 texts, qsizetype files)
{
    return texts == 0 && files == 0
        ? QString()
        : tr("Not in it: texts %1, files %2.").arg(QString::number(texts), QString::number(files));
}

} // namespace

QList<AccountLine> accountOf(const Imported& imported)
{
    QList<AccountLine> lines { { Kind::Head, headOf(imported) } };
    for (const auto& source : imported.consoles) {
        lines.append({ Kind::Detail,
            tr("console %1: %2 new, %3 known already")
                .arg(nameOf(source))
                .arg(source.fresh)
                .arg(source.known) });
    }
    for (auto it = imported.people.begin(); it != imported.people.end(); ++it) {
        lines.append({ Kind::Detail,
            tr("entries of %1: %2")
                .arg(it.key().isEmpty() ? tr("somebody whose name is withheld") : it.key())
                .arg(*it) });
    }
    if (imported.takenBack > 0) {
        lines.append({ Kind::Detail,
            imported.takenBack == 1 ? tr("1 file was taken back here before and is not taken in again")
                                    : tr("%1 files were taken back here before and are not taken in again")
                                          .arg(imported.takenBack) });
    }
    for (const auto& fault : imported.admission.refused) {
        lines.append({ Kind::Refusal,
            tr("NOT TAKEN IN: console %1 from entry %2 on. %3")
                .arg(fault.origin.toString().left(kShortId), QString::number(fault.seq), fault.text) });
    }
    if (imported.admission.renewed) {
        lines.append({ Kind::Refusal,
            tr("This console was restored from a copy, or a copy of it is in use. What is recorded from here "
               "on "
               "counts as a new console's.") });
    }
    return lines;
}

QList<AccountLine> accountOf(const QList<FileImported>& imported)
{
    QList<AccountLine> lines;
    qsizetype old = 0;
    for (const auto& [file, done] : imported) {
        if (!done)
            lines.append({ Kind::Refusal, tr("NOT TAKEN IN: %1").arg(done.error().text) });
        else if (isOldNews(*done))
            ++old;
        else
            lines += accountOf(*done);
    }
    if (old > 0) {
        lines.append({ Kind::Head,
            old == 1 ? tr("1 file brought nothing new.") : tr("%1 files brought nothing new.").arg(old) });
    }
    return lines;
}

QList<AccountLine> accountOf(const Exported& exported)
{
    if (exported.wasThere)
        return { { Kind::Head, tr("%1 says the same already; nothing was written.").arg(exported.file) } };
    const auto counts
        = tr("%1: %2 entries, %3 files.").arg(exported.file).arg(exported.entries).arg(exported.files);
    const auto missing = leftOut(exported.withheldTexts, exported.withheldFiles.size());
    QStringList words { counts };
    if (!missing.isEmpty())
        words << missing;
    if (exported.hasReport)
        words << tr("Its report.html is for reading; what can be checked are the entries.");
    words << (exported.isPartial ? tr("Names may still stand in other texts.")
                                 : tr("Whoever has it can read all of it."));
    QList<AccountLine> lines { { Kind::Head, words.join(u' ') } };
    for (const auto& sentence : exported.unreadable)
        lines.append({ Kind::Refusal, tr("A file of the record is left out: %1").arg(sentence) });
    if (!exported.fault.isEmpty()) {
        lines.append({ Kind::Refusal,
            tr("%1 was written, but the record does not hold. %2").arg(exported.file, exported.fault) });
    }
    return lines;
}

QList<AccountLine> accountOf(const QList<FileExported>& exported)
{
    QList<AccountLine> lines;
    qsizetype made = 0;
    qsizetype there = 0;
    for (const auto& [file, done] : exported) {
        if (!done) {
            lines.append({ Kind::Refusal, tr("NOT WRITTEN: record %1. %2").arg(file, done.error().text) });
            continue;
        }
        (done->wasThere ? there : made) += 1;
        for (const auto& line : accountOf(*done)) {
            if (line.kind == Kind::Refusal)
                lines.append(line);
        }
    }
    lines.prepend({ Kind::Head,
        tr("Records written: %1; there already as they are: %2.")
            .arg(QString::number(made), QString::number(there)) });
    return lines;
}

QString readersOf(const std::optional<bundle::Withholding>& without)
{
    if (!without || *without == bundle::Withholding())
        return tr("Whoever has the file can read all of it: every entry, every name, every attached file.");
    QStringList out;
    if (without->texts)
        out << tr("every text, also the names");
    else if (without->names)
        out << tr("the names of those who acted");
    if (!without->texts && !without->fields.isEmpty()) {
        auto fields = without->fields.values();
        std::sort(fields.begin(), fields.end());
        out << tr("the texts of %1").arg(fields.join(QStringLiteral(", ")));
    }
    if (without->files)
        out << tr("the attached files and the plan, so that the incident cannot be opened from it");
    const auto sentence
        = tr("Left out, and nobody who has the file can read it: %1.").arg(out.join(QStringLiteral("; ")));
    return without->names && !without->texts
        ? sentence + u' ' + tr("Names that people wrote into other texts stay in it.")
        : sentence;
}

} // namespace muster::session
