// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/incidentpanels.h"

#include "ui/panels/attentionpanel.h"
#include "ui/panels/commspanel.h"
#include "ui/panels/contactspanel.h"
#include "ui/panels/credentialspanel.h"
#include "ui/panels/decisionspanel.h"
#include "ui/panels/detailspanel.h"
#include "ui/panels/diagnosticspanel.h"
#include "ui/panels/evidencepanel.h"
#include "ui/panels/matrixpanel.h"
#include "ui/panels/outlinepanel.h"
#include "ui/panels/rememberpanel.h"
#include "ui/panels/timelinepanel.h"
#include "ui/panels/walkthroughpanel.h"

#include <algorithm>

namespace muster::ui {

namespace {

QString matrixId()
{
    return QStringLiteral("dock.matrix");
}

QString attentionId()
{
    return QStringLiteral("dock.attention");
}

QString contactsId()
{
    return QStringLiteral("dock.contacts");
}

QString commsId()
{
    return QStringLiteral("dock.comms");
}

QString evidenceId()
{
    return QStringLiteral("dock.evidence");
}

} // namespace

IncidentPanels::IncidentPanels(
    const ThemeValues& theme, Docks& docks, const Diagnostics& diagnostics, QWidget* window)
    : QObject(window)
    , m_docks(docks)
    , m_walkthrough(new WalkthroughPanel(theme, window))
    , m_matrix(new MatrixPanel(theme, window))
    , m_timeline(new TimelinePanel(theme, window))
    , m_attention(new AttentionPanel(theme, window))
    , m_contacts(new ContactsPanel(theme, window))
    , m_comms(new CommsPanel(theme, window))
    , m_evidence(new EvidencePanel(theme, window))
{
    using enum Docks::Home;
    using enum Docks::Shows;
    add(matrixId(), tr("Recovery matrix"), m_matrix, Left);
    auto* outline = new OutlinePanel(theme, window);
    add(QStringLiteral("dock.outline"), tr("Plan outline"), outline, Left);
    add(attentionId(), tr("Attention"), m_attention, Right);
    add(timelineId(), tr("Timeline"), m_timeline, Bottom);
    add(QStringLiteral("dock.decisions"), tr("Decisions"), new DecisionsPanel(theme, window), Bottom, AtHand);
    add(contactsId(), tr("Contacts"), m_contacts, Bottom, AtHand);
    add(commsId(), tr("Communications"), m_comms, Right, AtHand);
    auto* remember = new RememberPanel(theme, window);
    add(QStringLiteral("dock.remember"), tr("Remember"), remember, Right, AtHand);
    auto* credentials = new CredentialsPanel(theme, window);
    add(QStringLiteral("dock.credentials"), tr("Credentials"), credentials, Bottom, AtHand);
    // Also where there are no docks.
    add(evidenceId(), tr("Evidence"), m_evidence, Right, Always);
    auto* details = new DetailsPanel(theme, window);
    add(QStringLiteral("dock.details"), tr("Details"), details, Right, AtHand);
    auto* log = new DiagnosticsPanel(diagnostics, theme, window);
    add(diagnosticsId(), tr("Diagnostics"), log, Bottom, Always);
    m_docks.setReviewed({ timelineId(), evidenceId() });
    for (const auto& [id, panel] : std::as_const(m_panels))
        connect(panel, &IncidentPanel::looked, details, &DetailsPanel::look);
    connect(log, &DiagnosticsPanel::told, this, &IncidentPanels::told);
    connect(details, &DetailsPanel::told, this, &IncidentPanels::told);
    connect(outline, &OutlinePanel::stepChosen, m_walkthrough, &WalkthroughPanel::lookAt);
    connect(m_attention, &AttentionPanel::stepChosen, m_walkthrough, &WalkthroughPanel::lookAt);
    connect(m_walkthrough, &WalkthroughPanel::contactsWanted, this, [this] { m_docks.reveal(contactsId()); });
    connect(remember, &RememberPanel::stepChosen, m_walkthrough, &WalkthroughPanel::lookAt);
    connect(m_attention, &AttentionPanel::serviceChosen, this, &IncidentPanels::showService);
    connect(m_attention, &AttentionPanel::audienceChosen, this, &IncidentPanels::composeTo);
    connect(m_comms, &CommsPanel::told, this, &IncidentPanels::told);
    connect(m_evidence, &EvidencePanel::told, this, &IncidentPanels::told);
    connect(m_evidence, &EvidencePanel::eraseWanted, this, &IncidentPanels::eraseWanted);
    connect(m_timeline, &TimelinePanel::eraseWanted, this, &IncidentPanels::eraseWanted);
    connect(m_timeline, &TimelinePanel::stepChosen, m_walkthrough, &WalkthroughPanel::lookAt);
    connect(m_timeline, &TimelinePanel::serviceChosen, this, &IncidentPanels::showService);
    connect(m_timeline, &TimelinePanel::told, this, &IncidentPanels::told);
    connect(m_contacts, &ContactsPanel::told, this, &IncidentPanels::told);
    connect(credentials, &CredentialsPanel::told, this, &IncidentPanels::told);
    connect(m_walkthrough, &WalkthroughPanel::failed, this, &IncidentPanels::failed);
}

IncidentPanels::~IncidentPanels() = default;

void IncidentPanels::add(
    const QString& id, const QString& title, IncidentPanel* panel, Docks::Home home, Docks::Shows shows)
{
    m_docks.add(id, title, panel, home, shows);
    m_panels.append({ id, panel });
    connect(panel, &IncidentPanel::failed, this, &IncidentPanels::failed);
    connect(panel, &IncidentPanel::remarkChanged, this, &IncidentPanels::showCounts);
}

QString IncidentPanels::timelineId()
{
    return QStringLiteral("dock.timeline");
}

QString IncidentPanels::diagnosticsId()
{
    return QStringLiteral("dock.diagnostics");
}

IncidentPanel* IncidentPanels::panelOf(const QWidget* part) const
{
    const auto found = std::find_if(m_panels.begin(), m_panels.end(),
        [&](const auto& member) { return member.second == part || member.second->isAncestorOf(part); });
    return found == m_panels.end() ? nullptr : found->second;
}

void IncidentPanels::showService(const plan::ServiceId& service)
{
    m_docks.reveal(matrixId());
    m_matrix->choose(service);
}

void IncidentPanels::showContact(const QString& key)
{
    m_docks.reveal(contactsId());
    m_contacts->select(key);
}

void IncidentPanels::showAttention()
{
    m_docks.reveal(attentionId());
}

const QList<AttentionRow>& IncidentPanels::attention() const
{
    return m_attention->rows();
}

void IncidentPanels::compose()
{
    m_docks.reveal(commsId());
    m_comms->compose();
}

void IncidentPanels::showEvidence()
{
    m_docks.reveal(evidenceId());
}

void IncidentPanels::showEvidence(const journal::EventId& entry)
{
    m_docks.reveal(evidenceId());
    m_evidence->lookAt(entry);
}

void IncidentPanels::composeTo(const plan::AudienceId& audience)
{
    m_docks.reveal(commsId());
    m_comms->compose(audience);
}

void IncidentPanels::setIncident(const std::shared_ptr<session::IncidentSession>& incident)
{
    if (m_incident)
        m_incident->disconnect(this);
    m_incident = incident;
    m_walkthrough->setIncident(incident);
    for (const auto& [id, panel] : std::as_const(m_panels))
        panel->setIncident(incident);
    // After them: what they count is counted by then.
    if (m_incident)
        connect(m_incident.get(), &session::IncidentSession::stateChanged, this, &IncidentPanels::showCounts);
    showCounts();
}

void IncidentPanels::showCounts()
{
    for (const auto& [id, panel] : std::as_const(m_panels))
        m_docks.setRemark(id, panel->remark(), panel->waiting());
    emit attentionChanged(m_attention->waiting(), m_attention->hasCritical());
}

void IncidentPanels::tick()
{
    m_walkthrough->tick();
    for (const auto& [id, panel] : std::as_const(m_panels))
        panel->tick();
}

Typed IncidentPanels::typed() const
{
    auto typed = m_walkthrough->typed();
    for (const auto& [id, panel] : m_panels)
        typed.insert(panel->typed());
    return typed;
}

void IncidentPanels::setTyped(const Typed& typed)
{
    m_walkthrough->setTyped(typed);
    for (const auto& [id, panel] : std::as_const(m_panels))
        panel->setTyped(typed);
}

void IncidentPanels::setTheme(const ThemeValues& theme)
{
    m_walkthrough->setTheme(theme);
    for (const auto& [id, panel] : std::as_const(m_panels))
        panel->setTheme(theme);
}

void IncidentPanels::setCompact(bool compact)
{
    m_walkthrough->setCompact(compact);
    for (const auto& [id, panel] : std::as_const(m_panels))
        panel->setCompact(compact);
}

} // namespace muster::ui
