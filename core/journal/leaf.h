// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace muster::journal {

/// A text that is to become a leaf: payload field and value.
struct Text {
    QString field;
    QString value;

    bool operator==(const Text&) const = default;
};

/// A salted value beside the body. The body holds only its hash, so it may be withheld or erased and the
/// chain still verifies. Field is "actor.name" or "payload.<key>".
struct Leaf {
    QString field;
    /// 32 lower-case hex characters (16 random bytes).
    QByteArray salt;
    QString value;

    bool operator==(const Leaf&) const = default;
};

/// Lower-case hex SHA-256 of the salt's characters followed by the value in UTF-8.
[[nodiscard]] QByteArray leafHash(const QByteArray& salt, const QString& value);

} // namespace muster::journal
