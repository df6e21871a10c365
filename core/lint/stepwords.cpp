// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/stepwords.h"

#include <QRegularExpression>

#include <algorithm>

namespace muster::plan::lint {

namespace {

/// Where a sentence names an act: at its beginning, after a mark, after "and" or "then".
const QString kActs = QStringLiteral("(?:^\\s*|[:;,.(] *|\\b(?:and|then) )");

QRegularExpression expressionOf(const QString& pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption);
}

bool has(const QRegularExpression& expression, const QString& text)
{
    return expression.match(text).hasMatch();
}

/// The first word is that of somebody who looks, thinks or writes, so the others name no act.
bool onlyLooks(const QString& text)
{
    static const auto kLooks = expressionOf(
        QStringLiteral("^\\s*(?:verify|validate|check|confirm|test|make sure|see|look|watch|monitor|inspect|"
                       "compare|measure|find|ask|decide|choose|assess|prepare|document|record|note|wait|read|"
                       "know|tell|notify|inform|announce|acknowledge)\\b"));
    return has(kLooks, text);
}

} // namespace

bool expectsOutput(const Step& step)
{
    return step.run
        && std::any_of(step.run->commands.begin(), step.run->commands.end(),
            [](const CommandLine& command) { return !command.expectOutput.isEmpty(); });
}

bool verifies(const Step& step)
{
    static const auto kVerb = expressionOf(kActs
        + QStringLiteral("(?:verify|validate|check|confirm|test|make sure|ensure|"
                         "compare|inspect|cross-check|smoke[- ]test)\\b"));
    static const auto kNoun = expressionOf(
        QStringLiteral("\\b(?:smoke[- ]tests?|validation|verification|health[- ]checks?|sanity checks?)\\b"));
    return step.check || step.sql || !step.expect.isEmpty() || expectsOutput(step) || has(kVerb, step.title)
        || has(kNoun, step.title);
}

bool switches(const Step& step)
{
    static const auto kSwitch = expressionOf(
        QStringLiteral("\\b(?:switch(?:es)?|cut(?:s)?[- ]?over|promote|re-?point|redirect|re-?route|"
                       "fail(?:s)?[- ]?over)\\b"));
    static const auto kPoint = expressionOf(kActs + QStringLiteral("point\\b.*\\bto\\b"));
    static const auto kUpdate
        = expressionOf(QStringLiteral("\\b(?:update|change|set)\\b.*(?:\\bconnection strings?\\b|"
                                      "\\b[a-z_]*database_url\\b|\\bdns\\b|\\bload balancers?\\b)"));
    const auto& text = step.title;
    return !onlyLooks(text) && (has(kSwitch, text) || has(kPoint, text) || has(kUpdate, text));
}

bool restoresData(const Step& step)
{
    static const auto kRestore = expressionOf(
        QStringLiteral("\\brestor(?:e|es|ing)\\b.*\\b(?:backups?|branch|snapshots?|points?|databases?|data|"
                       "dumps?|copy|copies|volumes?|tables?|archives?|postgres|db|vault|secrets)\\b"));
    static const auto kNoun = expressionOf(
        QStringLiteral("\\b(?:point[- ]in[- ]time (?:recovery|restore)|pitr|(?:backup|snapshot|dump) restore)"
                       "\\b"));
    static const auto kRecover = expressionOf(QStringLiteral(
        "\\brecover(?:y|s)?\\b.*\\bfrom\\b.*\\b(?:backups?|snapshots?|dumps?|copy|copies)\\b"));
    static const auto kOtherWork = expressionOf(
        QStringLiteral("^\\s*(?:verify|validate|check|confirm|test|document|record|notify|inform|tell)\\b"));
    const auto& text = step.title;
    return !has(kOtherWork, text) && (has(kRestore, text) || has(kNoun, text) || has(kRecover, text));
}

bool informs(const Step& step)
{
    static const auto kTell = expressionOf(kActs
        + QStringLiteral("(?:notify|inform|tell|announce|communicate|e-?mail|call|page|"
                         "post|publish|send|alert)\\b"));
    static const auto kStatusPage
        = expressionOf(QStringLiteral("\\b(?:update|updating)\\b.*\\bstatus ?page\\b"));
    return step.notify || has(kTell, step.title) || has(kStatusPage, step.title);
}

bool rollsBack(const QString& text)
{
    static const auto kBack = expressionOf(QStringLiteral(
        "\\b(?:roll(?:s|ed|ing)?(?:[- ]?|\\b.*\\b)back|revert(?:s|ed|ing)?|undo|back out)\\b"));
    return has(kBack, text);
}

bool movesAway(const QString& text)
{
    static const auto kMove
        = expressionOf(QStringLiteral("\\b(?:promote|fail(?:s)?[- ]?over|switch|move|deploy|relocate|"
                                      "cut[- ]?over|redirect|migrate)\\b"));
    static const auto kPoint = expressionOf(kActs + QStringLiteral("point\\b.*\\bto\\b"));
    static const auto kElsewhere = expressionOf(QStringLiteral(
        "\\b(?:regions?|multi-region|replicas?|standby|stand-by|secondary|branch|data ?cent(?:er|"
        "re)s?|(?:backup|second|other|another|new|separate|alternate)(?: \\w+)? (?:site|project|"
        "environment|database|cluster|host|server|account|zone|provider))\\b"));
    return !onlyLooks(text) && (has(kMove, text) || has(kPoint, text)) && has(kElsewhere, text);
}

bool movesBack(const QString& text)
{
    static const auto kBack = expressionOf(
        QStringLiteral("\\b(?:fail(?:s|ing)?[- ]?back|(?:move|switch|point|go|return)\\b.*\\bback|return to)"
                       "\\b"));
    return has(kBack, text);
}

bool namesErasure(const QString& text)
{
    static const auto kErase = expressionOf(
        QStringLiteral("\\b(?:eras(?:e|es|ed|ing|ure|ures)|deletion requests?|(?:right )?to be forgotten|"
                       "delete(?: \\w+){0,3} again)\\b"));
    return has(kErase, text);
}

} // namespace muster::plan::lint
