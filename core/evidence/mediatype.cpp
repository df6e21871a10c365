// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/mediatype.h"

#include <QList>
#include <QUtf8StringView>

#include <algorithm>

namespace muster::evidence {

namespace {

const auto kText = QStringLiteral("text/plain");
const auto kUnknown = QStringLiteral("application/octet-stream");
const auto kBmp = QStringLiteral("image/bmp");
const auto kWebp = QStringLiteral("image/webp");

/// So much is looked at to tell text from other bytes, and one byte in so many may be none of a text.
constexpr qsizetype kSample = 64LL * 1024;
constexpr qsizetype kOneIn = 32;

struct Beginning {
    QByteArray bytes;
    QString media;
};

const QList<Beginning>& beginnings()
{
    static const QList<Beginning> kThose {
        { QByteArray("\x89PNG\r\n\x1a\n"), QStringLiteral("image/png") },
        { QByteArray("\xff\xd8\xff"), QStringLiteral("image/jpeg") },
        { QByteArray("GIF87a"), QStringLiteral("image/gif") },
        { QByteArray("GIF89a"), QStringLiteral("image/gif") },
        { QByteArray("%PDF-"), QStringLiteral("application/pdf") },
        { QByteArray("PK\x03\x04"), QStringLiteral("application/zip") },
        { QByteArray("PK\x05\x06"), QStringLiteral("application/zip") },
        { QByteArray("PK\x07\x08"), QStringLiteral("application/zip") },
        { QByteArray("\x1f\x8b\x08"), QStringLiteral("application/gzip") },
    };
    return kThose;
}

/// Its two letters alone begin many a text.
bool isBmp(const QByteArray& bytes)
{
    constexpr qsizetype kLeast = 26;
    if (bytes.size() < kLeast || !bytes.startsWith("BM") || bytes.sliced(6, 4) != QByteArray(4, '\0'))
        return false;
    const auto header = static_cast<unsigned char>(bytes[14]);
    constexpr unsigned char kHeaders[] { 12, 40, 52, 56, 64, 108, 124 };
    return bytes.sliced(15, 3) == QByteArray(3, '\0')
        && std::find(std::begin(kHeaders), std::end(kHeaders), header) != std::end(kHeaders);
}

bool isWebp(const QByteArray& bytes)
{
    return bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP";
}

bool isControl(char c)
{
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r' && c != '\n') || c == 0x7f;
}

bool isCleanText(const QByteArray& bytes)
{
    if (!QUtf8StringView(bytes).isValidUtf8() || std::any_of(bytes.begin(), bytes.end(), isControl))
        return false;
    // Those of the second half have two bytes.
    for (auto at = bytes.indexOf('\xc2'); at >= 0; at = bytes.indexOf('\xc2', at + 1)) {
        if (static_cast<unsigned char>(bytes[at + 1]) < 0xa0)
            return false;
    }
    return true;
}

} // namespace

QString mediaTypeOf(const QByteArray& bytes)
{
    for (const auto& beginning : beginnings()) {
        if (bytes.startsWith(beginning.bytes))
            return beginning.media;
    }
    if (isWebp(bytes))
        return kWebp;
    if (isBmp(bytes))
        return kBmp;
    return isCleanText(bytes) ? kText : kUnknown;
}

bool isPicture(const QString& media)
{
    return media == u"image/png" || media == u"image/jpeg" || media == u"image/gif" || media == kWebp
        || media == kBmp;
}

bool isText(const QString& media)
{
    return media == kText;
}

bool isReadable(const QByteArray& bytes)
{
    const auto media = mediaTypeOf(bytes);
    if (media != kUnknown)
        return isText(media);
    const auto sample = bytes.left(kSample);
    // What a terminal is told is among the controls of a text that was printed for one.
    const auto odd = std::count_if(sample.begin(), sample.end(),
        [](char c) { return isControl(c) && c != '\x1b' && c != '\b' && c != '\a' && c != '\f'; });
    return !bytes.contains('\0') && odd * kOneIn <= sample.size();
}

} // namespace muster::evidence
