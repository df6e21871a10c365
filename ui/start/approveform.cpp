// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/approveform.h"

#include "core/estate/approvers.h"
#include "core/plan/plannames.h"
#include "ui/widgets/button.h"

#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

#include <utility>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

constexpr int kLongestLine = 200;

} // namespace

ApproveForm::ApproveForm(const MachineClock& clock, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_name(new QLineEdit(this))
    , m_for(new QComboBox(this))
    , m_forLabel(addLabel(tr("A&pprove for"), m_for))
    , m_until(new QLineEdit(this))
    , m_remark(new QLineEdit(this))
    , m_complaint(new QLabel(this))
    , m_approve(new Button(Button::Kind::Solid, tr("Approve"), theme, this))
    , m_back(new Button(Button::Kind::Outlined, tr("Go back"), theme, this))
{
    m_name->setObjectName(QStringLiteral("approve.name"));
    m_for->setObjectName(QStringLiteral("approve.for"));
    m_until->setObjectName(QStringLiteral("approve.until"));
    m_remark->setObjectName(QStringLiteral("approve.remark"));
    m_approve->setObjectName(QStringLiteral("approve.approve"));
    m_complaint->setObjectName(QStringLiteral("approve.complaint"));
    for (auto* line : { m_name, m_until, m_remark })
        line->setMaxLength(kLongestLine);
    m_until->setPlaceholderText(tr("The last day, as 2027-03-31"));
    m_remark->setPlaceholderText(tr("What the record should say besides"));
    m_complaint->setWordWrap(true);
    m_complaint->setTextFormat(Qt::PlainText);
    m_approve->setKeyHint(tr("Enter"));
    m_back->setKeyHint(tr("Esc"));

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kDockInset);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](QLabel* label, QWidget* control) {
        grid->addWidget(label, row, 0);
        grid->addWidget(control, row++, 1);
    };
    add(addLabel(tr("&Your name"), m_name), m_name);
    add(m_forLabel, m_for);
    add(addLabel(tr("&Until"), m_until), m_until);
    add(addLabel(tr("&Remark"), m_remark), m_remark);
    grid->addWidget(m_complaint, row++, 0, 1, 2);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kDockInset);
    buttons->addWidget(m_approve);
    buttons->addWidget(m_back);
    buttons->addStretch();
    grid->addLayout(buttons, row, 0, 1, 2);
    setFocusProxy(m_name);
    const QList<QWidget*> order { m_name, m_for, m_until, m_remark, m_approve, m_back };
    for (int i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    connect(m_approve, &Button::clicked, this, &ApproveForm::submit);
    connect(m_back, &Button::clicked, this, &ApproveForm::dismissed);
    setTheme(theme);
}

ApproveForm::~ApproveForm() = default;

QLabel* ApproveForm::addLabel(const QString& text, QWidget* buddy)
{
    auto* label = new QLabel(text, this);
    label->setBuddy(buddy);
    m_labels << label;
    return label;
}

void ApproveForm::begin(std::shared_ptr<const plan::Plan> plan, const QString& person)
{
    m_plan = std::move(plan);
    m_name->setText(person);
    m_for->clear();
    const plan::PlanNames names(*m_plan);
    for (const auto& approver : m_plan->approvers)
        m_for->addItem(names.who(approver), approver);
    const auto known = estate::approverFor(*m_plan, person);
    m_for->setCurrentIndex(known ? m_for->findData(*known) : -1);
    m_for->setVisible(m_for->count() > 0);
    m_forLabel->setVisible(m_for->count() > 0);
    const auto day = estate::usualLastDay(*m_plan, estate::dayOf(*m_plan, m_clock.now()));
    m_until->setText(day ? day->toString(Qt::ISODate) : QString());
    m_remark->clear();
    complain({});
}

void ApproveForm::complain(const QString& sentence)
{
    m_complaint->setText(sentence);
    m_complaint->setVisible(!sentence.isEmpty());
    m_approve->setEnabled(true);
}

void ApproveForm::submit()
{
    session::ApprovalWanted made { m_plan, m_name->text().trimmed(), m_for->currentData().toString() };
    made.remark = m_remark->text().trimmed();
    const auto until = m_until->text().trimmed();
    if (!until.isEmpty()) {
        const auto day = QDate::fromString(until, Qt::ISODate);
        if (!day.isValid()) {
            complain(tr("“%1” is no day. Write it as 2027-03-31.").arg(until));
            m_until->setFocus(Qt::OtherFocusReason);
            return;
        }
        made.lastDay = day;
    }
    complain({});
    m_approve->setEnabled(false);
    emit wanted(made);
}

void ApproveForm::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_back->hasFocus())
        m_back->click();
    else if (enter)
        m_approve->click();
    else if (event->key() == Qt::Key_Escape)
        m_back->click();
    else
        QWidget::keyPressEvent(event);
}

void ApproveForm::setTheme(const ThemeValues& theme)
{
    for (auto* button : { m_approve, m_back })
        button->setTheme(theme);
    const auto font = theme.font(Token::Table);
    for (auto* label : std::as_const(m_labels)) {
        label->setFont(font);
        auto ink = label->palette();
        ink.setColor(QPalette::WindowText, theme.colors.muted);
        label->setPalette(ink);
    }
    for (auto* control : std::initializer_list<QWidget*> { m_name, m_for, m_until, m_remark })
        control->setFont(theme.font(Token::Body));
    m_complaint->setFont(font);
    auto ink = m_complaint->palette();
    ink.setColor(QPalette::WindowText, theme.colors.warning);
    m_complaint->setPalette(ink);
}

} // namespace muster::ui
