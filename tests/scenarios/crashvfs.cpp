// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/crashvfs.h"

#include <QHash>

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace muster::test {

namespace {
constexpr qint64 kSector = 512;
/// What SQLite's VFS for unix tells of a disk.
constexpr int kToldSector = 4096;
} // namespace

/// How a sector stood after a change of it, or the size a file was cut to.
struct CrashDisk::Sector {
    /// -1: the file was cut.
    qint64 number = -1;
    /// Of the bytes, or of the file.
    qint64 size = 0;
    bool forgotten = false;
    std::array<char, kSector> bytes;

    void apply(std::vector<char>& content) const
    {
        if (number < 0) {
            if (qint64(content.size()) > size)
                content.resize(std::size_t(size));
            return;
        }
        const qint64 end = number * kSector + size;
        if (qint64(content.size()) < end)
            content.resize(std::size_t(end));
        std::memcpy(content.data() + number * kSector, bytes.data(), std::size_t(size));
    }
};

struct CrashDisk::File {
    /// What programs read.
    std::vector<char> content;
    std::vector<char> durable;
    /// What happened since, oldest first.
    std::vector<Sector> unsynced;

    void settle()
    {
        QHash<qint64, bool> forgotten;
        for (const auto& change : unsynced)
            forgotten.insert(change.number, change.forgotten);
        std::vector<Sector> left;
        for (const auto& change : unsynced) {
            if (change.number >= 0 && forgotten.value(change.number)) {
                left.push_back(change);
                continue;
            }
            change.apply(durable);
            // What was cut off does not come back.
            if (change.number < 0)
                std::erase_if(
                    left, [&](const auto& sector) { return sector.number * kSector >= change.size; });
        }
        unsynced = std::move(left);
    }
};

CrashDisk::CrashDisk(bool remembers)
    : m_remembers(remembers)
{
}

CrashDisk::~CrashDisk() = default;

void CrashDisk::plan(const Trouble& trouble)
{
    m_trouble = trouble;
    m_troubled = false;
    m_count = {};
}

bool CrashDisk::settled() const
{
    const auto dirty = [](const auto& named) { return !named.second->unsynced.empty(); };
    return m_changedNames.empty() && std::none_of(m_names.begin(), m_names.end(), dirty);
}

void CrashDisk::cut(int percent, QRandomGenerator& random, CrashDisk& into) const
{
    const auto survives = [&] { return percent >= 100 || (percent > 0 && random.bounded(100) < percent); };
    auto names = m_durableNames;
    for (const auto& change : m_changedNames) {
        if (!survives())
            continue;
        if (change.file)
            names[change.name] = change.file;
        else
            names.erase(change.name);
    }
    std::erase_if(into.m_names, [&](const auto& named) { return !names.contains(named.first); });
    for (const auto& [name, file] : names) {
        auto& copy = into.m_names[name];
        if (!copy)
            copy = std::make_shared<File>();
        copy->content = file->durable;
        for (const auto& change : file->unsynced) {
            if (survives())
                change.apply(copy->content);
        }
        copy->unsynced.clear();
        if (into.m_remembers)
            copy->durable = copy->content;
    }
    into.syncNames();
}

void CrashDisk::clear()
{
    m_names.clear();
    syncNames();
}

std::map<QByteArray, QByteArray> CrashDisk::contents() const
{
    std::map<QByteArray, QByteArray> contents;
    for (const auto& [name, file] : m_names)
        contents[name] = QByteArray(file->content.data(), qsizetype(file->content.size()));
    return contents;
}

std::optional<int> CrashDisk::failure(const Operation& operation)
{
    if (before)
        before(operation);
    const int number = m_count[std::size_t(operation.kind)]++;
    const bool fails = operation.kind == m_trouble.kind && number >= m_trouble.after
        && (m_trouble.times < 0 || number < m_trouble.after + m_trouble.times);
    if (!fails)
        return {};
    m_troubled = true;
    return m_trouble.answer;
}

int CrashDisk::open(const QByteArray& name, bool make, FilePtr& file)
{
    file = find(name);
    if (const auto answer = failure({ Kind::Open, name }); answer && *answer != SQLITE_OK)
        return *answer;
    if (file)
        return SQLITE_OK;
    if (!make)
        return SQLITE_CANTOPEN;
    file = std::make_shared<File>();
    m_names[name] = file;
    if (m_remembers)
        m_changedNames.push_back({ name, file });
    return SQLITE_OK;
}

void CrashDisk::put(File& file, const char* bytes, qint64 size, qint64 offset) const
{
    if (size == 0)
        return;
    if (qint64(file.content.size()) < offset + size)
        file.content.resize(std::size_t(offset + size));
    std::memcpy(file.content.data() + offset, bytes, std::size_t(size));
    if (!m_remembers)
        return;
    for (qint64 sector = offset / kSector; sector * kSector < offset + size; ++sector) {
        auto& change = file.unsynced.emplace_back();
        change.number = sector;
        change.size = std::min(kSector, qint64(file.content.size()) - sector * kSector);
        std::memcpy(change.bytes.data(), file.content.data() + sector * kSector, std::size_t(change.size));
    }
}

int CrashDisk::write(File& file, const QByteArray& name, const char* bytes, int size, qint64 offset)
{
    if (const auto answer = failure({ Kind::Write, name, offset })) {
        // The disk was full, or broke, in the middle.
        if (*answer != SQLITE_OK)
            put(file, bytes, size / 2, offset);
        return *answer;
    }
    put(file, bytes, size, offset);
    return SQLITE_OK;
}

int CrashDisk::truncate(File& file, const QByteArray& name, qint64 size)
{
    if (const auto answer = failure({ Kind::Truncate, name }))
        return *answer;
    file.content.resize(std::size_t(size));
    if (m_remembers) {
        auto& change = file.unsynced.emplace_back();
        change.size = size;
    }
    return SQLITE_OK;
}

int CrashDisk::sync(File& file, const QByteArray& name, bool withFolder)
{
    if (const auto answer = failure({ Kind::Sync, name })) {
        for (auto& change : file.unsynced)
            change.forgotten = change.forgotten || m_trouble.forgets;
        return *answer;
    }
    if (ignoresSyncs)
        return SQLITE_OK;
    file.settle();
    ++m_generation;
    if (withFolder)
        syncNames();
    return SQLITE_OK;
}

int CrashDisk::remove(const QByteArray& name, bool syncFolder)
{
    if (const auto answer = failure({ Kind::Delete, name }))
        return *answer;
    if (m_names.erase(name) == 0)
        return SQLITE_IOERR_DELETE_NOENT;
    if (m_remembers)
        m_changedNames.push_back({ name, nullptr });
    if (syncFolder && !ignoresSyncs)
        syncNames();
    return SQLITE_OK;
}

CrashDisk::FilePtr CrashDisk::find(const QByteArray& name) const
{
    const auto found = m_names.find(name);
    return found == m_names.end() ? nullptr : found->second;
}

void CrashDisk::syncNames()
{
    m_durableNames = m_names;
    m_changedNames.clear();
    ++m_generation;
}

namespace {

/// What an open file is to SQLite, which owns the memory of the outer one.
struct OpenFile {
    CrashVfs* vfs;
    QByteArray name;
    CrashDisk::FilePtr file;
    bool syncsFolder;
};

struct SqliteFile {
    sqlite3_file base;
    OpenFile* open;
};

OpenFile& opened(sqlite3_file* file)
{
    return *reinterpret_cast<SqliteFile*>(file)->open;
}

CrashVfs& owner(sqlite3_vfs* vfs)
{
    return *static_cast<CrashVfs*>(vfs->pAppData);
}

sqlite3_vfs* systemVfs()
{
    return sqlite3_vfs_find("unix");
}

int closeFile(sqlite3_file* file)
{
    delete reinterpret_cast<SqliteFile*>(file)->open;
    return SQLITE_OK;
}

int readFile(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset)
{
    const auto& content = opened(file).file->content;
    const auto there = std::clamp(qint64(content.size()) - qint64 { offset }, qint64 { 0 }, qint64 { size });
    if (there > 0)
        std::memcpy(bytes, content.data() + offset, std::size_t(there));
    if (there == size)
        return SQLITE_OK;
    std::memset(static_cast<char*>(bytes) + there, 0, std::size_t(size - there));
    return SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset)
{
    auto& open = opened(file);
    return open.vfs->disk().write(*open.file, open.name, static_cast<const char*>(bytes), size, offset);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    auto& open = opened(file);
    return open.vfs->disk().truncate(*open.file, open.name, size);
}

int syncFile(sqlite3_file* file, int)
{
    auto& open = opened(file);
    const int answer = open.vfs->disk().sync(*open.file, open.name, open.syncsFolder);
    if (answer == SQLITE_OK)
        open.syncsFolder = false;
    return answer;
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size)
{
    *size = qint64(opened(file).file->content.size());
    return SQLITE_OK;
}

int lockFile(sqlite3_file*, int)
{
    return SQLITE_OK;
}

int isReserved(sqlite3_file*, int* answer)
{
    *answer = 0;
    return SQLITE_OK;
}

/// Turns a setting aside: what is asked for is not done, and told as if it were.
int plantedPragma(CrashVfs::Plant plant, char** pragma)
{
    struct Lie {
        CrashVfs::Plant plant;
        const char* setting;
        const char* told;
    };
    static constexpr std::array kLies {
        Lie { CrashVfs::Plant::SynchronousNormal, "synchronous", "2" },
        // Under an exclusive lock the journal is never deleted.
        Lie { CrashVfs::Plant::RollbackJournal, "locking_mode", "exclusive" },
        Lie { CrashVfs::Plant::RollbackJournal, "journal_mode", "wal" },
    };
    for (const auto& lie : kLies) {
        if (lie.plant != plant || std::strcmp(lie.setting, pragma[1]) != 0)
            continue;
        if (!pragma[2]) {
            pragma[0] = sqlite3_mprintf("%s", lie.told);
            return SQLITE_OK;
        }
        if (plant == CrashVfs::Plant::RollbackJournal)
            return SQLITE_OK;
        // "FULL" becomes 1, which is NORMAL.
        pragma[2][0] = '1';
        pragma[2][1] = '\0';
    }
    return SQLITE_NOTFOUND;
}

int controlFile(sqlite3_file* file, int control, void* argument)
{
    if (control == SQLITE_FCNTL_PRAGMA)
        return plantedPragma(opened(file).vfs->plant, static_cast<char**>(argument));
    return SQLITE_NOTFOUND;
}

int sectorSize(sqlite3_file*)
{
    return kToldSector;
}

int characteristics(sqlite3_file*)
{
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

// Version 1 has no shared memory: SQLite then keeps the index of the log to itself, or refuses.
constexpr sqlite3_io_methods kMethods { 1, closeFile, readFile, writeFile, truncateFile, syncFile, sizeOfFile,
    lockFile, lockFile, isReserved, controlFile, sectorSize, characteristics, nullptr, nullptr, nullptr,
    nullptr, nullptr, nullptr };

int openFile(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* told)
{
    file->pMethods = nullptr;
    auto open = std::make_unique<OpenFile>(OpenFile { &owner(vfs), name, nullptr, false });
    const bool make = (flags & SQLITE_OPEN_CREATE) != 0;
    const int answer = owner(vfs).disk().open(open->name, make, open->file);
    if (answer != SQLITE_OK)
        return answer;
    // As the one for unix does: the first sync of a log makes the names in its folder durable, too.
    open->syncsFolder = make && (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
    file->pMethods = &kMethods;
    reinterpret_cast<SqliteFile*>(file)->open = open.release();
    if (told)
        *told = flags;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs* vfs, const char* name, int syncFolder)
{
    return owner(vfs).disk().remove(name, syncFolder != 0);
}

int accessFile(sqlite3_vfs* vfs, const char* name, int flags, int* answer)
{
    const auto file = owner(vfs).disk().find(name);
    // As the one for unix does: an empty file is none.
    *answer = file && (flags != SQLITE_ACCESS_EXISTS || !file->content.empty()) ? 1 : 0;
    return SQLITE_OK;
}

int fullName(sqlite3_vfs*, const char* name, int size, char* full)
{
    sqlite3_snprintf(size, full, "%s", name);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs*, int size, char* bytes)
{
    return systemVfs()->xRandomness(systemVfs(), size, bytes);
}

int wait(sqlite3_vfs*, int)
{
    return 0;
}

int currentTime(sqlite3_vfs*, double* time)
{
    return systemVfs()->xCurrentTime(systemVfs(), time);
}

int lastError(sqlite3_vfs*, int, char*)
{
    return 0;
}

} // namespace

CrashVfs::CrashVfs(const char* name, CrashDisk& disk)
    : m_disk(disk)
    , m_vfs(std::make_unique<sqlite3_vfs>())
{
    m_vfs->iVersion = 1;
    m_vfs->szOsFile = int(sizeof(SqliteFile));
    m_vfs->mxPathname = 1024;
    m_vfs->zName = name;
    m_vfs->pAppData = this;
    m_vfs->xOpen = openFile;
    m_vfs->xDelete = deleteFile;
    m_vfs->xAccess = accessFile;
    m_vfs->xFullPathname = fullName;
    m_vfs->xRandomness = randomness;
    m_vfs->xSleep = wait;
    m_vfs->xCurrentTime = currentTime;
    m_vfs->xGetLastError = lastError;
    sqlite3_vfs_register(m_vfs.get(), 0);
}

CrashVfs::~CrashVfs()
{
    sqlite3_vfs_unregister(m_vfs.get());
}

void CrashVfs::makeDefault()
{
    sqlite3_vfs_register(m_vfs.get(), 1);
}

void CrashVfs::restoreDefault()
{
    sqlite3_vfs_register(systemVfs(), 1);
}

} // namespace muster::test
