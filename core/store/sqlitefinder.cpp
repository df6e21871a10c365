// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlitefinder.h"

#include "core/journal/erasure.h"
#include "core/store/searchwords.h"
#include "core/store/sqlitejournal.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPointer>

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

namespace muster::store {

namespace {

/// As many as the store reads at once: an append waits for one of them at most.
constexpr int kSlice = 200;
constexpr auto kPause = std::chrono::milliseconds(25);
constexpr auto kPatience = std::chrono::milliseconds(50);

void give(const std::shared_ptr<QPromise<Result<journal::Found>>>& promise, Result<journal::Found> answer)
{
    promise->addResult(std::move(answer));
    promise->finish();
}

bool takesBack(const journal::Event& event)
{
    return event.type == journal::kErasure;
}

} // namespace

SqliteFinder::SqliteFinder(SqliteJournal& journal)
    : m_journal(journal)
    , m_index(new SearchIndex)
    , m_thread(QStringLiteral("search"))
{
    m_thread.adopt(m_index);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_pause, &QTimer::timeout, this, [this] { m_isBusy ? m_pause.start() : goOn(); });
    connect(&m_patience, &QTimer::timeout, this, &SqliteFinder::answerAll);
    connect(&journal, &journal::Journal::appended, this, &SqliteFinder::hear);
}

SqliteFinder::~SqliteFinder()
{
    m_isClosed = true;
    // Stands in the queue behind everything that was asked for.
    ask(m_index, [index = m_index] {
        index->close();
        return true;
    }).waitForFinished();
    // Whoever still waits for an answer gets it.
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
    stop({ Fault::Storage, QCoreApplication::translate("muster", "The journal is closed.") });
}

QFuture<Result<journal::Found>> SqliteFinder::search(journal::Search search)
{
    if (matchFor(search).isEmpty() && !search.from && !search.until) {
        return ready(Answer(fail(Fault::Invalid,
            QCoreApplication::translate(
                "muster", "Say what to look for: a word with a letter or a digit, or another condition."))));
    }
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    auto future = promise->future();
    m_waiting.append({ std::move(search), std::move(promise) });
    if (!m_patience.isActive())
        m_patience.start();
    m_isHurried = true;
    m_looksAgain = m_isBusy;
    goOn();
    return future;
}

void SqliteFinder::fillAfter(Millis delay)
{
    QTimer::singleShot(delay, this, &SqliteFinder::goOn);
}

void SqliteFinder::hear(const QList<journal::Event>& events)
{
    // Whatever was taken back, the store has removed the file: nobody shall find it in an open one.
    if (std::any_of(events.begin(), events.end(), &takesBack)) {
        inIndex<bool>([](SearchIndex& index) { return index.forget(), true; }, [](bool) {});
    }
    if (m_isFilling && !m_pause.isActive())
        m_pause.start();
}

/// Asks the store for the next slice. What it answers, and what becomes of it, comes on main, so that all of
/// this has one thread.
void SqliteFinder::goOn()
{
    if (m_isBusy || m_isClosed)
        return;
    m_isBusy = true;
    m_isFilling = true;
    m_pause.stop();
    using Next = Result<Following>;
    std::ignore = m_journal
                      .inStore<Next>([after = m_standing.through, known = m_standing.last](
                                         StoreWorker& worker, const std::function<void(Next)>& answer) {
                          answer(worker.eventsAfter(after, known, kSlice));
                      })
                      .then([this, alive = QPointer(this)](const Next& next) {
                          if (!alive || m_isClosed)
                              return;
                          if (next)
                              take(*next);
                          else
                              stop(next.error());
                      });
}

void SqliteFinder::take(const Following& next)
{
    if (SearchIndex::isComplete(m_standing, next))
        return haveAll();
    using Taken = Result<SearchIndex::Standing>;
    inIndex<Taken>([next](SearchIndex& index) { return index.take(next); },
        [this, newest = next.newest](const Taken& standing) {
            if (m_isClosed)
                return;
            if (!standing)
                return stop(standing.error());
            m_standing = *standing;
            if (m_standing.through > 0 && m_standing.through == newest)
                return haveAll();
            m_isBusy = false;
            if (m_isHurried)
                goOn();
            else
                m_pause.start();
        });
}

/// The next append, or search, tries again.
void SqliteFinder::stop(const Error& error)
{
    m_isBusy = false;
    m_isHurried = false;
    m_looksAgain = false;
    m_patience.stop();
    for (const auto& waiting : std::exchange(m_waiting, {}))
        give(waiting.promise, fail(error));
}

void SqliteFinder::haveAll()
{
    m_isBusy = false;
    if (std::exchange(m_looksAgain, false))
        return goOn();
    m_isHurried = false;
    answerAll();
}

void SqliteFinder::answerAll()
{
    m_patience.stop();
    for (const auto& waiting : std::exchange(m_waiting, {}))
        answer(waiting);
}

void SqliteFinder::answer(const Waiting& waiting)
{
    using Hits = Result<SearchIndex::Hits>;
    inIndex<Hits>([search = waiting.search](SearchIndex& index) { return index.find(search); },
        [this, waiting](const Hits& hits) {
            if (hits)
                withHits(waiting, *hits);
            else
                give(waiting.promise, fail(hits.error()));
        });
}

void SqliteFinder::withHits(const Waiting& waiting, const SearchIndex::Hits& hits)
{
    const auto most = std::max(waiting.search.most, qsizetype(1));
    const bool hasMore = hits.numbers.size() > most;
    using Numbered = Result<StoreWorker::Numbered>;
    std::ignore
        = m_journal
              .inStore<Numbered>([folder = hits.folder, numbers = hits.numbers.mid(0, most)](
                                     StoreWorker& worker, const std::function<void(Numbered)>& answer) {
                  answer(worker.eventsNumbered(folder, numbers));
              })
              .then([promise = waiting.promise, hasMore, through = hits.through](const Numbered& numbered) {
                  if (!numbered)
                      return give(promise, fail(numbered.error()));
                  give(promise,
                      journal::Found {
                          numbered->events, hasMore, std::max(qint64(0), numbered->newest - through) });
              });
}

} // namespace muster::store
