// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/resumebar.h"

#include "ui/widgets/button.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>

namespace muster::ui {

namespace {

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
    : AnswerBar(theme, kWordsWidth, parent)
    , m_resume(new Button(Button::Kind::Solid, tr("Resume"), theme, this))
    , m_show(new Button(Button::Kind::Outlined, tr("Show what happened"), theme, this))
{
    m_resume->setObjectName(QStringLiteral("resume.go"));
    m_resume->setKeyHint(tr("Enter"));
    m_show->setObjectName(QStringLiteral("resume.show"));
    answers()->addWidget(m_resume);
    answers()->addWidget(m_show);

    connect(m_resume, &Button::clicked, this, &ResumeBar::resumed);
    connect(m_show, &Button::clicked, this, [this] {
        if (m_first)
            emit showWanted(*m_first);
    });
}

ResumeBar::~ResumeBar() = default;

void ResumeBar::offer(const session::IncidentSession& incident, const session::Resume& resume,
    Absence absence, const QWidget& page)
{
    const auto lead = placeWords(resume);
    const auto words = absenceWords(resume, absence, incident.clock().now());
    const QString spoken = lead + u' ' + words;
    write(lead, words);
    setAccessibleName(spoken);
    // Who lands on the button hears it as well.
    m_resume->setAccessibleDescription(spoken);
    m_place = placeIn(incident);
    m_first = resume.since.first;
    m_show->setVisible(m_first.has_value());
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

void ResumeBar::setTheme(const ThemeValues& theme)
{
    dress(theme, 0);
    m_resume->setTheme(theme);
    m_show->setTheme(theme);
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

} // namespace muster::ui
