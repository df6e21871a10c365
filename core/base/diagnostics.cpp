// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diagnostics.h"

#include "core/base/clock.h"

#include <QDir>
#include <QMutexLocker>
#include <QRegularExpression>

#include <utility>

namespace muster {

Diagnostics::Diagnostics(const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{
}

Diagnostics::~Diagnostics() = default;

void Diagnostics::write(DiagnosticLine::Weight weight, const QString& source, const QString& words)
{
    const auto at = m_clock.now();
    const auto shown = redacted(words);
    {
        const QMutexLocker guard(&m_guard);
        m_lines.append({ ++m_written, at, weight, source, shown });
        if (m_lines.size() > kKept)
            m_lines.removeFirst();
        if (std::exchange(m_told, true))
            return;
    }
    QMetaObject::invokeMethod(
        this,
        [this] {
            {
                const QMutexLocker guard(&m_guard);
                m_told = false;
            }
            emit changed();
        },
        Qt::QueuedConnection);
}

QList<DiagnosticLine> Diagnostics::lines() const
{
    const QMutexLocker guard(&m_guard);
    return m_lines;
}

QString redacted(const QString& words)
{
    static const QRegularExpression user(QStringLiteral("://[^/\\s@]*@"));
    auto made = words;
    made.replace(user, QStringLiteral("://…@"));
    // Of the folder that everybody has there is nothing to hide.
    const auto home = QDir::homePath();
    if (home.size() > 1)
        made.replace(QRegularExpression(QRegularExpression::escape(home) + QStringLiteral("(?![\\w.-])")),
            QStringLiteral("~"));
    return made;
}

} // namespace muster
