// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/restorepointentry.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace muster::ui {

using Standing = incident::RestorePointChosen::Standing;
using Token = TypeScale::Token;

RestorePointEntry::RestorePointEntry(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_pointLabel(new QLabel)
    , m_point(new QLineEdit)
    , m_standingLabel(new QLabel(tr("What is known of it")))
    , m_standing(new QComboBox)
    , m_serviceLabel(new QLabel(tr("Of service")))
    , m_service(new QComboBox)
{
    m_point->setObjectName(QStringLiteral("card.restorePoint"));
    m_point->setAccessibleName(tr("Time of the restore point"));
    m_point->setMaxLength(40);
    m_standing->setObjectName(QStringLiteral("card.standing"));
    m_standing->setAccessibleName(tr("What is known of the restore point"));
    m_standing->addItem(tr("present: it exists"), static_cast<int>(Standing::Present));
    m_standing->addItem(tr("proven: it was restored once"), static_cast<int>(Standing::Proven));
    m_standing->addItem(tr("clean: from before the damage"), static_cast<int>(Standing::Clean));
    m_service->setObjectName(QStringLiteral("card.restoredService"));
    m_service->setAccessibleName(tr("Service of the restore point"));
    m_pointLabel->setBuddy(m_point);
    m_standingLabel->setBuddy(m_standing);
    m_serviceLabel->setBuddy(m_service);
    for (auto* box : { m_standing, m_service }) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(10);
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_pointLabel, 0, 0);
    grid->addWidget(m_standingLabel, 0, 1);
    grid->addWidget(m_serviceLabel, 0, 2);
    grid->addWidget(m_point, 1, 0);
    grid->addWidget(m_standing, 1, 1);
    grid->addWidget(m_service, 1, 2);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 2);
    connect(m_point, &QLineEdit::returnPressed, this, &RestorePointEntry::entered);
    restyle();
}

RestorePointEntry::~RestorePointEntry() = default;

void RestorePointEntry::ask(const session::IncidentSession& incident, const Draft& draft)
{
    const auto* scenario = incident.plan().scenario(incident.state().scenario);
    m_services = scenario ? scenario->affects : QList<plan::ServiceId>();
    m_time = WallTime(incident.plan().zone);
    setVisible(!m_services.isEmpty());
    m_pointLabel->setText(tr("Restore point (%1)").arg(m_time.zoneName(incident.clock().now())));
    m_point->setPlaceholderText(m_time.dateAndMinutes(incident.state().failedAt));
    m_point->setText(draft.point);
    m_standing->setCurrentIndex(draft.standing);
    m_service->clear();
    for (const auto& id : std::as_const(m_services)) {
        const auto* service = incident.plan().service(id);
        m_service->addItem(service ? service->title : id.toString());
    }
    m_service->setCurrentIndex(draft.service);
    m_service->setVisible(m_services.size() > 1);
    m_serviceLabel->setVisible(m_services.size() > 1);
}

RestorePointEntry::Draft RestorePointEntry::draft() const
{
    return { m_point->text(), m_standing->currentIndex(), std::max(0, m_service->currentIndex()) };
}

Result<std::optional<incident::RestorePointChosen>> RestorePointEntry::read(
    const QString& source, Instant now) const
{
    const auto typed = m_point->text().trimmed();
    if (isHidden() || typed.isEmpty())
        return std::nullopt;
    const auto point = m_time.read(typed, now);
    if (!point) {
        return fail(Fault::Invalid,
            tr("“%1” is not a date and time. Write it like %2.").arg(typed, m_point->placeholderText()));
    }
    return incident::RestorePointChosen { m_services[std::max(0, m_service->currentIndex())], *point,
        static_cast<Standing>(m_standing->currentData().toInt()), source };
}

bool RestorePointEntry::isEmpty() const
{
    return m_point->text().isEmpty();
}

void RestorePointEntry::takeKeyboard()
{
    m_point->setFocus(Qt::OtherFocusReason);
}

QList<QWidget*> RestorePointEntry::stops() const
{
    return { m_point, m_standing, m_service };
}

void RestorePointEntry::setOpen(bool open)
{
    m_point->setReadOnly(!open);
    m_standing->setEnabled(open);
    m_service->setEnabled(open);
}

void RestorePointEntry::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    restyle();
}

void RestorePointEntry::restyle()
{
    auto* grid = qobject_cast<QGridLayout*>(layout());
    grid->setVerticalSpacing(m_theme.px(3));
    grid->setHorizontalSpacing(m_theme.px(8));
    for (auto* label : { m_pointLabel, m_standingLabel, m_serviceLabel }) {
        label->setFont(m_theme.type.words(13));
        auto palette = label->palette();
        palette.setColor(QPalette::WindowText, m_theme.colors.muted);
        label->setPalette(palette);
    }
    m_point->setFont(m_theme.type.figures(15));
    m_point->setFixedWidth(m_theme.px(180));
    for (auto* field : std::initializer_list<QWidget*> { m_point, m_standing, m_service })
        field->setMinimumHeight(m_theme.px(kControlHeight));
    for (auto* box : { m_standing, m_service })
        box->setFont(m_theme.font(Token::Table));
}

} // namespace muster::ui
