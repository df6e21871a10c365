// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/event.h"
#include "ui/panels/typed.h"

#include <QString>
#include <QThreadPool>

#include <optional>

namespace muster::ui {

/// Keeps what is being typed into an incident beside the preferences, readable by this user only, so that a
/// crash or a flat battery costs no words. One incident at a time. Thread: main.
class TypedWords {
public:
    /// Beside this file of the user's.
    explicit TypedWords(const QString& preferencesFile);

    /// What was kept for it; nothing when that cannot be read.
    [[nodiscard]] Typed recall(journal::StreamId incident);
    /// Writes only what differs from the last time. What cannot be written is kept by the fields alone.
    void keep(journal::StreamId incident, const Typed& typed);

private:
    [[nodiscard]] QString fileOf(journal::StreamId incident) const;

    QString m_folder;
    std::optional<journal::StreamId> m_incident;
    Typed m_kept;
    /// A disk may be slow; its destructor waits.
    QThreadPool m_writer;
};

} // namespace muster::ui
