// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/shell/typedwords.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

const journal::StreamId kIncident(QUuid(QStringLiteral("00000000-0000-4000-8000-00000000000a")));
const journal::StreamId kOther(QUuid(QStringLiteral("00000000-0000-4000-8000-00000000000b")));
const Typed kTyped { { QStringLiteral("entry"), QStringLiteral("half a \"line\"\n\u00e9") },
    { QStringLiteral("step/outage/look/saw"), QStringLiteral("12 s") } };

} // namespace

class TstTypedWords final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whatWasKeptIsRecalledByItsIncidentOnly()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("window.ini"));
        TypedWords(file).keep(kIncident, kTyped);
        QCOMPARE(TypedWords(file).recall(kIncident), kTyped);
        QCOMPARE(TypedWords(file).recall(kOther), Typed());
    }

    void onlyThisUserReadsIt()
    {
        const QTemporaryDir folder;
        TypedWords(folder.filePath(QStringLiteral("window.ini"))).keep(kIncident, kTyped);
        const auto kept = QDir(folder.filePath(QStringLiteral("typed"))).entryInfoList(QDir::Files);
        QCOMPARE(kept.size(), 1);
        for (const auto permission :
            { QFile::ReadGroup, QFile::WriteGroup, QFile::ReadOther, QFile::WriteOther })
            QVERIFY(!kept.first().permission(permission));
    }

    void withoutWordsThereIsNoFile()
    {
        const QTemporaryDir folder;
        TypedWords words(folder.filePath(QStringLiteral("window.ini")));
        words.keep(kIncident, kTyped);
        words.keep(kIncident, {});
        // To recall is to wait for what is being written.
        QCOMPARE(words.recall(kIncident), Typed());
        QVERIFY(QDir(folder.filePath(QStringLiteral("typed"))).entryList(QDir::Files).isEmpty());
    }

    void aDamagedFileIsNoWords()
    {
        const QTemporaryDir folder;
        TypedWords words(folder.filePath(QStringLiteral("window.ini")));
        words.keep(kIncident, kTyped);
        QCOMPARE(words.recall(kIncident), kTyped);
        QFile file(folder.filePath(QStringLiteral("typed/%1.json").arg(kIncident.toString())));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{\"entry\": [1, 2");
        file.close();
        QCOMPARE(words.recall(kIncident), Typed());
        // And it is written anew.
        words.keep(kIncident, kTyped);
        QCOMPARE(words.recall(kIncident), kTyped);
    }

    void whatCannotBeWrittenLosesNothing()
    {
        const QTemporaryDir folder;
        QFile blocker(folder.filePath(QStringLiteral("typed")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        blocker.close();
        TypedWords words(folder.filePath(QStringLiteral("window.ini")));
        words.keep(kIncident, kTyped);
        QCOMPARE(words.recall(kIncident), Typed());
    }
};

MUSTER_TEST(TstTypedWords)

#include "tst_typedwords.moc"
