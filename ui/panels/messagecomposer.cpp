// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/messagecomposer.h"

#include "core/base/spokentime.h"
#include "core/incident/cadence.h"
#include "ui/panels/signedline.h"
#include "ui/widgets/button.h"
#include "ui/widgets/onanswer.h"

#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace muster::ui {

using namespace std::chrono_literals;
using incident::MessageSent;
using Token = TypeScale::Token;

namespace {

// Where a draft stands, behind its audience and template.
const auto kMessageKey = QStringLiteral("message/%1");
const auto kTextKey = QStringLiteral("/text");
const auto kChannelKey = QStringLiteral("/channel");
const auto kNextKey = QStringLiteral("/next");

/// How a promise stands in the text, also before there is one.
QString nextWords(const std::optional<Instant>& next, const plan::Plan& plan)
{
    return next ? momentText(*next, plan.zone) : QStringLiteral("{{next_update_at}}");
}

QString titleOf(const plan::MessageTemplate& one)
{
    auto title = one.id.toString();
    title.replace(u'-', u' ');
    if (!title.isEmpty())
        title[0] = title[0].toUpper();
    return title;
}

bool isSendKey(const QKeyEvent& key)
{
    return (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter)
        && (key.modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
}

} // namespace

MessageComposer::MessageComposer(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_to(new QLabel)
    , m_templateLabel(new QLabel(tr("Text")))
    , m_template(new QComboBox)
    , m_channelLabel(new QLabel(tr("Goes out by")))
    , m_channel(new QComboBox)
    , m_nextLabel(new QLabel)
    , m_nextAt(new QLineEdit)
    , m_text(new QPlainTextEdit)
    , m_gaps(new SignedLine(theme))
    , m_refusal(new SignedLine(theme))
    , m_copy(new Button(Button::Kind::Outlined, tr("Copy"), theme))
    , m_sent(new Button(Button::Kind::Outlined, tr("Mark as sent"), theme))
    , m_back(new Button(Button::Kind::Flat, tr("Back"), theme))
    , m_fields(new QWidget)
    , m_body(new QWidget)
{
    build();
    restyle();
    connect(m_template, &QComboBox::activated, this, [this](int index) {
        m_choices.insert(audienceKey(), index);
        fill();
    });
    connect(m_channel, &QComboBox::activated, this, &MessageComposer::keep);
    connect(m_nextAt, &QLineEdit::textEdited, this, &MessageComposer::readNext);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        showGaps();
        if (!m_filling)
            keep();
    });
    connect(m_copy, &Button::clicked, this, &MessageComposer::copy);
    connect(m_sent, &Button::clicked, this, &MessageComposer::markAsSent);
    connect(m_back, &Button::clicked, this, &MessageComposer::left);
}

MessageComposer::~MessageComposer() = default;

void MessageComposer::build()
{
    m_to->setObjectName(QStringLiteral("comms.to"));
    m_to->setTextFormat(Qt::PlainText);
    m_template->setObjectName(QStringLiteral("comms.template"));
    m_template->setAccessibleName(tr("Text to begin with"));
    m_channel->setObjectName(QStringLiteral("comms.channel"));
    m_channel->setAccessibleName(tr("Channel by which it goes out"));
    m_nextAt->setObjectName(QStringLiteral("comms.next"));
    m_nextAt->setAccessibleName(tr("When the next update is promised"));
    m_nextAt->setPlaceholderText(tr("none promised"));
    m_nextAt->setMaxLength(40);
    m_text->setObjectName(QStringLiteral("comms.text"));
    m_text->setAccessibleName(tr("Message"));
    m_text->setAccessibleDescription(tr("Ctrl+Enter marks it as sent, Escape goes back and keeps it"));
    m_text->setTabChangesFocus(true);
    // It takes what the rest leaves, so that the buttons stay in sight.
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_gaps->setObjectName(QStringLiteral("comms.gaps"));
    m_refusal->setObjectName(QStringLiteral("comms.refusal"));
    m_copy->setObjectName(QStringLiteral("comms.copy"));
    m_sent->setObjectName(QStringLiteral("comms.sent"));
    m_back->setObjectName(QStringLiteral("comms.back"));
    m_sent->setKeyHint(QStringLiteral("Ctrl+Enter"));
    m_back->setKeyHint(QStringLiteral("Esc"));
    m_back->setHeight(Button::Height::Small);
    // A long name gives way to the way back.
    m_to->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_templateLabel->setBuddy(m_template);
    m_channelLabel->setBuddy(m_channel);
    m_nextLabel->setBuddy(m_nextAt);
    for (auto* box : { m_template, m_channel }) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    auto* fields = new QGridLayout(m_fields);
    fields->setContentsMargins(0, 0, 0, 0);
    auto* head = new QHBoxLayout;
    head->addWidget(m_to, 1);
    head->addWidget(m_back);
    fields->addLayout(head, 0, 0, 1, 2);
    fields->addWidget(m_templateLabel, 1, 0);
    fields->addWidget(m_template, 1, 1);
    fields->addWidget(m_channelLabel, 2, 0);
    fields->addWidget(m_channel, 2, 1);
    fields->addWidget(m_nextLabel, 3, 0);
    fields->addWidget(m_nextAt, 3, 1);
    fields->setColumnStretch(1, 1);
    fields->setRowStretch(4, 1);

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addWidget(m_sent);
    buttons->addStretch(1);
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->addWidget(m_text, 1);
    body->addWidget(m_gaps);
    body->addWidget(m_refusal);
    body->addLayout(buttons);

    m_box = new QBoxLayout(QBoxLayout::TopToBottom, this);
    m_box->addWidget(m_fields);
    m_box->addWidget(m_body, 1);
    setTabOrder(m_template, m_channel);
    setTabOrder(m_channel, m_nextAt);
    setTabOrder(m_nextAt, m_text);
    setTabOrder(m_text, m_copy);
    setTabOrder(m_copy, m_sent);
    setTabOrder(m_sent, m_back);
}

void MessageComposer::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    m_incident = std::move(incident);
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
    m_audience = plan::AudienceId(QString());
}

void MessageComposer::open(const plan::AudienceId& audience)
{
    m_audience = audience;
    const auto* known = incident::audienceOf(m_incident->plan(), audience);
    m_audienceTitle = known->title.isEmpty() ? audience.toString() : known->title;
    m_to->setText(tr("To %1").arg(m_audienceTitle));
    m_nextLabel->setText(tr("Next update (%1)").arg(m_time.zoneName(m_incident->clock().now())));
    fillChoices();
    fill();
}

void MessageComposer::fillChoices()
{
    const auto& plan = m_incident->plan();
    m_template->clear();
    const auto fitting = incident::templatesFor(plan, m_audience);
    for (const auto* one : fitting)
        m_template->addItem(titleOf(*one));
    m_template->addItem(tr("Plain text"));
    const auto* wanted = incident::fittingTemplate(plan, m_incident->state(), m_audience);
    const auto chosen = m_choices.constFind(audienceKey());
    m_template->setCurrentIndex(chosen != m_choices.constEnd() ? *chosen
            : wanted                                           ? static_cast<int>(fitting.indexOf(wanted))
                                                               : 0);

    m_channel->clear();
    m_channel->addItem(tr("not said"), QString());
    for (const auto& id : incident::audienceOf(plan, m_audience)->channels) {
        const auto& channels = plan.communications.channels;
        const auto channel = std::find_if(
            channels.begin(), channels.end(), [&](const plan::Channel& one) { return one.id == id; });
        if (channel != channels.end())
            m_channel->addItem(channel->title.isEmpty() ? id : channel->title, id);
    }
    const bool isAsked = m_channel->count() > 1;
    m_channel->setVisible(isAsked);
    m_channelLabel->setVisible(isAsked);
}

const plan::MessageTemplate* MessageComposer::chosenTemplate() const
{
    return incident::templatesFor(m_incident->plan(), m_audience).value(m_template->currentIndex());
}

QString MessageComposer::audienceKey() const
{
    return m_incident->stream().id.toString() + u'/' + m_audience.toString();
}

QString MessageComposer::draftKey() const
{
    return audienceKey() + u'/' + QString::number(m_template->currentIndex());
}

Typed MessageComposer::typed() const
{
    Typed typed;
    if (!m_incident)
        return typed;
    const QString own = m_incident->stream().id.toString() + u'/';
    for (auto it = m_drafts.begin(); it != m_drafts.end(); ++it) {
        if (!it.key().startsWith(own))
            continue;
        const auto key = kMessageKey.arg(it.key().mid(own.size()));
        typed.insert(key + kTextKey, it->text);
        typed.insert(key + kChannelKey, QString::number(it->channel));
        if (it->next)
            typed.insert(key + kNextKey, isoText(*it->next));
    }
    return typed;
}

void MessageComposer::setTyped(const Typed& typed)
{
    if (!m_incident)
        return;
    const auto head = kMessageKey.arg(QString());
    for (auto it = typed.begin(); it != typed.end(); ++it) {
        if (!it.key().startsWith(head) || !it.key().endsWith(kTextKey))
            continue;
        const auto key = it.key().chopped(kTextKey.size());
        const QString place = m_incident->stream().id.toString() + u'/' + key.mid(head.size());
        m_drafts.insert(place,
            Draft {
                *it, typed.value(key + kChannelKey).toInt(), instantFromIso(typed.value(key + kNextKey)) });
    }
}

MessageComposer::Draft MessageComposer::freshDraft() const
{
    const auto& plan = m_incident->plan();
    Draft draft;
    draft.channel = m_channel->count() > 1 ? 1 : 0;
    if (const auto every = incident::audienceOf(plan, m_audience)->every)
        draft.next = std::chrono::ceil<std::chrono::minutes>(m_incident->clock().now() + *every);
    draft.text = incident::messageText(
        plan, m_incident->state(), chosenTemplate(), draft.next, m_incident->recordCode());
    return draft;
}

void MessageComposer::fill()
{
    const auto kept = m_drafts.constFind(draftKey());
    const auto draft = kept != m_drafts.constEnd() ? *kept : freshDraft();
    m_filling = true;
    m_next = draft.next;
    const bool isNear = m_next && *m_next - m_incident->clock().now() < 24h;
    m_nextAt->setText(!m_next ? QString()
            : isNear          ? m_time.minutes(*m_next)
                              : m_time.dateAndMinutes(*m_next));
    m_channel->setCurrentIndex(draft.channel);
    m_text->setPlainText(draft.text);
    m_filling = false;
    m_refusal->setWords(Glyph::Warning, {});
    showGaps();
}

void MessageComposer::keep()
{
    m_drafts.insert(draftKey(), { m_text->toPlainText(), m_channel->currentIndex(), m_next });
    m_refusal->setWords(Glyph::Warning, {});
}

void MessageComposer::readNext()
{
    const auto typed = m_nextAt->text().trimmed();
    // A bare time is the next one that comes.
    const auto read = m_time.read(typed, m_incident->clock().now() + 24h);
    if (!read && !typed.isEmpty())
        return;
    const auto before = nextWords(m_next, m_incident->plan());
    m_next = read;
    auto text = m_text->toPlainText();
    if (text.contains(before)) {
        auto cursor = m_text->textCursor();
        cursor.select(QTextCursor::Document);
        cursor.insertText(text.replace(before, nextWords(m_next, m_incident->plan())));
    }
    keep();
}

void MessageComposer::showGaps()
{
    const auto gaps = incident::unansweredIn(m_text->toPlainText());
    const auto words = gaps.isEmpty() ? tr("No gaps left.")
                                      : tr("Still to fill in: %1").arg(gaps.join(QStringLiteral(", ")));
    if (m_gaps->words() != words)
        m_gaps->setWords(gaps.isEmpty() ? Glyph::Recovered : Glyph::Warning, words);
    m_gaps->setMuted(gaps.isEmpty());
}

void MessageComposer::selectGap()
{
    const auto text = m_text->toPlainText();
    const auto gaps = incident::unansweredIn(text);
    if (gaps.isEmpty())
        return;
    auto cursor = m_text->textCursor();
    const auto end = text.indexOf(QStringLiteral("}}"), text.indexOf(gaps.first()));
    cursor.setPosition(static_cast<int>(text.lastIndexOf(QStringLiteral("{{"), end)));
    cursor.setPosition(static_cast<int>(end) + 2, QTextCursor::KeepAnchor);
    m_text->setTextCursor(cursor);
}

void MessageComposer::takeKeyboard()
{
    m_text->setFocus(Qt::OtherFocusReason);
    if (!m_text->textCursor().hasSelection() && m_text->textCursor().atStart())
        selectGap();
}

bool MessageComposer::hasGaps()
{
    const auto gaps = incident::unansweredIn(m_text->toPlainText());
    if (gaps.isEmpty())
        return false;
    selectGap();
    m_text->setFocus(Qt::OtherFocusReason);
    complain(
        tr("The message still has gaps: %1. Replace them by words.").arg(gaps.join(QStringLiteral(", "))));
    return true;
}

void MessageComposer::complain(const QString& text)
{
    m_refusal->setWords(Glyph::Warning, text);
    emit failed(text);
}

void MessageComposer::copy()
{
    if (hasGaps())
        return;
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
    emit told(tr("Copied the message to %1. Send it, then mark it as sent.").arg(m_audienceTitle));
}

void MessageComposer::markAsSent()
{
    if (!m_incident || m_text->isReadOnly() || hasGaps())
        return;
    const auto typed = m_nextAt->text().trimmed();
    if (!typed.isEmpty() && !m_time.read(typed, m_incident->clock().now() + 24h)) {
        m_nextAt->setFocus(Qt::OtherFocusReason);
        return complain(tr("“%1” is no time. Write the next update like %2, or leave it empty.")
                            .arg(typed, m_time.minutes(m_incident->clock().now() + 30min)));
    }
    const auto* from = chosenTemplate();
    MessageSent message { m_audience, from ? std::optional(from->id) : std::nullopt,
        m_channel->currentData().toString(), MessageSent::How::ByHand, m_next,
        m_text->toPlainText().trimmed() };
    // The text stays where it is, out of reach, until the journal has answered.
    setOpen(false);
    const auto key = draftKey();
    const auto choice = audienceKey();
    onAnswer(m_incident->act(std::move(message)), this,
        [this, key, choice, title = m_audienceTitle](const session::IncidentSession::Done& done) {
            setOpen(true);
            if (!done)
                return complain(done.error().text);
            m_drafts.remove(key);
            m_choices.remove(choice);
            emit told(tr("Recorded: %1 was told.").arg(title));
            emit left();
        });
}

void MessageComposer::setOpen(bool open)
{
    m_text->setReadOnly(!open);
    m_nextAt->setReadOnly(!open);
    for (auto* part : std::initializer_list<QWidget*> { m_template, m_channel, m_copy })
        part->setEnabled(open);
    m_sent->setText(open ? tr("Mark as sent") : tr("Saving…"));
}

bool MessageComposer::event(QEvent* event)
{
    // Before anybody's shortcut of the same key.
    if (event->type() == QEvent::ShortcutOverride && isSendKey(*static_cast<QKeyEvent*>(event)))
        event->accept();
    return QWidget::event(event);
}

void MessageComposer::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else if (isSendKey(*event))
        markAsSent();
    else
        QWidget::keyPressEvent(event);
}

void MessageComposer::setWide(bool wide)
{
    if (std::exchange(m_wide, wide) != wide)
        restyle();
    m_box->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_box->setStretch(0, wide ? 2 : 0);
    m_box->setStretch(1, wide ? 3 : 1);
}

void MessageComposer::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    restyle();
}

void MessageComposer::restyle()
{
    const auto inset = m_theme.px(kDockInset);
    // Where it is wide it is low: a dock at the foot of a small window.
    const auto gap = m_theme.px(m_wide ? 4 : 8);
    m_box->setContentsMargins(inset, gap, inset, gap);
    m_box->setSpacing(m_theme.px(8));
    m_fields->layout()->setSpacing(m_theme.px(4));
    m_body->layout()->setSpacing(m_theme.px(6));
    m_to->setFont(m_theme.font(Token::TableStrong));
    for (auto* label : { m_templateLabel, m_channelLabel, m_nextLabel }) {
        label->setFont(m_theme.type.words(13));
        auto ink = label->palette();
        ink.setColor(QPalette::WindowText, m_theme.colors.muted);
        label->setPalette(ink);
    }
    for (auto* box : { m_template, m_channel })
        box->setFont(m_theme.font(Token::Table));
    m_nextAt->setFont(m_theme.type.figures(14));
    for (auto* field : std::initializer_list<QWidget*> { m_template, m_channel, m_nextAt })
        field->setFixedHeight(m_theme.px(m_wide ? kSmallControlHeight : kControlHeight));
    m_text->setFont(m_theme.font(Token::Table));
    m_text->setMinimumHeight(m_theme.px(m_wide ? 44 : 84));
    // A margin counts as a change of the text, and would be kept as if it had been typed.
    const QSignalBlocker quiet(m_text);
    m_text->document()->setDocumentMargin(m_theme.px(8));
    for (auto* line : { m_gaps, m_refusal }) {
        line->setFont(Token::Table);
        line->setTheme(m_theme);
    }
    for (auto* button : { m_copy, m_sent })
        button->setHeight(m_wide ? Button::Height::Small : Button::Height::Normal);
    for (auto* button : { m_copy, m_sent, m_back })
        button->setTheme(m_theme);
}

} // namespace muster::ui
