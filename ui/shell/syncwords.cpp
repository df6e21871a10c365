// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/syncwords.h"

#include "core/base/spokentime.h"

#include <QCoreApplication>
#include <QStringList>

namespace muster::ui {

namespace {

using State = journal::SyncStatus::State;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

} // namespace

SyncWords syncWords(const journal::SyncStatus& status, const QString& zone)
{
    if (status.state == State::Off)
        return {};
    const auto waits
        = status.waiting == 1 ? tr("1 entry only here") : tr("%1 entries only here").arg(status.waiting);
    SyncWords words;
    QStringList sentences;
    switch (status.state) {
    case State::Off:
        break;
    case State::Connecting:
        words.brief = tr("Connecting to the server");
        break;
    case State::Live:
        words.brief = status.waiting == 0 ? tr("On the server too") : tr("Online, %1").arg(waits);
        break;
    case State::Sending:
        words.brief = tr("Sending to the server");
        break;
    case State::Offline:
        words.brief = status.waiting == 0 ? tr("Server offline") : tr("Server offline, %1").arg(waits);
        break;
    case State::Refused:
        words.brief = tr("Server refused, %1").arg(waits);
        words.isTrouble = true;
        break;
    }
    sentences << tr("Server: %1.").arg(status.server);
    if (!status.error.isEmpty())
        sentences << status.error;
    if (status.waiting > 0 && status.waitingSince) {
        sentences << tr("%1 entries are only on this computer, since %2.")
                         .arg(QString::number(status.waiting), momentText(*status.waitingSince, zone));
    }
    if (status.checkedAt)
        sentences << tr("Both were the same at %1.").arg(momentText(*status.checkedAt, zone));
    if (status.retryAt)
        sentences << tr("It is tried again at %1.").arg(momentText(*status.retryAt, zone));
    sentences << status.notices;
    words.isTrouble = words.isTrouble || !status.notices.isEmpty();
    words.sentence = sentences.join(u' ');
    return words;
}

} // namespace muster::ui
