// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logarchive.h"
#include "core/bundle/bundle.h"
#include "core/session/archiver.h"
#include "tests/app/commands/commandrig.h"
#include "tests/support/testmain.h"

#include <QCryptographicHash>
#include <QFile>

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstLogArchive : public QObject {
    Q_OBJECT
    const QTemporaryDir m_dir;
    const QString m_file = m_dir.filePath(u"record.muster"_s);

    QStringList archiving(const QString& id) const { return { u"log"_s, u"archive"_s, id, u"-o"_s, m_file }; }
    static QList<journal::Event> entries(CommandRig& rig)
    {
        return *await(rig.log.journal.find({ QString(session::kStreamArchived) }));
    }

private slots:
    void init()
    {
        failOnWarnings();
        QFile::remove(m_file);
    }

    void whatIsOverGoesIntoTheFile()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.run({ u"incident"_s, u"close"_s, id });
        VERIFY_STATUS(rig, 0);
        rig.run(archiving(id.left(8)));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "Keep the file in two places");
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto entry = entries(rig);
        QCOMPARE(entry.size(), 1);
        QCOMPARE(session::archivedFileHash(entry.first()),
            QString::fromLatin1(
                QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex()));
        const auto incident = session::archivedIncident(entry.first());
        QVERIFY(incident);
        QCOMPARE(incident->id.toString(), id);
        QCOMPARE(incident->archivedIn, u"record.muster"_s);
        QVERIFY(bundle::readFiles(m_file)->value(bundle::kReportFile).contains(id.toLatin1()));
    }

    void whatGoesOnIsNotPutAway()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.run(archiving(id));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "not closed");
        QVERIFY(!QFile::exists(m_file));
        QVERIFY(entries(rig).isEmpty());
    }

    void somethingElseIsNotOverwritten()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.run({ u"incident"_s, u"close"_s, id });
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("my thesis");
        file.close();
        rig.run(archiving(id));
        QVERIFY(rig.status != 0);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("my thesis"));
        QVERIFY(entries(rig).isEmpty());
    }

    void whereToIsToBeSaid()
    {
        CommandRig rig;
        rig.run({ u"log"_s, u"archive"_s, rig.declare() });
        VERIFY_STATUS(rig, 2);
    }
};

MUSTER_TEST(TstLogArchive)
#include "tst_logarchive.moc"
