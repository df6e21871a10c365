// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/terminal.h"
#include "core/base/clock.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <cstring>

int main(int argc, char** argv)
{
    using namespace muster;
    // Asked by scripts in every pipeline: answered before anything is set up.
    if (argc == 2 && std::strcmp(argv[1], "--version") == 0)
        return std::puts("muster-cli " MUSTER_VERSION) < 0 ? commands::kRefused : commands::kDone;

    QCoreApplication application(argc, argv);
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
    return app::runCommandLine(QCoreApplication::arguments().mid(1), console);
}
