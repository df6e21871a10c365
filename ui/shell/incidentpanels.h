// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"
#include "ui/panels/typed.h"
#include "ui/shell/docks.h"
#include "ui/widgets/theme.h"

#include <QObject>

#include <memory>

namespace muster {
class Diagnostics;
}

namespace muster::ui {

class AttentionPanel;
class CommsPanel;
class ContactsPanel;
class EvidencePanel;
class IncidentPanel;
class MatrixPanel;
class TimelinePanel;
class WalkthroughPanel;
struct AttentionRow;

/// Everything that shows one incident: the walkthrough for the middle of the window, and the panels that
/// stand in its docks. Thread: main. Owner: the window.
class IncidentPanels final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IncidentPanels)
public:
    /// `docks` and `diagnostics` outlive it.
    IncidentPanels(const ThemeValues& theme, Docks& docks, const Diagnostics& diagnostics, QWidget* window);
    ~IncidentPanels() override;

    [[nodiscard]] WalkthroughPanel* walkthrough() const { return m_walkthrough; }
    [[nodiscard]] TimelinePanel* timeline() const { return m_timeline; }
    [[nodiscard]] static QString timelineId();
    /// One of those that are there without an incident as well.
    [[nodiscard]] static QString diagnosticsId();
    [[nodiscard]] MatrixPanel* matrix() const { return m_matrix; }
    [[nodiscard]] EvidencePanel* evidence() const { return m_evidence; }
    /// The panel that this widget is a part of; null for none.
    [[nodiscard]] IncidentPanel* panelOf(const QWidget* part) const;
    /// Shows a service in the matrix.
    void showService(const plan::ServiceId& service);
    /// By the key of its row among the contacts.
    void showContact(const QString& key);
    /// Shows what needs somebody.
    void showAttention();
    /// What that is.
    [[nodiscard]] const QList<AttentionRow>& attention() const;
    /// Shows the communications and writes to whoever is due first.
    void compose();
    /// Shows what was attached; in a window of its own where there are no docks.
    void showEvidence();
    /// The file that this entry attached.
    void showEvidence(const journal::EventId& entry);

    /// Null for none.
    void setIncident(const std::shared_ptr<session::IncidentSession>& incident);
    void tick();
    /// What was typed anywhere and not recorded.
    [[nodiscard]] Typed typed() const;
    void setTyped(const Typed& typed);
    void setTheme(const ThemeValues& theme);
    void setCompact(bool compact);

signals:
    /// An act was refused; the panel says so too.
    void failed(const QString& text);
    /// Something was done that nobody sees otherwise, in a sentence.
    void told(const QString& text);
    /// What this entry says, or the file that it attached, is to be taken back for good.
    void eraseWanted(const muster::journal::EventId& entry);
    /// How many things need somebody, and whether one is broken already.
    void attentionChanged(qsizetype count, bool critical);

private:
    void add(const QString& id, const QString& title, IncidentPanel* panel, Docks::Home home,
        Docks::Shows shows = Docks::Shows::AtFirst);
    void showCounts();
    void composeTo(const plan::AudienceId& audience);

    Docks& m_docks;
    std::shared_ptr<session::IncidentSession> m_incident;
    WalkthroughPanel* m_walkthrough;
    MatrixPanel* m_matrix;
    TimelinePanel* m_timeline;
    AttentionPanel* m_attention;
    ContactsPanel* m_contacts;
    CommsPanel* m_comms;
    EvidencePanel* m_evidence;
    QList<std::pair<QString, IncidentPanel*>> m_panels;
};

} // namespace muster::ui
