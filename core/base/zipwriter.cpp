// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/zipwriter.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace muster {

namespace {

constexpr quint32 kLocalHead = 0x04034b50;
constexpr quint32 kListHead = 0x02014b50;
constexpr quint32 kEndHead = 0x06054b50;
/// Of the specification of zip files: enough for files that are deflated.
constexpr quint16 kNeeds = 20;
/// Made by something that keeps modes as Unix does.
constexpr quint16 kMadeBy = 3 << 8 | kNeeds;
/// A plain file that its owner may write and everybody read.
constexpr quint32 kMode = 0100644U << 16;
constexpr quint16 kStored = 0;
constexpr quint16 kDeflated = 8;
constexpr qint64 kMostBytes = 0xfffffffe;
constexpr qsizetype kMostFiles = 0xfffe;
constexpr int kFirstYear = 1980;
constexpr int kLastYear = 2107;

void put16(QByteArray& to, quint32 value)
{
    to.append(char(value & 0xff)).append(char(value >> 8 & 0xff));
}

void put32(QByteArray& to, quint32 value)
{
    put16(to, value & 0xffff);
    put16(to, value >> 16);
}

/// Of the bytes, as zip files have it.
quint32 crcOf(const QByteArray& bytes)
{
    static const auto kTable = [] {
        std::array<quint32, 256> table {};
        for (quint32 i = 0; i < table.size(); ++i) {
            table[i] = i;
            for (int bit = 0; bit < 8; ++bit)
                table[i] = (table[i] & 1U) != 0 ? 0xedb88320U ^ table[i] >> 1 : table[i] >> 1;
        }
        return table;
    }();
    quint32 crc = 0xffffffff;
    for (const auto byte : bytes)
        crc = kTable[(crc ^ quint8(byte)) & 0xffU] ^ crc >> 8;
    return ~crc;
}

/// The bare deflated bytes; empty where that saves nothing.
QByteArray deflated(const QByteArray& bytes)
{
    // qCompress() puts four bytes of length and two of a head before them, and a sum of four behind.
    constexpr qsizetype kBefore = 6;
    constexpr qsizetype kBehind = 4;
    const auto packed = bytes.isEmpty() ? QByteArray() : qCompress(bytes);
    const auto size = packed.size() - kBefore - kBehind;
    return size > 0 && size < bytes.size() ? packed.sliced(kBefore, size) : QByteArray();
}

/// Date above, time below.
quint32 stampOf(Instant at)
{
    const auto moment = QDateTime::fromMSecsSinceEpoch(millisOf(at), QTimeZone::utc());
    const auto day = moment.date();
    const auto time = moment.time();
    if (day.year() < kFirstYear)
        return 1U << 21 | 1U << 16;
    const auto year = quint32(std::min(day.year(), kLastYear) - kFirstYear);
    return year << 25 | quint32(day.month()) << 21 | quint32(day.day()) << 16 | quint32(time.hour()) << 11
        | quint32(time.minute()) << 5 | quint32(time.second() / 2);
}

tl::unexpected<Error> tooLarge()
{
    return fail(Fault::Internal,
        QCoreApplication::translate(
            "muster", "The file could not be packed: it would be larger than 4 GiB."));
}

} // namespace

Result<QByteArray> zipped(const QList<ToZip>& files, Instant at)
{
    if (files.size() > kMostFiles)
        return tooLarge();
    const auto stamp = stampOf(at);
    QByteArray zip;
    QByteArray list;
    for (const auto& file : files) {
        const auto name = file.name.toLatin1();
        const auto small = file.isStored ? QByteArray() : deflated(file.bytes);
        const auto& body = small.isEmpty() ? file.bytes : small;
        const auto place = zip.size();
        if (file.bytes.size() > kMostBytes || place + body.size() + list.size() > kMostBytes)
            return tooLarge();
        // What the head of the file and its line in the list have in common.
        QByteArray common;
        put16(common, kNeeds);
        put16(common, 0);
        put16(common, small.isEmpty() ? kStored : kDeflated);
        put32(common, stamp);
        put32(common, crcOf(file.bytes));
        put32(common, quint32(body.size()));
        put32(common, quint32(file.bytes.size()));
        put16(common, quint32(name.size()));
        put16(common, 0);
        put32(zip, kLocalHead);
        zip += common + name + body;
        put32(list, kListHead);
        put16(list, kMadeBy);
        list += common;
        put16(list, 0);
        put16(list, 0);
        put16(list, 0);
        put32(list, kMode);
        put32(list, quint32(place));
        list += name;
    }
    const auto begin = zip.size();
    if (begin + list.size() > kMostBytes)
        return tooLarge();
    zip += list;
    put32(zip, kEndHead);
    put32(zip, 0);
    put16(zip, quint32(files.size()));
    put16(zip, quint32(files.size()));
    put32(zip, quint32(list.size()));
    put32(zip, quint32(begin));
    put16(zip, 0);
    return zip;
}

} // namespace muster
