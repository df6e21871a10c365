// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/coverage.h"
#include "core/bundle/withholding.h"
#include "core/journal/erasure.h"
#include "tests/core/bundle/samplebundle.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::bundle;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto kFile = QByteArray("a picture of a screen");

Scribes someScribes()
{
    Scribes scribes;
    scribes.keep(10, kFile);
    scribes.note(10, u"the password is hunter2"_s);
    scribes.note(11, u"seen by Sam"_s);
    return scribes;
}

Bundle bundleBy(const Scribes& scribes, int console)
{
    return bundleOf(
        scribes.events(), scribes.files(), Scribes::originOf(console), *Scribes::signerOf(console));
}

Files filesOf(const Bundle& bundle)
{
    auto files = recordFiles(bundle);
    files.insert(companionFiles());
    return files;
}

} // namespace

class TstCoverage final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whoSignedMakesNoDifference()
    {
        const auto scribes = someScribes();
        QCOMPARE_EQ(coverageOf(filesOf(bundleBy(scribes, 10)), bundleBy(scribes, 11)), Coverage::Same);
        QCOMPARE_EQ(coverageOf(recordFiles(bundleBy(scribes, 10)), bundleBy(scribes, 11)), Coverage::Same);
    }

    void oneEntryTextOrFileMakesOne()
    {
        auto scribes = someScribes();
        const auto before = bundleBy(scribes, 10);
        scribes.note(11, u"and one more"_s);
        const auto after = bundleBy(scribes, 10);
        QCOMPARE_EQ(coverageOf(filesOf(before), after), Coverage::Less);
        QCOMPARE_EQ(coverageOf(filesOf(after), before), Coverage::More);
        for (const auto& without :
            { Withholding { .names = true }, Withholding { .files = true }, Withholding { .texts = true } }) {
            const auto part = withhold(after, without);
            QCOMPARE_EQ(coverageOf(filesOf(part), after), Coverage::Less);
            QCOMPARE_EQ(coverageOf(filesOf(after), part), Coverage::More);
        }
        // A console that is not known here.
        scribes.note(12, u"who is that"_s);
        QCOMPARE_EQ(coverageOf(filesOf(bundleBy(scribes, 12)), after), Coverage::More);
        // Another story of the same console.
        auto forked = filesOf(after);
        const auto chain = u"chains/%1/events.jsonl"_s.arg(Scribes::originOf(11).toString());
        forked[chain].replace("note.added", "note.edded");
        QCOMPARE_EQ(coverageOf(forked, after), Coverage::More);
    }

    void whatWasTakenBackIsNoLoss()
    {
        auto scribes = someScribes();
        const auto before = filesOf(bundleBy(scribes, 10));
        const auto hash = scribes.files().keys().first();
        const auto secret
            = std::find_if(scribes.events().begin(), scribes.events().end(), [](const journal::Event& event) {
                  return event.text("text"_L1).value_or(u""_s).contains(u"hunter2");
              });
        QVERIFY(secret != scribes.events().end());
        const auto id = secret->id;
        QCOMPARE_EQ(secret->leaves.last().field, u"payload.text"_s);
        auto draft = Scribes::blank();
        draft.type = QString(journal::kErasure);
        draft.payload = journal::payloadOf({ { { id, u"payload.text"_s } }, { hash } });
        scribes.write(11, draft);
        auto bundle = bundleBy(scribes, 11);
        for (auto& event : bundle.events) {
            if (event.id == id)
                journal::dropLeaf(event, u"payload.text"_s);
        }
        bundle.files.clear();
        QCOMPARE_EQ(coverageOf(before, bundle), Coverage::Less);
        // Another text that is not here is a loss all the same.
        QCOMPARE_EQ(coverageOf(before, withhold(bundle, { .names = true })), Coverage::More);
    }

    /// Anybody may have written it, and it is made again with the next export.
    void aReportCountsForNothing()
    {
        const auto bundle = bundleBy(someScribes(), 10);
        auto files = filesOf(bundle);
        files.insert(kReportFile, "<p>something else</p>");
        QCOMPARE_EQ(coverageOf(files, bundle), Coverage::Same);
    }

    void theRecordIsToldFromItsHeads()
    {
        const auto scribes = someScribes();
        auto files = filesOf(bundleBy(scribes, 10));
        QVERIFY(streamOf(files) == journal::StreamId(fixedUuid(Scribes::kStream)));
        files[u"heads.txt"_s].replace("00", "11");
        QVERIFY(!streamOf(files));
        QVERIFY(!streamOf({}));
    }

    void nothingThatIsThereBreaksIt()
    {
        const auto bundle = bundleBy(someScribes(), 10);
        const auto leaves = u"chains/%1/leaves.txt"_s.arg(Scribes::originOf(10).toString());
        for (const auto& junk : { QByteArray(), QByteArray(" "), QByteArray("x"), QByteArray("\n\n  \n") }) {
            auto files = filesOf(bundle);
            files[leaves] = junk;
            files[u"files/x"_s] = junk;
            QCOMPARE_EQ(coverageOf(files, bundle), Coverage::More);
        }
        QCOMPARE_EQ(coverageOf({}, bundle), Coverage::Less);
    }
};

MUSTER_TEST(TstCoverage)
#include "tst_coverage.moc"
