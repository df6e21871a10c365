// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/headcode.h"

#include "core/base/nearest.h"
#include "core/base/printable.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

// Q_INIT_RESOURCE must stand outside of every namespace.
static void initRecordResources()
{
    Q_INIT_RESOURCE(muster_record);
}

namespace muster::journal {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kWords = 12;
constexpr int kBitsOfWord = 11;
constexpr qsizetype kDigitsOfWords = kWords * kBitsOfWord / 4;
constexpr qsizetype kDigitsOfCode = 64;
/// No two words begin with the same four letters.
constexpr qsizetype kKnownBy = 4;
/// What is longer, behind "muster:" and a number, is the hash of a code and not the first of the words.
constexpr qsizetype kLongerThanWords = 16;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

QStringList readWords()
{
    initRecordResources();
    QFile file(u":/muster/record/words.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the words of the record are not compiled in");
    return QString::fromLatin1(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

/// Which word of the list was written, in small letters; -1 for none.
qsizetype indexOf(const QString& written)
{
    const auto& words = headWordList();
    const auto found = std::lower_bound(words.begin(), words.end(), written);
    if (found == words.end() || !found->startsWith(written))
        return -1;
    return written.size() >= kKnownBy || *found == written ? found - words.begin() : -1;
}

bool isHex(const QString& text)
{
    return std::all_of(text.begin(), text.end(),
        [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

Result<qint64> numberFrom(const QString& text)
{
    bool isNumber = false;
    const auto number = text.toLongLong(&isNumber);
    if (!isNumber || number < 1)
        return fail(
            Fault::Invalid, tr("\"%1\" is not the number of an entry.").arg(printableLine(text, kMaxQuoted)));
    return number;
}

/// A code in small letters, whatever a mail made of its line; nothing where there is none.
std::optional<Result<HeadMark>> codeIn(const QString& text)
{
    static const QRegularExpression kStart(u"muster\\s*:\\s*([0-9]+)\\s*:"_s);
    static const QRegularExpression kPart(u"\\G[\\s=>]*([0-9a-z]+)"_s);
    auto starts = kStart.globalMatch(text);
    while (starts.hasNext()) {
        const auto start = starts.next();
        auto part = kPart.match(text, start.capturedEnd());
        if (part.capturedLength(1) < kLongerThanWords)
            continue;
        QString digits;
        while (digits.size() < kDigitsOfCode && part.hasMatch() && isHex(part.captured(1))) {
            digits += part.captured(1);
            part = kPart.match(text, part.capturedEnd());
        }
        const auto seq = numberFrom(start.captured(1));
        if (!seq)
            return fail(seq.error());
        if (digits.size() != kDigitsOfCode) {
            return fail(Fault::Invalid,
                tr("The code of entry %1 is not whole: behind its number belong 64 digits, 0 to 9 and a to "
                   "f.")
                    .arg(*seq));
        }
        return HeadMark { *seq, digits };
    }
    return std::nullopt;
}

/// The number of the entry: what is called so, or stands before a colon, or is the first one.
QRegularExpressionMatch numberIn(const QString& text)
{
    static const QRegularExpression kCalled(u"\\bentry\\s+([0-9]+)\\b"_s);
    static const QRegularExpression kBeforeColon(u"(?<![0-9:.-])([0-9]+)\\s*:(?![0-9])"_s);
    static const QRegularExpression kAny(u"([0-9]+)"_s);
    for (const auto* pattern : { &kCalled, &kBeforeColon, &kAny }) {
        if (auto match = pattern->match(text); match.hasMatch())
            return match;
    }
    return {};
}

struct Written {
    QString word;
    /// A full stop or an empty line stands behind it.
    bool isLast = false;
};

QList<Written> lettersIn(const QString& text)
{
    static const QRegularExpression kLetters(u"(\\p{L}+)([.!?]|\\h*\\R\\h*\\R)?"_s);
    QList<Written> found;
    auto all = kLetters.globalMatch(text);
    while (all.hasNext()) {
        const auto one = all.next();
        found.append({ one.captured(1), one.capturedLength(2) > 0 });
    }
    return found;
}

/// The numbers of the words that stand together among others which are none, such as in a mail: the first
/// twelve that do, or else as many as there are.
QList<qsizetype> wordsTogether(const QList<Written>& all)
{
    QList<qsizetype> longest;
    QList<qsizetype> run;
    const auto end = [&] {
        if (longest.size() != kWords && (run.size() == kWords || run.size() > longest.size()))
            longest = run;
        run.clear();
    };
    for (const auto& [word, isLast] : all) {
        const auto index = indexOf(word);
        if (index >= 0)
            run.append(index);
        // What follows may begin with a word of the list: "That is all."
        if (index < 0 || (isLast && run.size() == kWords))
            end();
    }
    end();
    return longest;
}

Error faultOf(const QList<Written>& all, qsizetype together)
{
    const auto unknown = std::find_if(
        all.begin(), all.end(), [](const Written& written) { return indexOf(written.word) < 0; });
    if (together > kWords || unknown == all.end()) {
        return { Fault::Invalid,
            tr("Twelve words belong behind the number of the entry; here are %1.").arg(together) };
    }
    const auto text
        = tr("\"%1\" is none of the words of a record.").arg(printableLine(unknown->word, kMaxQuoted));
    const auto nearest = nearestWord(unknown->word, headWordList());
    return { Fault::Invalid,
        nearest.isEmpty() ? text : text + u' ' + tr("Did you mean \"%1\"?").arg(nearest) };
}

/// Digits of the words with these numbers.
QString digitsOf(const QList<qsizetype>& indices)
{
    QString bits;
    for (const auto index : indices)
        bits += QString::number(index, 2).rightJustified(kBitsOfWord, u'0');
    QString digits;
    for (qsizetype i = 0; i < kDigitsOfWords; ++i)
        digits += QString::number(bits.mid(4 * i, 4).toInt(nullptr, 2), 16);
    return digits;
}

} // namespace

QString codeOf(const Head& head)
{
    return u"muster:%1:%2"_s.arg(QString::number(head.seq), QString::fromLatin1(head.hash.toHex()));
}

QStringList wordsOf(const QByteArray& hash)
{
    QString bits;
    for (const auto digit : QString::fromLatin1(hash.toHex().first(kDigitsOfWords)))
        bits += QString::number(QString(digit).toInt(nullptr, 16), 2).rightJustified(4, u'0');
    QStringList words;
    for (qsizetype i = 0; i < kWords; ++i)
        words.append(headWordList()[bits.mid(kBitsOfWord * i, kBitsOfWord).toInt(nullptr, 2)]);
    return words;
}

const QStringList& headWordList()
{
    static const auto kList = readWords();
    return kList;
}

bool HeadMark::fits(const Head& head) const
{
    return seq == head.seq && !digits.isEmpty() && QString::fromLatin1(head.hash.toHex()).startsWith(digits);
}

Result<HeadMark> headMarkFromText(const QString& text)
{
    const auto small = text.normalized(QString::NormalizationForm_KC).toLower();
    if (const auto code = codeIn(small))
        return *code;
    const auto number = numberIn(small);
    if (!number.hasMatch()) {
        return fail(Fault::Invalid,
            tr("Say which entry it is: its number stands before the words, as in \"47: able about …\"."));
    }
    const auto seq = numberFrom(number.captured(1));
    if (!seq)
        return fail(seq.error());
    const auto written = lettersIn(small.mid(number.capturedEnd()));
    const auto together = wordsTogether(written);
    if (together.size() != kWords)
        return fail(faultOf(written, together.size()));
    return HeadMark { *seq, digitsOf(together) };
}

} // namespace muster::journal
