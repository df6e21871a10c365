// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/event.h"
#include "core/session/incidentsession.h"
#include "ui/shell/resumewords.h"
#include "ui/widgets/answerbar.h"

#include <optional>

namespace muster::ui {

class Button;

/// Tells whoever comes back to an incident where they were and what happened since, above the page. It is
/// gone once they act on the step. Enter resumes while its button has the keyboard, Escape closes it.
/// Thread: main.
class ResumeBar final : public AnswerBar {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResumeBar)
public:
    explicit ResumeBar(const ThemeValues& theme, QWidget* parent = nullptr);
    ~ResumeBar() override;

    /// Shows itself, and takes the keyboard only from `page`, where nothing is typed.
    void offer(const session::IncidentSession& incident, const session::Resume& resume, Absence absence,
        const QWidget& page);
    /// The incident has changed: closes where its place or the step there is another, or all is over.
    void follow(const session::IncidentSession& incident);
    void setTheme(const ThemeValues& theme);

signals:
    void resumed();
    /// What happened since is to be shown, from this entry on.
    void showWanted(const muster::journal::EventId& first);
    /// Escape, with the keyboard in it.
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// Where one goes on, and how that stands.
    struct Place {
        std::optional<incident::StepAddress> step;
        std::optional<incident::PhaseAddress> phase;
        incident::StepState state;

        bool operator==(const Place&) const = default;
    };
    [[nodiscard]] static Place placeIn(const session::IncidentSession& incident);

    Place m_place;
    std::optional<journal::EventId> m_first;
    Button* m_resume;
    Button* m_show;
};

} // namespace muster::ui
