// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/anchoring.h"
#include "tests/core/incident/generatedrun.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::incident;
using namespace muster::test;
using namespace std::chrono_literals;

class TstAnchoring final : public QObject {
    Q_OBJECT

    EventMaker m_maker;
    QList<journal::Event> m_events;

    void add(const Payload& payload)
    {
        m_maker.advance(1min);
        m_events.append(m_maker.make(payload));
    }
    void anchor(const journal::Event& entry)
    {
        add(RecordAnchored { RecordAnchored::Way::Paper, entry.seq, QString(64, u'a'), {} });
    }
    void anchor() { anchor(m_events.last()); }
    [[nodiscard]] std::optional<Instant> due() const { return anchorDueSince(m_events); }
    [[nodiscard]] std::optional<Instant> last() const { return m_events.last().at; }

private slots:
    void init()
    {
        failOnWarnings();
        m_maker = EventMaker();
        m_events.clear();
    }

    void itIsDueAfterDeclaringAChangeOfCommandAndTheEnd()
    {
        QVERIFY(!due());
        add(declarationOf(richPlan(), journal::StreamKind::Live, m_maker.now()));
        QVERIFY(due() == last());
        anchor();
        QVERIFY(!due());
        add(NoteAdded { NoteAdded::Kind::Note, QStringLiteral("something") });
        QVERIFY(!due());
        add(RoleAssigned { plan::RoleId(QStringLiteral("scribe")), person(QStringLiteral("Ben")), {}, {} });
        QVERIFY(!due());
        add(RoleAssigned { commanderRole(), person(QStringLiteral("Ben")), {}, {} });
        QVERIFY(due() == last());
        anchor();
        QVERIFY(!due());
        add(IncidentClosed {});
        QVERIFY(due() == last());
        anchor();
        QVERIFY(!due());
    }

    /// What was read aloud before command changed hands says nothing of that.
    void whatWasLeftBeforeDoesNotCountForWhatCameSince()
    {
        add(declarationOf(richPlan(), journal::StreamKind::Live, m_maker.now()));
        const auto declared = m_events.last();
        add(RoleAssigned { commanderRole(), person(QStringLiteral("Ben")), {}, {} });
        const auto handedOver = m_events.last();
        anchor(declared);
        QVERIFY(due() == handedOver.at);
        anchor(handedOver);
        QVERIFY(!due());
    }

    void anotherConsolesEntryCountsWhereItStands()
    {
        EventMaker other(2);
        add(declarationOf(richPlan(), journal::StreamKind::Live, m_maker.now()));
        const auto tell = [&](qint64 seq) {
            other.at(m_maker.now() + 1min);
            m_events.append(
                other.make(RecordAnchored { RecordAnchored::Way::Told, seq, QString(64, u'b'), {} }));
            m_maker.advance(2min);
        };
        other.at(m_maker.now() + 1min);
        m_events.append(other.make(NoteAdded { NoteAdded::Kind::Note, QStringLiteral("something") }));
        tell(7);
        QVERIFY(due());
        tell(1);
        QVERIFY(!due());
    }

    void theNewestOwnEntryIsTheOneWithTheHighestNumber()
    {
        EventMaker other(2);
        const auto note = NoteAdded { NoteAdded::Kind::Note, QStringLiteral("something") };
        add(note);
        add(note);
        auto events = m_events;
        std::reverse(events.begin(), events.end());
        for (int i = 0; i < 3; ++i)
            events.append(other.make(note));
        QVERIFY(ownHead(events, m_events.first().origin) == m_events.last().head());
        QVERIFY(!ownHead(events, journal::OriginId::random()));
        QVERIFY(!ownHead({}, m_events.first().origin));
    }
};

MUSTER_TEST(TstAnchoring)
#include "tst_anchoring.moc"
