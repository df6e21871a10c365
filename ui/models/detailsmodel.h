// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"
#include "ui/models/contactsmodel.h"
#include "ui/models/rowsmodel.h"

#include <QString>

#include <memory>
#include <variant>

namespace muster::ui {

/// One property of what is looked at.
struct DetailRow {
    QString name;
    QString value;

    bool operator==(const DetailRow&) const = default;
    [[nodiscard]] bool isSame(const DetailRow& other) const { return name == other.name; }
};

/// What somebody looks at: nothing, a step, a service, or somebody who can be reached.
using Looked = std::variant<std::monostate, incident::StepAddress, plan::ServiceId, ContactRow>;

/// What it is called; empty for nothing, and for what the plan does not have.
[[nodiscard]] QString titleOf(const session::IncidentSession& incident, const Looked& looked);
/// What the plan and the incident say of it, each thing once and only what is said. Pure.
[[nodiscard]] QList<DetailRow> detailRows(const session::IncidentSession& incident, const Looked& looked);

/// detailRows() as a list, kept true while the incident goes on.
/// Thread: main.
class DetailsModel final : public RowsModel<DetailRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailsModel)
public:
    explicit DetailsModel(QObject* parent = nullptr);
    ~DetailsModel() override;

    /// Null for no incident; looks at nothing.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);
    void look(Looked looked);
    [[nodiscard]] QString title() const;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::shared_ptr<session::IncidentSession> m_incident;
    Looked m_looked;
};

} // namespace muster::ui
