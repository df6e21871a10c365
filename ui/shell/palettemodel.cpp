// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palettemodel.h"

#include "ui/widgets/button.h"

#include <QPainter>

namespace muster::ui {

PaletteModel::PaletteModel(const QList<Findable>& everything, QObject* parent)
    : QAbstractListModel(parent)
    , m_everything(everything)
{
}

PaletteModel::~PaletteModel() = default;

void PaletteModel::show(QList<qsizetype> found)
{
    beginResetModel();
    m_found = std::move(found);
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_found.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    const auto& one = at(index.row());
    if (role == Qt::DisplayRole)
        return one.text;
    if (role == Qt::AccessibleTextRole)
        return one.keys.isEmpty() ? tr("%1, %2").arg(one.text, one.kind)
                                  : tr("%1, %2, %3").arg(one.text, one.kind, one.keys);
    return {};
}

PaletteDelegate::PaletteDelegate(const PaletteModel* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

PaletteDelegate::~PaletteDelegate() = default;

int PaletteDelegate::rowHeight() const
{
    return m_theme.px(kControlHeight);
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return { option.rect.width(), rowHeight() };
}

void PaletteDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& one = m_model->at(index.row());
    const auto& colors = m_theme.colors;
    painter->save();
    // Each text runs in the direction of its own first letter, not in that of the window.
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, colors.raised);
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), colors.text);
    }
    auto line = option.rect.adjusted(kDockInset, 0, -kDockInset, 0);
    if (!one.keys.isEmpty()) {
        const auto keys = QString(one.keys).replace(u'+', u' ');
        const int width = keyCapWidth(keys, m_theme);
        paintKeyCap(
            painter, QRectF(line).adjusted(line.width() - width, 0, 0, 0), keys, colors.muted, m_theme);
        line.setRight(line.right() - width - 8);
    }
    const auto small = m_theme.type.words(13);
    painter->setFont(small);
    painter->setPen(colors.muted);
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignRight, one.kind);
    line.setRight(line.right() - QFontMetrics(small).horizontalAdvance(one.kind) - 12);
    const auto font = m_theme.font(TypeScale::Token::Body);
    painter->setFont(font);
    painter->setPen(colors.text);
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(font).elidedText(one.text, Qt::ElideRight, line.width()));
    painter->restore();
}

} // namespace muster::ui
