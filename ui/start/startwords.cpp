// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/startwords.h"

#include "core/base/printable.h"
#include "core/estate/approvalwords.h"
#include "core/estate/approvers.h"
#include "core/readiness/treewords.h"
#include "ui/models/walltime.h"

#include <QCoreApplication>

namespace muster::ui {

using plan::Finding;

namespace {

struct Start {
    Q_DECLARE_TR_FUNCTIONS(StartWords)
};

QString inked(const QString& text, const QColor& ink)
{
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(ink.name(), text.toHtmlEscaped());
}

QString headed(const QString& head, const StateColors& colors)
{
    return QStringLiteral("<b>%1</b>").arg(inked(head, colors.text));
}

QString paragraph(const QString& head, const QStringList& lines, const StateColors& colors)
{
    if (lines.isEmpty())
        return {};
    QStringList escaped;
    for (const auto& line : lines)
        escaped << line.toHtmlEscaped();
    return QStringLiteral("<p style='line-height:120%'>%1<br>%2</p>")
        .arg(headed(head, colors), escaped.join(QStringLiteral("<br>")));
}

QString rowOf(const QStringList& cells)
{
    QString row;
    for (const auto& cell : cells)
        row += QStringLiteral("<td style='padding-right:24px'>%1</td>").arg(cell);
    return QStringLiteral("<tr>%1</tr>").arg(row);
}

QString tableOf(const QString& rows)
{
    return rows.isEmpty()
        ? QString()
        : QStringLiteral("<table cellspacing='0' cellpadding='2' style='margin-top:8px'>%1</table>")
              .arg(rows);
}

QString servicesTable(const plan::Plan& plan, const plan::Scenario& scenario, const StateColors& colors)
{
    QString rows;
    for (const auto& id : scenario.affects) {
        if (const auto* service = plan.service(id); service != nullptr) {
            rows += rowOf({ service->title.toHtmlEscaped(),
                plan::textOf(plan::rulingRto(plan, *service).target).toHtmlEscaped(),
                plan::textOf(plan::rulingRpo(plan, *service).target).toHtmlEscaped() });
        }
    }
    if (rows.isEmpty())
        return {};
    return tableOf(rowOf({ headed(Start::tr("Services hit"), colors),
                       headed(Start::tr("Back within"), colors), headed(Start::tr("May lose"), colors) })
        + rows);
}

QString approvalSentence(const PlanStanding& standing, const plan::Plan& plan)
{
    return standing.approval ? estate::sentenceOf(*standing.approval, plan) : QString();
}

/// "main at 1f2e3d4; this file is modified; last changed 2026-03-24 by Ada"
QString gitWords(const PlanStanding& standing, const plan::Plan& plan)
{
    if (!standing.tree)
        return {};
    QStringList parts { readiness::branchText(*standing.tree) };
    if (standing.file && standing.file->change != worktree::Change::None)
        parts << Start::tr("this file is %1").arg(readiness::textOf(standing.file->change));
    if (standing.file && standing.file->last)
        parts << Start::tr("last changed %1 by %2")
                     .arg(estate::dayOf(plan, standing.file->last->when).toString(Qt::ISODate),
                         standing.file->last->author);
    parts << readiness::underWayText(standing.tree->underWay);
    parts.removeAll(QString());
    return parts.join(QStringLiteral("; "));
}

QString factsTable(const PlanChoice& choice, const PlanStanding& standing, const StateColors& colors)
{
    const auto& plan = *choice.plan;
    QString rows;
    const auto add = [&](const QString& name, const QString& text) {
        if (!text.isEmpty())
            rows += rowOf({ inked(name, colors.muted), inked(text, colors.text) });
    };
    add(Start::tr("Version"), plan.version);
    add(Start::tr("Owner"), plan.owner);
    add(Start::tr("Approval"), approvalSentence(standing, plan));
    add(Start::tr("Drills"), drilledWords(standing, plan));
    add(Start::tr("File"), choice.path.isEmpty() ? Start::tr("came with Muster") : choice.path);
    add(Start::tr("Git"), gitWords(standing, plan));
    add(Start::tr("Authors"),
        standing.tree ? standing.tree->lastAuthors.join(QStringLiteral(", ")) : QString());
    return tableOf(rows);
}

Glyph glyphOf(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Error:
        return Glyph::Critical;
    case Finding::Severity::Warning:
        return Glyph::Warning;
    case Finding::Severity::Info:
        return Glyph::Information;
    }
    Q_UNREACHABLE();
}

QString severityWord(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Error:
        return Start::tr("Error");
    case Finding::Severity::Warning:
        return Start::tr("Warning");
    case Finding::Severity::Info:
        return Start::tr("Remark");
    }
    Q_UNREACHABLE();
}

QString placeWords(const Finding& finding)
{
    QStringList lines;
    const auto add = [&](const plan::Place& place) {
        if (place.line > 0)
            lines << QString::number(place.line);
    };
    add(finding.place);
    for (const auto& place : finding.against)
        add(place);
    if (lines.isEmpty())
        return {};
    return lines.size() == 1 ? Start::tr("line %1").arg(lines.first())
                             : Start::tr("lines %1").arg(lines.join(QStringLiteral(", ")));
}

QString findingWords(const Finding& finding, const StateColors& colors)
{
    const auto glyph = glyphOf(finding.severity);
    QStringList small { printable(finding.hint), placeWords(finding), finding.rule };
    small.removeAll(QString());
    return QStringLiteral("<p style='line-height:120%'><img src='%1'> <b>%2</b> %3<br>%4</p>")
        .arg(glyphUrl(glyph), inked(severityWord(finding.severity), GlyphPainter::color(glyph, colors)),
            inked(printable(finding.text), colors.text), small.join(QStringLiteral(" · ")).toHtmlEscaped());
}

} // namespace

QString glyphUrl(Glyph glyph)
{
    return QStringLiteral("glyph:%1").arg(static_cast<int>(glyph));
}

Glyph glyphOf(readiness::Verdict verdict)
{
    switch (verdict) {
    case readiness::Verdict::Ready:
        return Glyph::Recovered;
    case readiness::Verdict::Gaps:
        return Glyph::Warning;
    case readiness::Verdict::NotReady:
        return Glyph::Critical;
    }
    Q_UNREACHABLE();
}

QString countsWords(const readiness::Counts& counts)
{
    const auto text = readiness::textOf(counts);
    return text.isEmpty() ? Start::tr("nothing to mend") : text;
}

QString drilledWords(const PlanStanding& standing, const plan::Plan& plan)
{
    return standing.lastDrill
        ? Start::tr("drilled %1").arg(estate::dayOf(plan, *standing.lastDrill).toString(Qt::ISODate))
        : Start::tr("never drilled");
}

QString stepsText(qsizetype n)
{
    return n == 1 ? Start::tr("1 step") : Start::tr("%1 steps").arg(n);
}

QString servicesText(qsizetype n)
{
    return n == 1 ? Start::tr("1 service") : Start::tr("%1 services").arg(n);
}

QString scenarioWords(const plan::Plan& plan, const plan::Scenario& scenario, const PlanStanding& standing,
    const StateColors& colors)
{
    auto html = paragraph(Start::tr("When"), scenario.triggers + scenario.symptoms, colors);
    if (!scenario.impact.isEmpty())
        html += paragraph(Start::tr("Impact"), { scenario.impact }, colors);
    html += servicesTable(plan, scenario, colors);
    QStringList phases;
    for (qsizetype i = 0; i < scenario.procedure.size(); ++i) {
        const auto& phase = scenario.procedure[i];
        phases << Start::tr("%1  %2, %3").arg(i + 1).arg(phase.title, stepsText(phase.steps.size()));
    }
    html += paragraph(Start::tr("What will be done"), phases, colors);
    if (const auto approval = approvalSentence(standing, plan); !approval.isEmpty())
        html += paragraph(Start::tr("Approval of the plan"), { approval }, colors);
    return html;
}

QString planWords(const PlanChoice& choice, const PlanStanding& standing, const StateColors& colors)
{
    auto html = choice.plan ? factsTable(choice, standing, colors) : QString();
    if (!choice.fault.isEmpty())
        return html + paragraph(Start::tr("What stands in the way"), { choice.fault }, colors);
    if (!standing.checked)
        return html + QStringLiteral("<p>%1</p>").arg(Start::tr("Being checked…"));
    const auto& findings = standing.checked->open;
    html += QStringLiteral("<p>%1</p>")
                .arg(headed(findings.isEmpty() ? Start::tr("The check found nothing to mend.")
                                               : Start::tr("What the check found: %1")
                                                     .arg(countsWords(readiness::countsOf(findings))),
                    colors));
    for (const auto& finding : findings)
        html += findingWords(finding, colors);
    if (const auto waived = standing.checked->waived.size(); waived > 0)
        html += QStringLiteral("<p>%1</p>")
                    .arg(waived == 1 ? Start::tr("1 finding is waived in the plan.")
                                     : Start::tr("%1 findings are waived in the plan.").arg(waived));
    return html;
}

} // namespace muster::ui
