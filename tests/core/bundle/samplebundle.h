// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bundle/bundle.h"
#include "tests/core/journal/sampleevents.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <map>

namespace muster::test {

/// Consoles that write into one stream, each with a key and salts that are always the same.
class Scribes {
public:
    static constexpr int kStream = 3;

    /// The next entry of this console, which joins before its first; consoles have numbers from 10.
    void write(int console, journal::Draft draft, const QList<journal::Head>& deps = {})
    {
        auto& scribe = m_scribes.try_emplace(console, console, m_clock).first->second;
        draft.stream = { journal::StreamId(fixedUuid(kStream)), journal::StreamKind::Drill };
        draft.id = journal::EventId(fixedUuid(console * 100000 + int(scribe.head.seq)));
        draft.at = m_clock.now();
        if (scribe.head.seq == 0)
            seal(scribe, scribe.sealer.joining(draft), {});
        seal(scribe, draft, deps);
        m_clock.advance(Millis { 1700 });
    }
    void note(int console, const QString& text)
    {
        auto draft = blank();
        draft.payload = { { QStringLiteral("kind"), QStringLiteral("note") } };
        draft.texts = { { QStringLiteral("text"), text } };
        write(console, draft);
    }
    /// An entry with a file.
    void keep(int console, const QByteArray& file)
    {
        auto draft = blank();
        const auto hash
            = QString::fromLatin1(QCryptographicHash::hash(file, QCryptographicHash::Sha256).toHex());
        draft.attachments = { { hash, file.size() } };
        m_files.insert(hash, file);
        write(console, draft);
    }
    [[nodiscard]] static journal::Draft blank()
    {
        return { .stream = { journal::StreamId(fixedUuid(kStream)), journal::StreamKind::Drill },
            .id = journal::EventId(fixedUuid(0)),
            .at = {},
            .actor
            = { journal::PersonId(fixedUuid(2)), {}, journal::Claim::Claimed, QStringLiteral("Łukasz") },
            .type = QStringLiteral("note.added") };
    }
    [[nodiscard]] static journal::OriginId originOf(int console)
    {
        return journal::OriginId(fixedUuid(console));
    }
    [[nodiscard]] static std::shared_ptr<const journal::Signer> signerOf(int console)
    {
        return fixedSigner(static_cast<char>(console));
    }
    [[nodiscard]] const QList<journal::Event>& events() const { return m_events; }
    [[nodiscard]] const QHash<QString, QByteArray>& files() const { return m_files; }

private:
    struct Scribe {
        Scribe(int console, const ManualClock& clock)
            : sealer(originOf(console), signerOf(console), clock, QStringLiteral("file"), countingSalts())
            , head { originOf(console), 0, {} }
        {
        }
        journal::Sealer sealer;
        journal::Head head;
        journal::Stamp last;
    };

    void seal(Scribe& scribe, const journal::Draft& draft, const QList<journal::Head>& deps)
    {
        const auto event = scribe.sealer.seal(draft, scribe.head, scribe.last, deps);
        if (!event)
            qFatal("%s", qPrintable(event.error().text));
        scribe.head = event->head();
        scribe.last = event->stamp;
        m_events.append(*event);
    }

    ManualClock m_clock;
    std::map<int, Scribe> m_scribes;
    QList<journal::Event> m_events;
    QHash<QString, QByteArray> m_files;
};

/// The newest entry of each console.
[[nodiscard]] inline QList<journal::Head> headsOf(const QList<journal::Event>& events)
{
    QMap<QString, journal::Head> heads;
    for (const auto& event : events) {
        const auto key = event.origin.toString();
        if (!heads.contains(key) || heads.find(key)->seq < event.seq)
            heads.insert(key, event.head());
    }
    return heads.values();
}

/// What `by` says of these events under this key.
[[nodiscard]] inline bundle::Bundle bundleOf(const QList<journal::Event>& events,
    const QHash<QString, QByteArray>& files, const journal::OriginId& by, const journal::Signer& signer)
{
    auto sorted = events;
    std::sort(sorted.begin(), sorted.end(), &journal::comesBefore);
    const ManualClock clock;
    return { journal::signedHeads({ events.first().stream, clock.now(), by, {}, headsOf(events) }, signer),
        sorted, files };
}

/// The drill of sampleEvents(), and a second console (number 10) that wrote a third as much into it, with a
/// file.
[[nodiscard]] inline bundle::Bundle sampleBundle(int events = 9)
{
    Scribes second;
    second.keep(10, "restore point 02:50\n");
    while (second.events().size() < events / 3)
        second.note(10, QStringLiteral("note %1").arg(second.events().size()));
    auto all = sampleEvents(events - int(second.events().size()));
    all += second.events();
    return bundleOf(all, second.files(), journal::OriginId(fixedUuid(1)), *fixedSigner());
}

/// One to three consoles that write this and that; a part of the texts and files is withheld.
[[nodiscard]] inline bundle::Bundle randomBundle(quint32 seed)
{
    QRandomGenerator random(seed);
    Scribes scribes;
    const int consoles = random.bounded(1, 4);
    const int entries = random.bounded(1, 16);
    const auto text = [&] {
        QString made;
        for (int i = random.bounded(0, 40); i > 0; --i) {
            const char32_t any[] { char32_t(random.bounded(0x20, 0x7f)),
                char32_t(random.bounded(0x80, 0xd800)), char32_t(random.bounded(0x10000, 0x10ffff)),
                char32_t(random.bounded(0, 0x20)), U'"', U'\\' };
            made += QString::fromUcs4(&any[random.bounded(0, 6)], 1);
        }
        return made;
    };
    for (int i = 0; i < entries; ++i) {
        const int console = 10 + random.bounded(0, consoles);
        switch (random.bounded(0, 3)) {
        case 0:
            scribes.keep(console, text().toUtf8());
            break;
        case 1:
            scribes.note(console, text());
            break;
        default: {
            auto draft = Scribes::blank();
            draft.actor.role = QStringLiteral("say \"x\", then \\ ") + text();
            draft.actor.name = text();
            draft.payload = { { QStringLiteral("clear"), text() }, { QStringLiteral("number"), -17 },
                { QStringLiteral("list"),
                    QJsonArray { 0, QJsonObject { { QStringLiteral("k"), text() } } } } };
            draft.texts = { { QStringLiteral("b"), text() }, { QStringLiteral("a"), text() } };
            draft.subject = QStringLiteral("a/b");
            auto seen = headsOf(scribes.events());
            seen.removeIf(
                [&](const journal::Head& head) { return head.origin == Scribes::originOf(console); });
            scribes.write(console, draft, seen);
        }
        }
    }
    const auto by = scribes.events().at(random.bounded(int(scribes.events().size()))).origin;
    auto bundle
        = bundleOf(scribes.events(), scribes.files(), by, *Scribes::signerOf(by.toString().right(2).toInt()));
    for (auto& event : bundle.events) {
        if (!event.leaves.isEmpty() && random.bounded(0, 4) == 0)
            event.leaves.removeAt(random.bounded(int(event.leaves.size())));
    }
    if (!bundle.files.isEmpty() && random.bounded(0, 2) == 0)
        bundle.files.erase(bundle.files.cbegin());
    return bundle;
}

inline void placeFile(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

inline void writeFolder(const QString& folder, const bundle::Files& files)
{
    for (auto file = files.begin(); file != files.end(); ++file)
        placeFile(folder + u'/' + file.key(), file.value());
}

/// A number from the environment, for the long runs of the night.
[[nodiscard]] inline int wished(const char* name, int usual)
{
    bool isSet = false;
    const auto number = qEnvironmentVariableIntValue(name, &isSet);
    return isSet ? number : usual;
}

} // namespace muster::test
