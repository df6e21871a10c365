// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

class QEventLoop;
class QSocketNotifier;

namespace muster::app {

/// Whether a stream of this process belongs to a person's terminal.
[[nodiscard]] bool inputIsTerminal();
[[nodiscard]] bool errorIsTerminal();
/// The full name of the account that runs this process, else its login, else empty.
[[nodiscard]] QString accountName();

/// Lines from standard input and the interrupt key, without stopping the event loop: while a person thinks,
/// the store still answers other programs. Thread: main. Owner: climain, once; needs an application object.
class Keyboard final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Keyboard)
public:
    Keyboard();
    ~Keyboard() override;

    /// The next line without its end; nothing at the end of input or once interrupted.
    [[nodiscard]] std::optional<QString> readLine();
    /// Whether the interrupt key was pressed (or SIGTERM came).
    [[nodiscard]] bool wasInterrupted() const { return m_interrupted; }

private:
    void takeInput();
    void takeSignal();
    void wake();

    std::unique_ptr<QSocketNotifier> m_input;
    std::unique_ptr<QSocketNotifier> m_signals;
    QEventLoop* m_waiting = nullptr;
    QByteArray m_buffer;
    bool m_ended = false;
    bool m_interrupted = false;
};

} // namespace muster::app
