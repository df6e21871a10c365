// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/estate/approvals.h"
#include "core/journal/finder.h"
#include "core/journal/replicator.h"
#include "core/session/estatesession.h"
#include "core/session/evidencekeeper.h"
#include "ui/shell/commandstrip.h"
#include "ui/shell/openincidents.h"
#include "ui/shell/perspective.h"
#include "ui/shell/preferences.h"
#include "ui/shell/secondplace.h"
#include "ui/shell/ticker.h"
#include "ui/shell/typedwords.h"
#include "ui/start/door.h"
#include "ui/widgets/drillhatch.h"
#include "ui/widgets/theme.h"

#include <QMainWindow>

#include <functional>
#include <memory>
#include <optional>

class QLabel;

namespace muster::report {
class FigureRenderer;
}

namespace muster::ui {

class Alarm;
class AnchorPage;
class Attendance;
class BatteryReminder;
class ClosingQuestions;
class DeclarePage;
class Docks;
class EmptyState;
class ErasePage;
class EvidenceDrop;
class ExchangePage;
class FindPage;
class IncidentPanel;
class IncidentPanels;
class KeyBindings;
class KeysPage;
class NamedLayouts;
class OffersPage;
class Palette;
class PaperDesk;
class PerspectiveBar;
class PlanRecords;
class PlanWatch;
class PowerSource;
class ReadAloud;
class RemainingPrint;
class ReviewPage;
class ScreenLock;
class Sounder;
class Speaker;
class Stage;
class StartPage;
class StatusFacts;
class WordsPage;
struct ShellActions;

/// The window: one strip, the perspectives, one page in the middle, docks around it. To switch the
/// perspective looks somewhere else and does nothing: an incident goes on whatever is on the screen. The
/// window opens the door to the workspace after its first paint, so that it is on the screen before anything
/// slow. Thread: main.
class MainWindow final : public QMainWindow {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)
public:
    explicit MainWindow(Surroundings surroundings);
    ~MainWindow() override;

    /// The incident on the screen; null for none.
    [[nodiscard]] const std::shared_ptr<session::IncidentSession>& incident() const { return m_incident; }
    /// Somebody started the program again.
    void comeForward();
    /// What the desktop prefers; only followed when nobody chose.
    void followSystem(const SystemLook& look);
    /// What this computer lives on. It must outlive the window.
    void followPower(const PowerSource& power);
    /// What makes itself heard when something becomes overdue. It must outlive the window.
    void ringThrough(Sounder& sounder);
    /// Who reads steps aloud. It must outlive the window.
    void readThrough(Speaker& speaker);
    /// Who draws the figures of reports. It must outlive the window.
    void drawThrough(const report::FigureRenderer& renderer);
    /// Where the log can go on when its disk fails. What it needs must outlive the window.
    void goOnThrough(GoOnElsewhere goOn);
    /// Takes in what other consoles recorded, from these files; once the log is open.
    void importRecords(const QStringList& files);
    /// Nothing of an act was recorded; `text` says NOT RECORDED, and why.
    void diskFailed(const QString& text);
    /// What a person should know about the store, in place of what was said before: sentences.
    void showNotices(const QStringList& notices);
    /// What the desktop was last known to prefer.
    [[nodiscard]] const SystemLook& systemLook() const { return m_preferences.system; }

signals:
    /// The window has been painted and its door has answered, well or not.
    void opened();

protected:
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    using Incident = std::shared_ptr<session::IncidentSession>;

    void build();
    void connectActions();
    void connectParts();

    /// Opens the log and reads the plans, once.
    void begin();
    void openDoor();
    void walkIn(const Door& door);
    void readIncidents(bool first);
    void readApprovals();
    /// Those who look at plans learn how they stand now.
    void showApprovals();
    void approve(const session::ApprovalWanted& wanted);
    /// Reads them again, and goes on when they are there.
    void readPlans(std::function<void()> then = {});
    void askForPlan();
    void openPlans(const QStringList& files);
    /// Reads a plan that comes with Muster, and goes on with it.
    void withStarter(const QString& id, std::function<void(const PlanChoice&)> then);
    void startSample();
    void lookAround();
    void lookAtDisk();
    /// Whether anything can begin now; says why not.
    [[nodiscard]] bool canBegin();
    void showTrouble(const Error& error);
    /// Sets a damaged log aside, and opens the door again.
    void setLogAside();
    /// What a person chose is on the disk at once, not only when the window closes.
    void keepPreferences();

    /// Switches the page and the docks; nothing starts, stops or is sent by it.
    void showPerspective(Perspective perspective);
    [[nodiscard]] QWidget* pageOf(Perspective perspective);
    /// Where the incident that is open belongs.
    [[nodiscard]] Perspective homeOfIncident() const;
    void showStart();
    /// With the scenario that is chosen, or with that of a plan that is not on the list; `partOf` is
    /// proposed.
    void showDeclare(journal::StreamKind kind, const std::optional<PlanChoice>& blank = {},
        const std::optional<journal::StreamId>& partOf = {});
    void declare(const session::Declaration& declaration);
    /// `entry`: the timeline is shown from there on.
    void openIncident(journal::StreamId id, bool resumed, const std::optional<journal::EventId>& entry = {});
    [[nodiscard]] std::optional<journal::StreamId> shownIncident() const;
    /// Leaves what is shown as it is, and shows another one.
    void goTo(const journal::StreamId& id);
    void enter(Incident incident, bool resumed);
    void leave();
    /// Shows the review of the incident that is open and closed.
    void showReview();
    void connectReview();
    void chooseReportFolder();
    void askToEndWatch();
    /// The file of the plan says something else than what the incident goes by.
    void showPlanNews();
    void showPlanDifferences();
    void showKeys();
    void changeKeys();
    /// What was changed of the plan, for its file.
    void showOffers();
    /// The newest entry, to be left with somebody else.
    void showAnchor();
    /// Texts and files of the record, to be taken back; those of one entry where it is named.
    void showErase(const std::optional<journal::EventId>& entry = {});
    /// Entries of all incidents.
    void showFind();
    void showFound(const journal::StreamId& stream, const journal::EventId& entry);
    /// The timeline of the incident that is open, from this entry on.
    void showEntry(const journal::EventId& entry);
    /// Records leave as files and come in from them; `begin` says what for.
    void showExchange(const std::function<void(ExchangePage&)>& begin);
    [[nodiscard]] ExchangePage* exchangePage();
    /// What was to be taken in before the log was open.
    void importWaiting();
    /// Back to what was shown before a page that comes up for a while.
    void leavePage(QWidget* before);
    /// What was put to the record.
    void showEvidence();
    /// Of the incident's plan; empty where nothing can be written.
    [[nodiscard]] QString planFile() const;
    /// The buttons that name keys name those of now.
    void showNewKeys();
    /// So do sentences.
    void renewSentences();
    void openPalette();

    /// On paper, from the state of now.
    void printRemaining();
    void keepPage(bool keep);
    void showPage();
    /// How the plan of the incident stood when it was declared; nothing where that is not known.
    [[nodiscard]] std::optional<estate::ApprovalState> approval() const;
    void readAloud();
    void askToHandOver();
    void askToQuit();
    void perform(const QFuture<Result<void>>& act, std::function<void()> then = {});

    void setIncident(Incident incident);
    void tick();
    void showState();
    void showSync();
    void showFacts();
    void showUndo();
    /// Whoever goes away in the middle of a step finds it marked.
    void holdWhatIsInHand();
    /// `orderly` when somebody leaves it now.
    void rememberPresence(bool orderly = false);
    /// Whatever happens next costs at most the words of a second.
    void keepTyped();
    void applyLook();
    void dressParts();
    void applySize();
    void setZoom(int zoom);
    void stepPane(int direction);
    /// What is searched is the pane that has the keyboard, or had it before a menu took it.
    void followKeyboard(const QWidget* now);
    void refreshFind();
    /// How the plan of the incident stood when it was declared.
    [[nodiscard]] QString approvalWords() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool isDrill() const;

    Surroundings m_surroundings;
    Preferences m_preferences;
    OpenIncidents m_open;
    TypedWords m_typed;
    Appearance m_appearance;
    ThemeValues m_theme;
    Ticker* m_ticker;
    DrillHatch m_hatch;
    std::shared_ptr<session::Session> m_session;
    std::unique_ptr<session::EstateSession> m_estate;
    std::unique_ptr<session::EvidenceKeeper> m_evidence;
    std::optional<estate::Approvals> m_approvals;
    QString m_folder;
    /// As long as the session; null where nothing can be found.
    journal::Finder* m_finder = nullptr;
    /// The same; null where no server is used.
    journal::Replicator* m_replicator = nullptr;
    /// What the log holds, closed ones too; oldest first.
    QList<session::IncidentSummary> m_incidents;
    QList<PlanChoice> m_plans;
    Incident m_incident;
    bool m_shown = false;
    bool m_begun = false;
    Perspective m_perspective = Perspective::Readiness;
    std::optional<SizeClass> m_size;
    bool m_mayQuit = false;

    std::unique_ptr<ShellActions> m_actions;
    CommandStrip* m_strip = nullptr;
    PerspectiveBar* m_bar = nullptr;
    Docks* m_docks = nullptr;
    Palette* m_palette = nullptr;
    Stage* m_stage = nullptr;
    /// Goes before the stage does: its parts lose the keyboard while the window is taken down.
    std::unique_ptr<Attendance> m_attendance;
    ScreenLock* m_lock = nullptr;
    SecondPlace* m_second = nullptr;
    BatteryReminder* m_battery = nullptr;
    std::unique_ptr<Alarm> m_alarm;
    ReadAloud* m_reader = nullptr;
    RemainingPrint* m_paper = nullptr;
    /// Goes before what its incident lives on.
    std::unique_ptr<PaperDesk> m_desk;
    /// The situation page could not be written, and that was said.
    bool m_pageIsMissing = false;
    PlanWatch* m_planWatch = nullptr;
    PlanRecords* m_planRecords = nullptr;
    ClosingQuestions* m_closing = nullptr;
    NamedLayouts* m_named = nullptr;
    KeyBindings* m_keys = nullptr;
    /// Made when somebody asks for it.
    KeysPage* m_keysPage = nullptr;
    /// As well.
    OffersPage* m_offersPage = nullptr;
    /// As well.
    AnchorPage* m_anchorPage = nullptr;
    /// As well.
    ErasePage* m_erasePage = nullptr;
    /// As well; it may be at work while something else is shown.
    ExchangePage* m_exchangePage = nullptr;
    /// Made when somebody asks for it.
    FindPage* m_findPage = nullptr;
    QStringList m_toImport;
    EmptyState* m_nothing = nullptr;
    StartPage* m_start = nullptr;
    DeclarePage* m_declare = nullptr;
    WordsPage* m_words = nullptr;
    ReviewPage* m_review = nullptr;
    IncidentPanels* m_panels = nullptr;
    IncidentPanel* m_pane = nullptr;
    StatusFacts* m_facts = nullptr;
    QLabel* m_drillMark = nullptr;
    EvidenceDrop* m_drop = nullptr;
};

} // namespace muster::ui
