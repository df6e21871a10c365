// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/reportexport.h"

#include "core/base/durable.h"
#include "ui/widgets/onanswer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <utility>

namespace muster::ui {

namespace {

/// Whether a file may be written there without taking anything from anybody.
bool isFree(const QString& path, const QString& subject, report::Form form)
{
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return true;
    QFile file(path);
    return info.isFile() && !info.isSymLink() && file.open(QIODevice::ReadOnly)
        && report::subjectIn(file.readAll(), form) == subject;
}

/// Under its short name, or under the long one where another incident's report has that.
Result<QString> save(const report::Report& made, const report::Looks& looks, const ReportExport::Order& order)
{
    const auto bytes = report::written(made, order.form, looks);
    if (!bytes)
        return fail(bytes.error());
    if (!order.file.isEmpty()) {
        const auto done = writeDurably(order.file, *bytes, Readers::AsUsual);
        return done ? Result<QString>(order.file) : fail(done.error());
    }
    if (const auto folder = makeFolder(order.folder, Readers::AsUsual); !folder)
        return fail(folder.error());
    // A copy without names never takes the place of one that has them.
    const auto ending = (order.setup.namesAsRoles ? QStringLiteral("_roles.") : QStringLiteral("."))
        + report::endingOf(order.form);
    for (const auto& name :
        { report::paperName(made, order.paper), report::longPaperName(made, order.paper) }) {
        const auto file = QDir(order.folder).filePath(name + ending);
        if (!isFree(file, made.subject, order.form))
            continue;
        if (const auto done = writeDurably(file, *bytes, Readers::AsUsual); !done)
            return fail(done.error());
        return file;
    }
    return fail(Fault::Conflict,
        ReportExport::tr("In %1 is a file of the same name already that is not the report of this incident. "
                         "Choose another folder.")
            .arg(order.folder));
}

} // namespace

struct ReportExport::Work {
    Order order;
    report::Report made;
    /// Those that are not drawn yet.
    QList<report::Figure> figures;
    report::Looks looks;
};

ReportExport::ReportExport(QObject* parent)
    : QObject(parent)
{
}

ReportExport::~ReportExport()
{
    m_writing.waitForFinished();
}

bool ReportExport::write(const Order& order)
{
    if (std::exchange(m_isWriting, true))
        return false;
    const auto making = QtFuture::makeReadyFuture().then(QtFuture::Launch::Async,
        [order] { return report::paperOf(order.paper, order.plan, order.events, order.setup); });
    onAnswer(making, this, [this, order](const Result<report::Report>& made) {
        if (!made) {
            m_isWriting = false;
            emit failed(made.error().text);
            return;
        }
        auto work = std::make_shared<Work>(Work { order, *made, {}, {} });
        if (m_renderer != nullptr)
            work->figures = figuresIn(made->sections);
        draw(work);
    });
    return true;
}

void ReportExport::draw(const std::shared_ptr<Work>& work)
{
    if (work->figures.isEmpty())
        return finish(work);
    const auto figure = work->figures.takeFirst();
    work->looks.drawings.insert(figure.id, m_renderer->drawn(figure, report::kFigureWidth));
    // Whoever types meanwhile is not held up by all of them.
    QTimer::singleShot(0, this, [this, work] { draw(work); });
}

void ReportExport::finish(const std::shared_ptr<Work>& work)
{
    m_writing = QtFuture::makeReadyFuture().then(
        QtFuture::Launch::Async, [work] { return save(work->made, work->looks, work->order); });
    onAnswer(m_writing, this, [this](const Result<QString>& file) {
        m_isWriting = false;
        if (file)
            emit written(*file);
        else
            emit failed(file.error().text);
    });
}

QList<report::Figure> figuresIn(const QList<report::Section>& sections)
{
    QList<report::Figure> figures;
    for (const auto& section : sections) {
        for (const auto& block : section.blocks) {
            if (const auto* figure = std::get_if<report::Figure>(&block))
                figures.append(*figure);
        }
        figures += figuresIn(section.sections);
    }
    return figures;
}

} // namespace muster::ui
