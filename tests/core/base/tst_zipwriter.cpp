// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/zipwriter.h"
#include "tests/support/testmain.h"
#include "tests/support/unzipped.h"
#include "tests/support/verify.h"

#include <QRandomGenerator>
#include <QScopeGuard>
#include <QTest>

#include <ctime>

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Files = QList<std::pair<QString, QByteArray>>;

const auto kAt = *instantFromIso(u"2026-03-14T03:12:42.000Z");

QByteArray zipOf(const QList<ToZip>& files, Instant at = kAt)
{
    const auto zip = zipped(files, at);
    if (!zip)
        qFatal("%s", qPrintable(zip.error().text));
    return *zip;
}

int at16(const QByteArray& bytes, qsizetype place)
{
    return quint8(bytes.at(place)) | quint8(bytes.at(place + 1)) << 8;
}

} // namespace

class TstZipWriter final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void anotherReaderFindsTheSame()
    {
        QByteArray noise(100'000, '\0');
        QRandomGenerator random(7);
        for (auto& byte : noise)
            byte = char(random.bounded(256));
        const Files files { { u"mimetype"_s, "a" }, { u"empty"_s, {} }, { u"b/folder/file"_s, noise },
            { u"a"_s, QByteArray(1'000'000, 'x') } };
        QList<ToZip> given;
        for (const auto& [name, bytes] : files)
            given.append({ name, bytes });
        const auto zip = zipOf(given);
        QCOMPARE_EQ(unzipped(zip), files);
        QVERIFY(zip.size() < 110'000);
    }

    /// Programs know a document by what stands in its first bytes.
    void whatIsStoredStandsThereAsItIs()
    {
        const auto text = "application/" + QByteArray(60, 'x');
        const auto zip = zipOf({ { u"mimetype"_s, text, true }, { u"b"_s, QByteArray(500, 'b') } });
        QCOMPARE_EQ(zip.sliced(30, 8 + text.size()), "mimetype" + text);
        QCOMPARE_EQ(at16(zip, 8), 0);
        QCOMPARE_EQ(at16(zip, 28), 0);
        QVERIFY(!zip.contains(QByteArray(100, 'b')));
        QCOMPARE_EQ(unzipped(zip, u"mimetype"_s), text);
    }

    void whereItIsMadeMakesNoDifference()
    {
        const bool wasSet = qEnvironmentVariableIsSet("TZ");
        const auto before = qgetenv("TZ");
        const auto restored = qScopeGuard([&] {
            if (wasSet)
                qputenv("TZ", before);
            else
                qunsetenv("TZ");
            tzset();
        });
        QList<QByteArray> zips;
        for (const auto* zone : { "UTC", "Asia/Tokyo", "America/New_York" }) {
            qputenv("TZ", zone);
            tzset();
            zips.append(zipOf({ { u"a"_s, "a" } }));
        }
        QCOMPARE_EQ(zips.at(1), zips.at(0));
        QCOMPARE_EQ(zips.at(2), zips.at(0));
    }

    void theTimeIsKeptAsFarAsAZipCan()
    {
        const auto zip = zipOf({ { u"a"_s, "a" } });
        QCOMPARE_EQ(at16(zip, 10), 3 << 11 | 12 << 5 | 42 / 2);
        QCOMPARE_EQ(at16(zip, 12), (2026 - 1980) << 9 | 3 << 5 | 14);
        QVERIFY(zipOf({ { u"a"_s, "a" } }, kAt + std::chrono::seconds(2)) != zip);
        const auto early = zipOf({ { u"a"_s, "a" } }, Instant {});
        QCOMPARE_EQ(at16(early, 10), 0);
        QCOMPARE_EQ(at16(early, 12), 1 << 5 | 1);
    }

    void tooManyFilesAreRefused()
    {
        QList<ToZip> files;
        for (int i = 0; i < 0xfffe; ++i)
            files.append({ QString::number(i), {} });
        QCOMPARE_EQ(unzipped(zipOf(files)).size(), files.size());
        files.append({ u"one more"_s, {} });
        const auto refused = zipped(files, kAt);
        QVERIFY(!refused);
        QCOMPARE_EQ(refused.error().fault, Fault::Internal);
    }
};

MUSTER_TEST(TstZipWriter)
#include "tst_zipwriter.moc"
