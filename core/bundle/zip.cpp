// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/zip.h"

#include "core/base/zipwriter.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>

namespace muster::bundle {

namespace {

constexpr std::size_t kPiece = 64 * 1024;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

struct Closing {
    void operator()(archive* a) const { archive_free(a); }
};
using Archive = std::unique_ptr<archive, Closing>;

tl::unexpected<Error> damaged(const QString& path)
{
    return fail(Fault::Invalid, tr("%1 is damaged, or is not whole.").arg(path));
}

/// What stands at this place, taken in.
Result<void> takeIn(archive* zip, archive_entry* entry, const QString& path, Intake& intake)
{
    if (archive_entry_is_encrypted(entry) != 0) {
        return fail(Fault::Invalid,
            tr("%1 is locked with a password. Unpack it, and give the folder instead.").arg(path));
    }
    const auto* raw = archive_entry_pathname(entry);
    auto name = QString::fromUtf8(raw ? raw : "");
    const auto type = archive_entry_filetype(entry);
    if (type == AE_IFDIR) {
        if (name.endsWith(u'/'))
            name.chop(1);
        return intake.folder(name);
    }
    if (type != AE_IFREG || archive_entry_hardlink(entry) || archive_entry_symlink(entry)) {
        return fail(Fault::Invalid, tr("%1 is no record of Muster: it holds a link or a device.").arg(path));
    }
    if (auto begun = intake.begin(name); !begun)
        return begun;
    std::array<char, kPiece> piece {};
    while (const auto got = archive_read_data(zip, piece.data(), piece.size())) {
        if (got < 0)
            return damaged(path);
        if (auto added = intake.add({ piece.data(), qsizetype(got) }); !added)
            return added;
    }
    return {};
}

} // namespace

Result<QByteArray> zipOf(const Files& files, Instant at)
{
    QList<ToZip> all;
    for (auto file = files.begin(); file != files.end(); ++file)
        all.append({ file.key(), file.value() });
    return zipped(all, at);
}

Result<Files> filesOfZip(const QString& path, Limits limits)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(Fault::NotFound, tr("There is no file %1.").arg(path));
    if (!info.isFile())
        return fail(Fault::Invalid, tr("%1 is no file.").arg(path));
    // Packed it is never much larger than what it holds.
    if (info.size() > limits.allFiles)
        return fail(Fault::Invalid, tr("%1 is too large to be read.").arg(path));
    if (QFile file(path); !file.open(QIODevice::ReadOnly))
        return fail(Fault::Storage, tr("%1 cannot be read: %2.").arg(path, file.errorString()));

    const Archive zip(archive_read_new());
    // Only with its list of contents at the end: without it a part would pass for the whole.
    if (archive_read_support_format_zip_seekable(zip.get()) != ARCHIVE_OK
        || archive_read_open_filename(zip.get(), QFile::encodeName(path).constData(), kPiece) != ARCHIVE_OK)
        return fail(Fault::Invalid, tr("%1 is no zip file, or not the whole of one.").arg(path));
    Intake intake(limits);
    archive_entry* entry = nullptr;
    for (;;) {
        const auto status = archive_read_next_header(zip.get(), &entry);
        if (status == ARCHIVE_EOF)
            break;
        if (status != ARCHIVE_OK)
            return archive_filter_bytes(zip.get(), -1) == 0 ? Result<Files>(
                       fail(Fault::Invalid, tr("%1 is no zip file, or not the whole of one.").arg(path)))
                                                            : Result<Files>(damaged(path));
        if (auto taken = takeIn(zip.get(), entry, path, intake); !taken)
            return fail(taken.error());
    }
    return intake.finish();
}

} // namespace muster::bundle
