// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"
#include "ui/widgets/glyphpainter.h"

#include <QString>

namespace muster::ui {

/// The glyph of a step in any list.
[[nodiscard]] Glyph glyphOf(incident::StepLook look);

// What the card says about a step, as sentences.

/// The challenge inside another sentence: "Restore the branch" becomes "restore the branch" where the plan's
/// language allows it.
[[nodiscard]] QString insideSentence(const QString& challenge, const QString& language);
/// Who does it, since when, and what is special about it: "Technical lead: Sam · started 03:27 by Sam ·
/// critical step".
[[nodiscard]] QString factWords(
    const session::IncidentSession& incident, const incident::StepView& step, const WallTime& time);
/// "03:30 by Sam: the replica refuses"; empty unless it failed.
[[nodiscard]] QString failureWords(
    const session::IncidentSession& incident, const incident::StepView& step, const WallTime& time);
/// A sign, the word of a state and what is said about it.
struct StandingWords {
    Glyph glyph = Glyph::Information;
    QString lead;
    /// Empty where nothing stands in the way and nothing was settled.
    QString words;
};
/// What a step waits for, or what was settled about it: held, put off, an approval, a second person, a
/// release.
[[nodiscard]] StandingWords standingWords(
    const session::IncidentSession& incident, const incident::StepView& step, const WallTime& time);
/// What to read before a step that cannot be undone: what it acts on, the way back if any, where to go back
/// to, who agreed. One line each.
[[nodiscard]] QString guardWords(
    const session::IncidentSession& incident, const incident::StepView& step, const WallTime& time);
/// Why, how to undo it, what it acts on, what to remember, where it comes from; one line each.
[[nodiscard]] QString detailWords(const plan::Step& step);
/// What people wrote, for a button: on one line, and an ampersand is an ampersand.
[[nodiscard]] QString buttonWords(const QString& text);

} // namespace muster::ui
