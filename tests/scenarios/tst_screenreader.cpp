// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/screenreader.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QGuiApplication>
#include <QImage>
#include <QPixmap>
#include <QProcess>
#include <QScreen>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace muster::test;

namespace {

constexpr int kLong = 60000;
/// Where clocks run and no cursor blinks: the upper edge of the window.
constexpr QSize kStrip(1440, 110);

/// A program of ours with a screen reader beside it, and a person's fingers on its keys.
class Seen {
    Q_DISABLE_COPY_MOVE(Seen)
public:
    Seen(ScreenReader& reader, const QString& name, const QStringList& words)
        : m_reader(reader)
        , m_name(name)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_LINUX_ACCESSIBILITY_ALWAYS_ON"), QStringLiteral("1"));
        environment.insert(QStringLiteral("HOME"), m_home.path());
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home.filePath(QStringLiteral("config")));
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home.filePath(QStringLiteral("data")));
        m_program.setProcessEnvironment(environment);
        m_program.setProcessChannelMode(QProcess::ForwardedChannels);
        m_program.start(QStringLiteral(MUSTER_BIN_DIR "/") + words.first(), words.sliced(1));
    }
    ~Seen()
    {
        m_program.terminate();
        if (!m_program.waitForFinished(kLong))
            m_program.kill();
        m_program.waitForFinished();
    }

    /// Everything that is on the screen, once something with that name is among it; empty when it never is.
    [[nodiscard]] QList<Spoken> when(const QString& name)
    {
        QList<Spoken> found;
        static_cast<void>(QTest::qWaitFor(
            [&] {
                found = showing();
                return std::any_of(found.begin(), found.end(),
                    [&](const Spoken& spoken) { return spoken.name.startsWith(name); });
            },
            kLong));
        return found;
    }
    [[nodiscard]] QList<Spoken> showing()
    {
        QStringList ignored;
        QList<Spoken> found;
        if (const auto program = m_reader.program(m_name))
            found = m_reader.walk(*program, &ignored);
        found.removeIf([](const Spoken& spoken) { return !spoken.showing; });
        return found;
    }
    [[nodiscard]] QStringList faults()
    {
        const auto program = m_reader.program(m_name);
        return program ? m_reader.faultsIn(*program) : QStringList { QStringLiteral("it is not there") };
    }

    void press(const QString& keys) { hands({ QStringLiteral("key"), keys }); }
    void type(const QString& text) { hands({ QStringLiteral("type"), text }); }
    /// Gives the window the keyboard: the rig's display has nobody else to do it.
    void takeKeyboard()
    {
        hands({ QStringLiteral("search"), QStringLiteral("--sync"), QStringLiteral("--onlyvisible"),
            QStringLiteral("--pid"), QString::number(m_program.processId()), QStringLiteral("--name"),
            QStringLiteral("."), QStringLiteral("windowfocus"), QStringLiteral("--sync") });
    }

private:
    static void hands(const QStringList& words)
    {
        QProcess hands;
        hands.setStandardOutputFile(QProcess::nullDevice());
        hands.start(QStringLiteral("xdotool"), words);
        hands.waitForFinished(kLong);
    }

    ScreenReader& m_reader;
    QString m_name;
    QTemporaryDir m_home;
    QProcess m_program;
};

constexpr int kTicks = 5;
/// What is told once a minute may fall into one of them.
constexpr int kMostTold = 1;

/// How many of the next kTicks, seen as a change on the screen, a screen reader was told something.
int toldTicks(ScreenReader& reader, const QString& name)
{
    const auto program = reader.program(name);
    if (!program)
        return -1;
    const auto picture = [] {
        return QGuiApplication::primaryScreen()
            ->grabWindow(0, 0, 0, kStrip.width(), kStrip.height())
            .toImage();
    };
    int told = 0;
    auto before = picture();
    for (int i = 0; i <= kTicks; ++i) {
        if (!QTest::qWaitFor([&] { return picture() != before; }, kLong))
            return -1;
        // What came before the first tick belongs to what was done before.
        if (reader.takeEvents(*program) > 0 && i > 0)
            ++told;
        // Only now: a tick whose news was taken along is not waited for again.
        before = picture();
    }
    return told;
}

} // namespace

/// The real window in a drill, as a screen reader finds it from outside the program.
class TstScreenReader final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void whatIsPlantedIsFound();
    void everyControlOfEveryPerspectiveSpeaks();
    void aDrillIsHeldByNamesAlone();
};

void TstScreenReader::whatIsPlantedIsFound()
{
    ScreenReader reader;
    Seen seen(reader, QStringLiteral("planted"), { QStringLiteral("screenreader_planted") });
    QVERIFY(!seen.when(QStringLiteral("Something")).isEmpty());
    const auto faults = seen.faults();
    const auto found = [&](const QString& what) {
        return std::count_if(
            faults.begin(), faults.end(), [&](const QString& fault) { return fault.startsWith(what); });
    };
    const auto all = faults.join(u'\n');
    QVERIFY2(found(QStringLiteral("a push button without a name")) == 1, qPrintable(all));
    QVERIFY2(found(QStringLiteral("a control without a role: “Something”")) == 1, qPrintable(all));
    QVERIFY2(found(QStringLiteral("an invalid interface")) == 1, qPrintable(all));
    QVERIFY2(faults.size() == 3, qPrintable(all));
    QCOMPARE(toldTicks(reader, QStringLiteral("planted")), kTicks);
}

void TstScreenReader::everyControlOfEveryPerspectiveSpeaks()
{
    ScreenReader reader;
    const QTemporaryDir store;
    Seen seen(reader, QStringLiteral("muster"),
        { QStringLiteral("muster"), QStringLiteral("--store"), store.path(), QStringLiteral("--as"),
            QStringLiteral("Ada") });
    // Once that is on the screen, everything else on it speaks as well.
    const auto look = [&](const QString& sign) {
        QVERIFY2(!seen.when(sign).isEmpty(), qPrintable(sign));
        const auto faults = seen.faults();
        QVERIFY2(faults.isEmpty(), qPrintable(sign + u'\n' + faults.join(u'\n')));
    };
    look(QStringLiteral("Scenario Database corruption or loss"));
    seen.takeKeyboard();
    seen.press(QStringLiteral("ctrl+1"));
    look(QStringLiteral("No incident is running here."));
    seen.press(QStringLiteral("ctrl+2"));
    look(QStringLiteral("No drill is running here."));
    seen.press(QStringLiteral("ctrl+3"));
    look(QStringLiteral("No closed incident is open."));
    seen.press(QStringLiteral("F1"));
    look(QStringLiteral("Go back"));
    seen.press(QStringLiteral("Return"));
    seen.press(QStringLiteral("ctrl+k"));
    look(QStringLiteral("What fits"));
    seen.press(QStringLiteral("Escape"));
    seen.press(QStringLiteral("alt+v"));
    look(QStringLiteral("Full screen"));
    seen.press(QStringLiteral("Escape"));
    seen.press(QStringLiteral("Escape"));

    // A drill, declared from outside too.
    seen.press(QStringLiteral("ctrl+4"));
    look(QStringLiteral("Scenario Database corruption or loss"));
    seen.press(QStringLiteral("Return"));
    look(QStringLiteral("Who is in command?"));
    seen.type(QStringLiteral("Orders lost"));
    seen.press(QStringLiteral("Return"));
    look(QStringLiteral("Done: "));
    const auto controls = seen.showing();
    const auto spoken = [&](const QString& role, const QString& name) {
        return std::any_of(controls.begin(), controls.end(),
            [&](const Spoken& one) { return one.role == role && one.name.startsWith(name); });
    };
    QVERIFY(spoken(QStringLiteral("panel"), QStringLiteral("Current step 1.1")));
    QVERIFY(spoken(QStringLiteral("push button"), QStringLiteral("Skip")));
    QVERIFY(spoken(QStringLiteral("list item"), QStringLiteral("Step 1.1, ")));
    QVERIFY(spoken(QStringLiteral("text"), QStringLiteral("Log entry")));

    const auto told = toldTicks(reader, QStringLiteral("muster"));
    QVERIFY2(told >= 0 && told <= kMostTold, qPrintable(QString::number(told)));

    seen.press(QStringLiteral("alt+5"));
    look(QStringLiteral("Nothing"));
    seen.press(QStringLiteral("alt+6"));
    look(QStringLiteral("Filter contacts"));
    seen.press(QStringLiteral("ctrl+period"));
    seen.press(QStringLiteral("s"));
    look(QStringLiteral("Skip step"));
    seen.press(QStringLiteral("Escape"));
    seen.press(QStringLiteral("ctrl+1"));
    look(QStringLiteral("Done: "));
    seen.press(QStringLiteral("ctrl+shift+h"));
    look(QStringLiteral("To whom?"));
    seen.press(QStringLiteral("Escape"));
    seen.press(QStringLiteral("ctrl+shift+w"));
    look(QStringLiteral("Close it"));
    seen.press(QStringLiteral("Left"));
    seen.press(QStringLiteral("Return"));
    look(QStringLiteral("Drill closed"));
}

/// No key is pressed and no place is pointed at: everything is asked of something that says its name.
void TstScreenReader::aDrillIsHeldByNamesAlone()
{
    ScreenReader reader;
    const QTemporaryDir store;
    Seen seen(reader, QStringLiteral("muster"),
        { QStringLiteral("muster"), QStringLiteral("--store"), store.path(), QStringLiteral("--as"),
            QStringLiteral("Ada") });
    QStringList unheard;
    // The last of those with that name: what was asked for last stands below.
    const auto find = [&](const QStringList& roles, const QString& name) -> std::optional<Node> {
        const auto all = seen.when(name);
        const auto found = std::find_if(all.rbegin(), all.rend(),
            [&](const Spoken& one) { return roles.contains(one.role) && one.name.startsWith(name); });
        return found == all.rend() ? std::nullopt : std::optional(found->node);
    };
    const auto press = [&](const QString& name) {
        if (!unheard.isEmpty())
            return;
        const auto node = find({ QStringLiteral("push button"), QStringLiteral("toggle button"),
                                   QStringLiteral("radio button"), QStringLiteral("check box") },
            name);
        if (!node || !reader.act(*node))
            unheard << QStringLiteral("nothing is done by “%1”").arg(name);
    };
    const auto write = [&](const QString& name, const QString& text) {
        if (!unheard.isEmpty())
            return;
        const auto node = find({ QStringLiteral("text") }, name);
        if (!node || !reader.write(*node, text))
            unheard << QStringLiteral("nothing is written into “%1”").arg(name);
    };
    const auto comeTo = [&](const QString& name) {
        if (unheard.isEmpty() && seen.when(name).isEmpty())
            unheard << QStringLiteral("nothing says “%1”").arg(name);
    };
    press(QStringLiteral("Run the 10-minute sample drill"));
    comeTo(QStringLiteral("Current step 1.1"));
    write(QStringLiteral("What do you see?"), QStringLiteral("Orders, in one hour"));
    press(QStringLiteral("Done"));
    comeTo(QStringLiteral("Current step 1.2"));
    write(QStringLiteral("What do you see?"), QStringLiteral("a field"));
    press(QStringLiteral("Done"));
    comeTo(QStringLiteral("Current step 1.3"));
    press(QStringLiteral("Done"));
    press(QStringLiteral("Phase complete"));
    comeTo(QStringLiteral("Current step 2.1"));
    write(QStringLiteral("What do you see?"), QStringLiteral("my line"));
    press(QStringLiteral("Done"));
    comeTo(QStringLiteral("Current step 2.2"));
    press(QStringLiteral("Put off"));
    press(QStringLiteral("until “Finish”"));
    press(QStringLiteral("Put off"));
    comeTo(QStringLiteral("Current step 2.3"));
    press(QStringLiteral("Promote the replica, takes"));
    press(QStringLiteral("Decide"));
    comeTo(QStringLiteral("Current step 2.4"));
    write(QStringLiteral("What do you see?"), QStringLiteral("role = primary"));
    press(QStringLiteral("Done"));
    comeTo(QStringLiteral("Current step 2.6"));
    press(QStringLiteral("Hand over"));
    write(QStringLiteral("To whom?"), QStringLiteral("Sam"));
    press(QStringLiteral("Hand over"));
    write(QStringLiteral("What do you see?"), QStringLiteral("Sam"));
    press(QStringLiteral("Done"));
    press(QStringLiteral("Phase complete"));
    // What was put off is back.
    comeTo(QStringLiteral("Current step 2.2"));
    press(QStringLiteral("Done"));
    comeTo(QStringLiteral("Current step 3.1"));
    write(QStringLiteral("What do you see?"), QStringLiteral("4711"));
    press(QStringLiteral("Done"));
    comeTo(QStringLiteral("Current step 3.2"));
    press(QStringLiteral("Write the message"));
    press(QStringLiteral("Mark as sent"));
    // Muster ticks that one by itself.
    comeTo(QStringLiteral("Current step 3.3"));
    press(QStringLiteral("Done"));
    comeTo(QStringLiteral("Current step 3.4"));
    press(QStringLiteral("Done"));
    press(QStringLiteral("Phase complete"));
    comeTo(QStringLiteral("All steps are done."));
    press(QStringLiteral("End drill"));
    press(QStringLiteral("Close it"));
    comeTo(QStringLiteral("Drill closed"));
    QVERIFY2(unheard.isEmpty(), qPrintable(unheard.join(u'\n')));
}

MUSTER_TEST_APPLICATION(QGuiApplication)
MUSTER_TEST(TstScreenReader)

#include "tst_screenreader.moc"
