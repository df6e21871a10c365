// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <archive.h>
#include <archive_entry.h>

#include <utility>

namespace muster::test {

/// The files of a zip in their order, by a reader that is not ours; whoever includes this links libarchive.
[[nodiscard]] inline QList<std::pair<QString, QByteArray>> unzipped(const QByteArray& zip)
{
    QList<std::pair<QString, QByteArray>> files;
    auto* reader = archive_read_new();
    archive_read_support_format_zip_seekable(reader);
    if (archive_read_open_memory(reader, zip.constData(), std::size_t(zip.size())) != ARCHIVE_OK)
        qFatal("this is no zip: %s", archive_error_string(reader));
    archive_entry* entry = nullptr;
    while (archive_read_next_header(reader, &entry) == ARCHIVE_OK) {
        QByteArray bytes(qsizetype(archive_entry_size(entry)), '\0');
        if (archive_read_data(reader, bytes.data(), std::size_t(bytes.size())) != bytes.size())
            qFatal("%s is not whole: %s", archive_entry_pathname(entry), archive_error_string(reader));
        files.append({ QString::fromUtf8(archive_entry_pathname(entry)), bytes });
    }
    archive_read_free(reader);
    return files;
}

/// One of them; a file that is not there ends the test.
[[nodiscard]] inline QByteArray unzipped(const QByteArray& zip, const QString& name)
{
    for (const auto& [one, bytes] : unzipped(zip)) {
        if (one == name)
            return bytes;
    }
    qFatal("there is no %s in it", qPrintable(name));
}

} // namespace muster::test
