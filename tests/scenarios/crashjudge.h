// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/event.h"
#include "tests/scenarios/crashvfs.h"

#include <QList>
#include <QString>

struct sqlite3;

namespace muster::test {

/// What was asked of a store, and what it answered: the notes by number, the batches in their order.
class Said {
public:
    struct Note {
        QByteArray text;
        qsizetype batch = 0;
    };
    struct Batch {
        qsizetype first = 0;
        qsizetype count = 0;
        bool acknowledged = false;
    };

    /// The batch is about to be asked for.
    qsizetype tried(const QList<QByteArray>& texts);
    void acknowledged(qsizetype batch);

    [[nodiscard]] const QList<Note>& notes() const { return m_notes; }
    [[nodiscard]] const QList<Batch>& batches() const { return m_batches; }
    /// Of the note with this number.
    [[nodiscard]] static journal::EventId idOf(qsizetype number);
    [[nodiscard]] static qsizetype numberOf(const QByteArray& id);
    [[nodiscard]] qsizetype acknowledgedNotes() const { return m_acknowledgedNotes; }
    [[nodiscard]] qsizetype acknowledgedBatches() const { return m_acknowledgedBatches; }

private:
    QList<Note> m_notes;
    QList<Batch> m_batches;
    qsizetype m_acknowledgedNotes = 0;
    qsizetype m_acknowledgedBatches = 0;
};

/// What a store holds, beside what was said.
struct Verdict {
    int lost = 0;
    int unknown = 0;
    int halfBatches = 0;
    int otherTexts = 0;
    int brokenLinks = 0;
    QByteArray integrity = "ok";

    [[nodiscard]] bool holds() const;
    [[nodiscard]] QString text() const;
};

/// Opens what a cut left with a disk that does not fail, and looks. It reads with SQLite alone: nothing of
/// ours is believed. Thread: one at a time.
class Judge {
    Q_DISABLE_COPY_MOVE(Judge)
public:
    /// The file of the store on the disk that is judged.
    explicit Judge(QByteArray file);

    /// To be filled by a cut.
    [[nodiscard]] CrashDisk& disk() { return m_disk; }
    [[nodiscard]] Verdict judge(const Said& said);
    /// Runs statements on the disk that is judged, as somebody with another program would. Answers the first
    /// fault.
    [[nodiscard]] QByteArray tamper(const QList<QByteArray>& statements);

private:
    QByteArray m_file;
    CrashDisk m_disk { false };
    CrashVfs m_vfs;
};

} // namespace muster::test
