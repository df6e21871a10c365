// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks the keychain of the session it runs in, one thing after the other, and prints the answers: state,
// write NAME TEXT, read NAME, look NAME, remove NAME, forget (asks and ends without waiting).

#include "core/credentials/keychainvault.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstdio>
#include <utility>

using namespace muster;
using namespace muster::credentials;

namespace {

template <typename T> T wait(const QFuture<T>& future)
{
    while (!future.isFinished())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return future.result();
}

QString nameOf(Fault fault)
{
    return fault == Fault::Denied  ? QStringLiteral("denied")
        : fault == Fault::NotFound ? QStringLiteral("not found")
        : fault == Fault::Timeout  ? QStringLiteral("timeout")
                                   : QStringLiteral("fault %1").arg(int(fault));
}

QString stateOf(VaultState state)
{
    switch (state) {
    case VaultState::Absent:
        return QStringLiteral("absent");
    case VaultState::Locked:
        return QStringLiteral("locked");
    case VaultState::Ready:
        return QStringLiteral("ready");
    }
    Q_UNREACHABLE();
}

} // namespace

/// Whoever ends in the middle of a call on the bus never hears the answer; libdbus and Qt keep the waiting
/// call for it. Asked for by the leak check, of this program alone: `forget` ends so on purpose.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions()
{
    return "leak:libdbus-1.so\nleak:libQt6DBus.so\n";
}

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    KeychainVault vault(QStringLiteral("MusterTest"));
    auto words = application.arguments().mid(1);
    while (!words.isEmpty()) {
        const auto verb = words.takeFirst();
        QString answer;
        if (verb == u"state") {
            answer = stateOf(wait(vault.state()));
        } else if (verb == u"write") {
            const auto name = words.takeFirst();
            const auto done
                = wait(vault.write(name, std::make_shared<const Secret>(words.takeFirst().toUtf8())));
            answer = done ? QStringLiteral("written") : nameOf(done.error().fault);
        } else if (verb == u"read") {
            const auto secret = wait(vault.read(words.takeFirst()));
            answer = secret ? QString::fromUtf8((*secret)->data(), (*secret)->size())
                            : nameOf(secret.error().fault);
        } else if (verb == u"look") {
            const auto presence = wait(vault.look(words.takeFirst()));
            answer = !presence                ? nameOf(presence.error().fault)
                : *presence == Presence::Here ? QStringLiteral("here")
                                              : QStringLiteral("missing");
        } else if (verb == u"remove") {
            const auto done = wait(vault.remove(words.takeFirst()));
            answer = done ? QStringLiteral("removed") : nameOf(done.error().fault);
        } else if (verb == u"forget") {
            std::ignore = vault.read(QStringLiteral("anything"));
            QCoreApplication::processEvents();
            answer = QStringLiteral("forgotten");
        }
        std::fputs(qPrintable(answer + u'\n'), stdout);
        std::fflush(stdout);
    }
}
