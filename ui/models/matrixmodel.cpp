// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/matrixmodel.h"

#include "core/incident/consequences.h"
#include "core/plan/plannames.h"
#include "core/plan/unsaid.h"
#include "ui/models/tooltip.h"

#include <QMap>
#include <QStringList>

#include <algorithm>
#include <limits>
#include <utility>

namespace muster::ui {

using incident::ServiceStanding;
using plan::Target;

namespace {

QString promised(const Target& target)
{
    return (target.approximate ? QStringLiteral("~ ") : QString()) + durationText(target.value);
}

/// For people who listen or plan: nobody needs seconds once there are minutes.
QString roughly(Millis duration)
{
    using std::chrono::minutes;
    const auto whole = std::chrono::floor<minutes>(duration);
    return whole >= minutes { 1 } ? durationText(whole)
                                  : durationText(std::chrono::floor<std::chrono::seconds>(duration));
}

} // namespace

bool MatrixRow::operator==(const MatrixRow& other) const
{
    return isSame(other) && title == other.title && standing == other.standing && paused == other.paused
        && recoveredAt == other.recoveredAt && waitingFor == other.waitingFor && root == other.root
        && rto.target == other.rto.target
        && rto.pausedSince == other.rto.pausedSince
        // The end of a promise whose clock stands moves on with every second.
        && (rto.pausedSince || rto.due == other.rto.due) && rto.broken == other.rto.broken
        && loss.target == other.loss.target && loss.window == other.loss.window
        && loss.broken == other.loss.broken && owner == other.owner && tier == other.tier
        && region == other.region && services == other.services && affected == other.affected;
}

MatrixModel::MatrixModel(QObject* parent)
    : RowsModel(parent)
{
}

MatrixModel::~MatrixModel() = default;

void MatrixModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident)
        disconnect(m_incident.get(), nullptr, this, nullptr);
    m_incident = std::move(incident);
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
    readFacts();
    replaceRows(arranged(readRows()));
    if (!m_incident)
        return;
    connect(m_incident.get(), &session::IncidentSession::stateChanged, this, [this] {
        readFacts();
        refresh();
    });
}

void MatrixModel::tick()
{
    if (m_incident)
        refresh();
}

void MatrixModel::setView(const MatrixView& view)
{
    if (std::exchange(m_view, view) == view)
        return;
    refresh();
    // What a row says of itself is chosen too.
    if (rowCount() > 0)
        emit dataChanged(index(0), index(rowCount() - 1));
}

void MatrixModel::setFilter(const QString& words)
{
    const FindWords filter(words);
    if (std::exchange(m_filter, filter) != filter)
        refresh();
}

int MatrixModel::shownServices() const
{
    int shown = 0;
    for (int row = 0; row < rowCount(); ++row)
        shown += at(row).service ? 1 : 0;
    return shown;
}

void MatrixModel::readFacts()
{
    m_facts.clear();
    m_hasTiers = false;
    if (!m_incident)
        return;
    const auto& plan = m_incident->plan();
    const plan::PlanNames names(plan);
    const auto lastPlace = static_cast<int>(plan.tiers.size());
    for (const auto& service : plan.services) {
        Facts facts;
        facts.owner = ownerOf(service);
        facts.region = plan::isUnsaid(service.region) ? QString() : service.region;
        facts.sequence = service.sequence.value_or(std::numeric_limits<int>::max());
        facts.tierPlace = lastPlace;
        for (int place = 0; service.tier && place < lastPlace; ++place) {
            if (plan.tiers[place].id != *service.tier)
                continue;
            facts.tierPlace = place;
            facts.tier = names.tier(*service.tier);
            m_hasTiers = true;
        }
        m_facts.insert(service.id, facts);
    }
}

/// Plans name an owner by an id of theirs, or in words; of a role it is whoever holds it now.
QString MatrixModel::ownerOf(const plan::Service& service) const
{
    if (plan::isNobody(service.owner))
        return {};
    const auto& state = m_incident->state();
    const auto held = state.roles.constFind(plan::RoleId(service.owner));
    return held == state.roles.constEnd() ? plan::PlanNames(m_incident->plan()).who(service.owner)
                                          : state.nameOf(held->holder);
}

QList<MatrixRow> MatrixModel::readRows()
{
    m_affected = 0;
    m_services = 0;
    if (!m_incident)
        return {};
    const auto now = m_incident->objectives();
    const auto& clock = m_incident->state().clock;
    const auto paused = clock && clock->rate == 0;
    m_affected = now.affected;
    m_services = static_cast<int>(now.rows.size());

    const auto roots = incident::rootsOf(m_incident->plan(), now.rows);
    QList<MatrixRow> rows;
    rows.reserve(now.rows.size() + 1);
    if (now.scenario) {
        MatrixRow row;
        row.title = tr("Whole incident");
        const auto allBack = now.affected > 0 && now.recovered == now.affected;
        row.standing = allBack ? ServiceStanding::Recovered : ServiceStanding::Down;
        row.rto = *now.scenario;
        row.paused = paused;
        rows.append(row);
    }
    for (const auto& service : now.rows) {
        MatrixRow row;
        row.service = service.service;
        row.title = service.title;
        row.standing = service.standing;
        row.recoveredAt = service.recoveredAt;
        row.rto = service.rto;
        row.loss = service.loss;
        row.waitingFor = service.waitingFor;
        if (const auto root = roots.constFind(service.service); root != roots.constEnd())
            row.root = *root;
        row.paused = paused && service.standing == ServiceStanding::Down;
        const auto facts = m_facts.value(service.service);
        row.owner = facts.owner;
        row.tier = facts.tier;
        row.region = facts.region;
        rows.append(row);
    }
    return rows;
}

bool MatrixModel::isGrouped() const
{
    return m_view.grouping == MatrixView::Grouping::Tier && m_hasTiers;
}

bool MatrixModel::showsRoots() const
{
    return !isGrouped() && m_view.order == MatrixView::Order::TimeLeft;
}

bool MatrixModel::comesBefore(const MatrixRow& a, const MatrixRow& b) const
{
    if (!a.service || !b.service)
        return !a.service && b.service;
    const auto& factsOfA = *m_facts.constFind(*a.service);
    const auto& factsOfB = *m_facts.constFind(*b.service);
    if (isGrouped() && factsOfA.tierPlace != factsOfB.tierPlace)
        return factsOfA.tierPlace < factsOfB.tierPlace;
    const bool isNormal = a.standing == ServiceStanding::Normal;
    if (isNormal != (b.standing == ServiceStanding::Normal))
        return !isNormal;
    switch (m_view.order) {
    case MatrixView::Order::TimeLeft:
        return false; // They were read in this order.
    case MatrixView::Order::Sequence:
        return factsOfA.sequence < factsOfB.sequence;
    case MatrixView::Order::Name:
        return QString::localeAwareCompare(a.title, b.title) < 0;
    case MatrixView::Order::Tier:
        return factsOfA.tierPlace < factsOfB.tierPlace;
    }
    Q_UNREACHABLE();
}

bool MatrixModel::fits(const MatrixRow& row) const
{
    return m_filter.isEmpty()
        || m_filter.areIn(foldedToFind(
            QStringList { row.title, row.owner, row.tier, row.region, standingWords(row) }.join(u' ')));
}

QList<MatrixRow> MatrixModel::belowTheirRoots(const QList<MatrixRow>& rows)
{
    QHash<plan::ServiceId, QList<MatrixRow>> waiting;
    for (const auto& row : rows) {
        if (row.root)
            waiting[*row.root].append(row);
    }
    QList<MatrixRow> made;
    made.reserve(rows.size());
    for (const auto& row : rows) {
        if (row.root)
            continue;
        made.append(row);
        if (row.service)
            made.append(waiting.take(*row.service));
    }
    return made;
}

QList<MatrixRow> MatrixModel::arranged(QList<MatrixRow> rows) const
{
    std::stable_sort(rows.begin(), rows.end(),
        [this](const MatrixRow& a, const MatrixRow& b) { return comesBefore(a, b); });
    const bool grouped = isGrouped();
    // Whoever asked for another order gets that one.
    if (showsRoots())
        rows = belowTheirRoots(rows);
    QMap<int, MatrixRow> heads;
    for (const auto& row : std::as_const(rows)) {
        if (!grouped || !row.service)
            continue;
        const auto place = m_facts.constFind(*row.service)->tierPlace;
        auto& head = heads[place];
        head.head = place;
        head.title = row.tier.isEmpty() ? tr("Without a tier") : row.tier;
        ++head.services;
        head.affected += row.standing == ServiceStanding::Normal ? 0 : 1;
    }
    QList<MatrixRow> made;
    made.reserve(rows.size() + heads.size());
    for (const auto& row : std::as_const(rows)) {
        if (!fits(row))
            continue;
        // The first of its group that fits brings the head along.
        if (grouped && row.service) {
            if (const auto head = heads.take(m_facts.constFind(*row.service)->tierPlace); head.isHead())
                made.append(head);
        }
        made.append(row);
    }
    return made;
}

void MatrixModel::refresh()
{
    adoptRows(arranged(readRows()));
}

QVariant MatrixModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::ToolTipRole:
        return plainToolTip(spoken(row));
    default:
        return {};
    }
}

QString MatrixModel::clockWords(const MatrixRow& row)
{
    if (row.standing == ServiceStanding::Normal)
        return {};
    if (row.standing == ServiceStanding::Recovered)
        return clockText(row.rto.elapsed);
    switch (row.rto.target.state) {
    case Target::State::Unknown:
        return tr("unknown");
    case Target::State::None:
        return tr("no promise");
    case Target::State::Number:
        break;
    }
    const auto left = row.rto.left.value_or(Millis { 0 });
    return left < Millis { 0 } || row.rto.broken ? u'+' + clockText(-left) : clockText(left);
}

QString MatrixModel::standingWords(const MatrixRow& row)
{
    switch (row.standing) {
    case ServiceStanding::Normal:
        return tr("Normal");
    case ServiceStanding::Recovered:
        return row.isLate() ? tr("Recovered late") : tr("Recovered");
    case ServiceStanding::Down:
        break;
    }
    const auto waitsFor = row.waitingFor.join(QStringLiteral(", "));
    if (row.isOver() && row.rto.pausedSince)
        return tr("Over, clock paused");
    if (row.isOver())
        return waitsFor.isEmpty() ? tr("Over") : tr("Over, waiting for %1").arg(waitsFor);
    if (row.rto.pausedSince)
        return tr("Clock paused");
    if (row.paused)
        return tr("Paused");
    return waitsFor.isEmpty() ? tr("Recovering") : tr("Waiting for %1").arg(waitsFor);
}

QString MatrixModel::headWords(const MatrixRow& row)
{
    return tr("%1 of %2 affected").arg(row.affected).arg(row.services);
}

QString MatrixModel::endWords(const MatrixRow& row) const
{
    if (row.standing == ServiceStanding::Recovered)
        return row.recoveredAt ? tr("back %1").arg(m_time.minutes(*row.recoveredAt)) : QString();
    if (row.isRunning() && row.rto.pausedSince)
        return tr("paused %1").arg(m_time.minutes(*row.rto.pausedSince));
    if (!row.isRunning() || !row.rto.due)
        return {};
    const auto due = m_time.minutes(*row.rto.due);
    return row.isOver() ? tr("ended %1").arg(due) : tr("ends %1").arg(due);
}

QString MatrixModel::promiseWords(const MatrixRow& row) const
{
    if (row.standing == ServiceStanding::Normal)
        return budgetWords(row);
    const auto end = m_view.details.testFlag(MatrixView::Detail::End) ? endWords(row) : QString();
    if (!m_view.details.testFlag(MatrixView::Detail::Promise))
        return end;
    if (end.isEmpty())
        return budgetWords(row);
    return row.isOver() && !row.rto.pausedSince ? tr("promise of %1 %2").arg(promised(row.rto.target), end)
                                                : tr("%1 · %2").arg(budgetWords(row), end);
}

QString MatrixModel::shortPromiseWords(const MatrixRow& row) const
{
    const auto& details = m_view.details;
    if (row.standing == ServiceStanding::Normal || details.testFlag(MatrixView::Detail::Promise))
        return budgetWords(row);
    return details.testFlag(MatrixView::Detail::End) ? endWords(row) : QString();
}

QString MatrixModel::detailWords(const MatrixRow& row) const
{
    const std::pair<MatrixView::Detail, const QString&> details[] {
        { MatrixView::Detail::Owner, row.owner },
        { MatrixView::Detail::Tier, row.tier },
        { MatrixView::Detail::Region, row.region },
    };
    QStringList parts;
    for (const auto& [detail, words] : details) {
        if (m_view.details.testFlag(detail) && !words.isEmpty())
            parts << words;
    }
    return parts.join(QStringLiteral(" · "));
}

bool MatrixModel::showsLoss(const MatrixRow& row) const
{
    return m_view.details.testFlag(MatrixView::Detail::Loss) && row.loss.window
        && row.standing != ServiceStanding::Normal;
}

QString MatrixModel::budgetWords(const MatrixRow& row)
{
    const auto& target = row.rto.target;
    const auto number = target.state == Target::State::Number;
    switch (row.standing) {
    case ServiceStanding::Normal:
        if (number)
            return tr("RTO %1").arg(promised(target));
        return target.state == Target::State::None ? tr("no promise") : tr("RTO unknown");
    case ServiceStanding::Recovered:
        if (number)
            return row.isLate() ? tr("RTO %1").arg(promised(target)) : tr("used of %1").arg(promised(target));
        return target.state == Target::State::None ? tr("no promise") : tr("RTO unknown");
    case ServiceStanding::Down:
        break;
    }
    if (number)
        return row.isOver() ? tr("RTO %1").arg(promised(target)) : tr("of %1").arg(promised(target));
    return target.state == Target::State::None ? tr("none was made") : tr("the plan states no RTO");
}

QString MatrixModel::lossWords(const MatrixRow& row)
{
    if (!row.loss.window)
        return {};
    const auto loses = row.loss.endIsAssumed ? tr("loses about %1").arg(roughly(*row.loss.window))
                                             : tr("loses %1").arg(roughly(*row.loss.window));
    switch (row.loss.target.state) {
    case Target::State::Unknown:
        return tr("%1 · RPO unknown").arg(loses);
    case Target::State::None:
        return tr("%1 · no RPO promised").arg(loses);
    case Target::State::Number:
        break;
    }
    return tr("may lose %1 · %2").arg(promised(row.loss.target), loses);
}

QString MatrixModel::spoken(const MatrixRow& row) const
{
    if (row.isHead())
        return tr("Group %1, %2").arg(row.title, headWords(row));
    QStringList parts { row.title, standingWords(row) };
    const auto number = row.rto.target.state == Target::State::Number;
    if (row.standing == ServiceStanding::Recovered)
        parts << tr("%1 %2").arg(roughly(row.rto.elapsed), budgetWords(row));
    else if (!row.isRunning())
        parts << budgetWords(row);
    else if (!number)
        parts << (row.rto.target.state == Target::State::None ? tr("no promise")
                                                              : tr("time to be back is unknown"));
    else if (row.isOver())
        parts << tr("%1 over the promised %2")
                     .arg(roughly(-row.rto.left.value_or(Millis { 0 })), promised(row.rto.target));
    else
        parts << tr("%1 left of %2")
                     .arg(roughly(row.rto.left.value_or(Millis { 0 })), promised(row.rto.target));
    if (row.isRunning() && row.rto.pausedSince)
        parts << tr("its clock stands since %1").arg(m_time.minutes(*row.rto.pausedSince));
    if (const auto loss = lossWords(row); !loss.isEmpty())
        parts << loss;
    if (const auto details = detailWords(row); !details.isEmpty())
        parts << details;
    return parts.join(QStringLiteral(", "));
}

} // namespace muster::ui
