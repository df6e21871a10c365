// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <optional>

// What the refusals of decide() have in common.
namespace muster::incident {

[[nodiscard]] inline QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

[[nodiscard]] inline tl::unexpected<Error> invalid(const QString& text)
{
    return fail(Fault::Invalid, text);
}

[[nodiscard]] inline tl::unexpected<Error> conflict(const QString& text)
{
    return fail(Fault::Conflict, text);
}

[[nodiscard]] inline bool isBlank(const QString& text)
{
    return text.trimmed().isEmpty();
}

/// Refuses more than `most` bytes of UTF-8.
[[nodiscard]] std::optional<Error> tooLong(const QString& what, const QString& text, qsizetype most);

/// The ids of things of a plan, or "none".
template <typename List> [[nodiscard]] QString slugsOf(const List& list)
{
    QStringList slugs;
    for (const auto& item : list) {
        if constexpr (requires { item.id.toString(); })
            slugs.append(item.id.toString());
        else
            slugs.append(item.id);
    }
    return slugs.isEmpty() ? tr("none") : slugs.join(QStringLiteral(", "));
}

} // namespace muster::incident
