// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/words.h"
#include "core/report/sections.h"

#include <algorithm>
#include <array>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using Align = Column::Align;
using plan::Words;

namespace {

constexpr qsizetype kShortId = 8;

struct Definition {
    const char* id;
    QString word;
    QString meaning;
};

Section definitionsSection()
{
    const std::array all {
        Definition { "rto", Words::tr("Time to be back, RTO"),
            Words::tr(
                "From the failure until the entry that says that the service is back; until the end where "
                "there is none. Missed when it is longer than promised.") },
        Definition { "rpo", Words::tr("Data that was lost, RPO"),
            Words::tr(
                "From the restore point that was chosen to the last accepted write or the beginning of the "
                "damage, whichever is later; to the failure where neither was stated. Missed when it is "
                "longer than promised.") },
        Definition { "promise", Words::tr("Promise of"),
            Words::tr(
                "Where the plan promises it. What the service promises counts before what its tier does, "
                "and that before what the whole plan does.") },
        Definition { "margin", Words::tr("Margin"),
            Words::tr("What was promised less what was achieved; “over” where more was needed or lost.") },
        Definition { "severity", Words::tr("Time in a severity"), Words::tr("From declaring to the end.") },
        Definition { "by-one", Words::tr("Confirmed by one, by two"),
            Words::tr(
                "One person said that the step is done; a second person said so too. How sure the second "
                "is: on a console of their own, read back by telephone or radio, or at the keyboard of the "
                "first, the last being the weakest.") },
        Definition { "sensed", Words::tr("Seen by a program"),
            Words::tr(
                "The check that the plan names for the step held, or Muster itself saw that it is so.") },
        Definition { "overridden", Words::tr("Overridden"),
            Words::tr(
                "Somebody vouches that a step counts as done although it failed or is not seen to be so.") },
        Definition { "planned", Words::tr("Planned"),
            Words::tr(
                "The time that the plan gives a step, and what was added to it while it ran; of a phase the "
                "sum over its steps that applied.") },
        Definition { "took", Words::tr("Took"),
            Words::tr(
                "From when somebody began a step, else from when it became possible, until it was over; of "
                "a phase from the first such beginning to the last such end.") },
        Definition { "on-time", Words::tr("Sent on time"),
            Words::tr("A message was sent no later than the message before had promised; else than the plan "
                      "promises its audience.") },
        Definition { "entry", Words::tr("Entry"),
            Words::tr(
                "The number that the entry has in the chain of the console that wrote it, with the letter of "
                "the console where there are several. The entry with which a console joins stands in no "
                "timeline.") },
    };
    Section section { u"definitions"_s, Words::tr("What the words mean") };
    Table table { u"words"_s, {},
        { { u"word"_s, Words::tr("Word") }, { u"meaning"_s, Words::tr("Meaning") } }, {} };
    for (const auto& one : all)
        table.rows.append({ QString::fromLatin1(one.id), { { one.word }, { one.meaning } } });
    section.blocks.append(table);
    return section;
}

/// Texts that are not in this copy.
struct Missing {
    qint64 withheld = 0;
    qint64 takenBack = 0;
};

/// Leaves stand as their hash in the payload: {"leaf": "…"}.
bool isLeaf(const QJsonValue& value)
{
    return value.isObject() && value.toObject().contains("leaf"_L1);
}

Missing missingIn(const Record& record)
{
    Missing missing;
    for (const auto& told : record.told()) {
        const auto& payload = told.event->payload;
        for (auto field = payload.begin(); field != payload.end(); ++field) {
            if (!isLeaf(field.value()))
                continue;
            const auto there = std::any_of(told.event->leaves.begin(), told.event->leaves.end(),
                [&](const journal::Leaf& leaf) { return leaf.field == u"payload."_s + field.key(); });
            if (there)
                continue;
            const bool isErased = record.state().isErased(told.event->id, u"payload."_s + field.key());
            ++(isErased ? missing.takenBack : missing.withheld);
        }
    }
    return missing;
}

Section provenanceSection(const Record& record)
{
    const auto& setup = record.setup();
    Section section { u"provenance"_s, Words::tr("Where this comes from") };
    Table table { u"facts"_s, {},
        { { u"what"_s, Words::tr("What") }, { u"value"_s, Words::tr("In this report") } }, {} };
    const auto add = [&](const QString& id, const QString& what, const Cell& cell) {
        table.rows.append({ id, { { what }, cell } });
    };
    const auto missing = missingIn(record);
    add(u"made-by"_s, Words::tr("Made by"),
        { setup.madeBy.isEmpty() ? Words::tr("nobody said who") : setup.madeBy });
    auto madeAt = record.words().moment(setup.madeAt);
    madeAt.text = Words::tr("%1, %2").arg(record.words().dayText(setup.madeAt), madeAt.text);
    add(u"made-at"_s, Words::tr("Made at"), madeAt);
    add(u"record"_s, Words::tr("From the record"),
        { record.told().isEmpty() ? Words::tr("no entry") : record.told().first().event->stream.toString() });
    add(u"entries"_s, Words::tr("Entries read"), Wording::count(record.told().size()));
    add(u"withheld"_s, Words::tr("Texts withheld from the copy that was read"),
        Wording::count(missing.withheld));
    add(u"taken-back"_s, Words::tr("Texts taken back for good"), Wording::count(missing.takenBack));
    add(u"zone"_s, Words::tr("Times are told in"), { record.words().zoneText() });
    add(u"names"_s, Words::tr("Names"),
        { setup.namesAsRoles ? Words::tr("replaced by roles") : Words::tr("as they were given") });
    add(u"left-out"_s, Words::tr("Sections left out"),
        { setup.leftOut.isEmpty() ? Words::tr("none") : setup.leftOut.join(u", "_s) });
    add(u"plan"_s, Words::tr("SHA-256 of the plan as it was frozen"), { record.state().planHash });
    section.blocks.append(table);
    Table consoles { u"consoles"_s, Words::tr("Consoles that wrote the record"),
        { { u"letter"_s, Words::tr("Letter") }, { u"console"_s, Words::tr("Console") },
            { u"entries"_s, Words::tr("Entries"), Align::End },
            { u"newest"_s, Words::tr("Newest entry"), Align::End },
            { u"sha256"_s, Words::tr("SHA-256 of the newest entry") } },
        {} };
    for (const auto& origin : record.origins()) {
        consoles.rows.append({ origin.id.toString(),
            { { origin.letter.isEmpty() ? u"–"_s : origin.letter }, { origin.id.toString() },
                Wording::count(origin.entries), Wording::count(origin.head.seq),
                { QString::fromLatin1(origin.head.hash.toHex()) } } });
    }
    section.blocks.append(consoles);
    return section;
}

Section checkingSection(const Record& record)
{
    const auto id
        = record.told().isEmpty() ? u"ID"_s : record.told().first().event->stream.toString().left(kShortId);
    Section section { u"checking"_s, Words::tr("How to check it") };
    section.blocks.append(Paragraph { Words::tr("This report was made from the record and proves nothing by "
                                                "itself. Whether the record was edited can be "
                                                "checked:") });
    Listing steps;
    steps.isNumbered = true;
    for (const auto& step :
        { Words::tr("On the console: muster-cli log verify. It reads every entry and says where one was "
                    "changed, left out or put in."),
            Words::tr("Elsewhere: have the record written with muster-cli log export %1 -o record.muster. "
                      "Unpack it and run verify.sh, which lies in it, or look at READ-ME-FIRST.txt.")
                .arg(id),
            Words::tr(
                "Compare the number and the SHA-256 of the newest entry above with those that the check "
                "says. If they are other ones, entries were added since, or this is another record."),
            Words::tr("Compare what somebody kept of an entry, a code or a number with twelve words, with "
                      "the record: "
                      "muster-cli log verify record.muster --anchor CODE."),
            Words::tr(
                "Have the report made again from the same record. It says the same, but for when and by "
                "whom it was made.") })
        steps.items.append({ step });
    section.blocks.append(steps);
    return section;
}

} // namespace

Section appendixSection(const Record& record)
{
    return { u"appendix"_s, Words::tr("Appendix"), {},
        { definitionsSection(), provenanceSection(record), checkingSection(record) } };
}

} // namespace muster::report
