// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QRectF>
#include <QString>

// What a PDF says of itself and where it leads, beside what is drawn on its pages.
namespace muster::report {

/// Where something stands.
struct PdfPlace {
    /// Counted from 0.
    qsizetype page = 0;
    /// In points below the upper edge of the page.
    double top = 0;
};

/// A heading, as a reader lists it beside the pages.
struct PdfBookmark {
    QString title;
    PdfPlace place;
    QList<PdfBookmark> below = {};
};

/// Part of a page that leads to another place.
struct PdfLink {
    qsizetype page = 0;
    /// In points from the upper left corner of the page.
    QRectF area;
    PdfPlace target;
};

/// What is added to the pages.
struct PdfExtras {
    QString title;
    QString description;
    /// Of the words: "en".
    QString language;
    QDateTime made;
    /// The stream that it is the report of.
    QString subject;
    /// As PDF/A-1b; the pages must have been drawn for it.
    bool isArchival = false;
    QList<PdfBookmark> bookmarks = {};
    QList<PdfLink> links = {};
};

/// The pages with the edges drawn over them, page by page, and all of the extras. The same input gives the
/// same bytes, also where the fonts in it were written in another order. Fails with Internal when what was
/// drawn cannot be read, there are not as many edges as pages, or a place is on none of them. Thread: any.
[[nodiscard]] Result<QByteArray> completedPdf(
    const QByteArray& pages, const QByteArray& edges, const PdfExtras& extras);

/// The stream that a PDF is the report of; empty where it is none of Muster, or none at all. Thread: any.
[[nodiscard]] QString subjectOfPdf(const QByteArray& file);

} // namespace muster::report
