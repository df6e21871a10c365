// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logverify.h"
#include "core/bundle/bundle.h"
#include "core/journal/headcode.h"
#include "tests/app/commands/commandrig.h"
#include "tests/core/bundle/samplebundle.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

/// Of a bundle; tst_reports.cpp has the log itself.
class TstLogVerify : public QObject {
    Q_OBJECT
    const QTemporaryDir m_dir;
    const QString m_file = m_dir.filePath(u"record.muster"_s);
    const bundle::Bundle m_bundle = sampleBundle();

    void write(const bundle::Bundle& bundle) const
    {
        const auto written = bundle::writeBundle(m_file, bundle, ManualClock().now());
        if (!written)
            qFatal("%s", qPrintable(written.error().text));
    }
    static QStringList verifying(const QString& file, const QString& kept = {})
    {
        QStringList line { u"log"_s, u"verify"_s, file };
        return kept.isEmpty() ? line : line << u"--anchor"_s << kept;
    }

private slots:
    void init() { failOnWarnings(); }

    void whatIsInARecordIsSaid()
    {
        write(m_bundle);
        CommandRig rig;
        // The log of this machine has nothing to do with it.
        rig.storeFault = Error { Fault::Storage, u"no disk"_s };
        rig.run(verifying(m_file));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "The record holds: 9 entries of 00000000-0000-4000-8000-000000000003.");
        VERIFY_SAYS(
            rig.out, "console 00000000-0000-4000-8000-000000000001: 6 entries, key ea4a 6c63 e29c 520a");
        VERIFY_SAYS(rig.out, "console 00000000-0000-4000-8000-000000000010: 3 entries, key ");
        VERIFY_SAYS(rig.out, "withheld: 1 files, 0 texts");
        QVERIFY(!rig.out.contains(u"wrote nothing in it"));

        const auto folder = m_dir.filePath(u"folder"_s);
        writeFolder(folder, bundle::recordFiles(m_bundle));
        rig.run(verifying(folder) << u"--json"_s);
        VERIFY_STATUS(rig, 0);
        const auto object = rig.object();
        QVERIFY(object.value(u"holds").toBool());
        QCOMPARE_EQ(object.value(u"entries").toInt(), 9);
        QCOMPARE_EQ(object.value(u"consoles").toArray().size(), 2);
        QCOMPARE_EQ(object.value(u"withheld_files").toArray(), QJsonArray { QString(64, u'a') });
        QCOMPARE_EQ(object.value(u"by").toString(), u"00000000-0000-4000-8000-000000000001"_s);
        QVERIFY(!object.contains(u"fits"));
    }

    void whoWroteNothingInItIsNamed()
    {
        write(bundleOf(m_bundle.events, m_bundle.files, journal::OriginId(fixedUuid(44)), *fixedSigner(44)));
        CommandRig rig;
        rig.run(verifying(m_file));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "which wrote nothing in it");
    }

    void whatDoesNotHoldEndsWithOne()
    {
        auto forged = m_bundle;
        forged.events[2].signature[0] = static_cast<char>(forged.events[2].signature[0] ^ 1);
        write(forged);
        CommandRig rig;
        rig.run(verifying(m_file));
        VERIFY_STATUS(rig, 1);
        VERIFY_SAYS(rig.out, "signatures.txt: The signature of entry");
        QCOMPARE_EQ(rig.lastLine(), u"The record does not hold."_s);
        rig.run(verifying(m_file, journal::codeOf(m_bundle.events[0].head())) << u"--json"_s);
        VERIFY_STATUS(rig, 1);
        QVERIFY(!rig.object().value(u"holds").toBool(true));
        QVERIFY(!rig.object().value(u"fits").toBool(true));
        QCOMPARE_EQ(rig.object().value(u"faults").toArray().size(), 1);
    }

    void whatWasKeptIsLookedFor()
    {
        write(m_bundle);
        CommandRig rig;
        const auto head = m_bundle.events[4].head();
        const auto entry
            = u"of entry %1 of console %2"_s.arg(QString::number(head.seq), head.origin.toString());
        rig.run(verifying(m_file, journal::codeOf(head)));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, entry.toUtf8().constData());
        const auto spoken
            = u"%1: %2"_s.arg(QString::number(head.seq), journal::wordsOf(head.hash).join(u' '));
        rig.run(verifying(m_file, spoken));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, entry.toUtf8().constData());
        auto other = head;
        other.hash[3] = static_cast<char>(other.hash[3] ^ 1);
        rig.run(verifying(m_file, journal::codeOf(other)));
        VERIFY_STATUS(rig, 1);
        VERIFY_SAYS(rig.out, "is of no entry of this record");
        rig.run(verifying(m_file, journal::codeOf(other)) << u"--json"_s);
        VERIFY_STATUS(rig, 1);
        QVERIFY(rig.object().value(u"holds").toBool());
        QVERIFY(!rig.object().value(u"fits").toBool(true));
        rig.run(verifying(m_file, u"5: able"_s));
        VERIFY_STATUS(rig, 2);
        rig.run({ u"log"_s, u"verify"_s, u"--anchor"_s, journal::codeOf(head) });
        VERIFY_STATUS(rig, 2);
    }

    void whatTheLogSaysWasLeftElsewhereIsSaid()
    {
        Scribes scribes;
        scribes.note(10, u"x"_s);
        auto draft = Scribes::blank();
        draft.type = u"record.anchored"_s;
        const auto left = scribes.events().last().head();
        draft.payload = { { u"way"_s, u"paper"_s }, { u"seq"_s, left.seq },
            { u"hash"_s, QString::fromLatin1(left.hash.toHex()) } };
        scribes.write(10, draft);
        write(bundleOf(scribes.events(), {}, Scribes::originOf(10), *Scribes::signerOf(10)));
        CommandRig rig;
        rig.run(verifying(m_file));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out,
            "entry 2 of console 00000000-0000-4000-8000-000000000010 was left elsewhere: on paper\n");
        rig.run(verifying(m_file) << u"--json"_s);
        const auto anchor = rig.object().value(u"anchors").toArray().at(0).toObject();
        QCOMPARE_EQ(anchor.value(u"seq").toInt(), 2);
        QVERIFY(anchor.value(u"fits").toBool());
    }

    void whatIsNoRecordEndsWithTwo()
    {
        CommandRig rig;
        rig.run(verifying(m_dir.filePath(u"nowhere"_s)));
        VERIFY_STATUS(rig, 2);
        placeFile(m_file, "my notes");
        rig.run(verifying(m_file));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "is no zip file");
    }
};

MUSTER_TEST(TstLogVerify)
#include "tst_logverify.moc"
