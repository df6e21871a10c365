// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/diagnostics.h"
#include "core/base/diskspace.h"
#include "core/journal/finder.h"
#include "core/journal/replicator.h"
#include "core/plan/finding.h"
#include "core/plan/plan.h"
#include "core/plan/planwriter.h"
#include "core/readiness/preflight.h"
#include "core/session/session.h"
#include "ui/widgets/theme.h"

#include <QFuture>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace muster::ui {

/// A plan that was found: readable, or with what stands in its way.
struct PlanChoice {
    /// What findings call the file.
    QString name;
    /// Null when there are errors.
    std::shared_ptr<const plan::Plan> plan;
    /// plan::hashOf, which takes too long to ask for it whenever a line is shown.
    QString hash = {};
    QList<plan::Finding> findings = {};
    /// Instead of findings, when the file could not be read at all.
    QString fault = {};
    /// Empty for a plan that came with Muster.
    QString path = {};
    /// A person opened it, and the window goes on showing it.
    bool opened = false;
};

/// The workspace behind the window, opened.
struct Door {
    std::shared_ptr<session::Session> session;
    /// Where the log is.
    QString folder;
    /// What a person should know about the store; most often none.
    QStringList notices = {};
    /// Finds entries of all incidents, as long as the session lives. Without it nothing is searched.
    journal::Finder* finder = nullptr;
    /// Keeps the log the same as that of the team's server, as long as the session lives; null for none.
    journal::Replicator* replicator = nullptr;
};

/// What the window is given. The functions are called after the first paint, and again when a person asks to
/// try again. Everything outlives the window.
struct Surroundings {
    const MachineClock& clock;
    /// What the program did since it was started.
    const Diagnostics& diagnostics;
    std::function<QFuture<Result<Door>>()> openDoor;
    /// Reads the plans, with those of the files that were opened, beside the window, which is there before
    /// them.
    std::function<QFuture<QList<PlanChoice>>(const QStringList& opened)> loadPlans;
    /// Reads a plan that comes with Muster to begin with: "sample", "blank".
    std::function<QFuture<PlanChoice>(const QString& id)> loadStarter;
    /// Looks at this computer, beside the window.
    std::function<QFuture<QList<readiness::PreflightFact>>()> lookAround;
    /// Looks at the disk that holds the log, beside the window. Without it nothing is said of the disk.
    std::function<QFuture<std::optional<DiskSpace>>()> lookAtDisk = {};
    /// Whether the door did not open because the log's file is damaged. Then it can be set aside, and the
    /// next opening goes on with what could be saved: a summary. Both, or neither.
    std::function<bool(const Error& error)> isDamage = {};
    std::function<QFuture<Result<QString>>()> setAside = {};
    /// Makes the edits in the file of a plan, as plan::saveEdits(), beside the window. Without it nothing is
    /// written into plans.
    std::function<QFuture<Result<void>>(const QString& file, const QList<plan::PlanEdit>& edits)> editPlan
        = {};
    /// INI file of this user's window.
    QString preferencesFile;
    /// Where papers go that are printed from here; made with the first of them. Without it none are printed.
    QString paperFolder = {};
    /// Shows a file in the program that people here look at such files with. Without it none is shown.
    std::function<void(const QString& file)> openFile = {};
    /// The look that was said on the command line: holds until a person chooses another one, and is not kept.
    std::optional<Appearance> appearance = {};
    /// Who sits here: the account's full name, or what was said on the command line.
    QString person;
    /// Set when it was said on the command line: then it also holds for incidents that go on.
    bool personWasNamed = false;
};

} // namespace muster::ui
