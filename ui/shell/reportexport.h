// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/event.h"
#include "core/plan/plan.h"
#include "core/report/drawings.h"
#include "core/report/forms.h"
#include "core/report/papers.h"
#include "core/report/report.h"
#include "core/report/reportsetup.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QString>

#include <memory>

namespace muster::ui {

/// Writes the report of an incident, or another of its papers, beside the window: it is made and written in a
/// worker, and its figures are drawn here, one a turn. One at a time. Thread: main. Owner: its parent.
class ReportExport final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportExport)
public:
    explicit ReportExport(QObject* parent = nullptr);
    /// Waits for what is still being written.
    ~ReportExport() override;

    /// Who draws figures; it must outlive this. Null for nobody: they are told in words then.
    void setRenderer(const report::FigureRenderer* renderer) { m_renderer = renderer; }

    struct Order {
        plan::Plan plan;
        QList<journal::Event> events;
        report::ReportSetup setup;
        report::Form form = report::Form::Pdf;
        /// It gets a name of its own there, and takes no other file's place.
        QString folder = {};
        report::Paper paper = report::Paper::Report;
        /// Exactly there instead, whatever is there: a person chose it.
        QString file = {};
    };
    /// False while another one is being written; then nothing happens.
    bool write(const Order& order);

signals:
    void written(const QString& file);
    /// In a sentence; no file is left behind.
    void failed(const QString& text);

private:
    struct Work;
    void draw(const std::shared_ptr<Work>& work);
    void finish(const std::shared_ptr<Work>& work);

    const report::FigureRenderer* m_renderer = nullptr;
    QFuture<Result<QString>> m_writing;
    bool m_isWriting = false;
};

/// Every figure of a report, in its order.
[[nodiscard]] QList<report::Figure> figuresIn(const QList<report::Section>& sections);

} // namespace muster::ui
