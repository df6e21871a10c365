// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/pdffile.h"

#include "core/base/durable.h"

#include <QFile>
#include <QFileInfo>

namespace muster::commands {

namespace {

const auto kOutput = QStringLiteral("--output");
const auto kPaper = QStringLiteral("--paper");

bool isSomethingElse(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return false;
    QFile file(path);
    return !info.isFile() || !file.open(QIODevice::ReadOnly) || (file.size() > 0 && file.read(5) != "%PDF-");
}

} // namespace

Option outputOption()
{
    return { kOutput, QStringLiteral("FILE.pdf"), Words::tr("Where to; or -o FILE.pdf") };
}

Option paperOption()
{
    return { kPaper, QStringLiteral("SIZE"), Words::tr("a4 or letter; else a4") };
}

Result<paper::Format> paperSizeCalled(const QString& word)
{
    if (word.isEmpty() || word == u"a4")
        return paper::Format::A4;
    if (word == u"letter")
        return paper::Format::Letter;
    return fail(Fault::Invalid, Words::tr("There is no paper \"%1\" here. Write a4 or letter.").arg(word));
}

Result<PdfWish> pdfWish(const Arguments& arguments)
{
    const auto path = arguments.value(kOutput);
    if (path.isEmpty())
        return fail(Fault::Invalid, Words::tr("Say where to: -o FILE.pdf."));
    const auto format = paperSizeCalled(arguments.value(kPaper));
    if (!format)
        return fail(format.error());
    if (isSomethingElse(path)) {
        return fail(
            Fault::Invalid, Words::tr("%1 is there already, and is no PDF. Nothing was written.").arg(path));
    }
    return PdfWish { path, *format };
}

int writePdf(Console& console, const QString& path, const Result<paper::Printed>& made)
{
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
