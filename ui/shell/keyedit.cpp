// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keyedit.h"

#include <QKeyEvent>

namespace muster::ui {

namespace {

bool isModifier(int key)
{
    switch (key) {
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Meta:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Super_L:
    case Qt::Key_Super_R:
    case Qt::Key_CapsLock:
    case Qt::Key_NumLock:
    case 0:
    case Qt::Key_unknown:
        return true;
    default:
        return false;
    }
}

/// A sign that Shift has made already is pressed without it: a key is looked for by what it makes.
Qt::KeyboardModifiers modifiersOf(const QKeyEvent& event)
{
    auto modifiers = event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    const auto made = event.text().isEmpty() ? QChar() : event.text().front();
    if (made.isPrint() && !made.isLetterOrNumber() && !made.isSpace())
        modifiers &= ~Qt::ShiftModifier;
    return modifiers;
}

/// Leaves the field as in any other.
bool goesOn(const QKeyEvent& key)
{
    const auto modifiers = key.modifiers() & ~Qt::ShiftModifier;
    return (key.key() == Qt::Key_Tab || key.key() == Qt::Key_Backtab) && modifiers == Qt::NoModifier;
}

} // namespace

KeyEdit::KeyEdit(QWidget* parent)
    : QLineEdit(parent)
{
    // What is pressed is not typed; no input method waits for a second key.
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

KeyEdit::~KeyEdit() = default;

void KeyEdit::setKey(const QKeySequence& key)
{
    m_key = key;
    setText(key.toString(QKeySequence::NativeText));
}

bool KeyEdit::event(QEvent* event)
{
    // Before the command that has the key now.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void KeyEdit::keyPressEvent(QKeyEvent* event)
{
    if (goesOn(*event)) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    event->accept();
    if (isModifier(event->key()) || event->isAutoRepeat())
        return;
    const auto modifiers = modifiersOf(*event);
    if (modifiers == Qt::NoModifier) {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            emit meant();
            return;
        case Qt::Key_Escape:
            emit dismissed();
            return;
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            setKey({});
            emit pressed({});
            return;
        default:
            break;
        }
    }
    setKey(QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(event->key()))));
    emit pressed(m_key);
}

} // namespace muster::ui
