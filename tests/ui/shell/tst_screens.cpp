// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/walkthrough.h"
#include "core/session/evidencekeeper.h"
#include "tests/support/testmain.h"
#include "tests/ui/shell/screencheck.h"
#include "tests/ui/shell/shellrig.h"
#include "ui/panels/evidencepanel.h"
#include "ui/panels/matrixpanel.h"
#include "ui/panels/timelinepanel.h"
#include "ui/panels/walkthroughpanel.h"
#include "ui/shell/reviewpage.h"
#include "ui/shell/ticker.h"

#include <QAction>
#include <QBuffer>
#include <QCheckBox>
#include <QDockWidget>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPromise>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace muster;
using test::ShellRig;

/// Every page, dock, bar, empty and error state in each size and look: nothing is clipped, lies on something
/// else or is too small. With MUSTER_PICTURES set to a folder each is kept there as a picture.
class TstScreens final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void whatIsPlantedIsFound();
    void everyPageStandsInEverySize_data();
    void everyPageStandsInEverySize();

private:
    void open(ShellRig& rig);
    void look(const ShellRig& rig, const char* name);
    void pagesWithoutAnIncident();
    void pagesOfADrill();
    void pagesOfReview(ShellRig& rig);
    void pagesOfCare();
    void pagesOfChanges();
    void pagesOfEvidence();
    void pagesOfPausesAndFollowUps();
    void pagesOfErasing();
    void pagesOfExchange();
    void pagesOfFinding();
    void barsOfALiveIncident();
    void barsOfAFailingDisk();
    void pagesOfTrouble();

    QStringList m_faults;
};

namespace {

void settle()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

/// All clocks of a picture are those of one moment.
void tick(const ShellRig& rig)
{
    QVERIFY(QMetaObject::invokeMethod(rig.window->findChild<ui::Ticker*>(), "ticked"));
}

/// Declares the first scenario by keyboard.
void declare(ShellRig& rig, journal::StreamKind kind)
{
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    QTRY_VERIFY(rig.find<QAction>("incident.declare")->isEnabled());
    rig.find<QAction>(kind == journal::StreamKind::Live ? "incident.declare" : "incident.drill")->trigger();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
    rig.type(QStringLiteral("Orders lost since midnight"));
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.window->incident() != nullptr);
    QTRY_VERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
}

} // namespace

void TstScreens::whatIsPlantedIsFound()
{
    QWidget window;
    window.resize(400, 300);
    const auto place = [&](QWidget* widget, const QRect& where) {
        widget->setParent(&window);
        widget->setGeometry(where);
        widget->show();
    };
    const auto words = QStringLiteral("Promote the read replica in syd1");
    const auto faults = [&] {
        window.show();
        settle();
        return test::faultsOnScreen(window);
    };
    auto* label = new QLabel(words);
    place(label, { 0, 0, 390, 30 });
    QCOMPARE(faults(), QStringList());
    label->resize(60, 30);
    QCOMPARE(faults().size(), 1);
    QVERIFY(faults().first().startsWith(QStringLiteral("clipped: QLabel")));
    label->setWordWrap(true);
    QVERIFY(faults().first().startsWith(QStringLiteral("clipped: QLabel")));
    label->resize(60, 200);
    QCOMPARE(faults(), QStringList());
    auto* button = new QPushButton(words);
    place(button, { 100, 0, 290, 30 });
    QCOMPARE(faults(), QStringList());
    button->resize(80, 30);
    QVERIFY(faults().first().startsWith(QStringLiteral("clipped: QPushButton")));
    button->resize(290, 20);
    QCOMPARE(faults().size(), 1);
    QVERIFY(faults().first().startsWith(QStringLiteral("small: QPushButton")));
    button->setGeometry(30, 0, 290, 30);
    QCOMPARE(faults().size(), 1);
    QVERIFY(faults().first().startsWith(QStringLiteral("overlapping: QLabel")));
    button->setGeometry(200, 0, 290, 30);
    QCOMPARE(faults().size(), 1);
    QVERIFY(faults().first().startsWith(QStringLiteral("sticks out: QPushButton")));
}

void TstScreens::everyPageStandsInEverySize_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("zoom");
    QTest::addColumn<ui::Appearance>("appearance");
    const auto both = [](const char* name, const QSize& size, int zoom) {
        QTest::addRow("%s-dark", name) << size << zoom << ui::Appearance::Dark;
        QTest::addRow("%s-light", name) << size << zoom << ui::Appearance::Light;
    };
    both("1024", QSize(1024, 640), 100);
    both("1440", QSize(1440, 900), 100);
    both("2560", QSize(2560, 1440), 100);
    both("double", QSize(2560, 1440), 200);
    QTest::addRow("1440-night") << QSize(1440, 900) << 100 << ui::Appearance::Night;
    QTest::addRow("1440-contrast") << QSize(1440, 900) << 100 << ui::Appearance::HighContrast;
}

void TstScreens::open(ShellRig& rig)
{
    QFETCH(const QSize, size);
    QFETCH(const int, zoom);
    QFETCH(const ui::Appearance, appearance);
    ui::Preferences preferences;
    preferences.zoom = zoom;
    ui::savePreferences(rig.folder.filePath(QStringLiteral("window.ini")), preferences);
    rig.appearance = appearance;
    rig.open();
    rig.window->resize(size);
    settle();
    QCOMPARE_EQ(rig.window->size(), size);
}

void TstScreens::look(const ShellRig& rig, const char* name)
{
    settle();
    const auto row = QString::fromLatin1(QTest::currentDataTag());
    rig.picture(qPrintable(QStringLiteral("%1-%2").arg(row, QString::fromLatin1(name))));
    for (const auto& fault : test::faultsOnScreen(*rig.window))
        m_faults << QStringLiteral("%1: %2").arg(QString::fromLatin1(name), fault);
}

void TstScreens::pagesWithoutAnIncident()
{
    ShellRig rig;
    // One that cannot be read stands beside one that can.
    rig.plans << ui::PlanChoice { .name = QStringLiteral("broken"),
        .plan = {},
        .fault = QStringLiteral("broken.plan.yaml:12:3: There is no step \"promote\".") };
    open(rig);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    QTRY_VERIFY(rig.find<QAction>("incident.declare")->isEnabled());
    look(rig, "start");
    rig.find<QListView>("start.list")->scrollToBottom();
    look(rig, "start-end");
    for (const auto& [key, name] : { std::pair(Qt::Key_1, "command-empty"),
             std::pair(Qt::Key_2, "drill-empty"), std::pair(Qt::Key_3, "review-empty") }) {
        rig.press(key, Qt::ControlModifier);
        look(rig, name);
    }
    rig.press(Qt::Key_4, Qt::ControlModifier);
    rig.press(Qt::Key_F1);
    look(rig, "keys");
    rig.press(Qt::Key_Return);
    rig.find<QAction>("edit.changeKeys")->trigger();
    look(rig, "keys-change");
    rig.press(Qt::Key_Return);
    rig.press(Qt::Key_K, Qt::ControlModifier);
    look(rig, "keys-taken");
    rig.press(Qt::Key_Escape);
    rig.press(Qt::Key_Escape);
    rig.press(Qt::Key_K, Qt::ControlModifier);
    look(rig, "palette");
    rig.type(QStringLiteral("zzzz"));
    look(rig, "palette-nothing");
    rig.press(Qt::Key_Escape);
    rig.find<QAction>("incident.drill")->trigger();
    look(rig, "declare-drill");
    rig.find<QAction>("incident.declare")->trigger();
    look(rig, "declare-live");
    rig.press(Qt::Key_Return);
    look(rig, "declare-unnamed");
}

void TstScreens::pagesOfADrill()
{
    ShellRig rig;
    open(rig);
    declare(rig, journal::StreamKind::Drill);
    look(rig, "drill-first");
    // Each panel in front, one after the other.
    for (auto* dock : rig.window->findChildren<QDockWidget*>()) {
        const auto id = dock->objectName();
        rig.find<QAction>(qPrintable(QStringLiteral("view.") + id))->trigger();
        look(rig, qPrintable(QStringLiteral("drill-") + id.section(u'.', 1)));
    }
    rig.find<QAction>("view.resetLayout")->trigger();
    rig.find<QAction>("view.saveLayout")->trigger();
    look(rig, "layout-name");
    rig.press(Qt::Key_Escape);
    rig.press(Qt::Key_1, Qt::ControlModifier);
    look(rig, "drill-under-command");
    rig.press(Qt::Key_3, Qt::ControlModifier);
    look(rig, "review-running");
    rig.press(Qt::Key_2, Qt::ControlModifier);

    const auto incident = rig.incident();
    rig.find<QAction>("checklist.current")->trigger();
    rig.press(Qt::Key_S);
    look(rig, "skip");
    rig.press(Qt::Key_Escape);
    rig.press(Qt::Key_F);
    look(rig, "fail");
    rig.press(Qt::Key_Escape);
    int steps = 0;
    while (incident->walkthrough().currentPhase() && ++steps < 60) {
        const auto ended = incident->events().size();
        const auto* step = incident->walkthrough().currentStep();
        if (!step) {
            QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("walkthrough.close"));
        } else if (step->step->decision) {
            look(rig, qPrintable(QStringLiteral("decision-%1").arg(steps)));
            rig.press(Qt::Key_Space);
        } else if (auto* field = qobject_cast<QLineEdit*>(rig.focused());
                   field != nullptr && field->text().isEmpty()) {
            rig.type(QStringLiteral("as expected"));
        }
        look(rig, qPrintable(QStringLiteral("step-%1").arg(steps, 2, 10, QLatin1Char('0'))));
        rig.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(incident->events().size() > ended && incident->pending().isEmpty());
        rig.clock.advance(std::chrono::minutes(9));
        tick(rig);
    }
    look(rig, "drill-end");
    rig.find<QAction>("incident.close")->trigger();
    look(rig, "close");
    rig.press(Qt::Key_Left);
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("review.outline"));
    look(rig, "review-first");
    pagesOfReview(rig);
}

/// Of the incident that is closed.
void TstScreens::pagesOfReview(ShellRig& rig)
{
    const auto* page = rig.window->findChild<ui::ReviewPage*>();
    const auto incident = rig.incident();
    const auto act = [&](const incident::Payload& payload) {
        VERIFY_RESULT(test::await(incident->act(payload)));
        QTRY_VERIFY(page->isReady());
    };
    QTRY_VERIFY(page->isReady());
    look(rig, "review");
    act(incident::ReviewWritten { QStringLiteral("summary"),
        QStringLiteral("At 03:12 the database stopped answering. The portal could only be read from 03:16 to "
                       "03:30. The replica was promoted; twelve seconds of writes were lost and entered "
                       "again by hand.") });
    act(incident::ReviewCommented { QStringLiteral("summary"),
        QStringLiteral("Say how the customers heard of it, and who had agreed to the wording") });
    act(incident::ReviewCommented { {}, QStringLiteral("The numbers look right") });
    act(incident::ReviewSettled {
        incident->state().review.comments.last().id, QStringLiteral("They are from the log") });
    act(incident::FollowUpAdded { rig.clock.now() - std::chrono::hours(30), {},
        QStringLiteral("Cut the redeploy from nine minutes to three"), QStringLiteral("Mara Lindqvist") });
    act(incident::FollowUpAdded { {}, {}, QStringLiteral("Snapshot the cache every thirty minutes"), {} });
    act(incident::FollowUpEnded { incident->state().followUps.last().id,
        incident::FollowUpEnded::How::Dropped, QStringLiteral("the cache goes away") });
    look(rig, "review-remarks");
    rig.find<QAction>("review.remark")->trigger();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("reason.text"));
    look(rig, "review-remark");
    rig.press(Qt::Key_Escape);
    for (const auto* section : { "objectives", "timeline", "adherence", "follow-ups", "luck" }) {
        auto* list = rig.find<QListView>("review.outline");
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const auto* shown = rig.find<QWidget>(
                qPrintable(QStringLiteral("review.section.") + QString::fromLatin1(section)));
            if (list->model()->index(row, 0).data().toString() == shown->accessibleName())
                list->setCurrentIndex(list->model()->index(row, 0));
        }
        look(rig, qPrintable(QStringLiteral("review-") + QString::fromLatin1(section)));
    }
    act(incident::ReviewMoved { incident::ReviewStage::InReview, {} });
    look(rig, "review-in-review");
    rig.find<QAction>("review.on")->trigger();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("reason.text"));
    look(rig, "review-open-remark");
    rig.press(Qt::Key_Escape);
    act(incident::ReviewMoved { incident::ReviewStage::Approved, {} });
    auto* outline = rig.find<QListView>("review.outline");
    outline->setCurrentIndex(outline->model()->index(0, 0));
    look(rig, "review-approved");
    rig.find<QAction>("review.as.html")->trigger();
    QTRY_VERIFY(rig.find<QWidget>("noticeBar")->isVisible());
    look(rig, "review-written");
    // Nobody came to it for a fortnight.
    act(incident::ReviewMoved { incident::ReviewStage::InReview, QStringLiteral("one time is wrong") });
    rig.clock.advance(std::chrono::hours(24 * 14));
    tick(rig);
    look(rig, "review-late");
}

/// Everything that may stand between a step and its end.
void TstScreens::pagesOfCare()
{
    ShellRig rig;
    rig.plans
        = { ShellRig::choiceOf(QStringLiteral(MUSTER_SOURCE_DIR "/tests/data/plans/careful.plan.yaml")) };
    open(rig);
    declare(rig, journal::StreamKind::Drill);
    const auto incident = rig.incident();
    const auto address = [](const char* step) {
        return incident::StepAddress(QStringLiteral("orders-lost/") + QString::fromLatin1(step));
    };
    const auto act = [&](const incident::Payload& payload) {
        VERIFY_RESULT(test::await(incident->act(payload)));
        tick(rig);
    };
    // What a letter asks, and what came of it.
    const auto ask = [&](Qt::Key key, const char* name) {
        rig.find<QAction>("checklist.current")->trigger();
        rig.find<QWidget>("card")->setFocus();
        rig.press(key);
        look(rig, name);
        rig.press(Qt::Key_Escape);
    };
    ask(Qt::Key_D, "care-put-off");
    ask(Qt::Key_W, "care-wait");
    ask(Qt::Key_X, "care-misfit");
    act(incident::StepHeld { address("freeze") });
    look(rig, "care-held");
    act(incident::StepWaiting { address("freeze"), rig.clock.now() + std::chrono::minutes(15),
        QStringLiteral("Whether the provider takes the site back before the hour is over") });
    look(rig, "care-waiting");
    act(incident::StepDeferred {
        address("freeze"), incident::UntilEnd {}, QStringLiteral("nobody writes at night") });
    look(rig, "care-sensed");
    ask(Qt::Key_B, "care-by-hand");
    act(incident::MessageSent { plan::AudienceId(QStringLiteral("customers")), {}, {},
        incident::MessageSent::How::ByHand, {}, QStringLiteral("EXERCISE EXERCISE EXERCISE We are on it") });
    look(rig, "care-approval");
    act(incident::ApprovalRequested { address("agree") });
    look(rig, "care-asked");
    rig.press(Qt::Key_Return, Qt::ControlModifier);
    look(rig, "care-answer");
    rig.press(Qt::Key_Escape);
    act(incident->refusedBy(
        address("agree"), QStringLiteral("Owen Wright"), QStringLiteral("not before nine")));
    look(rig, "care-refused");
    act(incident::ApprovalRequested { address("agree") });
    act(incident->approvedBy(address("agree"), incident::SecondHow::ReadBack, QStringLiteral("Owen Wright")));
    look(rig, "care-approved");
    act(incident::StepCompleted { address("agree"), {} });
    look(rig, "care-phase");
    act(incident::PhaseCompleted { incident::PhaseAddress(QStringLiteral("orders-lost/prepare")), 0 });
    look(rig, "care-guard");
    rig.find<QAction>("checklist.current")->trigger();
    rig.press(Qt::Key_Return, Qt::ControlModifier);
    look(rig, "care-release");
    // The first letter moves the keyboard into the field.
    rig.type(QStringLiteral("t"));
    rig.type(QStringLiteral("he primary"));
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.find<QWidget>("card.message")->isVisible());
    look(rig, "care-wrong-word");
    rig.press(Qt::Key_Escape);
    act(incident::StepReleased { address("promote"), QStringLiteral("the standby") });
    look(rig, "care-released");
    rig.clock.advance(std::chrono::minutes(9));
    tick(rig);
    look(rig, "care-overtime");
    QVERIFY(rig.find<QWidget>("card.timeWays")->isVisible());
    act(incident::StepCompleted { address("promote"), QStringLiteral("primary, 0 s") });
    look(rig, "care-second");
    rig.press(Qt::Key_Return, Qt::ControlModifier);
    look(rig, "care-second-asked");
    rig.press(Qt::Key_Escape);
    act(incident->verifiedBy(address("promote"), incident::SecondHow::SameKeyboard,
        QStringLiteral("Priya Nair"), QStringLiteral("primary")));
    act(incident::CredentialProven {
        address("change"), QStringLiteral("orders-url"), incident::CredentialProven::Fact::NewWorks, {} });
    look(rig, "care-credentials");
    const auto proven = [&](const char* credential, incident::CredentialProven::Fact fact) {
        act(incident::CredentialProven { address("change"), QString::fromLatin1(credential), fact, {} });
    };
    proven("orders-url", incident::CredentialProven::Fact::OldDead);
    proven("console", incident::CredentialProven::Fact::NewWorks);
    proven("console", incident::CredentialProven::Fact::OldDead);
    act(incident::StepCompleted { address("change"), {} });
    rig.clock.advance(std::chrono::minutes(1));
    const auto told = [](incident::CheckWord word, const QString& saw) {
        return incident::CheckReported { plan::CheckId(QStringLiteral("shop-signs-in")), word,
            incident::CheckedBy::Program, saw, QStringLiteral("nagios") };
    };
    act(told(incident::CheckWord::Fails, QStringLiteral("password authentication failed for user shop")));
    look(rig, "care-fallen-back");
    rig.window->findChild<ui::WalkthroughPanel*>()->lookAt(address("change"));
    rig.press(Qt::Key_Return);
    look(rig, "care-fallen-back-card");
    act(told(incident::CheckWord::Holds, {}));
    act(incident::DecisionRecorded { address("readers"), plan::DecisionId(QStringLiteral("readers")),
        plan::AnswerId(QStringLiteral("second")), {} });
    rig.window->findChild<ui::WalkthroughPanel*>()->lookAt(address("readers"));
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.find<QWidget>("walkthrough.ways")->isVisible());
    look(rig, "care-another-answer");
    rig.press(Qt::Key_Escape);
    act(incident::MisfitNoted { address("change"), QStringLiteral("the console has no second login") });
    rig.find<QAction>("checklist.rollback")->trigger();
    look(rig, "care-rollback-asked");
    rig.press(Qt::Key_Escape);
    act(incident::RollbackStarted { QStringLiteral("the second site fails as well") });
    look(rig, "care-rollback");
}

/// The plan, changed while it runs.
void TstScreens::pagesOfChanges()
{
    ShellRig rig;
    open(rig);
    declare(rig, journal::StreamKind::Drill);
    const auto incident = rig.incident();
    auto* change = rig.find<QAction>("checklist.change");
    auto* offers = rig.find<QAction>("checklist.offers");
    offers->trigger();
    look(rig, "offers-none");
    rig.press(Qt::Key_Escape);
    change->trigger();
    look(rig, "change");
    for (const auto& [key, name] : { std::pair(Qt::Key_A, "change-attach"),
             std::pair(Qt::Key_B, "change-add"), std::pair(Qt::Key_R, "change-reword"),
             std::pair(Qt::Key_M, "change-move"), std::pair(Qt::Key_S, "change-strike") }) {
        rig.press(key);
        look(rig, name);
        rig.press(Qt::Key_Escape);
        change->trigger();
    }
    rig.press(Qt::Key_M);
    rig.type(QStringLiteral("9.9"));
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.find<QWidget>("walkthrough.message")->isVisible());
    look(rig, "change-refused");
    rig.press(Qt::Key_Escape);
    const auto act = [&](const incident::Payload& payload) {
        VERIFY_RESULT(test::await(incident->act(payload)));
        tick(rig);
    };
    const auto address = [](const char* step) {
        return incident::StepAddress(QStringLiteral("database-corruption/") + QString::fromLatin1(step));
    };
    act(incident::ScenarioAttached { plan::ScenarioId(QStringLiteral("redis-master-failure")),
        plan::ScenarioId(QStringLiteral("redis-master-failure")), QStringLiteral("the cache is gone too") });
    act(incident::StepAdded { address("added-00000001"),
        incident::PhaseAddress(QStringLiteral("database-corruption/acknowledge")),
        address("acknowledge-alert"), QStringLiteral("Lower the TTL of the public name"),
        QStringLiteral("60 s"), {} });
    act(incident::StepStruck { address("verify-restore-point"), QStringLiteral("it was seen yesterday") });
    look(rig, "changed");
    rig.window->findChild<ui::WalkthroughPanel*>()->lookAt(address("verify-restore-point"));
    look(rig, "changed-struck");
    offers->trigger();
    look(rig, "offers");
    rig.press(Qt::Key_Escape);
}

/// What was put to the record, and how it comes there.
void TstScreens::pagesOfEvidence()
{
    ShellRig rig;
    open(rig);
    declare(rig, journal::StreamKind::Drill);
    const auto incident = rig.incident();
    auto* show = rig.find<QAction>("view.dock.evidence");
    auto* panel = rig.window->findChild<ui::EvidencePanel*>();
    show->trigger();
    look(rig, "evidence-empty");

    using Kind = incident::EvidenceAttached::Kind;
    session::EvidenceKeeper keeper(rig.blobs);
    const auto attach
        = [&](const QByteArray& bytes, const session::NewEvidence& what, std::optional<Instant> at = {}) {
              VERIFY_RESULT(test::await(keeper.attach(*incident, bytes, what, at)));
              rig.clock.advance(std::chrono::minutes(2));
              tick(rig);
          };
    const auto step = std::optional(incident->walkthrough().currentStep()->address);
    const auto zone = QStringLiteral("the DNS zone of the shop");
    attach("shop 300 IN A 203.0.113.7\nadmin 300 IN A 203.0.113.8\n",
        { QStringLiteral("zone-before.txt"), Kind::Before, zone });
    attach("shop 60 IN A 198.51.100.7\nadmin 300 IN A 203.0.113.8\nstatus 60 IN A 198.51.100.9\n",
        { QStringLiteral("zone-after.txt"), Kind::After, zone, {}, {}, step });
    QImage screen(1280, 720, QImage::Format_RGB32);
    screen.fill(Qt::darkCyan);
    QByteArray png;
    QBuffer buffer(&png);
    screen.save(&buffer, "PNG");
    attach(png,
        { QStringLiteral("Screenshot 2026-03-14 03.12.07 of the status page of the provider.png"),
            Kind::Picture, {}, QStringLiteral("All regions are red since 03:09"),
            QStringLiteral("It is not our network"), step },
        incident->clock().now() - std::chrono::minutes(3));
    attach("another host\n", { QStringLiteral("hosts.log") });
    VERIFY_RESULT(test::await(incident->act(incident::EvidenceWithdrawn {
        incident->state().evidence.last().id, QStringLiteral("it is of the old host") })));
    attach("\033[32mrole primary\033[0m\nlag 0 s\n",
        { QStringLiteral("lag.txt"), Kind::Output, {}, QStringLiteral("The replica has caught up") });
    show->trigger();
    auto* list = rig.find<QListView>("evidence.list");
    // The one whose contents are shown and those below it.
    list->setCurrentIndex(list->model()->index(0, 0));
    QTRY_VERIFY(rig.find<QWidget>("evidence.text")->isVisible());
    look(rig, "evidence");
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        if (list->model()->index(row, 0).data().toString().endsWith(u".png"))
            list->setCurrentIndex(list->model()->index(row, 0));
    }
    QTRY_VERIFY(rig.find<QWidget>("evidence.picture")->isVisible());
    look(rig, "evidence-picture");
    list->setFocus();
    rig.press(Qt::Key_Delete);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("reason.text"));
    look(rig, "evidence-withdraw");
    rig.press(Qt::Key_Escape);

    QMimeData dropped;
    dropped.setUrls({ QUrl::fromLocalFile(QStringLiteral(MUSTER_SOURCE_DIR "/LICENSE")),
        QUrl::fromLocalFile(QStringLiteral(MUSTER_SOURCE_DIR "/README.md")) });
    panel->take(dropped);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("evidence.shows"));
    look(rig, "evidence-form");
    rig.blobs.failCall = rig.blobs.calls;
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.find<QWidget>("evidence.refusal")->isVisible());
    look(rig, "evidence-not-recorded");
    rig.press(Qt::Key_Escape);
    QTRY_COMPARE_EQ(rig.find<QLineEdit>("evidence.name")->text(), QStringLiteral("README.md"));
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("evidence.shows"));
    rig.press(Qt::Key_Escape);

    for (int row = 0; row < list->model()->rowCount(); ++row) {
        if (list->model()->index(row, 0).data().toString().startsWith(u"zone-after"))
            list->setCurrentIndex(list->model()->index(row, 0));
    }
    list->setFocus();
    rig.press(Qt::Key_C);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("evidence.lines"));
    look(rig, "evidence-compare");
}

/// What must not stay, and what is left of it.
/// A clock that stands, somebody who does not agree, and what is to be done afterwards.
void TstScreens::pagesOfPausesAndFollowUps()
{
    ShellRig rig;
    open(rig);
    declare(rig, journal::StreamKind::Drill);
    const auto incident = rig.incident();
    const auto act = [&](const incident::Payload& payload) {
        VERIFY_RESULT(test::await(incident->act(payload)));
        tick(rig);
    };
    const auto last = [&] { return incident->events().last().id; };
    rig.clock.advance(std::chrono::minutes(4));
    const auto service = incident->objectives().rows.first().service;
    rig.window->findChild<ui::MatrixPanel*>()->choose(service);
    rig.find<QAction>("matrix.pause")->trigger();
    look(rig, "pause-asked");
    rig.press(Qt::Key_Escape);
    act(incident::ObjectivePaused {
        service, QStringLiteral("orders are taken by telephone meanwhile, agreed with Noor Haddad") });
    rig.clock.advance(std::chrono::minutes(11));
    tick(rig);
    look(rig, "pause");

    act(incident::NoteAdded {
        incident::NoteAdded::Kind::Decision, QStringLiteral("The second site takes over before six") });
    const auto decided = last();
    act(incident::ObjectionNoted { decided, QStringLiteral("Owen Wright"),
        QStringLiteral("nobody has tried the second site since the spring, and it has half the memory") });
    rig.find<QAction>("view.dock.decisions")->trigger();
    look(rig, "objection");
    rig.find<QAction>("decisions.object")->trigger();
    look(rig, "objection-asked");
    rig.press(Qt::Key_Escape);

    act(incident::FollowUpAdded { incident->clock().now() + std::chrono::hours(14 * 24), decided,
        QStringLiteral("Try the second site every quarter"), QStringLiteral("Owen Wright") });
    act(incident::FollowUpAdded { {}, {}, QStringLiteral("Ask the provider for a second line"), {} });
    look(rig, "follow-ups");
    rig.find<QAction>("decisions.follow-up")->trigger();
    look(rig, "follow-ups-asked");
    rig.press(Qt::Key_Escape);
    rig.window->findChild<ui::TimelinePanel*>()->showFrom(decided);
    rig.find<QAction>("timeline.followUp")->trigger();
    look(rig, "follow-ups-timeline");
}

void TstScreens::pagesOfErasing()
{
    ShellRig rig;
    open(rig);
    declare(rig, journal::StreamKind::Drill);
    const auto incident = rig.incident();
    for (const auto* text : { "The replica is reached with postgres://admin:hunter2@replica.example/orders",
             "Noor calls back", "Hunter2 does not work any more" })
        VERIFY_RESULT(test::await(incident->note(QString::fromUtf8(text))));
    rig.find<QAction>("incident.erase")->trigger();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("erase.characters"));
    look(rig, "erase-empty");
    rig.type(QStringLiteral("hunter2"));
    rig.find<QWidget>("erase.list")->setFocus();
    rig.press(Qt::Key_Space);
    look(rig, "erase");
    rig.press(Qt::Key_Space);
    rig.press(Qt::Key_Return);
    rig.type(QStringLiteral("The password of the replica was pasted"));
    rig.press(Qt::Key_Return);
    rig.press(Qt::Key_Return);
    look(rig, "erase-asks");
    rig.type(QStringLiteral("2"));
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("erase.back"));
    look(rig, "erased");
    rig.press(Qt::Key_Escape);
    rig.find<QAction>("incident.entry")->trigger();
    look(rig, "erased-timeline");
}

void TstScreens::pagesOfExchange()
{
    ShellRig rig;
    open(rig);
    declare(rig, journal::StreamKind::Drill);
    const auto* message = [&rig] {
        rig.find<QAction>("file.export")->trigger();
        return rig.find<QLabel>("exchange.message");
    }();
    const auto file = rig.folder.filePath(QStringLiteral("record.muster"));
    rig.find<QLineEdit>("exchange.path")->setText(file);
    rig.find<QCheckBox>("exchange.names")->setChecked(true);
    look(rig, "export");
    rig.press(Qt::Key_Return);
    look(rig, "exporting");
    QTRY_COMPARE_EQ(message->text(), QStringLiteral("Exported."));
    look(rig, "exported");
    rig.find<QCheckBox>("exchange.texts")->setChecked(true);
    rig.find<QLineEdit>("exchange.path")->setFocus();
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.find<QWidget>("exchange.replace")->isVisible());
    look(rig, "export-in-the-way");
    rig.press(Qt::Key_Escape);
    rig.find<QAction>("file.import")->trigger();
    rig.type(file);
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(message->text(), QStringLiteral("All of it was known here already."));
    look(rig, "imported");
    rig.find<QAction>("file.exchange")->trigger();
    QFile bad(rig.folder.filePath(QStringLiteral("bad.muster")));
    QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write("no record") > 0);
    bad.close();
    rig.type(rig.folder.path());
    look(rig, "stick");
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(message->text().startsWith(QStringLiteral("Exchanged, but not with everything")));
    look(rig, "stick-exchanged");
}

void TstScreens::pagesOfFinding()
{
    ShellRig rig;
    open(rig);
    declare(rig, journal::StreamKind::Drill);
    for (const auto* text : { "Noor says that the lag of the replica in Frankfurt grows since midnight, and "
                              "that nobody of her team has touched it since the release of last Thursday",
             "The lag is back", "Wir haben den Verzug übersehen" })
        VERIFY_RESULT(test::await(rig.incident()->note(QString::fromUtf8(text))));
    rig.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("find.words"));
    look(rig, "find-empty");
    auto newest = rig.journal.events();
    std::reverse(newest.begin(), newest.end());
    rig.finder.answers = { journal::Found { newest, true, 3412 } };
    rig.type(QStringLiteral("lag"));
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("find.list"));
    look(rig, "find");
    rig.find<QAbstractButton>("find.more")->click();
    look(rig, "find-filters");
    rig.find<QAction>("find.kind.128")->trigger();
    rig.find<QLineEdit>("find.from")->setText(QStringLiteral("some time ago"));
    rig.find<QLineEdit>("find.words")->setFocus();
    rig.press(Qt::Key_Return);
    look(rig, "find-no-time");
    rig.find<QLineEdit>("find.from")->clear();
    rig.finder.answers = { journal::Found() };
    rig.press(Qt::Key_Return);
    const auto* message = rig.find<QLabel>("find.message");
    QTRY_VERIFY(message->text().startsWith(QStringLiteral("Nothing found.")));
    rig.find<QAbstractButton>("find.more")->click();
    look(rig, "find-nothing");
    auto* saved = rig.find<QPushButton>("find.saved")->menu();
    emit saved->aboutToShow();
    saved->actions().first()->trigger();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("find.name"));
    look(rig, "find-save");
    rig.press(Qt::Key_Escape);
    rig.finder.answers = { fail(Fault::Storage,
        QStringLiteral("The disk with the log cannot be read: Input/output error. Nothing can be found.")) };
    rig.type(QStringLiteral("lags"));
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(message->text().startsWith(QStringLiteral("The disk")));
    look(rig, "find-error");
}

void TstScreens::barsOfALiveIncident()
{
    ShellRig rig;
    open(rig);
    declare(rig, journal::StreamKind::Live);
    look(rig, "live");
    rig.find<QAction>("checklist.anchor")->trigger();
    look(rig, "anchor");
    VERIFY_RESULT(test::await(rig.incident()->note(QStringLiteral("Noor calls back"))));
    rig.press(Qt::Key_Return);
    look(rig, "anchor-unnamed");
    rig.type(QStringLiteral("Priya Nair, by telephone, who writes it into the book of the night shift"));
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("record.anchored")), 1);
    look(rig, "anchored");
    rig.press(Qt::Key_Escape);
    // A question takes room from the page, not from what is beside it.
    const auto* matrix = rig.find<QWidget>("dock.matrix");
    const auto wide = matrix->width();
    rig.find<QAction>("incident.handOver")->trigger();
    look(rig, "hand-over");
    rig.press(Qt::Key_Return);
    look(rig, "hand-over-unnamed");
    QCOMPARE_EQ(matrix->width(), wide);
    rig.press(Qt::Key_Escape);
    rig.find<QAction>("file.quit")->trigger();
    look(rig, "quit");
    rig.press(Qt::Key_Escape);
    rig.power.say(18);
    look(rig, "battery");
    rig.find<QAction>("checklist.print")->trigger();
    QTRY_COMPARE_EQ(rig.shownFiles.size(), 1);
    look(rig, "printed");
    QCOMPARE_EQ(matrix->width(), wide);
    rig.find<QWidget>("noticeBar")->findChild<QAbstractButton*>(QStringLiteral("dismiss"))->click();
    rig.power.say({});
    // Long silent, and then only the computer says something.
    rig.clock.advance(std::chrono::minutes(70));
    for (int i = 0; i < 3; ++i)
        VERIFY_RESULT(test::await(rig.incident()->observe(incident::ClockChecked { true })));
    look(rig, "gap-and-group");
    rig.journal.failCall = rig.journal.calls;
    rig.find<QAction>("incident.close")->trigger();
    rig.press(Qt::Key_Left);
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.find<QWidget>("refusalBar")->isVisible());
    look(rig, "not-recorded");
    QCOMPARE_EQ(matrix->width(), wide);
    rig.press(Qt::Key_Return);
    rig.clock.advance(std::chrono::hours(9));
    tick(rig);
    rig.find<QAction>("view.perspective1")->trigger();
    look(rig, "live-over");
    // The power goes, and comes back.
    rig.window.reset();
    rig.clock.advance(std::chrono::minutes(4));
    open(rig);
    QTRY_VERIFY(rig.find<QWidget>("resumeBar")->isVisible());
    look(rig, "resume");
    rig.clock.setNow(rig.clock.now() - std::chrono::seconds(37));
    tick(rig);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("clock.moved")), 1);
    tick(rig);
    look(rig, "clock-moved");
}

void TstScreens::barsOfAFailingDisk()
{
    ShellRig rig;
    open(rig);
    declare(rig, journal::StreamKind::Live);
    const auto* matrix = rig.find<QWidget>("dock.matrix");
    const auto wide = matrix->width();
    const auto press = [&](const char* name) { rig.find<QAbstractButton>(name)->click(); };
    std::shared_ptr<QPromise<Result<bool>>> promise;
    rig.window->goOnThrough([&](const QString&, const QList<journal::Event>&) {
        promise = std::make_shared<QPromise<Result<bool>>>();
        promise->start();
        return promise->future();
    });
    const auto answer = [&](const Result<bool>& isWhole) {
        QTRY_VERIFY(promise != nullptr);
        promise->addResult(isWhole);
        std::exchange(promise, nullptr)->finish();
    };
    const auto place = rig.folder.filePath(QStringLiteral("USB DISK/muster"));
    rig.window->diskFailed(QStringLiteral(
        "NOT RECORDED. The disk that holds /home/ada/.local/share/muster/journal.sqlite is full. Free some "
        "space and try again."));
    look(rig, "second-place");
    QCOMPARE_EQ(matrix->width(), wide);
    press("secondPlace.accept");
    look(rig, "second-place-choice");
    QCOMPARE_EQ(matrix->width(), wide);
    rig.find<QLineEdit>("secondPlace.folder")->setText(place);
    press("secondPlace.accept");
    look(rig, "second-place-going");
    const auto fault
        = QStringLiteral("The folder /media/ada/USB DISK/muster cannot be made: Read-only file system.");
    answer(fail(Fault::Storage, fault));
    const auto* complaint = rig.find<QLabel>("secondPlace.complaint");
    QTRY_COMPARE_EQ(complaint->text(), fault);
    look(rig, "second-place-failed");
    QCOMPARE_EQ(matrix->width(), wide);
    press("secondPlace.accept");
    answer(true);
    auto* bar = rig.find<QWidget>("secondPlaceBar");
    QTRY_VERIFY(bar->accessibleName().startsWith(QStringLiteral("The log goes on in")));
    look(rig, "second-place-done");
    rig.window->diskFailed(QStringLiteral("NOT RECORDED. The disk is gone."));
    press("secondPlace.accept");
    press("secondPlace.accept");
    answer(false);
    QTRY_VERIFY(bar->accessibleName().contains(QStringLiteral("could not be read")));
    look(rig, "second-place-not-whole");
    QCOMPARE_EQ(matrix->width(), wide);
}

void TstScreens::pagesOfTrouble()
{
    ShellRig rig;
    rig.trouble = Error { Fault::Storage,
        QStringLiteral(
            "The disk with the log is full: 0 bytes are free where 4 MiB are needed. Free some space "
            "there, or move the log to another disk."),
        QStringLiteral("SQLITE_FULL (13), database or disk is full, in the file muster.sqlite") };
    open(rig);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("first"));
    look(rig, "trouble");
}

void TstScreens::everyPageStandsInEverySize()
{
    m_faults.clear();
    for (const auto pages : { &TstScreens::pagesWithoutAnIncident, &TstScreens::pagesOfADrill,
             &TstScreens::pagesOfCare, &TstScreens::pagesOfChanges, &TstScreens::pagesOfEvidence,
             &TstScreens::pagesOfPausesAndFollowUps, &TstScreens::pagesOfErasing,
             &TstScreens::pagesOfExchange, &TstScreens::pagesOfFinding, &TstScreens::barsOfALiveIncident,
             &TstScreens::barsOfAFailingDisk, &TstScreens::pagesOfTrouble }) {
        (this->*pages)();
        if (QTest::currentTestFailed())
            return;
    }
    m_faults.removeDuplicates();
    for (const auto& fault : std::as_const(m_faults))
        qInfo("%s", qPrintable(fault));
    QCOMPARE(m_faults.size(), 0);
}

MUSTER_TEST(TstScreens)

#include "tst_screens.moc"
