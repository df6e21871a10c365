// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/bundleverifier.h"
#include "core/bundle/zip.h"
#include "tests/core/bundle/samplebundle.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <archive.h>
#include <archive_entry.h>

using namespace muster;
using namespace muster::bundle;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A thing in a zip that zipOf() would not write.
struct Thing {
    QByteArray name;
    QByteArray bytes = {};
    unsigned type = AE_IFREG;
    QByteArray linksTo = {};
};

/// Packs whatever it is given, by hand.
void packAnything(const QString& path, const std::function<bool(int, Thing&)>& thing, bool zip = true)
{
    auto* out = archive_write_new();
    zip ? archive_write_set_format_zip(out) : archive_write_set_format_ustar(out);
    archive_write_open_filename(out, QFile::encodeName(path).constData());
    for (int i = 0;; ++i) {
        Thing next;
        if (!thing(i, next))
            break;
        auto* entry = archive_entry_new();
        archive_entry_set_pathname(entry, next.name.constData());
        archive_entry_set_filetype(entry, next.type);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, next.bytes.size());
        if (!next.linksTo.isEmpty())
            archive_entry_set_symlink(entry, next.linksTo.constData());
        if (archive_write_header(out, entry) != ARCHIVE_OK)
            qFatal("cannot pack %s: %s", next.name.constData(), archive_error_string(out));
        archive_write_data(out, next.bytes.constData(), std::size_t(next.bytes.size()));
        archive_entry_free(entry);
    }
    archive_write_free(out);
}

void packAll(const QString& path, const QList<Thing>& things, bool zip = true)
{
    packAnything(
        path,
        [&](int i, Thing& next) {
            if (i >= things.size())
                return false;
            next = things[i];
            return true;
        },
        zip);
}

} // namespace

class TstZip : public QObject {
    Q_OBJECT
    const QTemporaryDir m_dir;
    const QString m_path = m_dir.filePath(u"some.muster"_s);
    const Instant m_at = ManualClock().now();

    /// Why it was not read; empty when it was.
    [[nodiscard]] QString refusal(Limits limits = {}) const
    {
        const auto read = filesOfZip(m_path, limits);
        return read ? QString() : read.error().text;
    }

private slots:
    void init() { failOnWarnings(); }

    void whatIsPackedIsReadAgain()
    {
        const auto files = recordFiles(sampleBundle());
        const auto zip = zipOf(files, m_at);
        VERIFY_RESULT(zip);
        QCOMPARE(*zip, *zipOf(files, m_at));
        QVERIFY(*zip != *zipOf(files, m_at + std::chrono::hours(1)));
        placeFile(m_path, *zip);
        const auto read = filesOfZip(m_path);
        VERIFY_RESULT(read);
        QCOMPARE(*read, files);
    }

    void foldersInAZipAreFine()
    {
        packAll(m_path, { { "heads.txt", "x" }, { "files/", {}, AE_IFDIR } });
        QCOMPARE(refusal(), QString());
        packAll(m_path, { { "heads.txt", "x" }, { "else/", {}, AE_IFDIR } });
        QVERIFY(refusal().contains(u"a folder \"else\""));
    }

    void otherNamesAreRefused()
    {
        for (const auto* name : { "../heads.txt", "/etc/passwd", "/heads.txt", "chains/../../x", "a\\b",
                 "x.txt", "C:/heads.txt", "heads.txt\n", "\xff\xfe" }) {
            packAll(m_path, { { "heads.txt", "x" }, { name, "x" } });
            QVERIFY2(refusal().contains(u"which none does") || refusal().contains(u"is damaged"),
                qPrintable(QLatin1StringView(name) + refusal()));
        }
        QCOMPARE(QDir(m_dir.path()).entryList(QDir::Files | QDir::Hidden), QStringList { u"some.muster"_s });
    }

    void linksAreRefused()
    {
        packAll(m_path, { { "heads.txt", {}, AE_IFLNK, "/etc/passwd" } });
        QVERIFY2(refusal().contains(u"a link or a device"), qPrintable(refusal()));
    }

    void aNameTwiceIsRefused()
    {
        packAll(m_path, { { "heads.txt", "x" }, { "heads.sig", "x" }, { "heads.txt", "y" } });
        QVERIFY2(refusal().contains(u"heads.txt twice"), qPrintable(refusal()));
    }

    void manyFilesAreRefused()
    {
        packAnything(m_path, [](int i, Thing& next) {
            next.name = i == 0 ? "heads.txt" : "files/" + QByteArray::number(i).rightJustified(64, '0');
            return i < 100000;
        });
        QVERIFY2(refusal().contains(u"more than 20000 files"), qPrintable(refusal()));
    }

    void aBombIsRefused()
    {
        packAll(m_path, { { "heads.txt", QByteArray(40 * 1024 * 1024, '\0') } });
        QVERIFY(QFileInfo(m_path).size() < 100 * 1024);
        QCOMPARE(refusal(), QString());
        QVERIFY2(refusal({ 10, 30 * 1024 * 1024, 50 * 1024 * 1024 }).contains(u"larger than 30 MiB"),
            qPrintable(refusal()));
        QList<Thing> many;
        for (int i = 0; i < 50; ++i)
            many.append(
                { "files/" + QByteArray::number(i).rightJustified(64, '0'), QByteArray(1024 * 1024, 'x') });
        packAll(m_path, many);
        QVERIFY(refusal({ 100, 2 * 1024 * 1024, 20 * 1024 * 1024 }).contains(u"larger than 20 MiB in all"));
    }

    /// The size that the zip says is not believed.
    void aBombThatLiesAboutItsSizeIsRefused()
    {
        packAll(m_path, { { "heads.txt", QByteArray(20 * 1024 * 1024, '\0') } });
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        auto bytes = file.readAll();
        const QByteArray size("\x00\x00\x40\x01", 4);
        QVERIFY(bytes.contains(size));
        bytes.replace(size, QByteArray("\x05\x00\x00\x00", 4));
        placeFile(m_path, bytes);
        const auto read = filesOfZip(m_path, { 10, 1024 * 1024, 1024 * 1024 });
        QVERIFY(!read);
    }

    void aLockedOneIsRefused()
    {
        packAll(m_path, { { "heads.txt", "some text" } });
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto bytes = file.readAll();
        const auto local = bytes.indexOf("PK\x03\x04");
        const auto central = bytes.indexOf("PK\x01\x02");
        QVERIFY(local == 0 && central > 0);
        bytes[local + 6] = static_cast<char>(bytes[local + 6] | 1);
        bytes[central + 8] = static_cast<char>(bytes[central + 8] | 1);
        placeFile(m_path, bytes);
        QVERIFY2(refusal().contains(u"locked with a password"), qPrintable(refusal()));
    }

    void whatIsNoZipIsRefused()
    {
        for (const auto& bytes : { QByteArray(), QByteArray("PK"), QByteArray("PK\x03\x04"),
                 QByteArray(5000, 'x'), QByteArray("PK\x05\x06") }) {
            placeFile(m_path, bytes);
            QVERIFY2(refusal().contains(u"is no zip file"), qPrintable(refusal()));
        }
        packAll(m_path, { { "heads.txt", "x" } }, false);
        QVERIFY2(refusal().contains(u"is no zip file"), qPrintable(refusal()));
        // A zip without anything in it.
        placeFile(m_path, QByteArray("PK\x05\x06") + QByteArray(18, '\0'));
        QVERIFY(!refusal().isEmpty());
        packAll(m_path, { { "words.txt", "x" } });
        QVERIFY2(refusal().contains(u"no heads.txt"), qPrintable(refusal()));
        QCOMPARE(filesOfZip(m_dir.filePath(u"nowhere"_s)).error().fault, Fault::NotFound);
        QVERIFY(!filesOfZip(m_dir.path()));
    }

    void aPartIsRefused()
    {
        const auto zip = zipOf(recordFiles(sampleBundle()), m_at);
        VERIFY_RESULT(zip);
        for (qsizetype size = 0; size < zip->size(); size += size < zip->size() - 300 ? 97 : 1) {
            placeFile(m_path, zip->first(size));
            QVERIFY2(!refusal().isEmpty(), qPrintable(QString::number(size)));
        }
    }

    /// Whatever happened to it, what is read is refused or is what was packed, or does not hold.
    void aChangedZipNeverPassesForAnotherRecord()
    {
        const auto bundle = sampleBundle(4);
        const auto zip = zipOf(recordFiles(bundle), m_at);
        VERIFY_RESULT(zip);
        int refused = 0;
        for (qsizetype at = 0; at < zip->size(); ++at) {
            auto bytes = *zip;
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << (at % 8)));
            placeFile(m_path, bytes);
            const auto read = readBundle(m_path);
            if (read)
                QCOMPARE(*read, bundle);
            refused += read ? 0 : 1;
        }
        QVERIFY(refused > zip->size() / 2);
    }
};

MUSTER_TEST(TstZip)
#include "tst_zip.moc"
