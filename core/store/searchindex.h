// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/finder.h"
#include "core/store/following.h"

#include <QList>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace muster::store {

class Database;

/// The words of all events in a SQLite file of its own beside the journal. It holds nothing that the journal
/// does not: whenever it cannot be read, is of another version or of another journal, or something was taken
/// back since, it is thrown away and filled again. Thread: any one. Owner: SqliteFinder. Fails with Storage.
class SearchIndex : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchIndex)
public:
    /// How far it is filled.
    struct Standing {
        /// Empty as long as nothing was taken.
        QString folder = {};
        /// Number of the newest event in it, and which one that is.
        qint64 through = 0;
        std::optional<journal::EventId> last = {};
        /// As in Following, when it was filled.
        qint64 gone = 0;
        qint64 late = 0;
    };
    struct Hits {
        QString folder;
        /// Newest first; one more than were asked for, where there are more.
        QList<qint64> numbers;
        qint64 through = 0;
    };

    SearchIndex();
    ~SearchIndex() override;

    /// Whether this is all that it lacks: nothing.
    [[nodiscard]] static bool isComplete(const Standing& standing, const Following& next);

    /// Takes in what comes next, in one transaction. What does not follow what is in it is left alone, and
    /// the answer says what to give instead.
    [[nodiscard]] Result<Standing> take(const Following& next);
    [[nodiscard]] Result<Hits> find(const journal::Search& search);
    /// Throws the file away: something in it was taken back.
    void forget();
    /// Lets go of the file.
    void close();

private:
    [[nodiscard]] Result<void> open(const QString& folder);
    [[nodiscard]] Result<void> openFile();
    [[nodiscard]] Result<bool> readStanding();
    [[nodiscard]] Result<void> make();
    [[nodiscard]] Result<void> makeTables();
    [[nodiscard]] Result<void> add(const Following& next);
    [[nodiscard]] Result<void> setMeta(const QString& key, const QString& value);
    [[nodiscard]] Result<QList<qint64>> numbersFor(const journal::Search& search);
    [[nodiscard]] Result<void> replace(const Error& error);

    std::unique_ptr<Database> m_database;
    Standing m_standing;
    int m_replaced = 0;
};

/// The file in the folder of a store.
[[nodiscard]] QString searchIndexFile(const QString& folder);
/// Removes the file and what SQLite keeps beside it; durable. Fails with Storage.
[[nodiscard]] Result<void> removeSearchIndex(const QString& folder);

} // namespace muster::store
