// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "ui/panels/listpanel.h"

#include <QList>

#include <functional>

class QAction;

namespace muster::ui {

class DecisionsDelegate;
class DecisionsModel;
struct DecisionRow;
class FollowUpLine;
class Paragraph;
class ReasonLine;

/// What was decided, by whom and why, and what was agreed to be done afterwards, newest last. Decisions are
/// made in the walkthrough, and noted in the timeline; here somebody objects to them (O), and follow-ups are
/// added (F), agreed anew (A), done (D) or left undone (X).
/// Thread: main. Owner: its parent.
class DecisionsPanel final : public ListPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DecisionsPanel)
public:
    explicit DecisionsPanel(const ThemeValues& theme, QWidget* parent = nullptr);
    ~DecisionsPanel() override;

    void setIncident(std::shared_ptr<session::IncidentSession> incident) override;
    /// Its rows are the same in either form.
    void setTheme(const ThemeValues& theme) override;
    [[nodiscard]] QString remark() const override;

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// One thing that can be done with the selected row.
    struct Offer {
        QAction* action;
        int key;
        /// Also without a row.
        bool isForAll;
        bool isForFollowUps;
    };
    /// Makes of what was answered the act.
    using Acts = std::function<incident::Payload(const QString& person, const QString& words)>;

    void offer(
        const QString& id, const QString& text, int key, bool isForFollowUps, void (DecisionsPanel::*act)());
    void refreshOffers();
    /// The selected row; null for none.
    [[nodiscard]] const DecisionRow* chosen() const;
    void askObjection();
    void addFollowUp();
    void changeFollowUp();
    void askDone();
    void askDropped();
    void record(const QString& words);
    void takeKeyboardBack();
    void restyle();
    [[nodiscard]] bool isAtEnd() const;
    void layOut();
    void showEmptySentence();
    void showNewest();

    std::shared_ptr<session::IncidentSession> m_incident;
    DecisionsModel* m_model;
    DecisionsDelegate* m_delegate;
    QList<Offer> m_offers;
    Paragraph* m_message;
    ReasonLine* m_reason;
    FollowUpLine* m_followUp;
    Acts m_acts;
    bool m_follows = true;
};

} // namespace muster::ui
