// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/bench.h"

#include <optional>

namespace muster::commands {

namespace {

const auto kSearch = QStringLiteral("--search");
constexpr qint64 kFewest = 50'000;
constexpr qint64 kMost = 1'000'000;

QString numberText(double value, const QString& unit)
{
    return QStringLiteral("%1 %2").arg(QString::number(value, 'f', value < 10 ? 2 : 1), unit);
}

} // namespace

Usage Bench::usage() const
{
    return { QStringLiteral("bench"), {}, 0, 0, Words::tr("Measure here what the README's table says."),
        { { kSearch, QStringLiteral("ENTRIES"),
            Words::tr("Measure how a log of so many entries is searched, instead") } } };
}

int Bench::run(const Arguments& arguments, Console& console)
{
    std::optional<qint64> entries;
    if (arguments.has(kSearch)) {
        bool isNumber = false;
        entries = arguments.value(kSearch).toLongLong(&isNumber);
        if (!isNumber || *entries < kFewest || *entries > kMost)
            return console.unusable(
                Words::tr("--search takes a number from %1 to %2.").arg(kFewest).arg(kMost));
    }
    console.progress(entries ? Words::tr("Measuring; a million entries take some minutes.")
                             : Words::tr("Measuring; this takes some seconds."));
    const auto figures = entries ? console.measureSearch(*entries) : console.measure();
    if (!figures)
        return console.refuse(figures.error());
    QJsonArray rows;
    for (const auto& figure : *figures) {
        const bool isKept = figure.bound <= 0 || figure.value <= figure.bound;
        rows.append(QJsonObject { { QStringLiteral("id"), figure.id },
            { QStringLiteral("name"), figure.name }, { QStringLiteral("value"), figure.value },
            { QStringLiteral("unit"), figure.unit }, { QStringLiteral("bound"), figure.bound } });
        if (console.json)
            continue;
        const auto bound = figure.bound > 0
            ? Words::tr("at most %1%2")
                  .arg(numberText(figure.bound, figure.unit),
                      isKept ? QString() : Words::tr("  (more than promised)"))
            : QString();
        console.tell(QStringLiteral("%1 %2   %3")
                         .arg(figure.name, -46)
                         .arg(numberText(figure.value, figure.unit), 12)
                         .arg(bound));
    }
    if (console.json)
        console.tell(rows);
    return kDone;
}

} // namespace muster::commands
