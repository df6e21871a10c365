// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/walkthroughhead.h"

#include "ui/models/tooltip.h"
#include "ui/panels/lineofwords.h"
#include "ui/widgets/chip.h"

#include <QPainter>

#include <algorithm>

namespace muster::ui {

using Token = TypeScale::Token;

WalkthroughHead::WalkthroughHead(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

WalkthroughHead::~WalkthroughHead() = default;

void WalkthroughHead::setWords(const QString& title, const QString& mode, const QString& facts)
{
    if (title == m_title && mode == m_mode && facts == m_facts)
        return;
    m_title = title;
    m_mode = mode;
    m_facts = facts;
    name();
}

void WalkthroughHead::setChanges(const QStringList& changes)
{
    const auto words = changes.isEmpty() ? QString()
        : changes.size() == 1            ? tr("1 change")
                                         : tr("%1 changes").arg(changes.size());
    const auto told = changes.join(u'\n');
    if (words == m_changes && told == accessibleDescription())
        return;
    m_changes = words;
    setAccessibleDescription(told);
    setToolTip(plainToolTip(told).replace(u'\n', QStringLiteral("<br>")));
    name();
}

void WalkthroughHead::name()
{
    QStringList parts { m_title, m_mode, m_changes, m_facts };
    parts.removeAll(QString());
    setAccessibleName(parts.join(QStringLiteral(", ")));
    update();
}

void WalkthroughHead::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize WalkthroughHead::sizeHint() const
{
    return { m_theme.px(400), m_theme.px(28) };
}

QSize WalkthroughHead::minimumSizeHint() const
{
    return { m_theme.px(160), sizeHint().height() };
}

void WalkthroughHead::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto gap = m_theme.px(12);
    const auto title = m_theme.font(Token::H2);
    const Chip chip { m_mode, Chip::Kind::Quiet };
    const auto chipSize = m_mode.isEmpty() ? QSize(0, 0) : chip.size(m_theme);
    const auto strong = m_theme.type.words(13, QFont::DemiBold);
    const auto changes = m_changes.isEmpty() ? 0 : widthOf(m_changes, strong) + gap;
    const auto wanted = widthOf(m_title, title);
    const auto titleWidth = std::min(wanted + 2, std::max(0, width() - chipSize.width() - gap - changes));
    paintLine(&painter, m_shapes, QRect(0, 0, titleWidth, height()),
        { { m_title, title, m_theme.colors.text } }, {}, 0);
    auto left = titleWidth + gap;
    if (!m_mode.isEmpty()) {
        chip.paint(&painter,
            QRectF(left, (height() - chipSize.height()) / 2.0, chipSize.width(), chipSize.height()), m_theme);
        left += chipSize.width() + gap;
    }
    // Nobody is to take it for the plan that was approved: this never steps back.
    if (changes > 0) {
        paintLine(&painter, m_shapes, QRect(left, 0, changes, height()),
            { { m_changes, strong, m_theme.colors.text } }, {}, 0);
        left += changes;
    }
    const auto factsFont = m_theme.type.words(13);
    const auto room = width() - left;
    // Facts step back first, and altogether where nothing readable would remain.
    if (room >= m_theme.px(60))
        paintLine(&painter, m_shapes, QRect(left, 0, room, height()), {},
            { m_facts, factsFont, m_theme.colors.muted }, 0);
}

} // namespace muster::ui
