// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/htmlwriter.h"

#include "core/plan/words.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using plan::Words;

namespace {

constexpr auto kSubject = "muster-report"_L1;
constexpr int kDeepestHeading = 4;
/// Of a drawing.
constexpr int kWidth = 640;
constexpr int kLine = 18;
constexpr int kBar = 9;
constexpr int kGap = 5;

/// Ink and one red that is dark in grey too; what is missed also has a cross and a word in its text.
constexpr auto kStyle = R"css(
 :root{--ink:#14171a;--soft:#4c535b;--line:#c3c8ce;--strong:#14171a;--bad:#9b1c1c;--paper:#fff}
 *{box-sizing:border-box}
 html{background:var(--paper);color:var(--ink)}
 body{margin:0 auto;max-width:62rem;padding:1.5rem 1rem;font:.95rem/1.45 system-ui,sans-serif;overflow-wrap:break-word}
 h1{font-size:2rem;line-height:1.2;margin:.25rem 0}
 h2{font-size:1.25rem;margin:2.2rem 0 .6rem;padding-top:.6rem;border-top:2px solid var(--strong)}
 h3,caption{font-size:1.02rem;font-weight:700}
 h3{margin:1.4rem 0 .4rem}
 .sub,.by,footer{color:var(--soft)}
 .banner{border:3px double var(--ink);padding:.2rem .6rem;font-weight:700;letter-spacing:.12em;text-align:center;margin:0 0 1rem}
 .heads{display:flex;flex-wrap:wrap;gap:1rem 2rem;margin:1.2rem 0;padding:0;list-style:none}
 .heads li{flex:1 1 9rem;border-inline-start:3px solid var(--strong);padding-inline-start:.7rem}
 .heads b{display:block;font-size:1.6rem;line-height:1.2;font-variant-numeric:tabular-nums}
 .heads span{color:var(--soft)}
 dl{display:grid;grid-template-columns:minmax(8rem,13rem) 1fr;gap:.15rem 1rem;margin:.8rem 0}
 dt{color:var(--soft)}
 dd{margin:0;min-width:0}
 nav ul{columns:16rem;column-gap:2rem;padding-inline-start:1.2rem}
 a{color:inherit}
 p{margin:.5rem 0;max-width:48rem}
 blockquote{margin:.6rem 0;padding:.1rem 0 .1rem .9rem;border-inline-start:3px solid var(--line);max-width:48rem}
 blockquote p{margin:.2rem 0;white-space:pre-line}
 .wide{overflow-x:auto;margin:1rem 0}
 table{border-collapse:collapse;width:100%;font-size:.88rem}
 caption{text-align:start;padding:.3rem 0}
 th,td{text-align:start;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid var(--line)}
 .long{overflow-wrap:anywhere;min-width:9em}
 thead th{border-bottom:1.5px solid var(--strong);font-weight:600}
 .end{text-align:end}
 .n{white-space:nowrap;font-variant-numeric:tabular-nums}
 td .n,b .n,dd .n{font-variant-numeric:tabular-nums}
 .cell{white-space:pre-line}
 .bad{color:var(--bad);font-weight:700}
 figure{margin:1rem 0;padding:.5rem .8rem;border:1px solid var(--line)}
 svg{display:block;width:100%;max-width:44rem;height:auto}
 svg text{font-size:12px;fill:var(--ink)}
 .planned{fill:none;stroke:var(--soft)}.actual{fill:var(--ink)}
 footer{margin-top:3rem;padding-top:.6rem;border-top:1px solid var(--line);font-size:.88rem}
 @page{size:A4;margin:15mm 14mm 16mm}
 @media print{body{max-width:none;padding:0;font-size:8.5pt}nav{display:none}a{text-decoration:none}
 h1,h2,h3,caption{break-after:avoid}h2,h3{break-inside:avoid}thead{display:table-header-group}tr,li,blockquote,figure,.heads{break-inside:avoid}
 p,blockquote{orphans:3;widows:3}.wide{overflow:visible}table{font-size:7.5pt}.lead{break-after:avoid}}
)css";

QString escaped(const QString& text)
{
    return text.toHtmlEscaped();
}

QString anchorOf(const QString& entry)
{
    return u"entry-"_s + QString(entry).replace(u' ', u'-').toLower();
}

/// Writes one page.
class Page {
public:
    explicit Page(const Report& report)
        : m_report(report)
    {
        const auto* timeline = sectionCalled(report.sections, u"timeline"_s);
        const auto* entries = timeline ? tableCalled(*timeline, u"entries"_s) : nullptr;
        for (qsizetype i = 0; entries && i < entries->rows.size(); ++i)
            m_targets.insert(entries->rows.at(i).id);
    }

    QByteArray written()
    {
        head();
        opening();
        contents();
        for (const auto& one : m_report.sections)
            section(one, 2);
        if (!m_report.banner.isEmpty())
            raw(u"<p class=\"banner\">%1</p>"_s.arg(escaped(m_report.banner)));
        raw(u"<footer><p>%1</p></footer>\n</body>\n</html>"_s.arg(escaped(m_report.footer)));
        return m_html.toUtf8();
    }

private:
    void raw(const QString& markup) { m_html += markup + u'\n'; }

    void head()
    {
        raw(u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"_s);
        raw(u"<meta name=\"%1\" content=\"%2\">"_s.arg(QString(kSubject), escaped(m_report.subject)));
        raw(u"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'unsafe-inline'; base-uri 'none'; form-action 'none'\">"_s);
        raw(u"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"_s);
        raw(u"<title>"_s + escaped(m_report.title) + u"</title>"_s);
        raw(u"<style>"_s + QString::fromUtf8(kStyle) + u"</style>\n</head>\n<body>"_s);
    }

    void opening()
    {
        if (!m_report.banner.isEmpty())
            raw(u"<p class=\"banner\">"_s + escaped(m_report.banner) + u"</p>"_s);
        raw(u"<header>\n<h1 dir=\"auto\">"_s + escaped(m_report.title) + u"</h1>"_s);
        raw(u"<p class=\"sub\">"_s + escaped(m_report.subtitle) + u"</p>"_s);
        if (!m_report.headlines.isEmpty()) {
            raw(u"<ul class=\"heads\">"_s);
            for (const auto& one : m_report.headlines) {
                raw(u"<li><b%1>"_s.arg(one.cell.tone == Tone::Bad ? u" class=\"bad\""_s : QString())
                    + number(one.cell) + u"</b><span>"_s + escaped(one.label) + u"</span></li>"_s);
            }
            raw(u"</ul>"_s);
        }
        raw(u"<dl>"_s);
        for (const auto& fact : m_report.facts)
            raw(u"<dt>"_s + escaped(fact.name) + u"</dt><dd dir=\"auto\">"_s + content(fact.cell)
                + u"</dd>"_s);
        raw(u"</dl>\n</header>"_s);
    }

    void contents()
    {
        raw(u"<nav aria-label=\"%1\"><ul>"_s.arg(escaped(Words::tr("Contents"))));
        for (const auto& one : m_report.sections) {
            raw(u"<li><a href=\"#"_s + escaped(one.id) + u"\">"_s + escaped(one.title) + u"</a></li>"_s);
        }
        raw(u"</ul></nav>"_s);
    }

    void section(const Section& section, int level)
    {
        const auto tag = u"h"_s + QString::number(std::min(level, kDeepestHeading));
        raw(u"<section id=\""_s + escaped(section.id) + u"\">\n<"_s + tag + u'>' + escaped(section.title)
            + u"</"_s + tag + u'>');
        for (qsizetype i = 0; i < section.blocks.size(); ++i) {
            // A sentence that leads into a list is not left alone at the foot of a page.
            m_isLead = i + 1 < section.blocks.size()
                && !std::holds_alternative<Paragraph>(section.blocks.at(i + 1));
            m_section = section.id;
            std::visit([this](const auto& block) { write(block); }, section.blocks.at(i));
        }
        for (const auto& below : section.sections)
            this->section(below, level + 1);
        raw(u"</section>"_s);
    }

    void write(const Paragraph& paragraph)
    {
        if (!paragraph.isSaid) {
            raw((m_isLead ? u"<p class=\"lead\">"_s : u"<p>"_s) + escaped(paragraph.text) + u"</p>"_s);
            return;
        }
        raw(u"<blockquote><p dir=\"auto\">"_s + escaped(paragraph.text) + u"</p>"_s);
        raw(u"<p class=\"by\">"_s
            + (paragraph.by.isEmpty() ? escaped(Words::tr("In the words of a person"))
                                      : escaped(Words::tr("In the words of %1").arg(paragraph.by)))
            + (paragraph.entry.isEmpty()
                    ? QString()
                    : u", "_s + linked(escaped(Words::tr("entry %1").arg(paragraph.entry)), paragraph.entry))
            + u"</p></blockquote>"_s);
    }

    void write(const Table& table)
    {
        const bool isTimeline = m_section == u"timeline" && table.id == u"entries";
        raw(u"<div class=\"wide\"><table id=\"%1.%2\">"_s.arg(escaped(m_section), escaped(table.id)));
        if (!table.title.isEmpty())
            raw(u"<caption>"_s + escaped(table.title) + u"</caption>"_s);
        m_html += u"<thead><tr>"_s;
        for (const auto& column : table.columns)
            m_html += u"<th scope=\"col\""_s + endOf(column) + u'>' + escaped(column.title) + u"</th>"_s;
        raw(u"</tr></thead>\n<tbody>"_s);
        for (const auto& row : table.rows) {
            m_html += isTimeline ? u"<tr id=\""_s + escaped(anchorOf(row.id)) + u"\">"_s : u"<tr>"_s;
            for (qsizetype i = 0; i < row.cells.size(); ++i) {
                const auto& cell = row.cells.at(i);
                m_html += u"<td dir=\"auto\""_s + lookOf(table.columns.at(i), cell) + u'>'
                    + (cell.tone == Tone::Bad ? u"<span class=\"bad\">"_s + content(cell) + u"</span>"_s
                                              : content(cell))
                    + u"</td>"_s;
            }
            raw(u"</tr>"_s);
        }
        raw(u"</tbody>\n</table></div>"_s);
    }

    void write(const Listing& listing)
    {
        const auto tag = listing.isNumbered ? u"ol"_s : u"ul"_s;
        raw(u'<' + tag + u'>');
        for (const auto& item : listing.items)
            raw(u"<li dir=\"auto\">"_s + content(item) + u"</li>"_s);
        raw(u"</"_s + tag + u'>');
    }

    /// Bars side by side: the first series as an outline, the others filled, so that grey tells them apart.
    void write(const Figure& figure)
    {
        const auto& drawing = figure.drawing;
        double most = 1;
        for (const auto& series : drawing.series) {
            for (const auto value : series.values)
                most = std::max(most, value);
        }
        raw(u"<figure id=\"%1.%2\"><figcaption>"_s.arg(escaped(m_section), escaped(figure.id))
            + escaped(drawing.title) + u"</figcaption>"_s);
        QString bars;
        int top = 0;
        for (qsizetype i = 0; i < drawing.categories.size(); ++i) {
            bars += u"<text x=\"0\" y=\"%1\">"_s.arg(top + kLine - kGap) + escaped(drawing.categories.at(i))
                + u"</text>"_s;
            top += kLine;
            for (qsizetype n = 0; n < drawing.series.size(); ++n) {
                const auto width = drawing.series.at(n).values.value(i) / most * kWidth;
                bars += u"<rect class=\"%1\" x=\"1\" y=\"%2\" width=\"%3\" height=\"%4\"></rect>"_s.arg(
                    n == 0 ? u"planned"_s : u"actual"_s, QString::number(top), QString::number(width, 'f', 1),
                    QString::number(kBar));
                top += kBar + 2;
            }
            top += kGap;
        }
        raw(u"<svg viewBox=\"0 0 %1 %2\" role=\"img\" aria-label=\"%3\">"_s.arg(
                QString::number(kWidth + 2), QString::number(top), escaped(figure.alternative))
            + bars + u"</svg>"_s);
        QStringList legend;
        for (qsizetype n = 0; n < drawing.series.size(); ++n) {
            legend.append((n == 0 ? Words::tr("outline: %1") : Words::tr("filled: %1"))
                              .arg(drawing.series.at(n).label));
        }
        raw(u"<p class=\"by\">"_s + escaped(legend.join(u"; "_s))
            + u" · <a href=\"#%1.%2\">%3</a></p></figure>"_s.arg(
                escaped(m_section), escaped(figure.table), escaped(Words::tr("the numbers"))));
    }

    /// The classes of a cell of the column.
    static QString lookOf(const Column& column, const Cell& cell)
    {
        static const QRegularExpression kLongWord(u"[!-~]{25}"_s);
        QStringList classes;
        if (column.align == Column::Align::End)
            classes.append(u"end"_s);
        // A hash may be broken anywhere, a word not.
        if (kLongWord.match(cell.text).hasMatch())
            classes.append(u"long"_s);
        return classes.isEmpty() ? QString() : u" class=\""_s + classes.join(u' ') + u'"';
    }

    static QString endOf(const Column& column)
    {
        return column.align == Column::Align::End ? u" class=\"end\""_s : QString();
    }

    /// The text, as a value where there is a number behind it.
    static QString number(const Cell& cell)
    {
        if (!cell.number) {
            return cell.text.contains(u'\n') ? u"<span class=\"cell\">"_s + escaped(cell.text) + u"</span>"_s
                                             : escaped(cell.text);
        }
        return u"<data class=\"n\" value=\""_s + QString::number(cell.number->value) + u"\" data-id=\""_s
            + escaped(cell.number->id) + u"\" data-unit=\""_s + wordOf(cell.number->unit) + u"\">"_s
            + escaped(cell.text) + u"</data>"_s;
    }

    [[nodiscard]] QString content(const Cell& cell) const { return linked(number(cell), cell.entry); }

    /// Leads to the entry in the timeline, where that is in this copy.
    [[nodiscard]] QString linked(const QString& markup, const QString& entry) const
    {
        if (entry.isEmpty() || !m_targets.contains(entry))
            return markup;
        return u"<a href=\"#"_s + escaped(anchorOf(entry)) + u"\">"_s + markup + u"</a>"_s;
    }

    const Report& m_report;
    QSet<QString> m_targets;
    QString m_html;
    QString m_section;
    bool m_isLead = false;
};

} // namespace

QByteArray htmlOf(const Report& report)
{
    return Page(report).written();
}

} // namespace muster::report
