// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/incidentreport.h"

#include "core/base/printable.h"
#include "core/plan/words.h"
#include "core/report/htmlwriter.h"
#include "core/report/pseudonyms.h"
#include "core/report/sections.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using plan::Words;

namespace {

constexpr qsizetype kShortId = 8;
constexpr int kLongestSlug = 60;
constexpr qsizetype kMostHeadlines = 4;

QString titleOf(const Record& record)
{
    const auto* declared
        = record.newest([](const Told& told) { return told.says<incident::IncidentDeclared>() != nullptr; });
    const auto title = declared ? record.said(*declared, "title"_L1) : QString();
    if (!title.isEmpty())
        return title;
    const auto* scenario = record.plan().scenario(record.state().scenario);
    return scenario ? scenario->title : Words::tr("Incident");
}

/// What people wrote for the report itself; nothing where they did not.
QList<Section> writtenSections(const Record& record)
{
    QList<Section> sections {
        { u"contributors"_s, Words::tr("What contributed") },
        { u"surprises"_s, Words::tr("What surprised") },
        { u"luck"_s, Words::tr("Where luck helped") },
    };
    for (auto& section : sections) {
        for (const auto& written : record.setup().written) {
            if (written.section == section.id)
                section.blocks.append(Paragraph { written.text, true, written.by });
        }
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

/// Everybody whose name the record, the plan or the setup has, in the order in which they came.
QList<Known> peopleOf(const Record& record)
{
    QList<Known> people;
    QHash<QString, QString> roles;
    for (const auto& tenure : tenuresIn(record)) {
        const auto name = tenure.holder.simplified();
        if (!roles.contains(name))
            roles.insert(name, tenure.title);
    }
    const auto add = [&](const QString& name) { people.append({ name, roles.value(name.simplified()) }); };
    for (const auto& told : record.told()) {
        // What the machine saw of itself stands under the name of this program.
        if (told.line && !(told.payload && incident::isOfMachine(*told.payload)))
            add(told.event->actor.name);
        if (const auto* assigned = told.says<incident::RoleAssigned>())
            add(assigned->holderName);
        if (const auto* verified = told.says<incident::StepVerified>())
            add(verified->secondName);
        if (const auto* given = told.says<incident::ApprovalGiven>())
            add(given->approverName);
        if (const auto* refused = told.says<incident::ApprovalRefused>())
            add(refused->approverName);
    }
    auto known = record.state().people.values();
    std::sort(known.begin(), known.end());
    std::for_each(known.begin(), known.end(), add);
    for (const auto& person : record.plan().people)
        add(person.name.isEmpty() ? person.id : person.name);
    if (const auto& approval = record.setup().approval) {
        for (const auto& one : approval->approvals) {
            add(one.by);
            add(one.withdrawn ? one.withdrawn->by : QString());
        }
    }
    for (const auto& written : record.setup().written)
        add(written.by);
    add(record.setup().madeBy);
    return people;
}

QList<Headline> headlinesOf(const Record& record)
{
    auto headlines = objectivesHeadlines(record);
    if (const auto messages = messagesHeadline(record))
        headlines.append(*messages);
    return headlines.mid(0, kMostHeadlines);
}

/// Letters and digits of any script, with a dash for whatever stands between.
QString slugOf(const QString& title)
{
    QString slug;
    int letters = 0;
    for (const auto letter : title.toLower().toUcs4()) {
        if (letters == kLongestSlug)
            break;
        const char32_t one = letter;
        if (QChar::isLetterOrNumber(one)) {
            slug += QString::fromUcs4(&one, 1);
            ++letters;
        } else if (!slug.isEmpty() && !slug.endsWith(u'-')) {
            slug += u'-';
        }
    }
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug;
}

/// Day and title, as the names of files begin.
QString beginningOf(const Report& report)
{
    const auto slug = slugOf(report.title);
    return report.day.toString(Qt::ISODate) + u'_' + (slug.isEmpty() ? u"incident"_s : slug);
}

} // namespace

Report incidentReport(const plan::Plan& frozen, const QList<journal::Event>& events, const ReportSetup& setup)
{
    const Record record(frozen, events, setup);
    Report report;
    report.subject = record.told().isEmpty() ? QString() : record.told().first().event->stream.toString();
    report.day = record.words().dayOf(record.state().failedAt);
    report.title = titleOf(record);
    report.subtitle = Words::tr("%1 · %2 · times in %3")
                          .arg(record.plan().title, record.words().dayText(record.state().failedAt),
                              record.words().zoneText());
    report.banner = record.isDrill() ? Words::tr("EXERCISE") : QString();
    report.footer
        = Words::tr("Record %1 · times in %2").arg(report.subject.left(kShortId), record.words().zoneText());
    report.headlines = headlinesOf(record);
    report.facts = overviewFacts(record);
    report.sections = sectionsOf(record);
    nameNumbers(report);
    if (setup.namesAsRoles) {
        const Pseudonyms pseudonyms(peopleOf(record));
        rewriteTexts(report, [&](const QString& text) { return printable(pseudonyms.replaced(text)); });
    } else {
        rewriteTexts(report, printable);
    }
    return report;
}

QByteArray htmlReport(const plan::Plan& frozen, const QList<journal::Event>& events, const ReportSetup& setup)
{
    return htmlOf(incidentReport(frozen, events, setup));
}

QString reportName(const Report& report)
{
    return beginningOf(report) + u"_report"_s;
}

QString longReportName(const Report& report)
{
    return u"%1_%2_report"_s.arg(beginningOf(report), report.subject.left(kShortId));
}

} // namespace muster::report
