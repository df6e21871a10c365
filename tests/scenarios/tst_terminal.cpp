// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commands/program.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace muster::test;

namespace {

const auto kDrill = QStringLiteral("drill run drama-engine --scenario database-corruption");

/// The real program on a terminal of its own, as script(1) makes one.
class Terminal {
public:
    Terminal(const Program& program, const QString& words)
    {
        program.prepare(m_script);
        m_script.setProcessChannelMode(QProcess::MergedChannels);
        const auto line = QStringLiteral("exec '%1' %2 --store '%3' --as Ada")
                              .arg(Program::file(), words, program.store());
        m_script.start(
            QStringLiteral("script"), { QStringLiteral("-qefc"), line, QStringLiteral("/dev/null") });
    }
    ~Terminal()
    {
        m_script.kill();
        m_script.waitForFinished();
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    Terminal(Terminal&&) = delete;
    Terminal& operator=(Terminal&&) = delete;

    /// Waits until the text has been shown, and forgets everything up to it.
    [[nodiscard]] bool sees(const QString& text)
    {
        for (;;) {
            m_shown += QString::fromUtf8(m_script.readAll());
            const auto at = m_shown.indexOf(text);
            if (at >= 0) {
                m_shown.remove(0, at + text.size());
                return true;
            }
            if (!m_script.waitForReadyRead(30000))
                return false;
        }
    }
    void type(const QString& line) { m_script.write(line.toUtf8() + '\n'); }
    void pressInterrupt() { m_script.write("\x03"); }
    [[nodiscard]] int end()
    {
        if (!m_script.waitForFinished(30000))
            return -1;
        m_shown += QString::fromUtf8(m_script.readAll());
        return m_script.exitCode();
    }
    [[nodiscard]] const QString& shown() const { return m_shown; }
    /// Ends the program on the terminal as a power cut would.
    void killProgram()
    {
        QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(m_script.processId()));
        if (!children.open(QIODevice::ReadOnly))
            return;
        // The shell's own kill: a bare system has no other.
        QProcess::execute(QStringLiteral("sh"),
            { QStringLiteral("-c"), QStringLiteral("kill -9 ") + QString::fromLatin1(children.readAll()) });
        m_script.waitForFinished(30000);
    }

private:
    QProcess m_script;
    QString m_shown;
};

QJsonArray timelineOf(Program& program, const QString& id)
{
    program.here({ QStringLiteral("incident"), QStringLiteral("timeline"), id, QStringLiteral("--json") });
    return QJsonDocument::fromJson(program.out.toUtf8()).array();
}

QString onlyId(Program& program)
{
    program.here({ QStringLiteral("incident"), QStringLiteral("list"), QStringLiteral("--json") });
    const auto list = QJsonDocument::fromJson(program.out.toUtf8()).array();
    return list.size() == 1 ? list.at(0).toObject().value(u"id").toString() : QString();
}

int countOf(const QJsonArray& timeline, const QString& kind)
{
    return static_cast<int>(std::count_if(timeline.begin(), timeline.end(),
        [&](const QJsonValue& line) { return line.toObject().value(u"kind").toString() == kind; }));
}

} // namespace

/// Drills in the real program that are cut off in the middle.
class TstTerminal : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void anUnattendedDrillThatIsKilledGoesOn();
    void aWalkedDrillThatIsKilledGoesOnAtTheSameStep();
    void othersWriteWhileAPersonThinks();
    void theInterruptKeyLeavesTheDrillOpen();
};

void TstTerminal::anUnattendedDrillThatIsKilledGoesOn()
{
    const auto answers
        = QStringLiteral(MUSTER_SOURCE_DIR "/tests/data/answers/drama-engine.database-corruption.yaml");
    Program program;
    QStringList printed;
    {
        QProcess drill;
        program.prepare(drill);
        drill.start(Program::file(),
            program.withStore(kDrill.split(u' ')
                + QStringList { QStringLiteral("--answers"), answers, QStringLiteral("--utc") }));
        while (printed.size() < 3) {
            QVERIFY2(drill.canReadLine() || drill.waitForReadyRead(30000),
                drill.readAllStandardError().constData());
            while (drill.canReadLine())
                printed.append(QString::fromUtf8(drill.readLine()).trimmed());
        }
        drill.kill();
        drill.waitForFinished();
    }
    const auto id = onlyId(program);
    QVERIFY2(!id.isEmpty(), qPrintable(program.out + program.err));
    // What was printed is on disk.
    program.here({ QStringLiteral("incident"), QStringLiteral("timeline"), id, QStringLiteral("--utc") });
    for (const auto& line : printed)
        QVERIFY2(program.out.contains(line), qPrintable(line + u'\n' + program.out));

    program.here({ QStringLiteral("drill"), QStringLiteral("run"), QStringLiteral("--continue"), id,
        QStringLiteral("--answers"), answers });
    QVERIFY2(program.status == 0, qPrintable(program.err));
    QCOMPARE_EQ(program.out.trimmed().section(u'\n', -1), id);
    const auto timeline = timelineOf(program, id);
    QCOMPARE_EQ(countOf(timeline, QStringLiteral("step.completed")), 8);
    QCOMPARE_EQ(countOf(timeline, QStringLiteral("step.reopened")), 0);
    QCOMPARE_EQ(countOf(timeline, QStringLiteral("incident.closed")), 1);
    QCOMPARE_EQ(program.here({ QStringLiteral("log"), QStringLiteral("verify") }), 0);
}

void TstTerminal::aWalkedDrillThatIsKilledGoesOnAtTheSameStep()
{
    Program program;
    {
        Terminal terminal(program, kDrill);
        QVERIFY2(terminal.sees(QStringLiteral("1.1")), qPrintable(terminal.shown()));
        QVERIFY(terminal.sees(QStringLiteral("> ")));
        terminal.type({});
        QVERIFY2(terminal.sees(QStringLiteral("Enter phase complete")), qPrintable(terminal.shown()));
        QVERIFY(terminal.sees(QStringLiteral("> ")));
        terminal.type({});
        QVERIFY2(terminal.sees(QStringLiteral("2.1")), qPrintable(terminal.shown()));
        QVERIFY(terminal.sees(QStringLiteral("> ")));
        terminal.type({});
        QVERIFY(terminal.sees(QStringLiteral("What did you see?")));
        terminal.type(QStringLiteral("02:50 is valid"));
        QVERIFY(terminal.sees(QStringLiteral("Restore point of")));
        terminal.killProgram();
    }
    Terminal terminal(program, kDrill);
    QVERIFY2(terminal.sees(QStringLiteral("Go on with it? [Y/n]")), qPrintable(terminal.shown()));
    terminal.type({});
    // What was typed but not saved is asked again; what was saved is not.
    QVERIFY2(terminal.sees(QStringLiteral("  2.1")), qPrintable(terminal.shown()));
    const QPair<QString, QString> call { QStringLiteral("Enter phase complete"), {} };
    const QList<QPair<QString, QString>> dialogue { { QStringLiteral("> "), {} },
        { QStringLiteral("What did you see?"), QStringLiteral("02:50 is valid") },
        { QStringLiteral("Restore point of"), QStringLiteral("02:50") }, call, { QStringLiteral("3.1"), {} },
        { QStringLiteral("3.2"), {} }, { QStringLiteral("3.3"), {} }, { QStringLiteral("3.4"), {} },
        { QStringLiteral("What did you see?"), QStringLiteral("the data is whole") }, call,
        { QStringLiteral("4.1"), {} },
        { QStringLiteral("What did you see?"), QStringLiteral("it names the branch") }, call,
        { QStringLiteral("5.1"), {} }, call,
        { QStringLiteral("Close the drill? [Y/n]"), QStringLiteral("y") } };
    for (const auto& [prompt, answer] : dialogue) {
        QVERIFY2(terminal.sees(prompt), qPrintable(prompt + u'\n' + terminal.shown()));
        terminal.type(answer);
    }
    QCOMPARE_EQ(terminal.end(), 0);
    QVERIFY2(terminal.shown().contains(QStringLiteral("The drill is closed: 8 of 8 steps")),
        qPrintable(terminal.shown()));
    const auto timeline = timelineOf(program, onlyId(program));
    QCOMPARE_EQ(countOf(timeline, QStringLiteral("step.completed")), 8);
    QCOMPARE_EQ(countOf(timeline, QStringLiteral("restore-point.chosen")), 1);
    QCOMPARE_EQ(program.here({ QStringLiteral("log"), QStringLiteral("verify") }), 0);
}

void TstTerminal::othersWriteWhileAPersonThinks()
{
    Program program;
    Terminal terminal(program, kDrill);
    QVERIFY2(terminal.sees(QStringLiteral("> ")), qPrintable(terminal.shown()));
    // The drill holds the log and waits for a key; the note goes through it.
    const auto id = onlyId(program);
    QVERIFY2(!id.isEmpty(), qPrintable(program.err));
    QVERIFY2(program.here(
                 { QStringLiteral("incident"), QStringLiteral("note"), id, QStringLiteral("from next door") })
            == 0,
        qPrintable(program.err));
    program.here({ QStringLiteral("incident"), QStringLiteral("do"), id, QStringLiteral("1.1") });
    QVERIFY2(program.status == 0, qPrintable(program.err));
    terminal.type({});
    QVERIFY2(
        terminal.sees(QStringLiteral("Somebody else has moved the drill on.")), qPrintable(terminal.shown()));
    QVERIFY(terminal.sees(QStringLiteral("Enter phase complete")));
    QVERIFY(terminal.sees(QStringLiteral("> ")));
    terminal.type(QStringLiteral("q"));
    QCOMPARE_EQ(terminal.end(), 0);
    QCOMPARE_EQ(countOf(timelineOf(program, id), QStringLiteral("note.added")), 1);
}

void TstTerminal::theInterruptKeyLeavesTheDrillOpen()
{
    Program program;
    {
        Terminal terminal(program, kDrill);
        QVERIFY2(terminal.sees(QStringLiteral("> ")), qPrintable(terminal.shown()));
        terminal.pressInterrupt();
        QCOMPARE_EQ(terminal.end(), 1);
        QVERIFY2(
            terminal.shown().contains(QStringLiteral("drill run --continue")), qPrintable(terminal.shown()));
    }
    const auto id = onlyId(program);
    program.here({ QStringLiteral("incident"), QStringLiteral("show"), id, QStringLiteral("--json") });
    QCOMPARE_EQ(QJsonDocument::fromJson(program.out.toUtf8()).object().value(u"status").toString(),
        QStringLiteral("open"));
}

MUSTER_TEST(TstTerminal)
#include "tst_terminal.moc"
