// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/incidentact.h"

namespace muster::commands {

/// incident pause: the clock of a service stands.
class IncidentPause final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
};

/// incident unpause: it runs again.
class IncidentUnpause final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
};

/// incident object: somebody does not agree with what was decided.
class IncidentObject final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
};

/// incident follow-up: what is to be done afterwards, by whom and until when.
class IncidentFollowUp final : public Command {
public:
    [[nodiscard]] Usage usage() const override;
    [[nodiscard]] int run(const Arguments& arguments, Console& console) override;
};

} // namespace muster::commands
