// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/bundle.h"

#include "core/base/durable.h"
#include "core/bundle/zip.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

// Q_INIT_RESOURCE must stand outside of every namespace.
static void initRecordResources()
{
    Q_INIT_RESOURCE(muster_record);
}

namespace muster::bundle {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kPiece = qint64 { 256 } * 1024;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

Result<void> takeIn(const QFileInfo& info, const QString& name, Intake& intake)
{
    if (info.isSymLink() || !(info.isFile() || info.isDir())) {
        return fail(Fault::Invalid,
            tr("%1 is no record of Muster: it holds a link or a device.").arg(info.absolutePath()));
    }
    if (info.isDir())
        return intake.folder(name);
    if (auto begun = intake.begin(name); !begun)
        return begun;
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Storage, tr("%1 cannot be read: %2.").arg(file.fileName(), file.errorString()));
    while (!file.atEnd()) {
        const auto piece = file.read(kPiece);
        if (file.error() != QFileDevice::NoError) {
            return fail(
                Fault::Storage, tr("%1 cannot be read: %2.").arg(file.fileName(), file.errorString()));
        }
        if (auto added = intake.add(piece); !added)
            return added;
    }
    return {};
}

Result<Files> filesOfFolder(const QString& path, Limits limits)
{
    Intake intake(limits);
    const QDir folder(path);
    QDirIterator entries(path, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
        QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        entries.next();
        if (auto taken = takeIn(entries.fileInfo(), folder.relativeFilePath(entries.filePath()), intake);
            !taken)
            return fail(taken.error());
    }
    return intake.finish();
}

} // namespace

QList<journal::Event> eventsUpTo(const QList<journal::Head>& heads, const QList<journal::Event>& events)
{
    QHash<journal::OriginId, qint64> last;
    for (const auto& head : heads)
        last.insert(head.origin, head.seq);
    QList<journal::Event> known;
    std::copy_if(events.begin(), events.end(), std::back_inserter(known),
        [&](const journal::Event& event) { return event.seq <= last.value(event.origin, 0); });
    return known;
}

QList<journal::Attachment> filesNamedBy(const QList<journal::Event>& events)
{
    QMap<QString, qint64> sizes;
    for (const auto& event : events) {
        for (const auto& attachment : event.attachments)
            sizes.insert(attachment.hash, attachment.size);
    }
    QList<journal::Attachment> files;
    for (auto size = sizes.begin(); size != sizes.end(); ++size)
        files.append({ size.key(), size.value() });
    return files;
}

Files recordFiles(const Bundle& bundle)
{
    Files files { { u"heads.txt"_s, bundle.heads.text },
        { u"heads.sig"_s, bundle.heads.signature.toHex() + '\n' } };
    auto events = bundle.events;
    std::stable_sort(events.begin(), events.end(),
        [](const journal::Event& a, const journal::Event& b) { return a.seq < b.seq; });
    for (const auto& event : std::as_const(events)) {
        const auto chain = u"chains/%1/"_s.arg(event.origin.toString());
        files[chain + "events.jsonl"_L1] += event.body + '\n';
        files[chain + "signatures.txt"_L1] += event.signature.toHex() + '\n';
        auto& leaves = files[chain + "leaves.txt"_L1];
        for (const auto& leaf : event.leaves) {
            leaves += QByteArray::number(event.seq) + ' ' + leaf.field.toLatin1() + ' ' + leaf.salt + ' '
                + leaf.value.toUtf8().toBase64() + '\n';
        }
    }
    for (auto file = bundle.files.begin(); file != bundle.files.end(); ++file)
        files.insert("files/"_L1 + file.key(), file.value());
    return files;
}

Files companionFiles()
{
    initRecordResources();
    Files files;
    for (const auto& name : { u"READ-ME-FIRST.txt"_s, u"verify.sh"_s, u"words.txt"_s }) {
        QFile file(":/muster/record/"_L1 + name);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s is not compiled in", qPrintable(name));
        files.insert(name, file.readAll());
    }
    return files;
}

Result<void> writeBundle(const QString& file, const Bundle& bundle, Instant at, const QByteArray& report)
{
    auto files = recordFiles(bundle);
    files.insert(companionFiles());
    if (!report.isEmpty())
        files.insert(kReportFile, report);
    const auto zip = zipOf(files, at);
    if (!zip)
        return fail(zip.error());
    return writeDurably(file, *zip, Readers::AsUsual);
}

Result<Files> readFiles(const QString& path, Limits limits)
{
    return QFileInfo(path).isDir() ? filesOfFolder(path, limits) : filesOfZip(path, limits);
}

} // namespace muster::bundle
