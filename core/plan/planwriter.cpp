// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planwriter.h"

#include "core/base/durable.h"
#include "core/base/nearest.h"
#include "core/plan/planloader.h"
#include "core/plan/reading.h"
#include "core/plan/words.h"
#include "core/plan/yamlsource.h"
#include "core/plan/yamltext.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <optional>

namespace muster::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = YamlNode::Kind;

/// Bytes that give way to others.
struct Change {
    qsizetype begin = 0;
    qsizetype end = 0;
    QByteArray bytes;
};

/// A value of the tree, and what it hangs on.
struct Found {
    const YamlNode* node = nullptr;
    const YamlNode* parent = nullptr;
    /// Its number among the entries or items of the parent.
    qsizetype number = 0;
    /// Whether it stands inside of a flow.
    bool inFlow = false;
};

/// Where in the parent a part of a path leads; -1 when nowhere.
qsizetype numberOf(const YamlNode& parent, const QString& part)
{
    if (parent.kind == Kind::Map)
        return parent.positionOf(part);
    if (part.startsWith(u'#')) {
        bool ok = false;
        const auto number = part.sliced(1).toInt(&ok) - 1;
        return ok && number >= 0 && number < parent.items.size() ? number : -1;
    }
    for (qsizetype i = 0; i < parent.items.size(); ++i) {
        const auto* id = parent.items[i].find(u"id"_s);
        if (id && id->kind == Kind::Scalar && id->text == part)
            return i;
    }
    return -1;
}

QStringList partsOf(const YamlNode& node)
{
    QStringList made;
    for (const auto& entry : node.entries)
        made.append(entry.key);
    for (const auto& item : node.items) {
        if (const auto* id = item.find(u"id"_s))
            made.append(id->text);
    }
    return made;
}

tl::unexpected<Error> nowhere(const YamlNode& parent, const PlanPath& path, qsizetype part)
{
    const auto nearest = nearestWord(path[part], partsOf(parent));
    const auto where = path.first(part).join(u'/');
    const auto text = where.isEmpty() ? Words::tr("The plan has no '%1'.").arg(path[part])
                                      : Words::tr("'%1' has no '%2'.").arg(where, path[part]);
    return fail(Fault::NotFound,
        nearest.isEmpty() ? text : text + u' ' + Words::tr("Did you mean '%1'?").arg(nearest));
}

tl::unexpected<Error> byHand()
{
    return fail(Fault::Invalid,
        Words::tr("This change cannot be made without touching what it is not about. Make it in the file."));
}

/// Makes one edit in the text of a plan.
class Editor final {
public:
    Editor(const QByteArray& text, const YamlNode& root)
        : m_source(text)
        , m_root(root)
    {
    }

    Result<QByteArray> make(const PlanEdit& edit)
    {
        const auto found = find(edit.at);
        if (!found)
            return fail(found.error());
        const auto made = changesFor(edit, *found);
        if (!made)
            return fail(made.error());
        auto out = m_source.text();
        // From the back, so that what is in front keeps its place.
        std::stable_sort(m_changes.begin(), m_changes.end(),
            [](const Change& a, const Change& b) { return a.begin < b.begin; });
        for (auto change = m_changes.rbegin(); change != m_changes.rend(); ++change)
            out.replace(change->begin, change->end - change->begin, change->bytes);
        return out;
    }

private:
    /// What moves an entry together with its lines.
    struct Lines {
        qsizetype begin = 0;
        qsizetype end = 0;
    };

    Result<Found> find(const PlanPath& path) const
    {
        Found found { &m_root, nullptr, 0, false };
        for (qsizetype i = 0; i < path.size(); ++i) {
            const auto number = numberOf(*found.node, path[i]);
            if (number < 0)
                return nowhere(*found.node, path, i);
            found.inFlow = found.inFlow || m_source.isFlow(*found.node);
            found.parent = found.node;
            found.number = number;
            found.node = &childOf(*found.parent, number);
        }
        return found;
    }

    Result<void> changesFor(const PlanEdit& edit, const Found& found)
    {
        switch (edit.kind) {
        case PlanEdit::Kind::Set:
            return set(found, edit.value);
        case PlanEdit::Kind::Insert:
            return insert(found, edit.key, edit.value);
        case PlanEdit::Kind::Append:
            return append(found, edit.value);
        case PlanEdit::Kind::Put:
            return put(found, edit.at, edit.behind, edit.value);
        case PlanEdit::Kind::Move:
            return move(found, edit);
        case PlanEdit::Kind::Remove:
            return remove(found, edit.at);
        }
        return {};
    }

    void change(qsizetype begin, qsizetype end, const QByteArray& bytes = {})
    {
        m_changes.append({ begin, end, bytes });
    }
    [[nodiscard]] YamlSpot spotIn(const YamlNode& parent, bool inFlow) const
    {
        return { inFlow, inFlow ? 0 : m_source.indentOf(parent) + 2, m_source.newline() };
    }

    Result<void> set(const Found& found, const YamlNode& value)
    {
        if (!found.parent)
            return byHand();
        const auto& old = *found.node;
        const auto begin = old.span.begin;
        const auto end = m_source.endOf(old);
        const char sign = old.style == YamlNode::Style::Quoted ? m_source.at(end - 1) : '\0';
        const auto lines = valueLines(value, spotIn(*found.parent, found.inFlow), YamlLayout::Short, sign);
        if (found.inFlow
            || (!m_source.isBlock(old) && old.style != YamlNode::Style::Block && lines.tail.isEmpty())) {
            change(begin, end, lines.head.sliced(1));
            return {};
        }
        const auto after = m_source.afterSign(*found.parent, found.number);
        const auto signEnd = m_source.lineEnd(after);
        if (old.style == YamlNode::Style::Block) {
            if (m_source.hasComment(after, begin))
                return byHand();
            // A comment behind the '|' stays behind what takes its place.
            const auto header
                = QByteArrayView(m_source.text()).sliced(begin, m_source.lineEnd(begin) - begin);
            const auto comment = header.indexOf(" #");
            change(after, comment < 0 ? m_source.lineEnd(begin) : begin + comment, lines.head);
            change(m_source.lineEnd(begin), end, lines.tail);
        } else if (begin <= signEnd) {
            change(after, end, lines.head);
            change(m_source.lineEnd(end), m_source.lineEnd(end), lines.tail);
        } else {
            change(after, after, lines.head);
            change(signEnd, end);
            change(m_source.lineEnd(end), m_source.lineEnd(end), lines.tail);
        }
        return {};
    }

    /// A part more, below another one.
    void addBelow(const YamlNode& block, qsizetype behind, const QByteArray& sign, const YamlLines& lines)
    {
        const auto bytes = QByteArray(m_source.indentOf(block), ' ') + sign + lines.head + lines.tail;
        if (const auto kept = m_source.endOfKeptLines(childOf(block, behind)))
            return change(*kept, *kept, bytes + m_source.newline());
        const auto end = m_source.endOfPart(block, behind);
        change(end, end, m_source.newline() + bytes);
    }

    /// The last of the keys that are usually asked for before this one.
    [[nodiscard]] qsizetype placeFor(const YamlNode& map, const QString& key) const
    {
        QStringList order;
        const auto asked = askedKeys(m_source.text());
        for (const auto& one : asked) {
            if (one.map.begin == map.span.begin)
                order = one.keys;
        }
        for (auto i = map.entries.size() - 1; i >= 0; --i) {
            if (order.indexOf(map.entries[i].key) < order.indexOf(key))
                return i;
        }
        return map.entries.size() - 1;
    }

    Result<void> insert(const Found& found, const QString& key, const YamlNode& value)
    {
        const auto& map = *found.node;
        if (map.kind != Kind::Map)
            return fail(Fault::Invalid, Words::tr("A key can only be added to a map."));
        if (map.find(key))
            return fail(Fault::Invalid, Words::tr("'%1' is there already.").arg(key));
        if (map.entries.isEmpty())
            return set(found, mapValue({ { key, value } }));
        const auto behind = placeFor(map, key);
        if (m_source.isFlow(map)) {
            const auto end = m_source.endOf(map.entries[behind].value);
            change(end, end, ", " + scalarText(key, true) + ": " + flowText(value));
            return {};
        }
        if (found.inFlow)
            return byHand();
        addBelow(map, behind, scalarText(key, false) + ':', valueLines(value, spotIn(map, false)));
        return {};
    }

    Result<void> append(const Found& found, const YamlNode& value)
    {
        return putAt(found, found.node->items.size() - 1, value);
    }

    Result<void> put(const Found& found, const PlanPath& path, const QString& behind, const YamlNode& value)
    {
        const auto number = behindIn(found, path, behind);
        return number ? putAt(found, *number, value) : fail(number.error());
    }

    /// The number of the entry, -1 for the beginning of the list.
    [[nodiscard]] static Result<qsizetype> behindIn(
        const Found& found, const PlanPath& path, const QString& behind)
    {
        if (behind.isEmpty() || found.node->kind != Kind::List)
            return -1;
        const auto number = numberOf(*found.node, behind);
        if (number < 0)
            return nowhere(*found.node, path + PlanPath { behind }, path.size());
        return number;
    }

    /// Behind the entry of this number; -1 puts it first.
    Result<void> putAt(const Found& found, qsizetype number, const YamlNode& value)
    {
        const auto& list = *found.node;
        if (list.kind != Kind::List)
            return fail(Fault::Invalid, Words::tr("An entry can only be added to a list."));
        if (list.items.isEmpty())
            return set(found, listValue({ value }));
        if (m_source.isFlow(list)) {
            putInFlow(list, number, flowText(value));
            return {};
        }
        if (found.inFlow)
            return byHand();
        const auto& like = list.items[std::max<qsizetype>(number, 0)];
        const auto layout = like.kind == Kind::Scalar ? YamlLayout::Short
            : m_source.isFlow(like)                   ? YamlLayout::Flow
                                                      : YamlLayout::Block;
        auto lines = valueLines(value, spotIn(list, false), layout);
        // The first key stands beside the dash.
        if (lines.head.isEmpty())
            lines = { ' ' + lines.tail.sliced(m_source.newline().size() + m_source.indentOf(list) + 2), {} };
        if (number >= 0) {
            addBelow(list, number, "-", lines);
            return {};
        }
        return addFirst(list, QByteArray(m_source.indentOf(list), ' ') + '-' + lines.head + lines.tail);
    }

    void putInFlow(const YamlNode& list, qsizetype number, const QByteArray& bytes)
    {
        const auto at = number < 0 ? list.items.first().span.begin : m_source.endOf(list.items[number]);
        change(at, at, number < 0 ? bytes + ", " : ", " + bytes);
    }

    /// Whole lines, above the first entry and what is said of it.
    Result<void> addFirst(const YamlNode& list, const QByteArray& lines)
    {
        const auto first = linesOf(list, 0);
        if (!first)
            return byHand();
        change(first->begin, first->begin, lines + m_source.newline());
        return {};
    }

    /// The lines of an entry of a block, with the comments that stand directly above it; nothing when it has
    /// none of its own.
    [[nodiscard]] std::optional<Lines> linesOf(const YamlNode& list, qsizetype number) const
    {
        const auto head = m_source.headOf(list, number);
        auto begin = m_source.lineStart(head);
        if (!m_source.isBlank(begin, head))
            return std::nullopt;
        while (begin > 0) {
            const auto above = m_source.lineStart(begin - 1);
            if (!m_source.isBlank(above, std::min(above + m_source.indentOf(list), begin))
                || m_source.at(above + m_source.indentOf(list)) != '#')
                break;
            begin = above;
        }
        return Lines { begin, m_source.endOfPart(list, number) };
    }

    Result<void> move(const Found& found, const PlanEdit& edit)
    {
        if (!found.parent || found.parent->kind != Kind::List)
            return fail(Fault::Invalid, Words::tr("Only an entry of a list can be moved."));
        const auto into = find(edit.into);
        if (!into)
            return fail(into.error());
        const auto& from = *found.parent;
        const auto& to = *into->node;
        const auto behind = behindIn(*into, edit.into, edit.behind);
        if (!behind)
            return fail(behind.error());
        if (to.kind != Kind::List)
            return fail(Fault::Invalid, Words::tr("An entry can only be moved into a list."));
        if (to.span.begin >= found.node->span.begin && to.span.begin < m_source.endOf(*found.node))
            return fail(Fault::Invalid, Words::tr("An entry cannot be moved into itself."));
        if (&from == &to && (*behind == found.number || *behind == found.number - 1))
            return {};
        const bool isLines = !found.inFlow && !into->inFlow && (to.items.isEmpty() || m_source.isBlock(to));
        return isLines ? moveLines(found, *into, *behind, edit.at) : moveAnew(found, *into, *behind, edit.at);
    }

    /// As it stands, with what is said of it.
    Result<void> moveLines(const Found& found, const Found& into, qsizetype behind, const PlanPath& path)
    {
        const auto& from = *found.parent;
        const auto& to = *into.node;
        const auto list = find(path.first(path.size() - 1));
        const auto lines = linesOf(from, found.number);
        if (!lines || !into.parent || !list->parent || m_source.endOfKeptLines(*found.node))
            return byHand();
        const int indent = to.items.isEmpty() ? m_source.indentOf(*into.parent) + 2 : m_source.indentOf(to);
        const auto moved = shifted(*lines, indent - m_source.indentOf(from));
        if (!moved)
            return byHand();
        if (const auto done = putLines(into, behind, *moved); !done)
            return done;
        if (from.items.size() == 1) {
            const auto after = m_source.afterSign(*list->parent, list->number);
            change(after, after, " []");
        }
        removeLines(lines->begin, lines->end);
        return {};
    }

    Result<void> putLines(const Found& into, qsizetype behind, const QByteArray& lines)
    {
        const auto& to = *into.node;
        if (to.items.isEmpty()) {
            const auto after = m_source.afterSign(*into.parent, into.number);
            const auto end = m_source.endOf(to);
            if (!m_source.isBlank(after, to.span.begin) || m_source.hasComment(to.span.begin, end))
                return byHand();
            change(after, end);
            change(m_source.lineEnd(end), m_source.lineEnd(end), m_source.newline() + lines);
            return {};
        }
        if (behind < 0)
            return addFirst(to, lines);
        if (m_source.endOfKeptLines(to.items[behind]))
            return byHand();
        const auto end = m_source.endOfPart(to, behind);
        change(end, end, m_source.newline() + lines);
        return {};
    }

    /// Where one of the lists is a flow.
    Result<void> moveAnew(const Found& found, const Found& into, qsizetype behind, const PlanPath& path)
    {
        const auto& from = *found.parent;
        const auto& to = *into.node;
        auto begin = m_source.headOf(from, found.number);
        auto end = m_source.endOf(*found.node);
        if (m_source.isFlow(from) && m_source.isFlow(to) && !to.items.isEmpty()) {
            putInFlow(to, behind, m_source.text().sliced(begin, end - begin));
            return remove(found, path);
        }
        if (m_source.isBlock(from)) {
            begin = linesOf(from, found.number).value_or(Lines { begin, end }).begin;
            end = m_source.endOfPart(from, found.number);
        }
        // What is written anew loses its comments. A '#' in a text is taken for one: better refused than
        // lost.
        if (m_source.hasComment(begin, end))
            return byHand();
        const auto done = putAt(into, behind, *found.node);
        return done ? remove(found, path) : done;
    }

    /// Lines with more or fewer blanks before each; nothing where one has not so many.
    [[nodiscard]] std::optional<QByteArray> shifted(const Lines& lines, int by) const
    {
        auto parts = m_source.text().sliced(lines.begin, lines.end - lines.begin).split('\n');
        for (auto& line : parts) {
            if (line.trimmed().isEmpty())
                continue;
            if (by >= 0)
                line.prepend(QByteArray(by, ' '));
            else if (line.startsWith(QByteArray(-by, ' ')))
                line.remove(0, -by);
            else
                return std::nullopt;
        }
        return parts.join('\n');
    }

    Result<void> remove(const Found& found, const PlanPath& path)
    {
        if (!found.parent)
            return byHand();
        const auto& parent = *found.parent;
        if (countOf(parent) == 1) {
            const auto above = find(path.first(path.size() - 1));
            return set(*above, parent.kind == Kind::Map ? mapValue({}) : listValue({}));
        }
        const auto begin = m_source.headOf(parent, found.number);
        const auto end = m_source.endOf(*found.node);
        if (m_source.isFlow(parent))
            removeFromFlow(parent, found.number, begin, end);
        else if (found.inFlow)
            return byHand();
        else if (m_source.isBlank(m_source.lineStart(begin), begin))
            removeLines(m_source.lineStart(begin), m_source.lineEnd(end));
        else if (found.number + 1 < countOf(parent))
            removeBesideDash(begin, end, m_source.headOf(parent, found.number + 1));
        else
            return byHand();
        return {};
    }

    void removeFromFlow(const YamlNode& parent, qsizetype number, qsizetype begin, qsizetype end)
    {
        const bool isFirst = number == 0;
        const auto before = isFirst ? begin : m_source.endOf(childOf(parent, number - 1));
        const auto after = isFirst ? m_source.headOf(parent, 1) : end;
        if (!m_source.hasComment(before, begin) && !m_source.hasComment(end, after))
            return change(before, after);
        // The comma goes, the comment beside it stays.
        const auto comma = m_source.skipGap(isFirst ? end : before);
        change(comma, comma + 1);
        change(begin, end);
    }

    void removeLines(qsizetype begin, qsizetype end)
    {
        if (end < m_source.text().size())
            return change(begin, m_source.nextLine(end));
        // The last line has no break of its own: the one before it goes.
        const auto before = std::max<qsizetype>(begin - 1, 0);
        change(before > 0 && m_source.at(before - 1) == '\r' ? before - 1 : before, end);
    }

    /// The first key of a map that stands beside a dash, or the first entry of a list in a list.
    void removeBesideDash(qsizetype begin, qsizetype end, qsizetype next)
    {
        if (!m_source.hasComment(end, next))
            return change(begin, next);
        while (m_source.at(begin - 1) == ' ')
            --begin;
        change(begin, end);
    }

    const YamlSource m_source;
    const YamlNode& m_root;
    QList<Change> m_changes;
};

YamlNode& childOf(YamlNode& node, qsizetype number)
{
    return node.kind == Kind::Map ? node.entries[number].value : node.items[number];
}

/// The value at a path that was found before.
YamlNode& at(YamlNode& root, const PlanPath& path)
{
    auto* node = &root;
    for (const auto& part : path)
        node = &childOf(*node, numberOf(*node, part));
    return *node;
}

/// Of Move.
void move(YamlNode& root, const PlanEdit& edit)
{
    const auto list = edit.at.first(edit.at.size() - 1);
    auto& from = at(root, list);
    auto& to = at(root, edit.into);
    const auto number = numberOf(from, edit.at.last());
    const auto behind = edit.behind.isEmpty() ? -1 : numberOf(to, edit.behind);
    if (&from == &to) {
        from.items.move(number, behind < number ? behind + 1 : behind);
        return;
    }
    const auto item = from.items.at(number);
    const auto take = [&] { at(root, list).items.remove(number); };
    const auto place = [&] { at(root, edit.into).items.insert(behind + 1, item); };
    // One list may lie in the other; what is done in the inner one moves nothing on the way to the outer.
    if (edit.into.size() < list.size()) {
        take();
        place();
    } else {
        place();
        take();
    }
}

/// What the tree is to be after the edit. The path was found before.
void apply(YamlNode& root, const PlanEdit& edit)
{
    if (edit.kind == PlanEdit::Kind::Move)
        return move(root, edit);
    YamlNode* node = &root;
    YamlNode* parent = nullptr;
    qsizetype number = 0;
    for (const auto& part : edit.at) {
        number = numberOf(*node, part);
        parent = node;
        node = &childOf(*parent, number);
    }
    switch (edit.kind) {
    case PlanEdit::Kind::Set:
        *node = edit.value;
        return;
    case PlanEdit::Kind::Insert:
        node->entries.append({ edit.key, {}, edit.value });
        node->reindex();
        return;
    case PlanEdit::Kind::Append:
        node->items.append(edit.value);
        return;
    case PlanEdit::Kind::Put:
        node->items.insert(edit.behind.isEmpty() ? 0 : numberOf(*node, edit.behind) + 1, edit.value);
        return;
    case PlanEdit::Kind::Move:
        return;
    case PlanEdit::Kind::Remove:
        if (parent->kind == Kind::Map)
            parent->entries.remove(number);
        else
            parent->items.remove(number);
        parent->reindex();
        return;
    }
}

Result<QByteArray> editedOnce(const QByteArray& text, const PlanEdit& edit)
{
    const auto tree = readYaml(text);
    if (!tree.root) {
        const auto& first = tree.findings.constFirst();
        return fail(Fault::Invalid,
            Words::tr("The plan file has a fault in line %1 and cannot be edited: %2.")
                .arg(QString::number(first.place.line), first.text));
    }
    auto made = Editor(text, *tree.root).make(edit);
    if (!made)
        return made;
    auto meant = *tree.root;
    apply(meant, edit);
    const auto again = readYaml(*made);
    if (!again.root || canonicalJson(*again.root) != canonicalJson(meant))
        return byHand();
    return made;
}

} // namespace

YamlNode textValue(const QString& text)
{
    YamlNode made;
    made.text = text;
    return made;
}

YamlNode listValue(const QList<YamlNode>& items)
{
    YamlNode made;
    made.kind = Kind::List;
    made.items = items;
    return made;
}

YamlNode mapValue(const QList<std::pair<QString, YamlNode>>& entries)
{
    YamlNode made;
    made.kind = Kind::Map;
    for (const auto& [key, value] : entries)
        made.append({ key, {}, value });
    return made;
}

Result<QByteArray> edited(const QByteArray& text, const QList<PlanEdit>& edits, const QString& file)
{
    auto made = text;
    for (const auto& edit : edits) {
        auto next = editedOnce(made, edit);
        if (!next)
            return next;
        made = std::move(*next);
    }
    const auto loaded = loadPlan(made, file);
    if (loaded.plan)
        return made;
    const auto first = std::find_if(loaded.findings.begin(), loaded.findings.end(),
        [](const Finding& finding) { return finding.severity == Finding::Severity::Error; });
    return fail(Fault::Invalid,
        Words::tr("With this change the plan would have a fault in line %1: %2.")
            .arg(QString::number(first->place.line), first->text),
        first->rule);
}

Result<QByteArray> saveEdits(const QString& file, const QByteArray& before, const QList<PlanEdit>& edits)
{
    const auto now = readPlanText(file);
    if (!now)
        return now;
    if (*now != before)
        return fail(Fault::Conflict,
            Words::tr("%1 was changed meanwhile. Read it again, and make the change in what it holds now.")
                .arg(file));
    auto made = edited(before, edits, file);
    if (!made || *made == before)
        return made;
    const auto target = QFileInfo(file).canonicalFilePath();
    const auto rights = QFile::permissions(target);
    if (const auto written = writeDurably(target, *made); !written)
        return fail(written.error());
    if (!QFile::setPermissions(target, rights))
        return fail(Fault::Storage, Words::tr("The rights of %1 cannot be set as they were.").arg(file));
    return made;
}

} // namespace muster::plan
