// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/sections.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstSections final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void phasesRollbackFailbackAndValidationAreSections();
    void commandsOfStepsAndChecksAreShown();
};

void TstSections::phasesRollbackFailbackAndValidationAreSections()
{
    const auto plan
        = planOf("scenarios:\n"
                 "  - id: outage\n"
                 "    title: Outage\n"
                 "    procedure: [{id: load, title: Load it, steps: [{id: dump, do: Load the dump}]}]\n"
                 "    rollback: [{id: back, do: Go back}]\n"
                 "    failback: [{id: home, do: Go home}]\n"
                 "  - {id: empty, title: Empty}\n"
                 "validation: [{id: smoke, do: Load the page}]\n");
    QStringList lines;
    for (const auto& section : sectionsOf(plan))
        lines.append(section.address + u' ' + section.title + u' '
            + section.addressOf(section.steps->constFirst()) + u' ' + QString::number(section.place.line));
    QCOMPARE(lines,
        (QStringList { u"outage/load Load it outage/dump 6"_s, u"outage/rollback Rollback outage/back 7"_s,
            u"outage/failback Failback outage/home 8"_s, u"validation Validation validation/smoke 10"_s }));
}

void TstSections::commandsOfStepsAndChecksAreShown()
{
    const auto plan
        = planOf("scenarios:\n"
                 "  - id: outage\n"
                 "    title: Outage\n"
                 "    procedure:\n"
                 "      - id: load\n"
                 "        title: Load it\n"
                 "        steps: [{id: dump, do: Load, run: {any: [{argv: [a]}, {argv: [b, c]}]}}]\n"
                 "checks: [{id: disk, kind: command, run: {argv: [df]}}, {id: up, kind: http}]\n");
    QStringList lines;
    forEachCommand(plan, [&](const QString& subject, const Place&, const CommandLine& command) {
        lines.append(subject + u' ' + command.argv.join(u' '));
    });
    QCOMPARE(lines, (QStringList { u"outage/dump a"_s, u"outage/dump b c"_s, u"disk df"_s }));
}

MUSTER_TEST(TstSections)
#include "tst_sections.moc"
