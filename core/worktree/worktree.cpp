// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/worktree/worktree.h"

#include "core/worktree/git.h"
#include "core/worktree/gitoutput.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QtConcurrentRun>

namespace muster::worktree {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kMostAuthors = 5;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(muster)
};

using Answered = Result<std::optional<WorkTree>>;

/// Whether the folder or one above it holds what makes a work tree.
bool isMarked(const QString& folder)
{
    QDir dir(folder);
    do {
        const QFileInfo mark(dir.filePath(u".git"_s));
        if (mark.exists() || mark.isSymLink())
            return true;
    } while (dir.cdUp());
    return false;
}

UnderWay underWayIn(const QString& gitFolder)
{
    static const QList<std::pair<QString, UnderWay>> kMarks { { u"rebase-merge"_s, UnderWay::Rebase },
        { u"rebase-apply/applying"_s, UnderWay::Patches }, { u"rebase-apply"_s, UnderWay::Rebase },
        { u"MERGE_HEAD"_s, UnderWay::Merge }, { u"CHERRY_PICK_HEAD"_s, UnderWay::CherryPick },
        { u"REVERT_HEAD"_s, UnderWay::Revert }, { u"BISECT_LOG"_s, UnderWay::Bisect } };
    for (const auto& [name, underWay] : kMarks) {
        if (QFileInfo::exists(gitFolder + u'/' + name))
            return underWay;
    }
    return UnderWay::Nothing;
}

/// Reads one work tree, question by question; the first that fails ends it.
class Reader final {
public:
    Reader(const QString& program, const QString& folder, const QStringList& globs, Millis limit)
        : m_git(program, folder, limit)
        , m_folder(folder)
    {
        for (const auto& glob : globs)
            m_files.append(u":(glob)"_s + glob);
    }

    Answered read()
    {
        auto where = m_git.ask({ u"rev-parse"_s, u"--is-bare-repository"_s, u"--is-inside-work-tree"_s,
            u"--absolute-git-dir"_s });
        if (!where)
            return fail(where.error());
        if (where->status != 0)
            return noRepository(*where);
        // A folder may have a line break in its name, so it comes last.
        const auto isBare = where->out.startsWith("true\n");
        where->out.remove(0, where->out.indexOf('\n') + 1);
        if (!where->out.startsWith("true\n")) {
            return fail(Fault::Invalid,
                (isBare ? Words::tr(
                     "%1 is a bare git repository: it has a history, but no files to look at. Clone "
                     "it, and name the clone.")
                        : Words::tr(
                            "%1 is the inside of a git repository. Name the folder in which the files are."))
                    .arg(m_folder));
        }
        m_made.underWay = underWayIn(nameIn(where->out.sliced(5)));
        return readFiles();
    }

private:
    /// A line of an answer as the name of a file.
    static QString nameIn(const QByteArray& line)
    {
        return QFile::decodeName(line.chopped(line.endsWith('\n')));
    }

    Answered noRepository(const Git::Answer& answer) const
    {
        const bool isNone = answer.complaint.contains(u"not a git repository (or any "_s);
        const bool wentAllTheWay = answer.complaint.contains(u"(or any of the parent directories)"_s);
        if (!isNone)
            return fail(m_git.refusal(answer));
        if (!wentAllTheWay || !isMarked(m_folder))
            return std::nullopt;
        return fail(Fault::Storage,
            Words::tr("%1 has a .git, but git finds no repository in it: it is broken. Clone it anew.")
                .arg(m_folder),
            answer.complaint);
    }

    /// The answer, or what git refuses as a failure.
    Result<QByteArray> told(const QStringList& words) const
    {
        auto answer = m_git.ask(words);
        if (!answer)
            return fail(answer.error());
        if (answer->status != 0)
            return fail(m_git.refusal(*answer));
        return answer->out;
    }

    Answered readFiles()
    {
        const auto root = told({ u"rev-parse"_s, u"--show-toplevel"_s });
        if (!root)
            return fail(root.error());
        m_made.root = nameIn(*root);
        const auto prefix = told({ u"rev-parse"_s, u"--show-prefix"_s });
        if (!prefix)
            return fail(prefix.error());
        m_prefix = prefix->chopped(prefix->endsWith('\n'));
        const auto off = m_git.turnFiltersOff();
        if (!off)
            return fail(off.error());
        if (off->status != 0)
            return fail(m_git.refusal(*off));
        const auto tracked
            = told(QStringList { u"ls-files"_s, u"-z"_s, u"--full-name"_s, u"--"_s } + m_files);
        if (!tracked)
            return fail(tracked.error());
        for (const auto& name : tracked->split('\0')) {
            if (!name.isEmpty())
                m_states.insert(name, { pathOf(name) });
        }
        return readChanges();
    }

    Answered readChanges()
    {
        const auto text
            = told(QStringList { u"status"_s, u"-z"_s, u"--porcelain=v2"_s, u"--branch"_s,
                       u"--no-ahead-behind"_s, u"--untracked-files=all"_s, u"--ignored=traditional"_s,
                       u"--ignore-submodules=all"_s, u"--find-renames"_s, u"--"_s }
                + m_files);
        if (!text)
            return fail(text.error());
        const auto status = readStatus(*text);
        if (!status)
            return notUnderstood();
        m_made.branch = status->branch;
        for (const auto& [name, change, before] : status->files) {
            m_states.insert(name, { pathOf(name), change, pathOf(before) });
            if (!before.isEmpty())
                m_former.insert(before, name);
        }
        return status->hasCommit ? readHistory() : finished();
    }

    Answered readHistory()
    {
        static const QStringList kLog { u"log"_s, u"-z"_s, u"--no-color"_s, u"--no-notes"_s,
            u"--no-show-signature"_s, u"--no-ext-diff"_s, u"--no-textconv"_s, u"--encoding=UTF-8"_s };
        const auto hash = told({ u"rev-parse"_s, u"--short"_s, u"HEAD"_s });
        if (!hash)
            return fail(hash.error());
        m_made.head = QString::fromLatin1(*hash).trimmed();
        const auto newest
            = told(kLog + QStringList { u"-1"_s, u"--no-patch"_s, logFormat(), u"HEAD"_s, u"--"_s });
        if (!newest)
            return fail(newest.error());
        const auto all = told(kLog
            + QStringList { u"-c"_s, u"--name-only"_s, u"--no-renames"_s, logFormat(), u"HEAD"_s, u"--"_s }
            + m_files);
        if (!all)
            return fail(all.error());
        const auto last = readLog(*newest);
        const auto commits = readLog(*all);
        if (!last || last->size() != 1 || !commits)
            return notUnderstood();
        m_made.last = last->constFirst().commit;
        for (const auto& [commit, files] : *commits)
            note(commit, files);
        return finished();
    }

    void note(const Commit& commit, const QByteArrayList& files)
    {
        if (m_made.lastAuthors.size() < kMostAuthors && !m_made.lastAuthors.contains(commit.author))
            m_made.lastAuthors.append(commit.author);
        for (const auto& file : files) {
            const auto state = m_states.find(m_former.value(file, file));
            if (state != m_states.end() && !state->last)
                state->last = commit;
        }
    }

    [[nodiscard]] QString pathOf(const QByteArray& name) const
    {
        return QFile::decodeName(name.startsWith(m_prefix) ? name.sliced(m_prefix.size()) : name);
    }

    Answered finished()
    {
        m_made.files = m_states.values();
        return m_made;
    }

    [[nodiscard]] Answered notUnderstood() const
    {
        return fail(Fault::Internal,
            Words::tr("The git that is installed answers in a way that Muster does not understand, about %1.")
                .arg(m_folder));
    }

    Git m_git;
    QString m_folder;
    QStringList m_files;
    QByteArray m_prefix;
    QMap<QByteArray, FileState> m_states;
    /// New names by their former ones.
    QHash<QByteArray, QByteArray> m_former;
    WorkTree m_made;
};

Answered readNow(const QString& folder, const QStringList& globs, Millis limit)
{
    const auto program = Git::installed();
    if (!program.isEmpty())
        return Reader(program, folder, globs, limit).read();
    if (!isMarked(folder))
        return std::nullopt;
    return fail(Fault::NotFound,
        Words::tr("%1 is in a git work tree, but git is not installed. Install it to see branch, authors and "
                  "what is not committed.")
            .arg(folder));
}

} // namespace

QFuture<Result<std::optional<WorkTree>>> readWorkTree(
    const QString& folder, const QStringList& globs, Millis limit)
{
    return QtConcurrent::run(readNow, QDir(folder).absolutePath(), globs, limit);
}

} // namespace muster::worktree
