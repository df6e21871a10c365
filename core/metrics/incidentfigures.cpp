// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/incidentfigures.h"

#include <QCoreApplication>

namespace muster::metrics {

namespace {
double minutes(Millis duration)
{
    return std::chrono::duration<double, std::ratio<60>>(duration).count();
}
} // namespace

Figure promisedAndTaken(const incident::Objectives& objectives)
{
    Series promised { QCoreApplication::translate("muster", "Promised"), {} };
    Series taken { QCoreApplication::translate("muster", "Taken"), {} };
    Figure figure { QCoreApplication::translate("muster", "Time to recover"), QStringLiteral("min"), {}, {} };
    for (const auto& row : objectives.rows) {
        const auto promise = row.rto.target.number();
        if (row.standing == incident::ServiceStanding::Normal || !promise)
            continue;
        figure.categories.append(row.title);
        promised.values.append(minutes(*promise));
        taken.values.append(minutes(row.rto.elapsed));
    }
    if (!figure.isEmpty())
        figure.series = { promised, taken };
    return figure;
}

} // namespace muster::metrics
