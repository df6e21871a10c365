// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/paperdesk.h"

#include "core/base/spokentime.h"
#include "core/report/forms.h"
#include "core/session/incidentsession.h"
#include "core/session/situationkeeper.h"
#include "ui/models/walltime.h"
#include "ui/shell/reportexport.h"

#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QTimeZone>

namespace muster::ui {

namespace {

/// As the window shows its times.
QTimeZone zoneOf(const plan::Plan& plan)
{
    const auto zone = zoneNamed(plan.zone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

/// What its file is called, without making it.
QString nameOf(const session::IncidentSession& incident, report::Paper paper)
{
    const auto& state = incident.state();
    report::Report named;
    named.title = state.title;
    named.day
        = QDateTime::fromMSecsSinceEpoch(millisOf(state.failedAt), zoneOf(incident.frozenPlan())).date();
    return report::paperName(named, paper);
}

/// The form that the ending of a file names; a page of HTML for any other.
report::Form formOf(const QString& file)
{
    return report::formCalled(QFileInfo(file).suffix().toLower()).value_or(report::Form::Html);
}

/// A dialog that gives a file the ending of the form that is chosen.
QFileDialog* saver(QWidget* window, const QString& title, const QStringList& filters, const QString& name)
{
    auto* dialog = new QFileDialog(window, title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    const auto follow = [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.section(QStringLiteral("*."), -1).chopped(1));
    };
    follow(filters.first());
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, follow);
    dialog->selectFile(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

} // namespace

PaperDesk::PaperDesk(QWidget* window)
    : m_window(window)
    , m_keeper(new session::SituationKeeper(this))
    , m_export(new ReportExport(this))
{
    connect(m_export, &ReportExport::written, this, &PaperDesk::made);
    connect(m_export, &ReportExport::failed, this, &PaperDesk::failed);
    connect(m_keeper, &session::SituationKeeper::changed, this, &PaperDesk::pageChanged);
}

void PaperDesk::setRenderer(const report::FigureRenderer* renderer)
{
    m_export->setRenderer(renderer);
}

void PaperDesk::setIncident(const std::shared_ptr<session::IncidentSession>& incident)
{
    m_incident = incident;
    m_keeper->setIncident(incident);
}

void PaperDesk::ask(report::Paper paper, const std::optional<estate::ApprovalState>& approval)
{
    if (!m_incident)
        return;
    auto* dialog = saver(m_window, tr("Save the paper"), { tr("PDF (*.pdf)"), tr("HTML (*.html)") },
        nameOf(*m_incident, paper));
    dialog->setObjectName(QStringLiteral("papers.saver"));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, order = Order { m_incident, paper, approval }](const QString& file) { make(order, file); });
    dialog->open();
}

void PaperDesk::make(const Order& order, const QString& file)
{
    const auto& incident = *order.incident;
    report::ReportSetup setup;
    setup.madeAt = incident.machineClock().now();
    setup.madeBy = incident.actingAs();
    setup.asOf = incident.clock().now();
    setup.zone = zoneOf(incident.frozenPlan());
    setup.approval = order.approval;
    if (!m_export->write({ .plan = incident.frozenPlan(),
            .events = incident.events(),
            .setup = setup,
            .form = formOf(file),
            .paper = order.paper,
            .file = file }))
        emit failed(tr("Another paper is being written already. It takes a moment."));
}

void PaperDesk::askToKeep()
{
    if (!m_incident)
        return;
    auto* dialog = saver(m_window, tr("Keep a situation page"), { tr("HTML (*.html)") },
        nameOf(*m_incident, report::Paper::Situation));
    dialog->setObjectName(QStringLiteral("situation.saver"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, asked = m_incident](const QString& file) {
        // Somebody may have gone to another incident while the dialog was open.
        if (asked == m_incident)
            m_keeper->keep(file);
    });
    dialog->open();
}

void PaperDesk::stopKeeping()
{
    m_keeper->stop();
}

bool PaperDesk::isKeeping() const
{
    return !m_keeper->file().isEmpty();
}

QString PaperDesk::pageWords() const
{
    if (!isKeeping())
        return {};
    if (hasTrouble())
        return tr("Situation page NOT written");
    const auto at = m_keeper->writtenAt();
    return at ? tr("Situation page written %1").arg(WallTime(m_incident->plan().zone).minutes(*at))
              : tr("Situation page is being written");
}

QString PaperDesk::pageSentence() const
{
    if (!isKeeping() || hasTrouble())
        return m_keeper->trouble();
    return tr("The situation page is kept in %1.").arg(m_keeper->file());
}

bool PaperDesk::hasTrouble() const
{
    return !m_keeper->trouble().isEmpty();
}

void PaperDesk::lookAtClock()
{
    m_keeper->lookAtClock();
}

} // namespace muster::ui
