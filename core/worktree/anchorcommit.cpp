// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/worktree/anchorcommit.h"

#include "core/worktree/git.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace muster::worktree {

using namespace Qt::Literals::StringLiterals;

namespace {

using Answered = Result<QString>;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(muster)
};

/// Makes one commit, question by question; the first that fails ends it. Nothing that it asks reads index or
/// work tree, or writes them.
class Committer final {
public:
    Committer(const QString& program, const QString& folder, Millis limit)
        : m_git(program, folder, limit)
        , m_folder(folder)
    {
    }

    Answered commit(const QString& message)
    {
        const auto where = m_git.ask({ u"rev-parse"_s, u"--is-inside-work-tree"_s });
        if (!where)
            return fail(where.error());
        if (where->status != 0 && !where->complaint.contains(u"not a git repository (or any "_s))
            return fail(m_git.refusal(*where));
        if (!where->out.startsWith("true")) {
            return fail(Fault::Invalid,
                Words::tr("%1 is in no git work tree. Name a folder that is in one.").arg(m_folder),
                where->complaint);
        }
        const auto branch = m_git.ask({ u"symbolic-ref"_s, u"--quiet"_s, u"HEAD"_s });
        if (!branch)
            return fail(branch.error());
        const auto name = lineOf(*branch);
        if (branch->status != 0 || !name.startsWith(u"refs/heads/")) {
            return fail(Fault::Conflict,
                Words::tr("No branch is checked out in %1, so a commit would be lost there. Check one out "
                          "first.")
                    .arg(m_folder),
                branch->complaint);
        }
        const auto parent = m_git.ask({ u"rev-parse"_s, u"--verify"_s, u"--quiet"_s, name + u"^{commit}"_s });
        if (!parent)
            return fail(parent.error());
        if (parent->status != 0) {
            return fail(Fault::Conflict,
                Words::tr("The git repository of %1 has no commit yet. Commit the plans first.")
                    .arg(m_folder),
                parent->complaint);
        }
        return commitOn(name, lineOf(*parent), message);
    }

private:
    static QString lineOf(const Git::Answer& answer)
    {
        return QString::fromUtf8(answer.out.chopped(answer.out.endsWith('\n')));
    }

    /// The answer, or what git refuses as a failure.
    [[nodiscard]] Answered told(const QStringList& words) const
    {
        const auto answer = m_git.ask(words);
        if (!answer)
            return fail(answer.error());
        if (answer->status != 0) {
            return fail(Fault::Storage,
                Words::tr("git committed nothing in %1: %2.").arg(m_folder, Git::reasonIn(*answer)),
                answer->complaint);
        }
        return lineOf(*answer);
    }

    [[nodiscard]] Answered commitOn(const QString& branch, const QString& parent, const QString& message)
    {
        const auto who = identity();
        if (!who)
            return fail(who.error());
        const auto made = told(*who
            + QStringList { u"commit-tree"_s, u"--no-gpg-sign"_s, parent + u"^{tree}"_s, u"-p"_s, parent,
                u"-m"_s, message });
        if (!made)
            return made;
        // Only when nobody committed in between; else that commit would be lost.
        const auto moved = told(m_durably
            + QStringList { u"update-ref"_s, u"--no-deref"_s, u"--create-reflog"_s, u"-m"_s,
                u"commit: "_s + message.section(u'\n', 0, 0), branch, *made, parent });
        if (!moved)
            return moved;
        return made;
    }

    /// What git has to be told besides, where nobody told it who commits: it would ask, or make up something.
    [[nodiscard]] Result<QStringList> identity() const
    {
        auto words = m_durably;
        for (const auto& [key, otherwise] : { std::pair(u"user.name"_s, u"Muster"_s),
                 std::pair(u"user.email"_s, u"muster@muster.invalid"_s) }) {
            const auto known = m_git.ask({ u"config"_s, u"--get"_s, key });
            if (!known)
                return fail(known.error());
            if (lineOf(*known).trimmed().isEmpty())
                words << u"-c"_s << key + u'=' + otherwise;
        }
        return words;
    }

    Git m_git;
    QString m_folder;
    /// What is said to be left there must be there after a power cut; and the message is in UTF-8.
    QStringList m_durably { u"-c"_s, u"core.fsync=all"_s, u"-c"_s, u"core.fsyncMethod=fsync"_s, u"-c"_s,
        u"i18n.commitEncoding=UTF-8"_s };
};

Answered commitNow(const QString& folder, const QString& message, Millis limit)
{
    if (!QFileInfo(folder).isDir())
        return fail(Fault::Invalid, Words::tr("There is no folder %1.").arg(folder));
    const auto program = Git::installed();
    if (program.isEmpty())
        return fail(Fault::Storage, Words::tr("git is not installed, so nothing can be committed."));
    return Committer(program, folder, limit).commit(message);
}

} // namespace

QFuture<Result<QString>> commitAnchor(const QString& folder, const QString& message, Millis limit)
{
    return QtConcurrent::run(commitNow, QDir(folder).absolutePath(), message, limit);
}

} // namespace muster::worktree
