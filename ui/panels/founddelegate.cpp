// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/founddelegate.h"

#include "ui/models/foundmodel.h"
#include "ui/panels/lineofwords.h"
#include "ui/widgets/button.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

constexpr int kTop = 6;
constexpr int kHead = 22;
constexpr int kDetail = 20;
constexpr int kBottom = 7;
constexpr int kGap = 12;

/// One line of a text with pieces of it set bold; ready to be drawn.
class MarkedLine {
public:
    MarkedLine(const QString& text, const QList<FoundRow::Mark>& marks, const QFont& font)
        : m_layout(text, font)
    {
        QList<QTextLayout::FormatRange> bold;
        for (const auto& mark : marks) {
            QTextCharFormat format;
            format.setFontWeight(QFont::Bold);
            if (mark.at < text.size())
                bold.append({ static_cast<int>(mark.at), static_cast<int>(mark.length), format });
        }
        m_layout.setFormats(bold);
        QTextOption option(Qt::AlignLeft);
        option.setTextDirection(Qt::LayoutDirectionAuto);
        option.setWrapMode(QTextOption::NoWrap);
        m_layout.setTextOption(option);
        m_layout.beginLayout();
        m_line = m_layout.createLine();
        if (m_line.isValid())
            m_line.setNumColumns(static_cast<int>(text.size()));
        m_layout.endLayout();
    }
    [[nodiscard]] qreal width() const { return m_line.isValid() ? m_line.naturalTextWidth() : 0; }
    /// How much of it fits into so many pixels.
    [[nodiscard]] int fitting(qreal room) const
    {
        return m_line.isValid() ? m_line.xToCursor(m_line.cursorToX(0) + room, QTextLine::CursorOnCharacter)
                                : 0;
    }
    void draw(QPainter* painter, qreal x, qreal baseline) const
    {
        if (m_line.isValid())
            m_layout.draw(painter, { x, baseline - m_line.ascent() });
    }

private:
    QTextLayout m_layout;
    QTextLine m_line;
};

} // namespace

FoundDelegate::FoundDelegate(const FoundModel* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

FoundDelegate::~FoundDelegate() = default;

QSize FoundDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return { 0, m_theme.px(kTop + kHead + kDetail + kBottom) };
}

void FoundDelegate::paintText(QPainter* painter, const QRect& room, const FoundRow& row) const
{
    const auto font = m_theme.font(Token::Table);
    const auto text = row.text.isEmpty() ? row.kind : row.text;
    // As paintLine() has it, so that both ends of the line stand level.
    const auto capitals = static_cast<int>(std::lround(QFontMetricsF(font).capHeight()));
    const auto baseline = room.top() + (room.height() + capitals) / 2;
    painter->setPen(m_theme.colors.text);
    const MarkedLine whole(text, row.marks, font);
    if (whole.width() <= room.width())
        return whole.draw(painter, room.left(), baseline);
    const auto dots = QStringLiteral("…");
    const auto fits = std::max(0, whole.fitting(room.width() - QFontMetricsF(font).horizontalAdvance(dots)));
    QList<FoundRow::Mark> marks;
    for (const auto& mark : row.marks) {
        if (mark.at < fits)
            marks.append({ mark.at, std::min(mark.length, fits - mark.at) });
    }
    MarkedLine(text.first(fits) + dots, marks, font).draw(painter, room.left(), baseline);
}

void FoundDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& rect = option.rect;
    const auto& colors = m_theme.colors;
    const auto& row = m_model->at(index.row());
    const auto selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    paintRowGround(painter, rect, selected, colors);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.hairline);

    const auto inset = m_theme.px(kDockInset);
    const auto gap = m_theme.px(kGap);
    const QRect head(
        rect.left() + inset, rect.top() + m_theme.px(kTop), rect.width() - 2 * inset, m_theme.px(kHead));
    const QRect detail(head.left(), head.bottom() + 1, head.width(), m_theme.px(kDetail));
    const auto figures = m_theme.font(Token::Figure);
    const auto time = m_shapes.of(row.when, figures).width;
    paintText(painter, head.adjusted(0, 0, -time - gap, 0), row);
    paintLine(painter, m_shapes, QRect(head.right() + 1 - time, head.top(), time, head.height()), {},
        { row.when, figures, colors.muted }, 0);
    const auto small = m_theme.type.words(13);
    const auto kind = row.text.isEmpty() ? QString() : row.kind;
    paintLine(painter, m_shapes, detail,
        { { kind, small, colors.text }, { row.who, small, colors.muted },
            { row.incident, small, colors.muted } },
        { row.written, small, colors.warning }, gap);
    if (selected && option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, rect.adjusted(0, 0, 0, -1), kControlRadius, colors);
    painter->restore();
}

} // namespace muster::ui
