// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answerbar.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>

namespace muster::ui {

namespace {

constexpr int kGap = 12;
constexpr int kMargin = 10;

} // namespace

AnswerBar::AnswerBar(const ThemeValues& theme, int wordsWidth, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_wordsWidth(wordsWidth)
    , m_sentence(new QLabel(this))
    , m_column(new QVBoxLayout)
    , m_answers(new QHBoxLayout)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_column->setSpacing(2);
    m_column->addWidget(m_sentence);
    m_answers->setSpacing(kGap);
    m_row->setSpacing(kGap);
    m_row->addLayout(m_column, 1);
    m_row->addLayout(m_answers);
    dress(theme, 0);
    hide();
}

AnswerBar::~AnswerBar() = default;

void AnswerBar::write(const QString& lead, const QString& words)
{
    m_sentence->setText(QStringLiteral("<b>%1</b> %2").arg(lead.toHtmlEscaped(), words.toHtmlEscaped()));
    m_sentence->setAccessibleName(words.isEmpty() ? lead : lead + u' ' + words);
}

void AnswerBar::dress(const ThemeValues& theme, int inset)
{
    m_theme = theme;
    m_row->setContentsMargins(kPageInset + inset, kMargin, kPageInset, kMargin);
    m_sentence->setFont(theme.font(TypeScale::Token::Body));
    auto palette = m_sentence->palette();
    palette.setColor(QPalette::WindowText, theme.colors.text);
    m_sentence->setPalette(palette);
    update();
}

void AnswerBar::fold()
{
    const auto margins = m_row->contentsMargins();
    const int beside = margins.left() + margins.right() + m_theme.px(m_wordsWidth) + kGap
        + m_answers->minimumSize().width();
    m_row->setDirection(width() < beside ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QSize AnswerBar::minimumSizeHint() const
{
    const auto margins = m_row->contentsMargins();
    return { margins.left() + margins.right() + m_answers->minimumSize().width(),
        QWidget::minimumSizeHint().height() };
}

QColor AnswerBar::ground() const
{
    return m_theme.colors.raised;
}

void AnswerBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fold();
}

void AnswerBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto& colors = m_theme.colors;
    painter.fillRect(rect(), ground());
    if (colors.outlinesGrounds())
        painter.fillRect(QRect(0, height() - colors.outline, width(), colors.outline), colors.border);
}

} // namespace muster::ui
