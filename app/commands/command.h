// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace muster::commands {

/// One option: "--name", and what its value is called; a switch has no value.
struct Option {
    QString name;
    QString value = {};
    QString text = {};
};

/// What a command is called and takes; help, man page check and parser read it.
struct Usage {
    /// One or two words: "bench", "drill run".
    QString name;
    /// As help shows them: "ID STEP", "FILE…".
    QString operands;
    qsizetype least = 0;
    /// -1 = any number.
    qsizetype most = 0;
    /// One sentence.
    QString text;
    QList<Option> options;
    /// It draws pages, however it is called; see Command::draws().
    bool draws = false;
};

/// What the program must be made for before a command runs.
enum class Draws {
    Nothing,
    Pages, ///< needs fonts: a QGuiApplication
    Figures ///< needs what the window draws with: a QApplication
};

/// What a command was called with, checked against its usage.
struct Arguments {
    QStringList operands;
    QHash<QString, QString> options;

    [[nodiscard]] bool has(const QString& option) const { return options.contains(option); }
    [[nodiscard]] QString value(const QString& option) const { return options.value(option); }
};

/// One verb of the terminal. Streams in and out come with the console. Thread: main.
class Command {
public:
    virtual ~Command() = default;
    [[nodiscard]] virtual Usage usage() const = 0;
    /// When it is called like this.
    [[nodiscard]] virtual Draws draws(const Arguments& /*arguments*/) const
    {
        return usage().draws ? Draws::Pages : Draws::Nothing;
    }
    /// The exit status.
    [[nodiscard]] virtual int run(const Arguments& arguments, Console& console) = 0;
};

} // namespace muster::commands
