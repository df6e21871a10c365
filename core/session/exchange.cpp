// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/exchange.h"

#include "core/base/printable.h"
#include "core/base/whendone.h"
#include "core/base/worker.h"
#include "core/bundle/bundleverifier.h"
#include "core/bundle/coverage.h"
#include "core/incident/payloadcodec.h"
#include "core/journal/chain.h"
#include "core/journal/erasure.h"
#include "core/report/incidentreport.h"
#include "core/session/freezing.h"
#include "core/session/unrecorded.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPromise>
#include <QSet>
#include <QTimeZone>

#include <algorithm>
#include <utility>

namespace muster::session {

using namespace Qt::Literals::StringLiterals;

namespace {

using Events = journal::Journal::Events;
using AllExported = Result<QList<FileExported>>;
using AllImported = Result<QList<FileImported>>;
using Consoles = ConsoleRegister::All;

constexpr qsizetype kLongestTitle = 40;
constexpr qsizetype kShortId = 8;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

/// In a thread of its own.
template <typename Work> auto beside(Work work)
{
    return QtFuture::makeReadyFuture().then(QtFuture::Launch::Async, std::move(work));
}

/// Letters and digits of any script, with a dash for whatever stands between.
QString slugOf(const QString& title)
{
    QString slug;
    qsizetype letters = 0;
    for (const auto letter : title.toLower().toUcs4()) {
        if (letters == kLongestTitle)
            break;
        if (QChar::isLetterOrNumber(letter)) {
            slug += QString::fromUcs4(reinterpret_cast<const char32_t*>(&letter), 1);
            ++letters;
        } else if (!slug.isEmpty() && !slug.endsWith(u'-')) {
            slug += u'-';
        }
    }
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug;
}

/// What an incident is called, and when it was declared.
struct Naming {
    QString title;
    Instant at;
};

std::optional<Naming> namingOf(const QList<journal::Event>& events)
{
    for (const auto& event : events) {
        const auto payload = incident::decode(event);
        if (!payload)
            continue;
        if (const auto* declared = std::get_if<incident::IncidentDeclared>(&*payload))
            return Naming { declared->title.isEmpty() ? declared->scenario.toString() : declared->title,
                event.at };
    }
    return std::nullopt;
}

journal::StreamKind kindOf(const QList<journal::Event>& events)
{
    for (const auto& event : events) {
        if (event.type == journal::kOriginJoined) {
            if (const auto kind = journal::streamKindFromText(event.payload.value("kind"_L1).toString()))
                return *kind;
        }
    }
    return journal::StreamKind::Drill;
}

QString placeAndText(const bundle::BundleFault& fault)
{
    return tr("%1: %2").arg(fault.file, fault.text);
}

tl::unexpected<Error> somethingElse(const QString& file)
{
    return fail(Fault::Invalid, tr("%1 is there already, and is no record. Nothing was written.").arg(file));
}

/// Why something may not be written over what is there; nothing when it may.
std::optional<Error> inTheWay(const ExportWish& wish, const bundle::Bundle& bundle, bool& isSame)
{
    const QFileInfo info(wish.file);
    if (!info.exists() || (info.isFile() && info.size() == 0))
        return std::nullopt;
    const auto there
        = info.isFile() ? bundle::readFiles(wish.file) : Result<bundle::Files>(somethingElse(wish.file));
    if (!there)
        return there.error().fault == Fault::Storage ? there.error() : somethingElse(wish.file).value();
    if (wish.replaces == ExportWish::Replaces::AnyRecord)
        return std::nullopt;
    const auto stream = bundle::streamOf(*there);
    if (stream && *stream != wish.stream) {
        return Error { Fault::Conflict,
            tr("%1 is there already, and is another record. Nothing was written.").arg(wish.file) };
    }
    const auto coverage = stream ? bundle::coverageOf(*there, bundle) : bundle::Coverage::More;
    if (coverage == bundle::Coverage::More) {
        return Error { Fault::Conflict,
            tr("%1 is there already, and holds something of this record that would be lost. Nothing was "
               "written.")
                .arg(wish.file) };
    }
    isSame = coverage == bundle::Coverage::Same;
    return std::nullopt;
}

Exported exportedOf(const ExportWish& wish, const bundle::Bundle& bundle)
{
    Exported done { .file = wish.file, .stream = wish.stream, .isPartial = wish.without.has_value() };
    done.entries = bundle.events.size();
    done.files = bundle.files.size();
    return done;
}

/// The hash of the plan that an incident was declared with; empty for an estate.
QString planHashOf(const QList<journal::Event>& events)
{
    for (const auto& event : events) {
        const auto payload = incident::decode(event);
        if (const auto* declared = payload ? std::get_if<incident::IncidentDeclared>(&*payload) : nullptr)
            return declared->planHash;
    }
    return {};
}

/// Made from what is in the copy and from nothing else, so that it cannot say what is withheld. Empty where
/// the copy has no plan that can be read.
QByteArray reportOf(const bundle::Bundle& bundle, const ExportWish& wish, Instant at)
{
    const auto hash = planHashOf(bundle.events);
    if (hash.isEmpty() || !bundle.files.contains(hash))
        return {};
    const auto plan = planFrom(bundle.files.value(hash));
    if (!plan)
        return {};
    report::ReportSetup setup;
    setup.madeAt = at;
    // The record ends with its newest entry, and of a drill nobody knows the time on its clock besides.
    setup.asOf
        = std::max_element(bundle.events.begin(), bundle.events.end(), [](const auto& a, const auto& b) {
              return a.at < b.at;
          })->at;
    if (const QTimeZone zone(plan->zone.toUtf8()); zone.isValid())
        setup.zone = zone;
    if (wish.without)
        setup.namesAsRoles = wish.without->names || wish.without->texts;
    else
        setup.madeBy = wish.by;
    auto made = report::htmlReport(*plan, bundle.events, setup);
    return made.size() > bundle::Limits().report ? QByteArray() : made;
}

/// Packs, writes and checks it; takes as long as it takes.
Result<Exported> written(const ExportWish& wish, bundle::Bundle bundle, Instant at)
{
    if (wish.without)
        bundle = bundle::withhold(std::move(bundle), *wish.without);
    auto done = exportedOf(wish, bundle);
    if (const auto error = inTheWay(wish, bundle, done.wasThere))
        return fail(*error);
    if (done.wasThere)
        return done;
    const auto report = reportOf(bundle, wish, at);
    done.hasReport = !report.isEmpty();
    if (const auto made = bundle::writeBundle(wish.file, bundle, at, report); !made)
        return fail(made.error());
    const auto found = bundle::verify(bundle::recordFiles(bundle), 1);
    if (!found.holds())
        done.fault = placeAndText(found.faults.first());
    done.withheldTexts = found.withheldTexts;
    for (const auto& file : found.withheldFiles)
        done.withheldFiles << file.hash;
    return done;
}

/// The same in a folder, under the name of this console when the usual one may not be replaced.
Result<Exported> writtenInto(const QString& folder, const bundle::Bundle& bundle,
    const journal::StreamId& stream, const journal::OriginId& by, Instant at)
{
    const auto name = exportName(stream, bundle.events);
    ExportWish wish { QDir(folder).filePath(name), stream };
    auto done = written(wish, bundle, at);
    const bool isTaken
        = !done && (done.error().fault == Fault::Conflict || done.error().fault == Fault::Invalid);
    if (!isTaken)
        return done;
    wish.file = QDir(folder).filePath(
        u"%1_%2.muster"_s.arg(name.chopped(qsizetype(sizeof(".muster")) - 1), by.toString().left(kShortId)));
    return written(wish, bundle, at);
}

/// What a file holds, when it holds.
Result<bundle::Verification> readAndChecked(const QString& file)
{
    const auto files = bundle::readFiles(file);
    if (!files)
        return fail(files.error());
    auto found = bundle::verify(*files);
    if (!found.holds()) {
        return fail(Fault::Invalid,
            tr("%1 does not hold, and nothing of it was taken in. %2")
                .arg(file, placeAndText(found.faults.first())));
    }
    return found;
}

Imported accountOf(const QString& file, const bundle::Verification& found,
    const QList<journal::Event>& before, const journal::Admission& admission)
{
    const auto& brought = found.bundle.events;
    Imported account {
        .file = file, .stream = found.heads->stream, .kind = kindOf(brought), .by = found.heads->by
    };
    const auto naming = namingOf(brought);
    if (naming && account.kind != journal::StreamKind::Estate)
        account.title = printableLine(naming->title, kMaxQuoted);
    account.wasKnown = !before.isEmpty();
    account.admission = admission;
    QSet<journal::EventId> here;
    for (const auto& event : before)
        here.insert(event.id);
    // Of a chain that was refused nothing came from there on.
    QHash<journal::OriginId, qint64> refusedFrom;
    for (const auto& fault : admission.refused)
        refusedFrom.insert(fault.origin, fault.seq);
    QMap<journal::OriginId, Imported::Source> consoles;
    for (const auto& event : brought) {
        const auto refused = refusedFrom.constFind(event.origin);
        if (refused != refusedFrom.constEnd() && event.seq >= *refused)
            continue;
        auto source = consoles.find(event.origin);
        if (source == consoles.end())
            source = consoles.insert(event.origin, Imported::Source { .console = event.origin });
        const bool isFresh = !here.contains(event.id);
        (isFresh ? source->fresh : source->known) += 1;
        // The first of a chain belongs to the chain, not to the incident.
        if (isFresh && event.seq > 1)
            account.people[event.actor.name] += 1;
    }
    account.consoles = consoles.values();
    return account;
}

void addStandings(Imported& imported, const Consoles& known)
{
    // Without them the account is as true.
    if (!known)
        return;
    for (auto& source : imported.consoles) {
        const auto found = std::find_if(known->begin(), known->end(),
            [&](const ConsoleRegister::Known& one) { return one.console.origin == source.console; });
        if (found != known->end())
            source.standing = *found;
    }
}

Error noFolder(const QString& folder)
{
    return { Fault::NotFound, tr("There is no folder %1.").arg(folder) };
}

template <typename Work, typename Answer> void finish(Work& work, Answer answer)
{
    work.promise.addResult(std::move(answer));
    work.promise.finish();
}

} // namespace

QString exportName(const journal::StreamId& stream, const QList<journal::Event>& events)
{
    const auto naming = namingOf(events);
    const auto kind = kindOf(events);
    const auto at = naming ? naming->at : events.isEmpty() ? Instant() : events.first().at;
    const auto slug = naming ? slugOf(naming->title) : QString();
    return u"%1_%2_%3.muster"_s.arg(isoText(at).left(qsizetype(sizeof("2026-03-14")) - 1),
        kind == journal::StreamKind::Estate ? journal::textOf(kind)
            : slug.isEmpty()                ? u"record"_s
                                            : slug,
        stream.toString().left(kShortId));
}

QStringList recordsAt(const QString& path)
{
    const QDir folder(path);
    if (!QFileInfo(path).isDir() || folder.exists(u"heads.txt"_s))
        return { path };
    QStringList files;
    for (const auto& name : folder.entryList({ u"*.muster"_s }, QDir::Files | QDir::Dirs, QDir::Name))
        files << folder.filePath(name);
    return files;
}

struct Exchange::Gathering {
    bundle::Bundle bundle;
    QStringList unreadable;
    /// Files that are still to be read.
    QStringList hashes;
};

struct Exchange::TakingIn {
    QString file;
    bundle::Verification found;
    QList<journal::Event> before;
    /// Files that are still to be kept.
    QStringList hashes;
    qsizetype files = 0;
    qsizetype takenBack = 0;
};

struct Exchange::WritingAll {
    QString folder;
    Instant at;
    QList<journal::StreamId> streams;
    qsizetype next = 0;
    QList<FileExported> made;
    QPromise<AllExported> promise;
};

struct Exchange::ReadingAll {
    QStringList files;
    qsizetype next = 0;
    QList<FileImported> read;
    QPromise<AllImported> promise;
};

Exchange::Exchange(const Ports& ports, QObject* parent)
    : QObject(parent)
    , m_ports(ports)
    , m_consoles(ports)
{
}

Exchange::~Exchange() = default;

QFuture<Result<std::shared_ptr<Exchange::Gathering>>> Exchange::gather(const journal::StreamId& stream)
{
    using Gathered = Result<std::shared_ptr<Gathering>>;
    using Attested = Result<journal::SignedHeads>;
    return whenDone(
        m_ports.journal.attest(stream), this, Attested(noAnswer()), [this, stream](const Attested& attested) {
            if (!attested)
                return ready(Gathered(fail(attested.error())));
            const auto heads = journal::readHeads(*attested);
            if (!heads)
                return ready(Gathered(fail(heads.error())));
            return whenDone(m_ports.journal.read(stream), this, Events(noAnswer()),
                [this, attested = *attested, heads = heads->heads](const Events& events) {
                    if (!events)
                        return ready(Gathered(fail(events.error())));
                    auto gathering = std::make_shared<Gathering>();
                    gathering->bundle = { attested, bundle::eventsUpTo(heads, *events), {} };
                    for (const auto& file : bundle::filesNamedBy(gathering->bundle.events))
                        gathering->hashes << file.hash;
                    // Nobody looks for what was taken back.
                    for (const auto& event : gathering->bundle.events) {
                        if (const auto erasure = journal::erasureOf(event)) {
                            for (const auto& hash : erasure->files)
                                gathering->hashes.removeAll(hash);
                        }
                    }
                    return gatherFiles(std::move(gathering));
                });
        });
}

QFuture<Result<std::shared_ptr<Exchange::Gathering>>> Exchange::gatherFiles(
    std::shared_ptr<Gathering> gathering)
{
    using Gathered = Result<std::shared_ptr<Gathering>>;
    using Bytes = Result<QByteArray>;
    if (gathering->hashes.isEmpty())
        return ready(Gathered(std::move(gathering)));
    const auto hash = gathering->hashes.takeFirst();
    return whenDone(
        m_ports.blobs.get(hash), this, Bytes(noAnswer()), [this, gathering, hash](const Bytes& bytes) {
            if (bytes)
                gathering->bundle.files.insert(hash, *bytes);
            else if (bytes.error().fault == Fault::NotFound || bytes.error().fault == Fault::Invalid)
                gathering->unreadable << bytes.error().text;
            else
                return ready(Gathered(fail(bytes.error())));
            return gatherFiles(gathering);
        });
}

QFuture<Result<Exported>> Exchange::exportTo(ExportWish wish, Instant at)
{
    using Done = Result<Exported>;
    using Gathered = Result<std::shared_ptr<Gathering>>;
    return whenDone(
        gather(wish.stream), this, Gathered(noAnswer()), [this, wish, at](const Gathered& gathered) {
            if (!gathered)
                return ready(Done(fail(gathered.error())));
            const auto work
                = beside([wish, at, bundle = (*gathered)->bundle] { return written(wish, bundle, at); });
            return whenDone(work, this, Done(noAnswer()), [unreadable = (*gathered)->unreadable](Done done) {
                if (done)
                    done->unreadable = unreadable;
                return done;
            });
        });
}

QFuture<AllExported> Exchange::exportAll(QString folder, Instant at)
{
    auto all = std::make_shared<WritingAll>();
    all->folder = folder;
    all->at = at;
    all->promise.start();
    auto future = all->promise.future();
    std::ignore = whenDone(
        beside([folder] { return QFileInfo(folder).isDir(); }), this, false, [this, all](bool isDir) {
            if (isDir)
                writeInto(all);
            else
                finish(*all, AllExported(fail(noFolder(all->folder))));
            return true;
        });
    return future;
}

void Exchange::writeInto(const std::shared_ptr<WritingAll>& all)
{
    std::ignore = whenDone(m_ports.journal.find({ QString(journal::kOriginJoined) }), this,
        Events(noAnswer()), [this, all](const Events& joined) {
            if (!joined) {
                finish(*all, AllExported(fail(joined.error())));
                return true;
            }
            for (const auto& event : *joined) {
                if (!all->streams.contains(event.stream))
                    all->streams << event.stream;
            }
            writeNext(all);
            return true;
        });
}

void Exchange::writeNext(const std::shared_ptr<WritingAll>& all)
{
    if (all->next == all->streams.size()) {
        finish(*all, AllExported(all->made));
        return;
    }
    using Done = Result<Exported>;
    using Gathered = Result<std::shared_ptr<Gathering>>;
    const auto stream = all->streams[all->next++];
    emit began(all->folder, all->next, all->streams.size());
    const auto done = whenDone(
        gather(stream), this, Gathered(noAnswer()), [this, stream, all](const Gathered& gathered) {
            if (!gathered)
                return ready(Done(fail(gathered.error())));
            const auto work = beside(
                [folder = all->folder, at = all->at, bundle = (*gathered)->bundle, stream,
                    by = m_ports.journal.origin()] { return writtenInto(folder, bundle, stream, by, at); });
            return whenDone(work, this, Done(noAnswer()), [unreadable = (*gathered)->unreadable](Done made) {
                if (made)
                    made->unreadable = unreadable;
                return made;
            });
        });
    std::ignore = whenDone(done, this, Done(noAnswer()), [this, all, stream](const Done& made) {
        all->made.append({ made ? made->file : stream.toString().left(kShortId), made });
        writeNext(all);
        return true;
    });
}

QFuture<Result<std::shared_ptr<Exchange::TakingIn>>> Exchange::keepFiles(std::shared_ptr<TakingIn> taking)
{
    using Kept = Result<std::shared_ptr<TakingIn>>;
    using Stored = Result<journal::Attachment>;
    if (taking->hashes.isEmpty())
        return ready(Kept(std::move(taking)));
    const auto hash = taking->hashes.takeFirst();
    return whenDone(m_ports.blobs.put(taking->found.bundle.files.value(hash)), this, Stored(noAnswer()),
        [this, taking](const Stored& stored) {
            // What was taken back here stays away.
            if (!stored && stored.error().fault == Fault::Denied)
                taking->takenBack += 1;
            else if (!stored)
                return ready(Kept(fail(stored.error())));
            else
                taking->files += 1;
            return keepFiles(taking);
        });
}

QFuture<Result<Imported>> Exchange::takeIn(const QString& file)
{
    using Done = Result<Imported>;
    using Read = Result<bundle::Verification>;
    using Kept = Result<std::shared_ptr<TakingIn>>;
    using Admitted = Result<journal::Admission>;
    const auto admitted = [this](const Kept& kept) {
        if (!kept)
            return ready(Done(fail(kept.error())));
        return whenDone(m_ports.journal.admit((*kept)->found.bundle.events), this, Admitted(noAnswer()),
            [taking = *kept](const Admitted& admission) -> Done {
                if (!admission)
                    return fail(admission.error());
                auto account = accountOf(taking->file, taking->found, taking->before, *admission);
                account.files = taking->files;
                account.takenBack = taking->takenBack;
                return account;
            });
    };
    return whenDone(beside([file] { return readAndChecked(file); }), this, Read(noAnswer()),
        [this, file, admitted](const Read& read) {
            if (!read)
                return ready(Done(fail(read.error())));
            auto taking = std::make_shared<TakingIn>();
            taking->file = file;
            taking->found = *read;
            taking->hashes = read->bundle.files.keys();
            return whenDone(m_ports.journal.read(read->heads->stream), this, Events(noAnswer()),
                [this, taking, admitted](const Events& before) {
                    if (!before)
                        return ready(Done(fail(before.error())));
                    taking->before = *before;
                    // What entries name must be here before they are.
                    return whenDone(keepFiles(taking), this, Kept(noAnswer()), admitted);
                });
        });
}

QFuture<Result<Imported>> Exchange::importFrom(QString file)
{
    using Done = Result<Imported>;
    return whenDone(
        importAll({ file }), this, AllImported(noAnswer()), [file](const AllImported& all) -> Done {
            if (!all)
                return fail(all.error());
            if (all->isEmpty())
                return fail(Fault::NotFound, tr("There is no file *.muster in %1.").arg(file));
            return all->first().done;
        });
}

QFuture<AllImported> Exchange::importAll(QStringList paths)
{
    auto all = std::make_shared<ReadingAll>();
    all->promise.start();
    auto future = all->promise.future();
    const auto found = beside([paths = std::move(paths)] {
        QStringList files;
        for (const auto& path : paths)
            files += recordsAt(path);
        return files;
    });
    std::ignore = whenDone(found, this, QStringList(), [this, all](const QStringList& files) {
        all->files = files;
        readNext(all);
        return true;
    });
    return future;
}

QFuture<Result<Swapped>> Exchange::swap(QString folder, Instant at)
{
    using Done = Result<Swapped>;
    const auto isThere = beside([folder] { return QFileInfo(folder).isDir(); });
    return whenDone(isThere, this, false, [this, folder, at](bool isDir) {
        if (!isDir)
            return ready(Done(fail(noFolder(folder))));
        return whenDone(
            importAll({ folder }), this, AllImported(noAnswer()), [this, folder, at](const AllImported& in) {
                if (!in)
                    return ready(Done(fail(in.error())));
                return whenDone(exportAll(folder, at), this, AllExported(noAnswer()),
                    [in = *in](const AllExported& out) -> Done {
                        return out ? Done(Swapped { in, *out }) : fail(out.error());
                    });
            });
    });
}

void Exchange::readNext(const std::shared_ptr<ReadingAll>& all)
{
    if (all->next < all->files.size()) {
        const auto file = all->files[all->next++];
        emit began(file, all->next, all->files.size());
        std::ignore = whenDone(takeIn(file), this, Result<Imported>(noAnswer()),
            [this, all, file](const Result<Imported>& done) {
                all->read.append({ file, done });
                readNext(all);
                return true;
            });
        return;
    }
    // Only now: what was read last may say who the consoles of the first are.
    std::ignore = whenDone(m_consoles.all(), this, Consoles(noAnswer()), [all](const Consoles& known) {
        for (auto& one : all->read) {
            if (one.done)
                addStandings(*one.done, known);
        }
        finish(*all, AllImported(all->read));
        return true;
    });
}

} // namespace muster::session
