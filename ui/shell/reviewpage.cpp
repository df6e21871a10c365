// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/reviewpage.h"

#include "core/report/incidentreport.h"
#include "ui/models/walltime.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/reasonline.h"
#include "ui/panels/signedline.h"
#include "ui/shell/flowlayout.h"
#include "ui/shell/followuplist.h"
#include "ui/shell/reportexport.h"
#include "ui/shell/reviewoutline.h"
#include "ui/shell/reviewpart.h"
#include "ui/shell/reviewwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/onanswer.h"

#include <QAccessibleWidget>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace muster::ui {

using incident::ReviewStage;
using Token = TypeScale::Token;

namespace {

constexpr int kSheetWidth = 940;
constexpr int kNarrowOutline = 150;
constexpr int kWideOutline = 260;
/// Entries that come close together make one new report, in ms.
constexpr int kTogether = 150;
/// For how long the page is built before others have their turn, in ms.
constexpr int kTurn = 5;

const auto kReport = QStringLiteral("review.report");

/// Qt tells a screen reader nothing of what a scrolled area is, and this one is gone to with the keyboard.
QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* area = qobject_cast<QScrollArea*>(object);
    return area != nullptr && area->objectName() == kReport
        ? new QAccessibleWidget(area, QAccessible::Document)
        : nullptr;
}

QString followUpsId()
{
    return QStringLiteral("follow-ups");
}

QString partKey(const QString& part)
{
    return QStringLiteral("review/") + part;
}

ReviewStage next(ReviewStage stage)
{
    return static_cast<ReviewStage>(static_cast<int>(stage) + 1);
}

ReviewStage before(ReviewStage stage)
{
    return static_cast<ReviewStage>(static_cast<int>(stage) - 1);
}

/// The sections of the report, and those that it has not because nobody wrote them yet.
QList<report::Section> withParts(const QList<report::Section>& sections)
{
    auto all = sections;
    const auto has = [&](const QString& id) {
        return std::any_of(
            all.begin(), all.end(), [&](const report::Section& section) { return section.id == id; });
    };
    auto place = std::find_if(all.begin(), all.end(), [](const report::Section& section) {
        return section.id == u"appendix";
    }) - all.begin();
    const auto parts = partsInReview();
    // From the last one: each missing one stands before the one that follows it.
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        if (!has(*part)) {
            report::Section missing;
            missing.id = *part;
            missing.title = titleOfPart(*part);
            all.insert(place, missing);
            continue;
        }
        place = std::find_if(all.begin(), all.end(), [&](const report::Section& section) {
            return section.id == *part;
        }) - all.begin();
    }
    return all;
}

} // namespace

ReviewPage::ReviewPage(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_export(new ReportExport(this))
    , m_soon(new QTimer(this))
    , m_builder(new QTimer(this))
    , m_question(new ReasonLine(theme, this))
    , m_message(new SignedLine(theme, this))
    , m_outline(new ReviewOutline(this))
    , m_delegate(new ReviewOutlineDelegate(m_outline, theme, this))
    , m_list(new QListView(this))
    , m_scroll(new QScrollArea(this))
    , m_sheet(new QWidget)
    , m_column(new QVBoxLayout)
    , m_title(new Paragraph(m_sheet))
    , m_standing(new Paragraph(m_sheet))
    , m_dueLine(new Paragraph(m_sheet))
    , m_watch(new Paragraph(m_sheet))
    , m_making(new Paragraph(m_sheet))
    , m_onward(new Button(Button::Kind::Solid, {}, theme, m_sheet))
    , m_backward(new Button(Button::Kind::Outlined, {}, theme, m_sheet))
    , m_write(new Button(Button::Kind::Outlined, tr("Export ▾"), theme, m_sheet))
    , m_writeMenu(new QMenu(m_write))
    , m_roles(new QCheckBox(tr("Roles instead of names"), m_sheet))
    , m_leave(new Button(Button::Kind::Outlined, tr("Back to start"), theme, m_sheet))
    , m_endWatch(new Button(Button::Kind::Outlined, tr("End the watch…"), theme, m_sheet))
    , m_whole(new ReviewSection({}, theme, m_sheet))
{
    build();
    connectParts();
    setTheme(theme);
}

ReviewPage::~ReviewPage()
{
    // Boxes lose the keyboard while they are taken down; what is in them is a draft then.
    dropSections();
}

void ReviewPage::build()
{
    m_soon->setSingleShot(true);
    m_builder->setInterval(0);
    m_title->setObjectName(QStringLiteral("review.title"));
    m_standing->setObjectName(QStringLiteral("review.standing"));
    m_dueLine->setObjectName(QStringLiteral("review.due"));
    m_watch->setObjectName(QStringLiteral("review.watch"));
    m_making->setObjectName(QStringLiteral("review.making"));
    m_making->setWords(tr("The report is being made…"));
    m_message->setObjectName(QStringLiteral("review.message"));
    m_onward->setObjectName(QStringLiteral("review.onward"));
    m_backward->setObjectName(QStringLiteral("review.backward"));
    m_write->setObjectName(QStringLiteral("review.export"));
    m_write->setAccessibleName(tr("Export the report"));
    m_write->setMenu(m_writeMenu);
    m_roles->setObjectName(QStringLiteral("review.roles"));
    m_leave->setObjectName(QStringLiteral("review.leave"));
    m_leave->setKeyHint(tr("Esc"));
    m_endWatch->setObjectName(QStringLiteral("review.endWatch"));
    m_whole->setTitle(0, tr("The whole report"));
    m_whole->setContent({});
    m_list->setObjectName(QStringLiteral("review.outline"));
    m_list->setAccessibleName(tr("Sections of the report"));
    m_list->setModel(m_outline);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setTabKeyNavigation(false);
    m_list->installEventFilter(this);
    QAccessible::installFactory(&makeInterface);
    m_scroll->setObjectName(kReport);
    m_scroll->setAccessibleName(tr("Report"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* buttons = new FlowLayout;
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(kDockInset);
    for (auto* widget :
        std::initializer_list<QWidget*> { m_onward, m_backward, m_write, m_roles, m_leave, m_endWatch })
        buttons->addWidget(widget);
    m_column->setContentsMargins(0, 0, 0, 0);
    for (auto* line : { m_title, m_standing, m_dueLine, m_watch })
        m_column->addWidget(line);
    m_column->addLayout(buttons);
    m_column->addWidget(m_whole);
    m_column->addWidget(m_making);
    auto* inner = new QWidget(m_sheet);
    auto* frame = new QVBoxLayout(inner);
    frame->setContentsMargins(0, 0, 0, 0);
    frame->addLayout(m_column);
    frame->addStretch(1);
    auto* outer = new QHBoxLayout(m_sheet);
    outer->setContentsMargins(kPageInset, kDockInset, kPageInset, kPageInset);
    outer->addWidget(inner, 100);
    outer->addStretch(1);
    m_scroll->setWidget(m_sheet);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1);
    row->addWidget(m_list);
    row->addWidget(m_scroll, 1);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(kPageInset, 0, kPageInset, 0);
    top->addWidget(m_message);
    top->addWidget(m_question);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addLayout(top);
    page->addLayout(row, 1);
    setFocusProxy(m_list);
}

void ReviewPage::connectParts()
{
    connect(m_soon, &QTimer::timeout, this, &ReviewPage::make);
    connect(m_builder, &QTimer::timeout, this, &ReviewPage::buildSome);
    connect(m_onward, &QPushButton::clicked, this, &ReviewPage::moveOn);
    connect(m_backward, &QPushButton::clicked, this, &ReviewPage::moveBack);
    connect(m_roles, &QCheckBox::toggled, this, [this](bool isOn) {
        emit rolesChanged(isOn);
        makeSoon();
    });
    connect(m_leave, &QPushButton::clicked, this, &ReviewPage::left);
    connect(m_endWatch, &QPushButton::clicked, this, &ReviewPage::endWatchWanted);
    connect(m_whole, &ReviewSection::remarkWanted, this, [this] { askForRemark(); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& index) {
            if (index.isValid() && !m_isScrolling)
                scrollTo(m_outline->at(index.row()).id);
        });
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &ReviewPage::followScroll);
    // Whoever scrolls by hand no longer wants to be where they were going.
    connect(m_scroll->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_goal.clear(); });
    connect(m_question, &ReasonLine::answered, this, [this](int, const QString& text) {
        const auto answer = m_answer;
        if (answer)
            answer(m_question->person(), text);
    });
    connect(m_question, &ReasonLine::gaveUp, this, &ReviewPage::endAsking);
    connect(m_export, &ReportExport::written, this,
        [this](const QString& file) { emit written(file, std::exchange(m_shows, false)); });
    connect(m_export, &ReportExport::failed, this, [this](const QString& text) {
        m_shows = false;
        emit notWritten(text);
    });
}

void ReviewPage::setIncident(const std::shared_ptr<session::IncidentSession>& incident)
{
    if (m_incident)
        m_incident->disconnect(this);
    m_incident = incident;
    ++m_turn;
    m_hasReport = false;
    m_isStale = false;
    m_goal.clear();
    m_approval.reset();
    m_soon->stop();
    m_builder->stop();
    m_question->giveUp();
    m_answer = {};
    say({});
    dropSections();
    m_outline->set({});
    m_whole->setRemarks({});
    m_making->show();
    if (!m_incident)
        return;
    arrange(partsInReview() + QStringList { followUpsId() });
    connect(m_incident.get(), &session::IncidentSession::stateChanged, this, &ReviewPage::follow);
    connect(m_incident.get(), &session::IncidentSession::textsErased, this, &ReviewPage::forget);
    follow();
    m_scroll->verticalScrollBar()->setValue(0);
}

void ReviewPage::setApproval(const std::optional<estate::ApprovalState>& approval)
{
    m_approval = approval;
    makeSoon();
}

void ReviewPage::setRenderer(const report::FigureRenderer* renderer)
{
    m_renderer = renderer;
    m_export->setRenderer(renderer);
}

void ReviewPage::setExports(const QList<QAction*>& actions)
{
    m_writeMenu->clear();
    m_writeMenu->addActions(actions);
}

report::ReportSetup ReviewPage::setup() const
{
    report::ReportSetup setup;
    setup.madeAt = m_incident->machineClock().now();
    setup.madeBy = m_incident->actingAs();
    setup.asOf = m_incident->clock().now();
    setup.zone = zoneOfReview(m_incident->frozenPlan());
    setup.namesAsRoles = m_roles->isChecked();
    setup.approval = m_approval;
    return setup;
}

void ReviewPage::follow()
{
    showHead();
    showParts();
    showRemarks();
    m_followUps->follow(m_incident.get());
    showOutline();
    makeSoon();
}

void ReviewPage::showHead()
{
    const auto& state = m_incident->state();
    const bool isDrill = state.kind == journal::StreamKind::Drill;
    const auto title = (isDrill ? tr("Drill closed: %1") : tr("Incident closed: %1")).arg(state.title);
    m_title->setWords(title);
    setAccessibleName(title);
    m_standing->setWords(standingText(*m_incident), stageText(state.review.stage) + u'.');
    const auto due = dueWords(*m_incident);
    m_due = due.text;
    m_dueLine->setWords(due.text);
    m_dueLine->setVisible(!due.text.isEmpty());
    m_dueLine->setStyle(m_theme.font(due.isLate ? Token::BodyStrong : Token::Body),
        due.isLate ? m_theme.colors.critical : m_theme.colors.text);
    const auto watch = watchText(*m_incident);
    m_watch->setWords(watch);
    m_watch->setVisible(!watch.isEmpty());
    m_endWatch->setVisible(isWatched(*m_incident));
    m_onward->setText(onwardText(state.review.stage));
    m_onward->setVisible(state.review.stage != ReviewStage::Closed);
    m_backward->setText(backText(state.review.stage));
    m_backward->setVisible(state.review.stage != ReviewStage::Draft);
}

void ReviewPage::showParts()
{
    const auto& review = m_incident->state().review;
    const WallTime time(m_incident->plan().zone);
    const auto settled = settledText(review.stage);
    for (const auto& id : partsInReview()) {
        auto* part = m_sections.value(id)->part();
        const auto written = review.written.constFind(id);
        const bool isThere = written != review.written.constEnd();
        const auto by = isThere ? tr("Written by %1, %2 %3.")
                                      .arg(m_incident->state().nameOf(written->by),
                                          time.dateAndMinutes(written->at), time.zoneName(written->at))
                                : QString();
        part->setWritten(isThere ? written->text : QString(), by);
        part->setSettled(settled);
    }
}

void ReviewPage::showRemarks()
{
    const WallTime time(m_incident->plan().zone);
    QHash<QString, QList<ReviewSection::Remark>> remarks;
    for (const auto& comment : m_incident->state().review.comments) {
        const auto text = comment.text.isEmpty() ? tr("(not here any more)") : comment.text;
        auto sentence
            = tr("Remark of %1, %2: %3")
                  .arg(m_incident->state().nameOf(comment.by), time.dateAndMinutes(comment.at), text);
        if (comment.settledAt) {
            sentence += u' '
                + (comment.how.isEmpty() ? tr("Answered %1.").arg(time.dateAndMinutes(*comment.settledAt))
                                         : tr("Answered: %1").arg(comment.how));
        }
        // One on a section that this report has not stands with those on the whole.
        const auto place = m_sections.contains(comment.section) ? comment.section : QString();
        remarks[place].append(
            { sentence, !comment.settledAt.has_value(), [this, id = comment.id] { answerRemark(id); } });
    }
    m_whole->setRemarks(remarks.value({}));
    for (auto it = m_sections.constBegin(); it != m_sections.constEnd(); ++it)
        (*it)->setRemarks(remarks.value(it.key()));
}

qsizetype ReviewPage::openRemarks(const QString& section) const
{
    const auto& comments = m_incident->state().review.comments;
    return std::count_if(comments.begin(), comments.end(), [&](const incident::CommentState& comment) {
        return comment.section == section && !comment.settledAt;
    });
}

void ReviewPage::showOutline()
{
    if (!m_hasReport)
        return;
    QList<OutlinedSection> sections;
    for (const auto& id : std::as_const(m_ids)) {
        const auto* section = m_sections.value(id);
        const auto* part = section->part();
        sections.append(
            { id, section->title(), part != nullptr, part != nullptr ? part->words() : 0, openRemarks(id) });
    }
    m_isScrolling = true;
    m_outline->set(sections);
    if (!m_list->currentIndex().isValid() && !sections.isEmpty())
        m_list->setCurrentIndex(m_outline->index(0));
    m_isScrolling = false;
}

void ReviewPage::forget()
{
    // What is being made may hold them still.
    ++m_turn;
    for (auto* section : std::as_const(m_sections))
        section->setContent({});
    m_making->show();
}

void ReviewPage::makeSoon()
{
    m_isStale = true;
    if (m_incident && isVisible() && !m_soon->isActive())
        m_soon->start(m_hasReport ? kTogether : 0);
}

void ReviewPage::make()
{
    // It goes on when the one that is being made is there.
    if (!m_incident || !isVisible() || m_isMaking)
        return;
    m_isStale = false;
    m_isMaking = true;
    const auto making = QtFuture::makeReadyFuture().then(QtFuture::Launch::Async,
        [plan = m_incident->frozenPlan(), events = m_incident->events(), setup = setup()] {
            return report::incidentReport(plan, events, setup);
        });
    onAnswer(making, this, [this, turn = m_turn](const report::Report& made) {
        m_isMaking = false;
        if (turn == m_turn && m_incident)
            take(made);
        if (m_isStale)
            makeSoon();
    });
}

void ReviewPage::take(const report::Report& made)
{
    m_hasReport = true;
    m_making->hide();
    const auto sections = withParts(made.sections);
    QStringList ids;
    for (const auto& section : sections)
        ids.append(section.id);
    if (!ids.contains(followUpsId()))
        ids.append(followUpsId());
    const bool isNew = ids != m_ids;
    arrange(ids);
    int number = 0;
    for (const auto& section : sections) {
        auto* shown = sectionFor(section.id);
        shown->setTitle(++number, section.title);
        shown->setContent(section);
    }
    if (isNew)
        showRemarks();
    showOutline();
    m_builder->start();
}

void ReviewPage::buildSome()
{
    QElapsedTimer spent;
    spent.start();
    const auto drawn = [this](const report::Figure& figure) {
        return m_renderer != nullptr ? m_renderer->drawn(figure, report::kFigureWidth) : report::Drawing();
    };
    for (const auto& id : std::as_const(m_ids)) {
        while (m_sections.value(id)->buildNext(drawn)) {
            if (spent.elapsed() >= kTurn)
                return;
        }
    }
    m_builder->stop();
    m_sheet->layout()->activate();
    chainTabs();
    if (!m_goal.isEmpty())
        scrollTo(m_goal);
}

void ReviewPage::chainTabs()
{
    QList<QWidget*> stops;
    for (auto* widget : m_sheet->findChildren<QWidget*>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->isHidden())
            stops.append(widget);
    }
    const auto placeOf = [this](const QWidget* widget) {
        const auto at = widget->mapTo(m_sheet, QPoint());
        return std::pair(at.y(), at.x());
    };
    std::stable_sort(stops.begin(), stops.end(),
        [&](const QWidget* a, const QWidget* b) { return placeOf(a) < placeOf(b); });
    QWidget* last = m_scroll;
    for (auto* stop : std::as_const(stops))
        setTabOrder(std::exchange(last, stop), stop);
}

ReviewSection* ReviewPage::sectionFor(const QString& id)
{
    if (auto* known = m_sections.value(id))
        return known;
    auto* section = new ReviewSection(id, m_theme, m_column->parentWidget());
    section->setTitle(0, titleOfPart(id));
    m_sections.insert(id, section);
    connect(section, &ReviewSection::remarkWanted, this, [this, id] { askForRemark(id); });
    connect(section, &ReviewSection::wholeWanted, this, [this] { exportAs(report::Form::Html, true); });
    if (auto* part = section->part()) {
        connect(part, &ReviewPart::wanted, this, [this, id](const QString& text) { write(id, text); });
        connect(part, &ReviewPart::typed, this, &ReviewPage::showOutline);
    }
    if (id == followUpsId()) {
        section->setTitle(0, tr("What follows"));
        m_followUps = new FollowUpList(m_theme);
        section->addBelow(m_followUps);
        connect(m_followUps, &FollowUpList::addWanted, this, &ReviewPage::recordFollowUp);
        connect(m_followUps, &FollowUpList::changeWanted, this, &ReviewPage::agreeAnew);
        connect(m_followUps, &FollowUpList::dropWanted, this, &ReviewPage::drop);
        connect(m_followUps, &FollowUpList::doneWanted, this, [this](const journal::EventId& followUp) {
            act(incident::FollowUpEnded { followUp, incident::FollowUpEnded::How::Done, {} });
        });
        connect(m_followUps, &FollowUpList::reopenWanted, this,
            [this](const journal::EventId& followUp) { act(incident::FollowUpReopened { followUp }); });
    }
    return section;
}

void ReviewPage::dropSections()
{
    for (auto* section : std::as_const(m_sections)) {
        if (section->part() != nullptr)
            section->part()->disconnect(this);
        m_column->removeWidget(section);
        section->hide();
        section->deleteLater();
    }
    m_sections.clear();
    m_ids.clear();
    m_followUps = nullptr;
}

void ReviewPage::arrange(const QStringList& ids)
{
    if (ids == m_ids)
        return;
    for (const auto& id : std::as_const(m_ids)) {
        if (ids.contains(id))
            continue;
        auto* section = m_sections.take(id);
        m_column->removeWidget(section);
        section->hide();
        section->deleteLater();
    }
    m_ids = ids;
    for (const auto& id : ids) {
        auto* section = sectionFor(id);
        m_column->removeWidget(section);
        m_column->addWidget(section);
        section->show();
    }
}

void ReviewPage::scrollTo(const QString& id)
{
    auto* section = m_sections.value(id);
    if (section == nullptr)
        return;
    // What stands above it may not be there yet; then it is gone to again.
    m_goal = m_builder->isActive() ? id : QString();
    m_isScrolling = true;
    m_sheet->layout()->activate();
    m_scroll->verticalScrollBar()->setValue(
        id == m_ids.value(0) ? 0 : section->mapTo(m_sheet, QPoint()).y() - m_theme.px(8));
    m_isScrolling = false;
}

void ReviewPage::followScroll()
{
    if (m_isScrolling || m_list->hasFocus() || !m_hasReport)
        return;
    const auto top = m_scroll->verticalScrollBar()->value() + m_theme.px(40);
    QString here = m_ids.value(0);
    for (const auto& id : std::as_const(m_ids)) {
        if (m_sections.value(id)->mapTo(m_sheet, QPoint()).y() <= top)
            here = id;
    }
    m_isScrolling = true;
    m_list->setCurrentIndex(m_outline->index(m_outline->rowOf(here)));
    m_isScrolling = false;
}

void ReviewPage::act(
    const incident::Payload& payload, std::function<void()> then, std::function<void()> otherwise)
{
    onAnswer(m_incident->act(payload), this,
        [this, then = std::move(then), otherwise = std::move(otherwise)](const Result<void>& done) {
            say(done ? QString() : done.error().text);
            if (!done)
                emit failed(done.error().text);
            if (done && then)
                then();
            if (!done && otherwise)
                otherwise();
        });
}

void ReviewPage::write(const QString& part, const QString& text)
{
    const auto answered = [box = QPointer(m_sections.value(part)->part())] {
        if (box != nullptr)
            box->answered();
    };
    act(incident::ReviewWritten { part, text }, answered, answered);
}

void ReviewPage::ask(const QString& words, const QString& confirm, bool needsWords, Answer answer)
{
    m_askedFrom = QApplication::focusWidget();
    m_answer = std::move(answer);
    say({});
    m_question->ask(words, confirm, {}, needsWords ? ReasonLine::Need::Words : ReasonLine::Need::None);
}

void ReviewPage::endAsking()
{
    m_answer = {};
    auto* back = m_askedFrom != nullptr && m_askedFrom->isVisible() ? m_askedFrom.data() : m_list;
    back->setFocus(Qt::OtherFocusReason);
}

void ReviewPage::moveOn()
{
    if (!m_incident || m_incident->state().review.stage == ReviewStage::Closed)
        return;
    const auto stage = m_incident->state().review.stage;
    const auto& comments = m_incident->state().review.comments;
    const auto open = std::count_if(comments.begin(), comments.end(),
        [](const incident::CommentState& comment) { return !comment.settledAt; });
    if (stage != ReviewStage::InReview || open == 0)
        return act(incident::ReviewMoved { next(stage), {} });
    ask(open == 1 ? tr("1 remark is not answered. Approve it all the same?")
                  : tr("%1 remarks are not answered. Approve it all the same?").arg(open),
        onwardText(stage), false, [this, stage](const QString&, const QString& why) {
            act(
                incident::ReviewMoved { next(stage), why }, [this] { endAsking(); },
                [this] { m_question->askAgain(); });
        });
}

void ReviewPage::moveBack()
{
    if (!m_incident || m_incident->state().review.stage == ReviewStage::Draft)
        return;
    const auto stage = m_incident->state().review.stage;
    ask(tr("Why does the report go back?"), backText(stage).remove(u'…'), true,
        [this, stage](const QString&, const QString& why) {
            act(
                incident::ReviewMoved { before(stage), why }, [this] { endAsking(); },
                [this] { m_question->askAgain(); });
        });
}

void ReviewPage::askForRemark(const QString& section)
{
    if (!m_incident)
        return;
    const auto* about = m_sections.value(section);
    ask(about != nullptr ? tr("What is to be said about “%1”?").arg(about->title())
                         : tr("What is to be said about the report?"),
        tr("Record the remark"), true, [this, section](const QString&, const QString& text) {
            act(
                incident::ReviewCommented { section, text }, [this] { endAsking(); },
                [this] { m_question->askAgain(); });
        });
}

void ReviewPage::answerRemark(const journal::EventId& remark)
{
    ask(tr("What came of the remark?"), tr("Record the answer"), false,
        [this, remark](const QString&, const QString& how) {
            act(
                incident::ReviewSettled { remark, how }, [this] { endAsking(); },
                [this] { m_question->askAgain(); });
        });
}

void ReviewPage::addFollowUp()
{
    if (m_followUps != nullptr)
        m_followUps->takeKeyboard();
}

Result<std::optional<Instant>> ReviewPage::dayIn(const QString& typed) const
{
    const auto day = typed.trimmed();
    if (day.isEmpty())
        return std::optional<Instant>();
    const WallTime time(m_incident->plan().zone);
    if (const auto at = time.read(day + QStringLiteral(" 23:59"), m_incident->machineClock().now()))
        return std::optional(*at);
    return fail(Fault::Invalid, tr("“%1” is no day. Write it like 2026-06-30, or leave it empty.").arg(day));
}

void ReviewPage::recordFollowUp(const QString& what, const QString& owner, const QString& due)
{
    const auto day = dayIn(due);
    if (!day)
        return m_followUps->complain(day.error().text);
    act(incident::FollowUpAdded { *day, {}, what, owner }, [this, turn = m_turn] {
        if (turn != m_turn)
            return;
        m_followUps->clearFields();
        m_followUps->takeKeyboard();
    });
}

void ReviewPage::agreeAnew(const journal::EventId& followUp)
{
    m_askedFrom = QApplication::focusWidget();
    say({});
    m_answer = [this, followUp](const QString& owner, const QString& due) {
        const auto day = dayIn(due == tr("none") ? QString() : due);
        if (!day) {
            say(day.error().text);
            return m_question->askAgain();
        }
        act(
            incident::FollowUpChanged { followUp, *day, owner }, [this] { endAsking(); },
            [this] { m_question->askAgain(); });
    };
    ReasonLine::Question question { tr("Who does it, and until which day?"), tr("Agree") };
    question.person = tr("By whom");
    question.need = ReasonLine::Need::Words;
    question.hint = tr("Until 2026-06-30; or write: none");
    m_question->ask(question);
}

void ReviewPage::drop(const journal::EventId& followUp)
{
    ask(tr("Why is it not to be done?"), tr("Not to be done"), true,
        [this, followUp](const QString&, const QString& why) {
            act(
                incident::FollowUpEnded { followUp, incident::FollowUpEnded::How::Dropped, why },
                [this] { endAsking(); }, [this] { m_question->askAgain(); });
        });
}

void ReviewPage::setRoles(bool isOn)
{
    m_roles->setChecked(isOn);
}

void ReviewPage::exportAs(report::Form form, bool shows)
{
    if (!m_incident)
        return;
    const bool begins = m_export->write({ .plan = m_incident->frozenPlan(),
        .events = m_incident->events(),
        .setup = setup(),
        .form = form,
        .folder = m_folder });
    if (begins)
        m_shows = shows;
    else
        emit notWritten(tr("A report is being written already. It takes a moment."));
}

void ReviewPage::tick()
{
    // Nothing moves here but the day.
    if (m_incident && isVisible() && dueWords(*m_incident).text != m_due)
        showHead();
}

Typed ReviewPage::typed() const
{
    Typed typed;
    if (!m_incident)
        return typed;
    for (const auto& id : partsInReview()) {
        if (const auto draft = m_sections.value(id)->part()->draft())
            typed.insert(partKey(id), *draft);
    }
    typed.insert(m_followUps->typed());
    return typed;
}

void ReviewPage::setTyped(const Typed& typed)
{
    if (!m_incident)
        return;
    for (const auto& id : partsInReview()) {
        if (const auto draft = typed.constFind(partKey(id)); draft != typed.constEnd())
            m_sections.value(id)->part()->setDraft(*draft);
    }
    m_followUps->setTyped(typed);
}

bool ReviewPage::isReady() const
{
    return m_hasReport && !m_isStale && !m_isMaking && !m_builder->isActive();
}

QList<QWidget*> ReviewPage::panes() const
{
    return { m_list, m_scroll };
}

void ReviewPage::say(const QString& sentence)
{
    m_message->setWords(Glyph::Critical, sentence);
}

void ReviewPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_incident && (m_isStale || !m_hasReport))
        makeSoon();
}

void ReviewPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitOutline();
}

void ReviewPage::fitOutline()
{
    m_list->setFixedWidth(std::clamp(width() / 4, m_theme.px(kNarrowOutline), m_theme.px(kWideOutline)));
}

bool ReviewPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        const auto index = m_list->currentIndex();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && index.isValid()) {
            const auto& id = m_outline->at(index.row()).id;
            scrollTo(id);
            auto* part = m_sections.value(id)->part();
            (part != nullptr ? static_cast<QWidget*>(part->box()) : m_scroll)->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ReviewPage::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    if (event->key() == Qt::Key_Escape && !m_list->hasFocus())
        m_list->setFocus(Qt::OtherFocusReason);
    else if (event->key() == Qt::Key_Escape)
        m_leave->click();
    else if (isEnter && button != nullptr && button->hasFocus())
        button->click();
    else
        QWidget::keyPressEvent(event);
}

void ReviewPage::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    restyle();
    m_delegate->setTheme(theme);
    m_question->setTheme(theme);
    m_message->setTheme(theme);
    m_whole->setTheme(theme);
    for (auto* section : std::as_const(m_sections))
        section->setTheme(theme);
    if (m_followUps != nullptr)
        m_followUps->setTheme(theme);
    m_list->doItemsLayout();
    if (!m_incident)
        return;
    showHead();
    if (m_hasReport)
        m_builder->start();
}

void ReviewPage::restyle()
{
    auto ground = palette();
    ground.setColor(QPalette::Window, m_theme.colors.panel);
    ground.setColor(QPalette::WindowText, m_theme.colors.text);
    setPalette(ground);
    setAutoFillBackground(true);
    auto list = m_list->palette();
    list.setColor(QPalette::Base, m_theme.colors.panel);
    m_list->setPalette(list);
    fitOutline();
    m_column->setSpacing(m_theme.px(12));
    m_column->parentWidget()->setMaximumWidth(m_theme.px(kSheetWidth));
    m_title->setStyle(m_theme.font(Token::H1), m_theme.colors.text);
    m_standing->setStyle(m_theme.font(Token::Body), m_theme.colors.text);
    m_watch->setStyle(m_theme.font(Token::Body), m_theme.colors.text);
    m_making->setStyle(m_theme.font(Token::Body), m_theme.colors.muted);
    m_message->setFont(Token::Body);
    m_roles->setFont(m_theme.font(Token::Body));
    m_roles->setMinimumHeight(m_theme.px(kControlHeight));
    for (auto* button : { m_onward, m_backward, m_write, m_leave, m_endWatch })
        button->setTheme(m_theme);
}

} // namespace muster::ui
