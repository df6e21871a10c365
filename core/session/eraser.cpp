// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eraser.h"

#include "core/base/whendone.h"
#include "core/base/worker.h"
#include "core/session/incidentsession.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace muster::session {

namespace {

/// Shorter ones stand in any sentence.
constexpr qsizetype kTelling = 4;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

Erasable erasable(const journal::Event& event, const journal::Leaf& leaf)
{
    return { { event.id, leaf.field }, leaf.value, event.at, event.type };
}

} // namespace

QList<Erasable> textsOf(const IncidentSession& incident, const journal::EventId& entry)
{
    QList<Erasable> texts;
    for (const auto& event : incident.events()) {
        if (event.id != entry)
            continue;
        for (const auto& leaf : event.leaves)
            texts.append(erasable(event, leaf));
    }
    return texts;
}

QList<Erasable> textsContaining(const IncidentSession& incident, const QString& characters)
{
    QList<Erasable> texts;
    if (characters.isEmpty())
        return texts;
    for (const auto& event : incident.events()) {
        for (const auto& leaf : event.leaves) {
            if (leaf.value.contains(characters, Qt::CaseInsensitive))
                texts.append(erasable(event, leaf));
        }
    }
    return texts;
}

namespace {

using Done = Result<void>;

Error noAnswer()
{
    return { Fault::Storage, tr("The store did not answer: it was closed. Look whether it was taken back.") };
}

/// One entry after the other.
QFuture<Done> eraseOn(IncidentSession& incident, QList<journal::Erasure> parts, const QString& why)
{
    if (parts.isEmpty())
        return ready(Done());
    const auto next = parts.takeFirst();
    return whenDone(incident.act(incident::LeafErased { next, why }), &incident, Done(fail(noAnswer())),
        [&incident, parts, why](
            const Done& done) { return done ? eraseOn(incident, parts, why) : ready(done); });
}

QList<journal::Erasure> inParts(const journal::Erasure& what)
{
    QList<journal::Erasure> parts;
    const auto most = std::max(what.leaves.size(), what.files.size());
    for (qsizetype i = 0; i < most; i += journal::kMostErased)
        parts.append({ what.leaves.mid(i, journal::kMostErased), what.files.mid(i, journal::kMostErased) });
    return parts;
}

} // namespace

QFuture<Result<void>> eraseForGood(
    IncidentSession& incident, const journal::Erasure& what, const QString& why, const QString& found)
{
    const auto repeating = [] {
        return ready(Done(fail(Fault::Invalid,
            tr("The reason repeats what is to be taken back; it stays in the record. Say it in other "
               "words."))));
    };
    if (!found.isEmpty() && why.contains(found, Qt::CaseInsensitive))
        return repeating();
    QHash<journal::EventId, QList<journal::Leaf>> texts;
    for (const auto& event : incident.events())
        texts.insert(event.id, event.leaves);
    for (const auto& leaf : what.leaves) {
        const auto beside = texts.value(leaf.event);
        const auto text = std::find_if(
            beside.begin(), beside.end(), [&](const journal::Leaf& one) { return one.field == leaf.field; });
        if (text == beside.end()) {
            return ready(Done(incident.state().isErased(leaf.event, leaf.field)
                    ? fail(Fault::Conflict, tr("It was taken back already."))
                    : fail(Fault::NotFound,
                        tr("There is no text \"%1\" beside entry %2 of this record.")
                            .arg(leaf.field.left(40), leaf.event.toString().left(8)))));
        }
        if (text->value.size() >= kTelling && why.contains(text->value, Qt::CaseInsensitive))
            return repeating();
    }
    if (what.leaves.isEmpty() && what.files.isEmpty())
        return ready(Done(fail(Fault::Invalid, tr("Say what is to be taken back."))));
    return eraseOn(incident, inParts(what), why);
}

} // namespace muster::session
