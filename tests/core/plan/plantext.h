// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/finding.h"
#include "core/plan/planloader.h"

#include <QByteArray>
#include <QFile>
#include <QList>
#include <QString>
#include <QStringList>

namespace muster::test {

/// The bytes of a file of tests/data or resources, by its path from the source root; empty when there is
/// none.
inline QByteArray bytesOf(const QString& path)
{
    QFile file(QStringLiteral(MUSTER_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Writes a file of a test.
inline void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("a file of the test cannot be written");
}

/// Findings as lines, so that a failing comparison shows them.
inline QString linesOf(const QString& name, const QList<plan::Finding>& findings)
{
    QString lines;
    for (const auto& finding : findings)
        lines += plan::lineOf(name, finding) + u'\n';
    return lines;
}

/// The plan that `body` makes after a head; a body that does not load ends the test program.
inline plan::Plan planOf(const QByteArray& body)
{
    const auto loaded = plan::loadPlan("muster: 1\nplan: {id: shop, title: Shop}\n" + body);
    if (!loaded.plan)
        qFatal("%s", qPrintable(loaded.findings.isEmpty() ? QString() : loaded.findings.first().text));
    return *loaded.plan;
}

} // namespace muster::test
