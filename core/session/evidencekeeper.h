// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/incident/payloads.h"
#include "core/incident/state.h"
#include "core/journal/blobstore.h"

#include <QFuture>
#include <QObject>

#include <optional>

namespace muster::session {

class IncidentSession;

/// What a person says of a file that is put to the record.
struct NewEvidence {
    /// Any name, as hostile as it may be: it is tamed, and none at all is one as well.
    QString name;
    /// A picture is recorded as one whatever it was said to be, a snapshot excepted; what was said to be a
    /// picture and is none is a File.
    incident::EvidenceAttached::Kind kind = incident::EvidenceAttached::Kind::File;
    /// Of a snapshot (Before, After): what is set up so.
    QString of = {};
    /// What is to be seen in it, apart from what somebody concludes.
    QString shows = {};
    QString means = {};
    std::optional<incident::StepAddress> about = {};
};

/// Puts files to the record of incidents, and gives them back. Thread: main. Owner: whoever attaches; the
/// blobs must outlive it.
class EvidenceKeeper : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EvidenceKeeper)
public:
    explicit EvidenceKeeper(journal::BlobStore& blobs, QObject* parent = nullptr);
    ~EvidenceKeeper() override;

    /// What would be recorded. Fails as evidence::fitsRecord() does.
    [[nodiscard]] static Result<incident::EvidenceAttached> described(
        const QByteArray& bytes, const NewEvidence& what);
    /// Puts the bytes into the blob store first, so that the entry names what is on the disk, then acts. When
    /// the answer is an error nothing is attached. Fails as described(), as IncidentSession::act() does with
    /// this time, and with Storage. When the session goes first the future is cancelled.
    [[nodiscard]] QFuture<Result<void>> attach(IncidentSession& incident, const QByteArray& bytes,
        const NewEvidence& what, std::optional<Instant> at = {});
    /// What was attached, checked against its hash. Fails with NotFound when the file is not in this log
    /// (withheld, or not arrived yet), Invalid when it is damaged, Storage.
    [[nodiscard]] QFuture<Result<QByteArray>> bytesOf(const incident::EvidenceState& evidence);

private:
    journal::BlobStore& m_blobs;
};

} // namespace muster::session
