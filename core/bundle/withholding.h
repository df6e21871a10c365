// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/bundle/bundle.h"

#include <QSet>
#include <QString>

namespace muster::bundle {

/// What is left out of a copy for somebody who need not read it. The copy holds as the whole does.
struct Withholding {
    /// Who acted, held a role, verified, approved, objected or owns what follows; what is shown then is their
    /// roles. Names that people wrote into other texts are none of these.
    bool names = false;
    /// Every text.
    bool texts = false;
    bool files = false;
    /// Texts of these fields: "saw", "why".
    QSet<QString> fields = {};

    bool operator==(const Withholding&) const = default;
};

/// Reads "names,files,saw": the words names, texts and files, and fields. Fails with Invalid for a field that
/// no entry can have.
[[nodiscard]] Result<Withholding> withholdingFromText(const QString& text);

/// The same record without what is withheld.
[[nodiscard]] Bundle withhold(Bundle bundle, const Withholding& what);

} // namespace muster::bundle
