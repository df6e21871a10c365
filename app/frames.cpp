// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frames.h"

#include <QCborArray>
#include <QCborValue>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QStandardPaths>
#include <QtEndian>

namespace muster::app {

namespace {
constexpr qsizetype kHeader = 4;
/// A socket's path has 108 bytes; Qt listens in a temporary folder beside it first and needs some of them.
constexpr qsizetype kLongestPath = 85;
} // namespace

QByteArray frameOf(const QCborMap& map)
{
    const auto body = QCborValue(map).toCbor();
    QByteArray frame(kHeader, '\0');
    qToBigEndian(quint32(body.size()), frame.data());
    return frame + body;
}

QCborMap errorFrame(const Error& error)
{
    return { { key::kError, QCborArray { int(error.fault), error.text, error.detail } } };
}

std::optional<Error> errorIn(const QCborMap& map)
{
    const auto value = map.value(key::kError);
    if (!value.isArray())
        return std::nullopt;
    const auto list = value.toArray();
    const auto fault = list.at(0).toInteger(-1);
    const bool known = fault >= 0 && fault <= qint64(Fault::Internal);
    return Error { known ? Fault(fault) : Fault::Internal, list.at(1).toString(), list.at(2).toString() };
}

void FrameReader::add(const QByteArray& bytes)
{
    if (!m_broken)
        m_waiting += bytes;
}

Result<std::optional<QCborMap>> FrameReader::next()
{
    const auto broken = [this](const QString& detail) {
        m_broken = true;
        m_waiting.clear();
        return fail(Fault::Invalid,
            QCoreApplication::translate(
                "muster", "What listens in this folder is not a Muster of this version."),
            detail);
    };
    if (m_broken)
        return broken(QStringLiteral("broken before"));
    if (m_waiting.size() < kHeader)
        return std::nullopt;
    const qsizetype size = qFromBigEndian<quint32>(m_waiting.constData());
    if (size > kLargestFrame)
        return broken(QStringLiteral("a frame of %1 bytes").arg(size));
    if (m_waiting.size() < kHeader + size)
        return std::nullopt;
    QCborParserError error;
    const auto body = m_waiting.mid(kHeader, size);
    m_waiting.remove(0, kHeader + size);
    const auto value = QCborValue::fromCbor(body, &error);
    if (error.error != QCborError::NoError || error.offset != body.size() || !value.isMap())
        return broken(QStringLiteral("a frame that is no map"));
    return value.toMap();
}

QString doorPath(const QString& folder)
{
    const auto near = folder + QStringLiteral("/door");
    if (QFile::encodeName(near).size() <= kLongestPath)
        return near;
    auto runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (runtime.isEmpty())
        runtime = QStandardPaths::writableLocation(QStandardPaths::TempLocation);
    const auto name
        = QCryptographicHash::hash(QFile::encodeName(folder), QCryptographicHash::Sha256).toHex().left(24);
    return QStringLiteral("%1/muster-%2").arg(runtime, QString::fromLatin1(name));
}

} // namespace muster::app
