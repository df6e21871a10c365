// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/salvage.h"
#include "tests/core/store/damage.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/testmain.h"

#include <QFile>

using namespace muster;
using namespace muster::store;
using muster::test::aNote;
using muster::test::await;
using muster::test::kPage;
using muster::test::openJournal;

class TstSalvage final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    test::ManualClock m_clock;
    QList<journal::Event> m_events;
    QString m_estate;

    [[nodiscard]] QString file() const { return m_folder->filePath(QStringLiteral("journal.sqlite")); }
    /// Texts of every size: in the page, on one page more, on many.
    void fill(SqliteJournal& journal)
    {
        const auto drill = test::aDrill();
        QList<journal::Draft> drafts;
        for (int i = 0; i < 120; ++i)
            drafts.append(aNote(drill, m_clock, QStringLiteral("主库 %1 ").arg(i).repeated(1 + i * i / 8)));
        drafts.append(aNote(drill, m_clock, QString(50'000, u'y')));
        VERIFY_RESULT(await(journal.append(drafts)));
        m_events = *await(journal.read(drill.id));
        m_estate = journal.estate().id.toString();
    }
    /// How many of the entries are found, whole, with their texts.
    [[nodiscard]] qsizetype found(Salvage& salvage) const
    {
        qsizetype count = 0;
        for (const auto n : salvage.numbers()) {
            for (const auto& row : salvage.rows(n)) {
                const auto event = checkedEvent(row);
                count += event && m_events.contains(*event) ? 1 : 0;
            }
        }
        return count;
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void everythingIsFoundInTheFile()
    {
        fill(**openJournal(m_folder->path(), m_clock));
        const auto salvage = Salvage::open(file());
        VERIFY_RESULT(salvage);
        QCOMPARE((*salvage)->numbers().size(), m_events.size());
        QCOMPARE(found(**salvage), m_events.size());
        QVERIFY((*salvage)->lost().empty());
        QCOMPARE((*salvage)->unreadablePages(), 0);
        QCOMPARE((*salvage)->meta(QStringLiteral("estate")), m_estate);
        const auto named = (*salvage)->named(2);
        QVERIFY(named && named->chain && named->id);
        QCOMPARE(named->chain->first, m_events[1].stream);
        QCOMPARE(named->seq, 2);
        QCOMPARE(*named->id, m_events[1].id);
        QVERIFY(!(*salvage)->named(1000));
    }

    /// As a kill leaves it.
    void everythingIsFoundInTheLogBesideIt()
    {
        const QTemporaryDir image;
        {
            auto journal = openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            fill(**journal);
            QVERIFY(QFile::copy(file(), image.filePath(QStringLiteral("journal.sqlite"))));
            QVERIFY(QFile::copy(
                file() + QStringLiteral("-wal"), image.filePath(QStringLiteral("journal.sqlite-wal"))));
        }
        const auto path = image.filePath(QStringLiteral("journal.sqlite"));
        const auto salvage = Salvage::open(path);
        VERIFY_RESULT(salvage);
        QCOMPARE(found(**salvage), m_events.size());
        QCOMPARE((*salvage)->unreadablePages(), 0);
        // A frame in the middle breaks the checksums of all that come after it; what they hold is found.
        const auto log = path + QStringLiteral("-wal");
        const auto frames = QFileInfo(log).size() / (kPage + 24);
        QVERIFY(frames > 20);
        QVERIFY(test::damage(log, 32 + frames / 2 * (kPage + 24) + 24 + 2000, QByteArray(8, '\xff')));
        const auto damaged = Salvage::open(path);
        VERIFY_RESULT(damaged);
        QVERIFY2(found(**damaged) >= m_events.size() - 40, qPrintable(QString::number(found(**damaged))));
    }

    void theHeaderIsNotNeeded()
    {
        fill(**openJournal(m_folder->path(), m_clock));
        QVERIFY(test::damage(file(), 0, QByteArray(kPage, '\0')));
        const auto salvage = Salvage::open(file());
        VERIFY_RESULT(salvage);
        QCOMPARE(found(**salvage), m_events.size());
    }

    void aRowThatIsGoneIsNamed()
    {
        fill(**openJournal(m_folder->path(), m_clock));
        // The page of the table that has the first rows; page 1 names the tables.
        const auto bytes = test::bytesOf(file());
        qint64 page = kPage;
        while (page < bytes.size()
            && !(bytes[page] == '\x0d' && bytes.mid(page, kPage).contains("origin.joined.1")))
            page += kPage;
        QVERIFY(page < bytes.size());
        QVERIFY(test::damage(file(), page, QByteArray(kPage, '\xff')));
        const auto salvage = Salvage::open(file());
        VERIFY_RESULT(salvage);
        const auto lost = (*salvage)->lost();
        QVERIFY(!lost.empty());
        QCOMPARE(lost.front().n, 1);
        QCOMPARE(lost.front().seq, 1);
        QCOMPARE(found(**salvage) + qsizetype(lost.size()), m_events.size());
    }

    void aFileThatEndsEarlySaysHowMuchItLacks()
    {
        fill(**openJournal(m_folder->path(), m_clock));
        QFile cut(file());
        const auto pages = cut.size() / kPage;
        QVERIFY(cut.resize(pages / 2 * kPage + 100));
        const auto salvage = Salvage::open(file());
        VERIFY_RESULT(salvage);
        QCOMPARE((*salvage)->unreadablePages(), pages - pages / 2);
        QVERIFY(found(**salvage) > 0);
    }

    void anythingElseHasNoRows_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray noise;
        quint32 seed = 1;
        for (int i = 0; i < 40 * kPage; ++i) {
            seed = seed * 1664525 + 1013904223;
            noise += static_cast<char>(seed >> 24);
        }
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a byte") << QByteArray("S");
        QTest::newRow("zeros") << QByteArray(10 * kPage, '\0');
        QTest::newRow("noise") << noise;
        // Every page claims to be full of rows.
        for (const char type : { '\x02', '\x0a', '\x0d' }) {
            auto pages = noise;
            for (qsizetype at = 0; at < pages.size(); at += kPage) {
                pages[at] = type;
                pages[at + 3] = '\xff';
            }
            QTest::addRow("noise as pages of type %d", type) << pages;
        }
    }
    void anythingElseHasNoRows()
    {
        QFETCH(const QByteArray, bytes);
        QVERIFY(test::setBytes(file(), bytes));
        const auto salvage = Salvage::open(file());
        VERIFY_RESULT(salvage);
        QVERIFY((*salvage)->numbers().isEmpty());
    }

    void aMissingFileHasNone()
    {
        const auto salvage = Salvage::open(m_folder->filePath(QStringLiteral("missing")));
        VERIFY_RESULT(salvage);
        QVERIFY((*salvage)->numbers().isEmpty());
    }

    /// Bytes of a real journal, changed at random: nothing crashes, and what is found is true.
    void noChangeOfBytesLeadsAstray()
    {
        fill(**openJournal(m_folder->path(), m_clock));
        const auto whole = test::bytesOf(file());
        quint32 seed = 7;
        const auto next = [&seed] { return seed = seed * 1664525 + 1013904223; };
        for (int round = 0; round < 60; ++round) {
            auto bytes = whole;
            for (int i = 0; i < 400; ++i)
                bytes[qsizetype(next() % quint32(bytes.size()))] = static_cast<char>(next() >> 24);
            QVERIFY(test::setBytes(file(), bytes));
            const auto salvage = Salvage::open(file());
            VERIFY_RESULT(salvage);
            QVERIFY(found(**salvage) <= m_events.size());
        }
    }
};

MUSTER_TEST(TstSalvage)
#include "tst_salvage.moc"
