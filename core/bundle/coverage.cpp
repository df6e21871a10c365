// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/coverage.h"

#include "core/journal/erasure.h"

#include <QSet>

namespace muster::bundle {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isHeads(const QString& name)
{
    return name == u"heads.txt" || name == u"heads.sig";
}

QSet<QByteArray> linesOf(const QByteArray& text)
{
    const auto lines = text.split('\n');
    return { lines.begin(), lines.end() };
}

/// What was taken back, as a bundle spells it: names of files, and by the name of a file of texts how its
/// lines begin.
struct TakenBack {
    QSet<QString> files;
    QHash<QString, QSet<QByteArray>> lines;
};

TakenBack takenBackIn(const QList<journal::Event>& events)
{
    TakenBack gone;
    QHash<journal::EventId, const journal::Event*> byId;
    for (const auto& event : events)
        byId.insert(event.id, &event);
    for (const auto& event : events) {
        const auto erasure = journal::erasureOf(event);
        if (!erasure)
            continue;
        for (const auto& hash : erasure->files)
            gone.files.insert("files/"_L1 + hash);
        for (const auto& leaf : erasure->leaves) {
            if (const auto* of = byId.value(leaf.event)) {
                gone.lines[u"chains/%1/leaves.txt"_s.arg(of->origin.toString())].insert(
                    QByteArray::number(of->seq) + ' ' + leaf.field.toLatin1() + ' ');
            }
        }
    }
    return gone;
}

/// Whether a text stands there that is not here, and was not taken back.
bool hasMoreTexts(const QByteArray& there, const QByteArray& here, const QSet<QByteArray>& gone)
{
    if (there == here)
        return false;
    auto others = linesOf(there);
    others.subtract(linesOf(here));
    for (const auto& line : std::as_const(others)) {
        const auto afterField = line.indexOf(' ', line.indexOf(' ') + 1) + 1;
        if (!gone.contains(line.first(afterField)))
            return true;
    }
    return false;
}

} // namespace

Coverage coverageOf(const Files& there, const Bundle& bundle)
{
    const auto companions = companionFiles();
    auto here = recordFiles(bundle);
    const auto gone = takenBackIn(bundle.events);
    bool isSame = true;
    for (auto file = there.begin(); file != there.end(); ++file) {
        if (isHeads(file.key()) || file.key() == kReportFile || companions.contains(file.key()))
            continue;
        const auto own = here.value(file.key());
        const bool isKnown = here.remove(file.key()) > 0;
        isSame = isSame && isKnown && own == *file;
        if (file.key().startsWith("files/"_L1)) {
            if (!isKnown && !gone.files.contains(file.key()))
                return Coverage::More;
        } else if (file.key().endsWith("/leaves.txt"_L1)) {
            if (hasMoreTexts(*file, own, gone.lines.value(file.key())))
                return Coverage::More;
        } else if (!own.startsWith(*file)) {
            // A chain only grows.
            return Coverage::More;
        }
    }
    here.removeIf([](const Files::iterator& file) { return isHeads(file.key()); });
    return isSame && here.isEmpty() ? Coverage::Same : Coverage::Less;
}

std::optional<journal::StreamId> streamOf(const Files& there)
{
    const journal::SignedHeads heads { there.value(u"heads.txt"_s),
        QByteArray::fromHex(there.value(u"heads.sig"_s).trimmed()) };
    const auto read = journal::readHeads(heads);
    return read ? std::optional(read->stream) : std::nullopt;
}

} // namespace muster::bundle
