// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/steplinedelegate.h"

#include "ui/models/checklistmodel.h"
#include "ui/panels/lineofwords.h"
#include "ui/panels/stepwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/glyphpainter.h"

#include <QPainter>

#include <algorithm>

namespace muster::ui {

using incident::StepLook;
using Token = TypeScale::Token;

namespace {

constexpr int kEnded = 26;
constexpr int kComing = 30;
constexpr int kGlyph = 15;
constexpr int kTextLeft = 60;

/// Nothing more is to be done about it as it stands.
bool isBehind(StepLook look)
{
    return incident::isEnded(look) || look == StepLook::Failed || look == StepLook::Regressed;
}

} // namespace

StepLineDelegate::StepLineDelegate(const ChecklistModel* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

StepLineDelegate::~StepLineDelegate() = default;

QSize StepLineDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    if (m_model->cardRow() == index.row())
        return { 0, m_cardHeight };
    const auto look = m_model->at(index.row()).look;
    return { 0, m_theme.px(isBehind(look) || look == StepLook::Inactive ? kEnded : kComing) };
}

void StepLineDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto focused
        = option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_HasFocus);
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    if (m_model->cardRow() != index.row()) {
        if (focused)
            painter->fillRect(option.rect, m_theme.colors.raised);
        paintStep(painter, option.rect, index.row());
    }
    if (focused)
        paintFocusRing(painter, option.rect.adjusted(2, 0, -2, 0), kControlRadius, m_theme.colors);
    painter->restore();
}

void StepLineDelegate::paintStep(QPainter* painter, const QRect& rect, int row) const
{
    const auto& view = m_model->at(row);
    const auto& colors = m_theme.colors;
    const auto figure = m_theme.font(Token::Figure);
    const auto body = m_theme.font(Token::Body);
    const auto small = m_theme.type.words(13);
    const auto failed = view.look == StepLook::Failed || view.look == StepLook::Regressed;
    const auto ended = isBehind(view.look);
    const auto inset = m_theme.px(kPageInset);
    const auto glyph = m_theme.px(kGlyph);

    GlyphPainter::paint(painter, m_model->isSaving(row) ? Glyph::Waiting : glyphOf(view.look),
        QRectF(rect.left() + inset, rect.center().y() - glyph / 2.0 + 0.5, glyph, glyph),
        failed ? colors.critical : colors.muted);
    const auto codeLeft = inset + glyph + m_theme.px(9);
    const auto codeWidth = m_shapes.of(view.code, figure).width + m_theme.px(10);
    const auto textLeft = std::max(codeLeft + codeWidth, inset + m_theme.px(kTextLeft));
    const auto line = rect.adjusted(0, 0, -inset, 0);
    const auto text = line.adjusted(textLeft, 0, 0, 0);
    if (const auto run = m_model->inactiveRun(row); run > 0) {
        const auto code
            = run > 1 ? tr("%1 to %2").arg(view.code, m_model->at(row + run - 1).code) : view.code;
        const auto words = run > 1 ? tr("%1 steps").arg(run) : m_model->title(row);
        auto font = body;
        font.setStrikeOut(m_model->isStruck(row));
        QList<Words> left { { code, figure, colors.muted }, { words, font, colors.muted } };
        if (m_model->isStruck(row))
            left << Words { m_model->answer(row), body, colors.muted };
        paintLine(painter, m_shapes, line.adjusted(codeLeft, 0, 0, 0), left,
            { m_model->lookWords(row), small, colors.muted }, m_theme.px(12));
        return;
    }
    paintLine(painter, m_shapes, QRect(rect.left() + codeLeft, rect.top(), codeWidth, rect.height()),
        { { view.code, figure, colors.muted } }, {}, 0);
    if (!ended) {
        const auto mayBeDone = (view.look == StepLook::Available || view.look == StepLook::Current)
            && m_model->cardRow().has_value();
        const auto remark
            = mayBeDone && !m_model->isSaving(row) ? tr("may be done now, Enter") : m_model->remark(row);
        paintLine(painter, m_shapes, text,
            { { m_model->title(row), m_theme.font(Token::Item), mayBeDone ? colors.text : colors.muted } },
            { remark, small, colors.muted }, m_theme.px(16));
        return;
    }
    QString state;
    if (view.look != StepLook::Done)
        state = m_model->lookWords(row);
    else if (view.state.contradicted)
        state = tr("ended twice");
    const auto gap = m_theme.px(14);
    const QList<Words> left { { m_model->title(row), body, colors.muted },
        { state, failed ? m_theme.font(Token::BodyStrong) : body, failed ? colors.critical : colors.muted },
        { m_model->answer(row), m_theme.type.figures(15), colors.text } };
    const auto room = [&](const Words& words) {
        return words.text.isEmpty() ? 0 : m_shapes.of(words.text, words.font).width + gap;
    };
    Words right { m_model->remark(row), small, colors.muted };
    // What was seen stays longer than who saw it, whom the timeline names.
    if (room(left[0]) + room(left[1]) + room(left[2]) + room(right) - gap > text.width())
        right.text = m_model->endedWhen(row);
    paintLine(painter, m_shapes, text, left, right, gap);
}

} // namespace muster::ui
