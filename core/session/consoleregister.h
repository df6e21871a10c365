// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/estate/consoles.h"
#include "core/session/ports.h"

#include <QFuture>
#include <QObject>
#include <QString>

namespace muster::session {

/// The consoles whose entries are in this log: who vouches for which, and which were given up.
/// Thread: main. Owner: whoever made it; the ports outlive it.
class ConsoleRegister final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConsoleRegister)
public:
    struct Known {
        estate::Console console;
        /// It is this one.
        bool isThis = false;
        /// Of one that was given up: what it signed since, oldest first.
        QList<journal::Event> signedSince = {};
    };
    using All = Result<QList<Known>>;
    using Done = Result<void>;

    explicit ConsoleRegister(const Ports& ports, QObject* parent = nullptr);
    ~ConsoleRegister() override;

    /// In the order in which they were first seen. Fails with Storage.
    [[nodiscard]] QFuture<All> all();
    /// Records that somebody knows this console, and what it is called. Fails with Invalid (no name, nobody
    /// who says so), NotFound, Conflict (two keys sign under its name), Storage.
    [[nodiscard]] QFuture<Done> vouch(
        const journal::OriginId& console, const QString& name, const QString& by);
    /// Records that what this console signs from that moment on does not count. Nobody takes that back. Fails
    /// with Invalid (no reason, nobody who says so, a time to come, the console at which one sits), NotFound,
    /// Storage.
    [[nodiscard]] QFuture<Done> giveUp(
        const journal::OriginId& console, Instant since, const QString& why, const QString& by);

private:
    struct Reading;

    /// What those that were given up signed since, one stream after another.
    [[nodiscard]] QFuture<All> withSigned(Reading reading);
    [[nodiscard]] QFuture<Done> record(const estate::Entry& entry, const QString& by);

    Ports m_ports;
};

} // namespace muster::session
