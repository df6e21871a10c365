// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/commandkey.h"

#include <QAction>
#include <QWidget>

#include <algorithm>

namespace muster::ui {

QString keyOf(const QWidget* part, const QString& command)
{
    while (part->parentWidget() != nullptr)
        part = part->parentWidget();
    const auto actions = part->actions();
    const auto found = std::find_if(actions.begin(), actions.end(),
        [&](const QAction* action) { return action->objectName() == command; });
    return found == actions.end() ? QString() : (*found)->shortcut().toString(QKeySequence::NativeText);
}

QString keyInBrackets(const QWidget* part, const QString& command)
{
    const auto key = keyOf(part, command);
    return key.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(key);
}

} // namespace muster::ui
