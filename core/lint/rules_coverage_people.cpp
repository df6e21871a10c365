// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/coverage.h"
#include "core/lint/rules_coverage.h"
#include "core/plan/words.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <utility>

namespace muster::plan::lint {

namespace {

/// Who can hold each role: its primary, its secondary, and the persons who name it.
QHash<RoleId, QSet<QString>> holdersOf(const Plan& plan)
{
    QHash<RoleId, QSet<QString>> holders;
    for (const auto& role : plan.roles) {
        for (const auto& who : { role.primary, role.secondary }) {
            if (!isNobody(who))
                holders[role.id].insert(who);
        }
    }
    for (const auto& person : plan.people) {
        for (const auto& role : person.roles)
            holders[role].insert(person.id);
    }
    return holders;
}

QList<Lacking> rolesHeldBy(const Plan& plan, qsizetype count, const QString& saying)
{
    const auto holders = holdersOf(plan);
    QList<Lacking> lacking;
    for (const auto& role : plan.roles) {
        if (holders.value(role.id).size() == count)
            lacking.append(
                { role.id.toString(), role.place, role.title, false, saying.arg(inSentence(role.title)) });
    }
    return lacking;
}

void roleWithoutHolder(const Plan& plan, const LintContext&, Findings& found)
{
    tell(plan, rolesHeldBy(plan, 0, Words::tr("Nobody is named as the %1")),
        { {}, {}, Words::tr("Nobody is named for %1 roles: %2"),
            Words::tr("name a `primary`, and a `secondary` who stands in") },
        kApart, found);
}

void roleWithoutDeputy(const Plan& plan, const LintContext&, Findings& found)
{
    tell(plan, rolesHeldBy(plan, 1, Words::tr("Nobody stands in for the %1")),
        { {}, {}, Words::tr("Nobody stands in for %1 roles: %2"), Words::tr("name a `secondary`") }, kApart,
        found);
}

void noCommander(const Plan& plan, const LintContext&, Findings& found)
{
    static const QRegularExpression kLeads(
        QStringLiteral("\\b(?:commander|coordinator|incident (?:lead|leader|manager)|(?:dr|recovery|crisis) "
                       "(?:lead|leader|manager))\\b"),
        QRegularExpression::CaseInsensitiveOption);
    Presence presence = Presence::Missing;
    Place place = plan.place;
    for (const auto& role : plan.roles) {
        if (!role.required && !kLeads.match(role.title).hasMatch()
            && !kLeads.match(role.id.toString()).hasMatch())
            continue;
        see(presence, role.drafted);
        place = role.place;
    }
    if (presence == Presence::There)
        return;
    const bool drafted = presence == Presence::Drafted;
    found.add(plan.id.toString(), place,
        drafted ? Words::tr("The role that leads the recovery is only drafted")
                : Words::tr("No role leads the recovery"),
        drafted ? Words::tr("agree on who leads, and take `drafted: true` away")
                : Words::tr("add the role of an incident commander to `roles`, with `required: true`"));
}

void contactWithoutNumber(const Plan& plan, const LintContext&, Findings& found)
{
    QList<Lacking> lacking;
    for (const auto& contact : plan.contacts) {
        if (isNobody(contact.phone))
            lacking.append({ contact.id, contact.place, contact.title });
    }
    for (const auto& person : plan.people) {
        if (isNobody(person.phone))
            lacking.append({ person.id, person.place, person.name });
    }
    tell(plan, lacking,
        { Words::tr("%1 has no telephone number"), {}, Words::tr("%1 contacts have no telephone number: %2"),
            Words::tr("write `phone`; mail is not read at night, and may be down as well") },
        kApart, found);
}

void noContact(const Plan& plan, const LintContext&, Findings& found)
{
    if (plan.contacts.isEmpty() && plan.people.isEmpty())
        found.add(plan.id.toString(), plan.place, Words::tr("The plan names nobody who can be called"),
            Words::tr("add `contacts` or `people`, each with a `phone`"));
}

void credentialNeverProven(const Plan& plan, const LintContext& context, Findings& found)
{
    QList<Lacking> lacking;
    for (const auto& credential : plan.credentials) {
        if (!context.records.proofs.contains(credential.id))
            lacking.append({ credential.id, credential.place, titleOr(credential.title, credential.id) });
    }
    tell(plan, lacking,
        { Words::tr("No proof is recorded here that the credential works: %1"), {},
            Words::tr("No proof is recorded here that %1 credentials work: %2"),
            Words::tr("see that each still opens what it should; Muster cannot record that yet, so only a "
                      "waiver takes this away") },
        kTogether, found);
}

void credentialWithoutPlace(const Plan& plan, const LintContext&, Findings& found)
{
    QList<Lacking> lacking;
    for (const auto& credential : plan.credentials) {
        if (isNobody(credential.keychain) && isNobody(credential.onepassword))
            lacking.append({ credential.id, credential.place, titleOr(credential.title, credential.id) });
    }
    tell(plan, lacking,
        { Words::tr("Nobody has said where the credential is kept: %1"), {},
            Words::tr("Nobody has said where %1 credentials are kept: %2"),
            Words::tr("write its name in the keychain (`keychain`) or its reference in the password manager "
                      "(`onepassword`); never the value") },
        kApart, found);
}

void vendorWithoutStatusPage(const Plan& plan, const LintContext&, Findings& found)
{
    QSet<QString> watched;
    for (const auto& check : plan.checks) {
        if (check.kind == QStringLiteral("status_page"))
            watched.insert(check.settings.value(QStringLiteral("vendor")));
    }
    QList<Lacking> lacking;
    for (const auto& vendor : plan.vendors) {
        if (isNobody(vendor.statusPage) && !watched.contains(vendor.id))
            lacking.append({ vendor.id, vendor.place, vendor.title });
    }
    tell(plan, lacking,
        { Words::tr("The plan does not name the status page of %1"), {},
            Words::tr("The plan does not name the status page of %1 vendors: %2"),
            Words::tr("write `status_page`, so that it is seen whether the fault is theirs") },
        kTogether, found);
}

} // namespace

QList<Rule> peopleCoverage()
{
    using enum Finding::Severity;
    return {
        { "coverage.no-commander", Warning, Consequence::RecoveryStalls, noCommander },
        { "coverage.role-without-holder", Warning, Consequence::RecoveryStalls, roleWithoutHolder },
        { "coverage.role-without-deputy", Warning, Consequence::Unprepared, roleWithoutDeputy },
        { "coverage.no-contact", Warning, Consequence::RecoveryStalls, noContact },
        { "coverage.contact-without-number", Warning, Consequence::Unprepared, contactWithoutNumber },
        { "coverage.credential-without-place", Warning, Consequence::RecoveryStalls, credentialWithoutPlace },
        { "coverage.credential-never-proven", Info, Consequence::RecoveryStalls, credentialNeverProven },
        { "coverage.vendor-without-status-page", Warning, Consequence::Unprepared, vendorWithoutStatusPage },
    };
}

} // namespace muster::plan::lint
