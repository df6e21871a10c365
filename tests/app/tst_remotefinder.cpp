// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remotefinder.h"
#include "tests/app/doorfixture.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::app;
using muster::test::aDoorNote;
using muster::test::await;
using muster::test::Holder;

class TstRemoteFinder final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void theHolderIsAskedAndItsAnswerComesWhole()
    {
        Holder holder;
        QList<journal::Draft> notes;
        // More than one frame holds.
        for (int i = 0; i < 600; ++i)
            notes.append(aDoorNote(holder, QStringLiteral("Disk 主库 %1").arg(i)));
        const auto written = await(holder.journal.append(notes));
        VERIFY_RESULT(written);
        holder.finder.answers = { journal::Found { *written, true, 17 } };
        const journal::Search search { .words = QStringLiteral("disk \"主库\""),
            .stream = notes.first().stream.id,
            .types = { QStringLiteral("note") },
            .from = holder.clock.now(),
            .source = journal::Search::Source::People,
            .most = 600 };
        RemoteFinder remote(holder.link());
        const auto found = await(remote.search(search));
        VERIFY_RESULT(found);
        QCOMPARE(found->events, *written);
        QVERIFY(found->hasMore);
        QCOMPARE(found->waiting, 17);
        QCOMPARE(holder.finder.asked.size(), 1);
        QVERIFY(holder.finder.asked.first() == search);
    }

    void nothingFoundIsAnAnswer()
    {
        Holder holder;
        RemoteFinder remote(holder.link());
        const auto found = await(remote.search({ .words = QStringLiteral("x") }));
        VERIFY_RESULT(found);
        QVERIFY(found->events.isEmpty() && !found->hasMore && found->waiting == 0);
    }

    void theHoldersErrorsAreTheCallers()
    {
        Holder holder;
        holder.finder.answers = { fail(Fault::Invalid, QStringLiteral("Nothing to look for.")) };
        RemoteFinder remote(holder.link());
        const auto found = await(remote.search({}));
        QVERIFY(!found);
        QCOMPARE(found.error().fault, Fault::Invalid);
        QCOMPARE(found.error().text, QStringLiteral("Nothing to look for."));
    }

    void whatIsNoSearchIsRefused()
    {
        Holder holder;
        const auto link = holder.link();
        const auto answer
            = await(link->call({ { key::kOp, op::kSearch }, { key::kSearch, QByteArray("x") } }));
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Invalid);
        QVERIFY(holder.finder.asked.isEmpty());
    }

    void aHolderThatGoesLeavesNobodyWaiting()
    {
        Holder holder;
        RemoteFinder remote(holder.link());
        holder.door.reset();
        QCOMPARE(await(remote.search({ .words = QStringLiteral("x") })).error().fault, Fault::Storage);
    }
};

MUSTER_TEST(TstRemoteFinder)
#include "tst_remotefinder.moc"
