// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/leaf.h"

#include <QCryptographicHash>

namespace muster::journal {

QByteArray leafHash(const QByteArray& salt, const QString& value)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(salt);
    hash.addData(value.toUtf8());
    return hash.result().toHex();
}

} // namespace muster::journal
