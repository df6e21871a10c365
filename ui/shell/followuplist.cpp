// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/followuplist.h"

#include "ui/panels/paragraph.h"
#include "ui/shell/reviewrow.h"
#include "ui/shell/reviewwords.h"
#include "ui/widgets/button.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

constexpr int kLongestWhat = 1000;
constexpr int kLongestName = 200;

QString keyOf(const char* field)
{
    return QStringLiteral("review/follow-up/") + QLatin1StringView(field);
}

} // namespace

FollowUpList::FollowUpList(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new Paragraph(this))
    , m_rows(new QVBoxLayout)
    , m_whatHead(new QLabel(tr("What is to be done"), this))
    , m_what(new QLineEdit(this))
    , m_ownerHead(new QLabel(tr("By whom"), this))
    , m_owner(new QLineEdit(this))
    , m_dueHead(new QLabel(tr("Until"), this))
    , m_due(new QLineEdit(this))
    , m_add(new Button(Button::Kind::Outlined, tr("Add it"), theme, this))
    , m_complaint(new Paragraph(this))
{
    m_what->setObjectName(QStringLiteral("review.followUp.what"));
    m_what->setMaxLength(kLongestWhat);
    m_whatHead->setBuddy(m_what);
    m_what->setAccessibleName(tr("What is to be done"));
    m_owner->setObjectName(QStringLiteral("review.followUp.owner"));
    m_owner->setMaxLength(kLongestName);
    m_owner->setPlaceholderText(tr("may stay empty"));
    m_ownerHead->setBuddy(m_owner);
    m_owner->setAccessibleName(tr("By whom it is to be done"));
    m_due->setObjectName(QStringLiteral("review.followUp.due"));
    m_due->setPlaceholderText(tr("2026-06-30"));
    m_dueHead->setBuddy(m_due);
    m_due->setAccessibleName(tr("Until which day"));
    m_add->setObjectName(QStringLiteral("review.followUp.add"));
    m_complaint->setObjectName(QStringLiteral("review.followUp.complaint"));
    m_complaint->hide();
    m_rows->setContentsMargins(0, 0, 0, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_title);
    column->addLayout(m_rows);
    auto* fields = new QGridLayout;
    fields->setContentsMargins(0, 0, 0, 0);
    fields->addWidget(m_whatHead, 0, 0);
    fields->addWidget(m_what, 0, 1);
    fields->addWidget(m_ownerHead, 1, 0);
    fields->addWidget(m_owner, 1, 1);
    fields->addWidget(m_dueHead, 2, 0);
    fields->addWidget(m_due, 2, 1);
    fields->addWidget(m_add, 3, 1, Qt::AlignLeft);
    fields->setColumnStretch(1, 1);
    column->addLayout(fields);
    column->addWidget(m_complaint);
    connect(m_add, &QPushButton::clicked, this, &FollowUpList::add);
    for (auto* field : { m_what, m_owner, m_due })
        connect(field, &QLineEdit::textEdited, this, [this] { complain({}); });
    restyle();
    fill();
}

FollowUpList::~FollowUpList() = default;

void FollowUpList::follow(const session::IncidentSession* incident)
{
    QList<Line> lines;
    if (incident != nullptr) {
        for (const auto& followUp : incident->state().followUps) {
            const auto words = followUpWords(followUp, *incident);
            lines.append({ words.text, words.isLate, followUp.ended.has_value(), followUp.id });
        }
    }
    // Whoever stands on one of them stays there.
    if (lines == m_lines)
        return;
    m_lines = lines;
    fill();
}

void FollowUpList::fill()
{
    while (auto* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_title->setWords(m_lines.isEmpty() ? tr("No follow-up yet.") : tr("Follow-ups"));
    for (const auto& line : std::as_const(m_lines)) {
        QList<ReviewRow::Act> acts;
        if (line.isEnded) {
            acts = { { QStringLiteral("review.followUp.reopen"), tr("Open it again"),
                [this, id = line.id] { emit reopenWanted(id); } } };
        } else {
            acts = { { QStringLiteral("review.followUp.done"), tr("Done"),
                         [this, id = line.id] { emit doneWanted(id); } },
                { QStringLiteral("review.followUp.change"), tr("Agree anew…"),
                    [this, id = line.id] { emit changeWanted(id); } },
                { QStringLiteral("review.followUp.drop"), tr("Not to be done…"),
                    [this, id = line.id] { emit dropWanted(id); } } };
        }
        const auto ink = line.isEnded ? ReviewRow::Ink::Muted
            : line.isLate             ? ReviewRow::Ink::Critical
                                      : ReviewRow::Ink::Plain;
        auto* row = new ReviewRow(line.sentence, ink, acts, m_theme, this);
        row->setObjectName(QStringLiteral("review.row.followUp"));
        m_rows->addWidget(row);
    }
}

void FollowUpList::takeKeyboard()
{
    m_what->setFocus(Qt::OtherFocusReason);
}

void FollowUpList::clearFields()
{
    for (auto* field : { m_what, m_owner, m_due })
        field->clear();
    complain({});
}

void FollowUpList::complain(const QString& sentence)
{
    m_complaint->setWords(sentence);
    m_complaint->setVisible(!sentence.isEmpty());
}

Typed FollowUpList::typed() const
{
    Typed typed;
    const auto keep = [&](const char* field, const QLineEdit* edit) {
        if (!edit->text().isEmpty())
            typed.insert(keyOf(field), edit->text());
    };
    keep("what", m_what);
    keep("owner", m_owner);
    keep("due", m_due);
    return typed;
}

void FollowUpList::setTyped(const Typed& typed)
{
    m_what->setText(typed.value(keyOf("what")));
    m_owner->setText(typed.value(keyOf("owner")));
    m_due->setText(typed.value(keyOf("due")));
}

void FollowUpList::add()
{
    const auto what = m_what->text().trimmed();
    if (what.isEmpty()) {
        complain(tr("Say what is to be done afterwards."));
        return takeKeyboard();
    }
    emit addWanted(what, m_owner->text().trimmed(), m_due->text().trimmed());
}

void FollowUpList::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const auto* field = qobject_cast<QLineEdit*>(focusWidget());
    if (isEnter && field != nullptr && field->hasFocus())
        add();
    else
        QWidget::keyPressEvent(event);
}

void FollowUpList::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    restyle();
    fill();
}

void FollowUpList::restyle()
{
    layout()->setSpacing(m_theme.px(6));
    m_title->setStyle(m_theme.font(Token::TableStrong), m_theme.colors.text);
    m_complaint->setStyle(m_theme.font(Token::Table), m_theme.colors.warning);
    const auto body = m_theme.font(Token::Body);
    for (auto* field : { m_what, m_owner, m_due }) {
        field->setFont(body);
        field->setMinimumHeight(m_theme.px(kControlHeight));
    }
    for (auto* head : { m_whatHead, m_ownerHead, m_dueHead })
        head->setFont(body);
    m_add->setTheme(m_theme);
}

} // namespace muster::ui
