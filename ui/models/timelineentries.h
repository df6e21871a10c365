// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/timeline.h"
#include "ui/models/timelinetopic.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace muster::ui {

/// Longer than this without an entry, on the session's clock, is a gap that the timeline marks.
inline constexpr Millis kSilence = std::chrono::minutes(30);

/// What the rows of a timeline are laid out by, told without reading sentences: when each entry happened,
/// what it is about, how long nothing was recorded before it, and which of them are the routine of programs.
/// A few bytes for each event.
/// Thread: any, one at a time.
class TimelineEntries final {
public:
    /// Whose routine it is, so that nobody has to read it alone.
    enum class Routine : quint8 {
        None, ///< somebody acted, or it matters: a check that turned, a clock that moved or is not right
        Machine,
        Program ///< a check that holds, as it did before
    };
    struct Entry {
        Instant at;
        /// Whole minutes; 0 where it was no longer than kSilence.
        qint32 silence = 0;
        quint8 topic = 0;
        Routine routine = Routine::None;
        /// The chain's own first events are not told.
        bool told = true;

        [[nodiscard]] TimelineTopics topics() const { return TimelineTopics::fromInt(topic); }
    };

    void clear();
    /// Reads the events that came since, in the order in which they are shown.
    void read(const QList<journal::Event>& events);

    /// One for each event.
    [[nodiscard]] int size() const { return static_cast<int>(m_entries.size()); }
    [[nodiscard]] const Entry& at(int event) const { return m_entries[event]; }
    /// How many are told.
    [[nodiscard]] int told() const { return m_told; }
    /// No entry happened before the one above it.
    [[nodiscard]] bool isInOrder() const { return m_inOrder; }

private:
    [[nodiscard]] qint32 silenceBefore(const journal::Event& event);
    [[nodiscard]] Routine routineOf(const journal::Event& event);

    QList<Entry> m_entries;
    int m_told = 0;
    bool m_inOrder = true;
    /// Until then something was recorded.
    std::optional<Instant> m_latest;
    /// What each check said last.
    QHash<QString, QString> m_checks;
};

} // namespace muster::ui
