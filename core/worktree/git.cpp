// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/worktree/git.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

namespace muster::worktree {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lc, "muster.git", QtWarningMsg)

/// An answer about plans is a few thousand lines at most.
constexpr qsizetype kMostBytes = 64 * 1024 * 1024;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(muster)
};

/// Settings that would start a program, ask the network or change the shape of an answer.
QList<std::pair<QString, QString>> harmless()
{
    return { { u"core.fsmonitor"_s, u"false"_s }, { u"core.hooksPath"_s, u"/dev/null"_s },
        { u"core.pager"_s, u"cat"_s }, { u"core.sshCommand"_s, u"false"_s },
        { u"core.askPass"_s, u"false"_s }, { u"core.alternateRefsCommand"_s, u"false"_s },
        { u"credential.helper"_s, QString() }, { u"diff.external"_s, QString() },
        { u"diff.ignoreSubmodules"_s, u"all"_s }, { u"diff.orderFile"_s, u"/dev/null"_s },
        { u"diff.relative"_s, u"false"_s }, { u"gc.auto"_s, u"0"_s }, { u"log.showRoot"_s, u"true"_s },
        { u"log.showSignature"_s, u"false"_s }, { u"maintenance.auto"_s, u"false"_s },
        { u"protocol.allow"_s, u"never"_s }, { u"status.submoduleSummary"_s, u"false"_s },
        { u"submodule.recurse"_s, u"false"_s } };
}

/// The person's own environment, without what would make git look at another repository or chat.
QProcessEnvironment environmentWith(const QList<std::pair<QString, QString>>& settings)
{
    auto made = QProcessEnvironment::systemEnvironment();
    for (const auto* name :
        { "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CEILING_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CONFIG",
            "GIT_CONFIG_PARAMETERS", "GIT_DIR", "GIT_EXTERNAL_DIFF", "GIT_GLOB_PATHSPECS", "GIT_GRAFT_FILE",
            "GIT_ICASE_PATHSPECS", "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_INTERNAL_SUPER_PREFIX",
            "GIT_LITERAL_PATHSPECS", "GIT_NAMESPACE", "GIT_NOGLOB_PATHSPECS", "GIT_NO_REPLACE_OBJECTS",
            "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_TRACE",
            "GIT_TRACE2", "GIT_TRACE2_EVENT", "GIT_TRACE2_PERF", "GIT_WORK_TREE" })
        made.remove(QString::fromLatin1(name));
    made.insert(u"LC_ALL"_s, u"C"_s);
    made.insert(u"GIT_OPTIONAL_LOCKS"_s, u"0"_s);
    made.insert(u"GIT_TERMINAL_PROMPT"_s, u"0"_s);
    // A clone that lacks objects would fetch them, by whatever program its settings name.
    made.insert(u"GIT_NO_LAZY_FETCH"_s, u"1"_s);
    made.insert(u"GIT_ALLOW_PROTOCOL"_s, u"none"_s);
    // As variables, for a name with an equals sign in it cannot be told by -c.
    made.insert(u"GIT_CONFIG_COUNT"_s, QString::number(settings.size()));
    for (qsizetype i = 0; i < settings.size(); ++i) {
        made.insert(u"GIT_CONFIG_KEY_%1"_s.arg(i), settings[i].first);
        made.insert(u"GIT_CONFIG_VALUE_%1"_s.arg(i), settings[i].second);
    }
    return made;
}

} // namespace

Git::Git(QString program, QString folder, Millis limit)
    : m_program(std::move(program))
    , m_folder(std::move(folder))
    , m_limit(limit)
    , m_deadline(limit)
    , m_settings(harmless())
{
}

QString Git::installed()
{
    return QStandardPaths::findExecutable(u"git"_s);
}

Result<Git::Answer> Git::ask(const QStringList& words) const
{
    if (m_deadline.hasExpired())
        return tooLate(words);
    QProcess process;
    process.setProcessEnvironment(environmentWith(m_settings));
    process.setWorkingDirectory(m_folder);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(
        m_program, QStringList { u"--no-pager"_s, u"--no-optional-locks"_s } + words, QIODevice::ReadOnly);
    if (!process.waitForStarted(-1))
        return fail(
            Fault::Storage, Words::tr("git (%1) cannot be started.").arg(m_program), process.errorString());
    Answer made;
    while (process.state() != QProcess::NotRunning && made.out.size() <= kMostBytes
        && !m_deadline.hasExpired()) {
        static_cast<void>(process.waitForReadyRead(static_cast<int>(m_deadline.remainingTime())));
        made.out += process.readAllStandardOutput();
    }
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        static_cast<void>(process.waitForFinished(-1));
        if (made.out.size() <= kMostBytes)
            return tooLate(words);
        return fail(Fault::Storage,
            Words::tr("git has more to say about %1 than Muster reads.").arg(m_folder), words.join(u' '));
    }
    made.out += process.readAllStandardOutput();
    made.complaint = QString::fromUtf8(process.readAllStandardError()).trimmed();
    // What crashed has no status of its own; git itself never ends with this one.
    made.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    qCInfo(lc).noquote() << words.join(u' ') << "in" << m_folder << "gave status" << made.status << "after"
                         << m_limit.count() - m_deadline.remainingTime() << "ms so far";
    return made;
}

tl::unexpected<Error> Git::tooLate(const QStringList& words) const
{
    qCInfo(lc).noquote() << words.join(u' ') << "in" << m_folder << "had no answer in time";
    return fail(Fault::Timeout,
        Words::tr("git had no answer about %1 within %2. Run \"git status\" there to see what keeps it.")
            .arg(m_folder, durationText(m_limit)),
        words.join(u' '));
}

Result<Git::Answer> Git::turnFiltersOff()
{
    auto listed = ask({ u"config"_s, u"--null"_s, u"--name-only"_s, u"--list"_s });
    if (!listed || listed->status != 0)
        return listed;
    const auto names = listed->out.split('\0');
    for (const auto& name : names) {
        if (!name.startsWith("filter."))
            continue;
        const auto key = QString::fromUtf8(name);
        if (key.toUtf8() != name) {
            return fail(Fault::Denied,
                Words::tr("The git repository of %1 sends its files through a program that cannot be turned "
                          "off. Take the \"filter\" out of its settings.")
                    .arg(m_folder));
        }
        const bool isFlag = name.endsWith(".required");
        m_settings.append({ key, isFlag ? u"false"_s : QString() });
    }
    return listed;
}

Error Git::refusal(const Answer& answer) const
{
    static const QRegularExpression kOwner(u"detected dubious ownership in repository at '(.*)'\n"_s,
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::InvertedGreedinessOption);
    const auto owner = kOwner.match(answer.complaint + u'\n');
    if (owner.hasMatch()) {
        return { Fault::Denied,
            Words::tr(
                "git does not look at %1, for it belongs to another account. If you trust what is in it, "
                "run: git config --global --add safe.directory '%1'")
                .arg(owner.captured(1)),
            answer.complaint };
    }
    return { Fault::Storage,
        Words::tr("The git repository of %1 cannot be read: %2. Run \"git fsck\" there, or clone it anew.")
            .arg(m_folder, reasonIn(answer)),
        answer.complaint };
}

QString Git::reasonIn(const Answer& answer)
{
    const auto lines = answer.complaint.split(u'\n', Qt::SkipEmptyParts);
    auto reason = lines.value(0).simplified();
    // That line says why; the others lead there.
    const auto last = std::find_if(
        lines.begin(), lines.end(), [](const QString& line) { return line.startsWith(u"fatal: "); });
    if (last != lines.end())
        reason = last->sliced(7).simplified();
    if (reason.endsWith(u'.'))
        reason.chop(1);
    return reason.isEmpty() ? Words::tr("git ended with %1").arg(answer.status) : reason;
}

} // namespace muster::worktree
