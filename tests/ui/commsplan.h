// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/incidentrig.h"

namespace muster::test {

/// outagePlan() with people who want to hear how it stands: customers within 5 min and then every 20, the
/// team every 30, the press when somebody thinks of it.
[[nodiscard]] inline plan::Plan commsPlan()
{
    using namespace std::chrono_literals;
    auto plan = outagePlan();
    const auto audience = [](const QString& id, const QString& title, std::optional<Millis> first,
                              std::optional<Millis> every) {
        plan::Audience one;
        one.id = plan::AudienceId(id);
        one.title = title;
        one.first = first;
        one.every = every;
        return one;
    };
    auto customers = audience(QStringLiteral("customers"), QStringLiteral("Customers"), 5min, 20min);
    customers.channels = { QStringLiteral("email") };
    plan::Channel email;
    email.id = QStringLiteral("email");
    email.title = QStringLiteral("Email");
    plan.communications.channels = { email };
    plan.communications.audiences = { audience(QStringLiteral("press"), QStringLiteral("Press"), {}, {}),
        customers, audience(QStringLiteral("team"), QStringLiteral("The team"), {}, 30min) };
    plan::MessageTemplate impaired;
    impaired.id = plan::TemplateId(QStringLiteral("impaired"));
    impaired.audience = customers.id;
    impaired.subject = QStringLiteral("The portal is impaired");
    impaired.body
        = QStringLiteral("Since {{since}}. What you can do: {{workaround}} Next update: {{next_update_at}}.");
    auto back = impaired;
    back.id = plan::TemplateId(QStringLiteral("back"));
    back.subject = QStringLiteral("The portal is back");
    back.body = QStringLiteral("It works again.");
    plan.communications.templates = { impaired, back };
    return plan;
}

[[nodiscard]] inline incident::MessageSent toldOf(
    const QString& audience, std::optional<Instant> next = {}, const QString& text = QStringLiteral("Told."))
{
    return { plan::AudienceId(audience), {}, {}, incident::MessageSent::How::ByHand, next, text };
}

} // namespace muster::test
