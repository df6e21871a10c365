// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer calls this with an entry that it makes up, and texts beside it as leaves.txt of a bundle has
// them: whatever they are, there is one spelling of what is read, and the state of an incident takes it.
#include "core/incident/fold.h"
#include "core/incident/payloadcodec.h"
#include "core/journal/eventjson.h"
#include "tests/fuzz/demand.h"

#include <cstddef>
#include <cstdint>

using namespace muster;
using namespace muster::journal;
using muster::fuzz::demand;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    if (fuzz::isPlanted(input))
        return 0;
    auto lines = input.split('\n');
    const auto body = lines.takeFirst();
    QList<Leaf> leaves;
    for (const auto& line : lines) {
        const auto words = line.split(' ');
        if (words.size() == 4)
            leaves.append({ QString::fromUtf8(words[1]), words[2],
                QString::fromUtf8(QByteArray::fromBase64(words[3])) });
    }
    const auto event = eventFromBytes(body, QByteArray(64, '\0'), leaves);
    if (!event) {
        demand(!event.error().text.isEmpty(), "neither an entry nor a sentence");
        return 0;
    }
    demand(event->body == body, "the bytes of an entry were changed");
    demand(event->leaves.size() == leaves.size(), "a text was lost");
    const auto again = eventFromBytes(event->body, event->signature, event->leaves);
    demand(again && *again == *event, "what was read is not read again");
    const auto payload = canonicalJson(event->payload);
    demand(payload && body.contains("\"payload\":" + *payload), "a payload has two spellings");
    demand(!comesBefore(*event, *again), "an entry comes before itself");
    (void)incident::decode(*event);
    (void)incident::fold({ *event, *again });
    return 0;
}
