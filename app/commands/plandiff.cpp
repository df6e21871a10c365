// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/plandiff.h"

#include "app/commands/lookup.h"
#include "app/commands/printing.h"
#include "core/base/printable.h"
#include "core/lint/plainsecrets.h"
#include "core/plan/plandiff.h"

#include <optional>

namespace muster::commands {

namespace {

constexpr qsizetype kWidth = 80;
/// Where documents were renumbered, there are hundreds of them, and nothing is done differently.
constexpr qsizetype kSourcesShown = 5;

QJsonObject jsonOf(const plan::PlanChange& change)
{
    const auto text = [](const QString& value) { return value.isNull() ? QJsonValue() : QJsonValue(value); };
    const auto line = [](int number) { return number > 0 ? QJsonValue(number) : QJsonValue(); };
    return { { QStringLiteral("kind"), plan::keyOf(change.kind) },
        { QStringLiteral("section"), plan::keyOf(change.section) }, { QStringLiteral("child"), change.child },
        { QStringLiteral("subject"), change.subject }, { QStringLiteral("text"), change.text },
        { QStringLiteral("before"), text(change.before) }, { QStringLiteral("after"), text(change.after) },
        { QStringLiteral("line_before"), line(change.lineBefore) },
        { QStringLiteral("line_after"), line(change.lineAfter) } };
}

QString placesOf(const plan::PlanChange& change)
{
    if (change.lineBefore == 0)
        return Words::tr("[new line %1]").arg(change.lineAfter);
    if (change.lineAfter == 0)
        return Words::tr("[old line %1]").arg(change.lineBefore);
    if (change.lineBefore == change.lineAfter)
        return Words::tr("[line %1]").arg(change.lineAfter);
    return Words::tr("[line %1, was %2]").arg(change.lineAfter).arg(change.lineBefore);
}

/// Writes changes under their headings.
class Page final {
public:
    explicit Page(Console& console)
        : m_console(console)
    {
    }

    void add(const plan::PlanChange& change)
    {
        if (m_child != change.child || m_section != change.section)
            turnTo(change);
        if (change.section == plan::PlanChange::Section::Sources && ++m_sources > kSourcesShown)
            return;
        if (m_subject != change.subject) {
            m_subject = change.subject;
            m_console.tell(QStringLiteral("  ") + wrapped(change.subject, kWidth - 4, 4));
        }
        m_console.tell(
            QStringLiteral("    - ") + wrapped(change.text + u' ' + placesOf(change), kWidth - 6, 6));
    }

    /// Says what was left out.
    void end()
    {
        if (m_sources > kSourcesShown)
            m_console.tell(QStringLiteral("  ")
                + Words::tr("… and %1 more of these; --json gives them all.").arg(m_sources - kSourcesShown));
        m_sources = 0;
    }

private:
    void turnTo(const plan::PlanChange& change)
    {
        end();
        if (m_child != change.child)
            m_console.tell(u'\n' + Words::tr("In the child plan %1:").arg(change.child));
        m_child = change.child;
        m_section = change.section;
        m_subject = QString();
        m_console.tell(u'\n' + plan::headingOf(change.section));
    }

    Console& m_console;
    QString m_child;
    std::optional<plan::PlanChange::Section> m_section;
    QString m_subject;
    qsizetype m_sources = 0;
};

} // namespace

Usage PlanDiff::usage() const
{
    return { QStringLiteral("plan diff"), QStringLiteral("PLAN PLAN"), 2, 2,
        Words::tr("Say in words what differs in two plans, what matters most first."), {} };
}

int PlanDiff::run(const Arguments& arguments, Console& console)
{
    int status = kDone;
    const auto before = usablePlan(console, arguments.operands[0], status);
    const auto after = usablePlan(console, arguments.operands[1], status);
    if (!before || !after)
        return status;
    const auto found = plan::differences(before->loaded, after->loaded,
        [](const QString& line) { return !plan::lint::plainSecretsIn(line).isEmpty(); });
    if (console.json) {
        QJsonArray rows;
        for (const auto& change : found.changes)
            rows.append(jsonOf(change));
        console.tell(rows);
    } else if (found.changes.isEmpty() && found.uncompared.isEmpty()) {
        console.remark(
            Words::tr("There is no difference between %1 and %2.").arg(nameOf(*before), nameOf(*after)));
    } else if (!found.changes.isEmpty()) {
        console.remark(Words::tr("From %1 to %2; differences: %3.")
                           .arg(nameOf(*before), nameOf(*after), QString::number(found.changes.size())));
        Page page(console);
        for (const auto& change : found.changes)
            page.add(change);
        page.end();
    }
    for (const auto& sentence : found.uncompared)
        status = console.unusable(sentence);
    return status != kDone ? status : found.changes.isEmpty() ? int(kDone) : int(kNo);
}

} // namespace muster::commands
