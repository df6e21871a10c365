// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evidencedrop.h"

#include "ui/panels/brokenlines.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <QTextLayout>
#include <QUrl>
#include <QWindow>

#include <algorithm>
#include <utility>

namespace muster::ui {

EvidenceDrop::EvidenceDrop(const ThemeValues& theme, QWidget* over)
    : QWidget(over)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("evidence.drop"));
    setAccessibleName(tr("Drop here to put it to the record"));
    setAcceptDrops(true);
    hide();
}

EvidenceDrop::~EvidenceDrop() = default;

QStringList EvidenceDrop::filesOf(const QMimeData& data)
{
    QStringList files;
    for (const auto& url : data.urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    return files;
}

bool EvidenceDrop::fits(const QMimeData& data)
{
    return data.hasImage() || !filesOf(data).isEmpty();
}

bool EvidenceDrop::areRecords(const QStringList& files)
{
    return !files.isEmpty() && std::all_of(files.begin(), files.end(), [](const QString& file) {
        return file.endsWith(QStringLiteral(".muster"), Qt::CaseInsensitive);
    });
}

void EvidenceDrop::watch(QWindow* window, std::function<bool()> wants)
{
    m_wants = std::move(wants);
    window->installEventFilter(this);
}

bool EvidenceDrop::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::DragEnter) {
        const auto& dragged = *static_cast<QDragEnterEvent*>(event)->mimeData();
        m_isRecord = areRecords(filesOf(dragged));
        if (m_isRecord || (m_wants() && fits(dragged)))
            cover();
    } else if (event->type() == QEvent::DragLeave) {
        hide();
    }
    return false;
}

void EvidenceDrop::cover()
{
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

void EvidenceDrop::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    update();
}

void EvidenceDrop::dragEnterEvent(QDragEnterEvent* event)
{
    if (!fits(*event->mimeData()))
        return;
    // The original is never moved away, whatever whoever drags would like.
    event->setDropAction(Qt::CopyAction);
    event->accept();
    // What it lies over may have seen the drag leave just before.
    cover();
}

void EvidenceDrop::dragLeaveEvent(QDragLeaveEvent*)
{
    hide();
}

void EvidenceDrop::dropEvent(QDropEvent* event)
{
    hide();
    if (!fits(*event->mimeData()))
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    emit dropped(*event->mimeData());
}

void EvidenceDrop::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    auto ground = m_theme.colors.panel;
    ground.setAlpha(235);
    painter.fillRect(rect(), ground);
    const auto edge = m_theme.px(8);
    painter.setPen(QPen(m_theme.colors.focus, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(edge, edge, -edge, -edge), kCardRadius, kCardRadius);
    QTextLayout words(m_isRecord ? tr("Drop to import it: what another console recorded.")
                                 : tr("Drop to put it to the record. The file itself stays where it is."),
        m_theme.font(TypeScale::Token::H2));
    const auto inset = 2 * edge + m_theme.px(kDockInset);
    const auto room = breakIntoLines(words, std::max(1, width() - 2 * inset));
    painter.setPen(m_theme.colors.text);
    words.draw(&painter, QPointF((width() - room.width()) / 2, (height() - room.height()) / 2));
}

} // namespace muster::ui
