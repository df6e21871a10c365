// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/reviewoutline.h"

#include "ui/models/tooltip.h"
#include "ui/panels/lineofwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/glyphpainter.h"

#include <QPainter>

#include <algorithm>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

constexpr int kTwoLines = 44;
constexpr int kGlyph = 14;

} // namespace

QString OutlinedSection::note() const
{
    const auto note = !isWritten ? ReviewOutline::tr("from the log")
        : words == 0             ? ReviewOutline::tr("empty")
        : words == 1             ? ReviewOutline::tr("1 word")
                                 : ReviewOutline::tr("%1 words").arg(words);
    if (remarks == 0)
        return note;
    return ReviewOutline::tr("%1, %2").arg(note,
        remarks == 1 ? ReviewOutline::tr("1 open remark")
                     : ReviewOutline::tr("%1 open remarks").arg(remarks));
}

ReviewOutline::ReviewOutline(QObject* parent)
    : QAbstractListModel(parent)
{
}

ReviewOutline::~ReviewOutline() = default;

void ReviewOutline::set(const QList<OutlinedSection>& sections)
{
    const bool isSame = std::equal(m_sections.begin(), m_sections.end(), sections.begin(), sections.end(),
        [](const OutlinedSection& a, const OutlinedSection& b) { return a.id == b.id; });
    if (!isSame) {
        beginResetModel();
        m_sections = sections;
        endResetModel();
        return;
    }
    for (int row = 0; row < rowCount(); ++row) {
        if (m_sections.at(row) == sections.at(row))
            continue;
        m_sections[row] = sections.at(row);
        emit dataChanged(index(row), index(row));
    }
}

int ReviewOutline::rowOf(const QString& id) const
{
    const auto found = std::find_if(m_sections.begin(), m_sections.end(),
        [&](const OutlinedSection& section) { return section.id == id; });
    return found == m_sections.end() ? -1 : static_cast<int>(std::distance(m_sections.begin(), found));
}

int ReviewOutline::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sections.size());
}

QVariant ReviewOutline::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& section = m_sections.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return section.title;
    case Qt::AccessibleTextRole:
        return tr("%1 %2, %3").arg(index.row() + 1).arg(section.title, section.note());
    case Qt::ToolTipRole:
        return plainToolTip(QStringLiteral("%1: %2").arg(section.title, section.note()));
    default:
        return {};
    }
}

ReviewOutlineDelegate::ReviewOutlineDelegate(
    const ReviewOutline* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

ReviewOutlineDelegate::~ReviewOutlineDelegate() = default;

QSize ReviewOutlineDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return { 0, m_theme.px(kTwoLines) };
}

void ReviewOutlineDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& rect = option.rect;
    const auto& colors = m_theme.colors;
    const auto& section = m_model->at(index.row());
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    paintRowGround(painter, rect, isChosen, colors);
    const auto inset = m_theme.px(kDockInset);
    const auto half = rect.height() / 2;
    const QRect first(rect.left() + inset, rect.top(), rect.width() - 2 * inset, half);
    paintLine(painter, m_shapes, first.translated(0, m_theme.px(2)),
        { { QStringLiteral("%1  %2").arg(index.row() + 1).arg(section.title),
            m_theme.font(isChosen ? Token::TableStrong : Token::Table), colors.text } },
        {}, 0);
    auto second = QRect(first.left(), rect.top() + half, first.width(), rect.height() - half);
    if (section.needsSomebody()) {
        const auto side = m_theme.px(kGlyph);
        GlyphPainter::paint(painter, Glyph::Warning,
            QRectF(second.left(), second.center().y() - side / 2.0, side, side), colors);
        second.setLeft(second.left() + side + m_theme.px(6));
    }
    paintLine(painter, m_shapes, second.translated(0, -m_theme.px(2)),
        { { section.note(), m_theme.font(Token::Caption),
            section.needsSomebody() ? colors.text : colors.muted } },
        {}, 0);
    if (isChosen && option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, rect, kControlRadius, colors);
    painter->restore();
}

} // namespace muster::ui
