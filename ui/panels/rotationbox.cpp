// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/rotationbox.h"

#include "core/plan/plannames.h"
#include "ui/panels/stepwords.h"
#include "ui/widgets/button.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace muster::ui {

using Proof = incident::CredentialProven::Fact;

RotationBox::RotationBox(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_grid(new QGridLayout(this))
    , m_head(new QLabel(tr("Credentials to change: prove both of each")))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->addWidget(m_head, 0, 0, 1, 4);
    m_grid->setColumnStretch(3, 1);
    restyle();
    hide();
}

RotationBox::~RotationBox() = default;

void RotationBox::showStep(const session::IncidentSession& incident, const incident::StepView& step)
{
    for (const auto& fact : m_facts)
        delete fact.button;
    m_facts.clear();
    qDeleteAll(m_names);
    m_names.clear();
    const plan::PlanNames names(incident.plan());
    int row = 0;
    for (const auto& credential : step.step->rotate) {
        const auto name = names.credential(credential);
        auto* label = new QLabel(name, this);
        label->setTextFormat(Qt::PlainText);
        m_grid->addWidget(label, ++row, 0);
        m_names << label;
        addFact({ step.address, credential, Proof::NewWorks, {} }, name, row, 1);
        addFact({ step.address, credential, Proof::OldDead, {} }, name, row, 2);
    }
    setVisible(!m_facts.empty());
    restyle();
    refresh(step);
}

void RotationBox::addFact(const incident::CredentialProven& fact, const QString& name, int row, int column)
{
    auto* button = new Button(Button::Kind::Outlined, {}, m_theme, this);
    button->setObjectName(QStringLiteral("card.rotation%1.%2").arg(row).arg(column));
    button->setHeight(Button::Height::Normal);
    m_grid->addWidget(button, row, column, Qt::AlignLeft);
    const auto index = m_facts.size();
    connect(button, &QPushButton::clicked, this, [this, index] {
        const auto& asked = m_facts[index];
        emit actWanted(asked.proven ? incident::Payload(
                           incident::CredentialDoubted { asked.is.step, asked.is.credential, asked.is.fact })
                                    : incident::Payload(asked.is));
    });
    m_facts.push_back({ fact, name, button });
}

void RotationBox::refresh(const incident::StepView& step)
{
    const auto missing = incident::unproven(step);
    for (auto& fact : m_facts) {
        fact.proven = std::find(missing.begin(), missing.end(), fact.is) == missing.end();
        const auto isNew = fact.is.fact == Proof::NewWorks;
        fact.button->setKind(fact.proven ? Button::Kind::Solid : Button::Kind::Outlined);
        fact.button->setText(fact.proven ? (isNew ? tr("✓ new value works") : tr("✓ old value is dead"))
                                         : (isNew ? tr("New value works") : tr("Old value is dead")));
        fact.button->setAccessibleName(isNew ? tr("The new value of %1 works").arg(fact.name)
                                             : tr("The old value of %1 is dead").arg(fact.name));
        fact.button->setAccessibleDescription(fact.proven ? tr("proven") : tr("not proven yet"));
    }
}

void RotationBox::setOpen(bool open)
{
    for (const auto& fact : m_facts)
        fact.button->setEnabled(open);
}

QList<QWidget*> RotationBox::stops() const
{
    QList<QWidget*> stops;
    for (const auto& fact : m_facts)
        stops << fact.button;
    return stops;
}

void RotationBox::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    for (const auto& fact : m_facts)
        fact.button->setTheme(theme);
    restyle();
}

void RotationBox::restyle()
{
    m_grid->setVerticalSpacing(m_theme.px(4));
    m_grid->setHorizontalSpacing(m_theme.px(8));
    const auto paint = [](QLabel* label, const QFont& font, const QColor& ink) {
        label->setFont(font);
        auto palette = label->palette();
        palette.setColor(QPalette::WindowText, ink);
        label->setPalette(palette);
    };
    paint(m_head, m_theme.type.words(13), m_theme.colors.muted);
    for (auto* name : std::as_const(m_names))
        paint(name, m_theme.font(TypeScale::Token::Body), m_theme.colors.text);
}

} // namespace muster::ui
