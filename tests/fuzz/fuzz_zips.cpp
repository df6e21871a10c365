// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer calls this with a bundle that it makes up, packed: what is taken in has names that a bundle may
// have, is within the limits, can be packed and read again, and can be verified.
#include "core/bundle/bundleverifier.h"
#include "core/bundle/zip.h"
#include "tests/fuzz/demand.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>

using namespace muster;
using namespace muster::bundle;
using muster::fuzz::demand;

namespace {

constexpr Limits kLimits { .files = 100, .oneFile = 1024 * 1024, .allFiles = 4 * 1024 * 1024 };

/// The path of a file in memory that holds these bytes, until the next call.
QString pathOf(const QByteArray& bytes)
{
    static const int kFile = memfd_create("bundle", MFD_CLOEXEC);
    demand(kFile >= 0 && ftruncate(kFile, 0) == 0
            && pwrite(kFile, bytes.constData(), static_cast<std::size_t>(bytes.size()), 0) == bytes.size(),
        "no file can be held in memory");
    return QStringLiteral("/proc/self/fd/%1").arg(kFile);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    if (fuzz::isPlanted(input))
        return 0;
    const auto files = filesOfZip(pathOf(input), kLimits);
    if (!files) {
        demand(!files.error().text.isEmpty(), "neither files nor a sentence");
        return 0;
    }
    qint64 all = 0;
    demand(files->size() <= kLimits.files, "there are more files than may be");
    for (auto file = files->begin(); file != files->end(); ++file) {
        demand(Intake::isFileName(file.key()), "a file has a name that no bundle has");
        demand(file->size() <= kLimits.oneFile, "a file is larger than one may be");
        all += file->size();
    }
    demand(all <= kLimits.allFiles, "the files are larger than all may be");
    for (const auto& fault : verify(*files).faults)
        demand(!fault.text.isEmpty(), "a fault says nothing");
    const auto packed = zipOf(*files, Instant {});
    demand(packed.has_value(), "what was read cannot be packed");
    const auto again = filesOfZip(pathOf(*packed), { kLimits.files, kLimits.oneFile, 8 * 1024 * 1024 });
    demand(again && *again == *files, "what was packed is not what is read");
    return 0;
}
