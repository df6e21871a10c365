// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/worker.h"
#include "core/journal/finder.h"

#include <QList>

namespace muster::test {

/// Answers what it was told to, one after the other; the last one stays. Remembers what was asked.
class StubFinder final : public journal::Finder {
public:
    QList<journal::Search> asked;
    QList<Result<journal::Found>> answers { journal::Found() };

    [[nodiscard]] QFuture<Result<journal::Found>> search(journal::Search search) override
    {
        asked.append(std::move(search));
        return ready(answers.size() > 1 ? answers.takeFirst() : answers.first());
    }
};

} // namespace muster::test
