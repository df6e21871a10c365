// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/specsreader.h"

#include "core/plan/procedurereader.h"
#include "core/plan/words.h"

namespace muster::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

Calendar readCalendar(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("calendar"));
    Calendar made;
    made.id = map.id(NameKind::Calendar);
    made.title = map.text("title"_L1);
    made.zone = map.text("zone"_L1);
    for (const auto& item : map.list("holidays"_L1)) {
        const auto date
            = item.kind == YamlNode::Kind::Scalar ? QDate::fromString(item.text, Qt::ISODate) : QDate();
        if (date.isValid())
            made.holidays.append(date);
        else
            reading.error("plan.bad-date", item.span, Words::tr("A holiday is a date"),
                Words::tr("for example `holidays: [2027-01-26]`"));
    }
    made.place = map.place();
    map.finish();
    return made;
}

Credential readCredential(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("credential"));
    Credential made;
    made.id = map.id(NameKind::Credential);
    made.title = map.text("title"_L1);
    made.keychain = map.text("keychain"_L1);
    made.onepassword = map.text("onepassword"_L1);
    made.breakGlass = map.flag("break_glass"_L1);
    if (const auto verify = map.recurrence("verify"_L1))
        made.verify = verify->text;
    made.rotateAfterUse = map.flag("rotate_after_use"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

CheckSpec readCheck(Reading& reading, const YamlNode& node)
{
    static const QStringList kKinds { u"http"_s, u"tcp"_s, u"dns"_s, u"tls_expiry"_s, u"postgres"_s,
        u"redis"_s, u"sentinel"_s, u"status_page"_s, u"metric"_s, u"alertmanager"_s, u"log"_s, u"schedule"_s,
        u"file_age"_s, u"command"_s, u"muster"_s };
    MapReader map(reading, node, Words::tr("check"));
    CheckSpec made;
    made.id = CheckId(map.id(NameKind::Check));
    made.title = map.text("title"_L1);
    if (!map.has("kind"_L1))
        static_cast<void>(map.required("kind"_L1, u"http"_s));
    made.kind = map.word("kind"_L1, kKinds);
    made.address = map.address("address"_L1);
    if (const auto* command = map.map("run"_L1))
        made.command = readCommandLine(reading, *command);
    made.every = map.duration("every"_L1);
    made.timeout = map.duration("timeout"_L1);
    const auto* expect = map.any("expect"_L1);
    if (expect && expect->kind == YamlNode::Kind::Scalar)
        made.expect.insert(u"value"_s, expect->text);
    else
        made.expect = map.textMap("expect"_L1);
    for (const auto key : { "query"_L1, "master"_L1, "path"_L1, "metric"_L1, "pattern"_L1, "record"_L1,
             "vendor"_L1, "threshold"_L1, "credential"_L1 }) {
        const auto value = map.text(key);
        if (!value.isEmpty())
            made.settings.insert(QString(key), value);
    }
    made.drafted = map.flag("drafted"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

/// A name, or a list of them.
QStringList readTell(MapReader& map)
{
    static const QList<NameKind> kKinds { NameKind::Audience, NameKind::Channel, NameKind::Role,
        NameKind::Contact, NameKind::Person };
    const auto* node = map.any("tell"_L1);
    if (node && node->kind == YamlNode::Kind::Scalar) {
        const auto name = map.name("tell"_L1, kKinds);
        return name.isEmpty() ? QStringList() : QStringList { name };
    }
    return map.names("tell"_L1, kKinds);
}

AlertRule readAlert(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("alert"));
    AlertRule made;
    if (!map.has("on"_L1))
        static_cast<void>(map.required("on"_L1, u"some-check"_s));
    made.on = CheckId(map.name("on"_L1, { NameKind::Check, NameKind::Backup }));
    made.when = map.required("when"_L1, u"down"_s);
    made.lasting = map.duration("for"_L1);
    made.severity = map.idOf<SeverityId>("severity"_L1, NameKind::Severity);
    made.tell = readTell(map);
    made.drafted = map.flag("drafted"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

/// `source` of a backup is the tool that knows its runs, or FILE:LINE as everywhere; the tool may name its
/// document.
void readBackupSource(MapReader& map, BackupPolicy& made)
{
    const auto* node = map.any("source"_L1);
    if (!node || node->kind != YamlNode::Kind::Map) {
        made.place = map.place();
        return;
    }
    MapReader inner(map.reading(), *node, Words::tr("backup source"));
    BackupTool tool;
    tool.tool = inner.word(
        "tool"_L1, { u"files"_s, u"restic"_s, u"pgbackrest"_s, u"barman"_s, u"wal-g"_s, u"json"_s });
    tool.repository = inner.address("repository"_L1);
    made.tool = tool;
    made.place = { map.span().line, map.span().column, inner.source("document"_L1) };
    inner.finish();
}

BackupPolicy readBackup(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("backup policy"));
    BackupPolicy made;
    made.id = map.id(NameKind::Backup);
    made.title = map.text("title"_L1);
    made.service = map.idOf<ServiceId>("service"_L1, NameKind::Service);
    made.kind = map.text("kind"_L1);
    made.schedule = map.recurrence("schedule"_L1);
    made.takes = map.duration("takes"_L1);
    made.owner = map.who("owner"_L1);
    made.zone = map.text("zone"_L1);
    made.retention = map.period("retention"_L1);
    made.encrypted = map.text("encrypted"_L1);
    for (const auto& item : map.list("copies"_L1)) {
        MapReader inner(reading, item, Words::tr("copy"));
        made.copies.append({ inner.text("place"_L1), inner.text("region"_L1), inner.text("immutable"_L1),
            inner.text("encrypted"_L1), inner.place() });
        inner.finish();
    }
    for (const auto& item : map.list("verify"_L1)) {
        MapReader inner(reading, item, Words::tr("verification"));
        made.verify.append({ inner.required("kind"_L1, u"restore"_s),
            inner.recurrence("every"_L1).value_or(Recurrence {}), inner.place() });
        inner.finish();
    }
    if (const auto* alert = map.map("alert"_L1)) {
        MapReader inner(reading, *alert, Words::tr("backup alert"));
        made.alert = { inner.duration("none_in"_L1), inner.quantity("slower_than"_L1, "x"_L1),
            inner.quantity("size_change"_L1, "%"_L1) };
        inner.finish();
    }
    readBackupSource(map, made);
    made.drafted = map.flag("drafted"_L1);
    map.finish();
    return made;
}

Audience readAudience(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("audience"));
    Audience made;
    made.id = AudienceId(map.id(NameKind::Audience));
    made.title = map.text("title"_L1);
    made.first = map.duration("first"_L1);
    made.every = map.duration("every"_L1);
    made.channels = map.names("channels"_L1, { NameKind::Channel });
    made.drafted = map.flag("drafted"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

Channel readChannel(Reading& reading, const YamlNode& node)
{
    static const QStringList kKinds { u"manual"_s, u"slack"_s, u"teams"_s, u"smtp"_s, u"pagerduty"_s,
        u"statuspage"_s, u"twilio"_s, u"webhook"_s };
    MapReader map(reading, node, Words::tr("channel"));
    Channel made;
    made.id = map.id(NameKind::Channel);
    made.title = map.text("title"_L1);
    made.kind = map.word("kind"_L1, kKinds);
    made.address = map.address("address"_L1);
    made.room = map.text("room"_L1);
    made.drillAddress = map.address("drill_address"_L1);
    made.drafted = map.flag("drafted"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

MessageTemplate readTemplate(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("template"));
    MessageTemplate made;
    made.id = TemplateId(map.id(NameKind::Template));
    made.audience = map.idOf<AudienceId>("audience"_L1, NameKind::Audience);
    made.subject = map.text("subject"_L1);
    made.body = map.text("body"_L1);
    made.drafted = map.flag("drafted"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

Communications readCommunications(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("communications"));
    Communications made;
    for (const auto& item : map.list("audiences"_L1))
        made.audiences.append(readAudience(reading, item));
    for (const auto& item : map.list("channels"_L1))
        made.channels.append(readChannel(reading, item));
    for (const auto& item : map.list("templates"_L1))
        made.templates.append(readTemplate(reading, item));
    map.finish();
    return made;
}

Duty readDuty(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("duty"));
    Duty made;
    made.id = map.id(NameKind::Duty);
    made.title = map.required("title"_L1, u"Notify the authority"_s);
    made.trigger = map.text("trigger"_L1);
    made.within = map.duration("within"_L1);
    made.authority = map.text("authority"_L1);
    made.owner = map.who("owner"_L1);
    made.drafted = map.flag("drafted"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

QList<Inject> readScript(MapReader& drill)
{
    QList<Inject> made;
    for (const auto& item : drill.list("script"_L1)) {
        MapReader map(drill.reading(), item, Words::tr("inject"));
        Inject one;
        one.at = map.duration("at"_L1).value_or(Millis { 0 });
        one.text = map.required("inject"_L1, u"Customers report errors"_s);
        one.to = map.text("to"_L1);
        one.expect = map.text("expect"_L1);
        one.within = map.duration("within"_L1);
        map.finish();
        made.append(one);
    }
    return made;
}

QMap<QString, Target> readDrillTargets(MapReader& drill)
{
    QMap<QString, Target> made;
    const auto* node = drill.map("targets"_L1);
    if (!node)
        return made;
    auto& reading = drill.reading();
    MapReader map(reading, *node, Words::tr("drill target"));
    for (const auto& entry : node->entries) {
        reading.use({ NameKind::Service, NameKind::Data, NameKind::Scenario }, {}, entry.key, entry.keySpan);
        if (isSlug(entry.key)) {
            const auto key = entry.key.toLatin1();
            made.insert(entry.key, map.target(QLatin1StringView(key)));
        }
    }
    return made;
}

DrillPolicy readDrill(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("drill"));
    DrillPolicy made;
    made.id = map.id(NameKind::Drill);
    made.title = map.text("title"_L1);
    made.kind = map.word("kind"_L1, { u"walkthrough"_s, u"tabletop"_s, u"functional"_s, u"notification"_s });
    made.every = map.recurrence("every"_L1);
    made.rotates = map.idsOf<ScenarioId>("rotates"_L1, NameKind::Scenario);
    made.takes = map.duration("takes"_L1);
    made.rto = map.target("rto"_L1);
    made.owner = map.who("owner"_L1);
    made.scope = map.text("scope"_L1);
    made.targets = readDrillTargets(map);
    made.validation = map.names("validation"_L1, { NameKind::Validation });
    made.script = readScript(map);
    made.drafted = map.flag("drafted"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

Review readReview(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("review"));
    Review made;
    made.id = map.id(NameKind::Review);
    made.title = map.text("title"_L1);
    made.every = map.recurrence("every"_L1).value_or(Recurrence {});
    made.owner = map.who("owner"_L1);
    made.drafted = map.flag("drafted"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

Cost readCost(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("cost"));
    Cost made;
    made.item = map.required("item"_L1, u"Model usage"_s);
    made.monthly = map.text("monthly"_L1);
    made.limit = map.text("limit"_L1);
    made.remark = map.text("remark"_L1);
    made.drafted = map.flag("drafted"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

Assumption readAssumption(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("assumption"));
    Assumption made;
    made.id = map.id(NameKind::Assumption);
    made.text = map.required("text"_L1, u"The regions reach each other"_s);
    made.check = map.idOf<CheckId>("check"_L1, NameKind::Check);
    made.breaks = map.idsOf<AnswerId>("breaks"_L1, NameKind::AnyAnswer);
    made.drafted = map.flag("drafted"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

Waiver readWaiver(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("waiver"));
    Waiver made;
    made.rule = map.required("rule"_L1, u"coverage.no-rollback"_s);
    made.where = map.text("place"_L1);
    made.reason = map.required("reason"_L1, u"Restore has no way back"_s);
    made.by = map.who("by"_L1);
    made.on = map.date("on"_L1);
    made.until = map.date("until"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

Fact readFact(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("fact"));
    Fact made;
    made.about = map.text("about"_L1);
    made.text = map.required("text"_L1, u"Three Sentinel nodes in production"_s);
    made.drafted = map.flag("drafted"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

Acceptance readAcceptance(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("acceptance"));
    Acceptance made;
    made.text = map.required("text"_L1, u"Five or more scenarios"_s);
    made.metBy = map.text("met_by"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

Compliance readCompliance(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("compliance"));
    Compliance made;
    made.framework = map.required("framework"_L1, u"SOC 2"_s);
    made.control = map.text("control"_L1);
    made.evidence = map.texts("evidence"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

Reference readReference(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("reference"));
    Reference made;
    made.to = map.required("to"_L1, u"runbook.md"_s);
    made.title = map.text("title"_L1);
    const bool present = map.flag("present"_L1);
    if (map.has("present"_L1))
        made.present = present;
    made.place = map.place();
    map.finish();
    return made;
}

/// A text, or a map that says where it was asked.
Question readQuestion(Reading& reading, const YamlNode& node)
{
    if (node.kind == YamlNode::Kind::Scalar)
        return { node.text, { node.span.line, node.span.column, {} } };
    MapReader map(reading, node, Words::tr("question"));
    Question made;
    made.text = map.required("text"_L1, u"Do we need a second region?"_s);
    made.place = map.place();
    map.finish();
    return made;
}

Metric readMetric(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("metric"));
    Metric made;
    made.id = map.id(NameKind::Metric);
    made.title = map.required("title"_L1, u"Actual RTO against its target"_s);
    made.drafted = map.flag("drafted"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

Disagreement readDisagreement(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("disagreement"));
    Disagreement made;
    made.about = map.required("about"_L1, u"where the nightly backup is kept"_s);
    for (const auto& item : map.list("sides"_L1)) {
        MapReader inner(reading, item, Words::tr("side"));
        Disagreement::Side side;
        side.text = inner.required("text"_L1, u"Cold storage of the vendor"_s);
        side.place = inner.place();
        inner.finish();
        made.sides.append(side);
    }
    if (made.sides.size() < 2)
        reading.error("plan.too-few-sides", node.span, Words::tr("A disagreement has at least two sides"),
            Words::tr("for example `sides: [{text: weekly, source: \"a.md:3\"}, {text: quarterly, source: "
                      "\"b.md:9\"}]`"));
    made.place = map.place();
    map.finish();
    return made;
}

} // namespace

void readWatching(MapReader& top, Plan& plan)
{
    auto& reading = top.reading();
    for (const auto& item : top.list("calendars"_L1))
        plan.calendars.append(readCalendar(reading, item));
    for (const auto& item : top.list("credentials"_L1))
        plan.credentials.append(readCredential(reading, item));
    for (const auto& item : top.list("checks"_L1))
        plan.checks.append(readCheck(reading, item));
    for (const auto& item : top.list("alerts"_L1))
        plan.alerts.append(readAlert(reading, item));
    for (const auto& item : top.list("backups"_L1))
        plan.backups.append(readBackup(reading, item));
    if (const auto* node = top.map("communications"_L1))
        plan.communications = readCommunications(reading, *node);
}

void readGoverning(MapReader& top, Plan& plan)
{
    auto& reading = top.reading();
    for (const auto& item : top.list("duties"_L1))
        plan.duties.append(readDuty(reading, item));
    for (const auto& item : top.list("drills"_L1))
        plan.drills.append(readDrill(reading, item));
    for (const auto& item : top.list("reviews"_L1))
        plan.reviews.append(readReview(reading, item));
    for (const auto& item : top.list("acceptance"_L1))
        plan.acceptance.append(readAcceptance(reading, item));
    for (const auto& item : top.list("compliance"_L1))
        plan.compliance.append(readCompliance(reading, item));
    for (const auto& item : top.list("costs"_L1))
        plan.costs.append(readCost(reading, item));
    for (const auto& item : top.list("assumptions"_L1))
        plan.assumptions.append(readAssumption(reading, item));
    for (const auto& item : top.list("references"_L1))
        plan.references.append(readReference(reading, item));
    for (const auto& item : top.list("waivers"_L1))
        plan.waivers.append(readWaiver(reading, item));
    for (const auto& item : top.list("facts"_L1))
        plan.facts.append(readFact(reading, item));
    for (const auto& item : top.list("metrics"_L1))
        plan.metrics.append(readMetric(reading, item));
    for (const auto& item : top.list("disagreements"_L1))
        plan.disagreements.append(readDisagreement(reading, item));
    if (const auto* node = top.map("notes"_L1)) {
        MapReader map(reading, *node, Words::tr("notes"));
        for (const auto& item : map.list("questions"_L1))
            plan.notes.questions.append(readQuestion(reading, item));
        plan.notes.references = map.texts("references"_L1);
        map.finish();
    }
}

} // namespace muster::plan
