// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/htmlpages.h"

#include "core/base/printable.h"
#include "core/paper/plansheet.h"
#include "core/plan/plannames.h"
#include "core/plan/words.h"

#include <QRegularExpression>

#include <algorithm>

namespace muster::paper {

using namespace Qt::Literals::StringLiterals;
using plan::Words;
using Look = Piece::Look;

namespace {

constexpr auto kGenerator = R"(<meta name="generator" content="muster-cli plan publish">)";

/// No colour carries a meaning of its own: marks are words, and what is dangerous stands in a double frame.
constexpr auto kStyle = R"css(
 :root{color-scheme:light dark;--ink:#1b1e22;--soft:#565d66;--paper:#fff;--shade:#f2f3f5;--line:#c3c8ce;--link:#0b4f9c}
 @media (prefers-color-scheme:dark){:root{--ink:#e7e9ec;--soft:#a6adb6;--paper:#15181c;--shade:#20252b;--line:#454c55;--link:#8fbcf5}}
 *{box-sizing:border-box}
 body{margin:0 auto;max-width:62rem;padding:1rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}
 h1,h2,h3,h4,p,li,td,th,dt,dd,pre,caption{unicode-bidi:plaintext}
 h1{font-size:1.7rem;line-height:1.25;margin:.5rem 0}
 h2{font-size:1.35rem;line-height:1.3;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:3px solid var(--ink)}
 h3{font-size:1.1rem;margin:1.75rem 0 .5rem}
 h4{font-size:1rem;margin:0;flex:1;min-width:0}
 p{margin:.4rem 0;max-width:46rem}
 a{color:var(--link)}
 nav ul{padding:0;margin:1rem 0;list-style:none;columns:17rem;column-gap:2rem}
 nav a{display:block;padding:.3rem 0}
 dl{display:grid;grid-template-columns:minmax(7rem,11rem) 1fr;gap:.15rem 1rem;margin:.5rem 0}
 dt{color:var(--soft)}
 dd{margin:0;min-width:0}
 dd p{margin:0}
 .wide{overflow-x:auto;margin:1rem 0}
 table{border-collapse:collapse;width:100%}
 caption{text-align:start;font-weight:600;padding:.3rem 0}
 th,td{text-align:start;vertical-align:top;padding:.4rem .6rem;border:1px solid var(--line);overflow-wrap:break-word}
 thead th{background:var(--shade)}
 tbody th{font-weight:600}
 .whole{white-space:nowrap}
 ol.steps,ul.answers{list-style:none;padding:0;margin:.5rem 0}
 .steps>li{border:1px solid var(--line);border-radius:4px;padding:.75rem;margin:.6rem 0}
 .head{display:flex;gap:.6rem;align-items:baseline}
 .code{font-weight:700;font-variant-numeric:tabular-nums;min-width:2.2rem}
 .tick{display:inline-block;flex:none;width:1em;height:1em;border:2px solid var(--ink);vertical-align:-.1em}
 .answers .tick{border-radius:50%;margin-inline-end:.5rem}
 .marks{margin:.2rem 0;font-size:.85rem;font-weight:700}
 .marks span,.mark{border:1px solid var(--ink);border-radius:3px;padding:0 .4rem;margin-inline-end:.4rem;font-size:.85rem;font-weight:700}
 .danger{border:4px double var(--ink);padding:.4rem .75rem;margin:.5rem 0}
 .danger p{margin:.1rem 0}
 pre{margin:.1rem 0;padding:.5rem .6rem;background:var(--shade);border:1px solid var(--line);font:.9rem/1.45 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
 .say{font-weight:600}
 .blank{display:inline-block;min-width:12rem;border-bottom:1px solid var(--ink)}
 footer{margin-top:3rem;padding-top:.75rem;border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
 @media (max-width:34rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.4rem}
 table,tbody,tr,td,tbody th,caption{display:block}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
 tr{border:1px solid var(--line);margin:.5rem 0;padding:.3rem 0}td,tbody th{border:0;padding:.15rem .6rem}
 td::before{content:attr(data-label)": ";color:var(--soft)}}
 @media print{:root{--ink:#000;--soft:#333;--paper:#fff;--shade:#fff;--line:#777;--link:#000}
 body{max-width:none;padding:0;font-size:10pt}nav{display:none}.scenario{break-before:page}
 h2,h3,h4,.head,caption{break-after:avoid}.steps>li,tr,.danger,.entry{break-inside:avoid}.wide{overflow:visible}}
)css";

QString escaped(const QString& text)
{
    return printable(text).toHtmlEscaped();
}

/// An address that a reader can open or call is a link; nothing else is.
QString reachable(const QString& written)
{
    static const QRegularExpression kPage(u"^https?://[^\\s<>\"']+$"_s);
    static const QRegularExpression kMail(u"^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$"_s);
    static const QRegularExpression kPhone(u"^\\+[0-9][0-9 ()/-]{4,}$"_s);
    const auto line = printable(written);
    const auto text = line.toHtmlEscaped();
    const auto link = [&](const QString& target) {
        return uR"(<a href="%1" rel="noreferrer">%2</a>)"_s.arg(target.toHtmlEscaped(), text);
    };
    if (kPage.match(line).hasMatch())
        return link(line);
    if (kMail.match(line).hasMatch())
        return link(u"mailto:"_s + line);
    if (kPhone.match(line).hasMatch()) {
        auto digits = line;
        static const QRegularExpression kBetween(u"[ ()/-]"_s);
        return link(u"tel:"_s + digits.remove(kBetween));
    }
    return text;
}

/// Writes one page.
class Page {
public:
    void begin(const QString& language, const QString& title)
    {
        // Where a plan does not say its language, the words of this program rule.
        m_html = u"<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"_s.arg(
            language.isEmpty() ? u"en"_s : language);
        m_html += QLatin1StringView(kGenerator) + u'\n';
        m_html += uR"(<meta http-equiv="Content-Security-Policy" content="default-src 'none'; )"
                  uR"(style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">)"
                  "\n"_s;
        m_html += u"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"_s;
        line(u"<title>%1</title>"_s, title);
        m_html += u"<style>"_s + QString::fromUtf8(kStyle) + u"</style>\n</head>\n<body>\n"_s;
    }

    QByteArray end(const QString& words)
    {
        line(u"<footer><p>%1</p></footer>"_s, words);
        m_html += u"</body>\n</html>\n"_s;
        return m_html.toUtf8();
    }

    /// A line of our own markup, with one text in it.
    void line(const QString& markup, const QString& text)
    {
        m_html += QString(markup).replace(u"%1"_s, escaped(text)) + u'\n';
    }
    void raw(const QString& markup) { m_html += markup + u'\n'; }

    void mark(const QString& text) { line(u"<p><span class=\"mark\">%1</span></p>"_s, text); }

    void list(const QList<Said>& all)
    {
        if (all.isEmpty())
            return;
        raw(u"<dl>"_s);
        for (const auto& said : all)
            term(said.name, said.lines);
        raw(u"</dl>"_s);
    }

    void table(const Table& table)
    {
        line(u"<div class=\"wide\"><table>\n<caption>%1</caption>\n<thead><tr>"_s, table.caption);
        for (const auto& column : table.columns)
            line(u"<th scope=\"col\">%1</th>"_s, column);
        raw(u"</tr></thead>\n<tbody>"_s);
        for (const auto& row : table.rows) {
            raw(u"<tr>"_s);
            for (qsizetype i = 0; i < row.size(); ++i) {
                const auto text = cell(row[i]);
                raw(i == 0 ? u"<th scope=\"row\">"_s + text + u"</th>"_s
                           : u"<td data-label=\"%1\">"_s.arg(escaped(table.columns[i])) + text + u"</td>"_s);
            }
            raw(u"</tr>"_s);
        }
        raw(u"</tbody>\n</table></div>"_s);
    }

    void section(const Section& section)
    {
        raw(u"<section id=\"%1\">"_s.arg(section.id));
        line(u"<h2>%1</h2>"_s, section.title);
        if (!section.remark.isEmpty())
            line(u"<p>%1</p>"_s, section.remark);
        for (const auto& one : section.tables)
            table(one);
        entries(section.entries);
        raw(u"</section>"_s);
    }

    void phase(const PhaseSheet& phase, const QString& scenario)
    {
        line(u"<h3>%1</h3>"_s, phaseName(phase));
        list(phase.about);
        if (!phase.steps.isEmpty()) {
            raw(u"<ol class=\"steps\">"_s);
            for (const auto& one : phase.steps)
                step(one, scenario);
            raw(u"</ol>"_s);
        }
        if (!phase.complete.isEmpty())
            line(u"<p class=\"say\">%1</p>"_s, closingWords(phase));
    }

private:
    void term(const QString& name, const QStringList& lines)
    {
        line(u"<dt>%1</dt><dd>"_s, name);
        for (const auto& text : lines)
            line(u"<p>%1</p>"_s, text);
        raw(u"</dd>"_s);
    }

    [[nodiscard]] static QString cell(const QString& text)
    {
        QStringList lines;
        for (const auto& line : text.split(u'\n'))
            // "30 min" stays in one piece.
            lines.append(line.size() > 12 ? reachable(line)
                                          : u"<span class=\"whole\">"_s + reachable(line) + u"</span>"_s);
        return lines.join(u"<br>"_s);
    }

    void entries(const QList<Entry>& all)
    {
        bool isInList = false;
        for (const auto& one : all) {
            if (one.isItem() != isInList) {
                isInList = one.isItem();
                raw(isInList ? u"<ul>"_s : u"</ul>"_s);
            }
            if (isInList)
                line(u"<li>%1</li>"_s, one.title);
            else
                entry(one);
        }
        if (isInList)
            raw(u"</ul>"_s);
    }

    void entry(const Entry& entry)
    {
        raw(u"<div class=\"entry\">"_s);
        line(u"<h3>%1</h3>"_s, entry.title);
        if (entry.lines.size() == 1)
            line(u"<p>%1</p>"_s, entry.lines.first());
        if (entry.lines.size() > 1) {
            raw(u"<ul>"_s);
            for (const auto& text : entry.lines)
                line(u"<li>%1</li>"_s, text);
            raw(u"</ul>"_s);
        }
        if (!entry.verbatim.isEmpty())
            line(u"<pre>%1</pre>"_s, entry.verbatim);
        raw(u"</div>"_s);
    }

    void step(const StepSheet& step, const QString& scenario)
    {
        if (step.code.isEmpty())
            raw(u"<li>"_s);
        else
            raw(u"<li id=\"%1.%2\">"_s.arg(scenario, step.code));
        raw(u"<div class=\"head\"><span class=\"tick\" aria-hidden=\"true\"></span>"_s);
        if (!step.code.isEmpty())
            line(u"<span class=\"code\">%1</span>"_s, step.code);
        line(u"<h4>%1</h4></div>"_s, step.text);
        if (!step.marks.isEmpty()) {
            QString marks;
            for (const auto& one : step.marks)
                marks += u"<span>%1</span>"_s.arg(escaped(one));
            raw(u"<p class=\"marks\">"_s + marks + u"</p>"_s);
        }
        for (const auto& piece : step.pieces) {
            if (piece.look == Look::Boxed)
                danger(piece);
        }
        const bool isBare = std::all_of(step.pieces.begin(), step.pieces.end(),
            [](const Piece& piece) { return piece.look == Look::Boxed; });
        if (isBare && step.role.isEmpty() && step.takes.isEmpty()) {
            raw(u"</li>"_s);
            return;
        }
        raw(u"<dl>"_s);
        if (!step.role.isEmpty())
            term(Words::tr("Role"), { step.role });
        if (!step.takes.isEmpty())
            term(Words::tr("Planned"), { step.takes });
        for (const auto& piece : step.pieces)
            part(piece);
        raw(u"</dl>\n</li>"_s);
    }

    void danger(const Piece& piece)
    {
        line(u"<div class=\"danger\"><p><strong>%1</strong></p>"_s, piece.label);
        for (const auto& text : piece.lines)
            line(u"<p>%1</p>"_s, text);
        raw(u"</div>"_s);
    }

    void part(const Piece& piece)
    {
        switch (piece.look) {
        case Look::Boxed:
            return;
        case Look::Plain:
            term(piece.label, piece.lines);
            return;
        case Look::Verbatim:
            line(u"<dt>%1</dt>"_s, piece.label);
            line(u"<dd><pre>%1</pre></dd>"_s, piece.lines.join(u'\n'));
            return;
        case Look::Choices:
            line(u"<dt>%1</dt>"_s, piece.label);
            line(u"<dd><p>%1</p><ul class=\"answers\">"_s, piece.lines.first());
            for (const auto& answer : piece.lines.sliced(1))
                line(u"<li><span class=\"tick\" aria-hidden=\"true\"></span>%1</li>"_s, answer);
            raw(u"</ul></dd>"_s);
            return;
        case Look::Blank:
            line(u"<dt>%1</dt><dd><span class=\"blank\">&nbsp;</span></dd>"_s, piece.label);
            return;
        }
        Q_UNREACHABLE();
    }

    QString m_html;
};

QString anchorOf(const ScenarioSheet& scenario)
{
    // Sections have ids of their own.
    return u"scenario-"_s + scenario.id;
}

void writeNavigation(Page& page, const PlanSheet& sheet)
{
    page.raw(u"<nav aria-label=\"%1\"><ul>"_s.arg(Words::tr("On this page")));
    const auto link = [&](const QString& id, const QString& title) {
        page.line(u"<li><a href=\"#"_s + id + u"\">%1</a></li>"_s, title);
    };
    link(sheet.promises.id, sheet.promises.title);
    link(sheet.calls.id, sheet.calls.title);
    for (const auto& scenario : sheet.scenarios)
        link(anchorOf(scenario), Words::tr("Scenario: %1").arg(scenario.title));
    for (const auto& section : sheet.rest)
        link(section.id, section.title);
    page.raw(u"</ul></nav>"_s);
}

} // namespace

QByteArray planPage(const PlanSheet& sheet, const QString& published)
{
    Page page;
    page.begin(sheet.language, Words::tr("%1: recovery plan").arg(sheet.title));
    page.raw(u"<header>"_s);
    page.line(u"<h1>%1</h1>"_s, sheet.title);
    page.list(sheet.about);
    page.line(u"<p>%1</p>"_s, aboutDrafted());
    page.raw(u"</header>"_s);
    writeNavigation(page, sheet);
    page.raw(u"<main>"_s);
    page.section(sheet.promises);
    page.section(sheet.calls);
    for (const auto& scenario : sheet.scenarios) {
        page.raw(u"<section class=\"scenario\" id=\"%1\">"_s.arg(anchorOf(scenario)));
        page.line(u"<h2>%1</h2>"_s, Words::tr("Scenario: %1").arg(scenario.title));
        if (scenario.drafted)
            page.mark(Words::tr("drafted"));
        page.list(scenario.about);
        for (const auto& phase : scenario.phases)
            page.phase(phase, scenario.id);
        page.raw(u"</section>"_s);
    }
    if (sheet.scenarios.isEmpty())
        page.line(u"<p>%1</p>"_s, Words::tr("The plan has no scenario."));
    for (const auto& phase : sheet.loose)
        page.phase(phase, u"validation"_s);
    for (const auto& section : sheet.rest)
        page.section(section);
    page.raw(u"</main>"_s);
    return page.end(Words::tr("Published %1 from version %2, hash %3. Check the version before use.")
                        .arg(published, sheet.version, sheet.hash));
}

QByteArray indexPage(const QList<PlanSheet>& sheets, const QString& published)
{
    Page page;
    page.begin(u"en"_s, Words::tr("Recovery plans"));
    page.line(u"<h1>%1</h1>\n<main>"_s, Words::tr("Recovery plans"));
    page.raw(u"<div class=\"wide\"><table>"_s);
    page.line(u"<caption>%1</caption>\n<thead><tr>"_s, Words::tr("Plans"));
    const QStringList columns { Words::tr("Plan"), Words::tr("Version"), Words::tr("Status"),
        Words::tr("Approval"), Words::tr("Owner"), Words::tr("Scenarios") };
    for (const auto& column : columns)
        page.line(u"<th scope=\"col\">%1</th>"_s, column);
    page.raw(u"</tr></thead>\n<tbody>"_s);
    for (const auto& sheet : sheets) {
        page.line(u"<tr><th scope=\"row\"><a href=\""_s + pageName(sheet) + u"\">%1</a></th>"_s, sheet.title);
        const QStringList cells { sheet.version, sheet.status, plan::said(sheet.approval), sheet.owner,
            QString::number(sheet.scenarios.size()) };
        for (qsizetype i = 0; i < cells.size(); ++i)
            page.line(u"<td data-label=\""_s + columns[i + 1] + u"\">%1</td>"_s, cells[i]);
        page.raw(u"</tr>"_s);
    }
    page.raw(u"</tbody>\n</table></div>\n</main>"_s);
    return page.end(Words::tr("Published %1.").arg(published));
}

QString pageName(const PlanSheet& sheet)
{
    return sheet.id + u".html"_s;
}

QString indexName()
{
    return u"index.html"_s;
}

bool isOurPage(const QByteArray& beginning)
{
    return beginning.contains(kGenerator);
}

} // namespace muster::paper
