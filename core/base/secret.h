// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>
#include <vector>

namespace muster {

/// Bytes that are wiped when they are destroyed and cannot be copied, printed or compared by accident.
/// Travels as SecretPtr: a QFuture must not carry a move-only type in Qt 6.4.2 (crash in ~QPromise).
class Secret {
public:
    explicit Secret(const QByteArray& bytes)
        : m_bytes(bytes.begin(), bytes.end())
    {
    }
    ~Secret() { wipe(); }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    Secret(Secret&&) = delete;
    Secret& operator=(Secret&&) = delete;

    [[nodiscard]] const char* data() const { return m_bytes.data(); }
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_bytes.size()); }
    /// Whether both are the same bytes.
    [[nodiscard]] bool isSame(const Secret& other) const { return m_bytes == other.m_bytes; }

private:
    void wipe()
    {
        volatile char* p = m_bytes.data();
        for (std::size_t i = 0; i < m_bytes.size(); ++i)
            p[i] = 0;
    }

    std::vector<char> m_bytes;
};

using SecretPtr = std::shared_ptr<const Secret>;

} // namespace muster
