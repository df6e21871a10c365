// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QUuid>

#include <compare>
#include <optional>

namespace muster {

/// A random identity. The tag keeps identities of different things apart at compile time.
template <typename Tag> class Uid {
public:
    explicit Uid(const QUuid& uuid)
        : m_uuid(uuid)
    {
    }
    [[nodiscard]] static Uid random() { return Uid(QUuid::createUuid()); }
    /// Reads the form that toString writes (36 characters, lower case, no braces); nothing else.
    [[nodiscard]] static std::optional<Uid> fromString(QStringView text)
    {
        const auto uuid = text.size() == 36 ? QUuid::fromString(text) : QUuid();
        if (uuid.isNull() || uuid.toString(QUuid::WithoutBraces) != text)
            return std::nullopt;
        return Uid(uuid);
    }
    [[nodiscard]] QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }
    [[nodiscard]] const QUuid& uuid() const { return m_uuid; }

    friend bool operator==(const Uid& a, const Uid& b) { return a.m_uuid == b.m_uuid; }
    friend bool operator<(const Uid& a, const Uid& b) { return a.m_uuid.toRfc4122() < b.m_uuid.toRfc4122(); }
    friend size_t qHash(const Uid& id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

/// A name that a person wrote in a plan: letters, digits, '-' and '_'. Unique within its plan.
template <typename Tag> class Slug {
public:
    explicit Slug(QString text)
        : m_text(std::move(text))
    {
    }
    [[nodiscard]] const QString& toString() const { return m_text; }

    friend bool operator==(const Slug& a, const Slug& b) { return a.m_text == b.m_text; }
    friend bool operator<(const Slug& a, const Slug& b) { return a.m_text < b.m_text; }
    friend size_t qHash(const Slug& slug, size_t seed = 0) { return qHash(slug.m_text, seed); }

private:
    QString m_text;
};

} // namespace muster
