// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/erasure.h"
#include "tests/app/commands/guardedrig.h"
#include "tests/app/commands/program.h"
#include "tests/support/testmain.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct EraseRig : GuardedRig {
    int erase(const QStringList& more) { return run(QStringList { u"log"_s, u"erase"_s, id } + more); }
    /// Writes it down; gives the id of the entry.
    QString note(const QString& text)
    {
        run({ u"incident"_s, u"note"_s, id, text, u"--json"_s });
        return array().at(0).toObject().value(u"id").toString();
    }
    [[nodiscard]] QString timeline()
    {
        run({ u"incident"_s, u"timeline"_s, id });
        return out;
    }
    [[nodiscard]] qsizetype erasures() const
    {
        const auto& events = log.journal.events();
        return std::count_if(events.begin(), events.end(),
            [](const journal::Event& event) { return event.type == journal::kErasure; });
    }
};

const QStringList kDo { u"--why"_s, u"a pasted password"_s, u"--yes"_s };

QString hashOf(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

class TstLogErase : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void withoutYesItIsOnlyShown()
    {
        EraseRig rig;
        const auto entry = rig.note(u"logged in with\x1b[31m hunter2\nand left"_s);
        const auto before = rig.log.journal.events().size();
        rig.erase({ u"--containing"_s, u"HUNTER2"_s });
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, qUtf8Printable(entry.left(8)));
        VERIFY_SAYS(rig.out, "note.added  payload.text");
        VERIFY_SAYS(rig.out, "hunter2 and left");
        QVERIFY(!rig.out.contains(u'\x1b'));
        VERIFY_SAYS(rig.out, "Nothing was changed. With --why TEXT --yes, 1 text of this list");
        QCOMPARE_EQ(rig.log.journal.events().size(), before);
        rig.erase({ u"--containing"_s, u"hunter2"_s, u"--json"_s });
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.object().value(u"taken_back").toBool(true), false);
        const auto text = rig.object().value(u"texts").toArray().at(0).toObject();
        QCOMPARE_EQ(text.value(u"entry").toString(), entry);
        QCOMPARE_EQ(text.value(u"field").toString(), u"payload.text"_s);
        QVERIFY(text.value(u"text").toString().contains(u"hunter2"));
    }

    void whatContainsItIsTakenBack()
    {
        EraseRig rig;
        rig.note(u"the key is hunter2"_s);
        rig.note(u"harmless"_s);
        rig.note(u"Hunter2 again"_s);
        rig.erase(QStringList { u"--containing"_s, u"hunter2"_s } + kDo);
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(
            rig.out, "Taken back for good: 2 texts. Printed sheets, sent messages and files exported");
        QVERIFY2(!rig.out.contains(u"hunter2", Qt::CaseInsensitive), qPrintable(rig.out));
        QCOMPARE_EQ(rig.erasures(), 1);
        const auto timeline = rig.timeline();
        QVERIFY2(!timeline.contains(u"hunter2", Qt::CaseInsensitive), qPrintable(timeline));
        VERIFY_SAYS(timeline, "harmless");
        VERIFY_SAYS(timeline, "(taken back)");
        VERIFY_SAYS(timeline, "Taken back for good: 2 texts");
        VERIFY_SAYS(timeline, "a pasted password");
        // Once more there is nothing.
        rig.erase(QStringList { u"--containing"_s, u"hunter2"_s } + kDo);
        VERIFY_STATUS(rig, 1);
        VERIFY_SAYS(rig.out, "This stands in no text of this incident.");
        QCOMPARE_EQ(rig.erasures(), 1);
    }

    void whatMustNotStandInTheHistoryIsReadFromTheInput()
    {
        EraseRig rig;
        rig.note(u"the key is hunter2"_s);
        rig.typed = { u"hunter2"_s };
        rig.erase(QStringList { u"--containing"_s, u"-"_s } + kDo);
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.erasures(), 1);
        rig.note(u"the key is hunter2"_s);
        rig.canAsk = true;
        rig.typed = { u"hunter2"_s };
        rig.erase({ u"--containing"_s, u"-"_s });
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out + rig.err, "Characters that are to go (they are not shown): ");
        for (const auto& nothing : { QStringList(), QStringList { u" "_s } }) {
            rig.typed = nothing;
            rig.erase({ u"--containing"_s, u"-"_s });
            VERIFY_STATUS(rig, 2);
        }
        QCOMPARE_EQ(rig.erasures(), 1);
    }

    void anEntryIsCalledByTheBeginningOfItsId()
    {
        EraseRig rig;
        const auto entry = rig.note(u"hunter2"_s);
        rig.erase({ u"--entry"_s, entry.left(10), u"--json"_s });
        VERIFY_STATUS(rig, 0);
        // Its texts, of which the name of who wrote it is one.
        QCOMPARE_EQ(rig.object().value(u"texts").toArray().size(), 2);
        rig.erase({ u"--entry"_s, entry.left(10), u"--field"_s, u"nothing"_s });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "There is: actor.name, payload.text.");
        rig.erase(QStringList { u"--entry"_s, entry.left(10), u"--field"_s, u"text"_s, u"--json"_s } + kDo);
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.object().value(u"taken_back").toBool(), true);
        QCOMPARE_EQ(rig.object().value(u"why").toString(), u"a pasted password"_s);
        const auto texts = rig.object().value(u"texts").toArray();
        QCOMPARE_EQ(texts.size(), 1);
        QVERIFY(texts.at(0).toObject().value(u"text").isNull());
        VERIFY_SAYS(rig.timeline(), "Ada");
        rig.erase(QStringList { u"--entry"_s, entry.left(10), u"--field"_s, u"text"_s } + kDo);
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "It was taken back already.");
        rig.erase({ u"--entry"_s, u"zzzz"_s });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "There is no entry \"zzzz\"");
        QCOMPARE_EQ(rig.erasures(), 1);
    }

    void aFileGoesWithItsWordsUnlessTheyAreToStay()
    {
        EraseRig rig;
        const QByteArray bytes("everybody's names\n");
        const auto attach = [&](const QString& name, const QByteArray& content) {
            const auto path = rig.dir.filePath(name);
            EraseRig::write(path, content);
            rig.run({ u"incident"_s, u"evidence"_s, rig.id, path, u"--shows"_s, u"the customers"_s });
            VERIFY_STATUS(rig, 0);
        };
        attach(u"dump.txt"_s, bytes);
        rig.erase({ u"--file"_s, u"dump.txt"_s });
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "file dump.txt, 18 bytes");
        VERIFY_SAYS(rig.out, "the customers");
        VERIFY_SAYS(rig.out, "2 texts and 1 file");
        rig.erase(QStringList { u"--file"_s, hashOf(bytes).left(8), u"--keep-words"_s, u"--json"_s } + kDo);
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.object().value(u"files").toArray().at(0).toString(), hashOf(bytes));
        QVERIFY(rig.object().value(u"texts").toArray().isEmpty());
        VERIFY_SAYS(rig.timeline(), "dump.txt");
        rig.run({ u"incident"_s, u"evidence"_s, rig.id });
        VERIFY_SAYS(rig.out, "      FILE TAKEN BACK\n");
        rig.erase(QStringList { u"--file"_s, u"dump.txt"_s } + kDo);
        VERIFY_STATUS(rig, 1);
        VERIFY_SAYS(rig.out, "No file of this incident is called so.");

        attach(u"list.txt"_s, "one\n");
        attach(u"list.txt"_s, "two\n");
        rig.erase(QStringList { u"--file"_s, u"list.txt"_s } + kDo);
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, qUtf8Printable(hashOf("two\n").left(8)));
        rig.erase(QStringList { u"--file"_s, hashOf("two\n").left(8) } + kDo);
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "Taken back for good: 2 texts and 1 file.");
        QVERIFY(!rig.out.contains(u"list.txt"));
        QCOMPARE_EQ(rig.erasures(), 2);
    }

    void whatIsSaidWrongChangesNothing_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        const QStringList found { u"--containing"_s, u"hunter2"_s };
        QTest::newRow("nothing") << QStringList() << u"Say what is to go"_s;
        QTest::newRow("two") << found + QStringList { u"--file"_s, u"a"_s } << u"Say what is to go"_s;
        QTest::newRow("field alone") << found + QStringList { u"--field"_s, u"text"_s }
                                     << u"--field belongs to --entry."_s;
        QTest::newRow("words alone") << found + QStringList { u"--keep-words"_s }
                                     << u"--keep-words belongs to --file."_s;
        QTest::newRow("no reason") << found + QStringList { u"--yes"_s } << u"--why TEXT"_s;
        QTest::newRow("blank") << found + QStringList { u"--yes"_s, u"--why"_s, u" "_s } << u"--why TEXT"_s;
        QTest::newRow("repeats") << found + QStringList { u"--yes"_s, u"--why"_s, u"it was Hunter2"_s }
                                 << u"The reason repeats"_s;
        QTest::newRow("empty") << QStringList { u"--containing"_s, u""_s } << u"which characters"_s;
    }
    void whatIsSaidWrongChangesNothing()
    {
        QFETCH(const QStringList, words);
        QFETCH(const QString, says);
        EraseRig rig;
        rig.note(u"the key is hunter2"_s);
        rig.erase(words);
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, qUtf8Printable(says));
        QCOMPARE_EQ(rig.erasures(), 0);
    }

    void whatIsNotRecordedIsNotTakenBack()
    {
        EraseRig rig;
        rig.note(u"the key is hunter2"_s);
        // The incident is listed and read, its plan too; then it is appended.
        const auto calls = rig.log.journal.calls;
        rig.erase({ u"--containing"_s, u"hunter2"_s });
        const auto reading = rig.log.journal.calls - calls;
        rig.log.journal.failCall = rig.log.journal.calls + reading;
        rig.erase(QStringList { u"--containing"_s, u"hunter2"_s } + kDo);
        VERIFY_STATUS(rig, 3);
        VERIFY_SAYS(rig.err, "NOT RECORDED");
        QCOMPARE_EQ(rig.erasures(), 0);
        rig.erase({ u"--containing"_s, u"hunter2"_s });
        VERIFY_STATUS(rig, 0);
    }

    void onesOwnNameIsWrittenOnceMoreAndThatIsSaid()
    {
        EraseRig rig;
        const auto entry = rig.note(u"harmless"_s);
        rig.erase(QStringList { u"--entry"_s, entry.left(10), u"--field"_s, u"actor.name"_s } + kDo);
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "carries that name. Use --as");
    }

    void aClosedIncidentLosesItsTextsToo()
    {
        EraseRig rig;
        rig.note(u"the key is hunter2"_s);
        rig.run({ u"incident"_s, u"close"_s, rig.id });
        VERIFY_STATUS(rig, 0);
        rig.erase(QStringList { u"--containing"_s, u"hunter2"_s } + kDo);
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.erasures(), 1);
    }
};

MUSTER_TEST(TstLogErase)
#include "tst_logerase.moc"
