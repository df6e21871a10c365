// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/filterline.h"
#include "ui/panels/incidentpanel.h"

class QListView;

namespace muster::ui {

class Paragraph;

/// A panel that is one list, and a sentence in place of an empty one. Enter or a double click chooses a row.
/// A line above the list may filter it.
/// Thread: main. Owner: its dock.
class ListPanel : public IncidentPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListPanel)
public:
    ~ListPanel() override;

    void setCompact(bool compact) override;
    void setTheme(const ThemeValues& theme) override;
    [[nodiscard]] FilterLine* filterLine() const override { return m_filter; }

protected:
    /// `id` begins the names of its parts, `title` is the list's for a screen reader. Takes `list` as a part;
    /// null for a plain one.
    ListPanel(const QString& id, const QString& title, const ThemeValues& theme, QWidget* parent,
        QListView* list = nullptr);

    [[nodiscard]] QListView* list() const { return m_list; }
    /// Puts a line above the list that filters it.
    FilterLine* addFilter(FilterLine::Shows shows, const QString& hint, const QString& name);
    /// Shows the list, or the sentence when there is one.
    void showEmptiness(const QString& sentence);
    [[nodiscard]] bool isEmpty() const;
    /// Does nothing here.
    virtual void choose(int row);
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void restyle();

    QString m_id;
    QListView* m_list;
    FilterLine* m_filter = nullptr;
    Paragraph* m_empty;
};

} // namespace muster::ui
