// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/credentialspanel.h"

#include "ui/models/credentialsmodel.h"
#include "ui/panels/countdownline.h"
#include "ui/panels/credentialsdelegate.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/reasonline.h"
#include "ui/panels/secretentry.h"
#include "ui/panels/secretview.h"
#include "ui/widgets/button.h"
#include "ui/widgets/onanswer.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace muster::ui {

using session::SecretStanding;
using Token = TypeScale::Token;

namespace {

/// How long a value is shown, and how long it stays on the clipboard.
constexpr auto kShown = std::chrono::seconds(10);

QString putWords(SecretStanding standing)
{
    switch (standing) {
    case SecretStanding::Unknown:
    case SecretStanding::Missing:
        return CredentialsPanel::tr("Add…");
    case SecretStanding::Stored:
        return CredentialsPanel::tr("Replace…");
    case SecretStanding::Held:
    case SecretStanding::Elsewhere:
    case SecretStanding::Locked:
    case SecretStanding::Absent:
    case SecretStanding::Silent:
        return CredentialsPanel::tr("Paste once…");
    }
    Q_UNREACHABLE();
}

} // namespace

CredentialsPanel::CredentialsPanel(const ThemeValues& theme, QWidget* parent)
    : ListPanel(QStringLiteral("credentials"), tr("Credentials"), theme, parent)
    , m_model(new CredentialsModel(this))
    , m_delegate(new CredentialsDelegate(m_model, theme, this))
    , m_head(new QWidget)
    , m_closed(new Paragraph)
    , m_retry(new Button(Button::Kind::Outlined, tr("Retry"), theme))
    , m_foot(new QWidget)
    , m_value(new SecretView(theme))
    , m_valueLeft(new CountdownLine(theme))
    , m_copyLeft(new CountdownLine(theme))
    , m_message(new Paragraph)
    , m_reason(new ReasonLine(theme))
    , m_entry(new SecretEntry(theme))
    , m_acts(new QWidget)
    , m_reveal(new Button(Button::Kind::Outlined, tr("Reveal"), theme))
    , m_copy(new Button(Button::Kind::Outlined, tr("Copy"), theme))
    , m_put(new Button(Button::Kind::Outlined, {}, theme))
{
    list()->setAccessibleDescription(
        tr("R shows the value for ten seconds, Ctrl+C copies it for ten seconds, Insert puts one in, F5 "
           "looks at the keychain again"));
    list()->setModel(m_model);
    list()->setItemDelegate(m_delegate);
    buildHead();
    buildFoot();
    auto* column = qobject_cast<QVBoxLayout*>(layout());
    column->insertWidget(0, m_head);
    column->addWidget(m_foot);

    connect(list()->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        forget();
        m_message->hide();
        showActs();
    });
    for (const auto changed : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(m_model, changed, this, &CredentialsPanel::showRows);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CredentialsPanel::showRows);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        list()->doItemsLayout();
        showActs();
        emit remarkChanged();
    });
    restyle();
    showRows();
}

CredentialsPanel::~CredentialsPanel() = default;

void CredentialsPanel::buildHead()
{
    m_closed->setObjectName(QStringLiteral("credentials.closed"));
    m_retry->setObjectName(QStringLiteral("credentials.retry"));
    m_retry->setKeyHint(QStringLiteral("F5"));
    auto* row = new QHBoxLayout(m_head);
    row->addWidget(m_closed, 1);
    row->addWidget(m_retry);
    connect(m_retry, &QPushButton::clicked, this, &CredentialsPanel::look);
}

void CredentialsPanel::buildFoot()
{
    m_value->setObjectName(QStringLiteral("credentials.value"));
    m_valueLeft->setObjectName(QStringLiteral("credentials.valueLeft"));
    m_copyLeft->setObjectName(QStringLiteral("credentials.copyLeft"));
    m_message->setObjectName(QStringLiteral("credentials.message"));
    m_message->hide();
    m_reason->setObjectName(QStringLiteral("credentials.reason"));
    m_entry->setObjectName(QStringLiteral("credentials.entry"));
    m_reveal->setObjectName(QStringLiteral("credentials.reveal"));
    m_reveal->setKeyHint(QStringLiteral("R"));
    m_copy->setObjectName(QStringLiteral("credentials.copy"));
    m_copy->setKeyHint(QStringLiteral("Ctrl+C"));
    m_put->setObjectName(QStringLiteral("credentials.put"));
    m_put->setKeyHint(tr("Ins"));
    auto* acts = new QGridLayout(m_acts);
    acts->setContentsMargins(0, 0, 0, 0);
    acts->addWidget(m_reveal, 0, 0);
    acts->addWidget(m_copy, 0, 1);
    acts->addWidget(m_put, 1, 0, 1, 2);
    acts->setColumnStretch(3, 1);
    m_acts->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(m_foot);
    for (auto* part : std::initializer_list<QWidget*> {
             m_value, m_valueLeft, m_copyLeft, m_message, m_reason, m_entry, m_acts })
        column->addWidget(part);

    connect(m_reveal, &QPushButton::clicked, this, [this] { want(How::Revealed); });
    connect(m_copy, &QPushButton::clicked, this, [this] { want(How::Copied); });
    connect(m_put, &QPushButton::clicked, this, &CredentialsPanel::askForValue);
    connect(m_reason, &ReasonLine::answered, this, [this](int, const QString& why) {
        list()->setFocus(Qt::OtherFocusReason);
        release(m_asked, m_wanted, why);
    });
    connect(m_entry, &SecretEntry::answered, this, &CredentialsPanel::putValue);
    const auto back = [this] {
        showActs();
        list()->setFocus(Qt::OtherFocusReason);
    };
    connect(m_reason, &ReasonLine::gaveUp, this, back);
    connect(m_entry, &SecretEntry::gaveUp, this, back);
}

void CredentialsPanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    forget();
    // Nobody would take it back later: without an incident there are no ticks.
    takeBackCopy();
    m_message->hide();
    if (m_incident)
        m_incident->disconnect(this);
    m_incident = incident;
    m_model->setIncident(std::move(incident));
    if (!m_incident)
        return;
    connect(m_incident.get(), &session::IncidentSession::stateChanged, this, [this] {
        if (!isRunning())
            forget();
        showActs();
    });
    if (m_model->rowCount() > 0)
        list()->setCurrentIndex(m_model->index(0));
    if (isVisible())
        look();
}

bool CredentialsPanel::isRunning() const
{
    return m_incident && !m_incident->state().closedAt;
}

Millis CredentialsPanel::now() const
{
    return m_incident->machineClock().elapsed();
}

void CredentialsPanel::tick()
{
    if (m_hidesAt) {
        m_valueLeft->setLeft(*m_hidesAt - now());
        if (now() >= *m_hidesAt)
            conceal();
    }
    if (m_clipboard.isLent()) {
        m_copyLeft->setLeft(m_clipboard.left(now()));
        if (m_clipboard.left(now()) <= Millis::zero())
            takeBackCopy();
    }
}

QString CredentialsPanel::remark() const
{
    int missing = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        missing += m_model->at(row).standing == SecretStanding::Missing ? 1 : 0;
    return missing == 0 ? QString() : tr("%1 of %2 not stored here").arg(missing).arg(m_model->rowCount());
}

void CredentialsPanel::setCompact(bool compact)
{
    m_compact = compact;
    restyle();
}

void CredentialsPanel::setTheme(const ThemeValues& theme)
{
    m_delegate->setTheme(theme);
    ListPanel::setTheme(theme);
    m_value->setTheme(theme);
    m_valueLeft->setTheme(theme);
    m_copyLeft->setTheme(theme);
    m_reason->setTheme(theme);
    m_entry->setTheme(theme);
    for (auto* button : { m_retry, m_reveal, m_copy, m_put })
        button->setTheme(theme);
    restyle();
}

void CredentialsPanel::restyle()
{
    const auto inset = theme().px(kDockInset);
    const auto gap = theme().px(m_compact ? 4 : 8);
    m_closed->setStyle(theme().font(Token::Table), theme().colors.warning);
    m_head->layout()->setContentsMargins(inset, gap, inset, gap);
    m_head->layout()->setSpacing(theme().px(8));
    m_message->setStyle(theme().font(Token::Table), theme().colors.warning);
    m_foot->layout()->setContentsMargins(inset, gap, inset, gap);
    m_foot->layout()->setSpacing(gap);
    m_acts->layout()->setSpacing(theme().px(6));
}

const CredentialRow* CredentialsPanel::current() const
{
    const auto index = list()->currentIndex();
    return m_incident && index.isValid() ? &m_model->at(index.row()) : nullptr;
}

void CredentialsPanel::showRows()
{
    const bool empty = m_model->rowCount() == 0;
    showEmptiness(!empty ? QString()
            : m_incident
            ? tr("Muster stores names only; secrets stay in your keychain. Add a reference under "
                 "“credentials” in the plan.")
            : tr("No incident is open."));
    if (!empty && !list()->currentIndex().isValid())
        list()->setCurrentIndex(m_model->index(0));
    showActs();
}

void CredentialsPanel::showActs()
{
    const auto* row = current();
    m_foot->setVisible(row != nullptr);
    const auto closed = m_incident ? m_incident->secrets().closedWords() : QString();
    m_closed->setWords(closed);
    m_head->setVisible(!closed.isEmpty());
    if (row == nullptr)
        return;
    const auto asks = !m_reason->isHidden() || !m_entry->isHidden();
    m_acts->setVisible(!asks);
    m_reveal->setEnabled(isRunning() && session::isAtHand(row->standing));
    m_copy->setEnabled(m_reveal->isEnabled());
    m_put->setEnabled(isRunning() && row->standing != SecretStanding::Unknown);
    m_put->setText(putWords(row->standing));
    m_foot->updateGeometry();
}

void CredentialsPanel::look()
{
    if (m_incident)
        m_incident->secrets().look();
}

void CredentialsPanel::showEvent(QShowEvent* event)
{
    ListPanel::showEvent(event);
    look();
}

void CredentialsPanel::hideEvent(QHideEvent* event)
{
    forget();
    ListPanel::hideEvent(event);
}

bool CredentialsPanel::event(QEvent* event)
{
    if (event->type() == QEvent::WindowDeactivate) {
        conceal();
        m_entry->mask();
    }
    // Whoever went to unlock the keychain comes back to what is true now.
    if (event->type() == QEvent::WindowActivate && !m_head->isHidden())
        look();
    return ListPanel::event(event);
}

void CredentialsPanel::resizeEvent(QResizeEvent* event)
{
    ListPanel::resizeEvent(event);
    // A narrow dock has no room for three buttons side by side.
    auto* acts = qobject_cast<QGridLayout*>(m_acts->layout());
    int needed = 0;
    for (const auto* button : { m_reveal, m_copy, m_put })
        needed += button->sizeHint().width() + theme().px(kDockInset);
    acts->removeWidget(m_put);
    if (needed + theme().px(kDockInset) <= width())
        acts->addWidget(m_put, 0, 2);
    else
        acts->addWidget(m_put, 1, 0, 1, 2);
}

bool CredentialsPanel::eventFilter(QObject* watched, QEvent* event)
{
    // Before anybody's shortcut of the same key, as for the editing keys of a field.
    if (watched == list() && event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy))
        event->accept();
    if (watched == list() && event->type() == QEvent::KeyPress
        && handleListKey(*static_cast<QKeyEvent*>(event)))
        return true;
    return ListPanel::eventFilter(watched, event);
}

bool CredentialsPanel::handleListKey(const QKeyEvent& key)
{
    if (key.isAutoRepeat())
        return false;
    if (key.matches(QKeySequence::Copy)) {
        m_copy->click();
        return true;
    }
    if ((key.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    switch (key.key()) {
    case Qt::Key_R:
        m_reveal->click();
        return true;
    case Qt::Key_Insert:
        m_put->click();
        return true;
    case Qt::Key_F5:
        look();
        return true;
    case Qt::Key_Escape:
        if (!m_value->isRevealed())
            return false;
        conceal();
        return true;
    default:
        return false;
    }
}

void CredentialsPanel::want(How how)
{
    const auto* row = current();
    if (row == nullptr)
        return;
    conceal();
    m_message->hide();
    m_asked = row->id;
    m_wanted = how;
    if (!row->breakGlass)
        return release(row->id, how, {});
    m_reason->ask(
        tr("Why is %1 needed? It is kept for emergencies; the reason goes into the log.").arg(row->title),
        how == How::Revealed ? tr("Reveal") : tr("Copy"), {}, ReasonLine::Need::Words);
    showActs();
}

void CredentialsPanel::release(const QString& credential, How how, const QString& why)
{
    showActs();
    onAnswer(m_incident->secrets().release(credential, how, why), this,
        [this, credential, how, from = m_incident.get()](const Result<SecretPtr>& value) {
            if (from != m_incident.get())
                return;
            if (!value)
                return refuse(value.error().text);
            const auto* row = current();
            const bool stays = isRunning() && row != nullptr && row->id == credential;
            if (how == How::Copied && stays)
                return copy(*row, *value);
            if (how == How::Revealed && stays && isVisible() && isActiveWindow())
                return reveal(*row, *value);
            emit told(tr("The value was not given out, because you went on to something else. Ask again."));
        });
}

void CredentialsPanel::reveal(const CredentialRow& row, const SecretPtr& value)
{
    m_hidesAt = now() + kShown;
    m_value->reveal(row.title, value);
    m_valueLeft->begin(
        tr("Hides in %1 s. Esc hides it now."), tr("The value is shown for ten seconds"), kShown);
}

void CredentialsPanel::copy(const CredentialRow& row, const SecretPtr& value)
{
    m_clipboard.lend(value, now() + kShown);
    m_copyLeft->begin(
        tr("On the clipboard for %1 s more."), tr("The value is on the clipboard for ten seconds"), kShown);
    emit told(tr("Copied %1. The clipboard is cleared after ten seconds.").arg(row.title));
}

void CredentialsPanel::conceal()
{
    m_hidesAt.reset();
    m_value->conceal();
    m_valueLeft->hide();
    // Its height follows from its parts; the column above does not ask again by itself.
    m_foot->updateGeometry();
}

void CredentialsPanel::takeBackCopy()
{
    if (!m_clipboard.isLent())
        return;
    m_copyLeft->hide();
    if (m_clipboard.takeBack() == SecretClipboard::TakenBack::Cleared)
        emit told(tr("The clipboard has been cleared."));
}

void CredentialsPanel::forget()
{
    conceal();
    m_reason->giveUp();
    m_entry->giveUp();
}

void CredentialsPanel::askForValue()
{
    const auto* row = current();
    if (row == nullptr)
        return;
    conceal();
    m_message->hide();
    m_asked = row->id;
    if (session::isOpen(row->standing))
        m_entry->ask(tr("The value of %1, for the keychain entry %2").arg(row->title, row->keychain),
            row->standing == SecretStanding::Stored ? tr("Replace") : tr("Add"));
    else
        m_entry->ask(
            tr("The value of %1, kept in memory until the incident ends here, not saved").arg(row->title),
            tr("Keep"));
    showActs();
}

void CredentialsPanel::putValue()
{
    const auto* row = current();
    const auto value = m_entry->value();
    if (row == nullptr || !value)
        return;
    const auto title = row->title;
    auto& secrets = m_incident->secrets();
    const auto answer = [this, title, id = row->id, open = session::isOpen(row->standing),
                            from = m_incident.get()](const Result<void>& done) {
        if (from != m_incident.get())
            return;
        if (!done)
            return refuse(done.error().text);
        if (m_asked == id) {
            m_entry->giveUp();
            list()->setFocus(Qt::OtherFocusReason);
        }
        showActs();
        emit told(open ? tr("%1 is in the keychain now.").arg(title)
                       : tr("%1 is kept in memory until the incident ends here.").arg(title));
    };
    if (session::isOpen(row->standing))
        onAnswer(secrets.store(row->id, value), this, answer);
    else
        answer(secrets.hold(row->id, value));
}

void CredentialsPanel::refuse(const QString& sentence)
{
    m_message->setWords(sentence);
    m_message->show();
    showActs();
    emit failed(sentence);
}

} // namespace muster::ui
