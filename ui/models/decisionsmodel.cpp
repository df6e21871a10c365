// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/decisionsmodel.h"

#include "core/incident/payloadcodec.h"
#include "core/plan/plannames.h"
#include "ui/models/tooltip.h"

#include <QHash>
#include <QStringList>

#include <utility>
#include <variant>

namespace muster::ui {

using incident::DecisionRecorded;
using incident::NoteAdded;
using Standing = DecisionRow::Standing;

namespace {

/// Nothing was said, or it is withheld, or it was taken back: three things.
QString textOr(const incident::IncidentState& state, const journal::Event& event, QLatin1StringView field,
    const QString& text)
{
    const auto withheld = text.isEmpty() && event.payload.contains(field) && !event.text(field);
    if (!withheld)
        return text;
    return state.isErased(event.id, QStringLiteral("payload.") + field) ? DecisionsModel::tr("(taken back)")
                                                                        : DecisionsModel::tr("(withheld)");
}

} // namespace

DecisionsModel::DecisionsModel(QObject* parent)
    : RowsModel(parent)
{
}

DecisionsModel::~DecisionsModel() = default;

void DecisionsModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident)
        disconnect(m_incident.get(), nullptr, this, nullptr);
    m_incident = std::move(incident);
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
    m_found.clear();
    m_read = 0;
    m_last.reset();
    readNewEvents();
    replaceRows(judgedRows());
    if (!m_incident)
        return;
    connect(m_incident.get(), &session::IncidentSession::textsErased, this, [this] { m_last.reset(); });
    connect(m_incident.get(), &session::IncidentSession::stateChanged, this, &DecisionsModel::refresh);
}

void DecisionsModel::refresh()
{
    readNewEvents();
    adoptRows(judgedRows());
}

void DecisionsModel::readNewEvents()
{
    if (!m_incident)
        return;
    const auto& events = m_incident->events();
    const auto* plan = &m_incident->plan();
    const auto onlyNewOnes = events.size() >= m_read && (m_read == 0 || events[m_read - 1].id == m_last)
        && std::exchange(m_plan, plan) == plan;
    if (!onlyNewOnes) {
        m_found.clear();
        m_read = 0;
    }
    for (auto i = m_read; i < events.size(); ++i) {
        if (const auto found = read(events[i]))
            m_found.append(*found);
    }
    m_read = events.size();
    m_last = events.isEmpty() ? std::nullopt : std::optional(events.last().id);
}

std::optional<DecisionsModel::Found> DecisionsModel::read(const journal::Event& event) const
{
    const auto payload = incident::decode(event);
    if (!payload)
        return std::nullopt;
    const auto& state = m_incident->state();
    const auto actor = event.actor.name.isEmpty() ? state.nameOf(event.actor.person) : event.actor.name;
    DecisionRow row { event.id, Standing::Noted, event.at, actor, {}, {}, {}, {} };
    if (const auto* note = std::get_if<NoteAdded>(&*payload);
        note && note->kind == NoteAdded::Kind::Decision) {
        row.answer = textOr(state, event, QLatin1StringView("text"), note->text);
        return Found { row, std::nullopt };
    }
    if (const auto* added = std::get_if<incident::FollowUpAdded>(&*payload)) {
        row.standing = Standing::FollowUp;
        row.answer = textOr(state, event, QLatin1StringView("what"), added->what);
        return Found { row, std::nullopt };
    }
    const auto* recorded = std::get_if<DecisionRecorded>(&*payload);
    if (!recorded)
        return std::nullopt;
    row.standing = Standing::Decided;
    row.answer = recorded->answer.toString();
    row.why = textOr(state, event, QLatin1StringView("why"), recorded->why);
    row.code = recorded->step.toString();
    if (const auto place = incident::placeOf(m_incident->plan(), state.scenario, recorded->step)) {
        row.code = place->code;
        row.question = place->step->title;
        const auto& asked = place->step->decision;
        if (asked && asked->id == recorded->decision) {
            row.answer = plan::answerText(*asked, recorded->answer);
            if (!asked->question.isEmpty())
                row.question = asked->question;
        }
    }
    return Found { row, *recorded };
}

QList<DecisionRow> DecisionsModel::judgedRows() const
{
    if (!m_incident)
        return {};
    QList<DecisionRow> rows;
    rows.reserve(m_found.size());
    const auto& state = m_incident->state();
    QHash<journal::EventId, const incident::FollowUpState*> open;
    for (const auto& followUp : state.followUps) {
        if (!followUp.ended)
            open.insert(followUp.id, &followUp);
    }
    QHash<journal::EventId, QStringList> objections;
    for (const auto& objection : state.objections)
        objections[objection.about].append(objectionWords(objection));
    for (const auto& found : m_found) {
        const auto* followUp = open.value(found.row.event);
        if (!found.row.isDecision() && followUp == nullptr)
            continue;
        rows.append(found.row);
        if (followUp != nullptr)
            rows.last().agreed = agreedWords(*followUp);
        rows.last().objections = objections.value(found.row.event);
        if (!found.recorded)
            continue;
        const auto& made = state.decisions;
        const auto stands = made.constFind(found.recorded->decision);
        if (stands == made.constEnd() || stands->answer != found.recorded->answer
            || stands->step != found.recorded->step || stands->at != found.row.at)
            rows.last().standing = Standing::TakenBack;
    }
    return rows;
}

QString DecisionsModel::agreedWords(const incident::FollowUpState& followUp) const
{
    const auto who = followUp.owner.isEmpty() ? tr("Nobody does it yet") : tr("By %1").arg(followUp.owner);
    return followUp.due ? tr("%1, until %2").arg(who, m_time.dateAndMinutes(*followUp.due)) : who;
}

QString DecisionsModel::objectionWords(const incident::ObjectionState& objection) const
{
    const auto& state = m_incident->state();
    const auto whose = objection.whose.isEmpty() ? state.nameOf(objection.by) : objection.whose;
    const auto text = !objection.text.isEmpty()                           ? objection.text
        : state.isErased(objection.entry, QStringLiteral("payload.text")) ? tr("(taken back)")
                                                                          : tr("(withheld)");
    return tr("Objection of %1: %2").arg(whose, text);
}

QVariant DecisionsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.answer;
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::ToolTipRole:
        return plainToolTip(spoken(row));
    default:
        return {};
    }
}

QString DecisionsModel::standingWords(const DecisionRow& row)
{
    switch (row.standing) {
    case Standing::Decided:
        return tr("Decided at %1").arg(row.code);
    case Standing::TakenBack:
        return tr("Taken back, %1").arg(row.code);
    case Standing::Noted:
        return tr("Noted");
    case Standing::FollowUp:
        return tr("Follow-up");
    }
    return {};
}

QString DecisionsModel::whyWords(const DecisionRow& row)
{
    return row.why.isEmpty() ? QString() : tr("Because: %1").arg(row.why);
}

QString DecisionsModel::whoWords(const DecisionRow& row) const
{
    return tr("%1 %2").arg(row.actor, m_time.minutes(row.at));
}

QString DecisionsModel::spoken(const DecisionRow& row) const
{
    QStringList parts { standingWords(row) };
    for (const auto& part : { row.question, row.answer, whyWords(row), row.agreed, whoWords(row) }) {
        if (!part.isEmpty())
            parts << part;
    }
    parts << row.objections;
    return parts.join(QStringLiteral(", "));
}

} // namespace muster::ui
