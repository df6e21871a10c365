// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace muster::test {

/// Keys, one after the other, as a person presses them.
class Keys {
public:
    /// As xdotool calls it: "ctrl+Return".
    Keys& press(const QString& key, int times = 1);
    /// Letters, digits and blanks of a plain keyboard.
    Keys& type(const QString& text);
    /// The same without the last one.
    [[nodiscard]] Keys butOne() const;
    /// For xdotool.
    [[nodiscard]] QStringList words() const;

private:
    QList<QStringList> m_strokes;
};

/// The real program on the display of the test, over a home of its own. It is moved with keys only, and asked
/// with muster-cli only. Thread: main.
class LiveWindow {
    Q_DISABLE_COPY_MOVE(LiveWindow)
public:
    /// Alone: without a keyring, and, where that may be had, without any network.
    enum class World { AsItIs, Alone };

    explicit LiveWindow(World world);
    ~LiveWindow();

    [[nodiscard]] QString planFolder() const;
    /// Starts the program and waits until it has its log and the keyboard; where an incident is open in it,
    /// until that is on the screen. False when that never comes.
    [[nodiscard]] bool start(const QString& opened = {});
    /// As a power cut does.
    void kill();
    /// By keyboard, without an open incident. False when it does not end, or not well.
    [[nodiscard]] bool quit();

    void press(const Keys& keys);
    /// What `muster-cli WORDS --json` answers; null when it refuses.
    [[nodiscard]] QJsonValue ask(const QStringList& words) const;
    /// Whether `muster-cli log verify`, run by itself, finds the log whole.
    [[nodiscard]] bool isWhole() const;
    /// What somebody types for an incident outlives a crash only once it is kept.
    [[nodiscard]] bool hasKept(const QString& incident, const QString& typed) const;
    /// What the program has said for those who look for a fault.
    [[nodiscard]] QString said() const { return QString::fromUtf8(m_said); }

private:
    [[nodiscard]] QString store() const;
    [[nodiscard]] QProcessEnvironment environment() const;
    /// What it has computed so far, in the kernel's words.
    [[nodiscard]] QByteArray computed() const;
    [[nodiscard]] QString lastSeen(const QString& incident) const;
    void listen();

    World m_world;
    QTemporaryDir m_home;
    QProcess m_program;
    /// One for all keys: another one for each act would take longer than the act.
    QProcess m_hands;
    QByteArray m_said;
};

/// Longer than anything here takes.
inline constexpr int kPatience = 60000;

} // namespace muster::test
