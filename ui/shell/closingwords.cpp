// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/closingwords.h"

#include "core/plan/plannames.h"
#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"

#include <QCoreApplication>

namespace muster::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

QString cell(const QString& text, const QString& style = {})
{
    return QStringLiteral("<td style='padding-right:28px; %1'>%2</td>").arg(style, text.toHtmlEscaped());
}

QString rowOf(const QStringList& cells)
{
    return QStringLiteral("<tr>%1</tr>").arg(cells.join(QString()));
}

QString promiseWords(const plan::Target& target)
{
    switch (target.state) {
    case plan::Target::State::Unknown:
        return tr("not known");
    case plan::Target::State::None:
        return tr("no promise");
    case plan::Target::State::Number:
        return durationText(target.value);
    }
    Q_UNREACHABLE();
}

QString toMinutes(Millis duration)
{
    return durationText(std::chrono::ceil<std::chrono::minutes>(duration));
}

struct Verdict {
    QString words;
    bool missed = false;
};

Verdict verdictOf(const incident::ServiceRow& row)
{
    if (row.standing == incident::ServiceStanding::Down)
        return { tr("not recovered"), true };
    if (row.rto.target.state != plan::Target::State::Number)
        return { tr("recovered"), false };
    return row.rto.broken
        ? Verdict { tr("\u2715 missed by %1").arg(toMinutes(-row.rto.left.value_or(Millis { 0 }))), true }
        : Verdict { tr("\u2713 kept"), false };
}

QString stepsTable(const incident::Walkthrough& walk)
{
    int done = 0;
    int overridden = 0;
    int skipped = 0;
    int failed = 0;
    for (const auto& view : walk.steps) {
        overridden += view.look == incident::StepLook::Overridden ? 1 : 0;
        done += incident::isEnded(view.look) && view.look != incident::StepLook::Overridden
                && view.look != incident::StepLook::Skipped
            ? 1
            : 0;
        skipped += view.look == incident::StepLook::Skipped ? 1 : 0;
        failed += view.look == incident::StepLook::Failed ? 1 : 0;
    }
    const int open = walk.active - done - overridden - skipped - failed - walk.deferred;
    return QStringLiteral("<p>%1</p>")
        .arg(tr("%1 of %2 steps done, %3 overridden, %4 skipped, %5 failed, %6 put off, %7 left open.")
                 .arg(done)
                 .arg(walk.active)
                 .arg(overridden)
                 .arg(skipped)
                 .arg(failed)
                 .arg(walk.deferred)
                 .arg(open));
}

/// What somebody must go on thinking of although all is over.
QString rememberedList(const incident::Walkthrough& walk)
{
    QString rows;
    for (const auto* view : incident::remembered(walk)) {
        if (!view->state.rememberEndedAt)
            rows += QStringLiteral("<li>%1</li>").arg(view->step->remember.toHtmlEscaped());
    }
    return rows.isEmpty() ? QString()
                          : QStringLiteral("<p><b>%1</b></p><ul>%2</ul>")
                                .arg(tr("Still to be remembered").toHtmlEscaped(), rows);
}

QString watchWords(
    const session::IncidentSession& incident, const incident::WatchState& watch, const QString& until)
{
    if (watch.endedAt)
        return tr("The watch was ended before its time, which was %1.").arg(until);
    if (watch.until <= incident.clock().now())
        return tr("The watch was over at %1.").arg(until);
    return watch.owner.isEmpty()
        ? tr("Watch until %1. The plan does not say who keeps it.").arg(until)
        : tr("Watch until %1, kept by %2.").arg(until, plan::PlanNames(incident.plan()).who(watch.owner));
}

} // namespace

QString closingWords(const session::IncidentSession& incident, const StateColors& colors)
{
    const auto& state = incident.state();
    const WallTime time(incident.plan().zone);
    const auto moment
        = [&](Instant at) { return QStringLiteral("%1 %2").arg(time.dateAndMinutes(at), time.zoneName(at)); };
    const auto objectives = incident.objectives();

    QString html = QStringLiteral("<p>%1</p>").arg(state.summary.toHtmlEscaped());
    QStringList facts;
    facts << rowOf({ cell(tr("Failed")), cell(moment(state.failedAt)) })
          << rowOf({ cell(tr("Declared")), cell(moment(state.declaredAt)) });
    if (state.closedAt) {
        facts << rowOf({ cell(tr("Closed")), cell(moment(*state.closedAt)) });
        facts << rowOf({ cell(tr("Took")), cell(clockText(*state.closedAt - state.failedAt)) });
    }
    if (const auto commander = state.commander())
        facts << rowOf({ cell(tr("In command")), cell(state.nameOf(*commander)) });
    facts << rowOf(
        { cell(tr("Plan")), cell(QStringLiteral("%1 %2").arg(incident.plan().title, state.planVersion)) });
    html += QStringLiteral(
        "<div style='font-size:6px'>&nbsp;</div><table cellspacing='0' cellpadding='3'>%1</table><br>")
                .arg(facts.join(QString()));

    const auto bold = QStringLiteral("font-weight:600;");
    QStringList rows { rowOf({ cell(tr("Service"), bold), cell(tr("Promised back within"), bold),
        cell(tr("Took"), bold), cell(tr("Result"), bold) }) };
    for (const auto& row : objectives.rows) {
        if (row.standing == incident::ServiceStanding::Normal)
            continue;
        const auto verdict = verdictOf(row);
        rows << rowOf({ cell(row.title), cell(promiseWords(row.rto.target)), cell(clockText(row.rto.elapsed)),
            cell(verdict.words,
                verdict.missed ? bold + QStringLiteral("color:%1;").arg(colors.critical.name())
                               : QString()) });
    }
    if (rows.size() > 1)
        html += QStringLiteral("<table cellspacing='0' cellpadding='3'>%1</table>").arg(rows.join(QString()));
    html += stepsTable(incident.walkthrough());
    html += rememberedList(incident.walkthrough());
    if (const auto& watch = state.watch)
        html += QStringLiteral("<p>%1</p>")
                    .arg(watchWords(incident, *watch, moment(watch->until)).toHtmlEscaped());
    html += QStringLiteral("<p>%1</p>")
                .arg(tr("%1 entries are in the log. Check them at any time with: muster-cli log verify")
                         .arg(incident.events().size())
                         .toHtmlEscaped());
    return html;
}

} // namespace muster::ui
