// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/unrecorded.h"

#include <QCoreApplication>

namespace muster::session {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

} // namespace

Error notRecorded(Error error)
{
    const bool isKnown = error.fault != Fault::Timeout && error.fault != Fault::Offline;
    if (isKnown && !error.text.startsWith(tr("NOT RECORDED")))
        error.text = tr("NOT RECORDED: %1").arg(error.text);
    return error;
}

tl::unexpected<Error> noAnswer()
{
    return fail(
        Fault::Timeout, tr("The log was closed before it answered. Open it again to see what was recorded."));
}

} // namespace muster::session
