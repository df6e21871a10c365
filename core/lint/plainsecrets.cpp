// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/plainsecrets.h"

#include "core/plan/words.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace muster::plan::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Shape {
    QRegularExpression form;
    QString what;
};

/// Secrets that are known by how they look.
QList<Shape> shapes()
{
    const auto shape = [](const QString& form, const QString& what) {
        return Shape { QRegularExpression(u"(?<![A-Za-z0-9_])(?:"_s + form + u')'), what };
    };
    return {
        shape(u"-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY"_s, Words::tr("a private key")),
        shape(u"(?:AKIA|ASIA)[A-Z0-9]{16}"_s, Words::tr("an access key of AWS")),
        shape(u"gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255}"_s,
            Words::tr("a token of GitHub")),
        shape(u"glpat-[A-Za-z0-9_-]{16,64}"_s, Words::tr("a token of GitLab")),
        shape(u"xox[abeoprs]-[A-Za-z0-9-]{8,255}"_s, Words::tr("a token of Slack")),
        shape(u"https://hooks\\.slack\\.com/(?:services|workflows)/[A-Za-z0-9/]{10,255}"_s,
            Words::tr("a webhook address of Slack")),
        shape(u"[sr]k_(?:live|test)_[A-Za-z0-9]{8,255}"_s, Words::tr("a key of Stripe")),
        shape(u"sk-(?:proj-|ant-)?(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{24,255}"_s, Words::tr("an API key")),
        shape(u"AIza[A-Za-z0-9_-]{30,64}"_s, Words::tr("an API key of Google")),
        shape(u"SG\\.[A-Za-z0-9_-]{16,64}\\.[A-Za-z0-9_-]{16,64}"_s, Words::tr("an API key of SendGrid")),
        shape(u"npm_[A-Za-z0-9]{30,64}"_s, Words::tr("a token of npm")),
        shape(u"eyJ[A-Za-z0-9_-]{8,2000}\\.eyJ[A-Za-z0-9_-]{8,2000}\\.[A-Za-z0-9_-]{8,2000}"_s,
            Words::tr("a signed token")),
    };
}

/// A value that stands for another one: a place, a variable, something to fill in, a word for a password.
bool standsForAnother(const QString& value)
{
    static const QRegularExpression kOther(
        u"^(?:credential:|op:|vault:|keychain:|env:|file:|https?:|[<\\[{$%*•…./"
        u"~]|x+$|\\.+$|your|changeme|change-me|"
        "example|placeholder|unknown$|none$|secret$|pass(?:word|wd)?$|pw$|pwd$|token$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return kOther.match(value).hasMatch();
}

bool holds(const QString& value, bool (QChar::*test)() const)
{
    return std::any_of(value.begin(), value.end(), [test](QChar c) { return (c.*test)(); });
}

/// Letters with digits, and no name of words and a number ("database-credentials-2", "90-day", "sha256").
bool looksRandom(const QString& value)
{
    static const QRegularExpression kBetween(u"[-_./:]"_s);
    static const QRegularExpression kMethod(
        u"^(?:sha|md|base|aes|hs|rs|es)\\d"_s, QRegularExpression::CaseInsensitiveOption);
    const auto parts = value.split(kBetween);
    return std::any_of(parts.begin(), parts.end(), [](const QString& part) {
        return part.size() >= 6 && holds(part, &QChar::isDigit) && holds(part, &QChar::isLetter)
            && !kMethod.match(part).hasMatch();
    });
}

/// As somebody who must obey a rule for passwords writes it.
bool looksLikePassword(const QString& value)
{
    const bool sign
        = std::any_of(value.begin(), value.end(), [](QChar c) { return u"!@#$%^&*+?~"_s.contains(c); });
    return value.size() >= 8 && looksRandom(value)
        && (sign || (holds(value, &QChar::isUpper) && holds(value, &QChar::isLower)));
}

/// The secret that a match of an expression with the groups `value` holds; its place, or -1.
void collect(QList<PlainSecret>& found, const QString& line, const QRegularExpression& form,
    const QString& what, bool (*isSecret)(const QString& value))
{
    for (auto matches = form.globalMatch(line); matches.hasNext();) {
        const auto match = matches.next();
        const auto value = match.captured(u"value"_s);
        if (!standsForAnother(value) && isSecret(value))
            found.append({ what, match.capturedStart(u"value"_s) });
    }
}

constexpr size_t kLetters = 128;

/// A letter of ASCII in lower case; all that is not ASCII is the same.
template <typename Char> constexpr size_t folded(Char c)
{
    const auto letter = static_cast<std::make_unsigned_t<Char>>(c);
    if (letter >= 'A' && letter <= 'Z')
        return letter + 32U;
    return letter < kLetters ? letter : kLetters - 1;
}

/// What the expressions need, in lower case: they are dear, and hardly a line has a part of it.
constexpr std::array<std::string_view, 28> kParts { "password", "passwd", "passphrase", "pwd", "secret",
    "api", "access", "token", "://", "hooks.", "-----", "akia", "asia", "aiza", "ghp_", "gho_", "ghu_",
    "ghs_", "ghr_", "github_", "glpat-", "xox", "sk_", "rk_", "sk-", "sg.", "npm_", "eyj" };

/// The first two letters of each part.
constexpr auto kPairs = [] {
    std::array<bool, kLetters * kLetters> pairs {};
    for (const auto part : kParts)
        pairs[folded(part[0]) * kLetters + folded(part[1])] = true;
    return pairs;
}();

template <typename View> bool hasPart(View line)
{
    const auto* end = line.data() + line.size();
    const auto begins = [end](const auto* text, std::string_view part) {
        return end - text >= std::ssize(part)
            && std::equal(
                part.begin(), part.end(), text, [](char a, auto b) { return folded(a) == folded(b); });
    };
    // An address holds a secret only before its '@'.
    std::optional<bool> hasAt;
    const auto mayCount = [&](std::string_view part) {
        if (part != "://")
            return true;
        if (!hasAt)
            hasAt = std::find(line.data(), end, '@') != end;
        return *hasAt;
    };
    size_t before = 0;
    for (const auto* text = line.data(); text != end; ++text) {
        const auto letter = folded(*text);
        if (!kPairs[std::exchange(before, letter) * kLetters + letter])
            continue;
        for (const auto part : kParts) {
            if (begins(text - 1, part) && mayCount(part))
                return true;
        }
    }
    return false;
}

} // namespace

bool mayHoldSecret(QByteArrayView line)
{
    return hasPart(line);
}

QList<PlainSecret> plainSecretsIn(const QString& line)
{
    if (!hasPart(std::u16string_view(QStringView(line).utf16(), static_cast<size_t>(line.size()))))
        return {};
    static const auto kShapes = shapes();
    static const QRegularExpression kConnection(
        u"\\b[a-z][a-z0-9+.-]{1,20}://[^\\s:/@\"']{0,100}:(?<value>[^\\s/@\"']{1,200})@"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const auto kNames
        = u"(?:password|passwd|passphrase|pwd|secret|api[_-]?key|access[_-]?key|token)"_s;
    static const QRegularExpression kAssigned(u"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{0,60}"_s + kNames
            + u"[\"']?\\s?[:=]\\s?[\"']?(?<value>[^\\s\"',;}\\])]{6,200})"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kOption(u"(?<![\\w-])--?(?:[a-z]{1,20}-)?"_s + kNames
            + u"[\"']?(?:,\\s?|\\s)[\"']?(?<value>[^\\s\"',;}\\])]{6,200})"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kSpoken(
        u"\\b"_s + kNames + u" (?:is|was|will be) [\"']?(?<value>[^\\s\"',;]{8,200})"_s,
        QRegularExpression::CaseInsensitiveOption);

    QList<PlainSecret> found;
    for (const auto& [form, what] : kShapes) {
        for (auto matches = form.globalMatch(line); matches.hasNext();)
            found.append({ what, matches.next().capturedStart() });
    }
    collect(found, line, kConnection, Words::tr("a connection string with its password"),
        [](const QString&) { return true; });
    const auto password = Words::tr("a password or token");
    collect(found, line, kAssigned, password, looksRandom);
    collect(found, line, kOption, password, looksRandom);
    collect(found, line, kSpoken, password, looksLikePassword);
    // `TOKEN=ghp_…` is one secret.
    std::stable_sort(
        found.begin(), found.end(), [](const PlainSecret& a, const PlainSecret& b) { return a.at < b.at; });
    const auto same = std::unique(
        found.begin(), found.end(), [](const PlainSecret& a, const PlainSecret& b) { return a.at == b.at; });
    found.erase(same, found.end());
    return found;
}

} // namespace muster::plan::lint
