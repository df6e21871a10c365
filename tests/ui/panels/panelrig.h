// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QObject>
#include <QPaintEvent>
#include <QRegion>

namespace muster::test {

[[nodiscard]] inline ui::ThemeValues plainTheme()
{
    return { ui::StateColors::dark(), ui::TypeScale() };
}

/// Counts what a screen reader would be told while it lives.
class AccessibilityEvents {
public:
    AccessibilityEvents()
        : m_before(QAccessible::installUpdateHandler(&AccessibilityEvents::count))
        , m_wasActive(QAccessible::isActive())
    {
        QAccessible::setActive(true);
        counter() = 0;
    }
    ~AccessibilityEvents()
    {
        QAccessible::installUpdateHandler(m_before);
        QAccessible::setActive(m_wasActive);
    }
    AccessibilityEvents(const AccessibilityEvents&) = delete;
    AccessibilityEvents& operator=(const AccessibilityEvents&) = delete;
    AccessibilityEvents(AccessibilityEvents&&) = delete;
    AccessibilityEvents& operator=(AccessibilityEvents&&) = delete;

    [[nodiscard]] int seen() const { return counter(); }

private:
    static int& counter()
    {
        static int events = 0;
        return events;
    }
    static void count(QAccessibleEvent*) { ++counter(); }

    QAccessible::UpdateHandler m_before;
    bool m_wasActive;
};

/// Sees which parts of a widget are painted.
class PaintWatch final : public QObject {
public:
    QRegion painted;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            painted += static_cast<QPaintEvent*>(event)->region();
        return false;
    }
};

} // namespace muster::test
