// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rules_dangling.h"

#include "core/base/nearest.h"
#include "core/lint/gathered.h"
#include "core/lint/together.h"
#include "core/plan/sections.h"
#include "core/plan/words.h"

#include <QSet>
#include <QStringList>

#include <algorithm>

namespace muster::plan::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

void personUnknown(const Plan& plan, const LintContext&, Findings& found)
{
    Gathered gathered(plan, 1);
    const auto look
        = [&](const QString& who, const QString& subject, const Place& place, const QString& what) {
              if (who.trimmed() == u"unknown")
                  gathered.add({ subject, what, place, Words::tr("Nobody is known as %1").arg(what) });
          };
    look(plan.owner, plan.id.toString(), plan.place, Words::tr("owner of the plan"));
    for (const auto& role : plan.roles) {
        look(role.primary, role.id.toString(), role.place,
            Words::tr("holder of '%1'").arg(role.id.toString()));
        look(role.secondary, role.id.toString(), role.place,
            Words::tr("deputy of '%1'").arg(role.id.toString()));
    }
    const auto owner = [&](const QString& who, const QString& id, const Place& place) {
        look(who, id, place, Words::tr("owner of '%1'").arg(id));
    };
    for (const auto& service : plan.services)
        owner(service.owner, service.id.toString(), service.place);
    for (const auto& backup : plan.backups)
        owner(backup.owner, backup.id, backup.place);
    for (const auto& duty : plan.duties)
        owner(duty.owner, duty.id, duty.place);
    for (const auto& drill : plan.drills)
        owner(drill.owner, drill.id, drill.place);
    for (const auto& review : plan.reviews)
        owner(review.owner, review.id, review.place);
    for (const auto& scenario : plan.scenarios) {
        if (scenario.watch)
            look(scenario.watch->owner, scenario.id.toString(), scenario.place,
                Words::tr("watch after '%1'").arg(scenario.id.toString()));
    }
    for (const auto& section : sectionsOf(plan)) {
        for (const auto& step : *section.steps) {
            if (step.approve)
                look(step.approve->by, section.addressOf(step), step.place,
                    Words::tr("approver of '%1'").arg(section.addressOf(step)));
        }
    }
    gathered.tell(found, Words::tr("Nobody is known in %1 places: %2"),
        Words::tr("put a person, role or contact in the place of `unknown`"));
}

bool isPromise(const QString& text)
{
    return text.contains(u"template"_s, Qt::CaseInsensitive)
        && (text.contains(u"communication"_s, Qt::CaseInsensitive)
            || text.contains(u"message"_s, Qt::CaseInsensitive)
            || text.contains(u"notice"_s, Qt::CaseInsensitive));
}

void templateMissing(const Plan& plan, const LintContext&, Findings& found)
{
    QSet<AudienceId> served;
    bool forAll = false;
    for (const auto& message : plan.communications.templates) {
        if (message.audience)
            served.insert(*message.audience);
        else
            forAll = true;
    }
    Gathered gathered(plan);
    for (const auto& section : sectionsOf(plan)) {
        for (const auto& step : *section.steps) {
            const auto& notice = step.notify;
            if (notice && !notice->templateId && !forAll
                && (!notice->audience || !served.contains(*notice->audience)))
                gathered.add({ section.addressOf(step), section.addressOf(step), step.place,
                    Words::tr("This step sends a message, and there is no template for it") });
        }
    }
    const auto hint
        = Words::tr("write the message under `communications: templates:`, with `audience` and `body`");
    gathered.tell(found, Words::tr("%1 steps send messages, and there is no template for them: %2"), hint);
    if (!plan.communications.templates.isEmpty())
        return;
    for (const auto& one : plan.acceptance) {
        if (isPromise(one.text))
            found.add(one.text, one.place,
                Words::tr("The plan promises '%1', and has no template").arg(one.text), hint);
    }
    for (const auto& one : plan.references) {
        if (isPromise(one.to + u' ' + one.title))
            found.add(one.to, one.place,
                Words::tr("The templates are in '%1', and the plan has none of them").arg(one.to), hint);
    }
}

void waiverMatchesNothing(const Plan& plan, const LintContext&, Findings& found)
{
    QStringList known;
    for (const auto& rule : allRules())
        known.append(QString::fromLatin1(rule.id));
    for (const auto& rule : togetherRules())
        known.append(QString::fromLatin1(rule.id));
    const QSet<QString> ids(known.begin(), known.end());
    // A file of wrong names must not cost a comparison of each with each.
    qsizetype tries = 20;
    for (const auto& waiver : plan.waivers) {
        if (ids.contains(waiver.rule))
            continue;
        const auto nearest = tries-- > 0 ? nearestWord(waiver.rule, known) : QString();
        found.add(waiver.where.isEmpty() ? waiver.rule : waiver.where, waiver.place,
            Words::tr("There is no rule '%1', so this waiver accepts nothing").arg(waiver.rule),
            nearest.isEmpty() ? Words::tr("write the id that the finding shows, or take the waiver out")
                              : Words::tr("did you mean '%1'?").arg(nearest));
    }
}

/// How many entries of which kind are drafted.
class Drafts {
public:
    void count(const QString& kind, bool drafted, const Place& place)
    {
        if (!drafted)
            return;
        if (m_kinds.isEmpty() || m_kinds.constLast().first != kind)
            m_kinds.append({ kind, 0 });
        ++m_kinds.last().second;
        ++m_all;
        if (m_first.line == 0 || place.line < m_first.line)
            m_first = place;
    }
    template <typename Entries> void countAll(const QString& kind, const Entries& entries)
    {
        for (const auto& one : entries)
            count(kind, one.drafted, one.place);
    }
    [[nodiscard]] qsizetype all() const { return m_all; }
    [[nodiscard]] const Place& first() const { return m_first; }
    [[nodiscard]] QString text() const
    {
        QStringList parts;
        for (const auto& [kind, count] : m_kinds)
            parts.append(kind + u' ' + QString::number(count));
        return parts.join(u", "_s);
    }

private:
    QList<std::pair<QString, qsizetype>> m_kinds;
    qsizetype m_all = 0;
    Place m_first;
};

void draftedParts(const Plan& plan, const LintContext&, Findings& found)
{
    Drafts drafts;
    drafts.countAll(Words::tr("scenarios"), plan.scenarios);
    const auto sections = sectionsOf(plan);
    for (const auto& section : sections)
        drafts.count(Words::tr("phases"), section.phase && section.phase->drafted, section.place);
    for (const auto& section : sections)
        drafts.countAll(Words::tr("steps"), *section.steps);
    drafts.countAll(Words::tr("services"), plan.services);
    drafts.countAll(Words::tr("severities"), plan.severities);
    drafts.countAll(Words::tr("roles"), plan.roles);
    drafts.countAll(Words::tr("backups"), plan.backups);
    drafts.countAll(Words::tr("checks"), plan.checks);
    drafts.countAll(Words::tr("alerts"), plan.alerts);
    drafts.countAll(Words::tr("audiences"), plan.communications.audiences);
    drafts.countAll(Words::tr("channels"), plan.communications.channels);
    drafts.countAll(Words::tr("templates"), plan.communications.templates);
    drafts.countAll(Words::tr("duties"), plan.duties);
    drafts.countAll(Words::tr("drills"), plan.drills);
    drafts.countAll(Words::tr("reviews"), plan.reviews);
    drafts.countAll(Words::tr("costs"), plan.costs);
    drafts.countAll(Words::tr("assumptions"), plan.assumptions);
    drafts.countAll(Words::tr("facts"), plan.facts);
    drafts.countAll(Words::tr("metrics"), plan.metrics);
    if (drafts.all() == 0)
        return;
    const auto text = drafts.all() == 1
        ? Words::tr("One part of the plan is drafted, and nobody has agreed to it (%1)").arg(drafts.text())
        : Words::tr("%1 parts of the plan are drafted, and nobody has agreed to them (%2)")
              .arg(QString::number(drafts.all()), drafts.text());
    found.add(plan.id.toString(), drafts.first(), text,
        Words::tr("agree on each with those who will do it, and take out its `drafted: true`"));
}

} // namespace

const QList<Rule>& danglingRules()
{
    using enum Finding::Severity;
    static const QList<Rule> kOwn {
        { "dangling.person-unknown", Info, Consequence::Unprepared, personUnknown },
        { "dangling.template-missing", Warning, Consequence::Unprepared, templateMissing },
        { "dangling.waiver-matches-nothing", Warning, Consequence::Unclear, waiverMatchesNothing },
        { "dangling.drafted-parts", Info, Consequence::Unprepared, draftedParts },
    };
    static const QList<Rule> kRules = kOwn + danglingDocuments() + danglingSides() + danglingNames();
    return kRules;
}

} // namespace muster::plan::lint
