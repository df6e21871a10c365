// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/matrixmenu.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

namespace muster::ui {

using Detail = MatrixView::Detail;
using Grouping = MatrixView::Grouping;
using Order = MatrixView::Order;

MatrixMenu::MatrixMenu(QWidget* panel)
    : QObject(panel)
    , m_pause(new QAction(tr("&Pause this clock…\tP"), panel))
    , m_resume(new QAction(tr("&Let the clock run again\tP"), panel))
    , m_order(new QActionGroup(this))
    , m_grouping(new QActionGroup(this))
    , m_details(new QActionGroup(this))
{
    m_pause->setObjectName(QStringLiteral("matrix.pause"));
    m_resume->setObjectName(QStringLiteral("matrix.resume"));
    panel->addActions({ m_pause, m_resume });
    connect(m_pause, &QAction::triggered, this, &MatrixMenu::pauseWanted);
    connect(m_resume, &QAction::triggered, this, &MatrixMenu::resumeWanted);
    offer(false, false);

    const auto order
        = [&, menu = addMenu(panel, tr("&Sort by"))](const char* id, const QString& text, Order value) {
              add(menu, m_order, QStringLiteral("matrix.sort.%1").arg(QLatin1StringView(id)), text,
                  static_cast<int>(value));
          };
    order("time-left", tr("&Least time left"), Order::TimeLeft);
    order("sequence", tr("&Recovery order"), Order::Sequence);
    order("name", tr("&Name"), Order::Name);
    order("tier", tr("&Tier"), Order::Tier);

    const auto grouping
        = [&, menu = addMenu(panel, tr("&Group by"))](const char* id, const QString& text, Grouping value) {
              add(menu, m_grouping, QStringLiteral("matrix.group.%1").arg(QLatin1StringView(id)), text,
                  static_cast<int>(value));
          };
    grouping("none", tr("&Nothing"), Grouping::None);
    grouping("tier", tr("&Tier"), Grouping::Tier);

    m_details->setExclusionPolicy(QActionGroup::ExclusionPolicy::None);
    const auto detail
        = [&, menu = addMenu(panel, tr("S&how"))](const char* id, const QString& text, Detail value) {
              add(menu, m_details, QStringLiteral("matrix.show.%1").arg(QLatin1StringView(id)), text,
                  static_cast<int>(value));
          };
    detail("promise", tr("&Promise"), Detail::Promise);
    detail("end", tr("When it &ends, or was back"), Detail::End);
    detail("loss", tr("What is &lost"), Detail::Loss);
    detail("owner", tr("&Owner"), Detail::Owner);
    detail("tier", tr("&Tier"), Detail::Tier);
    detail("region", tr("&Region"), Detail::Region);

    for (auto* group : { m_order, m_grouping, m_details })
        connect(group, &QActionGroup::triggered, this, &MatrixMenu::choose);
    show({});
}

MatrixMenu::~MatrixMenu() = default;

QMenu* MatrixMenu::addMenu(QWidget* panel, const QString& title)
{
    auto* menu = new QMenu(title, panel);
    panel->addAction(menu->menuAction());
    return menu;
}

void MatrixMenu::add(QMenu* menu, QActionGroup* group, const QString& id, const QString& text, int value)
{
    auto* action = menu->addAction(text);
    action->setObjectName(id);
    action->setCheckable(true);
    action->setData(value);
    group->addAction(action);
}

void MatrixMenu::show(const MatrixView& view)
{
    for (auto* action : m_order->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(view.order));
    for (auto* action : m_grouping->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(view.grouping));
    for (auto* action : m_details->actions())
        action->setChecked(view.details.testFlag(static_cast<Detail>(action->data().toInt())));
}

void MatrixMenu::offer(bool mayPause, bool mayResume)
{
    m_pause->setEnabled(mayPause);
    m_resume->setEnabled(mayResume);
}

void MatrixMenu::choose()
{
    MatrixView view;
    view.order = static_cast<Order>(m_order->checkedAction()->data().toInt());
    view.grouping = static_cast<Grouping>(m_grouping->checkedAction()->data().toInt());
    view.details = {};
    for (const auto* action : m_details->actions())
        view.details.setFlag(static_cast<Detail>(action->data().toInt()), action->isChecked());
    emit chosen(view);
}

} // namespace muster::ui
