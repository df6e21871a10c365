// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/searchwords.h"

#include "core/journal/textwords.h"

#include <QStringList>
#include <QUuid>

namespace muster::store {

namespace {

/// Stands where an event names a person, when the machine itself speaks; see event-record.md.
constexpr QUuid kMachine(0x6d757374, 0x6572, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0);
/// Between two texts, so that words of both never stand together; nobody can type it as a word.
constexpr auto kBetween = QChar(0xe000);

/// The words of the index for these words.
QStringList tokensOf(const QList<journal::TextWord>& words)
{
    QStringList tokens;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool goesOn = i + 1 < words.size() && words[i + 1].followsCharacter;
        tokens.append(goesOn ? words[i].text + words[i + 1].text : words[i].text);
    }
    return tokens;
}

QStringList tokensIn(const QString& text)
{
    return tokensOf(journal::wordsIn(text.normalized(QString::NormalizationForm_C)));
}

/// Digits, so that the tokenizer takes it whole.
QString tag(char kind, const QByteArray& value)
{
    return QChar::fromLatin1(kind) + QString::fromLatin1(value.toHex());
}

QString streamTag(const journal::StreamId& stream)
{
    return tag('s', stream.uuid().toRfc4122());
}

QString typeTag(const QString& type)
{
    return tag('t', type.toUtf8());
}

QString subjectTag(const QString& subject)
{
    return tag('a', subject.toUtf8());
}

QString serviceTag(const QString& service)
{
    return tag('v', service.toUtf8());
}

QString sourceTag(bool isMachine)
{
    return tag('b', isMachine ? "machine" : "people");
}

/// In quotes nothing is an operator.
QString phrase(const QStringList& tokens, bool isBeginning = false)
{
    return u'"' + tokens.join(u' ') + (isBeginning ? QStringLiteral("\" *") : QStringLiteral("\""));
}

QString phraseOf(const journal::SoughtWords& sought)
{
    auto tokens = tokensOf(sought.words);
    const auto& last = sought.words.last();
    // In the text more characters may follow.
    if (last.followsCharacter)
        tokens.removeLast();
    return phrase(tokens, last.isCharacter ? !last.followsCharacter : sought.isBeginning);
}

QString phrasesOf(const QString& typed)
{
    QStringList phrases;
    for (const auto& sought : journal::soughtIn(typed))
        phrases.append(phraseOf(sought));
    return phrases.join(QStringLiteral(" AND "));
}

} // namespace

IndexedWords indexedWords(const journal::Event& event)
{
    QStringList words;
    for (const auto& leaf : event.leaves) {
        if (leaf.field == u"actor.name")
            continue;
        if (!words.isEmpty())
            words.append(kBetween);
        words += tokensIn(leaf.value);
    }
    QStringList tags { streamTag(event.stream), typeTag(event.type),
        sourceTag(event.actor.person.uuid() == kMachine) };
    if (event.type.contains(u'.'))
        tags.append(typeTag(event.type.section(u'.', 0, 0)));
    if (!event.subject.isEmpty())
        tags.append(subjectTag(event.subject));
    if (event.subject.contains(u'/'))
        tags.append(subjectTag(event.subject.section(u'/', 0, 0)));
    if (const auto service = event.payload.value(QLatin1StringView("service")).toString(); !service.isEmpty())
        tags.append(serviceTag(service));
    return { words.join(u' '), tokensIn(event.actor.name).join(u' '), tags.join(u' ') };
}

QString matchFor(const journal::Search& search)
{
    QStringList parts;
    if (const auto words = phrasesOf(search.words); !words.isEmpty())
        parts.append(QStringLiteral("{text who} : (%1)").arg(words));
    if (const auto name = phrasesOf(search.person); !name.isEmpty())
        parts.append(QStringLiteral("who : (%1)").arg(name));
    QStringList tags;
    if (search.stream)
        tags.append(phrase({ streamTag(*search.stream) }));
    QStringList types;
    for (const auto& type : search.types)
        types.append(phrase({ typeTag(type) }));
    if (!types.isEmpty())
        tags.append(u'(' + types.join(QStringLiteral(" OR ")) + u')');
    if (!search.subject.isEmpty())
        tags.append(phrase({ subjectTag(search.subject) }));
    if (!search.service.isEmpty())
        tags.append(phrase({ serviceTag(search.service) }));
    if (search.source != journal::Search::Source::All)
        tags.append(phrase({ sourceTag(search.source == journal::Search::Source::Machine) }));
    if (!tags.isEmpty())
        parts.append(QStringLiteral("tag : (%1)").arg(tags.join(QStringLiteral(" AND "))));
    return parts.join(QStringLiteral(" AND "));
}

} // namespace muster::store
