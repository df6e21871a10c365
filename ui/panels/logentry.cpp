// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/logentry.h"

#include <QRegularExpression>
#include <QTime>

#include <array>

namespace muster::ui {

namespace {

using Kind = incident::NoteAdded::Kind;

struct Prefix {
    QLatin1StringView sign;
    Kind kind;
};

constexpr std::array kPrefixes {
    Prefix { QLatin1StringView("!"), Kind::Decision },
    Prefix { QLatin1StringView("?"), Kind::Question },
    Prefix { QLatin1StringView("TODO "), Kind::Task },
    Prefix { QLatin1StringView("TODO:"), Kind::Task },
};

Kind takePrefix(QString& text)
{
    for (const auto& prefix : kPrefixes) {
        if (!text.startsWith(prefix.sign))
            continue;
        text = text.mid(prefix.sign.size()).trimmed();
        return prefix.kind;
    }
    return Kind::Note;
}

} // namespace

std::optional<LogEntry> readLogEntry(const QString& typed, const WallTime& zone, Instant now)
{
    static const QRegularExpression kLeadingTime(
        QStringLiteral("^([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?(\\s+|$)"));

    auto text = typed.trimmed();
    LogEntry entry;
    if (const auto match = kLeadingTime.match(text); match.hasMatch()) {
        entry.at = zone.read(match.capturedView(), now);
        text = text.mid(match.capturedLength()).trimmed();
    }
    entry.note.kind = takePrefix(text);
    entry.note.text = text;
    if (text.isEmpty())
        return std::nullopt;
    return entry;
}

} // namespace muster::ui
