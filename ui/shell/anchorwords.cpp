// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/anchorwords.h"

#include "ui/models/walltime.h"

#include <QCoreApplication>

namespace muster::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

} // namespace

QString wayWord(incident::RecordAnchored::Way way)
{
    using Way = incident::RecordAnchored::Way;
    switch (way) {
    case Way::Paper:
        return tr("paper");
    case Way::Message:
        return tr("message");
    case Way::Told:
        return tr("told");
    case Way::Git:
        return tr("git");
    case Way::Timestamp:
        return tr("time stamp");
    }
    Q_UNREACHABLE();
}

std::optional<AnchorFact> anchorFact(
    const std::optional<Instant>& dueSince, const QList<incident::AnchorState>& anchors, const WallTime& time)
{
    if (dueSince) {
        const auto at = time.minutes(*dueSince);
        return AnchorFact { true, tr("Record not anchored since %1").arg(at),
            tr("Not anchored since %1").arg(at) };
    }
    if (anchors.isEmpty())
        return {};
    const auto& newest = anchors.last();
    const auto at = time.minutes(newest.at);
    return AnchorFact { false, tr("Record anchored %1 (%2)").arg(at, wayWord(newest.way)),
        tr("Anchored %1").arg(at) };
}

} // namespace muster::ui
