// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/benchmarks.h"

#include "app/benchmarkplans.h"
#include "app/measuring.h"
#include "core/base/clock.h"
#include "core/base/worker.h"
#include "core/credentials/keychainvault.h"
#include "core/incident/fold.h"
#include "core/incident/objectives.h"
#include "core/lint/linter.h"
#include "core/lint/together.h"
#include "core/plan/planlibrary.h"
#include "core/session/incidentsession.h"
#include "core/session/session.h"
#include "core/store/database.h"
#include "core/store/sqliteblobs.h"
#include "core/store/sqlitejournal.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFutureWatcher>
#include <QTemporaryDir>

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

namespace muster::app {

namespace {

using commands::Figure;
using session::IncidentSession;

constexpr int kActs = 400;
constexpr int kEvents = 10'000;
constexpr int kIncidents = 100;
constexpr int kServices = 60;
constexpr int kRepeats = 15;
constexpr int kPlans = 30;

template <typename T> T await(const QFuture<T>& future)
{
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<T> watcher;
        QObject::connect(&watcher, &QFutureWatcher<T>::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        loop.exec();
    }
    return future.result();
}

std::vector<double> repeated(const std::function<void()>& work)
{
    std::vector<double> values;
    for (int i = 0; i < kRepeats; ++i)
        values.push_back(millisOf(work));
    return values;
}

/// A store of its own with real adapters, the way a program has one; the key stays in memory.
struct Store {
    SystemClock clock;
    std::unique_ptr<store::SqliteJournal> journal;
    std::unique_ptr<store::SqliteBlobs> blobs;
    credentials::KeychainVault vault { QStringLiteral("Muster benchmarks") };

    [[nodiscard]] session::Ports ports() { return { clock, *journal, *blobs, vault }; }

    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const QString& folder, const SecretPtr& seed)
    {
        auto made = std::make_unique<Store>();
        auto lock = store::StoreLock::take(folder);
        if (!lock)
            return fail(lock.error());
        const auto signer = journal::Ed25519Signer::fromSeed(seed);
        if (!signer)
            return fail(signer.error());
        auto opened
            = store::SqliteJournal::open(*std::move(lock), { *signer, QStringLiteral("file") }, made->clock);
        if (!opened)
            return fail(opened.error());
        made->journal = *std::move(opened);
        made->blobs = std::make_unique<store::SqliteBlobs>(*made->journal);
        return made;
    }
};

/// What an act costs at least: the same bytes into a plain table, by the same driver, settings and threads.
class BareTable {
public:
    explicit BareTable(const QString& file)
        : m_thread(QStringLiteral("bare"))
    {
        m_thread.adopt(m_worker);
        await(ask(m_worker, [this, file] {
            auto opened = store::Database::open(file);
            if (!opened)
                return false;
            m_database = *std::move(opened);
            return m_database
                ->run(QStringLiteral("CREATE TABLE bare (id BLOB, hash BLOB, sig BLOB, body BLOB)"))
                .has_value();
        }));
    }
    ~BareTable()
    {
        await(ask(m_worker, [this] { return m_database.reset(), true; }));
    }
    BareTable(const BareTable&) = delete;
    BareTable& operator=(const BareTable&) = delete;
    BareTable(BareTable&&) = delete;
    BareTable& operator=(BareTable&&) = delete;

    [[nodiscard]] bool insert(const journal::Event& event)
    {
        return await(ask(m_worker, [this, event] {
            return m_database && m_database->run(QStringLiteral("BEGIN IMMEDIATE"))
                && m_database->run(QStringLiteral("INSERT INTO bare VALUES (?, ?, ?, ?)"),
                    { event.id.uuid().toRfc4122(), event.hash, event.signature, event.body })
                && m_database->run(QStringLiteral("COMMIT"));
        }));
    }

private:
    QObject* m_worker = new QObject;
    WorkerThread m_thread;
    std::unique_ptr<store::Database> m_database;
};

Result<std::shared_ptr<const plan::Plan>> bundledPlan()
{
    auto loaded = plan::PlanLibrary().plan(QStringLiteral("drama-engine"));
    if (!loaded)
        return fail(loaded.error());
    return std::make_shared<const plan::Plan>(*std::move(loaded));
}

session::Declaration declarationOf(const std::shared_ptr<const plan::Plan>& plan)
{
    return { .plan = plan,
        .scenario = plan->scenarios.first().id,
        .kind = journal::StreamKind::Drill,
        .title = {},
        .summary = QStringLiteral("Benchmark"),
        .commander = QStringLiteral("Benchmark"),
        .failedAt = {},
        .assumptions = {} };
}

Result<QList<Figure>> measureActs(const std::shared_ptr<IncidentSession>& incident, const QString& folder)
{
    BareTable bare(folder + QStringLiteral("/bare.sqlite"));
    std::vector<double> acts;
    std::vector<double> inserts;
    for (int i = 0; i < kActs; ++i) {
        std::optional<Error> error;
        acts.push_back(millisOf([&] {
            const auto done
                = await(incident->note(QStringLiteral("Entry number %1 of the benchmark").arg(i)));
            if (!done)
                error = done.error();
        }));
        if (error)
            return fail(*error);
        // In turn, so that both meet the same disk.
        bool inserted = false;
        const auto event = incident->events().last();
        inserts.push_back(millisOf([&] { inserted = bare.insert(event); }));
        if (!inserted)
            return fail(
                Fault::Storage, QCoreApplication::translate("muster", "The bare table cannot be written."));
    }
    return QList<Figure> {
        { QStringLiteral("act.median"),
            QCoreApplication::translate("muster", "Act until it is durable, median"), median(acts),
            QStringLiteral("ms"), 0 },
        { QStringLiteral("act.p99"), QCoreApplication::translate("muster", "Act until it is durable, p99"),
            quantile(acts, 0.99), QStringLiteral("ms"), 0 },
        { QStringLiteral("insert.median"),
            QCoreApplication::translate("muster", "Bare insert of the same bytes, median"), median(inserts),
            QStringLiteral("ms"), 0 },
        { QStringLiteral("act.ratio"), QCoreApplication::translate("muster", "Act compared with bare insert"),
            median(acts) / median(inserts), QStringLiteral("x"), 2.5 },
    };
}

Figure measureFold(const QList<journal::Event>& some, const Store& store)
{
    // Sealed like any others, but not stored: only the fold is measured.
    const auto signer = *journal::Ed25519Signer::fromSeed(journal::Ed25519Signer::newSeed());
    const journal::Sealer sealer(journal::OriginId::random(), signer, store.clock, QStringLiteral("file"));
    QList<journal::Event> events;
    journal::Head head { sealer.origin(), 0, {} };
    journal::Stamp last;
    for (int i = 0; events.size() < kEvents; ++i) {
        const auto& model = some[i % some.size()];
        journal::Draft draft { .stream = { model.stream, journal::StreamKind::Drill },
            .id = journal::EventId::random(),
            .at = model.at,
            .actor = model.actor,
            .type = model.type,
            .version = model.version,
            .subject = model.subject,
            .cause = {},
            .payload = model.payload,
            .texts = {},
            .attachments = {} };
        if (auto event = sealer.seal(draft, head, last, {})) {
            head = event->head();
            last = event->stamp;
            events.append(*std::move(event));
        }
    }
    int folded = 0;
    const auto times = repeated([&] { folded += incident::fold(events).events; });
    Q_ASSERT(folded == kRepeats * kEvents);
    return { QStringLiteral("fold.10000"),
        QCoreApplication::translate("muster", "Folding 10,000 events, median"), median(times),
        QStringLiteral("ms"), 20 };
}

Figure measureClocks(const plan::Plan& model, const incident::IncidentState& state, const Clock& clock)
{
    auto plan = model;
    const auto service = plan.services.first();
    auto& scenario = *std::find_if(plan.scenarios.begin(), plan.scenarios.end(),
        [&](const plan::Scenario& s) { return s.id == state.scenario; });
    for (int i = 0; plan.services.size() < kServices; ++i) {
        auto more = service;
        more.id = plan::ServiceId(QStringLiteral("service-%1").arg(i));
        plan.services.append(more);
        scenario.affects.append(more.id);
    }
    const auto times = repeated([&] { (void)incident::objectives(plan, state, clock.now()); });
    return { QStringLiteral("clocks.60"),
        QCoreApplication::translate("muster", "Clocks of 60 services, median"), median(times),
        QStringLiteral("ms"), 0 };
}

bool writePlan(const QString& path, const QByteArray& text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// Loads and checks every plan of a folder, and several of them together, as `plan check` does; how many of
/// them can be used.
int checkAll(const plan::PlanLibrary& library)
{
    const plan::lint::LintContext context { .today = QDate(2026, 6, 1) };
    int usable = 0;
    plan::lint::Members members;
    for (const auto& entry : library.entries()) {
        if (entry.bundled)
            continue;
        const auto found = library.find(entry.path);
        if (!found || !found->loaded.plan)
            continue;
        const auto checked = plan::lint::checkLoaded(found->loaded, context);
        usable += checked.open.isEmpty() ? 0 : 1;
        members.append({ entry.path, std::make_shared<const plan::Plan>(*found->loaded.plan) });
    }
    // Plans of the same roles and persons cannot all be without a finding.
    if (members.size() > 1 && plan::lint::checkTogether(members, context).open.isEmpty())
        return 0;
    return usable;
}

Result<QList<Figure>> measurePlans(const QString& where)
{
    const auto one = where + QStringLiteral("/one");
    const auto many = where + QStringLiteral("/many");
    bool written = QDir().mkpath(one) && QDir().mkpath(many)
        && writePlan(one + QStringLiteral("/large.plan.yaml"), planOfSize(200, 500));
    for (int i = 0; written && i < kPlans; ++i)
        written = writePlan(QStringLiteral("%1/plan-%2.plan.yaml").arg(many).arg(i), planOfSize(20, 100, i));
    if (!written)
        return fail(Fault::Storage,
            QCoreApplication::translate("muster", "The plans to measure with cannot be written."));
    int usable = 0;
    const auto large = repeated([&] { usable += checkAll(plan::PlanLibrary(one)); });
    const auto folder = repeated([&] { usable += checkAll(plan::PlanLibrary(many)); });
    if (usable != kRepeats * (1 + kPlans))
        return fail(Fault::Internal,
            QCoreApplication::translate("muster", "Not every plan to measure with could be read."));
    return QList<Figure> {
        { QStringLiteral("check.500"),
            QCoreApplication::translate("muster", "500 steps and 200 services checked, median"),
            median(large), QStringLiteral("ms"), 50 },
        { QStringLiteral("check.30"),
            QCoreApplication::translate("muster", "Folder of 30 plans checked, each and together, median"),
            median(folder), QStringLiteral("ms"), 500 },
    };
}

} // namespace

Result<QList<Figure>> runBenchmarks(const QString& where)
{
    const QTemporaryDir dir(where + QStringLiteral("/muster-bench-XXXXXX"));
    if (!dir.isValid()) {
        return fail(Fault::Storage,
            QCoreApplication::translate("muster", "No folder can be made in %1: %2.")
                .arg(where, dir.errorString()));
    }
    const auto plan = bundledPlan();
    if (!plan)
        return fail(plan.error());
    const auto seed = journal::Ed25519Signer::newSeed();
    const auto folder = dir.filePath(QStringLiteral("store"));
    QList<Figure> figures;
    {
        auto store = Store::open(folder, seed);
        if (!store)
            return fail(store.error());
        session::Session workspace((*store)->ports());
        std::shared_ptr<IncidentSession> incident;
        for (int i = 0; i < kIncidents; ++i) {
            auto opened = await(workspace.declare(declarationOf(*plan)));
            if (!opened)
                return fail(opened.error());
            incident = *std::move(opened);
        }
        const auto acts = measureActs(incident, dir.path());
        if (!acts)
            return fail(acts.error());
        figures += *acts;
        figures.append(measureFold(incident->events(), **store));
        figures.append(measureClocks(incident->plan(), incident->state(), incident->clock()));
    }

    std::optional<Error> error;
    const auto opening = repeated([&] {
        auto store = Store::open(folder, seed);
        if (!store) {
            error = store.error();
            return;
        }
        session::Session workspace((*store)->ports());
        const auto incidents = await(workspace.incidents());
        if (!incidents || incidents->size() != kIncidents)
            error = Error { Fault::Internal,
                QCoreApplication::translate("muster", "Not every incident was found again.") };
    });
    if (error)
        return fail(*error);
    figures.append({ QStringLiteral("open.100"),
        QCoreApplication::translate("muster", "Opening a store of 100 incidents, median"), median(opening),
        QStringLiteral("ms"), 100 });
    const auto plans = measurePlans(dir.path());
    if (!plans)
        return fail(plans.error());
    figures += *plans;
    return figures;
}

} // namespace muster::app
