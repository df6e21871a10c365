// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/walkthroughpanel.h"

#include "core/incident/answerchange.h"
#include "core/plan/plannames.h"
#include "core/plan/unsaid.h"
#include "ui/models/checklistmodel.h"
#include "ui/panels/cardinterface.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/phasebar.h"
#include "ui/panels/planchanges.h"
#include "ui/panels/reasonline.h"
#include "ui/panels/signedline.h"
#include "ui/panels/steplinedelegate.h"
#include "ui/panels/walkthroughhead.h"
#include "ui/panels/walkthroughlist.h"
#include "ui/panels/ways.h"
#include "ui/widgets/button.h"
#include "ui/widgets/commandkey.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/onanswer.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

#include <utility>
#include <variant>

namespace muster::ui {

using incident::StepLook;
using Token = TypeScale::Token;

namespace {

// Where what was typed stands, behind the address of its step.
const auto kStepKey = QStringLiteral("step/");
const auto kSawKey = QStringLiteral("/saw");
const auto kAnswerKey = QStringLiteral("/answer");
const auto kPointKey = QStringLiteral("/point");
const auto kStandingKey = QStringLiteral("/standing");
const auto kServiceKey = QStringLiteral("/service");

bool mayBeReopened(StepLook look)
{
    return (incident::isEnded(look) && look != StepLook::Sensed && look != StepLook::Stale)
        || look == StepLook::Failed;
}

/// The step that a change of the plan is about.
std::optional<incident::StepAddress> changedBy(const incident::Payload& act)
{
    return std::visit(
        [](const auto& one) -> std::optional<incident::StepAddress> {
            if constexpr (requires { incident::StepAddress(one.step); })
                return one.step;
            else
                return std::nullopt;
        },
        act);
}

/// A question that has its answer, which may be changed.
bool isAnswered(const incident::StepView& step)
{
    return step.step->decision && step.state.status == incident::StepStatus::Done;
}

} // namespace

WalkthroughPanel::WalkthroughPanel(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new ChecklistModel(this))
    , m_delegate(new StepLineDelegate(m_model, theme, this))
{
    showCardToScreenReaders();
    build();
    restyle();
    for (const auto key : { Qt::Key_Return, Qt::Key_Enter }) {
        auto* done = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        done->setContext(Qt::WidgetWithChildrenShortcut);
        connect(done, &QShortcut::activated, this, &WalkthroughPanel::finish);
    }
    connect(m_card, &CurrentStepCard::actsWanted, this, &WalkthroughPanel::performAll);
    connect(m_card, &CurrentStepCard::tellWanted, this, &WalkthroughPanel::updateWanted);
    connect(m_card, &CurrentStepCard::helpWanted, this, &WalkthroughPanel::contactsWanted);
    connect(m_card, &CurrentStepCard::questionWanted, this, &WalkthroughPanel::askOnCard);
    connect(m_card, &CurrentStepCard::replied, this, &WalkthroughPanel::performReply);
    connect(
        m_card, &CurrentStepCard::heightChanged, m_list, &WalkthroughList::layOutCard, Qt::QueuedConnection);
    connect(m_list, &WalkthroughList::returnWanted, this, &WalkthroughPanel::returnToCurrent);
    connect(m_list, &WalkthroughList::lineOpened, this, &WalkthroughPanel::openLine);
    connect(m_list, &WalkthroughList::cardInSightChanged, this, &WalkthroughPanel::refreshLookAround);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &WalkthroughPanel::refreshLookAround);
    connect(m_list, &WalkthroughList::keyboardMoved, this, &WalkthroughPanel::refreshLookAround,
        Qt::QueuedConnection);
    connect(m_model, &ChecklistModel::cardRowChanged, this, &WalkthroughPanel::showCard);
    connect(m_return, &QPushButton::clicked, this, &WalkthroughPanel::returnToCurrent);
    connect(m_reopen, &QPushButton::clicked, this, &WalkthroughPanel::openAgain);
    connect(m_why, &ReasonLine::answered, this, [this](int, const QString& why) {
        if (m_rollingBack)
            performAll({ incident::RollbackStarted { why } });
        else if (m_reopening)
            performAll({ incident::StepReopened { *m_reopening, why } });
    });
    connect(m_why, &ReasonLine::gaveUp, this, [this] {
        m_reopening.reset();
        m_rollingBack = false;
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(m_changes, &PlanChanges::actWanted, this, &WalkthroughPanel::performChange);
    connect(m_changes, &PlanChanges::refused, this, &WalkthroughPanel::refuseChange);
    connect(m_changes, &PlanChanges::gaveUp, this, [this] {
        m_message->setWords(Glyph::Warning, {});
        m_list->setFocus(Qt::OtherFocusReason);
    });
    setIncident(nullptr);
}

WalkthroughPanel::~WalkthroughPanel() = default;

void WalkthroughPanel::build()
{
    m_empty = new EmptyState(
        tr("No incident is open. Declare one, or start a drill, to walk through its plan."), m_theme);
    m_empty->setObjectName(QStringLiteral("walkthrough.empty"));
    m_page = new QWidget;
    m_head = new WalkthroughHead(m_theme);
    m_head->setObjectName(QStringLiteral("walkthrough.head"));
    m_phases = new PhaseBar(m_theme);
    m_phases->setObjectName(QStringLiteral("walkthrough.phases"));
    m_card = new CurrentStepCard(m_theme);
    m_list = new WalkthroughList(m_model, m_delegate, m_card);
    m_list->setObjectName(QStringLiteral("walkthrough.list"));
    m_list->setAccessibleName(tr("Steps"));
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    setAutoFillBackground(true);

    m_end = new QWidget;
    m_end->setObjectName(QStringLiteral("walkthrough.end"));
    m_endTitle = new Paragraph;
    m_endWords = new Paragraph;
    m_endWords->setObjectName(QStringLiteral("walkthrough.endWords"));
    auto* end = new QVBoxLayout(m_end);
    m_close = new Button(Button::Kind::Solid, {}, m_theme);
    m_close->setObjectName(QStringLiteral("walkthrough.close"));
    m_close->setHeight(Button::Height::Tall);
    connect(m_close, &QPushButton::clicked, this, &WalkthroughPanel::endOrPause);
    m_update = new Button(Button::Kind::Flat, tr("Write an update…"), m_theme);
    m_update->setObjectName(QStringLiteral("walkthrough.update"));
    connect(m_update, &QPushButton::clicked, this, &WalkthroughPanel::updateWanted);
    auto* ways = new QHBoxLayout;
    ways->addWidget(m_close);
    ways->addWidget(m_update);
    ways->addStretch(1);
    end->addWidget(m_endTitle);
    end->addWidget(m_endWords);
    end->addLayout(ways);

    m_lookAround = new QWidget;
    m_lookAround->setObjectName(QStringLiteral("walkthrough.lookAround"));
    m_lookedAt = new SignedLine(m_theme);
    m_lookedAt->setMuted(true);
    m_reopen = new Button(Button::Kind::Outlined, tr("Reopen"), m_theme);
    m_reopen->setObjectName(QStringLiteral("walkthrough.reopen"));
    m_reopen->setKeyHint(QStringLiteral("Enter"));
    m_return = new Button(Button::Kind::Outlined, tr("Return to current"), m_theme);
    m_return->setObjectName(QStringLiteral("walkthrough.return"));
    m_return->setKeyHint(QStringLiteral("Home"));
    auto* around = new QHBoxLayout(m_lookAround);
    around->addWidget(m_lookedAt, 1);
    around->addStretch(0);
    around->addWidget(m_reopen);
    around->addWidget(m_return);
    m_why = new ReasonLine(m_theme);
    m_why->setObjectName(QStringLiteral("walkthrough.why"));
    m_changes = new PlanChanges(m_theme);
    m_changes->setObjectName(QStringLiteral("walkthrough.changes"));
    m_ways = new Ways(QStringLiteral("walkthrough.ways"), m_theme);
    connect(m_ways, &Ways::gaveUp, this, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    m_message = new SignedLine(m_theme);
    m_message->setObjectName(QStringLiteral("walkthrough.message"));

    auto* page = new QVBoxLayout(m_page);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    m_top = new QVBoxLayout;
    m_top->addWidget(m_head);
    m_top->addWidget(m_phases);
    page->addLayout(m_top);
    page->addWidget(m_list, 1);
    page->addWidget(m_end);
    page->addWidget(m_ways);
    page->addWidget(m_message);
    page->addWidget(m_lookAround);
    page->addWidget(m_why);
    page->addWidget(m_changes);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_empty);
    all->addWidget(m_page);
}

void WalkthroughPanel::restyle()
{
    auto ground = palette();
    ground.setColor(QPalette::Window, m_theme.colors.window);
    setPalette(ground);
    const auto inset = m_theme.px(kPageInset);
    const auto& colors = m_theme.colors;
    m_top->setContentsMargins(inset, m_theme.px(m_compact ? 4 : 10), inset, m_theme.px(m_compact ? 0 : 4));
    m_top->setSpacing(m_theme.px(m_compact ? 2 : 6));
    for (auto* widget : { static_cast<QWidget*>(m_message), static_cast<QWidget*>(m_why),
             static_cast<QWidget*>(m_ways), static_cast<QWidget*>(m_changes) })
        widget->setContentsMargins(inset, m_theme.px(6), inset, m_theme.px(6));
    m_lookAround->layout()->setContentsMargins(inset, m_theme.px(6), inset, m_theme.px(6));
    m_lookAround->layout()->setSpacing(m_theme.px(8));
    m_end->layout()->setContentsMargins(inset, m_theme.px(16), inset, m_theme.px(20));
    m_endTitle->setStyle(m_theme.font(Token::Current), colors.text);
    m_endWords->setStyle(m_theme.font(Token::Item), colors.text);
    m_list->setLinesAbove(m_compact ? 1 : 3);
    m_list->layOutAgain();
}

void WalkthroughPanel::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_delegate->setTheme(theme);
    m_empty->setTheme(theme);
    m_head->setTheme(theme);
    m_phases->setTheme(theme);
    m_card->setTheme(theme);
    m_lookedAt->setTheme(theme);
    m_reopen->setTheme(theme);
    m_close->setTheme(theme);
    m_update->setTheme(theme);
    m_return->setTheme(theme);
    m_why->setTheme(theme);
    m_changes->setTheme(theme);
    m_message->setTheme(theme);
    m_ways->setTheme(theme);
    restyle();
}

void WalkthroughPanel::setCompact(bool compact)
{
    m_compact = compact;
    m_card->setCompact(compact);
    restyle();
}

void WalkthroughPanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    m_drafts.clear();
    m_card->forget();
    m_reopening.reset();
    m_rollingBack = false;
    m_why->giveUp();
    m_message->setWords(Glyph::Warning, {});
    m_ways->withdraw();
    m_changes->setIncident(incident);
    m_changesTold = 0;
    m_head->setChanges({});
    m_record = {};
    if (m_incident)
        disconnect(m_incident.get(), nullptr, this, nullptr);
    m_incident = incident;
    m_empty->setVisible(!m_incident);
    m_page->setVisible(m_incident != nullptr);
    // The model hears of a change before this panel does.
    m_model->setIncident(std::move(incident));
    if (!m_incident)
        return;
    connect(m_incident.get(), &session::IncidentSession::stateChanged, this, &WalkthroughPanel::refresh);
    connect(m_incident.get(), &session::IncidentSession::pendingChanged, this, &WalkthroughPanel::refresh);
}

void WalkthroughPanel::tick()
{
    if (m_incident && m_model->cardRow())
        m_card->tick(m_incident->clock().now());
}

Typed WalkthroughPanel::typed() const
{
    auto drafts = m_drafts;
    if (m_card->address())
        drafts.insert(*m_card->address(), m_card->draft());
    auto typed = m_changes->typed();
    for (auto it = drafts.begin(); it != drafts.end(); ++it) {
        const auto key = kStepKey + it.key().toString();
        const auto put = [&](const QString& part, const QString& value) {
            if (!value.trimmed().isEmpty())
                typed.insert(key + part, value);
        };
        put(kSawKey, it->saw);
        put(kPointKey, it->restorePoint.point);
        put(kAnswerKey, it->answer ? it->answer->toString() : QString());
        if (!it->restorePoint.point.isEmpty()) {
            put(kStandingKey, QString::number(it->restorePoint.standing));
            put(kServiceKey, QString::number(it->restorePoint.service));
        }
    }
    return typed;
}

void WalkthroughPanel::setTyped(const Typed& typed)
{
    for (const auto& step : m_model->walkthrough().steps) {
        const auto key = kStepKey + step.address.toString();
        const auto answer = typed.value(key + kAnswerKey);
        const CurrentStepCard::Draft draft { typed.value(key + kSawKey),
            { typed.value(key + kPointKey), typed.value(key + kStandingKey).toInt(),
                typed.value(key + kServiceKey).toInt() },
            answer.isEmpty() ? std::nullopt : std::optional(plan::AnswerId(answer)) };
        if (draft.saw.isEmpty() && draft.restorePoint.point.isEmpty() && !draft.answer)
            continue;
        if (m_incident && m_card->address() == step.address)
            m_card->showStep(*m_incident, step, draft);
        else
            m_drafts.insert(step.address, draft);
    }
    m_changes->setTyped(typed);
}

bool WalkthroughPanel::hasKeyboard() const
{
    const auto* focused = focusWidget();
    return focused && focused->hasFocus();
}

void WalkthroughPanel::keepDraft()
{
    if (!m_card->address())
        return;
    // What is recorded is not typed any more: a step that is opened again asks anew.
    const auto state = m_incident ? m_incident->state().step(*m_card->address()) : incident::StepState();
    if (state.status == incident::StepStatus::Open)
        m_drafts.insert(*m_card->address(), m_card->draft());
}

void WalkthroughPanel::showCard()
{
    const auto row = m_model->cardRow();
    if (row && m_incident && m_card->address() == m_model->at(*row).address) {
        // The same step in another row, since others came or went: what is asked and typed on it stays.
        refresh();
        if (!m_list->hasFocus() && !m_changes->isOpen())
            m_list->returnToCard();
        return;
    }
    keepDraft();
    const auto takesKeyboard = hasKeyboard() && !m_changes->isAncestorOf(focusWidget());
    if (row && m_incident) {
        const auto& step = m_model->at(*row);
        // What was typed belongs to the attempt that it was typed for.
        const auto draft = m_drafts.take(step.address);
        m_card->showStep(*m_incident, step, draft);
        m_card->show();
    } else {
        m_card->forget();
    }
    refresh();
    m_list->layOutCard();
    m_list->returnToCard();
    if (!takesKeyboard)
        return;
    if (row)
        m_card->takeKeyboard();
    else
        takeKeyboardAtEnd();
}

void WalkthroughPanel::takeKeyboardAtEnd()
{
    // Not into the list, where one more Enter would reopen what was done last.
    auto* there = m_close->isVisibleTo(this) ? static_cast<QWidget*>(m_close) : m_list;
    there->setFocus(Qt::OtherFocusReason);
}

void WalkthroughPanel::refresh()
{
    refreshHead();
    refreshChanges();
    refreshEnd();
    const auto row = m_model->cardRow();
    if (row && m_incident && m_card->address() == m_model->at(*row).address) {
        const auto& step = m_model->at(*row);
        if (m_card->says(*step.step))
            m_card->refresh(*m_incident, step, m_model->isSaving(*row));
        else
            m_card->showStep(*m_incident, step, m_card->draft());
    }
    m_list->layOutCard();
    refreshLookAround();
}

void WalkthroughPanel::refreshChanges()
{
    if (!m_incident || m_incident->state().amendments.size() == m_changesTold)
        return;
    m_changesTold = m_incident->state().amendments.size();
    QStringList changes;
    for (const auto& line : m_incident->timeline()) {
        if (line.kind == incident::LineKind::Changed)
            changes << line.text;
    }
    m_head->setChanges(changes);
}

void WalkthroughPanel::refreshHead()
{
    if (!m_incident)
        return;
    const auto& walk = m_model->walkthrough();
    const auto row = m_model->cardRow();
    const auto running = row           ? std::optional(m_model->at(*row).phase)
        : m_incident->state().closedAt ? std::nullopt
                                       : walk.pause;
    m_phases->setPhases(walk.phases, running.value_or(-1));
    QString title = tr("All phases");
    QStringList mode;
    if (running) {
        const auto& phase = walk.phases[*running];
        const auto scenario = attachedScenario(*m_incident, phase);
        title = scenario.isEmpty() ? phase.title : tr("%1 · %2").arg(phase.title, scenario);
        const auto confirms = phase.phase && phase.phase->mode == plan::Mode::DoConfirm;
        mode << (confirms ? tr("Do, then confirm") : tr("Read and do"));
        if (phase.order == plan::Order::Any)
            mode << tr("any order");
    }
    if (walk.deferred > 0)
        mode << tr("%1 put off").arg(walk.deferred);
    if (walk.criticalActive > 0)
        mode << tr("critical %1 of %2").arg(walk.criticalEnded).arg(walk.criticalActive);
    m_head->setWords(title, mode.join(QStringLiteral(" · ")), factsOfPlan());
}

PlanFacts WalkthroughPanel::factsOfPlan() const
{
    const auto& state = m_incident->state();
    const auto& plan = m_incident->plan();
    const WallTime zone(plan.zone);
    PlanFacts facts;
    facts.version = plan::isNobody(state.planVersion) ? tr("Plan without version")
                                                      : tr("Plan %1").arg(state.planVersion);
    facts.frozen = tr("frozen %1").arg(zone.minutes(state.declaredAt));
    facts.isTestOverdue = m_record.testIsKnown && m_record.isTestOverdue;
    if (m_record.testedAt) {
        // The words say it too, not the colour alone.
        const auto day = zone.date(*m_record.testedAt);
        facts.tested = facts.isTestOverdue ? tr("not tested since %1").arg(day)
            : m_record.testedBy.isEmpty()  ? tr("tested %1").arg(day)
                                           : tr("tested %1 by %2").arg(day, m_record.testedBy);
    } else if (m_record.testIsKnown) {
        facts.tested = tr("never tested");
    }
    if (m_record.defects) {
        facts.defects = *m_record.defects == 0 ? tr("no defects open")
            : *m_record.defects == 1           ? tr("1 defect open")
                                               : tr("%1 defects open").arg(*m_record.defects);
    }
    if (!plan::isNobody(plan.owner))
        facts.owner = tr("owner %1").arg(plan::PlanNames(plan).who(plan.owner));
    return facts;
}

void WalkthroughPanel::setPlanRecord(const PlanRecord& record)
{
    m_record = record;
    refreshHead();
}

void WalkthroughPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refreshEnd();
}

void WalkthroughPanel::keyPressEvent(QKeyEvent* event)
{
    // What has the keyboard has not taken it: nobody writes, and no list of ways has an R.
    const bool isBare = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (event->key() != Qt::Key_R || !isBare || !m_incident)
        return QWidget::keyPressEvent(event);
    if (!event->isAutoRepeat())
        emit readWanted();
}

QString WalkthroughPanel::aloud() const
{
    if (!m_incident)
        return {};
    const auto index = m_list->currentIndex();
    if (looksAtLine() && index.isValid())
        return m_model->aloud(index.row());
    const auto card = m_model->cardRow();
    return card ? m_model->aloud(*card) : QString();
}

bool WalkthroughPanel::looksAtLine() const
{
    // The one that has the keyboard, or gets it back from a menu.
    const auto* focused = focusWidget();
    return focused != nullptr && (focused == m_list || m_lookAround->isAncestorOf(focused));
}

void WalkthroughPanel::refreshEnd()
{
    const auto ended = m_incident && !m_model->cardRow();
    m_end->setVisible(ended);
    if (!ended)
        return;
    const auto& state = m_incident->state();
    const auto drill = state.kind == journal::StreamKind::Drill;
    const auto& walk = m_model->walkthrough();
    m_update->setVisible(walk.pause && !state.closedAt);
    if (walk.pause && !state.closedAt)
        return showPause(walk.phases[*walk.pause]);
    const bool mayClose = !state.closedAt && !walk.steps.isEmpty();
    m_close->setVisible(mayClose);
    m_endWords->setVisible(!mayClose);
    if (state.closedAt) {
        const auto when = WallTime(m_incident->plan().zone).dateAndMinutes(*state.closedAt);
        m_endTitle->setWords(drill ? tr("This drill is closed.") : tr("This incident is closed."));
        m_endWords->setWords(tr("Closed %1. Notes can still be added to its timeline.").arg(when));
    } else if (walk.steps.isEmpty()) {
        m_endTitle->setWords(tr("This scenario has no steps."));
        m_endWords->setWords(tr("Write what you do into the timeline%1.")
                                 .arg(keyInBrackets(this, QStringLiteral("incident.entry"))));
    } else {
        m_endTitle->setWords(tr("All steps are done."));
        m_close->setText(drill ? tr("Close the drill…") : tr("Close the incident…"));
        m_close->setKeyHint(keyOf(this, QStringLiteral("incident.close")));
    }
}

void WalkthroughPanel::showPause(const incident::PhaseView& phase)
{
    m_endTitle->setWords(phase.deferred > 0
            ? tr("“%1” is complete except %n put off.", nullptr, phase.deferred).arg(phase.title)
            : tr("“%1” is complete.").arg(phase.title));
    m_endWords->setWords(phase.phase->complete, tr("Say aloud:"));
    m_endWords->show();
    m_close->setText(tr("Phase complete"));
    m_close->setKeyHint(QStringLiteral("Ctrl+Enter"));
    m_close->show();
}

void WalkthroughPanel::finish()
{
    // Whoever writes there means what is asked there.
    if (m_changes->isAncestorOf(focusWidget()))
        m_changes->answer();
    else if (m_model->cardRow())
        m_card->finish();
    else if (m_incident && m_model->walkthrough().pause)
        endOrPause();
}

void WalkthroughPanel::endOrPause()
{
    const auto* pause = m_model->walkthrough().currentPause();
    if (!pause)
        return emit closeWanted();
    performAll({ incident::PhaseCompleted { pause->address, 0 } });
}

void WalkthroughPanel::refreshLookAround()
{
    const auto index = m_list->currentIndex();
    const auto card = m_model->cardRow();
    const auto away = card && !m_list->isCardInSight();
    const auto looksAround = m_list->hasFocus() || m_lookAround->isAncestorOf(focusWidget());
    const auto looksAtEnded = [&] {
        if (!looksAround || !index.isValid() || index.row() == card || !m_incident
            || m_incident->state().closedAt)
            return false;
        return mayBeReopened(m_model->at(index.row()).look);
    }();
    m_return->setVisible(away);
    m_reopen->setVisible(looksAtEnded);
    m_lookAround->setVisible(away || looksAtEnded);
    if (looksAtEnded) {
        const auto& step = m_model->at(index.row());
        m_lookedAt->setWords(Glyph::Regressed, tr("%1: %2").arg(step.code, m_model->lookWords(index.row())));
        m_reopen->setText(isAnswered(step) ? tr("Change the answer…") : tr("Reopen"));
    } else if (away) {
        const auto& step = m_model->at(*card);
        m_lookedAt->setWords(Glyph::Current, step.name());
    }
}

void WalkthroughPanel::openLine(int row)
{
    if (row == m_model->cardRow())
        return m_card->takeKeyboard();
    const auto look = m_model->at(row).look;
    if (mayBeReopened(look))
        return openAgain();
    m_model->bringForward(row);
}

void WalkthroughPanel::askOnCard(StepQuestion question)
{
    if (const auto row = m_model->cardRow(); row && m_incident) {
        m_card->ask(question,
            questionOf(question, *m_incident, m_model->at(*row), WallTime(m_incident->plan().zone)));
        m_list->layOutCard();
        // What is to be answered stands at the end of the card.
        const auto below = m_list->visualRect(m_model->index(*row)).bottom() - m_list->viewport()->height();
        if (below > 0)
            m_list->verticalScrollBar()->setValue(m_list->verticalScrollBar()->value() + below);
    }
}

void WalkthroughPanel::performReply(StepQuestion question, const StepReply& reply)
{
    const auto row = m_model->cardRow();
    if (!row || !m_incident)
        return;
    performAll({ actOf(question, *m_incident, m_model->at(*row), reply) });
}

void WalkthroughPanel::openAgain()
{
    const auto index = m_list->currentIndex();
    if (!index.isValid() || !m_reopen->isVisibleTo(this))
        return;
    const auto& step = m_model->at(index.row());
    isAnswered(step) ? offerAnswers(step) : askReopen();
}

void WalkthroughPanel::offerAnswers(const incident::StepView& asked)
{
    const auto& decision = *asked.step->decision;
    const auto& state = m_incident->state();
    const auto known = state.decisions.constFind(decision.id);
    const auto isChosen = [&](const plan::Answer& answer) {
        return known != state.decisions.constEnd() && known->answer == answer.id;
    };
    Ways::Offer offer { Glyph::Regressed, tr("Another answer?"), decision.question, {} };
    for (const auto& answer : decision.answers) {
        if (isChosen(answer))
            continue;
        const auto change = incident::changeBy(
            m_incident->plan(), state, asked.address, answer.id, m_incident->clock().now());
        const incident::DecisionRecorded act { asked.address, decision.id, answer.id, {} };
        offer.ways.append({ answer.id.toString(), tr("Change to: %1").arg(answer.title),
            incident::wordsOf(change).join(u' '), [this, act] { performAll({ act }); } });
    }
    offer.ways.append(
        { QStringLiteral("reopen"), tr("Open the question again…"), {}, [this] { askReopen(); } });
    offer.ways.append({ QStringLiteral("keep"), tr("Keep the answer"), {},
        [this] { m_list->setFocus(Qt::OtherFocusReason); } });
    m_why->giveUp();
    m_changes->giveUp();
    m_ways->offer(offer);
    m_ways->takeKeyboard();
}

void WalkthroughPanel::offerWaysOut(const QString& misfit)
{
    const auto wanted = [this](auto signal) { return [this, signal] { emit(this->*signal)(); }; };
    m_ways->offer({ Glyph::Stale, tr("It does not fit"), misfit,
        { { QStringLiteral("scenario"), tr("Other scenarios…"), {},
              wanted(&WalkthroughPanel::scenarioWanted) },
            { QStringLiteral("contacts"), tr("Whom to call"), {}, wanted(&WalkthroughPanel::contactsWanted) },
            { QStringLiteral("rollback"), tr("Roll back…"), {}, [this] { askRollback(); } },
            { QStringLiteral("entry"), tr("Write what is done instead"), {},
                wanted(&WalkthroughPanel::entryWanted) } } });
    m_ways->takeKeyboard();
}

void WalkthroughPanel::askReopen()
{
    const auto index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const auto& step = m_model->at(index.row());
    m_reopening = step.address;
    m_rollingBack = false;
    m_ways->withdraw();
    m_changes->giveUp();
    m_message->setWords(Glyph::Warning, {});
    m_why->ask(tr("Why is %1 opened again?").arg(step.name()), tr("Reopen"));
}

void WalkthroughPanel::askRollback()
{
    if (!m_incident || m_incident->state().closedAt)
        return;
    m_rollingBack = true;
    m_reopening.reset();
    m_ways->withdraw();
    m_changes->giveUp();
    m_message->setWords(Glyph::Warning, {});
    m_why->ask(
        { tr("Roll back? What is left of the procedure is given up, and what was done is taken back. Why?"),
            tr("Roll back"), {}, ReasonLine::Need::Words, {}, {}, {}, true });
}

void WalkthroughPanel::askChange()
{
    if (!m_incident || m_incident->state().closedAt)
        return;
    m_rollingBack = false;
    m_reopening.reset();
    m_why->giveUp();
    m_ways->withdraw();
    m_message->setWords(Glyph::Warning, {});
    const auto index = m_list->currentIndex();
    const auto row = index.isValid() ? std::optional(index.row()) : m_model->cardRow();
    m_changes->offer(row ? std::optional(m_model->at(*row).address) : std::nullopt);
}

void WalkthroughPanel::performChange(const incident::Payload& act)
{
    m_message->setWords(Glyph::Warning, {});
    onAnswer(
        m_incident->act(act), this, [this, act, of = m_incident](const session::IncidentSession::Done& done) {
            if (of != m_incident)
                return;
            if (!done)
                return refuseChange(done.error().text);
            m_changes->giveUp();
            showChanged(act);
        });
}

void WalkthroughPanel::refuseChange(const QString& text)
{
    m_changes->askAgain();
    m_message->setWords(Glyph::Warning, text);
    emit failed(text);
}

void WalkthroughPanel::showChanged(const incident::Payload& act)
{
    m_list->setFocus(Qt::OtherFocusReason);
    const auto& steps = m_model->walkthrough().steps;
    const auto isAbout = [&act](const incident::StepView& view) {
        if (const auto* attached = std::get_if<incident::ScenarioAttached>(&act))
            return incident::attachedTo(view.step->id.toString()) == attached->as.toString();
        return changedBy(act) == view.address;
    };
    const auto found = std::find_if(steps.begin(), steps.end(), isAbout);
    if (found != steps.end())
        lookAt(found->address);
}

void WalkthroughPanel::performAll(QList<incident::Payload> acts)
{
    if (!m_incident || acts.isEmpty())
        return;
    const auto first = acts.takeFirst();
    m_message->setWords(Glyph::Warning, {});
    m_ways->withdraw();
    onAnswer(
        m_incident->act(first), this, [this, first, rest = acts](const session::IncidentSession::Done& done) {
            if (!done)
                return refuse(done.error().text);
            m_reopening.reset();
            m_rollingBack = false;
            if (const auto* misfit = std::get_if<incident::MisfitNoted>(&first))
                offerWaysOut(misfit->why);
            performAll(rest);
        });
}

void WalkthroughPanel::refuse(const QString& text)
{
    if (m_reopening || m_rollingBack) {
        m_why->askAgain();
        m_message->setWords(Glyph::Warning, text);
    } else {
        m_card->showRefusal(text);
        m_list->layOutCard();
    }
    if (!m_model->cardRow())
        m_message->setWords(Glyph::Warning, text);
    emit failed(text);
}

void WalkthroughPanel::returnToCurrent()
{
    if (!m_model->cardRow())
        return takeKeyboardAtEnd();
    m_list->returnToCard();
    m_card->takeKeyboard();
}

void WalkthroughPanel::lookAt(const incident::StepAddress& step)
{
    const auto& steps = m_model->walkthrough().steps;
    const auto found = std::find_if(
        steps.begin(), steps.end(), [&](const incident::StepView& view) { return view.address == step; });
    if (found == steps.end())
        return;
    auto row = static_cast<int>(found - steps.begin());
    if (row == m_model->cardRow())
        return returnToCurrent();
    // Steps of a branch that was not taken share the line of the first of them.
    while (row > 0 && m_list->isRowHidden(row))
        --row;
    m_list->setFocus(Qt::OtherFocusReason);
    m_list->setCurrentIndex(m_model->index(row));
    m_list->scrollTo(m_model->index(row), QAbstractItemView::PositionAtCenter);
}

} // namespace muster::ui
