// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/freezing.h"

#include "core/base/whendone.h"
#include "core/base/worker.h"
#include "core/plan/planloader.h"
#include "core/session/unrecorded.h"

#include <QCoreApplication>

namespace muster::session {

namespace {

/// Puts bytes away one after the other.
QFuture<Frozen> putAll(
    const Ports& ports, QObject* context, QList<QByteArray> left, QList<journal::Attachment> stored = {})
{
    if (left.isEmpty())
        return ready(Frozen(stored));
    using One = Result<journal::Attachment>;
    const auto next = left.takeFirst();
    return whenDone(
        ports.blobs.put(next), context, One(noAnswer()), [ports, context, left, stored](const One& one) {
            if (!one)
                return ready(Frozen(fail(notRecorded(one.error()))));
            return putAll(ports, context, left, stored + QList { *one });
        });
}

} // namespace

QFuture<Frozen> freeze(const Ports& ports, QObject* context, const plan::Plan& plan)
{
    QList<QByteArray> files { plan.resolved, plan.source };
    for (const auto& file : plan.included)
        files.append(file.text);
    return putAll(ports, context, files);
}

Result<plan::Plan> planFrom(const QByteArray& resolved)
{
    auto loaded = plan::loadPlan(resolved);
    if (!loaded.plan) {
        const auto first = loaded.findings.isEmpty() ? QString() : loaded.findings.first().text;
        return fail(Fault::Invalid,
            QCoreApplication::translate("muster", "The frozen plan cannot be read: %1").arg(first));
    }
    return *std::move(loaded.plan);
}

void attach(const QList<journal::Attachment>& frozen, journal::Draft& draft)
{
    for (const auto& file : frozen) {
        if (!draft.attachments.contains(file))
            draft.attachments.append(file);
    }
}

} // namespace muster::session
