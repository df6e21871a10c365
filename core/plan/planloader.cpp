// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planloader.h"

#include "core/plan/dependencygraph.h"
#include "core/plan/includes.h"
#include "core/plan/mapreader.h"
#include "core/plan/planfolder.h"
#include "core/plan/procedurereader.h"
#include "core/plan/specsreader.h"
#include "core/plan/words.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace muster::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Each service looks for its tier among all of them.
constexpr qsizetype kMaxTiers = 200;

void readHead(Reading& reading, const YamlNode& node, Plan& plan)
{
    MapReader map(reading, node, Words::tr("plan"));
    const auto id = map.required("id"_L1, u"drama-engine"_s);
    if (map.has("id"_L1) && !id.isEmpty() && !isSlug(id))
        reading.error("plan.bad-name", map.spanOf("id"_L1),
            Words::tr("'%1' cannot be an id").arg(id.first(qMin<qsizetype>(id.size(), 60))),
            Words::tr("at most 64 letters, digits, '-' and '_', beginning with a letter or digit"));
    plan.id = PlanId(id);
    plan.title = map.required("title"_L1, u"Drama Engine"_s);
    plan.version = map.text("version"_L1);
    plan.status = map.text("status"_L1);
    plan.owner = map.who("owner"_L1);
    plan.reviewers = map.whos("reviewers"_L1);
    plan.approvers = map.whos("approvers"_L1);
    plan.review = map.recurrence("review"_L1);
    plan.zone = map.text("zone"_L1);
    plan.language = map.text("language"_L1);
    plan.residency = map.text("residency"_L1);
    if (const auto* after = map.map("post_incident"_L1)) {
        MapReader inner(reading, *after, Words::tr("post_incident"));
        plan.reviewWithin = inner.duration("review_within"_L1);
        inner.finish();
    }
    if (const auto* scope = map.map("scope"_L1)) {
        MapReader inner(reading, *scope, Words::tr("scope"));
        plan.scopeIn = inner.texts("in"_L1);
        plan.scopeOut = inner.texts("out"_L1);
        inner.finish();
    }
    plan.place = map.place();
    map.finish();
}

void readObjectives(MapReader& top, Plan& plan)
{
    auto& reading = top.reading();
    if (const auto* node = top.map("objectives"_L1)) {
        MapReader map(reading, *node, Words::tr("objective"));
        plan.rto = map.target("rto"_L1);
        plan.rpo = map.target("rpo"_L1);
        map.finish();
    }
    for (const auto& item : top.list("severities"_L1)) {
        MapReader map(reading, item, Words::tr("severity"));
        Severity one;
        one.id = SeverityId(map.id(NameKind::Severity));
        one.title = map.required("title"_L1, u"Critical"_s);
        one.respond = map.target("respond"_L1);
        one.drafted = map.flag("drafted"_L1);
        one.place = map.place();
        map.finish();
        plan.severities.append(one);
    }
    for (const auto& item : top.list("targets"_L1)) {
        MapReader map(reading, item, Words::tr("target"));
        ExtraTarget one;
        one.id = map.id(NameKind::Target);
        one.title = map.required("title"_L1, u"Production after hours"_s);
        one.kind = map.text("kind"_L1);
        one.rto = map.target("rto"_L1);
        one.rpo = map.target("rpo"_L1);
        one.place = map.place();
        map.finish();
        plan.targets.append(one);
    }
    const auto& tiers = top.list("tiers"_L1);
    if (tiers.size() > kMaxTiers)
        reading.error("plan.too-large", tiers[kMaxTiers].span,
            Words::tr("There are more than %1 tiers").arg(kMaxTiers));
    for (const auto& item : tiers) {
        MapReader map(reading, item, Words::tr("tier"));
        Tier one;
        one.id = TierId(map.id(NameKind::Tier));
        one.title = map.required("title"_L1, u"Critical services"_s);
        one.rto = map.target("rto"_L1);
        one.rpo = map.target("rpo"_L1);
        one.place = map.place();
        map.finish();
        plan.tiers.append(one);
    }
}

void readWho(MapReader& top, Plan& plan)
{
    auto& reading = top.reading();
    for (const auto& item : top.list("people"_L1)) {
        MapReader map(reading, item, Words::tr("person"));
        Person one;
        one.id = map.id(NameKind::Person);
        one.name = map.required("name"_L1, u"Ada"_s);
        one.roles = map.idsOf<RoleId>("roles"_L1, NameKind::Role);
        one.phone = map.text("phone"_L1);
        one.email = map.text("email"_L1);
        one.zone = map.text("zone"_L1);
        one.place = map.place();
        map.finish();
        plan.people.append(one);
    }
    for (const auto& item : top.list("roles"_L1)) {
        MapReader map(reading, item, Words::tr("role"));
        Role one;
        one.id = RoleId(map.id(NameKind::Role));
        one.title = map.required("title"_L1, u"Incident commander"_s);
        one.duties = map.texts("duties"_L1);
        one.primary = map.who("primary"_L1);
        one.secondary = map.who("secondary"_L1);
        one.required = map.flag("required"_L1);
        one.drafted = map.flag("drafted"_L1);
        one.place = map.place();
        map.finish();
        plan.roles.append(one);
    }
    for (const auto& item : top.list("contacts"_L1)) {
        MapReader map(reading, item, Words::tr("contact"));
        Contact one;
        one.id = map.id(NameKind::Contact);
        one.title = map.required("title"_L1, u"DevOps lead"_s);
        one.email = map.text("email"_L1);
        one.phone = map.text("phone"_L1);
        one.escalateAfter = map.duration("escalate_after"_L1);
        one.place = map.place();
        map.finish();
        plan.contacts.append(one);
    }
    for (const auto& item : top.list("vendors"_L1)) {
        MapReader map(reading, item, Words::tr("vendor"));
        Vendor one;
        one.id = map.id(NameKind::Vendor);
        one.title = map.required("title"_L1, u"Neon"_s);
        one.statusPage = map.text("status_page"_L1);
        one.support = map.text("support"_L1);
        one.place = map.place();
        map.finish();
        plan.vendors.append(one);
    }
}

Service readService(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("service"));
    Service one;
    one.id = ServiceId(map.id(NameKind::Service));
    one.title = map.required("title"_L1, u"Neon Postgres"_s);
    one.kind = map.text("kind"_L1);
    one.tier = map.idOf<TierId>("tier"_L1, NameKind::Tier);
    one.rto = map.target("rto"_L1);
    one.rpo = map.target("rpo"_L1);
    one.statesRto = map.has("rto"_L1);
    one.statesRpo = map.has("rpo"_L1);
    if (const auto* current = map.map("current"_L1)) {
        MapReader inner(reading, *current, Words::tr("current"));
        one.currentHow = inner.text("how"_L1);
        one.currentRto = inner.target("rto"_L1);
        one.currentRpo = inner.target("rpo"_L1);
        inner.finish();
    }
    one.strategy = map.text("strategy"_L1);
    one.region = map.text("region"_L1);
    one.owner = map.who("owner"_L1);
    one.dependsOn = map.idsOf<ServiceId>("depends_on"_L1, NameKind::Service);
    one.vendor = map.name("vendor"_L1, { NameKind::Vendor });
    one.checks = map.idsOf<CheckId>("checks"_L1, NameKind::Check);
    one.sequence = map.number("sequence"_L1);
    one.drafted = map.flag("drafted"_L1);
    one.place = map.place();
    map.finish();
    return one;
}

void checkDependencies(Reading& reading, const QList<Service>& services)
{
    QHash<ServiceId, qsizetype> numbers;
    for (qsizetype i = 0; i < services.size(); ++i)
        numbers.insert(services[i].id, i);
    DependencyGraph graph(services.size());
    for (qsizetype i = 0; i < services.size(); ++i) {
        for (const auto& on : services[i].dependsOn) {
            if (const auto other = numbers.constFind(on); other != numbers.constEnd())
                graph.add(i, *other);
        }
    }
    const auto cycle = graph.cycle();
    if (!cycle)
        return;
    QStringList names;
    for (const auto at : *cycle)
        names.append(services[at].id.toString());
    const auto& place = services[cycle->constFirst()].place;
    reading.error("plan.cycle", { 0, 0, place.line, place.column },
        Words::tr("These services depend on each other: %1").arg(names.join(u" → "_s)),
        Words::tr("take one name out of a `depends_on`"));
}

void readServices(MapReader& top, Plan& plan)
{
    auto& reading = top.reading();
    const auto& services = top.list("services"_L1);
    plan.services.reserve(services.size());
    for (const auto& item : services)
        plan.services.append(readService(reading, item));
    checkDependencies(reading, plan.services);
    for (const auto& item : top.list("data"_L1)) {
        MapReader map(reading, item, Words::tr("data class"));
        DataClass one;
        one.id = map.id(NameKind::Data);
        one.title = map.required("title"_L1, u"Project assets"_s);
        one.storedIn = map.idOf<ServiceId>("stored_in"_L1, NameKind::Service);
        one.rpo = map.target("rpo"_L1);
        if (const auto* current = map.map("current"_L1)) {
            MapReader inner(reading, *current, Words::tr("current"));
            one.currentHow = inner.text("how"_L1);
            one.currentRpo = inner.target("rpo"_L1);
            inner.finish();
        }
        one.place = map.place();
        map.finish();
        plan.data.append(one);
    }
}

void readScenarios(MapReader& top, Plan& plan)
{
    auto& reading = top.reading();
    for (const auto& item : top.list("scenarios"_L1))
        plan.scenarios.append(readScenario(reading, item));
    for (const auto& item : top.list("validation"_L1))
        plan.validation.append(readValidationStep(reading, item));
}

void readChildren(MapReader& top, Plan& plan)
{
    for (const auto& item : top.list("children"_L1)) {
        MapReader map(top.reading(), item, Words::tr("child plan"));
        ChildPlan one;
        one.file = map.required("plan"_L1, u"regions/eu.plan.yaml"_s);
        one.place = map.place();
        map.finish();
        plan.children.append(one);
    }
}

Plan readPlan(Reading& reading, const YamlNode& root)
{
    Plan plan;
    MapReader top(reading, root, Words::tr("plan file"));
    static_cast<void>(top.any("muster"_L1));
    if (const auto* head = top.map("plan"_L1))
        readHead(reading, *head, plan);
    else if (!top.has("plan"_L1))
        reading.error("plan.missing-key", { 0, 0, 1, 1 }, Words::tr("This plan file needs 'plan'"),
            Words::tr("for example `plan: {id: drama-engine, title: Drama Engine}`"));
    readObjectives(top, plan);
    readWho(top, plan);
    readServices(top, plan);
    readWatching(top, plan);
    readScenarios(top, plan);
    readGoverning(top, plan);
    readChildren(top, plan);
    top.finish();
    reading.checkNames();
    return plan;
}

bool hasControl(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        const bool isControl = c < u' ' || (c >= u'\u007F' && c <= u'\u009F');
        return isControl && c != u'\n' && c != u'\t' && c != u'\r' && c != u'\u0085';
    });
}

/// Raw ones are refused while the YAML is read; an escape could still bring them into a command or a name.
void refuseControls(Reading& reading, const YamlNode& node)
{
    const auto refuse = [&](const QString& text, const Span& at) {
        if (hasControl(text))
            reading.error("yaml.control-character", at,
                Words::tr("There is a control character here that no text needs"), Words::tr("take it away"));
    };
    refuse(node.text, node.span);
    for (const auto& item : node.items)
        refuseControls(reading, item);
    for (const auto& entry : node.entries) {
        refuse(entry.key, entry.keySpan);
        refuseControls(reading, entry.value);
    }
}

bool hasErrors(const QList<Finding>& findings)
{
    return std::any_of(findings.begin(), findings.end(),
        [](const Finding& finding) { return finding.severity == Finding::Severity::Error; });
}

/// Loads a plan and its child plans.
class Family final {
public:
    explicit Family(const QString& file)
        : m_line { { QFileInfo(file).canonicalFilePath(), QFileInfo(file).fileName() } }
    {
    }

    /// `below` is the folder of the plan, from that of the first one, with a '/' behind; empty for the first.
    Loaded load(const QByteArray& text, const PlanFolder& folder, const QString& below)
    {
        auto tree = readYaml(text);
        if (!tree.root)
            return { std::nullopt, tree.findings, {} };
        Reading reading;
        if (!isReadable(reading, *tree.root))
            return { std::nullopt, reading.takeFindings(), {} };
        const auto included = followIncludes(reading, folder, text.size(), *tree.root);
        const bool hasEscapes = text.contains('\\')
            || std::any_of(included.begin(), included.end(),
                [](const SourceFile& file) { return file.text.contains('\\'); });
        if (hasEscapes)
            refuseControls(reading, *tree.root);
        auto plan = readPlan(reading, *tree.root);
        for (const auto& file : included)
            m_bytes += file.text.size();
        plan.included = included;
        plan.source = text;
        plan.resolved = canonicalJson(*tree.root);
        if (plan.resolved.size() > kMaxPlanBytes)
            reading.error(
                "plan.too-large", { 0, 0, 1, 1 }, Words::tr("The plan is too big once written out"));
        Loaded loaded;
        if (const auto* children = tree.root->find(u"children"_s)) {
            for (const auto& child : children->items) {
                if (const auto* file = child.find(u"plan"_s); file && !file->text.isEmpty())
                    loadChild(reading, folder, below, *file, loaded.children);
            }
        }
        loaded.findings = reading.takeFindings();
        if (!hasErrors(loaded.findings))
            loaded.plan = std::move(plan);
        return loaded;
    }

private:
    struct Member {
        QString path;
        QString name;
    };

    void loadChild(Reading& reading, const PlanFolder& folder, const QString& below, const YamlNode& written,
        QList<LoadedChild>& into)
    {
        const auto& at = written.span;
        const auto named = folder.named(folder.name(), written.text);
        if (!named)
            return reading.error(named.error().rule, at, named.error().text, named.error().hint);
        if (!folder.exists() || isFull(reading, at))
            return;
        ++m_count;
        const auto text = folder.read(*named);
        // A plan is not worth less on the night because a part of it is missing.
        if (!text)
            return reading.warning(text.error().rule, at, text.error().text, text.error().hint);
        const auto path = QFileInfo(folder.pathOf(*named)).canonicalFilePath();
        const auto name = below + *named;
        if (!mayFollow(reading, at, { path, name }))
            return;
        m_bytes += text->size();
        m_line.append({ path, name });
        const auto parts = name.lastIndexOf(u'/') + 1;
        into.append({ name, load(*text, PlanFolder(folder.pathOf(*named)), name.first(parts)) });
        m_line.removeLast();
    }

    bool mayFollow(Reading& reading, const Span& at, const Member& member) const
    {
        const auto seen = std::find_if(
            m_line.begin(), m_line.end(), [&](const Member& other) { return other.path == member.path; });
        if (seen != m_line.end()) {
            QStringList names;
            for (auto one = seen; one != m_line.end(); ++one)
                names.append(one->name);
            names.append(seen->name);
            reading.error("plan.cycle", at,
                Words::tr("These plans are children of each other: %1").arg(names.join(u" → "_s)),
                Words::tr("take one out of a `children`"));
            return false;
        }
        if (m_line.size() > kMaxChildLevels) {
            reading.error("plan.too-deep", at,
                Words::tr("Child plans go more than %1 levels down").arg(kMaxChildLevels),
                Words::tr("let a plan further up name this one"));
            return false;
        }
        return true;
    }

    /// Whether no more is read, be it a child that is there or not.
    bool isFull(Reading& reading, const Span& at) const
    {
        if (m_count >= kMaxChildren)
            reading.error("plan.too-large", at,
                Words::tr("There are more than %1 child plans in all").arg(kMaxChildren));
        else if (m_bytes > kMaxChildBytes)
            reading.error("plan.too-large", at, Words::tr("The child plans are too big, all together"));
        return m_count >= kMaxChildren || m_bytes > kMaxChildBytes;
    }

    /// From the first plan to the one that is being read.
    QList<Member> m_line;
    int m_count = 0;
    qsizetype m_bytes = 0;
};

} // namespace

Loaded loadPlan(const QByteArray& text, const QString& file)
{
    return Family(file).load(text, PlanFolder(file), QString());
}

QList<AskedKeys> askedKeys(const QByteArray& text)
{
    QList<AskedKeys> asked;
    const auto tree = readYaml(text);
    if (!tree.root)
        return asked;
    Reading reading(asked);
    static_cast<void>(readPlan(reading, *tree.root));
    return asked;
}

Result<QByteArray> readPlanText(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(Fault::NotFound, Words::tr("There is no file %1.").arg(path));
    // A pipe would wait for somebody to write.
    if (!info.isFile())
        return fail(Fault::NotFound, Words::tr("%1 is not a file.").arg(path));
    const auto tooBig = Words::tr("%1 is not read: it has more than 2 MiB.").arg(path);
    if (info.size() > kMaxPlanBytes)
        return fail(Fault::Invalid, tooBig);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Storage, Words::tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    // It may have grown since; nothing reads more of it than a plan may have.
    auto text = file.read(kMaxPlanBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(Fault::Storage, Words::tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    if (text.size() > kMaxPlanBytes)
        return fail(Fault::Invalid, tooBig);
    return text;
}

Result<Loaded> loadPlanFile(const QString& path)
{
    const auto text = readPlanText(path);
    if (!text)
        return fail(text.error());
    return loadPlan(*text, path);
}

} // namespace muster::plan
