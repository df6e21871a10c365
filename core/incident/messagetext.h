// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/state.h"
#include "core/plan/plan.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace muster::incident {

/// How every message of a drill begins. It is the same in every language, so that everybody knows it.
[[nodiscard]] QString exercisePrefix();

/// The templates of the plan that may be sent to this audience, in the order of the plan. They point into the
/// plan.
[[nodiscard]] QList<const plan::MessageTemplate*> templatesFor(
    const plan::Plan& plan, const plan::AudienceId& audience);

/// The one of them with this name; null for none.
[[nodiscard]] const plan::MessageTemplate* templateCalled(
    const plan::Plan& plan, const plan::AudienceId& audience, const plan::TemplateId& id);

/// The template that fits now: the one that the current step names for this audience, else the one that was
/// sent last, else the first. Null for none.
[[nodiscard]] const plan::MessageTemplate* fittingTemplate(
    const plan::Plan& plan, const IncidentState& state, const plan::AudienceId& audience);

/// A message: the subject as its first line, then the body. Gaps like {{since}} are filled from the incident
/// where it knows the answer, and stay as they are where only a person knows it. Without a template it is a
/// plain text that fits everybody. In a drill it begins with exercisePrefix(). `next` is when the audience is
/// told to expect the next one; `record` is the code of the newest entry of the log, for whoever keeps the
/// message. Pure.
[[nodiscard]] QString messageText(const plan::Plan& plan, const IncidentState& state,
    const plan::MessageTemplate* from, std::optional<Instant> next, const QString& record = {});

/// Names of the gaps that nobody has filled yet, each once, as they come.
[[nodiscard]] QStringList unansweredIn(const QString& text);

} // namespace muster::incident
