// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"
#include "core/session/incidentsession.h"

#include <QList>
#include <QString>

#include <optional>

namespace muster::commands {

/// Which steps of the phase of the place one word does not confirm, and why: "By itself: 1.3 (critical); 1.4
/// (wants what was seen)." Empty for none.
[[nodiscard]] QString confirmedSingly(const incident::Walkthrough& walk);
/// Why nothing is confirmed together where the place is now, in a sentence or two.
[[nodiscard]] QString nothingTogether(const incident::Walkthrough& walk);
/// Records that these steps are done, one after the other. What was recorded before one is refused stays.
[[nodiscard]] session::IncidentSession::Done confirmTogether(session::IncidentSession& incident,
    const QList<incident::StepAddress>& steps, std::optional<Instant> at = {});

/// incident confirm-all: what was done from memory, with one word.
class IncidentConfirmAll final : public Command {
public:
    [[nodiscard]] Usage usage() const override;
    [[nodiscard]] int run(const Arguments& arguments, Console& console) override;
};

} // namespace muster::commands
