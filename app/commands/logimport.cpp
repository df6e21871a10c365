// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logimport.h"

#include "app/commands/await.h"
#include "core/session/exchange.h"
#include "core/session/exchangewords.h"

#include <algorithm>

namespace muster::commands {

namespace {

using session::Imported;

void tell(const QList<session::AccountLine>& lines, Console& console)
{
    using Kind = session::AccountLine::Kind;
    for (const auto& line : lines) {
        if (line.kind == Kind::Refusal)
            console.tell(line.text);
        else
            console.remark(line.kind == Kind::Head ? line.text : QStringLiteral("  ") + line.text);
    }
}

QJsonObject jsonOf(const Imported& imported)
{
    QJsonArray consoles;
    for (const auto& source : imported.consoles) {
        consoles.append(QJsonObject { { QStringLiteral("console"), source.console.toString() },
            { QStringLiteral("new"), source.fresh }, { QStringLiteral("known"), source.known } });
    }
    QJsonArray people;
    for (auto it = imported.people.begin(); it != imported.people.end(); ++it)
        people.append(
            QJsonObject { { QStringLiteral("name"), it.key() }, { QStringLiteral("entries"), *it } });
    QJsonArray refused;
    for (const auto& fault : imported.admission.refused) {
        refused.append(QJsonObject { { QStringLiteral("console"), fault.origin.toString() },
            { QStringLiteral("seq"), fault.seq }, { QStringLiteral("text"), fault.text } });
    }
    return { { QStringLiteral("file"), imported.file },
        { QStringLiteral("stream"), imported.stream.toString() },
        { QStringLiteral("kind"), journal::textOf(imported.kind) },
        { QStringLiteral("title"), imported.title }, { QStringLiteral("by"), imported.by.toString() },
        { QStringLiteral("known_before"), imported.wasKnown },
        { QStringLiteral("new"), imported.admission.stored },
        { QStringLiteral("known"), imported.admission.known }, { QStringLiteral("consoles"), consoles },
        { QStringLiteral("people"), people }, { QStringLiteral("files"), imported.files },
        { QStringLiteral("files_taken_back"), imported.takenBack }, { QStringLiteral("refused"), refused },
        { QStringLiteral("renewed"), imported.admission.renewed } };
}

int statusOf(const session::FileImported& one)
{
    if (one.done)
        return one.done->admission.refused.isEmpty() ? kDone : kNo;
    return one.done.error().fault == Fault::Storage ? kRefused : kUnusable;
}

int importOne(const session::FileImported& one, Console& console)
{
    if (!one.done)
        return console.refuse(one.done.error());
    if (console.json)
        console.tell(jsonOf(*one.done));
    else
        tell(accountOf(*one.done), console);
    return statusOf(one);
}

int importSeveral(const QList<session::FileImported>& all, Console& console)
{
    int status = kDone;
    for (const auto& one : all)
        status = std::max(status, statusOf(one));
    if (!console.json) {
        tell(accountOf(all), console);
        return status;
    }
    QJsonArray list;
    for (const auto& one : all) {
        if (one.done)
            list.append(jsonOf(*one.done));
        else
            console.complain(one.done.error().text);
    }
    console.tell(list);
    return status;
}

} // namespace

Usage LogImport::usage() const
{
    return { QStringLiteral("log import"), QStringLiteral("FILE…"), 1, -1,
        Words::tr("Take in what other consoles recorded, from bundles or a folder of them, and say what came "
                  "from whom."),
        {} };
}

int LogImport::run(const Arguments& arguments, Console& console)
{
    auto store = console.open();
    if (!store)
        return console.unopened(store.error());
    session::Exchange exchange(store->session->ports());
    const auto all = await(exchange.importAll(arguments.operands));
    if (!all)
        return console.refuse(all.error());
    if (all->isEmpty()) {
        return console.unusable(
            Words::tr("There is no file *.muster in %1.").arg(arguments.operands.join(QStringLiteral(", "))));
    }
    const bool isOne = arguments.operands == QStringList { all->first().file };
    return isOne ? importOne(all->first(), console) : importSeveral(*all, console);
}

} // namespace muster::commands
