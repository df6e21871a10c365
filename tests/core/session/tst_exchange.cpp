// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/bundleverifier.h"
#include "core/plan/planhash.h"
#include "core/report/forms.h"
#include "core/session/estatesession.h"
#include "core/session/exchange.h"
#include "tests/core/session/exchangerig.h"
#include "tests/support/testmain.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <array>

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;
using session::Exported;
using session::ExportWish;
using session::Imported;

namespace {

/// How many of its entries were new.
qint64 freshIn(const QList<session::FileImported>& all)
{
    qint64 fresh = 0;
    for (const auto& one : all)
        fresh += one.done ? one.done->admission.stored : 0;
    return fresh;
}

QStringList namesIn(const QTemporaryDir& folder)
{
    return QDir(folder.path()).entryList(QDir::Files, QDir::Name);
}

void place(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

class TstExchange final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whatIsExportedIsKnownOnTheOtherSide()
    {
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s, 1);
        Laptop sam(u"Sam"_s, 2);
        const auto id = ada.declare(u"Rows are missing"_s);
        const auto file = stick.filePath(u"x.muster"_s);
        const auto written = ada.write(file, id);
        QCOMPARE_EQ(written.entries, ada.known(id).size());
        QCOMPARE_EQ(written.fault, QString());
        QCOMPARE_EQ(written.withheldTexts, 0);
        QVERIFY(written.files >= 1);
        QVERIFY(bundle::readBundle(file));

        const QSignalSpy changed(&sam.session, &session::Session::incidentsChanged);
        const auto first = sam.take(file);
        QCOMPARE_EQ(first.title, u"Rows are missing"_s);
        QVERIFY(first.stream == id && first.by == ada.journal->origin() && !first.wasKnown);
        QCOMPARE_EQ(first.kind, journal::StreamKind::Drill);
        QCOMPARE_EQ(first.admission.stored, written.entries);
        QCOMPARE_EQ(first.files, written.files);
        QCOMPARE_EQ(first.people.keys(), QStringList { u"Ada"_s });
        QCOMPARE_EQ(first.consoles.size(), 1);
        QVERIFY(first.consoles.first().standing && !first.consoles.first().standing->isThis);
        // It stands in the list of incidents, and can be opened with its plan.
        QVERIFY(!changed.isEmpty());
        QCOMPARE_EQ(swiftly(sam.session.incidents())->size(), 1);
        VERIFY_RESULT(swiftly(sam.session.open(id)));
        QCOMPARE_EQ(sam.told(id), ada.told(id));

        const auto again = sam.take(file);
        QVERIFY(again.wasKnown);
        QCOMPARE_EQ(again.admission.stored, 0);
        QCOMPARE_EQ(again.consoles.first().known, written.entries);
        QVERIFY(again.people.isEmpty());
    }

    /// Who has it last is told of the others: three consoles, each with a stick of its own and one for all.
    void anyOrderLeadsToTheSame_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anyOrderLeadsToTheSame()
    {
        QFETCH(const quint32, seed);
        QRandomGenerator random(seed);
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s, 1);
        Laptop sam(u"Sam"_s, 2);
        Laptop cy(u"Cy"_s, 3);
        const std::array all { &ada, &sam, &cy };
        QList<journal::StreamId> incidents { ada.declare(u"Rows are missing"_s),
            sam.declare(u"Disk full"_s) };
        for (int act = 0; act < 14; ++act) {
            auto& laptop = *all[size_t(random.bounded(3))];
            const auto& id = incidents[random.bounded(int(incidents.size()))];
            const auto own = stick.filePath(laptop.who + id.toString().left(4) + u".muster"_s);
            const bool knows = !laptop.known(id).isEmpty();
            switch (random.bounded(5)) {
            case 0:
            case 1:
                if (knows)
                    laptop.note(id, u"note %1 of %2"_s.arg(QString::number(act), laptop.who));
                break;
            case 2:
                if (knows)
                    laptop.write(own, id);
                break;
            case 3:
                laptop.writeAll(stick.path());
                break;
            default:
                laptop.takeAll(stick.path());
            }
        }
        // Twice around: what the last one wrote reaches the first.
        for (int round = 0; round < 2; ++round) {
            for (auto* laptop : all) {
                for (const auto& one : laptop->takeAll(stick.path()))
                    VERIFY_RESULT(one.done);
                for (const auto& one : laptop->writeAll(stick.path()))
                    VERIFY_RESULT(one.done);
            }
        }
        for (const auto& id : incidents) {
            QVERIFY(ada.known(id).size() > 3);
            for (auto* laptop : all) {
                QCOMPARE_EQ(laptop->told(id), ada.told(id));
                QVERIFY(laptop->known(id) == ada.known(id));
            }
        }
        // And then nothing moves any more.
        const auto names = namesIn(stick);
        for (auto* laptop : all) {
            QCOMPARE_EQ(freshIn(laptop->takeAll(stick.path())), 0);
            laptop->writeAll(stick.path());
        }
        QCOMPARE_EQ(namesIn(stick), names);
    }

    void nobodysNewsIsWrittenOver()
    {
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s, 1);
        Laptop sam(u"Sam"_s, 2);
        const auto id = ada.declare(u"Rows: are/missing… 北京"_s);
        ada.writeAll(stick.path());
        QCOMPARE_EQ(namesIn(stick).size(), 2);
        const auto name = u"2026-03-14_rows-are-missing-北京_%1.muster"_s.arg(id.toString().left(8));
        QVERIFY2(namesIn(stick).contains(name), qPrintable(namesIn(stick).join(u' ')));
        sam.takeAll(stick.path());
        ada.note(id, u"by Ada"_s);
        sam.note(id, u"by Sam"_s);
        ada.writeAll(stick.path());
        // What the file holds is not known to Sam yet.
        sam.writeAll(stick.path());
        const auto beside = name.chopped(7) + u'_' + sam.journal->origin().toString().left(8) + u".muster"_s;
        QVERIFY2(namesIn(stick).contains(beside), qPrintable(namesIn(stick).join(u' ')));
        QVERIFY(bundle::readBundle(stick.filePath(name))->events == ada.known(id));
        QVERIFY(bundle::readBundle(stick.filePath(beside))->events == sam.known(id));
        // As far as nothing happened since, nothing is written.
        for (const auto& one : sam.writeAll(stick.path())) {
            VERIFY_RESULT(one.done);
            QVERIFY(one.done->wasThere);
        }
    }

    void oneAfterAnotherAtAStickEverybodyKnowsAll()
    {
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s, 1);
        Laptop sam(u"Sam"_s, 2);
        const auto id = ada.declare(u"Rows are missing"_s);
        const auto swap
            = [&](Laptop& laptop) { return swiftly(laptop.exchange.swap(stick.path(), laptop.clock.now())); };
        const auto first = swap(ada);
        VERIFY_RESULT(first);
        QVERIFY(first->imported.isEmpty());
        QCOMPARE_EQ(first->exported.size(), 2);
        VERIFY_RESULT(swap(sam));
        sam.note(id, u"by Sam"_s);
        ada.note(id, u"by Ada"_s);
        VERIFY_RESULT(swap(sam));
        const auto second = swap(ada);
        VERIFY_RESULT(second);
        QCOMPARE_EQ(freshIn(second->imported), 2);
        VERIFY_RESULT(swap(sam));
        QCOMPARE_EQ(sam.told(id), ada.told(id));
        // Whoever reads first never has to write beside.
        QCOMPARE_EQ(namesIn(stick).size(), 2);
        const auto nowhere = swiftly(ada.exchange.swap(stick.filePath(u"nowhere"_s), ada.clock.now()));
        QVERIFY(!nowhere);
        QCOMPARE_EQ(nowhere.error().fault, Fault::NotFound);
        QCOMPARE_EQ(swiftly(ada.exchange.importFrom(ada.folder.path())).error().fault, Fault::NotFound);
    }

    void whatIsThereAlreadyIsLookedAt()
    {
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s, 1);
        Laptop sam(u"Sam"_s, 2);
        const auto id = ada.declare(u"Rows are missing"_s);
        const auto other = ada.declare(u"Disk full"_s);
        const auto file = stick.filePath(u"x.muster"_s);
        const auto wanted = [&](Laptop& laptop, const ExportWish& wish) {
            return swiftly(laptop.exchange.exportTo(wish, laptop.clock.now()));
        };
        VERIFY_RESULT(wanted(ada, { file, id }));
        // The same again, and more of it.
        QVERIFY(wanted(ada, { file, id })->wasThere);
        ada.note(id, u"one more"_s);
        const auto more = wanted(ada, { file, id });
        VERIFY_RESULT(more);
        QVERIFY(!more->wasThere);
        // Another one, and less of it.
        const auto refused = [&](const ExportWish& wish, Fault fault) {
            const auto before = bundle::readFiles(wish.file);
            const auto done = wanted(ada, wish);
            QVERIFY(!done);
            QCOMPARE_EQ(done.error().fault, fault);
            QVERIFY2(done.error().text.contains(u"Nothing was written"_s), qPrintable(done.error().text));
            QVERIFY(bundle::readFiles(wish.file).has_value() == before.has_value());
            if (before)
                QVERIFY(*bundle::readFiles(wish.file) == *before);
        };
        refused({ file, other }, Fault::Conflict);
        refused({ file, id, bundle::Withholding { .names = true } }, Fault::Conflict);
        VERIFY_RESULT(wanted(
            ada, { file, id, bundle::Withholding { .names = true }, ExportWish::Replaces::AnyRecord }));
        VERIFY_RESULT(wanted(ada, { file, other, {}, ExportWish::Replaces::AnyRecord }));
        // No record at all is nobody's to replace.
        const auto notes = stick.filePath(u"notes.muster"_s);
        place(notes, "my notes");
        refused({ notes, id }, Fault::Invalid);
        refused({ notes, id, {}, ExportWish::Replaces::AnyRecord }, Fault::Invalid);
        refused({ stick.path(), id, {}, ExportWish::Replaces::AnyRecord }, Fault::Invalid);
        QFile kept(notes);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE_EQ(kept.readAll(), QByteArray("my notes"));

        QCOMPARE_EQ(wanted(ada, { stick.filePath(u"nowhere/x"_s), id }).error().fault, Fault::Storage);
        QCOMPARE_EQ(wanted(sam, { stick.filePath(u"y.muster"_s), id }).error().fault, Fault::NotFound);
        QVERIFY(!QFile::exists(stick.filePath(u"y.muster"_s)));
        QCOMPARE_EQ(
            swiftly(ada.exchange.exportAll(stick.filePath(u"nowhere"_s), ada.clock.now())).error().fault,
            Fault::NotFound);
    }

    void aHostileOneIsRefusedAndNothingChanges()
    {
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s, 1);
        Laptop sam(u"Sam"_s, 2);
        const auto id = ada.declare(u"Rows are missing"_s);
        const auto whole = stick.filePath(u"whole.muster"_s);
        ada.write(whole, id);
        const auto files = bundle::readFiles(whole);
        VERIFY_RESULT(files);
        const auto changed = stick.filePath(u"open"_s);
        for (auto file = files->begin(); file != files->end(); ++file) {
            auto bytes = file.value();
            if (file.key().endsWith(u"events.jsonl"_s))
                bytes.replace("\"role.assigned.1\"", "\"role.assignee.1\"");
            place(changed + u'/' + file.key(), bytes);
        }
        const auto cut = stick.filePath(u"cut.muster"_s);
        QFile from(whole);
        QVERIFY(from.open(QIODevice::ReadOnly));
        place(cut, from.read(from.size() / 2));
        for (const auto& bad : { changed, cut, stick.filePath(u"nowhere.muster"_s) }) {
            const auto done = swiftly(sam.exchange.importFrom(bad));
            QVERIFY2(!done, qPrintable(bad));
            QVERIFY2(done.error().text.contains(bad), qPrintable(done.error().text));
            QVERIFY(!done.error().text.contains(u'\n'));
        }
        QVERIFY(sam.known(id).isEmpty());
        QVERIFY(swiftly(sam.session.incidents())->isEmpty());
        for (const auto& hash : bundle::readBundle(whole)->files.keys())
            QVERIFY(!swiftly(sam.blobs.get(hash)));

        // Among others it is passed over.
        const auto all = sam.takeAll(stick.path());
        QCOMPARE_EQ(all.size(), 2);
        QVERIFY(!all[0].done);
        VERIFY_RESULT(all[1].done);
        QCOMPARE_EQ(sam.told(id), ada.told(id));
    }

    void namesThatAreLeftOutMayFollow()
    {
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s, 1);
        Laptop sam(u"Sam"_s, 2);
        const auto id = ada.declare(u"Rows are missing"_s);
        const auto file = stick.filePath(u"x.muster"_s);
        const auto part = ada.write(file, id, bundle::Withholding { .names = true });
        QVERIFY(part.isPartial && part.withheldTexts > 0);
        QCOMPARE_EQ(part.fault, QString());
        const auto taken = sam.take(file);
        QCOMPARE_EQ(taken.people.keys(), QStringList { QString() });
        QVERIFY(!sam.told(id).join(u' ').contains(u"Ada"_s));
        QCOMPARE_EQ(sam.known(id).size(), ada.known(id).size());
        // Handed on, it is said how much is missing.
        const auto handedOn = sam.write(stick.filePath(u"y.muster"_s), id);
        QVERIFY(!handedOn.isPartial);
        QCOMPARE_EQ(handedOn.withheldTexts, part.withheldTexts);
        ada.write(file, id);
        sam.take(file);
        QCOMPARE_EQ(sam.told(id), ada.told(id));
    }

    void theReportLiesBesideTheRecord()
    {
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s, 1);
        Laptop sam(u"Sam"_s, 2);
        const auto id = ada.declare(u"Rows are missing"_s);
        ada.note(id, u"the vendor rang back"_s);
        const auto file = stick.filePath(u"x.muster"_s);
        const auto written = swiftly(
            ada.exchange.exportTo({ .file = file, .stream = id, .by = u"Zelda Quist"_s }, ada.clock.now()));
        VERIFY_RESULT(written);
        QVERIFY(written->hasReport);
        const auto files = bundle::readFiles(file);
        VERIFY_RESULT(files);
        const auto report = files->value(bundle::kReportFile);
        for (const auto* part : { "Rows are missing", "the vendor rang back", "Ada", "Zelda Quist" })
            QVERIFY2(report.contains(part), part);
        QCOMPARE_EQ(report::subjectIn(report, report::Form::Html), id.toString());
        QCOMPARE_EQ(written->entries, bundle::readBundle(file)->events.size());

        // Whoever takes the record in takes nothing of it, true or not, there or not.
        for (const auto& [name, bytes] : { std::pair { u"changed"_s, QByteArray("<script>evil()</script>") },
                 { u"without"_s, QByteArray() } }) {
            Laptop other(u"Cy"_s, 3);
            const auto folder = stick.filePath(name);
            for (auto one = files->begin(); one != files->end(); ++one) {
                if (one.key() != bundle::kReportFile)
                    place(folder + u'/' + one.key(), one.value());
            }
            if (!bytes.isEmpty())
                place(folder + u'/' + bundle::kReportFile, bytes);
            other.take(folder);
            QCOMPARE_EQ(other.told(id), ada.told(id));
        }
        QCOMPARE_EQ(sam.take(file).files, written->files);
        QCOMPARE_EQ(sam.told(id), ada.told(id));
        const auto hash = QCryptographicHash::hash(report, QCryptographicHash::Sha256).toHex();
        QCOMPARE_EQ(swiftly(sam.blobs.get(QString::fromLatin1(hash))).error().fault, Fault::NotFound);
        // What Sam hands on has a report of its own.
        QVERIFY(sam.write(stick.filePath(u"y.muster"_s), id).hasReport);
    }

    void aRecordThatIsNoIncidentHasNoReport()
    {
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s, 1);
        ada.declare(u"Rows are missing"_s);
        const auto file = stick.filePath(u"estate.muster"_s);
        QVERIFY(!ada.write(file, ada.journal->estate().id).hasReport);
        QVERIFY(!bundle::readFiles(file)->contains(bundle::kReportFile));
    }

    /// Whatever is left out is in no file of the copy.
    void whatIsWithheldStandsInNoReport_data()
    {
        QTest::addColumn<QString>("without");
        QTest::addColumn<QStringList>("gone");
        QTest::addColumn<QStringList>("there");
        QTest::newRow("names") << u"names"_s << QStringList { u"Ada"_s, u"Zelda"_s }
                               << QStringList { u"vendor rang"_s, u"Incident commander"_s };
        QTest::newRow("texts") << u"texts"_s
                               << QStringList { u"Ada"_s, u"Zelda"_s, u"vendor rang"_s, u"Rows are"_s,
                                      u"Orders are missing"_s }
                               << QStringList { u"(withheld)"_s };
        QTest::newRow("a field") << u"text"_s << QStringList { u"vendor rang"_s, u"Zelda"_s }
                                 << QStringList { u"Ada"_s, u"Rows are"_s };
    }
    void whatIsWithheldStandsInNoReport()
    {
        QFETCH(const QString, without);
        QFETCH(const QStringList, gone);
        QFETCH(const QStringList, there);
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s, 1);
        const auto id = ada.declare(u"Rows are missing"_s);
        ada.note(id, u"the vendor rang back"_s);
        const auto file = stick.filePath(u"x.muster"_s);
        const auto what = bundle::withholdingFromText(without);
        VERIFY_RESULT(what);
        const auto written = swiftly(ada.exchange.exportTo(
            { .file = file, .stream = id, .without = *what, .by = u"Zelda Quist"_s }, ada.clock.now()));
        VERIFY_RESULT(written);
        QVERIFY(written->hasReport);
        const auto files = bundle::readFiles(file);
        VERIFY_RESULT(files);
        for (auto one = files->begin(); one != files->end(); ++one) {
            // A list of words is not what anybody wrote.
            for (const auto& text : one.key() == u"words.txt" ? QStringList() : gone)
                QVERIFY2(!one->contains(text.toUtf8()), qPrintable(one.key() + u": "_s + text));
        }
        for (const auto& text : there)
            QVERIFY2(files->value(bundle::kReportFile).contains(text.toUtf8()), qPrintable(text));
    }

    /// The report tells what the plan says, and the plan is one of the files.
    void withoutThePlanThereIsNoReport()
    {
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s, 1);
        const auto id = ada.declare(u"Rows are missing"_s);
        const auto file = stick.filePath(u"x.muster"_s);
        QVERIFY(!ada.write(file, id, bundle::Withholding { .files = true }).hasReport);
        QVERIFY(!bundle::readFiles(file)->contains(bundle::kReportFile));
    }

    void aFileThatWasTakenBackStaysAway()
    {
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s, 1);
        Laptop sam(u"Sam"_s, 2);
        const auto id = ada.declare(u"Rows are missing"_s);
        const auto file = stick.filePath(u"x.muster"_s);
        const auto written = ada.write(file, id);
        const auto bundle = bundle::readBundle(file);
        VERIFY_RESULT(bundle);
        const auto hash = bundle->files.keys().first();
        sam.blobs.takenBack << bundle->files.value(hash);
        const auto taken = sam.take(file);
        QCOMPARE_EQ(taken.takenBack, 1);
        QCOMPARE_EQ(taken.files, written.files - 1);
        QCOMPARE_EQ(taken.admission.stored, written.entries);
        QVERIFY(!swiftly(sam.stored.get(hash)));
        // Another fault of the disk is no such thing.
        const auto handedOn = sam.write(stick.filePath(u"y.muster"_s), id);
        QCOMPARE_EQ(handedOn.withheldFiles, QStringList { hash });
        QCOMPARE_EQ(handedOn.unreadable.size(), 1);
    }

    /// Each console makes an estate; everybody reads the union, and nobody writes into another's.
    void estatesTravelToo()
    {
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s, 1);
        Laptop sam(u"Sam"_s, 2);
        Laptop cy(u"Cy"_s, 3);
        const auto id = sam.declare(u"Rows are missing"_s);
        sam.writeAll(stick.path());
        ada.takeAll(stick.path());
        const auto plan = smallPlan();
        session::EstateSession adas(ada.session.ports());
        VERIFY_RESULT(swiftly(adas.approve({ plan, u"Ada"_s, {}, QDate(2027, 3, 14) })));
        session::ConsoleRegister registers(ada.session.ports());
        VERIFY_RESULT(swiftly(registers.vouch(sam.journal->origin(), u"laptop of Sam"_s, u"Ada"_s)));
        const auto estate = ada.journal->estate().id;
        const auto file = stick.filePath(u"estate.muster"_s);
        QCOMPARE_EQ(ada.write(file, estate).entries, ada.known(estate).size());

        const auto before = sam.known(sam.journal->estate().id);
        session::EstateSession sams(sam.session.ports());
        const QSignalSpy changed(&sams, &session::EstateSession::approvalsChanged);
        const auto taken = sam.take(file);
        QCOMPARE_EQ(taken.kind, journal::StreamKind::Estate);
        QCOMPARE_EQ(taken.title, QString());
        QVERIFY(!changed.isEmpty());
        const auto approvals = swiftly(sams.approvals());
        VERIFY_RESULT(approvals);
        QCOMPARE_EQ(approvals->of(*plan, sam.clock.now()).standing, estate::ApprovalState::Standing::Valid);
        QVERIFY(sam.known(estate) == ada.known(estate));
        QVERIFY(sam.known(sam.journal->estate().id) == before);
        // What Sam approves stands in the estate of Sam.
        VERIFY_RESULT(swiftly(sams.approve({ plan, u"Sam"_s, {}, QDate(2027, 3, 14) })));
        QVERIFY(sam.known(estate) == ada.known(estate));

        // Cy never meets Ada, and learns from Sam who vouches for whom.
        const QTemporaryDir second;
        sam.writeAll(second.path());
        const auto all = cy.takeAll(second.path());
        QCOMPARE_EQ(all.size(), 3);
        for (const auto& one : all)
            VERIFY_RESULT(one.done);
        const auto source = std::find_if(
            all.begin(), all.end(), [&](const session::FileImported& one) { return one.done->stream == id; });
        QVERIFY(source != all.end());
        const auto& standing = source->done->consoles.first().standing;
        QVERIFY(standing && standing->console.isVouchedFor());
        QCOMPARE_EQ(standing->console.vouched->name, u"laptop of Sam"_s);
        session::EstateSession cys(cy.session.ports());
        QCOMPARE_EQ(swiftly(cys.approvals())->all().size(), 2);
        // None of these is an incident.
        QCOMPARE_EQ(swiftly(cy.session.incidents())->size(), 1);
    }

    void aFaultOfTheLogIsPassedOn()
    {
        const QTemporaryDir stick;
        SessionRig rig;
        const auto incident = rig.declare();
        VERIFY_RESULT(incident);
        session::Exchange exchange(rig.session.ports());
        const ExportWish wish { stick.filePath(u"x.muster"_s), (*incident)->stream().id };
        rig.journal.failCall = rig.journal.calls;
        QCOMPARE_EQ(swiftly(exchange.exportTo(wish, rig.clock.now())).error().fault, Fault::Storage);
        QVERIFY(namesIn(stick).isEmpty());
        rig.journal.failCall = rig.journal.calls;
        QCOMPARE_EQ(swiftly(exchange.exportAll(stick.path(), rig.clock.now())).error().fault, Fault::Storage);
        VERIFY_RESULT(swiftly(exchange.exportTo(wish, rig.clock.now())));
        rig.journal.failCall = rig.journal.calls;
        QCOMPARE_EQ(swiftly(exchange.importFrom(wish.file)).error().fault, Fault::Storage);
        rig.blobs.failCall = rig.blobs.calls;
        QCOMPARE_EQ(swiftly(exchange.importFrom(wish.file)).error().fault, Fault::Storage);
        VERIFY_RESULT(swiftly(exchange.importFrom(wish.file)));
    }

    void whoeverGoesInTheMiddleHearsNothing()
    {
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s, 1);
        const auto id = ada.declare(u"Rows are missing"_s);
        const auto file = stick.filePath(u"x.muster"_s);
        ada.write(file, id);
        auto exchange = std::make_unique<session::Exchange>(ada.session.ports());
        const auto reading = exchange->importFrom(file);
        const auto writing = exchange->exportAll(stick.path(), ada.clock.now());
        QVERIFY(!reading.isFinished());
        exchange.reset();
        QTRY_VERIFY(reading.isFinished() && writing.isFinished());
        QVERIFY(reading.isCanceled());
    }

    void aNameFitsEveryFileSystem()
    {
        const auto id = journal::StreamId(QUuid(u"1a2b3c4d-0000-4000-8000-000000000000"_s));
        QCOMPARE_EQ(session::exportName(id, {}).section(u'_', 1), u"record_1a2b3c4d.muster"_s);
        SessionRig rig;
        for (const auto& [title, slug] : { std::pair { u"../../etc"_s, u"etc"_s },
                 { u"a:b\\c*d?"_s, u"a-b-c-d"_s }, { u"— … —"_s, u"record"_s },
                 { QString(300, u'x'), QString(40, u'x') }, { u"Ärger 2"_s, u"ärger-2"_s } }) {
            auto declaration = SessionRig::declaration();
            declaration.title = title;
            const auto incident = rig.declare(declaration);
            VERIFY_RESULT(incident);
            QCOMPARE_EQ(session::exportName(id, rig.stored(**incident)),
                u"2026-03-14_%1_1a2b3c4d.muster"_s.arg(slug));
        }
    }
};

MUSTER_TEST(TstExchange)
#include "tst_exchange.moc"
