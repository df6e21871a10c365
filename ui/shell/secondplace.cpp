// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/secondplace.h"

#include "core/session/freezing.h"
#include "core/session/incidentsession.h"
#include "core/session/session.h"
#include "ui/shell/secondplacebar.h"
#include "ui/shell/stage.h"
#include "ui/widgets/onanswer.h"

#include <QDir>

#include <chrono>
#include <utility>

namespace muster::ui {

namespace {

/// How long nobody is asked again who did not want to choose.
constexpr auto kPatience = std::chrono::minutes(1);

QString absolute(const QString& typed)
{
    const bool isInHome = typed == u"~" || typed.startsWith(u"~/");
    return QDir::cleanPath(isInHome ? QDir::homePath() + typed.mid(1) : QDir::fromNativeSeparators(typed));
}

/// Where in this folder the log may be: a folder that holds something keeps it to itself.
QString placeIn(const QString& folder)
{
    const QDir dir(folder);
    const bool isFree
        = !dir.exists() || dir.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    return isFree ? folder : dir.filePath(QStringLiteral("muster"));
}

/// As it is typed in a terminal.
QString asWord(const QString& folder)
{
    return folder.contains(u' ') ? QStringLiteral("\"%1\"").arg(folder) : folder;
}

} // namespace

SecondPlace::SecondPlace(const MachineClock& clock, Stage& stage, const ThemeValues& theme, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_stage(stage)
    , m_bar(new SecondPlaceBar(theme, &stage))
{
    m_stage.addBar(m_bar);
    connect(m_bar, &SecondPlaceBar::chooseWanted, this, [this] {
        m_at = At::Choice;
        m_bar->askForFolder(m_reason);
        m_bar->takeKeyboard();
    });
    connect(m_bar, &SecondPlaceBar::folderChosen, this, &SecondPlace::tryIn);
    connect(m_bar, &SecondPlaceBar::dismissed, this, [this] {
        if (m_at == At::Choice && m_isFailing) {
            showOffer();
            m_bar->setFocus(Qt::OtherFocusReason);
            return;
        }
        if (m_at == At::Offer)
            m_putAwayAt = m_clock.elapsed();
        putAway();
    });
}

SecondPlace::~SecondPlace() = default;

void SecondPlace::setGoOn(GoOnElsewhere goOn)
{
    m_goOn = std::move(goOn);
}

void SecondPlace::setSession(const session::Session& session, const QString& folder)
{
    disconnect(m_hearing);
    m_ports.emplace(session.ports());
    m_folder = folder;
    m_hearing = connect(&m_ports->journal, &journal::Journal::appended, this, &SecondPlace::hear);
}

void SecondPlace::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident && !m_incident->state().closedAt)
        m_others.insert(m_incident->stream().id, { m_incident->events(), m_incident->frozenPlan() });
    m_incident = std::move(incident);
    if (m_incident)
        m_others.remove(m_incident->stream().id);
}

void SecondPlace::diskFailed(const QString& text)
{
    if (!m_goOn || m_at == At::Going)
        return;
    m_reason = text;
    m_isFailing = true;
    const bool isPutAway = m_putAwayAt && m_clock.elapsed() - *m_putAwayAt < kPatience;
    if (m_at == At::Choice || (m_at == At::Rest && isPutAway))
        return;
    showOffer();
}

QWidget* SecondPlace::bar() const
{
    return m_bar;
}

void SecondPlace::setTheme(const ThemeValues& theme)
{
    m_bar->setTheme(theme);
}

void SecondPlace::hear(const QList<journal::Event>& events)
{
    for (const auto& event : events) {
        if (const auto known = m_others.find(event.stream); known != m_others.end())
            known->events.append(event);
    }
    m_isFailing = false;
    // Whoever is choosing goes on with it: a disk that failed once will fail again.
    if (m_at == At::Offer)
        putAway();
}

void SecondPlace::showOffer()
{
    m_at = At::Offer;
    m_bar->offer(m_reason);
}

void SecondPlace::putAway()
{
    leaveKeyboard();
    m_at = At::Rest;
    m_bar->hide();
}

void SecondPlace::leaveKeyboard()
{
    if (m_bar->isAncestorOf(m_stage.window()->focusWidget()))
        m_stage.setFocus(Qt::OtherFocusReason);
}

void SecondPlace::tryIn(const QString& typed)
{
    const auto folder = absolute(typed);
    if (typed.isEmpty() || QDir::isRelativePath(folder)) {
        m_bar->complain(typed.isEmpty() ? tr("Write a folder, or browse for one.")
                                        : tr("Write the whole path of the folder."));
        return;
    }
    leaveKeyboard();
    m_at = At::Going;
    m_bar->showGoing(folder);
    // The one that fails is no place at all, and the answer says so.
    if (folder == QDir::cleanPath(m_folder)) {
        goOnIn(folder);
        return;
    }
    // A stick may take its time.
    const auto place
        = QtFuture::makeReadyFuture().then(QtFuture::Launch::Async, [folder] { return placeIn(folder); });
    onAnswer(place, this, [this](const QString& found) { goOnIn(found); });
}

void SecondPlace::goOnIn(const QString& folder)
{
    m_bar->showGoing(folder);
    QList<journal::Event> known;
    QList<plan::Plan> plans;
    if (m_incident) {
        known += m_incident->events();
        plans << m_incident->frozenPlan();
    }
    for (const auto& other : std::as_const(m_others)) {
        known += other.events;
        plans << other.plan;
    }
    onAnswer(m_goOn(folder, known), this, [this, folder, plans](const Result<bool>& isWhole) {
        if (isWhole)
            keepPlans(plans, { folder, *isWhole, {} });
        else
            refuse(isWhole.error().text);
    });
}

void SecondPlace::refuse(const QString& text)
{
    m_at = At::Choice;
    m_bar->askForFolder(m_reason);
    m_bar->complain(text);
}

void SecondPlace::keepPlans(QList<plan::Plan> left, Outcome outcome)
{
    if (left.isEmpty()) {
        finish(outcome);
        return;
    }
    const auto plan = left.takeFirst();
    onAnswer(session::freeze(*m_ports, this, plan), this, [this, left, outcome](const session::Frozen& kept) {
        auto now = outcome;
        if (!kept && now.planFault.isEmpty())
            now.planFault = kept.error().text;
        keepPlans(left, now);
    });
}

void SecondPlace::finish(const Outcome& outcome)
{
    m_at = At::Done;
    m_isFailing = false;
    m_putAwayAt.reset();
    m_folder = outcome.folder;
    const auto folder = QDir::toNativeSeparators(outcome.folder);
    auto words = tr("Start Muster with --store %1 from now on.").arg(asWord(folder));
    if (!outcome.isWhole)
        words += u' '
            + tr("What the failing disk held besides could not be read: only the incidents that were open "
                 "came "
                 "along.");
    if (!outcome.planFault.isEmpty())
        words += u' '
            + tr("A plan could not be kept there, so its incident cannot be opened again: %1")
                  .arg(outcome.planFault);
    m_bar->showDone(
        tr("The log goes on in %1.").arg(folder), words, !outcome.isWhole || !outcome.planFault.isEmpty());
    emit wentOn(outcome.folder);
}

} // namespace muster::ui
