// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/target.h"

#include "core/plan/words.h"

namespace muster::plan {

std::optional<Target> targetFromText(QStringView text)
{
    text = text.trimmed();
    Target target;
    if (text == u"unknown")
        return target;
    if (text == u"none") {
        target.state = Target::State::None;
        return target;
    }
    target.state = Target::State::Number;
    for (const QStringView sign : { u"<=", u"≤", u"~" }) {
        if (text.startsWith(sign)) {
            target.approximate = sign == u"~";
            text = text.sliced(sign.size());
            break;
        }
    }
    const auto value = durationFromText(text);
    if (!value)
        return std::nullopt;
    target.value = *value;
    return target;
}

QString textOf(const Target& target)
{
    switch (target.state) {
    case Target::State::Unknown:
        return Words::tr("unknown");
    case Target::State::None:
        return Words::tr("none");
    case Target::State::Number:
        break;
    }
    return (target.approximate ? QStringLiteral("~ ") : QString()) + durationText(target.value);
}

} // namespace muster::plan
