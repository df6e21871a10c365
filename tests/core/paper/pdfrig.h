// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

namespace muster::test {

/// What another program reads from a PDF; its first words say what is wrong when it cannot.
[[nodiscard]] inline QString readBy(const QString& program, const QStringList& options, const QByteArray& pdf)
{
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("checklist.pdf"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
        return QStringLiteral("(no file)");
    file.close();
    auto arguments = options + QStringList { path };
    if (program == u"pdftotext")
        arguments.append(QStringLiteral("-"));
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        return QStringLiteral("(%1 does not read it: %2)")
            .arg(program, QString::fromUtf8(process.readAllStandardError()));
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// Nothing is written outside of the margins: the first word that is, or nothing.
[[nodiscard]] inline QString wordOutside(const QByteArray& pdf)
{
    const auto boxes = readBy(QStringLiteral("pdftotext"), { QStringLiteral("-bbox") }, pdf);
    static const QRegularExpression kPage(QStringLiteral("<page width=\"([0-9.]+)\" height=\"([0-9.]+)\""));
    static const QRegularExpression kWord(QStringLiteral(
        "<word xMin=\"([0-9.-]+)\" yMin=\"([0-9.-]+)\" xMax=\"([0-9.-]+)\" yMax=\"([0-9.-]+)\">(.*)</word>"));
    double width = 0;
    double height = 0;
    int words = 0;
    for (const auto& line : boxes.split(u'\n')) {
        if (const auto page = kPage.match(line); page.hasMatch()) {
            width = page.captured(1).toDouble();
            height = page.captured(2).toDouble();
        }
        const auto word = kWord.match(line);
        if (!word.hasMatch())
            continue;
        ++words;
        if (word.captured(1).toDouble() < 55 || word.captured(3).toDouble() > width - 30
            || word.captured(2).toDouble() < 20 || word.captured(4).toDouble() > height - 20)
            return line;
    }
    return words > 0 ? QString() : boxes;
}

} // namespace muster::test
