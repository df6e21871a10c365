// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/tamedname.h"

#include <QCoreApplication>
#include <QStringView>

namespace muster::evidence {

namespace {

/// Nobody sees more of a name; what is longer only costs time.
constexpr qsizetype kMostRead = 8 * 1024;
/// With its dot. What is longer is no extension but a name with a dot in it.
constexpr qsizetype kLongestExtension = 17;

/// What follows the last separator of any system; separators at the end close nothing.
QString lastPart(const QString& path)
{
    static const QString kSeparators = QStringLiteral("/\\");
    auto end = path.size();
    while (end > 0 && kSeparators.contains(path[end - 1]))
        --end;
    auto begin = end;
    while (begin > 0 && !kSeparators.contains(path[begin - 1]))
        --begin;
    return path.sliced(begin, end - begin);
}

/// It is not to be seen, or changes how others are: formats, direction, joiners, tags, fillers, half pairs.
bool isHidden(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
        return true;
    default:
        break;
    }
    const bool isFiller = c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5
        || c == 0x2800 || c == 0x3164 || c == 0xFFA0 || c == 0xFFFC;
    return isFiller || QChar::isNonCharacter(c) || (c >= 0xE0000 && c <= 0xE0FFF);
}

/// Some system reads it as a separator, a stream of a file or a pattern, or turns it into one of those.
bool isKept(char32_t c)
{
    static const QString kThose = QStringLiteral("<>:\"/\\|?*"
                                                 "\u2044\u2215\u29F5\u29F8\u29F9\uFE68\uFF0F\uFF1A\uFF3C");
    return c < 0x10000 && kThose.contains(QChar(static_cast<char16_t>(c)));
}

QString cleaned(const QString& name)
{
    QString made;
    for (qsizetype i = 0; i < name.size(); ++i) {
        char32_t c = name[i].unicode();
        if (name[i].isHighSurrogate() && i + 1 < name.size() && name[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(name[i], name[i + 1]);
            ++i;
        }
        if (QChar::isSpace(c))
            made += u' ';
        else if (isKept(c))
            made += u'_';
        else if (!isHidden(c))
            made += QChar::fromUcs4(c);
    }
    return made.normalized(QString::NormalizationForm_C).simplified();
}

/// Without what a name may not begin and end with. A mark without its letter would sit on whatever stands
/// before the name.
QString trimmedEnds(const QString& name)
{
    qsizetype begin = 0;
    while (begin < name.size()
        && (name[begin] == u'.' || name[begin] == u'-' || name[begin].isSpace() || name[begin].isMark()))
        ++begin;
    auto end = name.size();
    while (end > begin && (name[end - 1] == u'.' || name[end - 1].isSpace()))
        --end;
    return name.sliced(begin, end - begin);
}

bool isDevice(const QString& name)
{
    const auto word = name.section(u'.', 0, 0).trimmed().toUpper();
    for (const auto* device : { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$" }) {
        if (word == QLatin1StringView(device))
            return true;
    }
    if (word.size() != 4 || !(word.startsWith(u"COM") || word.startsWith(u"LPT")))
        return false;
    return QStringLiteral("0123456789¹²³").contains(word.back());
}

bool fits(const QString& name)
{
    return name.size() <= kLongestName && name.toUtf8().size() <= kMostNameBytes;
}

/// With its dot; empty for none.
QString extensionOf(const QString& name)
{
    const auto dot = name.lastIndexOf(u'.');
    return dot <= 0 || name.size() - dot > kLongestExtension ? QString() : name.sliced(dot);
}

/// As much of the stem as leaves room for the end.
QString fitted(QString stem, const QString& end)
{
    while (stem.size() > 1 && !fits(stem + end)) {
        stem.chop(1);
        if (stem.back().isHighSurrogate())
            stem.chop(1);
    }
    while (stem.size() > 1 && (stem.back() == u'.' || stem.back() == u' '))
        stem.chop(1);
    return stem + end;
}

} // namespace

QString tamedName(const QString& hostile)
{
    auto name = trimmedEnds(cleaned(lastPart(hostile).left(kMostRead)));
    if (name.isEmpty())
        return QCoreApplication::translate("muster", "file");
    if (isDevice(name))
        name.prepend(u'_');
    if (fits(name))
        return name;
    const auto end = extensionOf(name);
    return fitted(name.chopped(end.size()), end);
}

QString nameBeside(const QString& name, const QStringList& taken)
{
    const auto isTaken = [&](const QString& wanted) { return taken.contains(wanted, Qt::CaseInsensitive); };
    if (!isTaken(name))
        return name;
    const auto end = extensionOf(name);
    for (int number = 2;; ++number) {
        const auto next = fitted(name.chopped(end.size()), QStringLiteral(" (%1)").arg(number) + end);
        if (!isTaken(next))
            return next;
    }
}

} // namespace muster::evidence
