// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/declarepage.h"

#include "core/estate/approvalwords.h"
#include "ui/widgets/button.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace muster::ui {

namespace {

constexpr int kFormWidth = 680;
constexpr int kLongestLine = 200;

void setInk(QWidget* widget, const QColor& ink)
{
    auto palette = widget->palette();
    palette.setColor(QPalette::WindowText, ink);
    widget->setPalette(palette);
}

} // namespace

DeclarePage::DeclarePage(const MachineClock& clock, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_theme(theme)
    , m_scroll(new QScrollArea(this))
    , m_form(new QWidget)
    , m_foot(new QWidget(this))
    , m_title(new QLabel(m_form))
    , m_drill(new QRadioButton(tr("&Drill"), m_form))
    , m_live(new QRadioButton(tr("&Live: this is real"), m_form))
    , m_kindWords(new QLabel(m_form))
    , m_plan(new QComboBox(m_form))
    , m_scenario(new QComboBox(m_form))
    , m_approval(new QLabel(m_form))
    , m_part(new QComboBox(m_form))
    , m_assumptionsHead(new QLabel(tr("What the plan rests on: does it hold now?"), m_form))
    , m_assumptions(new QGridLayout)
    , m_summary(new QLineEdit(m_form))
    , m_commander(new QLineEdit(m_form))
    , m_failed(new QLineEdit(m_form))
    , m_twin(new QLabel(m_form))
    , m_refusal(new QLabel(m_foot))
    , m_declare(new Button(Button::Kind::Solid, QString(), theme, m_foot))
    , m_back(new Button(Button::Kind::Outlined, tr("Go back"), theme, m_foot))
{
    build();
    setTheme(theme);
}

DeclarePage::~DeclarePage() = default;

void DeclarePage::build()
{
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* group = new QButtonGroup(this);
    group->addButton(m_drill);
    group->addButton(m_live);
    m_plan->setObjectName(QStringLiteral("declare.plan"));
    m_scenario->setObjectName(QStringLiteral("declare.scenario"));
    m_part->setObjectName(QStringLiteral("declare.part"));
    m_summary->setObjectName(QStringLiteral("declare.summary"));
    m_commander->setObjectName(QStringLiteral("declare.commander"));
    m_failed->setObjectName(QStringLiteral("declare.failed"));
    m_drill->setObjectName(QStringLiteral("declare.drill"));
    m_live->setObjectName(QStringLiteral("declare.live"));
    m_declare->setObjectName(QStringLiteral("declare.declare"));
    m_summary->setMaxLength(kLongestLine);
    m_commander->setMaxLength(kLongestLine);
    m_summary->setPlaceholderText(tr("What is wrong, in one line"));
    m_kindWords->setWordWrap(true);
    m_approval->setObjectName(QStringLiteral("declare.approval"));
    m_approval->setTextFormat(Qt::PlainText);
    m_approval->setWordWrap(true);
    m_approval->hide();
    m_refusal->setWordWrap(true);
    m_declare->setHeight(Button::Height::Tall);
    m_declare->setKeyHint(tr("Enter"));
    m_back->setHeight(Button::Height::Tall);
    m_back->setKeyHint(tr("Esc"));

    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addSpacing(12);
    auto* kinds = new QHBoxLayout;
    kinds->setSpacing(28);
    kinds->addWidget(m_drill);
    kinds->addWidget(m_live);
    kinds->addStretch();
    column->addLayout(kinds);
    column->addWidget(m_kindWords);
    column->addSpacing(12);

    const auto centre = [&](QWidget* in, QLayout* what) {
        auto* outer = new QHBoxLayout(in);
        outer->setContentsMargins(kPageInset, kPageInset, kPageInset, kPageInset);
        auto* sheet = new QWidget(in);
        sheet->setMaximumWidth(m_theme.px(kFormWidth));
        sheet->setLayout(what);
        outer->addStretch(1);
        outer->addWidget(sheet, 100);
        outer->addStretch(1);
    };
    centre(m_form, column);

    const auto place = [&](QVBoxLayout* in, const QString& label, QWidget* control) {
        const auto field = addField(label, control);
        in->setSpacing(4);
        in->addWidget(field.label);
        in->addWidget(control);
        in->addWidget(field.complaint);
        return field;
    };
    auto* what = new QHBoxLayout;
    auto* plans = new QVBoxLayout;
    auto* scenarios = new QVBoxLayout;
    what->setSpacing(12);
    what->addLayout(plans, 2);
    what->addLayout(scenarios, 3);
    column->addLayout(what);
    m_planField = place(plans, tr("&Plan"), m_plan);
    m_scenarioField = place(scenarios, tr("S&cenario"), m_scenario);
    what->setAlignment(plans, Qt::AlignTop);
    what->setAlignment(scenarios, Qt::AlignTop);
    column->addWidget(m_approval);
    column->addSpacing(10);
    m_partField = place(column, tr("Pa&rt of"), m_part);
    m_summaryField = place(column, tr("&Summary"), m_summary);
    column->addSpacing(10);
    m_commanderField = place(column, tr("&Who is in command?"), m_commander);
    column->addSpacing(10);

    m_failedField = addField(tr("&Failed at"), m_failed);
    auto* times = new QHBoxLayout;
    times->setSpacing(12);
    m_failed->setFixedWidth(m_theme.px(200));
    times->addWidget(m_failed);
    times->addWidget(m_twin, 1);
    column->addWidget(m_failedField.label);
    column->addLayout(times);
    column->addWidget(m_failedField.complaint);
    column->addSpacing(10);
    column->addWidget(m_assumptionsHead);
    m_assumptions->setHorizontalSpacing(12);
    m_assumptions->setVerticalSpacing(4);
    m_assumptions->setColumnStretch(0, 1);
    column->addLayout(m_assumptions);
    column->addStretch();
    m_scroll->setWidget(m_form);
    auto* foot = new QVBoxLayout;
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addWidget(m_declare);
    buttons->addWidget(m_back);
    buttons->addStretch();
    foot->addWidget(m_refusal);
    foot->addLayout(buttons);
    centre(m_foot, foot);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(m_scroll, 1);
    page->addWidget(m_foot);
    // Below the form, not below its scroll bar.
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int most) {
        m_foot->setContentsMargins(0, 0, most > 0 ? m_scroll->verticalScrollBar()->sizeHint().width() : 0, 0);
    });

    connect(m_drill, &QRadioButton::toggled, this, &DeclarePage::showKind);
    connect(m_plan, &QComboBox::currentIndexChanged, this, &DeclarePage::showScenarios);
    connect(m_failed, &QLineEdit::textChanged, this, &DeclarePage::showTwin);
    connect(m_declare, &Button::clicked, this, &DeclarePage::submit);
    connect(m_back, &Button::clicked, this, &DeclarePage::cancelled);
    for (auto* choice : { m_plan, m_scenario, m_part })
        choice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    for (auto* edit : { m_summary, m_commander, m_failed })
        connect(edit, &QLineEdit::textEdited, this, [this] {
            for (const auto& field : std::as_const(m_fields))
                complain(field, {});
        });
}

DeclarePage::Field DeclarePage::addField(const QString& label, QWidget* control)
{
    const Field field { new QLabel(label, m_form), new QLabel(m_form) };
    field.label->setBuddy(control);
    field.complaint->setWordWrap(true);
    field.complaint->hide();
    m_fields << field;
    return field;
}

void DeclarePage::begin(journal::StreamKind kind, const QList<PlanChoice>& plans,
    std::pair<int, int> scenario, const QString& person)
{
    m_plans.clear();
    const QSignalBlocker quiet(m_plan);
    m_plan->clear();
    int chosen = 0;
    for (qsizetype i = 0; i < plans.size(); ++i) {
        if (!plans[i].plan)
            continue;
        if (i == scenario.first)
            chosen = m_plan->count();
        m_plans << plans[i];
        m_plan->addItem(plans[i].plan->title);
    }
    m_plan->setCurrentIndex(m_plans.isEmpty() ? -1 : chosen);
    m_failed->setText(m_timeAsFilled);
    showScenarios();
    if (scenario.second >= 0)
        m_scenario->setCurrentIndex(scenario.second);

    (kind == journal::StreamKind::Live ? m_live : m_drill)->setChecked(true);
    m_summary->clear();
    m_commander->setText(person);
    m_refusal->hide();
    setWaiting(false);
    for (const auto& field : std::as_const(m_fields))
        complain(field, {});
    showKind();
    m_summary->setFocus(Qt::OtherFocusReason);
}

journal::StreamKind DeclarePage::kind() const
{
    return m_live->isChecked() ? journal::StreamKind::Live : journal::StreamKind::Drill;
}

const PlanChoice* DeclarePage::choice() const
{
    const int index = m_plan->currentIndex();
    return index < 0 || index >= m_plans.size() ? nullptr : &m_plans[index];
}

std::shared_ptr<const plan::Plan> DeclarePage::plan() const
{
    const auto* chosen = choice();
    return chosen != nullptr ? chosen->plan : nullptr;
}

void DeclarePage::showKind()
{
    const bool live = kind() == journal::StreamKind::Live;
    m_title->setText(live ? tr("Declare an incident") : tr("Start a drill"));
    m_kindWords->setText(
        live ? tr(
            "The clocks of the promises run from the time below. Choose drill if you are only practising.")
             : tr("The same plan, keys and log on a simulated clock. Everything is marked as a drill."));
    m_declare->setText(live ? tr("Declare live incident") : tr("Start drill"));
    showParents();
    emit kindChanged();
}

void DeclarePage::setParents(
    const QList<session::IncidentSummary>& open, const std::optional<journal::StreamId>& proposed)
{
    m_parents = open;
    m_proposed = proposed;
    showParents();
}

void DeclarePage::showParents()
{
    m_part->clear();
    m_part->addItem(tr("Nothing: it stands alone"));
    for (const auto& parent : std::as_const(m_parents)) {
        if (parent.kind != kind())
            continue;
        m_part->addItem(parent.title, parent.id.toString());
        if (parent.id == m_proposed)
            m_part->setCurrentIndex(m_part->count() - 1);
    }
    const bool isChoice = m_part->count() > 1;
    m_partField.label->setVisible(isChoice);
    m_part->setVisible(isChoice);
}

void DeclarePage::showScenarios()
{
    const auto chosen = plan();
    const bool written = m_failed->text() != m_timeAsFilled;
    const auto at = failedAt();
    m_scenario->clear();
    m_time = chosen ? WallTime(chosen->zone) : WallTime();
    if (chosen) {
        for (const auto& scenario : chosen->scenarios)
            m_scenario->addItem(scenario.title);
    }
    m_timeAsFilled = m_time.dateAndMinutes(m_clock.now());
    // What somebody wrote is the same moment in the zone of another plan.
    if (!written)
        m_failed->setText(m_timeAsFilled);
    else if (at)
        m_failed->setText(m_time.dateAndMinutes(*at));
    showTwin();
    showApproval();
    showAssumptions();
}

void DeclarePage::showAssumptions()
{
    while (auto* item = m_assumptions->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_truths.clear();
    const auto chosen = plan();
    const auto assumptions = chosen ? chosen->assumptions : QList<plan::Assumption>();
    m_assumptionsHead->setVisible(!assumptions.isEmpty());
    QWidget* before = m_failed;
    for (const auto& assumption : assumptions) {
        const auto row = static_cast<int>(m_truths.size());
        auto* label = new QLabel(m_form);
        label->setTextFormat(Qt::PlainText);
        label->setText(assumption.text);
        label->setWordWrap(true);
        auto* truth = new QComboBox(m_form);
        truth->setObjectName(QStringLiteral("declare.truth%1").arg(row + 1));
        truth->setAccessibleName(assumption.text);
        truth->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        truth->addItem(tr("Not known"), static_cast<int>(incident::Truth::Unknown));
        truth->addItem(tr("It holds"), static_cast<int>(incident::Truth::Holds));
        truth->addItem(tr("It does not hold"), static_cast<int>(incident::Truth::Fails));
        m_assumptions->addWidget(label, row, 0);
        m_assumptions->addWidget(truth, row, 1, Qt::AlignTop);
        setTabOrder(before, truth);
        before = truth;
        m_truths << truth;
    }
    setTabOrder(before, m_declare);
    styleAssumptions();
}

void DeclarePage::styleAssumptions()
{
    m_assumptionsHead->setFont(m_theme.font(TypeScale::Token::Table));
    setInk(m_assumptionsHead, m_theme.colors.muted);
    for (int i = 0; i < m_assumptions->count(); ++i) {
        auto* widget = m_assumptions->itemAt(i)->widget();
        widget->setFont(m_theme.font(TypeScale::Token::Body));
        setInk(widget, m_theme.colors.text);
    }
}

void DeclarePage::setApprovals(const estate::Approvals& approvals, Instant now)
{
    m_approvals = approvals;
    m_approvalsAt = now;
    showApproval();
}

void DeclarePage::showApproval()
{
    const auto* chosen = choice();
    m_approval->setVisible(chosen != nullptr && m_approvals);
    if (m_approval->isHidden())
        return;
    const auto& plan = *chosen->plan;
    m_approval->setText(
        estate::sentenceOf(m_approvals->of(plan.id, chosen->hash, plan.approvers, m_approvalsAt), plan));
}

void DeclarePage::showTwin()
{
    const auto at = failedAt();
    const auto now = m_clock.now();
    if (!at) {
        m_twin->setText(tr("Write 2026-03-14 03:12, or 03:12 for the last time it was that late."));
        return;
    }
    const auto zone = m_time.zoneName(*at);
    const auto ago = std::chrono::duration_cast<std::chrono::minutes>(now - *at);
    const auto distance = m_failed->text() == m_timeAsFilled ? tr("now")
        : *at > now                                          ? tr("in the future")
                                                             : tr("%1 ago").arg(durationText(ago));
    m_twin->setText(zone == u"UTC"
            ? tr("%1 · %2").arg(zone, distance)
            : tr("%1 = %2 Z · %3").arg(zone, WallTime().dateAndMinutes(*at), distance));
}

std::optional<Instant> DeclarePage::failedAt() const
{
    return m_time.read(m_failed->text().trimmed(), m_clock.now());
}

void DeclarePage::complain(const Field& field, const QString& sentence)
{
    field.complaint->setText(sentence);
    field.complaint->setVisible(!sentence.isEmpty());
}

bool DeclarePage::check()
{
    QWidget* first = nullptr;
    const auto demand = [&](bool fulfilled, const Field& field, QWidget* control, const QString& sentence) {
        complain(field, fulfilled ? QString() : sentence);
        if (!fulfilled && first == nullptr)
            first = control;
    };
    demand(plan() != nullptr, m_planField, m_plan,
        tr("There is no usable plan. Go back, and open one or choose the blank one."));
    demand(m_scenario->currentIndex() >= 0, m_scenarioField, m_scenario,
        tr("This plan has no scenario. Choose another plan."));
    demand(!m_summary->text().trimmed().isEmpty(), m_summaryField, m_summary,
        tr("Say in a few words what is wrong; everybody who joins reads it first."));
    demand(!m_commander->text().trimmed().isEmpty(), m_commanderField, m_commander,
        tr("Say who is in command; there is always exactly one."));
    const auto at = failedAt();
    const bool untouched = m_failed->text() == m_timeAsFilled;
    demand(
        at.has_value(), m_failedField, m_failed, tr("This is not a time. Write 2026-03-14 03:12 or 03:12."));
    if (at)
        demand(untouched || *at <= m_clock.now(), m_failedField, m_failed,
            tr("The failure cannot be in the future. It is %1 %2 now.")
                .arg(m_time.minutes(m_clock.now()), m_time.zoneName(m_clock.now())));
    if (first != nullptr)
        first->setFocus(Qt::OtherFocusReason);
    return first == nullptr;
}

void DeclarePage::submit()
{
    m_refusal->hide();
    if (m_waiting || !check())
        return;
    session::Declaration declaration;
    declaration.plan = plan();
    declaration.scenario = declaration.plan->scenarios[m_scenario->currentIndex()].id;
    declaration.kind = kind();
    declaration.summary = m_summary->text().trimmed();
    declaration.commander = m_commander->text().trimmed();
    declaration.parent = journal::StreamId::fromString(m_part->currentData().toString());
    if (m_failed->text() != m_timeAsFilled)
        declaration.failedAt = failedAt();
    for (int i = 0; i < m_truths.size(); ++i) {
        // Nobody said anything of the others.
        const auto truth = static_cast<incident::Truth>(m_truths[i]->currentData().toInt());
        if (truth != incident::Truth::Unknown)
            declaration.assumptions.insert(declaration.plan->assumptions[i].id, truth);
    }
    setWaiting(true);
    emit declared(declaration);
}

void DeclarePage::setWaiting(bool waiting)
{
    m_waiting = waiting;
    m_declare->setEnabled(!waiting);
}

void DeclarePage::refuse(const QString& text)
{
    setWaiting(false);
    m_refusal->setText(text);
    m_refusal->show();
    m_declare->setFocus(Qt::OtherFocusReason);
}

void DeclarePage::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    const auto body = theme.font(TypeScale::Token::Body);
    auto ground = m_form->palette();
    ground.setColor(QPalette::Window, theme.colors.panel);
    for (auto* part : { m_form, m_foot }) {
        part->setPalette(ground);
        part->setAutoFillBackground(true);
    }
    m_title->setFont(theme.font(TypeScale::Token::H1));
    for (QWidget* widget : std::initializer_list<QWidget*> {
             m_drill, m_live, m_plan, m_scenario, m_part, m_summary, m_commander, m_kindWords, m_refusal })
        widget->setFont(body);
    m_failed->setFont(theme.font(TypeScale::Token::Expect));
    m_twin->setFont(theme.font(TypeScale::Token::Table));
    m_approval->setFont(theme.font(TypeScale::Token::Table));
    styleAssumptions();
    setInk(m_title, theme.colors.text);
    setInk(m_kindWords, theme.colors.muted);
    setInk(m_twin, theme.colors.muted);
    setInk(m_approval, theme.colors.muted);
    setInk(m_refusal, theme.colors.critical);
    for (const auto& field : std::as_const(m_fields)) {
        field.label->setFont(theme.font(TypeScale::Token::Table));
        setInk(field.label, theme.colors.muted);
        field.complaint->setFont(theme.font(TypeScale::Token::Table));
        setInk(field.complaint, theme.colors.warning);
    }
    m_declare->setTheme(theme);
    m_back->setTheme(theme);
}

void DeclarePage::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        emit cancelled();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_back->hasFocus())
            emit cancelled();
        else
            submit();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace muster::ui
