// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/base/worker.h"
#include "core/journal/event.h"
#include "core/journal/finder.h"
#include "core/store/following.h"
#include "core/store/searchindex.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <functional>
#include <memory>

namespace muster::store {

class SqliteJournal;

/// Finds entries of the journal by an index beside it, which is filled in small slices by a thread of its
/// own, so that no append waits for it. A search waits for a moment for what is missing, then answers with
/// what there is. Thread: main. Owner: app/compose; ends before the journal.
class SqliteFinder final : public QObject, public journal::Finder {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SqliteFinder)
public:
    /// Touches no file yet.
    explicit SqliteFinder(SqliteJournal& journal);
    ~SqliteFinder() override;

    [[nodiscard]] QFuture<Result<journal::Found>> search(journal::Search search) override;
    /// Begins to fill the index when so much time has passed, slowly; the first search does so at once, as
    /// fast as it can.
    void fillAfter(Millis delay);

private:
    using Answer = Result<journal::Found>;
    struct Waiting {
        journal::Search search;
        std::shared_ptr<QPromise<Answer>> promise;
    };

    /// Does `work` in the index's thread, and `then` with what it gave on main.
    template <typename T>
    void inIndex(std::function<T(SearchIndex&)> work, std::function<void(const T&)> then);
    void hear(const QList<journal::Event>& events);
    void goOn();
    void take(const Following& next);
    void stop(const Error& error);
    void haveAll();
    void answerAll();
    void answer(const Waiting& waiting);
    void withHits(const Waiting& waiting, const SearchIndex::Hits& hits);

    SqliteJournal& m_journal;
    SearchIndex* m_index;
    WorkerThread m_thread;
    SearchIndex::Standing m_standing;
    QList<Waiting> m_waiting;
    /// Between two slices, while nobody waits for them.
    QTimer m_pause;
    /// How long a search waits for what is missing.
    QTimer m_patience;
    bool m_isFilling = false;
    bool m_isBusy = false;
    bool m_isHurried = false;
    /// Somebody asked while a slice was on its way, which may lack what they know of.
    bool m_looksAgain = false;
    bool m_isClosed = false;
};

template <typename T>
void SqliteFinder::inIndex(std::function<T(SearchIndex&)> work, std::function<void(const T&)> then)
{
    QMetaObject::invokeMethod(
        m_index,
        [this, index = m_index, work = std::move(work), then = std::move(then)] {
            QMetaObject::invokeMethod(
                this, [then, answer = work(*index)] { then(answer); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

} // namespace muster::store
