// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace muster::commands {

/// One thing about a step that its title does not say.
struct StepFact {
    /// At most nine letters: "HELD", "Approval".
    QString name;
    QString text;
};

/// What stands between a step and its end: that it rests and why, approval, second person, what it acts on
/// for good, what Muster itself sees.
[[nodiscard]] QList<StepFact> factsOf(
    const session::IncidentSession& incident, const incident::StepView& view, const QTimeZone& zone);
/// What a proof says of a credential: "The new value of X works".
[[nodiscard]] QString proofText(const plan::Plan& plan, const incident::CredentialProven& proof);
/// Why nobody works on a step: held, put off, or waiting and for whom; nothing of one that does not rest.
[[nodiscard]] std::optional<StepFact> standstillOf(
    const session::IncidentSession& incident, const incident::StepView& view, const QTimeZone& zone);

/// "2 put off   critical 3 of 5"; empty when nothing is.
[[nodiscard]] QString countsOf(const incident::Walkthrough& walkthrough);

/// Stable keys: code, id, title, critical, look, status, waits_on, rest, approval, released, second,
/// rotations, override_reason, extended_ms, misfits.
[[nodiscard]] QJsonObject jsonOf(const incident::StepView& view, const incident::IncidentState& state);

} // namespace muster::commands
