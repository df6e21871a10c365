// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/followupline.h"

#include "ui/panels/paragraph.h"
#include "ui/widgets/button.h"
#include "ui/widgets/onanswer.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <utility>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

constexpr int kLongestWhat = 1000;
constexpr int kLongestName = 100;

} // namespace

std::optional<Instant> readDue(const QString& typed, const WallTime& zone, Instant now)
{
    static const QRegularExpression kDay(QStringLiteral("^\\d{4}-\\d\\d-\\d\\d$"));
    static const QRegularExpression kDayAndTime(QStringLiteral("^\\d{4}-\\d\\d-\\d\\d +\\d{1,2}:\\d\\d$"));
    const auto text = typed.trimmed();
    if (kDay.match(text).hasMatch())
        return zone.read(QString(text + QStringLiteral(" 23:59")), now);
    return kDayAndTime.match(text).hasMatch() ? zone.read(text.simplified(), now) : std::nullopt;
}

FollowUpLine::FollowUpLine(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_question(new Paragraph)
    , m_what(new QLineEdit)
    , m_owner(new QLineEdit)
    , m_due(new QLineEdit)
    , m_confirm(new Button(Button::Kind::Solid, {}, theme))
    , m_cancel(new Button(Button::Kind::Flat, tr("Cancel"), theme))
    , m_message(new Paragraph)
{
    const auto name = [](QLineEdit* field, const char* id, const QString& words, int longest) {
        field->setObjectName(QStringLiteral("followUp.") + QLatin1StringView(id));
        field->setAccessibleName(words);
        field->setPlaceholderText(words);
        field->setMaxLength(longest);
    };
    name(m_what, "what", tr("What is to be done"), kLongestWhat);
    name(m_owner, "owner", tr("By whom"), kLongestName);
    name(m_due, "due", tr("Until, such as 2026-06-30"), kLongestName);
    m_question->setObjectName(QStringLiteral("followUp.question"));
    m_confirm->setObjectName(QStringLiteral("followUp.confirm"));
    m_confirm->setKeyHint(QStringLiteral("Enter"));
    m_cancel->setObjectName(QStringLiteral("followUp.cancel"));
    m_cancel->setKeyHint(QStringLiteral("Esc"));
    m_message->setObjectName(QStringLiteral("followUp.message"));
    m_message->hide();
    auto* agreed = new QHBoxLayout;
    agreed->addWidget(m_owner);
    agreed->addWidget(m_due);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_cancel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_question);
    column->addWidget(m_what);
    column->addLayout(agreed);
    column->addWidget(m_message);
    column->addLayout(buttons);
    connect(m_confirm, &QPushButton::clicked, this, &FollowUpLine::record);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        giveUp();
        emit gaveUp();
    });
    restyle();
    hide();
}

FollowUpLine::~FollowUpLine() = default;

void FollowUpLine::open(std::shared_ptr<session::IncidentSession> incident)
{
    m_incident = std::move(incident);
    m_time = WallTime(m_incident->plan().zone);
    QStringList people = m_incident->state().people.values();
    for (const auto& person : m_incident->plan().people)
        people << person.name;
    people.removeDuplicates();
    people.removeAll(QString());
    auto* offered = new QCompleter(people, m_owner);
    offered->setCaseSensitivity(Qt::CaseInsensitive);
    m_owner->setCompleter(offered);
    m_confirm->setEnabled(true);
    m_message->hide();
    show();
}

void FollowUpLine::add(
    std::shared_ptr<session::IncidentSession> incident, std::optional<journal::EventId> from)
{
    m_from = from;
    m_changed.reset();
    m_question->setWords(tr("What is to be done afterwards?"));
    m_confirm->setText(tr("Add it"));
    for (auto* field : { m_what, m_owner, m_due })
        field->clear();
    m_what->show();
    open(std::move(incident));
    m_what->setFocus(Qt::OtherFocusReason);
}

void FollowUpLine::change(
    std::shared_ptr<session::IncidentSession> incident, const incident::FollowUpState& followUp)
{
    m_from.reset();
    m_changed = followUp.id;
    m_question->setWords(followUp.what.isEmpty() ? tr("Who does it, and until when?")
                                                 : tr("Who does it, and until when? %1").arg(followUp.what));
    m_confirm->setText(tr("Agree on it"));
    m_what->hide();
    open(std::move(incident));
    m_owner->setText(followUp.owner);
    m_due->setText(followUp.due ? m_time.dateAndMinutes(*followUp.due) : QString());
    m_owner->setFocus(Qt::OtherFocusReason);
}

void FollowUpLine::giveUp()
{
    m_incident.reset();
    hide();
}

void FollowUpLine::record()
{
    if (!m_incident || !m_confirm->isEnabled())
        return;
    const auto what = m_what->text().trimmed();
    if (!m_changed && what.isEmpty())
        return complain(tr("Say what is to be done afterwards."), m_what);
    const auto owner = m_owner->text().trimmed();
    std::optional<Instant> due;
    if (!m_due->text().trimmed().isEmpty()) {
        due = readDue(m_due->text(), m_time, m_incident->clock().now());
        if (!due) {
            return complain(
                tr("This is no day. Write it as 2026-06-30, or with a time as 2026-06-30 12:00."), m_due);
        }
    }
    const auto act = m_changed ? incident::Payload(incident::FollowUpChanged { *m_changed, due, owner })
                               : incident::Payload(incident::FollowUpAdded { due, m_from, what, owner });
    // Enter, pressed twice, asks for one.
    m_confirm->setEnabled(false);
    onAnswer(m_incident->act(act), this, [this](const session::IncidentSession::Done& done) {
        m_confirm->setEnabled(true);
        if (!done)
            return complain(done.error().text, m_changed ? m_owner : m_what);
        giveUp();
        emit recorded();
    });
}

void FollowUpLine::complain(const QString& text, QLineEdit* field)
{
    m_message->setWords(text);
    m_message->show();
    if (isVisible())
        field->setFocus(Qt::OtherFocusReason);
    emit failed(text);
}

void FollowUpLine::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        giveUp();
        emit gaveUp();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (auto* button = qobject_cast<Button*>(focusWidget()); button != nullptr && button->hasFocus())
            button->click();
        else if (!event->isAutoRepeat())
            record();
        return;
    }
    if (event->modifiers() == Qt::NoModifier && !event->text().isEmpty())
        return; // Letters typed beside the fields must not reach the list above.
    QWidget::keyPressEvent(event);
}

void FollowUpLine::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_confirm->setTheme(theme);
    m_cancel->setTheme(theme);
    restyle();
}

void FollowUpLine::restyle()
{
    layout()->setSpacing(m_theme.px(6));
    m_question->setStyle(m_theme.font(Token::BodyStrong), m_theme.colors.text);
    m_message->setStyle(m_theme.font(Token::Table), m_theme.colors.warning);
    for (auto* field : { m_what, m_owner, m_due }) {
        field->setFont(m_theme.font(Token::Body));
        field->setMinimumHeight(m_theme.px(kControlHeight));
    }
}

} // namespace muster::ui
