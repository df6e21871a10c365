// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/contactsdelegate.h"

#include "ui/models/contactsmodel.h"
#include "ui/panels/lineofwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/glyphpainter.h"

#include <QPainter>
#include <QSortFilterProxyModel>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

constexpr int kTop = 6;
constexpr int kName = 22;
constexpr int kLine = 20;
constexpr int kBottom = 7;
constexpr int kGlyph = 14;
constexpr int kAfterGlyph = 8;

} // namespace

ContactsDelegate::ContactsDelegate(
    const ContactsModel* model, const QSortFilterProxyModel* shown, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_shown(shown)
    , m_theme(theme)
{
}

ContactsDelegate::~ContactsDelegate() = default;

const ContactRow& ContactsDelegate::rowOf(const QModelIndex& index) const
{
    return m_model->at(m_shown->mapToSource(index).row());
}

QSize ContactsDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const auto& row = rowOf(index);
    const auto reach = row.kind == ContactRow::Kind::OpenRole ? 0 : kLine;
    const auto facts = m_model->factWords(row).isEmpty() ? 0 : kLine;
    return { 0, m_theme.px(kTop + kName + reach + facts + kBottom) };
}

void ContactsDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& row = rowOf(index);
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
    QRect line(rect.left() + indent, rect.top() + m_theme.px(kTop), rect.width() - indent - inset,
        m_theme.px(kName));
    const auto small = m_theme.type.words(13);
    const auto open = row.kind == ContactRow::Kind::OpenRole;
    if (row.isOnDuty || open)
        GlyphPainter::paint(painter, open ? Glyph::Stale : Glyph::Person,
            QRectF(rect.left() + inset, line.center().y() - glyph / 2.0 + 0.5, glyph, glyph),
            open ? colors.muted : colors.text);
    paintLine(painter, m_shapes, line,
        { { ContactsModel::nameWords(row), m_theme.font(open ? Token::Body : Token::BodyStrong),
            open ? colors.muted : colors.text } },
        { ContactsModel::roleWords(row), small, row.isOnDuty ? colors.text : colors.muted }, m_theme.px(12));
    line = QRect(line.left(), line.bottom() + 1, line.width(), m_theme.px(kLine));
    paintReach(painter, line, row);
    paintLine(painter, m_shapes, line.translated(0, line.height()),
        { { m_model->factWords(row), small, colors.muted } }, {}, 0);
    if (selected && option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, rect.adjusted(0, 0, 0, -1), kControlRadius, colors);
    painter->restore();
}

void ContactsDelegate::paintReach(QPainter* painter, const QRect& line, const ContactRow& row) const
{
    const auto& colors = m_theme.colors;
    const auto table = m_theme.font(Token::Table);
    if (const auto absence = ContactsModel::absenceWords(row); !absence.isEmpty())
        return paintLine(
            painter, m_shapes, line, { { absence, m_theme.type.words(13), colors.muted } }, {}, 0);
    QList<Words> ways;
    if (!row.phone.isEmpty())
        ways.append({ row.phone, m_theme.font(Token::Figure), colors.text });
    if (!row.mail.isEmpty())
        ways.append({ row.mail, table, row.phone.isEmpty() ? colors.text : colors.muted });
    paintLine(painter, m_shapes, line, ways, {}, m_theme.px(12));
}

} // namespace muster::ui
