// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QObject>
#include <QString>

class QAction;

namespace muster::ui {

struct ShellActions;

/// The keys of the window's commands: as Muster gives them, and as a person has changed them. No key is ever
/// with two commands. Thread: main. Owner: its parent; the actions outlive it.
class KeyBindings final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyBindings)
public:
    using Keys = QList<QKeySequence>;

    struct Command {
        /// Title of the menu it stands in.
        QString menu;
        QAction* action;
        /// What Muster gives it.
        Keys usual;
    };

    /// When every command has been made that has a name of its own.
    KeyBindings(const ShellActions& actions, QObject* parent);
    ~KeyBindings() override;

    /// In the order of the menus.
    [[nodiscard]] const QList<Command>& commands() const { return m_commands; }
    /// Why no command can have this key, in a sentence; empty when one can.
    [[nodiscard]] QString refusal(const QKeySequence& key) const;
    /// The command that has the key; null for none.
    [[nodiscard]] QAction* holder(const QKeySequence& key) const;
    [[nodiscard]] bool isChanged(const Command& command) const;

    /// The only key of the action from now on; whoever had it has it no more. An empty one takes its keys
    /// away.
    void give(QAction* action, const QKeySequence& key);
    void restore(const Command& command);
    void restoreAll();

    /// What was changed, by the name of the command: "Ctrl+K; Ctrl+Shift+P". Empty words: it has no key.
    [[nodiscard]] QMap<QString, QString> kept() const;
    /// As it was kept. What this Muster does not know, and keys that no command can have, are left out.
    void setKept(const QMap<QString, QString>& kept);

signals:
    void changed();

private:
    void assign(QAction* action, const Keys& keys);

    QList<Command> m_commands;
    /// Alt and a letter, and the title of the menu that it opens.
    QMap<QKeySequence, QString> m_menuKeys;
};

} // namespace muster::ui
