// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/livewindow.h"

#include "app/commandline.h"
#include "app/commands/console.h"
#include "core/base/durable.h"
#include "core/store/storelock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSettings>
#include <QTest>

#include <cstdio>
#include <utility>

namespace muster::test {

namespace {

const auto kCommander = QStringLiteral("Ada");
/// How long a key takes, in ms: a letter, and any other.
const auto kBetweenLetters = QStringLiteral("1");
const auto kBetweenKeys = QStringLiteral("4");
/// The same key sooner again is taken for one that is held down.
const auto kBeforeSameKey = QStringLiteral("40");
/// At rest is what has not computed anything at so many looks.
constexpr int kRests = 10;

bool mayLeaveNetwork()
{
    return QFileInfo(QStringLiteral("/proc/self")).ownerId() == 0;
}

/// The network that a process sees, in the kernel's words.
QString networkOf(const QString& process)
{
    return QFile::symLinkTarget(QStringLiteral("/proc/%1/ns/net").arg(process));
}

} // namespace

Keys& Keys::press(const QString& key, int times)
{
    for (int i = 0; i < times; ++i) {
        if (!m_strokes.isEmpty() && m_strokes.last().last() == key)
            m_strokes.last()[2] = kBeforeSameKey;
        m_strokes.append({ QStringLiteral("key"), QStringLiteral("--delay"), kBetweenKeys, key });
    }
    return *this;
}

Keys& Keys::type(const QString& text)
{
    m_strokes.append({ QStringLiteral("type"), QStringLiteral("--delay"), kBetweenLetters,
        QStringLiteral("--args"), QStringLiteral("1"), text });
    return *this;
}

Keys Keys::butOne() const
{
    auto fewer = *this;
    fewer.m_strokes.removeLast();
    return fewer;
}

QStringList Keys::words() const
{
    QStringList words;
    for (const auto& stroke : m_strokes)
        words += stroke;
    return words;
}

LiveWindow::LiveWindow(World world)
    : m_world(world)
{
    // A folder that others may look into is refused.
    static_cast<void>(makePrivateFolder(store()));
    if (m_world == World::Alone && !mayLeaveNetwork())
        std::puts("not root: the network is not taken away");
}

LiveWindow::~LiveWindow()
{
    kill();
    m_hands.closeWriteChannel();
    m_hands.waitForFinished(kPatience);
}

QString LiveWindow::store() const
{
    return m_home.filePath(QStringLiteral("store"));
}

QString LiveWindow::planFolder() const
{
    return store() + QStringLiteral("/plans");
}

QProcessEnvironment LiveWindow::environment() const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_home.path());
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home.filePath(QStringLiteral("config")));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home.filePath(QStringLiteral("data")));
    // Not only unset: whoever asks for a bus would start one then.
    if (m_world == World::Alone)
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nowhere"));
    return environment;
}

void LiveWindow::listen()
{
    m_said += m_program.readAllStandardError();
}

bool LiveWindow::start(const QString& opened)
{
    const auto before = lastSeen(opened);
    m_said.clear();
    QStringList words { QStringLiteral(MUSTER_BIN_DIR "/muster"), QStringLiteral("--store"), store(),
        QStringLiteral("--as"), kCommander };
    if (m_world == World::Alone && mayLeaveNetwork())
        words = QStringList { QStringLiteral("unshare"), QStringLiteral("-n"), QStringLiteral("--") } + words;
    m_program.setProcessEnvironment(environment());
    m_program.start(words.first(), words.sliced(1));
    if (!m_program.waitForStarted(kPatience))
        return false;
    // muster-cli would take the log for itself as long as nobody has it.
    const auto isReady = [&] {
        listen();
        return store::StoreLock::holder(store()) == m_program.processId()
            && (opened.isEmpty() || lastSeen(opened) != before);
    };
    if (!QTest::qWaitFor(isReady, kPatience))
        return false;
    const bool isInNetwork
        = networkOf(QString::number(m_program.processId())) == networkOf(QStringLiteral("self"));
    if (isInNetwork && m_world == World::Alone && mayLeaveNetwork())
        return false;
    // It reads its plans and draws them; a person would see that.
    int rests = 0;
    const auto isAtRest = [&, before = computed()]() mutable {
        const auto earlier = std::exchange(before, computed());
        rests = earlier == before ? rests + 1 : 0;
        return rests >= kRests;
    };
    if (opened.isEmpty() && !QTest::qWaitFor(isAtRest, kPatience))
        return false;
    // The display of the test has nobody else who would give it the keyboard.
    QProcess hands;
    hands.setStandardOutputFile(QProcess::nullDevice());
    hands.start(QStringLiteral("xdotool"),
        { QStringLiteral("search"), QStringLiteral("--sync"), QStringLiteral("--onlyvisible"),
            QStringLiteral("--pid"), QString::number(m_program.processId()), QStringLiteral("--name"),
            QStringLiteral("."), QStringLiteral("windowfocus"), QStringLiteral("--sync") });
    return hands.waitForFinished(kPatience) && hands.exitCode() == 0;
}

void LiveWindow::kill()
{
    m_program.kill();
    m_program.waitForFinished(kPatience);
}

bool LiveWindow::quit()
{
    press(Keys().press(QStringLiteral("ctrl+q")));
    const bool ended = m_program.waitForFinished(kPatience);
    listen();
    return ended && m_program.exitStatus() == QProcess::NormalExit && m_program.exitCode() == 0;
}

void LiveWindow::press(const Keys& keys)
{
    if (m_hands.state() == QProcess::NotRunning)
        m_hands.start(QStringLiteral("xdotool"), { QStringLiteral("-") });
    QByteArray line;
    for (const auto& word : keys.words())
        line += '"' + word.toLatin1() + "\" ";
    // What it answers at the end says that all was pressed.
    m_hands.write(line + "getmouselocation\n");
    for (QByteArray answer; !answer.endsWith('\n') && m_hands.waitForReadyRead(kPatience);)
        answer += m_hands.readAll();
}

QJsonValue LiveWindow::ask(const QStringList& words) const
{
    QString answer;
    QString trouble;
    QTextStream out(&answer);
    QTextStream err(&trouble);
    const SystemClock clock;
    commands::Console console { out, err, clock, [] { return std::optional<QString>(); },
        [] { return false; } };
    const QStringList common { QStringLiteral("--store"), store(), QStringLiteral("--as"),
        QStringLiteral("Reader"), QStringLiteral("--json") };
    // In this process, as each of the many questions would else start another.
    if (app::runCommandLine(words + common, console) != commands::kDone)
        return {};
    out.flush();
    const auto read = QJsonDocument::fromJson(answer.toUtf8());
    return read.isArray() ? QJsonValue(read.array()) : QJsonValue(read.object());
}

bool LiveWindow::isWhole() const
{
    QProcess verifier;
    verifier.setProcessEnvironment(environment());
    verifier.setStandardOutputFile(QProcess::nullDevice());
    verifier.setStandardErrorFile(QProcess::nullDevice());
    verifier.start(QStringLiteral(MUSTER_BIN_DIR "/muster-cli"),
        { QStringLiteral("log"), QStringLiteral("verify"), QStringLiteral("--store"), store(),
            QStringLiteral("--as"), QStringLiteral("Reader") });
    return verifier.waitForFinished(kPatience) && verifier.exitCode() == commands::kDone;
}

bool LiveWindow::hasKept(const QString& incident, const QString& typed) const
{
    QFile file(m_home.filePath(QStringLiteral("config/muster/typed/%1.json").arg(incident)));
    return file.open(QIODevice::ReadOnly) && file.readAll().contains(typed.toUtf8());
}

QByteArray LiveWindow::computed() const
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(m_program.processId()));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    // Behind its name: in the program itself, and in the kernel for it.
    const auto words = file.readAll().split(')').last().simplified().split(' ');
    return words.value(11) + ' ' + words.value(12);
}

QString LiveWindow::lastSeen(const QString& incident) const
{
    const QSettings settings(
        m_home.filePath(QStringLiteral("config/muster/window.ini")), QSettings::IniFormat);
    return settings.value(QStringLiteral("seen/%1/at").arg(incident)).toString();
}

} // namespace muster::test
