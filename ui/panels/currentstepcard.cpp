// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/currentstepcard.h"

#include "ui/models/checklistmodel.h"
#include "ui/panels/alternativebutton.h"
#include "ui/panels/commandrow.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/reasonline.h"
#include "ui/panels/signedline.h"
#include "ui/panels/timebox.h"
#include "ui/widgets/button.h"

#include <QButtonGroup>
#include <QComboBox>
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
#include <utility>

namespace muster::ui {

using incident::SkipReason;
using incident::StepStatus;
using Standing = incident::RestorePointChosen::Standing;
using Token = TypeScale::Token;

namespace {

constexpr int kMargin = 12;
constexpr int kBar = 4;
constexpr int kInset = 18;
constexpr int kGap = 10;
constexpr int kCompactGap = 6;

constexpr std::array kReasons { SkipReason::NotNeeded, SkipReason::DoneElsewhere, SkipReason::NotPossible,
    SkipReason::Other };

/// The challenge inside another sentence: "Restore to a new branch" becomes "restore …" where the language
/// allows it.
QString insideSentence(const QString& challenge, const QString& language)
{
    const auto english = language.isEmpty() || language.startsWith(u"en");
    if (!english || challenge.size() < 2 || !challenge[1].isLower())
        return challenge;
    return challenge.front().toLower() + challenge.mid(1);
}

/// What people wrote may hold an ampersand; a button would read it as the mark of a key.
QString forButton(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

QString onOneLine(const QString& text)
{
    return text.simplified();
}

} // namespace

CurrentStepCard::CurrentStepCard(const ThemeValues& theme, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("card"));
    setFocusPolicy(Qt::StrongFocus);
    build();
    restyle();
}

CurrentStepCard::~CurrentStepCard() = default;

void CurrentStepCard::build()
{
    m_caution = new SignedLine(m_theme);
    m_caution->setObjectName(QStringLiteral("card.caution"));
    m_failure = new SignedLine(m_theme);
    m_failure->setObjectName(QStringLiteral("card.failure"));
    m_code = new Paragraph;
    m_challenge = new Paragraph;
    m_challenge->setObjectName(QStringLiteral("card.challenge"));
    m_timeBox = new TimeBox(m_theme);
    auto* head = new QHBoxLayout;
    head->addWidget(m_code, 0, Qt::AlignTop);
    head->addWidget(m_challenge, 1, Qt::AlignTop);
    head->addWidget(m_timeBox, 0, Qt::AlignTop);

    m_decision = new QWidget;
    m_question = new Paragraph;
    m_alternativeGrid = new QGridLayout;
    m_alternativeGroup = new QButtonGroup(this);
    auto* decision = new QVBoxLayout(m_decision);
    decision->setContentsMargins(0, 0, 0, 0);
    decision->addWidget(m_question);
    decision->addLayout(m_alternativeGrid);

    auto* column = new QVBoxLayout(this);
    column->addWidget(m_caution);
    column->addWidget(m_failure);
    column->addLayout(head);
    column->addWidget(m_decision);
    buildSeen(column);

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
    column->addLayout(evidence);
    column->addWidget(m_detail);
    connect(m_detailButton, &QPushButton::toggled, m_detail, &QWidget::setVisible);

    m_commandHead = new Paragraph;
    m_commandColumn = new QVBoxLayout;
    m_commandColumn->addWidget(m_commandHead);
    column->addLayout(m_commandColumn);
    buildRestorePoint(column);

    m_overrun = new SignedLine(m_theme);
    m_overrun->setObjectName(QStringLiteral("card.overrun"));
    m_message = new SignedLine(m_theme);
    m_message->setObjectName(QStringLiteral("card.message"));
    column->addWidget(m_overrun);
    column->addWidget(m_message);
    buildButtons(column);
}

void CurrentStepCard::buildSeen(QVBoxLayout* column)
{
    m_seen = new QWidget;
    m_expectLabel = new QLabel(tr("Expect"));
    m_expect = new Paragraph;
    m_expect->setObjectName(QStringLiteral("card.expect"));
    m_sawLabel = new QLabel;
    m_sawLabel->setTextFormat(Qt::PlainText);
    m_saw = new QLineEdit;
    m_saw->setObjectName(QStringLiteral("card.saw"));
    m_saw->setMaxLength(1000);
    m_sawLabel->setBuddy(m_saw);
    auto* grid = new QGridLayout(m_seen);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_expectLabel, 0, 0);
    grid->addWidget(m_sawLabel, 0, 1);
    grid->addWidget(m_expect, 1, 0, Qt::AlignTop);
    grid->addWidget(m_saw, 1, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(1, 1);
    column->addWidget(m_seen);
    connect(m_saw, &QLineEdit::returnPressed, this, &CurrentStepCard::finish);
    connect(m_saw, &QLineEdit::textEdited, this, [this] { m_message->setWords(Glyph::Warning, {}); });
}

void CurrentStepCard::buildRestorePoint(QVBoxLayout* column)
{
    m_restore = new QWidget;
    m_restoreLabel = new QLabel;
    m_restorePoint = new QLineEdit;
    m_restorePoint->setObjectName(QStringLiteral("card.restorePoint"));
    m_restorePoint->setPlaceholderText(QStringLiteral("2026-03-14 02:50"));
    m_restorePoint->setMaxLength(40);
    m_restoreLabel->setBuddy(m_restorePoint);
    m_standing = new QComboBox;
    m_standing->setObjectName(QStringLiteral("card.standing"));
    m_standing->setAccessibleName(tr("What is known of the restore point"));
    m_standing->addItem(tr("present: it exists"), static_cast<int>(Standing::Present));
    m_standing->addItem(tr("proven: it was restored once"), static_cast<int>(Standing::Proven));
    m_standing->addItem(tr("clean: from before the damage"), static_cast<int>(Standing::Clean));
    m_restoredService = new QComboBox;
    m_restoredService->setObjectName(QStringLiteral("card.restoredService"));
    m_restoredService->setAccessibleName(tr("Service of the restore point"));
    for (auto* box : { m_standing, m_restoredService }) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(10);
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    m_standingLabel = new QLabel(tr("What is known of it"));
    m_standingLabel->setBuddy(m_standing);
    m_serviceLabel = new QLabel(tr("Of service"));
    m_serviceLabel->setBuddy(m_restoredService);
    auto* grid = new QGridLayout(m_restore);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_restoreLabel, 0, 0);
    grid->addWidget(m_standingLabel, 0, 1);
    grid->addWidget(m_serviceLabel, 0, 2);
    grid->addWidget(m_restorePoint, 1, 0);
    grid->addWidget(m_standing, 1, 1);
    grid->addWidget(m_restoredService, 1, 2);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 2);
    column->addWidget(m_restore);
    connect(m_restorePoint, &QLineEdit::returnPressed, this, &CurrentStepCard::finish);
}

void CurrentStepCard::buildButtons(QVBoxLayout* column)
{
    m_primary = new Button(Button::Kind::Primary, {}, m_theme);
    m_primary->setObjectName(QStringLiteral("card.primary"));
    m_primary->setKeyHint(QStringLiteral("Ctrl+Enter"));
    m_primary->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_start = new Button(Button::Kind::Flat, tr("Start"), m_theme);
    m_start->setObjectName(QStringLiteral("card.start"));
    m_start->setKeyHint(QStringLiteral("T"));
    m_skip = new Button(Button::Kind::Flat, tr("Skip"), m_theme);
    m_skip->setObjectName(QStringLiteral("card.skip"));
    m_skip->setKeyHint(QStringLiteral("S"));
    m_fail = new Button(Button::Kind::Flat, tr("Failed"), m_theme);
    m_fail->setObjectName(QStringLiteral("card.fail"));
    m_fail->setKeyHint(QStringLiteral("F"));
    m_buttonBox = new QBoxLayout(QBoxLayout::LeftToRight);
    auto* others = new QHBoxLayout;
    others->addStretch(1);
    for (auto* button : { m_start, m_skip, m_fail }) {
        others->addWidget(button);
        button->installEventFilter(this);
    }
    m_primary->installEventFilter(this);
    m_detailButton->installEventFilter(this);
    m_buttonBox->addWidget(m_primary);
    m_buttonBox->addLayout(others, 1);
    column->addLayout(m_buttonBox);
    m_reason = new ReasonLine(m_theme);
    m_reason->setObjectName(QStringLiteral("card.reason"));
    column->addWidget(m_reason);

    connect(m_primary, &QPushButton::clicked, this, &CurrentStepCard::finish);
    connect(m_start, &QPushButton::clicked, this, &CurrentStepCard::start);
    connect(m_skip, &QPushButton::clicked, this, [this] { ask(Asked::Skip); });
    connect(m_fail, &QPushButton::clicked, this, [this] { ask(Asked::Failed); });
    connect(m_reason, &ReasonLine::answered, this, &CurrentStepCard::recordReason);
    connect(m_reason, &ReasonLine::gaveUp, this, [this] {
        m_asked = Asked::Nothing;
        takeKeyboard();
    });
}

void CurrentStepCard::restyle()
{
    const auto gap = m_theme.px(m_compact ? kCompactGap : kGap);
    const auto margin = m_theme.px(kMargin);
    auto* column = qobject_cast<QVBoxLayout*>(layout());
    column->setContentsMargins(margin + kBar + m_theme.px(kInset) - kBar, m_theme.px(4) + gap,
        margin + m_theme.px(kInset), m_theme.px(8) + gap);
    column->setSpacing(gap);
    m_alternativeGrid->setSpacing(m_theme.px(8));
    m_decision->layout()->setSpacing(m_theme.px(6));
    m_commandColumn->setSpacing(m_theme.px(4));
    m_buttonBox->setSpacing(m_theme.px(8));
    qobject_cast<QGridLayout*>(m_seen->layout())->setVerticalSpacing(m_theme.px(3));
    qobject_cast<QGridLayout*>(m_seen->layout())->setHorizontalSpacing(m_theme.px(20));
    qobject_cast<QGridLayout*>(m_restore->layout())->setVerticalSpacing(m_theme.px(3));
    qobject_cast<QGridLayout*>(m_restore->layout())->setHorizontalSpacing(m_theme.px(8));

    const auto& colors = m_theme.colors;
    m_code->setStyle(m_theme.font(Token::Current), colors.current);
    m_challenge->setStyle(m_theme.font(Token::Current), colors.text);
    m_question->setStyle(m_theme.font(Token::Body), colors.text);
    m_expect->setStyle(m_theme.font(Token::Expect), colors.text);
    m_detail->setStyle(m_theme.font(Token::Table), colors.muted);
    m_commandHead->setStyle(m_theme.type.words(13), colors.muted);
    for (auto* label : { m_expectLabel, m_sawLabel, m_restoreLabel, m_standingLabel, m_serviceLabel }) {
        label->setFont(m_theme.type.words(13));
        auto palette = label->palette();
        palette.setColor(QPalette::WindowText, colors.muted);
        label->setPalette(palette);
    }
    for (auto* field : { m_saw, m_restorePoint }) {
        field->setFont(m_theme.type.figures(field == m_saw ? 18 : 15));
        field->setMinimumHeight(m_theme.px(field == m_saw ? 36 : kControlHeight));
    }
    m_saw->setFixedWidth(m_theme.px(m_compact ? 200 : 250));
    m_restorePoint->setFixedWidth(m_theme.px(180));
    for (auto* box : { m_standing, m_restoredService }) {
        box->setFont(m_theme.font(Token::Table));
        box->setMinimumHeight(m_theme.px(kControlHeight));
    }
    m_primary->setMinimumWidth(m_theme.px(160));
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
    for (auto* button : std::as_const(m_alternatives))
        button->setTheme(theme);
    for (auto* row : std::as_const(m_commands))
        row->setTheme(theme);
    m_timeBox->setTheme(theme);
    m_reason->setTheme(theme);
    restyle();
}

void CurrentStepCard::setCompact(bool compact)
{
    m_compact = compact;
    m_commandHead->setVisible(m_step.run.has_value() && !compact);
    restyle();
}

void CurrentStepCard::showStep(
    const session::IncidentSession& incident, const incident::StepView& step, const Draft& draft)
{
    m_address = step.address;
    m_step = *step.step;
    m_language = incident.plan().language;
    m_time = WallTime(incident.plan().zone);
    m_asked = Asked::Nothing;
    m_reason->giveUp();
    m_message->setWords(Glyph::Warning, {});

    setAccessibleName(tr("Current step %1: %2").arg(step.code, m_step.title));
    m_code->setWords(step.code);
    m_code->setFixedWidth(m_code->sizeHint().width() + m_theme.px(6));
    m_challenge->setWords(m_step.title);
    const auto irreversible = m_step.irreversible ? tr("Cannot be undone.") : QString();
    m_caution->setWords(Glyph::Warning, m_step.caution, irreversible);

    fillDecision(draft);
    const auto decides = m_step.decision.has_value();
    m_seen->setVisible(decides || !m_step.expect.isEmpty());
    m_expectLabel->setVisible(!decides);
    m_expect->setVisible(!decides);
    m_expect->setWords(m_step.expect);
    m_sawLabel->setText(decides ? tr("Why (may stay empty)") : tr("What do you see?"));
    m_saw->setAccessibleName(m_sawLabel->text());
    m_saw->setAccessibleDescription(decides ? QString() : tr("Expected: %1").arg(m_step.expect));
    m_saw->setText(draft.saw);
    fillDetail();
    fillCommands();
    fillRestorePoint(incident, draft);
    m_now = incident.clock().now();
    refresh(incident, step, incident.pending().contains(step.address));
}

void CurrentStepCard::fillDecision(const Draft& draft)
{
    qDeleteAll(m_alternatives);
    m_alternatives.clear();
    m_decision->setVisible(m_step.decision.has_value());
    if (!m_step.decision)
        return;
    m_question->setWords(m_step.decision->question);
    m_question->setVisible(!m_step.decision->question.isEmpty());
    QWidget* before = this;
    for (const auto& answer : m_step.decision->answers) {
        const auto number = static_cast<int>(m_alternatives.size());
        auto* button = new AlternativeButton(answer, number + 1, m_theme, m_decision);
        button->setObjectName(QStringLiteral("card.answer%1").arg(number + 1));
        button->setChecked(draft.answer == answer.id);
        button->installEventFilter(this);
        m_alternativeGroup->addButton(button);
        m_alternativeGrid->addWidget(button, number / 2, number % 2);
        // A layout would show it later, and until then it could not take the keyboard.
        button->show();
        setTabOrder(before, button);
        before = button;
        m_alternatives << button;
        connect(button, &QAbstractButton::toggled, this, [this] {
            m_message->setWords(Glyph::Warning, {});
            refreshButtons();
        });
    }
    setTabOrder(before, m_saw);
}

void CurrentStepCard::fillDetail()
{
    QStringList lines;
    if (!m_step.why.isEmpty())
        lines << tr("Why: %1").arg(m_step.why);
    if (!m_step.undo.isEmpty())
        lines << tr("To undo: %1").arg(m_step.undo);
    if (m_step.irreversible && !m_step.irreversible->target.isEmpty())
        lines << tr("Acts on: %1").arg(m_step.irreversible->target);
    if (!m_step.remember.isEmpty())
        lines << tr("Remember: %1").arg(m_step.remember);
    if (!m_step.place.source.isEmpty())
        lines << tr("From: %1").arg(m_step.place.source);
    m_detail->setWords(lines.join(u'\n'));
    m_detailButton->setVisible(!lines.isEmpty());
    m_detailButton->setChecked(false);
    m_detail->setVisible(false);
}

void CurrentStepCard::fillCommands()
{
    qDeleteAll(m_commands);
    m_commands.clear();
    m_commandHead->setVisible(m_step.run.has_value() && !m_compact);
    if (!m_step.run)
        return;
    const auto mode = m_step.run->commands.size() > 1 ? m_step.run->mode : plan::Run::Mode::One;
    m_commandHead->setWords(mode == plan::Run::Mode::Any
            ? tr("Commands, one of these; run it in your own terminal")
            : mode == plan::Run::Mode::All ? tr("Commands, all in this order; run them in your own terminal")
                                           : tr("Command; run it in your own terminal"));
    for (const auto& command : m_step.run->commands) {
        auto* row = new CommandRow(command, m_theme, this);
        if (m_commands.isEmpty())
            row->setKeyHint(tr("Ctrl+C"));
        m_commandColumn->addWidget(row);
        row->show();
        m_commands << row;
    }
}

void CurrentStepCard::fillRestorePoint(const session::IncidentSession& incident, const Draft& draft)
{
    const auto* scenario = incident.plan().scenario(incident.state().scenario);
    m_restorable = scenario ? scenario->affects : QList<plan::ServiceId>();
    m_restore->setVisible(m_step.asksRestorePoint && !m_restorable.isEmpty());
    m_restoreLabel->setText(tr("Restore point (%1)").arg(m_time.zoneName(incident.clock().now())));
    m_restorePoint->setAccessibleName(tr("Time of the restore point"));
    m_restorePoint->setPlaceholderText(m_time.dateAndMinutes(incident.state().failedAt));
    m_restorePoint->setText(draft.restorePoint);
    m_standing->setCurrentIndex(draft.standing);
    m_restoredService->clear();
    for (const auto& id : std::as_const(m_restorable)) {
        const auto* service = incident.plan().service(id);
        m_restoredService->addItem(service ? service->title : id.toString());
    }
    m_restoredService->setVisible(m_restorable.size() > 1);
    m_serviceLabel->setVisible(m_restorable.size() > 1);
}

void CurrentStepCard::refresh(
    const session::IncidentSession& incident, const incident::StepView& step, bool saving)
{
    const auto lostKeyboard = saving && !m_saving && isAncestorOf(focusWidget()) && focusWidget()->hasFocus();
    if (saving && lostKeyboard && !qobject_cast<QLineEdit*>(focusWidget()))
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
    const auto& state = incident.state();
    const auto failed = step.state.status == StepStatus::Failed;
    QString failure;
    if (failed && step.state.endedAt) {
        const auto when = m_time.minutes(*step.state.endedAt);
        const auto who = step.state.by ? state.nameOf(*step.state.by) : QString();
        failure = who.isEmpty() ? when : tr("%1 by %2").arg(when, who);
        if (!step.state.why.isEmpty())
            failure = tr("%1: %2").arg(failure, step.state.why);
    }
    m_failure->setWords(Glyph::Failed, failure, failed ? tr("Failed") : QString());

    QStringList facts;
    if (m_step.role) {
        const auto& roles = incident.plan().roles;
        const auto role = std::find_if(
            roles.begin(), roles.end(), [&](const plan::Role& r) { return r.id == *m_step.role; });
        const auto title = role != roles.end() ? role->title : m_step.role->toString();
        const auto holder = state.roles.constFind(*m_step.role);
        facts << (holder != state.roles.constEnd() ? tr("%1: %2").arg(title, state.nameOf(holder->holder))
                                                   : tr("%1: nobody yet").arg(title));
    }
    if (!failed && step.state.startedAt) {
        const auto when = m_time.minutes(*step.state.startedAt);
        facts << (step.state.by ? tr("started %1 by %2").arg(when, state.nameOf(*step.state.by))
                                : tr("started %1").arg(when));
    }
    if (m_step.critical)
        facts << tr("critical step");
    if (!m_step.verify.isEmpty())
        facts << tr("two people confirm");
    m_evidence->setWords(Glyph::Person, facts.join(QStringLiteral(" · ")));
}

void CurrentStepCard::refreshButtons()
{
    const auto failed = m_state.status == StepStatus::Failed;
    const auto open = !m_saving && !m_closed;
    m_primary->setText(forButton(onOneLine(primaryWords())));
    m_primary->setAccessibleName(onOneLine(primaryWords()));
    m_primary->setEnabled(open && (failed || !m_step.decision || chosen()));
    m_start->setVisible(!m_state.startedAt && !failed && !m_step.decision);
    m_fail->setVisible(!failed);
    for (auto* button : { m_start, m_skip, m_fail })
        button->setEnabled(open);
    m_sawLabel->setVisible(!failed);
    m_saw->setVisible(!failed);
    m_saw->setReadOnly(!open);
    m_restorePoint->setReadOnly(!open);
    for (auto* button : std::as_const(m_alternatives))
        button->setEnabled(open && !failed);
    if (m_saving)
        m_message->setWords(Glyph::Waiting, tr("saving…"));
    else if (m_message->words() == tr("saving…"))
        m_message->setWords(Glyph::Waiting, {});
    arrangeButtons();
}

QString CurrentStepCard::primaryWords() const
{
    if (m_state.status == StepStatus::Failed)
        return tr("Try again: %1").arg(insideSentence(m_step.title, m_language));
    if (!m_step.decision)
        return tr("Done: %1").arg(insideSentence(m_step.title, m_language));
    const auto* answer = chosen();
    return answer ? tr("Decide: %1").arg(insideSentence(answer->answer().title, m_language))
                  : tr("Choose an answer");
}

void CurrentStepCard::tick(Instant now)
{
    m_now = now;
    const auto failed = m_state.status == StepStatus::Failed;
    m_timeBox->setTimes(
        m_runsSince ? now - *m_runsSince : Millis { 0 }, failed ? std::nullopt : m_step.takes);
    refreshTimeWarning();
}

void CurrentStepCard::refreshTimeWarning()
{
    const auto warning = m_timeBox->warning();
    // Only a change of words: a screen reader would read each setting.
    if (warning != m_overrun->words())
        m_overrun->setWords(Glyph::Warning, warning);
}

void CurrentStepCard::showRefusal(const QString& text)
{
    if (m_asked != Asked::Nothing)
        m_reason->askAgain();
    m_message->setWords(Glyph::Warning, text);
}

void CurrentStepCard::forget()
{
    m_address.reset();
}

CurrentStepCard::Draft CurrentStepCard::draft() const
{
    Draft draft;
    draft.saw = m_saw->text();
    draft.restorePoint = m_restorePoint->text();
    draft.standing = m_standing->currentIndex();
    if (const auto* answer = chosen())
        draft.answer = answer->answer().id;
    return draft;
}

const AlternativeButton* CurrentStepCard::chosen() const
{
    return qobject_cast<const AlternativeButton*>(m_alternativeGroup->checkedButton());
}

void CurrentStepCard::choose(int number)
{
    if (number < m_alternatives.size() && m_alternatives[number]->isEnabled()) {
        m_alternatives[number]->setChecked(true);
        m_alternatives[number]->setFocus(Qt::OtherFocusReason);
    }
}

void CurrentStepCard::finish()
{
    if (!m_address || m_saving || m_closed)
        return;
    m_asked = Asked::Nothing;
    if (m_state.status == StepStatus::Failed)
        return emit actsWanted({ incident::StepReopened { *m_address, {} } });
    const auto saw = m_saw->text().trimmed();
    if (m_step.decision) {
        const auto* answer = chosen();
        if (!answer)
            return showRefusal(tr("Choose an answer first."));
        return emit actsWanted(
            { incident::DecisionRecorded { *m_address, m_step.decision->id, answer->answer().id, saw } });
    }
    if (!m_step.expect.isEmpty() && saw.isEmpty()) {
        m_saw->setFocus(Qt::OtherFocusReason);
        return showRefusal(
            tr("Say what you see first. If it is not what the plan expects, say that, or press Failed."));
    }
    QList<incident::Payload> acts;
    if (!addRestorePoint(acts))
        return;
    acts << incident::StepCompleted { *m_address, saw };
    emit actsWanted(acts);
}

bool CurrentStepCard::addRestorePoint(QList<incident::Payload>& acts)
{
    const auto typed = m_restorePoint->text().trimmed();
    if (!m_step.asksRestorePoint || m_restorable.isEmpty() || typed.isEmpty())
        return true;
    const auto point = m_time.read(typed, m_now);
    if (!point) {
        m_restorePoint->setFocus(Qt::OtherFocusReason);
        showRefusal(tr("“%1” is not a date and time. Write it like %2.")
                        .arg(typed, m_restorePoint->placeholderText()));
        return false;
    }
    const auto service = m_restorable[std::max(0, m_restoredService->currentIndex())];
    acts << incident::RestorePointChosen { service, *point,
        static_cast<Standing>(m_standing->currentData().toInt()), m_saw->text().trimmed() };
    return true;
}

void CurrentStepCard::start()
{
    if (m_address && !m_saving && !m_closed && m_start->isVisibleTo(this)) {
        m_asked = Asked::Nothing;
        emit actsWanted({ incident::StepStarted { *m_address } });
    }
}

void CurrentStepCard::ask(Asked what)
{
    if (!m_address || m_saving || m_closed)
        return;
    m_asked = what;
    m_message->setWords(Glyph::Warning, {});
    if (what == Asked::Failed)
        return m_reason->ask(tr("What went wrong?"), tr("Mark failed"));
    QStringList picks;
    for (const auto reason : kReasons)
        picks << skipReasonWords(reason);
    m_reason->ask(tr("Why is it skipped?"), tr("Skip step"), picks);
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
    for (auto* field : { m_saw, m_restorePoint }) {
        const auto optional = field == m_saw && m_step.decision.has_value();
        if (field->isVisibleTo(this) && field->text().isEmpty() && !optional && !field->isReadOnly())
            return field->setFocus(Qt::OtherFocusReason);
    }
    if (!m_alternatives.isEmpty() && m_alternatives.first()->isEnabled() && !chosen())
        return m_alternatives.first()->setFocus(Qt::OtherFocusReason);
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
        if (m_fail->isVisibleTo(this))
            ask(Asked::Failed);
        return true;
    case Qt::Key_T:
        start();
        return true;
    default:
        break;
    }
    const auto number = event->key() - Qt::Key_1;
    if (number < 0 || number >= m_alternatives.size())
        return false;
    choose(number);
    return true;
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
    // A button takes the arrows to walk through its neighbours; here they choose, or look around in the list.
    if (event->type() == QEvent::KeyPress && parentWidget()) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down)
            return QCoreApplication::sendEvent(parentWidget(), event);
        const auto here = m_alternatives.indexOf(qobject_cast<AlternativeButton*>(watched));
        if (here >= 0 && (key == Qt::Key_Left || key == Qt::Key_Right)) {
            const auto last = m_alternatives.size() - 1;
            choose(static_cast<int>(std::clamp<qsizetype>(here + (key == Qt::Key_Left ? -1 : 1), 0, last)));
            return true;
        }
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
    auto needed = std::min(m_primary->sizeHint().width(), m_theme.px(300));
    for (auto* button : { m_start, m_skip, m_fail }) {
        if (button->isVisibleTo(this))
            needed += button->sizeHint().width() + m_theme.px(8);
    }
    const auto room = width() - 2 * m_theme.px(kMargin + kInset);
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
        if (!line->isVisibleTo(this))
            return;
        const auto bottom = line->geometry().bottom() + m_theme.px(m_compact ? 4 : 7);
        painter.fillRect(QRectF(QPointF(card.left(), top), QPointF(card.right() + 1, bottom)), color);
        top = bottom;
    };
    band(m_caution, colors.cautionBand);
    band(m_failure, colors.criticalBand);
    painter.setClipping(false);
    painter.fillRect(QRectF(card.left(), card.top(), kBar, card.height()), colors.current);
    if (hasFocus())
        paintFocusRing(
            &painter, card.adjusted(kBar + kFocusGap, kFocusGap, -kFocusGap, -kFocusGap), radius, colors);
}

} // namespace muster::ui
