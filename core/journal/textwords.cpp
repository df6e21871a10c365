// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/textwords.h"

#include <QChar>

#include <algorithm>
#include <optional>

namespace muster::journal {

namespace {

constexpr auto kFirstIdeograph = char32_t(0x4e00);
constexpr auto kLastIdeograph = char32_t(0x9fff);
constexpr auto kLongVowel = char32_t(0x30fc);

bool isMark(char32_t c)
{
    const auto category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_SpacingCombining
        || category == QChar::Mark_Enclosing;
}

/// What makes another letter of a half wide one in Japanese; a letter of its own to Unicode.
bool isHalfMark(QChar c)
{
    return c == QChar(0xff9e) || c == QChar(0xff9f);
}

/// Marks that only change how a letter is said: accents, and the points of Hebrew and Arabic. Where a mark is
/// a vowel, or makes another letter, as in Hindi, Thai and Japanese, it stays.
bool isAccent(char32_t c)
{
    if (QChar::category(c) == QChar::Mark_Enclosing)
        return true;
    if (QChar::category(c) != QChar::Mark_NonSpacing)
        return false;
    const int kind = QChar::combiningClass(c);
    return kind == 1 || (kind >= 10 && kind <= 36) || kind >= 200;
}

/// Of a script that puts no spaces between its words.
bool isUnspaced(char32_t c)
{
    if ((c >= kFirstIdeograph && c <= kLastIdeograph) || c == kLongVowel)
        return true;
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

char32_t characterAt(QStringView text, qsizetype at)
{
    if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(text[at], text[at + 1]);
    return text[at].unicode();
}

qsizetype sizeOf(char32_t c)
{
    return QChar::requiresSurrogates(c) ? 2 : 1;
}

/// Letters that keep their stroke in every normalisation, but not when somebody types a name in a hurry.
QString plain(QChar c)
{
    switch (c.unicode()) {
    case u'ß':
        return QStringLiteral("ss");
    case u'æ':
        return QStringLiteral("ae");
    case u'œ':
        return QStringLiteral("oe");
    case u'ø':
        return QStringLiteral("o");
    case u'ł':
        return QStringLiteral("l");
    case u'đ':
    case u'ð':
        return QStringLiteral("d");
    case u'ħ':
        return QStringLiteral("h");
    case u'ı':
        return QStringLiteral("i");
    default:
        return c;
    }
}

/// A letter with the marks upon it, as it is compared.
QString folded(QStringView letter)
{
    QString bare;
    const auto decomposed = letter.toString().normalized(QString::NormalizationForm_KD);
    for (qsizetype at = 0; at < decomposed.size();) {
        const auto c = characterAt(decomposed, at);
        if (!isAccent(c))
            bare += decomposed.mid(at, sizeOf(c));
        at += sizeOf(c);
    }
    QString letters;
    for (const auto c : bare.toCaseFolded())
        letters += plain(c);
    return letters.normalized(QString::NormalizationForm_C);
}

/// Puts letters together as they come.
class Cutter {
public:
    void take(char32_t c, qsizetype at, qsizetype length)
    {
        if (!QChar::isLetterOrNumber(c) && !isMark(c))
            return end();
        if (isUnspaced(c))
            return takeCharacter(c, at, length);
        // A mark alone is no word.
        if (!m_isOpen && !QChar::isLetterOrNumber(c))
            return end();
        if (!m_isOpen)
            m_words.append({ {}, at, 0, false, false });
        m_isOpen = true;
        m_wasCharacter = false;
        m_words.last().text += QChar::fromUcs4(c);
        m_words.last().length = at + length - m_words.last().at;
    }
    void end()
    {
        m_isOpen = false;
        m_wasCharacter = false;
    }
    [[nodiscard]] QList<TextWord> words() const { return m_words; }

private:
    void takeCharacter(char32_t c, qsizetype at, qsizetype length)
    {
        m_words.append({ {}, at, length, true, m_wasCharacter });
        m_words.last().text += QChar::fromUcs4(c);
        m_isOpen = false;
        m_wasCharacter = true;
    }

    QList<TextWord> m_words;
    bool m_isOpen = false;
    bool m_wasCharacter = false;
};

/// Where in the words of a text the sought ones stand: how many words stand before them.
std::optional<qsizetype> placeOf(const SoughtWords& sought, const QList<TextWord>& words)
{
    const auto fits = [&](qsizetype i, qsizetype from) {
        const auto& wanted = sought.words[i];
        const auto& word = words[from + i];
        if (i > 0 && wanted.followsCharacter && !word.followsCharacter)
            return false;
        const bool mayGoOn = sought.isBeginning && i == sought.words.size() - 1;
        return mayGoOn ? word.text.startsWith(wanted.text) : word.text == wanted.text;
    };
    for (qsizetype from = 0; from + sought.words.size() <= words.size(); ++from) {
        qsizetype i = 0;
        while (i < sought.words.size() && fits(i, from))
            ++i;
        if (i == sought.words.size())
            return from;
    }
    return std::nullopt;
}

/// Everything that breaks a line becomes a space, one for one, so that places stay.
QString inOneLine(QString text)
{
    std::replace_if(
        text.begin(), text.end(), [](QChar c) { return c.isSpace(); }, u' ');
    return text;
}

Excerpt pieceOf(const QString& text, qsizetype at, qsizetype length, qsizetype width)
{
    // A third of the room is before what was found.
    auto from = std::max(qsizetype(0), std::min(at - width / 3, text.size() - width));
    auto to = std::min(text.size(), std::max(from + width, at + length));
    if (from > 0 && text[from].isLowSurrogate())
        --from;
    if (to < text.size() && text[to].isLowSurrogate())
        ++to;
    const auto before = from > 0 ? QStringLiteral("…") : QString();
    const auto behind = to < text.size() ? QStringLiteral("…") : QString();
    return { before + inOneLine(text.mid(from, to - from)) + behind, at - from + before.size(), length };
}

bool isQuote(QChar c)
{
    return c == u'"' || c == u'“' || c == u'”' || c == u'„' || c == u'«' || c == u'»';
}

} // namespace

QList<TextWord> wordsIn(QStringView text)
{
    Cutter cutter;
    for (qsizetype at = 0; at < text.size();) {
        const auto c = characterAt(text, at);
        auto end = at + sizeOf(c);
        while (end < text.size() && (isMark(characterAt(text, end)) || isHalfMark(text[end])))
            end += sizeOf(characterAt(text, end));
        const bool isBare = end == at + sizeOf(c);
        if (isBare && c < 0x80) {
            cutter.take(QChar::toLower(c), at, 1);
        } else if (isBare && c >= kFirstIdeograph && c <= kLastIdeograph) {
            cutter.take(c, at, 1);
        } else {
            const auto letters = folded(text.mid(at, end - at));
            for (qsizetype i = 0; i < letters.size(); i += sizeOf(characterAt(letters, i)))
                cutter.take(characterAt(letters, i), at, end - at);
        }
        at = end;
    }
    return cutter.words();
}

QList<SoughtWords> soughtIn(const QString& typed)
{
    QList<SoughtWords> sought;
    QString piece;
    bool isQuoted = false;
    const auto endPiece = [&] {
        if (auto words = wordsIn(piece); !words.isEmpty())
            sought.append({ std::move(words), !isQuoted });
        piece.clear();
    };
    const auto whole = typed.normalized(QString::NormalizationForm_C);
    for (const auto c : whole) {
        if (isQuote(c)) {
            endPiece();
            isQuoted = !isQuoted;
        } else if (c.isSpace() && !isQuoted) {
            endPiece();
        } else {
            piece += c;
        }
    }
    // Quotes that are still open are being typed.
    isQuoted = false;
    endPiece();
    for (qsizetype i = 0; i + 1 < sought.size(); ++i)
        sought[i].isBeginning = false;
    return sought;
}

Excerpt excerptOf(const QStringList& texts, const QList<SoughtWords>& sought, qsizetype width)
{
    for (const auto& given : texts) {
        const auto text = given.normalized(QString::NormalizationForm_C);
        const auto words = wordsIn(text);
        for (const auto& one : sought) {
            const auto place = placeOf(one, words);
            if (!place)
                continue;
            const auto& first = words[*place];
            const auto& last = words[*place + one.words.size() - 1];
            return pieceOf(text, first.at, last.at + last.length - first.at, width);
        }
    }
    return texts.isEmpty() ? Excerpt() : pieceOf(texts.first(), 0, 0, width);
}

} // namespace muster::journal
