// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/bundleverifier.h"

#include "core/journal/chain.h"
#include "core/journal/eventjson.h"
#include "core/journal/signer.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace muster::bundle {

using namespace Qt::Literals::StringLiterals;
using namespace journal;

namespace {

constexpr qsizetype kHashDigits = 64;
constexpr qsizetype kSignatureDigits = 128;
constexpr qsizetype kSignatureLine = kSignatureDigits + 1;
constexpr qsizetype kSaltDigits = 32;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

QByteArray hashOf(QByteArrayView bytes)
{
    return QCryptographicHash::hash(
        QByteArray::fromRawData(bytes.data(), bytes.size()), QCryptographicHash::Sha256);
}

/// Lower-case hex digits, so many and nothing else.
bool isHex(QByteArrayView text, qsizetype digits)
{
    return text.size() == digits && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

/// Goes through lines that each end in a line feed.
class Lines {
public:
    explicit Lines(QByteArrayView text)
        : m_rest(text)
    {
    }
    /// Without its line feed; nothing at the end, and for what is not ended by one.
    std::optional<QByteArrayView> next()
    {
        const auto end = m_rest.indexOf('\n');
        if (end < 0)
            return std::nullopt;
        const auto line = m_rest.first(end);
        m_rest = m_rest.sliced(end + 1);
        return line;
    }
    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }

private:
    QByteArrayView m_rest;
};

/// A number as it is written without a sign and without zeros before it.
std::optional<qint64> numberFrom(QByteArrayView text)
{
    bool isNumber = false;
    const auto number = text.toLongLong(&isNumber);
    if (!isNumber || number < 1 || QByteArray::number(number) != text)
        return std::nullopt;
    return number;
}

/// A line of leaves.txt.
struct LeafLine {
    qint64 seq = 0;
    Leaf leaf;
};

std::optional<LeafLine> leafFrom(QByteArrayView line)
{
    const auto parts = line.toByteArray().split(' ');
    if (parts.size() != 4)
        return std::nullopt;
    const auto seq = numberFrom(parts[0]);
    const auto bytes = QByteArray::fromBase64(parts[3]);
    const auto value = QString::fromUtf8(bytes);
    const bool isSpelled = seq && isHex(parts[2], kSaltDigits) && bytes.size() <= kLargestLeaf
        && bytes.toBase64() == parts[3] && value.toUtf8() == bytes
        && std::all_of(parts[1].begin(), parts[1].end(), [](char c) { return c > ' ' && c <= '~'; });
    if (!isSpelled)
        return std::nullopt;
    return LeafLine { *seq, { QString::fromLatin1(parts[1]), parts[2], value } };
}

/// How many texts of an event are not there.
qint64 withheldIn(const Event& event)
{
    const auto inPayload = std::count_if(event.payload.begin(), event.payload.end(),
        [](const QJsonValue& value) { return value.toObject().contains("leaf"_L1); });
    // Nothing before the actor holds a text that anybody chose.
    const auto actor = QByteArrayView(event.body).sliced(event.body.indexOf("\"actor\":{"));
    const bool isNamed = actor.startsWith("\"actor\":{\"claim\":\"claimed\",\"name\":{")
        || actor.startsWith("\"actor\":{\"claim\":\"keyed\",\"name\":{");
    return qint64 { inPayload } + (isNamed ? 1 : 0) - event.leaves.size();
}

class Verifier {
public:
    Verifier(const Files& files, qsizetype most)
        : m_files(files)
        , m_most(most)
    {
    }

    Verification run()
    {
        checkNames();
        checkHeads();
        if (m_found.heads) {
            checkChains();
            std::sort(m_found.bundle.events.begin(), m_found.bundle.events.end(), &comesBefore);
            for (const auto& event : std::as_const(m_found.bundle.events))
                m_hashes.insert({ event.origin, event.seq }, event.hash);
            checkSeen();
            checkFiles();
            findAnchors();
        }
        return std::move(m_found);
    }

private:
    /// One chain, and where its files are.
    struct Chain {
        Head head;
        QString folder;
        QByteArray events;
        QByteArray signatures;
        QByteArray leaves;
        QByteArray key;

        [[nodiscard]] QString eventsFile() const { return folder + "/events.jsonl"_L1; }
        [[nodiscard]] QString signaturesFile() const { return folder + "/signatures.txt"_L1; }
        [[nodiscard]] QString leavesFile() const { return folder + "/leaves.txt"_L1; }
    };

    [[nodiscard]] bool isFull() const { return m_found.faults.size() >= m_most; }
    void fault(const QString& file, qint64 seq, const QString& text)
    {
        if (!isFull())
            m_found.faults.append({ file, seq, text });
    }

    void checkNames()
    {
        for (auto file = m_files.begin(); file != m_files.end(); ++file) {
            if (!Intake::isFileName(file.key()))
                fault(file.key(), 0, tr("No record holds such a file."));
        }
    }

    void checkHeads()
    {
        const auto text = u"heads.txt"_s;
        const auto sig = u"heads.sig"_s;
        const auto heads = headsFromText(m_files.value(text));
        if (!heads)
            return fault(text, 0, heads.error().text);
        m_found.heads = *heads;
        const auto signature = m_files.value(sig);
        if (signature.size() != kSignatureLine || !signature.endsWith('\n')
            || !isHex(signature.chopped(1), kSignatureDigits))
            return fault(sig, 0, tr("The signature is not spelled as it must be."));
        m_found.bundle.heads = { m_files.value(text), QByteArray::fromHex(signature.chopped(1)) };
        if (const auto read = readHeads(m_found.bundle.heads); !read)
            fault(sig, 0, read.error().text);

        QSet<QString> named;
        for (const auto& head : heads->heads)
            named.insert(head.origin.toString());
        for (auto file = m_files.lowerBound(u"chains/"_s); file != m_files.end(); ++file) {
            if (!file.key().startsWith("chains/"_L1))
                break;
            if (!named.contains(file.key().section(u'/', 1, 1)))
                fault(file.key(), 0, tr("The newest entry of this console does not stand in heads.txt."));
        }
    }

    /// Quick checks come first: they find what was damaged on the way without a signature being looked at.
    void checkChains()
    {
        QList<Chain> chains;
        for (const auto& head : std::as_const(m_found.heads->heads)) {
            Chain chain { head, "chains/"_L1 + head.origin.toString(), {}, {}, {}, {} };
            if (takeFiles(chain) && checkLinks(chain) && checkFirst(chain))
                chains.append(chain);
            if (isFull())
                return;
        }
        for (const auto& chain : std::as_const(chains)) {
            m_found.consoles.append({ chain.head, chain.key });
            if (!isFull())
                checkSignatures(chain);
        }
        for (const auto& chain : std::as_const(chains)) {
            if (!isFull())
                checkEntries(chain);
        }
    }

    bool takeFiles(Chain& chain)
    {
        for (const auto& [name, bytes] : { std::pair { chain.eventsFile(), &chain.events },
                 std::pair { chain.signaturesFile(), &chain.signatures },
                 std::pair { chain.leavesFile(), &chain.leaves } }) {
            if (!m_files.contains(name)) {
                fault(name, 0, tr("This file is missing."));
                return false;
            }
            *bytes = m_files.value(name);
        }
        return true;
    }

    /// That each entry follows the one before it, up to the head.
    bool checkLinks(const Chain& chain)
    {
        const auto file = chain.eventsFile();
        const auto start = R"({"v":1,"stream":")" + m_found.heads->stream.toString().toLatin1()
            + R"(","origin":")" + chain.head.origin.toString().toLatin1() + R"(","seq":)";
        QByteArray hash(kHashDigits / 2, '\0');
        qint64 seq = 0;
        Lines lines(chain.events);
        while (const auto line = lines.next()) {
            ++seq;
            if (!line->startsWith(start)) {
                fault(file, seq, tr("Entry %1 is not spelled as it must be, or belongs elsewhere.").arg(seq));
                return false;
            }
            const auto follows = QByteArray::number(seq) + R"(,"prev":")" + hash.toHex() + R"(","id":")";
            if (!line->sliced(start.size()).startsWith(follows)) {
                fault(file, seq,
                    tr("Entry %1 does not follow the entry before it; one of the two was changed, or "
                       "entries are missing.")
                        .arg(seq));
                return false;
            }
            hash = hashOf(*line);
        }
        if (!lines.atEnd()) {
            fault(file, seq + 1, tr("The last line is not whole."));
            return false;
        }
        if (seq != chain.head.seq || hash != chain.head.hash) {
            fault(file, seq,
                tr("The last entry is not the one that heads.txt names: %1 of %2 entries are here.")
                    .arg(seq)
                    .arg(chain.head.seq));
            return false;
        }
        return true;
    }

    /// The first entry names the key.
    bool checkFirst(Chain& chain)
    {
        const auto line = Lines(chain.events).next();
        const auto first = line ? eventFromBytes(line->toByteArray(), {}, {}) : fail(Error {});
        const auto key = first ? first->payload.value("key"_L1).toString().toLatin1() : QByteArray();
        if (!first || first->type != kOriginJoined || first->version != 1 || !isHex(key, kHashDigits)) {
            fault(chain.eventsFile(), 1, tr("The first entry does not name the key of its console."));
            return false;
        }
        chain.key = QByteArray::fromHex(key);
        if (m_found.heads->by == chain.head.origin && m_found.heads->key != chain.key) {
            fault(u"heads.txt"_s, 0,
                tr("It is signed with another key than the entries of the console that made it."));
        }
        return true;
    }

    void checkSignatures(const Chain& chain)
    {
        const auto file = chain.signaturesFile();
        if (chain.signatures.size() != chain.head.seq * kSignatureLine) {
            return fault(file, 0,
                tr("It does not hold one signature of %1 digits in a line for each of the %2 entries.")
                    .arg(kSignatureDigits)
                    .arg(chain.head.seq));
        }
        Lines entries(chain.events);
        Lines signatures(chain.signatures);
        for (qint64 seq = 1; seq <= chain.head.seq && !isFull(); ++seq) {
            const auto entry = entries.next();
            const auto signature = signatures.next();
            if (!entry || !signature || !isHex(*signature, kSignatureDigits)) {
                fault(file, seq, tr("The signature of entry %1 is not spelled as it must be.").arg(seq));
                return;
            }
            if (!verifies(chain.key, signedBytes(entry->toByteArray()),
                    QByteArray::fromHex(signature->toByteArray())))
                fault(file, seq, tr("The signature of entry %1 does not fit.").arg(seq));
        }
    }

    /// That each entry has its one spelling, and that the texts beside it are its own.
    void checkEntries(const Chain& chain)
    {
        Lines entries(chain.events);
        Lines signatures(chain.signatures);
        Lines leafLines(chain.leaves);
        LeafLine last;
        const auto nextLeaf = [&]() -> std::optional<LeafLine> {
            const auto line = leafLines.next();
            if (!line) {
                if (!leafLines.atEnd())
                    fault(chain.leavesFile(), 0, tr("The last line is not whole."));
                return std::nullopt;
            }
            auto leaf = leafFrom(*line);
            if (!leaf) {
                fault(chain.leavesFile(), last.seq,
                    tr("A text at or behind entry %1 is not spelled as it must be.").arg(last.seq));
            } else if (std::pair(leaf->seq, leaf->leaf.field) <= std::pair(last.seq, last.leaf.field)) {
                fault(chain.leavesFile(), leaf->seq,
                    tr("A text of entry %1 stands in the wrong place, or twice.").arg(leaf->seq));
                leaf.reset();
            } else {
                last = *leaf;
            }
            return leaf;
        };
        auto leaf = nextLeaf();
        for (qint64 seq = 1; seq <= chain.head.seq && !isFull(); ++seq) {
            const auto body = entries.next()->toByteArray();
            const auto signature = signatures.next();
            QList<Leaf> leaves;
            while (leaf && leaf->seq == seq) {
                leaves.append(leaf->leaf);
                leaf = nextLeaf();
            }
            auto event = eventFromBytes(
                body, signature ? QByteArray::fromHex(signature->toByteArray()) : QByteArray(), leaves);
            if (!event) {
                fault(chain.eventsFile(), seq, event.error().text);
                continue;
            }
            if (seq > 1 && event->type == kOriginJoined) {
                fault(chain.eventsFile(), seq, tr("A second entry claims to be the first of its console."));
            }
            m_found.withheldTexts += withheldIn(*event);
            m_found.bundle.events.append(*std::move(event));
        }
        if (leaf) {
            fault(chain.leavesFile(), leaf->seq,
                tr("There is a text of entry %1, which is not there.").arg(leaf->seq));
        }
    }

    /// What one console saw of another one is what that one holds.
    void checkSeen()
    {
        for (const auto& event : std::as_const(m_found.bundle.events)) {
            for (const auto& seen : event.deps) {
                const auto held = m_hashes.value({ seen.origin, seen.seq }, seen.hash);
                if (held != seen.hash) {
                    fault("chains/"_L1 + seen.origin.toString() + "/events.jsonl"_L1, seen.seq,
                        tr("Entry %1 is not the one that console %2 saw: it was written anew.")
                            .arg(QString::number(seen.seq), event.origin.toString()));
                }
            }
        }
    }

    void checkFiles()
    {
        QSet<std::pair<QString, qint64>> named;
        for (const auto& event : std::as_const(m_found.bundle.events)) {
            for (const auto& attachment : event.attachments)
                named.insert({ attachment.hash, attachment.size });
        }
        const auto folder = u"files/"_s;
        for (auto file = m_files.lowerBound(folder);
             file != m_files.end() && file.key().startsWith(folder) && !isFull(); ++file) {
            const auto name = file.key().sliced(folder.size());
            if (QString::fromLatin1(hashOf(*file).toHex()) != name)
                fault(file.key(), 0, tr("This file was changed."));
            else if (!named.contains({ name, file->size() }))
                fault(file.key(), 0, tr("No entry names this file with its size."));
            else
                m_found.bundle.files.insert(name, *file);
        }
        for (const auto& file : filesNamedBy(m_found.bundle.events)) {
            if (!m_found.bundle.files.contains(file.hash))
                m_found.withheldFiles.append(file);
        }
    }

    void findAnchors()
    {
        for (const auto& event : std::as_const(m_found.bundle.events)) {
            if (event.type != "record.anchored"_L1)
                continue;
            const auto left = event.payload.value("seq"_L1).toInteger();
            const auto hash = QByteArray::fromHex(event.payload.value("hash"_L1).toString().toLatin1());
            m_found.anchors.append({ event.origin, event.seq, event.payload.value("way"_L1).toString(),
                { event.origin, left, hash },
                left < event.seq && !hash.isEmpty() && m_hashes.value({ event.origin, left }) == hash });
        }
    }

    const Files& m_files;
    qsizetype m_most;
    Verification m_found;
    /// Of every entry that could be read.
    QHash<std::pair<OriginId, qint64>, QByteArray> m_hashes;
};

} // namespace

std::optional<Head> Verification::entryOf(const HeadMark& mark) const
{
    const auto found = std::find_if(bundle.events.begin(), bundle.events.end(),
        [&](const Event& event) { return mark.fits(event.head()); });
    return found == bundle.events.end() ? std::nullopt : std::optional(found->head());
}

Verification verify(const Files& files, qsizetype most)
{
    return Verifier(files, most).run();
}

Result<Bundle> readBundle(const QString& path, Limits limits)
{
    const auto files = readFiles(path, limits);
    if (!files)
        return fail(files.error());
    auto found = verify(*files, 1);
    if (!found.holds()) {
        const auto& fault = found.faults.first();
        return fail(
            Fault::Invalid, tr("The record in %1 does not hold. %2: %3").arg(path, fault.file, fault.text));
    }
    return std::move(found.bundle);
}

} // namespace muster::bundle
