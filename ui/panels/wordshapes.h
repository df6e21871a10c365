// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QFont>
#include <QGlyphRun>
#include <QList>
#include <QString>

namespace muster::ui {

/// The shapes of words on one line, kept by whoever paints them again and again: most of what a line costs is
/// to choose and place its glyphs. Main thread.
class WordShapes final {
public:
    struct Shape {
        QList<QGlyphRun> runs;
        /// Whole pixels, rounded up.
        int width = 0;
        qreal ascent = 0;
    };

    WordShapes();
    Q_DISABLE_COPY_MOVE(WordShapes)
    ~WordShapes();

    /// The shape of the words as they stand. Holds until the next call.
    [[nodiscard]] const Shape& of(const QString& text, const QFont& font);
    /// The same, shortened with an ellipsis where they are wider than `room` pixels.
    [[nodiscard]] const Shape& fitted(const QString& text, const QFont& font, int room);

private:
    struct Key {
        QString text;
        QFont font;
        int room;
        bool operator==(const Key&) const = default;
        friend size_t qHash(const Key& key, size_t seed)
        {
            return qHashMulti(seed, key.text, key.font, key.room);
        }
    };

    [[nodiscard]] const Shape& keep(const Key& key, const QString& shown);

    QCache<Key, Shape> m_kept;
};

} // namespace muster::ui
