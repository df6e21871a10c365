// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/incidentact.h"

namespace muster::commands {

/// incident hold: somebody was interrupted in the middle of a step.
class IncidentHold final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
};

/// incident wait: nothing can be done about a step until somebody answers or a time has passed.
class IncidentWait final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
};

/// incident defer: a step is put off; it comes back.
class IncidentDefer final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
};

/// incident resume: goes on with what was held, waits or was put off.
class IncidentResume final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
};

} // namespace muster::commands
