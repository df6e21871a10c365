// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/resumebar.h"

#include "ui/widgets/button.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

namespace muster::ui {

namespace {

constexpr int kGap = 12;
/// What a sentence needs beside its answers.
constexpr int kWordsWidth = 320;

/// Whoever is in the middle of something keeps the keyboard.
bool mayTakeKeyboardFrom(const QWidget& page)
{
    const auto* now = QApplication::focusWidget();
    return now == nullptr
        || ((now == &page || page.isAncestorOf(now)) && !now->testAttribute(Qt::WA_InputMethodEnabled));
}

} // namespace

ResumeBar::ResumeBar(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_sentence(new QLabel(this))
    , m_resume(new Button(Button::Kind::Solid, tr("Resume"), theme, this))
    , m_show(new Button(Button::Kind::Outlined, tr("Show what happened"), theme, this))
{
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_resume->setObjectName(QStringLiteral("resume.go"));
    m_resume->setKeyHint(tr("Enter"));
    m_show->setObjectName(QStringLiteral("resume.show"));
    m_answers = new QHBoxLayout;
    m_answers->setSpacing(kGap);
    m_answers->addWidget(m_resume);
    m_answers->addWidget(m_show);
    m_row = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_row->setSpacing(kGap);
    m_row->addWidget(m_sentence, 1);
    m_row->addLayout(m_answers);

    connect(m_resume, &Button::clicked, this, &ResumeBar::resumed);
    connect(m_show, &Button::clicked, this, [this] {
        if (m_first)
            emit showWanted(*m_first);
    });
    hide();
    restyle();
}

ResumeBar::~ResumeBar() = default;

void ResumeBar::offer(const session::IncidentSession& incident, const session::Resume& resume,
    Absence absence, const QWidget& page)
{
    m_lead = placeWords(resume);
    m_words = absenceWords(resume, absence, incident.clock().now());
    m_place = placeIn(incident);
    m_first = resume.since.first;
    m_show->setVisible(m_first.has_value());
    restyle();
    const bool takesKeyboard = mayTakeKeyboardFrom(page);
    fold();
    show();
    if (takesKeyboard)
        m_resume->setFocus(Qt::OtherFocusReason);
}

void ResumeBar::follow(const session::IncidentSession& incident)
{
    if (isHidden() || (placeIn(incident) == m_place && !incident.state().closedAt))
        return;
    // Somebody who goes on must not find the keyboard nowhere.
    if (isAncestorOf(QApplication::focusWidget()))
        emit dismissed();
    else
        hide();
}

ResumeBar::Place ResumeBar::placeIn(const session::IncidentSession& incident)
{
    const auto& walk = incident.walkthrough();
    if (const auto* step = walk.currentStep())
        return { step->address, {}, step->state };
    if (const auto* phase = walk.currentPause())
        return { {}, phase->address, {} };
    return {};
}

void ResumeBar::fold()
{
    const auto margins = m_row->contentsMargins();
    const int beside = margins.left() + margins.right() + m_theme.px(kWordsWidth) + kGap
        + m_answers->minimumSize().width();
    m_row->setDirection(width() < beside ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QSize ResumeBar::minimumSizeHint() const
{
    const auto margins = m_row->contentsMargins();
    return { margins.left() + margins.right() + m_answers->minimumSize().width(),
        QWidget::minimumSizeHint().height() };
}

void ResumeBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fold();
}

void ResumeBar::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_resume->setTheme(theme);
    m_show->setTheme(theme);
    restyle();
}

void ResumeBar::restyle()
{
    layout()->setContentsMargins(kPageInset, 10, kPageInset, 10);
    m_sentence->setFont(m_theme.font(TypeScale::Token::Body));
    auto palette = m_sentence->palette();
    palette.setColor(QPalette::WindowText, m_theme.colors.text);
    m_sentence->setPalette(palette);
    m_sentence->setText(QStringLiteral("<b>%1</b> %2").arg(m_lead.toHtmlEscaped(), m_words.toHtmlEscaped()));
    const auto spoken = m_lead + u' ' + m_words;
    m_sentence->setAccessibleName(spoken);
    setAccessibleName(spoken);
    // Who lands on the button hears it as well.
    m_resume->setAccessibleDescription(spoken);
    update();
}

void ResumeBar::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        emit dismissed();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // The button that has the keyboard is the one that is meant.
        (m_show->hasFocus() ? m_show : m_resume)->click();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ResumeBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto& colors = m_theme.colors;
    painter.fillRect(rect(), colors.raised);
    if (colors.outlinesGrounds())
        painter.fillRect(QRect(0, height() - colors.outline, width(), colors.outline), colors.border);
}

} // namespace muster::ui
