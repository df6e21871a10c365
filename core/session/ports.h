// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/credentials/vault.h"
#include "core/journal/blobstore.h"
#include "core/journal/journal.h"

namespace muster::session {

/// What a session needs of the world. Owner: app/compose; everything outlives the session.
struct Ports {
    const MachineClock& clock;
    journal::Journal& journal;
    journal::BlobStore& blobs;
    /// For the credentials that plans name; not for the console's own key.
    credentials::Vault& vault;
};

} // namespace muster::session
