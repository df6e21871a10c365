// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/startdelegate.h"

#include "ui/start/startmodel.h"
#include "ui/start/startwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"

#include <QPainter>

namespace muster::ui {

namespace {

constexpr int kGlyph = 15;
/// Scenarios stand under their plan.
constexpr int kIndent = 16;
constexpr int kGap = 10;

std::optional<Glyph> glyphOf(StartRow::Kind kind)
{
    switch (kind) {
    case StartRow::Kind::Open:
        return Glyph::Recovering;
    case StartRow::Kind::Closed:
        return Glyph::Done;
    case StartRow::Kind::Plan:
    case StartRow::Kind::Scenario:
    case StartRow::Kind::Blank:
    case StartRow::Kind::Heading:
    case StartRow::Kind::Words:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

void writeLine(
    QPainter* painter, const QRect& rect, const QString& text, const QFont& font, const QColor& ink)
{
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
}

} // namespace

StartDelegate::StartDelegate(const StartModel* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

StartDelegate::~StartDelegate() = default;

int StartDelegate::paintVerdict(QPainter* painter, const QRect& words, readiness::Verdict verdict) const
{
    const auto& colors = m_theme.colors;
    const auto glyph = glyphOf(verdict);
    const auto font = m_theme.font(TypeScale::Token::TableStrong);
    const auto word = readiness::textOf(verdict);
    const QRect place(
        words.left(), words.top() + m_theme.px(6), words.width(), words.height() / 2 - m_theme.px(6));
    painter->setFont(font);
    painter->setPen(GlyphPainter::color(glyph, colors));
    painter->drawText(place, Qt::AlignVCenter | Qt::AlignRight, word);
    const int side = m_theme.px(kGlyph);
    const int left = place.right() - QFontMetrics(font).horizontalAdvance(word) - m_theme.px(6) - side;
    GlyphPainter::paint(
        painter, glyph, QRectF(left, place.center().y() - side / 2.0 + 0.5, side, side), colors);
    return left;
}

QSize StartDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto height = [&] {
        switch (m_model->at(index.row()).kind) {
        case StartRow::Kind::Heading:
            return index.row() == 0 ? 36 : 48;
        case StartRow::Kind::Words:
            return 64;
        case StartRow::Kind::Plan:
            return 60;
        case StartRow::Kind::Open:
        case StartRow::Kind::Scenario:
        case StartRow::Kind::Blank:
        case StartRow::Kind::Closed:
            return 54;
        }
        Q_UNREACHABLE();
    }();
    return { option.rect.width(), m_theme.px(height) };
}

void StartDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& row = m_model->at(index.row());
    const auto& colors = m_theme.colors;
    const auto line = option.rect;
    const auto inner = line.adjusted(kPageInset, 0, -kPageInset, 0);
    painter->save();
    // Each text runs in the direction of its own first letter, not in that of the window.
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    if (row.kind == StartRow::Kind::Heading) {
        const auto heading = inner.adjusted(0, line.height() - m_theme.px(34), 0, 0);
        writeLine(painter, heading, row.title, m_theme.font(TypeScale::Token::TableStrong), colors.text);
        painter->restore();
        return;
    }
    if (row.kind == StartRow::Kind::Words) {
        painter->setFont(m_theme.font(TypeScale::Token::Table));
        painter->setPen(colors.muted);
        painter->drawText(inner, Qt::AlignVCenter | Qt::TextWordWrap, row.title);
        painter->restore();
        return;
    }
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    if (chosen) {
        painter->fillRect(line, colors.raised);
        painter->fillRect(QRect(line.left(), line.top(), 3, line.height()), colors.text);
    }
    painter->fillRect(QRect(line.left(), line.bottom(), line.width(), 1), colors.hairline);

    QRect words = inner;
    if (const auto glyph = glyphOf(row.kind)) {
        const int side = m_theme.px(kGlyph);
        GlyphPainter::paint(
            painter, *glyph, QRectF(words.left(), words.top() + m_theme.px(11), side, side), colors);
        words.setLeft(words.left() + side + 10);
    }
    if (row.incident) {
        const bool drill = row.incident->kind == journal::StreamKind::Drill;
        const Chip chip { drill ? StartModel::tr("DRILL") : StartModel::tr("LIVE"),
            drill ? Chip::Kind::Drill : Chip::Kind::Live,
            drill ? std::optional(Glyph::Drill) : std::nullopt };
        const auto size = chip.size(m_theme);
        chip.paint(painter,
            QRectF(words.right() + 1 - size.width(), words.center().y() - size.height() / 2.0, size.width(),
                size.height()),
            m_theme);
        words.setRight(words.right() - size.width() - 10);
    }
    if (row.kind == StartRow::Kind::Scenario)
        words.setLeft(words.left() + m_theme.px(kIndent));
    // The verdict stands beside the title alone.
    QRect title = words;
    if (row.verdict)
        title.setRight(paintVerdict(painter, words, *row.verdict) - m_theme.px(kGap));
    const int half = line.height() / 2;
    writeLine(painter, title.adjusted(0, m_theme.px(6), 0, -half), row.title,
        m_theme.font(TypeScale::Token::BodyStrong), colors.text);
    writeLine(
        painter, words.adjusted(0, half, 0, -m_theme.px(6)), row.below, m_theme.type.words(13), colors.muted);
    if (chosen && option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, QRectF(line).adjusted(0, 0, 0, -1), kControlRadius, colors);
    painter->restore();
}

} // namespace muster::ui
