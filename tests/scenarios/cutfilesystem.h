// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace muster::test {

/// A file system in a file of its own, whose power can be cut: what was not on the disk by then never will
/// be. Only root may have one. Every call gives what went wrong, empty when nothing did. Thread: main.
class CutFileSystem {
    Q_DISABLE_COPY_MOVE(CutFileSystem)
public:
    /// `kind` as mount(8) calls it: "ext4", "xfs".
    explicit CutFileSystem(const QString& kind);
    ~CutFileSystem();

    /// Once in a process, before the first of them: what it mounts from here on is seen by it and by its
    /// children alone, and is gone with them, however they end.
    [[nodiscard]] static QString hideMounts();

    /// Makes it and mounts it.
    [[nodiscard]] QString make();
    /// Stops a process in the middle of what it does, and cuts the power under it. Whatever it was writing to
    /// the disk is there by then: of a write that is under way when the power goes nothing can be said, so a
    /// rig that cut there would blame the store for what no store can promise.
    [[nodiscard]] QString cutUnder(qint64 process);
    /// Comes back after a cut, as the machine does.
    [[nodiscard]] QString comeBack();

    /// A folder in it.
    [[nodiscard]] QString path(const QString& name) const { return m_mountPoint + u'/' + name; }

private:
    [[nodiscard]] QString mount();
    [[nodiscard]] QString unmount();

    QString m_kind;
    QTemporaryDir m_folder;
    QString m_file;
    QString m_mountPoint;
    bool m_isMounted = false;
};

} // namespace muster::test
