// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/shell/openincidents.h"

#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

const Instant kStart = *instantFromIso(u"2026-03-14T03:12:00.000Z");

session::IncidentSummary oneOf(int number, journal::StreamKind kind, const char* title, bool closed = false)
{
    return { .id
        = journal::StreamId(QUuid(QStringLiteral("00000000-0000-4000-8000-00000000000%1").arg(number))),
        .kind = kind,
        .title = QString::fromUtf8(title),
        .plan = QStringLiteral("Shop"),
        .scenario = QStringLiteral("corruption"),
        .declaredAt = kStart,
        .closedAt = closed ? std::optional(kStart) : std::nullopt };
}

constexpr auto kLive = journal::StreamKind::Live;
constexpr auto kDrill = journal::StreamKind::Drill;

} // namespace

/// What is open beside what is shown is neither forgotten nor out of reach.
class TstOpenIncidents : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void nothingElseSaysNothing()
    {
        OpenIncidents open;
        QVERIFY(!open.after({}));
        open.set({ oneOf(1, kLive, "Rows are missing"), oneOf(2, kDrill, "Old drill", true) });
        const auto shown = oneOf(1, kLive, "").id;
        QVERIFY(!open.after(shown));
        QVERIFY(open.othersThan(shown).isEmpty());
        QVERIFY(open.findables(shown, [](const auto&) {}).isEmpty());
        // From the start page there is one to go to.
        QVERIFY(open.after({}) == shown);
        QCOMPARE_EQ(open.othersThan({}), QStringLiteral("Also open: Rows are missing (live)"));
    }

    void theyAreGoneThroughLiveOnesFirst()
    {
        OpenIncidents open;
        open.set({ oneOf(1, kDrill, "First drill"), oneOf(2, kLive, "Rows are missing"),
            oneOf(3, kDrill, "Second drill"), oneOf(4, kLive, "Redis is down") });
        std::optional<journal::StreamId> at;
        QString way;
        for (int i = 0; i < 5; ++i) {
            at = open.after(at);
            QVERIFY(at);
            way += at->toString().right(1);
        }
        QCOMPARE_EQ(way, QStringLiteral("24132"));
        QCOMPARE_EQ(open.othersThan(oneOf(2, kLive, "").id),
            QStringLiteral("Also open: Redis is down (live), 2 drills"));
        QCOMPARE_EQ(open.othersThan(oneOf(3, kDrill, "").id),
            QStringLiteral("Also open: Rows are missing (live), Redis is down (live), a drill"));
    }

    void oneIsFoundByItsWords()
    {
        OpenIncidents open;
        open.set({ oneOf(1, kDrill, "First drill"), oneOf(2, kLive, "Rows are missing"),
            oneOf(3, kLive, "Redis") });
        std::optional<journal::StreamId> went;
        const auto found
            = open.findables(oneOf(3, kLive, "").id, [&went](const journal::StreamId& id) { went = id; });
        QCOMPARE_EQ(found.size(), 2);
        QCOMPARE_EQ(found[0].text, QStringLiteral("Rows are missing"));
        QVERIFY(found[0].also.contains(QStringLiteral("corruption")));
        QCOMPARE_EQ(found[0].kind, QStringLiteral("Open incident"));
        QCOMPARE_EQ(found[1].kind, QStringLiteral("Open drill"));
        found[1].act();
        QVERIFY(went == oneOf(1, kDrill, "").id);
    }

    void aPartSaysWhatItIsAPartOf()
    {
        OpenIncidents open;
        const auto whole = oneOf(1, kLive, "Region lost", true);
        auto part = oneOf(2, kLive, "Redis is down");
        part.parent = whole.id;
        auto inner = oneOf(3, kLive, "Queue");
        inner.parent = part.id;
        open.set({ whole, part, inner });
        QCOMPARE_EQ(open.partWords(part.parent), QStringLiteral("part of Region lost"));
        QCOMPARE_EQ(open.partWords({}), QString());
        QCOMPARE_EQ(open.partsOf(whole.id), QStringList { QStringLiteral("Redis is down") });
        QCOMPARE_EQ(open.partsOf(inner.id), QStringList());
        const auto found = open.findables(inner.id, [](const auto&) {});
        QCOMPARE_EQ(found.first().kind, QStringLiteral("Open incident, part of Region lost"));
    }
};

MUSTER_TEST(TstOpenIncidents)
#include "tst_openincidents.moc"
