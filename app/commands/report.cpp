// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/report.h"

#include "app/commands/await.h"
#include "app/commands/lookup.h"
#include "app/commands/pdffile.h"
#include "app/commands/times.h"
#include "core/base/durable.h"
#include "core/base/spokentime.h"
#include "core/report/forms.h"
#include "core/report/papers.h"
#include "core/session/estatesession.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace muster::commands {

namespace {

const auto kPaper = QStringLiteral("--paper");
const auto kPerson = QStringLiteral("--person");
const auto kFormat = QStringLiteral("--format");
const auto kOutput = QStringLiteral("--output");
const auto kRoles = QStringLiteral("--roles");
const auto kZone = QStringLiteral("--tz");
const auto kForce = QStringLiteral("--force");
const auto kPage = QStringLiteral("--page");
const auto kArchive = QStringLiteral("--archive");
/// The standard output instead of a file.
const auto kStream = QStringLiteral("-");

/// What is asked for.
struct Wish {
    report::Paper paper = report::Paper::Report;
    /// Of the activity log; empty for everybody's.
    QString person;
    QList<report::Form> forms;
    /// Unset for the standard output.
    std::optional<QString> folder;
    std::optional<QTimeZone> zone;
    paper::Format page = paper::Format::A4;
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

/// Whether figures can be seen in one of these forms.
bool anyIsDrawn(const QList<report::Form>& forms)
{
    return std::any_of(forms.begin(), forms.end(), [](report::Form form) {
        return form == report::Form::Html || form == report::Form::Pdf || form == report::Form::Odt;
    });
}

Result<Wish> wishOf(const Arguments& arguments)
{
    Wish wish { report::Paper::Report, arguments.value(kPerson), { report::Form::Html }, QStringLiteral("."),
        {} };
    if (arguments.has(kPaper)) {
        const auto paper = report::paperCalled(arguments.value(kPaper));
        if (!paper) {
            return fail(Fault::Invalid,
                Words::tr("There is no paper \"%1\". There is: %2.")
                    .arg(arguments.value(kPaper), report::paperWords().join(QStringLiteral(", "))));
        }
        wish.paper = *paper;
    }
    if (arguments.has(kFormat)) {
        const auto forms = formsIn(arguments.value(kFormat));
        if (!forms)
            return fail(forms.error());
        wish.forms = *forms;
    }
    const auto page = paperSizeCalled(arguments.value(kPage));
    if (!page)
        return fail(page.error());
    wish.page = *page;
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

Place placeFor(const Wish& wish, const report::Report& made, report::Form form)
{
    const auto file = [&](const QString& name) {
        return QDir(*wish.folder).filePath(name + u'.' + report::endingOf(form));
    };
    const auto shorter = file(report::paperName(made, wish.paper, wish.person));
    if (isFree(shorter, made.subject, form))
        return { shorter, true };
    const auto longer = file(report::longPaperName(made, wish.paper, wish.person));
    return { longer, isFree(longer, made.subject, form) };
}

/// Puts it where a pipe takes it from, byte by byte.
int streamed(const QByteArray& bytes, Console& console)
{
    console.out.flush();
    auto* const device = console.out.device();
    if (device && device->write(bytes) != bytes.size()) {
        return console.refuse({ Fault::Storage, Words::tr("The standard output could not be written."),
            device->errorString() });
    }
    if (!device)
        console.out << QString::fromUtf8(bytes);
    return kDone;
}

} // namespace

Usage ReportCommand::usage() const
{
    return { QStringLiteral("report"), QStringLiteral("ID"), 1, 1,
        Words::tr("Write the report of an incident or drill: what was promised, achieved, done and decided."),
        { { kPaper, QStringLiteral("PAPER"),
              Words::tr("report, handover, situation, activity, drill or brief; else report") },
            { kPerson, QStringLiteral("NAME"), Words::tr("The activity log of this person alone") },
            { kFormat, QStringLiteral("FORMS"),
                Words::tr("html, md, json, csv, pdf or odt, several with commas between; else html") },
            { kPage, QStringLiteral("SIZE"), Words::tr("The pages of a PDF: a4 or letter; else a4") },
            { kArchive, {}, Words::tr("Write a PDF as PDF/A-1b, for archives") },
            { kOutput, QStringLiteral("DIR"),
                Words::tr("Where to; or -o DIR. With -o - one form is written to the standard output") },
            { kRoles, {}, Words::tr("Replace every name by the role that the person held") },
            { kZone, QStringLiteral("ZONE"), Words::tr("Tell times in this zone; else in the plan's") },
            { kForce, {}, Words::tr("Replace a file that is not the report of this incident") } } };
}

Draws ReportCommand::draws(const Arguments& arguments) const
{
    const auto wish = wishOf(arguments);
    return wish && anyIsDrawn(wish->forms) ? Draws::Figures : Draws::Nothing;
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
    const auto paper
        = report::paperOf(wish->paper, incident.frozenPlan(), incident.events(), setup, wish->person);
    if (!paper)
        return console.refuse(paper.error());
    const auto& made = *paper;
    report::Looks looks { wish->page, arguments.has(kArchive) };
    if (anyIsDrawn(wish->forms))
        looks.drawings = console.drawFigures(made);
    if (!wish->folder) {
        const auto written = report::written(made, wish->forms.first(), looks);
        return written ? streamed(*written, console) : console.refuse(written.error());
    }
    QList<Place> places;
    for (const auto form : wish->forms) {
        places.append(placeFor(*wish, made, form));
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
        const auto written = report::written(made, form, looks);
        if (!written)
            return console.refuse(written.error());
        if (const auto done = writeDurably(path, *written, Readers::AsUsual); !done)
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
