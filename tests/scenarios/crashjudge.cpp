// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/crashjudge.h"

#include <QCryptographicHash>
#include <QHash>
#include <QUuid>
#include <QtEndian>

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace muster::test {

namespace {

constexpr const char* kJudgeVfs = "judge";

using Connection = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

Connection connect(const QByteArray& file)
{
    sqlite3* raw = nullptr;
    sqlite3_open_v2(
        file.constData(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, kJudgeVfs);
    Connection connection(raw, &sqlite3_close);
    // A look at a store leaves it as it is.
    sqlite3_db_config(raw, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_exec(raw, "PRAGMA locking_mode = EXCLUSIVE", nullptr, nullptr, nullptr);
    return connection;
}

Statement prepare(sqlite3* connection, const char* sql)
{
    sqlite3_stmt* raw = nullptr;
    sqlite3_prepare_v2(connection, sql, -1, &raw, nullptr);
    return { raw, &sqlite3_finalize };
}

/// Belongs to the statement until its next step.
QByteArray bytes(const Statement& statement, int column)
{
    return QByteArray::fromRawData(static_cast<const char*>(sqlite3_column_blob(statement.get(), column)),
        sqlite3_column_bytes(statement.get(), column));
}

} // namespace

qsizetype Said::tried(const QList<QByteArray>& texts)
{
    m_batches.append({ m_notes.size(), texts.size(), false });
    for (const auto& text : texts)
        m_notes.append({ text, m_batches.size() - 1 });
    return m_batches.size() - 1;
}

void Said::acknowledged(qsizetype batch)
{
    auto& known = m_batches[batch];
    if (std::exchange(known.acknowledged, true))
        return;
    m_acknowledgedNotes += known.count;
    ++m_acknowledgedBatches;
}

journal::EventId Said::idOf(qsizetype number)
{
    return journal::EventId(QUuid(uint(number), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0));
}

qsizetype Said::numberOf(const QByteArray& id)
{
    return id.size() == 16 ? qsizetype { qFromBigEndian<quint32>(id.constData()) } : -1;
}

bool Verdict::holds() const
{
    return lost == 0 && unknown == 0 && halfBatches == 0 && otherTexts == 0 && brokenLinks == 0
        && integrity == "ok";
}

QString Verdict::text() const
{
    return QStringLiteral(
        "lost %1, unknown %2, half batches %3, other texts %4, broken links %5, integrity: %6")
        .arg(lost)
        .arg(unknown)
        .arg(halfBatches)
        .arg(otherTexts)
        .arg(brokenLinks)
        .arg(QString::fromUtf8(integrity));
}

Judge::Judge(QByteArray file)
    : m_file(std::move(file))
    , m_vfs(kJudgeVfs, m_disk)
{
}

Verdict Judge::judge(const Said& said)
{
    Verdict verdict;
    const auto connection = connect(m_file);
    {
        const auto check = prepare(connection.get(), "PRAGMA integrity_check(1)");
        verdict.integrity = sqlite3_step(check.get()) == SQLITE_ROW
            ? QByteArray(reinterpret_cast<const char*>(sqlite3_column_text(check.get(), 0)))
            : QByteArray(sqlite3_errmsg(connection.get()));
    }
    QList<bool> there(said.notes().size(), false);
    QHash<QByteArray, std::pair<qint64, QByteArray>> heads;
    // A store that never came to be has no tables, and holds nothing.
    const auto events = prepare(connection.get(),
        "SELECT e.id, e.stream || e.origin, e.seq, e.prev, e.hash, e.body, e.type, l.value FROM event AS e "
        "LEFT JOIN leaf AS l ON l.n = e.n AND l.field = 'payload.text' ORDER BY e.n");
    int answer = SQLITE_DONE;
    while (events && (answer = sqlite3_step(events.get())) == SQLITE_ROW) {
        const auto chain = bytes(events, 1);
        auto& head = heads[QByteArray(chain.constData(), chain.size())];
        const auto hash = bytes(events, 4);
        const auto seq = sqlite3_column_int64(events.get(), 2);
        const bool follows = seq == head.first + 1
            && bytes(events, 3) == (head.first == 0 ? QByteArray(32, '\0') : head.second)
            && QCryptographicHash::hash(bytes(events, 5), QCryptographicHash::Sha256) == hash;
        verdict.brokenLinks += follows ? 0 : 1;
        head = { seq, QByteArray(hash.constData(), hash.size()) };
        if (bytes(events, 6) != "note.added")
            continue;
        const auto number = Said::numberOf(bytes(events, 0));
        if (number < 0 || number >= there.size()) {
            ++verdict.unknown;
            continue;
        }
        there[number] = true;
        verdict.otherTexts += bytes(events, 7) == said.notes()[number].text ? 0 : 1;
    }
    if (answer != SQLITE_DONE)
        verdict.integrity = sqlite3_errmsg(connection.get());
    for (const auto& batch : said.batches()) {
        const auto first = there.cbegin() + batch.first;
        const auto found = std::count(first, first + batch.count, true);
        if (batch.acknowledged)
            verdict.lost += int(batch.count - found);
        else if (found != 0 && found != batch.count)
            ++verdict.halfBatches;
    }
    return verdict;
}

QByteArray Judge::tamper(const QList<QByteArray>& statements)
{
    const auto connection = connect(m_file);
    for (const auto& statement : statements) {
        if (sqlite3_exec(connection.get(), statement.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
            return sqlite3_errmsg(connection.get());
    }
    return {};
}

} // namespace muster::test
