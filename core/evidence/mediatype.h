// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace muster::evidence {

/// What bytes look like, by the bytes alone: image/png, image/jpeg, image/gif, image/webp, image/bmp,
/// application/pdf, application/zip, application/gzip; text/plain for UTF-8 without control characters but
/// tabs and line ends, so also for SVG and HTML, which are never drawn; else application/octet-stream.
[[nodiscard]] QString mediaTypeOf(const QByteArray& bytes);

/// One that Muster may decode by itself.
[[nodiscard]] bool isPicture(const QString& media);
[[nodiscard]] bool isText(const QString& media);

/// Whether a person can read bytes as plain text: text/plain, and what would be but for sequences of a
/// terminal or a few bytes that are no UTF-8.
[[nodiscard]] bool isReadable(const QByteArray& bytes);

} // namespace muster::evidence
