// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/planchanges.h"

#include "core/incident/runningplan.h"
#include "ui/models/findindex.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/stepwords.h"
#include "ui/panels/ways.h"
#include "ui/widgets/button.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QStringListModel>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace muster::ui {

using incident::StepView;
using Token = TypeScale::Token;

namespace {

constexpr int kListHeight = 92;
/// More than what a title or a value seen may hold is refused in a sentence, not cut off.
constexpr int kLongest = 2000;

// Where what was typed stands.
const auto kChangeKey = QStringLiteral("change/what");
const auto kStepKey = QStringLiteral("change/step");
const auto kWhatKey = QStringLiteral("change/words");
const auto kExpectKey = QStringLiteral("change/expect");
const auto kWhyKey = QStringLiteral("change/why");

// In the order of Change.
constexpr std::array kWords { QLatin1StringView("attach"), QLatin1StringView("add"),
    QLatin1StringView("reword"), QLatin1StringView("move"), QLatin1StringView("strike") };

} // namespace

PlanChanges::PlanChanges(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_ways(new Ways(QStringLiteral("change.ways"), theme))
    , m_form(new QWidget)
    , m_question(new Paragraph)
    , m_grid(new QGridLayout)
    , m_list(new QListView)
    , m_scenarios(new QStringListModel(this))
    , m_confirm(new Button(Button::Kind::Solid, {}, theme))
    , m_cancel(new Button(Button::Kind::Flat, tr("Cancel"), theme))
{
    build();
    restyle();
    connect(m_ways, &Ways::gaveUp, this, [this] {
        giveUp();
        emit gaveUp();
    });
    connect(m_what.edit, &QLineEdit::textEdited, this, [this] {
        if (m_asked == Change::Attach)
            find();
    });
    connect(m_list, &QAbstractItemView::activated, this, &PlanChanges::answer);
    connect(m_confirm, &QPushButton::clicked, this, &PlanChanges::answer);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        giveUp();
        emit gaveUp();
    });
    hide();
}

PlanChanges::~PlanChanges() = default;

void PlanChanges::build()
{
    const auto field = [this](const QString& name) {
        Field made { new QLabel, new QLineEdit };
        made.label->setTextFormat(Qt::PlainText);
        made.label->setBuddy(made.edit);
        made.edit->setObjectName(name);
        made.edit->setMaxLength(kLongest);
        const auto row = m_grid->rowCount();
        m_grid->addWidget(made.label, row, 0);
        m_grid->addWidget(made.edit, row, 1);
        return made;
    };
    m_question->setObjectName(QStringLiteral("change.question"));
    m_what = field(QStringLiteral("change.what"));
    m_what.edit->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("change.scenarios"));
    m_list->setAccessibleName(tr("Scenarios"));
    m_list->setModel(m_scenarios);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_grid->addWidget(m_list, m_grid->rowCount(), 1);
    m_expect = field(QStringLiteral("change.expect"));
    m_why = field(QStringLiteral("change.why"));
    m_grid->setColumnStretch(1, 1);
    m_confirm->setObjectName(QStringLiteral("change.confirm"));
    m_confirm->setKeyHint(QStringLiteral("Enter"));
    m_cancel->setObjectName(QStringLiteral("change.cancel"));
    m_cancel->setKeyHint(QStringLiteral("Esc"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_cancel);
    auto* form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->addWidget(m_question);
    form->addLayout(m_grid);
    form->addLayout(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_ways);
    column->addWidget(m_form);
    m_form->hide();
}

void PlanChanges::restyle()
{
    m_form->layout()->setSpacing(m_theme.px(6));
    m_grid->setVerticalSpacing(m_theme.px(6));
    m_grid->setHorizontalSpacing(m_theme.px(12));
    m_question->setStyle(m_theme.font(Token::BodyStrong), m_theme.colors.text);
    for (const auto& [label, edit] : { m_what, m_expect, m_why }) {
        label->setFont(m_theme.type.words(13));
        auto ink = label->palette();
        ink.setColor(QPalette::WindowText, m_theme.colors.muted);
        label->setPalette(ink);
        edit->setFont(m_theme.font(Token::Body));
        edit->setMinimumHeight(m_theme.px(kControlHeight));
    }
    m_list->setFont(m_theme.font(Token::Body));
    m_list->setFixedHeight(m_theme.px(kListHeight));
}

void PlanChanges::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_ways->setTheme(theme);
    m_confirm->setTheme(theme);
    m_cancel->setTheme(theme);
    restyle();
}

void PlanChanges::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    giveUp();
    m_incident = std::move(incident);
}

bool PlanChanges::isOpen() const
{
    return !isHidden();
}

const StepView* PlanChanges::step() const
{
    return m_incident && m_step ? m_incident->walkthrough().find(*m_step) : nullptr;
}

void PlanChanges::offer(const std::optional<incident::StepAddress>& wanted)
{
    if (!m_incident)
        return;
    if (m_asked)
        return takeKeyboard();
    m_step = wanted;
    const auto* about = step();
    Ways::Offer offer { Glyph::Information, tr("Change the plan?"),
        about ? about->name() : tr("No step is selected."), {} };
    const auto add = [&](Change change, const QString& words, Qt::Key key) {
        offer.ways.append({ kWords[static_cast<std::size_t>(change)], words, {},
            [this, change] { askAndTakeKeyboard(change); }, key });
    };
    add(Change::Attach, tr("Attach a scenario…"), Qt::Key_A);
    if (about) {
        // Validation and the way back are no phases of the procedure.
        const bool isInProcedure = m_incident->walkthrough().phases[about->phase].phase != nullptr;
        if (isInProcedure)
            add(Change::Add, tr("Add a step behind this one…"), Qt::Key_B);
        add(Change::Reword, tr("Reword this step…"), Qt::Key_R);
        if (isInProcedure)
            add(Change::Move, tr("Move this step…"), Qt::Key_M);
        if (!about->step->struck) {
            add(Change::Strike, tr("Strike this step…"), Qt::Key_S);
        } else {
            offer.ways.append({ QStringLiteral("restore"), tr("Restore this step"), {},
                [this, address = about->address] {
                    giveUp();
                    emit actWanted(incident::StepRestored { address });
                },
                Qt::Key_S });
        }
    }
    m_ways->offer(offer);
    QWidget::show();
    m_ways->takeKeyboard();
}

void PlanChanges::askAndTakeKeyboard(Change change)
{
    if (ask(change))
        return takeKeyboard();
    giveUp();
    emit gaveUp();
}

bool PlanChanges::ask(Change change)
{
    const auto* about = step();
    if (!m_incident || (!about && change != Change::Attach))
        return false;
    m_asked = change;
    m_saving = false;
    for (const auto& [label, edit] : { m_what, m_expect, m_why }) {
        label->hide();
        edit->hide();
        edit->clear();
    }
    m_list->setVisible(change == Change::Attach);
    auto why = tr("Why; may stay empty");
    switch (change) {
    case Change::Attach:
        m_question->setWords(tr("Which scenario is walked through beside this one?"));
        m_confirm->setText(tr("Attach"));
        show(m_what, tr("Scenario"));
        find();
        break;
    case Change::Add:
        m_question->setWords(tr("What is to be done behind %1?").arg(about->name()));
        m_confirm->setText(tr("Add step"));
        show(m_what, tr("What to do"));
        show(m_expect, tr("What is to be seen"));
        break;
    case Change::Reword:
        m_question->setWords(tr("What is %1 to say?").arg(about->name()));
        m_confirm->setText(tr("Reword"));
        show(m_what, tr("What to do"), about->step->title);
        show(m_expect, tr("What is to be seen"), about->step->expect);
        break;
    case Change::Move:
        m_question->setWords(tr("Behind which step does %1 go?").arg(about->name()));
        m_confirm->setText(tr("Move step"));
        show(m_what, tr("Code"), placeOf(*about));
        m_what.edit->setPlaceholderText(tr("2.4, or 2.0 for the beginning of phase 2"));
        break;
    case Change::Strike:
        m_question->setWords(tr("Why is %1 not to be done here?").arg(about->name()));
        m_confirm->setText(tr("Strike step"));
        why = about->step->critical ? tr("Why, in a few words") : why;
        break;
    }
    show(m_why, why);
    m_ways->withdraw();
    m_form->show();
    QWidget::show();
    return true;
}

void PlanChanges::show(const Field& field, const QString& label, const QString& words)
{
    field.label->setText(label);
    field.edit->setAccessibleName(label);
    field.edit->setPlaceholderText({});
    field.edit->setText(words);
    field.label->show();
    field.edit->show();
}

void PlanChanges::find()
{
    const auto& plan = m_incident->plan();
    QList<plan::ScenarioId> ids;
    QStringList titles;
    for (const auto& scenario : plan.scenarios) {
        if (scenario.procedure.isEmpty())
            continue;
        // One that is walked through already may be needed once more, of another part.
        const auto as = incident::attachedAs(plan, m_incident->state().scenario, scenario.id);
        ids << scenario.id;
        titles << (as == scenario.id ? scenario.title : tr("%1 (once more)").arg(scenario.title));
    }
    QStringList shown;
    m_found.clear();
    for (const auto place : FindIndex(titles).find(m_what.edit->text(), titles.size())) {
        m_found << ids[place];
        shown << titles[place];
    }
    m_scenarios->setStringList(shown);
    if (!shown.isEmpty())
        m_list->setCurrentIndex(m_scenarios->index(0));
}

void PlanChanges::takeKeyboard()
{
    auto* first = m_what.edit->isHidden() ? m_why.edit : m_what.edit;
    first->setFocus(Qt::OtherFocusReason);
    first->selectAll();
}

QString PlanChanges::placeOf(const StepView& step) const
{
    const auto& walk = m_incident->walkthrough();
    const auto row = static_cast<int>(&step - walk.steps.constData());
    const auto& phase = walk.phases[step.phase];
    return row > phase.first ? walk.steps[row - 1].code : phase.code + QStringLiteral(".0");
}

void PlanChanges::answer()
{
    if (!m_asked || m_saving)
        return;
    const auto wanted = act();
    if (!wanted)
        return;
    m_saving = true;
    emit actWanted(*wanted);
}

std::optional<incident::Payload> PlanChanges::act()
{
    const auto what = m_what.edit->text().trimmed();
    const auto expect = m_expect.edit->text().trimmed();
    const auto why = m_why.edit->text().trimmed();
    const auto* about = step();
    if (*m_asked == Change::Attach) {
        auto attached = attaching();
        if (!attached)
            emit refused(tr("No scenario of this plan is called that."));
        return attached;
    }
    if (!about) {
        emit refused(tr("That step is not in this plan any more."));
        return std::nullopt;
    }
    const auto needsWords = *m_asked == Change::Add || *m_asked == Change::Reword;
    if (needsWords && what.isEmpty()) {
        m_what.edit->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    }
    switch (*m_asked) {
    case Change::Add: {
        const auto& phase = m_incident->walkthrough().phases[about->phase].address;
        return incident::StepAdded { incident::newStepAddress(phase), phase, about->address, what, expect,
            why };
    }
    case Change::Reword:
        return incident::StepReworded { about->address, what, expect, why };
    case Change::Move:
        return moving();
    case Change::Strike:
        if (about->step->critical && why.isEmpty()) {
            m_why.edit->setFocus(Qt::OtherFocusReason);
            return std::nullopt;
        }
        return incident::StepStruck { about->address, why };
    case Change::Attach:
        break;
    }
    Q_UNREACHABLE();
}

std::optional<incident::Payload> PlanChanges::attaching() const
{
    const auto row = m_list->currentIndex().row();
    if (row < 0 || row >= m_found.size())
        return std::nullopt;
    const auto& scenario = m_found[row];
    return incident::ScenarioAttached { incident::attachedAs(
                                            m_incident->plan(), m_incident->state().scenario, scenario),
        scenario, m_why.edit->text().trimmed() };
}

std::optional<incident::Payload> PlanChanges::moving()
{
    const auto code = m_what.edit->text().trimmed();
    const auto why = m_why.edit->text().trimmed();
    const auto& walk = m_incident->walkthrough();
    const auto isIt = [&code](const QString& other) { return code.compare(other, Qt::CaseInsensitive) == 0; };
    for (const auto& phase : walk.phases) {
        // Validation and the way back are no phases of the procedure.
        if (!phase.phase)
            continue;
        if (isIt(phase.code + QStringLiteral(".0")))
            return incident::StepMoved { *m_step, phase.address, std::nullopt, why };
        for (int row = phase.first; row < phase.first + phase.count; ++row) {
            if (isIt(walk.steps[row].code))
                return incident::StepMoved { *m_step, phase.address, walk.steps[row].address, why };
        }
    }
    m_what.edit->setFocus(Qt::OtherFocusReason);
    emit refused(code.isEmpty() ? tr("Type the code of the step behind which it goes.")
                                : tr("No step of the procedure has the code “%1”.").arg(code));
    return std::nullopt;
}

void PlanChanges::askAgain()
{
    m_saving = false;
}

void PlanChanges::giveUp()
{
    m_asked.reset();
    m_saving = false;
    m_ways->withdraw();
    m_form->hide();
    hide();
}

Typed PlanChanges::typed() const
{
    Typed typed;
    if (!m_asked)
        return typed;
    typed.insert(kChangeKey, kWords[static_cast<std::size_t>(*m_asked)]);
    if (m_step)
        typed.insert(kStepKey, m_step->toString());
    typed.insert(kWhatKey, m_what.edit->text());
    typed.insert(kExpectKey, m_expect.edit->text());
    typed.insert(kWhyKey, m_why.edit->text());
    return typed;
}

void PlanChanges::setTyped(const Typed& typed)
{
    const auto what = std::find(kWords.begin(), kWords.end(), typed.value(kChangeKey));
    if (what == kWords.end())
        return;
    const auto address = typed.value(kStepKey);
    m_step = address.isEmpty() ? std::nullopt : std::optional(incident::StepAddress(address));
    if (!ask(static_cast<Change>(what - kWords.begin())))
        return;
    m_what.edit->setText(typed.value(kWhatKey));
    m_expect.edit->setText(typed.value(kExpectKey));
    m_why.edit->setText(typed.value(kWhyKey));
    if (*m_asked == Change::Attach)
        find();
}

bool PlanChanges::eventFilter(QObject* watched, QEvent* event)
{
    // The field that narrows the list down walks through it as well.
    if (event->type() == QEvent::KeyPress && m_asked == Change::Attach) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        const auto row = m_list->currentIndex().row() + (key == Qt::Key_Down ? 1 : -1);
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            if (row >= 0 && row < m_scenarios->rowCount())
                m_list->setCurrentIndex(m_scenarios->index(row));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PlanChanges::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        giveUp();
        emit gaveUp();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        auto* button = qobject_cast<Button*>(focusWidget());
        if (button && button->hasFocus())
            button->click();
        else if (!event->isAutoRepeat())
            answer();
        return;
    }
    if (event->modifiers() == Qt::NoModifier && !event->text().isEmpty())
        return; // Letters typed beside the fields must not reach the card above.
    QWidget::keyPressEvent(event);
}

} // namespace muster::ui
