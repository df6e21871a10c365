// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/heads.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace muster::journal {

namespace {

constexpr auto kFirstLine = "muster-heads-v1";
constexpr qsizetype kHashSize = 32;
constexpr qsizetype kKeySize = 32;
/// More chains than consoles will ever share an incident; a longer text is not read.
constexpr qsizetype kLargestText = 256 * 1024;

tl::unexpected<Error> misspelled(const char* what)
{
    return fail(Fault::Invalid,
        QCoreApplication::translate("muster", "The list of newest entries is not spelled as it must be: %1.")
            .arg(QLatin1StringView(what)));
}

/// What stands behind the word of a line; nothing when another word stands there.
std::optional<QString> behind(const QByteArray& line, const char* word)
{
    const auto start = QByteArray(word) + ' ';
    if (!line.startsWith(start))
        return {};
    return QString::fromLatin1(line.mid(start.size()));
}

std::optional<Head> headOf(const QString& text)
{
    const auto parts = text.split(u' ');
    if (parts.size() != 3)
        return {};
    const auto origin = OriginId::fromString(parts[0]);
    bool isNumber = false;
    const auto seq = parts[1].toLongLong(&isNumber);
    const auto hash = QByteArray::fromHex(parts[2].toLatin1());
    if (!origin || !isNumber || seq < 1 || hash.size() != kHashSize)
        return {};
    return Head { *origin, seq, hash };
}

} // namespace

QByteArray textOf(const Heads& heads)
{
    QByteArray text = QByteArray(kFirstLine) + '\n';
    const auto line = [&](const char* word, const QString& value) {
        text += QByteArray(word) + ' ' + value.toLatin1() + '\n';
    };
    line("stream", heads.stream.toString());
    line("at", isoText(heads.at));
    line("by", heads.by.toString());
    line("key", QString::fromLatin1(heads.key.toHex()));
    for (const auto& head : heads.heads) {
        line("head",
            QStringLiteral("%1 %2 %3")
                .arg(head.origin.toString(), QString::number(head.seq),
                    QString::fromLatin1(head.hash.toHex())));
    }
    return text;
}

Result<Heads> headsFromText(const QByteArray& text)
{
    if (text.size() > kLargestText)
        return misspelled("it is too long");
    const auto lines = text.split('\n');
    constexpr std::array kWords { "stream", "at", "by", "key" };
    constexpr qsizetype kHeadLines = 1 + kWords.size();
    if (lines.size() <= kHeadLines || lines.first() != kFirstLine || !lines.last().isEmpty())
        return misspelled("its lines");
    std::array<QString, kWords.size()> values;
    for (std::size_t i = 0; i < kWords.size(); ++i)
        values.at(i) = behind(lines[1 + qsizetype(i)], kWords.at(i)).value_or(QString());
    const auto stream = StreamId::fromString(values[0]);
    const auto at = instantFromIso(values[1]);
    const auto by = OriginId::fromString(values[2]);
    const auto key = QByteArray::fromHex(values[3].toLatin1());
    if (!stream || !at || !by || key.size() != kKeySize)
        return misspelled("stream, time, console or key");
    Heads heads { *stream, *at, *by, key, {} };
    for (auto i = kHeadLines; i < lines.size() - 1; ++i) {
        const auto value = behind(lines[i], "head");
        const auto head = value ? headOf(*value) : std::nullopt;
        if (!head)
            return misspelled("a line of an entry");
        heads.heads.append(*head);
    }
    const auto inOrder = std::adjacent_find(heads.heads.begin(), heads.heads.end(),
                             [](const Head& a, const Head& b) { return !(a.origin < b.origin); })
        == heads.heads.end();
    if (heads.heads.isEmpty() || !inOrder)
        return misspelled("the order of its lines");
    if (textOf(heads) != text)
        return misspelled("a number, a time or a letter");
    return heads;
}

SignedHeads signedHeads(Heads heads, const Signer& signer)
{
    std::sort(heads.heads.begin(), heads.heads.end(),
        [](const Head& a, const Head& b) { return a.origin < b.origin; });
    heads.key = signer.publicKey();
    const auto text = textOf(heads);
    return { text, signer.sign(text) };
}

Result<Heads> readHeads(const SignedHeads& signedHeads)
{
    auto heads = headsFromText(signedHeads.text);
    if (heads && !verifies(heads->key, signedHeads.text, signedHeads.signature)) {
        return fail(Fault::Invalid,
            QCoreApplication::translate(
                "muster", "The list of newest entries was changed after it was signed."));
    }
    return heads;
}

} // namespace muster::journal
