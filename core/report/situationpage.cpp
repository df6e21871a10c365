// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/situationpage.h"

#include "core/base/spokentime.h"
#include "core/incident/cadence.h"
#include "core/plan/words.h"
#include "core/report/frame.h"
#include "core/report/htmlwriter.h"
#include "core/report/standing.h"

#include <algorithm>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using plan::Words;

namespace {

QList<Fact> factsOf(const Record& record)
{
    auto facts = outlineFacts(record, { u"kind"_s, u"scenario"_s, u"severity"_s, u"failed"_s, u"closed"_s });
    for (auto& fact : facts) {
        if (fact.id == u"scenario")
            fact.name = Words::tr("What is the matter");
        if (fact.id == u"severity" && record.state().severity)
            fact.cell.text = record.names().severity(*record.state().severity);
        if (fact.id == u"failed")
            fact.name = Words::tr("Since");
    }
    const auto command = commandIn(record);
    facts.append({ u"commander"_s, Words::tr("In command"),
        { command ? Words::tr("%1, since %2").arg(command->title, record.words().momentText(command->from))
                  : Words::tr("Nobody has taken command.") } });
    if (const auto back = servicesBack(record))
        facts.append({ u"back"_s, Words::tr("Services that are back"), { *back } });
    auto next = nextUpdate(record);
    if (next.text.isEmpty()) {
        next.text = record.state().closedAt ? Words::tr("none: the incident is closed")
                                            : Words::tr("none is promised");
    }
    facts.append({ u"next-update"_s, Words::tr("Next update"), next });
    facts.append({ u"as-of"_s, Words::tr("As of"), record.words().moment(record.setup().asOf) });
    facts.append({ u"written"_s, Words::tr("Written"),
        { momentText(record.setup().madeAt, QString::fromUtf8(record.setup().zone.id())) } });
    return facts;
}

Section servicesSection(const Record& record)
{
    Section section { u"standing"_s, Words::tr("Services") };
    const auto table
        = narrowed(servicesTable(record), { u"service"_s, u"standing"_s, u"due"_s, u"back"_s, u"left"_s });
    if (table.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("No service is known to be down.") });
    else
        section.blocks.append(table);
    return section;
}

/// The newest message to each audience, as it was sent.
Section toldSection(const Record& record)
{
    Section section { u"told"_s, Words::tr("What was told last") };
    for (const auto& update : incident::cadence(record.plan(), record.state())) {
        if (!update.last)
            continue;
        const auto at = record.words().momentText(update.last->at);
        if (update.last->text.isEmpty()) {
            section.blocks.append(Paragraph {
                Words::tr("%1 were told something at %2; the text is not here.").arg(update.title, at) });
            continue;
        }
        section.blocks.append(Paragraph { Words::tr("To: %1, at %2").arg(update.title, at) });
        section.blocks.append(Paragraph { update.last->text, true, Words::tr("the message that was sent") });
    }
    if (section.blocks.isEmpty())
        section.blocks.append(Paragraph { Words::tr("Nothing was told to anybody yet.") });
    const auto due = narrowed(updatesTable(record), { u"audience"_s, u"due"_s, u"left"_s });
    if (!due.rows.isEmpty())
        section.blocks.append(due);
    return section;
}

} // namespace

Report situationPage(const plan::Plan& frozen, const QList<journal::Event>& events, const ReportSetup& setup)
{
    auto outside = setup;
    outside.namesAsRoles = true;
    const Record record(frozen, eventsUntil(events, setup.asOf), outside);
    const auto what = Words::tr("Situation page");
    auto report = framed(record, what);
    report.footer = footOf(record, what, Reader::Outside);
    report.facts = factsOf(record);
    report.sections = { servicesSection(record), toldSection(record), originSection(record) };
    finish(report, record);
    return report;
}

QByteArray keptPage(const Report& page)
{
    auto kept = page;
    const bool isClosed = std::any_of(
        page.facts.begin(), page.facts.end(), [](const Fact& fact) { return fact.id == u"closed"; });
    kept.sections.prepend({ u"kept"_s, Words::tr("How new this page is"),
        { Paragraph { isClosed
                ? Words::tr("The incident is closed. This page is not written anew any more.")
                : Words::tr("This page is written anew when something changes, and else once a minute. If it "
                            "was written longer ago than that, nobody keeps it any more: ask.") } } });
    auto html = htmlOf(kept);
    const QByteArray mark = "<meta charset=\"utf-8\">";
    const auto at = html.indexOf(mark);
    if (!isClosed && at >= 0)
        html.insert(at + mark.size(), "\n<meta http-equiv=\"refresh\" content=\"15\">");
    return html;
}

} // namespace muster::report
