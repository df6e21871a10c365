// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QList>
#include <QMutex>
#include <QObject>
#include <QString>

namespace muster {

class Clock;

/// Something that the program did or met, for whoever must find out why it does not work.
struct DiagnosticLine {
    enum class Weight { Note, Warning, Trouble };
    /// Counted from 1 since the start.
    quint64 number = 0;
    Instant at;
    Weight weight = Weight::Note;
    /// "muster.git"
    QString source;
    QString words;

    bool operator==(const DiagnosticLine&) const = default;
};

/// The last lines, in memory and nowhere else: what a person did is in the journal, and no text of an
/// incident and no value of a credential may be written here. Thread: any; changed() comes on its own.
/// The clock outlives it.
class Diagnostics final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Diagnostics)
public:
    static constexpr int kKept = 500;

    explicit Diagnostics(const Clock& clock, QObject* parent = nullptr);
    ~Diagnostics() override;

    void write(DiagnosticLine::Weight weight, const QString& source, const QString& words);
    /// The oldest first, at most kKept.
    [[nodiscard]] QList<DiagnosticLine> lines() const;

signals:
    /// There are other lines than before; one signal for all that were written meanwhile.
    void changed();

private:
    const Clock& m_clock;
    mutable QMutex m_guard;
    QList<DiagnosticLine> m_lines;
    quint64 m_written = 0;
    bool m_told = false;
};

/// Without what says who sits here and what opens something: the home folder becomes "~", and user and
/// password in an address an ellipsis.
[[nodiscard]] QString redacted(const QString& words);

} // namespace muster
