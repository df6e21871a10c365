// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/models/savedsearches.h"

#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

using Source = journal::Search::Source;

class TstSavedSearches final : public QObject {
    Q_OBJECT
private:
    static FindQuery wordsOnly(const QString& words) { return { .words = words }; }
    /// What is read back of one entry of the file.
    static QStringList namesIn(const QString& kept)
    {
        return SavedSearches({ { QStringLiteral("mine"), kept } }).names();
    }

private slots:
    void init() { failOnWarnings(); }

    void everythingThatWasChosenComesBack()
    {
        const FindQuery all { .words = QStringLiteral("\"replica lag\" müller 数据"),
            .kinds = TimelineTopic::Steps | TimelineTopic::Incident,
            .onlyOpen = true,
            .source = Source::Machine,
            .person = QStringLiteral("Ada, Noor"),
            .step = QStringLiteral("2.1"),
            .service = QStringLiteral("neon"),
            .from = QStringLiteral("2026-03-14"),
            .until = QStringLiteral("03:26") };
        QCOMPARE_EQ(all.filters(), 8);
        SavedSearches searches;
        QCOMPARE_EQ(searches.save(QStringLiteral("all / of it"), all), QString());
        QCOMPARE_EQ(searches.save(QStringLiteral("words"), wordsOnly(QStringLiteral("lag"))), QString());
        const SavedSearches again(searches.kept());
        QCOMPARE_EQ(again.names(), QStringList({ QStringLiteral("all / of it"), QStringLiteral("words") }));
        QVERIFY(again.find(QStringLiteral("all / of it")) == all);
        QVERIFY(again.find(QStringLiteral("words")) == wordsOnly(QStringLiteral("lag")));
        QVERIFY(!again.find(QStringLiteral("another")));
    }

    void oneOfTheSameNameIsReplacedAndOneIsRemoved()
    {
        SavedSearches searches;
        const auto name = QStringLiteral("mine");
        QVERIFY(searches.save(name, wordsOnly(QStringLiteral("a"))).isEmpty());
        QVERIFY(searches.save(name, wordsOnly(QStringLiteral("b"))).isEmpty());
        QCOMPARE_EQ(searches.find(name)->words, QStringLiteral("b"));
        searches.remove(name);
        QVERIFY(searches.names().isEmpty() && searches.kept().isEmpty());
    }

    void whatCannotBeKeptIsSaidInASentence()
    {
        SavedSearches searches;
        const auto query = wordsOnly(QStringLiteral("lag"));
        for (const auto& name : { QString(), QString(41, u'n'), QStringLiteral("two\nlines") })
            QVERIFY(searches.save(name, query).endsWith(u'.'));
        QVERIFY(searches.save(QStringLiteral("nothing"), { .words = QStringLiteral("  ") }).contains(u'.'));
        QVERIFY(searches.save(QStringLiteral("long"), wordsOnly(QString(1001, u'w'))).endsWith(u'.'));
        QVERIFY(searches.names().isEmpty());
        for (int i = 0; i < 50; ++i)
            QVERIFY(searches.save(QStringLiteral("number %1").arg(i), query).isEmpty());
        QVERIFY(searches.save(QStringLiteral("one more"), query).startsWith(u"50 searches"));
        QVERIFY(searches.save(QStringLiteral("number 7"), query).isEmpty());
        QCOMPARE_EQ(searches.names().size(), 50);
    }

    void aFileThatSomebodyElseWroteIsNotBelieved()
    {
        QCOMPARE_EQ(namesIn(QStringLiteral(R"({"words":"lag","kinds":["steps"]})")).size(), 1);
        for (const auto* kept :
            { "", "lag", "[]", "{}", "{\"words\":\"\"}", "{\"words\":7}", "{\"words\":[\"lag\"]}",
                "{\"words\":\"lag\",\"run\":\"rm\"}", "{\"words\":\"lag\",\"kinds\":[\"moons\"]}",
                "{\"words\":\"lag\",\"kinds\":\"steps\"}", "{\"words\":\"lag\",\"source\":\"martians\"}",
                "{\"words\":\"lag\",\"only-open\":\"yes\"}", "{\"words\":\"lag\"" })
            QVERIFY2(namesIn(QString::fromLatin1(kept)).isEmpty(), kept);
        QVERIFY(namesIn(QStringLiteral("{\"words\":\"%1\"}").arg(QString(1001, u'w'))).isEmpty());
        QVERIFY(namesIn(QString(1'000'000, u'[')).isEmpty());
        const auto good = QStringLiteral(R"({"words":"lag"})");
        for (const auto& name :
            { QString(), QString(41, u'n'), QStringLiteral("a\tb"), QStringLiteral(" a") })
            QVERIFY2(SavedSearches({ { name, good } }).names().isEmpty(), qPrintable(name));
        QMap<QString, QString> many;
        for (int i = 0; i < 1000; ++i)
            many.insert(QString::number(i), good);
        QCOMPARE_EQ(SavedSearches(many).names().size(), 50);
    }
};

MUSTER_TEST(TstSavedSearches)
#include "tst_savedsearches.moc"
