// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/linter.h"

#include "core/lint/plainsecrets.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace muster::plan::lint {

namespace {

/// A waiver without a place accepts its rule everywhere in the plan.
bool accepts(const Waiver& waiver, const Finding& finding, const QDate& today)
{
    return waiver.rule == finding.rule && (waiver.where.isEmpty() || waiver.where == finding.subject)
        && !waiver.reason.trimmed().isEmpty() && (!waiver.until || *waiver.until >= today);
}

/// What a rule quotes of the plan may hold a secret; a finding is printed, sent and kept.
QString withoutSecrets(const QString& text)
{
    const auto secrets = plainSecretsIn(text);
    return secrets.isEmpty() ? text : text.left(secrets.constFirst().at) + QStringLiteral("•••");
}

} // namespace

Findings::Findings(const Rule& rule, QList<Finding>& into)
    : m_rule(rule)
    , m_into(into)
{
}

void Findings::add(const QString& subject, const Place& place, const QString& text, const QString& hint,
    const QList<Place>& against)
{
    m_into.append({ .rule = QString::fromLatin1(m_rule.id),
        .severity = m_rule.severity,
        .text = withoutSecrets(text),
        .hint = hint,
        .place = place,
        .consequence = m_rule.consequence,
        .subject = subject,
        .against = against });
}

const QList<Rule>& allRules()
{
    static const QList<Rule> kAll = feasibilityRules() + coverageRules() + formRules() + danglingRules();
    return kAll;
}

Checked checkPlan(const Plan& plan, const LintContext& context)
{
    QList<Finding> found;
    for (const auto& rule : allRules()) {
        Findings findings(rule, found);
        rule.find(plan, context, findings);
    }
    Checked checked;
    for (const auto& finding : std::as_const(found)) {
        const auto waiver = std::find_if(plan.waivers.begin(), plan.waivers.end(),
            [&](const Waiver& one) { return accepts(one, finding, context.today); });
        if (waiver == plan.waivers.end())
            checked.open.append(finding);
        else
            checked.waived.append({ finding, *waiver });
    }
    std::stable_sort(checked.open.begin(), checked.open.end(), [](const Finding& a, const Finding& b) {
        return std::tuple(a.consequence, a.severity, a.place.line, a.place.column)
            < std::tuple(b.consequence, b.severity, b.place.line, b.place.column);
    });
    return checked;
}

Checked checkLoaded(const Loaded& loaded, const LintContext& context)
{
    auto checked = loaded.plan ? checkPlan(*loaded.plan, context) : Checked();
    checked.open = loaded.findings + checked.open;
    return checked;
}

} // namespace muster::plan::lint
