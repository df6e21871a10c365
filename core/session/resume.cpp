// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/resume.h"

#include <algorithm>
#include <iterator>

namespace muster::session {

Resume placeToResume(const incident::Walkthrough& walkthrough)
{
    Resume resume;
    resume.ended = walkthrough.ended;
    resume.steps = walkthrough.active;
    if (const auto* step = walkthrough.currentStep()) {
        resume.code = step->code;
        resume.title = step->step->title;
        const auto first = walkthrough.steps.begin();
        resume.number = static_cast<int>(std::count_if(first, first + *walkthrough.current + 1,
            [](const auto& view) { return view.look != incident::StepLook::Inactive; }));
    } else if (const auto* phase = walkthrough.currentPause()) {
        resume.code = QString::number(*walkthrough.pause + 1);
        resume.title = phase->title;
    }
    return resume;
}

LastEntry lastEntryOf(const QList<journal::Event>& events, const QString& person)
{
    auto last = std::find_if(events.rbegin(), events.rend(),
        [&](const journal::Event& event) { return event.actor.name == person; });
    if (last == events.rend())
        last = events.rbegin();
    return { { std::distance(last, events.rend()), last->at }, last->wall };
}

} // namespace muster::session
