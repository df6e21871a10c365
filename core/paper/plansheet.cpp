// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/plansheet.h"

#include "core/paper/scenariosheet.h"
#include "core/plan/commandtext.h"
#include "core/plan/planhash.h"
#include "core/plan/plannames.h"
#include "core/plan/words.h"

#include <QRegularExpression>

namespace muster::paper {

using namespace Qt::Literals::StringLiterals;
using plan::PlanNames;
using plan::promiseText;
using plan::promiseWithRemark;
using plan::said;
using plan::Words;

namespace {

QString marked(const QString& title, bool drafted)
{
    return drafted ? title + u'\n' + Words::tr("drafted") : title;
}

QString timeOr(const std::optional<Millis>& duration)
{
    return duration ? durationText(*duration) : said({});
}

QString orNobody(const QStringList& lines)
{
    return lines.isEmpty() ? said({}) : lines.join(u'\n');
}

void addTable(Section& section, Table table)
{
    if (!table.rows.isEmpty())
        section.tables.append(std::move(table));
}

QString languageTag(const QString& written)
{
    static const QRegularExpression kTag(u"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"_s);
    return kTag.match(written).hasMatch() ? written : QString();
}

/// Writes down one plan, section by section.
class PlanWriter {
public:
    PlanWriter(const plan::Plan& plan, const QString& approval)
        : m_plan(plan)
        , m_approval(approval)
        , m_names(plan)
    {
    }

    PlanSheet write() const
    {
        PlanSheet made;
        made.id = m_plan.id.toString();
        made.title = m_plan.title;
        made.version = said(m_plan.version);
        made.status = said(m_plan.status);
        made.approval = m_approval;
        made.owner = m_names.who(m_plan.owner);
        made.language = languageTag(m_plan.language);
        made.hash = plan::shortHash(plan::hashOf(m_plan));
        made.about = about(made);
        made.promises = promises();
        made.calls = calls();
        for (const auto& scenario : m_plan.scenarios)
            made.scenarios.append(scenarioSheet(m_plan, scenario));
        made.loose = looseValidation(m_plan);
        for (const auto& section : { messages(), duties(), credentials(), backups(), checks(), assumptions(),
                 questions(), disagreements() }) {
            if (!section.tables.isEmpty() || !section.entries.isEmpty())
                made.rest.append(section);
        }
        return made;
    }

private:
    [[nodiscard]] QList<Said> about(const PlanSheet& sheet) const
    {
        QList<Said> about { { Words::tr("Version"), { sheet.version } },
            { Words::tr("Status"), { sheet.status } }, { Words::tr("Owner"), { sheet.owner } },
            { Words::tr("Hash"), { sheet.hash } } };
        if (!sheet.approval.isEmpty())
            about.append({ Words::tr("Approval"), { sheet.approval } });
        if (!m_plan.zone.isEmpty())
            about.append({ Words::tr("Times are in"), { m_plan.zone } });
        if (!m_plan.scopeIn.isEmpty())
            about.append({ Words::tr("Covers"), { m_plan.scopeIn.join(u", "_s) } });
        if (!m_plan.scopeOut.isEmpty())
            about.append({ Words::tr("Leaves out"), { m_plan.scopeOut.join(u", "_s) } });
        return about;
    }

    /// The target that rules, and who states it where that is not the service.
    [[nodiscard]] QString ruling(const plan::Service& service, const plan::RulingTarget& ruling) const
    {
        const auto text = promiseText(ruling.target);
        switch (ruling.from) {
        case plan::RulingTarget::From::Service:
            return promiseWithRemark(ruling.target);
        case plan::RulingTarget::From::Tier:
            return text + u'\n' + Words::tr("by its tier, %1").arg(m_names.tier(*service.tier));
        case plan::RulingTarget::From::Overall:
            return ruling.target.state == plan::Target::State::Unknown
                ? text
                : text + u'\n' + Words::tr("by the whole plan");
        }
        Q_UNREACHABLE();
    }

    [[nodiscard]] Section promises() const
    {
        Section made { u"promises"_s, Words::tr("What is promised"),
            Words::tr("RTO: how soon it is back after a failure. RPO: how much of the latest data may be "
                      "lost. “unknown”: nobody has said. “none”: there is no promise.") };
        Table services { Words::tr("Services"),
            { Words::tr("Service"), Words::tr("RTO"), Words::tr("RPO"), Words::tr("How it comes back"),
                Words::tr("Needs"), Words::tr("Owner") },
            {} };
        for (const auto& service : m_plan.services) {
            services.rows.append(
                { marked(service.title, service.drafted), ruling(service, plan::rulingRto(m_plan, service)),
                    ruling(service, plan::rulingRpo(m_plan, service)), said(service.strategy),
                    service.dependsOn.isEmpty() ? u"–"_s : m_names.services(service.dependsOn),
                    m_names.who(service.owner) });
        }
        addTable(made, services);
        Table others {
            Words::tr("Other promises"), { Words::tr("For"), Words::tr("RTO"), Words::tr("RPO") },
            { { Words::tr("The whole plan"), promiseWithRemark(m_plan.rto), promiseWithRemark(m_plan.rpo) } }
        };
        for (const auto& tier : m_plan.tiers)
            others.rows.append({ tier.title, promiseWithRemark(tier.rto), promiseWithRemark(tier.rpo) });
        for (const auto& target : m_plan.targets)
            others.rows.append(
                { target.title, promiseWithRemark(target.rto), promiseWithRemark(target.rpo) });
        for (const auto& data : m_plan.data)
            others.rows.append({ data.title, u"–"_s, promiseWithRemark(data.rpo) });
        addTable(made, others);
        return made;
    }

    [[nodiscard]] Section calls() const
    {
        Section made { u"calls"_s, Words::tr("Whom to call"), {} };
        Table roles { Words::tr("Roles"),
            { Words::tr("Role"), Words::tr("Held by"), Words::tr("Stands in"), Words::tr("Does") }, {} };
        for (const auto& role : m_plan.roles)
            roles.rows.append({ marked(role.title, role.drafted), m_names.who(role.primary),
                m_names.who(role.secondary), orNobody(role.duties) });
        addTable(made, roles);
        Table people { Words::tr("People"),
            { Words::tr("Name"), Words::tr("Phone"), Words::tr("Mail"), Words::tr("Roles"),
                Words::tr("Time zone") },
            {} };
        for (const auto& person : m_plan.people) {
            QStringList held;
            for (const auto& role : person.roles)
                held.append(m_names.role(role));
            people.rows.append(
                { person.name, said(person.phone), said(person.email), orNobody(held), said(person.zone) });
        }
        addTable(made, people);
        Table contacts { Words::tr("Contacts"),
            { Words::tr("Contact"), Words::tr("Phone"), Words::tr("Mail"), Words::tr("Go further after") },
            {} };
        for (const auto& contact : m_plan.contacts)
            contacts.rows.append({ contact.title, said(contact.phone), said(contact.email),
                contact.escalateAfter ? durationText(*contact.escalateAfter) : said({}) });
        addTable(made, contacts);
        Table vendors { Words::tr("Vendors"),
            { Words::tr("Vendor"), Words::tr("Support"), Words::tr("Status page") }, {} };
        for (const auto& vendor : m_plan.vendors)
            vendors.rows.append({ vendor.title, said(vendor.support), said(vendor.statusPage) });
        addTable(made, vendors);
        Table severities { Words::tr("Severities, the worst first"),
            { Words::tr("Severity"), Words::tr("Answered within") }, {} };
        for (const auto& severity : m_plan.severities)
            severities.rows.append(
                { marked(severity.title, severity.drafted), promiseWithRemark(severity.respond) });
        if (made.tables.isEmpty())
            made.remark = Words::tr("The plan names nobody to call.");
        addTable(made, severities);
        return made;
    }

    [[nodiscard]] Section messages() const
    {
        const auto& all = m_plan.communications;
        Section made { u"messages"_s, Words::tr("Who hears what"), {} };
        Table audiences { Words::tr("Audiences"),
            { Words::tr("Audience"), Words::tr("First after"), Words::tr("Then every"), Words::tr("By") },
            {} };
        for (const auto& audience : all.audiences) {
            QStringList channels;
            for (const auto& channel : audience.channels)
                channels.append(m_names.channel(channel));
            audiences.rows.append({ marked(audience.title, audience.drafted), timeOr(audience.first),
                timeOr(audience.every), orNobody(channels) });
        }
        addTable(made, audiences);
        Table channels { Words::tr("Channels"),
            { Words::tr("Channel"), Words::tr("Kind"), Words::tr("Address"), Words::tr("Room") }, {} };
        for (const auto& channel : all.channels)
            channels.rows.append({ marked(channel.title, channel.drafted), said(channel.kind),
                m_names.address(channel.address), channel.room.isEmpty() ? u"–"_s : channel.room });
        addTable(made, channels);
        for (const auto& one : all.templates) {
            QStringList lines;
            if (one.audience)
                lines.append(Words::tr("For: %1").arg(m_names.audience(*one.audience)));
            if (one.drafted)
                lines.append(Words::tr("drafted"));
            made.entries.append(
                { Words::tr("Message: %1").arg(one.subject.isEmpty() ? one.id.toString() : one.subject),
                    lines, one.body });
        }
        if (!made.entries.isEmpty())
            made.remark
                = Words::tr("What stands between {{ and }} is filled in when the message is written.");
        return made;
    }

    [[nodiscard]] Section duties() const
    {
        Section made { u"duties"_s, Words::tr("What law and contracts ask for"), {} };
        Table duties { Words::tr("Duties"),
            { Words::tr("Duty"), Words::tr("Once"), Words::tr("Within"), Words::tr("Towards"),
                Words::tr("Owner") },
            {} };
        for (const auto& duty : m_plan.duties)
            duties.rows.append({ marked(duty.title, duty.drafted), said(duty.trigger), timeOr(duty.within),
                said(duty.authority), m_names.who(duty.owner) });
        addTable(made, duties);
        return made;
    }

    [[nodiscard]] Section credentials() const
    {
        Section made { u"credentials"_s, Words::tr("Credentials"),
            Words::tr("Names, and where they are kept. Their values never stand in a plan.") };
        Table table { Words::tr("Credentials"),
            { Words::tr("Credential"), Words::tr("Kept in"), Words::tr("Use") }, {} };
        for (const auto& one : m_plan.credentials) {
            QStringList kept;
            if (!one.keychain.isEmpty())
                kept.append(Words::tr("keychain: %1").arg(one.keychain));
            if (!one.onepassword.isEmpty())
                kept.append(Words::tr("1Password: %1").arg(one.onepassword));
            QStringList use;
            if (one.breakGlass)
                use.append(Words::tr("only in an emergency, with a second person"));
            if (one.rotateAfterUse)
                use.append(Words::tr("to be changed after use"));
            table.rows.append({ one.title.isEmpty() ? one.id : one.title, orNobody(kept),
                use.isEmpty() ? u"–"_s : use.join(u'\n') });
        }
        addTable(made, table);
        return made;
    }

    [[nodiscard]] Section backups() const
    {
        Section made { u"backups"_s, Words::tr("Backups"), {} };
        Table table { Words::tr("What is backed up, how often, and how long it is kept"),
            { Words::tr("Backup"), Words::tr("Of"), Words::tr("How often"), Words::tr("Kept for"),
                Words::tr("Copies") },
            {} };
        for (const auto& one : m_plan.backups) {
            QStringList copies;
            for (const auto& copy : one.copies)
                copies.append(copy.region.isEmpty()
                        ? said(copy.where)
                        : Words::tr("%1 (region: %2)").arg(said(copy.where), copy.region));
            table.rows.append(
                { marked(one.title, one.drafted), one.service ? m_names.service(*one.service) : said({}),
                    said(one.schedule ? one.schedule->text : QString()),
                    said(one.retention ? one.retention->text : QString()), orNobody(copies) });
        }
        addTable(made, table);
        return made;
    }

    [[nodiscard]] Section checks() const
    {
        Section made { u"checks"_s, Words::tr("Checks"), Words::tr("What shows whether something works.") };
        for (const auto& check : m_plan.checks) {
            auto lines = wordsOfCheck(m_plan, check);
            if (check.drafted)
                lines.append(Words::tr("drafted"));
            made.entries.append({ check.title.isEmpty() ? check.id.toString() : check.title, lines,
                check.command ? plan::commandText(check.command->argv) : QString() });
        }
        return made;
    }

    [[nodiscard]] Section assumptions() const
    {
        Section made { u"assumptions"_s, Words::tr("Assumptions"),
            Words::tr("The plan works only as long as these are true.") };
        for (const auto& one : m_plan.assumptions)
            made.entries.append({ one.drafted ? Words::tr("%1 (drafted)").arg(one.text) : one.text, {} });
        return made;
    }

    [[nodiscard]] Section questions() const
    {
        Section made { u"questions"_s, Words::tr("Open questions"),
            Words::tr("Nobody has answered these yet.") };
        for (const auto& one : m_plan.notes.questions)
            made.entries.append({ one.text, {} });
        return made;
    }

    [[nodiscard]] Section disagreements() const
    {
        Section made { u"disagreements"_s, Words::tr("Where the documents disagree"),
            Words::tr("The plan keeps every side, and takes none.") };
        for (const auto& one : m_plan.disagreements) {
            QStringList sides;
            for (const auto& side : one.sides)
                sides.append(side.place.source.isEmpty()
                        ? side.text
                        : Words::tr("%1 (%2)").arg(side.text, side.place.source));
            made.entries.append({ one.about, sides });
        }
        return made;
    }

    const plan::Plan& m_plan;
    const QString& m_approval;
    const PlanNames m_names;
};

} // namespace

PlanSheet planSheet(const plan::Plan& plan, const QString& approval)
{
    return PlanWriter(plan, approval).write();
}

QString phaseName(const PhaseSheet& phase)
{
    return phase.number.isEmpty() ? phase.title : phase.number + u' ' + phase.title;
}

QString closingWords(const PhaseSheet& phase)
{
    return phase.complete.isEmpty() ? QString()
                                    : Words::tr("When all is done, say: “%1”").arg(phase.complete);
}

QString aboutDrafted()
{
    return Words::tr(
        "“drafted” marks what was added so that the plan can be used; nobody has promised it yet.");
}

} // namespace muster::paper
