// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planhash.h"

#include <QCryptographicHash>

namespace muster::plan {

namespace {

QString sha256(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

QString hashOf(const Plan& plan)
{
    return sha256(plan.resolved);
}

QString sourceHashOf(const Plan& plan)
{
    return sha256(plan.source);
}

} // namespace muster::plan
