// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
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

/// What the QR codes in some pictures say, a line each, as a camera sees them; nothing where there is none.
[[nodiscard]] inline QString codeSeenBy(const QStringList& pictures)
{
    QProcess process;
    process.start(QStringLiteral("zbarimg"),
        QStringList { QStringLiteral("--nodbus"), QStringLiteral("--quiet"), QStringLiteral("--raw"),
            QStringLiteral("-Sdisable"), QStringLiteral("-Sqrcode.enable") }
            + pictures);
    // It ends with 4 when it sees none.
    if (!process.waitForFinished(60000) || (process.exitCode() != 0 && process.exitCode() != 4))
        return QStringLiteral("(zbarimg does not read it: %1)")
            .arg(QString::fromUtf8(process.readAllStandardError()));
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

/// The same of the pages of a PDF, as they come out of a simple printer.
[[nodiscard]] inline QString codesPrinted(const QByteArray& pdf)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("left.pdf")));
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
        return QStringLiteral("(no file)");
    file.close();
    QProcess process;
    process.start(QStringLiteral("pdftoppm"),
        { QStringLiteral("-r"), QStringLiteral("150"), QStringLiteral("-gray"), file.fileName(),
            folder.filePath(QStringLiteral("page")) });
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        return QStringLiteral("(pdftoppm does not read it: %1)")
            .arg(QString::fromUtf8(process.readAllStandardError()));
    QStringList pictures;
    for (const auto& name :
        QDir(folder.path()).entryList({ QStringLiteral("*.pgm") }, QDir::Files, QDir::Name))
        pictures.append(folder.filePath(name));
    return codeSeenBy(pictures);
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
