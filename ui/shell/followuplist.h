// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "core/session/incidentsession.h"
#include "ui/panels/typed.h"
#include "ui/widgets/theme.h"

#include <QList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace muster::ui {

class Button;
class Paragraph;

/// What is to be done after an incident, and the fields in which another one is written. Only shows and asks:
/// whoever owns it acts. Thread: main. Owner: its parent.
class FollowUpList final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FollowUpList)
public:
    explicit FollowUpList(const ThemeValues& theme, QWidget* parent = nullptr);
    ~FollowUpList() override;

    /// Shows what the incident knows now. Null for none.
    void follow(const session::IncidentSession* incident);
    /// Gives the keyboard to the first field.
    void takeKeyboard();
    /// What was wanted is on record.
    void clearFields();
    /// One sentence about what was typed; empty for none.
    void complain(const QString& sentence);
    [[nodiscard]] Typed typed() const;
    void setTyped(const Typed& typed);
    void setTheme(const ThemeValues& theme);

signals:
    /// `due` as it was typed.
    void addWanted(const QString& what, const QString& owner, const QString& due);
    void doneWanted(const muster::journal::EventId& followUp);
    void dropWanted(const muster::journal::EventId& followUp);
    void changeWanted(const muster::journal::EventId& followUp);
    void reopenWanted(const muster::journal::EventId& followUp);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Line {
        QString sentence;
        bool isLate = false;
        bool isEnded = false;
        journal::EventId id;

        bool operator==(const Line&) const = default;
    };

    void fill();
    void add();
    void restyle();

    ThemeValues m_theme;
    QList<Line> m_lines;
    Paragraph* m_title;
    QVBoxLayout* m_rows;
    QLabel* m_whatHead;
    QLineEdit* m_what;
    QLabel* m_ownerHead;
    QLineEdit* m_owner;
    QLabel* m_dueHead;
    QLineEdit* m_due;
    Button* m_add;
    Paragraph* m_complaint;
};

} // namespace muster::ui
