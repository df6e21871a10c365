// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/planprint.h"
#include "tests/app/commands/commandrig.h"
#include "tests/app/commands/program.h"
#include "tests/core/plan/planpage.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

namespace {

/// The program where there is neither a display nor a runtime folder: a server over SSH, a nightly job.
int runBare(Program& program, const QStringList& words)
{
    qunsetenv("DISPLAY");
    qunsetenv("WAYLAND_DISPLAY");
    const auto platform = qgetenv("QT_QPA_PLATFORM");
    const auto runtime = qgetenv("XDG_RUNTIME_DIR");
    qunsetenv("QT_QPA_PLATFORM");
    qunsetenv("XDG_RUNTIME_DIR");
    program.here(words);
    qputenv("QT_QPA_PLATFORM", platform);
    if (!runtime.isEmpty())
        qputenv("XDG_RUNTIME_DIR", runtime);
    return program.status;
}

} // namespace

class TstPlanPrint : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void aPlanIsPrintedWithoutADisplay()
    {
        Program program;
        const auto file = program.home.filePath(QStringLiteral("vete.pdf"));
        const auto status = runBare(program,
            { QStringLiteral("plan"), QStringLiteral("print"), QStringLiteral("vete"), QStringLiteral("-o"),
                file, QStringLiteral("--scenario"), QStringLiteral("database-corruption"),
                QStringLiteral("--paper"), QStringLiteral("letter") });
        QVERIFY2(status == 0, qPrintable(program.err));
        QCOMPARE_EQ(program.err, QString());
        QVERIFY2(
            QRegularExpression(QStringLiteral("vete\\.pdf: \\d+ pages\\.")).match(program.out).hasMatch(),
            qPrintable(program.out));
        QFile made(file);
        QVERIFY(made.open(QIODevice::ReadOnly));
        QCOMPARE_EQ(made.read(5), QByteArray("%PDF-"));
        // It may be printed again.
        QCOMPARE_EQ(program.here({ QStringLiteral("plan"), QStringLiteral("print"), QStringLiteral("vete"),
                        QStringLiteral("-o"), file, QStringLiteral("--json") }),
            0);
        QVERIFY2(program.out.contains(QStringLiteral("\"pages\"")), qPrintable(program.out));
    }

    void othersNeedNoFonts()
    {
        // A platform that is not there ends every program that asks for one.
        qputenv("QT_QPA_PLATFORM", "nowhere");
        Program program;
        program.here({ QStringLiteral("--version") });
        const auto version = program.status;
        program.here({ QStringLiteral("plan"), QStringLiteral("list") });
        qputenv("QT_QPA_PLATFORM", "offscreen");
        QCOMPARE_EQ(version, 0);
        QCOMPARE_EQ(program.status, 0);
    }

    void whatCannotBePrintedIsSaid_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* line, const char* said) {
            QTest::newRow(name) << words(line) << QString::fromUtf8(said);
        };
        row("nowhere", "vete", "-o FILE.pdf");
        row("paper", "vete -o x.pdf --paper a5", "a4 or letter");
        row("plan", "vet -o x.pdf", "vete");
        row("scenario", "vete -o x.pdf --scenario database-corruptio", "database-corruption");
        row("no value", "vete -o", "--output needs a value");
    }
    void whatCannotBePrintedIsSaid()
    {
        QFETCH(const QStringList, words);
        QFETCH(const QString, said);
        CommandRig rig;
        rig.run(QStringList { QStringLiteral("plan"), QStringLiteral("print") } + words);
        VERIFY_STATUS(rig, 2);
        QVERIFY2(rig.err.contains(said), qPrintable(rig.err));
    }

    void nothingButAPdfIsWrittenOver()
    {
        CommandRig rig;
        QTemporaryDir dir;
        const auto file = dir.filePath(QStringLiteral("mine.plan.yaml"));
        const QByteArray text = "muster: 1\nplan: {id: p, title: P}\n";
        writeFile(file, text);
        rig.run({ QStringLiteral("plan"), QStringLiteral("print"), file, QStringLiteral("-o"), file });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "is no PDF");
        rig.run({ QStringLiteral("plan"), QStringLiteral("print"), file, QStringLiteral("-o"), dir.path() });
        VERIFY_STATUS(rig, 2);
        QFile kept(file);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE_EQ(kept.readAll(), text);
    }

    void whereTheDiskRefusesItEndsWithThree()
    {
        Program program;
        program.here({ QStringLiteral("plan"), QStringLiteral("print"), QStringLiteral("drama-engine"),
            QStringLiteral("-o"), QStringLiteral("/proc/nowhere/x.pdf") });
        QVERIFY2(program.status == 3, qPrintable(program.err));
    }
};

MUSTER_TEST(TstPlanPrint)
#include "tst_planprint.moc"
