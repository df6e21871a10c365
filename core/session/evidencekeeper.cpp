// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/evidencekeeper.h"

#include "core/base/printable.h"
#include "core/base/whendone.h"
#include "core/base/worker.h"
#include "core/evidence/filelimits.h"
#include "core/evidence/mediatype.h"
#include "core/evidence/tamedname.h"
#include "core/incident/decide.h"
#include "core/session/incidentsession.h"

#include <QCryptographicHash>

namespace muster::session {

namespace {

using Bytes = Result<QByteArray>;
using Kind = incident::EvidenceAttached::Kind;
using Stored = Result<journal::Attachment>;

QString hashOf(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

Error noAnswer()
{
    return { Fault::Storage,
        EvidenceKeeper::tr("The store did not answer: it was closed. Nothing was attached.") };
}

Kind kindOf(Kind said, const QString& media)
{
    if (said == Kind::Before || said == Kind::After)
        return said;
    if (evidence::isPicture(media))
        return Kind::Picture;
    return said == Kind::Picture ? Kind::File : said;
}

} // namespace

EvidenceKeeper::EvidenceKeeper(journal::BlobStore& blobs, QObject* parent)
    : QObject(parent)
    , m_blobs(blobs)
{
}

EvidenceKeeper::~EvidenceKeeper() = default;

Result<incident::EvidenceAttached> EvidenceKeeper::described(const QByteArray& bytes, const NewEvidence& what)
{
    const auto name = evidence::tamedName(what.name);
    if (const auto fits = evidence::fitsRecord(name, bytes.size()); !fits)
        return fail(fits.error());
    const auto media = evidence::mediaTypeOf(bytes);
    return incident::EvidenceAttached { kindOf(what.kind, media), { hashOf(bytes), bytes.size() }, media,
        what.about, name, what.of.simplified(), what.shows.trimmed(), what.means.trimmed() };
}

QFuture<Result<void>> EvidenceKeeper::attach(
    IncidentSession& incident, const QByteArray& bytes, const NewEvidence& what, std::optional<Instant> at)
{
    using Done = Result<void>;
    const auto wanted = described(bytes, what);
    if (!wanted)
        return ready(Done(fail(wanted.error())));
    // What is refused leaves no file behind; the act is asked again when the file is there.
    const auto allowed = incident::decide(incident.plan(), incident.state(), *wanted);
    if (!allowed)
        return ready(Done(fail(allowed.error())));
    return whenDone(m_blobs.put(bytes), &incident, Stored(fail(noAnswer())),
        [&incident, wanted = *wanted, at](const Stored& stored) {
            if (!stored)
                return ready(Done(fail(stored.error())));
            auto act = wanted;
            act.file = *stored;
            return incident.act(act, at);
        });
}

QFuture<Bytes> EvidenceKeeper::bytesOf(const incident::EvidenceState& evidence)
{
    const auto file = evidence.what.file;
    const auto name
        = evidence.what.name.isEmpty() ? tr("This file") : printableLine(evidence.what.name, kMaxQuoted);
    return whenDone(m_blobs.get(file.hash), this, Bytes(fail(noAnswer())), [file, name](const Bytes& bytes) {
        if (!bytes && bytes.error().fault == Fault::NotFound) {
            return Bytes(fail(Fault::NotFound,
                tr("%1 is not in this log: it was withheld, or did not arrive yet. What it is stays on "
                   "record.")
                    .arg(name),
                bytes.error().detail));
        }
        if (bytes && hashOf(*bytes) != file.hash) {
            return Bytes(fail(Fault::Invalid,
                tr("%1 is damaged: it is not the file that was attached. Look for it in a backup of the log.")
                    .arg(name)));
        }
        return bytes;
    });
}

} // namespace muster::session
