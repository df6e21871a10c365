// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace muster::metrics {

/// Values of one kind, one a category; what a figure draws and a table lists.
struct Series {
    QString label;
    QList<double> values;

    bool operator==(const Series&) const = default;
};

/// Several series over the same categories.
struct Figure {
    QString title;
    /// Of all values: "min".
    QString unit;
    QStringList categories;
    QList<Series> series;

    [[nodiscard]] bool isEmpty() const { return categories.isEmpty(); }
    bool operator==(const Figure&) const = default;
};

} // namespace muster::metrics
