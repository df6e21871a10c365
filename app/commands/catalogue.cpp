// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/catalogue.h"

#include "app/commands/bench.h"
#include "app/commands/confirmall.h"
#include "app/commands/drillrun.h"
#include "app/commands/incidentacts.h"
#include "app/commands/incidentchanges.h"
#include "app/commands/incidentevidence.h"
#include "app/commands/incidentfollowup.h"
#include "app/commands/incidentprint.h"
#include "app/commands/incidentreview.h"
#include "app/commands/incidentviews.h"
#include "app/commands/loganchor.h"
#include "app/commands/logarchive.h"
#include "app/commands/logbackup.h"
#include "app/commands/logconsoles.h"
#include "app/commands/logerase.h"
#include "app/commands/logexport.h"
#include "app/commands/logimport.h"
#include "app/commands/logsearch.h"
#include "app/commands/logverify.h"
#include "app/commands/notices.h"
#include "app/commands/phaseacts.h"
#include "app/commands/planacts.h"
#include "app/commands/planapprove.h"
#include "app/commands/plancommands.h"
#include "app/commands/plandiff.h"
#include "app/commands/planfolder.h"
#include "app/commands/planprint.h"
#include "app/commands/planpublish.h"
#include "app/commands/report.h"
#include "app/commands/stepacts.h"
#include "app/commands/stepguards.h"
#include "app/commands/steprests.h"
#include "app/commands/sync.h"
#include "app/commands/typeback.h"

namespace muster::commands {

namespace {

template <typename... Commands> std::vector<std::unique_ptr<Command>> made()
{
    std::vector<std::unique_ptr<Command>> all;
    (all.push_back(std::make_unique<Commands>()), ...);
    return all;
}

} // namespace

std::vector<std::unique_ptr<Command>> allCommands()
{
    return made<PlanList, PlanCheck, PlanSummary, PlanDiff, PlanPrint, PlanPublish, PlanApprove,
        PlanFolderCommand, DrillRun, IncidentDeclare, IncidentList, IncidentShow, IncidentTimeline,
        IncidentPrint, IncidentTypeBack, IncidentDo, IncidentConfirmAll, IncidentStart, IncidentSkip,
        IncidentFail, IncidentReopen, IncidentDecide, IncidentHold, IncidentWait, IncidentDefer,
        IncidentResume, IncidentOverride, IncidentRelease, IncidentVerify, IncidentApprove, IncidentProve,
        IncidentMisfit, IncidentExplain, IncidentExtend, IncidentComplete, IncidentRollBack, IncidentAttach,
        IncidentDetach, IncidentAddStep, IncidentStrike, IncidentRestore, IncidentReword, IncidentMove,
        IncidentChanges, IncidentNote, IncidentEvidence, IncidentRecovered, IncidentRestorePoint,
        IncidentCheck, IncidentPause, IncidentUnpause, IncidentObject, IncidentFollowUp, IncidentHandOver,
        IncidentClose, IncidentReview, IncidentWatch, NoticeList, NoticeDraft, NoticeMarkSent, LogSearch,
        LogVerify, LogExport, LogArchive, LogAnchor, LogImport, LogConsoles, LogEnroll, LogRevoke, LogErase,
        LogBackup, LogBackups, LogRecover, ReportCommand, SyncInit, SyncMember, SyncUse, SyncOnce, SyncRun,
        SyncStanding, Bench>();
}

QList<Usage> usagesOf(const std::vector<std::unique_ptr<Command>>& commands)
{
    QList<Usage> usages;
    for (const auto& command : commands)
        usages.append(command->usage());
    return usages;
}

} // namespace muster::commands
