// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/filelimits.h"

#include <QCoreApplication>

namespace muster::evidence {

namespace {

constexpr qint64 kKibi = 1024;
constexpr qint64 kMebi = kKibi * kKibi;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

/// With one digit behind the point, unless that is none.
QString inUnits(qint64 size, qint64 unit)
{
    const auto tenths = size * 10 / unit;
    const auto whole = QString::number(tenths / 10);
    return tenths % 10 == 0 ? whole : whole + u'.' + QString::number(tenths % 10);
}

} // namespace

Result<void> fitsRecord(const QString& name, qint64 size)
{
    if (size <= 0) {
        return fail(Fault::Invalid,
            tr("%1 is empty. That nothing came out is best said in a note; nothing was attached.").arg(name));
    }
    if (size > kLargestFile) {
        return fail(Fault::Invalid,
            tr("%1 is larger than %2, the most that is put to the record. Attach the part that matters, and "
               "say "
               "in a note where the whole lies.")
                .arg(name, sizeText(kLargestFile)));
    }
    return {};
}

QString sizeText(qint64 size)
{
    if (size == 1)
        return tr("1 byte");
    if (size < kKibi)
        return tr("%1 bytes").arg(size);
    return size < kMebi ? tr("%1 KiB").arg(inUnits(size, kKibi)) : tr("%1 MiB").arg(inUnits(size, kMebi));
}

} // namespace muster::evidence
