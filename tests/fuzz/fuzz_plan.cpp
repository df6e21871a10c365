// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer calls this with bytes that it makes up: whatever they are, they end in a plan or in sentences.
#include "core/base/printable.h"
#include "core/lint/linter.h"
#include "core/lint/together.h"
#include "core/plan/planloader.h"
#include "core/plan/plansummary.h"
#include "tests/fuzz/demand.h"

#include <QJsonDocument>

#include <cstddef>
#include <cstdint>
#include <memory>

using namespace muster;
using namespace muster::plan;
using muster::fuzz::demand;

namespace {

void demandPrintable(const QList<Finding>& findings)
{
    for (const auto& finding : findings) {
        demand(!finding.rule.isEmpty() && !finding.text.isEmpty(), "a finding says nothing");
        demand(printableLine(finding.text) == finding.text, "a finding cannot be printed");
        demand(printableLine(finding.hint) == finding.hint, "a hint cannot be printed");
        demand(printableLine(finding.subject) == finding.subject, "a subject cannot be printed");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    if (fuzz::isPlanted(text))
        return 0;
    const auto loaded = loadPlan(text);
    const lint::LintContext context { .today = QDate(2026, 6, 1) };
    const auto checked = lint::checkLoaded(loaded, context);
    demandPrintable(checked.open);
    if (!loaded.plan) {
        demand(!checked.open.isEmpty(), "neither a plan nor a finding");
        return 0;
    }
    const auto shared = std::make_shared<const Plan>(*loaded.plan);
    const QString file = QStringLiteral("a");
    demandPrintable(lint::checkTogether({ { file, shared }, { file + u'b', shared } }, context).open);
    demand(!QJsonDocument(summaryJson(*loaded.plan, checked.open)).toJson().isEmpty(), "no summary");
    demand(!summaryText(*loaded.plan, {}, checked.open).isEmpty(), "no summary");
    const auto frozen = loadPlan(loaded.plan->resolved);
    demand(frozen.plan && frozen.plan->resolved == loaded.plan->resolved, "what is frozen is not read back");
    return 0;
}
