// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/intake.h"

#include "core/base/printable.h"
#include "core/bundle/bundle.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace muster::bundle {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kMebi = qint64 { 1024 } * 1024;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

bool isWhole(const QString& text, const QRegularExpression& pattern)
{
    return pattern.match(text).hasMatch();
}

tl::unexpected<Error> refused(const QString& text)
{
    return fail(Fault::Invalid, text);
}

} // namespace

bool Intake::isFileName(const QString& name)
{
    static const QRegularExpression kPattern(QRegularExpression::anchoredPattern(
        u"heads\\.txt|heads\\.sig|READ-ME-FIRST\\.txt|report\\.html|verify\\.sh|words\\.txt|files/"
        u"[0-9a-f]{64}"
        "|chains/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/(events\\.jsonl|signatures\\.txt|leaves\\.txt)"_s));
    return isWhole(name, kPattern);
}

bool Intake::isFolderName(const QString& name)
{
    static const QRegularExpression kPattern(QRegularExpression::anchoredPattern(
        u"files|chains|chains/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"_s));
    return isWhole(name, kPattern);
}

Result<void> Intake::folder(const QString& name)
{
    if (!isFolderName(name)) {
        return refused(tr("This is no record of Muster: it holds a folder \"%1\", which none does.")
                           .arg(printableLine(name, kMaxQuoted)));
    }
    if (m_folders.contains(name))
        return refused(tr("This is no record of Muster: it holds the folder %1 twice.").arg(name));
    m_folders.insert(name);
    return {};
}

Result<void> Intake::begin(const QString& name)
{
    if (!isFileName(name)) {
        return refused(tr("This is no record of Muster: it holds a file \"%1\", which none does.")
                           .arg(printableLine(name, kMaxQuoted)));
    }
    if (m_files.contains(name))
        return refused(tr("This is no record of Muster: it holds the file %1 twice.").arg(name));
    if (m_files.size() >= m_limits.files)
        return refused(tr("This is not read: it holds more than %1 files.").arg(m_limits.files));
    m_files.insert(name, {});
    m_current = name;
    return {};
}

Result<void> Intake::add(QByteArrayView bytes)
{
    auto& file = m_files[m_current];
    const auto most = m_current == kReportFile ? m_limits.report : m_limits.oneFile;
    if (file.size() + bytes.size() > most) {
        return refused(
            tr("This is not read: its file %1 is larger than %2 MiB.").arg(m_current).arg(most / kMebi));
    }
    m_bytes += bytes.size();
    if (m_bytes > m_limits.allFiles) {
        return refused(
            tr("This is not read: its files are larger than %1 MiB in all.").arg(m_limits.allFiles / kMebi));
    }
    file.append(bytes);
    return {};
}

Result<Files> Intake::finish()
{
    if (!m_files.contains(u"heads.txt"_s))
        return refused(tr("This is no record of Muster: it has no heads.txt."));
    for (const auto& folder : std::as_const(m_folders)) {
        const auto first = m_files.lowerBound(folder + u'/');
        if (folder.startsWith("chains/"_L1)
            && (first == m_files.end() || !first.key().startsWith(folder + u'/')))
            return refused(tr("This is no record of Muster: its folder %1 is empty.").arg(folder));
    }
    return std::exchange(m_files, {});
}

} // namespace muster::bundle
