// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/erasure.h"
#include "core/journal/event.h"
#include "ui/widgets/theme.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QLineEdit;
class QListView;
class QScrollArea;

namespace muster::session {
class IncidentSession;
}

namespace muster::ui {

class Button;
class ErasableDelegate;
class ErasablesModel;

/// The page on which texts and files of the record are taken back for good: those in which some characters
/// stand, or those of one entry. Nothing goes before somebody said why and typed how many go. It keeps
/// nothing of what was looked for once it is left. Escape goes back. Thread: main.
class ErasePage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErasePage)
public:
    explicit ErasePage(const ThemeValues& theme, QWidget* parent = nullptr);
    ~ErasePage() override;

    /// Begins anew, with the texts of an entry where one is named; null lets go of the incident.
    void begin(const std::shared_ptr<session::IncidentSession>& incident,
        const std::optional<journal::EventId>& entry = {});
    void setTheme(const ThemeValues& theme);

signals:
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void search();
    void showWanted();
    void showChoice();
    void erase();
    void erased(const journal::Erasure& what);
    /// Gives the keyboard to what is missing, and says so.
    void ask(QWidget* part, const QString& sentence);
    void say(const QString& sentence, bool isRefusal = false);
    void forget();

    ThemeValues m_theme;
    std::shared_ptr<session::IncidentSession> m_incident;
    std::optional<journal::EventId> m_entry;
    bool m_isSaving = false;
    bool m_isRefusal = false;
    ErasablesModel* m_model;
    ErasableDelegate* m_delegate;
    QScrollArea* m_scroll;
    QLabel* m_title;
    QLabel* m_whatHead;
    QLineEdit* m_characters;
    QLabel* m_wanted;
    QListView* m_list;
    /// All that makes no sense without something to take back.
    QWidget* m_answers;
    QLabel* m_whyHead;
    QLineEdit* m_why;
    QLabel* m_countHead;
    QLineEdit* m_count;
    Button* m_act;
    QLabel* m_stays;
    QLabel* m_message;
    Button* m_back;
};

} // namespace muster::ui
