// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keysmodel.h"

#include "ui/models/findindex.h"
#include "ui/panels/lineofwords.h"
#include "ui/shell/keybindings.h"
#include "ui/shell/shellactions.h"
#include "ui/widgets/button.h"

#include <QAction>
#include <QPainter>

namespace muster::ui {

KeysModel::KeysModel(const KeyBindings& bindings, QObject* parent)
    : QAbstractListModel(parent)
    , m_bindings(bindings)
{
    find({});
    connect(&bindings, &KeyBindings::changed, this, [this] {
        if (rowCount() > 0)
            emit dataChanged(index(0), index(rowCount() - 1));
    });
}

KeysModel::~KeysModel() = default;

void KeysModel::find(const QString& words)
{
    beginResetModel();
    m_found.clear();
    const FindWords wanted(words);
    const auto& commands = m_bindings.commands();
    for (qsizetype i = 0; i < commands.size(); ++i) {
        const auto text = wordsOf(*commands[i].action) + u' ' + commands[i].menu + u' '
            + QKeySequence::listToString(commands[i].action->shortcuts(), QKeySequence::NativeText);
        if (wanted.areIn(foldedToFind(text)))
            m_found << i;
    }
    endResetModel();
}

QString KeysModel::words(int row) const
{
    return wordsOf(*m_bindings.commands()[m_found[row]].action);
}

QString KeysModel::menu(int row) const
{
    return m_bindings.commands()[m_found[row]].menu;
}

QString KeysModel::keys(int row) const
{
    QStringList keys;
    for (const auto& key : m_bindings.commands()[m_found[row]].action->shortcuts())
        keys << key.toString(QKeySequence::NativeText);
    return keys.isEmpty() ? tr("no key") : keys.join(QStringLiteral(", "));
}

bool KeysModel::isChanged(int row) const
{
    return m_bindings.isChanged(m_bindings.commands()[m_found[row]]);
}

int KeysModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_found.size());
}

QVariant KeysModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto row = index.row();
    if (role == Qt::DisplayRole)
        return words(row);
    if (role == Qt::AccessibleTextRole)
        return isChanged(row) ? tr("%1, %2, %3, changed").arg(words(row), menu(row), keys(row))
                              : tr("%1, %2, %3").arg(words(row), menu(row), keys(row));
    return {};
}

KeysDelegate::KeysDelegate(const KeysModel* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

KeysDelegate::~KeysDelegate() = default;

QSize KeysDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return { option.rect.width(), m_theme.px(kControlHeight) };
}

void KeysDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto row = index.row();
    const auto& colors = m_theme.colors;
    const auto selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    paintRowGround(painter, option.rect, selected, colors);
    painter->fillRect(
        QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colors.hairline);
    const auto changed = m_model->isChanged(row);
    paintLine(painter, m_shapes, option.rect.adjusted(kDockInset, 0, -kDockInset, 0),
        { { m_model->words(row), m_theme.font(TypeScale::Token::Body), colors.text },
            { changed ? KeysModel::tr("%1, changed").arg(m_model->menu(row)) : m_model->menu(row),
                m_theme.type.words(13), colors.muted } },
        { m_model->keys(row), m_theme.font(changed ? TypeScale::Token::TableStrong : TypeScale::Token::Table),
            changed ? colors.text : colors.muted },
        m_theme.px(kDockInset));
    if (selected && option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, QRectF(option.rect).adjusted(0, 0, 0, -1), kControlRadius, colors);
    painter->restore();
}

} // namespace muster::ui
