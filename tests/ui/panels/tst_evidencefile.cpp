// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/filelimits.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/panels/evidencefile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::ui;

class TstEvidenceFile final : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    void write(const char* name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

private slots:
    void init() { test::failOnWarnings(); }

    void aFileIsReadAsItIs()
    {
        const QByteArray bytes("one\r\n\0two", 9);
        write("some.log", bytes);
        const auto read = readEvidenceFile(path("some.log"));
        VERIFY_RESULT(read);
        QCOMPARE(*read, bytes);
    }

    void whatIsNoFileIsRefusedInASentence_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("sentence");
        write("empty.log", {});
        write("large.log", "x");
        QVERIFY(QFile::resize(path("large.log"), evidence::kLargestFile + 1));
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("logs")));
        QTest::newRow("folder") << path("logs") << "logs is a folder.";
        QTest::newRow("folder, with a stroke") << path("logs") + u'/' << "is a folder.";
        QTest::newRow("gone") << path("gone.log") << "There is no file gone.log any more.";
        QTest::newRow("device") << "/dev/zero"
                                << "zero is no file";
        QTest::newRow("empty") << path("empty.log") << "empty.log is empty.";
        QTest::newRow("too large") << path("large.log") << "large.log is larger than 25 MiB";
    }
    void whatIsNoFileIsRefusedInASentence()
    {
        QFETCH(const QString, file);
        QFETCH(const QString, sentence);
        const auto read = readEvidenceFile(file);
        QVERIFY(!read);
        QVERIFY2(read.error().text.contains(sentence), qPrintable(read.error().text));
    }
};
MUSTER_TEST(TstEvidenceFile)
#include "tst_evidencefile.moc"
