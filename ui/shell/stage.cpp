// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stage.h"

#include "ui/widgets/inlinebar.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace muster::ui {

Stage::Stage(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget(this))
    , m_question(new InlineBar(theme, this))
    , m_refusal(new InlineBar(theme, this))
    , m_resume(new InlineBar(theme, this))
{
    m_question->setObjectName(QStringLiteral("questionBar"));
    m_refusal->setObjectName(QStringLiteral("refusalBar"));
    m_resume->setObjectName(QStringLiteral("resumeBar"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (auto* bar : { m_refusal, m_question, m_resume })
        column->addWidget(bar);
    column->addWidget(m_pages, 1);

    connect(m_question, &InlineBar::dismissed, this, &Stage::stopAsking);
    connect(m_question, &InlineBar::accepted, this, [this](const QString& typed) {
        // The answer may ask something else.
        const auto answer = m_answer;
        if (answer)
            answer(typed);
    });
    connect(m_refusal, &InlineBar::dismissed, this, [this] {
        m_refusal->hide();
        m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_resume, &InlineBar::accepted, this, [this] {
        m_resume->hide();
        emit resumed();
    });
}

Stage::~Stage() = default;

void Stage::addPage(QWidget* page)
{
    m_pages->addWidget(page);
}

void Stage::show(QWidget* page, bool takesKeyboard)
{
    m_answer = {};
    m_question->hide();
    m_refusal->hide();
    m_pages->setCurrentWidget(page);
    setFocusProxy(page);
    if (takesKeyboard && !page->isAncestorOf(focusWidget()))
        page->setFocus(Qt::OtherFocusReason);
}

QWidget* Stage::page() const
{
    return m_pages->currentWidget();
}

void Stage::ask(
    const QString& lead, const QString& words, const QString& accept, const QString& dismiss, Answer answer)
{
    m_answer = std::move(answer);
    m_question->say(InlineBar::Tone::Caution, lead, words);
    m_question->askFor({});
    m_question->offer(accept, dismiss);
    m_question->open();
}

void Stage::askFor(
    const QString& label, const QString& lead, const QString& accept, const QString& dismiss, Answer answer)
{
    m_answer = std::move(answer);
    m_question->say(InlineBar::Tone::Neutral, lead);
    m_question->askFor(label);
    m_question->offer(accept, dismiss);
    m_question->open();
}

void Stage::complain(const QString& sentence)
{
    m_question->complain(sentence);
}

void Stage::stopAsking()
{
    m_answer = {};
    m_question->hide();
    m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void Stage::refuse(const QString& text, const QString& words)
{
    // What was answered has come to nothing; two bars would share the same keys.
    m_answer = {};
    m_question->hide();
    m_refusal->say(InlineBar::Tone::Critical, text, words);
    m_refusal->askFor({});
    m_refusal->offer({}, tr("Understood"));
    m_refusal->open();
}

void Stage::offerResume(const QString& words)
{
    m_resume->say(InlineBar::Tone::Neutral, words);
    m_resume->askFor({});
    m_resume->offer(tr("Resume"), {});
    m_resume->open();
}

void Stage::withdrawResume()
{
    m_resume->hide();
}

void Stage::setTheme(const ThemeValues& theme)
{
    for (auto* bar : { m_question, m_refusal, m_resume })
        bar->setTheme(theme);
}

} // namespace muster::ui
