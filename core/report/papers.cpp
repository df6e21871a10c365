// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/papers.h"

#include "core/plan/words.h"
#include "core/report/activitylog.h"
#include "core/report/drillreport.h"
#include "core/report/executivebrief.h"
#include "core/report/frame.h"
#include "core/report/handoversheet.h"
#include "core/report/incidentreport.h"
#include "core/report/situationpage.h"

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using plan::Words;

namespace {

/// One person's log does not take the place of everybody's.
QString endOf(Paper paper, const QString& person)
{
    const auto whose = slugOf(person);
    return whose.isEmpty() ? wordOf(paper) : wordOf(paper) + u'-' + whose;
}

} // namespace

QString wordOf(Paper paper)
{
    switch (paper) {
    case Paper::Report:
        return u"report"_s;
    case Paper::Handover:
        return u"handover"_s;
    case Paper::Situation:
        return u"situation"_s;
    case Paper::Activity:
        return u"activity"_s;
    case Paper::Drill:
        return u"drill"_s;
    case Paper::Brief:
        return u"brief"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Paper> paperCalled(QStringView word)
{
    for (const auto paper : allPapers()) {
        if (wordOf(paper) == word)
            return paper;
    }
    return std::nullopt;
}

QStringList paperWords()
{
    QStringList words;
    for (const auto paper : allPapers())
        words.append(wordOf(paper));
    return words;
}

QList<Paper> allPapers()
{
    return { Paper::Report, Paper::Handover, Paper::Situation, Paper::Activity, Paper::Drill, Paper::Brief };
}

Result<Report> paperOf(Paper paper, const plan::Plan& frozen, const QList<journal::Event>& events,
    const ReportSetup& setup, const QString& person)
{
    if (!person.isEmpty() && paper != Paper::Activity) {
        return fail(Fault::Invalid,
            Words::tr("Only the activity log is made for one person. Leave the person out, or ask for the "
                      "activity log."));
    }
    switch (paper) {
    case Paper::Report:
        return incidentReport(frozen, events, setup);
    case Paper::Handover:
        return handoverSheet(frozen, events, setup);
    case Paper::Situation:
        return situationPage(frozen, events, setup);
    case Paper::Activity:
        return activityLog(frozen, events, setup, person);
    case Paper::Drill:
        return drillReport(frozen, events, setup);
    case Paper::Brief:
        return executiveBrief(frozen, events, setup);
    }
    Q_UNREACHABLE();
}

QString paperName(const Report& report, Paper paper, const QString& person)
{
    return u"%1_%2"_s.arg(fileBeginning(report), endOf(paper, person));
}

QString longPaperName(const Report& report, Paper paper, const QString& person)
{
    return u"%1_%2_%3"_s.arg(fileBeginning(report), shortId(report), endOf(paper, person));
}

} // namespace muster::report
