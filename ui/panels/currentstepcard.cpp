// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/currentstepcard.h"

#include "core/incident/assumptions.h"
#include "ui/models/checklistmodel.h"
#include "ui/panels/alternativebutton.h"
#include "ui/panels/commandrow.h"
#include "ui/panels/decisionbox.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/reasonline.h"
#include "ui/panels/signedline.h"
#include "ui/panels/stepwords.h"
#include "ui/panels/timebox.h"
#include "ui/widgets/button.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace muster::ui {

using incident::SkipReason;
using Token = TypeScale::Token;

namespace {

constexpr int kMargin = 12;
constexpr int kBar = 4;
constexpr int kInset = 18;
constexpr int kGap = 10;
constexpr int kCompactGap = 6;
constexpr int kLeastPrimary = 160;

constexpr std::array kReasons { SkipReason::NotNeeded, SkipReason::DoneElsewhere, SkipReason::NotPossible,
    SkipReason::Other };

Button* makeButton(
    Button::Kind kind, const char* name, const QString& text, const QString& keys, const ThemeValues& theme)
{
    auto* button = new Button(kind, text, theme);
    button->setObjectName(QString::fromLatin1(name));
    button->setKeyHint(keys);
    return button;
}

} // namespace

CurrentStepCard::CurrentStepCard(const ThemeValues& theme, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_caution(new SignedLine(theme))
    , m_failure(new SignedLine(theme))
    , m_decision(new DecisionBox(theme))
    , m_commandColumn(new QVBoxLayout)
    , m_commandHead(new Paragraph)
    , m_restore(new RestorePointEntry(theme))
    , m_overrun(new SignedLine(theme))
    , m_message(new SignedLine(theme))
    , m_reason(new ReasonLine(theme))
{
    setObjectName(QStringLiteral("card"));
    setFocusPolicy(Qt::StrongFocus);
    m_caution->setObjectName(QStringLiteral("card.caution"));
    m_failure->setObjectName(QStringLiteral("card.failure"));
    m_overrun->setObjectName(QStringLiteral("card.overrun"));
    m_message->setObjectName(QStringLiteral("card.message"));
    m_reason->setObjectName(QStringLiteral("card.reason"));
    m_commandColumn->addWidget(m_commandHead);

    auto* column = new QVBoxLayout(this);
    column->addWidget(m_caution);
    column->addWidget(m_failure);
    column->addLayout(buildHead());
    column->addWidget(m_decision);
    buildSeen();
    column->addWidget(m_seen);
    column->addLayout(buildEvidence());
    column->addWidget(m_detail);
    column->addLayout(m_commandColumn);
    column->addWidget(m_restore);
    column->addWidget(m_overrun);
    column->addWidget(m_message);
    buildButtons();
    column->addLayout(m_buttonBox);
    column->addWidget(m_reason);
    connectParts();
    restyle();
}

CurrentStepCard::~CurrentStepCard() = default;

QBoxLayout* CurrentStepCard::buildHead()
{
    m_code = new Paragraph;
    m_challenge = new Paragraph;
    m_challenge->setObjectName(QStringLiteral("card.challenge"));
    m_timeBox = new TimeBox(m_theme);
    auto* head = new QHBoxLayout;
    head->addWidget(m_code, 0, Qt::AlignTop);
    head->addWidget(m_challenge, 1, Qt::AlignTop);
    head->addWidget(m_timeBox, 0, Qt::AlignTop);
    return head;
}

void CurrentStepCard::buildSeen()
{
    m_seen = new QWidget;
    m_expectLabel = new QLabel(tr("Expect"));
    m_expect = new Paragraph;
    m_expect->setObjectName(QStringLiteral("card.expect"));
    m_sawLabel = new QLabel;
    m_saw = new QLineEdit;
    m_saw->setObjectName(QStringLiteral("card.saw"));
    m_saw->setMaxLength(1000);
    m_sawLabel->setBuddy(m_saw);
    m_seenGrid = new QGridLayout(m_seen);
    m_seenGrid->setContentsMargins(0, 0, 0, 0);
    m_seenGrid->addWidget(m_expectLabel, 0, 0);
    m_seenGrid->addWidget(m_sawLabel, 0, 1);
    m_seenGrid->addWidget(m_expect, 1, 0, Qt::AlignTop);
    m_seenGrid->addWidget(m_saw, 1, 1, Qt::AlignTop);
    m_seenGrid->setRowStretch(1, 1);
}

QBoxLayout* CurrentStepCard::buildEvidence()
{
    m_evidence = new SignedLine(m_theme);
    m_evidence->setObjectName(QStringLiteral("card.evidence"));
    m_evidence->setMuted(true);
    m_evidence->setFont(Token::Table);
    m_detailButton = makeButton(Button::Kind::Flat, "card.detail", tr("Detail"), {}, m_theme);
    m_detailButton->setHeight(Button::Height::Small);
    m_detailButton->setCheckable(true);
    m_detail = new Paragraph;
    m_detail->setObjectName(QStringLiteral("card.details"));
    auto* evidence = new QHBoxLayout;
    evidence->addWidget(m_evidence, 1);
    evidence->addStretch(0);
    evidence->addWidget(m_detailButton, 0, Qt::AlignTop);
    return evidence;
}

void CurrentStepCard::buildButtons()
{
    m_primary = makeButton(Button::Kind::Primary, "card.primary", {}, QStringLiteral("Ctrl+Enter"), m_theme);
    m_primary->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_start = makeButton(Button::Kind::Flat, "card.start", tr("Start"), QStringLiteral("T"), m_theme);
    m_skip = makeButton(Button::Kind::Flat, "card.skip", tr("Skip"), QStringLiteral("S"), m_theme);
    m_fail = makeButton(Button::Kind::Flat, "card.fail", tr("Failed"), QStringLiteral("F"), m_theme);
    auto* others = new QHBoxLayout;
    others->addStretch(1);
    for (auto* button : { m_start, m_skip, m_fail })
        others->addWidget(button);
    m_buttonBox = new QBoxLayout(QBoxLayout::LeftToRight);
    m_buttonBox->addWidget(m_primary);
    m_buttonBox->addLayout(others, 1);
    for (auto* button : { m_detailButton, m_primary, m_start, m_skip, m_fail })
        button->installEventFilter(this);
}

void CurrentStepCard::connectParts()
{
    connect(m_decision, &DecisionBox::changed, this, [this] {
        m_message->setWords(Glyph::Warning, {});
        refreshButtons();
    });
    connect(m_saw, &QLineEdit::returnPressed, this, &CurrentStepCard::finish);
    connect(m_saw, &QLineEdit::textEdited, this, [this] { m_message->setWords(Glyph::Warning, {}); });
    connect(m_restore, &RestorePointEntry::entered, this, &CurrentStepCard::finish);
    connect(m_detailButton, &QPushButton::toggled, m_detail, &QWidget::setVisible);
    connect(m_primary, &QPushButton::clicked, this, &CurrentStepCard::finish);
    connect(m_start, &QPushButton::clicked, this, &CurrentStepCard::start);
    connect(m_skip, &QPushButton::clicked, this, [this] { ask(Asked::Skip); });
    connect(m_fail, &QPushButton::clicked, this, [this] { ask(Asked::Failed); });
    connect(m_reason, &ReasonLine::answered, this, &CurrentStepCard::recordReason);
    connect(m_reason, &ReasonLine::gaveUp, this, [this] {
        m_asked = Asked::Nothing;
        refreshButtons();
        takeKeyboard();
    });
}

void CurrentStepCard::restyle()
{
    const auto gap = m_theme.px(m_compact ? kCompactGap : kGap);
    const auto margin = m_theme.px(kMargin);
    const auto inset = m_theme.px(kInset);
    layout()->setContentsMargins(margin + inset, m_theme.px(4) + gap, margin + inset, m_theme.px(8) + gap);
    layout()->setSpacing(gap);
    m_commandColumn->setSpacing(m_theme.px(4));
    m_buttonBox->setSpacing(m_theme.px(8));
    m_seenGrid->setVerticalSpacing(m_theme.px(3));
    m_seenGrid->setHorizontalSpacing(m_theme.px(20));

    const auto& colors = m_theme.colors;
    m_code->setStyle(m_theme.font(Token::Current), colors.current);
    m_challenge->setStyle(m_theme.font(Token::Current), colors.text);
    m_expect->setStyle(m_theme.font(Token::Expect), colors.text);
    m_detail->setStyle(m_theme.font(Token::Table), colors.muted);
    m_commandHead->setStyle(m_theme.type.words(13), colors.muted);
    for (auto* label : { m_expectLabel, m_sawLabel }) {
        label->setFont(m_theme.type.words(13));
        auto palette = label->palette();
        palette.setColor(QPalette::WindowText, colors.muted);
        label->setPalette(palette);
    }
    m_saw->setFont(m_theme.font(Token::Expect));
    m_saw->setMinimumSize(m_theme.px(m_compact ? 200 : 250), m_theme.px(36));
    m_primary->setMinimumWidth(m_theme.px(kLeastPrimary));
    arrangeButtons();
    update();
}

void CurrentStepCard::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    for (auto* line : { m_caution, m_failure, m_evidence, m_overrun, m_message })
        line->setTheme(theme);
    for (auto* button : { m_primary, m_start, m_skip, m_fail, m_detailButton })
        button->setTheme(theme);
    for (auto* row : std::as_const(m_commands))
        row->setTheme(theme);
    m_decision->setTheme(theme);
    m_restore->setTheme(theme);
    m_timeBox->setTheme(theme);
    m_reason->setTheme(theme);
    restyle();
}

void CurrentStepCard::setCompact(bool compact)
{
    m_compact = compact;
    m_commandHead->setVisible(m_step.run && !compact);
    restyle();
}

void CurrentStepCard::showStep(
    const session::IncidentSession& incident, const incident::StepView& step, const Draft& draft)
{
    m_address = step.address;
    m_step = *step.step;
    m_language = incident.plan().language;
    m_time = WallTime(incident.plan().zone);
    m_now = incident.clock().now();
    m_asked = Asked::Nothing;
    m_reason->giveUp();
    m_message->setWords(Glyph::Warning, {});

    setAccessibleName(tr("Current step %1: %2").arg(step.code, m_step.title));
    m_codeWords = step.code;
    m_code->setWords(step.code);
    m_code->setFixedWidth(m_code->sizeHint().width() + m_theme.px(6));
    m_challenge->setWords(m_step.title);
    m_caution->setWords(
        Glyph::Warning, m_step.caution, m_step.irreversible ? tr("Cannot be undone.") : QString());
    m_decision->setDecision(m_step.decision, draft.answer, against(incident));
    fillSeen(draft.saw);
    const auto detail = detailWords(m_step);
    m_detail->setWords(detail);
    m_detailButton->setVisible(!detail.isEmpty());
    m_detailButton->setChecked(false);
    m_detail->hide();
    fillCommands();
    if (m_step.asksRestorePoint)
        m_restore->ask(incident, draft.restorePoint);
    else
        m_restore->hide();
    refresh(incident, step, incident.pending().contains(step.address));
    orderStops();
}

QHash<plan::AnswerId, QString> CurrentStepCard::against(const session::IncidentSession& incident) const
{
    QHash<plan::AnswerId, QString> made;
    if (!m_step.decision)
        return made;
    for (const auto& answer : m_step.decision->answers) {
        const auto failed = incident::failedUnder(incident.plan(), incident.state(), answer.id);
        if (!failed.isEmpty())
            made.insert(answer.id, tr("It does not hold that: %1").arg(failed.join(QStringLiteral("; "))));
    }
    return made;
}

void CurrentStepCard::fillSeen(const QString& saw)
{
    const auto decides = m_step.decision.has_value();
    m_seen->setVisible(decides || !m_step.expect.isEmpty());
    m_expectLabel->setVisible(!decides);
    m_expect->setVisible(!decides);
    m_expect->setWords(m_step.expect);
    // The reason for a decision may be a sentence; what is seen is most often a word.
    m_seenGrid->setColumnStretch(0, decides ? 0 : 1);
    m_seenGrid->setColumnStretch(1, decides ? 1 : 0);
    m_seenGrid->setHorizontalSpacing(decides ? 0 : m_theme.px(20));
    m_sawLabel->setText(decides ? tr("Why (may stay empty)") : tr("What do you see?"));
    m_saw->setAccessibleName(m_sawLabel->text());
    m_saw->setAccessibleDescription(decides ? QString() : tr("Expected: %1").arg(m_step.expect));
    m_saw->setText(saw);
}

void CurrentStepCard::fillCommands()
{
    qDeleteAll(m_commands);
    m_commands.clear();
    m_commandHead->hide();
    if (!m_step.run)
        return;
    const auto mode = m_step.run->commands.size() > 1 ? m_step.run->mode : plan::Run::Mode::One;
    // One is plain enough where room is scarce; of several it must be said which.
    m_commandHead->setVisible(!m_compact || mode != plan::Run::Mode::One);
    switch (mode) {
    case plan::Run::Mode::One:
        m_commandHead->setWords(tr("Command; run it in your own terminal"));
        break;
    case plan::Run::Mode::Any:
        m_commandHead->setWords(tr("Commands, one of these; run it in your own terminal"));
        break;
    case plan::Run::Mode::All:
        m_commandHead->setWords(tr("Commands, all in this order; run them in your own terminal"));
        break;
    }
    for (const auto& command : m_step.run->commands) {
        auto* row = new CommandRow(command, m_theme, this);
        if (m_commands.isEmpty())
            row->setKeyHint(tr("Ctrl+C"));
        m_commandColumn->addWidget(row);
        row->show();
        m_commands << row;
    }
}

void CurrentStepCard::orderStops()
{
    QList<QWidget*> stops { this };
    if (auto* last = m_decision->lastStop())
        stops << last;
    stops << m_saw << m_detailButton;
    for (auto* row : std::as_const(m_commands))
        stops << row->stop();
    stops << m_restore->stops() << m_primary << m_start << m_skip << m_fail;
    for (qsizetype i = 1; i < stops.size(); ++i) {
        if (stops[i] != m_decision->lastStop())
            setTabOrder(stops[i - 1], stops[i]);
    }
}

void CurrentStepCard::refresh(
    const session::IncidentSession& incident, const incident::StepView& step, bool saving)
{
    // A button that is switched off would hand the keyboard to some neighbour.
    const auto* focused = focusWidget();
    if (saving && !m_saving && focused && focused->hasFocus() && !qobject_cast<const QLineEdit*>(focused))
        setFocus(Qt::OtherFocusReason);
    m_saving = saving;
    m_closed = incident.state().closedAt.has_value();
    m_state = step.state;
    m_runsSince = step.state.startedAt ? step.state.startedAt : step.availableSince;
    refreshFacts(incident, step);
    refreshButtons();
    tick(incident.clock().now());
}

void CurrentStepCard::refreshFacts(const session::IncidentSession& incident, const incident::StepView& step)
{
    m_failure->setWords(
        Glyph::Failed, failureWords(incident, step, m_time), hasFailed() ? tr("Failed") : QString());
    const bool isOfSomebody = step.step->role || step.state.startedAt;
    m_evidence->setWords(
        isOfSomebody ? Glyph::Person : Glyph::Information, factWords(incident, step, m_time));
}

void CurrentStepCard::refreshButtons()
{
    const auto failed = hasFailed();
    const auto open = isOpen();
    const auto words = m_saving ? tr("Saving…") : primaryWords();
    // Nothing around it moves for the moment that the disk takes.
    m_primary->setMinimumWidth(m_saving ? m_primary->width() : m_theme.px(kLeastPrimary));
    m_primaryWords = words;
    m_primary->setAccessibleName(words.simplified());
    m_primary->setEnabled(open && (failed || !m_decision->isUndecided()));
    // While a reason is asked for, its own buttons are the ones.
    const auto offers = m_asked == Asked::Nothing;
    m_primary->setVisible(offers);
    m_start->setVisible(offers && !m_state.startedAt && !failed && !m_step.decision);
    m_skip->setVisible(offers);
    m_fail->setVisible(offers && !failed);
    for (auto* button : { m_start, m_skip, m_fail })
        button->setEnabled(open);
    m_sawLabel->setVisible(!failed);
    m_saw->setVisible(!failed);
    m_saw->setReadOnly(!open);
    m_restore->setOpen(open && !failed);
    m_decision->setOpen(open && !failed);
    arrangeButtons();
}

QString CurrentStepCard::primaryWords() const
{
    if (hasFailed())
        return tr("Try again: %1").arg(insideSentence(m_step.title, m_language));
    if (!m_step.decision)
        return tr("Done: %1").arg(insideSentence(m_step.title, m_language));
    const auto* answer = m_decision->chosen();
    return answer ? tr("Decide: %1").arg(insideSentence(answer->title, m_language)) : tr("Choose an answer");
}

void CurrentStepCard::tick(Instant now)
{
    m_now = now;
    m_timeBox->setTimes(
        m_runsSince ? now - *m_runsSince : Millis { 0 }, hasFailed() ? std::nullopt : m_step.takes);
    // Only a change of words: a screen reader would read each setting.
    if (const auto warning = m_timeBox->warning(); warning != m_overrun->words())
        m_overrun->setWords(Glyph::Warning, warning);
}

void CurrentStepCard::showRefusal(const QString& text)
{
    if (m_asked != Asked::Nothing)
        m_reason->askAgain();
    m_message->setWords(Glyph::Warning, text);
}

CurrentStepCard::Draft CurrentStepCard::draft() const
{
    Draft draft { m_saw->text(), m_restore->draft(), {} };
    if (const auto* answer = m_decision->chosen())
        draft.answer = answer->id;
    return draft;
}

void CurrentStepCard::forget()
{
    m_address.reset();
}

void CurrentStepCard::finish()
{
    if (!isOpen())
        return;
    m_asked = Asked::Nothing;
    if (hasFailed())
        return emit actsWanted({ incident::StepReopened { *m_address, {} } });
    const auto saw = m_saw->text().trimmed();
    if (m_step.decision) {
        const auto* answer = m_decision->chosen();
        if (!answer)
            return showRefusal(tr("Choose an answer first."));
        return emit actsWanted(
            { incident::DecisionRecorded { *m_address, m_step.decision->id, answer->id, saw } });
    }
    if (!m_step.expect.isEmpty() && saw.isEmpty()) {
        m_saw->setFocus(Qt::OtherFocusReason);
        return showRefusal(
            tr("Say what you see first. If it is not what the plan expects, say that, or press Failed."));
    }
    const auto point = m_restore->read(saw, m_now);
    if (!point) {
        m_restore->takeKeyboard();
        return showRefusal(point.error().text);
    }
    QList<incident::Payload> acts;
    if (*point)
        acts << **point;
    acts << incident::StepCompleted { *m_address, saw };
    emit actsWanted(acts);
}

void CurrentStepCard::start()
{
    if (!isOpen() || m_start->isHidden())
        return;
    m_asked = Asked::Nothing;
    emit actsWanted({ incident::StepStarted { *m_address } });
}

void CurrentStepCard::ask(Asked what)
{
    if (!isOpen())
        return;
    m_asked = what;
    m_message->setWords(Glyph::Warning, {});
    if (what == Asked::Failed) {
        m_reason->ask(tr("What went wrong?"), tr("Mark failed"));
    } else {
        QStringList picks;
        for (const auto reason : kReasons)
            picks << skipReasonWords(reason);
        m_reason->ask(tr("Why is it skipped?"), tr("Skip step"), picks);
    }
    // Not before somebody else has the keyboard.
    refreshButtons();
}

void CurrentStepCard::recordReason(int pick, const QString& why)
{
    setFocus(Qt::OtherFocusReason);
    if (!m_address)
        return;
    if (m_asked == Asked::Failed)
        emit actsWanted({ incident::StepFailed { *m_address, why } });
    else
        emit actsWanted(
            { incident::StepSkipped { *m_address, kReasons.at(static_cast<std::size_t>(pick)), why } });
}

void CurrentStepCard::takeKeyboard()
{
    const auto open = isOpen() && !hasFailed();
    if (open && m_decision->isUndecided())
        return m_decision->takeKeyboard();
    if (open && !m_step.decision && !m_seen->isHidden() && m_saw->text().isEmpty())
        return m_saw->setFocus(Qt::OtherFocusReason);
    if (open && !m_restore->isHidden() && m_restore->isEmpty())
        return m_restore->takeKeyboard();
    setFocus(Qt::OtherFocusReason);
}

bool CurrentStepCard::handleKey(QKeyEvent* event)
{
    if (event->isAutoRepeat())
        return false;
    if (event->matches(QKeySequence::Copy) && !m_commands.isEmpty()) {
        m_commands.first()->copy();
        return true;
    }
    if (event->modifiers() != Qt::NoModifier && event->modifiers() != Qt::KeypadModifier)
        return false;
    switch (event->key()) {
    case Qt::Key_S:
        ask(Asked::Skip);
        return true;
    case Qt::Key_F:
        if (!m_fail->isHidden())
            ask(Asked::Failed);
        return true;
    case Qt::Key_T:
        start();
        return true;
    default:
        return m_decision->pick(event->key() - Qt::Key_1);
    }
}

void CurrentStepCard::keyPressEvent(QKeyEvent* event)
{
    auto* focused = focusWidget();
    const auto typing = qobject_cast<QLineEdit*>(focused) && focused->hasFocus();
    const auto isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter || (event->key() == Qt::Key_Space && hasFocus())) {
        // Enter in a field has been told by the field already.
        if (typing || event->isAutoRepeat())
            return;
        if (auto* alternative = qobject_cast<AlternativeButton*>(focused);
            alternative && !alternative->isChecked())
            return alternative->setChecked(true);
        if (auto* button = qobject_cast<Button*>(focused); button && button->hasFocus())
            return button->click();
        return finish();
    }
    if (!typing && handleKey(event))
        return;
    QFrame::keyPressEvent(event);
}

bool CurrentStepCard::eventFilter(QObject* watched, QEvent* event)
{
    // A button takes the arrows to walk through its neighbours; here they look around in the list.
    if (event->type() == QEvent::KeyPress && parentWidget()) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down)
            return QCoreApplication::sendEvent(parentWidget(), event);
    }
    return QFrame::eventFilter(watched, event);
}

bool CurrentStepCard::event(QEvent* event)
{
    const auto handled = QFrame::event(event);
    if (event->type() == QEvent::LayoutRequest)
        emit heightChanged();
    return handled;
}

void CurrentStepCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    arrangeButtons();
}

void CurrentStepCard::arrangeButtons()
{
    int others = 0;
    for (auto* button : { m_start, m_skip, m_fail }) {
        if (!button->isHidden())
            others += button->sizeHint().width() + m_theme.px(8);
    }
    const auto room = width() - 2 * m_theme.px(kMargin + kInset);
    // What the challenge says right above need not be said by half.
    m_primary->setText(buttonWords(m_primaryWords));
    const auto fits = [&] { return m_primary->sizeHint().width() + others <= room; };
    if (!fits() && !m_saving && !m_step.decision)
        m_primary->setText(
            hasFailed() ? tr("Try step %1 again").arg(m_codeWords) : tr("Done: step %1").arg(m_codeWords));
    const auto needed = std::min(m_primary->sizeHint().width(), m_theme.px(300)) + others;
    const auto direction = needed > room ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_buttonBox->direction() != direction)
        m_buttonBox->setDirection(direction);
}

QRect CurrentStepCard::cardRect() const
{
    const auto margin = m_theme.px(kMargin);
    return rect().adjusted(margin, m_theme.px(4), -margin, -m_theme.px(8));
}

void CurrentStepCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& colors = m_theme.colors;
    const QRectF card(cardRect());
    const qreal radius = m_theme.px(kCardRadius);
    // Round at the right only; the bar closes the left side.
    QPainterPath shape;
    shape.setFillRule(Qt::WindingFill);
    shape.addRoundedRect(card, radius, radius);
    shape.addRect(card.adjusted(0, 0, -radius, 0));
    painter.fillPath(shape, colors.currentCard);
    painter.setClipPath(shape);
    auto top = card.top();
    const auto band = [&](const SignedLine* line, const QColor& color) {
        if (line->isHidden())
            return;
        const auto bottom = line->geometry().bottom() + m_theme.px(m_compact ? 4 : 7);
        painter.fillRect(QRectF(QPointF(card.left(), top), QPointF(card.right() + 1, bottom)), color);
        top = bottom;
    };
    band(m_caution, colors.cautionBand);
    band(m_failure, colors.criticalBand);
    painter.setClipping(false);
    painter.fillRect(QRectF(card.left(), card.top(), kBar, card.height()), colors.current);
    if (hasFocus()) {
        paintFocusRing(
            &painter, card.adjusted(kBar + kFocusGap, kFocusGap, -kFocusGap, -kFocusGap), radius, colors);
    }
}

} // namespace muster::ui
