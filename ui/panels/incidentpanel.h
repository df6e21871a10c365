// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"
#include "ui/models/detailsmodel.h"
#include "ui/panels/typed.h"
#include "ui/widgets/theme.h"

#include <QWidget>

#include <memory>

class QAbstractItemView;

namespace muster::ui {

class FilterLine;

/// What a dock of an incident holds. The window knows its docks only by this, so that a new one is one class
/// and one line. Its actions are offered in the menu of its dock and where somebody asks for a menu in it.
/// Thread: main. Owner: its dock.
class IncidentPanel : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IncidentPanel)
public:
    ~IncidentPanel() override;

    /// Null for no incident.
    virtual void setIncident(std::shared_ptr<session::IncidentSession> incident) = 0;
    /// Once a second; repaints what moves and nothing else.
    virtual void tick();
    virtual void setCompact(bool compact) = 0;
    /// Overriders call this first.
    virtual void setTheme(const ThemeValues& theme);
    /// What it counts, beside its name: "4 of 6 affected"; empty for nothing.
    [[nodiscard]] virtual QString remark() const;
    /// How many things in it wait for somebody.
    [[nodiscard]] virtual qsizetype waiting() const;
    /// What was typed into it and not recorded; nothing here.
    [[nodiscard]] virtual Typed typed() const;
    /// Puts what was typed before back into its fields; what is not its own is ignored.
    virtual void setTyped(const Typed& typed);
    /// What finds something in it; null where there is none.
    [[nodiscard]] virtual FilterLine* filterLine() const;

signals:
    /// Its remark is another, for a reason that is no event: a promise runs out.
    void remarkChanged();
    /// An act was refused; the same words stand in the panel.
    void failed(const QString& text);
    /// A person stands on another thing in it.
    void looked(const muster::ui::Looked& at);

protected:
    IncidentPanel(const ThemeValues& theme, QWidget* parent);
    [[nodiscard]] const ThemeValues& theme() const { return m_theme; }
    /// Says looked() whenever a person comes to another row of this list, which has its model already.
    void tellLooks(QAbstractItemView* list);
    /// What a row of that list stands for; nothing here.
    [[nodiscard]] virtual Looked standsFor(const QModelIndex& index) const;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void tellLook();

    QAbstractItemView* m_looks = nullptr;
    ThemeValues m_theme;
};

} // namespace muster::ui
