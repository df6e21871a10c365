// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/incidentfigures.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;

class TstIncidentFigures : public QObject {
    Q_OBJECT

    static incident::ServiceRow row(
        const QString& title, incident::ServiceStanding standing, plan::Target::State state)
    {
        incident::ServiceRow row;
        row.title = title;
        row.standing = standing;
        row.rto.target.state = state;
        row.rto.target.value = std::chrono::minutes(60);
        row.rto.elapsed = std::chrono::seconds(90);
        return row;
    }

private slots:
    void init() { test::failOnWarnings(); }

    void onlyAffectedServicesWithANumberAreCompared()
    {
        using enum incident::ServiceStanding;
        using State = plan::Target::State;
        incident::Objectives objectives;
        objectives.rows = { row(QStringLiteral("api"), Down, State::Number),
            row(QStringLiteral("auth"), Recovered, State::Number),
            row(QStringLiteral("mail"), Normal, State::Number),
            row(QStringLiteral("search"), Down, State::Unknown),
            row(QStringLiteral("stats"), Down, State::None) };
        const auto figure = metrics::promisedAndTaken(objectives);
        QCOMPARE(figure.categories, QStringList({ QStringLiteral("api"), QStringLiteral("auth") }));
        QCOMPARE(figure.series.size(), 2);
        QCOMPARE(figure.series[0].values, QList<double>({ 60, 60 }));
        QCOMPARE(figure.series[1].values, QList<double>({ 1.5, 1.5 }));
    }

    void nothingToCompareGivesAnEmptyFigure() { QVERIFY(metrics::promisedAndTaken({}).series.isEmpty()); }
};

MUSTER_TEST(TstIncidentFigures)
#include "tst_incidentfigures.moc"
