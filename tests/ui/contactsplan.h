// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/incidentrig.h"

namespace muster::test {

/// outagePlan() with people, contacts and vendors of every kind.
[[nodiscard]] inline plan::Plan contactsPlan()
{
    using namespace std::chrono_literals;
    auto plan = outagePlan();
    const auto person = [](const QString& id, const QString& name) {
        plan::Person one;
        one.id = id;
        one.name = name;
        return one;
    };
    auto bea = person(QStringLiteral("bea"), QStringLiteral("Bea"));
    bea.roles = { plan::RoleId(QStringLiteral("technical-lead")) };
    bea.phone = QStringLiteral("+61 2 5550 0100");
    bea.email = QStringLiteral("bea@example.org");
    bea.zone = QStringLiteral("Europe/Berlin");
    auto carl = person(QStringLiteral("carl"), QStringLiteral("Carl"));
    carl.email = QStringLiteral("carl@example.org");
    carl.zone = QStringLiteral("AEST");
    plan.people = { carl, bea };
    plan.roles[1].primary = QStringLiteral("bea");
    plan.roles[1].secondary = QStringLiteral("hotline");
    const auto contact = [](const QString& id, const QString& title) {
        plan::Contact one;
        one.id = id;
        one.title = title;
        return one;
    };
    auto legal = contact(QStringLiteral("legal"), QStringLiteral("Legal"));
    legal.email = QStringLiteral("legal@example.org");
    auto hotline = contact(QStringLiteral("hotline"), QStringLiteral("Hotline"));
    hotline.phone = QStringLiteral("+61 2 5550 0199");
    auto platform = contact(QStringLiteral("platform"), QStringLiteral("Platform team"));
    platform.phone = QStringLiteral("unknown");
    platform.email = QStringLiteral("none");
    platform.escalateAfter = 15min;
    plan.contacts = { legal, hotline, platform };
    plan::Vendor neon;
    neon.id = QStringLiteral("neon");
    neon.title = QStringLiteral("Neon");
    neon.support = QStringLiteral("support@neon.tech");
    neon.statusPage = QStringLiteral("https://neonstatus.com");
    plan::Vendor mux;
    mux.id = QStringLiteral("mux");
    mux.title = QStringLiteral("Mux");
    mux.support = QStringLiteral("+1 555 0100");
    plan.vendors = { neon, mux };
    return plan;
}

} // namespace muster::test
