// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/searchbenchmark.h"

#include "app/commands/await.h"
#include "app/measuring.h"
#include "core/base/clock.h"
#include "core/journal/signer.h"
#include "core/store/sqlitefinder.h"
#include "core/store/sqlitejournal.h"

#include <QCoreApplication>
#include <QStringList>
#include <QTemporaryDir>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <tuple>
#include <vector>

namespace muster::app {

namespace {

using commands::await;
using commands::Figure;

constexpr qint64 kBatch = 500;
constexpr int kRepeats = 101;
constexpr qint64 kStreams = 50;
constexpr qint64 kRare = 10'000;
constexpr qint64 kPair = 500;
constexpr double kPromised = 100;

/// Words as they are spread in what people write: few of them make up most of it.
class Writer {
public:
    Writer()
    {
        const auto consonants = QStringLiteral("bcdfghklmnprstvw");
        const auto vowels = QStringLiteral("aeiou");
        const auto oneOf = [this](const QString& letters) {
            return letters[qsizetype(m_random() % std::size_t(letters.size()))];
        };
        std::vector<double> weights;
        for (int i = 0; i < 20'000; ++i) {
            QString word;
            for (auto syllables = 1 + m_random() % 4; syllables > 0; --syllables)
                word += QString(oneOf(consonants)) + oneOf(vowels);
            m_words.append(word);
            weights.push_back(1.0 / (i + 2));
        }
        m_spread = std::discrete_distribution<int>(weights.begin(), weights.end());
    }

    /// "disk" stands in every text, a pair of characters in every 500th, a word of its own in every 10,000th.
    [[nodiscard]] QString text(qint64 number)
    {
        QStringList words { QStringLiteral("disk") };
        for (auto count = 6 + m_random() % 8; count > 0; --count)
            words.append(m_words[m_spread(m_random)]);
        if (number % kPair == 0)
            words.append(QStringLiteral("重启主库机器"));
        if (number % kRare == 0)
            words.append(QStringLiteral("seldom%1").arg(number / kRare));
        return words.join(u' ');
    }

private:
    // The same log each time. NOLINTNEXTLINE(cert-msc51-cpp)
    std::mt19937_64 m_random { 1 };
    QStringList m_words;
    std::discrete_distribution<int> m_spread;
};

Result<double> fillLog(store::SqliteJournal& journal, const MachineClock& clock, qint64 entries)
{
    Writer writer;
    QList<journal::StreamRef> streams;
    for (qint64 i = 0; i < kStreams; ++i)
        streams.append({ journal::StreamId::random(), journal::StreamKind::Drill });
    const QStringList types { QStringLiteral("note.added"), QStringLiteral("step.completed"),
        QStringLiteral("check.reported"), QStringLiteral("message.sent") };
    const auto person = journal::PersonId::random();
    std::optional<Error> error;
    const auto took = millisOf([&] {
        for (qint64 done = 0; done < entries && !error; done += kBatch) {
            QList<journal::Draft> drafts;
            for (auto i = done; i < std::min(entries, done + kBatch); ++i) {
                drafts.append({ .stream = streams[i * kStreams / entries],
                    .id = journal::EventId::random(),
                    .at = clock.now(),
                    .actor = { person, {}, journal::Claim::Claimed, QStringLiteral("Person %1").arg(i % 20) },
                    .type = i % 100 == 0 ? QStringLiteral("decision.recorded") : types[i % types.size()],
                    .subject = QStringLiteral("outage/step-%1").arg(i % 300),
                    .texts = { { QStringLiteral("text"), writer.text(i) } } });
            }
            if (const auto stored = await(journal.append(drafts)); !stored)
                error = stored.error();
        }
    });
    if (error)
        return fail(*error);
    return took;
}

Result<double> fillIndex(store::SqliteFinder& finder)
{
    std::optional<Error> error;
    const auto took = millisOf([&] {
        qint64 waiting = 1;
        while (waiting > 0 && !error) {
            const auto found = await(finder.search({ .words = QStringLiteral("seldom0"), .most = 1 }));
            if (!found)
                error = found.error();
            else
                waiting = found->waiting;
        }
    });
    if (error)
        return fail(*error);
    return took;
}

} // namespace

Result<QList<Figure>> runSearchBenchmark(const QString& where, qint64 entries)
{
    const QTemporaryDir dir(where + QStringLiteral("/muster-bench-XXXXXX"));
    if (!dir.isValid()) {
        return fail(Fault::Storage,
            QCoreApplication::translate("muster", "No folder can be made in %1: %2.")
                .arg(where, dir.errorString()));
    }
    auto lock = store::StoreLock::take(dir.filePath(QStringLiteral("store")));
    if (!lock)
        return fail(lock.error());
    const auto signer = journal::Ed25519Signer::fromSeed(journal::Ed25519Signer::newSeed());
    if (!signer)
        return fail(signer.error());
    const SystemClock clock;
    const auto journal
        = store::SqliteJournal::open(*std::move(lock), { *signer, QStringLiteral("file") }, clock);
    if (!journal)
        return fail(journal.error());
    const auto begun = clock.now();
    const auto written = fillLog(**journal, clock, entries);
    if (!written)
        return fail(written.error());
    store::SqliteFinder finder(**journal);
    const auto filled = fillIndex(finder);
    if (!filled)
        return fail(filled.error());
    const auto each = 1000.0 / double(entries);
    QList<Figure> figures {
        { QStringLiteral("search.append"),
            QCoreApplication::translate("muster", "Recording an entry, in batches"), *written * each,
            QStringLiteral("us"), 0 },
        { QStringLiteral("search.fill"), QCoreApplication::translate("muster", "Filling the index, an entry"),
            *filled * each, QStringLiteral("us"), 0 },
    };
    const auto measure = [&](const QString& id, const QString& name,
                             const std::function<journal::Search(int)>& searchOf) -> Result<void> {
        std::vector<double> times;
        for (int i = 0; i < kRepeats; ++i) {
            Result<journal::Found> found = journal::Found();
            times.push_back(millisOf([&] { found = await(finder.search(searchOf(i))); }));
            if (!found)
                return fail(found.error());
            if (found->events.isEmpty()) {
                return fail(Fault::Internal,
                    QCoreApplication::translate("muster", "Nothing was found for: %1.").arg(name));
            }
        }
        figures.append(
            { id + QStringLiteral(".median"), QCoreApplication::translate("muster", "%1, median").arg(name),
                median(times), QStringLiteral("ms"), 0 });
        figures.append(
            { id + QStringLiteral(".p99"), QCoreApplication::translate("muster", "%1, p99").arg(name),
                quantile(times, 0.99), QStringLiteral("ms"), kPromised });
        return {};
    };
    const auto rare = (entries + kRare - 1) / kRare;
    const std::vector<std::tuple<QString, QString, std::function<journal::Search(int)>>> searches {
        { QStringLiteral("search.rare"), QCoreApplication::translate("muster", "Finding a rare word"),
            [rare](int i) {
                return journal::Search { .words = QStringLiteral("\"seldom%1\"").arg(i % rare) };
            } },
        { QStringLiteral("search.frequent"),
            QCoreApplication::translate("muster", "Finding a word of every entry"),
            [](int) { return journal::Search { .words = QStringLiteral("\"disk\"") }; } },
        { QStringLiteral("search.typed"), QCoreApplication::translate("muster", "The same, as it is typed"),
            [](int i) { return journal::Search { .words = QStringLiteral("disk").left(1 + i % 4) }; } },
        { QStringLiteral("search.filter"),
            QCoreApplication::translate("muster", "Finding entries of a kind and a step"),
            [](int) {
                return journal::Search { .types = { QStringLiteral("decision") },
                    .subject = QStringLiteral("outage/step-100") };
            } },
        { QStringLiteral("search.time"),
            QCoreApplication::translate("muster", "Finding a word in the first tenth of the time"),
            [until = begun + Millis(qint64(*written / 10))](
                int) { return journal::Search { .words = QStringLiteral("\"disk\""), .until = until }; } },
        { QStringLiteral("search.pair"),
            QCoreApplication::translate("muster", "Finding a pair of Chinese characters"),
            [](int) { return journal::Search { .words = QStringLiteral("主库") }; } },
    };
    for (const auto& [id, name, searchOf] : searches) {
        if (const auto measured = measure(id, name, searchOf); !measured)
            return fail(measured.error());
    }
    return figures;
}

} // namespace muster::app
