// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/remainingprint.h"

#include "core/base/durable.h"
#include "core/base/printable.h"
#include "core/base/spokentime.h"
#include "core/paper/remainingpaper.h"
#include "core/paper/remainingsheet.h"
#include "core/session/incidentsession.h"
#include "ui/widgets/onanswer.h"

#include <QDir>
#include <QFileInfo>
#include <QTimeZone>

#include <utility>

namespace muster::ui {

namespace {

/// Of a title within the name of a file, which no disk lets be longer than 255 bytes.
constexpr qsizetype kLongestTitle = 48;

/// As the window shows its times.
QTimeZone zoneOf(const plan::Plan& plan)
{
    const auto zone = zoneNamed(plan.zone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

/// "2026-03-14 03-14 AEST LIVE Orders lost", fit for every disk.
QString nameOf(const paper::RemainingSheet& sheet)
{
    auto name = QStringLiteral("%1 %2 %3")
                    .arg(sheet.asOf, sheet.kind, printableLine(sheet.title, kLongestTitle))
                    .trimmed();
    for (auto& letter : name) {
        if (QStringView(u"/\\:*?\"<>|").contains(letter))
            letter = u'-';
    }
    return name;
}

/// A paper that somebody has in hand is never replaced.
QString unusedFile(const QDir& folder, const QString& name)
{
    auto file = folder.filePath(name + QStringLiteral(".pdf"));
    for (int number = 2; QFileInfo::exists(file); ++number)
        file = folder.filePath(QStringLiteral("%1 (%2).pdf").arg(name, QString::number(number)));
    return file;
}

Result<RemainingPrint::Paper> written(const paper::RemainingSheet& sheet, const QString& folder)
{
    const auto made = paper::remainingPaper(sheet, paper::Format::A4);
    if (!made)
        return fail(made.error());
    if (const auto there = makeFolder(folder); !there)
        return fail(there.error());
    const auto file = unusedFile(QDir(folder), nameOf(sheet));
    if (const auto done = writeDurably(file, made->pdf); !done)
        return fail(done.error());
    return RemainingPrint::Paper { file, made->pages };
}

} // namespace

RemainingPrint::RemainingPrint(const QString& folder, QObject* parent)
    : QObject(parent)
    , m_folder(folder)
{
}

RemainingPrint::~RemainingPrint()
{
    m_writing.waitForFinished();
}

bool RemainingPrint::print(const std::shared_ptr<session::IncidentSession>& incident)
{
    if (std::exchange(m_isWriting, true))
        return false;
    const auto head = incident->head();
    const auto sheet = paper::remainingSheet(incident->plan(), incident->state(), incident->walkthrough(),
        { incident->stream().id.toString(), incident->clock().now(), zoneOf(incident->plan()), head });
    m_writing = QtFuture::makeReadyFuture().then(
        QtFuture::Launch::Async, [sheet, folder = m_folder] { return written(sheet, folder); });
    onAnswer(m_writing, this, [this, incident, head](const Result<Paper>& paper) {
        m_isWriting = false;
        if (!paper) {
            emit failed(paper.error().text);
            return;
        }
        emit printed(*paper);
        if (head)
            record(*incident, *head, paper->file);
    });
    return true;
}

void RemainingPrint::record(
    session::IncidentSession& incident, const journal::Head& head, const QString& file)
{
    const auto act = incident.act(incident::RecordAnchored { incident::RecordAnchored::Way::Paper, head.seq,
        QString::fromLatin1(head.hash.toHex()), QFileInfo(file).fileName() });
    onAnswer(act, this, [this](const Result<void>& done) {
        if (!done)
            emit notRecorded(done.error().text);
    });
}

} // namespace muster::ui
