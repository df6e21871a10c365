// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_window [large]: what the window promises, measured with a real store and real panels on the display
// of $DISPLAY: with 60 services and 480 steps, or with 200 services, 504 steps and 10,000 entries in the log.
// Prints one figure a line: id, value, unit.

#include "core/credentials/keychainvault.h"
#include "core/journal/chain.h"
#include "core/plan/planloader.h"
#include "core/session/incidentsession.h"
#include "core/session/session.h"
#include "core/store/sqliteblobs.h"
#include "core/store/sqlitejournal.h"
#include "tests/support/verify.h"
#include "ui/panels/attentionpanel.h"
#include "ui/panels/contactspanel.h"
#include "ui/panels/decisionspanel.h"
#include "ui/panels/matrixpanel.h"
#include "ui/panels/outlinepanel.h"
#include "ui/panels/timelinepanel.h"
#include "ui/panels/walkthroughpanel.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/palette.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPaintEvent>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QVBoxLayout>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace muster;

namespace {

/// What is measured with.
struct Size {
    /// Of the figures' names.
    const char* prefix = "";
    int services = 60;
    int phases = 60;
    int entries = 0;
};
constexpr Size kLarge { "large.", 200, 63, 10'000 };
constexpr int kStepsInPhase = 8;
constexpr int kActs = 300;
constexpr int kTicks = 300;
constexpr int kFindables = 10'000;
constexpr int kSwitches = 30;
constexpr int kScrolls = 200;

/// The machine's clocks, ahead by what the benchmark has added: a tick must find another second, and not wait
/// for it.
class LeapingClock final : public MachineClock {
public:
    [[nodiscard]] Instant now() const override { return m_system.now() + Millis { m_ahead }; }
    [[nodiscard]] Millis elapsed() const override { return m_system.elapsed() + Millis { m_ahead }; }
    [[nodiscard]] QString bootId() const override { return m_system.bootId(); }
    void leap(Millis by) { m_ahead += by.count(); }

private:
    SystemClock m_system;
    std::atomic<qint64> m_ahead { 0 };
};

QByteArray planText(const Size& size)
{
    QByteArray text = "muster: 1\nplan:\n  id: bench\n  title: Bench\n  version: \"1\"\n  zone: "
                      "UTC\nobjectives: {rto: 4 h, rpo: 5 min}\nservices:\n";
    QByteArray affected;
    for (int i = 0; i < size.services; ++i) {
        const auto id = "service-" + QByteArray::number(i);
        text += "  - {id: " + id + ", title: Service number " + QByteArray::number(i) + "}\n";
        affected += (i == 0 ? "" : ", ") + id;
    }
    text += "scenarios:\n  - id: all\n    title: Everything is down\n    affects: [" + affected
        + "]\n    procedure:\n";
    for (int phase = 0; phase < size.phases; ++phase) {
        text += "      - id: phase-" + QByteArray::number(phase) + "\n        title: Phase "
            + QByteArray::number(phase) + "\n        steps:\n";
        for (int step = 0; step < kStepsInPhase; ++step)
            text += "          - {id: step-" + QByteArray::number(phase) + "-" + QByteArray::number(step)
                + ", do: Do the thing}\n";
    }
    return text;
}

double millisSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double quantile(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * part)];
}

/// Counts what is painted.
class PaintWatch final : public QObject {
public:
    int paints = 0;
    qint64 pixels = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) {
            ++paints;
            for (const auto& rect : static_cast<QPaintEvent*>(event)->region())
                pixels += qint64 { rect.width() } * rect.height();
        }
        return false;
    }
};

int accessibilityEvents = 0;

void countAccessibility(QAccessibleEvent*)
{
    ++accessibilityEvents;
}

const char* prefix = "";

void print(const char* id, double value, const char* unit)
{
    std::printf("%s%s %.3f %s\n", prefix, id, value, unit);
}

void fatal(const QString& text)
{
    std::fprintf(stderr, "bench_window: %s\n", qPrintable(text));
    std::exit(3);
}

template <typename T> T take(Result<T> result)
{
    if (!result)
        fatal(result.error().text);
    return *std::move(result);
}

/// From the key that opens the palette, and from each letter, until what fits is painted.
void measurePalette(const ui::ThemeValues& theme, QWidget& window)
{
    QList<ui::Findable> everything;
    for (int i = 0; i < kFindables; ++i) {
        everything.append({ .text = QStringLiteral("Restore the copy number %1 of the orders").arg(i),
            .kind = QStringLiteral("Step %1").arg(i),
            .act = [] {} });
    }
    ui::Palette palette(theme, &window);
    auto* line = palette.findChild<QLineEdit*>();
    std::vector<double> opened;
    std::vector<double> typed;
    for (int i = 0; i < kSwitches; ++i) {
        auto start = std::chrono::steady_clock::now();
        palette.open(everything, 0);
        QCoreApplication::processEvents();
        opened.push_back(millisSince(start));
        for (const auto letter : QStringLiteral("copy 77")) {
            start = std::chrono::steady_clock::now();
            QTest::keyClick(line, letter.toLatin1());
            QCoreApplication::processEvents();
            typed.push_back(millisSince(start));
        }
    }
    print("palette.opened.median", quantile(opened, 0.5), "ms");
    print("palette.typed.p99", quantile(typed, 0.99), "ms");
}

/// From the command until the other page and its docks are painted, in the whole window.
void measurePerspectives(
    const MachineClock& clock, const std::shared_ptr<session::Session>& workspace, const QString& preferences)
{
    const Diagnostics diagnostics(clock);
    ui::MainWindow window({ .clock = clock,
        .diagnostics = diagnostics,
        .openDoor =
            [&] {
                return QtFuture::makeReadyFuture(Result<ui::Door>(ui::Door { workspace, QString() }));
            },
        .loadPlans = [](const QStringList&) { return QtFuture::makeReadyFuture(QList<ui::PlanChoice>()); },
        .loadStarter = [](const QString&) { return QtFuture::makeReadyFuture(ui::PlanChoice()); },
        .lookAround = [] { return QtFuture::makeReadyFuture(QList<readiness::PreflightFact>()); },
        .preferencesFile = preferences,
        .person = QStringLiteral("Benchmark") });
    window.resize(1440, 900);
    window.show();
    if (!QTest::qWaitFor([&] { return window.incident() != nullptr; }))
        fatal(QStringLiteral("the window did not open the incident"));
    auto* command = window.findChild<QAction*>(QStringLiteral("view.perspective1"));
    auto* readiness = window.findChild<QAction*>(QStringLiteral("view.perspective4"));
    std::vector<double> switches;
    for (int i = 0; i < kSwitches; ++i) {
        for (auto* action : { readiness, command }) {
            const auto start = std::chrono::steady_clock::now();
            action->trigger();
            QCoreApplication::processEvents();
            switches.push_back(millisSince(start));
        }
    }
    print("perspective.median", quantile(switches, 0.5), "ms");
    print("perspective.p99", quantile(switches, 0.99), "ms");
}

/// From a turn of the wheel until the other lines are painted, in each list that has more than it shows.
void measureScrolling(const QWidget& window)
{
    std::vector<double> scrolls;
    for (auto* list : window.findChildren<QAbstractItemView*>()) {
        auto* bar = list->verticalScrollBar();
        if (bar->maximum() == bar->minimum())
            continue;
        for (int i = 0; i < kScrolls; ++i) {
            const auto start = std::chrono::steady_clock::now();
            const auto before = bar->value();
            bar->setValue(before + std::max(1, bar->pageStep() / 3));
            if (bar->value() == before)
                bar->setValue(bar->minimum());
            QCoreApplication::processEvents();
            scrolls.push_back(millisSince(start));
        }
    }
    if (scrolls.empty())
        fatal(QStringLiteral("there is nothing to scroll"));
    print("scrolled.median", quantile(scrolls, 0.5), "ms");
    print("scrolled.p99", quantile(scrolls, 0.99), "ms");
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const auto size = application.arguments().contains(QStringLiteral("large")) ? kLarge : Size {};
    prefix = size.prefix;
    const QTemporaryDir dir;
    LeapingClock clock;
    const auto signer = take(journal::Ed25519Signer::fromSeed(journal::Ed25519Signer::newSeed()));
    const auto journal
        = take(store::SqliteJournal::open(take(store::StoreLock::take(dir.filePath(QStringLiteral("store")))),
            { signer, QStringLiteral("file") }, clock));
    store::SqliteBlobs blobs(*journal);
    credentials::KeychainVault vault(QStringLiteral("Muster benchmarks"));
    const auto workspace
        = std::make_shared<session::Session>(session::Ports { clock, *journal, blobs, vault });

    const auto loaded = plan::loadPlan(planText(size));
    if (!loaded.plan)
        fatal(loaded.findings.isEmpty() ? QStringLiteral("no plan") : loaded.findings.first().text);
    const auto plan = std::make_shared<const plan::Plan>(*loaded.plan);
    const auto incident = take(test::await(workspace->declare({ .plan = plan,
        .scenario = plan->scenarios.first().id,
        .kind = journal::StreamKind::Live,
        .title = {},
        .summary = QStringLiteral("Benchmark"),
        .commander = QStringLiteral("Benchmark"),
        .failedAt = {},
        .assumptions = {} })));

    // Only every so often is there a wait for the disk: to wait is to sleep.
    constexpr int kAtOnce = 200;
    for (int i = 0; i < size.entries; i += kAtOnce) {
        QFuture<session::IncidentSession::Done> last;
        for (int j = i; j < std::min(size.entries, i + kAtOnce); ++j)
            last = incident->note(QStringLiteral("Entry of the night, number %1").arg(j));
        take(test::await(last).map([] { return 0; }));
    }

    const ui::ThemeValues theme;
    ui::applyTheme(application, theme);
    QWidget window;
    auto* matrix = new ui::MatrixPanel(theme);
    auto* walkthrough = new ui::WalkthroughPanel(theme);
    const QList<ui::IncidentPanel*> panels { matrix, new ui::TimelinePanel(theme),
        new ui::OutlinePanel(theme), new ui::AttentionPanel(theme), new ui::DecisionsPanel(theme),
        new ui::ContactsPanel(theme) };
    auto* columns = new QHBoxLayout(&window);
    columns->addWidget(matrix, 2);
    auto* right = new QVBoxLayout;
    right->addWidget(walkthrough, 3);
    right->addWidget(panels[1], 1);
    columns->addLayout(right, 5);
    auto* side = new QVBoxLayout;
    for (auto* panel : panels.sliced(2))
        side->addWidget(panel);
    columns->addLayout(side, 2);
    window.resize(1440, 900);
    walkthrough->setIncident(incident);
    for (auto* panel : panels)
        panel->setIncident(incident);
    window.show();
    if (!QTest::qWaitForWindowExposed(&window))
        fatal(QStringLiteral("the window was not shown"));

    PaintWatch watch;
    for (auto* widget : window.findChildren<QWidget*>())
        widget->installEventFilter(&watch);

    // An act of each kind in turn, from the call until everything it changed is painted.
    std::vector<double> acts;
    for (int i = 0; i < kActs; ++i) {
        const auto painted = watch.paints;
        const auto* step = incident->walkthrough().currentStep();
        const auto start = std::chrono::steady_clock::now();
        const auto done = i % 2 == 0 && step ? incident->complete(step->address)
                                             : incident->note(QStringLiteral("Entry %1").arg(i));
        while (!done.isFinished())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        take(done.result().map([] { return 0; }));
        while (watch.paints == painted)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::processEvents();
        acts.push_back(millisSince(start));
    }
    print("act-to-repainted.median", quantile(acts, 0.5), "ms");
    print("act-to-repainted.p99", quantile(acts, 0.99), "ms");

    measureScrolling(window);
    measurePalette(theme, window);
    measurePerspectives(clock, workspace, dir.filePath(QStringLiteral("window.ini")));

    QAccessible::installUpdateHandler(&countAccessibility);
    QAccessible::setActive(true);
    QCoreApplication::processEvents();
    accessibilityEvents = 0;
    watch.pixels = 0;
    std::vector<double> ticks;
    for (int i = 0; i < kTicks; ++i) {
        clock.leap(Millis { 1000 });
        const auto start = std::chrono::steady_clock::now();
        walkthrough->tick();
        for (auto* panel : panels)
            panel->tick();
        QCoreApplication::processEvents();
        ticks.push_back(millisSince(start));
    }
    print("tick.median", quantile(ticks, 0.5), "ms");
    print("tick.p99", quantile(ticks, 0.99), "ms");
    print("tick.accessibility-events", accessibilityEvents, "events");
    print("tick.painted", 100.0 * static_cast<double>(watch.pixels) / kTicks / (1440.0 * 900.0),
        "percent-of-window");
    return 0;
}
