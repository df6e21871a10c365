// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/placeholders.h"
#include "core/lint/rules_form.h"
#include "core/plan/sections.h"
#include "core/plan/words.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace muster::plan::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

QString nameOfProgram(const QString& path)
{
    return path.section(u'/', -1).section(u'\\', -1).toLower();
}

/// `sh -c` and its like.
bool wrapsShell(const QStringList& argv)
{
    static const QSet<QString> kShells { u"sh"_s, u"bash"_s, u"zsh"_s, u"dash"_s, u"ksh"_s, u"fish"_s,
        u"cmd"_s, u"cmd.exe"_s, u"powershell"_s, u"powershell.exe"_s, u"pwsh"_s };
    static const QRegularExpression kLine(
        u"^(?:-[a-z]*c|/c|-command)$"_s, QRegularExpression::CaseInsensitiveOption);
    return argv.size() > 1 && kShells.contains(nameOfProgram(argv.constFirst()))
        && std::any_of(
            argv.begin() + 1, argv.end(), [](const QString& word) { return kLine.match(word).hasMatch(); });
}

QString placeholderInCommand(const CommandLine& command)
{
    const bool shell = wrapsShell(command.argv);
    const bool makesName = !command.argv.isEmpty() && nameOfProgram(command.argv.constFirst()) == u"mktemp";
    auto words = command.argv;
    words += command.environment.values();
    for (const auto& word : std::as_const(words)) {
        auto placeholder = placeholderIn(word);
        // A shell fills in its own variables, and mktemp its XXXXXX.
        const bool own
            = (shell && placeholder.startsWith(u'$')) || (makesName && placeholder.startsWith(u'X'));
        if (!placeholder.isEmpty() && !own)
            return placeholder;
    }
    return {};
}

void placeholderInCommands(const Plan& plan, const LintContext&, Findings& found)
{
    const auto tell = [&](const QString& subject, const Place& place, const QString& placeholder) {
        if (!placeholder.isEmpty())
            found.add(subject, place,
                Words::tr("'%1' was never filled in, and is used as it stands").arg(placeholder),
                Words::tr("write what it stands for; a secret goes to `environment` as \"credential:NAME\""));
    };
    forEachCommand(plan, [&](const QString& subject, const Place& place, const CommandLine& command) {
        tell(subject, place, placeholderInCommand(command));
    });
    for (const auto& check : plan.checks)
        tell(check.id.toString(), check.place, placeholderIn(check.address));
    for (const auto& channel : plan.communications.channels) {
        const auto address = placeholderIn(channel.address);
        tell(channel.id, channel.place, address.isEmpty() ? placeholderIn(channel.drillAddress) : address);
    }
    for (const auto& backup : plan.backups) {
        if (backup.tool)
            tell(backup.id, backup.place, placeholderIn(backup.tool->repository));
    }
}

/// What only a shell would understand: a whole line as the program, or an operator as an argument.
QString shellIn(const QStringList& argv)
{
    static const QSet<QString> kOperators { u"|"_s, u"||"_s, u"&&"_s, u"&"_s, u";"_s, u">"_s, u">>"_s, u"<"_s,
        u"2>&1"_s, u"2>"_s };
    static const QRegularExpression kLine(u"\\s-|\\s[a-z]+[:\\s]|[|;]|&&"_s);
    const auto& program = argv.constFirst();
    // A program may stand in a folder with a space in its name, but not with an option.
    if (kLine.match(program).hasMatch()
        || (argv.size() == 1 && program.contains(u' ') && !program.contains(u'/')))
        return program;
    const auto found = std::find_if(
        argv.begin() + 1, argv.end(), [](const QString& word) { return kOperators.contains(word); });
    return found == argv.end() ? QString() : *found;
}

void shellInArgv(const Plan& plan, const LintContext&, Findings& found)
{
    forEachCommand(plan, [&](const QString& subject, const Place& place, const CommandLine& command) {
        const auto line = command.argv.isEmpty() ? QString() : shellIn(command.argv);
        if (!line.isEmpty())
            found.add(subject, place,
                Words::tr("No shell reads this command, so '%1' is taken as one word")
                    .arg(line.size() > 60 ? line.first(59) + u'…' : line),
                Words::tr(
                    "write each argument by itself: `argv: [npm, run, build]`; make a step, or an entry of "
                    "`run: {all: […]}`, of each command"));
    });
}

void shellWrapped(const Plan& plan, const LintContext&, Findings& found)
{
    forEachCommand(plan, [&](const QString& subject, const Place& place, const CommandLine& command) {
        if (wrapsShell(command.argv))
            found.add(subject, place,
                Words::tr("A shell reads this command: it can hold several acts, and one that fails is "
                          "passed over"),
                Words::tr(
                    "run the program itself, with `argv: [PROGRAM, ARGUMENT]`, or a script that is in git"));
    });
}

} // namespace

QList<Rule> commandForm()
{
    using enum Finding::Severity;
    return {
        { "form.placeholder-in-command", Error, Consequence::RecoveryStalls, placeholderInCommands },
        { "form.shell-in-argv", Error, Consequence::RecoveryStalls, shellInArgv },
        { "form.shell-wrapped", Warning, Consequence::Unclear, shellWrapped },
    };
}

} // namespace muster::plan::lint
