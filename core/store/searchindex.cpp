// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/searchindex.h"

#include "core/base/durable.h"
#include "core/store/database.h"
#include "core/store/searchwords.h"
#include "core/store/transaction.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace muster::store {

namespace {

/// Of the tables, and of what searchwords makes.
const auto kVersion = QStringLiteral("1");
/// So often a file that was in use may turn out to be damaged until somebody has to look into it.
constexpr int kMostReplaced = 3;
/// So many rows share a line in the table of spans.
constexpr qint64 kSpan = 1024;

Error notSearchable(const QString& folder, const Error& error)
{
    return { Fault::Storage,
        QCoreApplication::translate("muster",
            "The log cannot be searched: the file %1 cannot be used. What is recorded is not touched by "
            "that.")
            .arg(searchIndexFile(folder)),
        error.detail.isEmpty() ? error.text : error.detail };
}

/// The least and the greatest moment among rows that stand beside each other.
struct Span {
    qint64 least = std::numeric_limits<qint64>::max();
    qint64 most = std::numeric_limits<qint64>::min();
};

} // namespace

QString searchIndexFile(const QString& folder)
{
    return folder + QStringLiteral("/search.sqlite");
}

Result<void> removeSearchIndex(const QString& folder)
{
    const auto file = searchIndexFile(folder);
    bool isChanged = false;
    // The log first: alone it would be read into the next file of this name.
    for (const auto* end : { "-wal", "-shm", "-journal", "" }) {
        const auto path = file + QLatin1StringView(end);
        if (!QFile::exists(path))
            continue;
        if (!QFile::remove(path))
            return fail(Fault::Storage,
                QCoreApplication::translate("muster", "The file %1 cannot be removed.").arg(path));
        isChanged = true;
    }
    return isChanged ? syncFolder(folder) : Result<void>();
}

SearchIndex::SearchIndex() = default;

SearchIndex::~SearchIndex() = default;

bool SearchIndex::isComplete(const Standing& standing, const Following& next)
{
    return standing.folder == next.folder && standing.through == next.after && next.events.isEmpty()
        && !next.isOther
        && (standing.through == 0 || (standing.gone == next.gone && standing.late == next.late));
}

Result<SearchIndex::Standing> SearchIndex::take(const Following& next)
{
    if (!m_database || m_standing.folder != next.folder) {
        if (auto opened = open(next.folder); !opened)
            return fail(notSearchable(next.folder, opened.error()));
    }
    const bool isOther = next.after == m_standing.through && next.isOther;
    const bool isOld = next.gone > m_standing.gone || next.late != m_standing.late;
    if (m_standing.through > 0 && (isOther || isOld)) {
        if (auto made = make(); !made)
            return fail(notSearchable(next.folder, made.error()));
    }
    if (next.after == m_standing.through && !next.events.isEmpty()) {
        if (const auto added = add(next); !added) {
            if (auto replaced = replace(added.error()); !replaced)
                return fail(replaced.error());
        }
    }
    return m_standing;
}

Result<void> SearchIndex::open(const QString& folder)
{
    m_database.reset();
    m_standing = { .folder = folder };
    if (!QFile::exists(searchIndexFile(folder)))
        return make();
    const auto opened = openFile();
    if (!opened && opened.error().fault == Fault::Conflict)
        return opened;
    if (opened) {
        const auto isOurs = readStanding();
        if (isOurs && *isOurs)
            return {};
    }
    return make();
}

Result<void> SearchIndex::openFile()
{
    auto database = Database::open(searchIndexFile(m_standing.folder));
    if (!database)
        return fail(database.error());
    m_database = *std::move(database);
    // What is lost with the power is filled again, and what was taken back goes with the file: neither a disk
    // nor a page is waited for.
    for (const auto& setting :
        { QStringLiteral("PRAGMA synchronous = NORMAL"), QStringLiteral("PRAGMA secure_delete = OFF") }) {
        if (const auto set = m_database->rows(setting); !set)
            return fail(set.error());
    }
    return {};
}

/// False for a file of another version.
Result<bool> SearchIndex::readStanding()
{
    const auto rows = m_database->rows(QStringLiteral("SELECT k, v FROM meta"));
    if (!rows)
        return fail(rows.error());
    QHash<QString, QString> meta;
    for (const auto& row : *rows)
        meta.insert(row[0].toString(), row[1].toString());
    if (meta.value(QStringLiteral("version")) != kVersion)
        return false;
    m_standing.through = meta.value(QStringLiteral("through")).toLongLong();
    m_standing.last = journal::EventId::fromString(meta.value(QStringLiteral("last")));
    m_standing.gone = meta.value(QStringLiteral("gone")).toLongLong();
    m_standing.late = meta.value(QStringLiteral("late")).toLongLong();
    return m_standing.through == 0 || m_standing.last.has_value();
}

/// An empty one, instead of whatever is there.
Result<void> SearchIndex::make()
{
    m_database.reset();
    m_standing = { .folder = m_standing.folder };
    if (auto removed = removeSearchIndex(m_standing.folder); !removed)
        return removed;
    const auto path = searchIndexFile(m_standing.folder);
    QFile file(path);
    // SQLite would let others read it; what it makes beside it has the same rights.
    if (!file.open(
            QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail(Fault::Storage, file.errorString());
    file.close();
    auto made = openFile();
    if (made)
        made = makeTables();
    if (!made)
        m_database.reset();
    return made;
}

Result<void> SearchIndex::makeTables()
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return fail(transaction.error());
    for (const auto& statement : {
             // What searchwords made is taken as it is. Without tables for short beginnings the first letters
             // that a person types would take long, where every entry has a word that begins so.
             QStringLiteral("CREATE VIRTUAL TABLE words USING fts5 (text, who, tag, content = '', columnsize "
                            "= 0, tokenize = 'ascii', prefix = '1 2 3 4')"),
             QStringLiteral("CREATE TABLE entry (n INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT"),
             // Tells which rows may be of a time, without looking at all of them.
             QStringLiteral("CREATE TABLE span (block INTEGER PRIMARY KEY, least INTEGER NOT NULL, most "
                            "INTEGER NOT NULL) STRICT"),
             QStringLiteral("CREATE TABLE meta (k TEXT PRIMARY KEY, v TEXT NOT NULL) STRICT, WITHOUT ROWID"),
         }) {
        if (auto made = m_database->run(statement); !made)
            return made;
    }
    if (auto set = setMeta(QStringLiteral("version"), kVersion); !set)
        return set;
    return transaction->commit();
}

Result<void> SearchIndex::setMeta(const QString& key, const QString& value)
{
    return m_database->run(
        QStringLiteral("INSERT INTO meta (k, v) VALUES (?, ?) ON CONFLICT (k) DO UPDATE SET v = excluded.v"),
        { key, value });
}

Result<void> SearchIndex::add(const Following& next)
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return fail(transaction.error());
    QHash<qint64, Span> spans;
    for (const auto& [n, event] : next.events) {
        const auto words = indexedWords(event);
        auto added
            = m_database->run(QStringLiteral("INSERT INTO words (rowid, text, who, tag) VALUES (?, ?, ?, ?)"),
                { n, words.text, words.who, words.tag });
        if (!added)
            return added;
        const auto at = millisOf(event.at);
        if (added = m_database->run(QStringLiteral("INSERT INTO entry (n, at) VALUES (?, ?)"), { n, at });
            !added)
            return added;
        auto& span = spans[n / kSpan];
        span = { std::min(span.least, at), std::max(span.most, at) };
    }
    for (auto it = spans.cbegin(); it != spans.cend(); ++it) {
        auto added = m_database->run(
            QStringLiteral("INSERT INTO span (block, least, most) VALUES (?, ?, ?) ON CONFLICT (block) DO "
                           "UPDATE SET least = min(least, excluded.least), most = max(most, excluded.most)"),
            { it.key(), it->least, it->most });
        if (!added)
            return added;
    }
    auto standing = m_standing;
    standing.through = next.events.last().first;
    standing.last = next.events.last().second.id;
    standing.gone = next.gone;
    standing.late = next.late;
    for (const auto& [key, value] :
        { std::pair { QStringLiteral("through"), QString::number(standing.through) },
            std::pair { QStringLiteral("last"), standing.last->toString() },
            std::pair { QStringLiteral("gone"), QString::number(standing.gone) },
            std::pair { QStringLiteral("late"), QString::number(standing.late) } }) {
        if (auto set = setMeta(key, value); !set)
            return set;
    }
    if (auto committed = transaction->commit(); !committed)
        return committed;
    m_standing = standing;
    return {};
}

Result<SearchIndex::Hits> SearchIndex::find(const journal::Search& search)
{
    if (!m_database)
        return Hits { m_standing.folder, {}, 0 };
    auto numbers = numbersFor(search);
    if (!numbers) {
        // Found again as soon as it is filled.
        if (auto replaced = replace(numbers.error()); !replaced)
            return fail(replaced.error());
        return Hits { m_standing.folder, {}, 0 };
    }
    return Hits { m_standing.folder, *std::move(numbers), m_standing.through };
}

Result<QList<qint64>> SearchIndex::numbersFor(const journal::Search& search)
{
    const auto match = matchFor(search);
    const bool hasTime = search.from || search.until;
    const auto from = search.from ? millisOf(*search.from) : std::numeric_limits<qint64>::min();
    const auto until = search.until ? millisOf(*search.until) : std::numeric_limits<qint64>::max();
    const qint64 limit = std::max(search.most, qsizetype(1)) + 1;
    if (match.isEmpty() && !hasTime)
        return QList<qint64>();
    QVariantList range;
    if (hasTime) {
        const auto span = m_database->rows(
            QStringLiteral("SELECT min(block), max(block) FROM span WHERE most >= ? AND least < ?"),
            { from, until });
        if (!span)
            return fail(span.error());
        if (span->first()[0].isNull())
            return QList<qint64>();
        range = { span->first()[0].toLongLong() * kSpan, (span->first()[1].toLongLong() + 1) * kSpan, from,
            until };
    }
    const auto rows = match.isEmpty()
        ? m_database->rows(QStringLiteral("SELECT n FROM entry WHERE n >= ? AND n < ? AND at >= ? AND at < ? "
                                          "ORDER BY n DESC LIMIT ?"),
            range + QVariantList { limit })
        : !hasTime ? m_database->rows(
              QStringLiteral("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"),
              { match, limit })
                   : m_database->rows(QStringLiteral("SELECT words.rowid FROM words CROSS JOIN entry "
                                                     "ON entry.n = words.rowid WHERE words MATCH ? "
                                                     "AND words.rowid >= ? AND words.rowid < ? "
                                                     "AND entry.at >= ? AND entry.at < ? "
                                                     "ORDER BY words.rowid DESC LIMIT ?"),
                       QVariantList { match } + range + QVariantList { limit });
    if (!rows)
        return fail(rows.error());
    QList<qint64> numbers;
    for (const auto& row : *rows)
        numbers.append(row.first().toLongLong());
    return numbers;
}

/// After a failure: begins anew, unless that has not helped.
Result<void> SearchIndex::replace(const Error& error)
{
    const bool isFresh = m_standing.through == 0;
    if (isFresh || ++m_replaced > kMostReplaced) {
        m_database.reset();
        return fail(notSearchable(m_standing.folder, error));
    }
    if (auto made = make(); !made)
        return fail(notSearchable(m_standing.folder, made.error()));
    return {};
}

void SearchIndex::forget()
{
    m_database.reset();
    // Where it cannot be removed, what is in it says that it is too old.
    if (!m_standing.folder.isEmpty())
        std::ignore = removeSearchIndex(m_standing.folder);
    m_standing = {};
}

void SearchIndex::close()
{
    m_database.reset();
    m_standing = {};
}

} // namespace muster::store
