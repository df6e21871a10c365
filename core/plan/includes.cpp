// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/includes.h"

#include "core/base/nearest.h"
#include "core/plan/words.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <map>
#include <optional>

namespace muster::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = YamlNode::Kind;

/// Maps and lists around a step in the procedure of a scenario.
constexpr int kDepthOfStep = 6;
/// Names that are tried as what was meant.
constexpr qsizetype kMaxCompared = 100'000;

YamlNode textNode(const QString& text, const Span& at)
{
    YamlNode made;
    made.text = text;
    made.span = at;
    return made;
}

void removeKey(YamlNode& map, const QString& key)
{
    map.entries.removeIf([&](const YamlNode::Entry& entry) { return entry.key == key; });
    map.reindex();
}

/// What is still to be followed.
const YamlNode* useOf(const YamlNode& step)
{
    const auto* use = step.find(u"use"_s);
    return use && use->kind == Kind::Scalar ? use : nullptr;
}

void mark(YamlNode& node, int origin)
{
    node.span.origin = origin;
    for (auto& item : node.items)
        mark(item, origin);
    for (auto& entry : node.entries) {
        entry.keySpan.origin = origin;
        mark(entry.value, origin);
    }
}

int sizeOf(const YamlNode& node)
{
    int size = 1;
    for (const auto& item : node.items)
        size += sizeOf(item);
    for (const auto& entry : node.entries)
        size += 1 + sizeOf(entry.value);
    return size;
}

/// About what a node will take when written out.
qsizetype bytesOf(const YamlNode& node)
{
    auto bytes = node.text.size() + 2;
    for (const auto& item : node.items)
        bytes += bytesOf(item);
    for (const auto& entry : node.entries)
        bytes += entry.key.size() + 4 + bytesOf(entry.value);
    return bytes;
}

int heightOf(const YamlNode& node)
{
    int below = 0;
    for (const auto& item : node.items)
        below = std::max(below, heightOf(item));
    for (const auto& entry : node.entries)
        below = std::max(below, heightOf(entry.value));
    return node.kind == Kind::Scalar ? 0 : below + 1;
}

/// Calls back for every step of a plan, const or not, with its address: SCENARIO/STEP or validation/STEP.
template <typename Node, typename Visit> class StepWalk final {
public:
    explicit StepWalk(const Visit& visit)
        : m_visit(visit)
    {
    }

    void plan(Node& root) const
    {
        each(root, u"scenarios"_s, {}, [this](Node& scenario, const QString& name) {
            each(scenario, u"procedure"_s, {},
                [&](Node& phase, const QString&) { each(phase, u"steps"_s, name + u'/', m_visit); });
            each(scenario, u"rollback"_s, name + u'/', m_visit);
            each(scenario, u"failback"_s, name + u'/', m_visit);
        });
        each(root, u"validation"_s, u"validation/"_s, m_visit);
    }

private:
    /// The items of a list under a key, with their ids or else their numbers.
    template <typename Act>
    static void each(Node& map, const QString& key, const QString& scope, const Act& act)
    {
        const auto at = map.positionOf(key);
        if (at < 0)
            return;
        auto& items = map.entries[at].value.items;
        for (qsizetype i = 0; i < items.size(); ++i) {
            auto& item = items[i];
            const auto* id = item.find(u"id"_s);
            act(item, scope + (id ? id->text : u"#%1"_s.arg(i + 1)));
        }
    }

    const Visit& m_visit;
};

template <typename Node, typename Visit> void forEachStep(Node& root, const Visit& visit)
{
    StepWalk<Node, Visit>(visit).plan(root);
}

bool hasUse(const YamlNode& root)
{
    bool found = false;
    forEachStep(root, [&](const YamlNode& step, const QString&) { found = found || useOf(step); });
    return found;
}

class Includer final {
public:
    Includer(Reading& reading, const PlanFolder& folder, qsizetype planBytes, const YamlNode& root)
        : m_reading(reading)
        , m_folder(folder)
        , m_bytes(planBytes)
        , m_values(sizeOf(root))
    {
        addFile(folder.name(), root);
    }

    QList<SourceFile> follow(YamlNode& root)
    {
        forEachStep(root, [&](YamlNode& step, const QString& address) {
            const auto* use = useOf(step);
            if (!use || m_isFull)
                return;
            m_useAt = use->span;
            m_chain = { m_folder.name() + u'#' + address };
            if (const auto made = merged(step, m_folder.name()))
                step = *made;
        });
        return m_read;
    }

private:
    struct File {
        std::map<QString, YamlNode> steps;
        /// Addresses by the last part of them.
        QHash<QString, QStringList> byId;
        std::optional<FileFault> fault;
    };
    struct Target {
        QString file;
        QString address;
        const YamlNode* step = nullptr;
    };

    void addFile(const QString& name, const YamlNode& root)
    {
        auto& file = m_files[name];
        forEachStep(root, [&](const YamlNode& step, const QString& address) {
            if (file.steps.emplace(address, step).second)
                file.byId[address.section(u'/', -1)].append(address);
        });
    }

    const File& fileCalled(const QString& name)
    {
        if (const auto known = m_files.find(name); known != m_files.end())
            return known->second;
        auto& file = m_files[name];
        // Its own one is the first of them.
        if (m_files.size() > kMaxIncludedFiles + 1) {
            file.fault = tooLarge();
            return file;
        }
        const auto text = m_folder.read(name);
        if (!text) {
            file.fault = text.error();
            return file;
        }
        m_bytes += text->size();
        if (m_bytes > kMaxPlanBytes) {
            file.fault = tooLarge();
            return file;
        }
        m_read.append({ name, *text });
        auto tree = readYaml(*text);
        Reading reading;
        if (tree.root)
            static_cast<void>(isReadable(reading, *tree.root));
        const auto findings = tree.root ? reading.takeFindings() : tree.findings;
        if (findings.isEmpty())
            addFile(name, *tree.root);
        else
            file.fault = FileFault { "plan.unusable-file",
                Words::tr("'%1' has a fault in line %2: %3")
                    .arg(name, QString::number(findings.constFirst().place.line), findings.constFirst().text),
                findings.constFirst().hint };
        return file;
    }

    static FileFault tooLarge()
    {
        return { "plan.too-large", Words::tr("The plan is too big with all that it takes in"),
            Words::tr("take in fewer steps") };
    }
    void report(const Span& at, const FileFault& fault)
    {
        m_reading.error(fault.rule, at, fault.text, fault.hint);
    }

    std::optional<Target> targetOf(const YamlNode& use, const QString& from)
    {
        const auto hash = use.text.indexOf(u'#');
        const auto wanted = hash < 0 ? QString() : use.text.sliced(hash + 1);
        const auto parts = wanted.split(u'/');
        const bool isAddress = parts.size() <= 2
            && std::all_of(parts.begin(), parts.end(), [](const QString& part) { return isSlug(part); });
        if (!isAddress) {
            m_reading.error("plan.bad-use", use.span,
                Words::tr("'%1' does not name a step of another file").arg(use.text.left(60)),
                Words::tr("for example `use: \"shared.plan.yaml#restore\"`"));
            return std::nullopt;
        }
        const auto name = m_folder.named(from, use.text.first(hash));
        if (!name) {
            report(use.span, name.error());
            return std::nullopt;
        }
        if (!m_folder.exists()) {
            m_reading.error("plan.no-folder", use.span,
                Words::tr("A step of another file can only be taken in by a plan that is a file itself"),
                Words::tr("load the plan by its path"));
            return std::nullopt;
        }
        const auto& file = fileCalled(*name);
        if (file.fault) {
            report(use.span, *file.fault);
            return std::nullopt;
        }
        return stepOf(file, { *name, wanted, nullptr }, use.span);
    }

    std::optional<Target> stepOf(const File& file, Target target, const Span& at)
    {
        auto found = file.byId.value(target.address);
        found.sort();
        if (file.steps.contains(target.address) && !found.contains(target.address))
            found.append(target.address);
        if (found.size() == 1) {
            target.step = &file.steps.at(found.constFirst());
            target.address = found.constFirst();
            return target;
        }
        const auto nearest = found.isEmpty() ? nearestStep(file, target.address) : QString();
        if (found.isEmpty())
            m_reading.error("plan.unknown-step", at,
                Words::tr("'%1' has no step '%2'").arg(target.file, target.address),
                nearest.isEmpty() ? Words::tr("it is the id of a step of that file")
                                  : Words::tr("did you mean '%1'?").arg(nearest));
        else
            m_reading.error("plan.ambiguous-step", at,
                Words::tr("'%1' has several steps '%2'").arg(target.file, target.address),
                Words::tr("write which: %1").arg(found.join(u", "_s)));
        return std::nullopt;
    }

    QString nearestStep(const File& file, const QString& wanted)
    {
        // A file of wrong names must not cost a comparison of each with each.
        if (m_compared >= kMaxCompared)
            return {};
        m_compared += static_cast<qsizetype>(file.steps.size());
        QStringList all;
        for (const auto& [address, step] : file.steps)
            all.append(wanted.contains(u'/') ? address : address.section(u'/', -1));
        return nearestWord(wanted, all);
    }

    bool mayFollow(const QString& key, const Span& at)
    {
        if (m_chain.contains(key)) {
            const auto circle = m_chain.sliced(m_chain.indexOf(key)) + QStringList { key };
            m_reading.error("plan.cycle", at,
                Words::tr("These steps take each other in: %1").arg(circle.join(u" → "_s)),
                Words::tr("write one of them out"));
            return false;
        }
        if (m_chain.size() > kMaxUses) {
            m_reading.error("plan.too-deep", at,
                Words::tr("More than %1 steps take in one another").arg(kMaxUses),
                Words::tr("name the file where the step is written out"));
            return false;
        }
        return true;
    }

    /// The step with all that its `use` brings.
    std::optional<YamlNode> merged(const YamlNode& step, const QString& from)
    {
        const auto& use = *useOf(step);
        const auto target = targetOf(use, from);
        if (!target)
            return std::nullopt;
        const auto key = target->file + u'#' + target->address;
        if (!mayFollow(key, use.span))
            return std::nullopt;
        m_chain.append(key);
        auto base = *target->step;
        const auto line = base.span.line;
        if (target->file != m_folder.name())
            mark(base, m_reading.takenFrom(target->file, m_useAt));
        if (useOf(base)) {
            const auto deeper = merged(base, target->file);
            if (!deeper)
                return std::nullopt;
            base = *deeper;
        }
        m_chain.removeLast();
        return joined(step, base, key, target->file + u':' + QString::number(line));
    }

    std::optional<YamlNode> joined(
        const YamlNode& step, const YamlNode& base, const QString& key, const QString& place)
    {
        static const QStringList kOwn { u"id"_s, u"use"_s, u"after"_s, u"source"_s };
        const auto at = useOf(step)->span;
        auto made = step;
        removeKey(made, u"use"_s);
        for (const auto& entry : base.entries) {
            if (!kOwn.contains(entry.key) && !made.find(entry.key))
                made.append(entry);
        }
        YamlNode taken;
        taken.kind = Kind::Map;
        taken.span = at;
        taken.append({ u"taken"_s, at, textNode(key, at) });
        made.append({ u"use"_s, at, taken });
        if (!made.find(u"source"_s))
            made.append({ u"source"_s, at, sources(base, place, at) });
        m_values += sizeOf(made);
        m_bytes += bytesOf(made);
        if (m_bytes > kMaxPlanBytes || m_values > kMaxYamlNodes
            || heightOf(made) > kMaxYamlDepth - kDepthOfStep) {
            m_isFull = true;
            report(at, tooLarge());
            return std::nullopt;
        }
        return made;
    }

    /// Where the step was found, and what stands behind it.
    static YamlNode sources(const YamlNode& base, const QString& place, const Span& at)
    {
        YamlNode made;
        made.kind = Kind::List;
        made.span = at;
        made.items.append(textNode(place, at));
        if (const auto* source = base.find(u"source"_s)) {
            if (source->kind == Kind::Scalar)
                made.items.append(*source);
            else
                made.items += source->items;
        }
        return made;
    }

    Reading& m_reading;
    const PlanFolder& m_folder;
    qsizetype m_bytes;
    int m_values;
    qsizetype m_compared = 0;
    bool m_isFull = false;
    std::map<QString, File> m_files;
    QList<SourceFile> m_read;
    Span m_useAt;
    QStringList m_chain;
};

} // namespace

QList<SourceFile> followIncludes(
    Reading& reading, const PlanFolder& folder, qsizetype planBytes, YamlNode& root)
{
    if (!hasUse(root))
        return {};
    return Includer(reading, folder, planBytes, root).follow(root);
}

} // namespace muster::plan
