// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/screencheck.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QDockWidget>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QStyle>
#include <QStyleOptionFrame>
#include <QTabBar>

#include <algorithm>

namespace muster::test {

namespace {

/// WCAG 2.2, target size.
constexpr int kSmallestTarget = 24;
/// A letter may reach over the last pixel of its line.
constexpr int kSlack = 1;

QString nameOf(const QWidget& widget)
{
    QStringList names;
    for (const auto* one = &widget; one != nullptr && !one->isWindow(); one = one->parentWidget()) {
        names.prepend(one->objectName().isEmpty() ? QString::fromLatin1(one->metaObject()->className())
                                                  : one->objectName());
    }
    return names.join(u" / ");
}

QString sizeWords(const QSize& size)
{
    return QStringLiteral("%1 × %2").arg(size.width()).arg(size.height());
}

/// What it shows, short.
QString wordsOf(const QWidget& widget)
{
    QString words;
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        words = label->text();
    else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        words = button->text();
    return words.isEmpty() ? QString() : QStringLiteral(" “%1”").arg(words.left(40));
}

bool hasRoom(const QLabel& label)
{
    if (label.text().isEmpty())
        return true;
    const auto least = std::min(label.minimumSizeHint().width(), label.sizeHint().width());
    const auto needed = label.hasHeightForWidth() || label.wordWrap()
        ? QSize(least, label.heightForWidth(label.width()))
        : label.sizeHint();
    return label.width() + kSlack >= needed.width() && label.height() + kSlack >= needed.height();
}

bool hasRoom(const QLineEdit& edit)
{
    QStyleOptionFrame option;
    option.initFrom(&edit);
    const auto inside = edit.style()->subElementRect(QStyle::SE_LineEditContents, &option, &edit);
    const QFontMetrics metrics(edit.font());
    const auto hint = edit.text().isEmpty() ? edit.placeholderText() : QString();
    return inside.height() + kSlack >= metrics.height()
        && inside.width() + kSlack >= metrics.horizontalAdvance(hint);
}

bool hasRoom(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return hasRoom(*label);
    if (const auto* edit = qobject_cast<const QLineEdit*>(&widget))
        return hasRoom(*edit);
    // Says once more what stands whole above it, as far as there is room.
    if (widget.objectName() == u"card.primary")
        return true;
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->hasHeightForWidth()
            ? button->height() + kSlack >= button->heightForWidth(button->width())
            : button->width() + kSlack >= button->sizeHint().width();
    if (const auto* box = qobject_cast<const QComboBox*>(&widget))
        return box->width() + kSlack >= box->minimumSizeHint().width();
    return true;
}

/// Whether something can be hit with a pointer.
bool isControl(const QWidget& widget)
{
    return qobject_cast<const QAbstractButton*>(&widget) != nullptr
        || qobject_cast<const QLineEdit*>(&widget) != nullptr
        || qobject_cast<const QComboBox*>(&widget) != nullptr
        || qobject_cast<const QAbstractItemView*>(&widget) != nullptr;
}

/// What scrolls may reach beyond what it is in.
bool scrolls(const QWidget& parent)
{
    const auto* area = qobject_cast<const QAbstractScrollArea*>(parent.parentWidget());
    return area != nullptr && area->viewport() == &parent;
}

/// Lies above others on purpose, or is not seen at all.
bool floats(const QWidget& widget)
{
    return widget.isWindow() || widget.objectName() == u"palette"
        || widget.testAttribute(Qt::WA_TransparentForMouseEvents);
}

QList<const QWidget*> visibleChildren(const QWidget& widget)
{
    QList<const QWidget*> made;
    for (const auto* child : widget.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        // Qt keeps a dock that is behind another one in its tabs outside the window.
        const bool behind = qobject_cast<const QDockWidget*>(child) != nullptr
            && !child->geometry().intersects(widget.rect());
        // Qt shows a bar of less than two tabs, outside the window, until Docks hides it again.
        const auto* tabs = qobject_cast<const QTabBar*>(child);
        if (tabs != nullptr && tabs->count() < 2)
            continue;
        if (child->isVisible() && !child->isWindow() && !child->size().isEmpty() && !behind
            && qobject_cast<const QScrollBar*>(child) == nullptr)
            made << child;
    }
    return made;
}

void look(const QWidget& widget, QStringList* faults)
{
    if (!hasRoom(widget))
        *faults << QStringLiteral("clipped: %1%2 has %3, needs %4")
                       .arg(nameOf(widget), wordsOf(widget), sizeWords(widget.size()),
                           sizeWords(widget.sizeHint()));
    if (isControl(widget) && (widget.width() < kSmallestTarget || widget.height() < kSmallestTarget))
        *faults << QStringLiteral("small: %1%2 is %3")
                       .arg(nameOf(widget), wordsOf(widget), sizeWords(widget.size()));
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabRect(i).height() < kSmallestTarget || tabs->tabRect(i).width() < kSmallestTarget)
                *faults << QStringLiteral("small: tab “%1” of %2 is %3")
                               .arg(tabs->tabText(i), nameOf(widget), sizeWords(tabs->tabRect(i).size()));
        }
    }
    const auto children = visibleChildren(widget);
    for (qsizetype i = 0; i < children.size(); ++i) {
        const auto& child = *children[i];
        if (!scrolls(widget) && !floats(child) && !widget.rect().contains(child.geometry()))
            *faults << QStringLiteral("sticks out: %1%2 in %3")
                           .arg(nameOf(child), wordsOf(child), sizeWords(widget.size()));
        for (qsizetype k = i + 1; k < children.size(); ++k) {
            const auto& other = *children[k];
            if (!floats(child) && !floats(other) && child.geometry().intersects(other.geometry()))
                *faults << QStringLiteral("overlapping: %1%2 and %3%4")
                               .arg(nameOf(child), wordsOf(child), nameOf(other), wordsOf(other));
        }
        look(child, faults);
    }
}

} // namespace

QStringList faultsOnScreen(const QWidget& whole)
{
    QStringList faults;
    look(whole, &faults);
    return faults;
}

} // namespace muster::test
