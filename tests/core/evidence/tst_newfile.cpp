// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/newfile.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QTemporaryDir>

using namespace muster;
using namespace muster::evidence;
using namespace Qt::Literals::StringLiterals;

class TstNewFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
    }

private slots:
    void init() { test::failOnWarnings(); }

    void itIsForTheUserAloneAndNotToBeRun()
    {
        const auto path = m_folder.filePath(u"run.sh"_s);
        const QByteArray bytes("#!/bin/sh\0\r\n", 12);
        VERIFY_RESULT(writeNewFile(path, bytes));
        QCOMPARE(contentOf(path), bytes);
        QCOMPARE(QFile::permissions(path),
            QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser
                | QFileDevice::WriteUser);
    }

    void whatIsThereStaysAsItIs()
    {
        const auto path = m_folder.filePath(u"there.txt"_s);
        VERIFY_RESULT(writeNewFile(path, "first"));
        const auto second = writeNewFile(path, "second");
        QVERIFY(!second);
        QCOMPARE(second.error().fault, Fault::Conflict);
        QVERIFY(second.error().text.contains(u"there.txt is there already"));
        QCOMPARE(contentOf(path), QByteArray("first"));
        const auto folder = writeNewFile(m_folder.path(), "x");
        QVERIFY(!folder);
        QCOMPARE(folder.error().fault, Fault::Conflict);
    }

    void aLinkIsNotFollowed()
    {
        const auto target = m_folder.filePath(u"target"_s);
        const auto link = m_folder.filePath(u"link"_s);
        QVERIFY(QFile::link(target, link));
        const auto written = writeNewFile(link, "x");
        QVERIFY(!written);
        QCOMPARE(written.error().fault, Fault::Conflict);
        QVERIFY(!QFile::exists(target));
    }

    void whereNothingCanBeWrittenThatIsSaid()
    {
        const auto path = m_folder.filePath(u"no/such/folder/a.txt"_s);
        const auto written = writeNewFile(path, "x");
        QVERIFY(!written);
        QCOMPARE(written.error().fault, Fault::Storage);
        QVERIFY(written.error().text.contains(path));
        QVERIFY(!QFile::exists(path));
    }
};

MUSTER_TEST(TstNewFile)
#include "tst_newfile.moc"
