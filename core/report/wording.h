// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/plan/target.h"
#include "core/report/report.h"

#include <QDate>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace muster::report {

/// Makes cells whose text follows from their number. Times of the day on which it began are told without the
/// date, and where the clocks of the zone were changed since, with what the zone is called then.
class Wording final {
public:
    Wording(const QTimeZone& zone, Instant began);

    /// "03:12:00", "2026-03-15 00:10:00"
    [[nodiscard]] QString momentText(Instant at) const;
    /// For an axis: "03:12", "15 Mar 00:10", with seconds on request.
    [[nodiscard]] QString shortMomentText(Instant at, bool withSeconds) const;
    [[nodiscard]] QDate dayOf(Instant at) const;
    /// "Saturday, 14 March 2026"; always in English words, so that the same log gives the same report.
    [[nodiscard]] QString dayText(Instant at) const;
    /// "Australia/Sydney (UTC+11:00)", as it was when it began.
    [[nodiscard]] QString zoneText() const;

    [[nodiscard]] Cell moment(Instant at) const;
    /// Empty where there is none.
    [[nodiscard]] Cell moment(const std::optional<Instant>& at) const;
    /// "00:37:12"
    [[nodiscard]] static Cell duration(Millis length);
    /// Empty where there is none.
    [[nodiscard]] static Cell duration(const std::optional<Millis>& length);
    /// As a plan writes it: "1 h".
    [[nodiscard]] static Cell planned(const std::optional<Millis>& length);
    /// What is left of a promise: "00:22:48", "over 00:01:40".
    [[nodiscard]] static Cell margin(Millis left);
    /// What it took beside what was planned: "+00:01:40", "−00:02:00".
    [[nodiscard]] static Cell difference(Millis more);
    /// "1 h", "none", "unknown"
    [[nodiscard]] static Cell target(const plan::Target& target);
    [[nodiscard]] static Cell count(qint64 number);

private:
    [[nodiscard]] int offsetAt(Instant at) const;

    QTimeZone m_zone;
    Instant m_began;
    QDate m_day;
};

/// A word that is good or bad.
[[nodiscard]] Cell good(const QString& word);
[[nodiscard]] Cell bad(const QString& word);
/// Names an entry of the record, and leads to it.
[[nodiscard]] Cell entryCell(const QString& entry);

} // namespace muster::report
