// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plandiff.h"

#include "core/plan/diffvalues.h"
#include "core/plan/diffwords.h"
#include "core/plan/listmatch.h"
#include "core/plan/words.h"

#include <QDir>
#include <QSet>

#include <algorithm>
#include <utility>

namespace muster::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = PlanChange::Kind;
using Section = PlanChange::Section;
using namespace diff;

constexpr qsizetype kDetailLength = 200;

/// Where a difference is looked for.
struct Where {
    Section section = Section::Rest;
    QString subject;
    /// What keyWords() takes.
    QString context;
    /// Of the maps around, with ", " behind.
    QString label = {};
    /// Of a service.
    QString id = {};
};

/// Steps that are worked through together.
struct StepList {
    EntryNames names;
    /// None for rollback, failback and validation.
    const Node* phase = nullptr;
    QList<const Node*> steps;
    /// "2." in front of the numbers of a phase.
    QString code;
    /// "step", "rollback step".
    QString noun;
    QString title;
};

/// A step: which list, and which of it.
struct Spot {
    qsizetype list = 0;
    qsizetype number = 0;
};

class Differ final {
public:
    Differ(const Plan& before, const Plan& after, const SecretTest& isSecret)
        : m_before(sideOf(before))
        , m_after(sideOf(after))
        , m_texts(isSecret)
    {
        gatherTitles(m_before);
        gatherTitles(m_after);
    }

    QList<PlanChange> run()
    {
        for (const auto& key : keysOf(m_before.root, m_after.root))
            compareTop(key, m_before.root.find(key), m_after.root.find(key));
        std::stable_sort(m_changes.begin(), m_changes.end(),
            [](const PlanChange& a, const PlanChange& b) { return a.section < b.section; });
        return std::move(m_changes);
    }

private:
    // ---- what there is ----

    void gatherTitles(Side& side) const
    {
        const auto gather = [&](const QString& list, const QList<Node>& items) {
            for (const auto& item : items)
                side.titles[list].insert(
                    textAt(&item, u"id"_s), m_texts.titleOf(side, item, entryWords(list)));
        };
        for (const auto& entry : side.root.entries)
            gather(entry.key, entry.value.items);
        if (const auto* communications = side.root.find(u"communications"_s)) {
            for (const auto& entry : communications->entries)
                gather(u"communications/"_s + entry.key, entry.value.items);
        }
        gatherSteps(side, u"validation"_s, itemsAt(&side.root, u"validation"_s));
        for (const auto& scenario : itemsAt(&side.root, u"scenarios"_s)) {
            for (const auto& list : stepListsOf(&scenario)) {
                for (const auto* step : list.steps)
                    gatherAnswers(side, *step);
            }
        }
    }

    void gatherSteps(Side& side, const QString& list, const QList<Node>& steps) const
    {
        for (const auto& step : steps)
            side.titles[list].insert(textAt(&step, u"id"_s), m_texts.stepTitle(step));
    }

    void gatherAnswers(Side& side, const Node& step) const
    {
        for (const auto& answer : itemsAt(step.find(u"decide"_s), u"answers"_s))
            side.titles[u"#answers"_s].insert(
                textAt(&answer, u"id"_s), m_texts.shownText(u"title"_s, textAt(&answer, u"title"_s)));
    }

    // ---- how it is called ----

    [[nodiscard]] static QString titled(const QString& noun, const QString& title)
    {
        return noun + u' ' + quoted(clipped(title, kTitleLength));
    }

    [[nodiscard]] static QString within(const QString& subject, const QString& part)
    {
        return subject.isEmpty() ? part.left(1).toUpper() + part.mid(1) : subject + u", "_s + part;
    }

    // ---- how a difference is told ----

    void tell(const Where& where, Kind kind, const QString& text, const Node* before, const Node* after,
        const QString& valueBefore = {}, const QString& valueAfter = {})
    {
        m_changes.append({ kind, where.section, {}, where.subject, text, valueBefore, valueAfter,
            before ? before->span.line : 0, after ? after->span.line : 0 });
    }

    void tellValue(const Where& where, const QString& key, const QString& text, const Node* before,
        const Node* after, Kind kind = Kind::Changed)
    {
        tell(where, kind, text, before, after, m_texts.full(m_before, where.context, key, before),
            m_texts.full(m_after, where.context, key, after));
    }

    /// "label: A → B".
    void tellPair(const Where& where, const QString& key, const Node* before, const Node* after)
    {
        const auto words = ValueTexts::wordsOf(where.context, key);
        const auto label = where.label + words.label + u": "_s;
        auto a = before ? m_texts.shown(m_before, where.context, key, *before) : Words::tr("not said");
        auto b = after ? m_texts.shown(m_after, where.context, key, *after) : Words::tr("not said");
        if (a == ValueTexts::hidden() && b == ValueTexts::hidden())
            return tellValue(where, key, label + Words::tr("changed; not shown, because it holds a secret"),
                before, after);
        if (a == b && before && after && words.sort == ValueSort::Name) {
            a = m_texts.full(m_before, where.context, key, before);
            b = m_texts.full(m_after, where.context, key, after);
        }
        const bool areTexts
            = before && after && before->kind == Node::Kind::Scalar && after->kind == Node::Kind::Scalar;
        const auto compared = areTexts ? comparison(words.sort, before->text, after->text) : QString();
        if (words.sort == ValueSort::Prose) {
            if (areTexts && a != ValueTexts::hidden() && b != ValueTexts::hidden())
                return tellValue(where, key, label + quotedPair(a, b) + compared, before, after);
            if (before && before->kind == Node::Kind::Scalar && a != ValueTexts::hidden())
                a = quoted(a);
            if (after && after->kind == Node::Kind::Scalar && b != ValueTexts::hidden())
                b = quoted(b);
        }
        tellValue(where, key, label + a.simplified() + u" → "_s + b.simplified() + compared, before, after);
    }

    // ---- what is compared ----

    void compareTop(const QString& key, const Node* before, const Node* after)
    {
        if (before && after && same(*before, *after))
            return;
        const auto plan = Words::tr("The plan itself");
        if (key == u"plan")
            compareKeys({ Section::Rest, plan, u"plan"_s }, before, after);
        else if (key == u"objectives")
            compareKeys(
                { Section::Promises, Words::tr("The system as a whole"), u"objectives"_s }, before, after);
        else if (key == u"scenarios")
            compareEntries({ Section::Procedures, {}, {} }, key, before, after);
        else if (key == u"validation")
            compareSteps({ Section::Procedures, {}, {} }, validationOf(before), validationOf(after));
        else if (key == u"communications" || key == u"notes")
            compareGroup(key, before, after);
        else if (isList(before) || isList(after))
            compareEntries({ entryWords(key).section, {}, {} }, key, before, after);
        else
            compareValue({ Section::Rest, plan, u"plan"_s }, key, before, after);
        // An empty list that was written out or left out.
        if (!before != !after && !hasItems(before ? before : after)
            && (before ? before : after)->entries.isEmpty()
            && (before ? before : after)->kind != Node::Kind::Scalar)
            tellPair({ Section::Rest, plan, u"plan"_s }, key, before, after);
    }

    /// `communications` and `notes`: lists in a map.
    void compareGroup(const QString& group, const Node* before, const Node* after)
    {
        const Node none;
        for (const auto& key : keysOf(before ? *before : none, after ? *after : none)) {
            const auto list = group + u'/' + key;
            const Where where { entryWords(list).section, {}, group };
            compareListed(where, list, key, before ? before->find(key) : nullptr,
                after ? after->find(key) : nullptr, Words::tr("The plan itself"));
        }
    }

    /// A list of a map; `owner` is who has it when the entries speak for themselves.
    void compareListed(const Where& where, const QString& list, const QString& key, const Node* before,
        const Node* after, const QString& owner)
    {
        if (before && after && same(*before, *after))
            return;
        if (holdsMaps(before) || holdsMaps(after) || list == u"notes/questions")
            compareEntries(where, list, before, after);
        else if (hasItems(before) || hasItems(after))
            compareTexts({ where.section, owner, where.context, where.label }, key, before, after);
        if (!hasItems(before) && !hasItems(after))
            tellPair({ where.section, owner, where.context, where.label }, key, before, after);
    }

    void compareKeys(
        const Where& where, const Node* before, const Node* after, const QStringList& without = {})
    {
        const Node none;
        const auto& a = before ? *before : none;
        const auto& b = after ? *after : none;
        for (const auto& key : keysOf(a, b)) {
            if (!without.contains(key))
                compareValue(where, key, a.find(key), b.find(key));
        }
    }

    void compareValue(const Where& where, const QString& key, const Node* before, const Node* after)
    {
        if (before && after && same(*before, *after))
            return;
        const auto count = m_changes.size();
        const auto words = ValueTexts::wordsOf(where.context, key);
        Where here = where;
        const bool isTarget = words.sort == ValueSort::Promise || words.sort == ValueSort::Ability;
        here.section = words.section.value_or(isTarget ? Section::Promises : where.section);
        if (isTarget)
            compareTargets(here, key, before, after);
        else if (!words.on.isEmpty() && words.sort == ValueSort::Flag)
            compareFlags(here, key, before, after);
        else if (!words.on.isEmpty() && !before != !after)
            tellValue(here, key,
                where.label + (after ? words.on : words.off) + detailOf(here, key, before, after), before,
                after);
        else if (isMap(before) && isMap(after))
            compareMaps(here, key, before, after);
        else if (isMap(before) || isMap(after))
            compareMapWithNone(here, key, before, after);
        else if (isList(before) || isList(after))
            compareListed(here, where.context + u'/' + key, key, before, after, where.subject);
        else
            tellPair(here, key, before, after);
        if (here.context == u"service" && key == u"tier")
            addPromisesOfTiers(here.id);
        if (m_changes.size() == count)
            tellValue(here, key,
                where.label + words.label + u": "_s + Words::tr("written in another form; it means the same"),
                before, after);
    }

    [[nodiscard]] QString detailOf(
        const Where& where, const QString& key, const Node* before, const Node* after) const
    {
        const auto* node = after ? after : before;
        if (node->kind == Node::Kind::Scalar)
            return {};
        const auto text = m_texts.shown(after ? m_after : m_before, where.context, key, *node);
        return u" ("_s + clipped(text, kDetailLength) + u')';
    }

    void compareMapWithNone(const Where& where, const QString& key, const Node* before, const Node* after)
    {
        tellPair(where, key, before, after);
        // Documents are told apart, so that they can be passed over.
        compareSources(where, key, before, after);
    }

    void compareSources(const Where& where, const QString& key, const Node* before, const Node* after)
    {
        const auto* a = isMap(before) ? before->find(u"source"_s) : nullptr;
        const auto* b = isMap(after) ? after->find(u"source"_s) : nullptr;
        if (!a && !b)
            return;
        Where inner = where;
        inner.label += ValueTexts::wordsOf(where.context, key).label + u", "_s;
        compareValue(inner, u"source"_s, a, b);
    }

    void compareMaps(const Where& where, const QString& key, const Node* before, const Node* after)
    {
        Where inner = where;
        inner.context = ValueTexts::contextBelow(key);
        const bool isRun = key == u"run";
        if (isRun && (!before->find(u"argv"_s) || !after->find(u"argv"_s)))
            return tellPair(where, key, before, after);
        if (!isRun && key != u"current" && key != u"use" && key != u"scope")
            inner.label += ValueTexts::wordsOf(where.context, key).label + u", "_s;
        compareKeys(inner, before, after);
    }

    void compareFlags(const Where& where, const QString& key, const Node* before, const Node* after)
    {
        const auto words = ValueTexts::wordsOf(where.context, key);
        const bool was = before && before->text == u"true";
        const bool is = after && after->text == u"true";
        if (was == is)
            return tellPair(where, key, before, after);
        tellValue(where, key, where.label + (is ? words.on : words.off), before, after);
    }

    // ---- promises ----

    void compareTargets(const Where& where, const QString& key, const Node* before, const Node* after)
    {
        auto words = ValueTexts::wordsOf(where.context, key);
        if (where.context == u"targets")
            words.label
                = ValueTexts::nameOf(m_after, { {}, {}, { u"services"_s, u"data"_s, u"scenarios"_s } }, key);
        const auto a = promiseText(before);
        const auto b = promiseText(after);
        if (a != b || a.isNull() != b.isNull())
            tellTargets(where, key, words, before, after);
        Where inner = where;
        inner.context = u"target"_s;
        inner.label += words.label + u", "_s;
        const Node none;
        compareKeys(inner, isMap(before) ? before : &none, isMap(after) ? after : &none, { u"value"_s });
    }

    void tellTargets(
        const Where& where, const QString& key, const KeyWords& words, const Node* before, const Node* after)
    {
        const auto a = promiseText(before);
        const auto b = promiseText(after);
        auto meantBefore = a.isNull() ? u"unknown"_s : a;
        auto meantAfter = b.isNull() ? u"unknown"_s : b;
        auto saidBefore = shownPromise(key, a);
        auto saidAfter = shownPromise(key, b);
        if (where.context == u"service" && where.label.isEmpty()) {
            if (a.isNull())
                saidBefore = ruling(m_before, where.id, key, meantBefore);
            if (b.isNull())
                saidAfter = ruling(m_after, where.id, key, meantAfter);
        }
        const auto compared
            = meantBefore == meantAfter ? QString() : comparison(words.sort, meantBefore, meantAfter);
        const auto text = where.label + words.label + u": "_s + saidBefore + u" → "_s + saidAfter + compared;
        tell(where, Kind::Changed, text, before, after, a.isNull() ? a : shownPromise(key, a),
            b.isNull() ? b : shownPromise(key, b));
    }

    [[nodiscard]] QString shownPromise(const QString& key, const QString& text) const
    {
        return text.isNull() ? Words::tr("not said") : m_texts.shownText(key, text);
    }

    /// What holds for a service that does not say it itself, in words; and what that means.
    [[nodiscard]] static QString ruling(
        const Side& side, const QString& id, const QString& key, QString& meant)
    {
        const auto* service = side.plan->service(ServiceId(id));
        if (!service)
            return Words::tr("not said");
        const auto ruling = key == u"rto" ? rulingRto(*side.plan, *service) : rulingRpo(*side.plan, *service);
        if (ruling.from == RulingTarget::From::Service)
            return Words::tr("not said");
        meant = textOf(ruling.target);
        if (ruling.from == RulingTarget::From::Tier)
            return Words::tr("not said, so its tier's %1 holds").arg(meant);
        return Words::tr("not said, so the overall %1 holds").arg(meant);
    }

    /// What another tier means for a service that leaves its promises to it.
    void addPromisesOfTiers(const QString& id)
    {
        QStringList parts;
        for (const auto& key : { u"rto"_s, u"rpo"_s }) {
            QString before;
            QString after;
            static_cast<void>(ruling(m_before, id, key, before));
            static_cast<void>(ruling(m_after, id, key, after));
            if (!before.isEmpty() && !after.isEmpty() && before != after)
                parts.append(keyWords(u"service"_s, key).label + u' ' + before + u" → "_s + after
                    + comparison(ValueSort::Promise, before, after));
        }
        if (!parts.isEmpty())
            m_changes.last().text += Words::tr("; with it %1").arg(parts.join(u", "_s));
    }

    // ---- lists ----

    /// Texts or names: what came, what went, and whether the order is another one.
    void compareTexts(const Where& where, const QString& key, const Node* before, const Node* after)
    {
        const auto words = ValueTexts::wordsOf(where.context, key);
        if (key == u"argv" || !before || !after || !isList(before) || !isList(after))
            return tellPair(where, key, before, after);
        const auto namesOf = [](const Node& list) {
            QList<EntryNames> names;
            for (const auto& item : list.items)
                names.append({ item.text + u' ' });
            return names;
        };
        const auto rows = mergedList(partnersOf(namesOf(*before), namesOf(*after)), after->items.size());
        QStringList added;
        QStringList removed;
        bool isMoved = false;
        const auto show = [&](const Side& side, const Node& item) {
            const auto text = m_texts.shownScalar(side, where.context, key, item);
            const bool isPlain = words.sort != ValueSort::Prose || text == ValueTexts::hidden();
            return isPlain ? text.simplified() : quoted(text);
        };
        for (const auto& row : rows) {
            if (row.isAdded())
                added.append(show(m_after, after->items[row.after]));
            else if (row.isRemoved())
                removed.append(show(m_before, before->items[row.before]));
            isMoved = isMoved || row.isMoved;
        }
        if (added.isEmpty() && removed.isEmpty())
            return tellValue(where, key, where.label + words.label + u": "_s + Words::tr("in another order"),
                before, after, Kind::Moved);
        QStringList parts;
        // A new id for what is called the same.
        if (words.sort == ValueSort::Name && added == removed)
            return tellIds(where, key, *before, *after);
        if (added.size() == 1 && removed.size() == 1) {
            parts.append(words.sort == ValueSort::Prose && !added.contains(ValueTexts::hidden())
                        && !removed.contains(ValueTexts::hidden())
                    ? quotedPair(removed[0].sliced(1).chopped(1), added[0].sliced(1).chopped(1))
                    : removed[0] + u" → "_s + added[0]);
        } else {
            if (!added.isEmpty())
                parts.append(Words::tr("added %1").arg(added.join(u", "_s)));
            if (!removed.isEmpty())
                parts.append(Words::tr("removed %1").arg(removed.join(u", "_s)));
        }
        if (isMoved)
            parts.append(Words::tr("the rest in another order"));
        tellValue(where, key, where.label + words.label + u": "_s + parts.join(u"; "_s), before, after);
    }

    void tellIds(const Where& where, const QString& key, const Node& before, const Node& after)
    {
        const auto idsOf = [&](const Node& list) {
            QStringList ids;
            for (const auto& item : list.items)
                ids.append(m_texts.shownText(key, item.text));
            return ids.join(u", "_s);
        };
        tellValue(where, key,
            where.label + ValueTexts::wordsOf(where.context, key).label + u": "_s
                + Words::tr("%1 → %2 (the same by another id)").arg(idsOf(before), idsOf(after)),
            &before, &after);
    }

    [[nodiscard]] static EntryNames namesOf(const Node& item, const EntryWords& words)
    {
        const auto id = textAt(&item, u"id"_s);
        const auto join = [&](const QStringList& keys) {
            QString made;
            for (const auto& key : keys)
                made += textAt(&item, key) + u'\n';
            return made.trimmed();
        };
        const auto title = join(words.titles);
        if (!id.isEmpty())
            return { id, {}, title, {} };
        if (item.kind == Node::Kind::Scalar)
            return { {}, item.text, item.text, {} };
        return { {}, QString::fromUtf8(canonicalJson(item)), join(words.identity),
            join(words.identity.mid(0, 1)) };
    }

    /// Entries without a name of their own: when as many went as came, they were rewritten.
    static void pairTheRest(
        QList<qsizetype>& partners, const QList<EntryNames>& before, const QList<EntryNames>& after)
    {
        QList<qsizetype> gone;
        QSet<qsizetype> taken;
        for (qsizetype i = 0; i < partners.size(); ++i) {
            if (partners[i] >= 0)
                taken.insert(partners[i]);
            else if (before[i][0].isEmpty())
                gone.append(i);
        }
        QList<qsizetype> come;
        for (qsizetype i = 0; i < after.size(); ++i) {
            if (!taken.contains(i) && after[i][0].isEmpty())
                come.append(i);
        }
        if (gone.size() != come.size())
            return;
        for (qsizetype i = 0; i < gone.size(); ++i)
            partners[gone[i]] = come[i];
    }

    void compareEntries(const Where& where, const QString& list, const Node* before, const Node* after)
    {
        const auto words = entryWords(list);
        static const QList<Node> kNone;
        const auto& a = before ? before->items : kNone;
        const auto& b = after ? after->items : kNone;
        const auto namesOfAll = [&](const QList<Node>& items) {
            QList<EntryNames> names;
            for (const auto& item : items)
                names.append(namesOf(item, words));
            return names;
        };
        const auto namesBefore = namesOfAll(a);
        const auto namesAfter = namesOfAll(b);
        auto partners = partnersOf(namesBefore, namesAfter);
        pairTheRest(partners, namesBefore, namesAfter);
        for (const auto& row : mergedList(partners, b.size())) {
            Where here = where;
            here.context = words.context.isEmpty() ? list.section(u'/', -1) : words.context;
            const auto* was = row.isAdded() ? nullptr : &a[row.before];
            const auto* is = row.isRemoved() ? nullptr : &b[row.after];
            if (!was || !is) {
                const auto& side = is ? m_after : m_before;
                const auto& node = is ? *is : *was;
                here.subject = within(where.subject,
                    titled(words.noun, m_texts.titleOf(side, node, words))
                        + m_texts.detailOf(side, node, words));
                here.section = words.whole.value_or(where.section);
                tellWhole(here, was, is, whatIsSaid(node, words));
                continue;
            }
            here.subject = within(where.subject, subjectOf(words, *was, *is, row.after));
            if (row.isMoved)
                tell(here, Kind::Moved,
                    Words::tr("stands elsewhere in the list: now %1")
                        .arg(row.after == 0
                                ? Words::tr("first")
                                : Words::tr("after %1")
                                      .arg(quoted(clipped(
                                          m_texts.titleOf(m_after, b[row.after - 1], words), kTitleLength)))),
                    was, is);
            compareEntry(here, *was, *is);
        }
    }

    /// An entry that is known by its text is called by its number when that changed.
    [[nodiscard]] QString subjectOf(
        const EntryWords& words, const Node& before, const Node& after, qsizetype number) const
    {
        const auto title = m_texts.titleOf(m_after, after, words);
        if (textAt(&after, u"id"_s).isEmpty() && title != m_texts.titleOf(m_before, before, words))
            return words.noun + u' ' + QString::number(number + 1);
        const auto detail = m_texts.detailOf(m_after, after, words);
        const bool isSame = detail == m_texts.detailOf(m_before, before, words);
        return titled(words.noun, title) + (isSame ? detail : QString());
    }

    void compareEntry(const Where& where, const Node& before, const Node& after)
    {
        if (same(before, after))
            return;
        if (!isMap(&before) || !isMap(&after))
            return compareValue({ where.section, where.subject, where.context }, u"text"_s, &before, &after);
        Where here = where;
        here.id = textAt(&after, u"id"_s);
        tellNewId(here, before, after);
        if (where.context == u"scenario") {
            compareKeys(here, &before, &after, { u"id"_s, u"procedure"_s, u"rollback"_s, u"failback"_s });
            for (const auto& key : { u"procedure"_s, u"rollback"_s, u"failback"_s })
                tellEmptiness(here, key, before, after);
            compareSteps(here, stepListsOf(&before), stepListsOf(&after));
        } else {
            compareKeys(here, &before, &after, { u"id"_s });
        }
    }

    /// An empty list that was written out or left out.
    void tellEmptiness(const Where& where, const QString& key, const Node& before, const Node& after)
    {
        const auto* a = before.find(key);
        const auto* b = after.find(key);
        if (!a != !b && !hasItems(a ? a : b))
            tellPair(where, key, a, b);
    }

    void tellNewId(const Where& where, const Node& before, const Node& after)
    {
        const auto a = textAt(&before, u"id"_s);
        const auto b = textAt(&after, u"id"_s);
        if (a != b)
            tell(where, Kind::Changed, Words::tr("renamed: its id was %1, now %2").arg(a, b), &before, &after,
                a, b);
    }

    /// An entry that came or went.
    void tellWhole(
        const Where& where, const Node* before, const Node* after, const QStringList& said = { u"do"_s })
    {
        const auto& side = after ? m_after : m_before;
        const auto* node = after ? after : before;
        const auto text = after ? Words::tr("added") : Words::tr("removed");
        QString detail;
        QString full;
        if (where.context == u"scenario") {
            detail = extentOf(*node);
            full = detail;
        } else if (node->kind == Node::Kind::Map) {
            Node rest = *node;
            rest.entries.removeIf([&](const Node::Entry& entry) {
                return entry.key == u"id" || entry.key == u"source" || said.contains(entry.key);
            });
            rest.reindex();
            if (!rest.entries.isEmpty())
                detail = partsOf(side, where.context, rest);
            full = partsOf(side, where.context, *node);
        } else {
            full = m_texts.shownScalar(side, where.context, u"text"_s, *node);
        }
        tell(where, after ? Kind::Added : Kind::Removed,
            detail.isEmpty() ? text : text + u" ("_s + clipped(detail, kDetailLength) + u')', before, after,
            before ? full : QString(), after ? full : QString());
    }

    /// The keys that the subject says already, in full.
    [[nodiscard]] static QStringList whatIsSaid(const Node& item, const EntryWords& words)
    {
        QStringList keys;
        for (const auto& key : words.titles) {
            const auto size = textAt(&item, key).size();
            if (size > 0 && size <= kTitleLength)
                keys.append(key);
            if (size > 0)
                break;
        }
        if (textAt(&item, words.detail).size() <= kDetailInTitle)
            keys.append(words.detail);
        return keys;
    }

    [[nodiscard]] QString partsOf(const Side& side, const QString& context, const Node& map) const
    {
        QStringList parts;
        for (const auto& entry : map.entries) {
            if (entry.key == u"source")
                continue;
            const auto words = ValueTexts::wordsOf(context, entry.key);
            if (words.sort == ValueSort::Flag && entry.value.text == u"false")
                continue;
            if (!words.on.isEmpty() && entry.value.kind == Node::Kind::Scalar
                && (entry.value.text == u"true" || words.sort != ValueSort::Flag)) {
                parts.append(words.label);
                continue;
            }
            parts.append(words.label + u": "_s + m_texts.shown(side, context, entry.key, entry.value));
        }
        return parts.join(u"; "_s);
    }

    [[nodiscard]] QString extentOf(const Node& scenario) const
    {
        qsizetype steps = 0;
        for (const auto& list : stepListsOf(&scenario))
            steps += list.steps.size();
        const auto phases = itemsAt(&scenario, u"procedure"_s).size();
        const auto rto = promiseText(scenario.find(u"rto"_s));
        return Words::tr("phases: %1; steps: %2; RTO: %3")
            .arg(QString::number(phases), QString::number(steps), shownPromise(u"rto"_s, rto));
    }

    // ---- procedures ----

    [[nodiscard]] static QList<const Node*> pointersTo(const QList<Node>& items)
    {
        QList<const Node*> made;
        for (const auto& item : items)
            made.append(&item);
        return made;
    }

    [[nodiscard]] QList<StepList> stepListsOf(const Node* scenario) const
    {
        QList<StepList> made;
        const auto& phases = itemsAt(scenario, u"procedure"_s);
        for (qsizetype i = 0; i < phases.size(); ++i) {
            const auto title = textAt(&phases[i], u"title"_s);
            made.append({ { textAt(&phases[i], u"id"_s), title }, &phases[i],
                pointersTo(itemsAt(&phases[i], u"steps"_s)), QString::number(i + 1) + u'.', Words::tr("step"),
                m_texts.shownText(u"title"_s, title) });
        }
        made.append({ { u"/rollback"_s, {} }, nullptr, pointersTo(itemsAt(scenario, u"rollback"_s)), {},
            Words::tr("rollback step"), Words::tr("Rollback") });
        made.append({ { u"/failback"_s, {} }, nullptr, pointersTo(itemsAt(scenario, u"failback"_s)), {},
            Words::tr("failback step"), Words::tr("Failback") });
        return made;
    }

    [[nodiscard]] static QList<StepList> validationOf(const Node* validation)
    {
        return { { { u"/validation"_s, {} }, nullptr,
            validation ? pointersTo(validation->items) : QList<const Node*>(), {},
            Words::tr("validation step"), Words::tr("Validation") } };
    }

    /// All steps of some lists, one behind the other.
    struct Flat {
        QList<EntryNames> names;
        QList<Spot> spots;
        QList<qsizetype> firsts;
    };
    [[nodiscard]] static Flat flatOf(const QList<StepList>& lists)
    {
        Flat made;
        for (qsizetype l = 0; l < lists.size(); ++l) {
            made.firsts.append(made.spots.size());
            for (qsizetype i = 0; i < lists[l].steps.size(); ++i) {
                made.spots.append({ l, i });
                made.names.append({ textAt(lists[l].steps[i], u"id"_s), textAt(lists[l].steps[i], u"do"_s) });
            }
        }
        return made;
    }

    [[nodiscard]] static QString codeOf(const StepList& list, qsizetype number)
    {
        return list.code + QString::number(number + 1);
    }

    [[nodiscard]] QString stepSubject(const Where& where, const StepList& list, qsizetype number) const
    {
        return within(where.subject,
            titled(list.noun + u' ' + codeOf(list, number), m_texts.stepTitle(*list.steps[number])));
    }

    void gatherStepsOf(Side& side, const QList<StepList>& lists) const
    {
        auto& titles = side.titles[u"#steps"_s];
        titles.clear();
        for (const auto& list : lists) {
            for (qsizetype i = 0; i < list.steps.size(); ++i)
                titles.insert(textAt(list.steps[i], u"id"_s),
                    quoted(clipped(m_texts.stepTitle(*list.steps[i]), kTitleLength - 2)));
        }
    }

    void compareSteps(const Where& where, const QList<StepList>& before, const QList<StepList>& after)
    {
        gatherStepsOf(m_before, before);
        gatherStepsOf(m_after, after);
        const auto flatBefore = flatOf(before);
        const auto flatAfter = flatOf(after);
        const auto partners = partnersOf(flatBefore.names, flatAfter.names);
        QList<qsizetype> origins(flatAfter.spots.size(), -1);
        for (qsizetype i = 0; i < partners.size(); ++i) {
            if (partners[i] >= 0)
                origins[partners[i]] = i;
        }
        const auto namesOfLists = [](const QList<StepList>& lists) {
            QList<EntryNames> names;
            for (const auto& list : lists)
                names.append(list.names);
            return names;
        };
        const auto listPartners = partnersOf(namesOfLists(before), namesOfLists(after));
        for (const auto& row : mergedList(listPartners, after.size())) {
            const auto* was = row.isAdded() ? nullptr : &before[row.before];
            const auto* is = row.isRemoved() ? nullptr : &after[row.after];
            if (was && is)
                comparePhases(where, *was, *is, row.isMoved);
            else
                tellPhase(where, was, is,
                    was ? partners.mid(flatBefore.firsts[row.before], was->steps.size())
                        : QList<qsizetype>());
            if (!is)
                continue;
            // Those that stay in the list, in numbers of the list.
            QList<qsizetype> within;
            for (qsizetype i = 0; was && i < was->steps.size(); ++i) {
                const auto partner = partners[flatBefore.firsts[row.before] + i];
                const bool stays = partner >= 0 && flatAfter.spots[partner].list == row.after;
                within.append(stays ? flatAfter.spots[partner].number : -1);
            }
            for (const auto& step : mergedList(within, is->steps.size())) {
                if (step.isRemoved()) {
                    if (partners[flatBefore.firsts[row.before] + step.before] < 0)
                        tellRemovedStep(where, *was, step.before);
                    continue;
                }
                const Where here { Section::Procedures, stepSubject(where, *is, step.after), u"step"_s };
                const auto* node = is->steps[step.after];
                const auto origin = origins[flatAfter.firsts[row.after] + step.after];
                const auto spot = step.after == 0
                    ? Words::tr("the first step")
                    : Words::tr("right after %1")
                          .arg(quoted(clipped(m_texts.stepTitle(*is->steps[step.after - 1]), kTitleLength)));
                if (origin < 0) {
                    tellAddedStep(here, node, spot);
                    continue;
                }
                const auto& from = flatBefore.spots[origin];
                const auto* old = before[from.list].steps[from.number];
                if (step.isAdded())
                    tell(here, Kind::Moved,
                        Words::tr("moved from '%1' (%2) to '%3', now %4")
                            .arg(before[from.list].title, codeOf(before[from.list], from.number), is->title,
                                spot),
                        old, node);
                else if (step.isMoved)
                    tell(here, Kind::Moved,
                        movedText(codeOf(*was, step.before), codeOf(*is, step.after), spot), old, node);
                compareStep(here, *old, *node);
            }
        }
    }

    [[nodiscard]] static QString movedText(const QString& from, const QString& to, const QString& spot)
    {
        return from == to ? Words::tr("moved, now %1").arg(spot)
                          : Words::tr("moved from %1 to %2, now %3").arg(from, to, spot);
    }

    void compareStep(const Where& where, const Node& before, const Node& after)
    {
        if (same(before, after))
            return;
        tellNewId(where, before, after);
        compareKeys(where, &before, &after, { u"id"_s });
    }

    /// Its number may be that of another step now, so it is not called by it.
    void tellRemovedStep(const Where& where, const StepList& list, qsizetype number)
    {
        const auto* step = list.steps[number];
        tellWhole({ Section::Procedures, within(where.subject, titled(list.noun, m_texts.stepTitle(*step))),
                      u"step"_s },
            step, nullptr);
        insertAfterFirst(Words::tr("removed"), Words::tr("; it was %1").arg(codeOf(list, number)));
    }

    void tellAddedStep(const Where& where, const Node* step, const QString& spot)
    {
        tellWhole(where, nullptr, step);
        insertAfterFirst(Words::tr("added"), u", "_s + spot);
    }

    void insertAfterFirst(const QString& word, const QString& more)
    {
        auto& text = m_changes.last().text;
        text = word + more + text.sliced(word.size());
    }

    [[nodiscard]] static Where phaseWhere(const Where& where, const StepList& list)
    {
        return { Section::Procedures,
            within(where.subject, titled(Words::tr("phase %1").arg(list.code.chopped(1)), list.title)),
            u"phase"_s };
    }

    void comparePhases(const Where& where, const StepList& before, const StepList& after, bool isMoved)
    {
        if (!after.phase || !before.phase)
            return;
        const auto here = phaseWhere(where, after);
        if (isMoved)
            tell(here, Kind::Moved,
                before.code == after.code
                    ? Words::tr("stands elsewhere among the phases")
                    : Words::tr("moved from %1 to %2").arg(before.code.chopped(1), after.code.chopped(1)),
                before.phase, after.phase);
        tellNewId(here, *before.phase, *after.phase);
        compareKeys(here, before.phase, after.phase, { u"id"_s, u"steps"_s });
        tellEmptiness(here, u"steps"_s, *before.phase, *after.phase);
    }

    /// A phase that came or went. `partners` are those of its steps: which of them are still somewhere.
    void tellPhase(
        const Where& where, const StepList* before, const StepList* after, const QList<qsizetype>& partners)
    {
        const auto& list = after ? *after : *before;
        if (!list.phase)
            return;
        const auto here = phaseWhere(where, list);
        if (after) {
            const auto text = Words::tr("added; steps: %1").arg(list.steps.size());
            return tell(here, Kind::Added, text, nullptr, list.phase, {},
                partsOf(m_after, here.context, *list.phase));
        }
        QStringList gone;
        for (qsizetype i = 0; i < list.steps.size(); ++i) {
            if (partners[i] < 0)
                gone.append(quoted(clipped(m_texts.stepTitle(*list.steps[i]), kTitleLength)));
        }
        const auto text = gone.isEmpty() ? Words::tr("removed")
                                         : Words::tr("removed with its steps: %1").arg(gone.join(u", "_s));
        tell(
            here, Kind::Removed, text, list.phase, nullptr, partsOf(m_before, here.context, *list.phase), {});
    }

    Side m_before;
    Side m_after;
    ValueTexts m_texts;
    QList<PlanChange> m_changes;
};

const Loaded* childOf(const Loaded& loaded, const QString& file)
{
    const auto found = std::find_if(loaded.children.begin(), loaded.children.end(),
        [&](const LoadedChild& child) { return child.file == file; });
    return found != loaded.children.end() && found->loaded.plan ? &found->loaded : nullptr;
}

/// `child` is the file of the two, from the folder of the plan that was asked for; empty for that itself.
void compareFamilies(const Loaded& before, const Loaded& after, const QString& child,
    const SecretTest& isSecret, PlanDiff& into)
{
    auto changes = differences(*before.plan, *after.plan, isSecret);
    for (auto& change : changes)
        change.child = child;
    into.changes += changes;
    const auto folder = child.first(child.lastIndexOf(u'/') + 1);
    const auto filesOf = [&](const Loaded& loaded) {
        QStringList files;
        for (const auto& one : loaded.plan->children)
            files.append(QDir::cleanPath(folder + one.file));
        return files;
    };
    const auto named = filesOf(before);
    for (const auto& file : filesOf(after)) {
        if (!named.contains(file))
            continue;
        const auto* a = childOf(before, file);
        const auto* b = childOf(after, file);
        if (a && b)
            compareFamilies(*a, *b, file, isSecret, into);
        else
            into.uncompared.append((a
                    ? Words::tr("The child plan %1 was not compared: the second one cannot be used.")
                    : b ? Words::tr("The child plan %1 was not compared: the first one cannot be used.")
                        : Words::tr("The child plan %1 was not compared: neither of the two can be used."))
                                       .arg(file));
    }
}

} // namespace

QList<PlanChange> differences(const Plan& before, const Plan& after, const SecretTest& isSecret)
{
    if (before.resolved == after.resolved)
        return {};
    return Differ(before, after, isSecret).run();
}

PlanDiff differences(const Loaded& before, const Loaded& after, const SecretTest& isSecret)
{
    PlanDiff made;
    compareFamilies(before, after, {}, isSecret, made);
    return made;
}

QString headingOf(PlanChange::Section section)
{
    switch (section) {
    case Section::Promises:
        return Words::tr("Promises (RTO and RPO)");
    case Section::Procedures:
        return Words::tr("Procedures");
    case Section::People:
        return Words::tr("People and contacts");
    case Section::Communications:
        return Words::tr("Communications");
    case Section::Backups:
        return Words::tr("Backups");
    case Section::Rest:
        return Words::tr("Everything else");
    case Section::Sources:
        return Words::tr("Places in the documents");
    }
    return {};
}

QString keyOf(PlanChange::Section section)
{
    switch (section) {
    case Section::Promises:
        return u"promises"_s;
    case Section::Procedures:
        return u"procedures"_s;
    case Section::People:
        return u"people"_s;
    case Section::Communications:
        return u"communications"_s;
    case Section::Backups:
        return u"backups"_s;
    case Section::Rest:
        return u"rest"_s;
    case Section::Sources:
        return u"sources"_s;
    }
    return {};
}

QString keyOf(PlanChange::Kind kind)
{
    switch (kind) {
    case Kind::Added:
        return u"added"_s;
    case Kind::Removed:
        return u"removed"_s;
    case Kind::Changed:
        return u"changed"_s;
    case Kind::Moved:
        return u"moved"_s;
    }
    return {};
}

} // namespace muster::plan
