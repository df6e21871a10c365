// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/incidentrig.h"

namespace muster::test {

/// outagePlan() with credentials of every kind, in this order.
[[nodiscard]] inline plan::Plan credentialsPlan()
{
    auto plan = outagePlan();
    plan::Credential console;
    console.id = QStringLiteral("neon-console");
    console.title = QStringLiteral("Neon console");
    console.keychain = QStringLiteral("neon-console");
    plan::Credential root;
    root.id = QStringLiteral("aws-root");
    root.title = QStringLiteral("AWS root account");
    root.keychain = QStringLiteral("aws-root");
    root.onepassword = QStringLiteral("op://Ops/AWS/password");
    root.breakGlass = true;
    root.rotateAfterUse = true;
    plan::Credential smtp;
    smtp.id = QStringLiteral("smtp");
    smtp.onepassword = QStringLiteral("op://Ops/SMTP/password");
    plan.credentials = { console, root, smtp };
    return plan;
}

[[nodiscard]] inline SecretPtr secretOf(const QByteArray& bytes)
{
    return std::make_shared<const Secret>(bytes);
}

} // namespace muster::test
