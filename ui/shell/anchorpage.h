// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "core/journal/event.h"
#include "ui/widgets/theme.h"

#include <QWidget>

#include <memory>
#include <optional>

class QAction;
class QLabel;
class QLineEdit;
class QScrollArea;

namespace muster::session {
class IncidentSession;
}

namespace muster::ui {

class Button;
class CodeText;
class CodeView;

/// The page on which the newest entry of this console leaves it, as words, as a code and as a picture of it,
/// and where it is recorded to whom it went. What it shows stays while it is read aloud, whatever is added
/// meanwhile. Escape goes back. Thread: main.
class AnchorPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnchorPage)
public:
    /// `print` prints what is left, and records by itself that it did. It must outlive the page.
    AnchorPage(QAction& print, const ThemeValues& theme, QWidget* parent = nullptr);
    ~AnchorPage() override;

    /// Takes its newest entry, and stays with that one; null lets go of the incident.
    void setIncident(const std::shared_ptr<session::IncidentSession>& incident);
    void setTheme(const ThemeValues& theme);

signals:
    void left();

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    using Way = incident::RecordAnchored::Way;

    void build();
    [[nodiscard]] QWidget* builtEntry();
    [[nodiscard]] QWidget* builtAnswers();
    /// Takes the newest entry.
    void freeze();
    void showEntry();
    /// What was added since, and where it was left.
    void follow();
    void showWords();
    void showAnchors();
    void showPrint();
    void copy();
    void record(Way way);
    void recorded(Way way, qint64 seq, const QString& who);
    void say(const QString& sentence, bool isRefusal = false);

    QAction& m_print;
    ThemeValues m_theme;
    std::shared_ptr<session::IncidentSession> m_incident;
    std::optional<journal::Head> m_head;
    bool m_isSaving = false;
    bool m_isRefusal = false;
    QScrollArea* m_scroll;
    QWidget* m_sheet;
    /// All that makes no sense without an entry.
    QWidget* m_body;
    QLabel* m_title;
    QLabel* m_purpose;
    QLabel* m_entry;
    QLabel* m_since;
    QLabel* m_wordsHead;
    QLabel* m_codeHead;
    CodeView* m_picture;
    QLabel* m_whoHead;
    QLineEdit* m_who;
    Button* m_told;
    Button* m_copy;
    Button* m_sent;
    Button* m_onPaper;
    QLabel* m_message;
    Button* m_back;
    // Made last: Tab comes to what stands above the answers behind them.
    Button* m_newest;
    QLabel* m_words;
    CodeText* m_code;
    QLabel* m_anchorsHead;
    QLabel* m_anchors;
};

} // namespace muster::ui
