// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QString>

#include <functional>

namespace muster::test {

/// What the children of one store have said, over all rounds.
struct Said {
    QList<QList<QByteArray>> triedBatches;
    QSet<QByteArray> acknowledged;
    QSet<QByteArray> triedBlobs;
    QSet<QByteArray> acknowledgedBlobs;

    /// All that one child has written. A last line without its end was not said.
    void hear(const QByteArray& output);
};

/// What a store holds, beside what was said of it.
struct Verdict {
    int lost = 0;
    int unknown = 0;
    int halfBatches = 0;
    int lostBlobs = 0;
    int brokenLinks = 0;
    QString integrity = QStringLiteral("ok");

    [[nodiscard]] QString text() const;
    [[nodiscard]] bool holds() const { return text() == Verdict().text(); }
};

/// One life of a child that records until it is killed.
struct ChildRun {
    /// The name of its program, beside the tests.
    QString child;
    /// Of its store.
    QString folder;
    /// How long it lives, in ms: after it has opened the store, or after its start.
    int life = 0;
    bool diesWhileOpening = false;
};

/// Starts the child, lets it live, kills it and hears what it has said; `before` is called right before the
/// kill with the id of its process. Gives what went wrong with the child or in `before`, empty when nothing
/// did.
[[nodiscard]] QString runUntilKilled(
    const ChildRun& run, Said& said, const std::function<QString(qint64)>& before = {});

/// Opens the file of a store whose child is dead, and looks.
[[nodiscard]] Verdict judge(const QString& folder, const Said& said);

/// Opens the store as the program does, and checks every signature. Gives what does not hold, empty when all
/// does.
[[nodiscard]] QString faultOfWhole(const QString& folder);

} // namespace muster::test
