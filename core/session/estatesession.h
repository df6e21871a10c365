// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/estate/approvals.h"
#include "core/plan/plan.h"
#include "core/session/ports.h"

#include <QDate>
#include <QFuture>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace muster::session {

/// What a person says when approving a version of a plan.
struct ApprovalWanted {
    std::shared_ptr<const plan::Plan> plan;
    QString by;
    /// For which of the plan's approvers, by id or title; empty when the name tells.
    QString approver = {};
    /// The last day on which it holds; empty: until the plan is to be reviewed again.
    std::optional<QDate> lastDay = {};
    QString remark = {};
};

/// Peace time: what is recorded outside of incidents, in the estate stream.
/// Thread: main. Owner: whoever made it; the ports outlive it.
class EstateSession final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EstateSession)
public:
    using State = Result<estate::ApprovalState>;

    explicit EstateSession(const Ports& ports, QObject* parent = nullptr);
    ~EstateSession() override;

    /// Of all consoles that this log knows. Fails with Storage.
    [[nodiscard]] QFuture<Result<estate::Approvals>> approvals();
    /// Freezes the plan and records who answers for this version, for whom and until when; how it stands
    /// then. Fails with Invalid (no name, none of those who approve, no end or one that is over), Storage:
    /// then nothing was recorded.
    [[nodiscard]] QFuture<State> approve(ApprovalWanted wanted);
    /// What was approved of this version no longer counts, and why. Fails with Invalid (no name, no reason,
    /// nothing that counts), Storage.
    [[nodiscard]] QFuture<State> withdraw(
        std::shared_ptr<const plan::Plan> plan, const QString& by, const QString& why);

signals:
    /// Something was approved or withdrawn, here or elsewhere.
    void approvalsChanged();

private:
    [[nodiscard]] QFuture<State> record(
        const std::shared_ptr<const plan::Plan>& plan, const journal::Draft& draft);
    [[nodiscard]] QFuture<State> stateOf(std::shared_ptr<const plan::Plan> plan);
    [[nodiscard]] journal::Draft draftOf(const estate::Entry& entry, const QString& by) const;

    Ports m_ports;
};

} // namespace muster::session
