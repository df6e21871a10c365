// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/diagnosticspanel.h"

#include "ui/models/diagnosticsmodel.h"
#include "ui/panels/diagnosticsdelegate.h"
#include "ui/widgets/button.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QLocale>
#include <QScreen>
#include <QScrollBar>
#include <QSysInfo>
#include <QVBoxLayout>

namespace muster::ui {

DiagnosticsPanel::DiagnosticsPanel(const Diagnostics& diagnostics, const ThemeValues& theme, QWidget* parent)
    : ListPanel(QStringLiteral("diagnostics"), tr("Diagnostics"), theme, parent)
    , m_model(new DiagnosticsModel(diagnostics, this))
    , m_delegate(new DiagnosticsDelegate(m_model, theme, this))
    , m_copy(new Button(Button::Kind::Outlined, tr("Copy for a bug report"), theme))
{
    list()->setAccessibleDescription(tr("Ctrl+C copies everything for a bug report"));
    list()->setModel(m_model);
    list()->setItemDelegate(m_delegate);
    list()->viewport()->installEventFilter(this);
    m_copy->setObjectName(QStringLiteral("diagnostics.copy"));
    m_copy->setKeyHint(QStringLiteral("Ctrl+C"));
    m_copy->setHeight(Button::Height::Small);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(kDockInset, kDockInset / 2, kDockInset, kDockInset / 2);
    foot->addWidget(m_copy);
    foot->addStretch(1);
    qobject_cast<QVBoxLayout*>(layout())->addLayout(foot);
    connect(m_copy, &QPushButton::clicked, this, &DiagnosticsPanel::copy);
    for (const auto changed : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(m_model, changed, this, &DiagnosticsPanel::showRows);
    showRows();
}

DiagnosticsPanel::~DiagnosticsPanel() = default;

void DiagnosticsPanel::setIncident(std::shared_ptr<session::IncidentSession>) { }

void DiagnosticsPanel::setTheme(const ThemeValues& theme)
{
    m_delegate->setTheme(theme);
    m_copy->setTheme(theme);
    ListPanel::setTheme(theme);
}

QString DiagnosticsPanel::remark() const
{
    return m_model->rowCount() == 0 ? QString() : QString::number(m_model->rowCount());
}

void DiagnosticsPanel::showRows()
{
    const bool empty = m_model->rowCount() == 0;
    showEmptiness(empty ? tr("Nothing to tell yet.") : QString());
    m_copy->setEnabled(!empty);
    if (!empty && !list()->hasFocus()) {
        list()->setCurrentIndex(m_model->index(m_model->rowCount() - 1));
        list()->scrollToBottom();
    }
    emit remarkChanged();
}

void DiagnosticsPanel::layOut()
{
    m_delegate->setWidth(list()->viewport()->width());
    list()->doItemsLayout();
    if (!list()->hasFocus())
        list()->scrollToBottom();
}

bool DiagnosticsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == list()->viewport() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &DiagnosticsPanel::layOut, Qt::QueuedConnection);
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == list() && isKey && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        if (event->type() == QEvent::KeyPress)
            copy();
        return true;
    }
    return ListPanel::eventFilter(watched, event);
}

QString DiagnosticsPanel::surroundings() const
{
    const auto* screen = this->screen();
    return QStringList {
        QStringLiteral("Muster %1, Qt %2, %3")
            .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()),
                QGuiApplication::platformName()),
        QStringLiteral("%1, %2 %3, %4")
            .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion(),
                QLocale::system().name()),
        QStringLiteral("screen %1 x %2 at %3, zoom %4 %")
            .arg(screen->size().width())
            .arg(screen->size().height())
            .arg(screen->devicePixelRatio())
            .arg(theme().type.zoom()),
    }
        .join(u'\n');
}

void DiagnosticsPanel::copy()
{
    if (m_model->rowCount() == 0)
        return;
    // Not translated: it is read by whoever mends Muster.
    QGuiApplication::clipboard()->setText(surroundings() + QStringLiteral("\n\n") + m_model->text() + u'\n');
    emit told(tr("Copied %1 lines. They name no password and no text of an incident; read them before you "
                 "send them.")
                  .arg(m_model->rowCount()));
}

} // namespace muster::ui
