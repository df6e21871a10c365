// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evidencedelegate.h"

#include "ui/models/evidencemodel.h"
#include "ui/panels/lineofwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/glyphpainter.h"

#include <QPainter>

namespace muster::ui {

using Kind = incident::EvidenceAttached::Kind;
using Token = TypeScale::Token;

namespace {

constexpr int kTop = 6;
constexpr int kHead = 22;
constexpr int kLine = 19;
constexpr int kBottom = 7;
constexpr int kGlyph = 16;
constexpr int kAfterGlyph = 10;
/// The side of the square on which signs are drawn.
constexpr double kUnits = 16;

} // namespace

void paintEvidenceSign(QPainter* painter, Kind kind, const QRectF& rect, const QColor& ink)
{
    if (kind == Kind::File)
        return GlyphPainter::paint(painter, Glyph::Evidence, rect, ink);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.topLeft());
    painter->scale(rect.width() / kUnits, rect.height() / kUnits);
    painter->setPen(QPen(ink, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    switch (kind) {
    case Kind::File:
        break;
    case Kind::Picture:
        painter->drawRoundedRect(QRectF(1.8, 2.8, 12.4, 10.4), 1, 1);
        painter->drawPolyline(QPolygonF {
            QPointF(3, 11.4), QPointF(6.4, 7.4), QPointF(8.8, 10), QPointF(10.6, 8.2), QPointF(13, 11.2) });
        painter->drawPoint(QPointF(10.8, 5.8));
        break;
    case Kind::Output:
        painter->drawRoundedRect(QRectF(1.8, 2.8, 12.4, 10.4), 1, 1);
        painter->drawPolyline(QPolygonF { QPointF(4.4, 6), QPointF(6.6, 8), QPointF(4.4, 10) });
        painter->drawLine(QPointF(8.2, 10.2), QPointF(11.4, 10.2));
        break;
    case Kind::Before:
        painter->drawRoundedRect(QRectF(2, 3, 6.4, 10), 1, 1);
        painter->drawLine(QPointF(12.6, 2.4), QPointF(12.6, 13.6));
        break;
    case Kind::After:
        painter->drawLine(QPointF(3.4, 2.4), QPointF(3.4, 13.6));
        painter->drawRoundedRect(QRectF(7.6, 3, 6.4, 10), 1, 1);
        break;
    }
    painter->restore();
}

EvidenceDelegate::EvidenceDelegate(const EvidenceModel* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

EvidenceDelegate::~EvidenceDelegate() = default;

QStringList EvidenceDelegate::linesOf(int row) const
{
    const auto& evidence = m_model->at(row);
    QStringList lines;
    for (const auto& line : { m_model->withdrawnWords(evidence), evidence.step, evidence.what.shows }) {
        if (!line.isEmpty())
            lines << line;
    }
    return lines;
}

QSize EvidenceDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const auto lines = 1 + static_cast<int>(linesOf(index.row()).size());
    return { 0, m_theme.px(kTop + kHead + lines * kLine + kBottom) };
}

void EvidenceDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& row = m_model->at(index.row());
    const auto& rect = option.rect;
    const auto& colors = m_theme.colors;
    const auto selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    paintRowGround(painter, rect, selected, colors);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.hairline);

    const auto inset = m_theme.px(kDockInset);
    const auto glyph = m_theme.px(kGlyph);
    const auto indent = inset + glyph + m_theme.px(kAfterGlyph);
    const QRect head(rect.left() + indent, rect.top() + m_theme.px(kTop), rect.width() - indent - inset,
        m_theme.px(kHead));
    paintEvidenceSign(painter, row.what.kind,
        QRectF(rect.left() + inset, head.center().y() - glyph / 2.0 + 0.5, glyph, glyph), colors.muted);

    // What stands at the right stays whole beside a long name.
    const auto line = [&](const QRect& where, const Words& words, const Words& end) {
        const auto room = m_shapes.of(end.text, end.font).width;
        paintLine(painter, m_shapes, where.adjusted(0, 0, -room - m_theme.px(12), 0), { words }, {}, 0);
        paintLine(painter, m_shapes, QRect(where.right() + 1 - room, where.top(), room, where.height()),
            { end }, {}, 0);
    };
    const auto ink = row.withdrawn ? colors.muted : colors.text;
    const auto small = m_theme.type.words(13);
    auto name = m_theme.font(Token::TableStrong);
    name.setStrikeOut(row.withdrawn.has_value());
    line(head, { row.name, name, ink }, { m_model->timeWords(row), m_theme.type.figures(13), colors.muted });
    QRect next(head.left(), head.bottom() + 1, head.width(), m_theme.px(kLine));
    line(next, { EvidenceModel::kindWords(row), small, colors.muted }, { row.who, small, colors.muted });
    for (const auto& words : linesOf(index.row())) {
        next.translate(0, next.height());
        paintLine(painter, m_shapes, next, { { words, small, ink } }, {}, 0);
    }
    if (selected && option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, rect.adjusted(0, 0, 0, -1), kControlRadius, colors);
    painter->restore();
}

} // namespace muster::ui
