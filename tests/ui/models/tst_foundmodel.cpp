// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/erasure.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "ui/models/foundmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

namespace {

const journal::StreamId kEstate(QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000ee")));

/// A model over events of an incident that is not open.
struct Rig {
    EventMaker maker;
    FoundModel model;
    QAbstractItemModelTester tester { &model };

    explicit Rig(journal::StreamKind kind = journal::StreamKind::Live)
    {
        const session::IncidentSummary summary { maker.draft().stream.id, kind, QStringLiteral("Orders lost"),
            {}, {}, maker.now(), {} };
        model.setIncidents({ summary }, kEstate);
    }
    [[nodiscard]] journal::Event note(const QString& text)
    {
        return maker.make(incident::NoteAdded { incident::NoteAdded::Kind::Note, text });
    }
    [[nodiscard]] const FoundRow& show(const journal::Event& event, const QString& words = {})
    {
        model.show({ event }, words, false);
        return model.at(0);
    }
    [[nodiscard]] QString spoken() const { return model.index(0).data(Qt::AccessibleTextRole).toString(); }
};

/// What is set bold.
QStringList marked(const FoundRow& row)
{
    QStringList words;
    for (const auto& [at, length] : row.marks)
        words << row.text.mid(at, length);
    return words;
}

} // namespace

class TstFoundModel final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void withoutAPlanAnEntrySaysItsKindAndItsText()
    {
        Rig rig;
        const auto& row = rig.show(rig.note(QStringLiteral("Noor calls back about the lag")));
        QCOMPARE_EQ(row.kind, QStringLiteral("Note"));
        QCOMPARE_EQ(row.who, QStringLiteral("Ada"));
        QCOMPARE_EQ(row.incident, QStringLiteral("Orders lost"));
        QCOMPARE_EQ(row.when, QStringLiteral("2026-03-14 03:12:00"));
        QCOMPARE_EQ(rig.spoken(),
            QStringLiteral("2026-03-14 03:12:00, Note, Noor calls back about the lag, Ada, Orders lost"));
        // One that says nothing beside its kind.
        const auto& bare = rig.show(
            rig.maker.make(incident::StepStarted { incident::StepAddress(QStringLiteral("outage/choose")) }));
        QCOMPARE_EQ(bare.text, QString());
        QCOMPARE_EQ(rig.model.index(0).data().toString(), QStringLiteral("Step started"));
    }

    void whatWasLookedForIsMarkedWhereverItStands()
    {
        Rig rig;
        const auto event = rig.note(QStringLiteral("Réplica lag: the replica lags, replicas do not"));
        QCOMPARE_EQ(marked(rig.show(event, QStringLiteral("REPLICA la"))),
            QStringList({ QStringLiteral("Réplica"), QStringLiteral("lag"), QStringLiteral("replica"),
                QStringLiteral("lags") }));
        QCOMPARE_EQ(marked(rig.show(event, QStringLiteral("\"replica lag\""))),
            QStringList({ QStringLiteral("Réplica lag") }));
        QVERIFY(marked(rig.show(event, QStringLiteral("noor"))).isEmpty());
        const auto chinese = rig.note(QStringLiteral("主数据库没有响应"));
        QCOMPARE_EQ(
            marked(rig.show(chinese, QStringLiteral("数据"))), QStringList({ QStringLiteral("数据") }));
    }

    void theTextAroundTheFirstWordIsShown()
    {
        Rig rig;
        const auto long_ = QStringLiteral("nothing here\n").repeated(200) + QStringLiteral("the needle lies")
            + QStringLiteral("\nmore of it").repeated(200);
        const auto& row = rig.show(rig.note(long_), QStringLiteral("needle"));
        QCOMPARE_EQ(marked(row), QStringList({ QStringLiteral("needle") }));
        QVERIFY2(row.text.size() < 200, qPrintable(row.text));
        QVERIFY(row.text.startsWith(u'…') && row.text.endsWith(u'…') && !row.text.contains(u'\n'));
    }

    void textsOfOthersCannotTurnTheLineAround()
    {
        Rig rig;
        const auto& row = rig.show(rig.note(QStringLiteral("safe \u202Etxt.exe lag")), QStringLiteral("lag"));
        QVERIFY(!row.text.contains(QChar(0x202E)));
        QCOMPARE_EQ(marked(row), QStringList({ QStringLiteral("lag") }));
    }

    void whatIsGoneSaysSo()
    {
        Rig rig;
        auto event = rig.note(QStringLiteral("the key is hunter2"));
        journal::dropLeaf(event, QStringLiteral("payload.text"));
        QCOMPARE_EQ(rig.show(event).text, QStringLiteral("(its text was taken back or withheld)"));
        // Without its name there is still the role.
        const auto& row = rig.show(withoutLeaves(rig.note(QStringLiteral("a"))));
        QCOMPARE_EQ(row.text, QStringLiteral("(its text was taken back or withheld)"));
        QVERIFY2(row.who == u"commander" || row.who == u"Ada", qPrintable(row.who));
    }

    void whatWasWrittenLaterSaysWhen()
    {
        const auto row = [](journal::StreamKind kind) {
            Rig rig(kind);
            const auto happened = rig.maker.now();
            rig.maker.advance(29min);
            return rig.show(rig.maker.make(
                incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("a") }, happened));
        };
        QCOMPARE_EQ(row(journal::StreamKind::Live).written, QStringLiteral("written 03:41"));
        // In a drill the two clocks always differ.
        QCOMPARE_EQ(row(journal::StreamKind::Drill).written, QString());
    }

    void theIncidentThatIsOpenSaysWholeSentencesInItsOwnTime()
    {
        IncidentRig rig;
        FoundModel model;
        model.setIncidents({}, kEstate);
        model.setIncident(rig.session);
        rig.act(incident::StepCompleted {
            IncidentRig::address(QStringLiteral("pause-write-traffic")), QStringLiteral("no more writes") });
        model.show({ rig.last() }, QStringLiteral("writes"), false);
        const auto& row = model.at(0);
        QVERIFY2(row.text.contains(QStringLiteral(": done — saw “no more writes”")), qPrintable(row.text));
        QCOMPARE_EQ(marked(row), QStringList({ QStringLiteral("writes") }));
        // Sydney.
        QCOMPARE_EQ(row.when, QStringLiteral("2026-03-14 14:12:00"));
        QCOMPARE_EQ(model.wallTime().zoneName(rig.clock.now()), QStringLiteral("AEDT"));
        // Nobody has told its title.
        QCOMPARE_EQ(row.incident, rig.session->stream().id.toString().left(8));
    }

    void whatWasRecordedInPeaceTimeBelongsToNoIncident()
    {
        Rig rig;
        auto event = rig.note(QStringLiteral("a"));
        QVERIFY(!rig.model.isOfEstate(rig.show(event)));
        event.stream = kEstate;
        QVERIFY(rig.model.isOfEstate(rig.show(event)));
        QCOMPARE_EQ(rig.model.at(0).incident, QStringLiteral("In peace time"));
    }

    void askedAgainOnlyWhatIsNewComes()
    {
        Rig rig;
        const auto first = rig.note(QStringLiteral("lag one"));
        const auto second = rig.note(QStringLiteral("lag two"));
        rig.model.show({ first }, QStringLiteral("lag"), false);
        const QSignalSpy reset(&rig.model, &QAbstractItemModel::modelReset);
        const QSignalSpy inserted(&rig.model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy changed(&rig.model, &QAbstractItemModel::dataChanged);
        rig.model.show({ second, first }, QStringLiteral("lag"), true);
        QCOMPARE_EQ(rig.model.rowCount(), 2);
        QCOMPARE_EQ(rig.model.at(0).text, QStringLiteral("lag two"));
        QCOMPARE_EQ(inserted.size(), 1);
        QCOMPARE_EQ(reset.size() + changed.size(), 0);
        // A text that was taken back meanwhile is gone from here too.
        auto erased = second;
        journal::dropLeaf(erased, QStringLiteral("payload.text"));
        rig.model.show({ erased, first }, QStringLiteral("lag"), true);
        QCOMPARE_EQ(changed.size(), 1);
        QVERIFY(!rig.model.at(0).text.contains(QStringLiteral("two")));
    }
};

MUSTER_TEST(TstFoundModel)
#include "tst_foundmodel.moc"
