// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer calls this with heads.txt of a bundle that it makes up: there is one spelling of what is read,
// and a signature of nobody does not fit.
#include "core/journal/heads.h"
#include "tests/fuzz/demand.h"

#include <cstddef>
#include <cstdint>

using namespace muster;
using namespace muster::journal;
using muster::fuzz::demand;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    if (fuzz::isPlanted(text))
        return 0;
    const auto heads = headsFromText(text);
    if (heads) {
        demand(!heads->heads.isEmpty(), "heads without a head");
        demand(textOf(*heads) == text, "heads have two spellings");
    } else {
        demand(!heads.error().text.isEmpty(), "neither heads nor a sentence");
    }
    const auto read = readHeads({ text, QByteArray(64, '\0') });
    demand(!read && !read.error().text.isEmpty(), "what nobody signed is believed");
    return 0;
}
