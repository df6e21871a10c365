// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "core/estate/approvalwords.h"
#include "core/incident/planoffer.h"
#include "core/journal/erasure.h"
#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"
#include "ui/panels/evidencedrop.h"
#include "ui/panels/evidencepanel.h"
#include "ui/panels/filterline.h"
#include "ui/panels/matrixpanel.h"
#include "ui/panels/timelinepanel.h"
#include "ui/panels/walkthroughpanel.h"
#include "ui/shell/alarm.h"
#include "ui/shell/anchorpage.h"
#include "ui/shell/attendance.h"
#include "ui/shell/batteryreminder.h"
#include "ui/shell/closingquestions.h"
#include "ui/shell/docks.h"
#include "ui/shell/erasepage.h"
#include "ui/shell/exchangepage.h"
#include "ui/shell/findables.h"
#include "ui/shell/findpage.h"
#include "ui/shell/incidentpanels.h"
#include "ui/shell/keybindings.h"
#include "ui/shell/keyspage.h"
#include "ui/shell/namedlayouts.h"
#include "ui/shell/offerspage.h"
#include "ui/shell/palette.h"
#include "ui/shell/paperdesk.h"
#include "ui/shell/perspectivebar.h"
#include "ui/shell/plannews.h"
#include "ui/shell/powersource.h"
#include "ui/shell/readaloud.h"
#include "ui/shell/remainingprint.h"
#include "ui/shell/reviewpage.h"
#include "ui/shell/screenlock.h"
#include "ui/shell/shellactions.h"
#include "ui/shell/stage.h"
#include "ui/shell/statusfacts.h"
#include "ui/shell/syncwords.h"
#include "ui/shell/wordspage.h"
#include "ui/start/declarepage.h"
#include "ui/start/planrecords.h"
#include "ui/start/planwatch.h"
#include "ui/start/startpage.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/onanswer.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenuBar>
#include <QPainter>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>

#include <algorithm>

namespace muster::ui {

namespace {

constexpr QSize kUsualSize(1440, 900);
constexpr QSize kSmallestSize(1024, 640);
/// Below this, at 100 %, everything takes its compact form.
constexpr QSize kRoomySize(1400, 760);
/// From here on the timeline has a column of its own.
constexpr int kWideWidth = 2200;
constexpr int kZoomStep = 10;
constexpr int kMessageTime = 10000;
/// How long the log waits for the first paint, in ms.
constexpr int kPaintPatience = 500;
/// How often the window notes that somebody is still looking at the incident.
constexpr qint64 kPresenceSeconds = 30;
/// How often it looks at this computer, whose clock may lose the others in the middle of an incident.
constexpr qint64 kLookSeconds = 300;
constexpr qint64 kDiskSeconds = 60;

QString paragraph(const QString& text)
{
    return QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

} // namespace

MainWindow::MainWindow(Surroundings surroundings)
    : m_surroundings(std::move(surroundings))
    , m_preferences(loadPreferences(m_surroundings.preferencesFile))
    , m_typed(m_surroundings.preferencesFile)
    , m_appearance(m_surroundings.appearance.value_or(m_preferences.appearance))
    , m_theme(themeFor(m_appearance, m_preferences.system, m_preferences.zoom))
    , m_ticker(new Ticker(m_surroundings.clock, this))
    , m_actions(std::make_unique<ShellActions>(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(kSmallestSize);
    // Before there are parts, each of which would be polished a second time.
    applyTheme(*qApp, m_theme);
    build();
    connectActions();
    connectParts();
    dressParts();
    if (m_preferences.geometry.isEmpty() || !restoreGeometry(m_preferences.geometry))
        resize(kUsualSize);
    showStart();
}

MainWindow::~MainWindow()
{
    // Its parts lose the keyboard while it is taken down.
    qApp->disconnect(this);
}

void MainWindow::build()
{
    m_strip = new CommandStrip(m_surroundings.clock, m_theme, this);
    auto* bar = addToolBar(tr("Command strip"));
    bar->setObjectName(QStringLiteral("toolbar.command"));
    bar->setMovable(false);
    bar->toggleViewAction()->setEnabled(false);
    bar->addWidget(m_strip);
    addToolBarBreak();
    m_bar = new PerspectiveBar(m_theme, this);
    auto* perspectives = addToolBar(tr("Perspectives"));
    perspectives->setObjectName(QStringLiteral("toolbar.perspectives"));
    perspectives->setMovable(false);
    perspectives->toggleViewAction()->setEnabled(false);
    perspectives->addWidget(m_bar);
    setContextMenuPolicy(Qt::PreventContextMenu);

    m_stage = new Stage(m_theme, this);
    m_attendance
        = std::make_unique<Attendance>(m_surroundings.clock, *m_stage, m_surroundings.preferencesFile);
    m_lock = new ScreenLock(this);
    m_second = new SecondPlace(m_surroundings.clock, *m_stage, m_theme, this);
    m_battery = new BatteryReminder(*m_stage, *m_actions->print, this);
    m_alarm = std::make_unique<Alarm>(m_surroundings.clock, *m_actions->mute);
    m_reader = new ReadAloud(this);
    m_paper = new RemainingPrint(m_surroundings.paperFolder, this);
    m_desk = std::make_unique<PaperDesk>(this);
    m_planWatch = new PlanWatch(m_surroundings.preferencesFile, this);
    m_closing = new ClosingQuestions(*m_stage, this);
    m_docks = new Docks(m_theme, this);
    m_docks->setLayouts(m_preferences.layouts);
    m_panels = new IncidentPanels(m_theme, *m_docks, m_surroundings.diagnostics, this);
    m_panels->matrix()->setView(m_preferences.matrix);
    for (const auto& [id, title, always] : m_docks->titles()) {
        connect(m_actions->addPanel(id, title, always), &QAction::triggered, this,
            [this, id = id] { m_docks->reveal(id); });
    }
    m_named = new NamedLayouts(m_preferences.namedLayouts, *m_actions, *m_docks, *m_stage, this);
    m_keys = new KeyBindings(*m_actions, this);
    m_keys->setKept(m_preferences.keys);
    m_nothing = new EmptyState({}, m_theme, this);
    m_nothing->setObjectName(QStringLiteral("nothing"));
    m_nothing->fillPage();
    m_start = new StartPage(m_surroundings.clock, m_theme, this);
    m_planRecords = new PlanRecords(m_start->standings(), this);
    m_start->setPerson(m_surroundings.person);
    m_declare = new DeclarePage(m_surroundings.clock, m_theme, this);
    m_words = new WordsPage(m_theme, this);
    m_review = new ReviewPage(m_theme, this);
    m_review->setExports(m_actions->exports());
    m_review->setFolder(
        m_preferences.reportFolder.isEmpty() ? m_surroundings.paperFolder : m_preferences.reportFolder);
    for (auto* page : std::initializer_list<QWidget*> {
             m_start, m_declare, m_panels->walkthrough(), m_words, m_review, m_nothing })
        m_stage->addPage(page);
    setCentralWidget(m_stage);
    m_palette = new Palette(m_theme, this);

    m_drillMark = new QLabel(menuBar());
    m_drillMark->setTextFormat(Qt::PlainText);
    m_drillMark->setForegroundRole(QPalette::WindowText);
    m_drillMark->setAlignment(Qt::AlignCenter);
    m_drillMark->setContentsMargins(0, 0, kDockInset, 0);
    menuBar()->setCornerWidget(m_drillMark);
    m_facts = new StatusFacts(statusBar(), m_theme);
    m_drop = new EvidenceDrop(m_theme, this);
    m_drop->setObjectName(QStringLiteral("window.drop"));
}

void MainWindow::connectActions()
{
    const auto on
        = [this](QAction* action, auto method) { connect(action, &QAction::triggered, this, method); };
    on(m_actions->openPlan, [this] { askForPlan(); });
    on(m_actions->readPlans, [this] {
        readPlans([this] {
            statusBar()->showMessage(tr("Plans read again: %1").arg(m_plans.size()), kMessageTime);
        });
    });
    on(m_actions->exportRecord, [this] {
        if (m_incident)
            showExchange([this](ExchangePage& page) { page.beginExport(*m_incident); });
    });
    on(m_actions->importRecord, [this] { showExchange([](ExchangePage& page) { page.beginImport(); }); });
    on(m_actions->exchange, [this] { showExchange([](ExchangePage& page) { page.beginStick(); }); });
    on(m_actions->sample, [this] { startSample(); });
    on(m_actions->quit, [this] { close(); });
    on(m_actions->findInPane, [this] { m_pane->filterLine()->open(); });
    on(m_actions->findInRecord, [this] { showFind(); });
    on(m_actions->declare, [this] { showDeclare(journal::StreamKind::Live); });
    on(m_actions->drill, [this] { showDeclare(journal::StreamKind::Drill); });
    on(m_actions->handOver, [this] { askToHandOver(); });
    on(m_actions->pause, [this](bool pause) { perform(m_incident->setRate(pause ? 0 : m_bar->rate())); });
    on(m_actions->undo, [this] { perform(m_incident->undo()); });
    on(m_actions->part, [this] { showDeclare(m_incident->state().kind, {}, shownIncident()); });
    on(m_actions->close, [this] { m_closing->ask(m_incident, m_open.partsOf(*shownIncident())); });
    on(m_actions->leave, [this] { leave(); });
    on(m_actions->other, [this] {
        if (const auto id = m_open.after(shownIncident()))
            goTo(*id);
    });
    on(m_actions->current, [this] { m_panels->walkthrough()->returnToCurrent(); });
    on(m_actions->rollback, [this] { m_panels->walkthrough()->askRollback(); });
    on(m_actions->change, [this] {
        if (m_stage->page() != m_panels->walkthrough())
            showPerspective(homeOfIncident());
        m_panels->walkthrough()->askChange();
    });
    on(m_actions->offers, [this] { showOffers(); });
    on(m_actions->print, [this] { printRemaining(); });
    on(m_actions->keepPage, [this](bool keep) { keepPage(keep); });
    connect(m_actions->papers, &QActionGroup::triggered, this, [this](const QAction* action) {
        m_desk->ask(static_cast<report::Paper>(action->data().toInt()), approval());
    });
    on(m_actions->anchor, [this] { showAnchor(); });
    on(m_actions->entry, [this] {
        m_docks->reveal(IncidentPanels::timelineId());
        m_panels->timeline()->focusEntry();
    });
    on(m_actions->saveLines, [this] {
        m_docks->reveal(IncidentPanels::timelineId());
        m_panels->timeline()->saveLines();
    });
    on(m_actions->attach, [this] {
        showEvidence();
        m_panels->evidence()->chooseFiles();
    });
    on(m_actions->erase, [this] { showErase(); });
    on(m_actions->compose, [this] {
        showPerspective(homeOfIncident());
        m_panels->compose();
    });
    for (auto* action : std::as_const(m_actions->perspectives))
        on(action, [this, action] { showPerspective(static_cast<Perspective>(action->data().toInt())); });
    on(m_actions->lockLayout, [this](bool locked) {
        m_preferences.layoutLocked = locked;
        m_docks->setLocked(locked);
    });
    on(m_actions->find, [this] { openPalette(); });
    on(m_actions->resetLayout, [this] { m_docks->reset(); });
    m_actions->lockLayout->setChecked(m_preferences.layoutLocked);
    m_docks->setLocked(m_preferences.layoutLocked);
    on(m_actions->nextPane, [this] { stepPane(1); });
    on(m_actions->previousPane, [this] { stepPane(-1); });
    on(m_actions->zoomIn, [this] { setZoom(m_preferences.zoom + kZoomStep); });
    on(m_actions->zoomOut, [this] { setZoom(m_preferences.zoom - kZoomStep); });
    on(m_actions->zoomReset, [this] { setZoom(100); });
    on(m_actions->fullScreen, [this](bool full) { full ? showFullScreen() : showNormal(); });
    on(m_actions->mute, [this](bool muted) {
        m_preferences.muted = muted;
        keepPreferences();
        m_facts->setMuted(muted);
    });
    m_actions->mute->setChecked(m_preferences.muted);
    m_facts->setMuted(m_preferences.muted);
    on(m_actions->readAloud, [this] { readAloud(); });
    on(m_actions->keys, [this] { showKeys(); });
    on(m_actions->changeKeys, [this] { changeKeys(); });
    connect(m_actions->appearances, &QActionGroup::triggered, this, [this](const QAction* action) {
        m_appearance = static_cast<Appearance>(action->data().toInt());
        m_preferences.appearance = m_appearance;
        applyLook();
    });
}

void MainWindow::connectParts()
{
    const auto tell = [this](const QString& text) { statusBar()->showMessage(text, kMessageTime); };
    connect(m_strip, &CommandStrip::declareWanted, m_actions->declare, &QAction::trigger);
    connect(m_strip, &CommandStrip::drillWanted, m_actions->drill, &QAction::trigger);
    connect(m_strip, &CommandStrip::handOverWanted, m_actions->handOver, &QAction::trigger);
    connect(m_strip, &CommandStrip::composeWanted, m_actions->compose, &QAction::trigger);
    connect(m_strip, &CommandStrip::attentionWanted, this, [this] {
        showPerspective(homeOfIncident());
        if (isRunning())
            m_panels->showAttention();
    });
    connect(m_panels, &IncidentPanels::attentionChanged, m_strip, &CommandStrip::setAttention);
    connect(m_start, &StartPage::drillWanted, this, [this] { showDeclare(journal::StreamKind::Drill); });
    connect(m_start, &StartPage::sampleWanted, this, &MainWindow::startSample);
    connect(m_start, &StartPage::planWanted, m_actions->openPlan, &QAction::trigger);
    connect(m_start, &StartPage::filesDropped, this, [this](const QStringList& files) {
        EvidenceDrop::areRecords(files) ? importRecords(files) : openPlans(files);
    });
    connect(m_start, &StartPage::planDismissed, this, [this](const QString& file) {
        m_preferences.plans.removeAll(file);
        keepPreferences();
        readPlans();
    });
    connect(m_start, &StartPage::blankWanted, this, [this] {
        withStarter(QStringLiteral("blank"),
            [this](const PlanChoice& blank) { showDeclare(journal::StreamKind::Live, blank); });
    });
    connect(m_start, &StartPage::approvalWanted, this, &MainWindow::approve);
    connect(m_start, &StartPage::openWanted, this, [this](const session::IncidentSummary& incident) {
        if (isRunning() && m_incident->stream().id == incident.id)
            showPerspective(homeOfIncident());
        else
            openIncident(incident.id, !incident.closedAt.has_value());
    });
    connect(m_bar, &PerspectiveBar::chosen, this,
        [this](Perspective perspective) { showPerspective(perspective); });
    connect(m_bar, &PerspectiveBar::rateWanted, this,
        [this](qint64 rate) { perform(m_incident->setRate(rate)); });
    showNewKeys();
    // Panels were made with the keys that Muster gives.
    if (!m_keys->kept().isEmpty())
        renewSentences();
    connect(m_keys, &KeyBindings::changed, this, [this] {
        m_preferences.keys = m_keys->kept();
        keepPreferences();
        showNewKeys();
        renewSentences();
    });
    connect(m_bar, &PerspectiveBar::findWanted, m_actions->find, &QAction::trigger);
    connect(m_bar, &PerspectiveBar::endWanted, m_actions->close, &QAction::trigger);
    connect(m_nothing, &EmptyState::actWanted, this, [this] {
        (m_perspective == Perspective::Command ? m_actions->declare : m_actions->drill)->trigger();
    });
    connect(m_docks, &Docks::told, this, tell);
    connect(m_named, &NamedLayouts::told, this, tell);
    connect(m_named, &NamedLayouts::changed, this, &MainWindow::keepPreferences);
    connect(m_declare, &DeclarePage::declared, this, &MainWindow::declare);
    connect(m_declare, &DeclarePage::cancelled, this, [this] {
        if (isRunning())
            showPerspective(homeOfIncident());
        else
            showStart();
    });
    connect(m_declare, &DeclarePage::kindChanged, this, &MainWindow::showState);
    connect(m_closing, &ClosingQuestions::closeWanted, this, [this] { perform(m_incident->close()); });
    connect(m_stage, &Stage::resumed, this, [this] {
        // Somebody may have looked elsewhere before.
        showPerspective(homeOfIncident());
        m_panels->walkthrough()->returnToCurrent();
    });
    connect(m_stage, &Stage::showWanted, this, &MainWindow::showEntry);
    connect(m_paper, &RemainingPrint::printed, this, [this](const RemainingPrint::Paper& paper) {
        m_stage->withdrawReminder();
        m_stage->tell(paper.pages == 1
                ? tr("What is left is ready to be printed: 1 page.")
                : tr("What is left is ready to be printed: %1 pages.").arg(paper.pages),
            tr("It is in %1.").arg(paper.file));
        if (m_surroundings.openFile)
            m_surroundings.openFile(paper.file);
    });
    connect(m_paper, &RemainingPrint::failed, this,
        [this](const QString& text) { m_stage->refuse(text, tr("Nothing was printed.")); });
    connect(m_paper, &RemainingPrint::notRecorded, this, [this](const QString& text) {
        m_stage->refuse(text, tr("What is left was printed, but that is not on record."));
    });
    connect(m_desk.get(), &PaperDesk::made, this, [this](const QString& file) {
        m_stage->tell(tr("The paper is written."), tr("It is in %1.").arg(file));
    });
    connect(m_desk.get(), &PaperDesk::failed, this,
        [this](const QString& text) { m_stage->refuse(text, tr("No paper was written.")); });
    connect(m_desk.get(), &PaperDesk::pageChanged, this, &MainWindow::showPage);
    connectReview();
    connect(m_second, &SecondPlace::wentOn, this, [this](const QString& folder) {
        m_folder = folder;
        showFacts();
        lookAround();
    });
    connect(m_facts, &StatusFacts::anchorWanted, m_actions->anchor, &QAction::trigger);
    connect(m_planWatch, &PlanWatch::newsChanged, this, &MainWindow::showPlanNews);
    connect(m_planRecords, &PlanRecords::recordChanged, this,
        [this] { m_panels->walkthrough()->setPlanRecord(m_planRecords->record()); });
    connect(m_lock, &ScreenLock::changed, m_attendance.get(), &Attendance::setLocked);
    connect(m_attendance.get(), &Attendance::failed, this, tell);
    connect(m_panels->walkthrough(), &WalkthroughPanel::closeWanted, m_actions->close, &QAction::trigger);
    connect(
        m_panels->walkthrough(), &WalkthroughPanel::scenarioWanted, m_actions->declare, &QAction::trigger);
    connect(m_panels->walkthrough(), &WalkthroughPanel::updateWanted, m_actions->compose, &QAction::trigger);
    connect(m_panels->walkthrough(), &WalkthroughPanel::readWanted, this, &MainWindow::readAloud);
    connect(m_reader, &ReadAloud::told, this, tell);
    connect(m_panels->walkthrough(), &WalkthroughPanel::entryWanted, m_actions->entry, &QAction::trigger);
    connect(m_drop, &EvidenceDrop::dropped, this, [this](const QMimeData& dropped) {
        if (const auto files = EvidenceDrop::filesOf(dropped); EvidenceDrop::areRecords(files)) {
            importRecords(files);
            return;
        }
        showEvidence();
        m_panels->evidence()->take(dropped);
    });
    connect(m_panels, &IncidentPanels::eraseWanted, this,
        [this](const journal::EventId& entry) { showErase(entry); });
    connect(m_panels, &IncidentPanels::failed, this, tell);
    connect(m_panels, &IncidentPanels::told, this, tell);
    connect(qApp, &QApplication::focusChanged, this,
        [this](const QWidget*, const QWidget* now) { followKeyboard(now); });
    connect(m_ticker, &Ticker::ticked, this, &MainWindow::tick);
}

void MainWindow::connectReview()
{
    connect(m_actions->reviewOn, &QAction::triggered, m_review, &ReviewPage::moveOn);
    connect(m_actions->reviewBack, &QAction::triggered, m_review, &ReviewPage::moveBack);
    connect(m_actions->reviewRemark, &QAction::triggered, m_review, [this] { m_review->askForRemark(); });
    connect(m_actions->reviewFollowUp, &QAction::triggered, m_review, &ReviewPage::addFollowUp);
    connect(m_actions->reviewRoles, &QAction::triggered, m_review, &ReviewPage::setRoles);
    connect(m_review, &ReviewPage::rolesChanged, m_actions->reviewRoles, &QAction::setChecked);
    connect(m_actions->reportForms, &QActionGroup::triggered, m_review, [this](const QAction* action) {
        m_review->exportAs(static_cast<report::Form>(action->data().toInt()));
    });
    connect(m_actions->reportToPrint, &QAction::triggered, m_review,
        [this] { m_review->exportAs(report::Form::Pdf, true); });
    connect(m_actions->reportFolder, &QAction::triggered, this, &MainWindow::chooseReportFolder);
    connect(m_review, &ReviewPage::left, this, [this] {
        keepTyped();
        showStart();
    });
    connect(m_review, &ReviewPage::endWatchWanted, this, &MainWindow::askToEndWatch);
    connect(m_review, &ReviewPage::written, this, [this](const QString& file, bool shows) {
        m_stage->tell(tr("The report is written."), tr("It is in %1.").arg(file));
        if (shows && m_surroundings.openFile)
            m_surroundings.openFile(file);
    });
    connect(m_review, &ReviewPage::notWritten, this,
        [this](const QString& text) { m_stage->refuse(text, tr("No report was written.")); });
}

void MainWindow::chooseReportFolder()
{
    auto* dialog = new QFileDialog(this, tr("Where reports are written"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        m_preferences.reportFolder = folder;
        keepPreferences();
        m_review->setFolder(folder);
    });
    dialog->open();
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (std::exchange(m_shown, true))
        return;
    applySize();
    // Where no incident is shown, and on the page of the plans, a file is a plan.
    m_drop->watch(windowHandle(),
        [this] { return m_incident && m_stage->page() != m_start && m_stage->page() != m_declare; });
    // A window that is covered or minimised is not painted.
    QTimer::singleShot(kPaintPatience, this, &MainWindow::begin);
}

void MainWindow::begin()
{
    if (std::exchange(m_begun, true))
        return;
    m_ticker->start();
    m_lock->watchLater();
    openDoor();
    readPlans();
}

void MainWindow::openDoor()
{
    m_strip->setIdleWords(tr("Opening the log…"));
    onAnswer(m_surroundings.openDoor(), this, [this](const Result<Door>& door) {
        if (door)
            walkIn(*door);
        else
            showTrouble(door.error());
    });
}

void MainWindow::walkIn(const Door& door)
{
    m_session = door.session;
    m_estate = std::make_unique<session::EstateSession>(m_session->ports());
    m_evidence = std::make_unique<session::EvidenceKeeper>(m_session->ports().blobs);
    m_panels->evidence()->setKeeper(m_evidence.get());
    m_attendance->setSession(*m_session);
    m_folder = door.folder;
    m_finder = door.finder;
    m_replicator = door.replicator;
    if (m_replicator != nullptr)
        connect(m_replicator, &journal::Replicator::statusChanged, this, &MainWindow::showSync);
    showSync();
    m_second->setSession(*m_session, m_folder);
    if (m_exchangePage != nullptr)
        m_exchangePage->setSession(*m_session);
    m_strip->setLog(CommandStrip::Log::Open);
    m_start->setNotices(door.notices);
    connect(m_session.get(), &session::Session::incidentsChanged, this, [this] { readIncidents(false); });
    connect(&m_session->ports().journal, &journal::Journal::appended, this,
        [this](const QList<journal::Event>& events) {
            const bool isErased = std::any_of(events.begin(), events.end(),
                [](const journal::Event& event) { return event.type == journal::kErasure; });
            // What was found before keeps nothing of it.
            if (isErased && m_findPage != nullptr)
                m_findPage->searchAgain();
        });
    connect(m_estate.get(), &session::EstateSession::approvalsChanged, this, &MainWindow::readApprovals);
    readIncidents(true);
    readApprovals();
    lookAtDisk();
}

void MainWindow::readApprovals()
{
    // Without them the window works as well, and says nothing of approval.
    onAnswer(m_estate->approvals(), this, [this](const Result<estate::Approvals>& approvals) {
        if (!approvals)
            return;
        m_approvals = *approvals;
        m_review->setApproval(approval());
        showApprovals();
        showState();
    });
}

void MainWindow::showApprovals()
{
    if (!m_approvals)
        return;
    m_start->setApprovals(*m_approvals, m_surroundings.clock.now());
    m_declare->setApprovals(*m_approvals, m_surroundings.clock.now());
}

void MainWindow::approve(const session::ApprovalWanted& wanted)
{
    onAnswer(m_estate->approve(wanted), this, [this](const session::EstateSession::State& state) {
        m_start->answerApproval(state ? QString() : state.error().text);
    });
}

void MainWindow::readPlans(std::function<void()> then)
{
    onAnswer(m_surroundings.loadPlans(m_preferences.plans), this,
        [this, then = std::move(then)](const QList<PlanChoice>& plans) {
            m_plans = plans;
            m_start->setPlans(m_plans);
            m_planWatch->setPlans(m_plans);
            if (then)
                then();
        });
}

void MainWindow::askForPlan()
{
    auto* dialog = new QFileDialog(this, tr("Open a plan"), {}, tr("Plans (*.plan.yaml);;All files (*)"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::openPlans);
    dialog->open();
}

void MainWindow::openPlans(const QStringList& files)
{
    for (const auto& file : files) {
        m_preferences.plans.removeAll(file);
        m_preferences.plans.prepend(file);
    }
    keepPreferences();
    readPlans([this, file = m_preferences.plans.value(0)] {
        const auto opened = std::find_if(m_plans.begin(), m_plans.end(),
            [&](const PlanChoice& plan) { return plan.opened && plan.path == file; });
        if (opened == m_plans.end())
            return;
        showPerspective(Perspective::Readiness);
        m_start->choose(static_cast<int>(std::distance(m_plans.begin(), opened)), -1);
    });
}

void MainWindow::withStarter(const QString& id, std::function<void(const PlanChoice&)> then)
{
    onAnswer(m_surroundings.loadStarter(id), this, [this, then = std::move(then)](const PlanChoice& starter) {
        if (starter.plan)
            then(starter);
        else
            m_stage->refuse(starter.fault);
    });
}

bool MainWindow::canBegin()
{
    if (!m_session)
        m_stage->refuse(tr("The log is not open yet. Nothing can begin before it is."));
    return m_session != nullptr;
}

void MainWindow::startSample()
{
    if (!canBegin())
        return;
    // It begins without a question, so nobody is to come to it from an emergency by one wrong key.
    if (isRunning()) {
        m_stage->refuse(tr("“%1” is running. Close it, or leave it open (menu Incident), before the sample "
                           "begins.")
                            .arg(m_incident->state().title));
        return;
    }
    withStarter(QStringLiteral("sample"), [this](const PlanChoice& sample) {
        session::Declaration first;
        first.plan = sample.plan;
        first.scenario = sample.plan->scenarios.first().id;
        first.summary = tr("A first drill, to learn the keys");
        first.commander = m_surroundings.person.isEmpty() ? tr("You") : m_surroundings.person;
        declare(first);
    });
}

void MainWindow::readIncidents(bool first)
{
    using Incidents = Result<QList<session::IncidentSummary>>;
    onAnswer(m_session->incidents(), this, [this, first](const Incidents& incidents) {
        if (!incidents) {
            showTrouble(incidents.error());
            return;
        }
        m_start->setIncidents(*incidents, m_surroundings.clock.now());
        m_planRecords->setIncidents(*incidents);
        m_open.set(*incidents);
        m_incidents = *incidents;
        if (m_findPage != nullptr)
            m_findPage->setIncidents(m_incidents, m_session->ports().journal.estate().id);
        const auto& open = m_open.all();
        m_strip->setIdleWords(
            open.isEmpty() ? tr("Nothing is running") : tr("%1 not closed yet").arg(open.size()));
        if (first && open.size() == 1)
            openIncident(open.first().id, true);
        else if (first)
            showStart();
        else
            showFacts();
        if (first && open.size() != 1)
            importWaiting();
    });
}

void MainWindow::showTrouble(const Error& error)
{
    setIncident(nullptr);
    m_strip->setLog(CommandStrip::Log::Shut);
    m_strip->setIdleWords(tr("The log is not open"));
    m_words->disconnect(this);
    const bool isDamaged = m_surroundings.isDamage && m_surroundings.isDamage(error);
    m_words->setWords(tr("Muster cannot open its log"),
        QStringLiteral("<p><b>%1</b></p>").arg(error.text.toHtmlEscaped())
            + paragraph(tr("Nothing can be declared or recorded until it opens. What was recorded before has "
                           "not been touched."))
            + paragraph(isDamaged
                    ? tr("The damaged file can be set aside, whole. Muster then goes on with a new one, into "
                         "which everything comes that can still be read of the old one and of its backups, "
                         "and holds. Nothing is deleted; this computer counts as a new console from then on.")
                    : tr("Put right what is said above, then try again; or start Muster with --store and "
                         "another folder.")));
    m_words->setDetails(error.detail);
    m_words->offer(isDamaged ? tr("Set it aside and go on") : tr("Try again"), tr("Quit"));
    connect(
        m_words, &WordsPage::firstChosen, this, isDamaged ? &MainWindow::setLogAside : &MainWindow::openDoor);
    connect(m_words, &WordsPage::secondChosen, this, [this] { close(); });
    m_stage->show(m_words);
    showState();
}

void MainWindow::setLogAside()
{
    m_strip->setIdleWords(tr("Saving what can be read…"));
    m_words->disconnect(this);
    m_words->offer({}, {});
    onAnswer(m_surroundings.setAside(), this, [this](const Result<QString>& saved) {
        if (!saved)
            return showTrouble(saved.error());
        m_stage->notify(tr("The log was damaged"), *saved);
        openDoor();
    });
}

void MainWindow::showNotices(const QStringList& notices)
{
    m_start->setNotices(notices);
}

void MainWindow::keepPreferences()
{
    m_preferences.namedLayouts = m_named->kept();
    savePreferences(m_surroundings.preferencesFile, m_preferences);
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::followSystem(const SystemLook& look)
{
    m_preferences.system = look;
    applyLook();
}

void MainWindow::followPower(const PowerSource& power)
{
    m_battery->setSource(power);
}

void MainWindow::ringThrough(Sounder& sounder)
{
    m_alarm->setSounder(sounder);
}

void MainWindow::readThrough(Speaker& speaker)
{
    m_reader->setSpeaker(speaker);
}

void MainWindow::drawThrough(const report::FigureRenderer& renderer)
{
    m_review->setRenderer(&renderer);
    m_desk->setRenderer(&renderer);
}

void MainWindow::goOnThrough(GoOnElsewhere goOn)
{
    m_second->setGoOn(std::move(goOn));
}

void MainWindow::diskFailed(const QString& text)
{
    m_second->diskFailed(text);
}

void MainWindow::showPerspective(Perspective perspective)
{
    const auto* before = m_stage->page();
    m_perspective = perspective;
    m_bar->setCurrent(perspective);
    // Whoever goes along the tabs with the arrows stays there.
    m_stage->show(pageOf(perspective), !m_bar->hasKeyboard());
    if (before == m_panels->walkthrough() && m_stage->page() != before)
        holdWhatIsInHand();
    showState();
}

void MainWindow::holdWhatIsInHand()
{
    const auto* step = isRunning() ? m_incident->walkthrough().currentStep() : nullptr;
    if (step && step->look == incident::StepLook::Current && step->state.startedAt)
        perform(m_incident->hold(step->address));
}

QWidget* MainWindow::pageOf(Perspective perspective)
{
    const bool closed = m_incident && m_incident->state().closedAt;
    switch (perspective) {
    case Perspective::Command:
        if (isRunning())
            return m_panels->walkthrough();
        m_nothing->setSentence(tr("No incident is running here."));
        m_nothing->setAct(tr("Declare incident…"), m_actions->declare->shortcut().toString());
        return m_nothing;
    case Perspective::Drill:
        if (isRunning() && isDrill())
            return m_panels->walkthrough();
        m_nothing->setSentence(isRunning() ? tr("What runs is no drill. It goes on under Command.")
                                           : tr("No drill is running here."));
        m_nothing->setAct(tr("Start drill…"), m_actions->drill->shortcut().toString());
        return m_nothing;
    case Perspective::Review:
        if (closed) {
            showReview();
            return m_review;
        }
        m_nothing->setSentence(isRunning()
                ? tr("The review opens once this is closed: %1").arg(m_incident->state().title)
                : tr("No closed incident. Hold a drill, or open one under Readiness."));
        m_nothing->setAct(isRunning() ? QString() : tr("Start drill…"), {});
        return m_nothing;
    case Perspective::Readiness:
        break;
    }
    showApprovals();
    // Before the first paint nothing is asked of the computer.
    if (m_shown)
        lookAround();
    return m_start;
}

void MainWindow::lookAround()
{
    onAnswer(m_surroundings.lookAround(), this, [this](const QList<readiness::PreflightFact>& facts) {
        m_start->setPreflight(facts, m_surroundings.clock.now());
        using Fact = readiness::PreflightFact;
        for (const auto& fact : facts) {
            if (fact.about == Fact::About::Clock)
                m_facts->setClock(fact.verdict == Fact::Verdict::Unknown
                        ? std::nullopt
                        : std::optional(fact.verdict == Fact::Verdict::Good));
        }
        showFacts();
    });
}

void MainWindow::lookAtDisk()
{
    if (!m_session || !m_surroundings.lookAtDisk)
        return;
    onAnswer(m_surroundings.lookAtDisk(), this,
        [this](const std::optional<DiskSpace>& space) { m_facts->setDisk(space); });
}

Perspective MainWindow::homeOfIncident() const
{
    if (m_incident->state().closedAt)
        return Perspective::Review;
    return isDrill() ? Perspective::Drill : Perspective::Command;
}

void MainWindow::showStart()
{
    setIncident(nullptr);
    showPerspective(Perspective::Readiness);
}

void MainWindow::showDeclare(journal::StreamKind kind, const std::optional<PlanChoice>& blank,
    const std::optional<journal::StreamId>& partOf)
{
    if (!canBegin())
        return;
    // What runs goes on, and is left open only when another one has begun.
    if (!isRunning())
        setIncident(nullptr);
    showPerspective(Perspective::Readiness);
    m_stage->show(m_declare);
    auto plans = m_plans;
    auto scenario = m_start->scenario();
    if (blank) {
        scenario = { static_cast<int>(plans.size()), 0 };
        plans << *blank;
    }
    m_declare->begin(kind, plans, scenario, m_surroundings.person);
    m_declare->setParents(m_open.all(), partOf);
    showState();
}

void MainWindow::declare(const session::Declaration& declaration)
{
    onAnswer(m_session->declare(declaration), this, [this](const session::Session::Opened& incident) {
        if (incident)
            enter(*incident, false);
        else if (m_stage->page() == m_declare)
            m_declare->refuse(incident.error().text);
        else
            m_stage->refuse(incident.error().text);
    });
}

void MainWindow::openIncident(
    journal::StreamId id, bool resumed, const std::optional<journal::EventId>& entry)
{
    const auto person = m_surroundings.personWasNamed ? m_surroundings.person : QString();
    onAnswer(
        m_session->open(id, person), this, [this, resumed, entry](const session::Session::Opened& incident) {
            if (incident)
                enter(*incident, resumed);
            else
                m_stage->refuse(incident.error().text);
            if (incident && entry)
                showEntry(*entry);
            importWaiting();
        });
}

void MainWindow::enter(Incident incident, bool resumed)
{
    rememberPresence(true);
    setIncident(std::move(incident));
    showPerspective(homeOfIncident());
    if (!isRunning())
        return;
    lookAround();
    m_panels->setTyped(m_typed.recall(m_incident->stream().id));
    m_panels->walkthrough()->returnToCurrent();
    if (resumed)
        m_attendance->welcome();
    rememberPresence();
}

std::optional<journal::StreamId> MainWindow::shownIncident() const
{
    return m_incident ? std::optional(m_incident->stream().id) : std::nullopt;
}

void MainWindow::goTo(const journal::StreamId& id)
{
    holdWhatIsInHand();
    openIncident(id, true);
}

void MainWindow::leave()
{
    holdWhatIsInHand();
    rememberPresence(true);
    showStart();
}

void MainWindow::showReview()
{
    m_attendance->forget();
    if (m_review->incident() != m_incident) {
        m_review->setIncident(m_incident);
        m_review->setTyped(m_typed.recall(m_incident->stream().id));
    }
    m_review->setApproval(approval());
}

void MainWindow::askToEndWatch()
{
    m_stage->askFor(tr("Why? May stay empty"), tr("End the watch before its time?"), tr("End it"),
        tr("Keep watching"), [this](const QString& why) {
            m_stage->stopAsking();
            perform(m_incident->act(incident::WatchEnded { why.trimmed() }));
        });
}

void MainWindow::showPlanNews()
{
    const auto& news = m_planWatch->news();
    if (!news) {
        m_stage->withdrawInformation();
        return;
    }
    const auto declared = WallTime(m_incident->plan().zone).minutes(m_incident->state().declaredAt);
    const bool canCompare = news->kind == plan::FileStanding::Kind::Changed;
    m_stage->inform(
        plan::sentenceOf(*news), tr("The incident goes on with the copy of %1.").arg(declared),
        canCompare ? tr("Show what changed") : QString(), tr("Keep"), [this] { showPlanDifferences(); },
        [this] { m_planWatch->keep(); });
}

void MainWindow::showPlanDifferences()
{
    auto* before = m_stage->page();
    const auto& news = m_planWatch->news();
    if (before == m_words || !news)
        return;
    m_words->disconnect(this);
    m_words->setWords(tr("What changed in the plan file"), differenceWords(*news, m_theme.colors));
    m_words->setDetails({});
    m_words->offer(tr("Go back"), {}, WordsPage::Escape::First);
    connect(m_words, &WordsPage::firstChosen, this, [this, before] {
        m_stage->show(before);
        showState();
    });
    m_stage->show(m_words);
    showState();
}

void MainWindow::showKeys()
{
    auto* before = m_stage->page();
    if (before == m_words)
        return;
    m_words->disconnect(this);
    const auto version = tr("Muster %1").arg(QCoreApplication::applicationVersion());
    m_words->setWords(tr("Keys"),
        m_actions->keySheet() + paragraph(tr("Other keys are chosen under Edit, Change keys."))
            + paragraph(m_folder.isEmpty() ? version : tr("%1. The log is in %2.").arg(version, m_folder)));
    m_words->setDetails({});
    m_words->offer(tr("Go back"), {});
    connect(m_words, &WordsPage::firstChosen, this, [this, before] {
        m_stage->show(before);
        showState();
    });
    m_stage->show(m_words);
}

void MainWindow::changeKeys()
{
    auto* before = m_stage->page();
    if (m_keysPage == nullptr) {
        m_keysPage = new KeysPage(*m_keys, m_theme, this);
        m_stage->addPage(m_keysPage);
    }
    if (before == m_keysPage)
        return;
    m_keysPage->disconnect(this);
    connect(m_keysPage, &KeysPage::left, this, [this, before] {
        m_stage->show(before);
        showState();
    });
    m_stage->show(m_keysPage);
    showState();
}

void MainWindow::showOffers()
{
    auto* before = m_stage->page();
    if (m_offersPage == nullptr) {
        m_offersPage = new OffersPage(m_theme, this);
        m_stage->addPage(m_offersPage);
    }
    if (before == m_offersPage)
        return;
    m_offersPage->disconnect(this);
    connect(m_offersPage, &OffersPage::left, this, [this, before] {
        m_stage->show(before);
        showState();
    });
    connect(m_offersPage, &OffersPage::writeWanted, this,
        [this](const QString& file, const QList<plan::PlanEdit>& edits) {
            onAnswer(m_surroundings.editPlan(file, edits), this, [this](const Result<void>& written) {
                m_offersPage->answer(written);
                if (!written)
                    return;
                m_planWatch->keepOwnChange();
                readPlans();
            });
        });
    m_offersPage->setOffers(incident::planOffers(m_incident->frozenPlan(), m_incident->state()), planFile());
    m_stage->show(m_offersPage);
    showState();
}

void MainWindow::showAnchor()
{
    auto* before = m_stage->page();
    if (m_anchorPage == nullptr) {
        m_anchorPage = new AnchorPage(*m_actions->print, m_theme, this);
        m_stage->addPage(m_anchorPage);
    }
    if (before != m_anchorPage) {
        m_anchorPage->disconnect(this);
        connect(m_anchorPage, &AnchorPage::left, this, [this, before] { leavePage(before); });
        m_anchorPage->setIncident(m_incident);
        m_stage->show(m_anchorPage);
    }
    // It begins where one types, also when it is shown again.
    m_anchorPage->setFocus(Qt::OtherFocusReason);
    showState();
}

void MainWindow::showErase(const std::optional<journal::EventId>& entry)
{
    if (!m_incident)
        return;
    auto* before = m_stage->page();
    if (m_erasePage == nullptr) {
        m_erasePage = new ErasePage(m_theme, this);
        m_stage->addPage(m_erasePage);
    }
    if (before != m_erasePage) {
        m_erasePage->disconnect(this);
        connect(m_erasePage, &ErasePage::left, this, [this, before] { leavePage(before); });
        m_stage->show(m_erasePage);
    } else if (!entry) {
        return;
    }
    m_erasePage->begin(m_incident, entry);
    showState();
}

void MainWindow::showFind()
{
    if (m_finder == nullptr)
        return;
    auto* before = m_stage->page();
    if (m_findPage == nullptr) {
        m_findPage = new FindPage(m_surroundings.clock, SavedSearches(m_preferences.searches), m_theme, this);
        m_stage->addPage(m_findPage);
        connect(m_findPage, &FindPage::chosen, this, &MainWindow::showFound);
        connect(m_findPage, &FindPage::savedChanged, this, [this] {
            m_preferences.searches = m_findPage->saved().kept();
            keepPreferences();
        });
        m_findPage->setFinder(m_finder);
        m_findPage->setIncidents(m_incidents, m_session->ports().journal.estate().id);
        m_findPage->setIncident(m_incident);
    }
    if (before != m_findPage) {
        disconnect(m_findPage, &FindPage::left, this, nullptr);
        connect(m_findPage, &FindPage::left, this, [this, before] { leavePage(before); });
        m_stage->show(m_findPage);
    }
    m_findPage->begin();
    showState();
}

void MainWindow::showFound(const journal::StreamId& stream, const journal::EventId& entry)
{
    if (shownIncident() == stream)
        return showEntry(entry);
    holdWhatIsInHand();
    openIncident(stream, false, entry);
}

void MainWindow::showEntry(const journal::EventId& entry)
{
    showPerspective(homeOfIncident());
    m_docks->reveal(IncidentPanels::timelineId());
    m_panels->timeline()->showFrom(entry);
}

ExchangePage* MainWindow::exchangePage()
{
    if (m_exchangePage != nullptr)
        return m_exchangePage;
    m_exchangePage = new ExchangePage(m_surroundings.clock, m_theme, this);
    m_stage->addPage(m_exchangePage);
    m_exchangePage->setSession(*m_session);
    const auto& last = m_preferences.exchangeFolder;
    m_exchangePage->setFolder(
        last.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : last);
    connect(m_exchangePage, &ExchangePage::folderChosen, this, [this](const QString& folder) {
        m_exchangePage->setFolder(folder);
        m_preferences.exchangeFolder = folder;
        keepPreferences();
    });
    connect(m_exchangePage, &ExchangePage::openWanted, this, [this](const journal::StreamId& id) {
        holdWhatIsInHand();
        openIncident(id, false);
    });
    connect(m_exchangePage, &ExchangePage::ended, this,
        [this](const QString& sentence, const QString& words) { m_stage->tell(sentence, words); });
    return m_exchangePage;
}

void MainWindow::showExchange(const std::function<void(ExchangePage&)>& begin)
{
    if (!canBegin())
        return;
    auto* page = exchangePage();
    auto* before = m_stage->page();
    begin(*page);
    if (before != page) {
        disconnect(page, &ExchangePage::left, this, nullptr);
        connect(page, &ExchangePage::left, this, [this, before] { leavePage(before); });
        m_stage->show(page);
    }
    page->setFocus(Qt::OtherFocusReason);
    showState();
}

void MainWindow::importRecords(const QStringList& files)
{
    m_toImport += files;
    if (m_session)
        importWaiting();
}

void MainWindow::importWaiting()
{
    if (const auto files = std::exchange(m_toImport, {}); !files.isEmpty())
        showExchange([&files](ExchangePage& page) { page.importNow(files); });
}

void MainWindow::leavePage(QWidget* before)
{
    if (before == m_declare) {
        m_stage->show(before);
        showState();
        return;
    }
    // The page of words may say something else by now, and what ran may be over.
    showPerspective(before == m_panels->walkthrough() ? homeOfIncident() : m_perspective);
}

void MainWindow::showEvidence()
{
    showPerspective(homeOfIncident());
    m_panels->showEvidence();
}

QString MainWindow::planFile() const
{
    if (!m_surroundings.editPlan)
        return {};
    const auto& state = m_incident->state();
    QString file;
    for (const auto& choice : m_plans) {
        const bool isIt = choice.plan && choice.plan->id == state.plan && !choice.path.isEmpty();
        // The version that it was declared with, else any: what does not fit it is refused as a whole.
        if (isIt && (file.isEmpty() || choice.hash == state.planHash))
            file = choice.path;
    }
    return file;
}

void MainWindow::showNewKeys()
{
    m_bar->setFindKeys(m_actions->find->shortcut().toString());
    m_strip->setDeclareKeys(m_actions->declare->shortcut().toString());
}

void MainWindow::renewSentences()
{
    QEvent anew(QEvent::LanguageChange);
    QCoreApplication::sendEvent(this, &anew);
}

void MainWindow::openPalette()
{
    auto everything = findablesOf(m_actions->usable());
    if (isRunning()) {
        everything += findablesOf(*m_incident,
            { [this](const incident::StepAddress& step) {
                 showPerspective(homeOfIncident());
                 m_panels->walkthrough()->lookAt(step);
             },
                [this](const plan::ServiceId& service) {
                    showPerspective(homeOfIncident());
                    m_panels->showService(service);
                },
                [this](const QString& contact) {
                    showPerspective(homeOfIncident());
                    m_panels->showContact(contact);
                } });
    }
    if (m_incident) {
        everything += findablesOfEvidence(*m_incident, [this](const journal::EventId& entry) {
            showPerspective(homeOfIncident());
            m_panels->showEvidence(entry);
        });
    }
    everything += m_open.findables(shownIncident(), [this](const journal::StreamId& id) { goTo(id); });
    everything += findablesOf(m_plans, [this](int plan, int scenario) {
        showPerspective(Perspective::Readiness);
        m_start->choose(plan, scenario);
    });
    // The clocks of the strip stay in sight.
    m_palette->open(std::move(everything), m_stage->mapTo(this, QPoint()).y());
}

void MainWindow::printRemaining()
{
    if (!m_paper->print(m_incident))
        statusBar()->showMessage(
            tr("What is left is being written already. It takes a moment."), kMessageTime);
}

void MainWindow::keepPage(bool keep)
{
    if (keep)
        m_desk->askToKeep();
    else
        m_desk->stopKeeping();
    // It is kept once a file was chosen.
    showPage();
}

void MainWindow::showPage()
{
    m_actions->keepPage->setChecked(m_desk->isKeeping());
    // What stands there already is not said again each time that it is tried.
    const bool isNews = m_desk->hasTrouble() && !std::exchange(m_pageIsMissing, true);
    m_pageIsMissing = m_desk->hasTrouble();
    m_facts->setPage(m_desk->pageWords(), m_desk->pageSentence(), m_pageIsMissing);
    if (isNews)
        m_stage->refuse(m_desk->pageSentence(),
            tr("The situation page was not written. Muster tries again until it can be."));
}

std::optional<estate::ApprovalState> MainWindow::approval() const
{
    if (!m_approvals || !m_incident)
        return std::nullopt;
    const auto& state = m_incident->state();
    return m_approvals->of(state.plan, state.planHash, m_incident->plan().approvers, state.declaredAt);
}

void MainWindow::readAloud()
{
    if (m_incident)
        m_reader->toggle(m_panels->walkthrough()->aloud(), m_incident->plan().language);
}

void MainWindow::askToHandOver()
{
    m_stage->askFor(tr("To whom?"), tr("Hand over command."), tr("Hand over"), tr("Keep command"),
        [this](const QString& name) {
            if (name.isEmpty())
                m_stage->complain(tr("Write the name of the person who takes command."));
            else
                perform(
                    m_incident->handOver(incident::commanderRole(), name), [this] { m_stage->stopAsking(); });
        });
}

void MainWindow::askToQuit()
{
    m_stage->ask(tr("The incident is running."),
        tr("Its clocks run on without this window; start Muster again to go on."),
        tr("Quit and keep it open"), tr("Keep running"), [this](const QString&) {
            m_mayQuit = true;
            close();
        });
}

void MainWindow::perform(const QFuture<Result<void>>& act, std::function<void()> then)
{
    onAnswer(act, this, [this, then = std::move(then)](const Result<void>& done) {
        if (!done)
            m_stage->refuse(done.error().text, tr("Nothing has changed."));
        else if (then)
            then();
        showState();
    });
}

void MainWindow::setIncident(Incident incident)
{
    if (m_incident)
        m_incident->disconnect(this);
    m_incident = std::move(incident);
    if (m_anchorPage != nullptr)
        m_anchorPage->setIncident(nullptr);
    if (m_erasePage != nullptr)
        m_erasePage->begin(nullptr);
    if (m_findPage != nullptr)
        m_findPage->setIncident(m_incident);
    m_review->setIncident(nullptr);
    m_attendance->setIncident(m_incident);
    m_second->setIncident(m_incident);
    m_strip->setIncident(m_incident);
    m_panels->setIncident(m_incident);
    m_alarm->begin(m_panels->attention());
    m_reader->stop();
    m_planWatch->setIncident(m_incident);
    m_planRecords->setIncident(m_incident);
    m_desk->setIncident(m_incident);
    if (!m_incident)
        return;
    connect(m_incident.get(), &session::IncidentSession::undoChanged, this, &MainWindow::showUndo);
    connect(m_incident.get(), &session::IncidentSession::textsErased, this, [this] {
        // Its title stands on the start page, and what was said of it may stand in a bar.
        readIncidents(false);
        m_stage->withdrawResume();
        m_reader->stop();
        statusBar()->clearMessage();
    });
    connect(m_incident.get(), &session::IncidentSession::stateChanged, this, [this] {
        if (m_incident->state().closedAt)
            m_planWatch->setIncident(m_incident);
        // Closed here, or from a terminal.
        if (m_incident->state().closedAt && m_stage->page() == m_panels->walkthrough())
            showPerspective(Perspective::Review);
        else
            showState();
        m_stage->followResume(*m_incident);
    });
}

bool MainWindow::isRunning() const
{
    return m_incident && !m_incident->state().closedAt;
}

bool MainWindow::isDrill() const
{
    return m_incident && m_incident->state().kind == journal::StreamKind::Drill;
}

void MainWindow::tick()
{
    // What was shown stays for the moment that it takes to record this.
    if (!m_attendance->tick())
        return;
    m_strip->tick();
    if (m_stage->page() == m_findPage && m_findPage != nullptr)
        m_findPage->tick();
    const auto seconds = millisOf(m_surroundings.clock.now()) / 1000;
    if (seconds % kLookSeconds == 0)
        lookAround();
    if (seconds % kDiskSeconds == 0)
        lookAtDisk();
    if (!m_incident)
        return;
    m_incident->lookAtClock();
    m_desk->lookAtClock();
    m_panels->tick();
    m_review->tick();
    m_alarm->look(m_panels->attention());
    keepTyped();
    if (isActiveWindow() && seconds % kPresenceSeconds == 0)
        rememberPresence();
}

void MainWindow::keepTyped()
{
    if (m_incident)
        m_typed.keep(m_incident->stream().id, isRunning() ? m_panels->typed() : m_review->typed());
}

void MainWindow::rememberPresence(bool orderly)
{
    keepTyped();
    m_attendance->remember(orderly);
}

void MainWindow::showState()
{
    const bool onWalkthrough = m_stage->page() == m_panels->walkthrough();
    const bool declares = m_stage->page() == m_declare;
    const bool declaresDrill = declares && m_declare->kind() == journal::StreamKind::Drill;
    // Whatever runs behind it, this page is about another one.
    const bool named = m_incident && !declares;
    const bool drill = named ? isDrill() : declaresDrill;
    const bool isReviewed = m_incident && m_stage->page() == m_review;
    const bool isDocked = isReviewed || (m_incident && onWalkthrough);
    if (isDocked)
        m_docks->enter(m_perspective, *m_size);
    else
        m_docks->leave();
    m_actions->enableFor(m_incident && onWalkthrough, isDocked, isRunning(), isDrill());
    m_actions->enableReview(isReviewed);
    refreshFind();
    m_bar->setDrillVisible(isRunning() && isDrill() && onWalkthrough);
    if (isDrill() && m_incident->state().clock)
        m_bar->setRate(m_incident->state().clock->rate);
    showUndo();
    m_actions->offers->setEnabled(m_incident != nullptr);
    m_actions->anchor->setEnabled(m_incident != nullptr);
    m_actions->attach->setEnabled(m_incident != nullptr);
    m_actions->erase->setEnabled(m_incident != nullptr);
    m_actions->exportRecord->setEnabled(m_incident != nullptr);
    m_actions->keepPage->setEnabled(m_incident != nullptr);
    for (auto* action : m_actions->papers->actions()) {
        const bool isOfDrill = action->data().toInt() == static_cast<int>(report::Paper::Drill);
        action->setEnabled(m_incident && (isDrill() || !isOfDrill));
    }
    m_actions->importRecord->setEnabled(m_session != nullptr);
    m_actions->exchange->setEnabled(m_session != nullptr);
    m_actions->saveLines->setEnabled(m_incident != nullptr);
    m_actions->findInRecord->setEnabled(m_finder != nullptr);
    m_actions->print->setEnabled(isRunning() && !m_surroundings.paperFolder.isEmpty());
    m_battery->setIncident(isRunning() ? shownIncident() : std::nullopt);
    m_actions->declare->setEnabled(m_session != nullptr);
    m_actions->drill->setEnabled(m_session != nullptr);
    m_actions->part->setEnabled(m_session && isRunning());
    m_actions->sample->setEnabled(m_session && !isRunning());
    m_actions->pause->setChecked(
        isDrill() && m_incident->state().clock && m_incident->state().clock->rate == 0);

    const auto part = named ? m_open.partWords(m_incident->state().parent) : QString();
    const auto title = !named ? QString()
        : part.isEmpty()      ? m_incident->state().title
                              : tr("%1 (%2)").arg(m_incident->state().title, part);
    const auto marked = drill && named ? tr("DRILL: %1").arg(title) : title;
    setWindowTitle(marked.isEmpty() ? tr("Muster") : tr("%1 — Muster").arg(marked));
    m_strip->setOffers(!declares);
    m_drillMark->setText(drill ? (named ? marked : tr("DRILL")) : QString());
    menuBar()->setCornerWidget(m_drillMark);
    const int frame = declaresDrill || (drill && onWalkthrough) ? DrillHatch::kWidth : 0;
    setContentsMargins(frame, frame, frame, frame);
    update();
    showFacts();
}

void MainWindow::showSync()
{
    if (m_replicator == nullptr)
        return;
    const auto words = syncWords(m_replicator->status(), m_incident ? m_incident->plan().zone : QString());
    m_facts->setSync(words.brief, words.sentence, words.isTrouble);
}

void MainWindow::showFacts()
{
    m_facts->setOthers(m_open.othersThan(shownIncident()));
    m_actions->other->setEnabled(m_open.after(shownIncident()).has_value());
    if (m_incident)
        m_facts->show(*m_incident, approvalWords());
    else
        m_facts->showFolder(m_folder);
}

void MainWindow::showUndo()
{
    m_actions->showUndo(isRunning() ? m_incident->undoWords() : QString());
}

QString MainWindow::approvalWords() const
{
    if (!m_approvals)
        return {};
    const auto& state = m_incident->state();
    const auto& plan = m_incident->plan();
    const auto words = estate::briefly(
        m_approvals->of(state.plan, state.planHash, plan.approvers, state.declaredAt), plan);
    return state.amendments.isEmpty() ? words : tr("%1, changed since").arg(words);
}

void MainWindow::paintEvent(QPaintEvent* event)
{
    QMainWindow::paintEvent(event);
    // Whatever takes time waits until the window is on the screen.
    if (!m_begun)
        QTimer::singleShot(0, this, &MainWindow::begin);
    if (contentsMargins().isNull())
        return;
    QPainter painter(this);
    m_hatch.paint(&painter, rect(), event->region(), m_theme.colors);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    applySize();
}

void MainWindow::applySize()
{
    const bool compact
        = width() < m_theme.px(kRoomySize.width()) || height() < m_theme.px(kRoomySize.height());
    const auto size = compact              ? SizeClass::Compact
        : width() < m_theme.px(kWideWidth) ? SizeClass::Normal
                                           : SizeClass::Wide;
    if (m_size == size)
        return;
    m_size = size;
    m_strip->setCompact(compact);
    m_bar->setCompact(compact);
    m_panels->setCompact(compact);
    showState();
}

void MainWindow::applyLook()
{
    m_theme = themeFor(m_appearance, m_preferences.system, m_preferences.zoom);
    applyTheme(*qApp, m_theme);
    dressParts();
}

void MainWindow::dressParts()
{
    auto ground = palette();
    ground.setColor(QPalette::Window, m_theme.colors.window);
    setPalette(ground);
    auto mark = m_drillMark->palette();
    mark.setColor(QPalette::WindowText, m_theme.colors.drill);
    m_drillMark->setPalette(mark);
    m_drillMark->setFont(m_theme.font(TypeScale::Token::TableStrong));
    m_drillMark->setFixedHeight(m_theme.px(kSmallControlHeight));
    m_strip->setTheme(m_theme);
    m_bar->setTheme(m_theme);
    m_docks->setTheme(m_theme);
    m_palette->setTheme(m_theme);
    m_nothing->setTheme(m_theme);
    m_stage->setTheme(m_theme);
    m_second->setTheme(m_theme);
    m_start->setTheme(m_theme);
    m_declare->setTheme(m_theme);
    m_words->setTheme(m_theme);
    m_review->setTheme(m_theme);
    if (m_keysPage != nullptr)
        m_keysPage->setTheme(m_theme);
    if (m_offersPage != nullptr)
        m_offersPage->setTheme(m_theme);
    if (m_anchorPage != nullptr)
        m_anchorPage->setTheme(m_theme);
    if (m_erasePage != nullptr)
        m_erasePage->setTheme(m_theme);
    if (m_exchangePage != nullptr)
        m_exchangePage->setTheme(m_theme);
    if (m_findPage != nullptr)
        m_findPage->setTheme(m_theme);
    m_panels->setTheme(m_theme);
    m_facts->setTheme(m_theme);
    m_drop->setTheme(m_theme);
    m_actions->show(m_appearance);
    update();
}

void MainWindow::setZoom(int zoom)
{
    m_preferences.zoom = std::clamp(zoom, TypeScale::kSmallestZoom, TypeScale::kLargestZoom);
    applyLook();
    applySize();
    statusBar()->showMessage(tr("Zoom %1 %").arg(m_preferences.zoom), kMessageTime);
}

void MainWindow::stepPane(int direction)
{
    const auto middle = m_stage->page() == m_review ? m_review->panes() : QList { m_stage->page() };
    auto panes = QList<QWidget*> { m_strip, m_bar } + middle + m_docks->visiblePanels();
    if (m_second->bar()->isVisible())
        panes.insert(2, m_second->bar());
    const auto count = static_cast<int>(panes.size());
    int now = 0;
    for (int i = 0; i < count; ++i) {
        if (panes[i]->isAncestorOf(focusWidget()))
            now = i;
    }
    for (int tried = 1; tried < count; ++tried) {
        auto* pane = panes[(now + tried * direction + tried * count) % count];
        // Each pane goes on where it was left.
        auto* inner = pane->focusWidget();
        (inner != nullptr && inner->isVisible() ? inner : pane)->setFocus(Qt::ShortcutFocusReason);
        // One that is empty has nothing for the keyboard.
        if (pane->isAncestorOf(focusWidget()))
            return;
    }
}

void MainWindow::followKeyboard(const QWidget* now)
{
    // Nobody has it while another window does, or while a menu is open.
    if (now == nullptr || now == menuBar())
        return;
    m_pane = m_panels->panelOf(now);
    refreshFind();
}

void MainWindow::refreshFind()
{
    const auto* line = m_pane != nullptr ? m_pane->filterLine() : nullptr;
    m_actions->findInPane->setEnabled(line != nullptr && line->action()->isEnabled());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (isRunning() && !isDrill() && !m_mayQuit) {
        event->ignore();
        askToQuit();
        return;
    }
    rememberPresence(true);
    m_preferences.geometry = saveGeometry();
    m_preferences.layouts = m_docks->layouts();
    m_preferences.matrix = m_panels->matrix()->view();
    keepPreferences();
    QMainWindow::closeEvent(event);
}

} // namespace muster::ui
