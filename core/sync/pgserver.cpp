// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/pgserver.h"

#include "core/journal/eventjson.h"
#include "core/sync/watchdog.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLibrary>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUuid>

#include <atomic>

// Q_INIT_RESOURCE must stand outside of every namespace.
static void initServerResource()
{
    Q_INIT_RESOURCE(muster_server_sql);
}

namespace muster::sync {

namespace {

using Row = QVariantList;

const auto kDoorbell = QStringLiteral("muster");
constexpr qint64 kMostBytes = 1024 * 1024;
constexpr qint64 kPartBytes = 256 * 1024;
/// PostgreSQL 13: the first with gen_random_uuid() of its own.
constexpr int kOldestServer = 130000;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

QString optionsFor(const SyncProfile& profile)
{
    // A console waits for no broken line longer than a person would.
    QStringList options { QStringLiteral("connect_timeout=3"), QStringLiteral("tcp_user_timeout=5000"),
        QStringLiteral("keepalives_idle=10"), QStringLiteral("keepalives_interval=3"),
        QStringLiteral("keepalives_count=3"), QStringLiteral("gssencmode=disable"),
        QStringLiteral("application_name=muster"), QStringLiteral("target_session_attrs=read-write") };
    if (!profile.sslMode.isEmpty())
        options.append(QStringLiteral("sslmode=") + profile.sslMode);
    if (!profile.rootCertificate.isEmpty())
        options.append(QStringLiteral("sslrootcert=") + profile.rootCertificate);
    return options.join(u';');
}

/// What the library says when it cannot come in has no code; these are its words.
Error errorOfOpening(const SyncProfile& profile, const QString& said)
{
    static const QStringList kRefusals { QStringLiteral("authentication failed"),
        QStringLiteral("no password supplied"), QStringLiteral("pg_hba.conf"), QStringLiteral("certificate"),
        QStringLiteral("SSL"), QStringLiteral("does not exist"), QStringLiteral("permission denied"),
        QStringLiteral("not permitted to log in") };
    for (const auto& refusal : kRefusals) {
        if (said.contains(refusal)) {
            return { Fault::Denied,
                tr("The server %1 does not let %2 in: %3")
                    .arg(profile.shown(), profile.user, said.simplified()),
                said };
        }
    }
    return { Fault::Offline, tr("The server %1 cannot be reached.").arg(profile.shown()), said };
}

/// The handle of PostgreSQL's own library.
using Handle = void*;

/// The few calls that Qt's driver does not pass on. That library brings a dozen others along, so it is loaded
/// by whoever asks a server, and by nobody else.
class LibPq {
    Q_DISABLE_COPY_MOVE(LibPq)
public:
    LibPq()
        : m_library(QStringLiteral("pq"), 5)
        , m_socket(reinterpret_cast<int (*)(Handle)>(m_library.resolve("PQsocket")))
        , m_status(reinterpret_cast<int (*)(Handle)>(m_library.resolve("PQstatus")))
        , m_version(reinterpret_cast<int (*)(Handle)>(m_library.resolve("PQserverVersion")))
    {
    }
    [[nodiscard]] bool isThere() const { return m_socket && m_status && m_version; }
    [[nodiscard]] int socketOf(Handle connection) const { return m_socket(connection); }
    [[nodiscard]] bool isUp(Handle connection) const { return m_status(connection) == 0; }
    [[nodiscard]] int versionOf(Handle connection) const { return m_version(connection); }

private:
    QLibrary m_library;
    int (*m_socket)(Handle);
    int (*m_status)(Handle);
    int (*m_version)(Handle);
};

/// One connection, used by the thread that made it.
class Connection {
    Q_DISABLE_COPY_MOVE(Connection)
public:
    Connection(SyncProfile profile, QString password, Deadlines deadlines)
        : m_profile(std::move(profile))
        , m_password(std::move(password))
        , m_deadlines(deadlines)
    {
    }
    ~Connection() { close(); }

    Result<void> open()
    {
        close();
        m_interrupted = false;
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), m_name);
        if (!database.isValid() || !m_pq.isThere()) {
            return fail(Fault::Denied,
                tr("Qt's driver for PostgreSQL is missing. Install the package libqt6sql6-psql."));
        }
        database.setHostName(m_profile.host);
        database.setPort(m_profile.port);
        database.setDatabaseName(m_profile.database);
        database.setUserName(m_profile.user);
        database.setPassword(m_password);
        database.setConnectOptions(optionsFor(m_profile));
        if (!database.open()) {
            const auto said = database.lastError().databaseText();
            return fail(errorOfOpening(m_profile, said));
        }
        return {};
    }

    void close()
    {
        if (!QSqlDatabase::contains(m_name))
            return;
        {
            auto database = QSqlDatabase::database(m_name, false);
            database.close();
        }
        QSqlDatabase::removeDatabase(m_name);
    }

    Result<QList<Row>> rows(const QString& sql, const QVariantList& values = {})
    {
        auto database = QSqlDatabase::database(m_name, false);
        auto* const connection = handle(database);
        if (m_interrupted || !database.isOpen() || !connection)
            return fail(offline({}));
        const Watchdog::Watch watch(m_dog, m_pq.socketOf(connection), m_deadlines.call);
        QSqlQuery query(database);
        query.setForwardOnly(true);
        bool isDone = false;
        if (values.isEmpty()) {
            isDone = query.exec(sql);
        } else if (query.prepare(sql)) {
            for (const auto& value : values)
                query.addBindValue(value);
            isDone = query.exec();
        }
        if (!isDone)
            return fail(errorOf(query.lastError(), connection));
        QList<Row> found;
        const auto columns = query.record().count();
        while (query.next()) {
            Row row;
            for (int i = 0; i < columns; ++i)
                row.append(query.value(i));
            found.append(row);
        }
        return found;
    }

    /// Statements as they are, in one transaction.
    Result<void> runAll(const QStringList& statements)
    {
        auto database = QSqlDatabase::database(m_name, false);
        if (!database.transaction())
            return fail(offline(database.lastError().databaseText()));
        for (const auto& statement : statements) {
            if (const auto done = rows(statement); !done) {
                database.rollback();
                return fail(done.error());
            }
        }
        if (!database.commit())
            return fail(offline(database.lastError().databaseText()));
        return {};
    }

    [[nodiscard]] int serverVersion() const
    {
        const auto database = QSqlDatabase::database(m_name, false);
        auto* const connection = handle(database);
        return connection ? m_pq.versionOf(connection) : 0;
    }

    [[nodiscard]] QSqlDriver* driver() const { return QSqlDatabase::database(m_name, false).driver(); }
    [[nodiscard]] const SyncProfile& profile() const { return m_profile; }

    void interrupt()
    {
        m_interrupted = true;
        m_dog.bite();
    }

private:
    static Handle handle(const QSqlDatabase& database)
    {
        const auto value = database.driver() ? database.driver()->handle() : QVariant();
        // The name under which the driver knows its type.
        if (!value.isValid() || qstrcmp(value.typeName(), "pg_conn*") != 0)
            return nullptr;
        return *static_cast<const Handle*>(value.constData());
    }

    [[nodiscard]] Error offline(const QString& detail) const
    {
        return { Fault::Offline, tr("The server %1 cannot be reached.").arg(m_profile.shown()), detail };
    }

    /// An error without words means that the connection is gone: the driver says no more.
    [[nodiscard]] Error errorOf(const QSqlError& error, Handle connection) const
    {
        const auto said = error.databaseText();
        if (m_dog.hasBitten()) {
            return { Fault::Timeout, tr("The server %1 does not answer.").arg(m_profile.shown()), said };
        }
        if (error.nativeErrorCode().isEmpty() || !m_pq.isUp(connection))
            return offline(said);
        const auto state = error.nativeErrorCode();
        // What is denied, what is not there, and what an older or newer server does not know.
        if (state == u"42501") {
            return { Fault::Denied,
                tr("The server %1 does not allow it: %2").arg(m_profile.shown(), said.simplified()), said };
        }
        if (state.startsWith(u"42") || state == u"3F000") {
            return { Fault::Invalid,
                tr("There is no log of Muster in %1. Whoever runs the server makes one with: muster-cli sync "
                   "init.")
                    .arg(m_profile.shown()),
                said };
        }
        // Too many connections, out of space, shutting down, a deadlock, a time limit: it may be over soon.
        static const QStringList kPassing { QStringLiteral("08"), QStringLiteral("53"), QStringLiteral("57"),
            QStringLiteral("40"), QStringLiteral("55"), QStringLiteral("25") };
        if (kPassing.contains(state.left(2))) {
            return { Fault::Offline,
                tr("The server %1 cannot do it now: %2").arg(m_profile.shown(), said.simplified()), said };
        }
        return { Fault::Internal,
            tr("The server %1 gave an error: %2").arg(m_profile.shown(), said.simplified()), said };
    }

    const SyncProfile m_profile;
    const QString m_password;
    const Deadlines m_deadlines;
    const QString m_name = QStringLiteral("muster-sync-") + QUuid::createUuid().toString(QUuid::Id128);
    const LibPq m_pq;
    std::atomic_bool m_interrupted = false;
    Watchdog m_dog;
};

QJsonArray leavesOf(const journal::Event& event)
{
    QJsonArray leaves;
    for (const auto& leaf : event.leaves)
        leaves.append(QJsonArray { leaf.field, QString::fromLatin1(leaf.salt), leaf.value });
    return leaves;
}

Result<QList<journal::Leaf>> leavesFrom(const QString& text)
{
    QList<journal::Leaf> leaves;
    for (const auto value : QJsonDocument::fromJson(text.toUtf8()).array()) {
        const auto leaf = value.toArray();
        if (leaf.size() != 3)
            return fail(Fault::Invalid, tr("A text beside an entry cannot be read."));
        leaves.append({ leaf[0].toString(), leaf[1].toString().toLatin1(), leaf[2].toString() });
    }
    return leaves;
}

Verdict verdictCalled(const QString& word)
{
    if (word == u"ok")
        return Verdict::Stored;
    if (word == u"dup")
        return Verdict::Known;
    if (word == u"GAP")
        return Verdict::Gap;
    if (word == u"CHAIN")
        return Verdict::Chain;
    return word == u"FORK" ? Verdict::Fork : Verdict::Bad;
}

/// As in the files of the store: separated by empty lines.
QStringList statementsIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList statements;
    for (const auto& part : QString::fromUtf8(file.readAll()).split(QStringLiteral("\n\n"))) {
        QStringList lines;
        for (const auto& line : part.split(u'\n', Qt::SkipEmptyParts)) {
            if (!line.startsWith(QLatin1StringView("--")))
                lines.append(line);
        }
        if (!lines.isEmpty())
            statements.append(lines.join(u'\n'));
    }
    return statements;
}

QString quoted(const QString& name)
{
    return u'"' + QString(name).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace

struct PgServer::Private {
    Connection connection;
};

PgServer::PgServer(SyncProfile profile, QString password, Deadlines deadlines)
    : d(new Private { { std::move(profile), std::move(password), deadlines } })
{
}

PgServer::~PgServer() = default;

Result<Greeting> PgServer::open()
{
    if (const auto opened = d->connection.open(); !opened)
        return fail(opened.error());
    const auto rows
        = d->connection.rows(QStringLiteral("SELECT version, epoch, role, now_ms FROM muster.hello()"));
    if (!rows)
        return fail(rows.error());
    if (rows->size() != 1)
        return fail(Fault::Internal,
            tr("The server %1 did not say what it is.").arg(d->connection.profile().shown()));
    const auto& row = rows->first();
    Greeting greeting { row[0].toInt(), row[1].toString(), row[2].toString(),
        Instant(Millis(row[3].toLongLong())) };
    if (greeting.version > kServerVersion) {
        return fail(Fault::Invalid,
            tr("The log in %1 is of a newer Muster (%2, this one knows %3). Install the newer one; until "
               "then "
               "everything is recorded here.")
                .arg(d->connection.profile().shown())
                .arg(greeting.version)
                .arg(kServerVersion));
    }
    auto* const driver = d->connection.driver();
    connect(driver,
        qOverload<const QString&, QSqlDriver::NotificationSource, const QVariant&>(&QSqlDriver::notification),
        this, &ServerLog::rang);
    // Where there is no doorbell the heads are asked for every few seconds all the same.
    driver->subscribeToNotification(kDoorbell);
    return greeting;
}

void PgServer::close()
{
    d->connection.close();
}

void PgServer::interrupt()
{
    d->connection.interrupt();
}

Result<QList<journal::ChainHead>> PgServer::heads()
{
    const auto rows
        = d->connection.rows(QStringLiteral("SELECT stream, origin, seq, hash FROM muster.heads()"));
    if (!rows)
        return fail(rows.error());
    QList<journal::ChainHead> heads;
    for (const auto& row : *rows) {
        const auto stream = journal::StreamId::fromString(row[0].toString());
        const auto origin = journal::OriginId::fromString(row[1].toString());
        if (!stream || !origin)
            return fail(Fault::Internal, tr("The server told a chain that has no name."));
        heads.append(
            { *stream, { *origin, row[2].toLongLong(), QByteArray::fromHex(row[3].toString().toLatin1()) } });
    }
    return heads;
}

Result<QList<Verdict>> PgServer::append(const QList<journal::Event>& events)
{
    QJsonArray batch;
    for (const auto& event : events) {
        batch.append(QJsonObject { { QStringLiteral("body"), QString::fromLatin1(event.body.toBase64()) },
            { QStringLiteral("sig"), QString::fromLatin1(event.signature.toHex()) },
            { QStringLiteral("leaves"), leavesOf(event) } });
    }
    const auto text = QString::fromUtf8(QJsonDocument(batch).toJson(QJsonDocument::Compact));
    const auto rows = d->connection.rows(
        QStringLiteral("SELECT n, verdict FROM muster.append_batch(CAST(? AS jsonb)) ORDER BY n"), { text });
    if (!rows)
        return fail(rows.error());
    QList<Verdict> verdicts;
    for (const auto& row : *rows)
        verdicts.append(verdictCalled(row[1].toString()));
    return verdicts;
}

Result<QList<journal::Event>> PgServer::pull(
    const journal::StreamId& stream, const journal::OriginId& origin, qint64 after, int most)
{
    const auto rows = d->connection.rows(
        QStringLiteral("SELECT seq, body, sig, leaves FROM muster.pull(CAST(? AS uuid), CAST(? AS uuid), "
                       "CAST(? AS bigint), CAST(? AS integer), CAST(? AS bigint))"),
        { stream.toString(), origin.toString(), after, most, kMostBytes });
    if (!rows)
        return fail(rows.error());
    QList<journal::Event> events;
    for (const auto& row : *rows) {
        const auto leaves = leavesFrom(row[3].toString());
        if (!leaves)
            return fail(leaves.error());
        auto event = journal::eventFromBytes(QByteArray::fromBase64(row[1].toString().toLatin1()),
            QByteArray::fromHex(row[2].toString().toLatin1()), *leaves);
        if (!event)
            return fail(event.error());
        events.append(*std::move(event));
    }
    return events;
}

Result<QStringList> PgServer::filesMissing(const QStringList& hashes)
{
    const auto list
        = QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(hashes)).toJson(QJsonDocument::Compact));
    const auto rows = d->connection.rows(
        QStringLiteral("SELECT hash FROM muster.files_there(?) WHERE NOT whole"), { list });
    if (!rows)
        return fail(rows.error());
    QStringList missing;
    for (const auto& row : *rows)
        missing.append(row.first().toString());
    return missing;
}

Result<void> PgServer::putFile(const QString& hash, const QByteArray& bytes)
{
    // Parts that came before a failure are there; they are whole, or they are not there.
    const auto have = d->connection.rows(
        QStringLiteral("SELECT have FROM muster.files_there(?)"), { QStringLiteral("[\"%1\"]").arg(hash) });
    if (!have)
        return fail(have.error());
    auto part = have->isEmpty() ? 0 : have->first().first().toLongLong() / kPartBytes;
    do {
        const auto piece = bytes.mid(part * kPartBytes, kPartBytes);
        const auto put = d->connection.rows(
            QStringLiteral("SELECT muster.put_part(?, CAST(? AS bigint), CAST(? AS integer), ?)"),
            { hash, bytes.size(), part, QString::fromLatin1(piece.toBase64()) });
        if (!put)
            return fail(put.error());
        ++part;
    } while (part * kPartBytes < bytes.size());
    return {};
}

Result<std::optional<QByteArray>> PgServer::file(const QString& hash)
{
    QByteArray bytes;
    qint64 size = 0;
    int part = 0;
    do {
        const auto rows = d->connection.rows(
            QStringLiteral("SELECT size, bytes FROM muster.get_part(?, CAST(? AS integer))"), { hash, part });
        if (!rows)
            return fail(rows.error());
        if (rows->isEmpty())
            return std::optional<QByteArray>();
        size = rows->first()[0].toLongLong();
        bytes += QByteArray::fromBase64(rows->first()[1].toString().toLatin1());
        ++part;
    } while (bytes.size() < size);
    return std::optional(bytes);
}

Result<void> initServer(const SyncProfile& profile, const QString& password)
{
    Connection connection(profile, password, {});
    if (auto opened = connection.open(); !opened)
        return opened;
    if (connection.serverVersion() < kOldestServer) {
        return fail(Fault::Invalid,
            tr("The server %1 is too old: Muster needs PostgreSQL 13 or newer.").arg(profile.shown()));
    }
    const auto there = connection.rows(QStringLiteral("SELECT 1 FROM pg_namespace WHERE nspname = 'muster'"));
    if (!there)
        return fail(there.error());
    if (!there->isEmpty()) {
        return fail(Fault::Conflict,
            tr("There is a schema \"muster\" in %1 already; nothing was changed.").arg(profile.shown()));
    }
    initServerResource();
    return connection.runAll(statementsIn(QStringLiteral(":/muster/sql/postgres/001_log.sql")));
}

Result<void> admitMember(
    const SyncProfile& profile, const QString& password, const QString& login, const QString& role)
{
    Connection connection(profile, password, {});
    if (auto opened = connection.open(); !opened)
        return opened;
    const auto there = connection.rows(QStringLiteral("SELECT 1 FROM pg_roles WHERE rolname = ?"), { login });
    if (!there)
        return fail(there.error());
    // A name of a role cannot be a value of a statement.
    if (there->isEmpty()) {
        if (const auto made = connection.rows(QStringLiteral("CREATE ROLE %1 LOGIN").arg(quoted(login)));
            !made)
            return fail(made.error());
    }
    const auto done = connection.rows(QStringLiteral("SELECT muster.admit_member(?, ?)"), { login, role });
    if (!done)
        return fail(done.error());
    return {};
}

} // namespace muster::sync
