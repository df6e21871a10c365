// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/bundle.h"
#include "core/bundle/bundleverifier.h"
#include "tests/core/bundle/samplebundle.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::bundle;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {
const auto kVectors = QStringLiteral(MUSTER_SOURCE_DIR "/resources/help/event-record-vectors");
}

class TstBundle : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void theBytesOfTheRecordNeverChange()
    {
        const auto files = recordFiles(sampleBundle());
        if (qEnvironmentVariableIsSet("MUSTER_UPDATE_GOLDEN")) {
            QDir(kVectors).removeRecursively();
            writeFolder(kVectors, files);
        }
        const auto vectors = readFiles(kVectors);
        VERIFY_RESULT(vectors);
        QCOMPARE(vectors->keys(), files.keys());
        for (auto file = files.begin(); file != files.end(); ++file)
            QCOMPARE(vectors->value(file.key()), file.value());
        QVERIFY(verify(*vectors).holds());
    }

    void aZipAndAFolderHoldTheSame()
    {
        const auto bundle = sampleBundle();
        const QTemporaryDir dir;
        const auto path = dir.filePath(u"x.muster"_s);
        VERIFY_RESULT(writeBundle(path, bundle, ManualClock().now()));
        const auto zip = readFiles(path);
        VERIFY_RESULT(zip);
        auto all = recordFiles(bundle);
        all.insert(companionFiles());
        QCOMPARE(*zip, all);
        writeFolder(dir.filePath(u"folder"_s), *zip);
        const auto folder = readFiles(dir.filePath(u"folder/"_s));
        VERIFY_RESULT(folder);
        QCOMPARE(*folder, *zip);
        QVERIFY(!writeBundle(dir.filePath(u"nowhere/x.muster"_s), bundle, ManualClock().now()));
    }

    void aReportLiesBesideTheRecordAndIsNoPartOfIt()
    {
        const auto bundle = sampleBundle();
        const QTemporaryDir dir;
        const auto path = dir.filePath(u"x.muster"_s);
        VERIFY_RESULT(writeBundle(path, bundle, ManualClock().now(), "<p>a report</p>"));
        auto zip = readFiles(path);
        VERIFY_RESULT(zip);
        QCOMPARE(zip->value(kReportFile), QByteArray("<p>a report</p>"));
        QVERIFY(verify(*zip).holds());
        QCOMPARE(*readBundle(path), bundle);
        // Nothing vouches for it.
        zip->insert(kReportFile, "<script>");
        QVERIFY(verify(*zip).holds());
        QVERIFY(verify(*zip).bundle == bundle);
    }

    /// They come out of the program, and are what lies in the source.
    void whatTellsHowToCheckItIsInIt()
    {
        const auto files = companionFiles();
        QCOMPARE(files.keys(), QStringList({ u"READ-ME-FIRST.txt"_s, u"verify.sh"_s, u"words.txt"_s }));
        for (auto file = files.begin(); file != files.end(); ++file) {
            QFile source(QStringLiteral(MUSTER_SOURCE_DIR "/resources/help/") + file.key());
            QVERIFY(source.open(QIODevice::ReadOnly));
            QCOMPARE(file.value(), source.readAll());
        }
        QVERIFY(files[u"READ-ME-FIRST.txt"_s].contains("sh record/verify.sh record"));
    }

    void whatIsNewerThanTheHeadsIsLeftOut()
    {
        const auto events = sampleBundle(12).events;
        auto heads = headsOf(events);
        QCOMPARE(eventsUpTo(heads, events), events);
        heads[0].seq -= 2;
        QCOMPARE(eventsUpTo(heads, events).size(), events.size() - 2);
        heads.removeLast();
        const auto rest = eventsUpTo(heads, events);
        QCOMPARE(rest.size(), heads[0].seq);
        QVERIFY(std::all_of(
            rest.begin(), rest.end(), [&](const auto& e) { return e.origin == heads[0].origin; }));
    }

    void filesAreNamedOnce()
    {
        Scribes scribes;
        scribes.keep(10, "two");
        scribes.keep(11, "two");
        scribes.keep(11, "one!");
        const auto files = filesNamedBy(scribes.events());
        QCOMPARE(files.size(), 2);
        QVERIFY(files[0].hash < files[1].hash);
        QCOMPARE(files[0].size + files[1].size, 7);
    }

    void aFolderOfSomebodyElseIsReadWithCare()
    {
        const QTemporaryDir dir;
        const auto files = recordFiles(sampleBundle());
        const auto refusal = [&](const QString& name, const std::function<void(const QString&)>& change,
                                 Limits limits = {}) {
            const auto folder = dir.filePath(name);
            writeFolder(folder, files);
            change(folder);
            const auto read = readFiles(folder, limits);
            return read ? QString() : read.error().text;
        };
        QCOMPARE(refusal(u"as it is"_s, [](const QString&) {}), QString());
        QVERIFY(refusal(u"link"_s, [](const QString& f) {
            QFile::rename(f + "/heads.sig"_L1, f + "/../away"_L1);
            QFile::link(f + "/../away"_L1, f + "/heads.sig"_L1);
        }).contains(u"a link or a device"));
        QVERIFY(refusal(u"link to nothing"_s, [](const QString& f) {
            QFile::link(u"nothing"_s, f + "/words.txt"_L1);
        }).contains(u"a link or a device"));
        QVERIFY(refusal(u"linked folder"_s, [](const QString& f) {
            QDir(f).rename(u"files"_s, u"../elsewhere"_s);
            QFile::link(f + "/../elsewhere"_L1, f + "/files"_L1);
        }).contains(u"a link or a device"));
        QVERIFY(refusal(u"hidden"_s, [](const QString& f) {
            placeFile(f + "/.hidden"_L1, "x");
        }).contains(u"\".hidden\""));
        QVERIFY(refusal(u"more"_s, [](const QString& f) {
            placeFile(f + "/more.txt"_L1, "x");
        }).contains(u"\"more.txt\""));
        QVERIFY(refusal(u"empty chain"_s, [](const QString& f) {
            QDir(f).mkpath(u"chains/00000000-0000-4000-8000-000000000011"_s);
        }).contains(u"is empty"));
        QVERIFY(refusal(u"other folder"_s, [](const QString& f) {
            QDir(f).mkpath(u"x"_s);
        }).contains(u"a folder \"x\""));
        QVERIFY(refusal(u"no heads"_s, [](const QString& f) {
            QFile::remove(f + "/heads.txt"_L1);
        }).contains(u"no heads.txt"));
        QVERIFY(refusal(u"large"_s, [](const QString&) {}, { 100, 100, 1000 }).contains(u"is larger"));
        QVERIFY(refusal(u"many"_s, [](const QString&) {}, { 3, 1000000, 1000000 })
                    .contains(u"more than 3 files"));
    }
};

MUSTER_TEST(TstBundle)
#include "tst_bundle.moc"
