// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/diary.h"

#include <QJsonObject>
#include <QStringList>

#include <algorithm>

namespace muster::test {

namespace {

/// What nobody does.
bool isOfMachine(const QString& kind)
{
    static const QStringList kKinds { QStringLiteral("clock.moved"), QStringLiteral("machine.slept"),
        QStringLiteral("zone.changed") };
    return kKinds.contains(kind);
}

bool tells(const QJsonObject& line, const Deed& deed)
{
    const auto text = line.value(u"text").toString();
    if (line.value(u"kind").toString() != deed.kind)
        return false;
    if (deed.ends.isEmpty())
        return text == deed.begins;
    return text.size() >= deed.begins.size() + deed.ends.size() && text.startsWith(deed.begins)
        && text.endsWith(deed.ends);
}

QString wordsOf(const Deed& deed)
{
    const auto text = deed.ends.isEmpty() ? deed.begins : deed.begins + QStringLiteral("…") + deed.ends;
    return QStringLiteral("%1 “%2”").arg(deed.kind, text);
}

} // namespace

QString untold(const QList<Deed>& deeds, const QJsonArray& timeline)
{
    QList<QJsonObject> lines;
    for (const auto& value : timeline) {
        if (const auto line = value.toObject(); !isOfMachine(line.value(u"kind").toString()))
            lines.append(line);
    }
    for (qsizetype i = 0; i < std::max(deeds.size(), lines.size()); ++i) {
        const auto done = i < deeds.size() ? wordsOf(deeds[i]) : QStringLiteral("nothing");
        const auto told = i < lines.size() ? QStringLiteral("%1 “%2”").arg(
                              lines[i].value(u"kind").toString(), lines[i].value(u"text").toString())
                                           : QStringLiteral("nothing");
        if (i >= deeds.size() || i >= lines.size() || !tells(lines[i], deeds[i]))
            return QStringLiteral("entry %1: done was %2, told is %3").arg(i + 1).arg(done, told);
    }
    return {};
}

} // namespace muster::test
