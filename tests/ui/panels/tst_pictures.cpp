// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planloader.h"
#include "tests/support/testmain.h"
#include "tests/ui/changesplan.h"
#include "tests/ui/contactsplan.h"
#include "tests/ui/credentialsplan.h"
#include "tests/ui/rememberplan.h"
#include "ui/panels/attentionpanel.h"
#include "ui/panels/contactspanel.h"
#include "ui/panels/credentialspanel.h"
#include "ui/panels/decisionspanel.h"
#include "ui/panels/filterline.h"
#include "ui/panels/matrixpanel.h"
#include "ui/panels/outlinepanel.h"
#include "ui/panels/rememberpanel.h"
#include "ui/panels/timelinepanel.h"
#include "ui/panels/walkthroughpanel.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

MUSTER_TEST_APPLICATION(QApplication)

/// The panels side by side as the shell puts them, in every theme and size. With MUSTER_PICTURES set to a
/// folder the pictures are kept there for people to look at.
class TstPictures final : public QObject {
    Q_OBJECT
private:
    struct Scene {
        explicit Scene(const ThemeValues& theme, QSize size, bool compact)
            : matrix(theme)
            , walkthrough(theme)
            , timeline(theme)
        {
            window.resize(size);
            auto ground = window.palette();
            ground.setColor(QPalette::Window, theme.colors.window);
            window.setPalette(ground);
            const auto left = compact ? 300 : 388;
            const auto foot = compact ? 114 : 170;
            matrix.setParent(&window);
            matrix.setGeometry(0, 0, left, size.height());
            walkthrough.setParent(&window);
            walkthrough.setGeometry(left + 4, 0, size.width() - left - 4, size.height() - foot - 4);
            timeline.setParent(&window);
            timeline.setGeometry(left + 4, size.height() - foot, size.width() - left - 4, foot);
            for (auto* panel : { &matrix })
                panel->setCompact(compact);
            walkthrough.setCompact(compact);
            timeline.setCompact(compact);
        }
        void open(const IncidentRig& rig)
        {
            matrix.setIncident(rig.session);
            walkthrough.setIncident(rig.session);
            timeline.setIncident(rig.session);
        }
        void tick()
        {
            matrix.tick();
            walkthrough.tick();
            timeline.tick();
        }

        QWidget window;
        MatrixPanel matrix;
        WalkthroughPanel walkthrough;
        TimelinePanel timeline;
    };

    static void keep(Scene& scene, const QString& name)
    {
        scene.window.show();
        scene.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.window));
        scene.walkthrough.returnToCurrent();
        scene.tick();
        QCoreApplication::processEvents();
        keep(scene.window, name);
    }

    static void keep(QWidget& widget, const QString& name)
    {
        const auto picture = widget.grab().toImage();
        QVERIFY(!picture.isNull());
        if (const auto folder = qEnvironmentVariable("MUSTER_PICTURES"); !folder.isEmpty())
            QVERIFY(picture.save(QDir(folder).filePath(name + QStringLiteral(".png"))));
    }

    /// In the middle of a failover that did not work by itself.
    static std::unique_ptr<IncidentRig> drill()
    {
        using namespace incident;
        auto loaded
            = plan::loadPlanFile(QStringLiteral(MUSTER_SOURCE_DIR "/resources/plans/drama-engine.plan.yaml"));
        if (!loaded || !loaded->plan)
            qFatal("the bundled plan cannot be read");
        auto plan = *loaded->plan;
        // The rig declares the first scenario.
        plan.scenarios.move(1, 0);
        auto rig = std::make_unique<IncidentRig>(plan, journal::StreamKind::Drill);
        const auto done = [&](const StepView& step) {
            rig->clock.advance(70s);
            if (step.step->decision)
                rig->act(DecisionRecorded { step.address, step.step->decision->id,
                    step.step->decision->answers.last().id,
                    QStringLiteral("Sentinel elected nobody; two of three nodes cannot be reached") });
            else
                rig->act(StepCompleted { step.address, QStringLiteral("as expected") });
        };
        for (int acts = 0; acts < 2 && rig->session->walkthrough().current; ++acts)
            done(*rig->session->walkthrough().currentStep());
        rig->act(NoteAdded { NoteAdded::Kind::Decision,
            QStringLiteral("The sale goes on; the waiting room stays open until the cache is warm") });
        if (const auto* step = rig->session->walkthrough().currentStep())
            rig->act(StepSkipped {
                step->address, SkipReason::DoneElsewhere, QStringLiteral("the on-call engineer did it") });
        if (const auto* step = rig->session->walkthrough().currentStep())
            rig->act(StepStarted { step->address });
        return rig;
    }

    /// With people of every kind, a decision that was taken back, and a failed step.
    static std::unique_ptr<IncidentRig> outage()
    {
        using namespace incident;
        auto plan = contactsPlan();
        plan.credentials = credentialsPlan().credentials;
        const auto remembering = rememberPlan();
        for (int i = 0; i < 2; ++i)
            plan.scenarios[0].procedure[0].steps[i].remember
                = remembering.scenarios[0].procedure[0].steps[i].remember;
        plan.people[0].name
            = QStringLiteral("Karl-Theodor Maria von und zu Hohenlohe-Schillingsfürst der Jüngere");
        plan.contacts[0].title = QStringLiteral("الدعم القانوني على مدار الساعة");
        plan.contacts[1].email
            = QStringLiteral("a.very.long.address.of.the.night.shift@operations.example.org");
        auto rig = std::make_unique<IncidentRig>(plan);
        rig->vault.entries.insert(
            QStringLiteral("neon-console"), secretOf("kT9!vb-\xc3\xa4-0Ol1I/and-a-rather-long-tail-of-it"));
        rig->walkToTheChoice();
        const auto choose = IncidentRig::address(QStringLiteral("choose"));
        const auto choice = [&](const QString& answer, const QString& why) {
            rig->clock.advance(2min);
            rig->act(DecisionRecorded {
                choose, plan::DecisionId(QStringLiteral("path")), plan::AnswerId(answer), why });
        };
        choice(QStringLiteral("restore"), {});
        rig->act(StepReopened { choose, QStringLiteral("a replica is at hand after all") });
        choice(
            QStringLiteral("promote"), QStringLiteral("The replica is 12 s behind, a restore loses 72 min"));
        rig->act(StepFailed {
            IncidentRig::address(QStringLiteral("promote-replica")), QStringLiteral("it refuses") });
        rig->act(RememberEnded { IncidentRig::address(QStringLiteral("pause-write-traffic")) });
        rig->clock.advance(3h + 10min);
        return rig;
    }

private slots:
    void init() { failOnWarnings(); }
    void initTestCase() { loadFonts(); }

    void panels_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::addColumn<QString>("state");
        QTest::newRow("dark") << true << QSize(1440, 740) << 100 << QStringLiteral("promote");
        QTest::newRow("light") << false << QSize(1440, 740) << 100 << QStringLiteral("promote");
        QTest::newRow("choice") << true << QSize(1090, 740) << 100 << QStringLiteral("choice");
        QTest::newRow("point") << true << QSize(1090, 740) << 100 << QStringLiteral("point");
        QTest::newRow("compact") << true << QSize(1024, 534) << 100 << QStringLiteral("promote");
        QTest::newRow("compact-125") << false << QSize(1024, 534) << 125 << QStringLiteral("choice");
        QTest::newRow("double") << true << QSize(2000, 1400) << 200 << QStringLiteral("promote");
        QTest::newRow("failed") << false << QSize(1090, 740) << 100 << QStringLiteral("failed");
        QTest::newRow("over") << true << QSize(1090, 740) << 100 << QStringLiteral("over");
        QTest::newRow("end") << true << QSize(1090, 740) << 100 << QStringLiteral("end");
        QTest::newRow("empty") << true << QSize(1090, 740) << 100 << QStringLiteral("empty");
        QTest::newRow("long") << true << QSize(1024, 534) << 100 << QStringLiteral("long");
        QTest::newRow("changed") << true << QSize(1090, 740) << 100 << QStringLiteral("changed");
        QTest::newRow("changed-light") << false << QSize(1090, 740) << 100 << QStringLiteral("changed");
    }
    void panels()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        QFETCH(QString, state);
        ThemeValues theme { dark ? StateColors::dark() : StateColors::light(), TypeScale({}, zoom) };
        applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), theme);
        Scene scene(theme, size, size.width() < 1080);
        auto plan = state == u"changed" ? changesPlan() : outagePlan();
        if (state == u"long") {
            plan.services[0].title
                = QStringLiteral("Datenbankwiederherstellungsüberwachungsdienst der Zentrale");
            auto& step = plan.scenarios.first().procedure[1].steps[0];
            step.title = QStringLiteral("Datenbankwiederherstellungszeitpunktverfügbarkeitsprüfungsprotokoll "
                                        "öffnen und 復旧ポイントを確認してください");
            step.expect = QStringLiteral(
                "障害の前の復旧ポイントが表示されていること。時刻とチェックサムを読み上げてください。");
        }
        IncidentRig rig(plan);
        using namespace incident;
        rig.clock.advance(4min + 5s);
        const auto neon = plan::ServiceId(QStringLiteral("neon-database"));
        if (state != u"point" && state != u"long" && state != u"changed") {
            rig.walkToTheChoice();
            rig.act(RestorePointChosen {
                neon, rig.clock.now() - 72min, RestorePointChosen::Standing::Proven, {} });
        } else {
            rig.act(StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
            rig.act(StepCompleted {
                IncidentRig::address(QStringLiteral("confirm-outage")), QStringLiteral("outage") });
        }
        rig.act(ServiceRecovered {
            plan::ServiceId(QStringLiteral("resend-notifications")), QStringLiteral("SendGrid in use") });
        const auto promote = IncidentRig::address(QStringLiteral("promote-replica"));
        if (state == u"promote" || state == u"failed" || state == u"over" || state == u"end") {
            rig.act(DecisionRecorded { IncidentRig::address(QStringLiteral("choose")),
                plan::DecisionId(QStringLiteral("path")), plan::AnswerId(QStringLiteral("promote")), {} });
            rig.releasePromotion();
            rig.act(StepStarted { promote });
        }
        if (state == u"failed")
            rig.act(StepFailed { promote, QStringLiteral("replica refuses: lag 94 s") });
        if (state == u"over")
            rig.clock.advance(58min);
        if (state == u"end") {
            rig.act(StepCompleted { promote, QStringLiteral("primary, 0 s") });
            rig.act(StepCompleted { IncidentRig::address(QStringLiteral("record-restore-point")), {} });
            rig.act(StepSkipped {
                IncidentRig::address(QStringLiteral("resume-traffic")), SkipReason::NotNeeded, {} });
            rig.act(
                StepCompleted { StepAddress(QStringLiteral("validation/smoke")), QStringLiteral("loads") });
        }
        rig.clock.advance(70s);
        if (state == u"changed")
            changeThePlan(rig);
        if (state != u"empty")
            scene.open(rig);
        const auto name = QString::fromLatin1(QTest::currentDataTag());
        keep(scene, name);
        if (state != u"changed")
            return;
        const auto press = [](Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); };
        scene.walkthrough.askChange();
        QCoreApplication::processEvents();
        keep(scene.window, name + QStringLiteral("-ways"));
        press(Qt::Key_A);
        QCoreApplication::processEvents();
        keep(scene.window, name + QStringLiteral("-attach"));
        press(Qt::Key_Escape);
        scene.walkthrough.askChange();
        press(Qt::Key_R);
        QCoreApplication::processEvents();
        keep(scene.window, name + QStringLiteral("-reword"));
        OutlinePanel outline(theme);
        outline.setIncident(rig.session);
        outline.resize(388, 520);
        outline.show();
        QCoreApplication::processEvents();
        keep(outline, name + QStringLiteral("-outline"));
    }

    /// The docks beside them, each by itself, in a drill of a bundled plan.
    void docks_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::addColumn<QString>("of");
        for (const auto* of : { "drill", "outage", "none" }) {
            const auto row = [&](const char* name) -> QTestData& {
                return QTest::newRow(qPrintable(
                    QStringLiteral("%1-%2").arg(QString::fromLatin1(of), QString::fromLatin1(name))));
            };
            row("dark") << true << QSize(388, 600) << 100 << of;
            row("light") << false << QSize(388, 600) << 100 << of;
            row("dark-compact") << true << QSize(300, 400) << 100 << of;
            row("light-compact") << false << QSize(300, 400) << 100 << of;
            row("double") << true << QSize(600, 800) << 200 << of;
        }
    }
    void docks()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        QFETCH(QString, of);
        const ThemeValues theme { dark ? StateColors::dark() : StateColors::light(), TypeScale({}, zoom) };
        applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), theme);
        OutlinePanel outline(theme);
        AttentionPanel attention(theme);
        ContactsPanel contacts(theme);
        DecisionsPanel decisions(theme);
        RememberPanel remember(theme);
        CredentialsPanel credentials(theme);
        const auto rig = of == u"none" ? nullptr : of == u"drill" ? drill() : outage();
        const auto picture = [&](auto& panel, const QString& name) {
            panel.setCompact(size.width() == 300);
            panel.setIncident(rig ? rig->session : nullptr);
            panel.resize(size);
            panel.show();
            panel.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&panel));
            panel.setFocus();
            QCoreApplication::processEvents();
            keep(panel, name + u'-' + QString::fromLatin1(QTest::currentDataTag()));
        };
        picture(outline, QStringLiteral("outline"));
        picture(attention, QStringLiteral("attention"));
        picture(contacts, QStringLiteral("contacts"));
        picture(decisions, QStringLiteral("decisions"));
        picture(remember, QStringLiteral("remember"));
        picture(credentials, QStringLiteral("credentials"));
        if (of != u"outage")
            return;
        auto* reveal = credentials.findChild<QWidget*>(QStringLiteral("credentials.reveal"));
        QTRY_VERIFY(reveal->isEnabled());
        const auto now = [&](const char* name) {
            QCoreApplication::processEvents();
            keep(
                credentials, QString::fromLatin1(name) + u'-' + QString::fromLatin1(QTest::currentDataTag()));
        };
        const auto press = [&](Qt::Key key) { QTest::keyClick(credentials.focusProxy(), key); };
        auto* value = credentials.findChild<QWidget*>(QStringLiteral("credentials.value"));
        press(Qt::Key_R);
        QTRY_VERIFY(value->isVisible());
        now("credentials-shown");
        press(Qt::Key_Down);
        now("credentials-missing");
        press(Qt::Key_Insert);
        now("credentials-entry");
    }

    /// What was searched, folded and grouped.
    void found_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::newRow("dark") << true << QSize(388, 520) << 100;
        QTest::newRow("light") << false << QSize(388, 520) << 100;
        QTest::newRow("compact") << true << QSize(300, 400) << 100;
        QTest::newRow("double") << true << QSize(776, 800) << 200;
    }
    void found()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        const ThemeValues theme { dark ? StateColors::dark() : StateColors::light(), TypeScale({}, zoom) };
        applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), theme);
        const auto rig = drill();
        MatrixPanel matrix(theme);
        OutlinePanel outline(theme);
        TimelinePanel timeline(theme);
        const auto picture = [&](IncidentPanel& panel, const QString& name, const QString& typed) {
            panel.setCompact(size.width() == 300);
            panel.setIncident(rig->session);
            panel.resize(&panel == &timeline ? QSize(size.width() * 2, size.height() / 2) : size);
            panel.show();
            panel.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&panel));
            panel.setFocus();
            if (!typed.isNull()) {
                panel.filterLine()->open();
                QTest::keyClicks(panel.focusWidget(), typed);
            }
            if (&panel == &timeline)
                rig->act(incident::StepReopened {
                    rig->session->walkthrough().steps.first().address, QStringLiteral("once more") });
            QCoreApplication::processEvents();
            keep(panel, name + u'-' + QString::fromLatin1(QTest::currentDataTag()));
        };
        picture(matrix, QStringLiteral("matrix-found"), QStringLiteral("re"));
        picture(outline, QStringLiteral("outline-found"), QStringLiteral("redis"));
        picture(timeline, QStringLiteral("timeline-found"), QStringLiteral("@ada redis"));
        matrix.setView({ MatrixView::Order::Name, MatrixView::Grouping::Tier,
            { MatrixView::Detail::Promise, MatrixView::Detail::Owner, MatrixView::Detail::Region } });
        picture(matrix, QStringLiteral("matrix-grouped"), {});
        outline.findChild<QAction*>(QStringLiteral("outline.foldOthers"))->trigger();
        picture(outline, QStringLiteral("outline-folded"), {});
    }
};
MUSTER_TEST(TstPictures)
#include "tst_pictures.moc"
