// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/state.h"
#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"
#include "ui/widgets/theme.h"

#include <QString>
#include <QWidget>

#include <memory>
#include <optional>

class QLineEdit;

namespace muster::ui {

class Button;
class Paragraph;

/// Reads until when something is to be done: "2026-06-30" is the last minute of that day, "2026-06-30 12:00"
/// is that minute. Nothing for any other text.
[[nodiscard]] std::optional<Instant> readDue(const QString& typed, const WallTime& zone, Instant now);

/// Asks in place what is to be done afterwards, by whom and until when, and records it. Enter records, Esc
/// gives up; what was refused stays to be mended. Thread: main. Owner: its parent.
class FollowUpLine final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FollowUpLine)
public:
    explicit FollowUpLine(const ThemeValues& theme, QWidget* parent = nullptr);
    ~FollowUpLine() override;

    /// A new one, which comes from that entry if it comes from one. Shows itself and takes the keyboard.
    void add(std::shared_ptr<session::IncidentSession> incident, std::optional<journal::EventId> from);
    /// Who does this one and until when, from here on.
    void change(std::shared_ptr<session::IncidentSession> incident, const incident::FollowUpState& followUp);
    /// Hides itself; tells nobody.
    void giveUp();
    void setTheme(const ThemeValues& theme);

signals:
    void recorded();
    void gaveUp();
    /// The same words stand below the fields.
    void failed(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void open(std::shared_ptr<session::IncidentSession> incident);
    void record();
    void complain(const QString& text, QLineEdit* field);
    void restyle();

    ThemeValues m_theme;
    std::shared_ptr<session::IncidentSession> m_incident;
    std::optional<journal::EventId> m_from;
    /// The one that is agreed anew.
    std::optional<journal::EventId> m_changed;
    WallTime m_time;
    Paragraph* m_question;
    QLineEdit* m_what;
    QLineEdit* m_owner;
    QLineEdit* m_due;
    Button* m_confirm;
    Button* m_cancel;
    Paragraph* m_message;
};

} // namespace muster::ui
