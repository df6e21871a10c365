// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/resume.h"

#include <algorithm>
#include <iterator>

namespace muster::session {

std::optional<Resume> resumeOf(const incident::Walkthrough& walkthrough, const QList<journal::Event>& events,
    const QString& person, Instant wall)
{
    const auto* step = walkthrough.currentStep();
    if ((!step && !walkthrough.pause) || events.isEmpty())
        return std::nullopt;
    auto last = std::find_if(events.rbegin(), events.rend(),
        [&](const journal::Event& event) { return event.actor.name == person; });
    if (last == events.rend())
        last = events.rbegin();
    // A machine clock that was set back must not show a time before the last entry.
    const auto code = step ? step->code : QString::number(*walkthrough.pause + 1);
    const auto title = step ? step->step->title : walkthrough.phases[*walkthrough.pause].title;
    return Resume { code, title, std::max(Millis::zero(), wall - last->wall),
        static_cast<int>(std::distance(events.rbegin(), last)) };
}

} // namespace muster::session
