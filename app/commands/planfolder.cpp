// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/planfolder.h"

#include "app/commands/await.h"
#include "app/commands/knownpast.h"
#include "app/commands/planuses.h"
#include "app/commands/printing.h"
#include "app/commands/times.h"
#include "core/plan/planlibrary.h"
#include "core/readiness/treewords.h"
#include "core/worktree/worktree.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace muster::commands {

namespace {

using worktree::Change;
using worktree::FileState;
using worktree::UnderWay;
using worktree::WorkTree;
using TreeRead = Result<std::optional<WorkTree>>;

constexpr qsizetype kWidth = 80;
constexpr qsizetype kLabel = 10;

/// One plan of the folder.
struct Row {
    QString id;
    QString path;
    /// Nothing when the file cannot be read as a plan, or is gone.
    std::optional<QString> title = {};
    QString version = {};
    /// How it stands with those who approve it, or why it cannot be read, in a sentence.
    QString below = {};
    QJsonValue approvalForMachines = QJsonValue();
    /// The file's own time; nothing when it is gone.
    std::optional<Instant> modified = {};
    /// Nothing outside of a work tree.
    std::optional<FileState> state = {};
};

/// What one column says of a plan: for people, and for machines under a key.
struct Cell {
    QString key;
    QString heading;
    QString text;
    QJsonValue value;
    /// Characters at most; 0 takes what the others leave.
    qsizetype most = 0;
};

QString idOf(const QString& file)
{
    return file.chopped(QStringView(u".plan.yaml").size());
}

QString whyUnreadable(const QString& file, const QList<plan::Finding>& findings)
{
    const auto error = std::find_if(findings.begin(), findings.end(),
        [](const plan::Finding& one) { return one.severity == plan::Finding::Severity::Error; });
    return error == findings.end() ? QString() : plan::lineOf(file, *error);
}

QList<Row> rowsOf(const QString& folder, const TreeRead& tree, const KnownPast& past)
{
    QList<Row> made;
    QList<FileState> states;
    if (tree && *tree)
        states = (*tree)->files;
    const plan::PlanLibrary library(folder);
    for (const auto& entry : library.entries()) {
        if (entry.bundled)
            continue;
        Row row { entry.id, entry.path };
        const QFileInfo info(entry.path);
        row.modified = instantFromMillis(info.lastModified().toMSecsSinceEpoch());
        const auto found = library.find(entry.path);
        if (!found) {
            row.below = found.error().text;
        } else if (!found->loaded.plan) {
            row.below = whyUnreadable(info.fileName(), found->loaded.findings);
        } else {
            row.title = found->loaded.plan->title;
            row.version = found->loaded.plan->version;
            row.below = past.sentence(*found->loaded.plan);
            row.approvalForMachines = past.json(*found->loaded.plan);
        }
        const auto state = std::find_if(
            states.begin(), states.end(), [&](const FileState& one) { return one.path == info.fileName(); });
        if (state != states.end())
            row.state = *state;
        made.append(row);
    }
    for (const auto& state : states) {
        const auto path = QDir(folder).filePath(state.path);
        if (state.change == Change::Deleted && !QFileInfo::exists(path))
            made.append({ .id = idOf(state.path), .path = path, .state = state });
    }
    std::stable_sort(made.begin(), made.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
    return made;
}

QString keyOf(Change change)
{
    switch (change) {
    case Change::None:
        return QStringLiteral("none");
    case Change::Modified:
        return QStringLiteral("modified");
    case Change::Added:
        return QStringLiteral("added");
    case Change::Untracked:
        return QStringLiteral("untracked");
    case Change::Ignored:
        return QStringLiteral("ignored");
    case Change::Deleted:
        return QStringLiteral("deleted");
    case Change::Renamed:
        return QStringLiteral("renamed");
    case Change::Conflict:
        return QStringLiteral("conflict");
    }
    Q_UNREACHABLE();
}

QString keyOf(UnderWay underWay)
{
    switch (underWay) {
    case UnderWay::Nothing:
        return {};
    case UnderWay::Merge:
        return QStringLiteral("merge");
    case UnderWay::Rebase:
        return QStringLiteral("rebase");
    case UnderWay::Patches:
        return QStringLiteral("patches");
    case UnderWay::CherryPick:
        return QStringLiteral("cherry-pick");
    case UnderWay::Revert:
        return QStringLiteral("revert");
    case UnderWay::Bisect:
        return QStringLiteral("bisect");
    }
    Q_UNREACHABLE();
}

QJsonValue jsonOf(const std::optional<worktree::Commit>& commit)
{
    if (!commit)
        return QJsonValue();
    return QJsonObject { { QStringLiteral("author"), commit->author },
        { QStringLiteral("when"), isoText(commit->when) }, { QStringLiteral("subject"), commit->subject } };
}

QString agoBy(const worktree::Commit& commit, Instant now)
{
    return Words::tr("%1 by %2").arg(agoText(commit.when, now), commit.author);
}

QString titleOf(const Row& row)
{
    if (row.title)
        return *row.title;
    return row.modified ? Words::tr("(cannot be read)") : Words::tr("(deleted)");
}

QString lastChangeOf(const Row& row, Instant now)
{
    if (row.state && row.state->last)
        return agoBy(*row.state->last, now);
    return row.modified ? agoText(*row.modified, now) : QString();
}

/// What is said of a plan in columns, left to right, for people and for machines.
QList<Cell> cellsOf(const Row& row, Instant now)
{
    const auto change = row.state ? row.state->change : Change::None;
    return {
        { QStringLiteral("id"), Words::tr("FILE"), row.id, row.id, 24 },
        { QStringLiteral("title"), Words::tr("TITLE"), titleOf(row),
            row.title ? QJsonValue(*row.title) : QJsonValue() },
        { QStringLiteral("version"), Words::tr("VERSION"), row.version, row.version, 10 },
        { QStringLiteral("last_commit"), Words::tr("LAST CHANGE"), lastChangeOf(row, now),
            jsonOf(row.state ? row.state->last : std::nullopt), 24 },
        { QStringLiteral("change"), Words::tr("STATE"), readiness::textOf(change),
            row.state ? QJsonValue(keyOf(change)) : QJsonValue(), 9 },
    };
}

QString cut(const QString& text, qsizetype width)
{
    const auto line = text.simplified();
    return (line.size() > width ? line.first(width - 1) + u'…' : line).leftJustified(width);
}

/// Columns as wide as what is in them, within bounds, and together as wide as a terminal; below each row what
/// belongs to it.
void tellTable(const QList<QList<Cell>>& rows, const QStringList& below, Console& console)
{
    QList<qsizetype> widths;
    qsizetype left = kWidth - (rows.constFirst().size() - 1);
    for (qsizetype column = 0; column < rows.constFirst().size(); ++column) {
        qsizetype width = rows.constFirst()[column].heading.size();
        for (const auto& row : rows)
            width = std::max(width, std::min(row[column].text.simplified().size(), row[column].most));
        widths.append(rows.constFirst()[column].most > 0 ? width : 0);
        left -= widths.constLast();
    }
    std::replace(widths.begin(), widths.end(), qsizetype { 0 }, left);
    QStringList headings;
    for (qsizetype column = 0; column < widths.size(); ++column)
        headings.append(cut(rows.constFirst()[column].heading, widths[column]));
    console.remark(headings.join(u' ').trimmed());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QStringList cells;
        for (qsizetype column = 0; column < widths.size(); ++column)
            cells.append(cut(rows[i][column].text, widths[column]));
        auto line = cells.join(u' ');
        while (line.endsWith(u' '))
            line.chop(1);
        console.tell(line);
        if (!below[i].isEmpty())
            console.tell(QStringLiteral("  ") + wrapped(below[i], kWidth - 2, 2));
    }
}

void tellLine(const QString& label, const QString& text, Console& console)
{
    console.tell(label.leftJustified(kLabel) + wrapped(text, kWidth - kLabel, kLabel));
}

void tellTree(const WorkTree& tree, Console& console)
{
    tellLine(Words::tr("Branch"), readiness::branchText(tree), console);
    if (tree.last)
        tellLine(Words::tr("Last"),
            QStringLiteral("%1: %2").arg(agoBy(*tree.last, console.clock.now()), tree.last->subject),
            console);
    if (!tree.lastAuthors.isEmpty())
        tellLine(Words::tr("Authors"), tree.lastAuthors.join(QStringLiteral(", ")), console);
    tellLine(Words::tr("Changes"), readiness::changesText(tree), console);
    if (tree.underWay != UnderWay::Nothing)
        tellLine(Words::tr("Under way"), readiness::underWayText(tree.underWay), console);
}

void tellFolder(const QString& folder, const TreeRead& tree, const KnownPast& past, Console& console)
{
    // Not broken into lines, so that it can be copied.
    console.tell(Words::tr("Folder").leftJustified(kLabel) + QString(folder).replace(u'\n', u' '));
    if (!tree)
        tellLine(Words::tr("Git"), Words::tr("did not tell; times are those of the files"), console);
    else if (!*tree)
        tellLine(Words::tr("Git"), Words::tr("in no git work tree; times are those of the files"), console);
    else
        tellTree(**tree, console);
    const auto rows = rowsOf(folder, tree, past);
    if (rows.isEmpty()) {
        console.tell(wrapped(
            Words::tr(
                "There is no plan in this folder yet. A plan gets in as a file called NAME.plan.yaml: write "
                "one, copy one, or clone a repository of plans to here."),
            kWidth, 0));
        return;
    }
    QList<QList<Cell>> table;
    QStringList below;
    for (const auto& row : rows) {
        table.append(cellsOf(row, console.clock.now()));
        below.append(row.below);
    }
    console.remark(QString());
    tellTable(table, below, console);
}

QJsonObject jsonOf(const QString& folder, const TreeRead& tree, const KnownPast& past, Instant now)
{
    QJsonArray plans;
    for (const auto& row : rowsOf(folder, tree, past)) {
        QJsonObject plan { { QStringLiteral("path"), row.path },
            { QStringLiteral("approval"), row.approvalForMachines },
            { QStringLiteral("modified_at"),
                row.modified ? QJsonValue(isoText(*row.modified)) : QJsonValue() } };
        for (const auto& cell : cellsOf(row, now))
            plan.insert(cell.key, cell.value);
        plans.append(plan);
    }
    const auto told = tree && *tree ? **tree : WorkTree();
    const auto underWay = keyOf(told.underWay);
    return { { QStringLiteral("folder"), folder },
        { QStringLiteral("work_tree"), tree ? QJsonValue(tree->has_value()) : QJsonValue() },
        { QStringLiteral("branch"), told.branch ? QJsonValue(*told.branch) : QJsonValue() },
        { QStringLiteral("head"), told.head.isEmpty() ? QJsonValue() : QJsonValue(told.head) },
        { QStringLiteral("last_commit"), jsonOf(told.last) },
        { QStringLiteral("last_authors"), QJsonArray::fromStringList(told.lastAuthors) },
        { QStringLiteral("under_way"), underWay.isEmpty() ? QJsonValue() : QJsonValue(underWay) },
        { QStringLiteral("plans"), plans } };
}

} // namespace

Usage PlanFolderCommand::usage() const
{
    return { QStringLiteral("plan folder"), QStringLiteral("[DIR]"), 0, 1,
        Words::tr("Say what is in a folder of plans (else in your own), and what git knows of it."),
        { { QStringLiteral("--uses"), QStringLiteral("WORD"),
            Words::tr("Instead: where this person, credential, … is used") } } };
}

int PlanFolderCommand::run(const Arguments& arguments, Console& console)
{
    const auto folder = arguments.operands.isEmpty() ? console.planFolder
                                                     : QDir::cleanPath(arguments.operands.constFirst());
    const QFileInfo info(folder);
    if (folder.isEmpty() || !info.exists()) {
        return console.unusable((arguments.operands.isEmpty()
                ? Words::tr(
                    "There is no folder %1, in which your own plans are looked for. Make it, or write "
                    "the path of another: muster-cli plan folder DIR")
                : Words::tr("There is no folder %1. Write the path of one that holds plans."))
                                    .arg(folder));
    }
    if (!info.isDir())
        return console.unusable(Words::tr("%1 is a file. Name the folder that it is in.").arg(folder));
    if (!info.isReadable() || !info.isExecutable())
        return console.refuse(
            { Fault::Denied, Words::tr("The folder %1 cannot be read by this account.").arg(folder) });
    if (arguments.has(QStringLiteral("--uses"))) {
        const auto word = arguments.value(QStringLiteral("--uses")).trimmed();
        if (word.isEmpty())
            return console.unusable(Words::tr("Say what is looked for: --uses WORD."));
        return tellUses(folder, word, console);
    }
    const auto tree = await(worktree::readWorkTree(folder, { QStringLiteral("*.plan.yaml") }));
    const KnownPast past(console);
    if (console.json)
        console.tell(jsonOf(folder, tree, past, console.clock.now()));
    else
        tellFolder(folder, tree, past, console);
    if (tree)
        return kDone;
    console.complain(tree.error().text);
    return tree.error().fault == Fault::Invalid ? kUnusable : kRefused;
}

} // namespace muster::commands
