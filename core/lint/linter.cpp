// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/linter.h"

#include "core/base/nearest.h"
#include "core/base/printable.h"
#include "core/lint/plainsecrets.h"
#include "core/plan/words.h"

#include <QHash>
#include <QThreadPool>
#include <QtConcurrentMap>

#include <algorithm>
#include <tuple>
#include <utility>

namespace muster::plan::lint {

namespace {

/// More of one rule are not of use to anybody, and cost time and room on a hostile plan.
constexpr int kMaxFindings = 1000;
/// Room for the longest secret behind the end of what is printed.
constexpr qsizetype kMaxSearched = kMaxPrintable + 7000;

/// The waivers that hold on a day.
class Accepted final {
public:
    Accepted(const QList<Waiver>& waivers, const QDate& today)
        : m_waivers(waivers)
    {
        for (qsizetype i = 0; i < waivers.size(); ++i) {
            const auto& one = waivers[i];
            const Key key(one.rule, printableLine(one.where));
            if (!one.reason.trimmed().isEmpty() && (!one.until || *one.until >= today)
                && !m_first.contains(key))
                m_first.insert(key, i);
        }
    }

    /// The first that accepts the finding; null when none does. One without a place accepts its rule
    /// everywhere in the plan.
    [[nodiscard]] const Waiver* of(const Finding& finding) const
    {
        const auto none = m_waivers.size();
        const auto first = std::min(m_first.value(Key(finding.rule, finding.subject), none),
            m_first.value(Key(finding.rule, QString()), none));
        return first == none ? nullptr : &m_waivers[first];
    }

private:
    using Key = std::pair<QString, QString>;

    const QList<Waiver>& m_waivers;
    QHash<Key, qsizetype> m_first;
};

/// Waivers that hold, of a rule that finds something, but nothing at their place: the place is wrong.
void addMisplacedWaivers(const QList<Waiver>& waivers, const QDate& today, QList<Finding>& found)
{
    const auto id = QStringLiteral("dangling.waiver-matches-nothing");
    const auto& rules = danglingRules();
    const auto rule = std::find_if(
        rules.begin(), rules.end(), [&](const Rule& one) { return id == QLatin1StringView(one.id); });
    QHash<QString, QStringList> subjects;
    for (const auto& waiver : waivers)
        subjects.insert(waiver.rule, {});
    for (const auto& finding : std::as_const(found)) {
        const auto known = subjects.find(finding.rule);
        if (known != subjects.end())
            known->append(finding.subject);
    }
    Findings misplaced(*rule, found);
    // A file of wrong names must not cost a comparison of each with each.
    qsizetype tries = 20;
    for (const auto& waiver : waivers) {
        const auto& its = subjects[waiver.rule];
        if (waiver.where.isEmpty() || waiver.rule == id || (waiver.until && *waiver.until < today)
            || its.isEmpty() || its.contains(printableLine(waiver.where)))
            continue;
        const auto nearest = tries-- > 0 ? nearestWord(waiver.where, its) : QString();
        misplaced.add(waiver.where, waiver.place,
            Words::tr("'%1' finds nothing at '%2', so this waiver accepts nothing")
                .arg(waiver.rule, waiver.where),
            nearest.isEmpty() ? Words::tr("what it finds is at '%1'").arg(its.constFirst())
                              : Words::tr("did you mean '%1'?").arg(nearest));
    }
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
    if (m_count >= kMaxFindings)
        return;
    const bool isLast = ++m_count == kMaxFindings;
    m_into.append({ .rule = m_rule,
        .severity = m_severity,
        // A secret that the end of the line cuts in two would not be known as one.
        .text = printableLine(withoutSecrets(printableLine(text, kMaxSearched))),
        .hint = isLast ? Words::tr("there may be more of this kind: mend these, and check again")
                       : printableLine(hint),
        .place = place,
        .consequence = m_consequence,
        .subject = printableLine(subject),
        .against = against });
}

const QList<Rule>& allRules()
{
    static const QList<Rule> kAll = feasibilityRules() + coverageRules() + formRules() + danglingRules();
    return kAll;
}

QList<Finding> foundBy(
    qsizetype rules, const std::function<void(qsizetype rule, QList<Finding>& into)>& search)
{
    QList<QList<Finding>> found(rules);
    // Each rule writes into its own list: a shared one would be locked, and in no order.
    const auto* first = found.data();
    // Threads of their own: plans are checked in the application's, and where all of those check one, each
    // would wait for threads that the others have, and with them whoever paints.
    QThreadPool helpers;
    QtConcurrent::blockingMap(&helpers, found, [&](QList<Finding>& into) { search(&into - first, into); });
    QList<Finding> all;
    for (const auto& some : std::as_const(found))
        all += some;
    return all;
}

Checked waivedAndSorted(const QList<Finding>& found, const QList<Waiver>& waivers, const QDate& today)
{
    const Accepted accepted(waivers, today);
    Checked checked;
    for (const auto& finding : found) {
        if (const auto* waiver = accepted.of(finding))
            checked.waived.append({ finding, *waiver });
        else
            checked.open.append(finding);
    }
    std::stable_sort(checked.open.begin(), checked.open.end(), [](const Finding& a, const Finding& b) {
        return std::tie(a.consequence, a.severity, a.place.file, a.place.line, a.place.column)
            < std::tie(b.consequence, b.severity, b.place.file, b.place.line, b.place.column);
    });
    return checked;
}

Checked checkPlan(const Plan& plan, const LintContext& context)
{
    auto found = foundBy(allRules(), plan, context);
    addMisplacedWaivers(plan.waivers, context.today, found);
    return waivedAndSorted(found, plan.waivers, context.today);
}

Checked checkLoaded(const Loaded& loaded, const LintContext& context)
{
    auto checked = loaded.plan ? checkPlan(*loaded.plan, context) : Checked();
    checked.open = loaded.findings + checked.open;
    return checked;
}

} // namespace muster::plan::lint
