// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/timestamp/authority.h"

#include <QByteArray>
#include <QHostAddress>
#include <QString>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <memory>

namespace muster::test {

/// A server of HTTP on the loopback that answers each question with the bytes that `answers` makes of its
/// body; with none it stays silent. Without more said, it is the authority's own.
class StampServer final {
public:
    explicit StampServer(const Authority& authority)
        : answers([&authority](const QByteArray& body) { return http("200 OK", authority.answer(body)); })
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port on the loopback");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            auto* socket = m_server.nextPendingConnection();
            auto got = std::make_shared<QByteArray>();
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, got] {
                *got += socket->readAll();
                const auto end = got->indexOf("\r\n\r\n");
                if (end < 0 || got->size() < end + 4 + lengthIn(got->first(end)))
                    return;
                head = got->first(end);
                ++asked;
                const auto answer = answers(got->sliced(end + 4));
                if (answer.isEmpty())
                    return;
                socket->write(answer);
                socket->disconnectFromHost();
            });
        });
    }

    std::function<QByteArray(const QByteArray&)> answers;
    /// Of the newest request.
    QByteArray head;
    int asked = 0;

    [[nodiscard]] QString address() const
    {
        return QStringLiteral("http://127.0.0.1:%1/tsa").arg(m_server.serverPort());
    }

    [[nodiscard]] static QByteArray http(const QByteArray& status, const QByteArray& body,
        const QByteArray& type = "application/timestamp-reply", const QByteArray& more = {})
    {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type
            + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + more + "\r\n" + body;
    }

private:
    [[nodiscard]] static qsizetype lengthIn(const QByteArray& head)
    {
        const auto at = head.toLower().indexOf("content-length:");
        return at < 0 ? 0 : head.sliced(at + 15).split('\r').constFirst().trimmed().toLongLong();
    }

    QTcpServer m_server;
};

} // namespace muster::test
