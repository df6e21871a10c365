// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/blobstore.h"
#include "core/plan/plan.h"
#include "core/session/ports.h"

#include <QByteArray>
#include <QFuture>
#include <QList>
#include <QObject>

namespace muster::session {

/// What a version of a plan was, put away by its hash: its resolved form, its file and the files that it
/// takes steps from, in this order.
using Frozen = Result<QList<journal::Attachment>>;

/// Durable when answered. Fails with Storage. Thread: of `context`.
[[nodiscard]] QFuture<Frozen> freeze(const Ports& ports, QObject* context, const plan::Plan& plan);
/// The plan as it is read again from its resolved form, so that an incident walks the same plan before and
/// after a restart. Fails with Invalid. Pure; any thread.
[[nodiscard]] Result<plan::Plan> planFrom(const QByteArray& resolved);
/// Adds each file once.
void attach(const QList<journal::Attachment>& frozen, journal::Draft& draft);

} // namespace muster::session
