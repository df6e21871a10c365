// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/erasepage.h"

#include "core/base/printable.h"
#include "core/incident/timeline.h"
#include "core/session/eraser.h"
#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"
#include "ui/shell/erasablesmodel.h"
#include "ui/widgets/button.h"
#include "ui/widgets/onanswer.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

constexpr int kSheetWidth = 860;
constexpr int kCountWidth = 84;
/// Of the list, at least: two rows and a bit, so that there are seen to be more.
constexpr int kListHeight = 130;
constexpr int kLongestReason = 1000;
/// Fewer stand in almost every text.
constexpr qsizetype kLeastCharacters = 2;

void setInk(QWidget* widget, const QColor& ink)
{
    auto palette = widget->palette();
    palette.setColor(QPalette::WindowText, ink);
    widget->setPalette(palette);
}

} // namespace

ErasePage::ErasePage(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new ErasablesModel(this))
    , m_delegate(new ErasableDelegate(m_model, theme, this))
    , m_scroll(new QScrollArea(this))
    , m_title(new QLabel(tr("Take texts back"), this))
    , m_whatHead(new QLabel(tr("What is &to go"), this))
    , m_characters(new QLineEdit(this))
    , m_wanted(new QLabel(this))
    , m_list(new QListView(this))
    , m_answers(new QWidget(this))
    , m_whyHead(new QLabel(tr("Wh&y"), m_answers))
    , m_why(new QLineEdit(m_answers))
    , m_countHead(new QLabel(m_answers))
    , m_count(new QLineEdit(m_answers))
    , m_act(new Button(Button::Kind::Solid, tr("Take back for good"), theme, m_answers))
    , m_stays(new QLabel(m_answers))
    , m_message(new QLabel(this))
    , m_back(new Button(Button::Kind::Outlined, tr("Go back"), theme, this))
{
    build();
    connect(m_characters, &QLineEdit::textChanged, this, &ErasePage::search);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ErasePage::showChoice);
    connect(m_act, &QPushButton::clicked, this, &ErasePage::erase);
    connect(m_back, &QPushButton::clicked, this, [this] {
        forget();
        emit left();
    });
    setTheme(theme);
    showChoice();
}

ErasePage::~ErasePage() = default;

void ErasePage::build()
{
    m_whatHead->setBuddy(m_characters);
    m_characters->setObjectName(QStringLiteral("erase.characters"));
    m_characters->setAccessibleName(tr("Characters that are to go"));
    m_characters->setPlaceholderText(tr("Every text of this incident in which this stands"));
    // No keyboard learns it.
    m_characters->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_wanted->setObjectName(QStringLiteral("erase.wanted"));
    m_list->setObjectName(QStringLiteral("erase.list"));
    m_list->setAccessibleName(tr("Texts that are to go"));
    m_list->setAccessibleDescription(tr("Space leaves one out, or takes it in again"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTabKeyNavigation(false);
    m_whyHead->setBuddy(m_why);
    m_why->setObjectName(QStringLiteral("erase.why"));
    m_why->setAccessibleName(tr("Why they are taken back"));
    m_why->setPlaceholderText(tr("Stays in the record, so do not repeat the text: “a pasted password”"));
    m_why->setMaxLength(kLongestReason);
    m_countHead->setObjectName(QStringLiteral("erase.countHead"));
    m_countHead->setBuddy(m_count);
    m_count->setObjectName(QStringLiteral("erase.count"));
    m_act->setObjectName(QStringLiteral("erase.act"));
    m_stays->setObjectName(QStringLiteral("erase.stays"));
    m_message->setObjectName(QStringLiteral("erase.message"));
    m_back->setObjectName(QStringLiteral("erase.back"));
    m_back->setKeyHint(tr("Esc"));
    for (auto* label : { m_wanted, m_stays, m_message })
        label->setTextFormat(Qt::PlainText);
    for (auto* label : { m_wanted, m_stays, m_message, m_countHead })
        label->setWordWrap(true);

    auto* what = new QHBoxLayout;
    what->setSpacing(kDockInset);
    what->addWidget(m_whatHead);
    what->addWidget(m_characters, 1);
    auto* why = new QHBoxLayout;
    why->setSpacing(kDockInset);
    why->addWidget(m_whyHead);
    why->addWidget(m_why, 1);
    auto* guard = new QHBoxLayout;
    guard->setSpacing(kDockInset);
    guard->addWidget(m_count);
    guard->addWidget(m_act);
    guard->addStretch(1);
    auto* answers = new QVBoxLayout(m_answers);
    answers->setContentsMargins(0, 0, 0, 0);
    answers->setSpacing(kDockInset);
    answers->addLayout(why);
    answers->addWidget(m_stays);
    answers->addWidget(m_countHead);
    answers->addLayout(guard);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(kDockInset);
    foot->addWidget(m_message, 1);
    foot->addWidget(m_back);
    auto* sheet = new QWidget;
    auto* inner = new QWidget(sheet);
    inner->setMaximumWidth(m_theme.px(kSheetWidth));
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kDockInset);
    column->addWidget(m_title);
    column->addLayout(what);
    column->addWidget(m_wanted);
    column->addWidget(m_list, 1);
    column->addWidget(m_answers);
    column->addLayout(foot);
    column->addStretch(0);
    auto* outer = new QHBoxLayout(sheet);
    outer->setContentsMargins(kPageInset, kPageInset, kPageInset, kPageInset);
    outer->addStretch(1);
    outer->addWidget(inner, 100);
    outer->addStretch(1);
    m_scroll->setObjectName(QStringLiteral("erase.page"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(sheet);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_scroll);
    const QList<QWidget*> order { m_characters, m_list, m_why, m_count, m_act, m_back };
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void ErasePage::begin(
    const std::shared_ptr<session::IncidentSession>& incident, const std::optional<journal::EventId>& entry)
{
    if (m_incident)
        m_incident->disconnect(this);
    m_incident = incident;
    m_entry = entry;
    m_isSaving = false;
    forget();
    say({});
    if (m_incident) {
        // What comes or goes meanwhile is seen here, and then another number is to be typed.
        connect(m_incident.get(), &session::IncidentSession::stateChanged, this, &ErasePage::search);
    }
    search();
    setFocusProxy(m_model->rowCount() > 0 ? static_cast<QWidget*>(m_list) : m_characters);
    if (m_incident)
        focusProxy()->setFocus(Qt::OtherFocusReason);
}

void ErasePage::forget()
{
    // Setting a text takes its history along, clearing it does not.
    for (auto* field : { m_characters, m_why, m_count })
        field->setText({});
    m_model->clear();
}

void ErasePage::search()
{
    if (!m_incident)
        m_model->clear();
    else if (m_characters->text().size() >= kLeastCharacters)
        m_model->find(*m_incident, m_characters->text());
    else if (m_entry && m_characters->text().isEmpty())
        m_model->show(*m_incident, *m_entry);
    else
        m_model->clear();
    if (m_model->rowCount() > 0 && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0));
    showWanted();
    showChoice();
}

void ErasePage::showWanted()
{
    if (!m_incident)
        return m_wanted->setText({});
    const auto rows = m_model->rowCount();
    if (m_characters->text().size() >= kLeastCharacters) {
        return m_wanted->setText(rows == 0 ? tr("This stands in no text of this incident. Attached files "
                                                "are not searched.")
                : rows == 1                ? tr("It stands in one text. Attached files are not searched.")
                            : tr("It stands in %1 texts. Attached files are not searched.").arg(rows));
    }
    const auto& events = m_incident->events();
    const auto entry = std::find_if(events.begin(), events.end(),
        [this](const journal::Event& event) { return m_entry && event.id == *m_entry; });
    if (entry == events.end()) {
        return m_wanted->setText(tr("Type a part of it. Upper and lower case are the same."));
    }
    const WallTime time(m_incident->plan().zone);
    const auto line = incident::timelineLine(m_incident->plan(), m_incident->state(), *entry);
    const auto sentence = line ? printableLine(line->text, kMaxQuoted) : QString();
    m_wanted->setText(rows == 0
            ? tr("The entry of %1 has no text that could be taken back.").arg(time.seconds(entry->at))
            : tr("The entry of %1: %2").arg(time.seconds(entry->at), sentence));
}

void ErasePage::showChoice()
{
    const bool isAny = m_model->rowCount() > 0;
    m_list->setVisible(isAny);
    m_answers->setVisible(isAny);
    if (!isAny)
        return;
    const auto count = m_model->count();
    m_countHead->setText(tr("It cannot be undone. To go on, type how many &go: %1").arg(count));
    m_count->setAccessibleName(tr("How many go, as a number"));
    m_count->setPlaceholderText(QString::number(count));
    auto stays = tr("The entries stay, with their times and who acted. Printed sheets, sent messages and "
                    "files exported before are out of reach.");
    const auto name = m_incident ? m_incident->actingAs() : QString();
    if (m_model->choosesName(name))
        stays += u' ' + tr("You act as %1: the entry that takes it back carries that name again.").arg(name);
    m_stays->setText(stays);
}

void ErasePage::erase()
{
    // A second press before the answer is there.
    if (m_isSaving || !m_incident)
        return;
    const auto what = m_model->chosen();
    const auto count = m_model->count();
    if (count == 0)
        return ask(m_list, tr("Nothing is checked. Space checks a text."));
    const auto why = m_why->text().trimmed();
    if (why.isEmpty())
        return ask(m_why, tr("Write in a few words why it is taken back."));
    if (m_count->text().trimmed() != QString::number(count))
        return ask(m_count, tr("Type %1 to take it back for good.").arg(count));
    m_isSaving = true;
    say(tr("Taking it back…"));
    onAnswer(session::eraseForGood(*m_incident, what, why, m_characters->text()), this,
        [this, incident = m_incident, what](const Result<void>& done) {
            if (incident != m_incident)
                return;
            m_isSaving = false;
            if (done)
                erased(what);
            else
                say(done.error().text, true);
        });
}

void ErasePage::erased(const journal::Erasure& what)
{
    m_entry.reset();
    // What holds the keyboard is about to go.
    m_back->setFocus(Qt::OtherFocusReason);
    forget();
    search();
    say(tr(
        "Taken back for good: %1. It is in no file of this log any more. Printed sheets, sent messages and "
        "files exported before are out of reach.")
            .arg(wordsOf(what)));
}

void ErasePage::ask(QWidget* part, const QString& sentence)
{
    part->setFocus(Qt::OtherFocusReason);
    say(sentence, true);
    m_scroll->ensureWidgetVisible(part);
}

void ErasePage::say(const QString& sentence, bool isRefusal)
{
    m_isRefusal = isRefusal;
    m_message->setText(sentence);
    setInk(m_message, isRefusal ? m_theme.colors.warning : m_theme.colors.muted);
}

void ErasePage::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto* button = qobject_cast<Button*>(focusWidget());
    if (event->key() == Qt::Key_Escape) {
        m_back->click();
    } else if (isEnter && button != nullptr && button->hasFocus()) {
        button->click();
    } else if (isEnter && m_count->hasFocus()) {
        erase();
    } else if (isEnter && !m_answers->isHidden()) {
        // From line to line; nothing goes by it.
        focusNextChild();
        m_scroll->ensureWidgetVisible(focusWidget());
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ErasePage::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    auto ground = palette();
    ground.setColor(QPalette::Window, theme.colors.panel);
    ground.setColor(QPalette::WindowText, theme.colors.text);
    setPalette(ground);
    setAutoFillBackground(true);
    m_delegate->setTheme(theme);
    m_title->setFont(theme.font(Token::H1));
    for (auto* label : { m_whatHead, m_wanted, m_whyHead, m_countHead, m_stays, m_message })
        label->setFont(theme.font(Token::Body));
    for (auto* label : { m_wanted, m_stays })
        setInk(label, theme.colors.muted);
    for (auto* field : { m_characters, m_why, m_count })
        field->setFont(theme.font(Token::Body));
    m_count->setFixedWidth(theme.px(kCountWidth));
    m_list->setMinimumHeight(theme.px(kListHeight));
    for (auto* button : { m_act, m_back })
        button->setTheme(theme);
    m_list->doItemsLayout();
    say(m_message->text(), m_isRefusal);
}

} // namespace muster::ui
