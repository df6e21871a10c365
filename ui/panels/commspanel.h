// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/listpanel.h"

#include <QStringList>

class QLabel;
class QScrollArea;
class QStackedWidget;

namespace muster::ui {

class CommsModel;
class MessageComposer;
class SentModel;
class TwoLinesDelegate;

/// Who must be told something, and when; below it what was sent, or the message that is being written.
/// Enter or a double click on an audience writes to it. Thread: main. Owner: its parent.
class CommsPanel final : public ListPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommsPanel)
public:
    explicit CommsPanel(const ThemeValues& theme, QWidget* parent = nullptr);
    ~CommsPanel() override;

    void setIncident(std::shared_ptr<session::IncidentSession> incident) override;
    void tick() override;
    /// Its rows are the same in either form; how it stands depends on its width.
    void setCompact(bool) override { }
    void setTheme(const ThemeValues& theme) override;
    [[nodiscard]] QString remark() const override;
    /// Audiences that wait for longer than was promised.
    [[nodiscard]] qsizetype waiting() const override;

    [[nodiscard]] Typed typed() const override;
    void setTyped(const Typed& typed) override;

    /// Writes to whoever is due first, or goes on with what is being written.
    void compose();
    void compose(const plan::AudienceId& audience);

signals:
    /// Something was done that nobody sees otherwise, in a sentence.
    void told(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void choose(int row) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] bool isComposing() const;
    void showRows();
    void showSent();
    void leaveComposer();
    void noteOverdue();
    void arrange();
    void restyle();

    std::shared_ptr<session::IncidentSession> m_incident;
    CommsModel* m_model;
    SentModel* m_sentModel;
    TwoLinesDelegate* m_delegate;
    QStackedWidget* m_pages;
    QWidget* m_history;
    QLabel* m_sentHead;
    QListView* m_sent;
    QScrollArea* m_desk;
    MessageComposer* m_composer;
    QStringList m_countdowns;
    qsizetype m_waiting = 0;
};

} // namespace muster::ui
