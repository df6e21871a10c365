// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/newfile.h"

#include "core/base/durable.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace muster::evidence {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

Result<void> written(QFile& file, const QByteArray& bytes)
{
    if (file.write(bytes) != bytes.size() || !file.flush())
        return fail(Fault::Storage,
            tr("%1 cannot be written: %2. Nothing was saved.").arg(file.fileName(), file.errorString()));
    return syncFile(file);
}

} // namespace

Result<void> writeNewFile(const QString& path, const QByteArray& bytes)
{
    const QFileInfo info(path);
    QFile file(path);
    // It is made in one step with the question whether it is there, so that nothing can come between.
    if (!file.open(
            QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        if (info.exists() || info.isSymLink())
            return fail(Fault::Conflict,
                tr("%1 is there already. Choose another name; nothing was saved.").arg(path));
        return fail(
            Fault::Storage, tr("%1 cannot be written: %2. Nothing was saved.").arg(path, file.errorString()));
    }
    if (const auto done = written(file, bytes); !done) {
        file.remove();
        return done;
    }
    file.close();
    return syncFolder(info.absolutePath());
}

} // namespace muster::evidence
