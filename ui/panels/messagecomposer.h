// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/messagetext.h"
#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"
#include "ui/panels/typed.h"
#include "ui/widgets/theme.h"

#include <QHash>
#include <QWidget>

#include <memory>
#include <optional>

class QBoxLayout;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace muster::ui {

class Button;
class SignedLine;

/// Writes one message to one audience: the text filled from the incident, what nobody has filled yet, and the
/// way out, by hand. What a person has typed stays for as long as the composer lives, for each incident,
/// audience and template, until it was marked as sent. Thread: main. Owner: its parent.
class MessageComposer final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageComposer)
public:
    explicit MessageComposer(const ThemeValues& theme, QWidget* parent = nullptr);
    ~MessageComposer() override;

    /// Null for no incident. Nothing is open afterwards.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);
    /// The audience must be of the incident's plan.
    void open(const plan::AudienceId& audience);
    /// Gives the keyboard to the text, at the first gap.
    void takeKeyboard();
    /// Fields beside the text instead of above it.
    void setWide(bool wide);
    void setTheme(const ThemeValues& theme);
    /// The drafts of this incident.
    [[nodiscard]] Typed typed() const;
    void setTyped(const Typed& typed);

signals:
    /// Back to the audiences; a draft stays.
    void left();
    /// What was done, in a sentence.
    void told(const QString& text);
    /// Why it was not done; the same words stand here.
    void failed(const QString& text);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Draft {
        QString text;
        int channel = 0;
        std::optional<Instant> next;
    };

    void build();
    void fillChoices();
    void fill();
    [[nodiscard]] Draft freshDraft() const;
    [[nodiscard]] const plan::MessageTemplate* chosenTemplate() const;
    [[nodiscard]] QString audienceKey() const;
    [[nodiscard]] QString draftKey() const;
    void keep();
    void readNext();
    void showGaps();
    void selectGap();
    [[nodiscard]] bool hasGaps();
    void copy();
    void markAsSent();
    void setOpen(bool open);
    void complain(const QString& text);
    void restyle();

    ThemeValues m_theme;
    std::shared_ptr<session::IncidentSession> m_incident;
    WallTime m_time;
    plan::AudienceId m_audience { QString() };
    QString m_audienceTitle;
    QHash<QString, Draft> m_drafts;
    /// The template that was chosen last, by incident and audience.
    QHash<QString, int> m_choices;
    std::optional<Instant> m_next;
    bool m_filling = false;
    bool m_wide = false;
    QLabel* m_to;
    QLabel* m_templateLabel;
    QComboBox* m_template;
    QLabel* m_channelLabel;
    QComboBox* m_channel;
    QLabel* m_nextLabel;
    QLineEdit* m_nextAt;
    QPlainTextEdit* m_text;
    SignedLine* m_gaps;
    SignedLine* m_refusal;
    Button* m_copy;
    Button* m_sent;
    Button* m_back;
    QWidget* m_fields;
    QWidget* m_body;
    QBoxLayout* m_box;
};

} // namespace muster::ui
