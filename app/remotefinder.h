// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remotejournal.h"
#include "core/journal/finder.h"

#include <QFuture>

#include <memory>

namespace muster::app {

/// Finds entries through the process that holds the store. Same promises as the real one.
class RemoteFinder final : public journal::Finder {
public:
    explicit RemoteFinder(std::shared_ptr<RemoteLink> link);

    [[nodiscard]] QFuture<Result<journal::Found>> search(journal::Search search) override;

private:
    std::shared_ptr<RemoteLink> m_link;
};

} // namespace muster::app
