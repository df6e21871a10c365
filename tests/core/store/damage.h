// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace muster::test {

inline constexpr qint64 kPage = 4096;

[[nodiscard]] inline QByteArray bytesOf(const QString& file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

inline bool setBytes(const QString& file, const QByteArray& bytes)
{
    QFile opened(file);
    return opened.open(QIODevice::WriteOnly) && opened.write(bytes) == bytes.size();
}

/// Writes over bytes of a file.
inline bool damage(const QString& file, qint64 at, const QByteArray& bytes)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadWrite) && opened.seek(at) && opened.write(bytes) == bytes.size();
}

} // namespace muster::test
