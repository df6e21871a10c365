// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal.h"

#include <QEventLoop>
#include <QSocketNotifier>

#include <fcntl.h>
#include <pwd.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace muster::app {

namespace {

// The two ends of a pipe: a signal handler may do nothing but write into one of them.
std::array<int, 2> signalPipe()
{
    static const std::array<int, 2> ends = [] {
        std::array<int, 2> made { -1, -1 };
        if (pipe2(made.data(), O_CLOEXEC | O_NONBLOCK) != 0)
            made = { -1, -1 };
        return made;
    }();
    return ends;
}

extern "C" void handleSignal(int)
{
    const char byte = 0;
    [[maybe_unused]] const auto written = write(signalPipe()[1], &byte, 1);
}

void handle(int signal)
{
    struct sigaction action = {};
    action.sa_handler = &handleSignal;
    // A second press ends a program that does not answer.
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    sigaction(signal, &action, nullptr);
}

} // namespace

bool inputIsTerminal()
{
    return isatty(STDIN_FILENO) != 0;
}

bool errorIsTerminal()
{
    return isatty(STDERR_FILENO) != 0;
}

QString accountName()
{
    // One thread, once, before anything else runs.
    // NOLINTNEXTLINE(concurrency-mt-unsafe)
    const auto* account = getpwuid(getuid());
    if (!account)
        return qEnvironmentVariable("USER");
    const auto full = QString::fromLocal8Bit(account->pw_gecos).section(u',', 0, 0).trimmed();
    return full.isEmpty() ? QString::fromLocal8Bit(account->pw_name) : full;
}

Keyboard::Keyboard()
    : m_input(std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read))
{
    m_input->setEnabled(false);
    connect(m_input.get(), &QSocketNotifier::activated, this, &Keyboard::takeInput);
    if (signalPipe()[0] < 0)
        return;
    m_signals = std::make_unique<QSocketNotifier>(signalPipe()[0], QSocketNotifier::Read);
    connect(m_signals.get(), &QSocketNotifier::activated, this, &Keyboard::takeSignal);
    handle(SIGINT);
    handle(SIGTERM);
}

Keyboard::~Keyboard() = default;

std::optional<QString> Keyboard::readLine()
{
    while (!m_interrupted) {
        const auto end = m_buffer.indexOf('\n');
        if (end >= 0 || (m_ended && !m_buffer.isEmpty())) {
            const auto line = QString::fromUtf8(end >= 0 ? m_buffer.left(end) : m_buffer);
            m_buffer.remove(0, end >= 0 ? end + 1 : m_buffer.size());
            return line;
        }
        if (m_ended)
            return std::nullopt;
        QEventLoop loop;
        m_waiting = &loop;
        m_input->setEnabled(true);
        loop.exec();
        m_input->setEnabled(false);
        m_waiting = nullptr;
    }
    return std::nullopt;
}

void Keyboard::takeInput()
{
    std::array<char, 4096> bytes {};
    const auto count = read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count > 0)
        m_buffer.append(bytes.data(), count);
    else
        m_ended = true;
    wake();
}

void Keyboard::takeSignal()
{
    char byte = 0;
    while (read(signalPipe()[0], &byte, 1) > 0) { }
    m_interrupted = true;
    wake();
}

void Keyboard::wake()
{
    if (m_waiting)
        m_waiting->quit();
}

} // namespace muster::app
