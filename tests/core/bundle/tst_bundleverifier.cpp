// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/bundleverifier.h"
#include "core/journal/eventjson.h"
#include "tests/core/bundle/samplebundle.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrentMap>

#include <algorithm>
#include <atomic>
#include <functional>

using namespace muster;
using namespace muster::bundle;
using namespace muster::journal;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto kFirst = u"chains/00000000-0000-4000-8000-000000000001/"_s;
const auto kSecond = u"chains/00000000-0000-4000-8000-000000000010/"_s;

using Change = std::function<void(Files&)>;

/// The lines of a file, each with its line feed.
QList<QByteArray> linesOf(const QByteArray& bytes)
{
    QList<QByteArray> lines;
    for (qsizetype at = 0; at < bytes.size();) {
        const auto end = bytes.indexOf('\n', at) + 1;
        lines.append(bytes.mid(at, end - at));
        at = end;
    }
    return lines;
}

/// Changes the lines of the entries and of the signatures of the first chain in the same way.
void changeBoth(Files& files, const std::function<void(QList<QByteArray>&)>& change)
{
    for (const auto& name : { u"events.jsonl"_s, u"signatures.txt"_s }) {
        auto lines = linesOf(files[kFirst + name]);
        change(lines);
        files[kFirst + name] = lines.join();
    }
}

/// As after a change of what the heads say, signed by whoever has the key.
void signHeads(Files& files, const QByteArray& text, const Signer& signer)
{
    files[u"heads.txt"_s] = text;
    files[u"heads.sig"_s] = signer.sign(text).toHex() + '\n';
}

void signHeadsAgain(Files& files, const QByteArray& before, const QByteArray& after)
{
    auto text = files[u"heads.txt"_s];
    if (!text.contains(before))
        qFatal("nothing to change");
    text.replace(before, after);
    signHeads(files, text, *fixedSigner());
}

/// The last entry of the first chain with another body, signed as its console would, and the heads too.
void rewriteLast(Files& files, const std::function<void(QByteArray&)>& change)
{
    const auto path = kFirst + "events.jsonl"_L1;
    auto events = linesOf(files[path]);
    auto body = events.takeLast().chopped(1);
    const auto sha = [](const QByteArray& bytes) {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    };
    const auto before = sha(body);
    const auto old = body;
    change(body);
    if (body == old)
        qFatal("nothing was changed");
    files[path] = events.join() + body + '\n';
    auto signatures = linesOf(files[kFirst + "signatures.txt"_L1]);
    signatures.last() = fixedSigner()->sign(signedBytes(body)).toHex() + '\n';
    files[kFirst + "signatures.txt"_L1] = signatures.join();
    signHeadsAgain(files, before, sha(body));
}

void replaceIn(QByteArray& bytes, const char* before, const char* after)
{
    const auto at = bytes.indexOf(before);
    if (at < 0)
        qFatal("nothing to replace: %s", before);
    bytes.replace(at, qstrlen(before), after);
}

QString said(const Verification& found)
{
    QString text;
    for (const auto& fault : found.faults)
        text += u"%1 %2: %3\n"_s.arg(fault.file, QString::number(fault.seq), fault.text);
    return text;
}

} // namespace

class TstBundleVerifier : public QObject {
    Q_OBJECT
    const Bundle m_bundle = sampleBundle(24);
    const Files m_files = recordFiles(m_bundle);

private slots:
    void init() { failOnWarnings(); }

    void whatIsInItIsFound()
    {
        const auto found = verify(m_files);
        QVERIFY2(found.holds(), qPrintable(said(found)));
        QCOMPARE(found.bundle, m_bundle);
        QCOMPARE(found.consoles.size(), 2);
        QCOMPARE(found.consoles[0].head.seq, 16);
        QCOMPARE(found.consoles[0].key, fixedSigner()->publicKey());
        QCOMPARE(found.consoles[1].head.origin, Scribes::originOf(10));
        QCOMPARE(found.consoles[1].key, Scribes::signerOf(10)->publicKey());
        QCOMPARE(found.withheldFiles, QList<Attachment>({ { QString(64, u'a'), 12345 } }));
        QCOMPARE(found.withheldTexts, 0);
    }

    void cleanOnesHold()
    {
        const int all = wished("MUSTER_CLEAN", 50);
        for (int seed = 0; seed < all; ++seed) {
            const auto bundle = randomBundle(quint32(seed));
            const auto found = verify(recordFiles(bundle));
            QVERIFY2(found.holds(), qPrintable(QString::number(seed) + u' ' + said(found)));
            QCOMPARE(recordFiles(found.bundle), recordFiles(bundle));
        }
    }

    /// The gate: nothing in a record can be changed unnoticed.
    void everyChangedByteIsSeen()
    {
        const auto files = recordFiles(sampleBundle(wished("MUSTER_EVENTS", 40)));
        QVERIFY(verify(files).holds());
        struct Piece {
            QString file;
            qsizetype first = 0;
            qsizetype end = 0;
            /// Where a change was not seen.
            QList<qsizetype> unseen = {};
        };
        // On every core: of 300 entries it is hours of computing.
        constexpr qsizetype kPiece = 256;
        QList<Piece> pieces;
        qsizetype bytesOfAll = 0;
        for (auto file = files.begin(); file != files.end(); ++file) {
            bytesOfAll += file->size();
            for (qsizetype first = 0; first < file->size(); first += kPiece)
                pieces.append({ file.key(), first, std::min(first + kPiece, file->size()) });
        }
        std::atomic<qsizetype> changed = 0;
        QtConcurrent::blockingMap(pieces, [&](Piece& piece) {
            auto copy = files;
            auto& bytes = copy[piece.file];
            for (auto at = piece.first; at < piece.end; ++at, ++changed) {
                const auto bit = static_cast<char>(1 << (at % 8));
                bytes[at] = static_cast<char>(bytes[at] ^ bit);
                if (verify(copy, 1).holds())
                    piece.unseen.append(at);
                bytes[at] = static_cast<char>(bytes[at] ^ bit);
            }
        });
        for (const auto& piece : std::as_const(pieces)) {
            for (const auto at : piece.unseen)
                QFAIL(qPrintable(u"%1 at %2"_s.arg(piece.file).arg(at)));
        }
        QCOMPARE_EQ(changed.load(), bytesOfAll);
        QVERIFY(bytesOfAll > 20000);
    }

    void everyEntryThatIsMissingDoubledOrMovedIsSeen()
    {
        const auto entries = linesOf(m_files[kFirst + "events.jsonl"_L1]).size();
        QCOMPARE(entries, 16);
        for (qsizetype i = 0; i < entries; ++i) {
            auto deleted = m_files;
            changeBoth(deleted, [&](auto& lines) { lines.removeAt(i); });
            QVERIFY(!verify(deleted).holds());
            auto doubled = m_files;
            changeBoth(doubled, [&](auto& lines) { lines.insert(i, lines[i]); });
            QVERIFY(!verify(doubled).holds());
            auto alone = m_bundle;
            alone.events.removeIf(
                [&](const Event& e) { return e.origin == OriginId(fixedUuid(1)) && e.seq == i + 1; });
            QCOMPARE(alone.events.size(), m_bundle.events.size() - 1);
            QVERIFY(!verify(recordFiles(alone)).holds());
            if (i + 1 == entries)
                continue;
            auto moved = m_files;
            changeBoth(moved, [&](auto& lines) { lines.swapItemsAt(i, i + 1); });
            QVERIFY(!verify(moved).holds());
            auto swapped = m_files;
            auto signatures = linesOf(swapped[kFirst + "signatures.txt"_L1]);
            signatures.swapItemsAt(i, i + 1);
            swapped[kFirst + "signatures.txt"_L1] = signatures.join();
            QCOMPARE(verify(swapped).faults.size(), 2);
        }
    }

    /// Whoever has no key of a console can only sign what is left with another.
    void everyTailThatIsCutIsSeen()
    {
        const auto kept = headMarkFromText(codeOf(headsOf(m_bundle.events).first()));
        VERIFY_RESULT(kept);
        QVERIFY(verify(m_files).entryOf(*kept));
        for (qint64 last = 0; last < 16; ++last) {
            auto cut = m_bundle;
            cut.events.removeIf(
                [&](const Event& e) { return e.origin == OriginId(fixedUuid(1)) && e.seq > last; });
            QVERIFY(!verify(recordFiles(cut)).holds());
            auto again = bundleOf(cut.events, cut.files, OriginId(fixedUuid(1)), *fixedSigner(66));
            QCOMPARE(verify(recordFiles(again)).holds(), last == 0);
            // By itself it holds when the console signs it: against that there are codes and words.
            again = bundleOf(cut.events, cut.files, OriginId(fixedUuid(1)), *fixedSigner());
            QVERIFY(verify(recordFiles(again)).holds());
            QVERIFY(!verify(recordFiles(again)).entryOf(*kept));
        }
    }

    void anotherKeyIsSeen()
    {
        for (const auto& event : m_bundle.events) {
            auto resigned = m_bundle;
            for (auto& changed : resigned.events) {
                if (changed == event)
                    changed.signature = fixedSigner(66)->sign(signedBytes(changed.body));
            }
            const auto found = verify(recordFiles(resigned));
            QCOMPARE(found.faults.size(), 1);
            QCOMPARE(found.faults[0].seq, event.seq);
        }
    }

    void everyOtherFaultIsSeen_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const QByteArray& name, Change change) {
            QTest::newRow(name.constData()) << std::move(change);
        };

        row("no heads", [](Files& f) { f.remove(u"heads.txt"_s); });
        row("no signature of the heads", [](Files& f) { f.remove(u"heads.sig"_s); });
        row("heads.sig without its end", [](Files& f) { f[u"heads.sig"_s].chop(1); });
        row("heads.sig with two", [](Files& f) { f[u"heads.sig"_s] += f[u"heads.sig"_s]; });
        row("heads.sig in capitals", [](Files& f) { f[u"heads.sig"_s] = f[u"heads.sig"_s].toUpper(); });
        row("heads.sig of something else",
            [](Files& f) { f[u"heads.sig"_s] = fixedSigner()->sign("x").toHex() + '\n'; });
        row("a head with another number", [](Files& f) { signHeadsAgain(f, " 16 ", " 17 "); });
        row("heads without its end",
            [](Files& f) { signHeads(f, f[u"heads.txt"_s].chopped(1), *fixedSigner()); });
        row("heads with line ends of another system", [](Files& f) { signHeadsAgain(f, "\n", "\r\n"); });
        row("heads with a blank", [](Files& f) { signHeadsAgain(f, "Z\n", "Z \n"); });
        row("heads in capitals", [](Files& f) {
            signHeadsAgain(
                f, fixedSigner()->publicKey().toHex(), fixedSigner()->publicKey().toHex().toUpper());
        });
        row("heads out of order", [](Files& f) {
            auto lines = linesOf(f[u"heads.txt"_s]);
            lines.swapItemsAt(5, 6);
            signHeads(f, lines.join(), *fixedSigner());
        });
        row("a head twice", [](Files& f) {
            auto lines = linesOf(f[u"heads.txt"_s]);
            lines.append(lines.last());
            signHeads(f, lines.join(), *fixedSigner());
        });
        row("a head with another hash", [this](Files& f) {
            const auto hash = headsOf(m_bundle.events).first().hash.toHex();
            signHeadsAgain(f, hash, hash.first(63) + (hash.endsWith('0') ? '1' : '0'));
        });
        row("heads of nothing",
            [](Files& f) { signHeads(f, linesOf(f[u"heads.txt"_s]).first(5).join(), *fixedSigner()); });
        row("a head too many", [](Files& f) {
            signHeads(f,
                f[u"heads.txt"_s] + "head 00000000-0000-4000-8000-000000000011 1 " + QByteArray(64, '0')
                    + '\n',
                *fixedSigner());
        });
        row("a head too few",
            [](Files& f) { signHeads(f, linesOf(f[u"heads.txt"_s]).first(6).join(), *fixedSigner()); });
        row("heads of another stream", [](Files& f) { signHeadsAgain(f, "000003\nat", "000004\nat"); });
        row("signed with another key", [](Files& f) {
            auto text = f[u"heads.txt"_s];
            text.replace(fixedSigner()->publicKey().toHex(), fixedSigner(66)->publicKey().toHex());
            signHeads(f, text, *fixedSigner(66));
        });

        for (const auto* name : { "events.jsonl", "signatures.txt", "leaves.txt" }) {
            const auto file = kFirst + QString::fromLatin1(name);
            const auto called = [&](const char* what) { return QByteArray(name) + ' ' + what; };
            row(called("is missing"), [=](Files& f) { f.remove(file); });
            row(called("without its end"), [=](Files& f) { f[file].chop(1); });
            row(called("with half a line more"), [=](Files& f) { f[file] += "1"; });
            row(called("with an empty line"), [=](Files& f) { f[file] += '\n'; });
            row(called("with a blank at its end"),
                [=](Files& f) { f[file].insert(f[file].size() - 1, ' '); });
            row(called("with line ends of another system"), [=](Files& f) { f[file].replace("\n", "\r\n"); });
            row(called("with one such line end"),
                [=](Files& f) { f[file].insert(f[file].size() - 1, '\r'); });
            row(called("with a character of nothing"),
                [=](Files& f) { f[file].insert(f[file].size() / 2, '\0'); });
            row(called("with a mark of order"), [=](Files& f) { f[file].prepend("\xef\xbb\xbf"); });
        }
        row("signatures in capitals",
            [](Files& f) { f[kFirst + "signatures.txt"_L1] = f[kFirst + "signatures.txt"_L1].toUpper(); });
        row("a signature too many",
            [](Files& f) { f[kFirst + "signatures.txt"_L1] += QByteArray(128, '0') + '\n'; });
        row("a signature too few", [](Files& f) { f[kFirst + "signatures.txt"_L1].chop(129); });
        row("the chain of another console", [](Files& f) {
            for (const auto* name : { "events.jsonl", "signatures.txt", "leaves.txt" })
                f[kFirst + QString::fromLatin1(name)] = f[kSecond + QString::fromLatin1(name)];
        });
        row("a chain that no head names", [](Files& f) {
            for (const auto* name : { "events.jsonl", "signatures.txt", "leaves.txt" })
                f[u"chains/00000000-0000-4000-8000-000000000011/"_s + QString::fromLatin1(name)] = {};
        });

        const auto leaves = kFirst + "leaves.txt"_L1;
        row("a leaf twice", [=](Files& f) {
            auto lines = linesOf(f[leaves]);
            lines.insert(3, lines[3]);
            f[leaves] = lines.join();
        });
        row("leaves out of order", [=](Files& f) {
            auto lines = linesOf(f[leaves]);
            lines.swapItemsAt(1, 2);
            f[leaves] = lines.join();
        });
        row("another text", [=](Files& f) {
            auto lines = linesOf(f[leaves]);
            lines[1] = lines[1].left(lines[1].lastIndexOf(' ') + 1) + QByteArray("Bob").toBase64() + '\n';
            f[leaves] = lines.join();
        });
        row("a text of another field", [=](Files& f) { replaceIn(f[leaves], "payload.saw", "payload.why"); });
        row("a name as another text", [=](Files& f) { replaceIn(f[leaves], "actor.name", "actor.role"); });
        row("a text of no entry",
            [=](Files& f) { f[leaves] += "17 payload.saw " + QByteArray(32, '0') + " eA==\n"; });
        row("a text of entry 0",
            [=](Files& f) { f[leaves].prepend("0 payload.saw " + QByteArray(32, '0') + " eA==\n"); });
        row("a text of an entry with a sign", [=](Files& f) { f[leaves].prepend('+'); });
        row("a text of an entry with a zero", [=](Files& f) { f[leaves].prepend('0'); });
        // The last digit before the padding has bits to spare.
        row("a text in other digits of the same value", [=](Files& f) {
            const auto at = f[leaves].indexOf("=\n") - 1;
            f[leaves][at] = static_cast<char>(f[leaves][at] + 1);
        });

        const auto file = u"files/"_s + m_bundle.files.keys().first();
        row("a file that was changed", [=](Files& f) { f[file][3] = 'x'; });
        row("a file with more in it", [=](Files& f) { f[file] += 'x'; });
        row("a file that nobody names", [](Files& f) {
            f[u"files/"_s
                + QString::fromLatin1(QCryptographicHash::hash("x", QCryptographicHash::Sha256).toHex())]
                = "x";
        });
        row("a file of another kind", [](Files& f) { f[u"notes.txt"_s] = "x"; });
        row("a file that leads elsewhere", [](Files& f) { f[u"chains/../heads.txt"_s] = "x"; });

        // What only the console itself can do: it signs what is spelled otherwise.
        const auto last = [&](const char* name, const char* before, const char* after) {
            row(name,
                [=](Files& f) { rewriteLast(f, [&](QByteArray& body) { replaceIn(body, before, after); }); });
        };
        last("a blank in an entry", "\"payload\":{", "\"payload\": {");
        last("a blank behind an entry", "\"}}", "\"}} ");
        last("an entry of another version", "{\"v\":1", "{\"v\":2");
        last("an entry of another stream", "000003\"", "000004\"");
        last("an entry of another console", "\"origin\":\"00000000-0000-4000-8000-000000000001",
            "\"origin\":\"00000000-0000-4000-8000-000000000010");
        last("an entry with another number", "\"seq\":16", "\"seq\":17");
        last("an entry with a truth value", "\"payload\":{", "\"payload\":{\"a\":true,");
        last("an entry with keys out of order", "\"payload\":{", "\"payload\":{\"zz\":1,");
        last("an entry with a field twice", "\"type\":\"", "\"type\":\"note.added.1\",\"type\":\"");
        last("an entry with an unknown field", ",\"type\":\"", ",\"typf\":1,\"type\":\"");
        last("a second first entry", "step.completed.1", "origin.joined.1");
        row("an entry that follows another", [](Files& f) {
            rewriteLast(f, [](QByteArray& body) {
                const auto at = body.indexOf("\"prev\":\"") + 8;
                body[at] = body[at] == '0' ? '1' : '0';
            });
        });
    }
    void everyOtherFaultIsSeen()
    {
        QFETCH(Change, change);
        auto files = m_files;
        change(files);
        QVERIFY(files != m_files);
        const auto found = verify(files);
        QVERIFY(!found.holds());
        QVERIFY(!verify(files, 1).holds());
        for (const auto& fault : found.faults)
            QVERIFY(!fault.file.isEmpty() && !fault.text.isEmpty());
    }

    void aFileOfAnotherSizeThanItsEntrySaysIsSeen()
    {
        Scribes scribes;
        scribes.keep(10, "one");
        auto draft = Scribes::blank();
        const auto hash
            = QString::fromLatin1(QCryptographicHash::hash("three", QCryptographicHash::Sha256).toHex());
        draft.attachments = { { hash, 6 } };
        scribes.write(10, draft);
        auto files = scribes.files();
        const auto made = [&] {
            return verify(recordFiles(
                bundleOf(scribes.events(), files, Scribes::originOf(10), *Scribes::signerOf(10))));
        };
        QVERIFY(made().holds());
        files.insert(hash, "three");
        QCOMPARE(made().faults.size(), 1);
    }

    void aFirstEntryWithoutAKeyIsSeen()
    {
        Scribes scribes;
        scribes.note(10, u"x"_s);
        auto events = scribes.events();
        events.removeFirst();
        const auto sealed = bundleOf(events, {}, Scribes::originOf(10), *Scribes::signerOf(10));
        QVERIFY(!verify(recordFiles(sealed)).holds());
    }

    /// An entry that looks like the first one, but is of another type.
    void aFirstEntryOfAnotherTypeIsSeen()
    {
        const ManualClock clock;
        const Sealer sealer(Scribes::originOf(10), Scribes::signerOf(10), clock, u"file"_s, countingSalts());
        auto draft = sealer.joining(Scribes::blank());
        const auto made = [&] {
            const auto event = sealer.seal(draft, { sealer.origin(), 0, {} }, {}, {});
            if (!event)
                qFatal("%s", qPrintable(event.error().text));
            return verify(recordFiles(bundleOf({ *event }, {}, sealer.origin(), sealer.signer())));
        };
        QVERIFY(made().holds());
        draft.version = 2;
        QVERIFY(!made().holds());
        draft.version = 1;
        draft.type = u"note.added"_s;
        QVERIFY(!made().holds());
    }

    /// They fit their hashes, and are spelled otherwise all the same.
    void textsThatAreSpelledOtherwiseAreSeen()
    {
        Scribes scribes;
        scribes.note(10, u"\uFFFD"_s);
        auto files
            = recordFiles(bundleOf(scribes.events(), {}, Scribes::originOf(10), *Scribes::signerOf(10)));
        QVERIFY(verify(files).holds());
        replaceIn(
            files[kSecond + "leaves.txt"_L1], QByteArray("\xef\xbf\xbd").toBase64().constData(), "/w==");
        QVERIFY(!verify(files).holds());

        const ManualClock clock;
        const Sealer sealer(Scribes::originOf(10), Scribes::signerOf(10), clock, u"file"_s,
            [] { return QByteArray(32, 'A'); });
        const auto event = sealer.seal(sealer.joining(Scribes::blank()), { sealer.origin(), 0, {} }, {}, {});
        VERIFY_RESULT(event);
        QCOMPARE(event->leaves.size(), 1);
        QVERIFY(!verify(recordFiles(bundleOf({ *event }, {}, sealer.origin(), sealer.signer()))).holds());
    }

    void whoWroteNothingMaySignTheHeads()
    {
        const auto visitor
            = bundleOf(m_bundle.events, m_bundle.files, OriginId(fixedUuid(44)), *fixedSigner(44));
        QVERIFY(verify(recordFiles(visitor)).holds());
    }

    void textsAndFilesMayBeWithheld()
    {
        auto bundle = m_bundle;
        qint64 texts = 0;
        for (auto& event : bundle.events) {
            texts += event.leaves.size();
            event.leaves.clear();
        }
        bundle.files.clear();
        const auto found = verify(recordFiles(bundle));
        QVERIFY2(found.holds(), qPrintable(said(found)));
        QVERIFY(texts > 20);
        QCOMPARE(found.withheldTexts, texts);
        QCOMPARE(found.withheldFiles.size(), 2);
    }

    void faultsEndSomewhere()
    {
        auto bundle = m_bundle;
        for (auto& event : bundle.events)
            event.signature = fixedSigner(66)->sign(signedBytes(event.body));
        QCOMPARE(verify(recordFiles(bundle)).faults.size(), 24);
        QCOMPARE(verify(recordFiles(bundle), 5).faults.size(), 5);
    }

    void whatTheLogSaysWasLeftElsewhereIsFound()
    {
        Scribes scribes;
        scribes.note(10, u"x"_s);
        const auto left = scribes.events().last().head();
        const auto anchored = [&](const QByteArray& hash) {
            auto draft = Scribes::blank();
            draft.type = u"record.anchored"_s;
            draft.payload = { { u"way"_s, u"paper"_s }, { u"seq"_s, left.seq },
                { u"hash"_s, QString::fromLatin1(hash.toHex()) } };
            scribes.write(10, draft);
        };
        anchored(left.hash);
        anchored(QByteArray(32, 'x'));
        const auto found = verify(
            recordFiles(bundleOf(scribes.events(), {}, Scribes::originOf(10), *Scribes::signerOf(10))));
        QVERIFY2(found.holds(), qPrintable(said(found)));
        QCOMPARE(found.anchors.size(), 2);
        QCOMPARE(found.anchors[0], (AnchorFound { left.origin, 3, u"paper"_s, left, true }));
        QVERIFY(!found.anchors[1].fits);
    }

    /// It has the key, so the record holds by itself; what was left elsewhere tells.
    void aHistoryThatWasWrittenAnewIsCaughtByCodesAndWords()
    {
        for (quint32 seed = 0; seed < 100; ++seed) {
            QRandomGenerator random(seed);
            const int entries = random.bounded(2, 20);
            const int changed = random.bounded(0, entries);
            const auto written = [&](bool anew) {
                Scribes scribes;
                for (int i = 0; i < entries; ++i)
                    scribes.note(10, anew && i == changed ? u"nothing happened"_s : u"entry %1"_s.arg(i));
                return bundleOf(scribes.events(), {}, Scribes::originOf(10), *Scribes::signerOf(10));
            };
            const auto truth = written(false);
            // The change, or one behind it, was left elsewhere; the first entry is the joining one.
            const auto kept = truth.events[random.bounded(changed, entries) + 1].head();
            const auto code = headMarkFromText(codeOf(kept));
            const auto words
                = headMarkFromText(u"%1: %2"_s.arg(QString::number(kept.seq), wordsOf(kept.hash).join(u' ')));
            VERIFY_RESULT(code);
            VERIFY_RESULT(words);
            const auto before = verify(recordFiles(truth));
            QCOMPARE(before.entryOf(*code), std::optional(kept));
            QCOMPARE(before.entryOf(*words), std::optional(kept));
            const auto after = verify(recordFiles(written(true)));
            QVERIFY(before.holds() && after.holds());
            QVERIFY(!after.entryOf(*code));
            QVERIFY(!after.entryOf(*words));
        }
    }

    /// The other console's next entry named what it had seen: that chain cannot be written anew without its
    /// key.
    void aHistoryThatWasWrittenAnewIsCaughtByWhatAnotherConsoleSaw()
    {
        for (quint32 seed = 0; seed < 100; ++seed) {
            QRandomGenerator random(seed);
            const int entries = random.bounded(2, 20);
            const int changed = random.bounded(0, entries);
            const auto written = [&](bool anew, const QList<Head>& seen) {
                Scribes scribes;
                for (int i = 0; i < entries; ++i)
                    scribes.note(10, anew && i == changed ? u"nothing happened"_s : u"entry %1"_s.arg(i));
                scribes.write(11, Scribes::blank(), seen.isEmpty() ? headsOf(scribes.events()) : seen);
                return bundleOf(scribes.events(), {}, Scribes::originOf(10), *Scribes::signerOf(10));
            };
            const auto truth = written(false, {});
            QVERIFY(verify(recordFiles(truth)).holds());
            const auto after = verify(recordFiles(written(true, truth.events.last().deps)));
            QCOMPARE(after.faults.size(), 1);
            QVERIFY(after.faults.first().text.contains(u"written anew"));
        }
    }

    void aBundleIsReadWhenItHolds()
    {
        const QTemporaryDir dir;
        const auto path = dir.filePath(u"x.muster"_s);
        VERIFY_RESULT(writeBundle(path, m_bundle, ManualClock().now()));
        const auto read = readBundle(path);
        VERIFY_RESULT(read);
        QCOMPARE(*read, m_bundle);
        auto changed = m_bundle;
        changed.events[3].signature[5] = static_cast<char>(changed.events[3].signature[5] ^ 1);
        VERIFY_RESULT(writeBundle(path, changed, ManualClock().now()));
        const auto refused = readBundle(path);
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::Invalid);
        QVERIFY(refused.error().text.contains(u"signature of entry"));
    }
};

MUSTER_TEST(TstBundleVerifier)
#include "tst_bundleverifier.moc"
