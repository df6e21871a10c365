// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logverify.h"

namespace muster::commands {

Usage LogVerify::usage() const
{
    return { QStringLiteral("log verify"), {}, 0, 0,
        Words::tr("Check every entry, link and signature of the log."), {} };
}

int LogVerify::run(const Arguments& arguments, Console& console)
{
    Q_UNUSED(arguments)
    auto store = console.open();
    if (!store)
        return console.unopened(store.error());
    const auto faults = store->verify();
    if (!faults)
        return console.refuse(faults.error());
    QJsonArray rows;
    for (const auto& fault : *faults) {
        rows.append(QJsonObject { { QStringLiteral("stream"), fault.stream },
            { QStringLiteral("origin"), fault.origin }, { QStringLiteral("seq"), fault.seq },
            { QStringLiteral("text"), fault.text } });
        if (!console.json) {
            console.tell(Words::tr("stream %1, console %2, entry %3: %4")
                             .arg(fault.stream, fault.origin, QString::number(fault.seq), fault.text));
        }
    }
    if (console.json)
        console.tell(QJsonObject {
            { QStringLiteral("holds"), faults->isEmpty() }, { QStringLiteral("faults"), rows } });
    else if (faults->isEmpty())
        console.remark(Words::tr("The log holds: every entry, link and signature is as it was written."));
    return faults->isEmpty() ? kDone : kNo;
}

} // namespace muster::commands
