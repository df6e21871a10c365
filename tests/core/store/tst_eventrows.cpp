// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/erasure.h"
#include "core/store/eventrows.h"
#include "core/store/migrations.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::store;

class TstEventRows final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    test::ManualClock m_clock;
    std::unique_ptr<Database> m_database;
    journal::StreamRef m_stream = test::aDrill();
    std::optional<journal::Sealer> m_sealer;

    [[nodiscard]] journal::Event sealed(const journal::Draft& draft, const journal::Head& head)
    {
        return *m_sealer->seal(draft, head, { head.seq, 0 }, {});
    }
    [[nodiscard]] journal::Event first()
    {
        return sealed(m_sealer->joining(test::aNote(m_stream, m_clock)), { m_sealer->origin(), 0, {} });
    }
    [[nodiscard]] Result<void> insert(const journal::Event& event)
    {
        const auto n = insertEvent(*m_database, event, m_clock.now());
        return n ? Result<void>() : fail(n.error());
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_database.reset();
        auto opened = Database::open(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())));
        VERIFY_RESULT(opened);
        m_database = *std::move(opened);
        VERIFY_RESULT(migrate(*m_database, knownMigrations()));
        m_stream = test::aDrill();
        m_sealer.emplace(journal::OriginId::random(), test::fixedSigner(), m_clock, QStringLiteral("file"));
    }

    void rowsComeBackAsTheEventsTheyWere()
    {
        const auto one = first();
        const auto two = sealed(test::aNote(m_stream, m_clock, QString()), one.head());
        VERIFY_RESULT(insert(one));
        VERIFY_RESULT(insert(two));
        const auto numbers = numbersOfStream(*m_database, m_stream.id);
        VERIFY_RESULT(numbers);
        QCOMPARE(numbers->size(), 2);
        // In the order that is asked for.
        const auto rows = eventRows(*m_database, { numbers->last(), numbers->first() });
        VERIFY_RESULT(rows);
        QCOMPARE(*checkedEvent((*rows)[0]), two);
        QCOMPARE(*checkedEvent((*rows)[1]), one);
        QCOMPARE(*numberOf(*m_database, two.id), std::optional(numbers->last()));
        QCOMPARE(*numberOf(*m_database, journal::EventId::random()), std::nullopt);
    }

    void headsAreReadFromTheRows()
    {
        QCOMPARE(headOf(*m_database, m_stream.id, m_sealer->origin())->seq, 0);
        QVERIFY(allHeads(*m_database)->empty());
        const auto one = first();
        const auto two = sealed(test::aNote(m_stream, m_clock), one.head());
        VERIFY_RESULT(insert(one));
        VERIFY_RESULT(insert(two));
        m_stream = test::aDrill();
        const auto other = first();
        VERIFY_RESULT(insert(other));
        QCOMPARE(*headOf(*m_database, two.stream, two.origin), two.head());
        const auto heads = allHeads(*m_database);
        VERIFY_RESULT(heads);
        QCOMPARE(heads->size(), std::size_t(2));
        for (const auto& chain : *heads)
            QCOMPARE(chain.head, chain.stream == two.stream ? two.head() : other.head());
    }

    void aGapABranchOrAFalseLinkIsRefused()
    {
        const auto one = first();
        const auto two = sealed(test::aNote(m_stream, m_clock), one.head());
        const auto three = sealed(test::aNote(m_stream, m_clock), two.head());
        VERIFY_RESULT(insert(one));
        QVERIFY(!insert(three));
        const auto branch = sealed(test::aNote(m_stream, m_clock), { one.origin, 1, QByteArray(32, 'x') });
        QVERIFY(!insert(branch));
        VERIFY_RESULT(insert(two));
        QVERIFY(!insert(two));
        auto sameId = test::aNote(m_stream, m_clock);
        sameId.id = two.id;
        QVERIFY(!insert(sealed(sameId, two.head())));
    }

    void nothingIsChangedOrDeleted_data()
    {
        QTest::addColumn<QString>("statement");
        for (const char* statement :
            { "UPDATE event SET type = 'x'", "DELETE FROM event", "UPDATE leaf SET value = 'x'",
                "DELETE FROM leaf", "INSERT OR REPLACE INTO event SELECT * FROM event",
                "INSERT OR REPLACE INTO leaf SELECT n, field, salt, 'x' FROM leaf" })
            QTest::newRow(statement) << QString::fromLatin1(statement);
    }
    void nothingIsChangedOrDeleted()
    {
        QFETCH(QString, statement);
        const auto one = first();
        VERIFY_RESULT(insert(one));
        QVERIFY(!one.leaves.isEmpty());
        QVERIFY(!m_database->run(statement));
    }

    void aLeafGoesOnlyWhenAnEventSaysSo()
    {
        const auto one = first();
        const auto two = sealed(test::aNote(m_stream, m_clock), one.head());
        auto erasure = test::aNote(m_stream, m_clock);
        erasure.type = journal::kErasure;
        erasure.payload = journal::payloadOf({ { { two.id, QStringLiteral("payload.text") } }, {} });
        erasure.texts = { { QStringLiteral("why"), QStringLiteral("A password.") } };
        VERIFY_RESULT(insert(one));
        VERIFY_RESULT(insert(two));
        const auto erase = [&](const QString& field) {
            return m_database->run(
                QStringLiteral("DELETE FROM leaf WHERE n = (SELECT n FROM event WHERE id = ?) AND field = ?"),
                { two.id.uuid().toRfc4122(), field });
        };
        QVERIFY(!erase(QStringLiteral("payload.text")));
        VERIFY_RESULT(insert(sealed(erasure, two.head())));
        QVERIFY(!erase(QStringLiteral("actor.name")));
        VERIFY_RESULT(erase(QStringLiteral("payload.text")));
        const auto rows = eventRows(*m_database, { **numberOf(*m_database, two.id) });
        VERIFY_RESULT(rows);
        const auto event = checkedEvent(rows->front());
        VERIFY_RESULT(event);
        QCOMPARE(event->text(QLatin1StringView("text")), std::nullopt);
    }

    void whatCannotBeReadIsShownAsUnreadable()
    {
        const auto one = first();
        VERIFY_RESULT(insert(one));
        auto row = eventRows(*m_database, { 1 })->front();
        row.leaves.first().value = QStringLiteral("another");
        QVERIFY(!checkedEvent(row));
        QCOMPARE(shownEvent(row).type, one.type);
        QVERIFY(shownEvent(row).leaves.isEmpty());
        row.body = "{}";
        QCOMPARE(shownEvent(row).type, QString(journal::kUnreadable));
        QCOMPARE(shownEvent(row).seq, one.seq);
    }
};

MUSTER_TEST(TstEventRows)
#include "tst_eventrows.moc"
