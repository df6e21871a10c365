// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/currentstepcard.h"

#include "core/incident/assumptions.h"
#include "core/incident/confirming.h"
#include "core/incident/runningplan.h"
#include "ui/models/checklistmodel.h"
#include "ui/panels/alternativebutton.h"
#include "ui/panels/commandrow.h"
#include "ui/panels/decisionbox.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/reasonline.h"
#include "ui/panels/rotationbox.h"
#include "ui/panels/signedline.h"
#include "ui/panels/stepwords.h"
#include "ui/panels/timebox.h"
#include "ui/panels/ways.h"
#include "ui/widgets/button.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <utility>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

constexpr int kMargin = 12;
constexpr int kBar = 4;
constexpr int kInset = 18;
constexpr int kGap = 10;
constexpr int kCompactGap = 6;

} // namespace

CurrentStepCard::CurrentStepCard(const ThemeValues& theme, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_caution(new SignedLine(theme))
    , m_failure(new SignedLine(theme))
    , m_standing(new SignedLine(theme))
    , m_decision(new DecisionBox(theme))
    , m_commandColumn(new QVBoxLayout)
    , m_commandHead(new Paragraph)
    , m_rotation(new RotationBox(theme))
    , m_restore(new RestorePointEntry(theme))
    , m_overrun(new SignedLine(theme))
    , m_timeWays(new Ways(QStringLiteral("card.timeWays"), theme))
    , m_message(new SignedLine(theme))
    , m_buttons(new StepButtons(QStringLiteral("card"), theme))
    , m_reason(new ReasonLine(theme))
{
    setObjectName(QStringLiteral("card"));
    setFocusPolicy(Qt::StrongFocus);
    m_caution->setObjectName(QStringLiteral("card.caution"));
    m_failure->setObjectName(QStringLiteral("card.failure"));
    m_standing->setObjectName(QStringLiteral("card.standing"));
    m_overrun->setObjectName(QStringLiteral("card.overrun"));
    m_message->setObjectName(QStringLiteral("card.message"));
    m_reason->setObjectName(QStringLiteral("card.reason"));
    m_commandColumn->addWidget(m_commandHead);

    auto* column = new QVBoxLayout(this);
    column->addWidget(m_caution);
    column->addWidget(m_failure);
    column->addLayout(buildHead());
    column->addWidget(m_standing);
    column->addWidget(m_decision);
    buildSeen();
    column->addWidget(m_seen);
    column->addLayout(buildEvidence());
    column->addWidget(m_detail);
    column->addLayout(m_commandColumn);
    column->addWidget(m_rotation);
    column->addWidget(m_restore);
    column->addWidget(m_overrun);
    column->addWidget(m_message);
    column->addWidget(m_buttons);
    column->addWidget(m_timeWays);
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
    m_detailButton = new Button(Button::Kind::Flat, tr("Detail"), m_theme);
    m_detailButton->setObjectName(QStringLiteral("card.detail"));
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

void CurrentStepCard::connectParts()
{
    connect(m_decision, &DecisionBox::changed, this, [this] {
        m_message->setWords(Glyph::Warning, {});
        refreshButtons();
    });
    connect(m_saw, &QLineEdit::returnPressed, this, &CurrentStepCard::finish);
    connect(m_saw, &QLineEdit::textEdited, this, [this] { m_message->setWords(Glyph::Warning, {}); });
    connect(m_rotation, &RotationBox::actWanted, this,
        [this](const incident::Payload& act) { emit actsWanted({ act }); });
    connect(m_restore, &RestorePointEntry::entered, this, &CurrentStepCard::finish);
    connect(m_detailButton, &QPushButton::toggled, m_detail, &QWidget::setVisible);
    connect(m_buttons, &StepButtons::primaryPressed, this, &CurrentStepCard::finish);
    connect(m_buttons, &StepButtons::optionPressed, this, &CurrentStepCard::choose);
    const auto buttons = m_buttons->stops() + QList<QWidget*> { m_detailButton };
    for (auto* button : buttons)
        button->installEventFilter(this);
    connect(m_reason, &ReasonLine::answered, this, [this](int pick, const QString& words) {
        setFocus(Qt::OtherFocusReason);
        if (m_asked && m_address)
            emit replied(*m_asked, { pick, m_reason->person(), words });
    });
    connect(m_reason, &ReasonLine::gaveUp, this, [this] {
        m_asked.reset();
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
    update();
}

void CurrentStepCard::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    for (auto* line : { m_caution, m_failure, m_standing, m_evidence, m_overrun, m_message })
        line->setTheme(theme);
    m_detailButton->setTheme(theme);
    m_buttons->setTheme(theme);
    for (auto* row : std::as_const(m_commands))
        row->setTheme(theme);
    m_decision->setTheme(theme);
    m_rotation->setTheme(theme);
    m_restore->setTheme(theme);
    m_timeBox->setTheme(theme);
    m_timeWays->setTheme(theme);
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
    endQuestion();
    m_message->setWords(Glyph::Warning, {});

    setAccessibleName(tr("Current step %1: %2").arg(step.code, m_step.title));
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
    m_rotation->showStep(incident, step);
    if (m_step.asksRestorePoint)
        m_restore->ask(incident, draft.restorePoint);
    else
        m_restore->hide();
    refresh(incident, step, incident.pending().contains(step.address));
    orderStops();
}

bool CurrentStepCard::says(const plan::Step& step) const
{
    return incident::saysTheSame(m_step, step);
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
    stops << m_rotation->stops() << m_restore->stops() << m_buttons->stops();
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
    // What was asked, and what was refused, belongs to the step as it stood.
    if (m_view && m_view->address == step.address && m_view->state != step.state) {
        endQuestion();
        m_message->setWords(Glyph::Warning, {});
    }
    if (m_view && (m_view->address != step.address || m_view->state.extended != step.state.extended))
        m_offersTime = false;
    const auto* phase = incident.walkthrough().phases[step.phase].phase;
    m_confirms = phase && phase->mode == plan::Mode::DoConfirm;
    m_together = incident::confirmableTogether(incident.walkthrough());
    m_view = step;
    m_runsSince = step.state.startedAt ? step.state.startedAt : step.availableSince;
    refreshFacts(incident, step);
    refreshButtons();
    tick(incident.clock().now());
}

void CurrentStepCard::refreshFacts(const session::IncidentSession& incident, const incident::StepView& step)
{
    m_failure->setWords(
        Glyph::Failed, failureWords(incident, step, m_time), hasFailed() ? tr("Failed") : QString());
    m_rotation->refresh(step);
    const auto standing = standingWords(incident, step, m_time);
    m_standing->setWords(standing.glyph, standing.words, standing.lead);
    const bool isOfSomebody = step.step->role || step.state.startedAt;
    m_evidence->setWords(
        isOfSomebody ? Glyph::Person : Glyph::Information, factWords(incident, step, m_time));
}

void CurrentStepCard::refreshButtons()
{
    const auto open = isOpen();
    const auto worked = isWorkedOn();
    m_buttons->setPrimary(primary());
    m_buttons->setTogether(m_together.size());
    m_buttons->setOptions(options(), open);
    // While something is asked, the buttons of the question are the ones, and it needs the room.
    m_buttons->setVisible(!m_asked);
    m_evidence->setVisible(!m_asked && !m_evidence->words().isEmpty());
    m_detailButton->setVisible(!m_asked && !detailWords(m_step).isEmpty());
    const auto shown = mainAct() == Main::Finish;
    m_sawLabel->setVisible(shown);
    m_saw->setVisible(shown);
    m_saw->setReadOnly(!worked);
    m_restore->setOpen(worked);
    m_rotation->setOpen(worked);
    m_decision->setOpen(worked);
}

CurrentStepCard::Main CurrentStepCard::mainAct() const
{
    using incident::ApprovalState;
    if (!m_view)
        return Main::Nothing;
    const auto& state = m_view->state;
    if (m_view->waitsOn == incident::WaitsOn::SecondPerson)
        return Main::RecordSecond;
    if (state.rest && m_view->rests())
        return Main::GoOn;
    if (hasFailed() || isDoneAndDoubted())
        return Main::TryAgain;
    if (m_step.approve && (!state.approval || state.approval->answer == ApprovalState::Answer::Refused))
        return Main::AskApproval;
    if (m_step.approve && state.approval->answer == ApprovalState::Answer::Open)
        return Main::RecordApproval;
    if (m_step.irreversible && !state.released)
        return Main::Release;
    if (const auto sensor = incident::sensorOf(m_step))
        return *sensor == incident::Sensor::NoticeSent ? Main::Tell : Main::Nothing;
    return Main::Finish;
}

QList<StepOption> CurrentStepCard::options() const
{
    const auto act = mainAct();
    if (act == Main::RecordSecond)
        return { StepOption::Alone, StepOption::Again, StepOption::Misfit };
    if (isDoneAndDoubted())
        return { StepOption::ByHand, StepOption::Misfit };
    QList<StepOption> shown;
    const auto rests = act == Main::GoOn;
    if (m_together.size() > 1 && m_together.contains(*m_address))
        shown << StepOption::Together;
    if (act == Main::Finish && !m_view->state.startedAt && !m_step.decision)
        shown << StepOption::Start;
    if (!rests && !hasFailed())
        shown << StepOption::Hold << StepOption::Wait;
    const auto deferred
        = rests && m_view->state.rest && m_view->state.rest->kind == incident::RestState::Kind::Deferred;
    if (!deferred)
        shown << StepOption::Defer;
    shown << StepOption::Skip;
    if (!rests && !hasFailed())
        shown << StepOption::Fail;
    if (!m_step.decision && (hasFailed() || incident::sensorOf(m_step) || m_view->fellBackAt))
        shown << StepOption::ByHand;
    shown << StepOption::Misfit;
    return shown;
}

StepButtons::Primary CurrentStepCard::primary() const
{
    if (m_saving)
        return { tr("Saving…"), {}, false, true };
    const auto open = isOpen();
    const auto title = insideSentence(m_step.title, m_language);
    switch (mainAct()) {
    case Main::TryAgain:
        return { tr("Try again: %1").arg(title), tr("Try step %1 again").arg(m_view->code), open };
    case Main::GoOn:
        return { tr("Go on: %1").arg(title), tr("Go on: step %1").arg(m_view->code), open };
    case Main::AskApproval:
        return { tr("Ask for approval: %1").arg(title), tr("Ask for approval"), open };
    case Main::RecordApproval:
        return { tr("Record the answer…"), {}, open };
    case Main::Release:
        return { tr("Release: %1…").arg(title), tr("Release step %1…").arg(m_view->code), open };
    case Main::RecordSecond:
        return { tr("Record the second person…"), {}, open };
    case Main::Tell:
        return { tr("Write the message…"), {}, open };
    case Main::Nothing:
        return { tr("Muster ticks this itself"), {}, false };
    case Main::Finish:
        break;
    }
    if (!m_step.decision && m_confirms)
        return { tr("Confirm: %1").arg(title), tr("Confirm step %1").arg(m_view->code), open };
    if (!m_step.decision)
        return { tr("Done: %1").arg(title), tr("Done: step %1").arg(m_view->code), open };
    const auto* answer = m_decision->chosen();
    return { answer ? tr("Decide: %1").arg(insideSentence(answer->title, m_language))
                    : tr("Choose an answer"),
        {}, open && !m_decision->isUndecided() };
}

void CurrentStepCard::tick(Instant now)
{
    m_now = now;
    m_timeBox->setTimes(m_runsSince ? now - *m_runsSince : Millis { 0 },
        hasFailed() || !m_view ? std::nullopt : incident::timeBoxOf(*m_view));
    // Only a change of words: a screen reader would read each setting.
    if (const auto warning = m_timeBox->warning(); warning != m_overrun->words())
        m_overrun->setWords(Glyph::Warning, warning);
    offerTimeWays(m_address && !m_closed && !m_asked && m_view && incident::isLongOver(*m_view, now));
}

void CurrentStepCard::offerTimeWays(bool isLong)
{
    if (isLong == m_offersTime)
        return;
    m_offersTime = isLong;
    if (!isLong)
        return m_timeWays->withdraw();
    const incident::NoteAdded asked { incident::NoteAdded::Kind::Question,
        tr("%1: how far is it, and when is it done?").arg(m_view->name()) };
    m_timeWays->offer({ Glyph::Warning, {}, {},
        { { QStringLiteral("status"), tr("Ask for status"), {},
              [this, asked] { emit actsWanted({ asked }); } },
            { QStringLiteral("extend"), tr("Give more time…"), {},
                [this] { emit questionWanted(StepQuestion::Extend); } },
            { QStringLiteral("help"), tr("Whom to call"), {}, [this] { emit helpWanted(); } } },
        3 });
}

void CurrentStepCard::showRefusal(const QString& text)
{
    if (m_asked) {
        m_reason->askAgain();
        refreshButtons();
    }
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
    m_view.reset();
}

void CurrentStepCard::finish()
{
    if (!isOpen())
        return;
    switch (mainAct()) {
    case Main::TryAgain:
        return emit actsWanted({ incident::StepReopened { *m_address, {} } });
    case Main::GoOn:
        return emit actsWanted({ incident::StepResumed { *m_address } });
    case Main::AskApproval:
        return emit actsWanted({ incident::ApprovalRequested { *m_address } });
    case Main::RecordApproval:
        return emit questionWanted(StepQuestion::Approval);
    case Main::Release:
        return emit questionWanted(StepQuestion::Release);
    case Main::RecordSecond:
        return emit questionWanted(StepQuestion::Second);
    case Main::Tell:
        return emit tellWanted();
    case Main::Nothing:
        return;
    case Main::Finish:
        return finishStep();
    }
}

void CurrentStepCard::finishStep()
{
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

void CurrentStepCard::choose(StepOption option)
{
    if (!isOpen() || !m_buttons->offers(option) || m_asked)
        return;
    switch (option) {
    case StepOption::Together: {
        QList<incident::Payload> acts;
        for (const auto& step : std::as_const(m_together))
            acts << incident::StepCompleted { step, {} };
        return emit actsWanted(acts);
    }
    case StepOption::Start:
        return emit actsWanted({ incident::StepStarted { *m_address } });
    case StepOption::Hold:
        return emit actsWanted({ incident::StepHeld { *m_address } });
    case StepOption::Again:
        return emit actsWanted({ incident::StepReopened { *m_address, {} } });
    case StepOption::Wait:
        return emit questionWanted(StepQuestion::Wait);
    case StepOption::Defer:
        return emit questionWanted(StepQuestion::Defer);
    case StepOption::Skip:
        return emit questionWanted(StepQuestion::Skip);
    case StepOption::Fail:
        return emit questionWanted(StepQuestion::Fail);
    case StepOption::ByHand:
        return emit questionWanted(StepQuestion::ByHand);
    case StepOption::Alone:
        return emit questionWanted(StepQuestion::Alone);
    case StepOption::Misfit:
        return emit questionWanted(StepQuestion::Misfit);
    }
}

void CurrentStepCard::ask(StepQuestion question, const ReasonLine::Question& words)
{
    if (!isOpen())
        return;
    m_asked = question;
    m_message->setWords(Glyph::Warning, {});
    m_reason->ask(words);
    // Not before somebody else has the keyboard.
    refreshButtons();
}

void CurrentStepCard::endQuestion()
{
    m_asked.reset();
    m_reason->giveUp();
}

void CurrentStepCard::takeKeyboard()
{
    const auto open = isWorkedOn();
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
    if (const auto option = m_buttons->optionOf(event->key())) {
        choose(*option);
        return true;
    }
    return m_decision->pick(event->key() - Qt::Key_1);
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
