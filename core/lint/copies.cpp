// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/copies.h"

#include "core/lint/promises.h"

#include <algorithm>

namespace muster::plan::lint {

namespace {

/// Names are compared only where there are not so many backups of one service that it would take long.
constexpr qsizetype kMostWithNames = 30;

/// Whether a backup's name has one of the words.
bool isAbout(const BackupPolicy& backup, const QStringList& words)
{
    const QString name = backup.id + u' ' + backup.title;
    // Most names can be told from the words without being taken apart.
    const auto isIn = [&](const QString& word) { return name.contains(word, Qt::CaseInsensitive); };
    if (std::none_of(words.begin(), words.end(), isIn))
        return false;
    const auto its = tellingWords(name);
    return std::any_of(its.begin(), its.end(), [&](const QString& word) { return words.contains(word); });
}

} // namespace

std::optional<Loss> lossOf(const BackupPolicy& backup)
{
    const auto interval = backup.schedule ? longestInterval(*backup.schedule) : std::nullopt;
    if (!interval)
        return std::nullopt;
    // What runs all the time has no run that could take long.
    const bool isContinuous = interval->count() == 0;
    return Loss { &backup, *interval, isContinuous ? Millis { 0 } : backup.takes.value_or(Millis { 0 }) };
}

Copies::Copies(const Plan& plan)
{
    for (const auto& backup : plan.backups) {
        if (!backup.service || backup.drafted)
            continue;
        const Kept kept { &backup, lossOf(backup) };
        m_kept[*backup.service].append(kept);
        add(m_copied[*backup.service], kept);
    }
}

void Copies::add(Copying& into, const Kept& kept)
{
    into.backups.append(kept.backup);
    if (kept.loss && (!into.least || kept.loss->most() < into.least->most()))
        into.least = kept.loss;
    const auto& schedule = kept.backup->schedule;
    if (!schedule || schedule->kind == Recurrence::Kind::Unknown)
        into.unscheduled.append(kept.backup);
}

Copying Copies::of(const ServiceId& service, const QString& about) const
{
    const auto all = m_kept.value(service);
    const auto wanted = all.size() > 1 && all.size() <= kMostWithNames ? tellingWords(about) : QStringList();
    Copying fitting;
    for (const auto& kept : wanted.isEmpty() ? QList<Kept>() : all) {
        if (isAbout(*kept.backup, wanted))
            add(fitting, kept);
    }
    return fitting.backups.isEmpty() ? m_copied.value(service) : fitting;
}

} // namespace muster::plan::lint
