// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/planloader.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace muster::plan {

/// Finds plans: the packs that are compiled in, and the `*.plan.yaml` files of one folder. Reads files when
/// asked; holds nothing open. Thread: any, it has no state but the folder's path.
class PlanLibrary final {
public:
    struct Entry {
        /// A pack's id, or the file name without ".plan.yaml".
        QString id;
        /// ":/plans/ID.plan.yaml" of a pack, the path of a file.
        QString path;
        bool bundled = false;
    };

    /// A plan that was found and read. `name` is what findings should call the file.
    struct Found {
        QString path;
        QString name;
        bool bundled = false;
        Loaded loaded;
    };

    /// `folder` may be empty or missing: then there are only packs.
    explicit PlanLibrary(QString folder = {});

    /// Packs first, then files; each by id. Opens no file.
    [[nodiscard]] QList<Entry> entries() const;

    /// `wanted` is an id, or a path when it holds '/' or ".yaml". A file of the folder goes before a pack of
    /// the same id, and both before what comes with Muster to begin with: "blank", for what no plan
    /// describes, and "sample", the first drill of somebody new. Fails with NotFound (an unknown id is
    /// answered with the nearest one), Storage, Invalid (too big).
    [[nodiscard]] Result<Found> find(const QString& wanted) const;

    /// As find, but a plan with errors is a failure too: Invalid, with the first finding as text and all in
    /// detail.
    [[nodiscard]] Result<Plan> plan(const QString& wanted) const;

    /// Whether `wanted` means all plans of a folder: it is one, and no plan has it as its id.
    [[nodiscard]] bool meansFolder(const QString& wanted) const;

    /// The paths of the `*.plan.yaml` files of a folder, by name. Fails with NotFound when there is none.
    [[nodiscard]] static Result<QStringList> filesIn(const QString& folder);

private:
    QString m_folder;
};

} // namespace muster::plan
