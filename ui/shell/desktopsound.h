// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/sounder.h"

#include <QFuture>
#include <QObject>

namespace muster::ui {

/// The warning sound of the desktop's theme, through libcanberra and the sound server; the beep of the system
/// where one of them is missing. The library is loaded with the first sound, and each sound is made in a
/// thread of its own that nobody waits for. Thread: main.
class DesktopSound final : public QObject, public Sounder {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopSound)
public:
    explicit DesktopSound(QObject* parent = nullptr);
    ~DesktopSound() override;

    void chime() override;
    /// Plays it and does no more; false when it could not be heard.
    [[nodiscard]] static QFuture<bool> play();

private:
    /// The last one is under way.
    bool m_playing = false;
};

} // namespace muster::ui
