// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eraser.h"
#include "core/session/evidencekeeper.h"
#include "tests/core/session/sessionrig.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

#include <algorithm>

using namespace muster;
using namespace muster::session;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto kText = u"payload.text"_s;
const auto kWhy = u"a password"_s;

struct EraserRig : SessionRig {
    std::shared_ptr<IncidentSession> incident = *declare();

    journal::EventId note(const QString& text)
    {
        const auto done = await(incident->note(text));
        if (!done)
            qFatal("%s", qPrintable(done.error().text));
        return incident->events().last().id;
    }
    Result<void> erase(const journal::Erasure& what, const QString& why = kWhy, const QString& found = {})
    {
        return await(eraseForGood(*incident, what, why, found));
    }
    [[nodiscard]] qsizetype erasures() const
    {
        return std::count_if(journal.events().begin(), journal.events().end(),
            [](const journal::Event& event) { return event.type == journal::kErasure; });
    }
};

Fault faultOf(const Result<void>& done)
{
    return done ? Fault::Internal : done.error().fault;
}

} // namespace

class TstEraser : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyTextOfAnEntryIsFound()
    {
        EraserRig rig;
        const auto entry = rig.note(u"hunter2"_s);
        const auto texts = textsOf(*rig.incident, entry);
        QCOMPARE(texts.size(), 2);
        QCOMPARE(texts[0].leaf.field, u"actor.name"_s);
        QCOMPARE(texts[0].value, u"Ada"_s);
        QCOMPARE(texts[1].leaf.field, kText);
        QCOMPARE(texts[1].value, u"hunter2"_s);
        QCOMPARE(texts[1].leaf.event, entry);
        QCOMPARE(texts[1].type, u"note.added"_s);
        QVERIFY(texts[1].at == rig.incident->events().last().at);
        QVERIFY(textsOf(*rig.incident, journal::EventId::random()).isEmpty());
    }

    void textsAreFoundByWhatStandsInThem()
    {
        EraserRig rig;
        const auto first = rig.note(u"it is Hunter2!"_s);
        rig.note(u"nothing of it"_s);
        VERIFY_RESULT(await(rig.incident->complete(stepNamed("find"), u"logged in with hunter2"_s)));
        const auto texts = textsContaining(*rig.incident, u"HUNTER2"_s);
        QCOMPARE(texts.size(), 2);
        QCOMPARE(texts[0].leaf.event, first);
        QCOMPARE(texts[1].leaf.field, u"payload.saw"_s);
        QVERIFY(textsContaining(*rig.incident, {}).isEmpty());
        // Characters, no pattern.
        QVERIFY(textsContaining(*rig.incident, u"hunter."_s).isEmpty());
        QVERIFY(!textsContaining(*rig.incident, u"Ada"_s).isEmpty());
    }

    void whatIsTakenBackIsNowhereAnyMore()
    {
        EraserRig rig;
        const auto secret = rig.note(u"hunter2"_s);
        const auto other = rig.note(u"harmless"_s);
        VERIFY_RESULT(rig.erase({ { { secret, kText } }, {} }));
        QCOMPARE(rig.erasures(), 1);
        QVERIFY(textsContaining(*rig.incident, u"hunter2"_s).isEmpty());
        QVERIFY(rig.incident->state().isErased(secret, kText));
        QVERIFY(!rig.incident->state().isErased(other, kText));
        QCOMPARE(textsContaining(*rig.incident, u"harmless"_s).size(), 1);
        // The entry stays, with who wrote it.
        QCOMPARE(textsOf(*rig.incident, secret).size(), 1);
    }

    void aFileAndItsWordsGoInOneEntry()
    {
        EraserRig rig;
        EvidenceKeeper keeper(rig.blobs);
        NewEvidence what;
        what.name = u"dump.txt"_s;
        what.shows = u"everybody's names"_s;
        VERIFY_RESULT(await(keeper.attach(*rig.incident, "Bob, Eve\n", what)));
        const auto one = rig.incident->state().evidence.first();
        VERIFY_RESULT(rig.erase(
            { { { one.id, u"payload.name"_s }, { one.id, u"payload.shows"_s } }, { one.what.file.hash } }));
        QCOMPARE(rig.erasures(), 1);
        QVERIFY(rig.incident->state().erasedFiles.contains(one.what.file.hash));
        QVERIFY(rig.incident->state().evidence.first().what.name.isEmpty());
        QVERIFY(rig.incident->state().evidence.first().what.shows.isEmpty());
    }

    void whatIsNotThereIsNotTakenBack()
    {
        EraserRig rig;
        const auto entry = rig.note(u"hunter2"_s);
        QCOMPARE(faultOf(rig.erase({})), Fault::Invalid);
        QCOMPARE(faultOf(rig.erase({ { { entry, u"payload.why"_s } }, {} })), Fault::NotFound);
        QCOMPARE(faultOf(rig.erase({ { { journal::EventId::random(), kText } }, {} })), Fault::NotFound);
        QCOMPARE(faultOf(rig.erase({ {}, { QString(64, u'a') } })), Fault::Invalid);
        QCOMPARE(faultOf(rig.erase({ { { entry, kText } }, {} }, u" "_s)), Fault::Invalid);
        QCOMPARE(rig.erasures(), 0);
        VERIFY_RESULT(rig.erase({ { { entry, kText } }, {} }));
        QCOMPARE(faultOf(rig.erase({ { { entry, kText } }, {} })), Fault::Conflict);
        QCOMPARE(rig.erasures(), 1);
    }

    void theReasonDoesNotRepeatIt()
    {
        EraserRig rig;
        const auto entry = rig.note(u"hunter2"_s);
        const auto whole = rig.erase({ { { entry, kText } }, {} }, u"somebody pasted Hunter2 here"_s);
        QCOMPARE(faultOf(whole), Fault::Invalid);
        QVERIFY2(whole.error().text.contains(u"repeats"), qPrintable(whole.error().text));
        // What was looked for is part of a longer text.
        const auto longer = rig.note(u"the key is hunter2, says Sam"_s);
        QCOMPARE(faultOf(rig.erase({ { { longer, kText } }, {} }, u"not hunter2 again"_s, u"HUNTER2"_s)),
            Fault::Invalid);
        QCOMPARE(rig.erasures(), 0);
        // So short a text stands in any reason.
        const auto ok = rig.note(u"ok"_s);
        VERIFY_RESULT(rig.erase({ { { ok, kText } }, {} }, u"It looked like one."_s));
    }

    void moreThanOneEntryCanHoldGoesInSeveral()
    {
        EraserRig rig;
        QList<journal::Draft> drafts;
        journal::Erasure what;
        const auto made = rig.incident->events().last();
        for (int i = 0; i < journal::kMostErased + 1; ++i) {
            journal::Draft draft { rig.incident->stream(), journal::EventId::random(), rig.clock.now(),
                made.actor, u"note.added"_s };
            draft.payload = { { u"kind"_s, u"note"_s } };
            draft.texts = { { u"text"_s, u"hunter2"_s } };
            drafts.append(draft);
            what.leaves.append({ draft.id, kText });
        }
        VERIFY_RESULT(await(rig.journal.append(drafts)));
        QCOMPARE(textsContaining(*rig.incident, u"hunter2"_s).size(), what.leaves.size());
        VERIFY_RESULT(rig.erase(what));
        QCOMPARE(rig.erasures(), 2);
        QVERIFY(textsContaining(*rig.incident, u"hunter2"_s).isEmpty());
    }

    void whatCannotBeRecordedTakesNothingBack()
    {
        EraserRig rig;
        const auto entry = rig.note(u"hunter2"_s);
        const QSignalSpy erased(rig.incident.get(), &IncidentSession::textsErased);
        rig.journal.failCall = rig.journal.calls;
        QCOMPARE(faultOf(rig.erase({ { { entry, kText } }, {} })), Fault::Storage);
        QCOMPARE(textsContaining(*rig.incident, u"hunter2"_s).size(), 1);
        QVERIFY(erased.isEmpty());
        VERIFY_RESULT(rig.erase({ { { entry, kText } }, {} }));
        QCOMPARE(erased.size(), 1);
    }
};

MUSTER_TEST(TstEraser)
#include "tst_eraser.moc"
