// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/planoffer.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QLabel;
class QListView;

namespace muster::ui {

class Button;
class EmptyState;
class OffersModel;
class TwoLinesDelegate;

/// The page with what was changed while the plan ran, one row a change with why, for the plan file: written
/// there where the file is known, else copied as words. Nothing is written before somebody says so. Escape
/// goes back. Thread: main.
class OffersPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OffersPage)
public:
    explicit OffersPage(const ThemeValues& theme, QWidget* parent = nullptr);
    ~OffersPage() override;

    /// `file` is empty where the window knows no file that could be written.
    void setOffers(const QList<incident::PlanOffer>& offers, const QString& file);
    /// Says what came of writing.
    void answer(const Result<void>& written);
    void setTheme(const ThemeValues& theme);

signals:
    void writeWanted(const QString& file, const QList<muster::plan::PlanEdit>& edits);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void act();
    void say(const QString& sentence, bool isRefusal = false);
    /// What is left for a person; empty for nothing.
    [[nodiscard]] QString byHandWords() const;

    ThemeValues m_theme;
    QList<incident::PlanOffer> m_offers;
    QString m_file;
    bool m_isRefusal = false;
    OffersModel* m_model;
    TwoLinesDelegate* m_delegate;
    QLabel* m_title;
    EmptyState* m_empty;
    QListView* m_list;
    QLabel* m_words;
    Button* m_act;
    Button* m_back;
};

} // namespace muster::ui
