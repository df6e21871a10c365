// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/shell/palette.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace muster::ui {

/// The incidents and drills that are not closed: one is on the screen, the others must not be forgotten.
/// A value. Thread: main.
class OpenIncidents {
public:
    /// What the log holds, closed ones too; oldest first.
    void set(const QList<session::IncidentSummary>& all);

    [[nodiscard]] const QList<session::IncidentSummary>& all() const { return m_open; }
    /// The one after `shown`, round and round, live ones first; nothing when there is no other.
    [[nodiscard]] std::optional<journal::StreamId> after(const std::optional<journal::StreamId>& shown) const;
    /// "Also open: Rows are missing (live), 2 drills"; empty when there is no other.
    [[nodiscard]] QString othersThan(const std::optional<journal::StreamId>& shown) const;
    /// All but the one that is shown, for the palette.
    [[nodiscard]] QList<Findable> findables(const std::optional<journal::StreamId>& shown,
        const std::function<void(const journal::StreamId& incident)>& go) const;

    /// Of those that are open, the ones that are a part of this one.
    [[nodiscard]] QStringList partsOf(const journal::StreamId& incident) const;
    /// "part of Rows are missing"; empty for what is a part of nothing.
    [[nodiscard]] QString partWords(const std::optional<journal::StreamId>& parent) const;

private:
    /// Live ones before drills, the oldest first.
    QList<session::IncidentSummary> m_open;
    /// Of the closed ones too.
    QHash<journal::StreamId, QString> m_titles;
};

} // namespace muster::ui
