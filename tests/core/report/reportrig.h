// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloadcodec.h"
#include "core/incident/state.h"
#include "core/journal/erasure.h"
#include "core/plan/planloader.h"
#include "core/report/incidentreport.h"
#include "core/report/record.h"
#include "core/report/report.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QString>
#include <QStringList>

#include <utility>

namespace muster::test {

/// A plan in which a report finds something of everything.
[[nodiscard]] inline plan::Plan reportPlan()
{
    auto loaded = plan::loadPlan(R"(muster: 1
plan: {id: shop, title: Shop, version: "14", zone: Australia/Sydney}
objectives: {rto: 4 h, rpo: 5 min}
severities: [{id: critical, title: SEV-1}]
roles:
  - {id: commander, title: Incident commander}
  - {id: dba, title: Database administrator}
services:
  - {id: postgres, title: Postgres, rto: 1 h, current: {rto: 40 min}}
  - {id: web, title: Web shop, rto: 30 min, depends_on: [postgres]}
credentials: [{id: db-url, title: Database login, keychain: shop/db-url}]
communications:
  audiences: [{id: customers, title: Customers, first: 15 min, every: 30 min}]
duties:
  - {id: privacy, title: Notify the authority, trigger: Personal data affected, within: 72 h, authority: Data office}
checks:
  - {id: order, title: An order goes through, kind: tcp, address: "127.0.0.1:443", every: 30 s}
scenarios:
  - id: corruption
    title: Data corruption
    severity: critical
    affects: [postgres, web]
    procedure:
      - id: look
        title: Look
        steps:
          - {id: find, do: Find the newest restore point, expect: a point before the damage, takes: 10 min}
          - {id: freeze, do: Freeze writes, remember: Writes are frozen}
          - {id: ask, do: Ask the vendor, takes: 5 min}
          - id: choose
            do: Choose the way
            decide:
              id: path
              question: Is a replica at hand?
              answers: [{id: promote, title: "Yes, promote it"}, {id: restore, title: "No, restore"}]
      - id: act
        title: Act
        order: any
        steps:
          - {id: promote, do: Promote the replica, when: path = promote, recovers: [postgres], verify: two-person}
          - {id: restore, do: Restore the database, when: path = restore}
          - {id: tell, do: Tell the customers, check: "muster:notice-sent", notify: {audience: customers}}
          - {id: change, do: Change the login, rotate: [db-url]}
          - {id: cache, do: Clear the cache}
          - {id: warm, do: Warm the cache}
validation: [{id: smoke, do: Place an order}]
)");
    if (!loaded.plan)
        qFatal("%s", qPrintable(loaded.findings.value(0).text));
    return *std::move(loaded.plan);
}

/// An incident of that plan: it failed at 02:50 in Sydney, and was declared by Ada at 03:00.
struct ReportIncident {
    static constexpr auto kAda = "Ada";
    static constexpr auto kWang = "王芳";
    static constexpr auto kLaila = "ليلى حداد";
    static constexpr auto kMaker = "Ignatius Lindqvist";

    plan::Plan plan = reportPlan();
    Instant declared = *instantFromIso(u"2026-03-13T16:00:00.000Z");
    EventMaker maker;
    QList<journal::Event> events;
    report::ReportSetup setup;

    explicit ReportIncident(journal::StreamKind kind = journal::StreamKind::Live)
    {
        setup.madeAt = *instantFromIso(u"2026-03-14T20:00:00.000Z");
        setup.madeBy = QString::fromUtf8(kMaker);
        setup.asOf = declared + std::chrono::minutes(200);
        setup.zone = QTimeZone("Australia/Sydney");
        auto words = declarationOf(plan, kind, minute(-10));
        words.title = QStringLiteral("Rows are missing <b>& more</b>");
        words.summary = QStringLiteral("Orders of today are not there");
        by(kAda);
        tell(0, words);
        tell(0,
            incident::RoleAssigned { incident::commanderRole(), person(QString::fromUtf8(kAda)),
                QString::fromUtf8(kAda), incident::RoleAssigned::How::Taken });
    }

    [[nodiscard]] Instant minute(int after) const { return declared + std::chrono::minutes(after); }
    void by(const char* name) { maker.by(QString::fromUtf8(name)); }
    /// So many minutes after it was declared. The entry.
    journal::EventId tell(int after, const incident::Payload& payload)
    {
        events.append(maker.at(minute(after)).make(payload));
        return events.last().id;
    }
    /// Because of another entry.
    void tellBecause(const journal::EventId& cause, int after, const incident::Payload& payload)
    {
        maker.at(minute(after));
        auto draft = maker.draft();
        incident::encode(payload, draft);
        draft.cause = cause;
        events.append(maker.seal(draft));
    }
    [[nodiscard]] static incident::StepAddress at(const char* step)
    {
        return incident::StepAddress(QStringLiteral("corruption/") + QString::fromLatin1(step));
    }
    journal::EventId done(int after, const char* step, const char* saw = "")
    {
        return tell(after, incident::StepCompleted { at(step), QString::fromUtf8(saw) });
    }
    void note(int after, incident::NoteAdded::Kind kind, const char* text)
    {
        tell(after, incident::NoteAdded { kind, QString::fromUtf8(text) });
    }
    void message(int after, const char* text, std::optional<Instant> next = {})
    {
        tell(after,
            incident::MessageSent { plan::AudienceId(QStringLiteral("customers")), {}, {},
                incident::MessageSent::How::ByHand, next, QString::fromUtf8(text) });
    }
    void close(int after, const char* summary)
    {
        tell(after, incident::IncidentClosed { QString::fromUtf8(summary) });
    }

    [[nodiscard]] report::Report made() const { return report::incidentReport(plan, events, setup); }
    [[nodiscard]] report::Record record() const { return report::Record(plan, events, setup); }
};

/// One with everything in it.
[[nodiscard]] inline ReportIncident richIncident()
{
    using namespace incident;
    using Kind = NoteAdded::Kind;
    ReportIncident it;
    const auto text = [](const char* words) { return QString::fromUtf8(words); };
    const plan::ServiceId postgres(QStringLiteral("postgres"));
    it.tell(1, StepStarted { it.at("find") });
    it.tell(2, StepHeld { it.at("find") });
    it.tell(4, StepResumed { it.at("find") });
    it.done(6, "find", "a point at 02:48");
    it.tell(6,
        RestorePointChosen {
            postgres, it.minute(-12), RestorePointChosen::Standing::Proven, text("the list of backups") });
    it.tell(
        7, TimesStated { {}, {}, it.minute(-11) + std::chrono::seconds(30), text("the log of the shop") });
    it.done(8, "freeze");
    it.tell(9, StepDeferred { it.at("ask"), UntilEnd {}, text("the vendor does not answer") });
    it.maker.at(it.minute(10));
    it.events.append(it.maker.make(NoteAdded { Kind::Note, text("Somebody rang up") }, it.minute(-5)));
    it.note(11, Kind::Note, "Ada goes to sleep, 王芳 takes over, ليلى stays");
    it.tell(11,
        RoleAssigned {
            commanderRole(), person(text(it.kWang)), text(it.kWang), RoleAssigned::How::HandedOver });
    it.by(it.kWang);
    const auto decided = it.tell(12,
        DecisionRecorded { it.at("choose"), plan::DecisionId(QStringLiteral("path")),
            plan::AnswerId(QStringLiteral("promote")), text("=1+1 is two | and `more`") });
    it.done(12, "choose");
    it.message(20, "The shop is down", it.minute(45));
    const auto promoted = it.done(25, "promote", "lag 2 s");
    it.tellBecause(promoted, 25, ServiceRecovered { postgres, text("lag 2 s") });
    it.tell(26,
        StepVerified { it.at("promote"), SecondHow::ReadBack, person(text(it.kLaila)), text(it.kLaila),
            text("lag 2 s"), {} });
    it.tell(28,
        CredentialAccessed {
            QStringLiteral("db-url"), CredentialAccessed::How::Revealed, text("to change it") });
    it.tell(30,
        CredentialProven { it.at("change"), QStringLiteral("db-url"), CredentialProven::Fact::NewWorks, {} });
    it.tell(31,
        CredentialProven { it.at("change"), QStringLiteral("db-url"), CredentialProven::Fact::OldDead, {} });
    it.done(31, "change");
    it.tell(32, StepOverridden { it.at("cache"), OverrideReason::DoneByHand, text("@SUM(A1)") });
    it.tell(33, StepSkipped { it.at("warm"), SkipReason::NotNeeded, text("the cache was warm") });
    it.tell(34,
        EvidenceAttached { EvidenceAttached::Kind::Picture, { QString(64, u'c'), 4711 },
            QStringLiteral("image/png"), it.at("promote"), text("lag.png"), {}, text("The lag"),
            text("It is small enough") });
    const auto wrong = it.tell(35,
        EvidenceAttached { EvidenceAttached::Kind::File, { QString(64, u'e'), 12 },
            QStringLiteral("text/plain"), {}, text("wrong.txt"), {}, {}, {} });
    it.tell(36, EvidenceWithdrawn { wrong, text("of another night") });
    it.note(37, Kind::Note, "the password is hunter2");
    const auto leak = it.events.size() - 1;
    it.tell(38,
        LeafErased {
            { { { it.events.at(leak).id, QStringLiteral("payload.text") } }, {} }, text("a password") });
    // As it is in the store after that.
    journal::dropLeaf(it.events[leak], QStringLiteral("payload.text"));
    it.message(40, "The shop is back\nSorry.");
    it.note(41, Kind::Note, "<script>alert(1)</script>");
    it.tell(50,
        StepAdded { it.at("added-1"), PhaseAddress(QStringLiteral("corruption/act")), it.at("cache"),
            text("Count the rows"), {}, text("nobody trusts them") });
    it.done(51, "added-1");
    it.done(52, "ask");
    it.note(55, Kind::Task, "Write a check of the index");
    it.note(55, Kind::Question, "Why did nobody see it?");
    it.note(56, Kind::Decision, "Keep the replica for a week");
    it.tell(57, MisfitNoted { it.at("change"), text("the command has another name") });
    it.tell(58, RecordAnchored { RecordAnchored::Way::Told, 3, QString(64, u'd'), text("the night desk") });
    it.tell(59,
        CheckReported { plan::CheckId(QStringLiteral("order")), CheckWord::Holds, CheckedBy::Program,
            text("order 17"), text("probe") });
    it.tell(60, ServiceRecovered { plan::ServiceId(QStringLiteral("web")), text("an order went through") });
    // Noted once there was time, as of when it was so.
    const plan::ServiceId web(QStringLiteral("web"));
    it.maker.at(it.minute(62));
    it.events.append(it.maker.make(
        ObjectivePaused { web, text("orders are taken by telephone, agreed with ليلى") }, it.minute(31)));
    it.maker.at(it.minute(63));
    it.events.append(it.maker.make(ObjectiveResumed { web }, it.minute(45)));
    it.tell(64, ObjectionNoted { decided, text(it.kLaila), text("nobody has tried the replica") });
    const auto index
        = it.tell(65, FollowUpAdded { {}, decided, text("Try the replica every month"), text(it.kAda) });
    it.tell(66, FollowUpChanged { index, it.minute(7 * 24 * 60), text(it.kLaila) });
    const auto second = it.tell(67, FollowUpAdded { {}, {}, text("Buy a second replica"), {} });
    it.tell(68, FollowUpEnded { second, FollowUpEnded::How::Dropped, text("it is too dear") });
    it.close(110, "The index was broken, and the replica was promoted.");
    return it;
}

// What stands where in a report.

[[nodiscard]] inline const report::Table& tableIn(const report::Section& section, const char* table)
{
    const auto* found = report::tableCalled(section, QString::fromLatin1(table));
    if (!found)
        qFatal("there is no table %s", table);
    return *found;
}

[[nodiscard]] inline const report::Cell& cellIn(
    const report::Table& table, const QString& row, const char* column)
{
    for (const auto& one : table.rows) {
        for (qsizetype i = 0; one.id == row && i < table.columns.size(); ++i) {
            if (table.columns.at(i).id == QLatin1StringView(column))
                return one.cells.at(i);
        }
    }
    qFatal("there is no cell %s %s", qPrintable(row), column);
}

[[nodiscard]] inline QString textIn(
    const report::Section& section, const char* table, const char* row, const char* column)
{
    return cellIn(tableIn(section, table), QString::fromUtf8(row), column).text;
}

/// The paragraphs, one a line.
[[nodiscard]] inline QString sentencesIn(const report::Section& section)
{
    QString text;
    for (const auto& block : section.blocks) {
        if (const auto* paragraph = std::get_if<report::Paragraph>(&block))
            text += paragraph->text + u'\n';
    }
    return text;
}

/// Every text of a row of which one text contains this.
[[nodiscard]] inline QStringList rowWith(const report::Table& table, const char* part)
{
    for (const auto& row : table.rows) {
        QStringList texts;
        for (const auto& cell : row.cells)
            texts.append(cell.text);
        if (texts.join(u'\n').contains(QString::fromUtf8(part)))
            return texts;
    }
    return {};
}

[[nodiscard]] inline QString unescapedHtml(QString html)
{
    return html.replace(QStringLiteral("&lt;"), QStringLiteral("<"))
        .replace(QStringLiteral("&gt;"), QStringLiteral(">"))
        .replace(QStringLiteral("&quot;"), QStringLiteral("\""))
        .replace(QStringLiteral("&amp;"), QStringLiteral("&"));
}

/// Fields of each line of a file after RFC 4180.
[[nodiscard]] inline QList<QStringList> csvIn(const QByteArray& bytes)
{
    const auto text = QString::fromUtf8(bytes);
    QList<QStringList> lines;
    QStringList line;
    QString field;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto c = text.at(i);
        if (isQuoted) {
            if (c != u'"')
                field += c;
            else if (text.mid(i + 1, 1) == u"\"")
                field += text.at(++i);
            else
                isQuoted = false;
        } else if (c == u'"') {
            isQuoted = true;
        } else if (c == u',' || c == u'\n') {
            line.append(field.endsWith(u'\r') ? field.chopped(1) : field);
            field.clear();
            if (c == u'\n')
                lines.append(std::exchange(line, {}));
        } else {
            field += c;
        }
    }
    return lines;
}

} // namespace muster::test
