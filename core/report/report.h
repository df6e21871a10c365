// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/series.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <variant>

/// A document made from the log, whatever it is written on. Every number in it is a value with an id, and the
/// text that shows it was made from that value: so every form says the same. Pure; any thread.
namespace muster::report {

/// A number, as exactly as it is known.
struct Number {
    enum class Unit {
        Milliseconds,
        Count,
        Moment ///< milliseconds since 1970 in UTC
    };
    /// The same id is the same number wherever it stands: "objectives.rto.postgres.achieved".
    QString id;
    qint64 value = 0;
    Unit unit = Unit::Count;

    bool operator==(const Number&) const = default;
};
/// Words for machines: "ms", "count", "moment". They never change.
[[nodiscard]] QString wordOf(Number::Unit unit);

/// How a thing stands. Colour never says it alone: the text of a cell says it too.
enum class Tone { Plain, Good, Bad };
/// "plain", "good", "bad". They never change.
[[nodiscard]] QString wordOf(Tone tone);

/// What stands at one place.
struct Cell {
    QString text;
    std::optional<Number> number = {};
    Tone tone = Tone::Plain;
    /// The entry of the record that it rests on, as EntryRefs spells it; empty for none.
    QString entry = {};

    bool operator==(const Cell&) const = default;
};

/// Something that is said in sentences.
struct Paragraph {
    QString text;
    /// A person said so; else the record does.
    bool isSaid = false;
    /// Who; empty where it is not known.
    QString by = {};
    QString entry = {};
    /// The part of the report that people write in which it stands, one of incident::reviewParts(): their
    /// words, or the sentence in place of them. Empty for whatever the record says by itself.
    QString part = {};

    bool operator==(const Paragraph&) const = default;
};

struct Column {
    QString id;
    QString title;
    enum class Align { Start, End };
    Align align = Align::Start;

    bool operator==(const Column&) const = default;
};

struct Row {
    /// Not twice in a table.
    QString id;
    /// As many as there are columns.
    QList<Cell> cells;

    bool operator==(const Row&) const = default;
};

struct Table {
    /// Not twice in a section.
    QString id;
    QString title;
    QList<Column> columns;
    QList<Row> rows;

    bool operator==(const Table&) const = default;
};

/// One below the other.
struct Listing {
    QList<Cell> items;
    bool isNumbered = false;

    bool operator==(const Listing&) const = default;
};

/// Something to be drawn.
struct Figure {
    QString id;
    /// What is to be seen in it, in sentences: it stands in for the picture where there is none.
    QString alternative;
    /// The id of the table of the same section that has the same numbers.
    QString table;
    metrics::Figure drawing;
    /// Ids of further tables of the section, where the numbers stand in several.
    QStringList otherTables = {};

    bool operator==(const Figure&) const = default;
};

using Block = std::variant<Paragraph, Table, Listing, Figure>;

struct Section {
    /// Not twice in a report.
    QString id;
    QString title;
    QList<Block> blocks = {};
    QList<Section> sections = {};
};

/// What the reader sees first.
struct Headline {
    /// "database, of 1 h"
    QString label;
    Cell cell;

    bool operator==(const Headline&) const = default;
};

struct Fact {
    QString id;
    QString name;
    Cell cell;

    bool operator==(const Fact&) const = default;
};

struct Report {
    /// The stream that it is about, in full.
    QString subject;
    /// Of the failure, in the zone of the report.
    QDate day;
    QString title;
    QString subtitle;
    /// What stands at the head and the foot of each page: "EXERCISE" in a drill.
    QString banner;
    QString footer;
    /// Meant for one page of paper: written as densely as can be read, without contents.
    bool isSheet = false;
    /// At most four.
    QList<Headline> headlines;
    QList<Fact> facts;
    QList<Section> sections;
};

/// Gives every number in the facts and the tables the id of its place; those of headlines have theirs.
void nameNumbers(Report& report);

/// Every number with the text that shows it, in the order of the report: headlines, facts, tables.
struct Shown {
    Number number;
    QString text;

    bool operator==(const Shown&) const = default;
};
[[nodiscard]] QList<Shown> numbersOf(const Report& report);

/// Puts every text through `change`, ids and hashes' own cells as well.
void rewriteTexts(Report& report, const std::function<QString(const QString&)>& change);

/// The section of this id, wherever it stands; null for none.
[[nodiscard]] const Section* sectionCalled(const QList<Section>& sections, const QString& id);
/// The table of this id in a section; null for none.
[[nodiscard]] const Table* tableCalled(const Section& section, const QString& id);

} // namespace muster::report
