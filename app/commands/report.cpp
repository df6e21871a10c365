// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/report.h"

#include "app/commands/await.h"
#include "app/commands/lookup.h"
#include "app/commands/times.h"
#include "core/base/durable.h"
#include "core/base/spokentime.h"
#include "core/report/forms.h"
#include "core/report/incidentreport.h"
#include "core/session/estatesession.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace muster::commands {

namespace {

const auto kFormat = QStringLiteral("--format");
const auto kOutput = QStringLiteral("--output");
const auto kRoles = QStringLiteral("--roles");
const auto kZone = QStringLiteral("--tz");
const auto kForce = QStringLiteral("--force");
/// The standard output instead of a file.
const auto kStream = QStringLiteral("-");

/// What is asked for.
struct Wish {
    QList<report::Form> forms;
    /// Unset for the standard output.
    std::optional<QString> folder;
    std::optional<QTimeZone> zone;
};

Result<QList<report::Form>> formsIn(const QString& words)
{
    QList<report::Form> forms;
    for (const auto& word : words.split(u',', Qt::SkipEmptyParts)) {
        const auto form = report::formCalled(QString(word).trimmed());
        if (!form) {
            return fail(Fault::Invalid,
                Words::tr("A report is not written as \"%1\". There is: %2.")
                    .arg(word, report::formWords().join(QStringLiteral(", "))));
        }
        if (!forms.contains(*form))
            forms.append(*form);
    }
    if (forms.isEmpty())
        return fail(
            Fault::Invalid, Words::tr("Say as what: --format %1.").arg(report::formWords().join(u',')));
    return forms;
}

Result<Wish> wishOf(const Arguments& arguments)
{
    Wish wish { { report::Form::Html }, QStringLiteral("."), {} };
    if (arguments.has(kFormat)) {
        const auto forms = formsIn(arguments.value(kFormat));
        if (!forms)
            return fail(forms.error());
        wish.forms = *forms;
    }
    if (arguments.has(kOutput))
        wish.folder = arguments.value(kOutput);
    if (wish.folder == kStream) {
        if (wish.forms.size() > 1)
            return fail(Fault::Invalid, Words::tr("Only one form can be written to the standard output."));
        wish.folder.reset();
    } else if (wish.folder->isEmpty()) {
        return fail(Fault::Invalid, Words::tr("Say where to: -o DIR."));
    } else if (QFileInfo::exists(*wish.folder) && !QFileInfo(*wish.folder).isDir()) {
        return fail(Fault::Invalid, Words::tr("%1 is a file. Name a folder.").arg(*wish.folder));
    }
    if (arguments.has(kZone)) {
        wish.zone = zoneNamed(arguments.value(kZone));
        if (!wish.zone->isValid()) {
            return fail(Fault::Invalid,
                Words::tr("There is no time zone \"%1\" here. Write it as Europe/Berlin.")
                    .arg(arguments.value(kZone)));
        }
    }
    return wish;
}

/// How the plan stood with those who answer for it when the incident was declared; nothing where that cannot
/// be read.
std::optional<estate::ApprovalState> approvalOf(const IncidentAtHand& opened, Console& console)
{
    const auto& events = opened.incident->events();
    session::EstateSession estate(opened.workplace.session->ports());
    const auto approvals = await(estate.approvals());
    if (!approvals) {
        console.complain(Words::tr("Who approved the plan is not known: %1").arg(approvals.error().text));
        return std::nullopt;
    }
    if (events.isEmpty())
        return std::nullopt;
    // Approvals hold on the clock of the machine, also when a drill's own shows another time.
    return approvals->of(opened.incident->frozenPlan(), events.first().wall);
}

/// Whether a file may be written there without taking anything from anybody.
bool isFree(const QString& path, const QString& subject, report::Form form)
{
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return true;
    QFile file(path);
    return info.isFile() && !info.isSymLink() && file.open(QIODevice::ReadOnly)
        && report::subjectIn(file.readAll(), form) == subject;
}

/// Where the report goes: under its short name, or under the long one where another incident's has that.
struct Place {
    QString path;
    bool isFree = false;
};

Place placeFor(const QString& folder, const report::Report& made, report::Form form)
{
    const auto file
        = [&](const QString& name) { return QDir(folder).filePath(name + u'.' + report::endingOf(form)); };
    const auto shorter = file(report::reportName(made));
    if (isFree(shorter, made.subject, form))
        return { shorter, true };
    const auto longer = file(report::longReportName(made));
    return { longer, isFree(longer, made.subject, form) };
}

} // namespace

Usage ReportCommand::usage() const
{
    return { QStringLiteral("report"), QStringLiteral("ID"), 1, 1,
        Words::tr("Write the report of an incident or drill: what was promised, achieved, done and decided."),
        { { kFormat, QStringLiteral("FORMS"),
              Words::tr("html, md, json or csv, several with commas between; else html") },
            { kOutput, QStringLiteral("DIR"),
                Words::tr("Where to; or -o DIR. With -o - one form is written to the standard output") },
            { kRoles, {}, Words::tr("Replace every name by the role that the person held") },
            { kZone, QStringLiteral("ZONE"), Words::tr("Tell times in this zone; else in the plan's") },
            { kForce, {}, Words::tr("Replace a file that is not the report of this incident") } } };
}

int ReportCommand::run(const Arguments& arguments, Console& console)
{
    const auto wish = wishOf(arguments);
    if (!wish)
        return console.refuse(wish.error());
    const auto opened = incidentAtHand(arguments.operands.first(), console);
    if (!opened)
        return opened.error();
    const auto& incident = *opened->incident;
    report::ReportSetup setup;
    setup.madeAt = console.clock.now();
    setup.madeBy = console.as;
    setup.asOf = incident.clock().now();
    setup.zone = wish->zone.value_or(zoneOf(incident.frozenPlan().zone, console.utc));
    setup.namesAsRoles = arguments.has(kRoles);
    setup.approval = approvalOf(*opened, console);
    const auto made = report::incidentReport(incident.frozenPlan(), incident.events(), setup);
    if (!wish->folder) {
        console.out << QString::fromUtf8(report::written(made, wish->forms.first()));
        console.out.flush();
        return kDone;
    }
    QList<Place> places;
    for (const auto form : wish->forms) {
        places.append(placeFor(*wish->folder, made, form));
        if (!places.last().isFree && !arguments.has(kForce)) {
            return console.unusable(
                Words::tr("%1 is there already and is not the report of this incident. Nothing was written; "
                          "name another folder, or replace it with --force.")
                    .arg(places.last().path));
        }
    }
    if (const auto folder = makeFolder(*wish->folder, Readers::AsUsual); !folder)
        return console.refuse(folder.error());
    QJsonArray files;
    for (qsizetype i = 0; i < places.size(); ++i) {
        const auto form = wish->forms.at(i);
        const auto& path = places.at(i).path;
        if (const auto done = writeDurably(path, report::written(made, form), Readers::AsUsual); !done)
            return console.refuse(done.error());
        files.append(QJsonObject {
            { QStringLiteral("format"), report::endingOf(form) }, { QStringLiteral("file"), path } });
        if (!console.json)
            console.remark(Words::tr("Written: %1").arg(path));
    }
    if (console.json)
        console.tell(files);
    return kDone;
}

} // namespace muster::commands
