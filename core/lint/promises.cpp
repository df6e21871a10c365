// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/promises.h"

#include "core/lint/coverage.h"
#include "core/plan/words.h"

#include <QSet>

#include <algorithm>

namespace muster::plan::lint {

namespace {

constexpr qsizetype kShortestWord = 5;
/// A name is no book.
constexpr qsizetype kMostRead = 400;

} // namespace

Promises::Promises(const Plan& plan)
    : m_plan(plan)
{
    for (const auto& service : plan.services)
        m_services.insert(service.id, &service);
}

std::optional<Promise> Promises::promiseOf(const Service& service, const RulingTarget& ruling) const
{
    const auto value = ruling.target.number();
    if (!value)
        return std::nullopt;
    switch (ruling.from) {
    case RulingTarget::From::Service:
        break;
    case RulingTarget::From::Tier:
        if (const auto* tier = m_plan.tier(*service.tier))
            return Promise { *value, titleOr(tier->title, tier->id.toString()), tier->id.toString(),
                tier->place };
        break;
    case RulingTarget::From::Overall:
        return Promise { *value, Words::tr("the whole plan"), m_plan.id.toString(), m_plan.place };
    }
    return Promise { *value, {}, service.id.toString(), service.place };
}

std::optional<Promise> Promises::rto(const Service& service) const
{
    return promiseOf(service, rulingRto(m_plan, service));
}

std::optional<Promise> Promises::rpo(const Service& service) const
{
    return promiseOf(service, rulingRpo(m_plan, service));
}

bool isStateless(const Service& service)
{
    return service.statesRpo && service.rpo.number() == Millis { 0 }
    && service.rpo.remark.contains(u"stateless", Qt::CaseInsensitive);
}

QString oftenText(const Recurrence& recurrence)
{
    const auto interval = longestInterval(recurrence);
    switch (recurrence.kind) {
    case Recurrence::Kind::Every:
    case Recurrence::Kind::Daily:
    case Recurrence::Kind::Weekly:
        return Words::tr("every %1").arg(durationText(*interval));
    case Recurrence::Kind::Weekdays:
    case Recurrence::Kind::Monthly:
    case Recurrence::Kind::Quarterly:
    case Recurrence::Kind::Yearly:
    case Recurrence::Kind::FirstBusinessDay:
    case Recurrence::Kind::Cron:
        if (interval)
            return Words::tr("%1 (up to %2 apart)").arg(recurrence.text, durationText(*interval));
        break;
    case Recurrence::Kind::Unknown:
    case Recurrence::Kind::None:
    case Recurrence::Kind::Continuous:
    case Recurrence::Kind::OnChange:
        break;
    }
    return recurrence.text;
}

QString nameOf(const Service& service)
{
    return titleOr(service.title, service.id.toString());
}

QString nameOf(const DataClass& data)
{
    return titleOr(data.title, data.id);
}

QString nameOf(const BackupPolicy& backup)
{
    return titleOr(backup.title, backup.id);
}

QString nameOf(const Scenario& scenario)
{
    return titleOr(scenario.title, scenario.id.toString());
}

QString nameOf(const Tier& tier)
{
    return titleOr(tier.title, tier.id.toString());
}

QString nameOf(const Audience& audience)
{
    return titleOr(audience.title, audience.id.toString());
}

QString nameOf(const DrillPolicy& drill)
{
    return titleOr(drill.title, drill.id);
}

QStringList tellingWords(const QString& whole)
{
    const auto text = QStringView(whole).first(std::min(whole.size(), kMostRead));
    static const QSet<QString> kEverywhere { QStringLiteral("about"), QStringLiteral("after"),
        QStringLiteral("application"), QStringLiteral("automated"), QStringLiteral("automatic"),
        QStringLiteral("backup"), QStringLiteral("before"), QStringLiteral("capability"),
        QStringLiteral("complete"), QStringLiteral("continuous"), QStringLiteral("copie"),
        QStringLiteral("daily"), QStringLiteral("database"), QStringLiteral("deployment"),
        QStringLiteral("every"), QStringLiteral("export"), QStringLiteral("failover"),
        QStringLiteral("hourly"), QStringLiteral("manual"), QStringLiteral("monthly"),
        QStringLiteral("nightly"), QStringLiteral("other"), QStringLiteral("planned"),
        QStringLiteral("production"), QStringLiteral("recover"), QStringLiteral("recovery"),
        QStringLiteral("restore"), QStringLiteral("schedule"), QStringLiteral("server"),
        QStringLiteral("service"), QStringLiteral("several"), QStringLiteral("snapshot"),
        QStringLiteral("stored"), QStringLiteral("system"), QStringLiteral("their"), QStringLiteral("there"),
        QStringLiteral("these"), QStringLiteral("weekly"), QStringLiteral("where"), QStringLiteral("which") };
    QStringList words;
    const auto take = [&](QStringView word) {
        if (word.size() < kShortestWord)
            return;
        auto found = word.toString().toLower();
        if (found.endsWith(u's') && !found.endsWith(u"ss"))
            found.chop(1);
        if (found.size() >= kShortestWord && !kEverywhere.contains(found) && !words.contains(found))
            words.append(found);
    };
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isLetterOrNumber())
            continue;
        take(text.sliced(start, i - start));
        start = i + 1;
    }
    take(text.sliced(start));
    return words;
}

} // namespace muster::plan::lint
