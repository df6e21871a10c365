// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/savedsearches.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace muster::ui {

using Source = journal::Search::Source;

namespace {

/// No search that this program keeps is longer.
constexpr qsizetype kLongestKept = 64 * 1024;

template <typename Value> struct Spelling {
    Value value;
    QLatin1StringView word;
};
// In the preferences of people: these never change.
constexpr std::array kTopics {
    Spelling<TimelineTopic> { TimelineTopic::Steps, QLatin1StringView("steps") },
    Spelling<TimelineTopic> { TimelineTopic::Decisions, QLatin1StringView("decisions") },
    Spelling<TimelineTopic> { TimelineTopic::Notes, QLatin1StringView("notes") },
    Spelling<TimelineTopic> { TimelineTopic::Roles, QLatin1StringView("roles") },
    Spelling<TimelineTopic> { TimelineTopic::Services, QLatin1StringView("services") },
    Spelling<TimelineTopic> { TimelineTopic::Messages, QLatin1StringView("messages") },
    Spelling<TimelineTopic> { TimelineTopic::Credentials, QLatin1StringView("credentials") },
    Spelling<TimelineTopic> { TimelineTopic::Incident, QLatin1StringView("incident") },
};
constexpr std::array kSources {
    Spelling<Source> { Source::People, QLatin1StringView("people") },
    Spelling<Source> { Source::Machine, QLatin1StringView("machine") },
};
struct Field {
    QLatin1StringView name;
    QString FindQuery::*text;
};
const std::array kFields {
    Field { QLatin1StringView("words"), &FindQuery::words },
    Field { QLatin1StringView("person"), &FindQuery::person },
    Field { QLatin1StringView("step"), &FindQuery::step },
    Field { QLatin1StringView("service"), &FindQuery::service },
    Field { QLatin1StringView("from"), &FindQuery::from },
    Field { QLatin1StringView("until"), &FindQuery::until },
};
const auto kKinds = QStringLiteral("kinds");
const auto kOnlyOpen = QStringLiteral("only-open");
const auto kSource = QStringLiteral("source");

template <typename Spellings> auto valueOf(const Spellings& spellings, const QString& word)
{
    const auto found
        = std::find_if(spellings.begin(), spellings.end(), [&](const auto& one) { return one.word == word; });
    return found == spellings.end() ? std::nullopt : std::optional(found->value);
}

QString spelt(const FindQuery& query)
{
    QJsonObject made;
    for (const auto& [name, text] : kFields) {
        if (!(query.*text).isEmpty())
            made.insert(name, query.*text);
    }
    QJsonArray kinds;
    for (const auto& [topic, word] : kTopics) {
        if (query.kinds.testFlag(topic))
            kinds.append(QString(word));
    }
    if (!kinds.isEmpty())
        made.insert(kKinds, kinds);
    for (const auto& [source, word] : kSources) {
        if (query.source == source)
            made.insert(kSource, QString(word));
    }
    if (query.onlyOpen)
        made.insert(kOnlyOpen, true);
    return QString::fromUtf8(QJsonDocument(made).toJson(QJsonDocument::Compact));
}

std::optional<TimelineTopics> topicsIn(const QJsonValue& value)
{
    TimelineTopics topics;
    const auto words = value.toArray();
    for (const auto& word : words) {
        const auto topic = valueOf(kTopics, word.toString());
        if (!topic)
            return std::nullopt;
        topics |= *topic;
    }
    return value.isArray() ? std::optional(topics) : std::nullopt;
}

bool read(const QString& name, const QJsonValue& value, FindQuery& query)
{
    if (name == kKinds) {
        const auto topics = topicsIn(value);
        query.kinds = topics.value_or(TimelineTopics());
        return topics.has_value();
    }
    if (name == kSource) {
        const auto source = valueOf(kSources, value.toString());
        query.source = source.value_or(Source::All);
        return source.has_value();
    }
    if (name == kOnlyOpen) {
        query.onlyOpen = value.toBool();
        return value.isBool();
    }
    const auto* field
        = std::find_if(kFields.begin(), kFields.end(), [&](const Field& one) { return one.name == name; });
    if (field == kFields.end() || !value.isString() || value.toString().size() > SavedSearches::kLongestText)
        return false;
    query.*(field->text) = value.toString();
    return true;
}

std::optional<FindQuery> queryFrom(const QString& text)
{
    if (text.size() > kLongestKept)
        return std::nullopt;
    const auto document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject())
        return std::nullopt;
    const auto object = document.object();
    FindQuery query;
    for (auto one = object.begin(); one != object.end(); ++one) {
        if (!read(one.key(), one.value(), query))
            return std::nullopt;
    }
    return query.isEmpty() ? std::nullopt : std::optional(query);
}

bool isName(const QString& name)
{
    return !name.isEmpty() && name.size() <= SavedSearches::kLongestName && name == name.simplified()
        && std::none_of(name.begin(), name.end(), [](QChar c) { return !c.isPrint() && !c.isSurrogate(); });
}

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

} // namespace

int FindQuery::filters() const
{
    int count = (kinds ? 1 : 0) + (onlyOpen ? 1 : 0) + (source != Source::All ? 1 : 0);
    for (const auto* text : { &person, &step, &service, &from, &until })
        count += text->trimmed().isEmpty() ? 0 : 1;
    return count;
}

SavedSearches::SavedSearches(const QMap<QString, QString>& kept)
{
    for (auto one = kept.begin(); one != kept.end() && m_searches.size() < kMost; ++one) {
        if (const auto query = queryFrom(one.value()); query && isName(one.key()))
            m_searches.insert(one.key(), *query);
    }
}

QMap<QString, QString> SavedSearches::kept() const
{
    QMap<QString, QString> made;
    for (auto one = m_searches.begin(); one != m_searches.end(); ++one)
        made.insert(one.key(), spelt(one.value()));
    return made;
}

std::optional<FindQuery> SavedSearches::find(const QString& name) const
{
    const auto found = m_searches.find(name);
    return found == m_searches.end() ? std::nullopt : std::optional(*found);
}

QString SavedSearches::save(const QString& name, const FindQuery& query)
{
    if (query.isEmpty())
        return tr("There is nothing to save yet: type a word, or choose a filter.");
    if (name.isEmpty())
        return tr("Write a name by which you find it again.");
    if (name.size() > kLongestName)
        return tr("A name has at most %1 characters.").arg(kLongestName);
    if (!isName(name))
        return tr("The name has a character that cannot be shown.");
    for (const auto& [field, text] : kFields) {
        if ((query.*text).size() > kLongestText)
            return tr("What is searched for is too long to be saved.");
    }
    if (m_searches.size() >= kMost && !m_searches.contains(name))
        return tr("%1 searches are saved already. Remove one first.").arg(kMost);
    m_searches.insert(name, query);
    return {};
}

} // namespace muster::ui
