// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QSize>
#include <QString>

class QImage;

namespace muster::evidence {

/// How much of a text is shown, in bytes.
inline constexpr qsizetype kMostShown = 256LL * 1024;
/// The largest picture that is decoded, in pixels.
inline constexpr qint64 kMostPixels = 64LL * 1000 * 1000;

/// What can be shown of a file without opening it in another program.
struct Preview {
    enum class Kind { Text, Picture, None };
    Kind kind = Kind::None;
    /// Of a text: as plainText() gives it. To be shown as plain text, never as rich text.
    QString text;
    /// The text goes on in the file.
    bool isCut = false;
    /// Of a picture: its width and height in pixels; pictureOf() decodes it.
    QSize size;
    /// A sentence: why nothing is shown, or that the text is cut. Else empty.
    QString remark;
};

/// Looks at the bytes alone, whatever the file is called. Decodes no picture, only reads its size. Thread:
/// any.
[[nodiscard]] Preview previewOf(const QByteArray& bytes);

/// A text of a terminal as a person is to see it: colours, titles and all other sequences of a terminal taken
/// out, every line end made LF, also one that would have written over the line before. Other control
/// characters, marks that turn the direction of writing and what is no character are shown as a replacement
/// character. Tabs stay.
[[nodiscard]] QString plainText(const QString& text);

/// The picture, scaled down to fit into `within`; an empty size leaves it as it is. Only the first of
/// several. Decoded as what its bytes begin like, by no other reader. Fails with Invalid in one sentence: no
/// picture, too large, damaged. Thread: any.
[[nodiscard]] Result<QImage> pictureOf(const QByteArray& bytes, QSize within = {});

} // namespace muster::evidence
