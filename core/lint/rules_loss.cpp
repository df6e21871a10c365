// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/causes.h"
#include "core/lint/copies.h"
#include "core/lint/promises.h"
#include "core/lint/rules_feasibility.h"
#include "core/plan/words.h"

#include <QRegularExpression>

#include <algorithm>

namespace muster::plan::lint {

namespace {

/// Something that may lose so much, and how it is copied: a service, or a class of data.
struct Losing {
    QString subject;
    QString name;
    Place place;
    Millis may { 0 };
    /// " (target of …)" where somebody else states it.
    QString whose;
    QString cause;
    Copying copying;
    /// The tier or plan, when it states the target.
    QList<Place> stated;

    [[nodiscard]] QString promise() const
    {
        return may.count() == 0 ? Words::tr("%1 may lose nothing%2").arg(name, whose)
                                : Words::tr("%1 may lose at most %2%3").arg(name, durationText(may), whose);
    }
    [[nodiscard]] QList<Place> against(const Place& other) const { return QList<Place> { other } + stated; }
    [[nodiscard]] Causes::Entry entry(const QString& text, const QString& hint, const Place& other) const
    {
        return { subject, name, place, text, hint, against(other) };
    }
};

QList<Losing> losingOf(const Plan& plan)
{
    const Promises promises(plan);
    const Copies copies(plan);
    QList<Losing> all;
    for (const auto& service : plan.services) {
        const auto rpo = isStateless(service) ? std::nullopt : promises.rpo(service);
        if (!rpo)
            continue;
        const auto about = service.statesRpo ? service.rpo.remark : QString();
        Losing one { service.id.toString(), nameOf(service), service.place, rpo->value, {}, rpo->cause,
            copies.of(service.id, about), {} };
        if (!rpo->statedBy.isEmpty()) {
            one.whose = Words::tr(" (the target of %1)").arg(rpo->statedBy);
            one.stated.append(rpo->place);
        }
        all.append(one);
    }
    for (const auto& data : plan.data) {
        const auto may = data.rpo.number();
        if (!may || !data.storedIn)
            continue;
        const auto copying = copies.of(*data.storedIn, data.id + u' ' + data.title + u' ' + data.rpo.remark);
        // The same target and the same copies as its store's are one fault, not two.
        const auto* store = promises.service(*data.storedIn);
        const auto stored = store && !isStateless(*store) ? promises.rpo(*store) : std::nullopt;
        if (stored && stored->value <= *may
            && copying.backups == copies.of(*data.storedIn, store->rpo.remark).backups)
            continue;
        all.append({ data.id, nameOf(data), data.place, *may, {}, data.id, copying, {} });
    }
    return all;
}

QString howOften(const Loss& loss)
{
    if (loss.takes.count() == 0)
        return Words::tr("it is copied only %1").arg(oftenText(*loss.backup->schedule));
    return Words::tr("it is copied %1 and a run takes %2")
        .arg(oftenText(*loss.backup->schedule), durationText(loss.takes));
}

void rpoInterval(const Plan& plan, const LintContext&, Findings& found)
{
    Causes causes;
    for (const auto& one : losingOf(plan)) {
        const auto& least = one.copying.least;
        if (!least || least->most() <= one.may || !one.copying.unscheduled.isEmpty())
            continue;
        // So often that one failed run does not break the promise either.
        const auto enough = (one.may - least->takes) / 2;
        const auto hint = enough.count() > 0
            ? Words::tr("copy at least every %1, or promise %2")
                  .arg(durationText(enough), durationText(least->most()))
            : Words::tr("copy continuously, or promise %1").arg(durationText(least->most()));
        causes.add(one.cause,
            one.entry(
                Words::tr("%1, but %2").arg(one.promise(), howOften(*least)), hint, least->backup->place));
    }
    causes.tell(found);
}

void rpoEqualsInterval(const Plan& plan, const LintContext&, Findings& found)
{
    Causes causes;
    for (const auto& one : losingOf(plan)) {
        const auto& least = one.copying.least;
        if (!least || least->interval != one.may || least->interval.count() == 0 || least->takes.count() > 0
            || !one.copying.unscheduled.isEmpty())
            continue;
        const auto every = durationText(least->interval);
        causes.add(one.cause,
            one.entry(Words::tr("%1 and is copied %2: no time is left for the run itself")
                          .arg(one.promise(), oftenText(*least->backup->schedule)),
                Words::tr("copy more often than every %1, or promise more than %1").arg(every),
                least->backup->place));
    }
    causes.tell(found);
}

void rpoFailedRun(const Plan& plan, const LintContext&, Findings& found)
{
    Causes causes;
    for (const auto& one : losingOf(plan)) {
        const auto& least = one.copying.least;
        if (!least || least->interval >= one.may || least->most() > one.may
            || least->most() + least->interval <= one.may || !one.copying.unscheduled.isEmpty())
            continue;
        const auto failed = durationText(least->most() + least->interval);
        causes.add(one.cause,
            one.entry(Words::tr("%1 and is copied %2: after one failed run it can lose %3")
                          .arg(one.promise(), oftenText(*least->backup->schedule), failed),
                Words::tr("copy more often, repeat a failed run at once, or promise %1").arg(failed),
                least->backup->place));
    }
    causes.tell(found);
}

void backupUnknownInterval(const Plan& plan, const LintContext&, Findings& found)
{
    Causes causes;
    for (const auto& one : losingOf(plan)) {
        const auto& least = one.copying.least;
        if (one.copying.unscheduled.isEmpty() || (least && least->most() <= one.may))
            continue;
        const auto* backup = one.copying.unscheduled.constFirst();
        auto text
            = Words::tr("%1, but nobody has said how often '%2' runs").arg(one.promise(), nameOf(*backup));
        if (least)
            text += Words::tr("; '%1' runs only %2")
                        .arg(nameOf(*least->backup), oftenText(*least->backup->schedule));
        causes.add(one.cause, one.entry(text, Words::tr("state its `schedule`"), backup->place));
    }
    causes.tell(found);
}

void alertAfterRpo(const Plan& plan, const LintContext&, Findings& found)
{
    static const QRegularExpression kMissing(QStringLiteral("\\b(?:none|no|missing|missed|late|overdue)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    QHash<QString, const AlertRule*> alerts;
    for (const auto& alert : plan.alerts) {
        const auto* known = alerts.value(alert.on.toString());
        if (alert.lasting && (!known || *alert.lasting < *known->lasting)
            && kMissing.match(alert.when).hasMatch())
            alerts.insert(alert.on.toString(), &alert);
    }
    Causes causes;
    for (const auto& one : losingOf(plan)) {
        const auto& least = one.copying.least;
        // A promise that the backup breaks anyway is another finding's.
        if (!least || least->most() > one.may)
            continue;
        const auto& backup = *least->backup;
        const auto* alert = alerts.value(backup.id);
        if (alert && backup.alert.noneIn && *backup.alert.noneIn <= *alert->lasting)
            alert = nullptr;
        const auto noticed = alert ? alert->lasting : backup.alert.noneIn;
        if (!noticed || *noticed <= one.may)
            continue;
        causes.add(one.cause,
            one.entry(Words::tr("%1, but a missing run of '%2' is noticed only after %3")
                          .arg(one.promise(), nameOf(backup), durationText(*noticed)),
                Words::tr("raise the alert before %1 have passed").arg(durationText(one.may)),
                alert ? alert->place : backup.place));
    }
    causes.tell(found);
}

void dataBelowStore(const Plan& plan, const LintContext&, Findings& found)
{
    const Promises promises(plan);
    Causes causes;
    for (const auto& data : plan.data) {
        const auto* store = data.storedIn ? promises.service(*data.storedIn) : nullptr;
        const auto rpo = store ? promises.rpo(*store) : std::nullopt;
        const auto may = data.rpo.number();
        // What only the whole plan promises of a store says nothing about this data in particular.
        if (!rpo || !may || rpo->value <= *may || rpo->cause == plan.id.toString())
            continue;
        const auto mine = durationText(*may);
        const auto its = durationText(rpo->value);
        causes.add(store->id.toString(),
            { data.id, nameOf(data), data.place,
                Words::tr("At most %1 of '%2' may be lost, but %3, which stores it, may lose %4")
                    .arg(mine, nameOf(data), nameOf(*store), its),
                Words::tr("promise %1 for what is stored there, or %2 for %3").arg(its, mine, nameOf(*store)),
                { store->place } });
    }
    causes.tell(found);
}

/// Services by what a sentence may call them: the id, the title, or the first word of the title where no
/// other title begins with it.
class Called {
public:
    explicit Called(const Plan& plan)
    {
        for (const auto& service : plan.services)
            add(service.title.section(u' ', 0, 0).toLower(), &service);
        for (const auto& service : plan.services) {
            m_byName.insert(service.title.toLower(), &service);
            m_byName.insert(service.id.toString().toLower(), &service);
        }
    }

    /// The first service that is named by one of the words.
    [[nodiscard]] const Service* in(const QString& words) const
    {
        const auto list = words.toLower().split(u' ', Qt::SkipEmptyParts);
        for (const auto& word : list) {
            auto bare = word;
            while (!bare.isEmpty() && !bare.back().isLetterOrNumber())
                bare.chop(1);
            if (const auto* service = m_byName.value(bare))
                return service;
        }
        return nullptr;
    }

private:
    void add(const QString& word, const Service* service)
    {
        if (word.size() < 4)
            return;
        const auto known = m_byName.constFind(word);
        m_byName.insert(word, known == m_byName.constEnd() || *known == service ? service : nullptr);
    }

    QHash<QString, const Service*> m_byName;
};

/// What a service is restored from, in the words of the plan.
struct Telling {
    QString text;
    Place place;
};

void keptInSlowerStore(const Plan& plan, const LintContext&, Findings& found)
{
    // "stored in Neon", "replayed from the Neon database": up to six words behind it are looked at.
    static const QRegularExpression kKept(
        QStringLiteral("\\b(?:stored|kept|held|saved|queued|replayed|rebuilt|restored)\\b[^.;]{0,40}?\\b"
                       "(?:in|on|from)\\s+((?:[^\\s.;]+\\s*){1,6})"),
        QRegularExpression::CaseInsensitiveOption);
    const Promises promises(plan);
    const Copies copies(plan);
    const Called called(plan);
    QHash<QString, QList<Telling>> facts;
    for (const auto& fact : plan.facts)
        facts[fact.about].append({ fact.text, fact.place });
    Causes causes;
    for (const auto& service : plan.services) {
        const auto rpo = isStateless(service) ? std::nullopt : promises.rpo(service);
        if (!rpo)
            continue;
        auto tellings = facts.value(service.id.toString());
        tellings.append({ service.strategy, service.place });
        tellings.append({ service.currentHow, service.place });
        const Service* store = nullptr;
        Place place;
        const auto look = [&](const QString& words, const Place& where) {
            const auto* named = store ? nullptr : called.in(words);
            const auto its = named && named != &service ? promises.rpo(*named) : std::nullopt;
            if (its && its->value > rpo->value) {
                store = named;
                place = where;
            }
        };
        const auto copying = copies.of(service.id);
        for (const auto* backup : copying.backups) {
            tellings.append({ backup->title, backup->place });
            for (const auto& copy : backup->copies)
                look(copy.where, copy.place);
        }
        for (const auto& telling : std::as_const(tellings)) {
            const auto kept = telling.text.isEmpty() ? QRegularExpressionMatch() : kKept.match(telling.text);
            if (kept.hasMatch())
                look(kept.captured(1), telling.place);
        }
        const auto its = store ? promises.rpo(*store) : std::nullopt;
        if (!its)
            continue;
        causes.add(store->id.toString(),
            { service.id.toString(), nameOf(service), service.place,
                Words::tr(
                    "%1 may lose at most %2, but what it comes back from is kept in %3, which may lose %4")
                    .arg(nameOf(service), durationText(rpo->value), nameOf(*store), durationText(its->value)),
                Words::tr("keep it elsewhere too, or promise %1").arg(durationText(its->value)),
                { place, store->place } });
    }
    causes.tell(found);
}

} // namespace

const QList<Rule>& lossRules()
{
    using enum Finding::Severity;
    static const QList<Rule> kRules {
        { "feasibility.rpo-interval", Error, Consequence::DataLost, rpoInterval },
        { "feasibility.rpo-equals-interval", Warning, Consequence::DataLost, rpoEqualsInterval },
        { "feasibility.rpo-failed-run", Warning, Consequence::DataLost, rpoFailedRun },
        { "feasibility.backup-unknown-interval", Warning, Consequence::DataLost, backupUnknownInterval },
        { "feasibility.alert-after-rpo", Warning, Consequence::DataLost, alertAfterRpo },
        { "feasibility.data-below-store", Error, Consequence::DataLost, dataBelowStore },
        { "feasibility.kept-in-slower-store", Warning, Consequence::DataLost, keptInSlowerStore },
    };
    return kRules;
}

} // namespace muster::plan::lint
