// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/wordspage.h"

#include "ui/widgets/button.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>

namespace muster::ui {

namespace {

constexpr int kSheetWidth = 860;

/// What scrolls says nothing of what it is by itself.
QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* page = qobject_cast<WordsPage*>(object);
    return page != nullptr ? new QAccessibleWidget(page, QAccessible::Grouping) : nullptr;
}

} // namespace

WordsPage::WordsPage(const ThemeValues& theme, QWidget* parent)
    : QScrollArea(parent)
    , m_sheet(new QWidget)
    , m_title(new QLabel(m_sheet))
    , m_words(new QLabel(m_sheet))
    , m_details(new QLabel(m_sheet))
    , m_unfold(new Button(Button::Kind::Flat, tr("Details"), theme, m_sheet))
    , m_first(new Button(Button::Kind::Solid, QString(), theme, m_sheet))
    , m_second(new Button(Button::Kind::Outlined, QString(), theme, m_sheet))
{
    QAccessible::installFactory(&makeInterface);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_words->setTextFormat(Qt::RichText);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setTextFormat(Qt::PlainText);
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_first->setObjectName(QStringLiteral("first"));
    m_second->setObjectName(QStringLiteral("second"));
    m_first->setKeyHint(tr("Enter"));

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addWidget(m_first);
    buttons->addWidget(m_second);
    buttons->addWidget(m_unfold);
    buttons->addStretch();
    auto* inner = new QWidget(m_sheet);
    inner->setMaximumWidth(kSheetWidth);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(m_title);
    column->addWidget(m_words);
    column->addLayout(buttons);
    column->addWidget(m_details);
    column->addStretch();
    auto* outer = new QHBoxLayout(m_sheet);
    outer->setContentsMargins(kPageInset, kPageInset + kDockInset, kPageInset, kPageInset);
    outer->addStretch(1);
    outer->addWidget(inner, 100);
    outer->addStretch(1);
    setWidget(m_sheet);

    connect(m_first, &Button::clicked, this, &WordsPage::firstChosen);
    connect(m_second, &Button::clicked, this, &WordsPage::secondChosen);
    connect(m_unfold, &Button::clicked, this, [this] { m_details->setVisible(m_details->isHidden()); });
    setDetails({});
    offer({}, {});
    setTheme(theme);
}

WordsPage::~WordsPage() = default;

void WordsPage::setWords(const QString& title, const QString& html)
{
    m_title->setText(title);
    m_words->setText(html);
    setAccessibleName(title);
}

void WordsPage::setDetails(const QString& details)
{
    m_details->setText(details);
    m_details->hide();
    m_unfold->setVisible(!details.isEmpty());
}

void WordsPage::offer(const QString& first, const QString& second, Escape escape)
{
    m_escape = escape;
    m_second->setKeyHint(escape == Escape::Second ? tr("Esc") : QString());
    m_first->setText(first);
    m_first->setVisible(!first.isEmpty());
    m_second->setText(second);
    m_second->setVisible(!second.isEmpty());
    setFocusProxy(nullptr);
}

void WordsPage::focusInEvent(QFocusEvent* event)
{
    QScrollArea::focusInEvent(event);
    auto* button = !m_first->isHidden() ? m_first : m_second;
    if (!button->isHidden())
        button->setFocus(event->reason());
}

void WordsPage::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_unfold->hasFocus()) {
        m_unfold->click();
    } else if (enter && m_second->hasFocus()) {
        m_second->click();
    } else if (enter && !m_first->isHidden()) {
        m_first->click();
    } else if (event->key() == Qt::Key_Escape && m_escape == Escape::Second && !m_second->isHidden()) {
        m_second->click();
    } else if (event->key() == Qt::Key_Escape && !m_first->isHidden()) {
        m_first->click();
    } else {
        QScrollArea::keyPressEvent(event);
    }
}

void WordsPage::setTheme(const ThemeValues& theme)
{
    const auto paint = [](QWidget* widget, const QColor& ground, const QColor& ink) {
        auto palette = widget->palette();
        palette.setColor(QPalette::Window, ground);
        palette.setColor(QPalette::WindowText, ink);
        widget->setPalette(palette);
    };
    paint(m_sheet, theme.colors.panel, theme.colors.text);
    m_sheet->setAutoFillBackground(true);
    paint(m_title, theme.colors.panel, theme.colors.text);
    paint(m_words, theme.colors.panel, theme.colors.text);
    paint(m_details, theme.colors.panel, theme.colors.muted);
    m_title->setFont(theme.font(TypeScale::Token::H1));
    m_words->setFont(theme.font(TypeScale::Token::Body));
    m_details->setFont(theme.font(TypeScale::Token::Mono));
    for (auto* button : { m_unfold, m_first, m_second })
        button->setTheme(theme);
}

} // namespace muster::ui
