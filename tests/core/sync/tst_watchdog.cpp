// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/watchdog.h"
#include "tests/support/testmain.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace muster;
using namespace muster::sync;

class TstWatchdog : public QObject {
    Q_OBJECT

    QTcpServer m_server;
    QTcpSocket m_socket;

private slots:
    void init()
    {
        QVERIFY(m_server.isListening() || m_server.listen(QHostAddress::LocalHost));
        m_socket.connectToHost(QHostAddress::LocalHost, m_server.serverPort());
        QVERIFY(m_socket.waitForConnected());
        QVERIFY(m_server.waitForNewConnection(5000));
    }
    void cleanup() { m_socket.abort(); }

    void aCallThatTakesTooLongIsEnded()
    {
        Watchdog dog;
        {
            const Watchdog::Watch watch(dog, m_socket.socketDescriptor(), Millis { 1 });
            // Waits until the other side is gone: nobody but the dog ends it.
            QVERIFY(!m_socket.waitForReadyRead(10'000));
            QVERIFY(m_socket.state() != QAbstractSocket::ConnectedState);
        }
        QVERIFY(dog.hasBitten());
    }

    void aCallThatIsDoneIsLeftAlone()
    {
        Watchdog dog;
        {
            const Watchdog::Watch watch(dog, m_socket.socketDescriptor(), std::chrono::hours(1));
        }
        dog.bite();
        QVERIFY(!dog.hasBitten());
        QCOMPARE_EQ(m_socket.state(), QAbstractSocket::ConnectedState);
    }

    void itBitesWhenTold()
    {
        Watchdog dog;
        const Watchdog::Watch watch(dog, m_socket.socketDescriptor(), std::chrono::hours(1));
        dog.bite();
        QVERIFY(dog.hasBitten());
        QVERIFY(!m_socket.waitForReadyRead(10'000));
    }
};

MUSTER_TEST(TstWatchdog)
#include "tst_watchdog.moc"
