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

namespace {

constexpr int kGap = 12;
/// Between two facts, on either side of the dot.
constexpr int kFactGap = 5;
/// So much of the phase's name stays whatever is said of the plan.
constexpr int kLeastTitle = 120;

const auto kDot = QStringLiteral("·");

} // namespace

QStringList PlanFacts::all() const
{
    QStringList said { version, frozen, tested, defects, owner };
    said.removeAll(QString());
    return said;
}

WalkthroughHead::WalkthroughHead(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

WalkthroughHead::~WalkthroughHead() = default;

void WalkthroughHead::setWords(const QString& title, const QString& mode, const PlanFacts& facts)
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
    QStringList parts { m_title, m_mode, m_changes, m_facts.all().join(QStringLiteral(" · ")) };
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

int WalkthroughHead::widthOfFacts(const QStringList& facts) const
{
    const auto font = m_theme.type.words(13);
    int width = 0;
    for (const auto& fact : facts)
        width += (width > 0 ? widthOf(kDot, font) + 2 * m_theme.px(kFactGap) : 0) + widthOf(fact, font);
    return width;
}

WalkthroughHead::Room WalkthroughHead::roomIn(int width) const
{
    const auto gap = m_theme.px(kGap);
    const auto chip = m_mode.isEmpty() ? 0 : Chip { m_mode, Chip::Kind::Quiet }.size(m_theme).width() + gap;
    const auto changes
        = m_changes.isEmpty() ? 0 : widthOf(m_changes, m_theme.type.words(13, QFont::DemiBold)) + gap;
    const auto wanted = widthOf(m_title, m_theme.font(Token::H2)) + 2;
    const auto left = std::max(0, width - chip - gap - changes);
    const auto version = widthOfFacts({ m_facts.version });
    Room room;
    room.title = std::min(wanted, std::max(left - version, std::min(left, m_theme.px(kLeastTitle))));
    room.facts = left - room.title;
    return room;
}

QStringList WalkthroughHead::factsIn(int room) const
{
    const auto& facts = m_facts;
    const QList<QStringList> forms {
        { facts.version, facts.frozen, facts.tested, facts.defects, facts.owner },
        { facts.version, facts.tested, facts.defects, facts.owner },
        { facts.version, facts.tested, facts.defects },
        { facts.version, facts.tested },
        { facts.version },
    };
    for (auto form : forms) {
        form.removeAll(QString());
        if (widthOfFacts(form) <= room)
            return form;
    }
    return {};
}

QStringList WalkthroughHead::shownFacts() const
{
    return factsIn(roomIn(width()).facts);
}

void WalkthroughHead::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto gap = m_theme.px(kGap);
    const auto title = m_theme.font(Token::H2);
    const Chip chip { m_mode, Chip::Kind::Quiet };
    const auto chipSize = m_mode.isEmpty() ? QSize(0, 0) : chip.size(m_theme);
    const auto strong = m_theme.type.words(13, QFont::DemiBold);
    const auto changes = m_changes.isEmpty() ? 0 : widthOf(m_changes, strong) + gap;
    const auto room = roomIn(width());
    const auto titleWidth = room.title;
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
    const auto font = m_theme.type.words(13);
    const auto shown = factsIn(room.facts);
    QList<Words> words;
    for (const auto& fact : shown) {
        if (!words.isEmpty())
            words.append({ kDot, font, m_theme.colors.muted });
        const bool warns = m_facts.isTestOverdue && fact == m_facts.tested;
        words.append({ fact, font, warns ? m_theme.colors.warning : m_theme.colors.muted });
    }
    const auto needed = widthOfFacts(shown);
    paintLine(
        &painter, m_shapes, QRect(width() - needed, 0, needed, height()), words, {}, m_theme.px(kFactGap));
}

} // namespace muster::ui
