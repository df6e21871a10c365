// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/paperchecklist.h"

#include "core/paper/paperpages.h"
#include "core/paper/plansheet.h"
#include "core/plan/words.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>

#include <memory>

namespace muster::paper {

using namespace Qt::Literals::StringLiterals;
using plan::Words;
using Look = Piece::Look;

namespace {

/// Lays out and paints one checklist.
class Checklist final : public PaperPages {
public:
    Checklist(const PlanSheet& sheet, const Printing& printing, QPdfWriter& writer)
        : PaperPages(writer)
        , m_sheet(sheet)
        , m_printing(printing)
    {
    }

    void lay()
    {
        for (const auto& scenario : m_sheet.scenarios) {
            if (m_printing.scenario.isEmpty() || scenario.id == m_printing.scenario)
                m_scenarios.append(&scenario);
        }
        layCover();
        begin(m_sheet.promises.title, {});
        laySection(m_sheet.promises);
        for (const auto* scenario : std::as_const(m_scenarios))
            layScenario(*scenario);
        for (const auto& phase : m_sheet.loose)
            layPhase(phase, {});
        if (!m_sheet.rest.isEmpty()) {
            begin(Words::tr("More of the plan"), {});
            for (const auto& section : m_sheet.rest)
                laySection(section);
        }
    }

private:
    void layCover()
    {
        begin({}, {});
        flow().add(text(Words::tr("Recovery checklist"), wordsFont(11)) + Strips { gap(mm(2)) }, true);
        flow().add(text(m_sheet.title, wordsFont(24, QFont::Bold)) + Strips { gap(mm(3)) });
        laySaid(m_sheet.about);
        laySaid({ { Words::tr("Printed"), { m_printing.printed } } });
        flow().add(Strips { gap(mm(1)) }
            + text(Words::tr("Before use, compare version and hash with the plan in force."), body())
            + text(aboutDrafted(), small()));
        laySection(m_sheet.calls);
        layContents();
    }

    /// On which page each scenario begins; the numbers are known when it is painted.
    void layContents()
    {
        heading(Words::tr("Scenarios"), 13, mm(6));
        if (m_scenarios.isEmpty())
            flow().add(text(Words::tr("The plan has no scenario."), body()));
        for (qsizetype i = 0; i < m_scenarios.size(); ++i)
            flow().add(contentsLine(m_scenarios[i]->title, m_scenarioPages, i));
    }

    [[nodiscard]] Strips contentsLine(
        const QString& title, const std::shared_ptr<QList<qsizetype>>& pages, qsizetype index) const
    {
        const auto font = body();
        const auto words = row({ { kLeft, width() - mm(25), title, font } });
        return withFirst(words, [this, pages, index, font](QPainter& painter, qreal top) {
            painter.setFont(font);
            painter.drawText(QRectF(right() - mm(24), top, mm(24), mm(8)), Qt::AlignRight | Qt::AlignTop,
                Words::tr("page %1").arg(pages->value(index) + 1));
        }) + Strips { gap(mm(1)) };
    }

    void layScenario(const ScenarioSheet& scenario)
    {
        begin(scenario.title, {});
        flow().add(text(Words::tr("Scenario"), wordsFont(11)) + Strips { gap(mm(2)) }, true);
        flow().add(text(scenario.title, wordsFont(20, QFont::Bold)) + Strips { gap(mm(2)) });
        m_scenarioPages->append(flow().lastPage());
        if (scenario.drafted)
            flow().add(text(Words::tr("drafted"), wordsFont(9, QFont::Bold)) + Strips { gap(mm(2)) });
        laySaid(scenario.about);
        heading(Words::tr("Fill in"), 11, mm(4));
        for (const auto& label :
            { Words::tr("Date"), Words::tr("It failed at"), Words::tr("Incident commander") })
            flow().add(blank(label, 0));
        heading(Words::tr("Phases"), 11, mm(6));
        const auto pages = std::make_shared<QList<qsizetype>>();
        for (qsizetype i = 0; i < scenario.phases.size(); ++i)
            flow().add(contentsLine(phaseName(scenario.phases[i]), pages, i));
        for (const auto& phase : scenario.phases) {
            layPhase(phase, scenario.title);
            pages->append(m_phasePage);
        }
    }

    void layPhase(const PhaseSheet& phase, const QString& scenario)
    {
        begin(scenario, phaseName(phase));
        flow().add(text(phaseName(phase), wordsFont(16, QFont::Bold)) + Strips { gap(mm(2)) });
        m_phasePage = flow().lastPage();
        laySaid(phase.about);
        flow().add({ rule(kLeft, right(), kThick), gap(mm(2)) });
        // The end of a phase does not stand on a page of its own.
        for (qsizetype i = 0; i < phase.steps.size(); ++i)
            flow().add(stepStrips(phase.steps[i]), i + 1 == phase.steps.size() && !phase.complete.isEmpty());
        if (!phase.complete.isEmpty()) {
            flow().add(text(closingWords(phase), wordsFont(10, QFont::Bold)) + signature({}, {}, 0));
        }
    }

    /// Who, how long, and the blanks that are filled in by hand.
    [[nodiscard]] Strips signature(const QString& role, const QString& takes, qreal indent) const
    {
        const auto font = small();
        const auto left = kLeft + indent;
        const auto room = right() - left;
        const auto roleWidth = room * 0.4;
        const auto takesWidth = room * 0.2;
        const auto time = left + roleWidth + takesWidth;
        const auto initials = time + room * 0.2;
        QList<Cell> cells;
        if (indent > 0) {
            cells.append({ left, roleWidth - kGutter,
                role.isEmpty() ? Words::tr("Role:") : Words::tr("Role: %1").arg(role), font });
            cells.append({ left + roleWidth, takesWidth - kGutter,
                takes.isEmpty() ? Words::tr("Planned: not said") : Words::tr("Planned: %1").arg(takes),
                font });
        }
        const auto labels
            = { std::pair(time, Words::tr("Time:")), std::pair(initials, Words::tr("Initials:")) };
        for (const auto& [x, label] : labels)
            cells.append({ x, room * 0.2, label, font });
        const QFontMetricsF metrics(font, &writer());
        auto lines = QList<QLineF>();
        const auto add = [&](qreal x, const QString& label, qreal end) {
            lines.append(QLineF(x + metrics.horizontalAdvance(label) + mm(1.5), 0, end, 0));
        };
        if (indent > 0 && role.isEmpty())
            add(left, Words::tr("Role:"), left + roleWidth - kGutter);
        add(time, Words::tr("Time:"), initials - kGutter);
        add(initials, Words::tr("Initials:"), right());
        return Strips { gap(mm(3)) }
        + withFirst(row(cells), [lines, ascent = metrics.ascent()](QPainter& painter, qreal top) {
              for (const auto& line : lines)
                  paintRule(painter, line.x1(), line.x2(), top + ascent + mm(0.5), kThin);
          }) + Strips { gap(mm(2)), rule(kLeft, right()), gap(mm(2)) };
    }

    [[nodiscard]] Strips stepStrips(const StepSheet& step) const
    {
        const auto bold = wordsFont(11, QFont::Bold);
        const QFontMetricsF metrics(bold, &writer());
        const auto x = kLeft + kBody;
        auto made = withFirst(row({ { kLeft, kCode, step.code, bold }, { x, right() - x, step.text, bold } }),
            [ascent = metrics.ascent()](
                QPainter& painter, qreal top) { paintTick(painter, kLeft + kCode + mm(0.5), top + ascent); });
        if (!step.marks.isEmpty())
            made += text(step.marks.join(u" · "_s).toUpper(), wordsFont(8, QFont::Bold), kBody);
        for (const auto& piece : step.pieces) {
            if (piece.look == Look::Boxed)
                made += boxed(piece);
        }
        for (const auto& piece : step.pieces)
            made += part(piece);
        return made + signature(step.role, step.takes, kBody);
    }

    void paintEdges(QPainter& painter, const Head& head, qsizetype index) const override
    {
        if (index > 0) {
            const auto left = head.left.isEmpty() ? m_sheet.title : m_sheet.title + u" · "_s + head.left;
            const auto y = kHead - edgeHeight();
            paintEdge(painter, y, Qt::AlignLeft, left, head.right.isEmpty() ? 1 : 0.66);
            paintEdge(painter, y, Qt::AlignRight, head.right, 0.32);
            paintRule(painter, kLeft, right(), kHead + mm(0.6), kThin);
        }
        const auto foot = writer().height() - mm(14);
        paintRule(painter, kLeft, right(), foot - mm(1), kThin);
        paintEdge(painter, foot, Qt::AlignLeft,
            Words::tr("Printed %1; check the version before use").arg(m_printing.printed), 0.6);
        paintEdge(painter, foot, Qt::AlignRight,
            Words::tr("%1 · page %2 of %3").arg(m_sheet.hash).arg(index + 1).arg(pageCount()), 0.38);
    }

    const PlanSheet& m_sheet;
    const Printing& m_printing;
    QList<const ScenarioSheet*> m_scenarios;
    std::shared_ptr<QList<qsizetype>> m_scenarioPages = std::make_shared<QList<qsizetype>>();
    qsizetype m_phasePage = 0;
};

} // namespace

Result<Printed> paperChecklist(const PlanSheet& sheet, const Printing& printing)
{
    return printedPages(
        printing.format, Words::tr("%1: recovery checklist").arg(sheet.title), [&](QPdfWriter& writer) {
            auto checklist = std::make_unique<Checklist>(sheet, printing, writer);
            checklist->lay();
            return checklist;
        });
}

} // namespace muster::paper
