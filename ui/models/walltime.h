// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QString>
#include <QTimeZone>

#include <optional>
#include <utility>

class QTime;

namespace muster::ui {

/// Moments as people in one zone read them, always in 24 hours. A zone this machine does not know is shown as
/// UTC, and zoneName() says so.
class WallTime {
public:
    WallTime();
    /// The zone as a plan writes it: "Australia/Sydney".
    explicit WallTime(const QString& zone);

    /// "03:26"
    [[nodiscard]] QString minutes(Instant at) const;
    /// "03:26:51"
    [[nodiscard]] QString seconds(Instant at) const;
    /// "2026-03-14 03:26"
    [[nodiscard]] QString dateAndMinutes(Instant at) const;
    /// "2026-03-14"
    [[nodiscard]] QString date(Instant at) const;
    /// "Sunday, 29 November"
    [[nodiscard]] QString day(Instant at) const;
    /// The first moment of the day that holds this one, and of the day after.
    [[nodiscard]] std::pair<Instant, Instant> dayAround(Instant at) const;
    /// "AEDT", "UTC"
    [[nodiscard]] QString zoneName(Instant at) const;

    /// The newest moment not after `now` at which a clock on the wall showed this time.
    [[nodiscard]] Instant latest(QTime time, Instant now) const;
    /// Reads "2026-03-14 03:26" and, seconds being optional, "2026-03-14 03:26:51"; a bare "03:26" is the
    /// newest one not after `now`. Nothing for any other text.
    [[nodiscard]] std::optional<Instant> read(QStringView text, Instant now) const;

private:
    QTimeZone m_zone;
};

} // namespace muster::ui
