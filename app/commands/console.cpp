// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/console.h"

#include "core/base/printable.h"

#include <QJsonDocument>

namespace muster::commands {

void Console::remark(const QString& text)
{
    if (!quiet)
        tell(text);
}

void Console::tell(const QString& text)
{
    out << printable(text) << u'\n';
    out.flush();
}

void Console::tell(const QJsonObject& object)
{
    out << QString::fromUtf8(QJsonDocument(object).toJson());
    out.flush();
}

void Console::tell(const QJsonArray& array)
{
    out << QString::fromUtf8(QJsonDocument(array).toJson());
    out.flush();
}

void Console::prompt(const QString& text)
{
    out << printable(text);
    out.flush();
}

void Console::progress(const QString& text)
{
    if (showsProgress && !quiet) {
        err << printable(text) << u'\n';
        err.flush();
    }
}

void Console::complain(const QString& text)
{
    err << QStringLiteral("muster-cli: ") << printable(text) << u'\n';
    err.flush();
}

int Console::refuse(const Error& error)
{
    complain(error.text);
    if (const auto advice = adviceFor(error); !advice.isEmpty())
        complain(advice);
    switch (error.fault) {
    case Fault::Invalid:
    case Fault::NotFound:
    case Fault::Conflict:
        return kUnusable;
    case Fault::Denied:
    case Fault::Offline:
    case Fault::Timeout:
    case Fault::Storage:
    case Fault::Internal:
        return kRefused;
    }
    Q_UNREACHABLE();
}

int Console::unusable(const QString& text)
{
    complain(text);
    return kUnusable;
}

int Console::unopened(const Error& error)
{
    complain(error.text);
    return error.fault == Fault::Invalid ? kUnusable : kRefused;
}

QString adviceFor(const Error& error)
{
    if (error.fault != Fault::Storage || !error.text.startsWith(Words::tr("NOT RECORDED")))
        return {};
    return Words::tr("--store FOLDER goes on elsewhere: first \"log export ID -o FILE.muster\", then \"log "
                     "import FILE.muster --store FOLDER\".");
}

} // namespace muster::commands
