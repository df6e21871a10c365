// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/diffwords.h"

#include "core/plan/recurrence.h"
#include "core/plan/target.h"
#include "core/plan/words.h"

#include <QHash>

#include <algorithm>

namespace muster::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

using Section = PlanChange::Section;

using KeyTable = QHash<QString, KeyWords>;

const QStringList& whoNames()
{
    static const QStringList kWho { u"people"_s, u"contacts"_s, u"roles"_s, u"vendors"_s };
    return kWho;
}

void addPromises(KeyTable& table)
{
    using enum ValueSort;
    table.insert(u"rto"_s, { Words::tr("RTO"), Promise });
    table.insert(u"rpo"_s, { Words::tr("RPO"), Promise });
    table.insert(u"respond"_s, { Words::tr("first response"), Promise });
    table.insert(u"current.rto"_s, { Words::tr("RTO that can be kept today"), Ability });
    table.insert(u"current.rpo"_s, { Words::tr("RPO that can be kept today"), Ability });
    table.insert(
        u"current.how"_s, { Words::tr("how it is done today"), Prose, {}, {}, {}, Section::Promises });
    table.insert(u"current"_s, { Words::tr("what can be done today"), Prose, {}, {}, {}, Section::Promises });
    table.insert(u"service.tier"_s, { Words::tr("tier"), Name, { u"tiers"_s }, {}, {}, Section::Promises });
    table.insert(u"target.status"_s, { Words::tr("how firm it is"), Plain });
    table.insert(u"target.remark"_s, { Words::tr("remark") });
}

void addPeople(KeyTable& table)
{
    using enum ValueSort;
    const auto who = [&](const QString& key, const QString& label) {
        table.insert(key, { label, Name, whoNames(), {}, {}, Section::People });
    };
    who(u"owner"_s, Words::tr("who answers for it"));
    who(u"primary"_s, Words::tr("held by"));
    who(u"secondary"_s, Words::tr("deputy"));
    who(u"reviewers"_s, Words::tr("reviewers"));
    who(u"approvers"_s, Words::tr("who must approve it"));
    table.insert(u"person.roles"_s, { Words::tr("roles"), Name, { u"roles"_s } });
    table.insert(u"phone"_s, { Words::tr("telephone"), Plain });
    table.insert(u"email"_s, { Words::tr("e-mail"), Plain });
    table.insert(u"zone"_s, { Words::tr("time zone"), Plain });
    table.insert(u"name"_s, { Words::tr("name") });
    table.insert(u"role.duties"_s, { Words::tr("duties") });
    table.insert(u"role.required"_s,
        { Words::tr("must be held"), Flag, {}, Words::tr("now somebody must hold it"),
            Words::tr("nobody has to hold it any more") });
    table.insert(u"escalate_after"_s, { Words::tr("escalation after"), Deadline });
    table.insert(u"status_page"_s, { Words::tr("status page"), Plain });
    table.insert(u"support"_s, { Words::tr("support"), Plain });
}

void addServices(KeyTable& table)
{
    using enum ValueSort;
    const auto procedures = Section::Procedures;
    table.insert(u"strategy"_s, { Words::tr("how it is brought back"), Prose, {}, {}, {}, procedures });
    table.insert(u"depends_on"_s, { Words::tr("depends on"), Name, { u"services"_s }, {}, {}, procedures });
    table.insert(
        u"sequence"_s, { Words::tr("place in the order of recovery"), Plain, {}, {}, {}, procedures });
    table.insert(u"region"_s, { Words::tr("region"), Plain });
    table.insert(u"vendor"_s, { Words::tr("vendor"), Name, { u"vendors"_s } });
    table.insert(u"checks"_s, { Words::tr("checks"), Name, { u"checks"_s } });
    table.insert(u"stored_in"_s, { Words::tr("stored in"), Name, { u"services"_s } });
    table.insert(u"keychain"_s, { Words::tr("place in the keychain"), Plain });
    table.insert(u"onepassword"_s, { Words::tr("place in 1Password"), Plain });
    table.insert(u"break_glass"_s,
        { Words::tr("break-glass"), Flag, {}, Words::tr("now only by the break-glass procedure"),
            Words::tr("no longer only by the break-glass procedure") });
    table.insert(u"credential.verify"_s, { Words::tr("proven"), Cadence });
    table.insert(u"rotate_after_use"_s,
        { Words::tr("change after use"), Flag, {}, Words::tr("now to be changed after use"),
            Words::tr("no longer to be changed after use") });
    table.insert(u"address"_s, { Words::tr("address"), Plain });
    table.insert(u"expect_output"_s, { Words::tr("expected output") });
    table.insert(u"alert.on"_s, { Words::tr("watches"), Name, { u"checks"_s, u"backups"_s } });
    table.insert(u"alert.when"_s, { Words::tr("condition") });
    table.insert(u"for"_s, { Words::tr("for at least"), Length });
    table.insert(u"tell"_s,
        { Words::tr("who is told"), Name,
            whoNames() + QStringList { u"communications/audiences"_s, u"communications/channels"_s }, {}, {},
            Section::People });
    table.insert(u"severity"_s, { Words::tr("severity"), Name, { u"severities"_s } });
}

void addProcedures(KeyTable& table)
{
    using enum ValueSort;
    table.insert(u"likelihood"_s, { Words::tr("likelihood"), Plain });
    table.insert(u"impact"_s, { Words::tr("impact"), Plain });
    table.insert(u"affects"_s, { Words::tr("affects"), Name, { u"services"_s } });
    table.insert(u"scenario.watch"_s, { Words::tr("extra attention afterwards") });
    table.insert(u"watch.for"_s, { Words::tr("for"), Length });
    table.insert(u"window"_s, { Words::tr("time window"), Plain });
    table.insert(u"mode"_s, { Words::tr("way of working"), Plain });
    table.insert(u"order"_s, { Words::tr("order of its steps"), Plain });
    table.insert(u"complete"_s, { Words::tr("said when it is complete") });
    table.insert(u"do"_s, { Words::tr("what to do") });
    table.insert(u"expect"_s, { Words::tr("expected") });
    table.insert(u"why"_s, { Words::tr("reason") });
    table.insert(u"caution"_s, { Words::tr("caution") });
    table.insert(u"remember"_s, { Words::tr("to remember") });
    table.insert(u"step.role"_s, { Words::tr("role"), Name, { u"roles"_s } });
    table.insert(u"critical"_s,
        { Words::tr("critical"), Flag, {}, Words::tr("now critical"), Words::tr("no longer critical") });
    table.insert(u"takes"_s, { Words::tr("takes"), Length });
    table.insert(u"timeout"_s, { Words::tr("time limit"), Length });
    table.insert(u"when"_s, { Words::tr("only when"), Plain });
    table.insert(u"after"_s, { Words::tr("waits for"), Name, { u"#steps"_s } });
    table.insert(u"run"_s, { Words::tr("command"), Plain });
    table.insert(u"command.any"_s, { Words::tr("one of these"), Plain });
    table.insert(u"command.all"_s, { Words::tr("all of these"), Plain });
    table.insert(u"argv"_s, { Words::tr("command"), Plain });
    table.insert(u"environment"_s, { Words::tr("environment"), Plain });
    table.insert(u"check"_s, { Words::tr("check"), Name, { u"checks"_s } });
    table.insert(u"recovers"_s, { Words::tr("recovers"), Name, { u"services"_s } });
    table.insert(u"decide"_s, { Words::tr("decision") });
    table.insert(u"step.irreversible"_s,
        { Words::tr("irreversible"), Prose, {}, Words::tr("now irreversible"),
            Words::tr("no longer marked as irreversible") });
    table.insert(u"irreversible.target"_s, { Words::tr("hits"), Plain });
    table.insert(u"undo"_s, { Words::tr("way back") });
    table.insert(u"step.verify"_s,
        { Words::tr("verified by"), Plain, {}, Words::tr("now needs a second person"),
            Words::tr("no longer needs a second person") });
    table.insert(u"step.approve"_s,
        { Words::tr("approval"), Prose, {}, Words::tr("now needs an approval"),
            Words::tr("no longer needs an approval") });
    table.insert(u"by"_s, { Words::tr("by"), Name, whoNames() });
    table.insert(u"approve.not"_s, { Words::tr("not by"), Plain });
    table.insert(u"restore_point"_s,
        { Words::tr("restore point"), Plain, {}, Words::tr("now asks for the restore point that was found"),
            Words::tr("no longer asks for the restore point that was found") });
    table.insert(u"evidence"_s, { Words::tr("evidence"), Plain });
    table.insert(u"sql"_s, { Words::tr("comparison of two queries") });
    table.insert(u"sql.on"_s, { Words::tr("on"), Name, { u"services"_s } });
    table.insert(u"before"_s, { Words::tr("query before"), Plain });
    table.insert(u"sql.after"_s, { Words::tr("query after"), Plain });
    table.insert(u"query"_s, { Words::tr("query"), Plain });
    table.insert(u"notify"_s, { Words::tr("message to be sent") });
    table.insert(u"rotate"_s, { Words::tr("credentials to change"), Name, { u"credentials"_s } });
    table.insert(u"use"_s, { Words::tr("taken from another file"), Plain });
    table.insert(u"taken"_s, { Words::tr("taken from"), Plain });
    table.insert(u"drafted"_s,
        { Words::tr("draft"), Flag, {}, Words::tr("now only a draft"), Words::tr("no longer a draft") });
}

void addUpkeep(KeyTable& table)
{
    using enum ValueSort;
    table.insert(u"schedule"_s, { Words::tr("runs"), Cadence });
    table.insert(u"every"_s, { Words::tr("how often"), Cadence });
    table.insert(u"review"_s, { Words::tr("reviewed"), Cadence });
    table.insert(u"retention"_s, { Words::tr("kept for"), Keeping });
    table.insert(u"service"_s, { Words::tr("service"), Name, { u"services"_s } });
    table.insert(u"encrypted"_s, { Words::tr("encrypted"), Plain });
    table.insert(u"immutable"_s, { Words::tr("cannot be changed for"), Plain });
    table.insert(u"copy.place"_s, { Words::tr("place") });
    table.insert(u"backup.alert"_s, { Words::tr("alert") });
    table.insert(u"none_in"_s, { Words::tr("when none succeeded for"), Deadline });
    table.insert(u"slower_than"_s, { Words::tr("when slower than"), Plain });
    table.insert(u"size_change"_s, { Words::tr("when the size changes by"), Plain });
    table.insert(u"tool"_s, { Words::tr("tool"), Plain });
    table.insert(u"repository"_s, { Words::tr("repository"), Plain });
    table.insert(u"first"_s, { Words::tr("first message after"), Deadline });
    table.insert(u"audience.every"_s, { Words::tr("then a message every"), Cadence });
    table.insert(u"channels"_s, { Words::tr("channels"), Name, { u"communications/channels"_s } });
    table.insert(u"audience"_s, { Words::tr("for"), Name, { u"communications/audiences"_s } });
    table.insert(u"template"_s, { Words::tr("template"), Name, { u"communications/templates"_s } });
    table.insert(u"room"_s, { Words::tr("room"), Plain });
    table.insert(u"drill_address"_s, { Words::tr("address in drills"), Plain });
    table.insert(u"subject"_s, { Words::tr("subject line") });
    table.insert(u"body"_s, { Words::tr("text") });
    table.insert(u"within"_s, { Words::tr("within"), Deadline });
    table.insert(u"at"_s, { Words::tr("at"), Deadline });
    table.insert(u"trigger"_s, { Words::tr("due when") });
    table.insert(u"authority"_s, { Words::tr("authority"), Plain });
    table.insert(u"post_incident"_s, { Words::tr("after an incident") });
    table.insert(u"review_within"_s, { Words::tr("review within"), Deadline });
    table.insert(u"scope.in"_s, { Words::tr("what the plan covers") });
    table.insert(u"scope.out"_s, { Words::tr("what the plan leaves out") });
    table.insert(u"drill.rotates"_s, { Words::tr("scenarios in turn"), Name, { u"scenarios"_s } });
    table.insert(u"drill.rto"_s, { Words::tr("RTO in the drill"), Promise, {}, {}, {}, Section::Rest });
    table.insert(u"drill.validation"_s, { Words::tr("validation steps"), Name, { u"validation"_s } });
    table.insert(u"drill.targets"_s, { Words::tr("targets in the drill") });
    table.insert(u"inject.inject"_s, { Words::tr("what happens") });
    table.insert(u"breaks"_s, { Words::tr("answers that rest on it"), Name, { u"#answers"_s } });
    table.insert(u"met_by"_s, { Words::tr("met by"), Plain });
    table.insert(u"present"_s,
        { Words::tr("at hand"), Flag, {}, Words::tr("now at hand"), Words::tr("no longer at hand") });
    table.insert(u"child plan.plan"_s, { Words::tr("file"), Plain });
    table.insert(u"muster"_s, { Words::tr("version of the format"), Plain });
    for (const auto& key : { u"id"_s, u"kind"_s, u"version"_s, u"status"_s, u"language"_s, u"residency"_s,
             u"record"_s, u"metric"_s, u"threshold"_s, u"pattern"_s, u"path"_s, u"master"_s, u"to"_s, u"on"_s,
             u"until"_s, u"monthly"_s, u"limit"_s, u"rule"_s, u"mask"_s, u"compare"_s, u"value"_s,
             u"control"_s, u"holidays"_s, u"state"_s })
        table.insert(key, { key, Plain });
    table.insert(u"source"_s, { Words::tr("document"), Plain, {}, {}, {}, Section::Sources });
    table.insert(u"document"_s, { Words::tr("document"), Plain, {}, {}, {}, Section::Sources });
    table.insert(u"backup.source"_s, { Words::tr("tool that knows its runs"), Plain });
}

KeyTable keyTable()
{
    KeyTable table;
    addPromises(table);
    addPeople(table);
    addServices(table);
    addProcedures(table);
    addUpkeep(table);
    return table;
}

using EntryTable = QHash<QString, EntryWords>;

EntryTable entryTable()
{
    const QStringList title { u"title"_s };
    const auto promises = Section::Promises;
    EntryTable table;
    const auto add = [&](const QString& list, const EntryWords& words) { table.insert(list, words); };
    add(u"severities"_s, { Words::tr("Severity"), u"severity"_s, Section::Rest, {}, title });
    add(u"targets"_s, { Words::tr("Target"), u"extra"_s, Section::Rest, promises, title });
    add(u"tiers"_s, { Words::tr("Tier"), u"tier"_s, Section::Rest, promises, title });
    add(u"services"_s, { Words::tr("Service"), u"service"_s, Section::Rest, promises, title });
    add(u"data"_s, { Words::tr("Data"), u"data"_s, Section::Rest, promises, title });
    add(u"people"_s, { Words::tr("Person"), u"person"_s, Section::People, {}, { u"name"_s } });
    add(u"roles"_s, { Words::tr("Role"), u"role"_s, Section::People, {}, title });
    add(u"contacts"_s, { Words::tr("Contact"), u"contact"_s, Section::People, {}, title });
    add(u"vendors"_s, { Words::tr("Vendor"), u"vendor"_s, Section::People, {}, title });
    add(u"calendars"_s, { Words::tr("Calendar"), u"calendar"_s, Section::Rest, {}, title });
    add(u"credentials"_s, { Words::tr("Credential"), u"credential"_s, Section::Rest, {}, title });
    add(u"checks"_s, { Words::tr("Check"), u"check"_s, Section::Rest, {}, title });
    add(u"alerts"_s,
        { Words::tr("Alert on"), u"alert"_s, Section::Rest, {}, { u"on"_s }, { u"on"_s, u"when"_s },
            u"when"_s });
    add(u"backups"_s, { Words::tr("Backup"), u"backup"_s, Section::Backups, {}, title });
    add(u"backup/copies"_s,
        { Words::tr("copy"), u"copy"_s, Section::Backups, {}, { u"place"_s }, { u"place"_s, u"region"_s } });
    add(u"backup/verify"_s,
        { Words::tr("verification"), u"verification"_s, Section::Backups, {}, { u"kind"_s },
            { u"kind"_s, u"every"_s } });
    add(u"scenarios"_s, { Words::tr("Scenario"), u"scenario"_s, Section::Procedures, {}, title });
    add(u"scenario/mitigation"_s,
        { Words::tr("mitigation"), u"mitigation"_s, Section::Procedures, {}, { u"text"_s }, { u"text"_s } });
    add(u"step/snapshot"_s, { Words::tr("snapshot"), u"snapshot"_s, Section::Procedures });
    add(u"decision/answers"_s, { Words::tr("answer"), u"answer"_s, Section::Procedures, {}, title });
    add(u"communications/audiences"_s,
        { Words::tr("Audience"), u"audience"_s, Section::Communications, {}, title });
    add(u"communications/channels"_s,
        { Words::tr("Channel"), u"channel"_s, Section::Communications, {}, title });
    add(u"communications/templates"_s,
        { Words::tr("Message"), u"message"_s, Section::Communications, {}, { u"subject"_s } });
    add(u"duties"_s, { Words::tr("Duty"), u"duty"_s, Section::Communications, {}, title });
    add(u"drills"_s, { Words::tr("Drill"), u"drill"_s, Section::Rest, {}, title });
    add(u"drill/script"_s,
        { Words::tr("inject"), u"inject"_s, Section::Rest, {}, { u"inject"_s }, { u"inject"_s, u"at"_s } });
    add(u"reviews"_s, { Words::tr("Review"), u"review"_s, Section::Rest, {}, title });
    add(u"acceptance"_s,
        { Words::tr("Acceptance"), u"acceptance"_s, Section::Rest, {}, { u"text"_s }, { u"text"_s } });
    add(u"compliance"_s,
        { Words::tr("Compliance"), u"compliance"_s, Section::Rest, {}, { u"framework"_s },
            { u"framework"_s, u"control"_s }, u"control"_s });
    add(u"costs"_s, { Words::tr("Cost"), u"cost"_s, Section::Rest, {}, { u"item"_s }, { u"item"_s } });
    add(u"assumptions"_s, { Words::tr("Assumption"), u"assumption"_s, Section::Rest, {}, { u"text"_s } });
    add(u"references"_s,
        { Words::tr("Reference"), u"reference"_s, Section::Rest, {}, { u"title"_s, u"to"_s }, { u"to"_s } });
    add(u"waivers"_s,
        { Words::tr("Waiver of"), u"waiver"_s, Section::Rest, {}, { u"rule"_s }, { u"rule"_s, u"place"_s },
            u"place"_s });
    add(u"facts"_s,
        { Words::tr("Fact about"), u"fact"_s, Section::Rest, {}, { u"about"_s, u"text"_s },
            { u"about"_s, u"text"_s }, u"text"_s });
    add(u"metrics"_s, { Words::tr("Figure to watch"), u"metric"_s, Section::Rest, {}, title });
    add(u"disagreements"_s,
        { Words::tr("Disagreement on"), u"disagreement"_s, Section::Rest, {}, { u"about"_s },
            { u"about"_s } });
    add(u"disagreement/sides"_s,
        { Words::tr("side"), u"side"_s, Section::Rest, {}, { u"text"_s }, { u"text"_s } });
    add(u"notes/questions"_s,
        { Words::tr("Open question"), u"question"_s, Section::Rest, {}, { u"text"_s }, { u"text"_s } });
    add(u"children"_s,
        { Words::tr("Child plan"), u"child plan"_s, Section::Rest, {}, { u"plan"_s }, { u"plan"_s } });
    return table;
}

/// Of two numbers: which is smaller, in words.
template <typename Number>
QString ordered(const Number& before, const Number& after, const QString& smaller, const QString& larger)
{
    return before == after ? Words::tr(" (the same, written differently)")
        : after < before   ? smaller
                           : larger;
}

QString comparedTargets(
    const Target& before, const Target& after, const QString& smaller, const QString& larger)
{
    using State = Target::State;
    if (before.state == after.state) {
        if (before.state != State::Number || before.value != after.value
            || before.approximate == after.approximate)
            return ordered(before.value, after.value, smaller, larger);
        return after.approximate ? Words::tr(" (now only about)") : Words::tr(" (now exact)");
    }
    if (after.state == State::Unknown)
        return Words::tr(" (nobody says any more)");
    if (before.state == State::Unknown)
        return after.state == State::Number ? Words::tr(" (was not known)") : QString();
    return after.state == State::None ? larger : smaller;
}

template <typename Read, typename Compare>
QString comparedIfRead(const QString& before, const QString& after, const Read& read, const Compare& compare)
{
    const auto a = read(before);
    const auto b = read(after);
    return a && b ? compare(*a, *b) : QString();
}

QString comparedLengths(
    const QString& before, const QString& after, const QString& smaller, const QString& larger)
{
    return comparedIfRead(
        before, after, [](const QString& text) { return durationFromText(text); },
        [&](Millis a, Millis b) { return ordered(a, b, smaller, larger); });
}

using Interval = std::optional<Millis> (*)(const Recurrence& recurrence);

std::optional<Millis> intervalOf(const QString& text, Interval interval)
{
    if (const auto length = durationFromText(text))
        return length;
    const auto recurrence = recurrenceFromText(text);
    return recurrence ? interval(*recurrence) : std::nullopt;
}

QString comparedCadences(const QString& before, const QString& after)
{
    if (durationFromText(before) && durationFromText(after) == durationFromText(before))
        return Words::tr(" (the same, written differently)");
    // Daily and on weekdays are usually a day apart.
    for (const auto interval : { usualInterval, longestInterval }) {
        const auto a = intervalOf(before, interval);
        const auto b = intervalOf(after, interval);
        if (a && b && *a != *b)
            return *b < *a ? Words::tr(" (more often)") : Words::tr(" (less often)");
    }
    return {};
}

QString comparedKeeping(const QString& before, const QString& after)
{
    const auto days = [](const QString& text) {
        const auto period = periodFromText(text);
        return period ? usualDays(*period) : std::nullopt;
    };
    const auto a = days(before);
    const auto b = days(after);
    if (!a || !b || *a == *b)
        return {};
    return *b < *a ? Words::tr(" (shorter)") : Words::tr(" (longer)");
}

bool isWordEnd(const QString& text, qsizetype at)
{
    return at <= 0 || at >= text.size() || text[at - 1].isSpace() || text[at].isSpace();
}

/// So many words further from the middle; surrogate pairs have no blank inside.
qsizetype backBy(const QString& text, qsizetype at, int words)
{
    while (at > 0 && (!isWordEnd(text, at) || words > 0)) {
        --at;
        if (at > 0 && text[at - 1].isSpace() && !text[at].isSpace())
            --words;
    }
    return at;
}

qsizetype onBy(const QString& text, qsizetype at, int words)
{
    while (at < text.size() && (!isWordEnd(text, at) || words > 0)) {
        ++at;
        if (at < text.size() && text[at].isSpace() && !text[at - 1].isSpace())
            --words;
    }
    return at;
}

constexpr qsizetype kShortText = 60;
constexpr int kWordsAround = 3;

} // namespace

KeyWords keyWords(const QString& context, const QString& key)
{
    static const auto kTable = keyTable();
    auto found = kTable.constFind(context + u'.' + key);
    if (found == kTable.constEnd())
        found = kTable.constFind(key);
    if (found != kTable.constEnd())
        return *found;
    return { QString(key).replace(u'_', u' ') };
}

EntryWords entryWords(const QString& list)
{
    static const auto kTable = entryTable();
    const auto found = kTable.constFind(list);
    return found != kTable.constEnd() ? *found : EntryWords { list.section(u'/', -1).replace(u'_', u' ') };
}

QString comparison(ValueSort sort, const QString& before, const QString& after)
{
    const auto targets = [&](const QString& smaller, const QString& larger) {
        return comparedIfRead(
            before, after, [](const QString& text) { return targetFromText(text); },
            [&](const Target& a, const Target& b) { return comparedTargets(a, b, smaller, larger); });
    };
    switch (sort) {
    case ValueSort::Promise:
        return targets(Words::tr(" (tighter)"), Words::tr(" (looser)"));
    case ValueSort::Ability:
        return targets(Words::tr(" (better)"), Words::tr(" (worse)"));
    case ValueSort::Cadence:
        return comparedCadences(before, after);
    case ValueSort::Length:
        return comparedLengths(before, after, Words::tr(" (shorter)"), Words::tr(" (longer)"));
    case ValueSort::Deadline:
        return comparedLengths(before, after, Words::tr(" (sooner)"), Words::tr(" (later)"));
    case ValueSort::Keeping:
        return comparedKeeping(before, after);
    case ValueSort::Prose:
    case ValueSort::Plain:
    case ValueSort::Flag:
    case ValueSort::Name:
        break;
    }
    return before.simplified() == after.simplified() ? Words::tr(" (only blanks or line breaks differ)")
                                                     : QString();
}

QString quoted(const QString& text)
{
    return u'\'' + text.simplified() + u'\'';
}

QString clipped(const QString& text, qsizetype most)
{
    const auto line = text.simplified();
    if (line.size() <= most)
        return line;
    auto end = most - 1;
    while (end > most / 2 && !isWordEnd(line, end))
        --end;
    if (line[end - 1].isHighSurrogate())
        --end;
    return line.first(end).trimmed() + u'…';
}

QString quotedPair(const QString& before, const QString& after)
{
    const auto a = before.simplified();
    const auto b = after.simplified();
    const auto most = std::min(a.size(), b.size());
    qsizetype head = 0;
    while (head < most && a[head] == b[head])
        ++head;
    qsizetype tail = 0;
    while (tail < most - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    const auto cut = [&](const QString& text) {
        if (std::max(a.size(), b.size()) <= kShortText)
            return quoted(text);
        const auto from = backBy(text, head, kWordsAround);
        const auto to = onBy(text, text.size() - tail, kWordsAround);
        return u'\'' + (from > 0 ? u"… "_s : QString()) + text.sliced(from, to - from).trimmed()
            + (to < text.size() ? u" …"_s : QString()) + u'\'';
    };
    return cut(a) + u" → "_s + cut(b);
}

} // namespace muster::plan
