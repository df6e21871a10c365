// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archiving.h"
#include "core/store/database.h"
#include "core/store/sqliteblobs.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonArray>

using namespace muster;
using namespace muster::store;
using namespace Qt::Literals::StringLiterals;
using muster::test::await;

class TstArchiving final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    test::ManualClock m_clock;
    journal::StreamRef m_drill = test::aDrill();

    QList<journal::Event> read(SqliteJournal& journal) { return *await(journal.read(m_drill.id)); }

    journal::Draft archiveOf(SqliteJournal& journal, const QList<journal::Event>& events)
    {
        QMap<journal::OriginId, journal::Head> heads;
        for (const auto& event : events) {
            const auto known = heads.constFind(event.origin);
            if (known == heads.constEnd() || known->seq < event.seq)
                heads.insert(event.origin, event.head());
        }
        QJsonArray list;
        for (const auto& head : heads)
            list.append(
                QJsonArray { head.origin.toString(), head.seq, QString::fromLatin1(head.hash.toHex()) });
        auto draft = test::aNote(journal.estate(), m_clock);
        draft.type = kArchive;
        draft.payload = { { u"stream"_s, m_drill.id.toString() }, { u"heads"_s, list } };
        return draft;
    }

    [[nodiscard]] QString pathOf(const QString& hash) const
    {
        return m_folder->filePath(u"blobs/%1/%2"_s.arg(hash.left(2), hash));
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void whatIsPutAwayGoesAndComesBack()
    {
        const auto journal = test::openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        SqliteBlobs blobs(**journal);
        const auto mine = *await(blobs.put("only here"));
        const auto shared = *await(blobs.put("there, too"));
        auto note = test::aNote(m_drill, m_clock);
        note.attachments = { mine, shared };
        const auto other = test::aDrill();
        auto elsewhere = test::aNote(other, m_clock);
        elsewhere.attachments = { shared };
        VERIFY_RESULT(await((*journal)->append({ note, test::aNote(m_drill, m_clock), elsewhere })));
        const auto before = read(**journal);
        QCOMPARE(before.size(), 3);
        VERIFY_RESULT(await((*journal)->append({ archiveOf(**journal, before) })));
        QCOMPARE(read(**journal).size(), 0);
        QVERIFY(!QFile::exists(pathOf(mine.hash)));
        VERIFY_RESULT(await(blobs.get(shared.hash)));
        QCOMPARE(await((*journal)->read(other.id))->size(), 2);
        QVERIFY(await((*journal)->verify())->isEmpty());

        // Nothing begins a second version of it.
        const auto late = await((*journal)->append({ test::aNote(m_drill, m_clock) }));
        QVERIFY(!late);
        QCOMPARE(late.error().fault, Fault::Conflict);
        QVERIFY2(late.error().text.contains(u"Import"), qPrintable(late.error().text));

        const auto origin = (*journal)->origin();
        VERIFY_RESULT(await(blobs.put("only here")));
        const auto back = await((*journal)->admit(before));
        VERIFY_RESULT(back);
        QCOMPARE(back->stored, 3);
        QVERIFY(!back->renewed);
        QCOMPARE((*journal)->origin(), origin);
        QCOMPARE(read(**journal), before);
        VERIFY_RESULT(await((*journal)->append({ test::aNote(m_drill, m_clock) })));
        QCOMPARE(read(**journal).last().seq, 4);
        VERIFY_RESULT(await((*journal)->append({ archiveOf(**journal, read(**journal)) })));
        QCOMPARE(read(**journal).size(), 0);
    }

    void nothingGoesThatWasRecordedSince()
    {
        const auto journal = test::openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        VERIFY_RESULT(await((*journal)->append({ test::aNote(m_drill, m_clock) })));
        const auto archive = archiveOf(**journal, read(**journal));
        VERIFY_RESULT(await((*journal)->append({ test::aNote(m_drill, m_clock) })));
        const auto refused = await((*journal)->append({ archive }));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::Conflict);
        QCOMPARE(read(**journal).size(), 3);
    }

    void whatAnotherConsolePutAwayStaysHere()
    {
        const QTemporaryDir second;
        const auto journal = test::openJournal(m_folder->path(), m_clock);
        const auto other = test::openJournal(second.path(), m_clock, 9);
        VERIFY_RESULT(journal);
        VERIFY_RESULT(other);
        VERIFY_RESULT(await((*journal)->append({ test::aNote(m_drill, m_clock) })));
        VERIFY_RESULT(await((*other)->admit(read(**journal))));
        VERIFY_RESULT(await((*other)->append({ archiveOf(**other, read(**journal)) })));
        VERIFY_RESULT(await((*journal)->admit(*await((*other)->read((*other)->estate().id)))));
        QCOMPARE(read(**journal).size(), 2);
        VERIFY_RESULT(await((*journal)->append({ test::aNote(m_drill, m_clock) })));
        QCOMPARE(read(**journal).size(), 3);
    }

    void aCopyIsStillNoticed()
    {
        const auto journal = test::openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        VERIFY_RESULT(await((*journal)->append({ test::aNote(m_drill, m_clock) })));
        auto before = read(**journal);
        VERIFY_RESULT(await((*journal)->append({ archiveOf(**journal, before) })));
        // Beyond what was put away this console never wrote anything, but somebody with its key did.
        const journal::Sealer twin((*journal)->origin(), test::fixedSigner(7), m_clock, u"file"_s);
        const auto more
            = twin.seal(test::aNote(m_drill, m_clock), before.last().head(), before.last().stamp, {});
        VERIFY_RESULT(more);
        before.append(*more);
        const auto back = await((*journal)->admit(before));
        VERIFY_RESULT(back);
        QVERIFY(back->renewed);
    }

    void theFileItselfLetsNothingGoWithoutAnEntry()
    {
        {
            const auto journal = test::openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            VERIFY_RESULT(await((*journal)->append({ test::aNote(m_drill, m_clock) })));
        }
        for (const auto& attempt : { u"DELETE FROM leaf"_s, u"DELETE FROM event WHERE n > 1"_s })
            QVERIFY2(
                !test::tamper(journalFile(m_folder->path()), { attempt }).isEmpty(), qPrintable(attempt));
    }
};

MUSTER_TEST(TstArchiving)
#include "tst_archiving.moc"
