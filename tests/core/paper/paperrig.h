// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/commandtext.h"
#include "core/plan/planlibrary.h"
#include "core/plan/planloader.h"
#include "core/plan/sections.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QFile>

namespace muster::test {

[[nodiscard]] inline plan::Plan planOf(const QByteArray& text)
{
    auto loaded = plan::loadPlan(text);
    if (!loaded.plan)
        qFatal("%s", qPrintable(loaded.findings.value(0).text));
    return *std::move(loaded.plan);
}

[[nodiscard]] inline QByteArray paperData(const char* name)
{
    QFile file(QStringLiteral(MUSTER_SOURCE_DIR "/tests/data/paper/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", name);
    return file.readAll();
}

[[nodiscard]] inline plan::Plan smallPlan()
{
    return planOf(paperData("small.plan.yaml"));
}

/// A column "pack" with the id of every pack.
inline void addPackRows()
{
    QTest::addColumn<QString>("pack");
    for (const auto& entry : plan::PlanLibrary().entries())
        QTest::newRow(qPrintable(entry.id)) << entry.id;
}

/// Without what line breaks, columns and ligatures change.
[[nodiscard]] inline QString dense(const QString& text)
{
    QString made;
    for (const auto c : text.normalized(QString::NormalizationForm_KC)) {
        if (!c.isSpace())
            made.append(c);
    }
    return made;
}

/// What a page must hold of a plan as it stands: the texts of steps and messages, and every command.
[[nodiscard]] inline QStringList wordsThatMustBeThere(const plan::Plan& plan)
{
    QStringList words;
    for (const auto& section : plan::sectionsOf(plan)) {
        for (const auto& step : *section.steps)
            words << step.title << step.caution;
        words << section.title;
    }
    plan::forEachCommand(plan, [&](const QString&, const plan::Place&, const plan::CommandLine& command) {
        words << plan::commandText(command.argv);
    });
    for (const auto& one : plan.communications.templates)
        words << one.subject << one.body;
    words.removeAll(QString());
    return words;
}

} // namespace muster::test
