// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/blobfiles.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QTemporaryDir>

using namespace muster;
using namespace muster::store;

class TstBlobFiles final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private slots:
    void init() { test::failOnWarnings(); }

    void whatIsWrittenIsRead()
    {
        const auto hash = hashOfBlob("evidence");
        VERIFY_RESULT(writeBlob(m_folder.path(), hash, "evidence"));
        const auto read = readBlob(m_folder.path(), hash);
        VERIFY_RESULT(read);
        QCOMPARE(*read, QByteArray("evidence"));
    }

    void faultsAreToldApart()
    {
        const auto hash = hashOfBlob("changed");
        QCOMPARE(readBlob(m_folder.path(), hash).error().fault, Fault::NotFound);
        QCOMPARE(readBlob(m_folder.path(), QStringLiteral("../device.key")).error().fault, Fault::Invalid);
        VERIFY_RESULT(writeBlob(m_folder.path(), hash, "something else"));
        const auto read = readBlob(m_folder.path(), hash);
        QVERIFY(!read);
        QCOMPARE(read.error().fault, Fault::Invalid);
        QVERIFY2(read.error().text.contains(QStringLiteral("was changed")), qPrintable(read.error().text));
    }
};

MUSTER_TEST(TstBlobFiles)
#include "tst_blobfiles.moc"
