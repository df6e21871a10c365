// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/following.h"

#include "core/journal/erasure.h"
#include "core/store/archiving.h"
#include "core/store/database.h"
#include "core/store/eventrows.h"

namespace muster::store {

namespace {

const auto kLate = QStringLiteral("late_texts");

} // namespace

Result<Following> following(
    Database& database, qint64 after, const std::optional<journal::EventId>& known, int most)
{
    const auto marks
        = database.rows(QStringLiteral("SELECT coalesce((SELECT max(n) FROM event), 0), "
                                       "coalesce((SELECT max(n) FROM event WHERE type IN (?, ?)), 0), "
                                       "coalesce((SELECT v FROM meta WHERE k = ?), '0'), "
                                       "(SELECT id FROM event WHERE n = ?)"),
            { journal::kErasure, kArchive, kLate, after });
    if (!marks)
        return fail(marks.error());
    const auto& row = marks->first();
    Following found;
    found.after = after;
    found.newest = row[0].toLongLong();
    found.gone = row[1].toLongLong();
    found.late = row[2].toLongLong();
    found.isOther = known && row[3].toByteArray() != known->uuid().toRfc4122();
    const auto numbers = numbersAfter(database, after, most);
    if (!numbers)
        return fail(numbers.error());
    const auto rows = eventRows(database, *numbers);
    if (!rows)
        return fail(rows.error());
    for (const auto& event : *rows)
        found.events.append({ event.n, shownEvent(event) });
    return found;
}

Result<void> noteLateText(Database& database)
{
    return database.run(
        QStringLiteral("INSERT INTO meta (k, v) VALUES (?, '1') "
                       "ON CONFLICT (k) DO UPDATE SET v = CAST(CAST(v AS INTEGER) + 1 AS TEXT)"),
        { kLate });
}

} // namespace muster::store
