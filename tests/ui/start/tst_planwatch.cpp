// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/session/sessionrig.h"
#include "tests/support/testmain.h"
#include "tests/ui/start/planchoices.h"
#include "ui/start/planwatch.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using Kind = plan::FileStanding::Kind;

namespace {

/// An incident whose plan lies in a file.
struct WatchRig {
    QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral("plans/shop.plan.yaml"));
    QString preferences = folder.filePath(QStringLiteral("window.ini"));
    SessionRig log;
    std::shared_ptr<session::IncidentSession> incident;

    WatchRig()
    {
        if (!QDir(folder.path()).mkdir(QStringLiteral("plans")))
            qFatal("the folder cannot be made");
        write(smallPlanText());
        auto opened = log.declare();
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text));
        incident = *opened;
    }
    void write(const QByteArray& text) const
    {
        QSaveFile to(file);
        if (!to.open(QIODevice::WriteOnly) || to.write(text) != text.size() || !to.commit())
            qFatal("the plan cannot be written");
    }
    /// Without another file in its place.
    void overwrite(const QByteArray& text) const
    {
        QFile to(file);
        if (!to.open(QIODevice::WriteOnly) || to.write(text) != text.size())
            qFatal("the plan cannot be written");
    }
    /// As some editors save.
    void replace(const QByteArray& text) const
    {
        QFile to(file + QStringLiteral("~"));
        if (!to.open(QIODevice::WriteOnly) || to.write(text) != text.size())
            qFatal("the plan cannot be written");
        to.close();
        if (!QFile::remove(file) || !to.rename(file))
            qFatal("the plan cannot be replaced");
    }
    [[nodiscard]] static QByteArray withRto(const char* rto)
    {
        auto text = smallPlanText();
        return text.replace("rto: 1 h", QByteArrayLiteral("rto: ") + rto);
    }
    [[nodiscard]] QList<PlanChoice> choices() const
    {
        const auto plan = smallPlan();
        return { PlanChoice { .name = file, .plan = plan, .hash = plan::hashOf(*plan), .path = file } };
    }
    void give(PlanWatch& watch) const
    {
        watch.setPlans(choices());
        watch.setIncident(incident);
    }
};

Kind kindOf(const PlanWatch& watch)
{
    return watch.news() ? watch.news()->kind : Kind::Same;
}

} // namespace

class TstPlanWatch final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void h32AChangeOfTheFileIsToldWhileTheIncidentRuns()
    {
        const WatchRig rig;
        PlanWatch watch(rig.preferences);
        rig.give(watch);
        QVERIFY(!watch.news());
        rig.write(WatchRig::withRto("30 min"));
        QTRY_COMPARE_EQ(kindOf(watch), Kind::Changed);
        QCOMPARE_EQ(watch.news()->changes.size(), 1);
        // Taken back, there is nothing to be told.
        rig.replace(smallPlanText());
        QTRY_VERIFY(!watch.news());
        // Also after another file has taken its place.
        rig.replace(WatchRig::withRto("15 min"));
        QTRY_COMPARE_EQ(kindOf(watch), Kind::Changed);
        rig.overwrite("muster: [");
        QTRY_COMPARE_EQ(kindOf(watch), Kind::Unreadable);
        QVERIFY(QFile::remove(rig.file));
        QTRY_COMPARE_EQ(kindOf(watch), Kind::Gone);
        rig.write(smallPlanText());
        QTRY_VERIFY(!watch.news());
    }

    void h32WhatWasKeptIsNotToldAgainUntilTheFileChanges()
    {
        const WatchRig rig;
        {
            PlanWatch watch(rig.preferences);
            rig.give(watch);
            rig.write(WatchRig::withRto("30 min"));
            QTRY_COMPARE_EQ(kindOf(watch), Kind::Changed);
            watch.keep();
            QVERIFY(!watch.news());
        }
        // After a restart as well; the next change is told, and then the first one is one again.
        PlanWatch again(rig.preferences);
        const QSignalSpy told(&again, &PlanWatch::newsChanged);
        rig.give(again);
        rig.write(WatchRig::withRto("15 min"));
        QTRY_COMPARE_EQ(kindOf(again), Kind::Changed);
        QCOMPARE_EQ(told.size(), 1);
        again.keep();
        rig.write(WatchRig::withRto("30 min"));
        QTRY_COMPARE_EQ(kindOf(again), Kind::Changed);
    }

    void h32AFileThatWentWhileNobodyLookedIsMissed()
    {
        const WatchRig rig;
        {
            PlanWatch watch(rig.preferences);
            rig.give(watch);
        }
        QVERIFY(QFile::remove(rig.file));
        PlanWatch again(rig.preferences);
        // It is on no list any more.
        again.setPlans({});
        again.setIncident(rig.incident);
        QTRY_COMPARE_EQ(kindOf(again), Kind::Gone);
        QCOMPARE_EQ(again.news()->file, rig.file);
        // Of a closed incident nothing is told, and nothing remembered.
        QVERIFY(await(rig.incident->close()));
        again.setIncident(rig.incident);
        QVERIFY(!again.news());
        QFile kept(rig.preferences);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QVERIFY(!kept.readAll().contains("shop.plan.yaml"));
    }

    void h32APlanThatCameWithMusterHasNoFile()
    {
        const WatchRig rig;
        rig.write(WatchRig::withRto("30 min"));
        auto plans = rig.choices();
        plans[0].path.clear();
        // Somebody's own version of it is not what was declared.
        auto own = rig.choices();
        own[0].hash = QStringLiteral("another");
        PlanWatch watch(rig.preferences);
        const QSignalSpy told(&watch, &PlanWatch::newsChanged);
        watch.setPlans(own + plans);
        watch.setIncident(rig.incident);
        QVERIFY(!QFile::exists(rig.preferences));
        // Without it the file with the same plan is the one.
        watch.setPlans(own);
        QTRY_COMPARE_EQ(kindOf(watch), Kind::Changed);
        QCOMPARE_EQ(told.size(), 1);
        watch.setIncident(nullptr);
        QVERIFY(!watch.news());
    }

    void h32WhatIsWrittenFromHereIsNoNews()
    {
        const WatchRig rig;
        PlanWatch watch(rig.preferences);
        rig.give(watch);
        rig.write(WatchRig::withRto("30 min"));
        watch.keepOwnChange();
        QTRY_VERIFY(QSettings(rig.preferences, QSettings::IniFormat).allKeys().join(u' ').contains(u"kept"));
        QVERIFY(!watch.news());
        rig.write(WatchRig::withRto("15 min"));
        QTRY_COMPARE_EQ(kindOf(watch), Kind::Changed);
        QVERIFY(watch.news()->changes[0].text.contains(QStringLiteral("15 min")));
    }
};

MUSTER_TEST(TstPlanWatch)

#include "tst_planwatch.moc"
