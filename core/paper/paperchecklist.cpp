// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/paperchecklist.h"

#include "core/base/printable.h"
#include "core/paper/pageflow.h"
#include "core/paper/plansheet.h"
#include "core/plan/words.h"

#include <QBuffer>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTextLayout>

#include <algorithm>
#include <memory>

namespace muster::paper {

using namespace Qt::Literals::StringLiterals;
using plan::Words;
using Look = Piece::Look;

namespace {

constexpr int kDotsPerInch = 1200;

constexpr qreal mm(qreal length)
{
    return length * kDotsPerInch / 25.4;
}

// The left edge is for the holes of the binder.
constexpr qreal kLeft = mm(22);
constexpr qreal kRight = mm(13);
constexpr qreal kTop = mm(20);
constexpr qreal kBottom = mm(19);
constexpr qreal kHead = mm(15);
constexpr qreal kGutter = mm(3);
constexpr qreal kLabel = mm(31);
constexpr qreal kCode = mm(12);
constexpr qreal kTick = mm(3.6);
/// Where the text of a step begins, right of its code and its box.
constexpr qreal kBody = kCode + mm(7);
constexpr qreal kThin = mm(0.15);
constexpr qreal kThick = mm(0.4);
constexpr qreal kDanger = mm(0.9);

/// The typeface that is compiled in, as long as this lives.
class Typeface {
    Q_DISABLE_COPY_MOVE(Typeface)
public:
    Typeface()
    {
        for (const auto& name :
            { u"MusterFigures-Regular"_s, u"MusterFigures-Bold"_s, u"MusterMono-Regular"_s })
            m_ids.append(QFontDatabase::addApplicationFont(u":/fonts/%1.otf"_s.arg(name)));
    }
    ~Typeface()
    {
        for (const int id : std::as_const(m_ids))
            QFontDatabase::removeApplicationFont(id);
    }

    [[nodiscard]] static QFont words(qreal points, QFont::Weight weight = QFont::Normal)
    {
        QFont font(u"Muster Figures"_s);
        font.setPointSizeF(points);
        font.setWeight(weight);
        font.setStyleHint(QFont::SansSerif);
        return font;
    }
    [[nodiscard]] static QFont mono(qreal points)
    {
        QFont font(u"Muster Mono"_s);
        font.setPointSizeF(points);
        font.setStyleHint(QFont::Monospace);
        return font;
    }

private:
    QList<int> m_ids;
};

/// A text in a column.
struct Cell {
    qreal x = 0;
    qreal width = 0;
    QString text;
    QFont font;
    /// Left to right whatever it begins with: commands.
    bool isCode = false;
};

/// The lines of one cell.
std::shared_ptr<QTextLayout> laidOut(const Cell& cell, QPaintDevice& device)
{
    auto text = printable(cell.text);
    text.replace(u'\n', QChar::LineSeparator);
    const auto layout = std::make_shared<QTextLayout>(text, cell.font, &device);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(cell.isCode ? Qt::LeftToRight : Qt::LayoutDirectionAuto);
    layout->setTextOption(option);
    layout->beginLayout();
    for (auto line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(cell.width);
        line.setPosition({ 0, 0 });
    }
    layout->endLayout();
    return layout;
}

void paintRule(QPainter& painter, qreal left, qreal right, qreal y, qreal width)
{
    painter.setPen(QPen(Qt::black, width, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(left, y), QPointF(right, y));
}

Strip gap(qreal height)
{
    return { height, {} };
}

Strip rule(qreal left, qreal right, qreal width = kThin)
{
    return { width,
        [=](QPainter& painter, qreal top) { paintRule(painter, left, right, top + width / 2, width); } };
}

/// With something painted over the first strip.
Strips withFirst(Strips strips, const std::function<void(QPainter&, qreal)>& paint)
{
    if (!strips.isEmpty()) {
        strips.first().paint = [text = strips.first().paint, paint](QPainter& painter, qreal top) {
            if (text)
                text(painter, top);
            paint(painter, top);
        };
    }
    return strips;
}

/// Strips in a frame; where they are cut over pages the frame stays open.
Strips framed(const Strips& strips, qreal left, qreal right, qreal width)
{
    const auto sides = [=](QPainter& painter, qreal top, qreal height) {
        painter.setPen(QPen(Qt::black, width, Qt::SolidLine, Qt::FlatCap));
        for (const auto x : { left + width / 2, right - width / 2 })
            painter.drawLine(QPointF(x, top), QPointF(x, top + height));
    };
    const auto edge = [=](bool isUpper) {
        const auto height = mm(1.2);
        return Strip { height, [=](QPainter& painter, qreal top) {
                          sides(painter, top, height);
                          paintRule(painter, left, right,
                              isUpper ? top + width / 2 : top + height - width / 2, width);
                      } };
    };
    Strips made { edge(true) };
    for (const auto& strip : strips) {
        made.append({ strip.height, [=](QPainter& painter, qreal top) {
                         sides(painter, top, strip.height);
                         if (strip.paint)
                             strip.paint(painter, top);
                     } });
    }
    made.append(edge(false));
    return made;
}

/// Lays out and paints one checklist.
class Checklist {
public:
    Checklist(const PlanSheet& sheet, const Printing& printing, QPdfWriter& writer)
        : m_sheet(sheet)
        , m_printing(printing)
        , m_writer(writer)
        , m_right(writer.width() - kRight)
        , m_flow(writer.height() - kTop - kBottom)
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

    [[nodiscard]] bool paint()
    {
        QPainter painter;
        if (!painter.begin(&m_writer))
            return false;
        const auto& pages = m_flow.pages();
        for (qsizetype i = 0; i < pages.size(); ++i) {
            if (i > 0 && !m_writer.newPage())
                return false;
            paintEdges(painter, pages[i], i);
            for (const auto& placed : pages[i].strips)
                placed.strip.paint(painter, kTop + placed.top);
        }
        return painter.end();
    }

    [[nodiscard]] qsizetype pageCount() const { return m_flow.pages().size(); }

private:
    /// What stands at the top of a page.
    struct Head {
        QString left;
        QString right;
    };

    [[nodiscard]] qreal width() const { return m_right - kLeft; }

    /// A row of cells side by side, the lines of each on the same heights.
    [[nodiscard]] Strips row(const QList<Cell>& cells) const
    {
        QList<std::shared_ptr<QTextLayout>> layouts;
        int most = 0;
        for (const auto& cell : cells) {
            layouts.append(laidOut(cell, m_writer));
            most = std::max(most, layouts.last()->lineCount());
        }
        Strips made;
        for (int i = 0; i < most; ++i) {
            qreal ascent = 0;
            qreal descent = 0;
            for (const auto& layout : std::as_const(layouts)) {
                if (i < layout->lineCount()) {
                    ascent = std::max(ascent, layout->lineAt(i).ascent());
                    descent = std::max(descent, layout->lineAt(i).descent());
                }
            }
            made.append({ ascent + descent, [=](QPainter& painter, qreal top) {
                             painter.setPen(Qt::black);
                             for (qsizetype n = 0; n < layouts.size(); ++n) {
                                 if (i >= layouts[n]->lineCount())
                                     continue;
                                 const auto line = layouts[n]->lineAt(i);
                                 line.draw(&painter, { cells[n].x, top + ascent - line.ascent() });
                             }
                         } });
        }
        return made;
    }

    [[nodiscard]] Strips text(const QString& words, const QFont& font, qreal indent = 0) const
    {
        return row({ { kLeft + indent, width() - indent, words, font } });
    }

    [[nodiscard]] Strips labelled(
        const QString& label, const QString& words, qreal indent, const QFont& font) const
    {
        const auto x = kLeft + indent + kLabel;
        return row({ { kLeft + indent, kLabel - kGutter, label, Typeface::words(8, QFont::Bold) },
            { x, m_right - x, words, font } });
    }

    /// A label, and a line to write on.
    [[nodiscard]] Strips blank(const QString& label, qreal indent) const
    {
        return withFirst(Strips { gap(mm(1.5)) } + labelled(label, u" "_s, indent, body()),
            [=, right = m_right](QPainter& painter, qreal top) {
                const auto x = kLeft + indent + kLabel;
                paintRule(painter, x, std::min(right, x + mm(80)), top + mm(5.5), kThin);
            });
    }

    [[nodiscard]] static QFont body() { return Typeface::words(9.5); }
    [[nodiscard]] static QFont small() { return Typeface::words(8); }

    void begin(const QString& left, const QString& right)
    {
        m_heads.append({ left, right });
        m_flow.startPage(static_cast<int>(m_heads.size() - 1));
    }

    void heading(const QString& words, qreal points, qreal above)
    {
        m_flow.add(Strips { gap(above) } + text(words, Typeface::words(points, QFont::Bold))
                + Strips { gap(mm(1.5)) },
            true);
    }

    void laySaid(const QList<Said>& all)
    {
        for (const auto& said : all)
            m_flow.add(labelled(said.name, said.lines.join(u'\n'), 0, body()) + Strips { gap(mm(1.2)) });
    }

    void layCover()
    {
        begin({}, {});
        m_flow.add(text(Words::tr("Recovery checklist"), Typeface::words(11)) + Strips { gap(mm(2)) }, true);
        m_flow.add(text(m_sheet.title, Typeface::words(24, QFont::Bold)) + Strips { gap(mm(3)) });
        laySaid(m_sheet.about);
        laySaid({ { Words::tr("Printed"), { m_printing.printed } } });
        m_flow.add(Strips { gap(mm(1)) }
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
            m_flow.add(text(Words::tr("The plan has no scenario."), body()));
        for (qsizetype i = 0; i < m_scenarios.size(); ++i)
            m_flow.add(contentsLine(m_scenarios[i]->title, m_scenarioPages, i));
    }

    [[nodiscard]] Strips contentsLine(
        const QString& title, const std::shared_ptr<QList<qsizetype>>& pages, qsizetype index) const
    {
        const auto font = body();
        const auto words = row({ { kLeft, width() - mm(25), title, font } });
        return withFirst(words, [this, pages, index, font](QPainter& painter, qreal top) {
            painter.setFont(font);
            painter.drawText(QRectF(m_right - mm(24), top, mm(24), mm(8)), Qt::AlignRight | Qt::AlignTop,
                Words::tr("page %1").arg(pages->value(index) + 1));
        }) + Strips { gap(mm(1)) };
    }

    void laySection(const Section& section)
    {
        heading(section.title, 13, mm(6));
        if (!section.remark.isEmpty())
            m_flow.add(text(section.remark, body()) + Strips { gap(mm(2)) },
                !section.tables.isEmpty() || !section.entries.isEmpty());
        for (const auto& table : section.tables)
            layTable(table);
        for (const auto& entry : section.entries)
            layEntry(entry);
    }

    void layTable(const Table& table)
    {
        const auto columns = widthsOf(table);
        const auto cells = [&](const QStringList& texts, const QFont& first, const QFont& others) {
            QList<Cell> made;
            auto x = kLeft;
            for (qsizetype i = 0; i < texts.size(); ++i) {
                made.append({ x, columns[i] - kGutter, texts[i], i == 0 ? first : others });
                x += columns[i];
            }
            return row(made);
        };
        const auto bold = Typeface::words(8, QFont::Bold);
        const auto head = cells(table.columns, bold, bold)
            + Strips { gap(mm(0.8)), rule(kLeft, m_right, kThick), gap(mm(0.8)) };
        m_flow.add(
            text(table.caption, Typeface::words(9, QFont::Bold)) + Strips { gap(mm(1.5)) } + head, true);
        for (const auto& texts : table.rows) {
            m_flow.add(
                cells(texts, bold, small()) + Strips { gap(mm(0.8)), rule(kLeft, m_right), gap(mm(0.8)) });
            m_flow.repeat(head);
        }
        m_flow.repeat({});
        m_flow.add({ gap(mm(4)) });
    }

    /// Every column gets what its longest word needs, and of the rest as much as it has to say.
    [[nodiscard]] QList<qreal> widthsOf(const Table& table) const
    {
        const QFontMetricsF metrics(Typeface::words(8, QFont::Bold), &m_writer);
        const auto count = table.columns.size();
        // What is laid out is a little wider than what is measured.
        const auto between = kGutter + mm(1);
        QList<qreal> least(count, 0);
        QList<qreal> wish(count, 0);
        const auto look = [&](const QStringList& texts) {
            for (qsizetype i = 0; i < std::min(count, texts.size()); ++i) {
                for (const auto& line : printable(texts[i]).split(u'\n')) {
                    wish[i] = std::max(wish[i], metrics.horizontalAdvance(line) + between);
                    // "30 min" stays in one piece.
                    const auto parts = line.size() <= 12 ? QStringList { line } : line.split(u' ');
                    for (const auto& part : parts)
                        least[i] = std::max(least[i], metrics.horizontalAdvance(part) + between);
                }
            }
        };
        look(table.columns);
        for (const auto& texts : table.rows)
            look(texts);
        const auto fair = width() / static_cast<qreal>(count);
        qreal fixed = 0;
        qreal wished = 0;
        for (qsizetype i = 0; i < count; ++i) {
            // A word of unusual length is cut rather than the page.
            least[i] = std::min(least[i], std::max(fair, mm(45)));
            wish[i] = std::max(wish[i], least[i]);
            fixed += least[i];
            wished += wish[i];
        }
        QList<qreal> made;
        const auto rest = width() - fixed;
        for (qsizetype i = 0; i < count; ++i) {
            if (wished <= width())
                made.append(wish[i] + (i + 1 == count ? width() - wished : 0));
            else if (rest <= 0)
                made.append(least[i] * width() / fixed);
            else
                made.append(least[i] + rest * (wish[i] - least[i]) / (wished - fixed));
        }
        return made;
    }

    void layEntry(const Entry& entry)
    {
        if (entry.isItem()) {
            m_flow.add(bullet(entry.title, 0) + Strips { gap(mm(1.2)) });
            return;
        }
        auto made = text(entry.title, Typeface::words(9, QFont::Bold));
        for (const auto& line : entry.lines) {
            made += entry.lines.size() == 1 ? text(line, body(), mm(4)) : bullet(line, mm(4));
        }
        if (!entry.verbatim.isEmpty())
            made += verbatim(entry.verbatim, kLeft + mm(4));
        m_flow.add(made + Strips { gap(mm(3)) });
    }

    [[nodiscard]] Strips bullet(const QString& words, qreal indent) const
    {
        const auto x = kLeft + indent + mm(4);
        return row({ { kLeft + indent, mm(4), u"–"_s, body() }, { x, m_right - x, words, body() } });
    }

    [[nodiscard]] Strips verbatim(const QString& words, qreal left) const
    {
        const auto inset = mm(1.5);
        return Strips { gap(mm(0.8)) }
        + framed(row({ { left + inset, m_right - left - 2 * inset, words, Typeface::mono(9), true } }), left,
            m_right, kThin)
            + Strips { gap(mm(0.8)) };
    }

    void layScenario(const ScenarioSheet& scenario)
    {
        begin(scenario.title, {});
        m_flow.add(text(Words::tr("Scenario"), Typeface::words(11)) + Strips { gap(mm(2)) }, true);
        m_flow.add(text(scenario.title, Typeface::words(20, QFont::Bold)) + Strips { gap(mm(2)) });
        m_scenarioPages->append(m_flow.lastPage());
        if (scenario.drafted)
            m_flow.add(text(Words::tr("drafted"), Typeface::words(9, QFont::Bold)) + Strips { gap(mm(2)) });
        laySaid(scenario.about);
        heading(Words::tr("Fill in"), 11, mm(4));
        for (const auto& label :
            { Words::tr("Date"), Words::tr("It failed at"), Words::tr("Incident commander") })
            m_flow.add(blank(label, 0));
        heading(Words::tr("Phases"), 11, mm(6));
        const auto pages = std::make_shared<QList<qsizetype>>();
        for (qsizetype i = 0; i < scenario.phases.size(); ++i)
            m_flow.add(contentsLine(phaseName(scenario.phases[i]), pages, i));
        for (const auto& phase : scenario.phases) {
            layPhase(phase, scenario.title);
            pages->append(m_phasePage);
        }
    }

    void layPhase(const PhaseSheet& phase, const QString& scenario)
    {
        begin(scenario, phaseName(phase));
        m_flow.add(text(phaseName(phase), Typeface::words(16, QFont::Bold)) + Strips { gap(mm(2)) });
        m_phasePage = m_flow.lastPage();
        laySaid(phase.about);
        m_flow.add({ rule(kLeft, m_right, kThick), gap(mm(2)) });
        // The end of a phase does not stand on a page of its own.
        for (qsizetype i = 0; i < phase.steps.size(); ++i)
            m_flow.add(stepStrips(phase.steps[i]), i + 1 == phase.steps.size() && !phase.complete.isEmpty());
        if (!phase.complete.isEmpty()) {
            m_flow.add(text(closingWords(phase), Typeface::words(10, QFont::Bold)) + signature({}, {}, 0));
        }
    }

    /// Who, how long, and the blanks that are filled in by hand.
    [[nodiscard]] Strips signature(const QString& role, const QString& takes, qreal indent) const
    {
        const auto font = small();
        const auto left = kLeft + indent;
        const auto room = m_right - left;
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
        const QFontMetricsF metrics(font, &m_writer);
        auto lines = QList<QLineF>();
        const auto add = [&](qreal x, const QString& label, qreal end) {
            lines.append(QLineF(x + metrics.horizontalAdvance(label) + mm(1.5), 0, end, 0));
        };
        if (indent > 0 && role.isEmpty())
            add(left, Words::tr("Role:"), left + roleWidth - kGutter);
        add(time, Words::tr("Time:"), initials - kGutter);
        add(initials, Words::tr("Initials:"), m_right);
        return Strips { gap(mm(3)) }
        + withFirst(row(cells), [lines, ascent = metrics.ascent()](QPainter& painter, qreal top) {
              for (const auto& line : lines)
                  paintRule(painter, line.x1(), line.x2(), top + ascent + mm(0.5), kThin);
          }) + Strips { gap(mm(2)), rule(kLeft, m_right), gap(mm(2)) };
    }

    [[nodiscard]] Strips stepStrips(const StepSheet& step) const
    {
        const auto bold = Typeface::words(11, QFont::Bold);
        const QFontMetricsF metrics(bold, &m_writer);
        const auto x = kLeft + kBody;
        auto made = withFirst(row({ { kLeft, kCode, step.code, bold }, { x, m_right - x, step.text, bold } }),
            [ascent = metrics.ascent()](QPainter& painter, qreal top) {
                painter.setPen(QPen(Qt::black, mm(0.35)));
                painter.drawRect(
                    QRectF(kLeft + kCode + mm(0.5), top + ascent - kTick + mm(0.3), kTick, kTick));
            });
        if (!step.marks.isEmpty())
            made += text(step.marks.join(u" · "_s).toUpper(), Typeface::words(8, QFont::Bold), kBody);
        for (const auto& piece : step.pieces) {
            if (piece.look == Look::Boxed)
                made += boxed(piece);
        }
        for (const auto& piece : step.pieces)
            made += part(piece);
        return made + signature(step.role, step.takes, kBody);
    }

    [[nodiscard]] Strips boxed(const Piece& piece) const
    {
        const auto left = kLeft + kBody;
        const auto inset = mm(2.5);
        const auto inside = m_right - left - 2 * inset;
        auto lines = row({ { left + inset, inside, piece.label, Typeface::words(9, QFont::Bold) } });
        for (const auto& line : piece.lines)
            lines += row({ { left + inset, inside, line, Typeface::words(9.5) } });
        return Strips { gap(mm(1)) } + framed(lines, left, m_right, kDanger) + Strips { gap(mm(1)) };
    }

    [[nodiscard]] Strips part(const Piece& piece) const
    {
        const Strips between { gap(mm(0.8)) };
        switch (piece.look) {
        case Look::Boxed:
            return {};
        case Look::Plain:
            return between + labelled(piece.label, piece.lines.join(u'\n'), kBody, body());
        case Look::Verbatim:
            return between + text(piece.label, Typeface::words(8, QFont::Bold), kBody)
                + verbatim(piece.lines.join(u'\n'), kLeft + kBody);
        case Look::Choices: {
            auto made = between + labelled(piece.label, piece.lines.first(), kBody, body());
            for (const auto& answer : piece.lines.sliced(1))
                made += between + choice(answer);
            return made;
        }
        case Look::Blank:
            return blank(piece.label, kBody);
        }
        Q_UNREACHABLE();
    }

    [[nodiscard]] Strips choice(const QString& answer) const
    {
        const auto left = kLeft + kBody + kLabel;
        const QFontMetricsF metrics(body(), &m_writer);
        return withFirst(row({ { left + mm(5), m_right - left - mm(5), answer, body() } }),
            [left, ascent = metrics.ascent()](QPainter& painter, qreal top) {
                painter.setPen(QPen(Qt::black, mm(0.3)));
                painter.drawEllipse(QRectF(left + mm(0.2), top + ascent - mm(2.6), mm(2.8), mm(2.8)));
            });
    }

    void paintEdges(QPainter& painter, const PageFlow::Page& page, qsizetype index) const
    {
        const auto font = small();
        const QFontMetricsF metrics(font, &m_writer);
        painter.setFont(font);
        painter.setPen(Qt::black);
        const auto at = [&](qreal y, Qt::Alignment side, const QString& words, qreal part) {
            const auto shown
                = metrics.elidedText(printable(words).simplified(), Qt::ElideRight, width() * part);
            painter.drawText(QRectF(kLeft, y, width(), metrics.height()), side | Qt::AlignTop, shown);
        };
        const auto& head = m_heads[page.head];
        if (index > 0) {
            const auto left = head.left.isEmpty() ? m_sheet.title : m_sheet.title + u" · "_s + head.left;
            at(kHead - metrics.height(), Qt::AlignLeft, left, head.right.isEmpty() ? 1 : 0.66);
            at(kHead - metrics.height(), Qt::AlignRight, head.right, 0.32);
            paintRule(painter, kLeft, m_right, kHead + mm(0.6), kThin);
        }
        const auto foot = m_writer.height() - mm(14);
        paintRule(painter, kLeft, m_right, foot - mm(1), kThin);
        painter.setPen(Qt::black);
        at(foot, Qt::AlignLeft, Words::tr("Printed %1; check the version before use").arg(m_printing.printed),
            0.6);
        at(foot, Qt::AlignRight,
            Words::tr("%1 · page %2 of %3").arg(m_sheet.hash).arg(index + 1).arg(m_flow.pages().size()),
            0.38);
    }

    const PlanSheet& m_sheet;
    const Printing& m_printing;
    QPdfWriter& m_writer;
    const qreal m_right;
    PageFlow m_flow;
    QList<Head> m_heads;
    QList<const ScenarioSheet*> m_scenarios;
    std::shared_ptr<QList<qsizetype>> m_scenarioPages = std::make_shared<QList<qsizetype>>();
    qsizetype m_phasePage = 0;
};

QPageSize sizeOf(Format format)
{
    return QPageSize(format == Format::A4 ? QPageSize::A4 : QPageSize::Letter);
}

} // namespace

Result<Printed> paperChecklist(const PlanSheet& sheet, const Printing& printing)
{
    const auto failed = [] {
        return fail(Fault::Internal, Words::tr("The pages could not be drawn."), u"paperchecklist"_s);
    };
    if (!qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        return failed();
    Printed made;
    QBuffer buffer(&made.pdf);
    buffer.open(QIODevice::WriteOnly);
    const Typeface typeface;
    QPdfWriter writer(&buffer);
    writer.setResolution(kDotsPerInch);
    writer.setPageSize(sizeOf(printing.format));
    writer.setPageMargins({});
    writer.setTitle(Words::tr("%1: recovery checklist").arg(printable(sheet.title)));
    writer.setCreator(u"muster-cli plan print"_s);
    Checklist checklist(sheet, printing, writer);
    checklist.lay();
    if (!checklist.paint())
        return failed();
    made.pages = checklist.pageCount();
    return made;
}

} // namespace muster::paper
