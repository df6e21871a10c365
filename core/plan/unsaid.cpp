// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/unsaid.h"

#include <QSet>

namespace muster::plan {

using namespace Qt::Literals::StringLiterals;

bool isUnsaid(const QString& text)
{
    static const QSet<QString> kUnsaid { u""_s, u"unknown"_s, u"tbd"_s, u"tba"_s, u"n/a"_s, u"?"_s, u"-"_s,
        u"—"_s };
    return kUnsaid.contains(text.trimmed().toLower());
}

bool isNobody(const QString& text)
{
    return isUnsaid(text) || text.trimmed().toLower() == u"none";
}

} // namespace muster::plan
