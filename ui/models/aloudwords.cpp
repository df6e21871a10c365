// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/aloudwords.h"

#include <QCoreApplication>
#include <QList>
#include <QRegularExpression>
#include <QStringList>

#include <array>
#include <utility>

namespace muster::ui {

namespace {

struct Aloud {
    Q_DECLARE_TR_FUNCTIONS(muster::ui::Aloud)
};

using Rules = QList<std::pair<QRegularExpression, QString>>;

Rules rulesFrom(std::initializer_list<std::pair<const char16_t*, const char16_t*>> pairs)
{
    Rules rules;
    for (const auto& [pattern, words] : pairs)
        rules.append(
            { QRegularExpression(QString::fromUtf16(pattern), QRegularExpression::UseUnicodePropertiesOption),
                QString::fromUtf16(words) });
    return rules;
}

QString changed(QString text, const Rules& rules)
{
    for (const auto& [pattern, words] : rules)
        text.replace(pattern, words);
    return text;
}

struct Unit {
    const char16_t* sign;
    const char16_t* one;
    const char16_t* many;
};

constexpr std::array kUnits {
    Unit { u"ms", u"millisecond", u"milliseconds" },
    Unit { u"s", u"second", u"seconds" },
    Unit { u"sec", u"second", u"seconds" },
    Unit { u"m", u"minute", u"minutes" },
    Unit { u"min", u"minute", u"minutes" },
    Unit { u"mins", u"minute", u"minutes" },
    Unit { u"h", u"hour", u"hours" },
    Unit { u"hrs", u"hour", u"hours" },
    Unit { u"d", u"day", u"days" },
    Unit { u"kB", u"kilobyte", u"kilobytes" },
    Unit { u"KB", u"kilobyte", u"kilobytes" },
    Unit { u"KiB", u"kibibyte", u"kibibytes" },
    Unit { u"MB", u"megabyte", u"megabytes" },
    Unit { u"MiB", u"mebibyte", u"mebibytes" },
    Unit { u"GB", u"gigabyte", u"gigabytes" },
    Unit { u"GiB", u"gibibyte", u"gibibytes" },
    Unit { u"TB", u"terabyte", u"terabytes" },
    Unit { u"TiB", u"tebibyte", u"tebibytes" },
};

/// Signs that stand for words in English.
const Rules& signRules()
{
    static const auto rules = rulesFrom({
        { u"\\b[a-z]+://", u"" },
        { u"\\be\\.g\\.", u"for example" },
        { u"\\bi\\.e\\.", u"that is" },
        { u"\\betc\\.", u"and so on" },
        { u"<([\\p{L}_][\\w .-]*)>", u"\\1" }, // something to fill in
        { u"<=|≤", u" at most " },
        { u">=|≥", u" at least " },
        { u"!=|≠", u" is not " },
        { u"->|=>|→|⇒", u" to " },
        { u"==?", u" is " },
        { u"<", u" less than " },
        { u">", u" more than " },
        { u"±", u" plus or minus " },
        { u"≈|~(?=\\s?\\d)", u" about " },
        { u"×", u" times " },
        { u"(?<=\\d)\\s*–\\s*(?=\\d)", u" to " },
        // A date has more of them.
        { u"(?<![\\w.-])(\\d{1,3})-(\\d{1,3})(?![\\w-])", u"\\1 to \\2" },
        { u"(?<!\\S)[-−](?=\\d)", u" minus " },
        { u"(?<!\\S)-+(?=\\w)", u" " },
        { u"\\+", u" plus " },
        { u"\\s*%", u" percent" },
        { u"&+", u" and " },
        { u"@", u" at " },
        { u"#(?=\\d)", u" number " },
        { u"§", u" section " },
        { u"°", u" degrees " },
        { u"\\s/\\s", u" or " },
        { u"/", u" slash " },
        { u"\\\\", u" backslash " },
        // The code of a step, not a number with a unit.
        { u"(?<![\\w.])([A-Z]?)(\\d+)\\.(\\d+)([a-z])\\b(?<![smhd])", u"\\1 \\2 point \\3 \\4" },
        { u"\\b(\\d+(?:[.,]\\d+)*)(?=\\p{L})(?!(?:st|nd|rd|th)\\b)", u"\\1 " },
    });
    return rules;
}

/// Marks that are written and never said.
const Rules& markRules()
{
    static const auto rules = rulesFrom({
        { u"[`*#^$~|\"“”„«»<>{}]", u" " },
        { u"_", u" " },
        { u"\\s+[—–-]+\\s+|[(\\[·•]", u", " },
        { u"[)\\]]", u", " },
        { u"…", u"." },
    });
    return rules;
}

/// What the others leave behind.
const Rules& tidyRules()
{
    static const auto rules = rulesFrom({
        { u"\\s+", u" " },
        { u"\\s+([,.;:!?])(?!\\w)", u"\\1" },
        { u",(?=[,.;:!?])", u"" },
        { u"([.:;!?]),", u"\\1" },
        { u"^[\\s,]+|[\\s,;:]+$", u"" },
    });
    return rules;
}

QString withUnits(const QString& text)
{
    static const auto pattern = [] {
        QStringList signs;
        for (const auto& unit : kUnits)
            signs << QString::fromUtf16(unit.sign);
        return QRegularExpression(
            QStringLiteral("(?<![\\w.])(\\d+(?:[.,]\\d+)*)[ -]?(%1)(?!\\w)").arg(signs.join(u'|')));
    }();
    QString made;
    qsizetype from = 0;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const auto count = match.captured(1);
        made += text.sliced(from, match.capturedStart() - from) + count + u' ';
        for (const auto& unit : kUnits) {
            if (match.captured(2) == QString::fromUtf16(unit.sign))
                made += QString::fromUtf16(count == u"1" ? unit.one : unit.many);
        }
        from = match.capturedEnd();
    }
    return made + text.sliced(from);
}

QString sentence(const QString& words)
{
    static const QString ends = QStringLiteral(".!?。！？");
    return words.isEmpty() || ends.contains(words.back()) ? words : QString(words + u'.');
}

/// "Expected: …", where there is something to say.
void say(QStringList& sentences, const QString& frame, const QString& text, const QString& language)
{
    if (const auto words = aloudText(text, language); !words.isEmpty())
        sentences << sentence(frame.arg(words));
}

} // namespace

QString aloudText(const QString& text, const QString& language)
{
    const bool english = language.isEmpty() || language.startsWith(u"en");
    QStringList sentences;
    const auto lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const auto& line : lines) {
        auto words = english ? withUnits(changed(line, signRules())) : line;
        words = changed(changed(words, markRules()), tidyRules());
        if (!words.isEmpty())
            sentences << sentence(words);
    }
    return sentences.join(u' ');
}

QString aloudCode(const QString& code)
{
    static const QRegularExpression seam(QStringLiteral("(?<=\\p{L})(?=\\d)|(?<=\\d)(?=\\p{L})"),
        QRegularExpression::UseUnicodePropertiesOption);
    return QString(code).replace(seam, QStringLiteral(" ")).replace(u'.', Aloud::tr(" point "));
}

QString aloudStep(const incident::StepView& view, const QString& standing, const QString& language)
{
    const auto& step = *view.step;
    QStringList sentences;
    say(sentences, Aloud::tr("Caution: %1"), step.caution, language);
    if (step.irreversible)
        sentences << Aloud::tr("This cannot be undone.");
    say(sentences, Aloud::tr("Step %1: %2").arg(aloudCode(view.code), QStringLiteral("%1")), step.title,
        language);
    if (step.decision) {
        say(sentences, QStringLiteral("%1"), step.decision->question, language);
        int number = 0;
        for (const auto& answer : step.decision->answers)
            say(sentences, Aloud::tr("Answer %1: %2").arg(++number).arg(QStringLiteral("%1")), answer.title,
                language);
    }
    say(sentences, Aloud::tr("Expected: %1"), step.expect, language);
    // Ours, in the language of the window.
    say(sentences, Aloud::tr("State: %1"), standing, {});
    return sentences.join(u' ');
}

} // namespace muster::ui
