// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QLabel>

namespace muster::ui {

/// Plain text over as many lines as it needs. Breaks inside a word where a word is longer than the line, so
/// that long words and scripts without spaces are never cut off.
class Paragraph final : public QLabel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Paragraph)
public:
    /// Height of one line of the font: 1.4 of its size, and never less than its letters need.
    [[nodiscard]] static qreal lineHeight(const QFont& font);

    explicit Paragraph(QWidget* parent = nullptr);
    ~Paragraph() override;

    /// `lead` is set bold in front of the text.
    void setWords(const QString& text, const QString& lead = {});
    void setStyle(const QFont& font, const QColor& color);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// What the words take at this width; layouts ask again and again.
    [[nodiscard]] QSizeF room(int width) const;

    mutable QHash<int, QSizeF> m_rooms;
    qsizetype m_leadLength = 0;
    QColor m_color;
};

} // namespace muster::ui
