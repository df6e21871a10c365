// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/stepwords.h"

#include <QRegularExpression>

#include <algorithm>

namespace muster::plan::lint {

namespace {

/// Where a sentence names an act: at its beginning, after a mark, after "and" or "then".
const QString kActs = QStringLiteral("(?:^\\s*|[:;,.(] *|\\b(?:and|then) )");

/// One of several forms, in one expression: to begin a search costs more than the search in a short text.
QRegularExpression expressionOf(const QStringList& forms)
{
    return QRegularExpression(forms.join(u'|'), QRegularExpression::CaseInsensitiveOption);
}
QRegularExpression expressionOf(const QString& form)
{
    return expressionOf(QStringList { form });
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
    static const auto kVerifies = expressionOf({ kActs
            + QStringLiteral("(?:verify|validate|check|confirm|test|make sure|ensure|"
                             "compare|inspect|cross-check|smoke[- ]test)\\b"),
        QStringLiteral(
            "\\b(?:smoke[- ]tests?|validation|verification|health[- ]checks?|sanity checks?)\\b") });
    return step.check || step.sql || !step.expect.isEmpty() || expectsOutput(step)
        || has(kVerifies, step.title);
}

bool switches(const Step& step)
{
    static const auto kSwitches = expressionOf(
        { QStringLiteral("\\b(?:switch(?:es)?|cut(?:s)?[- ]?over|promote|re-?point|redirect|re-?route|"
                         "fail(?:s)?[- ]?over)\\b"),
            kActs + QStringLiteral("point\\b.*\\bto\\b"),
            QStringLiteral("\\b(?:update|change|set)\\b.*(?:\\bconnection strings?\\b|"
                           "\\b[a-z_]*database_url\\b|\\bdns\\b|\\bload balancers?\\b)") });
    return has(kSwitches, step.title) && !onlyLooks(step.title);
}

bool restoresData(const Step& step)
{
    static const auto kRestores = expressionOf(
        { QStringLiteral("\\brestor(?:e|es|ing)\\b.*\\b(?:backups?|branch|snapshots?|points?|databases?|data|"
                         "dumps?|copy|copies|volumes?|tables?|archives?|postgres|db|vault|secrets)\\b"),
            QStringLiteral(
                "\\b(?:point[- ]in[- ]time (?:recovery|restore)|pitr|(?:backup|snapshot|dump) restore)\\b"),
            QStringLiteral(
                "\\brecover(?:y|s)?\\b.*\\bfrom\\b.*\\b(?:backups?|snapshots?|dumps?|copy|copies)\\b") });
    static const auto kOtherWork = expressionOf(
        QStringLiteral("^\\s*(?:verify|validate|check|confirm|test|document|record|notify|inform|tell)\\b"));
    return has(kRestores, step.title) && !has(kOtherWork, step.title);
}

bool informs(const Step& step)
{
    static const auto kTells = expressionOf({ kActs
            + QStringLiteral("(?:notify|inform|tell|announce|communicate|e-?mail|call|page|"
                             "post|publish|send|alert)\\b"),
        QStringLiteral("\\b(?:update|updating)\\b.*\\bstatus ?page\\b") });
    return step.notify || has(kTells, step.title);
}

bool rollsBack(const QString& text)
{
    static const auto kBack = expressionOf(QStringLiteral(
        "\\b(?:roll(?:s|ed|ing)?(?:[- ]?|\\b.*\\b)back|revert(?:s|ed|ing)?|undo|back out)\\b"));
    return has(kBack, text);
}

bool movesAway(const QString& text)
{
    static const auto kMoves
        = expressionOf({ QStringLiteral("\\b(?:promote|fail(?:s)?[- ]?over|switch|move|deploy|relocate|"
                                        "cut[- ]?over|redirect|migrate)\\b"),
            kActs + QStringLiteral("point\\b.*\\bto\\b") });
    static const auto kElsewhere = expressionOf(QStringLiteral(
        "\\b(?:regions?|multi-region|replicas?|standby|stand-by|secondary|branch|data ?cent(?:er|"
        "re)s?|(?:backup|second|other|another|new|separate|alternate)(?: \\w+)? (?:site|project|"
        "environment|database|cluster|host|server|account|zone|provider))\\b"));
    return has(kMoves, text) && has(kElsewhere, text) && !onlyLooks(text);
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
