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
    return (waiver.where.isEmpty() || waiver.where == finding.subject) && !waiver.reason.trimmed().isEmpty()
        && (!waiver.until || *waiver.until >= today);
}

/// What a rule quotes of the plan may hold a secret; a finding is printed, sent and kept.
QString withoutSecrets(const QString& text)
{
    const auto secrets = plainSecretsIn(text);
    return secrets.isEmpty() ? text : text.left(secrets.constFirst().at) + QStringLiteral("•••");
}

} // namespace

void Findings::add(const QString& subject, const Place& place, const QString& text, const QString& hint,
    const QList<Place>& against)
{
    m_into.append({ .rule = m_rule,
        .severity = m_severity,
        .text = withoutSecrets(text),
        .hint = hint,
        .place = place,
        .consequence = m_consequence,
        .subject = subject,
        .against = against });
}

const QList<Rule>& allRules()
{
    static const QList<Rule> kAll = feasibilityRules() + coverageRules() + formRules() + danglingRules();
    return kAll;
}

Checked waivedAndSorted(const QList<Finding>& found, const QList<Waiver>& waivers, const QDate& today)
{
    QHash<QString, QList<const Waiver*>> ofRule;
    for (const auto& waiver : waivers)
        ofRule[waiver.rule].append(&waiver);
    Checked checked;
    for (const auto& finding : found) {
        const auto mine = ofRule.value(finding.rule);
        const auto waiver = std::find_if(
            mine.begin(), mine.end(), [&](const Waiver* one) { return accepts(*one, finding, today); });
        if (waiver == mine.end())
            checked.open.append(finding);
        else
            checked.waived.append({ finding, **waiver });
    }
    std::stable_sort(checked.open.begin(), checked.open.end(), [](const Finding& a, const Finding& b) {
        return std::tie(a.consequence, a.severity, a.place.file, a.place.line, a.place.column)
            < std::tie(b.consequence, b.severity, b.place.file, b.place.line, b.place.column);
    });
    return checked;
}

Checked checkPlan(const Plan& plan, const LintContext& context)
{
    return checkAgainst(allRules(), plan, plan.waivers, context);
}

Checked checkLoaded(const Loaded& loaded, const LintContext& context)
{
    auto checked = loaded.plan ? checkPlan(*loaded.plan, context) : Checked();
    checked.open = loaded.findings + checked.open;
    return checked;
}

} // namespace muster::plan::lint
