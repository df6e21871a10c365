// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/listpanel.h"

class QSortFilterProxyModel;

namespace muster::ui {

class ContactsDelegate;
class ContactsModel;

/// Whom to call: role by role who holds it now, then everybody else whom the plan names.
/// Typing filters, Escape shows all again; Ctrl+C copies the number of the selected row, else its mail
/// address. Thread: main. Owner: its parent.
class ContactsPanel final : public ListPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContactsPanel)
public:
    explicit ContactsPanel(const ThemeValues& theme, QWidget* parent = nullptr);
    ~ContactsPanel() override;

    void setIncident(std::shared_ptr<session::IncidentSession> incident) override;
    void tick() override;
    void setTheme(const ThemeValues& theme) override;
    /// Selects the row with this key.
    void select(const QString& key);

signals:
    /// What was copied, or why nothing was; a sentence.
    void told(const QString& text);

protected:
    [[nodiscard]] Looked standsFor(const QModelIndex& index) const override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Goes on in the field with a letter that was typed in the list.
    [[nodiscard]] bool typesOn(const QKeyEvent& key);
    void filter();
    void copy();
    void showRows();

    std::shared_ptr<session::IncidentSession> m_incident;
    ContactsModel* m_model;
    QSortFilterProxyModel* m_shown;
    ContactsDelegate* m_delegate;
};

} // namespace muster::ui
