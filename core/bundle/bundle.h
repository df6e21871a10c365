// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/bundle/intake.h"
#include "core/journal/event.h"
#include "core/journal/heads.h"

#include <QByteArray>
#include <QHash>
#include <QLatin1StringView>
#include <QList>
#include <QString>

namespace muster::bundle {

/// One stream with all that belongs to it, to be checked and read elsewhere. Specified in
/// resources/help/event-record.md.
struct Bundle {
    /// Of the console that made it.
    journal::SignedHeads heads;
    /// Of all chains, in the order of journal::comesBefore. A leaf that is not there is withheld.
    QList<journal::Event> events;
    /// By their SHA-256 in hex; one that is not there is withheld.
    QHash<QString, QByteArray> files;

    bool operator==(const Bundle&) const = default;
};

/// The events up to the newest one of their chain that the heads name: what was recorded after the heads were
/// signed is left out.
[[nodiscard]] QList<journal::Event> eventsUpTo(
    const QList<journal::Head>& heads, const QList<journal::Event>& events);
/// The files that these events name, each once, in the order of their hashes.
[[nodiscard]] QList<journal::Attachment> filesNamedBy(const QList<journal::Event>& events);

/// The files of a bundle that hold the record, and are what its rules are about.
[[nodiscard]] Files recordFiles(const Bundle& bundle);
/// READ-ME-FIRST.txt, verify.sh and words.txt: how it is checked without Muster.
[[nodiscard]] Files companionFiles();
/// The report, for whoever wants to read it and has no Muster. It is no part of the record: nothing vouches
/// for it, no rule is about it, and nobody here opens one that came from elsewhere.
inline constexpr auto kReportFile = QLatin1StringView("report.html");

/// Writes the zip file, whole or not at all, over one that is there, with this report unless it is empty. Its
/// files are of the time `at`. Fails with Storage or Internal.
[[nodiscard]] Result<void> writeBundle(
    const QString& file, const Bundle& bundle, Instant at, const QByteArray& report = {});
/// The files of a zip file or a folder, from anybody: nothing of them was verified, but what no bundle holds
/// is refused. Fails with Invalid, NotFound or Storage.
[[nodiscard]] Result<Files> readFiles(const QString& path, Limits limits = {});

} // namespace muster::bundle
