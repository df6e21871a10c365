// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_timeline [ENTRIES]: what the timeline promises with so many entries (default 1,000,000), measured on
// the display of $DISPLAY with a real session over a log in memory. The events are as large as stored ones;
// only their signatures are made up. Prints one figure a line: id, value, unit.

#include "core/plan/planloader.h"
#include "core/session/incidentsession.h"
#include "core/session/session.h"
#include "tests/support/memoryjournal.h"
#include "tests/support/memoryvault.h"
#include "tests/support/verify.h"
#include "ui/models/timelinemodel.h"
#include "ui/panels/filterline.h"
#include "ui/panels/timelinepanel.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QPaintEvent>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

using namespace muster;
using namespace std::chrono_literals;

namespace {

constexpr int kDefault = 1'000'000;
constexpr int kMoves = 300;
constexpr int kJumps = 60;
constexpr int kActs = 50;

constexpr auto kPlan
    = "muster: 1\nplan:\n  id: bench\n  title: Bench\n  version: \"1\"\n  zone: "
      "Australia/Sydney\nobjectives: {rto: 4 h, rpo: 5 min}\nservices:\n  - {id: orders, title: "
      "Orders}\nscenarios:\n  - id: all\n    title: Everything is down\n    affects: [orders]\n"
      "    procedure:\n      - id: first\n        title: First\n        steps:\n"
      "          - {id: one, do: Do the thing}\n";

void fatal(const QString& text)
{
    std::fprintf(stderr, "bench_timeline: %s\n", qPrintable(text));
    std::exit(3);
}

template <typename T> T take(Result<T> result)
{
    if (!result)
        fatal(result.error().text);
    return *std::move(result);
}

void print(const char* id, double value, const char* unit)
{
    std::printf("%s %.3f %s\n", id, value, unit);
    std::fflush(stdout);
}

double spent(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double quantile(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * part)];
}

/// Resident, in MiB.
double resident()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const auto fields = file.readAll().split(' ');
    return fields.size() < 2
        ? 0
        : fields[1].toDouble() * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1048576.0;
}

/// Another event of the same kind that shares no bytes with it, as if it had been read from a store.
journal::Event another(const journal::Event& model, int number, Instant at)
{
    auto event = model;
    event.id = journal::EventId::random();
    event.seq = number;
    event.stamp = { millisOf(at), 0 };
    event.wall = at;
    event.at = at;
    event.body = QByteArray(model.body.constData(), model.body.size());
    event.hash = QByteArray(model.hash.constData(), model.hash.size());
    event.signature = QByteArray(model.signature.constData(), model.signature.size());
    event.prev = QByteArray(model.prev.constData(), model.prev.size());
    QJsonObject payload;
    for (auto it = model.payload.begin(); it != model.payload.end(); ++it)
        payload.insert(it.key(), it.value());
    event.payload = payload;
    for (auto& leaf : event.leaves) {
        leaf.salt = QByteArray(leaf.salt.constData(), leaf.salt.size());
        if (leaf.field == u"payload.text")
            leaf.value = QStringLiteral("Entry of the night, number %1").arg(number);
    }
    return event;
}

/// Once in a while only the computer speaks, and sometimes nobody.
QList<journal::Event> logOf(const QList<journal::Event>& first, const journal::Event& note,
    const journal::Event& checked, int entries, Instant now)
{
    QList<journal::Event> events;
    events.reserve(entries + first.size());
    auto at = now - entries * 21s - 1h * (entries / 2000 + 1);
    int number = 0;
    for (const auto& event : first)
        events.append(another(event, ++number, at));
    for (int i = 0; i < entries; ++i) {
        at += i % 2000 == 1999 ? Millis(1h) : Millis(20s);
        events.append(another(i % 20 > 16 ? checked : note, ++number, at));
    }
    return events;
}

struct Screen {
    ui::TimelinePanel& panel;
    QListView* list;

    /// From the call until what it changed is painted.
    [[nodiscard]] double measure(const std::function<void()>& work) const
    {
        return spent([&] {
            work();
            QCoreApplication::sendPostedEvents();
            list->viewport()->repaint();
        });
    }
    void key(Qt::Key key) const { QTest::keyClick(list, key); }
    void wheel(int turns) const
    {
        const QPointF at(50, 50);
        QWheelEvent event(at, list->viewport()->mapToGlobal(at), {}, { 0, 120 * turns }, Qt::NoButton,
            Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(list->viewport(), &event);
    }
};

void measureScrolling(const Screen& screen)
{
    std::vector<double> frames;
    const auto many = [&](int times, const std::function<void()>& work) {
        for (int i = 0; i < times; ++i)
            frames.push_back(screen.measure(work));
    };
    many(kMoves, [&] { screen.key(Qt::Key_PageUp); });
    many(kMoves, [&] { screen.wheel(1); });
    for (int i = 0; i < kJumps; ++i) {
        many(1, [&] { screen.key(Qt::Key_Home); });
        many(5, [&] { screen.key(Qt::Key_PageDown); });
        many(1, [&] { screen.key(Qt::Key_End); });
        many(5, [&] { screen.key(Qt::Key_Up); });
    }
    auto* bar = screen.list->verticalScrollBar();
    for (int i = 1; i < kMoves; ++i)
        many(1, [&] { bar->setValue(static_cast<int>(qint64 { bar->maximum() } * i / kMoves)); });
    print("scrolled.median", quantile(frames, 0.5), "ms");
    print("scrolled.p99", quantile(frames, 0.99), "ms");
    print("scrolled.longest", quantile(frames, 1), "ms");
}

void measureFinding(const Screen& screen)
{
    auto* model = screen.panel.findChild<ui::TimelineModel*>();
    auto* field = screen.panel.findChild<QLineEdit*>(QStringLiteral("timeline.filter"));
    const auto kind = [&](const QString& id) {
        screen.panel.findChild<QAction*>(QStringLiteral("timeline.kind.%1").arg(id))->trigger();
    };
    const auto notes = QString::number(static_cast<int>(ui::TimelineTopic::Notes));
    print("kinds", screen.measure([&] { kind(notes); }), "ms");
    print("kinds.all", screen.measure([&] { kind(QStringLiteral("all")); }), "ms");
    screen.panel.filterLine()->open();
    print("words.first", screen.measure([&] { field->setText(QStringLiteral("number 9")); }), "ms");
    std::vector<double> turns;
    const auto whole = spent([&] {
        while (model->isSearching())
            turns.push_back(spent([] { QCoreApplication::processEvents(); }));
    });
    print("words.all", whole, "ms");
    if (!turns.empty())
        print("words.turn.p99", quantile(turns, 0.99), "ms");
    field->clear();
    print("time", screen.measure([&] { field->setText(QStringLiteral("03:26")); }), "ms");
    field->clear();
}

void measureActs(const Screen& screen, session::IncidentSession& incident)
{
    screen.key(Qt::Key_End);
    std::vector<double> acts;
    for (int i = 0; i < kActs; ++i) {
        acts.push_back(screen.measure([&] {
            take(test::await(incident.note(QStringLiteral("Act %1").arg(i))).map([] { return 0; }));
        }));
    }
    print("act.median", quantile(acts, 0.5), "ms");
    print("act.p99", quantile(acts, 0.99), "ms");
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const auto arguments = application.arguments();
    const auto entries = arguments.size() > 1 ? arguments[1].toInt() : kDefault;
    if (entries < 1)
        fatal(QStringLiteral("ENTRIES is a number, for example: bench_timeline 1000000"));
    const SystemClock clock;
    test::MemoryJournal journal(clock);
    test::MemoryBlobs blobs;
    test::MemoryVault vault;
    const session::Ports ports { clock, journal, blobs, vault };
    session::Session workspace(ports);
    const auto loaded = plan::loadPlan(kPlan);
    if (!loaded.plan)
        fatal(loaded.findings.isEmpty() ? QStringLiteral("no plan") : loaded.findings.first().text);
    const auto plan = std::make_shared<const plan::Plan>(*loaded.plan);
    const auto declared = take(test::await(workspace.declare({ .plan = plan,
        .scenario = plan->scenarios.first().id,
        .kind = journal::StreamKind::Live,
        .title = {},
        .summary = QStringLiteral("Benchmark"),
        .commander = QStringLiteral("Benchmark"),
        .failedAt = {},
        .assumptions = {} })));
    const auto first = declared->events();
    take(test::await(declared->note(QStringLiteral("A note"))).map([] { return 0; }));
    const auto note = declared->events().last();
    take(test::await(declared->observe(incident::ClockChecked { true })).map([] { return 0; }));
    const auto checked = declared->events().last();

    const auto empty = resident();
    auto events = logOf(first, note, checked, entries, clock.now());
    print("events.resident", resident() - empty, "MiB");
    std::shared_ptr<session::IncidentSession> incident;
    print("session.opened", spent([&] {
        incident = std::make_shared<session::IncidentSession>(
            ports, declared->stream(), plan, std::move(events), QStringLiteral("Benchmark"));
    }),
        "ms");
    print("session.resident", resident() - empty, "MiB");

    const ui::ThemeValues theme;
    ui::applyTheme(application, theme);
    ui::TimelinePanel panel(theme);
    panel.resize(900, 600);
    panel.show();
    if (!QTest::qWaitForWindowExposed(&panel))
        fatal(QStringLiteral("the window was not shown"));
    const auto before = resident();
    const Screen screen { panel, panel.findChild<QListView*>(QStringLiteral("timeline.list")) };
    print("first-screen", screen.measure([&] { panel.setIncident(incident); }), "ms");
    print("panel.resident", resident() - before, "MiB");
    screen.list->setFocus();
    QCoreApplication::processEvents();
    measureScrolling(screen);
    measureActs(screen, *incident);
    measureFinding(screen);
    print("resident", resident(), "MiB");
    return 0;
}
