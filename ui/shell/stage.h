// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/event.h"
#include "core/session/resume.h"
#include "ui/shell/resumewords.h"
#include "ui/widgets/theme.h"

#include <QWidget>

#include <functional>

class QStackedWidget;
class QVBoxLayout;

namespace muster::session {
class IncidentSession;
}

namespace muster::ui {

class InlineBar;
class ResumeBar;

/// The middle of the window: one page, and above it whatever must be asked or told without covering it.
/// Thread: main.
class Stage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Stage)
public:
    explicit Stage(const ThemeValues& theme, QWidget* parent = nullptr);
    ~Stage() override;

    void addPage(QWidget* page);
    /// Above all others; it shows and hides itself.
    void addBar(QWidget* bar);
    /// Takes back an open question, and gives the page the keyboard unless it has it already.
    void show(QWidget* page, bool takesKeyboard = true);
    [[nodiscard]] QWidget* page() const;

    using Answer = std::function<void(const QString& typed)>;
    void ask(const QString& lead, const QString& words, const QString& accept, const QString& dismiss,
        Answer answer);
    /// Asks for one line; the answer may complain() and leave the question open. `otherwise` follows when
    /// somebody dismisses it.
    void askFor(const QString& label, const QString& lead, const QString& accept, const QString& dismiss,
        Answer answer, std::function<void()> otherwise = {});
    void complain(const QString& sentence);
    void stopAsking();

    /// Tells why something is not done; and in `words` what that means now.
    void refuse(const QString& text, const QString& words = {});
    /// Tells something that happened by itself; leaves the keyboard where it is.
    void notify(const QString& text, const QString& words);
    /// The same of what somebody asked for.
    void tell(const QString& text, const QString& words);
    /// Offers to do something now that cannot wait for long; leaves the keyboard where it is. `keys` do it as
    /// well.
    void remind(const QString& text, const QString& words, const QString& accept, const QString& keys,
        std::function<void()> act);
    void withdrawReminder();
    /// Tells quietly of something that may be looked at, until somebody puts it away or it is withdrawn. An
    /// empty `accept` leaves only the way to put it away.
    void inform(const QString& text, const QString& words, const QString& accept, const QString& dismiss,
        std::function<void()> look, std::function<void()> otherwise);
    void withdrawInformation();
    void offerResume(
        const session::IncidentSession& incident, const session::Resume& resume, Absence absence);
    /// The incident has changed; whoever acts needs no help to come back.
    void followResume(const session::IncidentSession& incident);
    void withdrawResume();

    void setTheme(const ThemeValues& theme);

signals:
    void resumed();
    /// What happened since somebody left is to be shown, from this entry on.
    void showWanted(const muster::journal::EventId& first);

private:
    /// The keyboard goes back to the page if the bar has it.
    void putAway(QWidget& bar);
    void forgetQuestion();

    QVBoxLayout* m_column;
    QStackedWidget* m_pages;
    InlineBar* m_question;
    InlineBar* m_refusal;
    InlineBar* m_reminder;
    InlineBar* m_notice;
    InlineBar* m_information;
    ResumeBar* m_resume;
    Answer m_answer;
    std::function<void()> m_otherwise;
    std::function<void()> m_reminded;
    std::function<void()> m_lookedAt;
    std::function<void()> m_putAway;
};

} // namespace muster::ui
