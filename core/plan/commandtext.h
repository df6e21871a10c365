// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace muster::plan {

/// A command as it can be pasted into a shell: each argument quoted where a shell would read more than its
/// letters. Characters that cannot be seen are written out, so that what is shown is what is run.
[[nodiscard]] QString commandText(const QStringList& argv);

} // namespace muster::plan
