// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/coverage.h"
#include "core/lint/dataholders.h"
#include "core/lint/rules_coverage.h"
#include "core/plan/words.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <utility>

namespace muster::plan::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The policies that somebody promised and that lack what `has` looks for.
template <typename Has> QList<Lacking> backupsWithout(const Plan& plan, Has has)
{
    QList<Lacking> lacking;
    for (const auto& backup : plan.backups) {
        if (!backup.drafted && !has(backup))
            lacking.append({ backup.id, backup.place, titleOr(backup.title, backup.id) });
    }
    return lacking;
}

void backupWithoutRetention(const Plan& plan, const LintContext&, Findings& found)
{
    const auto lacking = backupsWithout(plan, [](const BackupPolicy& backup) {
        return backup.retention && backup.retention->state != Period::State::Unknown;
    });
    tell(plan, lacking,
        { Words::tr("Nobody has said how long the backup is kept: %1"), {},
            Words::tr("Nobody has said how long %1 backups are kept: %2"),
            Words::tr("write a `retention`, e.g. `retention: 30 d`") },
        kTogether, found);
}

void backupWithoutEncryptionWord(const Plan& plan, const LintContext&, Findings& found)
{
    const auto lacking = backupsWithout(plan, [](const BackupPolicy& backup) {
        return !isUnsaid(backup.encrypted)
            || std::any_of(backup.copies.begin(), backup.copies.end(),
                [](const BackupCopy& copy) { return !isUnsaid(copy.encrypted); });
    });
    tell(plan, lacking,
        { Words::tr("Nobody has said whether the backup is encrypted: %1"), {},
            Words::tr("Nobody has said whether %1 backups are encrypted: %2"),
            Words::tr("write `encrypted` with the method and who holds the key, or `none`") },
        kTogether, found);
}

void backupWithoutAlert(const Plan& plan, const LintContext&, Findings& found)
{
    QHash<QString, Presence> alerted;
    for (const auto& alert : plan.alerts)
        see(alerted[alert.on.toString()], alert.drafted);
    QList<Lacking> lacking;
    for (auto one : backupsWithout(plan, [&](const BackupPolicy& backup) {
             return backup.alert != BackupAlert {} || alerted.value(backup.id) == Presence::There;
         })) {
        one.drafted = alerted.value(one.id) == Presence::Drafted;
        lacking.append(one);
    }
    tell(plan, lacking,
        { Words::tr("Nobody is told when the backup fails or does not run: %1"),
            Words::tr("Only a drafted alert tells when the backup fails or does not run: %1"),
            Words::tr("Nobody is told when one of %1 backups fails or does not run: %2"),
            Words::tr("write an `alert`, e.g. `alert: {none_in: 25 h}`") },
        kTogether, found);
}

void backupNeverVerified(const Plan& plan, const LintContext&, Findings& found)
{
    const auto lacking = backupsWithout(plan, [](const BackupPolicy& backup) {
        return std::any_of(backup.verify.begin(), backup.verify.end(), [](const BackupVerify& verify) {
            return verify.every.kind != Recurrence::Kind::None
                && verify.every.kind != Recurrence::Kind::Unknown;
        });
    });
    tell(plan, lacking,
        { Words::tr("Nobody ever looks whether the backup can be restored: %1"), {},
            Words::tr("Nobody ever looks whether %1 backups can be restored: %2"),
            Words::tr("write `verify`, e.g. `verify: [{kind: restore, every: monthly}]`") },
        kTogether, found);
}

bool isYes(const QString& text)
{
    return !isNobody(text) && text != u"false" && text.toLower() != u"no";
}

/// What the policies of one service say of its copies.
struct Copies {
    Place place;
    QSet<QString> where;
    bool isSafe = false;
};

bool isOutOfReach(const BackupCopy& copy, const QString& home)
{
    static const QRegularExpression kElsewhere(
        u"\\b(off-?site|external|tape|(cross|other|another|second|different)[- ]region)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const bool elsewhere
        = !isUnsaid(copy.region) && !isUnsaid(home) && copy.region.compare(home, Qt::CaseInsensitive) != 0;
    return elsewhere || isYes(copy.immutable) || kElsewhere.match(copy.where).hasMatch()
        || kElsewhere.match(copy.region).hasMatch();
}

QHash<ServiceId, Copies> copiesOf(const Plan& plan)
{
    QHash<ServiceId, QString> homes;
    for (const auto& service : plan.services)
        homes.insert(service.id, service.region);
    QHash<ServiceId, Copies> all;
    for (const auto& backup : plan.backups) {
        if (!backup.service || backup.drafted)
            continue;
        auto& of = all[*backup.service];
        if (of.place.line == 0)
            of.place = backup.place;
        for (const auto& copy : backup.copies) {
            // Two copies in a place that has no name are two.
            of.where.insert(copy.where.isEmpty() ? u"?%1"_s.arg(of.where.size()) : copy.where.toLower());
            of.isSafe |= isOutOfReach(copy, homes.value(*backup.service));
        }
    }
    return all;
}

void copiesNot321(const Plan& plan, const LintContext&, Findings& found)
{
    const DataHolders holders(plan);
    const auto copies = copiesOf(plan);
    QList<Lacking> lacking;
    for (const auto& service : plan.services) {
        const auto of = copies.constFind(service.id);
        if (of == copies.constEnd() || !holders.holdsData(service) || !holders.hasPromise(service))
            continue;
        QString text;
        if (of->where.isEmpty())
            text = Words::tr("The plan does not say where the backups of %1 are").arg(service.title);
        else if (of->where.size() < 2 && of->isSafe)
            text = Words::tr("The plan names only one place for the backups of %1").arg(service.title);
        else if (of->where.size() < 2)
            text = Words::tr("The plan names only one place for the backups of %1, and it is not known to be "
                             "far away or immutable")
                       .arg(service.title);
        else if (!of->isSafe)
            text = Words::tr("No copy of %1 is known to be far away or immutable").arg(service.title);
        else
            continue;
        lacking.append({ service.id.toString(), of->place, service.title, false, text });
    }
    tell(plan, lacking,
        { {}, {},
            Words::tr("%1 services have fewer than two copies, or none that is far away or immutable: %2"),
            Words::tr("list two or more `copies`, one of them with a `region` of its own or "
                      "`immutable: true`") },
        kApart, found);
}

} // namespace

QList<Rule> backupCoverage()
{
    using enum Finding::Severity;
    return {
        { "coverage.backup-without-retention", Warning, Consequence::DataLost, backupWithoutRetention },
        { "coverage.backup-without-encryption-word", Info, Consequence::Unprepared,
            backupWithoutEncryptionWord },
        { "coverage.backup-without-alert", Warning, Consequence::DataLost, backupWithoutAlert },
        { "coverage.backup-never-verified", Warning, Consequence::DataLost, backupNeverVerified },
        { "coverage.copies-not-3-2-1", Warning, Consequence::DataLost, copiesNot321 },
    };
}

} // namespace muster::plan::lint
