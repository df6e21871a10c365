// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/event.h"

#include <QByteArray>
#include <QFuture>

namespace muster::journal {

/// Port: bytes by their SHA-256: plan text, command output, attachments. What `put` answered is durable, so
/// an event may name it. Thread: called from main. Fails with Storage, NotFound, Invalid (bytes do not fit
/// their hash).
class BlobStore {
public:
    virtual ~BlobStore() = default;
    [[nodiscard]] virtual QFuture<Result<Attachment>> put(QByteArray bytes) = 0;
    [[nodiscard]] virtual QFuture<Result<QByteArray>> get(QString hash) = 0;
};

} // namespace muster::journal
