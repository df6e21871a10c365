// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/exchange.h"
#include "core/store/sqliteblobs.h"
#include "tests/core/session/sessionrig.h"
#include "tests/core/store/storefixture.h"

#include <QDir>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QSet>
#include <QTimer>

namespace muster::test {

/// As await(), which sleeps between two looks: an exchange has a hundred answers of two threads to wait for.
template <typename T> [[nodiscard]] T swiftly(const QFuture<T>& future)
{
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<T> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(30000, &loop, [] { qFatal("a future did not finish within 30 s"); });
        watcher.setFuture(future);
        loop.exec();
    }
    return future.result();
}

/// Keeps blobs as the store does, and refuses those that are said to have been taken back.
class PickyBlobs final : public journal::BlobStore {
public:
    explicit PickyBlobs(journal::BlobStore& blobs)
        : m_blobs(blobs)
    {
    }

    QSet<QByteArray> takenBack;

    [[nodiscard]] QFuture<Result<journal::Attachment>> put(QByteArray bytes) override
    {
        if (takenBack.contains(bytes))
            return ready(Result<journal::Attachment>(
                fail(Fault::Denied, QStringLiteral("This file was taken back here."))));
        return m_blobs.put(std::move(bytes));
    }
    [[nodiscard]] QFuture<Result<QByteArray>> get(QString hash) override
    {
        return m_blobs.get(std::move(hash));
    }

private:
    journal::BlobStore& m_blobs;
};

/// A console with a store of its own, which never had a network.
struct Laptop {
    QString who;
    ManualClock clock;
    QTemporaryDir folder;
    std::unique_ptr<store::SqliteJournal> journal;
    store::SqliteBlobs stored;
    PickyBlobs blobs { stored };
    MemoryVault vault;
    session::Session session { session::Ports { clock, *journal, blobs, vault } };
    session::Exchange exchange { session.ports() };

    /// Each with a key of its own.
    Laptop(const QString& name, char key)
        : who(name)
        , journal(opened(folder.path(), clock, key))
        , stored(*journal)
    {
    }

    static std::unique_ptr<store::SqliteJournal> opened(
        const QString& folder, const MachineClock& clock, char key)
    {
        auto made = openJournal(folder, clock, key);
        if (!made)
            qFatal("%s", qPrintable(made.error().text));
        return *std::move(made);
    }
    journal::StreamId declare(const QString& title)
    {
        auto declaration = SessionRig::declaration();
        declaration.title = title;
        declaration.commander = who;
        const auto incident = swiftly(session.declare(declaration));
        if (!incident)
            qFatal("%s", qPrintable(incident.error().text));
        return (*incident)->stream().id;
    }
    void note(const journal::StreamId& id, const QString& text)
    {
        clock.advance(Millis { 1700 });
        const auto incident = swiftly(session.open(id, who));
        if (!incident)
            qFatal("%s", qPrintable(incident.error().text));
        if (const auto done = swiftly((*incident)->note(text)); !done)
            qFatal("%s", qPrintable(done.error().text));
    }
    /// Everything that it knows of a record.
    [[nodiscard]] QList<journal::Event> known(const journal::StreamId& id)
    {
        return swiftly(journal->read(id)).value_or(QList<journal::Event>());
    }
    /// The same as anybody would read it.
    [[nodiscard]] QStringList told(const journal::StreamId& id)
    {
        QStringList lines;
        for (const auto& event : known(id)) {
            QStringList texts;
            for (const auto& leaf : event.leaves)
                texts << leaf.field + u'=' + leaf.value;
            lines << QStringLiteral("%1 %2 %3 %4")
                         .arg(event.origin.toString().left(8), QString::number(event.seq), event.type,
                             texts.join(u' '));
        }
        return lines;
    }
    session::Exported write(const QString& file, const journal::StreamId& id,
        const std::optional<bundle::Withholding>& without = {})
    {
        const auto done = swiftly(
            exchange.exportTo({ file, id, without, session::ExportWish::Replaces::AnyRecord }, clock.now()));
        if (!done)
            qFatal("%s", qPrintable(done.error().text));
        return *done;
    }
    QList<session::FileExported> writeAll(const QString& to)
    {
        const auto done = swiftly(exchange.exportAll(to, clock.now()));
        if (!done)
            qFatal("%s", qPrintable(done.error().text));
        return *done;
    }
    session::Imported take(const QString& file)
    {
        const auto done = swiftly(exchange.importFrom(file));
        if (!done)
            qFatal("%s", qPrintable(done.error().text));
        return *done;
    }
    QList<session::FileImported> takeAll(const QString& from)
    {
        const auto done = swiftly(exchange.importAll(session::recordsAt(from)));
        if (!done)
            qFatal("%s", qPrintable(done.error().text));
        return *done;
    }
};

} // namespace muster::test
