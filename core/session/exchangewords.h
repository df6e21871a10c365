// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bundle/withholding.h"
#include "core/session/exchange.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace muster::session {

/// A line of an account for people.
struct AccountLine {
    enum class Kind {
        Head, ///< of which record the lines below it tell
        Detail,
        Refusal, ///< something was not taken in, or not written
    };
    Kind kind = Kind::Detail;
    QString text;

    bool operator==(const AccountLine&) const = default;
};

/// What came from whom.
[[nodiscard]] QList<AccountLine> accountOf(const Imported& imported);
/// Of several files, each as above; those that brought nothing new are only counted.
[[nodiscard]] QList<AccountLine> accountOf(const QList<FileImported>& imported);
/// What was written, and who can read it.
[[nodiscard]] QList<AccountLine> accountOf(const Exported& exported);
/// Of several files: how many, and what went wrong.
[[nodiscard]] QList<AccountLine> accountOf(const QList<FileExported>& exported);

/// Who could read what in a file that is written so.
[[nodiscard]] QString readersOf(const std::optional<bundle::Withholding>& without);

} // namespace muster::session
