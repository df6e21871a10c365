// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <QJsonArray>
#include <QJsonObject>

namespace muster {

/// Reads that say which key is missing or has the wrong kind, instead of giving an empty value.
[[nodiscard]] Result<QString> readText(const QJsonObject& object, QLatin1StringView key);
[[nodiscard]] Result<qint64> readInteger(const QJsonObject& object, QLatin1StringView key);
[[nodiscard]] Result<Instant> readInstant(const QJsonObject& object, QLatin1StringView key);
[[nodiscard]] Result<QJsonObject> readObject(const QJsonObject& object, QLatin1StringView key);
[[nodiscard]] Result<QJsonArray> readArray(const QJsonObject& object, QLatin1StringView key);

} // namespace muster
