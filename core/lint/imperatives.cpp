// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/imperatives.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace muster::plan::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What is longer is not read to its end.
constexpr qsizetype kMaxRead = 1000;

using WordSet = QSet<QString>;

WordSet setOf(const char* words)
{
    const auto list = QString::fromLatin1(words).split(u' ');
    return { list.begin(), list.end() };
}

/// Verbs that are hardly ever a noun beside another noun.
const WordSet& verbs()
{
    static const auto kVerbs = setOf(
        "verify confirm notify promote rotate disable enable validate ensure inform announce assess "
        "determine "
        "execute initiate identify isolate resume revoke redeploy reissue freeze unfreeze choose decide "
        "inspect configure redirect revert publish tell ask reopen replay reconcile investigate acknowledge "
        "escalate coordinate remove install uninstall replace compare collect evict reboot reload");
    return kVerbs;
}

/// Verbs that are nouns as well: they are verbs where a noun begins after them.
const WordSet& verbsOrNouns()
{
    static const auto kVerbs = setOf(
        "restore test check record report deploy update note log document export import switch watch monitor "
        "upload download review release measure start stop restart reset read write create delete insert "
        "open "
        "close call send wait save store copy move point run look set clear drop pause drain scale roll fail "
        "force email page post message mark sign lock unlock mount unmount attach detach tag merge pull push "
        "build repair capture change apply connect");
    return kVerbs;
}

const WordSet& beginningsOfNouns()
{
    static const auto kWords = setOf("the a an its it all each every them this these those that your our "
                                     "their whether any both which what "
                                     "who how where");
    return kWords;
}

/// Words after which "and" may join what is only spoken about: "Confirm that users can log in and upload".
const WordSet& subordinators()
{
    static const auto kWords = setOf(
        "that whether if who which where how until before after when while can since because so once as both "
        "between either what unless");
    return kWords;
}

/// "Connect to the replica and promote it" is one act: to get there is no act of its own.
bool isWayThere(const QString& before)
{
    static const QRegularExpression kWay(
        u"^(?:connect|log ?in|log on|sign in|go|ssh|navigate) (?:in)?to\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    return kWay.match(before.simplified()).hasMatch();
}

bool isVerb(const QString& word, const QString& next)
{
    return verbs().contains(word) || (verbsOrNouns().contains(word) && beginningsOfNouns().contains(next));
}

/// Without what is quoted, in code or in parentheses.
QString withoutAsides(const QString& step)
{
    static const QRegularExpression kAside(u"\"[^\"]*\"|“[^”]*”|`[^`]*`|\\([^)]*\\)"_s);
    auto text = step.first(qMin(step.size(), kMaxRead));
    const bool hasAside
        = std::any_of(text.cbegin(), text.cend(), [](QChar c) { return u"\"“`("_s.contains(c); });
    return hasAside ? text.replace(kAside, u"…"_s) : text;
}

/// In lower case.
QStringList wordsOf(const QString& text)
{
    QStringList words;
    qsizetype begin = 0;
    const auto lower = text.toLower();
    for (qsizetype i = 0; i <= lower.size(); ++i) {
        if (i < lower.size() && (lower[i].isLetterOrNumber() || lower[i] == u'-'))
            continue;
        if (i > begin)
            words.append(lower.sliced(begin, i - begin));
        begin = i + 1;
    }
    return words;
}

bool isSpokenAbout(const QString& before)
{
    const auto words = wordsOf(before);
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (subordinators().contains(words[i]))
            return true;
        // "Use psql to connect and …", but not "Restore to a new branch and …".
        const bool more = i + 1 < words.size();
        if (words[i] == u"to" && more
            && (verbs().contains(words[i + 1]) || verbsOrNouns().contains(words[i + 1])))
            return true;
    }
    return false;
}

/// A word that destroys, among the arguments of a command.
bool destroys(const QString& word)
{
    static const auto kWords = setOf(
        "destroy delete drop truncate purge wipe erase prune flushall flushdb failover switchover reset "
        "overwrite uninstall --force --force-with-lease --delete --overwrite --hard --clean --purge");
    static const QRegularExpression kBeginning(u"^(?:delete|destroy|drop|purge|truncate)-"_s);
    const auto parts = word.toLower().split(u':');
    return std::any_of(parts.begin(), parts.end(),
        [](const QString& part) { return kWords.contains(part) || kBeginning.match(part).hasMatch(); });
}

} // namespace

bool isEnglish(const Plan& plan)
{
    const auto language = plan.language.toLower();
    return language.isEmpty() || language == u"unknown" || language == u"en" || language.startsWith(u"en-");
}

QString secondAct(const QString& step)
{
    static const QRegularExpression kJoint(
        u"([;.]|,?\\s+and(?:\\s+then)?|,\\s+then)\\s+(?:(?:also|then)\\s+)?([\\p{L}-]+)(?:\\s+([\\p{L}-]+))?"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto text = withoutAsides(step);
    auto from = kJoint.match(text);
    while (from.hasMatch()) {
        const auto joint = from.captured(1).toLower();
        const bool then = joint.endsWith(u"then");
        const bool breaks = joint == u";" || joint == u".";
        const bool isAct = then || isVerb(from.captured(2).toLower(), from.captured(3).toLower());
        const auto before = text.first(from.capturedStart());
        if (isAct && !isWayThere(before) && (breaks || !isSpokenAbout(before)))
            return from.captured(2);
        from = kJoint.match(text, from.capturedEnd(1));
    }
    return {};
}

QString destructiveWord(const QString& step)
{
    static const QRegularExpression kBreak(u"[;,.:]\\s+|,?\\s+(?:and|then)\\s+(?:then\\s+)?"_s);
    static const QRegularExpression kDestroys(
        u"^(?:drop|delete|truncate|overwrite|force|wipe|purge|erase|destroy|failover|fail\\s+(?:\\S+\\s+){0,"
        u"4}over|"
        "reset(?!.*\\b(?:timer|clock|counter|passwords?|credentials?)\\b))\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kOver(
        u"^(?:restore|recover|copy|write)\\b.*\\bover\\b"_s, QRegularExpression::CaseInsensitiveOption);
    const auto clauses = withoutAsides(step).split(kBreak, Qt::SkipEmptyParts);
    const bool hasOver = step.contains(u"over"_s, Qt::CaseInsensitive);
    for (const auto& clause : clauses) {
        const auto trimmed = clause.trimmed();
        if (const auto match = kDestroys.match(trimmed); match.hasMatch())
            return match.captured(0);
        if (hasOver && kOver.match(trimmed).hasMatch())
            return trimmed.section(u' ', 0, 0) + u" … over"_s;
    }
    return {};
}

QString destructivePart(const QStringList& argv)
{
    static const auto kPrograms = setOf("dropdb dropuser wipefs shred");
    static const auto kBuckets = setOf("aws gsutil s3cmd mc");
    static const QRegularExpression kInside(
        u"\\b(?:rm\\s+-[a-z]*[rf][a-z]*|(?:drop|truncate)\\s+(?:table|database|schema|index|view)|delete\\s+"
        u"from|"
        "truncate\\s+[a-z]\\w*|(?:terraform|tofu)\\s+destroy|flushall|flushdb)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const bool rehearses = std::any_of(
        argv.begin(), argv.end(), [](const QString& word) { return word.startsWith(u"--dry-run"); });
    if (argv.isEmpty() || rehearses)
        return {};
    const qsizetype first = argv.size() > 1 && argv.constFirst() == u"sudo" ? 1 : 0;
    auto program = argv[first].section(u'/', -1);
    if (kPrograms.contains(program) || program.startsWith(u"mkfs"))
        return program;
    for (qsizetype i = first + 1; i < argv.size(); ++i) {
        const auto& word = argv[i];
        const bool option = word.startsWith(u'-') && !word.startsWith(u"--");
        if (program == u"rm" && option && (word.contains(u'r') || word.contains(u'R') || word.contains(u'f')))
            return program + u' ' + word;
        if (destroys(word) || (kBuckets.contains(program) && (word == u"rm" || word == u"rb")))
            return program + (i == first + 1 ? u" "_s : u" … "_s) + word;
        if (const auto match = kInside.match(word.first(qMin(word.size(), kMaxRead))); match.hasMatch())
            return match.captured(0);
    }
    return {};
}

} // namespace muster::plan::lint
