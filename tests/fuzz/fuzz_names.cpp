// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer calls this with the name of a file that it makes up, in UTF-16 if it begins with an odd byte (so
// with half pairs too), else in UTF-8.
#include "core/base/printable.h"
#include "core/evidence/tamedname.h"
#include "tests/fuzz/demand.h"

#include <cstddef>
#include <cstdint>

using namespace muster;
using namespace muster::evidence;
using muster::fuzz::demand;

namespace {

void demandTame(const QString& name)
{
    demand(!name.isEmpty() && name.size() <= kLongestName && name.toUtf8().size() <= kMostNameBytes,
        "a name is empty or too long");
    demand(!name.contains(u'/') && !name.contains(u'\\') && !name.contains(u':') && !name.startsWith(u'.')
            && !name.startsWith(u'-') && !name.endsWith(u'.') && !name.endsWith(u' '),
        "a name leads elsewhere, or hides");
    demand(printableLine(name) == name, "a name cannot be shown");
    demand(name.normalized(QString::NormalizationForm_C) == name, "a name is not in NFC");
    demand(name.isValidUtf16(), "half of a pair is left");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    if (fuzz::isPlanted(input) || input.isEmpty())
        return 0;
    QString hostile;
    if (data[0] % 2 == 1) {
        for (std::size_t i = 1; i + 1 < size; i += 2)
            hostile += QChar(static_cast<char16_t>(data[i] | data[i + 1] << 8));
    } else {
        hostile = QString::fromUtf8(input.sliced(1));
    }
    const auto name = tamedName(hostile);
    demandTame(name);
    demand(tamedName(name) == name, "a tame name is changed");
    const auto second = nameBeside(name, { name.toUpper(), name });
    demandTame(second);
    demand(second.compare(name, Qt::CaseInsensitive) != 0, "two files have one name");
    return 0;
}
