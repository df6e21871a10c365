// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace muster::worktree {

/// The git program, asked about a folder that somebody else may have prepared: it writes nothing unless it is
/// told to, uses no network, and what the repository's own settings would start is turned off. Thread: one;
/// ask() waits, so not main. All questions together take no longer than the limit.
class Git final {
public:
    struct Answer {
        int status = 0;
        QByteArray out;
        /// What it said beside its answer, in English.
        QString complaint;
    };

    /// `program` is the path of git; `folder` is where it is asked.
    Git(QString program, QString folder, Millis limit);

    /// Where git is; empty when it is not installed.
    [[nodiscard]] static QString installed();

    /// Runs git with these words; that it ends with another status than 0 is an answer too. Fails with
    /// Timeout and Storage.
    [[nodiscard]] Result<Answer> ask(const QStringList& words) const;

    /// Turns off the programs through which the repository would send the files of the work tree. To be
    /// called before a question about files. Fails as ask() does, and with Denied where one cannot be turned
    /// off.
    [[nodiscard]] Result<Answer> turnFiltersOff();

    /// The end that git put to what it could not do, in the words for people; `answer` has another status
    /// than 0.
    [[nodiscard]] Error refusal(const Answer& answer) const;
    /// Why git could not, in its own words, in one line without a full stop; never empty.
    [[nodiscard]] static QString reasonIn(const Answer& answer);

private:
    [[nodiscard]] tl::unexpected<Error> tooLate(const QStringList& words) const;

    QString m_program;
    QString m_folder;
    Millis m_limit;
    QDeadlineTimer m_deadline;
    QList<std::pair<QString, QString>> m_settings;
};

} // namespace muster::worktree
