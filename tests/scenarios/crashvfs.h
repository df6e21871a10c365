// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRandomGenerator>

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

struct sqlite3_vfs;

namespace muster::test {

/// A disk in memory that can lose its power at any moment, and fail. It keeps apart what programs read and
/// what is durable: a change of a file is durable after a sync of the file, a name that was made or removed
/// after a sync of the folder. Thread: one at a time.
class CrashDisk {
    Q_DISABLE_COPY_MOVE(CrashDisk)
public:
    enum class Kind { Open, Write, Sync, Truncate, Delete };

    /// What is about to be done. No offset for anything but a write.
    struct Operation {
        Kind kind = Kind::Open;
        QByteArray name;
        qint64 offset = 0;
    };

    /// Operations of one kind that fail: `times` of them (-1: all) after the first `after`.
    struct Trouble {
        Kind kind = Kind::Write;
        int after = 0;
        int times = 0;
        /// SQLite's code. 0 plants the worst disk: it says that it went well, and has done nothing.
        int answer = 0;
        /// After a sync that failed no later one helps, unless the bytes are written again: some systems take
        /// pages that could not be written for written ones.
        bool forgets = false;
    };

    struct Sector;
    struct File;
    using FilePtr = std::shared_ptr<File>;

    /// One that does not remember what is durable is quicker, and cannot be cut.
    explicit CrashDisk(bool remembers);
    ~CrashDisk();

    /// Called before each operation that changes something.
    std::function<void(const Operation&)> before;
    /// Plants a disk that answers every sync and does nothing.
    bool ignoresSyncs = false;

    void plan(const Trouble& trouble);
    /// Whether the trouble that was planned has come.
    [[nodiscard]] bool troubled() const { return m_troubled; }
    /// Whether everything that was written is durable.
    [[nodiscard]] bool settled() const;

    /// Grows whenever more becomes durable.
    [[nodiscard]] qint64 generation() const { return m_generation; }

    /// Power goes now. What is left stands in `into`: of each sector of 512 bytes what is durable, or one of
    /// the states it went through since, and the names likewise. Each change was on its way to the platters
    /// with a chance of `percent`.
    void cut(int percent, QRandomGenerator& random, CrashDisk& into) const;
    void clear();
    [[nodiscard]] std::map<QByteArray, QByteArray> contents() const;

    /// What the VFS asks for. The answers are SQLite's codes.
    [[nodiscard]] int open(const QByteArray& name, bool make, FilePtr& file);
    [[nodiscard]] int write(File& file, const QByteArray& name, const char* bytes, int size, qint64 offset);
    [[nodiscard]] int truncate(File& file, const QByteArray& name, qint64 size);
    [[nodiscard]] int sync(File& file, const QByteArray& name, bool withFolder);
    [[nodiscard]] int remove(const QByteArray& name, bool syncFolder);
    /// Nothing when there is no file of this name.
    [[nodiscard]] FilePtr find(const QByteArray& name) const;

private:
    using Names = std::map<QByteArray, FilePtr>;
    struct NameChange {
        QByteArray name;
        /// None: the name is removed.
        FilePtr file;
    };

    /// Tells the operation; what it is to answer at once, if it is to fail.
    [[nodiscard]] std::optional<int> failure(const Operation& operation);
    void put(File& file, const char* bytes, qint64 size, qint64 offset) const;
    void syncNames();

    bool m_remembers;
    Names m_names;
    Names m_durableNames;
    std::vector<NameChange> m_changedNames;
    Trouble m_trouble;
    bool m_troubled = false;
    std::array<int, 5> m_count {};
    qint64 m_generation = 0;
};

/// Lets SQLite work on a CrashDisk, as its VFS for unix would on a real one; one connection at a time.
class CrashVfs {
    Q_DISABLE_COPY_MOVE(CrashVfs)
public:
    /// What SQLite really does, whatever settings it is asked for and answers when it is asked again.
    enum class Plant { Nothing, SynchronousNormal, RollbackJournal };

    /// The name is a literal.
    CrashVfs(const char* name, CrashDisk& disk);
    ~CrashVfs();

    [[nodiscard]] CrashDisk& disk() { return m_disk; }
    /// From now on every connection that names no VFS, Qt's too, is opened with this one.
    void makeDefault();
    /// The system's own again.
    static void restoreDefault();

    Plant plant = Plant::Nothing;

private:
    CrashDisk& m_disk;
    std::unique_ptr<sqlite3_vfs> m_vfs;
};

} // namespace muster::test
