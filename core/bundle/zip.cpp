// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/zip.h"

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
/// Mode of a file that its owner may write and everybody read.
constexpr mode_t kMode = 0644;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

struct Closing {
    void operator()(archive* a) const { archive_free(a); }
    void operator()(archive_entry* e) const { archive_entry_free(e); }
};
using Archive = std::unique_ptr<archive, Closing>;
using Entry = std::unique_ptr<archive_entry, Closing>;

tl::unexpected<Error> notMade(archive* zip)
{
    const auto* why = archive_error_string(zip);
    return fail(Fault::Internal, tr("The file could not be packed."), QString::fromUtf8(why ? why : "zip"));
}

la_ssize_t append(archive* /*zip*/, void* bytes, const void* piece, std::size_t size)
{
    static_cast<QByteArray*>(bytes)->append(static_cast<const char*>(piece), qsizetype(size));
    return la_ssize_t(size);
}

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
    QByteArray bytes;
    const Archive zip(archive_write_new());
    if (archive_write_set_format_zip(zip.get()) != ARCHIVE_OK
        || archive_write_set_bytes_per_block(zip.get(), 0) != ARCHIVE_OK
        || archive_write_open(zip.get(), &bytes, nullptr, &append, nullptr) != ARCHIVE_OK)
        return notMade(zip.get());
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
    for (auto file = files.begin(); file != files.end(); ++file) {
        const Entry entry(archive_entry_new());
        archive_entry_set_pathname(entry.get(), file.key().toLatin1().constData());
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), kMode);
        archive_entry_set_mtime(entry.get(), seconds, 0);
        archive_entry_set_size(entry.get(), file->size());
        if (archive_write_header(zip.get(), entry.get()) != ARCHIVE_OK
            || archive_write_data(zip.get(), file->constData(), std::size_t(file->size())) != file->size())
            return notMade(zip.get());
    }
    if (archive_write_close(zip.get()) != ARCHIVE_OK)
        return notMade(zip.get());
    return bytes;
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
