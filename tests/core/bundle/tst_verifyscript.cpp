// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/bundleverifier.h"
#include "tests/core/bundle/samplebundle.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::bundle;
using namespace muster::journal;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

/// resources/help/verify.sh, which checks a bundle without Muster, against what Muster itself says.
class TstVerifyScript : public QObject {
    Q_OBJECT
    const Bundle m_bundle = sampleBundle(12);
    const Files m_files = recordFiles(m_bundle);
    QString m_said;

    int script(const QString& folder, const QStringList& mark = {})
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"sh"_s,
            QStringList { QStringLiteral(MUSTER_SOURCE_DIR "/resources/help/verify.sh"), folder } + mark);
        if (!process.waitForFinished(120000))
            qFatal("verify.sh did not end");
        m_said = QString::fromUtf8(process.readAll());
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }
    /// The verifier that was written from the page alone.
    int independent(const Files& files, const QStringList& mark = {})
    {
        const QTemporaryDir dir;
        writeFolder(dir.path(), files);
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"python3"_s,
            QStringList {
                QStringLiteral(MUSTER_SOURCE_DIR "/tests/core/bundle/independent_verify.py"), dir.path() }
                + mark);
        if (!process.waitForFinished(120000))
            qFatal("independent_verify.py did not end");
        m_said = QString::fromUtf8(process.readAll());
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }
    int script(const Files& files, const QStringList& mark = {})
    {
        const QTemporaryDir dir;
        writeFolder(dir.path(), files);
        return script(dir.path(), mark);
    }
    [[nodiscard]] static QString chain(int console)
    {
        return u"chains/%1/"_s.arg(OriginId(fixedUuid(console)).toString());
    }

private slots:
    void init() { failOnWarnings(); }

    void theVectorsHold()
    {
        QCOMPARE(script(QStringLiteral(MUSTER_SOURCE_DIR "/resources/help/event-record-vectors")), 0);
        QVERIFY2(m_said.startsWith(u"It holds: 9 entries"), qPrintable(m_said));
    }

    /// As somebody does it who has nothing but the bundle.
    void itWorksOutOfTheBundle()
    {
        const QTemporaryDir dir;
        VERIFY_RESULT(writeBundle(dir.filePath(u"record.muster"_s), m_bundle, ManualClock().now()));
        const auto files = readFiles(dir.filePath(u"record.muster"_s));
        VERIFY_RESULT(files);
        writeFolder(dir.filePath(u"record"_s), *files);
        QProcess process;
        process.setWorkingDirectory(dir.path());
        const auto mark = m_bundle.events.last().head();
        process.start(u"sh"_s,
            QStringList { u"record/verify.sh"_s, u"record"_s, QString::number(mark.seq) + u':' }
                + wordsOf(mark.hash));
        QVERIFY(process.waitForFinished(120000));
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());
    }

    void cleanOnesHold()
    {
        const int all = wished("MUSTER_SHELL", 4);
        for (int seed = 1000; seed < 1000 + all; ++seed) {
            const auto bundle = randomBundle(quint32(seed));
            QVERIFY2(script(recordFiles(bundle)) == 0, qPrintable(QString::number(seed) + m_said));
            QVERIFY(m_said.contains(u"It holds: %1 entries"_s.arg(bundle.events.size())));
            QVERIFY(m_said.contains(u"files that are not in it: %1"_s.arg(
                filesNamedBy(bundle.events).size() - bundle.files.size())));
            QVERIFY2(
                independent(recordFiles(bundle)) == 0, qPrintable(QString::number(seed) + u' ' + m_said));
        }
    }

    void whatWasKeptIsFound()
    {
        const auto& head = m_bundle.events[5].head();
        const auto number = QString::number(head.seq);
        const auto words = wordsOf(head.hash);
        QStringList four;
        for (const auto& word : words)
            four.append(word.left(4).toUpper());
        QCOMPARE(script(m_files, { codeOf(head) }), 0);
        QVERIFY2(m_said.contains(u"is the mark of entry %1 "_s.arg(number)), qPrintable(m_said));
        QCOMPARE(script(m_files, { number + u':' + words.join(u' ') }), 0);
        QCOMPARE(script(m_files, QStringList { number + u':' } + four), 0);
        QCOMPARE(independent(m_files, { codeOf(head) }), 0);
        QCOMPARE(independent(m_files, QStringList { number + u':' } + words), 0);

        auto other = head;
        other.hash[31] = static_cast<char>(other.hash[31] ^ 1);
        QCOMPARE(independent(m_files, { codeOf(other) }), 1);
        QCOMPARE(script(m_files, { codeOf(other) }), 1);
        QVERIFY2(m_said.contains(u"no entry has the code"), qPrintable(m_said));
        other.hash[16] = static_cast<char>(other.hash[16] ^ 16);
        QCOMPARE(script(m_files, { number + u':' + wordsOf(other.hash).join(u' ') }), 1);
        QCOMPARE(script(m_files, { u"999:"_s + words.join(u' ') }), 1);
        for (const auto& nonsense : { u"muster:5:abc"_s, u"5: able about"_s, u"x"_s, words.join(u' '),
                 number + u": "_s + words.join(u' ') + u" able"_s, codeOf(head) + u'0' }) {
            QVERIFY2(script(m_files, { nonsense }) == 2, qPrintable(nonsense + m_said));
        }
    }

    void aReportIsNoneOfItsBusiness()
    {
        auto files = m_files;
        files.insert(kReportFile, "<p>anything</p>");
        QVERIFY2(script(files) == 0, qPrintable(m_said));
        QVERIFY2(independent(files) == 0, qPrintable(m_said));
        files.insert(u"report.htm"_s, "x");
        QCOMPARE(script(files), 2);
        QVERIFY(independent(files) != 0);
    }

    void whatIsNoBundleIsSaid()
    {
        QCOMPARE(script(u"/nowhere"_s), 2);
        QCOMPARE(script(Files { { u"x"_s, "y" } }), 2);
        auto more = m_files;
        more.insert(u"more.txt"_s, "x");
        QCOMPARE(script(more), 2);
        more = m_files;
        more.insert(u"chains/.hidden/x"_s, "x");
        QCOMPARE(script(more), 2);
        const QTemporaryDir dir;
        writeFolder(dir.path(), m_files);
        QVERIFY(QFile::link(u"/etc/passwd"_s, dir.filePath(u"words.txt"_s)));
        QCOMPARE(script(dir.path()), 2);
    }

    void changedBytesAreSeen()
    {
        QRandomGenerator random(7);
        const int each = wished("MUSTER_SHELL", 1);
        for (auto file = m_files.begin(); file != m_files.end(); ++file) {
            for (int i = 0; i < each; ++i) {
                auto files = m_files;
                auto& bytes = files[file.key()];
                const auto at = random.bounded(int(bytes.size()));
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.bounded(8)));
                QVERIFY2(script(files) == 1,
                    qPrintable(u"%1 %2 %3"_s.arg(file.key(), QString::number(at), m_said)));
            }
        }
    }

    void everyKindOfChangeIsSeen_data()
    {
        QTest::addColumn<Files>("files");
        QTest::addColumn<QString>("says");
        const auto events = chain(1) + "events.jsonl"_L1;
        const auto signatures = chain(1) + "signatures.txt"_L1;
        const auto leaves = chain(1) + "leaves.txt"_L1;
        const auto row
            = [&](const QByteArray& name, const char* says, const std::function<void(Files&)>& change) {
                  auto files = m_files;
                  change(files);
                  QTest::newRow(name.constData()) << files << QString::fromLatin1(says);
              };
        const auto lines = [&](const char* name, const char* says, const QStringList& changed,
                               const std::function<void(QList<QByteArray>&)>& change) {
            row(name, says, [&](Files& files) {
                for (const auto& file : changed) {
                    auto all = files[file].chopped(1).split('\n');
                    change(all);
                    files[file] = all.join('\n') + '\n';
                }
            });
        };
        const auto rebuilt = [&](const char* name, const char* says, const std::function<Bundle()>& make) {
            QTest::newRow(name) << recordFiles(make()) << QString::fromLatin1(says);
        };
        const QStringList both { events, signatures };
        lines("entry deleted", "entry 4", both, [](auto& all) { all.removeAt(3); });
        lines("entry doubled", "entry 5", both, [](auto& all) { all.insert(4, all[3]); });
        lines("entries swapped", "entry 4", both, [](auto& all) { all.swapItemsAt(3, 4); });
        lines("tail cut", "the last entry", both, [](auto& all) { all.removeLast(); });
        lines("signatures swapped", "signature of entry 4", { signatures },
            [](auto& all) { all.swapItemsAt(3, 4); });
        lines("a signature too many", "signature of entry 9", { signatures },
            [](auto& all) { all.append(all.last()); });
        lines("a signature too few", "signature of entry 8", { signatures },
            [](auto& all) { all.removeLast(); });
        lines(
            "a text altered", "the text of", { leaves }, [](auto& all) { all[1].chop(4), all[1] += "AAAA"; });
        lines("a text doubled", "in order", { leaves }, [](auto& all) { all.insert(1, all[1]); });
        lines("texts out of order", "in order", { leaves }, [](auto& all) { all.swapItemsAt(1, 2); });
        lines("a text of no entry", "without an entry", { leaves },
            [](auto& all) { all.append("99 payload.saw " + QByteArray(32, '0') + " eA=="); });
        lines("a text with spare bits", "not spelled", { leaves },
            [](auto& all) { all.append("99 payload.saw " + QByteArray(32, '0') + " eB=="); });
        lines("a text as a name", "text of actor.name", { leaves }, [](auto& all) {
            all.remove(0, 2);
            all[0].replace("payload.saw", "actor.name");
        });
        row("a file altered", "was changed",
            [&](Files& f) { f["files/"_L1 + m_bundle.files.keys().first()] += 'x'; });
        row("a file that nobody names", "no entry names", [](Files& f) {
            f["files/"_L1
                + QString::fromLatin1(QCryptographicHash::hash("x", QCryptographicHash::Sha256).toHex())]
                = "x";
        });
        row("a head altered", "does not fit heads.txt",
            [](Files& f) { f[u"heads.txt"_s].replace(" 8 ", " 7 "); });
        row("a head in capitals", "not spelled",
            [](Files& f) { f[u"heads.txt"_s].replace("head 0", "HEAD 0"); });
        row("no signature of the heads", "does not fit", [](Files& f) { f.remove(u"heads.sig"_s); });
        row("a chain too many", "folders in chains", [&](Files& f) {
            for (const auto* name : { "events.jsonl", "signatures.txt", "leaves.txt" })
                f[chain(77) + QString::fromLatin1(name)] = f[chain(1) + QString::fromLatin1(name)];
        });
        row("a chain too few", "folders in chains", [&](Files& f) {
            for (const auto* name : { "events.jsonl", "signatures.txt", "leaves.txt" })
                f.remove(chain(10) + QString::fromLatin1(name));
        });
        row("a file of a chain is missing", "not spelled", [&](Files& f) { f.remove(leaves); });
        for (const auto& file : { events, signatures, leaves, u"heads.txt"_s }) {
            const auto called = [&](const char* what) { return file.section(u'/', -1).toLatin1() + what; };
            row(called(" without its end"), "not spelled", [&](Files& f) { f[file].chop(1); });
            row(called(" with other line ends"), "not spelled",
                [&](Files& f) { f[file].replace("\n", "\r\n"); });
            row(called(" with a blank"), "not spelled",
                [&](Files& f) { f[file].insert(f[file].size() - 1, ' '); });
            row(called(" with a character of nothing"), "not spelled",
                [&](Files& f) { f[file].insert(f[file].size() - 1, '\0'); });
            row(called(" with an empty line"), "not spelled", [&](Files& f) { f[file] += '\n'; });
        }
        rebuilt("entry signed with another key", "signature of entry", [&] {
            auto bundle = m_bundle;
            bundle.events[4].signature = fixedSigner(66)->sign(signedBytes(bundle.events[4].body));
            return bundle;
        });
        rebuilt("tail cut, and signed with another key", "another key", [&] {
            auto bundle = m_bundle;
            bundle.events.removeIf(
                [](const Event& e) { return e.origin == OriginId(fixedUuid(1)) && e.seq > 5; });
            return bundleOf(bundle.events, bundle.files, OriginId(fixedUuid(1)), *fixedSigner(66));
        });
        rebuilt("written anew after another console had seen it", "another console saw", [] {
            Scribes scribes;
            scribes.note(10, u"as it is now"_s);
            auto seen = headsOf(scribes.events());
            seen[0].hash[0] = static_cast<char>(seen[0].hash[0] ^ 1);
            scribes.write(11, Scribes::blank(), seen);
            return bundleOf(scribes.events(), {}, Scribes::originOf(10), *Scribes::signerOf(10));
        });
        const auto otherwise = [&](const char* name, const char* more) {
            rebuilt(name, "not spelled", [&] {
                auto bundle = m_bundle;
                for (auto& event : bundle.events) {
                    if (event.origin != OriginId(fixedUuid(1)) || event.seq != 8)
                        continue;
                    event.body.insert(event.body.size() - 2, more);
                    event.hash = QCryptographicHash::hash(event.body, QCryptographicHash::Sha256);
                    event.signature = fixedSigner()->sign(signedBytes(event.body));
                }
                return bundleOf(bundle.events, bundle.files, OriginId(fixedUuid(1)), *fixedSigner());
            });
        };
        otherwise("a number spelled otherwise, and signed", ",\"zero\":-0");
        otherwise("a zero before a number, and signed", ",\"zero\":01");
        otherwise("a list without its end, and signed", ",\"zero\":[1,2");
        otherwise("nested too deeply, and signed", ",\"zero\":[[[[[[[[1]]]]]]]]");
        rebuilt("no key", "entry 1", [&] {
            auto bundle = m_bundle;
            bundle.events.removeIf([](const Event& e) { return e.seq == 1; });
            return bundle;
        });
        rebuilt("another stream", "entry 1", [&] {
            const auto head = Heads { StreamId(fixedUuid(4)), ManualClock().now(), OriginId(fixedUuid(1)), {},
                headsOf(m_bundle.events) };
            return Bundle { signedHeads(head, *fixedSigner()), m_bundle.events, m_bundle.files };
        });
    }
    void everyKindOfChangeIsSeen()
    {
        QFETCH(Files, files);
        QFETCH(QString, says);
        QVERIFY(files != m_files);
        QVERIFY(!verify(files).holds());
        QCOMPARE(script(files), 1);
        QVERIFY2(m_said.contains(says) && m_said.startsWith(u"It does not hold: "), qPrintable(m_said));
        // To this one some of it is no bundle at all.
        const auto status = independent(files);
        QVERIFY2(status == 1 || status == 2, qPrintable(m_said));
    }

    void textsAndFilesMayBeWithheld()
    {
        auto bundle = m_bundle;
        for (auto& event : bundle.events)
            event.leaves.clear();
        bundle.files.clear();
        QVERIFY2(script(recordFiles(bundle)) == 0, qPrintable(m_said));
        QVERIFY(m_said.contains(u"files that are not in it: 2"));
    }
};

MUSTER_TEST(TstVerifyScript)
#include "tst_verifyscript.moc"
