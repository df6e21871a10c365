// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stage.h"

#include "ui/shell/resumebar.h"
#include "ui/widgets/inlinebar.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace muster::ui {

namespace {

/// Shows what the bar has to say, and what can be answered.
void sayQuietly(InlineBar& bar, const QString& accept, const QString& dismiss, const QString& keys = {})
{
    bar.askFor({});
    bar.offer(accept, dismiss, keys);
    bar.openQuietly();
}

} // namespace

Stage::Stage(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_pages(new QStackedWidget(this))
    , m_question(new InlineBar(theme, this))
    , m_refusal(new InlineBar(theme, this))
    , m_reminder(new InlineBar(theme, this))
    , m_notice(new InlineBar(theme, this))
    , m_information(new InlineBar(theme, this))
    , m_resume(new ResumeBar(theme, this))
{
    m_question->setObjectName(QStringLiteral("questionBar"));
    m_refusal->setObjectName(QStringLiteral("refusalBar"));
    m_reminder->setObjectName(QStringLiteral("reminderBar"));
    m_notice->setObjectName(QStringLiteral("noticeBar"));
    m_information->setObjectName(QStringLiteral("planBar"));
    m_resume->setObjectName(QStringLiteral("resumeBar"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    for (auto* bar : std::initializer_list<QWidget*> {
             m_refusal, m_question, m_reminder, m_notice, m_information, m_resume })
        m_column->addWidget(bar);
    m_column->addWidget(m_pages, 1);

    connect(m_question, &InlineBar::dismissed, this, [this] {
        const auto otherwise = m_otherwise;
        stopAsking();
        if (otherwise)
            otherwise();
    });
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
    connect(m_reminder, &InlineBar::dismissed, this, &Stage::withdrawReminder);
    connect(m_reminder, &InlineBar::accepted, this, [this] {
        const auto act = m_reminded;
        withdrawReminder();
        if (act)
            act();
    });
    connect(m_notice, &InlineBar::dismissed, this, [this] { putAway(*m_notice); });
    connect(m_information, &InlineBar::accepted, this, [this] {
        if (m_lookedAt)
            m_lookedAt();
    });
    connect(m_information, &InlineBar::dismissed, this, [this] {
        const auto then = m_putAway;
        withdrawInformation();
        if (then)
            then();
    });
    connect(m_resume, &ResumeBar::dismissed, this, [this] { putAway(*m_resume); });
    connect(m_resume, &ResumeBar::resumed, this, [this] {
        m_resume->hide();
        emit resumed();
    });
    connect(m_resume, &ResumeBar::showWanted, this, &Stage::showWanted);
}

Stage::~Stage() = default;

void Stage::addPage(QWidget* page)
{
    m_pages->addWidget(page);
}

void Stage::show(QWidget* page, bool takesKeyboard)
{
    forgetQuestion();
    m_refusal->hide();
    // Where nobody was on it before, the stack would choose the next widget that happens to be there.
    const bool wasThere = page->focusWidget() != nullptr;
    m_pages->setCurrentWidget(page);
    setFocusProxy(page);
    if (takesKeyboard && !(wasThere && page->isAncestorOf(focusWidget())))
        page->setFocus(Qt::OtherFocusReason);
}

void Stage::addBar(QWidget* bar)
{
    m_column->insertWidget(0, bar);
}

QWidget* Stage::page() const
{
    return m_pages->currentWidget();
}

void Stage::ask(
    const QString& lead, const QString& words, const QString& accept, const QString& dismiss, Answer answer)
{
    m_answer = std::move(answer);
    m_otherwise = {};
    m_question->say(InlineBar::Tone::Caution, lead, words);
    m_question->askFor({});
    m_question->offer(accept, dismiss);
    m_question->open();
}

void Stage::askFor(const QString& label, const QString& lead, const QString& accept, const QString& dismiss,
    Answer answer, std::function<void()> otherwise)
{
    m_answer = std::move(answer);
    m_otherwise = std::move(otherwise);
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
    forgetQuestion();
    m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void Stage::forgetQuestion()
{
    m_answer = {};
    m_otherwise = {};
    m_question->hide();
}

void Stage::refuse(const QString& text, const QString& words)
{
    // What was answered has come to nothing; two bars would share the same keys.
    forgetQuestion();
    m_refusal->say(InlineBar::Tone::Critical, text, words);
    m_refusal->askFor({});
    m_refusal->offer({}, tr("Understood"));
    m_refusal->open();
}

void Stage::notify(const QString& text, const QString& words)
{
    m_notice->say(InlineBar::Tone::Caution, text, words);
    sayQuietly(*m_notice, {}, tr("Understood"));
}

void Stage::tell(const QString& text, const QString& words)
{
    m_notice->say(InlineBar::Tone::Neutral, text, words);
    sayQuietly(*m_notice, {}, tr("Understood"));
}

void Stage::remind(const QString& text, const QString& words, const QString& accept, const QString& keys,
    std::function<void()> act)
{
    m_reminded = std::move(act);
    m_reminder->say(InlineBar::Tone::Caution, text, words);
    sayQuietly(*m_reminder, accept, tr("Not now"), keys);
}

void Stage::withdrawReminder()
{
    m_reminded = {};
    putAway(*m_reminder);
}

void Stage::inform(const QString& text, const QString& words, const QString& accept, const QString& dismiss,
    std::function<void()> look, std::function<void()> otherwise)
{
    m_lookedAt = std::move(look);
    m_putAway = std::move(otherwise);
    m_information->say(InlineBar::Tone::Neutral, text, words);
    sayQuietly(*m_information, accept, dismiss);
}

void Stage::withdrawInformation()
{
    m_lookedAt = {};
    m_putAway = {};
    putAway(*m_information);
}

void Stage::putAway(QWidget& bar)
{
    const bool hadKeyboard = bar.isAncestorOf(focusWidget());
    bar.hide();
    if (hadKeyboard)
        m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void Stage::offerResume(
    const session::IncidentSession& incident, const session::Resume& resume, Absence absence)
{
    m_resume->offer(incident, resume, absence, *page());
}

void Stage::followResume(const session::IncidentSession& incident)
{
    m_resume->follow(incident);
}

void Stage::withdrawResume()
{
    m_resume->hide();
}

void Stage::setTheme(const ThemeValues& theme)
{
    for (auto* bar : { m_question, m_refusal, m_reminder, m_notice, m_information })
        bar->setTheme(theme);
    m_resume->setTheme(theme);
}

} // namespace muster::ui
