// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/bundle/bundle.h"
#include "core/journal/headcode.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace muster::bundle {

/// One place where a bundle does not hold.
struct BundleFault {
    /// Name of the file or of the folder within the bundle.
    QString file;
    /// The entry or the line; 0 for none.
    qint64 seq = 0;
    /// For people: one sentence.
    QString text;

    bool operator==(const BundleFault&) const = default;
};

/// The chain of one console.
struct ConsoleFound {
    journal::Head head;
    /// 32 bytes.
    QByteArray key;

    bool operator==(const ConsoleFound&) const = default;
};

/// The log says that one of its entries was left elsewhere.
struct AnchorFound {
    journal::OriginId origin;
    /// The entry that says so.
    qint64 seq = 0;
    /// "paper", "message", "told", "git" or "timestamp".
    QString way;
    /// What was left elsewhere, and whether it is still the entry of that number.
    journal::Head left;
    bool fits = false;

    bool operator==(const AnchorFound&) const = default;
};

/// What was found in a bundle. What is beside the faults is only what could be read, and worth nothing while
/// there are faults.
struct Verification {
    /// Empty when the bundle holds.
    QList<BundleFault> faults;
    /// Of heads.txt; unset when it could not be read.
    std::optional<journal::Heads> heads;
    /// In the order of heads.txt.
    QList<ConsoleFound> consoles;
    /// What was read of it; the events in the order of journal::comesBefore.
    Bundle bundle;
    /// Files that entries name, and that are not there.
    QList<journal::Attachment> withheldFiles;
    /// Texts whose hash stands in an entry, and that are not there.
    qint64 withheldTexts = 0;
    /// In the order of the events.
    QList<AnchorFound> anchors;

    [[nodiscard]] bool holds() const { return faults.isEmpty(); }
    /// The entry that somebody kept a code or words of; nothing when none of them is it.
    [[nodiscard]] std::optional<journal::Head> entryOf(const journal::HeadMark& mark) const;
};

/// So many faults say enough.
inline constexpr qsizetype kMostFaults = 100;

/// Checks every rule of a bundle on the bytes of its files; after `most` faults it stops. The files that tell
/// how to check it without Muster are not looked at, and neither is a report.
[[nodiscard]] Verification verify(const Files& files, qsizetype most = kMostFaults);

/// The bundle in a zip file or a folder, when it holds. Fails with Invalid (also with the first fault that it
/// has), NotFound or Storage.
[[nodiscard]] Result<Bundle> readBundle(const QString& path, Limits limits = {});

} // namespace muster::bundle
