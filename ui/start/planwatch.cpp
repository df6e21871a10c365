// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/planwatch.h"

#include "core/lint/plainsecrets.h"
#include "ui/widgets/onanswer.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QSettings>
#include <QTimer>

#include <chrono>
#include <utility>

namespace muster::ui {

namespace {

/// Who saves a file empties, writes and renames; only the end of it is looked at.
constexpr auto kQuiet = std::chrono::milliseconds(250);

const auto kFile = QStringLiteral("file");
const auto kKept = QStringLiteral("kept");

} // namespace

PlanWatch::PlanWatch(QString preferences, QObject* parent)
    : QObject(parent)
    , m_preferences(std::move(preferences))
    , m_soon(new QTimer(this))
{
    m_soon->setSingleShot(true);
    m_soon->setInterval(kQuiet);
    connect(m_soon, &QTimer::timeout, this, &PlanWatch::read);
}

PlanWatch::~PlanWatch() = default;

void PlanWatch::setIncident(const std::shared_ptr<session::IncidentSession>& incident)
{
    ++m_readings;
    m_soon->stop();
    m_keepsNext = false;
    m_file.clear();
    m_version.reset();
    watch({});
    m_incident = incident ? incident->stream().id.toString() : QString();
    if (incident && incident->state().closedAt) {
        if (!remembered(kFile).isEmpty())
            QSettings(m_preferences, QSettings::IniFormat).remove(QStringLiteral("plan/") + m_incident);
        m_incident.clear();
    } else if (incident) {
        m_version = std::make_shared<const plan::Plan>(incident->frozenPlan());
        m_hash = incident->state().planHash;
    }
    say({});
    findFile();
}

void PlanWatch::setPlans(const QList<PlanChoice>& plans)
{
    m_plans = plans;
    if (m_file.isEmpty())
        findFile();
}

void PlanWatch::findFile()
{
    if (!m_version)
        return;
    m_file = remembered(kFile);
    if (m_file.isEmpty()) {
        for (const auto& choice : std::as_const(m_plans)) {
            if (!choice.plan || choice.plan->id != m_version->id)
                continue;
            const bool isIt = choice.hash == m_hash;
            if (isIt || m_file.isEmpty())
                m_file = choice.path;
            // Also when it came with Muster, and has no file: then another one is not what was declared.
            if (isIt)
                break;
        }
        if (m_file.isEmpty())
            return;
        m_file = QFileInfo(m_file).absoluteFilePath();
        remember(kFile, m_file);
    }
    m_parts = QStringList { m_file };
    read();
}

QString PlanWatch::keyOf(const QString& what) const
{
    return QStringLiteral("plan/%1/%2").arg(m_incident, what);
}

QString PlanWatch::remembered(const QString& what) const
{
    return QSettings(m_preferences, QSettings::IniFormat).value(keyOf(what)).toString();
}

void PlanWatch::remember(const QString& what, const QString& value)
{
    QSettings(m_preferences, QSettings::IniFormat).setValue(keyOf(what), value);
}

void PlanWatch::read()
{
    if (!m_version || m_file.isEmpty())
        return;
    // Before it is read, so that no change falls between.
    watch(m_parts);
    const auto standing = QtFuture::makeReadyFuture().then(
        QtFuture::Launch::Async, [version = m_version, hash = m_hash, file = m_file] {
            return plan::standingOfFile(*version, hash, file,
                [](const QString& line) { return !plan::lint::plainSecretsIn(line).isEmpty(); });
        });
    onAnswer(standing, this, [this, number = ++m_readings](const plan::FileStanding& answer) {
        if (number == m_readings)
            take(answer);
    });
}

void PlanWatch::take(const plan::FileStanding& standing)
{
    m_parts = standing.parts;
    watch(m_parts);
    if (std::exchange(m_keepsNext, false))
        remember(kKept, standing.fingerprint);
    const bool isSame = standing.kind == plan::FileStanding::Kind::Same;
    if (isSame || standing.fingerprint == remembered(kKept))
        say({});
    else
        say(standing);
}

void PlanWatch::watch(const QStringList& parts)
{
    if (m_watcher == nullptr) {
        if (parts.isEmpty())
            return;
        m_watcher = new QFileSystemWatcher(this);
        const auto readSoon = [this] {
            // Started again each time it would never be over in a folder where much happens.
            if (!m_soon->isActive())
                m_soon->start();
        };
        connect(m_watcher, &QFileSystemWatcher::fileChanged, this, readSoon);
        connect(m_watcher, &QFileSystemWatcher::directoryChanged, this, readSoon);
    }
    // Most editors put another file in its place, which only the folder tells.
    QStringList wanted;
    for (const auto& part : parts) {
        const QFileInfo info(part);
        for (const auto& path : { info.absoluteFilePath(), info.absolutePath() }) {
            if (!wanted.contains(path) && QFileInfo::exists(path))
                wanted.append(path);
        }
    }
    const auto watched = m_watcher->files() + m_watcher->directories();
    for (const auto& path : watched) {
        if (!wanted.removeOne(path))
            m_watcher->removePath(path);
    }
    if (!wanted.isEmpty())
        m_watcher->addPaths(wanted);
}

void PlanWatch::keep()
{
    if (!m_news)
        return;
    remember(kKept, m_news->fingerprint);
    say({});
}

void PlanWatch::keepOwnChange()
{
    if (m_file.isEmpty())
        return;
    m_keepsNext = true;
    read();
}

void PlanWatch::say(std::optional<plan::FileStanding> news)
{
    const auto printOf
        = [](const std::optional<plan::FileStanding>& one) { return one ? one->fingerprint : QString(); };
    if (printOf(m_news) == printOf(news))
        return;
    m_news = std::move(news);
    emit newsChanged();
}

} // namespace muster::ui
