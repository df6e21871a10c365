// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/erasure.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace muster::journal {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kLeaves = "leaves"_L1;
constexpr auto kFiles = "files"_L1;

bool isHash(const QString& text)
{
    static const QRegularExpression kHash(u"\\A[0-9a-f]{64}\\z"_s);
    return kHash.match(text).hasMatch();
}

} // namespace

QJsonObject payloadOf(const Erasure& erasure)
{
    QJsonObject payload;
    QJsonArray leaves;
    for (const auto& leaf : erasure.leaves)
        leaves.append(QJsonArray { leaf.event.toString(), leaf.field });
    if (!leaves.isEmpty())
        payload.insert(kLeaves, leaves);
    if (!erasure.files.isEmpty())
        payload.insert(kFiles, QJsonArray::fromStringList(erasure.files));
    return payload;
}

std::optional<Erasure> erasureOf(const Event& event)
{
    if (event.type != kErasure || event.version != 1)
        return std::nullopt;
    for (const auto key : { kLeaves, kFiles }) {
        if (event.payload.contains(key) && event.payload.value(key).toArray().isEmpty())
            return std::nullopt;
    }
    Erasure erasure;
    const auto leaves = event.payload.value(kLeaves).toArray();
    for (const auto& one : leaves) {
        const auto pair = one.toArray();
        const auto id = EventId::fromString(pair.at(0).toString());
        const auto field = pair.at(1).toString();
        if (pair.size() != 2 || !id || !isLeafField(field))
            return std::nullopt;
        erasure.leaves.append({ *id, field });
    }
    const auto files = event.payload.value(kFiles).toArray();
    for (const auto& one : files) {
        if (!isHash(one.toString()))
            return std::nullopt;
        erasure.files.append(one.toString());
    }
    if (erasure.leaves.isEmpty() && erasure.files.isEmpty())
        return std::nullopt;
    return erasure;
}

bool isLeafField(const QString& field)
{
    static const QRegularExpression kField(u"\\A(?:actor\\.name|payload\\.[a-z0-9_.-]+)\\z"_s);
    return kField.match(field).hasMatch();
}

void dropLeaf(Event& event, const QString& field)
{
    event.leaves.removeIf([&](const Leaf& leaf) { return leaf.field == field; });
    if (field == "actor.name"_L1)
        event.actor.name.clear();
}

} // namespace muster::journal
