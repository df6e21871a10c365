// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/docks.h"

#include "ui/shell/docktitlebar.h"
#include "ui/shell/dockwindow.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QDockWidget>
#include <QKeyEvent>
#include <QMainWindow>
#include <QMenu>
#include <QTabBar>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace muster::ui {

namespace {

/// Raised when docks are named or meant differently; layouts of another one are not read.
constexpr int kLayoutVersion = 1;
// At 1440 x 900, and in the compact form.
constexpr int kLeftWidth = 388;
constexpr int kCompactLeftWidth = 300;
constexpr int kRightWidth = 350;
constexpr int kWideLeftWidth = 480;
constexpr int kWideRightWidth = 680;
constexpr int kBottomHeight = 238;
constexpr int kCompactBottomHeight = 142;
/// Of a panel that is opened while there are no docks.
constexpr QSize kLoneWindow(720, 480);
/// The share of a column that its upper dock takes.
constexpr double kUpperShare = 0.55;
constexpr double kWideUpperShare = 0.3;
/// On a bar of tabs: how many a screen reader was told of.
constexpr auto kToldTabs = "toldTabs";

/// Qt names a bar by its current tab, and one without tabs not at all.
QAccessibleInterface* barWithoutTabs(const QString&, QObject* object)
{
    auto* bar = qobject_cast<QTabBar*>(object);
    return bar != nullptr && bar->count() == 0 ? new QAccessibleWidget(bar, QAccessible::PageTabList)
                                               : nullptr;
}

void forgetGoneTabs(QTabBar* bar)
{
    // Qt goes on telling of tabs that have gone; made anew, a screen reader finds those that are there.
    if (!QAccessible::isActive() || bar->property(kToldTabs).toInt() == bar->count())
        return;
    bar->setProperty(kToldTabs, bar->count());
    if (auto* told = QAccessible::queryAccessibleInterface(bar))
        QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(told));
}

} // namespace

Docks::Docks(const ThemeValues& theme, QMainWindow* window)
    : QObject(window)
    , m_window(window)
    , m_theme(theme)
{
    QAccessible::installFactory(&barWithoutTabs);
    window->installEventFilter(this);
    window->setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    window->setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);
}

Docks::~Docks() = default;

void Docks::add(const QString& id, const QString& title, QWidget* panel, Home home, Shows shows)
{
    auto* dock = new QDockWidget(title, m_window);
    auto* bar = new DockTitleBar(title, m_theme, dock);
    dock->setObjectName(id);
    dock->setFeatures(QDockWidget::NoDockWidgetFeatures);
    dock->setTitleBarWidget(bar);
    dock->setWidget(panel);
    dock->installEventFilter(this);
    dock->hide();
    m_window->addDockWidget(Qt::LeftDockWidgetArea, dock);
    m_members.push_back(
        std::make_unique<Member>(Member { id, title, panel, home, shows, dock, bar, nullptr }));
    auto* member = m_members.back().get();
    connect(bar->menu(), &QMenu::aboutToShow, this, [this, member] { fillMenu(*member); });
    connect(dock, &QDockWidget::dockLocationChanged, this, &Docks::refreshTabs);
}

Docks::Member* Docks::find(const QString& id) const
{
    const auto found = std::find_if(
        m_members.begin(), m_members.end(), [&](const auto& member) { return member->id == id; });
    return found == m_members.end() ? nullptr : found->get();
}

QList<Docks::Title> Docks::titles() const
{
    QList<Title> made;
    for (const auto& member : m_members)
        made.append({ member->id, member->title, member->shows == Shows::Always });
    return made;
}

void Docks::setRemark(const QString& id, const QString& remark, qsizetype waiting)
{
    auto* member = find(id);
    if (member == nullptr)
        return;
    member->bar->setRemark(remark);
    // A tab has no room for more than the number that matters.
    member->dock->setWindowTitle(
        waiting > 0 ? QStringLiteral("%1  %2").arg(member->title).arg(waiting) : member->title);
}

void Docks::setLayouts(const QMap<QString, QByteArray>& layouts)
{
    m_layouts = layouts;
}

QMap<QString, QByteArray> Docks::layouts()
{
    remember();
    return m_layouts;
}

void Docks::remember()
{
    if (!m_now)
        return;
    // A panel in a window of its own has its place here as well: the window does not outlast the incident.
    const auto showPlaces = [this](bool show) {
        for (const auto& member : m_members) {
            if (member->window != nullptr)
                member->dock->setVisible(show);
        }
    };
    showPlaces(true);
    m_layouts.insert(keyOf(m_now->first, m_now->second), m_window->saveState(kLayoutVersion));
    showPlaces(false);
}

void Docks::enter(Perspective perspective, SizeClass size)
{
    const std::pair next(perspective, size);
    if (m_now == next)
        return;
    remember();
    m_now = next;
    place();
    tellWindows();
}

void Docks::tellWindows()
{
    for (const auto& member : m_members) {
        if (member->window != nullptr)
            member->window->setHasPlace(m_now.has_value());
    }
}

void Docks::change(const QMap<QString, QByteArray>& layouts)
{
    m_layouts = layouts;
    for (const auto& member : m_members)
        returnPanel(*member);
    if (m_now)
        place();
}

void Docks::place()
{
    const auto kept = m_layouts.value(keyOf(m_now->first, m_now->second));
    if (kept.isEmpty()) {
        arrange();
    } else if (!m_window->restoreState(kept, kLayoutVersion)) {
        arrange();
        emit told(tr("The places of the panels could not be read; they are as at first."));
    }
    for (const auto& member : m_members) {
        member->bar->setCompact(m_now->second == SizeClass::Compact);
        // One that stands in a window of its own has no place here.
        if (member->window != nullptr)
            member->dock->hide();
    }
    refreshTabs();
}

void Docks::leave()
{
    remember();
    m_now.reset();
    for (const auto& member : m_members) {
        if (member->shows != Shows::Always)
            returnPanel(*member);
        member->dock->hide();
    }
    tellWindows();
    refreshTabs();
}

void Docks::reset()
{
    if (!m_now)
        return;
    for (const auto& member : m_members)
        returnPanel(*member);
    arrange();
    refreshTabs();
}

bool Docks::showsAtFirst(const Member& member) const
{
    return m_now->first == Perspective::Review ? m_reviewed.contains(member.id)
                                               : member.shows == Shows::AtFirst;
}

void Docks::arrange()
{
    const bool compact = m_now->second == SizeClass::Compact;
    const bool wide = m_now->second == SizeClass::Wide;
    QList<QDockWidget*> left;
    QList<QDockWidget*> right;
    QList<QDockWidget*> bottom;
    QList<QDockWidget*> guests;
    for (const auto& member : m_members) {
        switch (member->home) {
        case Home::Left:
            left << member->dock;
            break;
        case Home::Right:
            (compact ? guests : right) << member->dock;
            break;
        case Home::Bottom:
            bottom << member->dock;
            break;
        }
    }
    // Where the right column has no room, whoever belongs below stays in front.
    bottom += guests;
    const auto place = [&](const QList<QDockWidget*>& docks, Qt::DockWidgetArea area, bool tabbed) {
        for (qsizetype i = 0; i < docks.size(); ++i) {
            // Only adding again brings back what a person had tabbed or moved.
            m_window->removeDockWidget(docks[i]);
            m_window->addDockWidget(area, docks[i], Qt::Vertical);
            if (i > 0 && tabbed)
                m_window->tabifyDockWidget(docks[i - 1], docks[i]);
        }
    };
    place(left, Qt::LeftDockWidgetArea, compact);
    place(right, Qt::RightDockWidgetArea, true);
    // A wide window has a column for what otherwise stands below.
    place(bottom, wide ? Qt::RightDockWidgetArea : Qt::BottomDockWidgetArea, true);
    for (const auto& member : m_members)
        member->dock->setVisible(showsAtFirst(*member));
    // Those that are away have neither a tab nor a size.
    for (auto* docks : { &left, &right, &bottom }) {
        docks->removeIf([](const QDockWidget* dock) { return dock->isHidden(); });
        if (!docks->isEmpty())
            docks->constFirst()->raise();
    }
    giveSizes(left, right, bottom);
}

void Docks::giveSizes(
    const QList<QDockWidget*>& left, const QList<QDockWidget*>& right, const QList<QDockWidget*>& bottom)
{
    const bool compact = m_now->second == SizeClass::Compact;
    const bool wide = m_now->second == SizeClass::Wide;
    const auto fitting = [&](int wanted, int whole) { return std::min(m_theme.px(wanted), whole * 2 / 5); };
    const auto giveWidth = [&](const QList<QDockWidget*>& docks, int wanted) {
        if (!docks.isEmpty())
            m_window->resizeDocks(
                { docks.constFirst() }, { fitting(wanted, m_window->width()) }, Qt::Horizontal);
    };
    const auto share = [&](const QList<QDockWidget*>& docks, double upperShare) {
        const int whole = m_window->height();
        const int upper = static_cast<int>(whole * upperShare);
        if (docks.size() > 1)
            m_window->resizeDocks({ docks[0], docks[1] }, { upper, whole - upper }, Qt::Vertical);
    };
    giveWidth(left, compact ? kCompactLeftWidth : wide ? kWideLeftWidth : kLeftWidth);
    giveWidth(right, wide ? kWideRightWidth : kRightWidth);
    if (!bottom.isEmpty() && !wide)
        m_window->resizeDocks({ bottom.constFirst() },
            { fitting(compact ? kCompactBottomHeight : kBottomHeight, m_window->height()) }, Qt::Vertical);
    if (!compact)
        share(left, kUpperShare);
    if (wide)
        share(right.mid(0, 1) + bottom.mid(0, 1), kWideUpperShare);
}

void Docks::setLocked(bool locked)
{
    for (const auto& member : m_members)
        member->dock->setFeatures(
            locked ? QDockWidget::NoDockWidgetFeatures : QDockWidget::DockWidgetMovable);
}

void Docks::fillMenu(Member& member)
{
    auto* menu = member.bar->menu();
    menu->clear();
    // What the panel itself offers comes first.
    if (const auto acts = member.panel->actions(); !acts.isEmpty()) {
        menu->addActions(acts);
        menu->addSeparator();
    }
    const auto offer = [&](const QString& text, auto act) {
        connect(menu->addAction(text), &QAction::triggered, this, act);
    };
    const auto offerMove = [&](const QString& text, Qt::DockWidgetArea area) {
        if (m_window->dockWidgetArea(member.dock) != area)
            offer(text, [this, &member, area] { move(member, area); });
    };
    offerMove(tr("Move to the &left"), Qt::LeftDockWidgetArea);
    offerMove(tr("Move to the &right"), Qt::RightDockWidgetArea);
    offerMove(tr("Move to the &bottom"), Qt::BottomDockWidgetArea);
    menu->addSeparator();
    offer(tr("Open in a &window of its own"), [this, &member] { openWindow(member); });
    offer(tr("&Close"), [this, &member] {
        putAway(member);
        m_window->centralWidget()->setFocus(Qt::OtherFocusReason);
    });
}

void Docks::move(Member& member, Qt::DockWidgetArea area)
{
    QDockWidget* neighbour = nullptr;
    for (const auto& other : m_members) {
        if (other.get() != &member && !other->dock->isHidden()
            && m_window->dockWidgetArea(other->dock) == area)
            neighbour = other->dock;
    }
    m_window->addDockWidget(area, member.dock, Qt::Vertical);
    if (neighbour != nullptr)
        m_window->tabifyDockWidget(neighbour, member.dock);
    member.dock->show();
    refreshTabs();
    reveal(member.id);
}

void Docks::putAway(Member& member)
{
    member.dock->hide();
    refreshTabs();
}

void Docks::openWindow(Member& member)
{
    if (member.window != nullptr)
        return;
    const auto size = member.dock->size();
    const auto corner = member.dock->mapToGlobal(QPoint(0, 0));
    putAway(member);
    member.window = new DockWindow(member.title, member.panel, m_theme, m_window);
    connect(member.window, &DockWindow::returnWanted, this, [this, &member] {
        returnPanel(member);
        if (m_now)
            reveal(member.id);
    });
    member.window->setHasPlace(m_now.has_value());
    if (m_now) {
        member.window->resize(size);
        member.window->move(corner);
    } else {
        member.window->resize(m_theme.px(kLoneWindow.width()), m_theme.px(kLoneWindow.height()));
    }
    member.window->show();
    member.panel->setFocus(Qt::OtherFocusReason);
}

void Docks::returnPanel(Member& member)
{
    if (member.window == nullptr)
        return;
    member.dock->setWidget(member.panel);
    member.panel->show();
    std::exchange(member.window, nullptr)->deleteLater();
}

void Docks::reveal(const QString& id)
{
    auto* member = find(id);
    if (member == nullptr || (!m_now && member->shows != Shows::Always))
        return;
    if (!m_now && member->window == nullptr)
        openWindow(*member);
    if (member->window != nullptr) {
        member->window->raise();
        member->window->activateWindow();
    } else {
        showDock(*member);
        refreshTabs();
    }
    auto* inner = member->panel->focusWidget();
    (inner != nullptr && inner->isVisibleTo(member->panel) ? inner : member->panel)
        ->setFocus(Qt::ShortcutFocusReason);
}

void Docks::showDock(Member& member)
{
    if (!member.dock->isHidden())
        return member.dock->raise();
    // One that joins others takes the room they have, not what it would like.
    const auto area = m_window->dockWidgetArea(member.dock);
    const bool aside = area == Qt::LeftDockWidgetArea || area == Qt::RightDockWidgetArea;
    int before = 0;
    for (const auto& other : m_members) {
        if (!other->dock->isHidden() && m_window->dockWidgetArea(other->dock) == area)
            before = std::max(before, aside ? other->dock->width() : other->dock->height());
    }
    member.dock->show();
    member.dock->raise();
    if (before > 0)
        m_window->resizeDocks({ member.dock }, { before }, aside ? Qt::Horizontal : Qt::Vertical);
}

QList<QWidget*> Docks::visiblePanels() const
{
    QList<QWidget*> panels;
    for (const auto& member : m_members) {
        // One behind another tab is not visible, although its dock is not hidden.
        if (member->window == nullptr && !member->panel->visibleRegion().isEmpty())
            panels << member->panel;
    }
    return panels;
}

void Docks::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    for (const auto& member : m_members) {
        member->bar->setTheme(theme);
        if (member->window != nullptr)
            member->window->setTheme(theme);
    }
    refreshTabs();
}

void Docks::refreshTabs()
{
    for (const auto& member : m_members) {
        const auto others = m_window->tabifiedDockWidgets(member->dock);
        const bool amongTabs = std::any_of(
            others.begin(), others.end(), [](const QDockWidget* other) { return !other->isHidden(); });
        member->bar->setAmongTabs(amongTabs && !member->dock->isHidden());
    }
    // Qt makes the bars of tabs in its layout, later than this.
    QTimer::singleShot(0, this, &Docks::nameTabs);
}

void Docks::nameTabs() const
{
    const auto bars = m_window->findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly);
    for (auto* bar : bars) {
        QStringList titles;
        for (int i = 0; i < bar->count(); ++i)
            titles << bar->tabText(i);
        bar->setAccessibleName(tr("Panels: %1").arg(titles.join(QStringLiteral(", "))));
        bar->setFont(m_theme.font(TypeScale::Token::Table));
        bar->setExpanding(false);
        // Half a name is none; what has no room is scrolled to.
        bar->setElideMode(Qt::ElideNone);
        bar->setUsesScrollButtons(true);
        bar->setDrawBase(false);
        // Qt shows a bar whose docks are away, all but one, again after each layout; hiding it would make the
        // next layout, and so on for ever. Without room and keyboard nobody meets it.
        const bool useless = !m_now || bar->count() < 2;
        bar->setMaximumSize(useless ? QSize(0, 0) : QSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX));
        bar->setFocusPolicy(useless ? Qt::NoFocus : Qt::TabFocus);
        forgetGoneTabs(bar);
    }
}

bool Docks::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_window) {
        // Bars of tabs come whenever Qt lays out.
        if (event->type() == QEvent::ChildPolished
            && qobject_cast<QTabBar*>(static_cast<QChildEvent*>(event)->child()) != nullptr)
            QTimer::singleShot(0, this, &Docks::nameTabs);
        return false;
    }
    const bool asksForMenu = event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_F10
        && static_cast<QKeyEvent*>(event)->modifiers() == Qt::ShiftModifier;
    if (!asksForMenu)
        return QObject::eventFilter(watched, event);
    const auto found = std::find_if(
        m_members.begin(), m_members.end(), [&](const auto& member) { return member->dock == watched; });
    if (found != m_members.end())
        (*found)->bar->openMenu();
    return true;
}

} // namespace muster::ui
