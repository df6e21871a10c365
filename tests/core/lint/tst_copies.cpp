// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/copies.h"
#include "core/plan/planloader.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kPlan = R"(muster: 1
plan: {id: portal, title: Portal}
services: [{id: own, title: Own}, {id: mux, title: Mux}]
backups:
  - {id: log, title: Log of the rows, service: mux, kind: wal, schedule: continuous, takes: 1 h}
  - {id: export, title: Weekly export of the metadata, service: mux, kind: export, schedule: weekly, takes: 2 h}
  - {id: some, title: Some copy, service: mux, kind: copy}
  - {id: later, title: Later copy, service: mux, kind: copy, schedule: hourly, drafted: true}
  - {id: change, title: Copy on change, service: own, kind: copy, schedule: on change}
)";

Plan portalPlan()
{
    const auto loaded = loadPlan(kPlan);
    if (!loaded.plan)
        qFatal("%s", qPrintable(loaded.findings.value(0).text));
    return *loaded.plan;
}

QStringList idsOf(const Copying& copying)
{
    QStringList ids;
    for (const auto* backup : copying.backups)
        ids.append(backup->id);
    return ids;
}

} // namespace

class TstCopies final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void theLeastLossIsFound();
    void onlyBackupsOfTheSameThingCount();
};

void TstCopies::theLeastLossIsFound()
{
    const auto portal = portalPlan();
    const Copies copies(portal);
    const auto copying = copies.of(ServiceId(u"mux"_s));
    QCOMPARE(idsOf(copying), (QStringList { u"log"_s, u"export"_s, u"some"_s }));
    QVERIFY(copying.least);
    // What runs all the time takes no time.
    QCOMPARE(copying.least->most(), Millis { 0 });
    QCOMPARE(copying.unscheduled.size(), 1);
    const auto exported = lossOf(portal.backups[1]);
    QVERIFY(exported);
    QCOMPARE(durationText(exported->most()), u"7 d 2 h"_s);
    const auto onChange = copies.of(ServiceId(u"own"_s));
    QVERIFY(!onChange.least);
    QVERIFY(onChange.unscheduled.isEmpty());
}

void TstCopies::onlyBackupsOfTheSameThingCount()
{
    const auto portal = portalPlan();
    const Copies copies(portal);
    const ServiceId mux(u"mux"_s);
    QCOMPARE(
        idsOf(copies.of(mux, u"for the metadata; streaming is back at once"_s)), QStringList { u"export"_s });
    // No backup is named like it: all of them may hold it.
    QCOMPARE(copies.of(mux, u"thumbnails"_s).backups.size(), 3);
    QCOMPARE(copies.of(mux, u"weekly export"_s).backups.size(), 3);
}

MUSTER_TEST(TstCopies)
#include "tst_copies.moc"
