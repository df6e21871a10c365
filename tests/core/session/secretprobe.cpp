// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Declares a drill in the store of FOLDER and works with the credentials of its plan through the keychain of
// the session it runs in, one thing after the other; prints the answers: store NAME TEXT, release NAME,
// standing NAME.

#include "core/credentials/keychainvault.h"
#include "core/session/secretbroker.h"
#include "core/store/sqliteblobs.h"
#include "tests/core/session/credentialsrig.h"
#include "tests/core/store/storefixture.h"

#include <QCoreApplication>

#include <cstdio>

using namespace muster;
using namespace muster::test;
using session::SecretStanding;

namespace {

QString wordOf(SecretStanding standing)
{
    switch (standing) {
    case SecretStanding::Stored:
        return QStringLiteral("stored");
    case SecretStanding::Missing:
        return QStringLiteral("missing");
    case SecretStanding::Locked:
        return QStringLiteral("locked");
    case SecretStanding::Absent:
        return QStringLiteral("absent");
    case SecretStanding::Unknown:
    case SecretStanding::Held:
    case SecretStanding::Elsewhere:
    case SecretStanding::Silent:
        break;
    }
    return QStringLiteral("standing %1").arg(static_cast<int>(standing));
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    auto words = application.arguments().mid(1);
    const ManualClock clock;
    credentials::KeychainVault vault(QStringLiteral("MusterTest"));
    const auto journal = openJournal(words.takeFirst(), clock);
    if (!journal)
        qFatal("%s", qPrintable(journal.error().text));
    store::SqliteBlobs blobs(**journal);
    session::Session workspace(session::Ports { clock, **journal, blobs, vault });
    auto wanted = SessionRig::declaration();
    wanted.plan = planWithCredentials();
    const auto opened = await(workspace.declare(wanted));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().text));
    const auto& incident = *opened;
    auto& secrets = incident->secrets();
    while (!words.isEmpty()) {
        const auto verb = words.takeFirst();
        const auto name = words.takeFirst();
        QString answer;
        if (verb == u"store") {
            const auto value = std::make_shared<const Secret>(words.takeFirst().toUtf8());
            const auto done = await(secrets.store(name, value));
            answer = done ? QStringLiteral("done") : done.error().text;
        } else if (verb == u"release") {
            const auto value = await(secrets.release(name, incident::CredentialAccessed::How::Revealed));
            answer = value ? QString::fromUtf8((*value)->data(), (*value)->size()) : value.error().text;
        } else if (verb == u"standing") {
            secrets.look();
            if (!QTest::qWaitFor(
                    [&] { return secrets.standing(QStringLiteral("paper")) != SecretStanding::Unknown; }))
                qFatal("the keychain was not looked at");
            answer = wordOf(secrets.standing(name));
        }
        std::fputs(qPrintable(answer + u'\n'), stdout);
        std::fflush(stdout);
    }
}
