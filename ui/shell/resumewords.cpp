// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/resumewords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace muster::ui {

namespace {

/// More of one kind than these are counted.
constexpr qsizetype kNamed = 2;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

/// "4 min", "2 h 05 min", "3 d": rough, as one says it.
QString roughly(Millis duration)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(duration).count();
    if (minutes < 1)
        return tr("less than a minute");
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    if (minutes < 48 * 60)
        return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return tr("%1 d").arg(minutes / (24 * 60));
}

QString wordsOf(const incident::Since::Update& update, Instant now)
{
    return update.due < now ? tr("update to %1 overdue by %2").arg(update.audience, roughly(now - update.due))
                            : tr("update to %1 due in %2").arg(update.audience, roughly(update.due - now));
}

QString wordsOf(const incident::Since::Promise& promise, Instant now)
{
    const auto of = promise.title.isEmpty() ? tr("the whole incident") : promise.title;
    return promise.over ? tr("RTO of %1 passed %2 ago").arg(of, roughly(now - promise.due))
                        : tr("RTO of %1 ends in %2").arg(of, roughly(promise.due - now));
}

QStringList newsOf(const incident::Since& since, Instant now)
{
    QStringList news;
    if (since.byOthers > 0)
        news << (since.byOthers == 1 ? tr("1 entry by others")
                                     : tr("%1 entries by others").arg(since.byOthers));
    if (since.byMachine > 0)
        news << (since.byMachine == 1 ? tr("1 entry by the computer")
                                      : tr("%1 entries by the computer").arg(since.byMachine));
    for (const auto& update : since.updates.first(std::min(kNamed, since.updates.size())))
        news << wordsOf(update, now);
    if (const auto more = since.updates.size() - kNamed; more > 0)
        news << (more == 1 ? tr("1 more update") : tr("%1 more updates").arg(more));
    for (const auto& promise : since.promises.first(std::min(kNamed, since.promises.size())))
        news << wordsOf(promise, now);
    if (const auto more = since.promises.size() - kNamed; more > 0)
        news << (more == 1 ? tr("1 more RTO") : tr("%1 more RTOs").arg(more));
    if (since.cameBack > 0)
        news << (since.cameBack == 1 ? tr("1 step came back") : tr("%1 steps came back").arg(since.cameBack));
    return news;
}

} // namespace

QString placeWords(const session::Resume& resume)
{
    if (resume.title.isEmpty())
        return tr("You had ended all %1 steps; the incident is not closed yet.").arg(resume.steps);
    if (resume.number == 0)
        return tr("You were at the end of “%1”, %2 of %3 steps ended.")
            .arg(resume.title)
            .arg(resume.ended)
            .arg(resume.steps);
    return tr("You were at %1 %2, step %3 of %4.")
        .arg(resume.code, resume.title)
        .arg(resume.number)
        .arg(resume.steps);
}

QString absenceWords(const session::Resume& resume, Absence absence, Instant now)
{
    QStringList words;
    if (absence == Absence::Slept)
        words << tr("The computer was asleep.");
    if (absence == Absence::Crashed)
        words << tr("Muster ended unexpectedly; what was recorded is all here.");
    if (absence == Absence::Restarted)
        words << tr("The computer was started anew; what was recorded is all here.");
    words << tr("Away %1.").arg(roughly(resume.away));
    const auto news = newsOf(resume.since, now);
    words << tr("Since then: %1.").arg(news.isEmpty() ? tr("nothing new") : news.join(QStringLiteral(", ")));
    return words.join(u' ');
}

} // namespace muster::ui
