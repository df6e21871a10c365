// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/archiver.h"

#include "core/bundle/bundleverifier.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace muster::session {

using namespace Qt::Literals::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

Result<QByteArray> hashOfFile(const QString& path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return fail(Fault::Storage, tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    return hash.result();
}

} // namespace

journal::Draft streamArchived(const Ports& ports, const IncidentSummary& incident,
    const QList<journal::Head>& heads, const QString& fileName, const QByteArray& fileHash, const QString& by)
{
    QJsonArray ends;
    for (const auto& head : heads)
        ends.append(QJsonArray { head.origin.toString(), head.seq, QString::fromLatin1(head.hash.toHex()) });
    journal::Draft draft {
        .stream = ports.journal.estate(),
        .id = journal::EventId::random(),
        .at = ports.clock.now(),
        .actor = { journal::PersonId::random(), {}, journal::Claim::Claimed, by },
        .type = kStreamArchived,
        .payload = { { u"stream"_s, incident.id.toString() }, { u"kind"_s, journal::textOf(incident.kind) },
            { u"plan"_s, incident.plan }, { u"scenario"_s, incident.scenario },
            { u"declared_at"_s, isoText(incident.declaredAt) }, { u"heads"_s, ends },
            { u"bundle"_s, QString::fromLatin1(fileHash.toHex()) } },
        .texts
        = { { u"title"_s, incident.title }, { u"commander"_s, incident.commander }, { u"file"_s, fileName } },
    };
    if (incident.closedAt)
        draft.payload.insert(u"closed_at"_s, isoText(*incident.closedAt));
    if (incident.parent)
        draft.payload.insert(u"parent"_s, incident.parent->toString());
    draft.texts.removeIf([](const journal::Text& text) { return text.value.isEmpty(); });
    return draft;
}

Result<journal::Draft> archiveEntry(
    const Ports& ports, const IncidentSummary& incident, const QString& file, const QString& by)
{
    if (!incident.archivedIn.isEmpty())
        return fail(
            Fault::Conflict, tr("%1 was put away into %2 already.").arg(incident.title, incident.archivedIn));
    if (!incident.closedAt)
        return fail(
            Fault::Conflict, tr("%1 is not closed. Only what is over is put away.").arg(incident.title));
    if (incident.watchUntil && *incident.watchUntil > ports.clock.now())
        return fail(Fault::Conflict, tr("%1 is still watched. End the watch first.").arg(incident.title));
    const auto files = bundle::readFiles(file);
    if (!files)
        return fail(files.error());
    const auto found = bundle::verify(*files);
    if (!found.holds()) {
        return fail(Fault::Invalid,
            tr("%1 does not hold, and nothing was put away. %2").arg(file, found.faults.first().text));
    }
    if (!(found.heads->stream == incident.id))
        return fail(Fault::Invalid, tr("%1 is another record. Nothing was put away.").arg(file));
    const auto hash = hashOfFile(file);
    if (!hash)
        return fail(hash.error());
    return streamArchived(ports, incident, found.heads->heads, QFileInfo(file).fileName(), *hash, by);
}

std::optional<IncidentSummary> archivedIncident(const journal::Event& event)
{
    if (event.type != kStreamArchived || event.version != 1)
        return std::nullopt;
    const auto word = [&](QLatin1StringView key) { return event.payload.value(key).toString(); };
    const auto stream = journal::StreamId::fromString(word("stream"_L1));
    const auto kind = journal::streamKindFromText(word("kind"_L1));
    const auto declaredAt = instantFromIso(word("declared_at"_L1));
    if (!stream || !kind || *kind == journal::StreamKind::Estate || !declaredAt)
        return std::nullopt;
    const auto scenario = word("scenario"_L1);
    const auto file = event.text("file"_L1).value_or(QString());
    return IncidentSummary { *stream, *kind, event.text("title"_L1).value_or(scenario), word("plan"_L1),
        scenario, *declaredAt, instantFromIso(word("closed_at"_L1)), {},
        journal::StreamId::fromString(word("parent"_L1)), event.text("commander"_L1).value_or(QString()),
        file.isEmpty() ? archivedFileHash(event).left(8) + ".muster"_L1 : file };
}

QString archivedFileHash(const journal::Event& event)
{
    return event.payload.value("bundle"_L1).toString();
}

} // namespace muster::session
