// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/plantexts.h"

#include "core/plan/sections.h"

#include <QStringList>

namespace muster::plan::lint {

namespace {

/// One entry's texts in turn.
class Entry {
public:
    Entry(const TextLook& look, const QString& subject, const Place& place)
        : m_look(look)
        , m_subject(subject)
        , m_place(place)
    {
    }
    Entry& operator<<(const QString& text)
    {
        if (!text.isEmpty())
            m_look(m_subject, m_place, text);
        return *this;
    }
    Entry& operator<<(const QStringList& texts)
    {
        for (const auto& text : texts)
            *this << text;
        return *this;
    }

private:
    const TextLook& m_look;
    const QString& m_subject;
    const Place& m_place;
};

void tellScenarios(const Plan& plan, const TextLook& look)
{
    for (const auto& scenario : plan.scenarios) {
        const auto id = scenario.id.toString();
        Entry(look, id, scenario.place) << scenario.title << scenario.impact << scenario.triggers
                                        << scenario.symptoms << scenario.currentHow << scenario.prerequisites;
        for (const auto& one : scenario.mitigation)
            Entry(look, id, one.place) << one.text;
    }
    for (const auto& section : sectionsOf(plan)) {
        if (section.phase)
            Entry(look, section.address, section.place) << section.phase->title << section.phase->complete;
        for (const auto& step : *section.steps) {
            const auto address = section.addressOf(step);
            Entry entry(look, address, step.place);
            entry << wordsOf(step) << step.expect << step.why << step.caution << step.remember << step.undo;
            if (step.irreversible)
                entry << step.irreversible->target << step.irreversible->undo;
            if (!step.decision)
                continue;
            entry << step.decision->question;
            for (const auto& answer : step.decision->answers)
                entry << answer.title;
        }
    }
}

void tellRolesAndServices(const Plan& plan, const TextLook& look)
{
    for (const auto& role : plan.roles)
        Entry(look, role.id.toString(), role.place) << role.title << role.duties;
    for (const auto& service : plan.services)
        Entry(look, service.id.toString(), service.place)
            << service.title << service.strategy << service.currentHow << service.rto.remark
            << service.rpo.remark;
}

void tellNames(const Plan& plan, const TextLook& look)
{
    for (const auto& one : plan.severities)
        Entry(look, one.id.toString(), one.place) << one.title;
    for (const auto& one : plan.targets)
        Entry(look, one.id, one.place) << one.title << one.rto.remark << one.rpo.remark;
    for (const auto& one : plan.tiers)
        Entry(look, one.id.toString(), one.place) << one.title << one.rto.remark << one.rpo.remark;
    for (const auto& one : plan.people)
        Entry(look, one.id, one.place) << one.name;
    for (const auto& one : plan.contacts)
        Entry(look, one.id, one.place) << one.title;
    for (const auto& one : plan.vendors)
        Entry(look, one.id, one.place) << one.title << one.support;
    for (const auto& one : plan.data)
        Entry(look, one.id, one.place) << one.title << one.currentHow << one.rpo.remark;
    for (const auto& one : plan.credentials)
        Entry(look, one.id, one.place) << one.title;
    for (const auto& one : plan.checks)
        Entry(look, one.id.toString(), one.place) << (one.title.isEmpty() ? one.id.toString() : one.title);
    for (const auto& one : plan.alerts)
        Entry(look, one.on.toString(), one.place) << one.when;
    for (const auto& one : plan.backups) {
        Entry(look, one.id, one.place) << (one.title.isEmpty() ? one.id : one.title) << one.encrypted;
        for (const auto& copy : one.copies)
            Entry(look, one.id, copy.place) << copy.where;
    }
}

void tellMessages(const Plan& plan, const TextLook& look)
{
    for (const auto& one : plan.communications.audiences)
        Entry(look, one.id.toString(), one.place) << (one.title.isEmpty() ? one.id.toString() : one.title);
    for (const auto& one : plan.communications.channels)
        Entry(look, one.id, one.place) << (one.title.isEmpty() ? one.id : one.title);
    for (const auto& one : plan.communications.templates)
        Entry(look, one.id.toString(), one.place) << one.subject << one.body;
    for (const auto& one : plan.duties)
        Entry(look, one.id, one.place) << one.title << one.trigger;
}

void tellGoverning(const Plan& plan, const TextLook& look)
{
    const auto id = plan.id.toString();
    Entry(look, id, plan.place) << plan.title << plan.scopeIn << plan.scopeOut;
    for (const auto& one : plan.drills) {
        Entry entry(look, one.id, one.place);
        entry << one.title << one.scope;
        for (const auto& inject : one.script)
            entry << inject.text << inject.expect;
    }
    for (const auto& one : plan.reviews)
        Entry(look, one.id, one.place) << one.title;
    for (const auto& one : plan.acceptance)
        Entry(look, one.text, one.place) << one.text;
    for (const auto& one : plan.compliance)
        Entry(look, one.framework, one.place) << one.framework << one.control << one.evidence;
    for (const auto& one : plan.costs)
        Entry(look, one.item, one.place) << one.item << one.remark;
    for (const auto& one : plan.assumptions)
        Entry(look, one.id, one.place) << one.text;
    for (const auto& one : plan.references)
        Entry(look, one.to, one.place) << one.title;
    for (const auto& one : plan.waivers)
        Entry(look, one.rule, one.place) << one.reason;
    for (const auto& one : plan.facts)
        Entry(look, one.about, one.place) << one.text;
    for (const auto& one : plan.metrics)
        Entry(look, one.id, one.place) << one.title;
    for (const auto& one : plan.disagreements) {
        Entry(look, one.about, one.place) << one.about;
        for (const auto& side : one.sides)
            Entry(look, one.about, side.place) << side.text;
    }
    for (const auto& one : plan.notes.questions)
        Entry(look, id, one.place) << one.text;
}

} // namespace

void forEachWorkingText(const Plan& plan, const TextLook& look)
{
    tellRolesAndServices(plan, look);
    tellScenarios(plan, look);
}

void forEachText(const Plan& plan, const TextLook& look)
{
    tellGoverning(plan, look);
    tellNames(plan, look);
    tellMessages(plan, look);
    forEachWorkingText(plan, look);
}

} // namespace muster::plan::lint
