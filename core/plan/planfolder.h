// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/finding.h"

#include <QByteArray>
#include <QString>

namespace muster::plan {

/// Why a file that a plan names is not read.
struct FileFault {
    const char* rule = nullptr;
    QString text;
    QString hint;
};

/// The files around a plan file: those that it may name, from its own folder down. A plan without a file, or
/// one that is compiled in, has none.
class PlanFolder final {
public:
    /// `file` is the path of the plan file; it may be empty.
    explicit PlanFolder(const QString& file);

    [[nodiscard]] bool exists() const { return !m_folder.isEmpty(); }
    /// The plan file itself, from its folder.
    [[nodiscard]] const QString& name() const { return m_name; }
    /// The path of a file of the folder.
    [[nodiscard]] QString pathOf(const QString& file) const;

    /// The file that is written as `written` in the file `from`, from the plan's folder. A fault when it is
    /// no path that goes down from there.
    [[nodiscard]] tl::expected<QString, FileFault> named(const QString& from, const QString& written) const;
    /// The bytes of a file that named() gave. A link out of the folder is not followed.
    [[nodiscard]] tl::expected<QByteArray, FileFault> read(const QString& file) const;

private:
    QString m_folder;
    QString m_name;
};

} // namespace muster::plan
