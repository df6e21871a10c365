// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/words.h"
#include "core/report/sections.h"

#include <QHash>

#include <algorithm>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using Align = Column::Align;
using plan::Words;

namespace {

/// How a credential was used, in words; empty for an entry about anything else. No entry holds a value.
struct Use {
    QString credential;
    QString how;
    QString reason;
};

std::optional<Use> useIn(const Record& record, const Told& told)
{
    using incident::CredentialAccessed;
    using incident::CredentialProven;
    using incident::CredentialStored;
    if (const auto* asked = told.says<CredentialAccessed>()) {
        return Use { asked->credential,
            asked->how == CredentialAccessed::How::Revealed ? Words::tr("asked for, to be shown")
                                                            : Words::tr("asked for, to be copied"),
            record.said(told, "why"_L1) };
    }
    if (const auto* stored = told.says<CredentialStored>()) {
        return Use { stored->credential,
            stored->how == CredentialStored::How::Added ? Words::tr("put into the keychain")
                                                        : Words::tr("replaced in the keychain"),
            {} };
    }
    if (const auto* proven = told.says<CredentialProven>()) {
        return Use { proven->credential,
            proven->fact == CredentialProven::Fact::NewWorks ? Words::tr("changed: the new value works")
                                                             : Words::tr("changed: the old value is dead"),
            record.said(told, "saw"_L1) };
    }
    if (const auto* doubted = told.says<incident::CredentialDoubted>()) {
        return Use { doubted->credential,
            doubted->fact == CredentialProven::Fact::NewWorks
                ? Words::tr("the new value does not work after all")
                : Words::tr("the old value still works after all"),
            {} };
    }
    return std::nullopt;
}

} // namespace

QList<Tenure> tenuresIn(const Record& record)
{
    QList<Tenure> tenures;
    QHash<plan::RoleId, qsizetype> holding;
    for (const auto& told : record.told()) {
        const auto* assigned = told.says<incident::RoleAssigned>();
        if (!assigned)
            continue;
        const auto at = told.event->at;
        if (const auto before = holding.constFind(assigned->role); before != holding.constEnd())
            tenures[*before].until = std::max(at, tenures.at(*before).from);
        holding.insert(assigned->role, tenures.size());
        tenures.append({ assigned->role, record.names().role(assigned->role),
            assigned->holderName.isEmpty() ? record.state().nameOf(assigned->holder) : assigned->holderName,
            at, {}, assigned->how, told.entry });
    }
    return tenures;
}

Section rolesSection(const Record& record)
{
    Section section { u"roles"_s, Words::tr("Roles and handovers") };
    Table table { u"tenures"_s, Words::tr("Who held which role"),
        { { u"role"_s, Words::tr("Role") }, { u"who"_s, Words::tr("Who") },
            { u"from"_s, Words::tr("From"), Align::End }, { u"until"_s, Words::tr("Until"), Align::End },
            { u"length"_s, Words::tr("For"), Align::End }, { u"how"_s, Words::tr("How") },
            { u"entry"_s, Words::tr("Entry") } },
        {} };
    for (const auto& tenure : tenuresIn(record)) {
        const auto until = tenure.until.value_or(record.end());
        table.rows.append({ tenure.entry,
            { { tenure.title }, { tenure.holder }, record.words().moment(tenure.from),
                tenure.until ? record.words().moment(until) : Cell { Words::tr("to the end") },
                Wording::duration(std::max(until - tenure.from, Millis::zero())),
                { tenure.how == incident::RoleAssigned::How::HandedOver ? Words::tr("handed over")
                                                                        : Words::tr("taken") },
                entryCell(tenure.entry) } });
    }
    if (table.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("Nobody took a role.") });
    else
        section.blocks.append(table);
    return section;
}

Section credentialsSection(const Record& record)
{
    Section section { u"credentials"_s, Words::tr("Credentials") };
    Table table { u"uses"_s, Words::tr("Which credentials were used"),
        { { u"time"_s, Words::tr("Time"), Align::End }, { u"credential"_s, Words::tr("Credential") },
            { u"how"_s, Words::tr("What was done") }, { u"reason"_s, Words::tr("Reason, or what was seen") },
            { u"by"_s, Words::tr("By") }, { u"entry"_s, Words::tr("Entry") } },
        {} };
    for (const auto& told : record.told()) {
        if (const auto use = useIn(record, told)) {
            table.rows.append({ told.entry,
                { record.words().moment(told.event->at), { record.names().credential(use->credential) },
                    { use->how }, { use->reason }, { Record::actorOf(told) }, entryCell(told.entry) } });
        }
    }
    if (table.rows.isEmpty()) {
        section.blocks.append(Paragraph { Words::tr("No credential was asked for through Muster.") });
        return section;
    }
    section.blocks.append(table);
    section.blocks.append(
        Paragraph { Words::tr("Credentials are told by name. The record never holds the value of one.") });
    return section;
}

} // namespace muster::report
