// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/event.h"
#include "core/plan/plan.h"
#include "core/report/report.h"
#include "core/report/reportsetup.h"

#include <QByteArray>
#include <QList>

namespace muster::report {

/// How an incident or a drill stands as of the moment of the setup, for people who are not in the room: what
/// is the matter and since when, which role commands, which services are back, expected or late, when the
/// next update is due and what was told last. Names are replaced by roles, whatever the setup says. Of what
/// people typed nothing stands in it but the title and the messages that were sent. Pure.
[[nodiscard]] Report situationPage(
    const plan::Plan& frozen, const QList<journal::Event>& events, const ReportSetup& setup);

/// The page as one file of HTML that is written anew while the incident goes on: a browser reads it again by
/// itself, without a script, and it says how to tell that nobody keeps it any more. Pure.
[[nodiscard]] QByteArray keptPage(const Report& page);

} // namespace muster::report
