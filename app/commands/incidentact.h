// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "core/session/incidentsession.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <optional>

namespace muster::commands {

/// A verb on one incident: the first operand names it, and what was recorded is told when it is on disk.
class IncidentAct : public Command {
public:
    [[nodiscard]] int run(const Arguments& arguments, Console& console) final;

protected:
    /// What is to be recorded. Fails with a sentence about the arguments.
    [[nodiscard]] virtual Result<incident::Payload> wanted(
        const Arguments& arguments, session::IncidentSession& incident, const Console& console) const = 0;
    /// What a person should know besides, once it is recorded; most often nothing.
    [[nodiscard]] virtual QString advice(const session::IncidentSession& incident) const;
    /// What the act is going to change beside what it says; asked before it is recorded, told afterwards.
    [[nodiscard]] virtual QString consequence(
        const session::IncidentSession& incident, const incident::Payload& act) const;
};

/// What `--at` says; nothing without it.
[[nodiscard]] Result<std::optional<Instant>> timeMeant(
    const Arguments& arguments, const session::IncidentSession& incident, const QTimeZone& zone);
/// The lines of the timeline behind the first `told`, as words or as JSON.
void tellSince(
    qsizetype told, const session::IncidentSession& incident, const QTimeZone& zone, Console& console);

/// "--at TIME", which every act takes that may be written down later.
[[nodiscard]] Option atOption();
/// "--why TEXT".
[[nodiscard]] Option whyOption();

/// The step that the second operand names.
[[nodiscard]] Result<incident::StepAddress> stepMeant(
    const Arguments& arguments, const session::IncidentSession& incident);
/// What an option says, without spaces around it.
[[nodiscard]] QString textOf(const Arguments& arguments, const QString& option);

/// One of some words, each standing for a value.
template <typename Value> struct Choice {
    QString word;
    Value value;
};

/// The value of the word that an option has. Fails with Invalid, naming the words.
template <typename Value>
[[nodiscard]] Result<Value> chosen(
    const QString& option, const QString& word, const QList<Choice<Value>>& choices)
{
    QStringList words;
    for (const auto& choice : choices) {
        if (choice.word == word)
            return choice.value;
        words.append(choice.word);
    }
    return fail(Fault::Invalid,
        Words::tr("%1 cannot be \"%2\". It is one of: %3.")
            .arg(option, word, words.join(QStringLiteral(", "))));
}

} // namespace muster::commands
