// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/worktree/gitoutput.h"

namespace muster::worktree {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Splits at blanks, into so many parts; the last is the rest, with its blanks.
QByteArrayList parted(const QByteArray& line, qsizetype parts)
{
    QByteArrayList made;
    qsizetype from = 0;
    while (made.size() < parts - 1) {
        const auto at = line.indexOf(' ', from);
        if (at < 0)
            return {};
        made.append(line.sliced(from, at - from));
        from = at + 1;
    }
    made.append(line.sliced(from));
    return made;
}

/// From the two letters: what the index has against the commit, and the file against the index.
Change changeOf(const QByteArray& letters)
{
    if (letters.contains('D'))
        return Change::Deleted;
    return letters.contains('A') ? Change::Added : Change::Modified;
}

void readHeader(const QByteArray& line, Status& made)
{
    const QByteArray oid = "# branch.oid ";
    const QByteArray head = "# branch.head ";
    if (line.startsWith(oid))
        made.hasCommit = line.sliced(oid.size()) != "(initial)";
    if (line.startsWith(head) && line.sliced(head.size()) != "(detached)")
        made.branch = QString::fromUtf8(line.sliced(head.size()));
}

} // namespace

std::optional<Status> readStatus(const QByteArray& text)
{
    Status made;
    const auto lines = text.split('\0');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        const char kind = line.isEmpty() ? '\0' : line.front();
        if (kind == '#') {
            readHeader(line, made);
        } else if (kind == '?' || kind == '!') {
            made.files.append({ line.mid(2), kind == '?' ? Change::Untracked : Change::Ignored });
        } else if (kind == '1' || kind == '2' || kind == 'u') {
            const auto parts = parted(line, kind == '1' ? 9 : kind == '2' ? 10 : 11);
            if (parts.isEmpty())
                return std::nullopt;
            ChangedFile file { parts.constLast(), kind == 'u' ? Change::Conflict : changeOf(parts[1]) };
            if (kind == '2') {
                if (++i == lines.size())
                    return std::nullopt;
                if (parts[1].contains('R') && file.change != Change::Deleted)
                    file.change = Change::Renamed;
                file.before = lines[i];
            }
            made.files.append(file);
        } else if (!line.isEmpty()) {
            return std::nullopt;
        }
    }
    return made;
}

QString logFormat()
{
    // No file can be called "/", so a commit is told from the files of the one before. The time is the
    // committer's: an author's may be years older than the moment from which the plan is as it is here.
    return u"--format=tformat:/%x00%ct%x00%aN%x00%s"_s;
}

std::optional<QList<Logged>> readLog(const QByteArray& text)
{
    QList<Logged> made;
    const auto parts = text.split('\0');
    qsizetype i = 0;
    while (i < parts.size() && !parts[i].isEmpty()) {
        if (parts[i] != "/" || parts.size() - i < 4)
            return std::nullopt;
        bool isNumber = false;
        const auto seconds = parts[i + 1].toLongLong(&isNumber);
        if (!isNumber)
            return std::nullopt;
        Logged one;
        one.commit = { QString::fromUtf8(parts[i + 2]), instantFromMillis(seconds * 1000),
            QString::fromUtf8(parts[i + 3]) };
        i += 4;
        // Before the names stands a line break; or nothing, where they are those of a merge.
        bool hasBreak = i < parts.size() && parts[i].startsWith('\n');
        if (i < parts.size() && parts[i].isEmpty())
            ++i;
        for (; i < parts.size() && !parts[i].isEmpty() && parts[i] != "/"; ++i) {
            one.files.append(hasBreak ? parts[i].sliced(1) : parts[i]);
            hasBreak = false;
        }
        made.append(one);
    }
    return made;
}

} // namespace muster::worktree
