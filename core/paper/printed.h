// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace muster::paper {

/// The papers that are printed on.
enum class Format { A4, Letter };

struct Printed {
    QByteArray pdf;
    qsizetype pages = 0;
};

} // namespace muster::paper
