// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/looks.h"
#include "core/report/report.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace muster::report {

/// What a report is written as.
enum class Form { Html, Markdown, Json, Csv, Pdf, Odt };

/// "html", "md", "json", "csv", "pdf", "odt": the word for it, and how its file ends.
[[nodiscard]] QString endingOf(Form form);
[[nodiscard]] std::optional<Form> formCalled(QStringView word);
/// The words of all, in the order in which they are offered.
[[nodiscard]] QStringList formWords();

/// Fails as pdfOf() and odtOf(); the other forms never do. Thread: any, for PDF only one at a time.
[[nodiscard]] Result<QByteArray> written(const Report& report, Form form, const Looks& looks = {});
/// The stream that a file in this form is the report of; empty when it is no report of Muster.
[[nodiscard]] QString subjectIn(const QByteArray& file, Form form);

} // namespace muster::report
