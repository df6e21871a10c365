// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/linessaver.h"

#include "core/base/durable.h"
#include "core/base/worker.h"
#include "ui/models/timelinemodel.h"
#include "ui/widgets/onanswer.h"

#include <algorithm>
#include <utility>

namespace muster::ui {

namespace {

/// More in one turn of the event loop would stop the window for longer than a frame.
constexpr qsizetype kInSlice = 500;

} // namespace

LinesSaver::LinesSaver(const TimelineModel* model, QObject* parent)
    : QObject(parent)
    , m_model(model)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &LinesSaver::goOn);
}

LinesSaver::~LinesSaver() = default;

void LinesSaver::save(const QString& file, const QList<int>& entries)
{
    m_file = file;
    m_format = linesFormatOf(file);
    m_entries = entries;
    m_next = 0;
    m_bytes = linesHead(m_format);
    m_reading = m_model->reading();
    m_timer.start();
}

void LinesSaver::goOn()
{
    if (m_reading != m_model->reading()) {
        m_timer.stop();
        m_bytes.clear();
        emit failed(tr("The log was read again meanwhile, and nothing was saved. Save the lines once more."));
        return;
    }
    const auto end = std::min(m_entries.size(), m_next + kInSlice);
    for (; m_next < end; ++m_next)
        m_bytes += lineOf(m_model->copyOf(m_entries[m_next]), m_format);
    if (m_next < m_entries.size())
        return;
    m_timer.stop();
    write();
}

void LinesSaver::write()
{
    if (!m_thread) {
        m_thread = std::make_unique<WorkerThread>(QStringLiteral("lines"));
        m_worker = new QObject;
        m_thread->adopt(m_worker);
    }
    const auto work
        = [file = m_file, bytes = std::exchange(m_bytes, {})] { return writeDurably(file, bytes); };
    onAnswer(ask(m_worker, work), this,
        [this, file = m_file, lines = m_entries.size()](const Result<void>& written) {
            if (written)
                emit saved(file, lines);
            else
                emit failed(written.error().text);
        });
}

} // namespace muster::ui
