// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <QCoreApplication>
#include <QJsonValue>

#include <cmath>

namespace muster {

namespace {
tl::unexpected<Error> wrong(QLatin1StringView key, const char* wanted)
{
    return fail(Fault::Invalid,
        QCoreApplication::translate("muster", "The field \"%1\" is missing or is not %2.")
            .arg(key, QLatin1StringView(wanted)));
}
} // namespace

Result<QString> readText(const QJsonObject& object, QLatin1StringView key)
{
    const auto value = object.value(key);
    if (!value.isString())
        return wrong(key, "a text");
    return value.toString();
}

Result<qint64> readInteger(const QJsonObject& object, QLatin1StringView key)
{
    constexpr double kLargest = 9007199254740992.0;
    const auto value = object.value(key);
    const double number = value.toDouble(std::nan(""));
    if (!value.isDouble() || std::floor(number) != number || std::abs(number) > kLargest)
        return wrong(key, "a whole number");
    return value.toInteger();
}

Result<Instant> readInstant(const QJsonObject& object, QLatin1StringView key)
{
    const auto at = instantFromIso(object.value(key).toString());
    if (!at)
        return wrong(key, "a time in UTC");
    return *at;
}

Result<QJsonObject> readObject(const QJsonObject& object, QLatin1StringView key)
{
    const auto value = object.value(key);
    if (!value.isObject())
        return wrong(key, "an object");
    return value.toObject();
}

Result<QJsonArray> readArray(const QJsonObject& object, QLatin1StringView key)
{
    const auto value = object.value(key);
    if (!value.isArray())
        return wrong(key, "a list");
    return value.toArray();
}

} // namespace muster
