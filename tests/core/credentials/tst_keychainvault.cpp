// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/keychainvault.h"
#include "tests/core/credentials/keyringsession.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using muster::test::KeyringSession;

// With a real gnome-keyring in a D-Bus session and home of its own.
class TstKeychainVault final : public QObject {
    Q_OBJECT

    const QString m_probe = QStringLiteral(MUSTER_BIN_DIR "/vault_probe ");
    const QString m_unlock = QStringLiteral(
        "printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; ");
    const QString m_lock = QStringLiteral(
        "gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets "
        "--method org.freedesktop.Secret.Service.Lock \"['/org/freedesktop/secrets/collection/login']\" "
        ">/dev/null; ");

private slots:
    void init() { test::failOnWarnings(); }

    void withoutABusItSaysAbsentAtOnce_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("no bus") << QString();
        QTest::newRow("bus has gone") << "unix:path=/nonexistent/bus";
    }
    void withoutABusItSaysAbsentAtOnce()
    {
        QFETCH(QString, address);
        const auto run
            = KeyringSession().withoutBus(m_probe + QStringLiteral("state read a write a b"), address);
        QCOMPARE(run.lines,
            (QStringList { QStringLiteral("absent"), QStringLiteral("denied"), QStringLiteral("denied") }));
        QCOMPARE(run.status, 0);
    }

    void anUnlockedKeychainKeepsSecrets()
    {
        const KeyringSession session;
        const auto run = session.inSession(
            m_unlock + m_probe + QStringLiteral("state read a write a 主库-secret read a remove a read a"));
        QCOMPARE(run.lines,
            (QStringList { QStringLiteral("ready"), QStringLiteral("not found"), QStringLiteral("written"),
                QStringLiteral("主库-secret"), QStringLiteral("removed"), QStringLiteral("not found") }));
        QCOMPARE(run.status, 0);
    }

    void itSaysWhetherAnEntryIsThere()
    {
        const KeyringSession session;
        const auto run = session.inSession(m_unlock + m_probe
            + QStringLiteral("look a write a kept look a look b remove a look a; ") + m_lock + m_probe
            + QStringLiteral("look a"));
        QCOMPARE(run.lines,
            (QStringList { QStringLiteral("missing"), QStringLiteral("written"), QStringLiteral("here"),
                QStringLiteral("missing"), QStringLiteral("removed"), QStringLiteral("missing"),
                QStringLiteral("denied") }));
    }

    void aSecretIsThereAfterTheNextLogin()
    {
        const KeyringSession session;
        QCOMPARE(session.inSession(m_unlock + m_probe + QStringLiteral("write a kept")).lines,
            QStringList { QStringLiteral("written") });
        QCOMPARE(session.inSession(m_unlock + m_probe + QStringLiteral("read a")).lines,
            QStringList { QStringLiteral("kept") });
    }

    void aLockedKeychainSaysLockedAndNotThatNothingIsThere()
    {
        const KeyringSession session;
        const auto run = session.inSession(m_unlock + m_probe + QStringLiteral("write a kept; ") + m_lock
            + m_probe + QStringLiteral("state read a write a other"));
        QCOMPARE(run.lines,
            (QStringList { QStringLiteral("written"), QStringLiteral("locked"), QStringLiteral("denied"),
                QStringLiteral("denied") }));
        QCOMPARE(session.inSession(m_unlock + m_probe + QStringLiteral("read a")).lines,
            QStringList { QStringLiteral("kept") });
    }

    void endingInTheMiddleOfACallDoesNoHarm()
    {
        const KeyringSession session;
        const auto run = session.inSession(m_unlock + QStringLiteral("for i in 1 2 3 4 5; do ") + m_probe
            + QStringLiteral("state forget || exit 9; done"));
        QVERIFY2(run.status == 0, qPrintable(run.errors));
        QCOMPARE(run.lines.count(QStringLiteral("forgotten")), 5);
    }

    void noSecretIsWrittenInPlainText()
    {
        const KeyringSession session;
        const auto run = session.inSession(m_unlock + m_probe
            + QStringLiteral("write a canary-0815; if grep -r canary-0815 \"$HOME\" \"$XDG_RUNTIME_DIR\"; "
                             "then echo leaked; fi"));
        QCOMPARE(run.lines, QStringList { QStringLiteral("written") });
    }
};

MUSTER_TEST(TstKeychainVault)
#include "tst_keychainvault.moc"
