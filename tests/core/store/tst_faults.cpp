// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/storefixture.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QProcess>

using namespace muster;
using namespace muster::store;
using muster::test::aNote;
using muster::test::await;
using muster::test::openJournal;

namespace {
/// A file system of 3 MB of its own. Needs root: nothing less gives a disk that is really full, or really
/// read-only.
class SmallDisk {
public:
    SmallDisk()
    {
        m_fault = run({ QStringLiteral("mount"), QStringLiteral("-t"), QStringLiteral("tmpfs"),
            QStringLiteral("-o"), QStringLiteral("size=3m"), QStringLiteral("tmpfs"), m_folder.path() });
    }
    ~SmallDisk() { run({ QStringLiteral("umount"), QStringLiteral("-l"), m_folder.path() }); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    SmallDisk(SmallDisk&&) = delete;
    SmallDisk& operator=(SmallDisk&&) = delete;

    void makeReadOnly()
    {
        m_fault = run(
            { QStringLiteral("mount"), QStringLiteral("-o"), QStringLiteral("remount,ro"), m_folder.path() });
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    /// Empty when all went well.
    [[nodiscard]] const QString& fault() const { return m_fault; }

private:
    static QString run(QStringList command)
    {
        QProcess process;
        const auto program = command.takeFirst();
        process.start(program, command);
        process.waitForFinished();
        if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
            return {};
        return QStringLiteral("this test needs root to mount a small disk: ")
            + QString::fromUtf8(process.readAllStandardError());
    }

    QTemporaryDir m_folder;
    QString m_fault;
};
} // namespace

class TstFaults final : public QObject {
    Q_OBJECT

    test::ManualClock m_clock;

private slots:
    void init() { test::failOnWarnings(); }

    void aFullDiskNeverGivesAFalseRecordedAndIsSurvived()
    {
        SmallDisk disk;
        QVERIFY2(disk.fault().isEmpty(), qPrintable(disk.fault()));
        const auto store = disk.path(QStringLiteral("store"));
        const auto drill = test::aDrill();
        QList<journal::EventId> recorded;
        {
            auto journal = openJournal(store, m_clock);
            VERIFY_RESULT(journal);
            QFile filler(disk.path(QStringLiteral("filler")));
            QVERIFY(filler.open(QIODevice::WriteOnly));
            filler.write(QByteArray(2'000'000, 'f'));
            filler.close();
            Error refusal;
            for (int i = 0; i < 1000 && refusal.text.isEmpty(); ++i) {
                const auto stored
                    = await((*journal)->append({ aNote(drill, m_clock, QString(20'000, u'x')) }));
                if (stored)
                    recorded.append(stored->first().id);
                else
                    refusal = stored.error();
            }
            QCOMPARE(refusal.fault, Fault::Storage);
            QVERIFY2(refusal.text.startsWith(QStringLiteral("NOT RECORDED")), qPrintable(refusal.text));
            QVERIFY2(refusal.text.contains(QStringLiteral("full")), qPrintable(refusal.text));
            QVERIFY(recorded.size() > 3);
            // A person makes room; the same window goes on.
            QVERIFY(filler.remove());
            const auto stored = await((*journal)->append({ aNote(drill, m_clock) }));
            VERIFY_RESULT(stored);
            recorded.append(stored->first().id);
        }
        auto journal = openJournal(store, m_clock);
        VERIFY_RESULT(journal);
        QCOMPARE((*journal)->notices(), QStringList());
        const auto read = await((*journal)->read(drill.id));
        VERIFY_RESULT(read);
        QList<journal::EventId> there;
        for (const auto& event : read->mid(1))
            there.append(event.id);
        QCOMPARE(there, recorded);
        QCOMPARE(*await((*journal)->verify()), QList<journal::ChainFault>());
    }

    void aReadOnlyDiskIsNamed()
    {
        SmallDisk disk;
        QVERIFY2(disk.fault().isEmpty(), qPrintable(disk.fault()));
        const auto store = disk.path(QStringLiteral("store"));
        QVERIFY(openJournal(store, m_clock));
        disk.makeReadOnly();
        QVERIFY2(disk.fault().isEmpty(), qPrintable(disk.fault()));
        for (const auto& folder : { store, disk.path(QStringLiteral("new")) }) {
            const auto opened = openJournal(folder, m_clock);
            QVERIFY(!opened);
            QCOMPARE(opened.error().fault, Fault::Storage);
            QVERIFY2(opened.error().text.contains(folder), qPrintable(opened.error().text));
        }
    }

    void aNewerSchemaIsLeftAlone()
    {
        const QTemporaryDir folder;
        QVERIFY(openJournal(folder.path(), m_clock));
        const auto file = folder.filePath(QStringLiteral("journal.sqlite"));
        QCOMPARE(test::tamper(file, { QStringLiteral("PRAGMA user_version = 7") }), QString());
        const auto opened = openJournal(folder.path(), m_clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().fault, Fault::Invalid);
        QVERIFY2(
            opened.error().text.contains(QStringLiteral("newer Muster")), qPrintable(opened.error().text));
    }
};

MUSTER_TEST(TstFaults)
#include "tst_faults.moc"
