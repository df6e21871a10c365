// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/perspective.h"

#include <QCoreApplication>

namespace muster::ui {

QString titleOf(Perspective perspective)
{
    switch (perspective) {
    case Perspective::Command:
        return QCoreApplication::translate("muster", "Command");
    case Perspective::Drill:
        return QCoreApplication::translate("muster", "Drill");
    case Perspective::Review:
        return QCoreApplication::translate("muster", "Review");
    case Perspective::Readiness:
        return QCoreApplication::translate("muster", "Readiness");
    }
    return {};
}

QString keyOf(Perspective perspective, SizeClass size)
{
    constexpr std::array kPerspective { "command", "drill", "review", "readiness" };
    constexpr std::array kSize { "compact", "normal", "wide" };
    return QStringLiteral("%1-%2").arg(QLatin1StringView(kPerspective[static_cast<size_t>(perspective)]),
        QLatin1StringView(kSize[static_cast<size_t>(size)]));
}

} // namespace muster::ui
