// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/incidentact.h"

namespace muster::commands {

/// incident note: an entry in the timeline.
class IncidentNote final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
};

/// incident recovered: a service is back.
class IncidentRecovered final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
};

/// incident restore-point: the state a service goes back to.
class IncidentRestorePoint final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
};

/// incident check: what a check of the plan says, told by a person or by a program.
class IncidentCheck final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
    [[nodiscard]] QString advice(const session::IncidentSession& incident) const override;
};

/// incident hand-over: a role goes to somebody else.
class IncidentHandOver final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
};

/// incident close: it is over.
class IncidentClose final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
    [[nodiscard]] QString advice(const session::IncidentSession& incident) const override;
};

} // namespace muster::commands
