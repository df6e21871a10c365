// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/filestanding.h"

#include "core/plan/planhash.h"
#include "core/plan/words.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <algorithm>

namespace muster::plan {

namespace {

using Kind = FileStanding::Kind;

QString firstFault(const Loaded& loaded)
{
    const auto found = std::find_if(loaded.findings.begin(), loaded.findings.end(),
        [](const Finding& finding) { return finding.severity == Finding::Severity::Error; });
    return found == loaded.findings.end() ? QString() : found->text;
}

FileStanding unreadable(FileStanding standing, const QString& why, const QByteArray& text)
{
    standing.kind = Kind::Unreadable;
    standing.why = why;
    const auto hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
    standing.fingerprint = keyOf(standing.kind) + u' ' + QString::fromLatin1(hash);
    return standing;
}

} // namespace

FileStanding standingOfFile(
    const Plan& version, const QString& hash, const QString& file, const SecretTest& isSecret)
{
    FileStanding standing { .file = file, .parts = { file } };
    const auto text = readPlanText(file);
    if (!text && text.error().fault == Fault::NotFound) {
        standing.kind = Kind::Gone;
        standing.fingerprint = keyOf(standing.kind);
        return standing;
    }
    if (!text)
        return unreadable(standing, text.error().text, {});
    const auto loaded = loadPlan(*text, file);
    if (!loaded.plan)
        return unreadable(standing, firstFault(loaded), *text);
    const auto folder = QFileInfo(file).path();
    for (const auto& part : loaded.plan->included)
        standing.parts.append(folder + u'/' + part.file);
    standing.fingerprint = hashOf(*loaded.plan);
    if (standing.fingerprint != hash) {
        standing.kind = Kind::Changed;
        standing.changes = differences(version, *loaded.plan, isSecret);
    }
    return standing;
}

QString sentenceOf(const FileStanding& standing)
{
    switch (standing.kind) {
    case Kind::Same:
        return {};
    case Kind::Changed:
        return Words::tr("The plan file has changed since this incident began.");
    case Kind::Gone:
        return Words::tr("The plan file is gone.");
    case Kind::Unreadable:
        return Words::tr("The plan file cannot be read any more.");
    }
    Q_UNREACHABLE();
}

QString keyOf(FileStanding::Kind kind)
{
    switch (kind) {
    case Kind::Same:
        return QStringLiteral("same");
    case Kind::Changed:
        return QStringLiteral("changed");
    case Kind::Gone:
        return QStringLiteral("gone");
    case Kind::Unreadable:
        return QStringLiteral("unreadable");
    }
    Q_UNREACHABLE();
}

} // namespace muster::plan
