// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/namesused.h"

#include "core/lint/plantexts.h"
#include "core/plan/sections.h"

#include <QRegularExpression>

namespace muster::plan::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Words of an id that are looked for in a row.
constexpr qsizetype kMaxRun = 4;
/// What is longer is not read to its end.
constexpr qsizetype kMaxRead = 2000;

QStringList lowerWords(const QString& text)
{
    static const QRegularExpression kBetween(u"[^\\p{L}\\p{N}]+"_s);
    return text.toLower().split(kBetween, Qt::SkipEmptyParts);
}

/// All words of the texts, and up to kMaxRun of them in a row.
QSet<QString> runsIn(const Plan& plan)
{
    QSet<QString> runs;
    forEachWorkingText(plan, [&](const QString&, const Place&, const QString& text) {
        const auto words = lowerWords(text.first(qMin(text.size(), kMaxRead)));
        for (qsizetype i = 0; i < words.size(); ++i) {
            auto run = words[i];
            runs.insert(run);
            for (qsizetype j = i + 1; j < qMin(words.size(), i + kMaxRun); ++j) {
                run += u' ' + words[j];
                runs.insert(run);
            }
        }
    });
    return runs;
}

} // namespace

NamesUsed::NamesUsed(const Plan& plan)
{
    readPeople(plan);
    for (const auto& service : plan.services) {
        m_vendors.insert(service.vendor);
        if (service.tier)
            m_tiers.insert(*service.tier);
        for (const auto& check : service.checks)
            m_checks.insert(check);
    }
    for (const auto& check : plan.checks) {
        readAddress(check.address);
        for (const auto& setting : check.settings)
            readAddress(setting);
        m_credentials.insert(check.settings.value(u"credential"_s));
        m_vendors.insert(check.settings.value(u"vendor"_s));
        if (check.command)
            readCommand(*check.command);
    }
    for (const auto& alert : plan.alerts) {
        m_checks.insert(alert.on);
        for (const auto& told : alert.tell) {
            m_who.insert(told);
            m_channels.insert(told);
        }
    }
    for (const auto& assumption : plan.assumptions) {
        if (assumption.check)
            m_checks.insert(*assumption.check);
    }
    for (const auto& backup : plan.backups) {
        if (backup.tool)
            readAddress(backup.tool->repository);
    }
    for (const auto& audience : plan.communications.audiences) {
        for (const auto& channel : audience.channels)
            m_channels.insert(channel);
    }
    for (const auto& channel : plan.communications.channels) {
        readAddress(channel.address);
        readAddress(channel.drillAddress);
    }
    // What is written for an audience is sent whenever that audience is told something.
    for (const auto& message : plan.communications.templates) {
        if (message.audience)
            m_templates.insert(message.id);
    }
    for (const auto& section : sectionsOf(plan)) {
        for (const auto& step : *section.steps)
            readStep(step);
    }
}

void NamesUsed::readPeople(const Plan& plan)
{
    m_who.insert(plan.owner);
    for (const auto& names : { plan.reviewers, plan.approvers }) {
        for (const auto& name : names)
            m_who.insert(name);
    }
    for (const auto& role : plan.roles)
        m_who += { role.primary, role.secondary };
    for (const auto& service : plan.services)
        m_who.insert(service.owner);
    for (const auto& backup : plan.backups)
        m_who.insert(backup.owner);
    for (const auto& duty : plan.duties)
        m_who.insert(duty.owner);
    for (const auto& drill : plan.drills)
        m_who.insert(drill.owner);
    for (const auto& review : plan.reviews)
        m_who.insert(review.owner);
    for (const auto& waiver : plan.waivers)
        m_who.insert(waiver.by);
    for (const auto& scenario : plan.scenarios) {
        if (scenario.watch)
            m_who.insert(scenario.watch->owner);
    }
}

void NamesUsed::readStep(const Step& step)
{
    if (step.role)
        m_who.insert(step.role->toString());
    if (step.approve)
        m_who += { step.approve->by, step.approve->exclude };
    if (step.check)
        m_checks.insert(*step.check);
    if (step.notify && step.notify->templateId)
        m_templates.insert(*step.notify->templateId);
    for (const auto& credential : step.rotate)
        m_credentials.insert(credential);
    for (const auto& command : step.run ? step.run->commands : QList<CommandLine>())
        readCommand(command);
}

void NamesUsed::readCommand(const CommandLine& command)
{
    for (const auto& word : command.argv)
        readAddress(word);
    for (const auto& value : command.environment)
        readAddress(value);
}

void NamesUsed::readAddress(const QString& address)
{
    if (address.startsWith(u"credential:"))
        m_credentials.insert(address.sliced(11));
}

bool WordsSpoken::name(const QString& id) const
{
    if (!m_runs)
        m_runs = runsIn(m_plan);
    return m_runs->contains(lowerWords(id).join(u' '));
}

} // namespace muster::plan::lint
