// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/eventrows.h"

#include <QByteArray>
#include <QCache>
#include <QFile>
#include <QHash>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace muster::store {

/// A chain: a stream and a console in it.
using ChainKey = std::pair<journal::StreamId, journal::OriginId>;

/// Reads the rows of a journal out of the pages of its file, and of the log beside it, without SQLite: what
/// leads to a row may be damaged or gone. A row that was found is only a claim, for whoever checks hashes and
/// signatures. Nothing is written. Thread: any one. Owner: whoever recovers.
class Salvage {
    Q_DISABLE_COPY_MOVE(Salvage)
public:
    /// What the indexes say of a row; each of them may have been damaged.
    struct Named {
        qint64 n = 0;
        std::optional<ChainKey> chain;
        /// In its chain.
        qint64 seq = 0;
        std::optional<journal::EventId> id;
    };

    /// Reads all pages once; a file that is missing has none. Fails with Storage when it cannot be opened.
    [[nodiscard]] static Result<std::unique_ptr<Salvage>> open(const QString& file);
    ~Salvage();

    /// Numbers of all rows that were found, ascending.
    [[nodiscard]] const QList<qint64>& numbers() const { return m_numbers; }
    /// Every row of this number whose bytes could be read: most often one. Its leaves are all that were found
    /// for the number, fitting or not, perhaps several for a field.
    [[nodiscard]] std::vector<EventRow> rows(qint64 n);
    /// Rows that only indexes still name, ascending by number: they were there.
    [[nodiscard]] std::vector<Named> lost() const;
    /// What the indexes say of this row; nothing when none names it.
    [[nodiscard]] std::optional<Named> named(qint64 n) const;
    /// What the journal knew of itself; empty when it was not found.
    [[nodiscard]] QString meta(const QString& key) const { return m_meta.value(key); }
    /// Pages that the disk did not give, or that the file lacks at its end.
    [[nodiscard]] qint64 unreadablePages() const { return m_unreadable; }

private:
    /// A page in the file or in its log.
    struct Page {
        bool isInLog = false;
        qint64 offset = 0;
    };
    struct Cell {
        qint64 n = 0;
        qsizetype page = 0;
        int offset = 0;
    };
    struct Record;

    explicit Salvage(const QString& file);
    void measure();
    void readLog();
    void scan(qsizetype page);
    void sort();
    void take(const Record& record, const Cell& cell, bool isTable);
    [[nodiscard]] QByteArray bytesOf(const Page& page);
    [[nodiscard]] QByteArray bytesAt(qsizetype page);
    /// Of one cell; the whole payload is only read when `isWhole`.
    [[nodiscard]] std::optional<Record> recordAt(
        const QByteArray& page, int offset, bool isTable, bool isInner, bool isWhole);
    [[nodiscard]] bool append(QByteArray& payload, quint32 number, qsizetype wanted);
    [[nodiscard]] static QList<qint64> numbersIn(const std::vector<Cell>& cells);

    QFile m_file;
    QFile m_log;
    qsizetype m_pageSize = 0;
    qsizetype m_usable = 0;
    /// How many pages the file says that it has.
    qint64 m_said = 0;
    std::vector<Page> m_pages;
    /// Where the newest version of a page is, if not where its number says.
    QHash<quint32, Page> m_newest;
    QCache<qsizetype, QByteArray> m_cache;
    std::vector<Cell> m_events;
    std::vector<Cell> m_leaves;
    QList<qint64> m_numbers;
    std::vector<Named> m_named;
    QHash<QString, QString> m_meta;
    qint64 m_unreadable = 0;
};

} // namespace muster::store
