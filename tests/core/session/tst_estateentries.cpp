// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/estateentries.h"
#include "tests/core/session/sessionrig.h"
#include "tests/support/testmain.h"

#include <QJsonArray>

using namespace muster;
using namespace muster::test;

class TstEstateEntries : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void sayingItTwiceStoresItOnce();
    void theNewestEventOfEachConsoleIsNamed();
    void theIdOfAPersonDoesNotBetrayTheName();
};

void TstEstateEntries::sayingItTwiceStoresItOnce()
{
    SessionRig rig;
    const journal::StreamRef stream { journal::StreamId::random(), journal::StreamKind::Live };
    const auto ports = rig.session.ports();
    VERIFY_RESULT(await(rig.journal.append({ session::streamOpened(ports, stream, QStringLiteral("Ada")) })));
    VERIFY_RESULT(await(rig.journal.append({ session::streamOpened(ports, stream, QStringLiteral("Ben")) })));
    const auto entries = await(rig.journal.find({ QString(session::kStreamOpened) }));
    QCOMPARE_EQ(entries->size(), 1);
    QCOMPARE_EQ(entries->first().payload.value(u"kind").toString(), QStringLiteral("live"));
}

void TstEstateEntries::theNewestEventOfEachConsoleIsNamed()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    auto events = incident->events();
    const auto ours = events.last().head();
    auto foreign = events.first();
    foreign.origin = journal::OriginId(QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000bb")));
    foreign.seq = 7;
    events.prepend(foreign);
    const auto draft
        = session::streamClosed(rig.session.ports(), incident->stream(), events, QStringLiteral("Ada"));
    const auto heads = draft.payload.value(u"heads").toArray();
    QCOMPARE_EQ(heads.size(), 2);
    QCOMPARE_EQ(heads[0].toArray()[0].toString(), ours.origin.toString());
    QCOMPARE_EQ(heads[0].toArray()[1].toInteger(), ours.seq);
    QCOMPARE_EQ(heads[1].toArray()[1].toInteger(), 7);
}

void TstEstateEntries::theIdOfAPersonDoesNotBetrayTheName()
{
    SessionRig rig;
    const journal::StreamRef stream { journal::StreamId::random(), journal::StreamKind::Live };
    const auto ports = rig.session.ports();
    const auto one = session::streamOpened(ports, stream, QStringLiteral("Ada"));
    const auto two = session::streamOpened(ports, stream, QStringLiteral("Ada"));
    QCOMPARE_EQ(one.id, two.id);
    QVERIFY(!(one.actor.person == two.actor.person));
}

MUSTER_TEST(TstEstateEntries)
#include "tst_estateentries.moc"
