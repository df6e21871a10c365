// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/incidentchanges.h"

#include "app/commands/lookup.h"
#include "core/incident/planoffer.h"
#include "core/plan/planloader.h"
#include "core/plan/planwriter.h"

#include <algorithm>

namespace muster::commands {

namespace {

using incident::PlanOffer;

const auto kInto = QStringLiteral("--into");

bool isByHand(const PlanOffer& offer)
{
    return offer.edits.isEmpty();
}

/// Makes the edits in the file of this plan. Fails with one sentence or two; the file is then as it was.
Result<void> writeInto(const QString& file, const plan::Plan& of, const QList<plan::PlanEdit>& edits)
{
    const auto text = plan::readPlanText(file);
    if (!text)
        return fail(text.error());
    // What cannot be loaded is refused with its faults below.
    const auto loaded = plan::loadPlan(*text, file);
    if (loaded.plan && loaded.plan->id != of.id) {
        return fail(Fault::Invalid,
            Words::tr("%1 is the plan \"%2\", and the incident follows \"%3\".")
                .arg(file, loaded.plan->id.toString(), of.id.toString()));
    }
    if (const auto written = plan::saveEdits(file, *text, edits); !written)
        return fail(written.error());
    return {};
}

void tellOffer(const PlanOffer& offer, Console& console)
{
    console.tell(offer.why.isEmpty() ? offer.words : Words::tr("%1 — %2").arg(offer.words, offer.why));
    if (isByHand(offer))
        console.tell(QStringLiteral("  ") + offer.byHand);
}

QJsonArray jsonOf(const QList<PlanOffer>& offers, bool areWritten)
{
    QJsonArray rows;
    for (const auto& offer : offers) {
        const bool needsPerson = isByHand(offer);
        rows.append(
            QJsonObject { { QStringLiteral("text"), offer.words }, { QStringLiteral("why"), offer.why },
                { QStringLiteral("by_hand"), needsPerson ? QJsonValue(offer.byHand) : QJsonValue() },
                { QStringLiteral("written"), areWritten && !needsPerson } });
    }
    return rows;
}

QString writtenText(qsizetype written, qsizetype left, const QString& file)
{
    const auto what = written == 0 ? Words::tr("Nothing was written into %1").arg(file)
        : written == 1             ? Words::tr("1 change was written into %1").arg(file)
                       : Words::tr("%1 changes were written into %2").arg(QString::number(written), file);
    if (left == 0)
        return what + u'.';
    return left == 1 ? Words::tr("%1; 1 is for a person to make:").arg(what)
                     : Words::tr("%1; %2 are for a person to make:").arg(what, QString::number(left));
}

} // namespace

Usage IncidentChanges::usage() const
{
    return { QStringLiteral("incident changes"), QStringLiteral("ID"), 1, 1,
        Words::tr("Say what was changed of the plan while it ran, or write it into the plan file."),
        { { kInto, QStringLiteral("FILE"), Words::tr("The plan file that is to have the changes") } } };
}

int IncidentChanges::run(const Arguments& arguments, Console& console)
{
    const auto opened = incidentAtHand(arguments.operands.first(), console);
    if (!opened)
        return opened.error();
    const auto& incident = *opened->incident;
    const auto offers = incident::planOffers(incident.frozenPlan(), incident.state());
    const auto left = std::count_if(offers.begin(), offers.end(), isByHand);
    const auto writable = offers.size() - left;
    const bool writes = arguments.has(kInto);
    const auto file = arguments.value(kInto);
    if (writes && writable > 0) {
        const auto written = writeInto(file, incident.frozenPlan(), incident::editsOf(offers));
        if (!written) {
            return console.refuse(
                { written.error().fault, Words::tr("%1 Nothing was written.").arg(written.error().text) });
        }
    }
    const int status = writes && left > 0 ? kNo : kDone;
    if (console.json) {
        console.tell(jsonOf(offers, writes));
        return status;
    }
    if (offers.isEmpty()) {
        console.tell(Words::tr("The plan was not changed while it ran, or every change was taken back."));
        return status;
    }
    if (writes)
        console.tell(writtenText(writable, left, file));
    for (const auto& offer : offers) {
        if (!writes || isByHand(offer))
            tellOffer(offer, console);
    }
    if (!writes && writable > 0) {
        console.remark(Words::tr("Into the plan file: muster-cli incident changes %1 --into FILE")
                           .arg(incident.stream().id.toString().left(8)));
    }
    return status;
}

} // namespace muster::commands
