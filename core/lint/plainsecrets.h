// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace muster::plan::lint {

/// Where a text holds a secret in plain words. The secret itself is not kept.
struct PlainSecret {
    /// What it is, for people: "a password", "an access key of AWS".
    QString what;
    /// Where it begins in the text.
    qsizetype at = 0;
};

/// False when a line of UTF-8 holds no secret; quick, and hardly ever wrong about lines that hold none.
[[nodiscard]] bool mayHoldSecret(QByteArrayView line);

/// The passwords, tokens, keys and connection strings with a password in one line; each stretch of the line
/// is reported once. Names of places (`credential:…`, `op://…`) and placeholders are no secrets.
[[nodiscard]] QList<PlainSecret> plainSecretsIn(const QString& line);

} // namespace muster::plan::lint
