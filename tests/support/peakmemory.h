// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>

#include <optional>

namespace muster::test {

/// The most memory that this program has had since this was made, beyond what it had then. Of Linux only.
class PeakMemory final {
public:
    PeakMemory()
    {
        // Lets the kernel forget the peak of before; where it may not, the peak of the whole run is told.
        QFile forget(QStringLiteral("/proc/self/clear_refs"));
        if (forget.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            forget.write("5");
    }

    /// In MiB; nothing where the kernel does not tell it.
    [[nodiscard]] std::optional<qint64> grownBy() const
    {
        const auto peak = kilobytes("VmHWM:");
        if (!peak || !m_before)
            return std::nullopt;
        return (*peak - *m_before) / 1024;
    }

private:
    static std::optional<qint64> kilobytes(const QByteArray& name)
    {
        QFile file(QStringLiteral("/proc/self/status"));
        if (!file.open(QIODevice::ReadOnly))
            return std::nullopt;
        const auto lines = file.readAll().split('\n');
        for (const auto& line : lines) {
            if (line.startsWith(name))
                return line.mid(name.size()).simplified().split(' ').constFirst().toLongLong();
        }
        return std::nullopt;
    }

    std::optional<qint64> m_before = kilobytes("VmRSS:");
};

} // namespace muster::test
