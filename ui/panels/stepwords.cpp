// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stepwords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace muster::ui {

using incident::StepStatus;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(muster::ui::StepWords)
};

QString roleWords(const session::IncidentSession& incident, const plan::RoleId& wanted)
{
    const auto& roles = incident.plan().roles;
    const auto role
        = std::find_if(roles.begin(), roles.end(), [&](const plan::Role& r) { return r.id == wanted; });
    const auto title = role != roles.end() ? role->title : wanted.toString();
    const auto& held = incident.state().roles;
    const auto holder = held.constFind(wanted);
    if (holder == held.constEnd())
        return Tr::tr("%1: nobody yet").arg(title);
    return Tr::tr("%1: %2").arg(title, incident.state().nameOf(holder->holder));
}

} // namespace

Glyph glyphOf(incident::StepLook look)
{
    using incident::StepLook;
    switch (look) {
    case StepLook::Pending:
    case StepLook::Available:
        return Glyph::Pending;
    case StepLook::Current:
        return Glyph::Current;
    case StepLook::Done:
        return Glyph::Done;
    case StepLook::Skipped:
        return Glyph::Skipped;
    case StepLook::Failed:
        return Glyph::Failed;
    case StepLook::Inactive:
        return Glyph::Inactive;
    }
    return Glyph::Pending;
}

QString insideSentence(const QString& challenge, const QString& language)
{
    const auto english = language.isEmpty() || language.startsWith(u"en");
    if (!english || challenge.size() < 2 || !challenge[1].isLower())
        return challenge;
    return challenge.front().toLower() + challenge.mid(1);
}

QString factWords(
    const session::IncidentSession& incident, const incident::StepView& step, const WallTime& time)
{
    QStringList facts;
    if (step.step->role)
        facts << roleWords(incident, *step.step->role);
    if (step.state.startedAt && step.state.status != StepStatus::Failed) {
        const auto when = time.minutes(*step.state.startedAt);
        facts << (step.state.by
                ? Tr::tr("started %1 by %2").arg(when, incident.state().nameOf(*step.state.by))
                : Tr::tr("started %1").arg(when));
    }
    if (step.step->critical)
        facts << Tr::tr("critical step");
    if (!step.step->verify.isEmpty())
        facts << Tr::tr("two people confirm");
    return facts.join(QStringLiteral(" · "));
}

QString failureWords(
    const session::IncidentSession& incident, const incident::StepView& step, const WallTime& time)
{
    if (step.state.status != StepStatus::Failed || !step.state.endedAt)
        return {};
    const auto when = time.minutes(*step.state.endedAt);
    const auto who
        = step.state.by ? Tr::tr("%1 by %2").arg(when, incident.state().nameOf(*step.state.by)) : when;
    return step.state.why.isEmpty() ? who : Tr::tr("%1: %2").arg(who, step.state.why);
}

QString detailWords(const plan::Step& step)
{
    QStringList lines;
    if (!step.why.isEmpty())
        lines << Tr::tr("Why: %1").arg(step.why);
    if (!step.undo.isEmpty())
        lines << Tr::tr("To undo: %1").arg(step.undo);
    if (step.irreversible && !step.irreversible->target.isEmpty())
        lines << Tr::tr("Acts on: %1").arg(step.irreversible->target);
    if (!step.remember.isEmpty())
        lines << Tr::tr("Remember: %1").arg(step.remember);
    if (!step.place.source.isEmpty())
        lines << Tr::tr("From: %1").arg(step.place.source);
    return lines.join(u'\n');
}

QString buttonWords(const QString& text)
{
    return text.simplified().replace(u'&', QStringLiteral("&&"));
}

} // namespace muster::ui
