// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/journal/event.h"

#include <QFuture>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace muster::journal {

/// What somebody looks for in the record of all incidents. Everything that is set narrows it down.
struct Search {
    /// Whose entries: those of people, or what the machine noted by itself.
    enum class Source { All, People, Machine };

    /// All of them must stand in the texts of an entry, or in the name of who acted, in any order, however
    /// they are written (case, accents); the last one may be the beginning of one. Words in quotes stand
    /// together. Nothing in it is an operator.
    QString words = {};
    std::optional<StreamId> stream = {};
    /// Names without version, any of them: "step.completed", or "step" for all that begin with it.
    QStringList types = {};
    /// As the words, in the name of who acted.
    QString person = {};
    /// A step's address, or a scenario's: then all of its steps.
    QString subject = {};
    /// Id of a service that the entry itself names.
    QString service = {};
    /// Of `at`: from this moment on, before that one.
    std::optional<Instant> from = {};
    std::optional<Instant> until = {};
    Source source = Source::All;
    /// So many at most.
    qsizetype most = 200;

    bool operator==(const Search&) const = default;
};

/// What was found.
struct Found {
    /// The newest of them, by when they were recorded here; newest first.
    QList<Event> events;
    /// There are more than were asked for.
    bool hasMore = false;
    /// Newest entries that could not be searched yet; asked again a moment later there are fewer.
    qint64 waiting = 0;
};

/// Port: finds entries in the whole log. Thread: called from main. Fails with Storage, or Invalid (nothing to
/// look for).
class Finder {
public:
    virtual ~Finder() = default;
    [[nodiscard]] virtual QFuture<Result<Found>> search(Search search) = 0;
};

} // namespace muster::journal
