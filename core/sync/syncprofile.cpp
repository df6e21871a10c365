// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/syncprofile.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>
#include <QUrlQuery>

namespace muster::sync {

namespace {

const auto kVerified = QStringLiteral("verify-full");
const auto kMode = QStringLiteral("sslmode");
const auto kRoot = QStringLiteral("sslrootcert");
const auto kHost = QStringLiteral("host");
constexpr int kUsualPort = 5432;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

} // namespace

bool SyncProfile::isLocal() const
{
    return host.startsWith(u'/') || host == u"localhost" || QHostAddress(host).isLoopback();
}

QString SyncProfile::shown() const
{
    return QStringLiteral("%1:%2/%3").arg(host).arg(port).arg(database);
}

Result<SyncProfile> profileFromUrl(const QString& text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != u"postgresql" && url.scheme() != u"postgres")) {
        return fail(Fault::Invalid,
            tr("\"%1\" is no address of a PostgreSQL server. Write it as "
               "postgresql://USER@HOST/DATABASE?sslmode=verify-full.")
                .arg(text.left(200)));
    }
    if (!url.password().isEmpty()) {
        return fail(Fault::Invalid,
            tr("Leave the password out of the address: addresses are shown and kept in files. Muster asks "
               "the "
               "keychain for it."));
    }
    const QUrlQuery query(url);
    SyncProfile profile;
    profile.host = url.host().isEmpty() ? query.queryItemValue(kHost, QUrl::FullyDecoded) : url.host();
    profile.port = url.port(kUsualPort);
    profile.database = url.path().mid(1);
    profile.user = url.userName();
    profile.sslMode = query.queryItemValue(kMode, QUrl::FullyDecoded);
    profile.rootCertificate = query.queryItemValue(kRoot, QUrl::FullyDecoded);
    if (profile.host.isEmpty() || profile.database.isEmpty() || profile.user.isEmpty()) {
        return fail(Fault::Invalid,
            tr("The address needs a host, a database and a user: "
               "postgresql://USER@HOST/DATABASE?sslmode=verify-full."));
    }
    for (const auto& [key, value] : query.queryItems()) {
        if (key != kMode && key != kRoot && key != kHost) {
            return fail(Fault::Invalid,
                tr("Muster does not know \"%1\" in the address of a server. It knows sslmode and "
                   "sslrootcert.")
                    .arg(key));
        }
    }
    // The driver takes its options apart at semicolons, whatever stands in them.
    for (const auto& part : { profile.host, profile.database, profile.user, profile.rootCertificate }) {
        if (part.contains(u';') || part.contains(u'\'') || part.contains(u'\\'))
            return fail(
                Fault::Invalid, tr("The address of a server may hold no ; and no ' and no backslash."));
    }
    if (!profile.isLocal()) {
        if (profile.sslMode.isEmpty())
            profile.sslMode = kVerified;
        if (profile.sslMode != kVerified) {
            return fail(Fault::Invalid,
                tr("%1 is another computer: without sslmode=verify-full nobody knows whether it is the right "
                   "one, and others may read along.")
                    .arg(profile.host));
        }
    }
    return profile;
}

QString urlOf(const SyncProfile& profile)
{
    QUrl url;
    url.setScheme(QStringLiteral("postgresql"));
    url.setUserName(profile.user);
    url.setPath(u'/' + profile.database);
    QUrlQuery query;
    if (profile.host.startsWith(u'/')) {
        url.setHost(QString());
        query.addQueryItem(kHost, profile.host);
    } else {
        url.setHost(profile.host);
    }
    if (profile.port != kUsualPort)
        url.setPort(profile.port);
    if (!profile.sslMode.isEmpty())
        query.addQueryItem(kMode, profile.sslMode);
    if (!profile.rootCertificate.isEmpty())
        query.addQueryItem(kRoot, profile.rootCertificate);
    url.setQuery(query);
    return url.toString(QUrl::FullyEncoded);
}

} // namespace muster::sync
