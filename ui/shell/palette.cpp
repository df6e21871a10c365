// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette.h"

#include "ui/shell/palettemodel.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {

namespace {

constexpr int kWidth = 640;
constexpr int kRowsInSight = 10;
/// Nobody reads more; a longer query finds fewer.
constexpr qsizetype kMostFound = 100;
constexpr qsizetype kMostRecent = 5;

} // namespace

Palette::Palette(const ThemeValues& theme, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_line(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(tr("Nothing is called that."), this))
    , m_model(new PaletteModel(m_everything, this))
{
    setObjectName(QStringLiteral("palette"));
    m_line->setObjectName(QStringLiteral("palette.line"));
    m_line->setPlaceholderText(tr("Find or run a command"));
    m_line->setAccessibleName(tr("Find or run a command"));
    m_line->setMaxLength(200);
    m_line->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("palette.list"));
    m_list->setAccessibleName(tr("What fits"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_model, theme, this));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setContentsMargins(kDockInset, 0, kDockInset, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kDockInset, kDockInset, kDockInset, kDockInset);
    column->setSpacing(8);
    column->addWidget(m_line);
    column->addWidget(m_nothing);
    column->addWidget(m_list);
    connect(m_line, &QLineEdit::textChanged, this, &Palette::showFitting);
    connect(m_list, &QListView::clicked, this, &Palette::run);
    setAutoFillBackground(true);
    hide();
    setTheme(theme);
}

Palette::~Palette() = default;

void Palette::open(QList<Findable> everything, int top)
{
    m_top = top;
    m_before = QApplication::focusWidget();
    m_everything = std::move(everything);
    bringForwardRecent();
    QStringList lines;
    for (const auto& one : std::as_const(m_everything))
        lines << one.text + u' ' + one.kind + u' ' + one.also;
    m_index = FindIndex(lines);
    m_line->clear();
    showFitting({});
    place();
    show();
    raise();
    m_line->setFocus(Qt::ShortcutFocusReason);
}

void Palette::bringForwardRecent()
{
    auto front = m_everything.begin();
    for (const auto& text : std::as_const(m_recent)) {
        const auto found
            = std::find_if(front, m_everything.end(), [&](const Findable& one) { return one.text == text; });
        if (found == m_everything.end())
            continue;
        std::rotate(front, found, found + 1);
        ++front;
    }
}

void Palette::dismiss()
{
    if (isHidden())
        return;
    const bool hadKeyboard = m_line->hasFocus();
    hide();
    if (hadKeyboard && m_before != nullptr)
        m_before->setFocus(Qt::OtherFocusReason);
}

void Palette::showFitting(const QString& query)
{
    m_model->show(m_index.find(query, kMostFound));
    const int rows = m_model->rowCount();
    m_nothing->setVisible(rows == 0);
    m_list->setVisible(rows > 0);
    if (rows > 0)
        m_list->setCurrentIndex(m_model->index(0));
    place();
}

void Palette::run()
{
    const auto chosen = m_list->currentIndex();
    if (!chosen.isValid())
        return;
    const auto one = m_model->at(chosen.row());
    m_recent.removeAll(one.text);
    m_recent.prepend(one.text);
    m_recent.resize(std::min(m_recent.size(), kMostRecent));
    dismiss();
    one.act();
}

void Palette::moveBy(int rows)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    m_list->setCurrentIndex(m_model->index(std::clamp(m_list->currentIndex().row() + rows, 0, count - 1)));
}

void Palette::place()
{
    const auto* delegate = qobject_cast<PaletteDelegate*>(m_list->itemDelegate());
    const int rows = std::clamp(m_model->rowCount(), 1, kRowsInSight);
    m_list->setFixedHeight(rows * delegate->rowHeight());
    const int width = std::min(m_theme.px(kWidth), parentWidget()->width() - 2 * kPageInset);
    resize(width, layout()->totalSizeHint().height());
    move((parentWidget()->width() - width) / 2, m_top);
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_line)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason
        && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) {
        dismiss();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Up:
        moveBy(-1);
        return true;
    case Qt::Key_Down:
        moveBy(1);
        return true;
    case Qt::Key_PageUp:
        moveBy(-kRowsInSight);
        return true;
    case Qt::Key_PageDown:
        moveBy(kRowsInSight);
        return true;
    default:
        return false;
    }
}

void Palette::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    auto ground = palette();
    ground.setColor(QPalette::Window, theme.colors.panel);
    setPalette(ground);
    qobject_cast<PaletteDelegate*>(m_list->itemDelegate())->setTheme(theme);
    m_line->setFont(theme.font(TypeScale::Token::Body));
    m_nothing->setFont(theme.font(TypeScale::Token::Table));
    auto muted = m_nothing->palette();
    muted.setColor(QPalette::WindowText, theme.colors.muted);
    m_nothing->setPalette(muted);
    place();
}

void Palette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colors.panel);
    const int line = m_theme.colors.outline;
    painter.setPen(QPen(m_theme.colors.border, line, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawRect(QRectF(rect()).adjusted(line / 2.0, line / 2.0, -line / 2.0, -line / 2.0));
}

} // namespace muster::ui
