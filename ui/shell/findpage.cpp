// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/findpage.h"

#include "core/base/printable.h"
#include "core/incident/walkthrough.h"
#include "core/session/incidentsession.h"
#include "ui/models/foundmodel.h"
#include "ui/models/walltime.h"
#include "ui/panels/founddelegate.h"
#include "ui/widgets/button.h"
#include "ui/widgets/onanswer.h"

#include <QAction>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace muster::ui {

using Source = journal::Search::Source;
using Token = TypeScale::Token;

namespace {

constexpr int kSheetWidth = 900;
constexpr auto kPause = std::chrono::milliseconds(150);

/// "3,412"
QString figure(qint64 number)
{
    return QLocale(QLocale::English).toString(number);
}

/// The sign that marks a letter stands for itself.
QString plainIn(const QString& name)
{
    return QString(name).replace(u'&', QStringLiteral("&&"));
}

void setInk(QWidget* widget, const QColor& ink)
{
    auto palette = widget->palette();
    palette.setColor(QPalette::WindowText, ink);
    widget->setPalette(palette);
}

} // namespace

FindPage::FindPage(
    const MachineClock& clock, const SavedSearches& saved, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_saved(saved)
    , m_theme(theme)
    , m_model(new FoundModel(this))
    , m_delegate(new FoundDelegate(m_model, theme, this))
    , m_title(new QLabel(tr("Find in the record"), this))
    , m_wordsHead(new QLabel(tr("Wor&ds"), this))
    , m_words(new QLineEdit(this))
    , m_more(new Button(Button::Kind::Outlined, {}, theme, this))
    , m_savedButton(new Button(Button::Kind::Outlined, tr("&Saved ▾"), theme, this))
    , m_savedMenu(new QMenu(tr("Saved searches"), this))
    , m_removeMenu(new QMenu(tr("&Remove"), m_savedMenu))
    , m_filters(new QWidget(this))
    , m_kinds(new Button(Button::Kind::Outlined, {}, theme, m_filters))
    , m_kindMenu(new QMenu(tr("Kinds of entries"), this))
    , m_scope(new QComboBox(m_filters))
    , m_source(new QComboBox(m_filters))
    , m_person(new QLineEdit(m_filters))
    , m_step(new QLineEdit(m_filters))
    , m_service(new QLineEdit(m_filters))
    , m_from(new QLineEdit(m_filters))
    , m_until(new QLineEdit(m_filters))
    , m_zone(new QLabel(m_filters))
    , m_naming(new QWidget(this))
    , m_nameHead(new QLabel(tr("Save &as"), m_naming))
    , m_name(new QLineEdit(m_naming))
    , m_keep(new Button(Button::Kind::Solid, tr("Save"), theme, m_naming))
    , m_message(new QLabel(this))
    , m_waiting(new QLabel(this))
    , m_list(new QListView(this))
    , m_back(new Button(Button::Kind::Outlined, tr("Go back"), theme, this))
{
    build();
    buildFilters();
    buildKinds();
    placeParts();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &FindPage::search);
    for (auto* field : { m_words, m_person, m_step, m_service, m_from, m_until })
        connect(field, &QLineEdit::textEdited, this, &FindPage::searchSoon);
    for (auto* box : { m_scope, m_source })
        connect(box, &QComboBox::activated, this, &FindPage::search);
    connect(m_more, &QPushButton::clicked, this, [this] { showFilters(m_filters->isHidden()); });
    connect(m_list, &QAbstractItemView::doubleClicked, this, &FindPage::choose);
    connect(m_savedMenu, &QMenu::aboutToShow, this, &FindPage::fillSaved);
    connect(m_keep, &QPushButton::clicked, this, &FindPage::save);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_replaces.clear(); });
    connect(m_back, &QPushButton::clicked, this, &FindPage::left);
    m_filters->hide();
    m_naming->hide();
    setIncident(nullptr);
    setTheme(theme);
    showIdle();
}

FindPage::~FindPage() = default;

void FindPage::build()
{
    m_wordsHead->setBuddy(m_words);
    m_words->setObjectName(QStringLiteral("find.words"));
    m_words->setAccessibleName(tr("Words to find"));
    m_words->setAccessibleDescription(tr("Enter goes to what was found"));
    m_words->setPlaceholderText(tr("Words, or words in “quotes” that stand together"));
    m_words->setMaxLength(static_cast<int>(SavedSearches::kLongestText));
    m_words->installEventFilter(this);
    m_more->setObjectName(QStringLiteral("find.more"));
    m_savedButton->setObjectName(QStringLiteral("find.saved"));
    m_savedButton->setAccessibleName(tr("Saved searches"));
    m_savedButton->setMenu(m_savedMenu);
    m_message->setObjectName(QStringLiteral("find.message"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_waiting->setObjectName(QStringLiteral("find.waiting"));
    m_waiting->setTextFormat(Qt::PlainText);
    m_waiting->setWordWrap(true);
    // Its figure changes each second; nobody is to hear that.
    m_waiting->setAccessibleName(tr("Some entries are not searched yet; this goes on by itself"));
    m_list->setObjectName(QStringLiteral("find.list"));
    m_list->setAccessibleName(tr("Entries that were found"));
    m_list->setAccessibleDescription(tr("Enter shows the entry in its incident"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setTabKeyNavigation(false);
    m_list->installEventFilter(this);
    m_back->setObjectName(QStringLiteral("find.back"));
    m_back->setKeyHint(tr("Esc"));
    m_nameHead->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("find.name"));
    m_name->setAccessibleName(tr("Name of the search"));
    m_name->setMaxLength(static_cast<int>(SavedSearches::kLongestName));
    m_keep->setObjectName(QStringLiteral("find.keep"));
    m_keep->setKeyHint(tr("Enter"));
    setFocusProxy(m_words);
}

void FindPage::buildFilters()
{
    m_kinds->setObjectName(QStringLiteral("find.kinds"));
    m_kinds->setMenu(m_kindMenu);
    m_scope->setObjectName(QStringLiteral("find.scope"));
    m_scope->addItem(tr("All incidents"));
    m_scope->addItem(tr("Only the open one"));
    m_source->setObjectName(QStringLiteral("find.source"));
    m_source->addItem(tr("All"), static_cast<int>(Source::All));
    m_source->addItem(tr("People"), static_cast<int>(Source::People));
    m_source->addItem(tr("The computer"), static_cast<int>(Source::Machine));
    const std::initializer_list<std::tuple<QLineEdit*, const char*, QString>> fields {
        { m_person, "person", tr("A name") },
        { m_step, "step", tr("2.1 or scenario/step") },
        { m_service, "service", tr("Its name in the plan") },
        { m_from, "from", tr("2026-03-14 03:26") },
        { m_until, "until", tr("2026-03-14") },
    };
    for (const auto& [field, name, hint] : fields) {
        field->setObjectName(QStringLiteral("find.%1").arg(QLatin1StringView(name)));
        field->setPlaceholderText(hint);
        field->setMaxLength(static_cast<int>(SavedSearches::kLongestText));
        field->installEventFilter(this);
    }
    m_person->setAccessibleName(tr("By whom"));
    m_step->setAccessibleName(tr("Step"));
    m_service->setAccessibleName(tr("Service"));
    m_from->setAccessibleName(tr("From this time on"));
    m_until->setAccessibleName(tr("Until this time"));
    m_scope->setAccessibleName(tr("Of which incidents"));
    m_source->setAccessibleName(tr("Recorded by whom"));
    for (auto* field : { m_from, m_until })
        field->setAccessibleDescription(
            tr("A time such as 03:26, a day such as 2026-03-14, or both with a space between"));
    m_zone->setTextFormat(Qt::PlainText);

    auto* grid = new QGridLayout(m_filters);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kDockInset);
    grid->setVerticalSpacing(8);
    const auto place = [&](int row, int column, const QString& head, QWidget* field) {
        auto* label = new QLabel(head, m_filters);
        label->setBuddy(field);
        m_heads << label;
        grid->addWidget(label, row, 2 * column);
        grid->addWidget(
            field, row, 2 * column + 1, field == m_kinds ? Qt::Alignment(Qt::AlignLeft) : Qt::Alignment());
    };
    place(0, 0, tr("&Kinds"), m_kinds);
    place(0, 1, tr("I&ncidents"), m_scope);
    place(0, 2, tr("&Who"), m_source);
    place(1, 0, tr("&By"), m_person);
    place(1, 1, tr("S&tep"), m_step);
    place(1, 2, tr("Se&rvice"), m_service);
    place(2, 0, tr("Fro&m"), m_from);
    place(2, 1, tr("&Until"), m_until);
    grid->addWidget(m_zone, 2, 4, 1, 2);
    for (const auto column : { 1, 3, 5 })
        grid->setColumnStretch(column, 1);
}

void FindPage::buildKinds()
{
    const auto add = [this](const QString& id, const QString& text) {
        auto* action = m_kindMenu->addAction(text);
        action->setObjectName(QStringLiteral("find.kind.%1").arg(id));
        action->setCheckable(true);
        return action;
    };
    auto* all = add(QStringLiteral("all"), tr("&All kinds"));
    connect(all, &QAction::triggered, this, [this] {
        m_topics = {};
        search();
    });
    m_kindMenu->addSeparator();
    for (const auto topic : kTimelineTopics) {
        auto* action = add(QString::number(static_cast<int>(topic)), wordsOf(topic));
        action->setData(static_cast<int>(topic));
        connect(action, &QAction::triggered, this, [this, topic](bool shown) { chooseKind(topic, shown); });
    }
}

void FindPage::placeParts()
{
    auto* first = new QHBoxLayout;
    first->setSpacing(kDockInset);
    first->addWidget(m_wordsHead);
    first->addWidget(m_words, 1);
    first->addWidget(m_more);
    first->addWidget(m_savedButton);
    auto* naming = new QHBoxLayout(m_naming);
    naming->setContentsMargins(0, 0, 0, 0);
    naming->setSpacing(kDockInset);
    naming->addWidget(m_nameHead);
    naming->addWidget(m_name, 1);
    naming->addWidget(m_keep);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_waiting, 1);
    foot->addWidget(m_back, 0, Qt::AlignRight);
    auto* sheet = new QWidget(this);
    sheet->setMaximumWidth(m_theme.px(kSheetWidth));
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kDockInset);
    column->addWidget(m_title);
    column->addLayout(first);
    column->addWidget(m_filters);
    column->addWidget(m_naming);
    column->addWidget(m_message);
    column->addWidget(m_list, 1);
    // Keeps what is above it at the top while there is no list.
    column->addStretch();
    column->addLayout(foot);
    auto* page = new QHBoxLayout(this);
    page->setContentsMargins(kPageInset, kPageInset, kPageInset, kPageInset);
    page->addStretch(1);
    page->addWidget(sheet, 100);
    page->addStretch(1);
    const QList<QWidget*> order { m_words, m_more, m_savedButton, m_kinds, m_scope, m_source, m_person,
        m_step, m_service, m_from, m_until, m_name, m_keep, m_list, m_back };
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void FindPage::setFinder(journal::Finder* finder)
{
    m_finder = finder;
    m_asked.reset();
    m_isAsking = false;
    ++m_turn;
}

void FindPage::setIncidents(const QList<session::IncidentSummary>& incidents, const journal::StreamId& estate)
{
    m_model->setIncidents(incidents, estate);
}

void FindPage::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    m_incident = std::move(incident);
    m_model->setIncident(m_incident);
    m_zone->setText(tr("Times are in %1.").arg(m_model->wallTime().zoneName(m_clock.now())));
    if (m_incident == nullptr)
        m_scope->setCurrentIndex(0);
    m_scope->setEnabled(m_incident != nullptr);
}

void FindPage::begin()
{
    endSaving();
    m_words->setFocus(Qt::OtherFocusReason);
    m_words->selectAll();
    search();
}

Instant FindPage::now() const
{
    // A drill's clock runs as it likes.
    const bool isOfOne = m_scope->currentIndex() == 1 && m_incident;
    return isOfOne ? std::max(m_incident->clock().now(), m_clock.now()) : m_clock.now();
}

FindQuery FindPage::query() const
{
    return { .words = m_words->text(),
        .kinds = m_topics,
        .onlyOpen = m_scope->currentIndex() == 1,
        .source = static_cast<Source>(m_source->currentData().toInt()),
        .person = m_person->text().trimmed(),
        .step = m_step->text().trimmed(),
        .service = m_service->text().trimmed(),
        .from = m_from->text().trimmed(),
        .until = m_until->text().trimmed() };
}

void FindPage::setQuery(const FindQuery& query)
{
    m_words->setText(query.words);
    m_topics = query.kinds;
    m_scope->setCurrentIndex(query.onlyOpen && m_incident ? 1 : 0);
    m_source->setCurrentIndex(m_source->findData(static_cast<int>(query.source)));
    m_person->setText(query.person);
    m_step->setText(query.step);
    m_service->setText(query.service);
    m_from->setText(query.from);
    m_until->setText(query.until);
    showFilters(query.filters() > 0);
    search();
}

Result<std::optional<Instant>> FindPage::timeIn(const QLineEdit& field, bool isEnd) const
{
    const auto typed = field.text().simplified();
    if (typed.isEmpty())
        return std::optional<Instant>();
    const auto& time = m_model->wallTime();
    static const QRegularExpression kDay(QStringLiteral("^\\d{4}-\\d\\d-\\d\\d$"));
    if (kDay.match(typed).hasMatch()) {
        // Midday is on every day, also where a clock is put forward at midnight.
        if (const auto midday = time.read(typed + QStringLiteral(" 12:00"), now())) {
            const auto [begin, end] = time.dayAround(*midday);
            return std::optional(isEnd ? end : begin);
        }
    } else if (const auto moment = time.read(typed, now())) {
        return std::optional(*moment);
    }
    return fail(Fault::Invalid,
        tr("“%1” is no time. Write it as 03:26, as 2026-03-14, or as 2026-03-14 03:26.")
            .arg(printableLine(typed, kMaxQuoted)));
}

Result<QString> FindPage::stepIn(const QString& typed) const
{
    if (m_incident && !typed.isEmpty()) {
        const auto& steps = m_incident->walkthrough().steps;
        const auto step = std::find_if(steps.begin(), steps.end(), [&](const auto& one) {
            return one.code.compare(typed, Qt::CaseInsensitive) == 0
                || one.step->title.compare(typed, Qt::CaseInsensitive) == 0;
        });
        if (step != steps.end())
            return step->address.toString();
    }
    // No address begins so: it is a code.
    static const QRegularExpression kCode(QStringLiteral("^\\S{0,3}\\d+\\.\\d+$"));
    if (!kCode.match(typed).hasMatch())
        return typed;
    return fail(Fault::Invalid,
        m_incident ? tr("The open incident has no step %1.").arg(typed)
                   : tr("A code such as %1 belongs to an incident, and none is open. Write the step as "
                        "scenario/step, or only the scenario.")
                         .arg(typed));
}

QString FindPage::serviceIn(const QString& typed) const
{
    if (!m_incident || typed.isEmpty())
        return typed;
    const auto& services = m_incident->plan().services;
    const auto service = std::find_if(services.begin(), services.end(), [&](const auto& one) {
        return one.title.compare(typed, Qt::CaseInsensitive) == 0
            || one.id.toString().compare(typed, Qt::CaseInsensitive) == 0;
    });
    return service == services.end() ? typed : service->id.toString();
}

Result<journal::Search> FindPage::wanted() const
{
    const auto typed = query();
    const auto step = stepIn(typed.step);
    if (!step)
        return fail(step.error());
    const auto from = timeIn(*m_from, false);
    if (!from)
        return fail(from.error());
    const auto until = timeIn(*m_until, true);
    if (!until)
        return fail(until.error());
    if (*from && *until && **until <= **from)
        return fail(Fault::Invalid, tr("Nothing can lie between these times: the first is the later one."));
    journal::Search search { .words = typed.words,
        .types = typesOf(typed.kinds),
        .person = typed.person,
        .subject = *step,
        .service = serviceIn(typed.service),
        .from = *from,
        .until = *until,
        .source = typed.source };
    if (typed.onlyOpen && m_incident)
        search.stream = m_incident->stream().id;
    return search;
}

void FindPage::searchSoon()
{
    // Until then the answer to what was typed before does not come in between.
    ++m_turn;
    m_isAsking = false;
    m_goesToList = false;
    m_asked.reset();
    m_pause.start();
}

void FindPage::search()
{
    m_pause.stop();
    ++m_turn;
    m_isAsking = false;
    showKinds();
    showFilters(!m_filters->isHidden());
    if (query().isEmpty())
        return showIdle();
    const auto search = wanted();
    if (!search) {
        m_model->clear();
        showWaiting(0);
        m_asked.reset();
        m_list->hide();
        return say(search.error().text, true);
    }
    ask(*search, m_asked == *search);
}

void FindPage::searchAgain()
{
    // An answer that is on its way may be from before.
    if (m_asked)
        ask(*m_asked, true);
}

void FindPage::tick()
{
    if (m_isWaiting && !m_isAsking)
        searchAgain();
}

void FindPage::ask(const journal::Search& search, bool again)
{
    if (m_finder == nullptr)
        return say(tr("The log is not open, so nothing can be found in it."), true);
    m_asked = search;
    m_isAsking = true;
    onAnswer(
        m_finder->search(search), this, [this, again, turn = ++m_turn](const Result<journal::Found>& found) {
            if (turn != m_turn)
                return;
            m_isAsking = false;
            answer(found, again);
        });
}

void FindPage::answer(const Result<journal::Found>& found, bool again)
{
    if (!found) {
        m_model->clear();
        showWaiting(0);
        m_list->hide();
        m_goesToList = false;
        return say(found.error().text, true);
    }
    auto events = found->events;
    if (m_topics)
        events.removeIf([this](const journal::Event& event) { return !m_topics.testFlag(topicOf(event)); });
    // Typed and shown are the same: an answer to other words is not shown.
    m_model->show(events, m_asked->words, again);
    const bool hadKeyboard = m_list->hasFocus();
    m_list->setVisible(!events.isEmpty());
    if (!events.isEmpty() && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0));
    if (hadKeyboard && events.isEmpty())
        m_words->setFocus(Qt::OtherFocusReason);
    showWaiting(found->waiting);
    showCount(events.size(), found->hasMore);
    if (std::exchange(m_goesToList, false))
        goToList();
}

void FindPage::showCount(qsizetype entries, bool hasMore)
{
    if (entries > 0 && hasMore)
        say(entries == 1 ? tr("The newest one; there are more. Narrow it down to see older ones.")
                         : tr("The newest %1; there are more. Narrow it down to see older ones.")
                               .arg(figure(entries)));
    else if (entries > 0)
        say(entries == 1 ? tr("1 entry") : tr("%1 entries").arg(figure(entries)));
    else if (hasMore)
        say(tr("Nothing of this kind is among the newest ones. Narrow it down to see older ones."));
    else if (m_isWaiting)
        say(tr("Nothing found so far."));
    else if (query().filters() > 0)
        say(tr(
            "Nothing found. Fewer words or filters find more. Whole words count, but the last one may be a "
            "beginning."));
    else
        say(tr("Nothing found. Fewer words find more. Whole words count, but the last one may be a "
               "beginning."));
}

void FindPage::showWaiting(qint64 waiting)
{
    m_isWaiting = waiting > 0;
    m_waiting->setText(waiting <= 0 ? QString()
            : waiting == 1          ? tr("1 entry is not searched yet.")
                                    : tr("%1 entries are not searched yet.").arg(figure(waiting)));
    // An empty line would still be told of.
    m_waiting->setVisible(m_isWaiting);
}

void FindPage::showIdle()
{
    m_asked.reset();
    m_goesToList = false;
    m_model->clear();
    m_list->hide();
    showWaiting(0);
    say(tr("Finds entries of all incidents by what people wrote and who acted. All words must be there, in "
           "any order; the last one may be a beginning. The contents of files are not searched."));
}

void FindPage::chooseKind(TimelineTopic topic, bool shown)
{
    m_topics.setFlag(topic, shown);
    search();
}

void FindPage::showKinds()
{
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
}

void FindPage::showFilters(bool open)
{
    const bool hadKeyboard = m_filters->isAncestorOf(focusWidget());
    m_filters->setVisible(open);
    if (!open && hadKeyboard)
        m_more->setFocus(Qt::OtherFocusReason);
    // Those that narrow it down and are out of sight are not forgotten.
    const auto count = query().filters();
    m_more->setText(open ? tr("Hide fi&lters")
            : count > 0  ? tr("Fi&lters: %1 ▾").arg(count)
                         : tr("More fi&lters ▾"));
    m_more->setAccessibleName(open ? tr("Hide filters")
            : count > 0            ? tr("More filters, %1 set").arg(count)
                                   : tr("More filters"));
}

void FindPage::goToList()
{
    if (m_model->rowCount() > 0)
        m_list->setFocus(Qt::OtherFocusReason);
}

void FindPage::choose()
{
    const auto index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const auto row = m_model->at(index.row());
    if (m_model->isOfEstate(row))
        return say(tr("This was recorded in peace time; there is no incident to open."), true);
    emit chosen(row.stream, row.event);
}

void FindPage::fillSaved()
{
    m_savedMenu->clear();
    auto* keep = m_savedMenu->addAction(tr("&Save this search…"));
    keep->setObjectName(QStringLiteral("find.save"));
    connect(keep, &QAction::triggered, this, &FindPage::beginSaving);
    const auto names = m_saved.names();
    if (names.isEmpty())
        return;
    m_savedMenu->addSeparator();
    for (const auto& name : names) {
        connect(m_savedMenu->addAction(plainIn(name)), &QAction::triggered, this, [this, name] {
            m_words->setFocus(Qt::OtherFocusReason);
            setQuery(m_saved.find(name).value_or(FindQuery()));
        });
    }
    m_savedMenu->addSeparator();
    m_savedMenu->addMenu(m_removeMenu);
    m_removeMenu->clear();
    for (const auto& name : names) {
        connect(m_removeMenu->addAction(plainIn(name)), &QAction::triggered, this, [this, name] {
            m_saved.remove(name);
            emit savedChanged();
            say(tr("Removed: “%1”").arg(name));
        });
    }
}

void FindPage::beginSaving()
{
    if (query().isEmpty())
        return say(tr("There is nothing to save yet: type a word, or choose a filter."), true);
    m_replaces.clear();
    m_name->clear();
    m_naming->show();
    m_name->setFocus(Qt::OtherFocusReason);
}

void FindPage::save()
{
    const auto name = m_name->text().simplified();
    if (m_saved.find(name) && m_replaces != name) {
        m_replaces = name;
        m_name->setFocus(Qt::OtherFocusReason);
        return say(tr("“%1” is there already. Save once more to replace it.").arg(name), true);
    }
    if (const auto refusal = m_saved.save(name, query()); !refusal.isEmpty()) {
        m_name->setFocus(Qt::OtherFocusReason);
        return say(refusal, true);
    }
    endSaving();
    emit savedChanged();
    say(tr("Saved: “%1”").arg(name));
}

void FindPage::endSaving()
{
    if (m_naming->isHidden())
        return;
    if (m_naming->isAncestorOf(focusWidget()))
        m_words->setFocus(Qt::OtherFocusReason);
    m_naming->hide();
}

void FindPage::say(const QString& sentence, bool isRefusal)
{
    m_isRefusal = isRefusal;
    // What is said already is not said again.
    if (m_message->text() != sentence)
        m_message->setText(sentence);
    setInk(m_message, isRefusal ? m_theme.colors.warning : m_theme.colors.muted);
}

bool FindPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto key = static_cast<QKeyEvent*>(event)->key();
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_list && isEnter) {
        choose();
        return true;
    }
    if (watched == m_list && key == Qt::Key_Up && m_list->currentIndex().row() == 0) {
        m_words->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (watched != m_list && (isEnter || key == Qt::Key_Down)) {
        // What is typed may not have been asked yet.
        if (m_pause.isActive() || (isEnter && !m_asked))
            search();
        if (m_isAsking)
            m_goesToList = true;
        else
            goToList();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FindPage::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto* button = qobject_cast<Button*>(focusWidget());
    if (event->key() == Qt::Key_Escape && !m_naming->isHidden())
        endSaving();
    else if (event->key() == Qt::Key_Escape)
        m_back->click();
    else if (isEnter && m_name->hasFocus())
        save();
    else if (isEnter && button != nullptr && button->hasFocus())
        button->click();
    else
        QWidget::keyPressEvent(event);
}

void FindPage::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    restyle();
}

void FindPage::restyle()
{
    auto ground = palette();
    ground.setColor(QPalette::Window, m_theme.colors.panel);
    ground.setColor(QPalette::WindowText, m_theme.colors.text);
    setPalette(ground);
    setAutoFillBackground(true);
    m_delegate->setTheme(m_theme);
    m_title->setFont(m_theme.font(Token::H1));
    const auto body = m_theme.font(Token::Body);
    for (auto* label : m_heads + QList<QLabel*> { m_wordsHead, m_nameHead, m_zone, m_message, m_waiting })
        label->setFont(body);
    for (auto* label : { m_zone, m_waiting })
        setInk(label, m_theme.colors.muted);
    for (auto* field : { m_words, m_person, m_step, m_service, m_from, m_until, m_name })
        field->setFont(body);
    for (auto* box : { m_scope, m_source })
        box->setFont(body);
    for (auto* button : { m_more, m_savedButton, m_kinds, m_keep, m_back })
        button->setTheme(m_theme);
    showKinds();
    showFilters(!m_filters->isHidden());
    m_list->doItemsLayout();
    say(m_message->text(), m_isRefusal);
}

} // namespace muster::ui
