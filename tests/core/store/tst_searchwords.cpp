// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/searchwords.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::store;
using muster::test::aDrill;
using muster::test::aNote;
using muster::test::await;

class TstSearchWords final : public QObject {
    Q_OBJECT

    test::ManualClock m_clock;

    [[nodiscard]] journal::Event stored(const journal::Draft& draft) const
    {
        test::MemoryJournal journal(m_clock);
        const auto events = await(journal.append({ draft }));
        if (!events)
            qFatal("%s", qPrintable(events.error().text));
        return events->first();
    }
    /// The one word that stands for this condition.
    [[nodiscard]] static QString tagFor(const journal::Search& search)
    {
        return matchFor(search).section(u'"', 1, 1);
    }

private slots:
    void init() { test::failOnWarnings(); }

    void allTextsAreIndexedAndTheNameApart()
    {
        auto draft = aNote(aDrill(), m_clock, QStringLiteral("Café is down"));
        draft.texts.append({ QStringLiteral("zone"), QStringLiteral("重启主库") });
        const auto words = indexedWords(stored(draft));
        QCOMPARE(words.text, QStringLiteral("cafe is down \ue000 重启 启主 主库 库"));
        QCOMPARE(words.who, QStringLiteral("ada"));
    }

    void anEventWithoutTextsStillHasItsTags()
    {
        auto event = stored(aNote(aDrill(), m_clock));
        event.leaves.clear();
        event.actor.name.clear();
        const auto words = indexedWords(event);
        QCOMPARE(words.text, QString());
        QCOMPARE(words.who, QString());
        QCOMPARE(words.tag.split(u' ').size(), 4);
    }

    void everyConditionIsAWordOfTheEvent_data()
    {
        QTest::addColumn<QString>("condition");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("fits");
        QTest::newRow("type") << "type"
                              << "step.completed" << true;
        QTest::newRow("its beginning") << "type"
                                       << "step" << true;
        QTest::newRow("part of it") << "type"
                                    << "step.comp" << false;
        QTest::newRow("other type") << "type"
                                    << "note.added" << false;
        QTest::newRow("step") << "subject"
                              << "outage/restart" << true;
        QTest::newRow("scenario") << "subject"
                                  << "outage" << true;
        QTest::newRow("other step") << "subject"
                                    << "outage/rest" << false;
        QTest::newRow("service") << "service"
                                 << "postgres" << true;
        QTest::newRow("other service") << "service"
                                       << "post" << false;
    }
    void everyConditionIsAWordOfTheEvent()
    {
        QFETCH(QString, condition);
        QFETCH(QString, value);
        QFETCH(bool, fits);
        auto draft = aNote(aDrill(), m_clock);
        draft.type = QStringLiteral("step.completed");
        draft.subject = QStringLiteral("outage/restart");
        draft.payload.insert(QStringLiteral("service"), QStringLiteral("postgres"));
        journal::Search search;
        if (condition == u"type")
            search.types = { value };
        else
            (condition == u"subject" ? search.subject : search.service) = value;
        const auto words = indexedWords(stored(draft)).tag.split(u' ');
        QVERIFY(!tagFor(search).isEmpty());
        QCOMPARE(words.contains(tagFor(search)), fits);
    }

    void streamAndSourceAreWordsToo()
    {
        const auto drill = aDrill();
        auto draft = aNote(drill, m_clock);
        const journal::Search people { .source = journal::Search::Source::People };
        const journal::Search machine { .source = journal::Search::Source::Machine };
        const auto byAda = indexedWords(stored(draft)).tag.split(u' ');
        QVERIFY(byAda.contains(tagFor({ .stream = drill.id })));
        QVERIFY(!byAda.contains(tagFor({ .stream = journal::StreamId::random() })));
        QVERIFY(byAda.contains(tagFor(people)) && !byAda.contains(tagFor(machine)));
        draft.actor.person = journal::PersonId(QUuid(QStringLiteral("6d757374-6572-4000-8000-000000000000")));
        const auto byMachine = indexedWords(stored(draft)).tag.split(u' ');
        QVERIFY(!byMachine.contains(tagFor(people)) && byMachine.contains(tagFor(machine)));
    }

    void whatWasTypedIsAskedForAsWords_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("match");
        QTest::newRow("one") << QStringLiteral("Disk") << QStringLiteral("\"disk\" *");
        QTest::newRow("two") << QStringLiteral("disk full") << QStringLiteral("\"disk\" AND \"full\" *");
        QTest::newRow("quoted") << QStringLiteral("\"disk full\"") << QStringLiteral("\"disk full\"");
        QTest::newRow("operator") << QStringLiteral("a OR b")
                                  << QStringLiteral("\"a\" AND \"or\" AND \"b\" *");
        QTest::newRow("one character") << QStringLiteral("主") << QStringLiteral("\"主\" *");
        QTest::newRow("one character, not last")
            << QStringLiteral("主 x") << QStringLiteral("\"主\" * AND \"x\" *");
        QTest::newRow("a pair") << QStringLiteral("主库") << QStringLiteral("\"主库\"");
        QTest::newRow("more") << QStringLiteral("重启主库") << QStringLiteral("\"重启 启主 主库\"");
        QTest::newRow("a row with a word behind")
            << QStringLiteral("主库x") << QStringLiteral("\"主库 库 x\" *");
        QTest::newRow("a row with a word before") << QStringLiteral("x主库") << QStringLiteral("\"x 主库\"");
        QTest::newRow("a word and one character") << QStringLiteral("x主") << QStringLiteral("\"x 主\" *");
    }
    void whatWasTypedIsAskedForAsWords()
    {
        QFETCH(QString, typed);
        QFETCH(QString, match);
        QCOMPARE(matchFor({ .words = typed }), QStringLiteral("{text who} : (%1)").arg(match));
        QCOMPARE(matchFor({ .person = typed }), QStringLiteral("who : (%1)").arg(match));
    }

    void conditionsAreJoined()
    {
        const auto match = matchFor({ .words = QStringLiteral("disk"),
            .types = { QStringLiteral("note"), QStringLiteral("step") },
            .person = QStringLiteral("Ada"),
            .service = QStringLiteral("db") });
        QCOMPARE(match,
            QStringLiteral("{text who} : (\"disk\" *) AND who : (\"ada\" *) AND tag : ((\"t6e6f7465\" OR "
                           "\"t73746570\") AND \"v6462\")"));
    }

    void nothingToLookForIsEmpty()
    {
        QCOMPARE(matchFor({}), QString());
        QCOMPARE(matchFor({ .words = QStringLiteral(" \"*\" - ") }), QString());
        // Times are no words.
        QCOMPARE(matchFor({ .from = m_clock.now() }), QString());
    }
};

MUSTER_TEST(TstSearchWords)
#include "tst_searchwords.moc"
