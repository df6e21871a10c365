// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QObject>
#include <QString>

namespace muster::ui {

class Docks;
class Stage;
struct ShellActions;

/// Places of the docks that a person keeps under a name, each with all perspectives and sizes of the window.
/// Thread: main. Owner: its parent; the others outlive it.
class NamedLayouts final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NamedLayouts)
public:
    /// By the name that a person gave; below it as Docks::layouts().
    using Kept = QMap<QString, QMap<QString, QByteArray>>;

    NamedLayouts(Kept kept, ShellActions& actions, Docks& docks, Stage& stage, QObject* parent);
    ~NamedLayouts() override;

    [[nodiscard]] const Kept& kept() const { return m_kept; }

signals:
    /// One was added, replaced or forgotten.
    void changed();
    /// What was done, in a sentence.
    void told(const QString& sentence);

private:
    void askToSave();
    void save(const QString& name);
    void askToForget(const QString& name);

    Kept m_kept;
    ShellActions& m_actions;
    Docks& m_docks;
    Stage& m_stage;
};

} // namespace muster::ui
