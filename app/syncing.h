// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/syncport.h"
#include "core/sync/syncprofile.h"

#include <optional>

namespace muster::app {

/// The server that the log in this folder is synced with; nothing for none. Fails with Invalid or Storage.
[[nodiscard]] Result<std::optional<sync::SyncProfile>> usedServer(const QString& folder);

/// The team's server for the commands over the log in a folder.
class Syncing final : public commands::SyncPort {
public:
    explicit Syncing(QString folder)
        : m_folder(std::move(folder))
    {
    }

    [[nodiscard]] Result<void> init(const QString& url) override;
    [[nodiscard]] Result<void> admit(const QString& url, const QString& login, const QString& role) override;
    [[nodiscard]] Result<void> use(const QString& url) override;
    [[nodiscard]] Result<commands::SyncOutcome> once(const QString& url) override;
    [[nodiscard]] Result<commands::SyncOutcome> status(const QString& url) override;
    [[nodiscard]] Result<void> run(const QString& url, const std::function<void(const QString&)>& tell,
        const std::function<bool()>& isOver) override;

private:
    [[nodiscard]] Result<sync::SyncProfile> profileOf(const QString& url) const;

    QString m_folder;
};

} // namespace muster::app
