// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/namedlayouts.h"

#include "ui/shell/docks.h"
#include "ui/shell/shellactions.h"
#include "ui/shell/stage.h"

#include <QAction>
#include <QActionGroup>

#include <utility>

namespace muster::ui {

namespace {

constexpr int kLongestName = 40;

} // namespace

NamedLayouts::NamedLayouts(Kept kept, ShellActions& actions, Docks& docks, Stage& stage, QObject* parent)
    : QObject(parent)
    , m_kept(std::move(kept))
    , m_actions(actions)
    , m_docks(docks)
    , m_stage(stage)
{
    actions.showLayouts(m_kept.keys());
    connect(actions.saveLayout, &QAction::triggered, this, &NamedLayouts::askToSave);
    connect(actions.layouts, &QActionGroup::triggered, this, [this](const QAction* action) {
        const auto name = action->data().toString();
        m_docks.change(m_kept.value(name));
        emit told(tr("The panels stand as in “%1”").arg(name));
    });
    connect(actions.forgetLayouts, &QActionGroup::triggered, this,
        [this](const QAction* action) { askToForget(action->data().toString()); });
}

NamedLayouts::~NamedLayouts() = default;

void NamedLayouts::askToSave()
{
    m_stage.askFor(tr("Name"), tr("Save where the panels stand."), tr("Save"), tr("Cancel"),
        [this](const QString& typed) {
            const auto name = typed.simplified();
            if (name.isEmpty())
                m_stage.complain(tr("Write a name by which you find it again."));
            else if (name.size() > kLongestName)
                m_stage.complain(tr("A name has at most %1 characters.").arg(kLongestName));
            else if (m_kept.contains(name))
                m_stage.ask(tr("Replace “%1”?").arg(name), tr("It then has the places of now."),
                    tr("Replace"), tr("Keep it"), [this, name](const QString&) { save(name); });
            else
                save(name);
        });
}

void NamedLayouts::save(const QString& name)
{
    m_stage.stopAsking();
    m_kept.insert(name, m_docks.layouts());
    m_actions.showLayouts(m_kept.keys());
    emit changed();
    emit told(tr("Saved under My layouts: “%1”").arg(name));
}

void NamedLayouts::askToForget(const QString& name)
{
    m_stage.ask(tr("Forget “%1”?").arg(name), tr("The panels stay where they stand."), tr("Forget it"),
        tr("Keep it"), [this, name](const QString&) {
            m_stage.stopAsking();
            m_kept.remove(name);
            m_actions.showLayouts(m_kept.keys());
            emit changed();
            emit told(tr("Forgotten: “%1”").arg(name));
        });
}

} // namespace muster::ui
