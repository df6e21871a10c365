// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/incidentreport.h"

#include "core/plan/words.h"
#include "core/report/frame.h"
#include "core/report/htmlwriter.h"
#include "core/report/sections.h"

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using plan::Words;

namespace {

/// What people wrote for the report itself; nothing where they did not.
QList<Section> writtenSections(const Record& record)
{
    QList<Section> sections {
        { u"contributors"_s, Words::tr("What contributed") },
        { u"mitigators"_s, Words::tr("What helped") },
        { u"surprises"_s, Words::tr("What surprised") },
        { u"luck"_s, Words::tr("Where luck helped") },
    };
    for (auto& section : sections) {
        if (const auto said = writtenFor(record, section.id))
            section.blocks.append(*said);
    }
    sections.removeIf([](const Section& section) { return section.blocks.isEmpty(); });
    return sections;
}

QList<Section> sectionsOf(const Record& record)
{
    QList<Section> sections { summarySection(record), impactSection(record), objectivesSection(record),
        timelineSection(record), adherenceSection(record), decisionsSection(record), messagesSection(record),
        rolesSection(record), credentialsSection(record), changesSection(record), evidenceSection(record),
        anchorsSection(record), followUpsSection(record) };
    sections += writtenSections(record);
    sections.append(appendixSection(record));
    const auto& leftOut = record.setup().leftOut;
    sections.removeIf([&](const Section& section) { return leftOut.contains(section.id); });
    return sections;
}

} // namespace

Report incidentReport(const plan::Plan& frozen, const QList<journal::Event>& events, const ReportSetup& setup)
{
    const Record record(frozen, events, setup);
    auto report = framed(record);
    report.footer = Words::tr("Record %1 · times in %2").arg(shortId(report), record.words().zoneText());
    report.headlines = promiseHeadlines(record);
    report.facts = overviewFacts(record);
    report.sections = sectionsOf(record);
    finish(report, record);
    return report;
}

QByteArray htmlReport(const plan::Plan& frozen, const QList<journal::Event>& events, const ReportSetup& setup)
{
    return htmlOf(incidentReport(frozen, events, setup));
}

} // namespace muster::report
