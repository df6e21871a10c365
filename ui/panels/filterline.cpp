// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/filterline.h"

#include "ui/widgets/button.h"
#include "ui/widgets/commandkey.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace muster::ui {

FilterLine::FilterLine(
    const QString& id, QAbstractItemView* list, Shows shows, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_list(list)
    , m_shows(shows)
    , m_theme(theme)
    , m_row(new QHBoxLayout(this))
    , m_field(new QLineEdit)
    , m_all(new Button(Button::Kind::Flat, tr("Show all"), theme))
    , m_action(new QAction(this))
{
    m_field->setObjectName(id + QStringLiteral(".filter"));
    m_field->setAccessibleDescription(tr("Escape shows all again"));
    m_field->installEventFilter(this);
    m_all->setObjectName(id + QStringLiteral(".all"));
    m_all->setKeyHint(QStringLiteral("Esc"));
    m_action->setObjectName(id + QStringLiteral(".find"));
    nameAction();
    m_list->installEventFilter(this);
    setFocusProxy(m_field);
    m_row->addWidget(m_field, 1);
    m_row->addWidget(m_all);
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        refresh();
        emit changed();
    });
    connect(m_all, &QPushButton::clicked, this, &FilterLine::close);
    connect(m_action, &QAction::triggered, this, &FilterLine::open);
    arrange();
    refresh();
}

FilterLine::~FilterLine() = default;

void FilterLine::nameAction()
{
    // The key is the window's; here it is only shown.
    m_action->setText(tr("&Find in this panel…") + u'\t' + keyOf(this, QStringLiteral("edit.find")));
}

void FilterLine::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        nameAction();
}

void FilterLine::setWords(const QString& hint, const QString& name)
{
    m_field->setPlaceholderText(hint);
    m_field->setAccessibleName(name);
}

void FilterLine::addTool(QWidget* tool)
{
    m_row->insertWidget(m_row->indexOf(m_field), tool);
    setTabOrder(tool, m_field);
}

QString FilterLine::words() const
{
    return m_field->text().trimmed();
}

bool FilterLine::isIdle() const
{
    return words().isEmpty() && !m_narrowed;
}

void FilterLine::setSearchable(bool searchable)
{
    if (std::exchange(m_searchable, searchable) == searchable)
        return;
    if (!searchable)
        clear();
    refresh();
}

void FilterLine::open()
{
    if (!m_searchable)
        return;
    auto* now = QApplication::focusWidget();
    if (now != nullptr && parentWidget()->isAncestorOf(now) && !isAncestorOf(now))
        m_before = now;
    m_open = true;
    refresh();
    m_field->selectAll();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void FilterLine::typeOn(const QString& text)
{
    open();
    m_field->end(false);
    m_field->insert(text);
}

void FilterLine::clear()
{
    m_open = false;
    emit cleared();
    m_field->clear();
    refresh();
}

void FilterLine::setNarrowed(bool narrowed)
{
    m_narrowed = narrowed;
    refresh();
}

void FilterLine::close()
{
    const bool hadKeyboard = isAncestorOf(QApplication::focusWidget());
    // The list comes back before it can take the keyboard.
    emit cleared();
    m_field->clear();
    auto* next = m_before != nullptr && m_before->isVisible() ? m_before.data() : m_list;
    if (hadKeyboard)
        next->setFocus(Qt::OtherFocusReason);
    clear();
}

void FilterLine::refresh()
{
    m_action->setEnabled(m_searchable);
    setVisible(m_searchable && (m_open || m_narrowed || m_shows == Shows::Always));
    m_all->setVisible(m_shows == Shows::WhileUsed || !words().isEmpty());
}

void FilterLine::setCompact(bool compact)
{
    m_compact = compact;
    arrange();
}

void FilterLine::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_all->setTheme(theme);
    arrange();
}

void FilterLine::arrange()
{
    const auto inset = m_theme.px(kDockInset);
    const auto gap = m_theme.px(m_compact ? 4 : 8);
    m_row->setContentsMargins(inset, gap, inset, gap);
    m_row->setSpacing(m_theme.px(6));
    m_field->setFixedHeight(m_theme.px(m_compact ? kSmallControlHeight : kControlHeight));
    m_field->setFont(m_theme.font(TypeScale::Token::Table));
    m_all->setHeight(m_compact ? Button::Height::Small : Button::Height::Normal);
}

bool FilterLine::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        const bool isLeft = reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason
            && reason != Qt::MenuBarFocusReason;
        // One that narrows nothing down only takes room. It goes when the keyboard has arrived elsewhere.
        if (isLeft && m_shows == Shows::WhileUsed && isIdle())
            QMetaObject::invokeMethod(
                this,
                [this] {
                    if (isIdle() && !isAncestorOf(QApplication::focusWidget()))
                        clear();
                },
                Qt::QueuedConnection);
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    if (watched == m_list && handleListKey(key))
        return true;
    return (watched == m_field && handleFieldKey(key)) || QWidget::eventFilter(watched, event);
}

bool FilterLine::handleListKey(const QKeyEvent& key)
{
    if (key.matches(QKeySequence::Find) && m_searchable) {
        open();
        return true;
    }
    if (key.key() != Qt::Key_Escape || (isIdle() && !m_open))
        return false;
    clear();
    return true;
}

bool FilterLine::handleFieldKey(const QKeyEvent& key)
{
    switch (key.key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    default:
        return false;
    }
}

} // namespace muster::ui
