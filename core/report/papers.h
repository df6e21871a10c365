// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/event.h"
#include "core/plan/plan.h"
#include "core/report/report.h"
#include "core/report/reportsetup.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace muster::report {

/// What can be made of the record of an incident. Each is a Report, and so can be written in every form.
enum class Paper { Report, Handover, Situation, Activity, Drill, Brief };

/// "report", "handover", "situation", "activity", "drill", "brief". They never change.
[[nodiscard]] QString wordOf(Paper paper);
[[nodiscard]] std::optional<Paper> paperCalled(QStringView word);
/// The words of all, in the order in which they are offered.
[[nodiscard]] QStringList paperWords();
/// In the order in which they are offered.
[[nodiscard]] QList<Paper> allPapers();

/// `person` is for the activity log: theirs alone. Fails as activityLog() and drillReport() do, and with
/// Invalid when a person is named for another paper. Pure.
[[nodiscard]] Result<Report> paperOf(Paper paper, const plan::Plan& frozen,
    const QList<journal::Event>& events, const ReportSetup& setup, const QString& person = {});

/// The name of its file without an ending: "2026-03-14_rows-are-missing_handover", "…_activity-ada".
[[nodiscard]] QString paperName(const Report& report, Paper paper, const QString& person = {});
/// The same for a second incident of that day and title, with the beginning of its stream.
[[nodiscard]] QString longPaperName(const Report& report, Paper paper, const QString& person = {});

} // namespace muster::report
