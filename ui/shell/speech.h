// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/speaker.h"

class QThread;

namespace muster::ui {

class Voice;

/// The voices of this computer, through Qt's speech library. Nothing is loaded before the first sentence, and
/// then in a thread of its own: a speech service may be slow to start. Thread: main.
class Speech final : public Speaker {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Speech)
public:
    explicit Speech(QObject* parent = nullptr);
    /// Waits a moment for a service that does not answer, then leaves it behind.
    ~Speech() override;

    void say(const QString& words, const QString& language) override;
    void stop() override;
    [[nodiscard]] bool isSpeaking() const override { return m_speaking; }

private:
    void begin();

    QThread* m_thread = nullptr;
    /// Lives in that thread and ends with it.
    Voice* m_voice = nullptr;
    bool m_speaking = false;
    /// Which sentence is the last one; what is told of those before it comes too late.
    int m_last = 0;
};

} // namespace muster::ui
