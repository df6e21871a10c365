// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QString>

namespace muster::plan {

/// What people call the things of a plan that other parts name by id. An id that names nothing is given back
/// as it is; nothing said is "not said".
class PlanNames final {
public:
    /// The plan must outlive this.
    explicit PlanNames(const Plan& plan)
        : m_plan(plan)
    {
    }

    [[nodiscard]] QString role(const RoleId& id) const;
    [[nodiscard]] QString service(const ServiceId& id) const;
    [[nodiscard]] QString services(const QList<ServiceId>& ids) const;
    [[nodiscard]] QString severity(const SeverityId& id) const;
    [[nodiscard]] QString tier(const TierId& id) const;
    [[nodiscard]] QString audience(const AudienceId& id) const;
    /// The subject of a template.
    [[nodiscard]] QString message(const TemplateId& id) const;
    [[nodiscard]] QString channel(const QString& id) const;
    [[nodiscard]] QString credential(const QString& id) const;
    [[nodiscard]] QString check(const CheckId& id) const;
    /// A person, role, contact or vendor.
    [[nodiscard]] QString who(const QString& id) const;
    /// A service, data class or further target that a promise is about.
    [[nodiscard]] QString promised(const QString& id) const;
    /// An address as written, or the credential that holds it.
    [[nodiscard]] QString address(const QString& text) const;

    /// "“Is a backup region available?” is answered “Yes”, in a drill".
    [[nodiscard]] QString condition(const Scenario* scenario, const Condition& condition) const;

private:
    const Plan& m_plan;
};

/// The text, or "not said" when there is none.
[[nodiscard]] QString said(const QString& text);
/// The title of an answer, or its id.
[[nodiscard]] QString answerText(const Decision& decision, const AnswerId& id);
/// "4 h", and below it how firmly it is meant.
[[nodiscard]] QString promiseText(const Target& target);
/// The same, and below that what is remarked.
[[nodiscard]] QString promiseWithRemark(const Target& target);

} // namespace muster::plan
