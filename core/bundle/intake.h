// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QMap>
#include <QSet>
#include <QString>

namespace muster::bundle {

/// Files by their names, with '/' between folders.
using Files = QMap<QString, QByteArray>;

/// How much is taken in from somebody else at most.
struct Limits {
    qsizetype files = 20000;
    /// Bytes.
    qint64 oneFile = qint64 { 256 } * 1024 * 1024;
    qint64 allFiles = qint64 { 1024 } * 1024 * 1024;
    /// Of the report, which nobody needs.
    qint64 report = qint64 { 64 } * 1024 * 1024;
};

/// Takes in files that somebody else packed, into memory, and refuses what no bundle holds: other names, a
/// name twice, too many files, too many bytes. Everything fails with Invalid, in one sentence.
class Intake {
public:
    explicit Intake(Limits limits = {})
        : m_limits(limits)
    {
    }

    /// Whether a bundle may have a file or a folder of this name; nothing that leads elsewhere is one.
    [[nodiscard]] static bool isFileName(const QString& name);
    [[nodiscard]] static bool isFolderName(const QString& name);

    /// A folder, without '/' at its end.
    [[nodiscard]] Result<void> folder(const QString& name);
    /// The next file; add() gives it its bytes.
    [[nodiscard]] Result<void> begin(const QString& name);
    /// More bytes of the file that was begun.
    [[nodiscard]] Result<void> add(QByteArrayView bytes);
    /// What was taken in. Fails when it is no bundle: no heads, or a chain of no files.
    [[nodiscard]] Result<Files> finish();

private:
    Limits m_limits;
    Files m_files;
    QSet<QString> m_folders;
    QString m_current;
    qint64 m_bytes = 0;
};

} // namespace muster::bundle
