// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/plannews.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace muster::ui {

namespace {

/// Nobody reads more of them in an incident, and a page of words is laid out in one go.
constexpr qsizetype kMost = 200;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

} // namespace

QString differenceWords(const plan::FileStanding& standing, const StateColors& colors)
{
    const auto muted = QStringLiteral("<p style='color:%1'>%2</p>").arg(colors.muted.name());
    QString html = muted.arg(standing.file.toHtmlEscaped());
    std::optional<plan::PlanChange::Section> section;
    QString subject;
    const auto shown = standing.changes.first(std::min(standing.changes.size(), kMost));
    for (const auto& change : shown) {
        if (section != change.section) {
            html += QStringLiteral("<h3>%1</h3>").arg(plan::headingOf(change.section).toHtmlEscaped());
            subject.clear();
        }
        section = change.section;
        if (!change.subject.isEmpty() && change.subject != subject)
            html += QStringLiteral("<p><b>%1</b></p>").arg(change.subject.toHtmlEscaped());
        subject = change.subject;
        html += QStringLiteral("<p>%1</p>").arg(change.text.toHtmlEscaped());
    }
    if (shown.size() < standing.changes.size())
        html += muted.arg(tr("And %1 more.").arg(standing.changes.size() - shown.size()));
    return html + muted.arg(tr("Nothing of it changes this incident, which goes on with its copy."));
}

} // namespace muster::ui
