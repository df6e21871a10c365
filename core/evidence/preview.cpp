// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/preview.h"

#include "core/evidence/filelimits.h"
#include "core/evidence/mediatype.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QImageReader>

#include <algorithm>

namespace muster::evidence {

namespace {

/// In MiB: what one picture may take while it is decoded, four bytes for each pixel and no more.
constexpr int kMostMemory = 256;

constexpr char16_t kEscape = 0x1b;
constexpr char16_t kBell = 0x07;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r';
}

bool isBetween(QChar c, char16_t first, char16_t last)
{
    return c.unicode() >= first && c.unicode() <= last;
}

/// A text, taken apart like a terminal would.
class TerminalText {
public:
    explicit TerminalText(const QString& text)
        : m_text(text)
    {
        m_shown.reserve(text.size());
    }

    QString shown()
    {
        while (m_at < m_text.size())
            take(m_text[m_at]);
        return m_shown;
    }

private:
    [[nodiscard]] QChar here() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }

    void take(QChar c)
    {
        ++m_at;
        if (c == u'\n' || c == u'\t') {
            m_shown += c;
        } else if (c == u'\r') {
            m_shown += u'\n';
            if (here() == u'\n')
                ++m_at;
        } else if (c == QChar(kEscape)) {
            takeEscape();
        } else if (c == QChar(0x9b)) {
            takeControlSequence();
        } else if (c == QChar(0x90) || c == QChar(0x98) || isBetween(c, 0x9d, 0x9f)) {
            takeString();
        } else if (c.isHighSurrogate() && here().isLowSurrogate()) {
            const auto whole = QChar::surrogateToUcs4(c, here());
            ++m_at;
            m_shown += QChar::isNonCharacter(whole) ? QString(QChar::ReplacementCharacter)
                                                    : QString::fromUcs4(&whole, 1);
        } else {
            m_shown += isToBeShown(c) ? c : QChar(QChar::ReplacementCharacter);
        }
    }

    static bool isToBeShown(QChar c)
    {
        const auto category = c.category();
        const bool turns = c == QChar(0x061c) || isBetween(c, 0x200e, 0x200f) || isBetween(c, 0x2028, 0x202e)
            || isBetween(c, 0x2066, 0x2069);
        // An object is no text either: a text field keeps it for what it draws itself.
        return category != QChar::Other_Control && category != QChar::Other_Surrogate && !turns
            && !QChar::isNonCharacter(c.unicode()) && c != QChar(QChar::ObjectReplacementCharacter);
    }

    void takeEscape()
    {
        const auto c = here();
        if (c == u'[') {
            ++m_at;
            takeControlSequence();
        } else if (c == u']' || c == u'P' || c == u'X' || c == u'^' || c == u'_') {
            ++m_at;
            takeString();
        } else {
            skip(0x20, 0x2f);
            takeEnd(0x30, 0x7e);
        }
    }

    void takeControlSequence()
    {
        skip(0x30, 0x3f);
        skip(0x20, 0x2f);
        takeEnd(0x40, 0x7e);
    }

    /// Up to the mark that ends it. One that ends in no mark would hide the rest of the text: it ends with
    /// the line, and is shown.
    void takeString()
    {
        for (auto end = m_at; end < m_text.size() && !isLineEnd(m_text[end]); ++end) {
            const auto c = m_text[end];
            const bool isTwo = c == QChar(kEscape) && end + 1 < m_text.size() && m_text[end + 1] == u'\\';
            if (c != QChar(kBell) && c != QChar(0x9c) && !isTwo)
                continue;
            m_at = end + (isTwo ? 2 : 1);
            return;
        }
        m_shown += QChar::ReplacementCharacter;
    }

    void skip(char16_t first, char16_t last)
    {
        while (m_at < m_text.size() && isBetween(m_text[m_at], first, last))
            ++m_at;
    }

    void takeEnd(char16_t first, char16_t last)
    {
        if (m_at < m_text.size() && isBetween(m_text[m_at], first, last))
            ++m_at;
        else
            m_shown += QChar::ReplacementCharacter;
    }

    const QString& m_text;
    QString m_shown;
    qsizetype m_at = 0;
};

/// As many bytes as are shown, without half a character at the end.
QByteArray shownPart(const QByteArray& bytes)
{
    constexpr int kMostOfCharacter = 4;
    if (bytes.size() <= kMostShown)
        return bytes;
    auto end = kMostShown;
    for (int i = 0; i < kMostOfCharacter - 1 && (static_cast<unsigned char>(bytes[end]) & 0xc0U) == 0x80U;
         ++i)
        --end;
    return bytes.first(end);
}

/// Reads pictures of this kind only, whatever plugins there are besides.
void setUp(QImageReader& reader, QBuffer& bytes, const QString& media)
{
    bytes.open(QIODevice::ReadOnly);
    reader.setAutoDetectImageFormat(false);
    reader.setDevice(&bytes);
    reader.setFormat(media.section(u'/', 1).toLatin1());
    reader.setAutoTransform(true);
}

Error damaged()
{
    return { Fault::Invalid,
        tr("This picture cannot be shown here: it is damaged, or Muster has no reader for its kind.") };
}

/// Its size, read without decoding it.
Result<QSize> sizeOf(const QByteArray& bytes, const QString& media)
{
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader;
    setUp(reader, buffer, media);
    const auto size = reader.size();
    if (size.width() <= 0 || size.height() <= 0)
        return fail(damaged());
    if (static_cast<qint64>(size.width()) * size.height() > kMostPixels) {
        return fail(Fault::Invalid,
            tr("This picture has %1 × %2 pixels, and at most %3 million are shown here.")
                .arg(size.width())
                .arg(size.height())
                .arg(kMostPixels / 1'000'000));
    }
    const bool isTurned = (reader.transformation() & QImageIOHandler::TransformationRotate90) != 0;
    return isTurned ? size.transposed() : size;
}

} // namespace

Preview previewOf(const QByteArray& bytes)
{
    Preview made;
    const auto media = mediaTypeOf(bytes);
    if (isPicture(media)) {
        const auto size = sizeOf(bytes, media);
        if (!size) {
            made.remark = size.error().text;
            return made;
        }
        made.kind = Preview::Kind::Picture;
        made.size = *size;
        return made;
    }
    if (!isReadable(bytes)) {
        made.remark = tr("This file is neither a picture nor a text; save it to look at it.");
        return made;
    }
    const auto part = shownPart(bytes);
    made.kind = Preview::Kind::Text;
    made.text = plainText(QString::fromUtf8(part));
    made.isCut = part.size() < bytes.size();
    if (made.isCut) {
        made.remark = tr("Only the first %1 of %2 are shown; save the file to see the rest.")
                          .arg(sizeText(kMostShown), sizeText(bytes.size()));
    }
    return made;
}

QString plainText(const QString& text)
{
    return TerminalText(text).shown();
}

Result<QImage> pictureOf(const QByteArray& bytes, QSize within)
{
    const auto media = mediaTypeOf(bytes);
    if (!isPicture(media))
        return fail(Fault::Invalid, tr("This file is no picture that can be shown here."));
    const auto size = sizeOf(bytes, media);
    if (!size)
        return fail(size.error());
    // Once: it is of the whole process, and there may be several threads.
    static const bool kIsLimited = [] {
        QImageReader::setAllocationLimit(kMostMemory);
        return true;
    }();
    Q_UNUSED(kIsLimited)
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader;
    setUp(reader, buffer, media);
    if (!within.isEmpty() && (size->width() > within.width() || size->height() > within.height())) {
        const auto scaled = size->scaled(within, Qt::KeepAspectRatio).expandedTo({ 1, 1 });
        const bool isTurned = (reader.transformation() & QImageIOHandler::TransformationRotate90) != 0;
        reader.setScaledSize(isTurned ? scaled.transposed() : scaled);
    }
    auto picture = reader.read();
    if (picture.isNull())
        return fail(damaged());
    return picture;
}

} // namespace muster::evidence
