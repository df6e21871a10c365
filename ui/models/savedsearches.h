// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/finder.h"
#include "ui/models/timelinetopic.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace muster::ui {

/// What a person typed and chose to find entries of the record, as it stands on the page.
struct FindQuery {
    QString words = {};
    /// None for all.
    TimelineTopics kinds = {};
    /// Only those of the incident that is open.
    bool onlyOpen = false;
    journal::Search::Source source = journal::Search::Source::All;
    QString person = {};
    QString step = {};
    QString service = {};
    QString from = {};
    QString until = {};

    bool operator==(const FindQuery&) const = default;
    /// How many of them narrow it down beside the words.
    [[nodiscard]] int filters() const;
    [[nodiscard]] bool isEmpty() const { return words.trimmed().isEmpty() && filters() == 0; }
};

/// Searches that a person keeps under a name. A value. Thread: main.
class SavedSearches {
public:
    static constexpr qsizetype kMost = 50;
    static constexpr qsizetype kLongestName = 40;
    /// Of each text of a search.
    static constexpr qsizetype kLongestText = 1000;

    /// By their names, as kept() spells them. Whatever is not such a search is left out.
    explicit SavedSearches(const QMap<QString, QString>& kept = {});

    [[nodiscard]] QMap<QString, QString> kept() const;
    /// In the order of the alphabet.
    [[nodiscard]] QStringList names() const { return m_searches.keys(); }
    [[nodiscard]] std::optional<FindQuery> find(const QString& name) const;
    /// Keeps it, instead of one that has the name already. Says in a sentence why it cannot; empty when it is
    /// kept.
    [[nodiscard]] QString save(const QString& name, const FindQuery& query);
    void remove(const QString& name) { m_searches.remove(name); }

private:
    QMap<QString, FindQuery> m_searches;
};

} // namespace muster::ui
