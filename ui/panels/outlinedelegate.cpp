// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/outlinedelegate.h"

#include "ui/models/outlinemodel.h"
#include "ui/panels/chevron.h"
#include "ui/panels/lineofwords.h"
#include "ui/panels/stepwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/glyphpainter.h"

#include <QPainter>

#include <algorithm>

namespace muster::ui {

using incident::PhaseView;
using incident::StepLook;
using incident::StepStatus;
using incident::StepView;
using Token = TypeScale::Token;

namespace {

constexpr int kPhase = 30;
constexpr int kStep = 26;
constexpr int kCompactPhase = 26;
constexpr int kCompactStep = 24;
constexpr int kGlyph = 14;
constexpr int kAfterGlyph = 8;
constexpr int kCode = 32;
constexpr int kAfterCode = 8;
constexpr int kBar = 4;

Glyph glyphOfPhase(const PhaseView& phase)
{
    if (phase.inactive)
        return Glyph::Inactive;
    if (phase.active > 0 && phase.ended == phase.active)
        return Glyph::Done;
    return phase.ended > 0 ? Glyph::Recovering : Glyph::Pending;
}

bool isFailed(const StepView& step)
{
    return step.look != StepLook::Inactive && step.state.status == StepStatus::Failed;
}

/// Nothing is current in a closed incident.
Glyph glyphOfStep(const StepView& step, bool current)
{
    if (isFailed(step))
        return Glyph::Failed;
    return step.look == StepLook::Current && !current ? Glyph::Pending : glyphOf(step.look);
}

} // namespace

OutlineDelegate::OutlineDelegate(const OutlineModel* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

OutlineDelegate::~OutlineDelegate() = default;

QSize OutlineDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    if (m_model->isPhase(index.row()))
        return { 0, m_theme.px(m_compact ? kCompactPhase : kPhase) };
    return { 0, m_theme.px(m_compact ? kCompactStep : kStep) };
}

void OutlineDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& rect = option.rect;
    const auto& colors = m_theme.colors;
    const auto selected = option.state.testFlag(QStyle::State_Selected);
    const auto current = m_model->currentRow() == index.row();
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    paintRowGround(painter, rect, selected, colors);
    if (current)
        painter->fillRect(rect, colors.currentCard);
    if (current)
        painter->fillRect(QRect(rect.left(), rect.top(), m_theme.px(kBar), rect.height()), colors.current);
    if (m_model->isPhase(index.row()))
        paintPhase(painter, rect, index.row());
    else
        paintStep(painter, rect, index.row());
    if (selected && option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(
            painter, rect.adjusted(current ? m_theme.px(kBar) : 0, 0, 0, 0), kControlRadius, colors);
    painter->restore();
}

void OutlineDelegate::paintPhase(QPainter* painter, const QRect& rect, int row) const
{
    const auto& phase = m_model->phase(row);
    const auto& colors = m_theme.colors;
    const auto inset = m_theme.px(kDockInset);
    const auto glyph = m_theme.px(kGlyph);
    const auto step = glyph + m_theme.px(kAfterGlyph);
    const QRectF sign(rect.left() + inset, rect.center().y() - glyph / 2.0 + 0.5, glyph, glyph);
    if (phase.count > 0)
        paintChevron(painter, sign, m_model->isFolded(row), colors.muted);
    GlyphPainter::paint(painter, glyphOfPhase(phase), sign.translated(step, 0), colors.muted);
    const auto line = rect.adjusted(inset + 2 * step, 0, -inset, 0);
    const auto strong = m_theme.font(Token::TableStrong);
    const auto ink = phase.inactive ? colors.muted : colors.text;
    const Words progress { m_model->remark(row), m_theme.type.words(13), colors.muted };
    const auto room = std::min(m_shapes.of(progress.text, progress.font).width, line.width() * 2 / 3);
    const auto gap = m_theme.px(12);
    paintLine(painter, m_shapes, line.adjusted(0, 0, -room - gap, 0),
        { { m_model->code(row), strong, ink }, { m_model->title(row), strong, ink } }, {}, m_theme.px(8));
    paintLine(painter, m_shapes, QRect(line.right() + 1 - room, line.top(), room, line.height()),
        { progress }, {}, 0);
}

void OutlineDelegate::paintStep(QPainter* painter, const QRect& rect, int row) const
{
    const auto& step = m_model->step(row);
    const auto& colors = m_theme.colors;
    const auto current = m_model->currentRow() == row;
    const auto failed = isFailed(step) || step.look == StepLook::Regressed;
    const auto saving = m_model->isSaving(row);
    const auto glyph = m_theme.px(kGlyph);
    // Under the glyph of the phase.
    const auto left = m_theme.px(kDockInset + kGlyph + kAfterGlyph);
    const auto tone = failed ? colors.critical : current ? colors.current : colors.muted;
    GlyphPainter::paint(painter, saving ? Glyph::Waiting : glyphOfStep(step, current),
        QRectF(rect.left() + left, rect.center().y() - glyph / 2.0 + 0.5, glyph, glyph),
        saving ? colors.muted : tone);
    const auto figure = m_theme.font(Token::Figure);
    const auto codeLeft = rect.left() + left + glyph + m_theme.px(kAfterGlyph);
    const auto codeWidth = std::max(m_shapes.of(step.code, figure).width, m_theme.px(kCode));
    paintLine(painter, m_shapes, QRect(codeLeft, rect.top(), codeWidth, rect.height()),
        { { step.code, figure, current ? colors.current : colors.muted } }, {}, 0);

    const auto textLeft = codeLeft + codeWidth + m_theme.px(kAfterCode);
    const QRect line(
        textLeft, rect.top(), rect.right() - m_theme.px(kDockInset) - textLeft + 1, rect.height());
    const auto strong = current || failed;
    const Words state { m_compact ? m_model->shortRemark(row) : m_model->remark(row),
        m_theme.type.words(13, strong ? QFont::DemiBold : QFont::Normal),
        failed        ? colors.critical
            : current ? colors.text
                      : colors.muted };
    // The state stays whole: a title that is cut off is in the walkthrough too.
    const auto room
        = state.text.isEmpty() ? 0 : std::min(m_shapes.of(state.text, state.font).width, line.width() / 2);
    const auto open = current || step.look == StepLook::Available;
    auto title = m_theme.font(current ? Token::TableStrong : Token::Table);
    title.setStrikeOut(m_model->isStruck(row));
    paintLine(painter, m_shapes, line.adjusted(0, 0, room > 0 ? -room - m_theme.px(12) : 0, 0),
        { { m_model->title(row), title, open ? colors.text : colors.muted } }, {}, 0);
    if (room > 0)
        paintLine(painter, m_shapes, QRect(line.right() + 1 - room, line.top(), room, line.height()),
            { state }, {}, 0);
}

} // namespace muster::ui
