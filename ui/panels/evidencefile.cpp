// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evidencefile.h"

#include "core/evidence/filelimits.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace muster::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

} // namespace

Result<QByteArray> readEvidenceFile(const QString& path)
{
    const QFileInfo info(path);
    const auto name = info.fileName().isEmpty() ? path : info.fileName();
    if (info.isDir())
        return fail(Fault::Invalid, tr("%1 is a folder. Attach the files in it one by one.").arg(name));
    if (!info.exists())
        return fail(Fault::NotFound, tr("There is no file %1 any more.").arg(name));
    // Whoever reads a pipe may wait for ever.
    if (!info.isFile())
        return fail(Fault::Invalid, tr("%1 is no file that can be read to its end.").arg(name));
    // Some files do not know their size, and say that they are empty.
    if (info.size() > 0) {
        if (const auto fits = evidence::fitsRecord(name, info.size()); !fits)
            return fail(fits.error());
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Denied, tr("%1 cannot be read: %2.").arg(name, file.errorString()));
    // It may grow while it is read.
    auto bytes = file.read(evidence::kLargestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(Fault::Denied, tr("%1 cannot be read: %2.").arg(name, file.errorString()));
    if (const auto fits = evidence::fitsRecord(name, bytes.size()); !fits)
        return fail(fits.error());
    return bytes;
}

} // namespace muster::ui
