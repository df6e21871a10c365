// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose.h"
#include "app/messagetap.h"
#include "app/syncing.h"
#include "app/terminal.h"
#include "app/windowoptions.h"
#include "core/base/clock.h"
#include "core/base/diagnostics.h"
#include "core/base/diskspace.h"
#include "core/credentials/keychainvault.h"
#include "core/plan/planhash.h"
#include "core/plan/planlibrary.h"
#include "core/plan/planloader.h"
#include "core/plan/planwriter.h"
#include "core/readiness/preflight.h"
#include "core/report/drawings.h"
#include "core/session/session.h"
#include "core/store/backup.h"
#include "core/store/recovery.h"
#include "core/store/storelock.h"
#include "ui/charts/chartfigures.h"
#include "ui/shell/desktopsound.h"
#include "ui/shell/mainwindow.h"
#ifdef MUSTER_HAS_SPEECH
#include "ui/shell/speech.h"
#endif
#include "ui/shell/systemappearance.h"
#include "ui/shell/upower.h"

#include <QApplication>
#include <QDesktopServices>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFuture>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QTextStream>
#include <QUrl>

#include <cstdio>
#include <memory>
#include <utility>

namespace {

Q_LOGGING_CATEGORY(lc, "muster.plans", QtWarningMsg)

using namespace muster;

// Of all programs of Muster: done, wrong usage, the world refused.
constexpr int kDone = 0;
constexpr int kUsage = 2;
constexpr int kRefused = 3;

/// Loads what it draws with when there is something to draw, not before the first window.
class Figures final : public report::FigureRenderer {
public:
    [[nodiscard]] report::Drawing drawn(const report::Figure& figure, double width) const override
    {
        if (!m_charts)
            m_charts = std::make_unique<ui::ChartFigures>();
        return m_charts->drawn(figure, width);
    }

private:
    mutable std::unique_ptr<ui::ChartFigures> m_charts;
};

void print(FILE* stream, const QString& text)
{
    QTextStream(stream) << text << Qt::endl;
}

ui::PlanChoice choiceOf(const QString& name, Result<plan::PlanLibrary::Found> found)
{
    if (!found)
        return { .name = name, .plan = {}, .fault = found.error().text };
    ui::PlanChoice choice { .name = found->name, .plan = {}, .findings = found->loaded.findings };
    if (!found->bundled)
        choice.path = found->path;
    if (found->loaded.plan) {
        choice.hash = plan::hashOf(*found->loaded.plan);
        choice.plan = std::make_shared<const plan::Plan>(*std::move(found->loaded.plan));
    }
    return choice;
}

plan::PlanLibrary libraryOf(const app::WindowOptions& options)
{
    return plan::PlanLibrary(options.store + QStringLiteral("/plans"));
}

Result<void> editPlan(const QString& file, const QList<plan::PlanEdit>& edits)
{
    const auto text = plan::readPlanText(file);
    if (!text)
        return fail(text.error());
    if (const auto written = plan::saveEdits(file, *text, edits); !written)
        return fail(written.error());
    return {};
}

QList<ui::PlanChoice> loadPlans(const app::WindowOptions& options, const QStringList& opened)
{
    QElapsedTimer timer;
    timer.start();
    const auto library = libraryOf(options);
    const auto fileOf = [&](const QString& file) {
        return choiceOf(file, library.find(file.contains(u'/') ? file : QStringLiteral("./") + file));
    };
    QList<ui::PlanChoice> choices;
    for (const auto& file : options.plans)
        choices << fileOf(file);
    for (const auto& file : opened) {
        choices << fileOf(file);
        choices.last().path = file;
        choices.last().opened = true;
    }
    for (const auto& entry : library.entries())
        choices << choiceOf(entry.id, library.find(entry.id));
    qCInfo(lc) << choices.size() << "plans read in" << timer.elapsed() << "ms";
    for (const auto& choice : std::as_const(choices)) {
        if (!choice.fault.isEmpty())
            qCInfo(lc).noquote() << choice.fault;
    }
    return choices;
}

std::optional<DiskSpace> diskOf(const QString& folder)
{
    const auto left = bytesLeft(folder);
    return left ? std::optional(DiskSpace { *left, store::journalSize(folder) }) : std::nullopt;
}

Result<QString> setAside(const QString& folder)
{
    const auto recovery = app::recoverStore(folder);
    return recovery ? Result<QString>(store::summaryOf(*recovery)) : fail(recovery.error());
}

/// When a window is open on this store already, brings it to the front, and these records to it: then there
/// is nothing left to do.
/// Only a process that has the store is asked, so that the usual start waits for nobody.
bool broughtToTheFront(const QString& folder, const QStringList& records)
{
    if (!store::StoreLock::holder(folder))
        return false;
    QEventLoop loop;
    bool raised = false;
    app::openWorkspace(folder, app::Reach::Hold, records)
        .then(&loop, [&](const Result<std::shared_ptr<app::Workspace>>& workspace) {
            raised = !workspace && workspace.error().detail == u"raised";
            if (raised)
                print(stdout, workspace.error().text);
            loop.quit();
        });
    loop.exec();
    return raised;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("muster"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MUSTER_VERSION));
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    const auto options = app::readWindowOptions(words);
    if (!options) {
        print(stderr, options.error().text);
        return kUsage;
    }
    if (options->version || options->help) {
        print(stdout, options->version ? QStringLiteral("muster " MUSTER_VERSION) : app::windowHelp());
        return kDone;
    }
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        print(stderr,
            QCoreApplication::translate("muster",
                "There is no display here to open a window on. muster-cli does the same in a terminal: "
                "muster-cli plan list"));
        return kRefused;
    }

    // The look is our own: no theme of the desktop is loaded, and no bus is asked before the first paint.
    QApplication::setDesktopSettingsAware(false);
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeMenuBar);
    QGuiApplication::setDesktopFileName(QStringLiteral("muster"));
    QApplication application(argc, argv);
    if (broughtToTheFront(options->store, options->records))
        return kDone;
    ui::loadFonts();

    const SystemClock clock;
    Diagnostics diagnostics(clock);
    const app::MessageTap tap(diagnostics);
    credentials::KeychainVault vault { QStringLiteral("Muster") };
    // Ends after the window and its session.
    std::shared_ptr<app::Workspace> workspace;
    const auto person = options->person.isEmpty() ? app::accountName() : options->person;
    ui::UPower power;
    ui::DesktopSound sound;
#ifdef MUSTER_HAS_SPEECH
    ui::Speech speech;
#endif
    const Figures figures;
    ui::MainWindow* front = nullptr;
    const auto openDoor = [&]() -> QFuture<Result<ui::Door>> {
        return app::openWorkspace(options->store, app::Reach::Hold)
            .then(
                &application, [&](const Result<std::shared_ptr<app::Workspace>>& opened) -> Result<ui::Door> {
                    if (!opened)
                        return fail(opened.error());
                    workspace = *opened;
                    QObject::connect(workspace.get(), &app::Workspace::raiseRequested, front,
                        [front](const QStringList& records) {
                            front->comeForward();
                            front->importRecords(records);
                        });
                    QObject::connect(
                        workspace.get(), &app::Workspace::diskFailed, front, &ui::MainWindow::diskFailed);
                    QObject::connect(workspace.get(), &app::Workspace::noticesChanged, front,
                        [&] { front->showNotices(workspace->notices()); });
                    auto notices = workspace->notices();
                    const auto server = app::usedServer(workspace->folder());
                    if (!server)
                        notices.append(server.error().text);
                    else if (*server)
                        workspace->syncWith(**server);
                    return ui::Door { std::make_shared<session::Session>(workspace->ports()),
                        workspace->folder(), notices, &workspace->finder(), workspace->replicator() };
                });
    };
    ui::MainWindow window({ .clock = clock,
        .diagnostics = diagnostics,
        .openDoor = openDoor,
        .loadPlans =
            [&](const QStringList& opened) {
                return QtFuture::makeReadyFuture().then(
                    QtFuture::Launch::Async, [&, opened] { return loadPlans(*options, opened); });
            },
        .loadStarter =
            [&](const QString& id) {
                return QtFuture::makeReadyFuture().then(
                    // Its path: a plan of the user may have the same name.
                    QtFuture::Launch::Async, [&, id] {
                        return choiceOf(
                            id, libraryOf(*options).find(QStringLiteral(":/starters/%1.plan.yaml").arg(id)));
                    });
            },
        .lookAround =
            [&] {
                // The log may have gone on in another folder.
                return readiness::lookAround(workspace ? workspace->folder() : options->store, vault);
            },
        .lookAtDisk =
            [&] {
                return QtFuture::makeReadyFuture().then(QtFuture::Launch::Async,
                    [folder = workspace ? workspace->folder() : options->store] { return diskOf(folder); });
            },
        .isDamage = [](const Error& error) { return store::isDamage(error); },
        .setAside =
            [&] {
                return QtFuture::makeReadyFuture().then(
                    QtFuture::Launch::Async, [&] { return setAside(options->store); });
            },
        .editPlan =
            [](const QString& file, const QList<plan::PlanEdit>& edits) {
                return QtFuture::makeReadyFuture().then(
                    QtFuture::Launch::Async, [file, edits] { return editPlan(file, edits); });
            },
        .preferencesFile = ui::preferencesFile(),
        .paperFolder
        = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/Muster"),
        .openFile = [](const QString& file) { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); },
        .appearance = options->theme,
        .person = person,
        .personWasNamed = !options->person.isEmpty() });
    front = &window;
    ui::SystemAppearance appearance(window.systemLook());
    QObject::connect(&appearance, &ui::SystemAppearance::changed, &window, &ui::MainWindow::followSystem);
    appearance.watchLater();
    window.followPower(power);
    power.watchLater();
    window.ringThrough(sound);
    window.drawThrough(figures);
    window.goOnThrough([&](const QString& folder, const QList<journal::Event>& known) {
        return workspace->goOnIn(folder, known);
    });
#ifdef MUSTER_HAS_SPEECH
    window.readThrough(speech);
#endif
    window.importRecords(options->records);
    window.show();
    const int status = QApplication::exec();
    // Whoever started a window that never got its log is told so.
    return status == kDone && !workspace ? kRefused : status;
}
