// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/blobfiles.h"

#include "core/base/durable.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace muster::store {

QString hashOfBlob(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QString blobPath(const QString& folder, const QString& hash)
{
    return QStringLiteral("%1/blobs/%2/%3").arg(folder, hash.left(2), hash);
}

Result<QByteArray> readBlob(const QString& folder, const QString& hash)
{
    // Also keeps foreign text out of the path.
    static const QRegularExpression kHash(QStringLiteral("\\A[0-9a-f]{64}\\z"));
    if (!kHash.match(hash).hasMatch())
        return fail(Fault::Invalid,
            QCoreApplication::translate("muster", "\"%1\" is no name of a stored file.").arg(hash.left(80)));
    QFile file(blobPath(folder, hash));
    if (!file.exists())
        return fail(Fault::NotFound,
            QCoreApplication::translate("muster", "The stored file %1 is not here.").arg(hash));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Storage,
            QCoreApplication::translate("muster", "The stored file %1 cannot be read: %2.")
                .arg(file.fileName(), file.errorString()));
    auto bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fail(Fault::Storage,
            QCoreApplication::translate("muster", "The stored file %1 cannot be read: %2.")
                .arg(file.fileName(), file.errorString()));
    if (hashOfBlob(bytes) != hash)
        return fail(Fault::Invalid,
            QCoreApplication::translate("muster", "The stored file %1 was changed after it was written.")
                .arg(file.fileName()));
    return bytes;
}

Result<void> writeBlob(const QString& folder, const QString& hash, const QByteArray& bytes)
{
    const auto path = blobPath(folder, hash);
    if (auto made = makeFolder(QFileInfo(path).absolutePath()); !made)
        return made;
    return writeDurably(path, bytes);
}

} // namespace muster::store
