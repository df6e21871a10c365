// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/htmlwriter.h"

#include "core/plan/words.h"

#include <QFile>
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
/// So many rows are kept on one page.
constexpr qsizetype kShortTable = 8;
/// A name that is written without spaces.
constexpr qsizetype kShortName = 12;

/// The style sheet that is compiled in.
QString style()
{
    QFile file(u":/report/report.css"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

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
    Page(const Report& report, const Drawings& drawings)
        : m_report(report)
        , m_drawings(drawings)
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
        if (!m_report.isSheet)
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
        raw(u"<style>"_s + style() + u"</style>\n</head>"_s);
        raw(m_report.isSheet ? u"<body class=\"sheet\">"_s : u"<body>"_s);
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
        raw(u"<div class=\"%1\"><table id=\"%2.%3\">"_s.arg(
            table.rows.size() > kShortTable ? u"wide"_s : u"wide short"_s, escaped(m_section),
            escaped(table.id)));
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

    /// As it was drawn, if it was, and in words.
    void write(const Figure& figure)
    {
        const auto& title = figure.drawing.title;
        raw(u"<figure id=\"%1.%2\"><p class=\"title\">%3</p>"_s.arg(
            escaped(m_section), escaped(figure.id), escaped(title)));
        auto svg = QString::fromUtf8(m_drawings.value(figure.id).svg);
        if (!svg.isEmpty()) {
            // Within HTML it goes without saying, and a page names no address.
            svg.remove(u" xmlns=\"http://www.w3.org/2000/svg\""_s);
            raw(u"<div role=\"img\" aria-label=\"%1\">"_s.arg(escaped(title)) + svg + u"</div>"_s);
        }
        raw(u"<figcaption dir=\"auto\">"_s + escaped(figure.alternative)
            + u" <a href=\"#%1.%2\">%3</a></figcaption></figure>"_s.arg(
                escaped(m_section), escaped(figure.table), escaped(Words::tr("The numbers"))));
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
        static const QRegularExpression kName(
            u"^[^\\s]*[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Hangul}][^\\s]*$"_s);
        if (cell.text.size() <= kShortName && kName.match(cell.text).hasMatch())
            classes.append(u"one"_s);
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
    const Drawings& m_drawings;
    QSet<QString> m_targets;
    QString m_html;
    QString m_section;
    bool m_isLead = false;
};

} // namespace

QByteArray htmlOf(const Report& report, const Drawings& drawings)
{
    return Page(report, drawings).written();
}

} // namespace muster::report
