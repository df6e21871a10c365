// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messagetap.h"

#include "core/base/diagnostics.h"

#include <QLoggingCategory>
#include <QReadWriteLock>

namespace muster::app {

namespace {

/// A message handler is a function without an object, called from any thread: this is what it knows.
struct Tapped {
    QReadWriteLock guard { QReadWriteLock::Recursive };
    Diagnostics* diagnostics = nullptr;
    QtMessageHandler before = nullptr;
};

Tapped& tapped()
{
    static Tapped theOne;
    return theOne;
}

DiagnosticLine::Weight weightOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
    case QtInfoMsg:
        return DiagnosticLine::Weight::Note;
    case QtWarningMsg:
        return DiagnosticLine::Weight::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        return DiagnosticLine::Weight::Trouble;
    }
    Q_UNREACHABLE();
}

void hear(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    auto& to = tapped();
    const QReadLocker guard(&to.guard);
    const auto weight = weightOf(type);
    if (to.diagnostics != nullptr)
        to.diagnostics->write(weight, QString::fromLatin1(context.category), message);
    if (to.before != nullptr && weight != DiagnosticLine::Weight::Note)
        to.before(type, context, message);
}

} // namespace

MessageTap::MessageTap(Diagnostics& diagnostics)
{
    {
        const QWriteLocker guard(&tapped().guard);
        tapped().diagnostics = &diagnostics;
        tapped().before = qInstallMessageHandler(&hear);
    }
    // Rooms say what they do in categories of their own, which are silent unless somebody listens.
    QLoggingCategory::setFilterRules(QStringLiteral("muster.*=true"));
}

MessageTap::~MessageTap()
{
    QLoggingCategory::setFilterRules({});
    const QWriteLocker guard(&tapped().guard);
    qInstallMessageHandler(tapped().before);
    tapped().diagnostics = nullptr;
}

} // namespace muster::app
