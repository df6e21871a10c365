// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/loganchor.h"
#include "core/incident/payloadcodec.h"
#include "core/journal/headcode.h"
#include "core/timestamp/timestamp.h"
#include "core/worktree/anchorcommit.h"
#include "tests/app/commands/commandrig.h"
#include "tests/core/timestamp/authority.h"
#include "tests/core/timestamp/stampserver.h"
#include "tests/core/worktree/repository.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

#include <algorithm>
#include <memory>

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

using Way = incident::RecordAnchored::Way;

namespace {

/// The newest entry of an incident.
journal::Head headOf(const CommandRig& rig, const QString& id)
{
    const auto& events = rig.log.journal.events();
    const auto newest = std::find_if(events.rbegin(), events.rend(),
        [&](const journal::Event& event) { return event.stream.toString() == id; });
    if (newest == events.rend())
        qFatal("the log has no such incident");
    return newest->head();
}

/// What the newest entry says of how one was left elsewhere; ends the test program when it is another.
incident::RecordAnchored anchoredIn(const CommandRig& rig)
{
    const auto payload = incident::decode(rig.log.journal.events().constLast());
    const auto* anchored = payload ? std::get_if<incident::RecordAnchored>(&*payload) : nullptr;
    if (!anchored)
        qFatal("the newest entry is another");
    return *anchored;
}

QString messageIn(const Repository& repository)
{
    return QString::fromUtf8(repository.git({ u"log"_s, u"-1"_s, u"--format=%B"_s }));
}

QStringList anchor(const QString& id, const QStringList& more = {})
{
    return QStringList { u"log"_s, u"anchor"_s, id } + more;
}

/// What one console wants recorded, another history with every seed.
QList<journal::Draft> historyOf(QRandomGenerator& dice)
{
    QList<journal::Draft> made;
    EventMaker maker;
    const auto count = dice.bounded(3, 40);
    for (int i = 0; i < count; ++i) {
        auto draft = maker.advance(Millis { dice.bounded(1, 100'000) }).draft();
        incident::encode(
            incident::NoteAdded { incident::NoteAdded::Kind::Note, QString::number(dice.generate64(), 36) },
            draft);
        draft.id = journal::EventId(QUuid::createUuidV5(QUuid(), QByteArray::number(dice.generate64())));
        made.append(draft);
    }
    return made;
}

/// A whole chain of one console, signed with its key, always the same for the same drafts.
QList<journal::Event> signedChain(const QList<journal::Draft>& drafts)
{
    ManualClock clock;
    const journal::Sealer sealer(journal::OriginId(QUuid(u"00000000-0000-4000-8000-0000000000aa"_s)),
        fixedSigner(), clock, u"file"_s, countingSalts());
    QList<journal::Event> made;
    journal::Head head { sealer.origin(), 0, {} };
    journal::Stamp last;
    for (const auto& draft : QList { sealer.joining(drafts.constFirst()) } + drafts) {
        clock.setNow(draft.at);
        const auto event = sealer.seal(draft, head, last, {});
        if (!event)
            qFatal("%s", qPrintable(event.error().text));
        head = event->head();
        last = event->stamp;
        made.append(*event);
    }
    return made;
}

/// The same history with a lie in one of its first entries up to `until`, as small as a lie may be.
QList<journal::Draft> rewritten(QList<journal::Draft> drafts, qsizetype until, QRandomGenerator& dice)
{
    const auto at = dice.bounded(static_cast<int>(until) + 1);
    auto& draft = drafts[at];
    switch (dice.bounded(4)) {
    case 0:
        draft.texts.first().value += u'.';
        break;
    case 1:
        draft.at -= Millis { 1 };
        break;
    case 2:
        draft.actor.name = u"Bo"_s;
        break;
    default:
        drafts.removeAt(at);
        break;
    }
    return drafts;
}

} // namespace

class TstLogAnchor : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_authority = std::make_unique<Authority>(); }
    void init() { failOnWarnings(); }
    void cleanupTestCase() { m_authority.reset(); }

    void withoutAnOptionTheEntryIsShownAndNothingRecorded()
    {
        CommandRig rig;
        const auto id = rig.declare();
        const auto head = headOf(rig, id);
        const auto count = rig.log.journal.events().size();
        rig.run(anchor(id, { u"--quiet"_s }));
        VERIFY_STATUS(rig, 0);
        const auto lines = rig.out.trimmed().split(u'\n');
        QCOMPARE_EQ(lines.size(), 2);
        QCOMPARE_EQ(lines[0], journal::codeOf(head));
        QCOMPARE_EQ(lines[1], u"%1: %2"_s.arg(head.seq).arg(journal::wordsOf(head.hash).join(u' ')));
        for (const auto& line : lines) {
            const auto mark = journal::headMarkFromText(line);
            VERIFY_RESULT(mark);
            QVERIFY(mark->fits(head));
        }
        rig.run(anchor(id, { u"--json"_s }));
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.object(),
            (QJsonObject { { u"entry"_s, head.seq }, { u"code"_s, journal::codeOf(head) },
                { u"words"_s, QJsonArray::fromStringList(journal::wordsOf(head.hash)) },
                { u"way"_s, QJsonValue() }, { u"where"_s, QJsonValue() }, { u"token"_s, QJsonValue() } }));
        QCOMPARE_EQ(rig.log.journal.events().size(), count);
    }

    void whatWasToldIsRecorded()
    {
        CommandRig rig;
        const auto id = rig.declare();
        const auto head = headOf(rig, id);
        rig.run(anchor(id, { u"--told"_s, u" Bo, by phone "_s }));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, journal::codeOf(head).toUtf8());
        VERIFY_SAYS(rig.lastLine(), "Bo, by phone");
        QVERIFY(anchoredIn(rig)
            == (incident::RecordAnchored {
                Way::Told, head.seq, QString::fromLatin1(head.hash.toHex()), u"Bo, by phone"_s }));
        rig.run(anchor(id, { u"--told"_s, u"Bo"_s, u"--json"_s }));
        QCOMPARE_EQ(rig.object().value(u"way").toString(), u"told"_s);
        QCOMPARE_EQ(rig.object().value(u"where").toString(), u"Bo"_s);
        QVERIFY(rig.object().value(u"token").isNull());
    }

    void aCommitHoldsTheCode_data()
    {
        QTest::addColumn<bool>("isNamed");
        QTest::newRow("in the folder of plans") << false;
        QTest::newRow("in another") << true;
    }
    void aCommitHoldsTheCode()
    {
        QFETCH(const bool, isNamed);
        const Repository repository;
        repository.commitFile(u"a.plan.yaml"_s, "1", u"One"_s);
        CommandRig rig;
        const auto id = rig.declare();
        rig.planFolder = isNamed ? QString() : repository.path();
        const auto head = headOf(rig, id);
        rig.run(anchor(
            id, QStringList { u"--git"_s } + (isNamed ? QStringList { repository.path() } : QStringList())));
        VERIFY_STATUS(rig, 0);
        const auto commit = QString::fromLatin1(repository.git({ u"rev-parse"_s, u"main"_s })).trimmed();
        QVERIFY(anchoredIn(rig)
            == (incident::RecordAnchored {
                Way::Git, head.seq, QString::fromLatin1(head.hash.toHex()), commit }));
        QCOMPARE_EQ(
            messageIn(repository).trimmed(), u"Anchor a record of Muster\n\n"_s + journal::codeOf(head));
    }

    void anAuthorityStampsIt()
    {
        StampServer server(*m_authority);
        CommandRig rig;
        const auto id = rig.declare();
        const auto head = headOf(rig, id);
        rig.run(anchor(id, { u"--timestamp"_s, server.address(), u"--json"_s }));
        VERIFY_STATUS(rig, 0);
        const auto anchored = anchoredIn(rig);
        QVERIFY(anchored.way == Way::Timestamp);
        QCOMPARE_EQ(anchored.seq, head.seq);
        QVERIFY(anchored.token);
        QCOMPARE_EQ(rig.object().value(u"token").toString(), anchored.token->hash);
        const auto token = await(rig.log.blobs.get(anchored.token->hash));
        VERIFY_RESULT(token);
        QCOMPARE_EQ(token->size(), anchored.token->size);
        QVERIFY(m_authority->accepts(*token, head.hash));
        const auto stamp = timestamp::readAnswer(*token, head.hash);
        VERIFY_RESULT(stamp);
        QCOMPARE_EQ(anchored.where, u"Test Clock Office, "_s + isoText(stamp->at));
    }

    void aClosedIncidentIsLeftElsewhereToo()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.run({ u"incident"_s, u"close"_s, id });
        VERIFY_STATUS(rig, 0);
        rig.run(anchor(id, { u"--told"_s, u"Bo"_s }));
        VERIFY_STATUS(rig, 0);
        QVERIFY(anchoredIn(rig).way == Way::Told);
    }

    void whatCannotBeLeftIsNotRecorded_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("said");
        QTest::newRow("two ways") << QStringList { u"--git"_s, u"--told"_s, u"Bo"_s } << 2
                                  << u"one of --told, --git and --timestamp"_s;
        QTest::newRow("a folder for nothing") << QStringList { u"/tmp"_s } << 2 << u"only with --git"_s;
        QTest::newRow("nobody") << QStringList { u"--told= "_s } << 2 << u"--told WHOM"_s;
        QTest::newRow("told too much") << QStringList { u"--told"_s, QString(5000, u'x') } << 2 << u"place"_s;
        QTest::newRow("no folder") << QStringList { u"--git"_s, u"/nowhere/at/all"_s } << 2
                                   << u"There is no folder /nowhere/at/all."_s;
        QTest::newRow("locked") << QStringList { u"--git"_s, u"REPOSITORY"_s } << 3
                                << u"git committed nothing in "_s;
        QTest::newRow("no address") << QStringList { u"--timestamp"_s, u"ftp://x.invalid"_s } << 2
                                    << u"is no address of a time stamping authority"_s;
        QTest::newRow("no authority")
            << QStringList { u"--timestamp"_s, u"GONE"_s } << 3 << u" cannot be reached"_s;
        QTest::newRow("refused") << QStringList { u"--timestamp"_s, u"SERVER"_s } << 3
                                 << u" answers with status 503 of HTTP"_s;
    }
    void whatCannotBeLeftIsNotRecorded()
    {
        QFETCH(QStringList, words);
        QFETCH(const int, status);
        QFETCH(const QString, said);
        const Repository repository;
        repository.commitFile(u"a"_s, "1", u"One"_s);
        repository.write(u".git/refs/heads/main.lock"_s, {});
        StampServer server(*m_authority);
        server.answers = [](const QByteArray&) { return StampServer::http("503 Busy", "later"); };
        auto gone = std::make_unique<StampServer>(*m_authority);
        words.replaceInStrings(u"GONE"_s, gone->address())
            .replaceInStrings(u"SERVER"_s, server.address())
            .replaceInStrings(u"REPOSITORY"_s, repository.path());
        gone.reset();
        CommandRig rig;
        const auto id = rig.declare();
        const auto count = rig.log.journal.events().size();
        rig.run(anchor(id, words));
        VERIFY_STATUS(rig, status);
        VERIFY_SAYS(rig.err, said.toUtf8());
        QCOMPARE_EQ(rig.err.count(u'\n'), 1);
        QCOMPARE_EQ(rig.out, QString());
        QCOMPARE_EQ(rig.log.journal.events().size(), count);
    }

    void aStampThatCannotBeKeptIsNotRecorded()
    {
        StampServer server(*m_authority);
        CommandRig rig;
        const auto id = rig.declare();
        const auto count = rig.log.journal.events().size();
        rig.log.blobs.failCall = rig.log.blobs.calls;
        rig.run(anchor(id, { u"--timestamp"_s, server.address() }));
        VERIFY_STATUS(rig, 3);
        VERIFY_SAYS(rig.err, "NOT RECORDED");
        QCOMPARE_EQ(server.asked, 1);
        QCOMPARE_EQ(rig.log.journal.events().size(), count);
    }

    void aConsoleThatWroteNothingHasNothingToLeave()
    {
        CommandRig other;
        const auto id = other.declare();
        CommandRig rig;
        auto events = other.log.journal.events();
        for (auto& event : events) {
            event.origin = journal::OriginId(QUuid(u"00000000-0000-4000-8000-0000000000bb"_s));
            for (const auto& attachment : std::as_const(event.attachments)) {
                const auto bytes = await(other.log.blobs.get(attachment.hash));
                VERIFY_RESULT(bytes);
                VERIFY_RESULT(await(rig.log.blobs.put(*bytes)));
            }
        }
        rig.log.journal.receive(events);
        rig.run(anchor(id));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "This console wrote no entry in this incident");
    }

    /// A console that has its key and nobody beside it writes its history anew, from whichever entry, and
    /// signs every entry of it. The new log holds by itself; what was left elsewhere fits no entry of it.
    void aRewrittenHistoryFitsNothingThatWasLeft()
    {
        constexpr quint32 kRuns = 100;
        const Repository repository;
        repository.commitFile(u"a.plan.yaml"_s, "1", u"One"_s);
        quint32 foundByGit = 0;
        quint32 foundByTime = 0;
        for (quint32 seed = 0; seed < kRuns; ++seed) {
            QRandomGenerator dice(seed);
            const auto drafts = historyOf(dice);
            const auto honest = signedChain(drafts);
            // The first event is that the console joined.
            const qsizetype anchored = dice.bounded(static_cast<int>(drafts.size()));
            const auto head = honest[anchored + 1].head();
            VERIFY_RESULT(await(worktree::commitAnchor(
                repository.path(), u"Anchor a record of Muster\n\n"_s + journal::codeOf(head))));
            const auto mark = journal::headMarkFromText(messageIn(repository));
            VERIFY_RESULT(mark);
            const auto token
                = m_authority->answer(timestamp::requestFor(head.hash, QByteArray::number(seed + 1)));
            const auto fitsGit = [&](const journal::Event& event) { return mark->fits(event.head()); };
            const auto fitsTime = [&](const journal::Event& event) {
                return timestamp::readAnswer(token, event.hash).has_value();
            };
            // What was not rewritten still fits, in one place.
            QCOMPARE_EQ(std::count_if(honest.begin(), honest.end(), fitsGit), 1);
            QCOMPARE_EQ(std::count_if(honest.begin(), honest.end(), fitsTime), 1);
            QVERIFY(fitsGit(honest[anchored + 1]) && fitsTime(honest[anchored + 1]));

            const auto forged = signedChain(rewritten(drafts, anchored, dice));
            QVERIFY(journal::verifyChains(honest).isEmpty());
            QVERIFY(journal::verifyChains(forged).isEmpty());
            foundByGit += std::none_of(forged.begin(), forged.end(), fitsGit) ? 1 : 0;
            foundByTime += std::none_of(forged.begin(), forged.end(), fitsTime) ? 1 : 0;
        }
        QCOMPARE_EQ(foundByGit, kRuns);
        QCOMPARE_EQ(foundByTime, kRuns);
    }

private:
    std::unique_ptr<Authority> m_authority;
};

MUSTER_TEST(TstLogAnchor)
#include "tst_loganchor.moc"
