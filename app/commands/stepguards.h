// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/incidentact.h"

namespace muster::commands {

/// incident release: what a step acts on for good was read and its name typed.
class IncidentRelease final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
};

/// incident verify: a second person saw what the first one did.
class IncidentVerify final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
};

/// incident approve: somebody is asked to agree, agrees or refuses.
class IncidentApprove final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
};

/// incident prove: of a credential that a step changes, that the new value works or the old one is dead.
class IncidentProve final : public IncidentAct {
public:
    [[nodiscard]] Usage usage() const override;

protected:
    [[nodiscard]] Result<incident::Payload> wanted(const Arguments& arguments,
        session::IncidentSession& incident, const Console& console) const override;
};

} // namespace muster::commands
