// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/credentialsmodel.h"

#include "core/plan/plannames.h"
#include "ui/models/tooltip.h"

#include <utility>

namespace muster::ui {

using session::SecretStanding;

CredentialsModel::CredentialsModel(QObject* parent)
    : RowsModel(parent)
{
}

CredentialsModel::~CredentialsModel() = default;

void CredentialsModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident) {
        m_incident->disconnect(this);
        m_incident->secrets().disconnect(this);
    }
    m_incident = std::move(incident);
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
    replaceRows(rows());
    if (!m_incident)
        return;
    const auto adopt = [this] { adoptRows(rows()); };
    connect(m_incident.get(), &session::IncidentSession::stateChanged, this, adopt);
    connect(&m_incident->secrets(), &session::SecretBroker::standingsChanged, this, adopt);
}

QList<CredentialRow> CredentialsModel::rows() const
{
    QList<CredentialRow> rows;
    if (!m_incident)
        return rows;
    const auto& state = m_incident->state();
    const plan::PlanNames names(m_incident->plan());
    for (const auto& credential : m_incident->plan().credentials) {
        CredentialRow row { credential.id, names.credential(credential.id), credential.keychain,
            credential.onepassword, credential.breakGlass, credential.rotateAfterUse,
            m_incident->secrets().standing(credential.id), {}, {} };
        const auto last = state.credentials.constFind(credential.id);
        if (last != state.credentials.constEnd()) {
            row.last = *last;
            row.lastBy = state.nameOf(last->accessedBy);
        }
        rows.append(row);
    }
    return rows;
}

QVariant CredentialsModel::data(const QModelIndex& index, int role) const
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

QString CredentialsModel::stateWords(const CredentialRow& row)
{
    switch (row.standing) {
    case SecretStanding::Unknown:
        return tr("not checked yet");
    case SecretStanding::Stored:
        return tr("stored here");
    case SecretStanding::Missing:
        return tr("not stored");
    case SecretStanding::Held:
        return tr("in memory only");
    case SecretStanding::Elsewhere:
        return tr("kept elsewhere");
    case SecretStanding::Locked:
        return tr("keychain locked");
    case SecretStanding::Absent:
        return tr("no keychain");
    case SecretStanding::Silent:
        return tr("no answer");
    }
    Q_UNREACHABLE();
}

QString CredentialsModel::placeWords(const CredentialRow& row)
{
    QStringList places;
    if (!row.keychain.isEmpty())
        places << tr("keychain entry %1").arg(row.keychain);
    if (!row.onepassword.isEmpty())
        places << tr("1Password %1").arg(row.onepassword);
    return places.isEmpty() ? tr("the plan names no place") : places.join(QStringLiteral(" · "));
}

QString CredentialsModel::careWords(const CredentialRow& row)
{
    QStringList care;
    if (row.breakGlass)
        care << tr("break glass");
    if (row.rotateAfterUse)
        care << tr("change after use");
    return care.join(QStringLiteral(" · "));
}

QString CredentialsModel::lastWords(const CredentialRow& row) const
{
    if (!row.last)
        return {};
    const auto at = QStringLiteral("%1 %2").arg(
        m_time.minutes(row.last->accessedAt), m_time.zoneName(row.last->accessedAt));
    return row.last->how == incident::CredentialAccessed::How::Revealed
        ? tr("last asked for by %1 %2, to be shown").arg(row.lastBy, at)
        : tr("last asked for by %1 %2, to be copied").arg(row.lastBy, at);
}

QString CredentialsModel::spoken(const CredentialRow& row) const
{
    QStringList parts { row.title, stateWords(row) };
    for (const auto& part : { careWords(row), placeWords(row), lastWords(row) }) {
        if (!part.isEmpty())
            parts << part;
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace muster::ui
