// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timelinepanel.h"

#include "ui/models/timelinemodel.h"
#include "ui/panels/entryedit.h"
#include "ui/panels/followupline.h"
#include "ui/panels/linessaver.h"
#include "ui/panels/logentry.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/timelinedelegate.h"
#include "ui/panels/timelinelist.h"
#include "ui/widgets/button.h"
#include "ui/widgets/onanswer.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

const auto kEntryKey = QStringLiteral("entry");

/// More than anybody pastes anywhere, and their sentences are put together while the window waits.
constexpr qsizetype kMostCopied = 5000;

/// A time, or what has been typed of one: it is gone to, and hides nothing meanwhile.
bool beginsATime(const QString& words)
{
    static const QRegularExpression kTime(QStringLiteral("^(\\d{4}-\\d\\d-\\d\\d +)?\\d{1,2}:[\\d:]*$"));
    return kTime.match(words).hasMatch();
}

} // namespace

TimelinePanel::TimelinePanel(const ThemeValues& theme, QWidget* parent)
    : ListPanel(QStringLiteral("timeline"), tr("Timeline"), theme, parent, new TimelineList)
    , m_model(new TimelineModel(this))
    , m_delegate(new TimelineDelegate(m_model, theme, this))
    , m_rows(static_cast<TimelineList*>(list()))
    , m_saver(new LinesSaver(m_model, this))
    , m_kindMenu(new QMenu(tr("&Kinds of entries"), this))
    , m_kinds(new Button(Button::Kind::Outlined, {}, theme))
    , m_hidden(new Paragraph)
    , m_message(new Paragraph)
    , m_row(new QWidget)
    , m_time(new EntryTime(theme))
    , m_entry(new EntryEdit(theme))
    , m_followUp(new FollowUpLine(theme))
{
    list()->setAccessibleDescription(tr("Enter shows the step or the service of the selected entry, and "
                                        "opens or closes a group of entries. F: something is to be done "
                                        "afterwards because of it."));
    m_rows->setRows(m_model, m_delegate);
    addFilter(FilterLine::Shows::WhileUsed, tr("Words, @person, #service, or a time to go to"),
        tr("Filter entries"));
    buildKinds();
    offerLines();
    m_hidden->setObjectName(QStringLiteral("timeline.hidden"));
    m_hidden->hide();
    m_message->setObjectName(QStringLiteral("timeline.message"));
    m_message->hide();
    m_entry->setObjectName(QStringLiteral("timeline.entry"));
    m_entry->setAccessibleName(tr("Log entry"));
    m_entry->setAccessibleDescription(tr("Enter writes it. Begin with ! for a decision, ? for a question, "
                                         "TODO for a task, or with a time such as 03:17 "
                                         "for what happened earlier."));
    m_entry->setMaxLength(2000);

    auto* row = new QHBoxLayout(m_row);
    row->addWidget(m_time);
    row->addWidget(m_entry, 1);
    auto* column = qobject_cast<QVBoxLayout*>(layout());
    column->addWidget(m_hidden);
    column->addWidget(m_message);
    column->addWidget(m_row);
    column->addWidget(m_followUp);
    setFocusProxy(m_entry);

    connect(
        list()->selectionModel(), &QItemSelectionModel::currentChanged, this, &TimelinePanel::openSelected);
    connect(
        list()->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TimelinePanel::openSelected);
    connect(m_rows, &TimelineList::released, this, &TimelinePanel::openSelected);
    connect(m_entry, &QLineEdit::returnPressed, this, &TimelinePanel::append);
    connect(m_entry, &QLineEdit::textEdited, m_message, &QWidget::hide);
    connect(filterLine(), &FilterLine::changed, this, &TimelinePanel::filter);
    connect(filterLine(), &FilterLine::cleared, this, [this] {
        m_topics = {};
        filter();
    });
    connect(m_model, &TimelineModel::hiddenChanged, this, &TimelinePanel::showHidden);
    connect(m_followUp, &FollowUpLine::recorded, this, &TimelinePanel::endFollowUp);
    connect(m_followUp, &FollowUpLine::gaveUp, this, &TimelinePanel::endFollowUp);
    connect(m_followUp, &FollowUpLine::failed, this, &TimelinePanel::failed);
    // Only who scrolls leaves the end; a list that gets smaller, or is out of sight, does not.
    auto* bar = list()->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this] { m_follows = isAtEnd(); });
    connect(bar, &QScrollBar::rangeChanged, this, [this, bar] {
        if (m_follows)
            bar->setValue(bar->maximum());
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        showRows();
        if (m_follows)
            list()->scrollToBottom();
        if (!m_model->isSearching())
            return;
        if (!list()->currentIndex().isValid())
            goTo(m_model->rowCount() - 1);
        emit remarkChanged();
    });
    connect(m_model, &TimelineModel::searchEnded, this, [this] {
        showRows();
        emit remarkChanged();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex& first, const QModelIndex& last) {
            const auto current = list()->currentIndex().row();
            if (list()->hasFocus() && current >= first.row() && current <= last.row())
                openSelected();
        });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        showRows();
        list()->scrollToBottom();
    });
    filter();
    restyle();
    showRows();
}

TimelinePanel::~TimelinePanel() = default;

void TimelinePanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    filterLine()->clear();
    m_incident = incident;
    m_model->setIncident(std::move(incident));
    goTo(m_model->rowCount() - 1);
    m_message->hide();
    m_followUp->giveUp();
    m_row->show();
    m_entry->setReadOnly(false);
    m_row->setEnabled(m_incident != nullptr);
    showRows();
    list()->scrollToBottom();
    tick();
}

void TimelinePanel::buildKinds()
{
    const auto add = [this](const QString& id, const QString& text) {
        auto* action = m_kindMenu->addAction(text);
        action->setObjectName(QStringLiteral("timeline.kind.%1").arg(id));
        action->setCheckable(true);
        return action;
    };
    auto* all = add(QStringLiteral("all"), tr("&All kinds"));
    connect(all, &QAction::triggered, this, [this] {
        m_topics = {};
        chooseKinds();
    });
    m_kindMenu->addSeparator();
    for (const auto topic : kTimelineTopics) {
        auto* action = add(QString::number(static_cast<int>(topic)), wordsOf(topic));
        action->setData(static_cast<int>(topic));
        connect(action, &QAction::triggered, this, [this, topic](bool shown) {
            m_topics.setFlag(topic, shown);
            chooseKinds();
        });
    }
    m_kinds->setObjectName(QStringLiteral("timeline.kinds"));
    m_kinds->setMenu(m_kindMenu);
    filterLine()->addTool(m_kinds);
    addAction(m_kindMenu->menuAction());
    auto* newest = new QAction(tr("Go to the &newest entry\tEnd"), this);
    newest->setObjectName(QStringLiteral("timeline.newest"));
    connect(newest, &QAction::triggered, this, [this] {
        list()->setFocus(Qt::ShortcutFocusReason);
        goTo(m_model->rowCount() - 1);
    });
    addAction(newest);
}

void TimelinePanel::offerLines()
{
    const auto offer = [this](const QString& id, const QString& text, auto act) {
        auto* action = new QAction(text, this);
        action->setObjectName(id);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
        m_ofLines << action;
    };
    offer(QStringLiteral("timeline.copy"), tr("Cop&y the selected lines\tCtrl+C"), &TimelinePanel::copyLines);
    offer(QStringLiteral("timeline.save"), tr("&Save these lines…"), &TimelinePanel::saveLines);
    offer(QStringLiteral("timeline.followUp"), tr("Add a &follow-up…\tF"), &TimelinePanel::addFollowUp);
    offer(QStringLiteral("timeline.erase"), tr("&Take texts back…"), [this] {
        const auto index = list()->currentIndex();
        if (index.isValid() && !m_model->isGroup(index.row()))
            emit eraseWanted(m_model->at(index.row()).id);
    });
    connect(m_saver, &LinesSaver::failed, this, &TimelinePanel::showRefusal);
    connect(m_saver, &LinesSaver::saved, this, [this](const QString& file, qsizetype lines) {
        emit told(
            lines == 1 ? tr("Saved 1 line: %1").arg(file) : tr("Saved %1 lines: %2").arg(lines).arg(file));
    });
}

QList<int> TimelinePanel::selectedEntries() const
{
    QList<std::pair<int, int>> ranges;
    for (const auto& range : list()->selectionModel()->selection())
        ranges.append({ range.top(), range.bottom() });
    std::sort(ranges.begin(), ranges.end());
    QList<int> entries;
    for (const auto& [first, last] : std::as_const(ranges)) {
        for (auto row = first; row <= last; ++row) {
            for (const auto entry : m_model->entriesOf(row)) {
                // An open group and what stands below it are the same entries.
                if (entries.isEmpty() || entries.last() < entry)
                    entries.append(entry);
            }
        }
    }
    return entries;
}

void TimelinePanel::copyLines()
{
    const auto entries = selectedEntries();
    if (entries.isEmpty())
        return;
    if (entries.size() > kMostCopied) {
        showRefusal(tr("%1 lines are too many to copy. Save them to a file, or select at most %2.")
                        .arg(entries.size())
                        .arg(kMostCopied));
        return;
    }
    QByteArray lines;
    for (const auto entry : entries)
        lines += lineOf(m_model->copyOf(entry), LinesFormat::Text);
    QGuiApplication::clipboard()->setText(QString::fromUtf8(lines));
    emit told(entries.size() == 1 ? tr("Copied 1 line.") : tr("Copied %1 lines.").arg(entries.size()));
}

void TimelinePanel::addFollowUp()
{
    const auto index = list()->currentIndex();
    if (!m_incident || !index.isValid())
        return;
    const auto from
        = m_model->isGroup(index.row()) ? std::nullopt : std::optional(m_model->at(index.row()).id);
    m_message->hide();
    // Both have no room in a low dock.
    m_row->hide();
    m_followUp->add(m_incident, from);
}

void TimelinePanel::endFollowUp()
{
    m_row->show();
    list()->setFocus(Qt::OtherFocusReason);
}

void TimelinePanel::saveLines()
{
    if (selectedEntries().isEmpty())
        return showRefusal(tr("There is no line to save. Select some in the timeline first."));
    auto* dialog = new QFileDialog(this, tr("Save the selected lines"));
    dialog->setObjectName(QStringLiteral("timeline.saver"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({ tr("Text (*.txt)"), tr("Table (*.csv)"), tr("Markdown (*.md)") });
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.section(QStringLiteral("*."), -1).chopped(1));
    });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &TimelinePanel::saveLinesAs);
    dialog->open();
}

void TimelinePanel::saveLinesAs(const QString& file)
{
    m_message->hide();
    if (const auto entries = selectedEntries(); !entries.isEmpty())
        m_saver->save(file, entries);
}

void TimelinePanel::fold(int row, bool open)
{
    goTo(row);
    m_model->setOpen(row, open);
    list()->scrollTo(list()->currentIndex());
}

bool TimelinePanel::takes(const QKeyEvent& key)
{
    if (key.matches(QKeySequence::Copy)) {
        copyLines();
        return true;
    }
    const auto row = list()->currentIndex().row();
    if (row < 0 || (key.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    if (key.key() == Qt::Key_F && !key.isAutoRepeat()) {
        addFollowUp();
        return true;
    }
    if (key.key() == Qt::Key_Right && m_model->isGroup(row)) {
        fold(row, true);
        return true;
    }
    if (const auto group = m_model->groupOf(row); key.key() == Qt::Key_Left && group) {
        fold(*group, false);
        return true;
    }
    return false;
}

void TimelinePanel::chooseKinds()
{
    filter();
    filterLine()->open();
}

void TimelinePanel::filter()
{
    const auto index = list()->currentIndex();
    const auto before = index.isValid() ? std::optional(m_model->entryAt(index.row())) : std::nullopt;
    const auto words = filterLine()->words();
    m_model->setFilter(m_topics, beginsATime(words) ? QString() : words);
    filterLine()->setNarrowed(m_topics != TimelineTopics());
    QStringList kinds;
    for (auto* action : m_kindMenu->actions()) {
        const auto topic = TimelineTopics::fromInt(action->data().toInt());
        action->setChecked(topic ? m_topics.testFlags(topic) : !m_topics);
        if (topic && action->isChecked())
            kinds << action->text();
    }
    m_kinds->setText(u"%1 ▾"_qs.arg(kinds.isEmpty() ? tr("All kinds")
            : kinds.size() == 1                     ? kinds.first()
                                                    : tr("%1 kinds").arg(kinds.size())));
    m_kinds->setAccessibleName(
        tr("Kinds of entries: %1").arg(kinds.isEmpty() ? tr("all") : kinds.join(u", "_qs)));

    const auto same = before ? m_model->rowShowing(*before) : std::nullopt;
    const auto moment = m_incident && beginsATime(words)
        ? m_model->wallTime().read(words, m_incident->clock().now())
        : std::nullopt;
    if (moment) {
        goTo(m_model->rowFrom(*moment));
        list()->scrollTo(list()->currentIndex(), QAbstractItemView::PositionAtCenter);
    } else if (!list()->currentIndex().isValid()) {
        goTo(same.value_or(m_model->rowCount() - 1));
    }
    emit remarkChanged();
}

void TimelinePanel::goTo(std::optional<int> row)
{
    if (row && *row >= 0)
        list()->setCurrentIndex(m_model->index(*row));
}

void TimelinePanel::showHidden()
{
    const auto hidden = m_model->hiddenSince();
    m_hidden->setWords(hidden == 1 ? tr("1 new entry is hidden by the filter.")
                                   : tr("%1 new entries are hidden by the filter.").arg(hidden));
    m_hidden->setVisible(hidden > 0);
}

void TimelinePanel::choose(int row)
{
    if (m_model->isGroup(row))
        return fold(row, !m_model->isOpen(row));
    const auto line = m_model->at(row);
    if (line.step)
        emit stepChosen(*line.step);
    else if (line.service)
        emit serviceChosen(*line.service);
}

void TimelinePanel::tick()
{
    m_time->setTime(m_incident ? m_model->wallTime().seconds(m_incident->clock().now()) : QString());
}

void TimelinePanel::setCompact(bool compact)
{
    ListPanel::setCompact(compact);
    // Only rows above the entry line may give way; the line itself never does.
    list()->setMinimumHeight(compact ? 0 : theme().px(25));
    m_kinds->setHeight(compact ? Button::Height::Small : Button::Height::Normal);
}

QString TimelinePanel::remark() const
{
    if (!m_incident)
        return {};
    const auto entries = m_model->entries();
    if (m_model->isFiltered())
        return tr("%1 of %2 entries").arg(m_model->rowCount()).arg(entries);
    return entries == 1 ? tr("1 entry") : tr("%1 entries").arg(entries);
}

void TimelinePanel::setTheme(const ThemeValues& theme)
{
    m_delegate->setTheme(theme);
    ListPanel::setTheme(theme);
    m_kinds->setTheme(theme);
    m_entry->setTheme(theme);
    m_time->setTheme(theme);
    m_followUp->setTheme(theme);
    restyle();
}

void TimelinePanel::restyle()
{
    const auto inset = theme().px(12);
    m_row->layout()->setContentsMargins(inset, theme().px(3), inset, theme().px(3));
    m_row->layout()->setSpacing(0);
    m_followUp->setContentsMargins(inset, theme().px(4), inset, theme().px(6));
    m_row->setFixedHeight(theme().px(38));
    m_time->setFixedWidth(theme().px(84));
    m_entry->setFixedHeight(theme().px(30));
    m_entry->setFont(theme().font(Token::Table));
    m_message->setContentsMargins(inset + theme().px(84), theme().px(4), inset, theme().px(4));
    m_message->setStyle(theme().font(Token::Table), theme().colors.warning);
    m_hidden->setContentsMargins(inset + theme().px(84), theme().px(4), inset, theme().px(4));
    m_hidden->setStyle(theme().font(Token::Table), theme().colors.muted);
}

Typed TimelinePanel::typed() const
{
    const auto text = m_entry->text();
    return text.trimmed().isEmpty() ? Typed() : Typed { { kEntryKey, text } };
}

void TimelinePanel::setTyped(const Typed& typed)
{
    m_entry->setText(typed.value(kEntryKey));
}

void TimelinePanel::focusEntry()
{
    m_entry->setFocus(Qt::ShortcutFocusReason);
}

void TimelinePanel::showFrom(const journal::EventId& entry)
{
    filterLine()->clear();
    list()->setFocus(Qt::OtherFocusReason);
    goTo(m_model->rowOf(entry));
    list()->scrollTo(list()->currentIndex(), QAbstractItemView::PositionAtTop);
}

bool TimelinePanel::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = event->type();
    if (watched == list() && type == QEvent::KeyPress && takes(*static_cast<QKeyEvent*>(event)))
        return true;
    if (watched == list() && (type == QEvent::FocusIn || type == QEvent::FocusOut || type == QEvent::Resize))
        QMetaObject::invokeMethod(this, &TimelinePanel::openSelected, Qt::QueuedConnection);
    return ListPanel::eventFilter(watched, event);
}

void TimelinePanel::openSelected()
{
    if (m_rows->isPressed())
        return;
    const auto current = list()->hasFocus() ? list()->currentIndex() : QModelIndex();
    const auto open = m_rows->isSeveralSelected() ? QModelIndex() : current;
    const auto follows = m_follows;
    m_delegate->setOpenRow(open, list()->viewport()->width());
    list()->doItemsLayout();
    if (current.isValid())
        list()->scrollTo(current);
    else if (follows)
        list()->scrollToBottom();
}

bool TimelinePanel::isAtEnd() const
{
    const auto* bar = list()->verticalScrollBar();
    return bar->value() >= bar->maximum() - theme().px(8);
}

void TimelinePanel::showRows()
{
    filterLine()->setSearchable(m_model->entries() > 0);
    for (auto* action : std::as_const(m_ofLines))
        action->setEnabled(m_model->rowCount() > 0);
    QString sentence;
    if (!m_incident)
        sentence = tr("No incident is open.");
    else if (m_model->rowCount() > 0)
        sentence.clear();
    else if (!m_model->isFiltered())
        sentence = tr("Nothing logged. Type below and press Enter.");
    else if (filterLine()->words().isEmpty())
        sentence = tr("There is no entry of these kinds. Esc shows all.");
    else if (m_model->isSearching())
        sentence = tr("Looking for “%1”. Esc shows all.").arg(filterLine()->words());
    else
        sentence = tr("No entry fits “%1”. Esc shows all.").arg(filterLine()->words());
    showEmptiness(sentence);
}

void TimelinePanel::showRefusal(const QString& text)
{
    m_message->setWords(text);
    m_message->show();
    emit failed(text);
}

void TimelinePanel::append()
{
    if (!m_incident || m_entry->isReadOnly())
        return;
    const auto entry = readLogEntry(m_entry->text(), m_model->wallTime(), m_incident->clock().now());
    if (!entry) {
        if (!m_entry->text().trimmed().isEmpty())
            showRefusal(tr("There are no words to write down yet. Add what happened and press Enter."));
        return;
    }
    // The text stays where it is, out of reach, until the journal has answered.
    m_entry->setReadOnly(true);
    const auto typed = m_entry->text();
    onAnswer(m_incident->act(entry->note, entry->at), this,
        [this, typed](const session::IncidentSession::Done& done) {
            m_entry->setReadOnly(false);
            if (done) {
                m_entry->clear();
                m_message->hide();
                list()->scrollToBottom();
            } else {
                m_entry->setText(typed);
                showRefusal(done.error().text);
            }
        });
}

} // namespace muster::ui
