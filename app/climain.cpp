// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/figuresmodule.h"
#include "app/terminal.h"
#include "core/base/clock.h"
#include "core/report/drawings.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLoggingCategory>
#include <QPluginLoader>

#include <cstdio>
#include <cstring>
#include <memory>

namespace {

/// Where this program is; there is no application yet that could be asked.
QString folderOf(const char* program)
{
    const QFileInfo itself(QStringLiteral("/proc/self/exe"));
    return QFileInfo(itself.exists() ? itself.symLinkTarget() : QString::fromLocal8Bit(program))
        .absolutePath();
}

/// Null where it is not installed: then reports have words in the place of figures.
const muster::app::FiguresModule* figuresModule(const char* program)
{
    QPluginLoader loader(folderOf(program) + QStringLiteral("/" MUSTER_MODULES "/muster-figures"));
    return qobject_cast<muster::app::FiguresModule*>(loader.instance());
}

/// Most commands need no fonts and shall not wait for them; those that draw pages do so without a display.
std::unique_ptr<QCoreApplication> makeApplication(
    int& argc, char** argv, const muster::app::FiguresModule*& figures)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    using muster::commands::Draws;
    const auto draws = muster::app::drawnBy(words);
    if (draws == Draws::Nothing)
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication::setDesktopSettingsAware(false);
    // Qt looks for a desktop's runtime folder, and warns where there is none: of no use here, and over SSH or
    // in a nightly job there often is none.
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
    if (draws == Draws::Figures)
        figures = figuresModule(argv[0]);
    std::unique_ptr<QCoreApplication> application;
    if (figures)
        application = figures->makeApplication(argc, argv);
    else
        application = std::make_unique<QGuiApplication>(argc, argv);
    QLoggingCategory::setFilterRules({});
    return application;
}

} // namespace

int main(int argc, char** argv)
{
    using namespace muster;
    // Asked by scripts in every pipeline: answered before anything is set up.
    if (argc == 2 && std::strcmp(argv[1], "--version") == 0)
        return std::puts("muster-cli " MUSTER_VERSION) < 0 ? commands::kRefused : commands::kDone;

    const app::FiguresModule* figures = nullptr;
    const auto application = makeApplication(argc, argv, figures);
    QCoreApplication::setApplicationName(QStringLiteral("muster-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MUSTER_VERSION));

    QFile outFile;
    QFile errFile;
    if (!outFile.open(stdout, QIODevice::WriteOnly) || !errFile.open(stderr, QIODevice::WriteOnly))
        return commands::kRefused;
    QTextStream out(&outFile);
    QTextStream err(&errFile);
    const SystemClock clock;
    app::Keyboard keyboard;
    commands::Console console { out, err, clock, [&keyboard] { return keyboard.readLine(); },
        [&keyboard] { return keyboard.wasInterrupted(); } };
    console.canAsk = app::inputIsTerminal();
    console.showsProgress = app::errorIsTerminal();
    console.as = app::accountName();
    if (figures)
        console.drawFigures = [figures](const report::Report& report) { return figures->drawn(report); };
    return app::runCommandLine(QCoreApplication::arguments().mid(1), console);
}
