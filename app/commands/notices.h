// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"
#include "app/commands/incidentact.h"

namespace muster::commands {

/// notice list: who is to be told something, and when.
class NoticeList final : public Command {
public:
    [[nodiscard]] Usage usage() const override;
    [[nodiscard]] int run(const Arguments& arguments, Console& console) override;
};

/// notice draft: the text for an audience, filled from the incident.
class NoticeDraft final : public Command {
public:
    [[nodiscard]] Usage usage() const override;
    [[nodiscard]] int run(const Arguments& arguments, Console& console) override;
};

/// notice mark-sent: an audience was told something, by hand.
class NoticeMarkSent final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
};

} // namespace muster::commands
