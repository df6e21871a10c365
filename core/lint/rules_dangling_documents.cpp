// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/documentnames.h"
#include "core/lint/gathered.h"
#include "core/lint/plantexts.h"
#include "core/lint/rules_dangling.h"
#include "core/plan/words.h"

#include <QHash>
#include <QSet>

#include <utility>

namespace muster::plan::lint {

namespace {

void referenceMissing(const Plan& plan, const LintContext&, Findings& found)
{
    Gathered gathered(plan);
    for (const auto& reference : plan.references) {
        const bool nowhere = reference.to.trimmed() == u"unknown";
        const auto& name = nowhere && !reference.title.isEmpty() ? reference.title : reference.to;
        if (nowhere)
            gathered.add({ name, name, reference.place,
                Words::tr("'%1' is referred to, and nobody knows where it is").arg(name) });
        else if (reference.present == false)
            gathered.add({ name, name.section(u'/', -1), reference.place,
                Words::tr("'%1' is referred to and does not exist").arg(name) });
    }
    gathered.tell(found, Words::tr("%1 documents are referred to and do not exist: %2"),
        Words::tr("write it, or put what it should say into this plan; then take out `present: false`"));
}

/// What the plan lists, by file name: its references, the notes', and the documents it was written from.
QSet<QString> listedDocuments(const Plan& plan)
{
    QSet<QString> listed;
    const auto list = [&](const QString& text) {
        listed.insert(fileNameOf(text));
        for (const auto& document : documentsIn(text))
            listed.insert(fileNameOf(document));
    };
    for (const auto& reference : plan.references) {
        list(reference.to);
        list(reference.title);
    }
    for (const auto& reference : plan.notes.references)
        list(reference);
    QString before;
    forEachText(plan, [&](const QString&, const Place& place, const QString&) {
        // The texts of one entry have one source.
        if (place.source == std::exchange(before, place.source))
            return;
        for (const auto& document : documentsBehind(place.source))
            listed.insert(fileNameOf(document));
    });
    return listed;
}

void documentLink(const Plan& plan, const LintContext&, Findings& found)
{
    const auto listed = listedDocuments(plan);
    QList<Gathered::Part> parts;
    QHash<QString, qsizetype> numbers;
    forEachText(plan, [&](const QString& subject, const Place& place, const QString& text) {
        for (const auto& document : documentsIn(text)) {
            const auto name = fileNameOf(document);
            if (listed.contains(name))
                continue;
            const auto known = numbers.constFind(name);
            if (known != numbers.constEnd()) {
                parts[*known].against.append(place);
                continue;
            }
            numbers.insert(name, parts.size());
            parts.append({ document, document, place,
                Words::tr("'%1' is named in '%2', and is not among the references").arg(document, subject) });
        }
    });
    Gathered gathered(plan);
    for (const auto& part : parts)
        gathered.add(part);
    gathered.tell(found, Words::tr("%1 documents are named in texts, and are not among the references: %2"),
        Words::tr("list it under `references: [{to: PATH, title: …}]`, with `present: false` when it does "
                  "not exist"));
}

} // namespace

QList<Rule> danglingDocuments()
{
    using enum Finding::Severity;
    return {
        { "dangling.reference-missing", Warning, Consequence::RecoveryStalls, referenceMissing },
        { "dangling.document-link", Info, Consequence::Unclear, documentLink },
    };
}

} // namespace muster::plan::lint
