// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/salvage.h"

#include "core/journal/eventjson.h"

#include <QCoreApplication>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <iterator>

namespace muster::store {

// What follows is said in SQLite's file format, https://sqlite.org/fileformat2.html.
namespace {

constexpr qsizetype kUsualPage = 4096;
constexpr qsizetype kSmallestPage = 512;
constexpr qsizetype kLargestPage = 65536;
constexpr qsizetype kFileHeader = 100;
constexpr qsizetype kPageSizeAt = 16;
constexpr qsizetype kReservedAt = 20;
constexpr qsizetype kPagesAt = 28;
constexpr qsizetype kLogHeader = 32;
constexpr qsizetype kFrameHeader = 24;
constexpr quint32 kLogMagic = 0x377f0682;
constexpr int kCached = 512;
/// No row of a journal is larger.
constexpr qsizetype kLargestRow = 4 * journal::kLargestBody;

enum PageType : uchar { InnerIndex = 2, TableLeaf = 13, IndexLeaf = 10 };

// Serial types.
constexpr qint64 kNull = 0;
constexpr qint64 kFirstBlob = 12;
constexpr qint64 kFirstText = 13;
constexpr qint64 blobOf(qint64 size)
{
    return kFirstBlob + 2 * size;
}
constexpr qint64 textOf(qint64 size)
{
    return kFirstText + 2 * size;
}
constexpr qint64 kUuid = blobOf(16);
constexpr qint64 kHash = blobOf(32);
constexpr qint64 kSignature = blobOf(64);
constexpr qint64 kSalt = textOf(32);

bool isInteger(qint64 type)
{
    return (type >= 1 && type <= 6) || type == 8 || type == 9;
}

bool isText(qint64 type)
{
    return type >= kFirstText && type % 2 == 1;
}

bool isBlob(qint64 type)
{
    return type >= kFirstBlob && type % 2 == 0;
}

qsizetype sizeOf(qint64 type)
{
    constexpr std::array<qsizetype, 10> kSizes { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };
    return type < 10 ? kSizes[static_cast<std::size_t>(type)]
                     : static_cast<qsizetype>((type - kFirstBlob) / 2);
}

/// Reads numbers of changing length, and never behind the end.
class Bytes {
public:
    Bytes(const QByteArray& bytes, qsizetype at)
        : m_bytes(bytes)
        , m_at(at)
    {
    }
    std::optional<qint64> number()
    {
        constexpr int kLast = 8;
        quint64 value = 0;
        for (int i = 0; i <= kLast; ++i) {
            if (m_at < 0 || m_at >= m_bytes.size())
                return std::nullopt;
            const auto byte = static_cast<uchar>(m_bytes[m_at++]);
            if (i == kLast)
                return static_cast<qint64>((value << 8) | byte);
            value = (value << 7) | (byte & 0x7f);
            if (byte < 0x80)
                return static_cast<qint64>(value);
        }
        return std::nullopt;
    }
    [[nodiscard]] qsizetype at() const { return m_at; }

private:
    const QByteArray& m_bytes;
    qsizetype m_at;
};

template <typename T> T bigEndian(const QByteArray& bytes, qsizetype at)
{
    return at + static_cast<qsizetype>(sizeof(T)) <= bytes.size() ? qFromBigEndian<T>(bytes.constData() + at)
                                                                  : T {};
}

bool isPageSize(qsizetype size)
{
    return size >= kSmallestPage && size <= kLargestPage && (size & (size - 1)) == 0;
}

/// The running checksum of a log over bytes in whole eights.
std::pair<quint32, quint32> checksum(std::pair<quint32, quint32> sum, const QByteArray& bytes, bool isBig)
{
    for (qsizetype at = 0; at + 8 <= bytes.size(); at += 8) {
        const auto* data = bytes.constData() + at;
        const auto first = isBig ? qFromBigEndian<quint32>(data) : qFromLittleEndian<quint32>(data);
        const auto second = isBig ? qFromBigEndian<quint32>(data + 4) : qFromLittleEndian<quint32>(data + 4);
        sum.first += first + sum.second;
        sum.second += second + sum.first;
    }
    return sum;
}

template <typename Id> Id idFrom(const QByteArray& bytes)
{
    return Id(QUuid::fromRfc4122(bytes));
}

} // namespace

/// One row as SQLite stores it.
struct Salvage::Record {
    qint64 rowid = 0;
    QList<qint64> types;
    /// Where the columns begin in the payload.
    qsizetype header = 0;
    QByteArray payload;

    [[nodiscard]] bool isEvent() const
    {
        return types.size() == 13 && types[0] == kNull && types[1] == kUuid && types[2] == kUuid
            && isInteger(types[3]) && types[4] == kUuid && types[5] == kHash && types[6] == kHash
            && types[7] == kSignature && isText(types[8]) && isInteger(types[9]) && isInteger(types[10])
            && isInteger(types[11]) && isBlob(types[12]);
    }
    [[nodiscard]] bool isLeaf() const
    {
        return types.size() == 4 && isInteger(types[0]) && isText(types[1]) && types[2] == kSalt
            && isText(types[3]);
    }
    [[nodiscard]] bool isPlaceInChain() const
    {
        return types.size() == 4 && types[0] == kUuid && types[1] == kUuid && isInteger(types[2])
            && isInteger(types[3]);
    }
    [[nodiscard]] bool isId() const { return types.size() == 2 && types[0] == kUuid && isInteger(types[1]); }
    [[nodiscard]] bool isMeta() const { return types.size() == 2 && isText(types[0]) && isText(types[1]); }

    [[nodiscard]] QByteArray bytes(qsizetype column) const
    {
        auto at = header;
        for (qsizetype i = 0; i < column; ++i)
            at += sizeOf(types[i]);
        return payload.mid(at, sizeOf(types[column]));
    }
    [[nodiscard]] QString text(qsizetype column) const { return QString::fromUtf8(bytes(column)); }
    [[nodiscard]] qint64 integer(qsizetype column) const
    {
        if (types[column] == 8 || types[column] == 9)
            return types[column] - 8;
        const auto digits = bytes(column);
        quint64 value = !digits.isEmpty() && static_cast<uchar>(digits[0]) >= 0x80 ? ~quint64 { 0 } : 0;
        for (const auto digit : digits)
            value = (value << 8) | static_cast<uchar>(digit);
        return static_cast<qint64>(value);
    }
};

Salvage::Salvage(const QString& file)
    : m_file(file)
    , m_log(file + QStringLiteral("-wal"))
    , m_cache(kCached)
{
}

Salvage::~Salvage() = default;

Result<std::unique_ptr<Salvage>> Salvage::open(const QString& file)
{
    std::unique_ptr<Salvage> salvage(new Salvage(file));
    for (auto* each : { &salvage->m_file, &salvage->m_log }) {
        if (each->exists() && !each->open(QIODevice::ReadOnly)) {
            return fail(Fault::Storage,
                QCoreApplication::translate("muster", "The file %1 cannot be read: %2.")
                    .arg(each->fileName(), each->errorString()));
        }
    }
    salvage->measure();
    salvage->readLog();
    for (qsizetype page = 0; page < static_cast<qsizetype>(salvage->m_pages.size()); ++page)
        salvage->scan(page);
    salvage->sort();
    return salvage;
}

/// How large a page is: as the file says, else as its log does, else as in every journal.
void Salvage::measure()
{
    const auto header = m_file.isOpen() ? m_file.read(kFileHeader) : QByteArray();
    const auto log = m_log.isOpen() ? m_log.read(kLogHeader) : QByteArray();
    const bool isWhole = header.startsWith("SQLite format 3");
    const qsizetype said = bigEndian<quint16>(header, kPageSizeAt);
    const qsizetype inLog = bigEndian<quint32>(log, 8);
    m_pageSize = isWhole && isPageSize(said) ? said : isPageSize(inLog) ? inLog : kUsualPage;
    const auto reserved = isWhole ? static_cast<uchar>(header[kReservedAt]) : uchar { 0 };
    m_usable = m_pageSize - reserved;
    if (isWhole)
        m_said = bigEndian<quint32>(header, kPagesAt);
}

/// The log's frames replace pages of the file, as far as their checksums hold. What comes after a break may
/// be as good, and is looked at beside what it would replace.
void Salvage::readLog()
{
    const qint64 inFile = m_file.isOpen() ? m_file.size() / m_pageSize : 0;
    std::vector<std::pair<quint32, Page>> frames;
    std::size_t sound = 0;
    std::size_t committed = 0;
    if (m_log.isOpen() && m_log.seek(0)) {
        const auto header = m_log.read(kLogHeader);
        const auto magic = bigEndian<quint32>(header, 0);
        const bool isBig = magic == kLogMagic + 1;
        const auto salts = header.mid(16, 8);
        auto sum = checksum({ 0, 0 }, header.first(std::min<qsizetype>(24, header.size())), isBig);
        const bool isLog = (magic == kLogMagic || isBig) && header.size() == kLogHeader;
        bool holds
            = sum.first == bigEndian<quint32>(header, 24) && sum.second == bigEndian<quint32>(header, 28);
        for (qint64 at = kLogHeader; isLog && at + kFrameHeader + m_pageSize <= m_log.size();
             at += kFrameHeader + m_pageSize) {
            if (!m_log.seek(at))
                break;
            const auto frame = m_log.read(kFrameHeader);
            const auto page = m_log.read(m_pageSize);
            if (frame.size() < kFrameHeader || frame.mid(8, 8) != salts)
                continue;
            sum = checksum(checksum(sum, frame.first(8), isBig), page, isBig);
            holds = holds && sum.first == bigEndian<quint32>(frame, 16)
                && sum.second == bigEndian<quint32>(frame, 20);
            frames.push_back({ bigEndian<quint32>(frame, 0), { true, at + kFrameHeader } });
            if (bigEndian<quint32>(frame, 4) != 0) {
                committed = frames.size();
                sound = holds ? committed : sound;
            }
        }
    }
    for (std::size_t i = 0; i < committed; ++i)
        m_newest.insert(frames[i].first, frames[i].second);
    QHash<quint32, Page> replaced;
    for (std::size_t i = 0; i < sound; ++i)
        replaced.insert(frames[i].first, frames[i].second);
    for (qint64 number = 1; number <= inFile; ++number) {
        if (!replaced.contains(static_cast<quint32>(number)))
            m_pages.push_back({ false, (number - 1) * m_pageSize });
    }
    for (std::size_t i = 0; i < committed; ++i) {
        if (i >= sound || replaced.value(frames[i].first).offset == frames[i].second.offset)
            m_pages.push_back(frames[i].second);
    }
    const auto isBehind = [&](quint32 number) { return number > inFile && number <= m_said; };
    const auto numbers = m_newest.keys();
    m_unreadable
        += std::max<qint64>(0, m_said - inFile) - std::count_if(numbers.begin(), numbers.end(), isBehind);
}

QByteArray Salvage::bytesOf(const Page& page)
{
    auto& file = page.isInLog ? m_log : m_file;
    auto bytes = file.isOpen() && file.seek(page.offset) ? file.read(m_pageSize) : QByteArray();
    if (bytes.size() == m_pageSize)
        return bytes;
    return {};
}

QByteArray Salvage::bytesAt(qsizetype page)
{
    if (const auto* known = m_cache.object(page))
        return *known;
    const auto bytes = bytesOf(m_pages[static_cast<std::size_t>(page)]);
    m_cache.insert(page, new QByteArray(bytes));
    return bytes;
}

void Salvage::scan(qsizetype page)
{
    const auto bytes = bytesAt(page);
    if (bytes.isEmpty()) {
        ++m_unreadable;
        return;
    }
    const auto type = static_cast<uchar>(bytes[0]);
    const bool isTable = type == TableLeaf;
    const bool isInner = type == InnerIndex;
    if (!isTable && !isInner && type != IndexLeaf)
        return;
    const qsizetype pointers = isInner ? 12 : 8;
    const qsizetype cells = std::min<qsizetype>(bigEndian<quint16>(bytes, 3), (m_usable - pointers) / 2);
    for (qsizetype i = 0; i < cells; ++i) {
        const int offset = bigEndian<quint16>(bytes, pointers + 2 * i);
        if (const auto record = recordAt(bytes, offset, isTable, isInner, /*isWhole=*/false))
            take(*record, { record->rowid, page, isInner ? -offset : offset }, isTable);
    }
}

void Salvage::take(const Record& record, const Cell& cell, bool isTable)
{
    if (isTable && record.isEvent()) {
        m_events.push_back(cell);
    } else if (!isTable && record.isLeaf()) {
        m_leaves.push_back({ record.integer(0), cell.page, cell.offset });
    } else if (!isTable && record.isPlaceInChain()) {
        m_named.push_back({ record.integer(3),
            ChainKey {
                idFrom<journal::StreamId>(record.bytes(0)), idFrom<journal::OriginId>(record.bytes(1)) },
            record.integer(2), {} });
    } else if (!isTable && record.isId()) {
        m_named.push_back({ record.integer(1), {}, 0, idFrom<journal::EventId>(record.bytes(0)) });
    } else if (!isTable && record.isMeta()) {
        m_meta.insert(record.text(0), record.text(1));
    }
}

std::optional<Salvage::Record> Salvage::recordAt(
    const QByteArray& page, int offset, bool isTable, bool isInner, bool isWhole)
{
    Record record;
    Bytes cell(page, offset + (isInner ? 4 : 0));
    const auto size = cell.number();
    if (!size || *size < 2 || *size > kLargestRow)
        return std::nullopt;
    if (isTable) {
        const auto rowid = cell.number();
        if (!rowid)
            return std::nullopt;
        record.rowid = *rowid;
    }
    // How much of it stands in the page itself.
    const qsizetype least = (m_usable - 12) * 32 / 255 - 23;
    const qsizetype most = isTable ? m_usable - 35 : (m_usable - 12) * 64 / 255 - 23;
    const auto whole = static_cast<qsizetype>(*size);
    const auto rest = least + (whole - least) % (m_usable - 4);
    const auto local = whole <= most ? whole : rest <= most ? rest : least;
    record.payload = page.mid(cell.at(), local);
    if (record.payload.size() < local)
        return std::nullopt;

    Bytes header(record.payload, 0);
    const auto length = header.number();
    if (!length || *length > local)
        return std::nullopt;
    record.header = static_cast<qsizetype>(*length);
    qsizetype columns = 0;
    while (header.at() < record.header) {
        const auto type = header.number();
        if (!type || *type < 0 || *type > 2 * kLargestRow)
            return std::nullopt;
        record.types.append(*type);
        columns += sizeOf(*type);
    }
    if (header.at() != record.header || record.header + columns != whole)
        return std::nullopt;
    if (isWhole && local < whole
        && !append(record.payload, bigEndian<quint32>(page, cell.at() + local), whole))
        return std::nullopt;
    return record;
}

/// Follows the pages on which a large row goes on.
bool Salvage::append(QByteArray& payload, quint32 number, qsizetype wanted)
{
    for (auto left = wanted / (m_usable - 4) + 2; payload.size() < wanted; --left) {
        if (number == 0 || left == 0)
            return false;
        const auto page = bytesOf(m_newest.value(number, { false, (qint64 { number } - 1) * m_pageSize }));
        if (page.isEmpty())
            return false;
        payload += page.mid(4, std::min(m_usable - 4, wanted - payload.size()));
        number = bigEndian<quint32>(page, 0);
    }
    return true;
}

std::vector<EventRow> Salvage::rows(qint64 n)
{
    const auto cellsOf = [n](const std::vector<Cell>& cells) {
        return std::equal_range(cells.begin(), cells.end(), Cell { n, 0, 0 },
            [](const Cell& a, const Cell& b) { return a.n < b.n; });
    };
    const auto read = [this](const Cell& cell, bool isTable) {
        return recordAt(bytesAt(cell.page), std::abs(cell.offset), isTable, cell.offset < 0, true);
    };
    QList<journal::Leaf> leaves;
    for (auto [cell, end] = cellsOf(m_leaves); cell != end; ++cell) {
        const auto record = read(*cell, false);
        if (!record)
            continue;
        journal::Leaf leaf { record->text(1), record->bytes(2), record->text(3) };
        if (!leaves.contains(leaf))
            leaves.append(std::move(leaf));
    }
    std::vector<EventRow> found;
    for (auto [cell, end] = cellsOf(m_events); cell != end; ++cell) {
        const auto record = read(*cell, true);
        if (!record)
            continue;
        found.push_back({ n, idFrom<journal::StreamId>(record->bytes(1)),
            idFrom<journal::OriginId>(record->bytes(2)), record->integer(3),
            idFrom<journal::EventId>(record->bytes(4)), record->bytes(5), record->bytes(6), record->bytes(7),
            record->text(8), { record->integer(9), record->integer(10) }, record->bytes(12), leaves });
    }
    return found;
}

std::vector<Salvage::Named> Salvage::lost() const
{
    std::vector<Named> lost;
    std::copy_if(m_named.begin(), m_named.end(), std::back_inserter(lost), [this](const Named& named) {
        return !std::binary_search(m_numbers.begin(), m_numbers.end(), named.n);
    });
    return lost;
}

std::optional<Salvage::Named> Salvage::named(qint64 n) const
{
    const auto found = std::lower_bound(m_named.begin(), m_named.end(), n,
        [](const Named& named, qint64 number) { return named.n < number; });
    return found != m_named.end() && found->n == n ? std::optional(*found) : std::nullopt;
}

/// By number; of what the indexes say of a row one thing is made.
void Salvage::sort()
{
    const auto byNumber = [](const auto& a, const auto& b) { return a.n < b.n; };
    std::stable_sort(m_events.begin(), m_events.end(), byNumber);
    std::stable_sort(m_leaves.begin(), m_leaves.end(), byNumber);
    std::stable_sort(m_named.begin(), m_named.end(), byNumber);
    m_numbers = numbersIn(m_events);
    std::vector<Named> merged;
    for (const auto& named : m_named) {
        if (merged.empty() || merged.back().n != named.n) {
            merged.push_back(named);
        } else if (named.chain) {
            merged.back().chain = named.chain;
            merged.back().seq = named.seq;
        } else {
            merged.back().id = named.id;
        }
    }
    m_named = std::move(merged);
}

QList<qint64> Salvage::numbersIn(const std::vector<Cell>& cells)
{
    QList<qint64> numbers;
    for (const auto& cell : cells) {
        if (numbers.isEmpty() || numbers.last() != cell.n)
            numbers.append(cell.n);
    }
    return numbers;
}

} // namespace muster::store
