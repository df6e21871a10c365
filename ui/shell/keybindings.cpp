// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keybindings.h"

#include "ui/shell/shellactions.h"

#include <QAction>

#include <algorithm>
#include <array>

namespace muster::ui {

namespace {

bool isFunctionKey(int key)
{
    return key >= Qt::Key_F1 && key <= Qt::Key_F35;
}

/// Keys that a text field, a list or the desktop would take before the window hears of them.
bool isTakenElsewhere(const QKeySequence& key)
{
    constexpr std::array kEditing { QKeySequence::Copy, QKeySequence::Cut, QKeySequence::Paste,
        QKeySequence::SelectAll };
    const auto isIts
        = [&](QKeySequence::StandardKey one) { return QKeySequence::keyBindings(one).contains(key); };
    if (std::any_of(kEditing.begin(), kEditing.end(), isIts))
        return true;
    // Of these the X11 text fields take the first two, input methods the third, the desktop the fourth; the
    // walkthrough is done with the next two, and the last opens the menu of a panel.
    constexpr std::array kOthers { "Ctrl+E", "Ctrl+U", "Ctrl+Shift+U", "Alt+F4", "Ctrl+Return", "Ctrl+Enter",
        "Shift+F10" };
    return std::any_of(kOthers.begin(), kOthers.end(),
        [&](const char* one) { return key == QKeySequence(QString::fromLatin1(one)); });
}

} // namespace

KeyBindings::KeyBindings(const ShellActions& actions, QObject* parent)
    : QObject(parent)
{
    for (const auto& [menu, action] : actions.lasting())
        m_commands.append({ menu, action, action->shortcuts() });
    for (const auto& title : actions.menuTitles()) {
        const auto key = QKeySequence::mnemonic(title);
        if (!key.isEmpty())
            m_menuKeys.insert(key, QString(title).remove(u'&'));
    }
}

KeyBindings::~KeyBindings() = default;

QString KeyBindings::refusal(const QKeySequence& key) const
{
    if (key.isEmpty())
        return {};
    const auto words = key.toString(QKeySequence::NativeText);
    const auto combination = key[0];
    const auto modifiers = combination.keyboardModifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    if (modifiers == Qt::NoModifier && !isFunctionKey(combination.key()))
        return tr(
            "%1 alone belongs to what has the keyboard. Take it with Ctrl or Alt, or take a function key.")
            .arg(words);
    if (const auto menu = m_menuKeys.constFind(key); menu != m_menuKeys.constEnd())
        return tr("%1 opens the menu %2. Take another key.").arg(words, *menu);
    if (isTakenElsewhere(key))
        return tr("%1 belongs to text fields, lists or the desktop. Take another key.").arg(words);
    return {};
}

QAction* KeyBindings::holder(const QKeySequence& key) const
{
    const auto found = std::find_if(m_commands.begin(), m_commands.end(),
        [&](const Command& command) { return command.action->shortcuts().contains(key); });
    return key.isEmpty() || found == m_commands.end() ? nullptr : found->action;
}

bool KeyBindings::isChanged(const Command& command) const
{
    return command.action->shortcuts() != command.usual;
}

void KeyBindings::assign(QAction* action, const Keys& keys)
{
    for (const auto& key : keys) {
        auto* other = holder(key);
        if (other == nullptr || other == action)
            continue;
        auto left = other->shortcuts();
        left.removeAll(key);
        other->setShortcuts(left);
    }
    action->setShortcuts(keys);
}

void KeyBindings::give(QAction* action, const QKeySequence& key)
{
    assign(action, key.isEmpty() ? Keys() : Keys { key });
    emit changed();
}

void KeyBindings::restore(const Command& command)
{
    assign(command.action, command.usual);
    emit changed();
}

void KeyBindings::restoreAll()
{
    for (const auto& command : m_commands)
        command.action->setShortcuts(command.usual);
    emit changed();
}

QMap<QString, QString> KeyBindings::kept() const
{
    QMap<QString, QString> kept;
    for (const auto& command : m_commands) {
        if (isChanged(command))
            kept.insert(
                command.action->objectName(), QKeySequence::listToString(command.action->shortcuts()));
    }
    return kept;
}

void KeyBindings::setKept(const QMap<QString, QString>& kept)
{
    for (const auto& command : m_commands) {
        const auto found = kept.constFind(command.action->objectName());
        if (found == kept.constEnd())
            continue;
        auto keys = QKeySequence::listFromString(*found);
        keys.removeIf([&](const QKeySequence& key) { return key.isEmpty() || !refusal(key).isEmpty(); });
        // Words that name no key are not the wish to have none.
        if (!keys.isEmpty() || found->isEmpty())
            assign(command.action, keys);
    }
    emit changed();
}

} // namespace muster::ui
